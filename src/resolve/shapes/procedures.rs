//! The keys of procedures.

use super::checks::WAIVERS;
use crate::model::Proof;
use crate::parse::Kind::{ChoiceOf, Date, List, Map, Text};
use crate::parse::Need::{May, Must};
use crate::parse::{Key, Shape};

fn proofs() -> Vec<Vec<&'static str>> {
    Proof::ALL.iter().map(|proof| proof.names().to_vec()).collect()
}

pub(in crate::resolve) const PROCEDURE: Shape = shape! {
    "title" = "标题": Text, Must,
        "文字，标题",
        "The title";
    "code" = "编号": Text, May,
        "文字，程序的编号",
        "Its code";
    "version" = "版本": Text, May,
        "文字，版本",
        "Its version";
    "issuer" = "印发机关" = "发文机关": Text, May,
        "文字，印发的机关",
        "Who issues it";
    "date" = "日期": Date, May,
        "日期，印发的日子",
        "The day of issue";
    "records" = "记录": List(&Map(|| CODED_TITLE)), May,
        "列表：留下哪些记录",
        "The records that are kept";
    "references" = "支持文件": List(&Map(|| CODED_TITLE)), May,
        "列表：支持文件",
        "Documents that it rests on";
    "process" = "过程": Map(|| PROCESS), May,
        "过程的各个要素。程序的页面上画成过程图，图下有内容相同的表",
        "The process as a whole, drawn as a diagram";
    "flow" = "流程": List(&Map(|| STEP)), May,
        "步骤的列表。画成流程图，图下有内容相同的表；各班次的页面（全量版）列出这个班次的步骤做到了哪里",
        "The steps, drawn as a flowchart";
    "indicators" = "绩效": List(&Map(|| INDICATOR)), May,
        "绩效指标的列表。程序的页面上按年度列出，并说明达到没有",
        "What it is measured by";
    "aliases" = "旧地址": List(&Text), May,
        "文字或者列表：这一页以前的路径，从网站根目录写起，如 `procedures/old.html`（以 `/` 结尾的指其中的 `index.html`）。旧地址处留一个转到新地址的小页面，旧链接、旧收藏不会打不开；与现有页面重复的是错误 O101，写得不对的是错误 K211",
        "Paths that this page had before";
    "waivers" = "豁免": WAIVERS, May,
        "列表：这份程序里可以不改的检查结果",
        "Findings of the procedure that are to stand";
};

pub(in crate::resolve) const CODED_TITLE: Shape = shape! {
    "code" = "编号": Text, Must,
        "文字，编号",
        "Its code";
    "title" = "名称": Text, Must,
        "文字，名称",
        "What it is called";
    "form" = "表册": Text, May,
        "这个编号的记录是哪一张表：关于班次的表的名字或者标题，如 `attendance`、`考勤表`。写了的，那张表右上角印这个编号。用于 `记录`",
        "The form that the record is, by name or title";
};

pub(in crate::resolve) const PROCESS: Shape = shape! {
    "name" = "名称": Text, Must,
        "文字，写在中间",
        "What the process is called, in the middle";
    "inputs" = "输入": List(&Text), May,
        "文字的列表，每项一个短语",
        "What goes in";
    "outputs" = "输出": List(&Text), May,
        "同上",
        "What comes out";
    "who" = "由谁做": List(&Text), May,
        "同上",
        "Who does it";
    "how" = "如何做": List(&Text), May,
        "同上",
        "By what methods";
    "resources" = "使用资源" = "资源": List(&Text), May,
        "同上",
        "With what";
    "risks" = "风险和机遇" = "风险": List(&Text), May,
        "同上",
        "Risks and chances";
    "performance" = "绩效评价" = "绩效": List(&Text), May,
        "同上",
        "By what it is judged";
};

pub(in crate::resolve) const INDICATOR: Shape = shape! {
    "name" = "名称": Text, May,
        "文字；不写的用指标的名称",
        "What it is called; the name of the figure where there is none";
    "measure" = "指标": Text, Must,
        "一个数的名称，见 [正文里的数](figures.md)，如 `人次学时`、`考试及格率`、`合格率`、`达标率`；或者 `步骤按时完成率`（`steps_on_time`）",
        "The figure that is measured";
    "target" = "目标": Text, Must,
        "`不低于90%`、`≥ 4000`、`不超过5`、`≤ 2%`；只写数的就是不低于。比率写成 `90%` 或者 `0.9`",
        "What is asked: ≥ 90%, 不超过5";
    "family" = "班次类别": Text, May,
        "一个班次类别：只算这一类班次；不写的算全部。`达标率` 一类的年度学时和工作计划的数不分班次类别，写了是错误 G101",
        "Only classes of this family";
};

pub(in crate::resolve) const STEP: Shape = shape! {
    "id" = "代码": Text, Must,
        "文字，同一份流程里不重复；别的步骤用它来写“下一步”",
        "Its code, by which other steps name it";
    "title" = "名称": Text, Must,
        "文字，写在框里",
        "What is done";
    "roles" = "角色": List(&Text), May,
        "文字或者列表：由谁做",
        "Who does it";
    "records" = "记录": List(&Text), May,
        "文字或者列表：留下的记录，写这份程序“记录”里的编号；没有的编号是错误 R101",
        "Codes of the records that are kept";
    "next" = "下一步": List(&Text), May,
        "步骤代码的列表。不写的，接着写在后面的一步；没有下一步的写 `[]`。分了支的，每一支最后一步都要写。写成一个圈的是错误 R119，走不到的步骤是警告 R120",
        "Codes of the steps that follow; [] where none does";
    "families" = "班次类别": List(&Text), May,
        "班次类别的列表：哪些班次有这一步；不写的，所有班次都有",
        "Families of classes that have the step; all where there is none";
    "proof" = "证明": ChoiceOf(proofs), May,
        "班次的哪一样资料说明这一步做了；不写的，班次页面上显示“人工核对”",
        "What of a class shows that the step is done";
    "within" = "时限": Text, May,
        "`开班前3天`、`开班当天`、`开班后2天`、`结束前1天`、`结束当天`、`结束后14天`（英文 `3 days before start`、`14 days after end`、`start`、`end`）。从班次的开始或者结束那一天数起，按日历天算；读不懂的是错误 K213",
        "Until when, counted from the first or last day of the class";
};
