//! What the rows of a form can say: the fields of every source of rows, under their English and Chinese
//! names.

use super::{Align, Scope};

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Texts, days, ids.
    Text,
    /// Numbers, which a formula may use.
    Number,
    /// Numbers that a total adds up.
    Sum,
    /// Several columns, as many as the records have.
    Many,
}

/// One field.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key, as English definitions name it; its title is the word `column-<key>`.
    pub key: &'static str,
    /// Its Chinese names, the usual one first.
    pub zh: &'static [&'static str],
    /// The width of its column in Chinese characters.
    pub width: u32,
    /// On which side its values stand.
    pub align: Align,
    /// What its values are.
    pub kind: FieldKind,
}

/// Where rows come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowSource {
    /// The roster of a class, with what the ledger says of each trainee.
    Trainees,
    /// The lines of a class's schedule.
    Schedule,
    /// The lines of a class's course list.
    Courses,
    /// The sessions held.
    Sessions,
    /// The units of a class with their quotas.
    Quotas,
    /// The seats of a class's examination.
    Seats,
    /// The questions of a class's evaluation.
    Evaluation,
    /// What was said of a class.
    Remarks,
    /// The classes of a year.
    Classes,
    /// Everyone with an account of a year.
    Accounts,
    /// The tasks of a plan.
    Tasks,
    /// Below a trainee: the sessions and where the trainee was.
    OwnSessions,
    /// Below a trainee: the credits by track.
    OwnTracks,
    /// Below a trainee: the marks.
    OwnMarks,
    /// Below an account: the classes with what they added to it.
    OwnClasses,
}

macro_rules! fields {
    ($($key:literal $(= $zh:literal)+, $width:literal $align:ident $kind:ident);* $(;)?) => {
        &[$(Field { key: $key, zh: &[$($zh),+], width: $width, align: Align::$align, kind: FieldKind::$kind }),*]
    };
}

const TRAINEES: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "name" = "姓名", 5 Center Text;
    "number" = "学号" = "工号" = "学工号", 7 Center Text;
    "gender" = "性别", 3 Center Text;
    "ethnicity" = "民族", 4 Center Text;
    "birth" = "出生年月", 6 Center Text;
    "id-number" = "身份证号", 10 Center Text;
    "unit" = "单位" = "所在单位" = "所在学院" = "所在部门", 9 Start Text;
    "college-class" = "班级", 6 Center Text;
    "position" = "职务", 9 Start Text;
    "phone" = "联系电话" = "电话" = "手机", 7 Center Text;
    "category" = "人员类别", 6 Center Text;
    "cohort" = "对象", 5 Center Text;
    "group" = "小组", 5 Center Text;
    "applied" = "申请入党时间", 6 Center Text;
    "activist" = "确定积极分子时间", 6 Center Text;
    "candidate" = "确定发展对象时间", 6 Center Text;
    "joined" = "入班日期", 6 Center Text;
    "left" = "离班日期", 6 Center Text;
    "tracks" = "各环节学时", 5 End Many;
    "all-credits" = "总学时", 5 End Sum;
    "required" = "应修", 5 End Number;
    "short" = "差额", 5 End Number;
    "parts" = "各项成绩", 5 End Many;
    "exam" = "考试", 5 End Number;
    "makeup" = "补考", 5 End Number;
    "result" = "总评", 5 End Number;
    "outcome" = "结论", 6 Center Text;
    "grade" = "等次", 5 Center Text;
    "certificate" = "证书编号", 9 Center Text;
    "issued" = "发证日期", 7 Center Text;
    "sessions" = "各次考勤", 6 Center Many;
    "statuses" = "考勤合计", 3 Center Many;
    "note" = "备注", 6 Start Text;
};

const SCHEDULE: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "date" = "日期", 7 Center Text;
    "time" = "时间", 7 Center Text;
    "topic" = "内容", 18 Start Text;
    "form" = "形式", 6 Center Text;
    "teacher" = "授课人", 6 Center Text;
    "position" = "职务", 12 Start Text;
    "credits" = "学时", 4 End Sum;
    "room" = "地点", 10 Start Text;
    "for" = "对象", 10 Start Text;
    "track" = "环节", 5 Center Text;
};

const COURSES: &[Field] = fields! {
    "serial" = "序号", 4 Center Text;
    "course" = "课程", 24 Start Text;
    "lecturer" = "主讲人", 8 Center Text;
    "credits" = "学时", 5 End Sum;
    "kind" = "必修/选修" = "性质", 6 Center Text;
};

const SESSIONS: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "date" = "日期", 7 Center Text;
    "time" = "时间", 7 Center Text;
    "topic" = "内容", 18 Start Text;
    "form" = "形式", 6 Center Text;
    "teacher" = "授课人", 6 Center Text;
    "room" = "地点", 9 Start Text;
    "expected" = "应到", 4 Center Sum;
    "came" = "实到", 4 Center Sum;
};

const QUOTAS: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "unit" = "单位", 12 Start Text;
    "quota-staff" = "教工名额", 5 Center Sum;
    "quota-students" = "学生名额", 5 Center Sum;
    "quota" = "合计" = "名额", 5 Center Sum;
    "enrolled-staff" = "教工报名", 5 Center Sum;
    "enrolled-students" = "学生报名", 5 Center Sum;
    "enrolled" = "报名合计", 5 Center Sum;
};

const SEATS: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "room" = "考场", 8 Center Text;
    "seat" = "座号", 4 Center Text;
    "name" = "姓名", 5 Center Text;
    "number" = "学号" = "工号" = "学工号", 8 Center Text;
    "unit" = "单位", 9 Start Text;
};

const EVALUATION: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "question" = "题目", 18 Start Text;
    "party-means" = "各方得分", 6 Center Many;
    "party-counts" = "各方份数", 6 Center Many;
    "scores-given" = "打分数", 5 Center Number;
    "lowest" = "最低分", 5 Center Number;
    "highest" = "最高分", 5 Center Number;
};

const REMARKS: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "party" = "评价方", 7 Center Text;
    "question" = "题目", 9 Start Text;
    "remark" = "意见", 20 Start Text;
};

const CLASSES: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "batch" = "期次", 6 Center Text;
    "class" = "班次", 14 Start Text;
    "family" = "类别", 7 Center Text;
    "audience" = "对象", 12 Start Text;
    "people" = "人数", 4 Center Sum;
    "period" = "时间", 10 Center Text;
    "place" = "地点", 8 Start Text;
    "content" = "内容", 14 Start Text;
    "credits" = "学时", 4 Center Sum;
    "host" = "责任单位", 9 Start Text;
    "manager" = "责任人", 5 Center Text;
    "state" = "状态", 5 Center Text;
};

const ACCOUNTS: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "name" = "姓名", 5 Center Text;
    "number" = "学号" = "工号" = "学工号", 7 Center Text;
    "unit" = "单位" = "所在单位", 9 Start Text;
    "category" = "人员类别", 6 Center Text;
    "classes" = "各班次学时", 7 End Many;
    "carried" = "上期结转", 5 End Sum;
    "earned" = "当年学时", 5 End Sum;
    "account-total" = "年度合计", 5 End Sum;
    "required" = "应修", 5 End Number;
    "short" = "差额", 5 End Number;
};

const TASKS: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "task" = "任务", 16 Start Text;
    "audience" = "对象", 9 Start Text;
    "due" = "时限", 8 Center Text;
    "host" = "责任单位", 9 Start Text;
    "manager" = "责任人", 5 Center Text;
    "state" = "完成情况", 9 Start Text;
};

const OWN_SESSIONS: &[Field] = fields! {
    "date" = "日期", 7 Center Text;
    "time" = "时间", 7 Center Text;
    "topic" = "内容", 18 Start Text;
    "form" = "形式", 6 Center Text;
    "status" = "考勤", 4 Center Text;
};

const OWN_TRACKS: &[Field] = fields! {
    "track" = "环节", 12 Start Text;
    "required" = "应修", 6 End Number;
    "credits" = "学时", 6 End Sum;
};

const OWN_MARKS: &[Field] = fields! {
    "part" = "项目", 12 Start Text;
    "mark" = "成绩", 6 End Number;
};

const OWN_CLASSES: &[Field] = fields! {
    "serial" = "序号", 3 Center Text;
    "class" = "班次", 18 Start Text;
    "period" = "时间", 12 Center Text;
    "credits" = "学时", 5 End Sum;
};

impl RowSource {
    /// Every source.
    pub const ALL: [Self; 15] = [
        Self::Trainees,
        Self::Schedule,
        Self::Courses,
        Self::Sessions,
        Self::Quotas,
        Self::Seats,
        Self::Evaluation,
        Self::Remarks,
        Self::Classes,
        Self::Accounts,
        Self::Tasks,
        Self::OwnSessions,
        Self::OwnTracks,
        Self::OwnMarks,
        Self::OwnClasses,
    ];

    /// Its names in definitions, Chinese first.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Trainees => &["学员", "trainees"],
            Self::Schedule => &["日程", "schedule"],
            Self::Courses => &["课程", "courses"],
            Self::Sessions => &["培训记录", "sessions"],
            Self::Quotas => &["名额", "quotas"],
            Self::Seats => &["考位", "seats"],
            Self::Evaluation => &["评估", "evaluation"],
            Self::Remarks => &["评估意见", "remarks"],
            Self::Classes => &["班次", "classes"],
            Self::Accounts => &["年度学时", "accounts"],
            Self::Tasks => &["任务", "tasks"],
            Self::OwnSessions => &["本人考勤", "own-sessions"],
            Self::OwnTracks => &["本人学时", "own-tracks"],
            Self::OwnMarks => &["本人成绩", "own-marks"],
            Self::OwnClasses => &["本人班次", "own-classes"],
        }
    }

    /// What its rows can say.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Trainees => TRAINEES,
            Self::Schedule => SCHEDULE,
            Self::Courses => COURSES,
            Self::Sessions => SESSIONS,
            Self::Quotas => QUOTAS,
            Self::Seats => SEATS,
            Self::Evaluation => EVALUATION,
            Self::Remarks => REMARKS,
            Self::Classes => CLASSES,
            Self::Accounts => ACCOUNTS,
            Self::Tasks => TASKS,
            Self::OwnSessions => OWN_SESSIONS,
            Self::OwnTracks => OWN_TRACKS,
            Self::OwnMarks => OWN_MARKS,
            Self::OwnClasses => OWN_CLASSES,
        }
    }

    /// The field of a name in either language.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == name || field.zh.contains(&name))
    }

    /// What a form with these rows is about.
    pub fn scope(self) -> Scope {
        match self {
            Self::Trainees
            | Self::Schedule
            | Self::Courses
            | Self::Sessions
            | Self::Quotas
            | Self::Seats
            | Self::Evaluation
            | Self::Remarks
            | Self::OwnSessions
            | Self::OwnTracks
            | Self::OwnMarks => Scope::Class,
            Self::Classes | Self::Accounts | Self::OwnClasses => Scope::Year,
            Self::Tasks => Scope::Plan,
        }
    }

    /// The source whose rows its own rows belong to.
    pub fn below(self) -> Option<Self> {
        match self {
            Self::OwnSessions | Self::OwnTracks | Self::OwnMarks => Some(Self::Trainees),
            Self::OwnClasses => Some(Self::Accounts),
            _ => None,
        }
    }

    /// Whether its rows name no trainee and count none of a unit, so that the public edition may have
    /// them.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Schedule | Self::Courses | Self::Classes | Self::Tasks)
    }
}
