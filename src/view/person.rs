//! A person's page, in the office edition only: every entry and its reason.

use serde::Serialize;

use super::explain::{AccountExplanation, ClassExplanation, Explainer};
use super::table::{Align, Cell, Fact, Link, Table, Tone};
use super::{Body, Builder, Head, Page, Records, paths};
use crate::ledger::enrolments;
use crate::model::{ClassId, Person, PersonId};

/// What a person's page says.
#[derive(Debug, PartialEq, Serialize)]
pub struct PersonPage {
    /// What the register has.
    pub facts: Vec<Fact>,
    /// What the person has over each year and longer period, latest first.
    pub years: Option<Table>,
    /// What was posted to each of them.
    pub accounts: Vec<Table>,
    /// The classes, latest first.
    pub classes: Vec<Enrolled>,
}

/// A person in one class.
#[derive(Debug, PartialEq, Serialize)]
pub struct Enrolled {
    /// The class.
    pub class: Link,
    /// Where the page tells of it.
    pub anchor: String,
    /// What came of it.
    pub outcome: String,
    /// Its tone.
    pub tone: Option<Tone>,
    /// What is recorded beside attendance and courses, and where.
    pub records: Vec<(String, String)>,
    /// Each condition with its figures, and whether it is met, open or unmet.
    pub conditions: Vec<(String, &'static str)>,
    /// The arithmetic of the marks.
    pub arithmetic: Vec<String>,
    /// What is missing and can still be mended.
    pub outlook: Vec<String>,
    /// The entries.
    pub entries: Table,
}

impl Builder<'_> {
    /// The page of everyone in the registers.
    pub(super) fn people(&self) -> Vec<Page> {
        use rayon::prelude::*;

        let Some(records) = self.records else { return Vec::new() };
        let enrolled = enrolments(records.office);
        let people = enrolled.par_iter().enumerate();
        people.map(|(index, classes)| self.person(records, PersonId(index), classes)).collect()
    }

    fn person(&self, records: Records<'_>, id: PersonId, enrolled: &[(ClassId, usize)]) -> Page {
        let person = records.office.person(id);
        let explainer = Explainer { records, text: self.text };
        let explained = explainer.person(id, enrolled, None, None);
        let page = PersonPage {
            facts: self.person_facts(&explainer, person),
            years: self.person_years(&explained.accounts),
            accounts: explained.accounts.iter().filter_map(|account| self.account_table(account)).collect(),
            classes: explained.classes.into_iter().map(|class| self.enrolled(class)).collect(),
        };
        Page {
            path: paths::person(person),
            title: person.name.value.clone(),
            body: Body::Person(page),
            trail: self.trail("menu-people", "people/index.html"),
            source: Some(person.span),
            head: Head::default(),
        }
    }

    fn person_facts(&self, explainer: &Explainer<'_>, person: &Person) -> Vec<Fact> {
        let records = explainer.records;
        let unit = records.office.units.get(person.unit);
        let category = person.category.map(|category| records.office.site.categories[category.0].title.clone());
        let day = |date: &Option<crate::source::Spanned<chrono::NaiveDate>>| {
            date.as_ref().map(|date| self.text.date(date.value))
        };
        let facts = [
            ("column-number", Some(person.id.value.clone()), None),
            ("column-unit", Some(unit.title.clone()), Some(paths::unit(unit))),
            ("column-category", category, None),
            ("column-gender", person.gender.clone(), None),
            ("column-ethnicity", person.ethnicity.clone(), None),
            ("column-birth", person.birth.as_ref().map(|birth| birth.value.format("%Y-%m").to_string()), None),
            ("column-id-number", person.id_number.as_ref().map(|number| number.value.clone()), None),
            ("column-college-class", person.college_class.clone(), None),
            ("column-position", person.position.clone(), None),
            ("column-phone", person.phone.as_ref().map(|phone| phone.value.clone()), None),
            ("column-applied", day(&person.applied), None),
            ("column-activist", day(&person.activist), None),
            ("column-candidate", day(&person.candidate), None),
            ("column-note", person.note.clone(), None),
            ("column-source", Some(explainer.place(person.span)), None),
        ];
        let fact = |(key, value, path): (&str, Option<String>, Option<String>)| {
            Some(Fact { name: self.text.get(key), value: value?, path })
        };
        facts.into_iter().filter_map(fact).collect()
    }

    /// What the person has over each year and longer period.
    fn person_years(&self, accounts: &[AccountExplanation]) -> Option<Table> {
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-year"), 6, Align::Center);
        // What was over in the period before is a column where anything was.
        let carried = accounts.iter().any(|account| account.carried != "0").then_some("column-carried");
        let columns = ["column-earned"].into_iter().chain(carried);
        for key in columns.chain(["column-required", "column-short", "column-surplus"]) {
            table.column(text.get(key), 6, Align::End);
        }
        for account in accounts {
            let required = account.required.as_deref();
            let tone = (account.short != "0").then_some(Tone::Bad);
            let owed = |figure: &str| Cell::maybe(required.map(|_| figure));
            let mut row = vec![
                Cell::text(&account.years).linked(Some(paths::account(account.cycle()))),
                Cell::text(&account.earned),
            ];
            row.extend(carried.map(|_| Cell::text(&account.carried)));
            row.extend([Cell::maybe(required), owed(&account.short).toned(tone), owed(&account.surplus)]);
            table.rows.push(row);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// A table of credits by date: of what, why, how many, and from which lines; titles with widths.
    fn credited(&self, title: String, [of, why, source]: [(&str, u32); 3]) -> Table {
        let text = self.text;
        let mut table = Table::new(title);
        table.column(text.get("column-date"), 7, Align::Center);
        for (key, width) in [of, why] {
            table.column(text.get(key), width, Align::Start);
        }
        table.column(text.get("column-credits"), 5, Align::End);
        table.column(text.get(source.0), source.1, Align::Start);
        table
    }

    /// The last row of such a table.
    fn total(&self, credits: &str) -> Vec<Cell> {
        let total = Cell::text(self.text.get("total"));
        vec![total, Cell::empty(), Cell::empty(), Cell::text(credits), Cell::empty()]
    }

    /// What was posted to one account.
    fn account_table(&self, account: &AccountExplanation) -> Option<Table> {
        let text = self.text;
        let title = text.with("account-title", &[("year", account.years.clone())]);
        let mut table = self.credited(title, [("column-class", 12), ("column-why", 20), ("column-source", 16)]);
        for posted in &account.postings {
            let noted = |note: &String| text.with("with-note", &[("text", posted.why.clone()), ("note", note.clone())]);
            let why = posted.note.as_ref().map_or_else(|| posted.why.clone(), noted);
            table.rows.push(vec![
                Cell::text(text.date(posted.date)),
                Cell::text(&posted.class),
                Cell::text(why),
                Cell::text(&posted.credits),
                Cell::text(self.sources(&posted.sources)),
            ]);
        }
        table.total = Some(self.total(&account.earned));
        (!table.rows.is_empty()).then_some(table)
    }

    fn enrolled(&self, explained: ClassExplanation) -> Enrolled {
        let text = self.text;
        let mut table = self.credited(String::new(), [("column-track", 6), ("column-why", 24), ("column-source", 18)]);
        for entry in &explained.entries {
            table.rows.push(vec![
                Cell::text(text.date(entry.date)),
                Cell::text(&entry.track),
                Cell::text(&entry.why),
                Cell::text(&entry.credits),
                Cell::text(self.sources(&entry.sources)),
            ]);
        }
        for track in &explained.tracks {
            let args = [("track", track.track.clone()), ("required", track.required.clone())];
            table.notes.push(text.with("track-sum", &[&args[..], &[("credits", track.credits.clone())]].concat()));
        }
        table.total = Some(self.total(&explained.credits));
        Enrolled {
            class: Link { title: explained.title, path: paths::class(&explained.class) },
            anchor: paths::class_anchor(&explained.class),
            outcome: explained.outcome_text,
            tone: explained.tone,
            records: explained.records.into_iter().map(|record| (record.text, record.source)).collect(),
            conditions: explained
                .conditions
                .into_iter()
                .map(|condition| {
                    let state = condition.state();
                    (condition.text, state)
                })
                .collect(),
            arithmetic: explained.arithmetic,
            outlook: explained.outlook,
            entries: table,
        }
    }

    /// The first places of several.
    fn sources(&self, all: &[String]) -> String {
        let list = all.iter().take(3).cloned().collect::<Vec<_>>().join("\n");
        let args = [("list", list.clone()), ("count", all.len().to_string())];
        if all.len() > 3 { self.text.with("sources-more", &args) } else { list }
    }
}
