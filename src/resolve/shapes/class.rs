//! The keys and columns of what a class plans.

use super::checks::WAIVERS;
use super::privacy::OBJECTION;
use super::{NUMBER, WHOLE};
use crate::parse::Kind::{Choice, Date, Entries, List, Map, Moment, Text, Time, Whole};
use crate::parse::Need::{Column, May, Must, Said};
use crate::parse::{Key, Shape};

pub(in crate::resolve) const CLASS: Shape = shape! {
    "title" = "标题": Text, Must,
        "文字，班次的标题",
        "The title";
    "family" = "类别": Text, May,
        "班次类别，写 `site.yaml` 里的代码或者名称",
        "A family of site.yaml";
    "rule" = "规则": Text, Must,
        "规则，写 `rules/` 里的文件名或者标题",
        "The rule by which trainees are judged: a file below rules/, or its title";
    "code" = "代码": Text, Said("看规则"),
        "文字。证书编号里的 `{class}`；规则的证书编号用了它就必须写",
        "The code in the numbers of certificates";
    "batch" = "期次": Text, May,
        "文字，第几期",
        "Which one of a series it is";
    "start" = "开始": Date, Must,
        "日期，第一天",
        "The first day";
    "end" = "结束": Date, Must,
        "日期，不早于开始",
        "The last day";
    "organiser" = "主办": Text, May,
        "文字，主办的单位",
        "Who holds it";
    "host" = "承办": Text, May,
        "文字，承办的单位",
        "Who runs it";
    "place" = "地点": Text, May,
        "文字，地点",
        "Where it is held";
    "audience" = "对象": Text, May,
        "文字，培训对象",
        "For whom";
    "content" = "内容": Text, May,
        "文字。培训内容，印在年度的「轮训计划」里",
        "What is taught, for the plan of the year";
    "units" = "单位": List(&Text), May,
        "单位的列表。用于显示，不限制谁可以参加",
        "The units that it is for; shown, and no limit";
    "quotas" = "名额": Entries(&Map(|| QUOTA)), May,
        "键是单位，值是教工和学生各几名。排成「名额分配表」",
        "Seats by unit";
    "exam" = "考场安排": Map(|| EXAM_PLAN), May,
        "考试的日期、时间和考场。排成「考场安排表」",
        "When and where the examination is";
    "manager" = "班主任": Text, May,
        "文字，班主任",
        "Who looks after the class";
    "deadlines" = "时限": List(&Map(|| DEADLINE)), May,
        "列表：什么事到什么时候",
        "What is to be done until when";
    "plan" = "计划": Text, May,
        "计划，写 `plans/` 里的文件名",
        "The work plan that asked for it: a file below plans/";
    "item" = "条目": Text, May,
        "文字，计划里的条目号",
        "The item of that plan";
    "procedure" = "程序": Text, May,
        "一份程序的文件名、标题或者编号：这个班次按它的流程办。只有一份程序有流程的，不用写",
        "The procedure by which it is run";
    "recognises" = "互认": List(&Text), May,
        "班次的列表。在那些班次合格的人，可按规则的「互认」计学时；不能互相循环",
        "Classes whose results count here, by folder";
    "evaluation" = "评估": Map(|| SCORE_SCALE), May,
        "这个班自己的分值。不写的用 `site.yaml` 的",
        "The scores of its own evaluation";
    "objections" = "公示": List(&Map(|| OBJECTION)), May,
        "一份或者列表：把合格或者优秀的名单公示几天，听取意见。公开版只在这几天有",
        "Lists that are public for some days, so that anybody can object";
    "tags" = "标签": List(&Text), May,
        "文字或者列表，每个不超过40个字。同一标签的通知、计划、班次列在一页 `tags/<标签>.html`，大小写和空格不同的算同一个",
        "Tags, each of 40 characters at most";
    "aliases" = "旧地址": List(&Text), May,
        "文字或者列表：这一页以前的路径，从网站根目录写起，如 `classes/2023-jiji/`（以 `/` 结尾的指其中的 `index.html`）。旧地址处留一个转到新地址的小页面，旧链接、旧收藏不会打不开；与现有页面重复的是错误 O101，写得不对的是错误 K211",
        "Paths that this page had before";
    "expect" = "预期": Entries(&Text), May,
        "键是一个班次可以问的指标（见 [measures.md](measures.md)），值是数，或者 `不少于 30`、`≥ 90%`、`至多 2`。不符的是错误 C152；要等结束才知道的数，班次结束以后才查",
        "Figures that must come out, by the names of measures";
    "waivers" = "豁免": WAIVERS, May,
        "列表：这个班次文件夹里可以不改的检查结果",
        "Findings of the folder of the class that are to stand";
};

pub(in crate::resolve) const QUOTA: Shape = shape! {
    "staff" = "教工": WHOLE, May,
        "整数，人。名册里没有班级的人算教工",
        "Seats for staff";
    "students" = "学生": WHOLE, May,
        "整数，人。名册里有班级的人算学生",
        "Seats for students";
};

pub(in crate::resolve) const EXAM_PLAN: Shape = shape! {
    "date" = "日期": Date, May,
        "日期，考试的日子",
        "The day";
    "time" = "时间": Time, May,
        "时间段，如 `14:30-16:00`",
        "From when to when: 14:30-16:00";
    "people_an_invigilator" = "每名监考人数": Whole(1, 1000), May,
        "整数，1 至 1000，缺省 50。多少名考生要有一名监考，不足的进一",
        "For how many people there is one invigilator";
    "rooms" = "考场": List(&Map(|| EXAM_ROOM)), May,
        "列表：考场",
        "The rooms";
};

pub(in crate::resolve) const EXAM_ROOM: Shape = shape! {
    "room" = "地点": Text, Must,
        "文字，考场的地点",
        "Where it is";
    "seats" = "座位": Whole(1, 5000), Must,
        "整数，1 至 5000。可以坐多少名考生",
        "How many can sit there";
    "invigilators" = "监考": List(&Text), May,
        "文字或者列表。只印姓名，不与人员名册核对",
        "Names of the invigilators";
};

pub(in crate::resolve) const DEADLINE: Shape = shape! {
    "title" = "事项": Text, Must,
        "文字，要办的事",
        "What is to be done";
    "date" = "日期": Date, Must,
        "日期，什么时候以前办完",
        "Until when";
    "done" = "完成日期": Date, May,
        "日期。什么时候办完的；总结里按时、逾期的数由它算出",
        "When it was done";
    "review" = "审核": Whole(0, 366), May,
        "整数：到开班之间要留几个工作日审核，`0` 是不用审核。不写的，事项里有“计划”“方案”“备案”“审”字的按 site.yaml 的“审核工作日”，别的不查",
        "How many working days its review takes";
};

pub(in crate::resolve) const SCORE_SCALE: Shape = shape! {
    "lowest" = "最低分": NUMBER, May,
        "数。缺省同 `site.yaml`",
        "The lowest score";
    "highest" = "最高分": NUMBER, May,
        "数，要大于最低分（错误 E104）。缺省同 `site.yaml`",
        "The highest score";
};

pub(in crate::resolve) const SLOT: Shape = shape! {
    "date" = "日期": Date, Must,
        "日期。在班次起止日期之外的是警告 C102",
        "The day";
    "time" = "时间": Time, May,
        "时间段。要用 `attendance.csv` 的必须写；没有写的，时长按学时推算",
        "From when to when: 14:30-16:00";
    "topic" = "内容": Text, Must,
        "文字，培训的内容",
        "What it is about";
    "form" = "形式": Text, May,
        "文字，形式，如 理论授课",
        "In what form: a lecture, a discussion";
    "teacher" = "授课人": Text, May,
        "文字，授课人",
        "Who teaches";
    "position" = "职务": Text, May,
        "文字。授课人的职务",
        "The teacher's office";
    "credits" = "学时": NUMBER, Must,
        "数，学时",
        "Credits that it gives";
    "room" = "地点": Text, May,
        "文字，地点",
        "Where";
    "track" = "环节": Text, May,
        "环节。没有写的，每个环节都算它一次；要用 `attendance.csv` 而规则有几个靠集中培训计学时的环节的，必须写环节",
        "A track of the class's rule";
    "cohort" = "对象": Text, May,
        "文字。给哪一组学员；不写是全体",
        "For which group of trainees; all where there is none";
    "units" = "单位": List(&Text), May,
        "单位的列表。给哪些单位；不写是全体",
        "For which units; all where there is none";
    "moved" = "原定": List(&Moment), May,
        "日期，或者日期和时间段（`2024-05-29 14:30-16:00`），改过几次就写成列表，先改的在前。改期的写新的日期、时间，原来的写在这里：班次页和日历说明由哪天改来，订阅的日历里还是同一项",
        "The day, and time, from which it was moved";
    "state" = "状态": Choice(&[&["正常", "planned"], &["取消", "cancelled"]]), May,
        "`正常`（`planned`）或者 `取消`（`cancelled`）。取消的不要删：不计学时，不进教学计划，班次页和日历里仍看得到已取消",
        "Whether it stands or was called off";
};

pub(in crate::resolve) const COURSE: Shape = shape! {
    "serial" = "序号": Text, May,
        "不读",
        "Not read";
    "id" = "代码": Text, May,
        "文字，不能重复。缺省用课程名",
        "Its code; the title where there is none";
    "title" = "课程" = "课程名称": Text, Column,
        "文字，课程的名称",
        "The title";
    "teacher" = "主讲人": Text, May,
        "文字，主讲人",
        "Who teaches";
    "credits" = "学时": NUMBER, Said("与时长二选一（列）"),
        "数，学时。空着的按时长折算",
        "Credits that it gives";
    "minutes" = "时长" = "分钟": Whole(1, 100_000), Said("与学时二选一（列）"),
        "整数，分钟，1 至 100000。两列都有的，填了学时的以学时为准",
        "How long it is, in minutes";
    "kind" = "性质" = "必修/选修": Choice(&[&["必修", "required"], &["选修", "elective"]]), May,
        "`必修`（`required`）或者 `选修`（`elective`）。缺省 `必修`",
        "Required or elective";
    "cohort" = "对象": Text, May,
        "文字，要与名单的 `对象` 一字不差。不写是全体",
        "For which group of trainees, as in the roster";
};
