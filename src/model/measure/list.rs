//! Every figure that there is, each defined once.

use super::{MeasureKind, MeasureOf};

macro_rules! measures {
    ($($name:ident = $en:literal $zh:literal $kind:ident $of:ident, $files:literal,
        $formula_zh:literal, $formula_en:literal;)+) => {
        /// A figure about classes and the people in them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure { $(#[doc = $formula_en] $name,)+ }

        /// Every measure, in the order of the reference.
        pub const MEASURES: &[Measure] = &[$(Measure::$name,)+];

        impl Measure {
            /// Its English and Chinese name, as prose and exports say it.
            pub fn names(self) -> [&'static str; 2] {
                match self { $(Self::$name => [$en, $zh],)+ }
            }

            /// How it is counted, in English and Chinese.
            pub fn formula(self) -> [&'static str; 2] {
                match self { $(Self::$name => [$formula_en, $formula_zh],)+ }
            }

            /// The files that it comes from, below the folder of a class where it is said no otherwise.
            pub fn files(self) -> &'static str {
                match self { $(Self::$name => $files,)+ }
            }

            /// What it is counted in.
            pub fn kind(self) -> MeasureKind {
                match self { $(Self::$name => MeasureKind::$kind,)+ }
            }

            /// What it can be asked of.
            pub fn of(self) -> MeasureOf {
                match self { $(Self::$name => MeasureOf::$of,)+ }
            }
        }
    };
}

measures! {
    Title = "title" "名称" Words Class, "class.yaml",
        "班次的名称", "The title of a class";
    Start = "start" "开始" Day Class, "class.yaml",
        "第一天", "Its first day";
    End = "end" "结束" Day Class, "class.yaml",
        "最后一天", "Its last day";
    Scheduled = "scheduled_credits" "计划学时" Credits Class, "schedule.yaml",
        "日程安排的学时之和；日程分单位、分对象的没有这个数",
        "The credits of its schedule; nothing where lines are for some of the trainees only";
    Required = "required_credits" "规定学时" Credits Class, "rules/*.yaml",
        "规则要求的学时，各环节之和", "The credits that its rule asks for, over all tracks";
    Classes = "classes" "班次数" Count Any, "class.yaml",
        "已经开班的班次；说单位或者人员类别的，有这些人参加的班次",
        "Classes that have begun; of a unit or a category those with somebody of it";
    Sessions = "sessions" "培训次数" Count Any, "sessions/*.md",
        "有记录的集中培训", "Sessions held";
    PlannedCredits = "planned_credits" "安排学时" Credits Classes, "schedule.yaml",
        "日程安排里这段日期的学时之和，取消的不算", "The credits of the lines of schedules, without those cancelled";
    GivenCredits = "given_credits" "实施学时" Credits Classes, "sessions/*.md",
        "有记录的集中培训的学时之和：每次的分钟数除以规则的学时分钟，按规则取位",
        "The credits of the sessions held: the minutes of each by those of a credit, rounded as its rule says";
    Trainees = "trainees" "参训人次" Count Any, "roster.csv",
        "在名单里的人次，参加两个班的算两次；几个班次合起来的，还没有开班的不算",
        "Enrolments: who is in two classes counts twice; of several classes only those that have begun";
    People = "people" "参训人数" Count Any, "roster.csv",
        "不同的人", "Distinct people enrolled";
    Attendances = "attendances" "到课人次" Count Any, "sessions/*.md attendance.csv",
        "出勤、迟到、早退都算到", "Times that somebody came to a session: present, late or left early";
    AttendanceRate = "attendance_rate" "出勤率" Share Any, "sessions/*.md attendance.csv",
        "到课人次除以应到人次", "Attendances, of the times that somebody was expected";
    Lates = "lates" "迟到人次" Count Any, "sessions/*.md attendance.csv",
        "记为迟到的人次", "Times that somebody came late";
    EarlyLeaves = "early_leaves" "早退人次" Count Any, "sessions/*.md attendance.csv",
        "记为早退的人次", "Times that somebody left early";
    Leaves = "leaves" "请假人次" Count Any, "sessions/*.md attendance.csv",
        "记为请假的人次", "Times that somebody was on leave";
    Absences = "absences" "旷课人次" Count Any, "sessions/*.md attendance.csv",
        "记为旷课的人次", "Times that somebody was absent without leave";
    PersonCredits = "person_credits" "人次学时" Credits Any, "sessions/*.md online.csv class.yaml",
        "所有人所得学时之和", "Credits earned, of all enrolments";
    ExamTakers = "exam_takers" "参考人数" Count Any, "marks.csv",
        "有考试成绩的人次", "Enrolments with a mark of an examination";
    ExamPassed = "exam_passed" "考试及格人数" Count Any, "marks.csv",
        "其中及格的，补考及格的也算", "Those of them that passed it, in a make-up examination too";
    ExamPassRate = "exam_pass_rate" "考试及格率" Share Any, "marks.csv",
        "考试及格人数除以参考人数", "Those who passed the examination, of those with a mark";
    Qualified = "qualified" "合格人数" Count Any, "sessions/*.md online.csv marks.csv deliverables.csv",
        "结论为合格的人次", "Enrolments that are qualified";
    NotQualified = "not_qualified" "不合格人数" Count Any, "sessions/*.md online.csv marks.csv deliverables.csv",
        "不合格的人次，含取消资格的", "Enrolments that are not, those disqualified among them";
    Disqualified = "disqualified" "取消资格人数" Count Any, "sessions/*.md attendance.csv",
        "其中取消学习、考试资格的", "Those of them whose study was ended";
    PassRate = "pass_rate" "合格率" Share Any, "sessions/*.md online.csv marks.csv deliverables.csv",
        "合格的除以合格与不合格的和", "The qualified, of those of whom it is known";
    Excellent = "excellent" "优秀人数" Count Any, "marks.csv deliverables.csv",
        "评为优秀的", "The excellent among the qualified";
    Certificates = "certificates" "证书数" Count Any, "certificates.csv",
        "有效的证书", "Certificates that are valid";
    Answers = "answers" "答卷数" Count Classes, "evaluation.csv",
        "四方评估的答卷，没有评估的班没有这个数", "Answers to evaluations, of all four parties; nothing where none was held";
    EvaluationScore = "evaluation_score" "评估得分" Score Classes, "evaluation.csv",
        "学员全部打分的平均分，按 site.yaml 的分值",
        "The mean of all scores of trainees, on the scale of site.yaml";
    TeacherScore = "teacher_score" "教师评分" Score Classes, "evaluation.csv",
        "教师、专家全部打分的平均分", "The same of teachers and experts";
    ManagerScore = "manager_score" "班主任评分" Score Classes, "evaluation.csv",
        "班主任全部打分的平均分", "The same of class managers";
    SchoolScore = "school_score" "党校评分" Score Classes, "evaluation.csv",
        "党校全部打分的平均分", "The same of the school";
    Deadlines = "deadlines" "时限数" Count Classes, "class.yaml plans/*.md",
        "到了日期的时限：班次的时限和计划任务的时限", "Deadlines of classes and of tasks of plans that are past";
    DeadlinesKept = "deadlines_kept" "按时完成数" Count Classes, "class.yaml plans/*.md",
        "其中记有完成日期、不晚于时限的", "Those of them that are recorded as done in time";
    DeadlinesMissed = "deadlines_missed" "逾期完成数" Count Classes, "class.yaml plans/*.md",
        "其中记有完成日期、晚于时限的", "Those of them that are recorded as done later";
    DeadlinesOpen = "deadlines_open" "未登记完成数" Count Classes, "class.yaml plans/*.md",
        "其中没有记完成日期的", "Those of them of which no day is recorded";
    PlanItems = "plan_items" "计划条目数" Count Plans, "plans/*.md",
        "期间所在年度（跨年的取天数多的一年）的工作计划里，要办班、有任务或者记了完成日期的条目",
        "Items of the plans of the year that has most of the days, that ask for classes, have tasks or are recorded as done";
    PlanDone = "plan_done" "完成条目数" Count Plans, "plans/*.md class.yaml",
        "其中要办的班都结束、任务都完成，或者记了完成日期的", "Those of them whose classes are over and whose tasks are done";
    PlanUnderWay = "plan_under_way" "推进条目数" Count Plans, "plans/*.md class.yaml",
        "其中已经开班或者有任务完成、还没有全部完成的", "Those of them of which something has begun";
    PlanPlanned = "plan_planned" "待办条目数" Count Plans, "plans/*.md class.yaml",
        "其中有班次或者任务、都还没有开始的", "Those of them of which everything is to come";
    PlanMissing = "plan_missing" "未落实条目数" Count Plans, "plans/*.md class.yaml",
        "其中没有班次也没有任务的", "Those of them that no class and no task names";
    Unplanned = "unplanned_classes" "计划外班次数" Count Plans, "class.yaml",
        "这一年度开班、没有写计划条目的班次", "Classes begun in that year that no item of a plan asked for";
    Population = "population" "应覆盖人数" Count Coverage, "people/*.csv site.yaml",
        "覆盖要求所说的人里，统计期末在岗的", "People that a coverage of site.yaml is about, in office at the end of its days";
    Covered = "covered" "已覆盖人数" Count Coverage, "sessions/*.md online.csv people/*.csv",
        "其中在规定的年数里达到要求的，一人只算一次", "Those of them who have had what it asks for, each once";
    Uncovered = "uncovered" "未覆盖人数" Count Coverage, "sessions/*.md online.csv people/*.csv",
        "其中没有达到的", "Those of them who have not";
    CoverageRate = "coverage_rate" "覆盖率" Share Coverage, "sessions/*.md online.csv people/*.csv",
        "已覆盖人数除以应覆盖人数", "Those covered, of the population";
    Bound = "bound" "应修人数" Count Year, "people/*.csv site.yaml",
        "名册里按人员类别当年要修满学时的人", "People of the registers of whom a number of credits is required in the year";
    Reached = "reached" "达标人数" Count Year, "people/*.csv site.yaml",
        "其中已经修满的", "Those of them who have reached it";
    ReachedRate = "reached_rate" "达标率" Share Year, "people/*.csv site.yaml",
        "达标人数除以应修人数", "Those who have reached it, of those of whom it is required";
    ShortPeople = "short_people" "欠学时人数" Count Year, "people/*.csv site.yaml",
        "其中还没有修满的", "Those of them who have not";
    ShortCredits = "short_credits" "欠学时数" Credits Year, "people/*.csv site.yaml",
        "这些人还差的学时之和", "The credits that these still lack";
}
