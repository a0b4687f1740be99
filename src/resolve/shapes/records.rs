//! The keys and columns of people, and of what is recorded of a class's trainees.

use super::{NUMBER, WHOLE};
use crate::parse::Kind::{Choice, Date, List, Month, Text, Time, YesNo};
use crate::parse::Need::{Column, May, Must, Said};
use crate::parse::{Key, Shape};

pub(in crate::resolve) const PERSON: Shape = shape! {
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Column,
        "文字，学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Column,
        "文字，姓名",
        "The name";
    "gender" = "性别": Text, May,
        "文字，性别",
        "The gender";
    "ethnicity" = "民族": Text, May,
        "文字，民族",
        "The ethnic group";
    "birth" = "出生年月" = "出生日期": Month, May,
        "月份或者日期",
        "Month or day of birth";
    "id_number" = "身份证号" = "身份证号码": Text, May,
        "18 位；校验码、出生日期不对的是警告 C107",
        "The number of the identity card, 18 characters";
    "unit" = "单位" = "所在单位" = "所在学院" = "所在部门" = "所在支部": Text, Column,
        "单位",
        "The unit: its code, name or short name";
    "college_class" = "班级": Text, May,
        "文字。学生所在班级",
        "A student's own class";
    "phone" = "联系电话" = "手机" = "电话": Text, May,
        "文字，电话号码",
        "Telephone numbers";
    "category" = "人员类别" = "类别": Text, May,
        "人员类别",
        "A category of site.yaml";
    "position" = "职务": Text, May,
        "文字，职务",
        "The office that is held";
    "applied" = "申请入党时间": Month, May,
        "日期或者月份",
        "When membership was applied for";
    "activist" = "确定积极分子时间": Month, May,
        "日期或者月份",
        "When made an activist";
    "candidate" = "确定发展对象时间": Month, May,
        "日期或者月份",
        "When made a candidate";
    "joined" = "到岗日期": Date, May,
        "日期。这一天起在岗，见覆盖要求；不写的一直在岗",
        "The first day in the register";
    "left" = "离岗日期": Date, May,
        "日期。在岗的最后一天",
        "The last day in the register";
    "consent" = "同意公开": YesNo, May,
        "是、否，或者空着。`否`：公开版不列此人的姓名；`是`：照设置显示；空着：照设置，`须同意` 的同 `否`",
        "Whether the person agrees to be named in public";
    "note" = "备注": Text, May,
        "文字，备注",
        "A note";
    "serial" = "序号": Text, May,
        "不读，允许有这一列",
        "Not read";
};

pub(in crate::resolve) const ROSTER: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Said("与姓名二选一（列）"),
        "人，写学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Said("与编号二选一（列）"),
        "人，写姓名",
        "The name";
    "cohort" = "对象": Text, May,
        "文字。学员属于哪一组",
        "The group of trainees";
    "group" = "小组" = "组别": Text, May,
        "文字，小组",
        "The group within the class";
    "category" = "类别" = "人员类别": Text, May,
        "人员类别。只在本班代替名册里的类别",
        "A category of site.yaml, for this class alone";
    "unit" = "单位" = "所在单位" = "所在学院" = "所在部门" = "所在支部": Text, May,
        "单位。在班期间的单位，缺省用名册里的",
        "The unit during the class";
    "from" = "入班日期": Date, May,
        "日期。这一天之前的培训不要求参加（规则的 `区间外` 可以另作规定）",
        "The first day in the class";
    "until" = "离班日期": Date, May,
        "日期。这一天之后的培训不要求参加，同上",
        "The last day in the class";
    "extended" = "延期至": Date, May,
        "日期。学习延长到哪一天；规则允许延期才算数，不算数的是警告 C116",
        "Until when study was extended";
    "consent" = "同意": Text, May,
        "文字。谁同意延期的。规则写了 `须同意` 的必须填",
        "Who agreed to that";
    "note" = "备注": Text, May,
        "文字，备注",
        "A note";
};

pub(in crate::resolve) const SESSION: Shape = shape! {
    "date" = "日期": Date, Must,
        "日期。在班次起止日期之外的是警告 C102，学时照计；晚于构建的日子的是警告 C113，暂不计",
        "The day";
    "time" = "时间": Time, Must,
        "时间段。长度用来计学时",
        "From when to when: 14:30-16:00";
    "topic" = "内容": Text, Must,
        "文字，培训的内容",
        "What it was about";
    "track" = "环节": Text, Said("看规则"),
        "环节。规则里只有一个环节靠集中培训（时长、场次、半天、天、完成场次）计学时的，可以不写",
        "A track of the class's rule";
    "form" = "形式": Text, May,
        "文字，形式，如 理论授课",
        "In what form: a lecture, a discussion";
    "teacher" = "授课人": Text, May,
        "文字，授课人",
        "Who taught";
    "position" = "职务": Text, May,
        "文字，授课人的职务",
        "The teacher's office";
    "room" = "地点": Text, May,
        "文字，地点",
        "Where";
    "cohort" = "对象": Text, May,
        "文字。只有这一组学员应到",
        "For which group of trainees; all where there is none";
    "units" = "单位": List(&Text), May,
        "单位的列表。只有这些单位和它们下级的学员应到",
        "For which units; all where there is none";
    "late" = "迟到": List(&Text), May,
        "人的列表：迟到的，也可以写 `甲、乙`、`甲，乙`、`甲；乙`。后面可以写分钟数，见下",
        "Who was late";
    "left_early" = "早退": List(&Text), May,
        "人的列表：早退的，同上",
        "Who left early";
    "leave" = "请假": List(&Text), May,
        "人的列表：请假的，同上",
        "Who was on leave";
    "absent" = "旷课": List(&Text), May,
        "人的列表：旷课的，同上",
        "Who was absent";
};

pub(in crate::resolve) const TRAINEE: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Said("与姓名二选一"),
        "人，写学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Said("与编号二选一"),
        "人，写姓名",
        "The name";
    "unit" = "单位": Text, May,
        "不读",
        "Not read";
    "college_class" = "班级": Text, May,
        "不读",
        "Not read";
    "group" = "小组" = "组别": Text, May,
        "不读",
        "Not read";
    "note" = "备注": Text, May,
        "不读",
        "Not read";
};

pub(in crate::resolve) const ONLINE: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Said("与姓名二选一（列）"),
        "人，写学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Said("与编号二选一（列）"),
        "人，写姓名",
        "The name";
    "course" = "课程" = "课程名称": Text, Column,
        "课程，写代码或者课程名",
        "The course, by code or title";
    "completed" = "完成日期": Date, May,
        "日期。空着表示没有完成；早于班次开始、晚于学员学习结束那天的不计，个人页上会说明；晚于构建的日子的暂不计",
        "When it was finished";
    "commented" = "评论日期": Date, May,
        "日期。规则要求评论时才用；早于班次开始、晚于学员学习结束那天的不计",
        "When it was commented on";
};

pub(in crate::resolve) const MARKS: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Said("与姓名二选一（列）"),
        "人，写学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Said("与编号二选一（列）"),
        "人，写姓名",
        "The name";
    "performance" = "平时" = "平时成绩": Text, May,
        "数，分，0 至 100",
        "The mark for performance, 0 to 100";
    "exam" = "考试" = "考试成绩": Text, May,
        "数，分，0 至 100",
        "The mark of the examination, 0 to 100";
    "makeup" = "补考" = "补考成绩": Text, May,
        "数，分，0 至 100。规则允许补考才计，不允许的给出警告 C111",
        "The mark of the second examination, 0 to 100";
    "recommended" = "推荐" = "推荐优秀": YesNo, May,
        "是否。推荐为优秀学员的写 `是`",
        "Whether recommended as excellent";
    "note" = "备注": Text, May,
        "文字，备注",
        "A note";
};

pub(in crate::resolve) const DELIVERABLE: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Said("与姓名二选一（列）"),
        "人，写学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Said("与编号二选一（列）"),
        "人，写姓名",
        "The name";
    "kind" = "种类": Text, Column,
        "材料，写规则里的键或者名称",
        "A deliverable of the rule";
    "title" = "题目": Text, May,
        "文字，题目",
        "Its title";
    "length" = "字数": WHOLE, May,
        "整数，字。规则规定字数的必须登记",
        "How many characters it has";
    "date" = "提交日期": Date, May,
        "日期。晚于学员学习结束那天的不算，没有登记日期的算；作自学凭据的，早于班次开始的也不计学时；晚于构建的日子的暂不计",
        "When it was handed in";
};

pub(in crate::resolve) const CERTIFICATE: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "certificate" = "证书编号": Text, Column,
        "文字，证书的编号",
        "The number of the certificate";
    "id" = "学号" = "工号" = "学工号" = "编号": Text, Said("与姓名二选一（列）"),
        "人，写学号或者工号",
        "The student or staff number";
    "name" = "姓名": Text, Said("与编号二选一（列）"),
        "人，写姓名",
        "The name";
    "date" = "发证日期": Date, May,
        "日期。没有登记的，编号和先修按班次结束那天算",
        "The day of issue";
    "credits" = "学时": NUMBER, May,
        "数，证书上写的学时；与实际取得的不一样，给出警告 C141",
        "The credits that stand on it";
    "status" = "状态": Choice(&[&["有效", "valid"], &["作废", "revoked"]]), May,
        "`有效`（`valid`）或者 `作废`（`revoked`）。空着是有效",
        "Valid or revoked";
    "revoked" = "作废日期": Date, May,
        "日期。填了的就是作废，不论状态写什么",
        "When it was revoked";
    "reason" = "原因": Text, May,
        "文字。为什么作废",
        "Why it was revoked";
    "replaces" = "换发自": Text, May,
        "文字。这张证书代替的那一张的编号；那一张要已经作废，是同一个人的，没有换发过，否则是错误 C119",
        "The number of the one that it replaces";
};
