//! What the rows of each source can be asked: which of them a form has, which columns stand over them,
//! and how they part into sheets.

use super::{RowSource, SheetBy, When};

impl When {
    /// Every condition.
    pub const ALL: [Self; 10] = [
        Self::Students,
        Self::Staff,
        Self::Stages,
        Self::Exam,
        Self::Makeup,
        Self::Result,
        Self::Grades,
        Self::Certificate,
        Self::Qualified,
        Self::Filled,
    ];

    /// Its names in definitions, Chinese first.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Students => &["学生", "students"],
            Self::Staff => &["教职工", "staff"],
            Self::Stages => &["发展过程", "stages"],
            Self::Exam => &["考试", "exam"],
            Self::Makeup => &["补考", "makeup"],
            Self::Result => &["总评", "result"],
            Self::Grades => &["等次", "grades"],
            Self::Certificate => &["证书", "certificate"],
            Self::Qualified => &["合格", "qualified"],
            Self::Filled => &["有内容", "filled"],
        }
    }
}

impl SheetBy {
    /// Every way to part rows.
    pub const ALL: [Self; 4] = [Self::Cohort, Self::Group, Self::Unit, Self::Room];

    /// Its names in definitions, Chinese first.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Cohort => &["对象", "cohort"],
            Self::Group => &["小组", "group"],
            Self::Unit => &["单位", "unit"],
            Self::Room => &["考场", "room"],
        }
    }
}

impl RowSource {
    /// The conditions that tell one of its rows from another: what a form may be filtered by.
    pub fn filters(self) -> &'static [When] {
        match self {
            Self::Trainees => {
                &[When::Students, When::Staff, When::Stages, When::Exam, When::Certificate, When::Qualified]
            }
            Self::Accounts => &[When::Students, When::Staff, When::Qualified, When::Filled],
            _ => &[],
        }
    }

    /// The conditions under which a column over its rows may be. Whether any row has something in a
    /// column can be said of every source.
    pub fn conditions(self) -> &'static [When] {
        match self {
            Self::Trainees => &When::ALL,
            Self::Accounts => &[When::Students, When::Staff, When::Qualified, When::Filled],
            _ => &[When::Filled],
        }
    }

    /// What its rows can be parted by.
    pub fn sheets(self) -> &'static [SheetBy] {
        match self {
            Self::Trainees => &[SheetBy::Cohort, SheetBy::Group, SheetBy::Unit],
            Self::Seats => &SheetBy::ALL,
            Self::Courses => &[SheetBy::Cohort],
            Self::Accounts => &[SheetBy::Unit],
            _ => &[],
        }
    }
}
