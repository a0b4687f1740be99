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
    /// Whether the person agrees to be named in public (同意公开), if that is recorded.
    pub consent: Option<bool>,
    /// 备注.
    pub note: Option<String>,
    /// What columns hold that nothing reads and that are private all the same: addresses, accounts.
    pub private: Vec<Spanned<String>>,
    /// Where the row stands.
    pub span: Span,
}

impl Person {
    /// The name as it may be shown to anybody: the surname and a star, 张*, 欧阳*.
    pub fn masked_name(&self) -> String {
        mask(&self.name.value)
    }

    /// Whether the person is in office on a day; without days that are recorded, always.
    pub fn serves_on(&self, day: NaiveDate) -> bool {
        self.joined.as_ref().is_none_or(|joined| joined.value <= day)
            && self.left.as_ref().is_none_or(|left| day <= left.value)
    }
}

/// Surnames of two characters that are in use.
const COMPOUND: [&str; 36] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "独孤", "南宫", "夏侯",
    "轩辕", "长孙", "宇文", "司徒", "司空", "呼延", "闻人", "申屠", "太史", "澹台", "濮阳", "淳于", "单于", "公冶",
    "宗政", "赫连", "钟离", "鲜于", "闾丘", "仲孙", "万俟", "西门",
];

/// The surname of a name, as far as it is told from the rest: 张, 欧阳.
fn surname(name: &str) -> &str {
    let compound = COMPOUND.iter().find(|surname| name.starts_with(**surname) && name.chars().count() > 2);
    let first = || name.chars().next().map_or(0, char::len_utf8);
    let end = compound.map_or_else(first, |surname| surname.len());
    name.get(..end).unwrap_or_default()
}

/// The surname and a star: 张*, 欧阳*.
pub fn mask(name: &str) -> String {
    format!("{}*", surname(name))
}

/// The surname, a star and the last character, 张*明, 欧阳*曦; of a given name of one character, and of a name that is
/// not in Chinese characters alone, the surname and a star.
pub(super) fn mask_ends(name: &str) -> String {
    let surname = surname(name);
    let given = name.strip_prefix(surname).unwrap_or_default();
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{323af}').contains(&c);
    let last = given.chars().last().filter(|_| given.chars().count() > 1 && name.chars().all(is_chinese));
    format!("{surname}*{}", last.map(String::from).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_keeps_the_surname_only() {
        assert_eq!(mask("张明"), "张*");
        assert_eq!(mask("欧阳晨曦"), "欧阳*");
        assert_eq!(mask("司马"), "司*");
        assert_eq!(mask("阿依古丽·买买提"), "阿*");
        assert_eq!(mask(""), "*");
    }

    #[test]
    fn the_ends_of_a_name_are_those_of_a_given_name_of_several_characters() {
        let names = ["张晓明", "张明", "欧阳晨曦", "欧阳曦", "司马", "阿依古丽·买买提", "John Smith", "𠮷田晓明", ""];
        let shown = ["张*明", "张*", "欧阳*曦", "欧阳*", "司*", "阿*", "J*", "𠮷*明", "*"];
        assert_eq!(names.map(mask_ends), shown);
    }
}
