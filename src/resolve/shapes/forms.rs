//! The keys of form definitions.

use crate::model::{RowSource, SheetBy, When};
use crate::parse::Kind::{Choice, ChoiceOf, Either, Empty, List, Map, Text, Whole, YesNo};
use crate::parse::Need::{May, Must, Said};
use crate::parse::{Key, Kind, Shape};

/// A text in one language, or in several.
const WORDED: Kind = Either(&[Text, Map(|| WORDS)]);
const COLUMNS: Kind = List(&Either(&[Text, Map(|| FORM_COLUMN)]));
const LINES: Kind = List(&Either(&[WORDED, List(&Either(&[WORDED, Empty]))]));
const BOX: Kind = Either(&[Text, Map(|| FORM_BOX)]);

fn row_sources() -> Vec<Vec<&'static str>> {
    RowSource::ALL.into_iter().map(|rows| rows.names().to_vec()).collect()
}

fn conditions() -> Vec<Vec<&'static str>> {
    When::ALL.into_iter().map(|when| when.names().to_vec()).collect()
}

fn parted() -> Vec<Vec<&'static str>> {
    SheetBy::ALL.into_iter().map(|by| by.names().to_vec()).collect()
}

pub(in crate::resolve) const FORM: Shape = shape! {
    "title" = "标题": WORDED, Must,
        "文字，或者几种语言的文字，见下。印出来前面加上班次（年度、计划）的名字",
        "The title";
    "code" = "编号": Text, May,
        "文字。记录的编号，如 `C4/组织04/003`；不写的取工作程序的 `记录` 里指到这张表的那一条",
        "The code of the record";
    "order" = "次序": Whole(0, 9999), May,
        "整数，0 至 9999，小的排在前面。缺省 500，排在自带的后面",
        "Its place among the forms; the lowest first";
    "scope" = "范围": Choice(&[&["班次", "class"], &["年度", "year"], &["计划", "plan"]]), May,
        "一份文件是关于什么的：`班次`（`class`）、`年度`（`year`）、`计划`（`plan`）。写了 `行` 的由行决定，不用写，写得不一致是错误 B101；两项都不写的是班次",
        "What one document is about";
    "families" = "适用": List(&Text), May,
        "班次类别，文字或者列表。只有这些类别的班次有这张表，缺省是全部班次",
        "Only classes of these families have it";
    "kind" = "样式": Choice(&[&["表格", "table"], &["登记", "record"], &["证明", "letter"], &["证书", "certificate"]]), May,
        "`表格`（`table`）、`登记`（`record`，一格一格的登记表）、`证明`（`letter`）、`证书`（`certificate`，四周有边框）。缺省 `表格`",
        "A table, a record of boxes, a letter or a certificate";
    "rows" = "行": ChoiceOf(row_sources), Said("看样式"),
        "行从哪里来，如 `学员`（`trainees`）。登记、证明和证书一行一页；不写的，整个班次（年度、计划）一页。表格要写 `行` 或者 `固定行`",
        "Where rows come from";
    "filter" = "筛选": ChoiceOf(conditions), May,
        "只要哪些行，写一个条件，如 `合格`。哪种行可以用哪些条件见 [表册](forms.md)，这种行答不出的是错误 B110",
        "Which of the rows";
    "sheets" = "分表": ChoiceOf(parted), May,
        "`对象`（`cohort`）、`小组`（`group`）、`单位`（`unit`）、`考场`（`room`）：每一个单成一张，Excel 里是一个工作表。行不能这样分的是错误 B110。用于表格",
        "What makes a sheet of its own";
    "columns" = "列": COLUMNS, Said("表格必填"),
        "列表：表的各列，写字段的名字或者一组设置。用于表格",
        "The columns of a table";
    "total" = "合计": YesNo, May,
        "是否，缺省 `否`。`是`：末行把可合计的数和公式列加起来。用于有 `行` 的表格",
        "Whether the last line adds up";
    "lines" = "固定行": LINES, May,
        "列表，一项是一行，一行是各格文字的列表，空着的格写 `\"\"`，后面的空格可以不写。写了 `行` 的表不用它；比列多的是错误",
        "Rows that the form itself has";
    "boxes" = "栏目": List(&Either(&[BOX, List(&BOX)])), May,
        "列表，一项是一行，一行是几个栏目的列表。用于登记",
        "Lines of boxes, for a record";
    "boxes_a_line" = "每行栏数": Whole(1, 8), May,
        "整数，1 至 8，缺省 2。用于登记",
        "How many boxes a line has room for";
    "tables" = "附表": List(&Map(|| FORM_TABLE)), May,
        "列表：附表。登记可以有几张，证明和证书只能有一张，多写的是错误 B111",
        "Tables within a record or letter";
    "number" = "编号行": WORDED, May,
        "文字。证书编号那一行。用于证明和证书",
        "The line of the number, of letters and certificates";
    "text" = "正文": List(&WORDED), Said("证明、证书必填"),
        "文字或者列表，一项是一段。用于证明和证书",
        "The paragraphs of a letter or certificate";
    "issuer" = "落款": WORDED, May,
        "文字。缺省 `{组织}`。用于证明和证书",
        "Who signs a letter or certificate";
    "date" = "日期": WORDED, May,
        "文字。缺省 `{今天}`，不是固定的日期。用于证明和证书",
        "The date of a letter or certificate";
    "head" = "表头": List(&Either(&[Text, Map(|| FORM_HEAD)])), May,
        "列表：标题下面的几项事实。用于表格和登记",
        "Facts below the title";
    "notes" = "说明": List(&WORDED), May,
        "文字或者列表，印在表的下面；没有内容的不印。用于表格和登记",
        "Notes below a table";
    "signatures" = "签字": List(&WORDED), May,
        "文字或者列表，如 `负责人签字：`。用于表格和登记",
        "Lines to sign";
    "paper" = "纸张": Choice(&[&["A4", "a4"], &["A3", "a3"]]), May,
        "`A4` 或者 `A3`。缺省 `A4`",
        "The size of the paper";
    "orientation" = "方向": Choice(&[&["纵向", "portrait"], &["横向", "landscape"]]), May,
        "`纵向`（`portrait`）或者 `横向`（`landscape`）。缺省 `纵向`",
        "Upright or across";
    "rows_a_page" = "每页行数": Whole(1, 500), May,
        "整数，1 至 500。缺省排满一页再换页。用于表格",
        "How many rows a page has";
    "blank" = "空行": Whole(0, 500), May,
        "整数，0 至 500，缺省 20。`xueshi forms render --blank` 不写行数时留几行",
        "How many empty rows a blank form has";
    "template" = "模板": Text, May,
        "文字。定义旁边的工作簿（xlsx）的文件名，只用于 `表格`。这张表的 Excel 就是填好的这个工作簿，网页仍按 `列`，没有 Word 和 PDF；空白表不用模板，四种都有，见下",
        "A workbook beside this file that is filled";
    "archive" = "归档": Choice(&[&["是", "yes"], &["否", "no"], &["签字件", "signed"]]), May,
        "`是`（`yes`）、`否`（`no`）、`签字件`（`signed`），缺省 `是`。`xueshi archive` 的卷内目录和归档文件目录里有没有这张表：`否`，没有，如发给本人的证书，附件里有它的扫描件也不列；`签字件`，附件里有签字件才有，如当天签字的空白签到表。文件照样在压缩包里",
        "Whether the archive lists it";
};

pub(in crate::resolve) const FORM_COLUMN: Shape = shape! {
    "value" = "内容": Text, May,
        "字段的名字，见 [表册](forms.md)。`内容` 和 `公式` 都不写的是空白的一列，留着手填；只能写一样，都写了是错误 K102",
        "A field; an empty column where there is none";
    "formula" = "公式": Text, May,
        "文字。由这一行的数算出来的数",
        "A number computed from those of the row";
    "decimals" = "小数位": Whole(0, 10), May,
        "整数，0 至 10，缺省 2。公式算出来的数四舍五入到几位，末尾的 0 不写；合计是各行印出来的数的和。用于公式列",
        "Decimals of that number";
    "title" = "标题": WORDED, Said("看内容"),
        "文字。缺省用字段的名字；空白列和公式列必须写",
        "The head of the column";
    "group" = "分组": WORDED, May,
        "文字。相邻的、写得一样的几列，上面共用一个标题",
        "A head over neighbouring columns";
    "width" = "宽": Whole(1, 200), May,
        "整数，1 至 200，单位是一个汉字。字段各有缺省，公式 5，空白 6",
        "The width, in Chinese characters";
    "when" = "条件": ChoiceOf(conditions), May,
        "什么时候有这一列，如 `学生`、`考试`、`有内容`。缺省总有。这种行答不出的是错误 B110",
        "When the column is there";
    "total" = "合计": YesNo, May,
        "是否，缺省 `是`。表有 `合计` 而这一列加起来没有意义的（如完成率），写 `否`，末行空着",
        "Whether it adds up in the last line";
};

pub(in crate::resolve) const FORM_BOX: Shape = shape! {
    "value" = "内容": Text, May,
        "字段或者事实的名字。`内容` 和 `文字` 都不写的是空白，留着手填；只能写一样，都写了是错误 K102",
        "A field or fact; room to write where there is none";
    "text" = "文字": WORDED, May,
        "文字，可以有花括号",
        "A text, with names in braces";
    "title" = "标题": WORDED, Said("看内容"),
        "文字。缺省用字段或者事实的名字；写 `文字` 的和空白的必须写",
        "The title of the box";
    "span" = "占栏": Whole(1, 8), May,
        "整数，1 至 8，缺省 1。一行里的最后一个自动占满余下的；一行加起来比 `每行栏数` 多的是错误 B103",
        "How many boxes wide it is";
    "height" = "行高": Whole(1, 40), May,
        "整数，1 至 40，缺省 1。几行字高，给手写的留地方",
        "How many lines high it is";
};

pub(in crate::resolve) const FORM_TABLE: Shape = shape! {
    "title" = "标题": WORDED, May,
        "文字。用于登记；证明和证书里的表没有标题",
        "The title over the table";
    "rows" = "行": ChoiceOf(row_sources), May,
        "`本人考勤`（`own-sessions`）、`本人学时`（`own-tracks`）、`本人成绩`（`own-marks`）用在“行”是 `学员` 的表里，`本人班次`（`own-classes`）用在“行”是 `年度学时` 的表里，用错了是错误 B104；也可以是别的行，每一页都印全部。不写的要写 `固定行`",
        "Where rows come from";
    "columns" = "列": COLUMNS, Must,
        "列表：表的各列，写法同 `forms/*.yaml`",
        "The columns";
    "total" = "合计": YesNo, May,
        "是否，缺省 `否`",
        "Whether the last line adds up";
    "lines" = "固定行": LINES, May,
        "列表，同 `forms/*.yaml`。写了 `行` 的附表不用它",
        "Rows that the form itself has";
};

pub(in crate::resolve) const FORM_HEAD: Shape = shape! {
    "title" = "标题": WORDED, Must,
        "文字，这项事实叫什么",
        "What the fact is called";
    "text" = "文字": WORDED, Must,
        "文字，可以有花括号；留着手填的写 `\"\"`",
        "The fact, with names in braces";
};

pub(in crate::resolve) const WORDS: Shape = shape! {
    "zh" = "中文": Text, May,
        "文字，中文的",
        "In Chinese";
    "en" = "英文": Text, May,
        "文字，英文的",
        "In English";
};
