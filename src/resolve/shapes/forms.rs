//! The keys of form definitions.

use crate::parse::{Key, Shape};

pub(in crate::resolve) const FORM: Shape = shape! {
    "title" = "标题";
    "code" = "编号";
    "order" = "次序";
    "scope" = "范围";
    "families" = "适用";
    "kind" = "样式";
    "rows" = "行";
    "filter" = "筛选";
    "sheets" = "分表";
    "columns" = "列";
    "total" = "合计";
    "lines" = "固定行";
    "boxes" = "栏目";
    "boxes_a_line" = "每行栏数";
    "tables" = "附表";
    "number" = "编号行";
    "text" = "正文";
    "issuer" = "落款";
    "date" = "日期";
    "head" = "表头";
    "notes" = "说明";
    "signatures" = "签字";
    "paper" = "纸张";
    "orientation" = "方向";
    "rows_a_page" = "每页行数";
    "blank" = "空行";
    "template" = "模板";
    "archive" = "归档";
};
pub(in crate::resolve) const FORM_COLUMN: Shape = shape! {
    "value" = "内容";
    "formula" = "公式";
    "decimals" = "小数位";
    "title" = "标题";
    "group" = "分组";
    "width" = "宽";
    "when" = "条件";
    "total" = "合计";
};
pub(in crate::resolve) const FORM_BOX: Shape = shape! {
    "value" = "内容";
    "text" = "文字";
    "title" = "标题";
    "span" = "占栏";
    "height" = "行高";
};
pub(in crate::resolve) const FORM_TABLE: Shape = shape! {
    "title" = "标题";
    "rows" = "行";
    "columns" = "列";
    "total" = "合计";
    "lines" = "固定行";
};
pub(in crate::resolve) const FORM_HEAD: Shape = shape! {
    "title" = "标题";
    "text" = "文字";
};
pub(in crate::resolve) const WORDS: Shape = shape! {
    "zh" = "中文";
    "en" = "英文";
};
