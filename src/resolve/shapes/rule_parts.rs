//! The keys of the smaller sections of rule files.

use super::{NUMBER, WHOLE};
use crate::parse::Kind::{Both, Choice, Decimal, Duration, Map, Text, Whole, YesNo};
use crate::parse::Need::{Inherited, May, Must, Said};
use crate::parse::{Key, Shape};

pub(in crate::resolve) const DELIVERABLE_RULE: Shape = shape! {
    "title" = "名称": Text, May,
        "文字。缺省用键",
        "Its name; the key where there is none";
    "count" = "份数": WHOLE, May,
        "整数，份。缺省 1；0 表示不作要求，只作自学的凭据",
        "How many";
    "min_length" = "字数": WHOLE, May,
        "整数，字。不足的（包括没有登记字数的）不算",
        "The fewest characters";
};

pub(in crate::resolve) const CONDITION: Shape = shape! {
    "title" = "名称": Text, Inherited,
        "文字，写在页面上",
        "What it asks, for pages";
    "formula" = "公式": Text, Inherited,
        "文字，写法见下（通用表达式语言 CEL 的一部分）",
        "A formula that is true where it is met";
};

pub(in crate::resolve) const WINDOW: Shape = shape! {
    "length" = "学习时间": Duration, May,
        "时间长度。从入班那天算起，包括那一天；不写则到班次结束",
        "How long somebody may study from the day of joining";
    "register" = "报到": Duration, May,
        "时间长度。班次开始以后多久之内必须入班；不写则不限",
        "How long after the first day somebody may join";
    "extension" = "延期": Duration, May,
        "时间长度。班次结束以后最多可以延多久；不写则不能延期",
        "By how much study may be extended";
    "consent" = "须同意": YesNo, May,
        "是否，缺省 `否`。`是`：名单的 `同意` 一列要写明谁同意的，延期才算数",
        "Whether somebody must agree to that";
};

pub(in crate::resolve) const INTERVAL: Shape = shape! {
    "outside" = "区间外": Choice(&[&["不计", "nothing"], &["请假", "leave"], &["旷课", "absence"]]), May,
        "不在班的日子里的培训：`不计`（`nothing`）、算 `请假`（`leave`）或者算 `旷课`（`absence`）。缺省 `不计`",
        "What sessions outside one's days count as";
    "required" = "应修": Choice(&[&["全额", "full"], &["按比例", "proportional"]]), May,
        "`全额`（`full`）或者 `按比例`（`proportional`）。缺省 `全额`",
        "Whether all credits are owed, or in proportion";
};

pub(in crate::resolve) const PREREQUISITE: Shape = shape! {
    "family" = "班次类别": Text, Inherited,
        "班次类别",
        "Certificates of classes of this family";
    "valid" = "有效期": Duration, May,
        "时间长度，从发证日期算起。缺省取发证那个规则的 `有效期`，那里也没有的长期有效",
        "For how long they count";
};

pub(in crate::resolve) const BARS: Shape = shape! {
    "failed" = "不合格": Duration, May,
        "时间长度。不合格的",
        "Who did not qualify";
    "disqualified" = "取消资格": Duration, May,
        "时间长度。被取消资格的",
        "Who was disqualified";
    "cheated" = "作弊": Duration, May,
        "时间长度。不写的，作弊按取消资格的",
        "Who cheated";
};

pub(in crate::resolve) const DECIMALS: Shape = shape! {
    "credits" = "学时": Whole(0, 6), May,
        "整数，0 至 6，缺省 2。用于每一笔学时、请假学时和按比例的应修学时",
        "Decimals of credits";
    "marks" = "成绩": Whole(0, 6), May,
        "整数，0 至 6，缺省 2。用于总评和由别的组成算出的组成",
        "Decimals of marks";
    "rounding" = "取舍": Choice(&[&["四舍五入", "half_up"], &["四舍六入五成双", "half_even"], &["舍去", "down"], &["进一", "up"]]), May,
        "见下表。缺省 `四舍五入`",
        "How halves are rounded";
};

pub(in crate::resolve) const CERTIFICATE_RULE: Shape = shape! {
    "number" = "编号": Text, Inherited,
        "文字，编号的样式，如 `{year}{class}{seq:3}`",
        "The pattern of numbers, {year}{class}{seq:3}";
    "valid" = "有效期": Duration, May,
        "时间长度，从发证日期算起。别的班以这种证书为先修时看它",
        "For how long a certificate holds";
};

pub(in crate::resolve) const ACCOUNT: Shape = shape! {
    "credits" = "学时": NUMBER, Inherited,
        "数，学时。整个周期应修多少",
        "Credits owed over the whole period";
    "years" = "年数": Whole(1, 50), May,
        "整数，1 至 50，缺省 1。周期是几个日历年",
        "How many calendar years a period has";
    "from" = "起始年": Whole(1949, 2200), Said("看年数"),
        "整数，1949 至 2200。从哪一年起要求，第一个周期就从这一年开始，以前的年份没有要求；年数大于 1 的必须写",
        "The year in which the first period begins";
    "carry" = "结转": YesNo, May,
        "是否，缺省 `否`。`是`：多出的学时转到下一个周期",
        "Whether what is over goes to the next period";
};

pub(in crate::resolve) const EXAMPLE: Shape = shape! {
    "title" = "名称": Text, May,
        "文字，算例的名称",
        "What it shows";
    "given" = "已知": Both(|| GIVEN, &NUMBER), Must,
        "已知的数",
        "The figures that it begins with";
    "expect" = "应得": Map(|| EXPECT), Must,
        "应得的结论",
        "What must come out";
};

pub(in crate::resolve) const GIVEN: Shape = shape! {
    "category" = "人员类别": Text, May,
        "人员类别。按它的分类规定算",
        "A category of site.yaml";
    "makeup" = "补考": Decimal(100), May,
        "数，分，0 至 100",
        "The mark of the second examination";
    "absences" = "旷课": WHOLE, May,
        "整数，次。已经折算好的",
        "Absences, all counted";
    "leaves" = "请假": WHOLE, May,
        "整数，次。已经折算好的",
        "Leaves, all counted";
    "leave_credits" = "请假学时": NUMBER, May,
        "数，学时",
        "Credits of the leaves";
    "lates" = "迟到": WHOLE, May,
        "整数，次",
        "Times late";
    "sessions" = "应到": WHOLE, May,
        "整数，次。缺省与实到相同",
        "Sessions to be at";
    "attended" = "实到": WHOLE, May,
        "整数，次（计学时的）。缺省与应到相同",
        "Sessions that earned";
    "days" = "天数": WHOLE, May,
        "整数，天",
        "Days of study";
    "recommended" = "推荐": YesNo, May,
        "是否有推荐",
        "Whether recommended";
    "cheated" = "作弊": YesNo, May,
        "是否作弊",
        "Whether caught cheating";
};

pub(in crate::resolve) const EXPECT: Shape = shape! {
    "outcome" = "结论": Choice(&[&["合格", "qualified"], &["不合格", "not_qualified"], &["取消资格", "disqualified"], &["待评定", "pending"]]), May,
        "`合格`（`qualified`）、`不合格`（`not_qualified`）、`取消资格`（`disqualified`）、`待评定`（`pending`）",
        "What becomes of the trainee";
    "exam" = "考试": Decimal(100), May,
        "数，分。算数的那个考试成绩",
        "The mark of the examination that counts";
    "result" = "总评": Decimal(100), May,
        "数，分。总评",
        "The overall mark";
    "grade" = "等次": Text, May,
        "文字，等次的名称",
        "The grade";
    "excellent" = "优秀": YesNo, May,
        "是否。符合优秀的条件（不看比例）",
        "Whether excellent, whatever the share";
};
