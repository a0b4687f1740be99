//! What a report says of problems, and of what is still open.

use chrono::NaiveDate;

use super::report::{MOST, ReportPart, as_text};
use super::sentences::Said;
use crate::ledger::Outcome;
use crate::model::{Period, Programme};
use crate::view::events::Kind;
use crate::view::run_facts::Remark;
use crate::view::{Builder, PublicClass};

/// How many days ahead something to come is named.
const AHEAD: i64 = 60;

impl Builder<'_> {
    /// What the run found in the records of a period, each kind once.
    pub(super) fn problems(&self, period: Period, said: Said) -> Vec<ReportPart> {
        let mut kinds: Vec<(&Remark, usize)> = Vec::new();
        for remark in self.made.remarks.iter().filter(|remark| is_of_records(remark) && self.is_of(remark, period)) {
            match kinds.iter_mut().find(|(first, _)| first.code == remark.code) {
                Some((_, count)) => *count += 1,
                None => kinds.push((remark, 1)),
            }
        }
        let named = kinds.into_iter().take(MOST).enumerate().map(|(at, (remark, count))| {
            let count = ("count", count.to_string());
            // A report goes to others: whom a finding is about is on the dashboard.
            let text = if self.names_somebody(&remark.text) {
                self.text.with("report-problem-of-people", &[count, ("code", remark.code.to_owned())])
            } else {
                let text = self.text.with_dates(&remark.text);
                let class = self.class_of(remark).map(|class| class.title.value.as_str());
                let text = class.map_or_else(|| text.clone(), |class| self.text.named(class, &text));
                self.text.with("report-problem", &[("text", as_text(said, &text)), count])
            };
            ReportPart { number: Some(at + 1), ..ReportPart::paragraph(format!("problem-{}", remark.code), text) }
        });
        named.collect()
    }

    /// Whether a finding is of a class that has a day in a period; of what is no class's, whether the period is not over.
    fn is_of(&self, remark: &Remark, period: Period) -> bool {
        self.class_of(remark).map_or_else(|| period.has(self.public.today), |class| class.period().meets(period))
    }

    /// The class in whose folder a finding is.
    fn class_of(&self, remark: &Remark) -> Option<&Programme> {
        let id = remark.place.as_deref()?.split_once("classes/")?.1.split('/').next()?;
        self.public.classes.iter().map(|class| class.programme).find(|class| class.id == id)
    }

    /// Whether a text has the name or the number of somebody of the registers.
    fn names_somebody(&self, text: &str) -> bool {
        let people = self.records.into_iter().flat_map(|records| &records.office.people);
        people.into_iter().any(|person| text.contains(&person.name.value) || text.contains(&person.id.value))
    }

    /// What is still open of a period; what is to come only where the period is not over.
    pub(super) fn next_steps(&self, period: Period, said: Said) -> Vec<ReportPart> {
        let today = self.public.today;
        let dated = |title: &str, day| {
            let args = [("title", as_text(said, title)), ("date", self.text.day(day))];
            self.text.with("report-class-day", &args)
        };
        let class = |class: &PublicClass<'_>, day| dated(&class.programme.title.value, day);
        let is_now = period.has(today);
        let is_near = |day: NaiveDate| is_now && day >= today && (day - today).num_days() <= AHEAD;
        let classes = || self.public.classes.iter();
        let running = classes().filter(|class| is_now && class.programme.period().has(today));
        let coming = classes().filter(|class| class.programme.start > today && is_near(class.programme.start));
        let due = self.events.iter().filter(|event| event.kind == Kind::Deadline && is_near(event.date));
        let tasks = self.public.plans.iter().flat_map(|plan| &plan.tasks).filter(|task| task.done.is_none());
        let overdue =
            tasks.filter(|task| task.due.as_ref().is_some_and(|due| due.value < today && period.has(due.value)));
        let lists = [
            ("running", running.map(|one| class(one, one.programme.end)).collect()),
            ("pending", self.pending(period, said)),
            ("coming", coming.map(|one| class(one, one.programme.start)).collect()),
            ("overdue", overdue.map(|task| as_text(said, &task.title)).collect::<Vec<_>>()),
            ("due", due.map(|event| dated(event.title, event.date)).collect()),
        ];
        let parts = lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(id, list)| {
            let list = self.listed(Said::Values, list.iter().map(String::as_str));
            ReportPart::paragraph(id, self.text.with(&format!("report-{id}"), &[("list", list)]))
        });
        parts.collect()
    }

    /// The classes of a period that are over and of which results are missing. How many people are meant is said in
    /// the office's own report alone: a text may become public.
    fn pending(&self, period: Period, said: Said) -> Vec<String> {
        let Some(records) = self.records else { return Vec::new() };
        let today = self.public.today;
        let classes = records.office.classes.iter().zip(&records.ledger.classes);
        let over = classes.filter(|(class, _)| class.programme.end < today && class.programme.period().meets(period));
        let named = over.filter_map(|(class, ledger)| {
            let open = |outcome| matches!(outcome, Outcome::Pending | Outcome::UnderWay);
            let count = ledger.standings.iter().filter(|standing| open(standing.verdict.outcome)).count();
            let title = as_text(said, &class.programme.title.value);
            let counted =
                |title| self.text.with("report-class-count", &[("title", title), ("count", count.to_string())]);
            (count > 0).then(|| if said == Said::Live { title } else { counted(title) })
        });
        named.collect()
    }
}

/// Whether a finding is worth telling others of, and not of the figures of the text itself.
fn is_of_records(remark: &Remark) -> bool {
    // What contradicts itself in the records (C) is the office's business; how a file was written is the clerk's.
    remark.severity != "note" && remark.code.starts_with('C')
}
