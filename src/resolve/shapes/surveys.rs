//! The columns of surveys. Columns that are not here are questions.

use crate::parse::Kind::{Choice, Text};
use crate::parse::Need::{Column, May, Said};
use crate::parse::{Key, Shape};

const PARTIES: &[&[&str]] = &[
    &["学员", "trainee", "参训学员", "trainees"],
    &["教师或专家", "teacher", "教师", "专家", "授课教师", "授课人", "teachers", "expert"],
    &["班主任", "manager", "class manager"],
    &["党校", "school", "主办单位", "主办方"],
];
const STAGES: &[&[&str]] =
    &[&["训前", "before", "培训前"], &["训中", "during", "培训中"], &["训后", "after", "培训后"]];

pub(in crate::resolve) const EVALUATION_LIST: Shape = shape! {
    "party" = "评价方" = "评价主体": Choice(PARTIES), Said("是（列）"),
        "谁评的：`学员`（`trainee`）、`教师或专家`（`teacher`，`教师`、`专家` 也行）、`班主任`（`manager`）、`党校`（`school`）",
        "Who judges";
    "source" = "来源": Text, May,
        "与 `评价方` 相同；有 `评价方` 一列的，不读这一列",
        "As party, where there is no such column";
    "comment" = "意见" = "意见建议" = "意见和建议" = "意见与建议": Text, May,
        "文字。写“无”“没有”的不算",
        "What they say";
};

pub(in crate::resolve) const NEEDS_LIST: Shape = shape! {
    "stage" = "阶段": Choice(STAGES), Column,
        "`训前`（`before`）、`训中`（`during`）、`训后`（`after`）",
        "Before, during or after the training";
    "party" = "评价方" = "评价主体": Choice(PARTIES), May,
        "同 `evaluation.csv`。没有这一列的，都是学员",
        "Who answers; trainees where there is no such column";
    "source" = "来源": Text, May,
        "同上；写的不是四方的，当作问卷工具的渠道，不读",
        "As party, where there is no such column";
    "comment" = "意见" = "意见建议" = "意见和建议" = "意见与建议": Text, May,
        "文字",
        "What they say";
};
