//! The keys of rule files.

use super::NUMBER;
use super::rule_parts::{
    ACCOUNT, BARS, CERTIFICATE_RULE, CONDITION, DECIMALS, DELIVERABLE_RULE, EXAMPLE, INTERVAL, PREREQUISITE, WINDOW,
};
use crate::parse::Kind::{
    Choice, Decimal, Either, Entries, List, Map, Named, Nothing, Section, Share, SomeShare, Text, Whole, YesNo,
};
use crate::parse::Need::{Inherited, May, Said};
use crate::parse::{Key, Kind, Shape};

const STATUSES: &[&[&str]] = &[&["迟到", "late"], &["早退", "left_early"], &["请假", "leave"], &["旷课", "absent"]];
const WAYS: &[&[&str]] = &[
    &["课程", "courses"],
    &["时长", "minutes"],
    &["场次", "session"],
    &["半天", "half_day"],
    &["天", "day"],
    &["完成", "completion"],
    &["互认", "recognition"],
    &["自学", "self_study"],
];
/// The keys that each of the words of `WAYS` has a use for: another one would silently do nothing.
pub const WAY_USES: &[&[&str]] = &[
    &["by", "kind", "max"],
    &["by", "max"],
    &["by", "credits", "max"],
    &["by", "credits", "max"],
    &["by", "credits", "max"],
    &["by", "credits", "needs", "share"],
    &["by", "credits", "max"],
    &["by", "credits", "evidence", "max"],
];
/// The components of a mark, each its weight alone or with what else there is to say.
const PARTS: Kind = Entries(&Section(&Either(&[Share, Map(|| PART)])));

pub(in crate::resolve) const RULE: Shape = shape! {
    "title" = "标题": Text, Inherited,
        "文字。沿用别的规则时可以不写",
        "The title";
    "source" = "依据": Text, May,
        "文字，出自哪份文件",
        "The regulation that it is taken from";
    "extends" = "沿用": Text, May,
        "规则的名字或者标题，见「沿用别的规则」",
        "A rule that this one takes over";
    "credit_minutes" = "学时分钟": Whole(1, 1440), May,
        "整数，分钟，1 至 1440。缺省 45",
        "How many minutes are one credit";
    "tracks" = "环节": Section(&Entries(&Section(&Map(|| TRACK)))), May,
        "各环节要修多少、怎样计。键是 `线上`（`online`）、`线下`（`offline`）或者别的词，同一个环节写两次是错误 K102。不写表示没有学时要求",
        "Tracks, and the credits that each asks for";
    "course_scale" = "课程折算": Section(&List(&Map(|| SCALE))), May,
        "列表：多长的课计多少学时",
        "What courses of a length are worth";
    "deliverables" = "材料": Section(&Entries(&Section(&Map(|| DELIVERABLE_RULE)))), May,
        "要交的材料。键由自己定",
        "What trainees hand in";
    "statuses" = "考勤": Section(&Named(STATUSES, &Section(&Map(|| STATUS)))), May,
        "考勤情况怎样算。键是 `迟到`（`late`）、`早退`（`left_early`）、`请假`（`leave`）、`旷课`（`absent`）",
        "What each kind of attendance counts as";
    "disqualify" = "取消资格": Section(&Map(|| DISQUALIFY)), May,
        "什么情况取消资格。不写表示不因考勤取消资格",
        "What ends somebody's study";
    "exam" = "考试": Section(&Map(|| EXAM)), May,
        "考试。不写表示没有考试",
        "The examination";
    "result" = "成绩": Section(&Map(|| RESULT)), May,
        "总评怎样得出。不写表示没有总评",
        "The overall mark";
    "grades" = "等次": Section(&List(&Map(|| BAND))), May,
        "列表：各等次的分数",
        "Grades, and the marks of each";
    "excellent" = "优秀": Section(&Map(|| EXCELLENT)), May,
        "谁是优秀学员",
        "Who is excellent";
    "conditions" = "条件": Section(&List(&Map(|| CONDITION))), May,
        "列表：别的项目写不出来的要求，写成公式",
        "What else is asked, as formulas";
    "categories" = "分类规定": Section(&Entries(&Section(&Map(|| TERMS)))), May,
        "键是人员类别，值是这类人不同的规定",
        "What differs for a category of people";
    "window" = "期限": Section(&Map(|| WINDOW)), May,
        "报到、学习时间和延期",
        "Until when study counts";
    "interval" = "在班区间": Section(&Map(|| INTERVAL)), May,
        "中途入班、离班的怎样算",
        "What holds for who joins late or leaves early";
    "prerequisites" = "先修": Section(&List(&Map(|| PREREQUISITE))), May,
        "列表：先要有哪一类班次的证书",
        "Certificates that must be held before";
    "bars" = "再报名": Section(&Map(|| BARS)), May,
        "没有合格的，多久不能再参加同类班次",
        "For how long who fails is kept from the next class";
    "posting" = "记入年度": Choice(&[&["逐次", "session"], &["合格后", "qualified"], &["合格后按日期", "qualified_by_date"]]), May,
        "`逐次`（`session`）、`合格后`（`qualified`）或者 `合格后按日期`（`qualified_by_date`）。缺省 `逐次`",
        "Which credits are posted to the years";
    "decimals" = "小数位": Section(&Map(|| DECIMALS)), May,
        "学时和成绩保留几位、怎样取舍",
        "How figures are rounded";
    "certificate" = "证书": Section(&Map(|| CERTIFICATE_RULE)), May,
        "证书编号的样式和有效期",
        "Numbers of certificates, and how long they hold";
    "account" = "学时要求": Section(&Map(|| ACCOUNT)), May,
        "几年内应修多少，供 `site.yaml` 的人员类别使用",
        "What is owed over years, for categories of site.yaml";
    "examples" = "算例": Section(&List(&Map(|| EXAMPLE))), May,
        "列表：算例。程序每次都核对",
        "Worked examples that every run computes";
};

pub(in crate::resolve) const TERMS: Shape = shape! {
    "tracks" = "环节": Section(&Entries(&Section(&Map(|| TRACK)))), May,
        "同上，整个替换；或者 `无`",
        "Tracks of this category, instead of all";
    "deliverables" = "材料": Section(&Entries(&Section(&Map(|| DELIVERABLE_RULE)))), May,
        "同上，整个替换；或者 `无`",
        "What this category hands in, instead of all";
    "exam" = "考试": Section(&Map(|| EXAM)), May,
        "同上，整个替换；或者 `无`",
        "The examination of this category";
    "result" = "成绩": Section(&Map(|| RESULT)), May,
        "同上，整个替换；或者 `无`",
        "The overall mark of this category";
};

pub(in crate::resolve) const TRACK: Shape = shape! {
    "title" = "名称": Text, May,
        "文字。缺省用键",
        "Its name; the key where there is none";
    "required" = "应修": NUMBER, Inherited,
        "数，学时。可以写 0",
        "Credits that are asked for";
    "max" = "上限": NUMBER, May,
        "数，学时。整个环节最多计多少",
        "The most that counts";
    "earn" = "计学时": List(&Map(|| WAY)), Inherited,
        "列表，几种方式得到的学时相加",
        "Ways to earn credits, which add up";
};

pub(in crate::resolve) const WAY: Shape = shape! {
    "by" = "方式": Choice(WAYS), Inherited,
        "凭什么计：`课程`（`courses`）、`时长`（`minutes`）、`场次`（`session`）、`半天`（`half_day`）、`天`（`day`）、`完成`（`completion`）、`互认`（`recognition`）、`自学`（`self_study`），见下表",
        "For what: courses, minutes, session, half_day, day, completion, recognition or self_study";
    "kind" = "性质": Choice(&[&["必修", "required"], &["选修", "elective"]]), May,
        "`必修`（`required`）或者 `选修`（`elective`）：只计这种课程；不写则都计",
        "Only required or only elective courses";
    "credits" = "学时": NUMBER, Said("看方式"),
        "数，学时",
        "Credits each time";
    "max" = "上限": NUMBER, May,
        "数，学时（不是次数）。这种方式最多计多少",
        "The most credits that this way gives";
    "needs" = "要求": List(&Choice(&[&["观看", "watched"], &["评论", "commented"], &["场次", "sessions"]])), May,
        "`观看`（`watched`）、`评论`（`commented`），一项或者列表；或者 `场次`（`sessions`）。缺省只要求观看",
        "What completion asks for";
    "share" = "比例": SomeShare, May,
        "比例，如 `80%`。只与 `要求: 场次` 一起用，缺省 1（全部）",
        "The share of sessions that completion asks for";
    "evidence" = "材料": Text, Said("看方式"),
        "材料的键（不是名称），必须在同一份规定的 `材料` 里",
        "The key of a deliverable that shows it";
};

pub(in crate::resolve) const SCALE: Shape = shape! {
    "minutes" = "不超过分钟": Whole(1, 100_000), May,
        "整数，分钟，1 至 100000。不写表示不论多长，只能是最后一档",
        "Courses of at most so many minutes; any length where there is none";
    "credits" = "学时": NUMBER, Inherited,
        "数，学时",
        "Credits of such a course";
};

pub(in crate::resolve) const STATUS: Shape = shape! {
    "earns" = "计学时": YesNo, May,
        "是否。这一次计不计学时",
        "Whether credits are earned";
    "as" = "视为": Choice(&[&["旷课", "absence"], &["请假", "leave"], &["无", "none"]]), May,
        "`旷课`（`absence`）、`请假`（`leave`）、`无`（`none`）：计入取消资格的哪一种次数",
        "As what it counts against the limits";
    "each" = "每几次": Whole(1, 1000), May,
        "整数，1 至 1000，缺省 1。几次才算一次，不足的舍去",
        "How many of them count as one";
    "over" = "超过分钟算旷课": Whole(0, 1440), May,
        "整数，分钟，0 至 1440。登记的分钟数比它大的（相等不算），这一次按旷课",
        "Beyond so many minutes it is an absence";
};

pub(in crate::resolve) const DISQUALIFY: Shape = shape! {
    "absences" = "旷课": Whole(1, 1000), May,
        "整数，次，1 至 1000。等于或者超过的",
        "So many absences";
    "leaves" = "请假": Whole(1, 1000), May,
        "整数，次，1 至 1000。等于或者超过的",
        "So many leaves";
    "leave_credits" = "请假学时": NUMBER, May,
        "数，学时，大于 0。请假的各次培训的分钟加起来折成学时，等于或者超过的",
        "Leaves of so many credits";
    "lates" = "迟到": Whole(1, 1000), May,
        "整数，次，1 至 1000。登记为迟到的次数，等于或者超过的",
        "So many times late";
    "attendance" = "出勤率低于": SomeShare, May,
        "比例，如 `80%`。计学时的次数 ÷ 应到的次数，低于它的（相等不算）；`视为` 折算的旷课不影响它",
        "Attendance below this share";
    "match" = "达到": Choice(&[&["任一", "any"], &["全部", "all"]]), May,
        "`任一`（`any`）或者 `全部`（`all`）。缺省 `任一`；`全部` 是所写各项同时达到",
        "Whether any of them is enough, or all are needed";
};

pub(in crate::resolve) const EXAM: Shape = shape! {
    "requires" = "前提": List(&Text), May,
        "一项或者列表：`环节`（`tracks`，各环节学时修满）、`材料`（`deliverables`，材料交齐）、某个环节的键或者名称（只看这个环节）、成绩的某个组成（这一项已经登记，有自己的及格线的还要及格）。缺省没有前提",
        "What must be reached before";
    "pass" = "及格": Decimal(100), Inherited,
        "数，分，0 至 100",
        "The mark that passes";
    "makeup" = "补考": Either(&[YesNo, Map(|| MAKEUP), Nothing]), May,
        "是否；或者写 `最高计`。缺省 `否`，这时补考成绩不计",
        "Whether there is a second examination, and the most it counts";
};

pub(in crate::resolve) const MAKEUP: Shape = shape! {
    "cap" = "最高计": Decimal(100), May,
        "数，分，0 至 100。补考成绩超过它的，按它计",
        "The most that it counts";
};

pub(in crate::resolve) const RESULT: Shape = shape! {
    "parts" = "构成": PARTS, Inherited,
        "键是组成（`考试`、`平时` 或者别的词），值是比重，加起来必须等于 1（否则是错误 L101）；或者见 `result.parts`",
        "Components and their weights, which add up to 1";
    "pass" = "及格": Decimal(100), Inherited,
        "数，分，0 至 100",
        "The mark that passes";
};

pub(in crate::resolve) const PART: Shape = shape! {
    "weight" = "权重": Share, Inherited,
        "比例，在上一级里占多少。每一级加起来等于 1",
        "Its weight";
    "pass" = "及格": Decimal(100), May,
        "数，分，0 至 100。这一项自己的及格线；没有达到的不合格",
        "The mark that it must reach by itself";
    "parts" = "构成": PARTS, May,
        "这一项由哪几项合成，写法与 `构成` 相同，可以再往下分",
        "The components that it is made of";
};

pub(in crate::resolve) const BAND: Shape = shape! {
    "title" = "名称": Text, Inherited,
        "文字，等次的名称",
        "What the grade is called";
    "from" = "从": Decimal(100), Inherited,
        "数，分，0 至 100。这一等次的最低分",
        "The lowest mark";
    "to" = "到": Decimal(100), May,
        "数，分，0 至 100。最高分（含）。不写就接到上一等次的起点，最高一等到 100",
        "The highest mark";
};

pub(in crate::resolve) const EXCELLENT: Shape = shape! {
    "title" = "名称": Text, May,
        "文字。缺省 `优秀学员`",
        "What it is called";
    "from" = "成绩不低于": Decimal(100), Said("看推荐"),
        "数，分，0 至 100。看总评，没有总评的看考试成绩。不须推荐的必须写",
        "The lowest mark";
    "recommended" = "须推荐": YesNo, May,
        "是否，缺省 `否`。`是`：`marks.csv` 的 `推荐` 一列要写 `是`",
        "Whether a recommendation is needed";
    "share" = "比例": SomeShare, May,
        "比例，如 `15%`。不写则不限人数",
        "The greatest share of people";
    "of" = "基数": Choice(&[&["合格人数", "qualified"], &["学员人数", "roster"]]), May,
        "`合格人数`（`qualified`）或者 `学员人数`（`roster`），按它乘以比例，舍去小数。缺省 `合格人数`",
        "Of how many that is a share";
};
