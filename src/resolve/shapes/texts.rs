//! The keys of notices, work plans and summaries.

use super::WHOLE;
use super::checks::WAIVERS;
use super::privacy::SHOWN;
use crate::parse::Kind::{Date, List, Map, Text, Whole, YesNo};
use crate::parse::Need::{Column, May, Must};
use crate::parse::{Key, Shape};

pub(in crate::resolve) const NOTICE: Shape = shape! {
    "title" = "标题": Text, Must,
        "文字，标题",
        "The title";
    "number" = "文号": Text, May,
        "文字，如 `云汀院组〔2024〕12号`。两份通知用了同一个文号是警告 C101",
        "The number of the document";
    "issuer" = "印发机关" = "发文机关": Text, May,
        "文字，发文的机关",
        "Who issues it";
    "date" = "日期": Date, May,
        "日期，成文的日子",
        "The day of issue";
    "to" = "主送": List(&Text), May,
        "文字或者列表，主送的单位",
        "Whom it is sent to";
    "copies" = "抄送": List(&Text), May,
        "文字或者列表。印在版记里",
        "Who gets copies";
    "printer" = "印发单位": Text, May,
        "文字。版记里的印发机关，缺省是印发机关",
        "Who prints it; the issuer where there is none";
    "printed" = "印发日期": Date, May,
        "日期。版记里的印发日期，缺省是通知的日期",
        "When it was printed; its date where there is none";
    "class" = "班次": Text, May,
        "班次。只用于 `notices/` 里的通知",
        "The class that it speaks of, for notices below notices/";
    "objection" = "公示": Map(|| SHOWN), May,
        "这份通知只在这几天公开：以前、以后生成的公开版里都没有它",
        "The days on which it is public, where those are not all";
    "attachments" = "附件": List(&Map(|| ATTACHMENT)), May,
        "列表：附件",
        "What is attached";
    "tags" = "标签": List(&Text), May,
        "文字或者列表，每个不超过40个字。同一标签的通知、计划、班次列在一页 `tags/<标签>.html`，大小写和空格不同的算同一个",
        "Tags, each of 40 characters at most";
    "aliases" = "旧地址": List(&Text), May,
        "文字或者列表：这一页以前的路径，从网站根目录写起，如 `notices/2023-kaiban.html`（以 `/` 结尾的指其中的 `index.html`）。旧地址处留一个转到新地址的小页面，旧链接、旧收藏不会打不开；与现有页面重复的是错误 O101，写得不对的是错误 K211",
        "Paths that this page had before";
    "waivers" = "豁免": WAIVERS, May,
        "列表：这份通知里可以不改的检查结果",
        "Findings of the notice that are to stand";
};

pub(in crate::resolve) const ATTACHMENT: Shape = shape! {
    "title" = "名称": Text, Must,
        "文字，附件的名称",
        "What it is called";
    "table" = "表格": Text, May,
        "程序生成的表。通知要属于一个班次才有链接",
        "A form that the program fills";
    "cohort" = "对象": Text, May,
        "文字。注明是哪一组学员的表；各组的表在同一页里，链接相同",
        "Of which group of trainees the table is";
    "plan" = "计划": Text, May,
        "工作计划的名字，如转发工作要点的通知。印出来时计划的正文接在通知后面，计划自己不再带红头",
        "A work plan that is passed on";
    "file" = "文件": Text, May,
        "通知旁边的文件，如 `attachments/回执.docx`；不能用 `..`",
        "A file beside the notice";
    "public" = "公开": YesNo, May,
        "是否。缺省 `否`：文件只放进内部版，公开版只列名称，正文里链接它的也去掉链接（警告 R116）",
        "Whether the file is in the public edition too";
};

pub(in crate::resolve) const PLAN: Shape = shape! {
    "title" = "标题": Text, Must,
        "文字，标题",
        "The title";
    "number" = "文号": Text, May,
        "文字，文号",
        "The number of the document";
    "issuer" = "印发机关" = "发文机关": Text, May,
        "文字，发文的机关",
        "Who issues it";
    "date" = "日期": Date, May,
        "日期，成文的日子",
        "The day of issue";
    "to" = "主送": List(&Text), May,
        "文字或者列表，主送的单位",
        "Whom it is sent to";
    "year" = "年度": WHOLE, May,
        "整数，计划的年度",
        "The year that it plans";
    "items" = "条目": List(&Map(|| PLAN_ITEM)), May,
        "列表：各条要办几期、到什么时候",
        "What is asked of its items";
    "tasks" = "任务": List(&Map(|| TASK)), May,
        "列表：任务，排成「培训任务清单」",
        "Tasks, for the list of tasks";
    "tags" = "标签": List(&Text), May,
        "文字或者列表，每个不超过40个字。同一标签的通知、计划、班次列在一页 `tags/<标签>.html`，大小写和空格不同的算同一个",
        "Tags, each of 40 characters at most";
    "aliases" = "旧地址": List(&Text), May,
        "文字或者列表：这一页以前的路径，从网站根目录写起，如 `plans/2023.html`（以 `/` 结尾的指其中的 `index.html`）。旧地址处留一个转到新地址的小页面，旧链接、旧收藏不会打不开；与现有页面重复的是错误 O101，写得不对的是错误 K211",
        "Paths that this page had before";
    "audience" = "对象": List(&Text), May,
        "文字或者列表：计划培训什么人。写了的，正文里说到别的人员类别参加培训，给出警告 C147",
        "Whom the plan is for";
    "waivers" = "豁免": WAIVERS, May,
        "列表：这份计划里可以不改的检查结果",
        "Findings of the plan that are to stand";
};

pub(in crate::resolve) const PLAN_ITEM: Shape = shape! {
    "item" = "条目": Text, Must,
        "文字，条目号，加引号，如 `\"2.5\"`",
        "The number of an item, in quotation marks";
    "classes" = "班次数": Whole(0, 999), May,
        "整数，要办几期；不办班的写 0。缺省至少一期（有任务的条目可以没有）",
        "How many classes it asks for; 0 for none";
    "due" = "时限": Date, May,
        "日期。缺省当年12月31日",
        "Until when; the end of the year where there is none";
    "done" = "完成日期": Date, May,
        "日期。不办班的条目什么时候做完的",
        "When an item without classes was done";
    "host" = "责任单位": Text, May,
        "文字，不与 `units.yaml` 核对",
        "Who is responsible, not held against units.yaml";
};

pub(in crate::resolve) const TASK: Shape = shape! {
    "title" = "任务": Text, Must,
        "文字，任务的内容",
        "What is to be done";
    "audience" = "对象": Text, May,
        "文字，给什么人",
        "For whom";
    "due" = "时限": Date, May,
        "日期，什么时候以前完成",
        "Until when";
    "host" = "责任单位": Text, May,
        "文字。只印在清单里，不与 `units.yaml` 核对",
        "The unit that is responsible, not held against units.yaml";
    "manager" = "责任人": Text, May,
        "文字，责任人",
        "The person who is responsible";
    "done" = "完成日期": Date, May,
        "日期，什么时候完成的",
        "When it was done";
    "state" = "完成情况": Text, May,
        "文字。写了的照印；不写的，有完成日期的印完成日期，过了时限的印“已逾期”，其余的印“未到期”",
        "What is printed as its state";
    "item" = "条目": Text, May,
        "文字，属于计划的哪一条，如 `\"3.3\"`",
        "The number of the item that it belongs to";
};

pub(in crate::resolve) const SUMMARY: Shape = shape! {
    "title" = "标题": Text, Must,
        "文字，标题",
        "The title";
    "number" = "文号": Text, May,
        "文字，文号",
        "The number of the document";
    "issuer" = "印发机关": Text, May,
        "文字。没有印发机关或者日期的是草稿",
        "Who issues it; a draft where there is none";
    "date" = "日期": Date, May,
        "日期，成文的日子",
        "The day of issue";
    "to" = "主送": List(&Text), May,
        "文字或者列表，主送的单位",
        "Whom it is sent to";
    "copies" = "抄送": List(&Text), May,
        "文字或者列表，抄送的单位",
        "Who gets copies";
    "printer" = "印发单位": Text, May,
        "文字，版记里的印发机关",
        "Who prints it";
    "printed" = "印发日期": Date, May,
        "日期，版记里的印发日期",
        "When it was printed";
    "public" = "公开": YesNo, May,
        "是否。`是`：公开版也有这段文字，会看出是谁的数写成“—”。缺省 `否`",
        "Whether the text is in the public edition too";
    "waivers" = "豁免": WAIVERS, May,
        "列表：这份总结里可以不改的检查结果",
        "Findings of the summary that are to stand";
};

pub(in crate::resolve) const ACCEPTED: Shape = shape! {
    "figure" = "数": Text, Column,
        "文字，花括号里的写法",
        "A figure, as it stands between the braces";
    "value" = "值": Text, Column,
        "文字，认可时的数；没有的是“—”",
        "What it was when it was agreed to";
};
