//! A person's page, in the office edition only: every entry and its reason.

use serde::Serialize;

use super::table::{Align, Cell, Fact, Link, Table, Tone};
use super::{Body, Builder, Page, Records, paths};
use crate::ledger::{Outcome, Standing};
use crate::model::{ClassId, Person, PersonId};
use crate::source::Span;

/// What a person's page says.
#[derive(Debug, Serialize)]
pub struct PersonPage {
    /// What the register has.
    pub facts: Vec<Fact>,
    /// The account of each year, latest first.
    pub years: Option<Table>,
    /// The classes, latest first.
    pub classes: Vec<Enrolled>,
}

/// A person in one class.
#[derive(Debug, Serialize)]
pub struct Enrolled {
    /// The class.
    pub class: Link,
    /// What came of it.
    pub outcome: String,
    /// Its tone.
    pub tone: Option<Tone>,
    /// Each condition with its figures, and whether it is met.
    pub conditions: Vec<(String, bool)>,
    /// The entries.
    pub entries: Table,
}

impl Builder<'_> {
    /// The page of everyone in the registers.
    pub(super) fn people(&self) -> Vec<Page> {
        use rayon::prelude::*;

        let Some(records) = self.records else { return Vec::new() };
        let mut enrolled: Vec<Vec<(ClassId, usize)>> = vec![Vec::new(); records.office.people.len()];
        for (index, class) in records.office.classes.iter().enumerate() {
            for (place, enrolment) in class.register.roster.iter().enumerate() {
                enrolled[enrolment.person.0].push((ClassId(index), place));
            }
        }
        let people = enrolled.par_iter().enumerate();
        people.map(|(index, classes)| self.person(records, PersonId(index), classes)).collect()
    }

    fn person(&self, records: Records<'_>, id: PersonId, classes: &[(ClassId, usize)]) -> Page {
        let person = records.office.person(id);
        let page = PersonPage {
            facts: self.person_facts(records, person),
            years: self.person_years(records, id),
            classes: classes.iter().rev().map(|&(class, place)| self.enrolled(records, class, place)).collect(),
        };
        Page {
            path: paths::person(person),
            title: person.name.value.clone(),
            body: Body::Person(page),
            trail: self.trail("menu-people", "people/index.html"),
            source: Some(person.span),
        }
    }

    fn person_facts(&self, records: Records<'_>, person: &Person) -> Vec<Fact> {
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
            ("column-source", Some(place(records, person.span)), None),
        ];
        let fact = |(key, value, path): (&str, Option<String>, Option<String>)| {
            Some(Fact { name: self.text.get(key), value: value?, path })
        };
        facts.into_iter().filter_map(fact).collect()
    }

    fn person_years(&self, records: Records<'_>, id: PersonId) -> Option<Table> {
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-year"), 6, Align::Center);
        table.column(text.get("column-class"), 22, Align::Start);
        for key in ["column-annual-total", "column-required", "column-short"] {
            table.column(text.get(key), 6, Align::End);
        }
        for (&year, accounts) in records.ledger.years.iter().rev() {
            let Some(account) = accounts.get(&id) else { continue };
            let classes = account.classes.iter().map(|(&class, &credits)| {
                let title = records.office.class(class).programme.title.value.clone();
                text.with("class-credits", &[("class", title), ("credits", super::text::number(credits))])
            });
            let classes: Vec<_> = classes.collect();
            table.rows.push(vec![
                Cell::text(self.year(year)).linked(Some(paths::year(year))),
                Cell::text(classes.join(&text.get("list-semicolon"))),
                Cell::decimal(account.total),
                Cell::maybe_decimal(account.required),
                super::annual::short(account),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn enrolled(&self, records: Records<'_>, id: ClassId, at: usize) -> Enrolled {
        let class = records.office.class(id);
        let rule = records.office.rule(class);
        let standing = &records.ledger.class(id).standings[at];
        let outcome = self.text.outcome(standing.outcome);
        let planned = standing.outcome == Outcome::Planned;
        let conditions = standing.conditions.iter().filter(|_| !planned);
        Enrolled {
            class: Link { title: class.programme.title.value.clone(), path: paths::class(&class.programme.id) },
            outcome: outcome.value.display(),
            tone: outcome.tone,
            conditions: conditions.map(|condition| (self.text.condition(rule, condition), condition.met)).collect(),
            entries: self.entries(records, rule, standing),
        }
    }

    fn entries(&self, records: Records<'_>, rule: &crate::model::Rule, standing: &Standing) -> Table {
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-date"), 7, Align::Center);
        table.column(text.get("column-track"), 6, Align::Start);
        table.column(text.get("column-why"), 24, Align::Start);
        table.column(text.get("column-credits"), 5, Align::End);
        table.column(text.get("column-source"), 18, Align::Start);
        for entry in &standing.entries {
            let sources: Vec<_> = entry.sources.iter().take(3).map(|&span| place(records, span)).collect();
            table.rows.push(vec![
                Cell::text(text.date(entry.date)),
                Cell::text(text.track_of(rule, &entry.track)),
                Cell::text(text.reason(entry)),
                Cell::decimal(entry.credits),
                Cell::text(if entry.sources.len() > sources.len() {
                    let args = [("list", sources.join("\n")), ("count", entry.sources.len().to_string())];
                    text.with("sources-more", &args)
                } else {
                    sources.join("\n")
                }),
            ]);
        }
        let mut total = vec![Cell::text(text.get("total")), Cell::empty(), Cell::empty()];
        total.extend([Cell::decimal(standing.credits()), Cell::empty()]);
        table.total = Some(total);
        table
    }
}

/// A place as file and line.
fn place(records: Records<'_>, span: Span) -> String {
    let line = records.sources.position(span.file, span.start).line;
    format!("{}:{line}", records.sources.shown_path(span.file))
}
