//! The keys of what is said of people: names, consent, retention, and what is public for some days only.

use super::WHOLE;
use crate::parse::Kind::{Choice, Date, Entries, List, Map, Text, Whole, YesNo};
use crate::parse::Need::{May, Must};
use crate::parse::{Key, Kind, Shape};

/// The ways in which a name is shown.
const NAMES: Kind = Choice(&[&["掩码", "mask"], &["首尾", "ends"], &["全名", "full"], &["隐藏", "hide"]]);

pub(in crate::resolve) const PRIVACY: Shape = shape! {
    "name" = "姓名": NAMES, May,
        "`掩码`（`mask`，张*、欧阳*）、`首尾`（`ends`，张*明、欧阳*曦；两个字的名字、有间隔号的名字同掩码）、`全名`（`full`）、`隐藏`（`hide`）。缺省 `掩码`",
        "How names are shown: masked, by their first and last characters, in full, or not at all";
    "names" = "类别": Entries(&NAMES), May,
        "键是人员类别，值同 `姓名`：这类人的姓名怎样显示，代替 `姓名`；名册里的类别和本班的类别都有的，按少显示的。`隐藏` 的人不列入名单",
        "The same for people of a category, who are in no list where it is not at all";
    "asks_consent" = "须同意": YesNo, May,
        "是否。`是` 表示只有名册里“同意公开”写了 `是` 的人，公开版才列出姓名。写了 `否` 的人始终不列。缺省 `否`",
        "Whether only those are named in public who have consented to it";
    "unit" = "单位": YesNo, May,
        "是否显示个人的单位。缺省 `是`",
        "Whether units of people are shown";
    "class" = "班次": YesNo, May,
        "是否。`否` 表示公开版不列任何学员名单。缺省 `是`",
        "Whether trainees are listed";
    "result" = "结果": YesNo, May,
        "是否。`是`：班次结束以后只列合格的人和合格人数（人太少的见“最小人数”），结束以前不列名单；`否`：始终列出全部学员，没有结果。缺省 `是`",
        "Whether only those who qualified are listed, once the class has ended";
    "smallest_group" = "最小人数": WHOLE, May,
        "整数，人。不足此数的单位（或者其中有年度要求的、没有达标的人有却不足此数）不显示合计，参训或者没有合格的人有却不足此数的不显示参训人数和学时，用上级合计一减就能得出的也不显示；应到不足此数的培训不显示应到实到人数；班次人数不足此数，或者没有列入名单的人（没有合格的、不公开姓名的）有却不足此数，不列合格的人；班次人数或者没有合格的人不足此数，不显示合格人数。写在正文里的数见 [正文里的数](figures.md)。缺省 5",
        "Groups of fewer people have no figures of their own";
    "protected" = "保护": List(&Text), May,
        "一个或者列表。名册（`people/*.csv`）里还有哪些列是个人信息，写列名：这些列不读，但是公开版的任何文件里都不许出现其中的内容（8 个字以上的）。住址、邮箱、微信、QQ、银行卡号、护照号、准考证号这些常见的列不写也保护",
        "Further columns of registers whose values no public file may have; addresses and accounts are such in any case";
    "objection_days" = "公示工作日": Whole(0, 366), May,
        "整数：公示至少几个工作日，头尾都算，不够的给出警告 C153。缺省 5",
        "How many working days a notice for objection stands at least, its first and last counted";
    "retention" = "保存": List(&Map(|| RETENTION)), May,
        "列表：各种记录保存几年。`xueshi privacy due` 按它列出到期的；程序不删除任何记录",
        "How long records are kept, for `xueshi privacy due`; nothing is deleted";
};

pub(in crate::resolve) const RETENTION: Shape = shape! {
    "kind" = "内容": Choice(&[&["人员", "people"], &["班次", "class"], &["签到", "培训记录", "sessions"], &["线上学习", "online"], &["成绩", "marks"], &["材料", "deliverables"], &["问卷", "surveys"], &["证书", "certificates"]]), Must,
        "`人员`（`people`）：名册里的行，从离岗日期或者最后一个班次结束算起，都没有的从到岗日期算起；`班次`（`class`）：整个班次文件夹；`签到`（`sessions`，也写 `培训记录`）：签到表和培训记录；`线上学习`（`online`）；`成绩`（`marks`）；`材料`（`deliverables`）；`问卷`（`surveys`）：评估和需求调研的答卷；`证书`（`certificates`）。班次里的从班次结束算起",
        "Which records: rows of registers, whole classes, or one kind of their lists";
    "years" = "年数": Whole(1, 100), Must,
        "整数，1 至 100。保存几年",
        "For how many years";
    "source" = "依据": Text, May,
        "文字，出自哪份文件",
        "The regulation that says so";
};

pub(in crate::resolve) const SHOWN: Shape = shape! {
    "from" = "开始": Date, Must,
        "日期，公开的第一天",
        "The first day on which it is public";
    "to" = "结束": Date, Must,
        "日期，公开的最后一天",
        "The last day on which it is public";
};

pub(in crate::resolve) const OBJECTION: Shape = shape! {
    "from" = "开始": Date, Must,
        "日期，公示的第一天",
        "The first day on which it is public";
    "to" = "结束": Date, Must,
        "日期，公示的最后一天；以后生成的公开版里没有这份公示",
        "The last day; a public edition of a later day has nothing of it";
    "of" = "内容": Choice(&[&["合格", "qualified"], &["优秀", "excellent"]]), May,
        "`合格`（`qualified`）、`优秀`（`excellent`）。名单按规则算出来，不用另写。缺省 `合格`",
        "Whom it lists: those who qualified or the excellent among them, as the rule has it";
    "name" = "姓名": NAMES, May,
        "`全名`（`full`）、`首尾`（`ends`）、`掩码`（`mask`）、`隐藏`（`hide`）。缺省 `全名`：提意见要知道是谁",
        "How it names them; in full where not said, as one objects to somebody";
    "contact" = "联系": Map(|| CONTACT), Must,
        "受理意见的部门、电话、邮箱",
        "Where to object";
};

pub(in crate::resolve) const CONTACT: Shape = shape! {
    "department" = "部门": Text, Must,
        "文字，受理意见的部门",
        "The department that takes objections";
    "phone" = "电话": Text, May,
        "文字，部门的电话。和名册里某人的电话相同的，公开版不生成",
        "Its telephone, which must be nobody's own";
    "email" = "邮箱": Text, May,
        "文字，部门的邮箱",
        "Its mailbox";
    "place" = "地点": Text, May,
        "文字，部门的地点",
        "Where it is";
};
