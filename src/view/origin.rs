//! Who a form of a class is from, and of what day it is: what archives ask of every paper.

use chrono::{Days, NaiveDate};

use super::paper::Document;
use super::text::Text;
use crate::model::{Form, HeadValue, Programme, RowSource, SheetBy, Units};

/// The class whose forms they are.
pub(super) struct Origin<'a> {
    pub(super) programme: &'a Programme,
    pub(super) units: &'a Units,
    pub(super) text: Text<'a>,
    /// The day of the records: a form of a later day is not final.
    pub(super) today: NaiveDate,
}

/// So many are named one by one, as archives do (DA/T 18-2022, of 责任者); of more the first.
const NAMED: usize = 3;

/// What a deadline says is done with a paper.
const SENT: [&str; 8] = ["报送", "上报", "提交", "上交", "填报", "报", "送", "交"];

impl Origin<'_> {
    /// 责任者: the units of a form that has a sheet for each of them, as each fills in its own; what the head
    /// of the form calls 单位; or the organiser of the class, and where none is named the office.
    pub(super) fn issuer(&self, document: &Document, form: &Form) -> String {
        let sheets = || document.tables().map(|table| table.sheet.as_str()).filter(|unit| !unit.is_empty());
        if form.sheets == Some(SheetBy::Unit) && sheets().next().is_some() {
            return self.named(&sheets().collect::<Vec<_>>());
        }
        let heads = |value: &HeadValue| matches!(value, HeadValue::Fact(fact) if fact.key == "units");
        let headed = form.head.iter().any(|fact| heads(&fact.value));
        let of_head = || {
            let names: Vec<_> = self.programme.units.iter().map(|&unit| self.units.get(unit).short.as_str()).collect();
            let written = self.programme.run_by().map(str::to_owned);
            written.or_else(|| (!names.is_empty()).then(|| self.named(&names)))
        };
        let asked = if headed { of_head() } else { self.programme.organiser.clone() };
        asked.unwrap_or_else(|| document.organisation.clone())
    }

    fn named(&self, names: &[&str]) -> String {
        match names {
            [first, _, ..] if names.len() > NAMED => {
                self.text.with("archive-and-others", &[("first", (*first).to_owned())])
            }
            _ => names.join(&self.text.get("list-comma")),
        }
    }

    /// The day of a form: its deadline, where the class has one that names it; of what is laid down beforehand the
    /// day before the class begins, of seats that of the examination; of all else the last day. Nothing before
    /// that day is over.
    pub(super) fn date(&self, form: &Form) -> Option<NaiveDate> {
        let programme = self.programme;
        let usual = || match form.rows {
            Some(RowSource::Schedule | RowSource::Courses | RowSource::Quotas) => {
                programme.start.checked_sub_days(Days::new(1)).unwrap_or(programme.start)
            }
            Some(RowSource::Seats) => {
                let exam = programme.exam.as_ref().and_then(|exam| exam.date.as_ref());
                exam.map_or(programme.end, |date| date.value)
            }
            _ => programme.end,
        };
        let date = self.deadline(form).unwrap_or_else(usual);
        (self.today > date).then_some(date)
    }

    fn deadline(&self, form: &Form) -> Option<NaiveDate> {
        let names = |due: &str, title: &str| due.contains(title) || is_start(title, named(due));
        let is_it = |due: &str| form.title.texts.values().any(|title| names(due, &title.value));
        self.programme.deadlines.iter().find(|due| is_it(&due.title)).map(|due| due.date.value)
    }
}

/// What a deadline names: its title without what is done with it.
fn named(due: &str) -> &str {
    SENT.iter().find_map(|word| due.strip_prefix(word)).unwrap_or(due).trim()
}

/// Whether a form's title begins with a name, 教学计划 for 教学计划备案表; what is shorter names many.
fn is_start(title: &str, name: &str) -> bool {
    name.chars().count() > 2 && title.starts_with(name)
}
