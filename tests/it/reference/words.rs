//! What each word of a definition means, in Chinese.

use xueshi::model::{RowSource, Scope, When};

/// The names of a condition, when a column has it, and which rows it leaves.
pub(crate) fn condition(when: When) -> (&'static str, &'static str, &'static str, &'static str) {
    match when {
        When::Students => ("学生", "students", "这张表里有学生（名册里有班级的人）", "学生"),
        When::Staff => ("教职工", "staff", "这张表里没有学生", "教职工（名册里没有班级的人）"),
        When::Stages => ("发展过程", "stages", "这张表里有人登记了申请入党时间", "登记了申请入党时间的人"),
        When::Exam => ("考试", "exam", "规则有考试", "有考试资格的人"),
        When::Makeup => ("补考", "makeup", "规则允许补考", "—"),
        When::Result => ("总评", "result", "规则有总评", "—"),
        When::Grades => ("等次", "grades", "规则有等次，或者评优秀", "—"),
        When::Certificate => ("证书", "certificate", "规则有证书编号", "有有效证书的人"),
        When::Qualified => ("合格", "qualified", "这张表里有人合格", "合格的人"),
        When::Filled => ("有内容", "filled", "这一列至少有一格有内容", "有学时的人（年度学时）"),
    }
}

/// What makes a sheet of its own: the names, what one sheet is, and the rows that have it.
pub(crate) const SHEETS: [(&str, &str, &str, &str); 4] = [
    ("对象", "cohort", "名单里的一个“对象”；课程列表的一个“对象”", "学员、课程、考位"),
    ("小组", "group", "名单里的一个小组", "学员、考位"),
    ("单位", "unit", "学员的一个单位", "学员、考位、年度学时"),
    ("考场", "room", "一个考场", "考位"),
];

/// What the rows of a source are.
pub(super) fn source(rows: RowSource) -> &'static str {
    match rows {
        RowSource::Trainees => "一名学员一行，按名单的次序。用于关于班次的表。",
        RowSource::Schedule => "日程的一段一行。用于关于班次的表。",
        RowSource::Courses => "线上课程列表的一门课一行。用于关于班次的表。",
        RowSource::Sessions => "办过的一次培训一行。用于关于班次的表。",
        RowSource::Quotas => {
            "有名额的一个单位一行，后面是没有名额而有人报名的单位。没有写名额的班没有行。用于关于班次的表。"
        }
        RowSource::Seats => {
            "考场里的一个座位一行：可以参加考试的人按名单次序从第一考场坐起。没有写考场的班没有行。用于关于班次的表。"
        }
        RowSource::Evaluation => {
            "评估的一道打分题一行，最后一行是全部打分题。没有评估答卷的班没有行。用于关于班次的表。"
        }
        RowSource::Remarks => "评估答卷里的一条文字一行；答卷不足“最小人数”的一方，一条也没有。用于关于班次的表。",
        RowSource::Classes => "当年开始的一个班次一行。用于关于年度的表。",
        RowSource::Accounts => "有年度学时或者有学时要求的一个人一行。用于关于年度的表。",
        RowSource::Tasks => "工作计划的一项任务一行。用于关于计划的表。",
        RowSource::OwnSessions => "这名学员应到的一次培训一行。",
        RowSource::OwnTracks => "规则的一个环节一行。",
        RowSource::OwnMarks => "成绩的一个组成一行。",
        RowSource::OwnClasses => "记入这个人年度学时的一个班次一行。",
    }
}

/// What a fact is.
pub(super) fn fact(scope: Scope, key: &str) -> &'static str {
    match (key, scope) {
        ("organisation", _) => "`site.yaml` 的组织",
        ("short", _) => "`site.yaml` 的简称",
        ("today", _) => "按哪一天计算",
        ("count", _) => "这张表有几行",
        ("sheet", _) => "分表的名字：哪一组、哪个单位、哪个考场；不分表的是空的",
        ("class", _) => "班次的标题",
        ("batch", _) => "期次",
        ("units", _) => "承办；没有写的是主办；都没有写的是 `单位` 里各单位的简称",
        ("organiser", _) => "主办",
        ("host", _) => "承办",
        ("period", _) => "开始到结束的日期",
        ("start", _) => "开始日期",
        ("end", _) => "结束日期",
        ("year", Scope::Class) => "开始的那一年，如 2024",
        ("year", Scope::Year) => "年度，如 2024年",
        ("year", Scope::Plan) => "计划的年度，如 2024",
        ("place", _) => "地点",
        ("people", _) => "学员人数，如 60人；分表的，也是全班的人数",
        ("audience", _) => "对象",
        ("manager", _) => "班主任",
        ("rule", _) => "考核规则的标题",
        ("outcomes", _) => "各种结论各有几人",
        ("legend", _) => "考勤记号的说明",
        ("course-sums", _) => "必修课、选修课各多少学时；按对象分表的，只算这一组的",
        ("schedule-sum", _) => "日程合计多少学时；有几个环节，或者不是全体参加的，是空的",
        ("sessions-held", _) => "办了几次培训",
        ("attendance-rate", _) => "实到人次占应到人次的百分数",
        ("pass-rate", _) => "合格的人占已有结论（合格、不合格、取消资格）的人的百分数",
        ("certificates-issued", _) => "没有作废的证书有几张",
        ("exam-time", _) => "考场安排的日期和时间",
        ("invigilators", _) => "监考人员；按考场分表的，只有这个考场的",
        ("issued-on", _) => "一人一页的表，这个人的发证日期",
        ("answers", _) => "评估的答卷有几份，各方几份",
        ("score-scale", _) => "评估的分值和得分的算法",
        ("plan", _) => "计划的标题",
        _ => panic!("say in tests/reference/words.rs what {key} is"),
    }
}
