//! The keys of rule files.

use crate::parse::{Key, Shape};

pub(in crate::resolve) const RULE: Shape = shape! {
    "title" = "标题";
    "source" = "依据";
    "extends" = "沿用";
    "credit_minutes" = "学时分钟";
    "tracks" = "环节";
    "course_scale" = "课程折算";
    "deliverables" = "材料";
    "statuses" = "考勤";
    "disqualify" = "取消资格";
    "exam" = "考试";
    "result" = "成绩";
    "grades" = "等次";
    "excellent" = "优秀";
    "conditions" = "条件";
    "categories" = "分类规定";
    "window" = "期限";
    "interval" = "在班区间";
    "prerequisites" = "先修";
    "bars" = "再报名";
    "posting" = "记入年度";
    "decimals" = "小数位";
    "certificate" = "证书";
    "account" = "学时要求";
    "examples" = "算例";
};
pub(in crate::resolve) const TERMS: Shape = shape! {
    "tracks" = "环节";
    "deliverables" = "材料";
    "exam" = "考试";
    "result" = "成绩";
};
pub(in crate::resolve) const TRACK: Shape = shape! {
    "title" = "名称";
    "required" = "应修";
    "max" = "上限";
    "earn" = "计学时";
};
pub(in crate::resolve) const WAY: Shape = shape! {
    "by" = "方式";
    "kind" = "性质";
    "credits" = "学时";
    "max" = "上限";
    "needs" = "要求";
    "share" = "比例";
    "evidence" = "材料";
};
pub(in crate::resolve) const SCALE: Shape = shape! {
    "minutes" = "不超过分钟";
    "credits" = "学时";
};
pub(in crate::resolve) const STATUS: Shape = shape! {
    "earns" = "计学时";
    "as" = "视为";
    "each" = "每几次";
    "over" = "超过分钟算旷课";
};
pub(in crate::resolve) const DISQUALIFY: Shape = shape! {
    "absences" = "旷课";
    "leaves" = "请假";
    "leave_credits" = "请假学时";
    "lates" = "迟到";
    "attendance" = "出勤率低于";
    "match" = "达到";
};
pub(in crate::resolve) const EXAM: Shape = shape! {
    "requires" = "前提";
    "pass" = "及格";
    "makeup" = "补考";
};
pub(in crate::resolve) const MAKEUP: Shape = shape! {
    "cap" = "最高计";
};
pub(in crate::resolve) const RESULT: Shape = shape! {
    "parts" = "构成";
    "pass" = "及格";
};
pub(in crate::resolve) const PART: Shape = shape! {
    "weight" = "权重";
    "pass" = "及格";
    "parts" = "构成";
};
pub(in crate::resolve) const BAND: Shape = shape! {
    "title" = "名称";
    "from" = "从";
    "to" = "到";
};
pub(in crate::resolve) const EXCELLENT: Shape = shape! {
    "title" = "名称";
    "from" = "成绩不低于";
    "recommended" = "须推荐";
    "share" = "比例";
    "of" = "基数";
};
pub(in crate::resolve) const DELIVERABLE_RULE: Shape = shape! {
    "title" = "名称";
    "count" = "份数";
    "min_length" = "字数";
};
pub(in crate::resolve) const CONDITION: Shape = shape! {
    "title" = "名称";
    "formula" = "公式";
};
pub(in crate::resolve) const WINDOW: Shape = shape! {
    "length" = "学习时间";
    "register" = "报到";
    "extension" = "延期";
    "consent" = "须同意";
};
pub(in crate::resolve) const INTERVAL: Shape = shape! {
    "outside" = "区间外";
    "required" = "应修";
};
pub(in crate::resolve) const PREREQUISITE: Shape = shape! {
    "family" = "班次类别";
    "valid" = "有效期";
};
pub(in crate::resolve) const BARS: Shape = shape! {
    "failed" = "不合格";
    "disqualified" = "取消资格";
    "cheated" = "作弊";
};
pub(in crate::resolve) const DECIMALS: Shape = shape! {
    "credits" = "学时";
    "marks" = "成绩";
    "rounding" = "取舍";
};
pub(in crate::resolve) const CERTIFICATE_RULE: Shape = shape! {
    "number" = "编号";
    "valid" = "有效期";
};
pub(in crate::resolve) const ACCOUNT: Shape = shape! {
    "credits" = "学时";
    "years" = "年数";
    "from" = "起始年";
    "carry" = "结转";
};
pub(in crate::resolve) const EXAMPLE: Shape = shape! {
    "title" = "名称";
    "given" = "已知";
    "expect" = "应得";
};
pub(in crate::resolve) const GIVEN: Shape = shape! {
    "category" = "人员类别";
    "makeup" = "补考";
    "absences" = "旷课";
    "leaves" = "请假";
    "leave_credits" = "请假学时";
    "lates" = "迟到";
    "sessions" = "应到";
    "attended" = "实到";
    "days" = "天数";
    "recommended" = "推荐";
    "cheated" = "作弊";
};
pub(in crate::resolve) const EXPECT: Shape = shape! {
    "outcome" = "结论";
    "exam" = "考试";
    "result" = "总评";
    "grade" = "等次";
    "excellent" = "优秀";
};
