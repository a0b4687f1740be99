//! The keys and columns of surveys. Columns that are not here are questions.

use crate::parse::{Key, Shape};

pub(in crate::resolve) const EVALUATION: Shape = shape! {
    "lowest" = "最低分";
    "highest" = "最高分";
    "decimals" = "小数位";
    "public" = "公开";
};
pub(in crate::resolve) const SCORE_SCALE: Shape = shape! {
    "lowest" = "最低分";
    "highest" = "最高分";
};
pub(in crate::resolve) const EVALUATION_LIST: Shape = shape! {
    "party" = "评价方" = "评价主体";
    "source" = "来源";
    "comment" = "意见" = "意见建议" = "意见和建议" = "意见与建议";
};
pub(in crate::resolve) const NEEDS_LIST: Shape = shape! {
    "stage" = "阶段";
    "party" = "评价方" = "评价主体";
    "source" = "来源";
    "comment" = "意见" = "意见建议" = "意见和建议" = "意见与建议";
};
