//! A person as the registers have them.

use chrono::NaiveDate;

use super::ids::{CategoryId, UnitId};
use crate::source::{Span, Spanned};

/// One row of `people/*.csv`. All of it is personal data.
#[derive(Clone, Debug)]
pub struct Person {
    /// The student or staff number (学号, 工号): the person's id throughout the office.
    pub id: Spanned<String>,
    /// The name.
    pub name: Spanned<String>,
    /// The unit.
    pub unit: UnitId,
    /// The category (人员类别), if the register says.
    pub category: Option<CategoryId>,
    /// 性别.
    pub gender: Option<String>,
    /// 民族.
    pub ethnicity: Option<String>,
    /// 出生年月, as the first day of the month where no day is given.
    pub birth: Option<Spanned<NaiveDate>>,
    /// 身份证号, eighteen digits of which the last may be X (GB 11643).
    pub id_number: Option<Spanned<String>>,
    /// 班级: the student's own class at the college.
    pub college_class: Option<String>,
    /// 联系电话.
    pub phone: Option<Spanned<String>>,
    /// 职务.
    pub position: Option<String>,
    /// 申请入党时间.
    pub applied: Option<Spanned<NaiveDate>>,
    /// 确定积极分子时间.
    pub activist: Option<Spanned<NaiveDate>>,
    /// 确定发展对象时间.
    pub candidate: Option<Spanned<NaiveDate>>,
    /// The first day in office (到岗日期), if it is recorded.
    pub joined: Option<Spanned<NaiveDate>>,
    /// The last day in office (离岗日期), if it is recorded.
    pub left: Option<Spanned<NaiveDate>>,
    /// 备注.
    pub note: Option<String>,
    /// Where the row stands.
    pub span: Span,
}

impl Person {
    /// Whether the person is in office on a day; without days that are recorded, always.
    pub fn serves_on(&self, day: NaiveDate) -> bool {
        self.joined.as_ref().is_none_or(|joined| joined.value <= day)
            && self.left.as_ref().is_none_or(|left| day <= left.value)
    }
}
