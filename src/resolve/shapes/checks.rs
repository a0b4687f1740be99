//! The keys of what an office says of its checks, and of the days on which it works.

use crate::parse::Kind::{Choice, Date, Entries, List, Map, Text, Whole};
use crate::parse::Need::{May, Must};
use crate::parse::{Key, Kind, Shape};

/// The waivers of a file.
pub(super) const WAIVERS: Kind = List(&Map(|| WAIVER));

pub(in crate::resolve) const CHECKS: Shape = shape! {
    "severity" = "级别": Entries(&Choice(&[&["错误", "error"], &["警告", "warning"], &["提示", "note"], &["不查", "off"]])), May,
        "键是检查结果的代码，值是 `错误`（`error`）、`警告`（`warning`）、`提示`（`note`）、`不查`（`off`）。读不出来、会公开个人信息、写不出来的，不能降低",
        "By the code of a finding how much it weighs";
    "record_days" = "补记工作日": Whole(0, 366), May,
        "整数：培训以后几个工作日还没有记录的，给出警告 C140。默认 3",
        "Within how many working days a session is recorded";
    "review_days" = "审核工作日": Whole(0, 366), May,
        "整数：计划、方案、备案一类的时限到开班之间，至少要有几个工作日审核，不够的给出警告 C135。默认 1",
        "How many working days the review of plans takes";
};

pub(in crate::resolve) const WAIVER: Shape = shape! {
    "code" = "代码": Text, Must,
        "检查结果的代码，如 `C109`",
        "The code of the finding";
    "reason" = "理由": Text, Must,
        "文字，为什么可以这样；列在内部版“工作台”里",
        "Why it is to stand";
    "until" = "至": Date, Must,
        "日期，到这一天为止；过期以后给出警告 W101，原来的检查结果重新出现",
        "The last day on which it stands";
    "about" = "事项": Text, May,
        "文字：只豁免说到它的，如一个人的姓名、一项时限的名称，写全称；不写的，这个代码全部豁免",
        "What the finding names, where not all are meant";
};

pub(in crate::resolve) const CALENDAR: Shape = shape! {
    "holidays" = "假日" = "节假日": List(&Map(|| HOLIDAY)), May,
        "列表：放假的日子，照国务院办公厅每年公布的安排写",
        "Holidays";
    "workdays" = "调休上班" = "调休": List(&Date), May,
        "列表：要上班的星期六、星期日",
        "Saturdays and Sundays that are worked";
};

pub(in crate::resolve) const HOLIDAY: Shape = shape! {
    "title" = "名称": Text, Must,
        "文字，如“国庆节”",
        "What it is called";
    "from" = "开始" = "日期": Date, Must,
        "日期，第一天；只放一天的，写这一天",
        "The first day, or the only one";
    "to" = "结束": Date, May,
        "日期，最后一天",
        "The last day";
};
