//! Forms filled with what the records say.
//!
//! A [`Form`] says what stands where; [`rows`] what the rows of each source say; [`facts`] what is known
//! of the whole. Here they are put together, the same way for every form.

mod facts;
mod filled;
mod pages;
mod rows;
mod table;
mod template;

use chrono::Datelike;

use super::disclose::PublicClass;
use super::paper::{Document, Paper, Sheet};
use super::table::{Link, Table};
use super::text::Text;
use super::{Builder, paths};
use crate::ledger::{ClassLedger, Cycle, Outcome};
use crate::model::{Class, Form, FormShape, Office, Plan, RowSource, Rule, Scope};
use crate::source::Span;

pub use filled::{FilledForm, filled_forms};

use rows::Rows;
pub(super) use rows::Tasks;

/// A class with everyone in it.
#[derive(Clone, Copy)]
pub(super) struct Full<'a> {
    pub(super) office: &'a Office,
    pub(super) class: &'a Class,
    pub(super) ledger: &'a ClassLedger,
    pub(super) text: Text<'a>,
}

impl<'a> Full<'a> {
    fn rule(&self) -> &'a Rule {
        self.office.rule(self.class)
    }

    /// How many came to which end, as a line.
    pub(super) fn outcomes(&self) -> String {
        let text = self.text;
        let count =
            |outcome| self.ledger.standings.iter().filter(|standing| standing.verdict.outcome == outcome).count();
        let all = [
            Outcome::Qualified,
            Outcome::NotQualified,
            Outcome::Disqualified,
            Outcome::Pending,
            Outcome::UnderWay,
            Outcome::Planned,
        ];
        let parts = all.into_iter().filter(|&outcome| count(outcome) > 0).map(|outcome| {
            let word = text.get(&format!("outcome-{}", outcome.key()));
            text.with("outcome-count", &[("outcome", word), ("count", count(outcome).to_string())])
        });
        let parts: Vec<_> = parts.collect();
        let args = [("count", self.ledger.standings.len().to_string()), ("parts", parts.join(&text.get("list-comma")))];
        text.with("outcome-counts", &args)
    }
}

/// What a form is filled for.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    /// A class; with everyone in it in the office edition.
    Class(&'a PublicClass<'a>, Option<Full<'a>>),
    /// A year or several; in the office edition only.
    Year(Cycle),
    /// A plan.
    Plan(&'a Plan),
}

impl Subject<'_> {
    fn scope(self) -> Scope {
        match self {
            Self::Class(..) => Scope::Class,
            Self::Year(_) => Scope::Year,
            Self::Plan(_) => Scope::Plan,
        }
    }
}

/// A form about to be filled for a subject.
struct Filling<'a> {
    builder: &'a Builder<'a>,
    subject: Subject<'a>,
    form: &'a Form,
    /// How many empty rows there are in place of those of the records.
    blank: Option<usize>,
}

impl Builder<'_> {
    /// Every form of a subject that this edition has and that has something to say, as a document.
    pub(super) fn forms(&self, subject: Subject<'_>) -> Vec<Document> {
        let forms = self.public.forms.of(subject.scope());
        forms.filter_map(|form| self.form_document(form, subject, None)).collect()
    }

    /// A form as a document; nothing where it has nothing to say.
    pub(super) fn form_document(&self, form: &Form, subject: Subject<'_>, blank: Option<usize>) -> Option<Document> {
        let sheets = self.form_sheets(form, subject, blank);
        let (of, trail, source) = self.about(subject);
        let title = self.title(&of, form);
        (!sheets.is_empty()).then(|| Document {
            source: Some(source),
            form: Some(form.span),
            // A file of somebody else's may hold anything, so that the public edition has none of them.
            template: self.records.filter(|_| blank.is_none()).and_then(|_| self.template(form, subject)),
            ..self.document(self.form_stem(&form.id, subject), title, Paper::Forms(sheets), trail)
        })
    }

    /// The classes that begin in a year.
    fn classes_of(&self, year: i32) -> Vec<&PublicClass<'_>> {
        self.public.classes.iter().filter(|class| class.programme.start.year() == year).collect()
    }

    /// The sheets of a form; none where this edition does not have it.
    pub(super) fn form_sheets(&self, form: &Form, subject: Subject<'_>, blank: Option<usize>) -> Vec<Sheet> {
        let other_family = |class: &PublicClass<'_>| {
            !form.families.is_empty() && class.programme.family.is_none_or(|family| !form.families.contains(&family))
        };
        if self.records.is_none() && !is_public(form)
            || matches!(subject, Subject::Class(class, _) if other_family(class))
        {
            return Vec::new();
        }
        Filling { builder: self, subject, form, blank }.sheets()
    }

    /// The tables of the form of an id among the documents of a subject, as a page shows them: without
    /// what is only for paper.
    pub(super) fn form_tables(&self, id: &str, subject: Subject<'_>, documents: &[Document]) -> Vec<Table> {
        let stem = self.form_stem(id, subject);
        let document = documents.iter().find(|document| document.stem == stem);
        let bare = |table: &Table| Table { head: Vec::new(), signatures: Vec::new(), ..table.clone() };
        document.into_iter().flat_map(Document::tables).map(bare).collect()
    }

    /// Where the document of a form lies, without an extension.
    pub(super) fn form_stem(&self, form: &str, subject: Subject<'_>) -> String {
        match subject {
            Subject::Class(class, _) => paths::class_form(self.records.is_some(), &class.programme.id, form),
            Subject::Year(cycle) => paths::year_form(cycle, form),
            Subject::Plan(plan) => paths::plan_form(&plan.id, form),
        }
    }

    /// The title of a subject, the way to it, and where it is written.
    fn about(&self, subject: Subject<'_>) -> (String, Vec<Link>, Span) {
        let (list, key, title, path, span) = match subject {
            Subject::Class(class, _) => {
                let programme = class.programme;
                let path = paths::class(&programme.id);
                ("classes/index.html", "menu-classes", programme.title.value.clone(), path, programme.span)
            }
            Subject::Year(cycle) => {
                let title = self.text.with("year", &[("year", self.text.years(cycle))]);
                ("credits/index.html", "menu-credits", title, paths::account(cycle), self.public.site.span)
            }
            Subject::Plan(plan) => {
                let title = plan.title.value.clone();
                ("plans/index.html", "menu-plans", title, paths::plan(&plan.id), plan.span)
            }
        };
        let trail =
            vec![Link { title: self.text.get(key), path: list.to_owned() }, Link { title: title.clone(), path }];
        (title, trail, span)
    }

    fn title(&self, of: &str, form: &Form) -> String {
        let title = form.title.get(&self.public.site.language);
        self.text.with("form-title", &[("of", of.to_owned()), ("form", title.to_owned())])
    }
}

/// Whether the public edition may have a form: all its rows are announced anyway.
pub(super) fn is_public(form: &Form) -> bool {
    matches!(&form.shape, FormShape::Table(_)) && form.rows.is_some_and(RowSource::is_public)
}

impl<'a> Filling<'a> {
    fn sheets(&self) -> Vec<Sheet> {
        let rows = match self.form.rows {
            Some(source) => match self.rows(source) {
                Some(rows) => Some(rows),
                None => return Vec::new(),
            },
            None => None,
        };
        match (&self.form.shape, &rows) {
            (FormShape::Table(shape), rows) => self.tables(shape, rows.as_deref()),
            (_, Some(rows)) if self.blank.is_none() => {
                let selected = self.selected(rows.as_ref());
                selected.iter().filter_map(|&row| self.page(Some((rows.as_ref(), row)), &selected)).collect()
            }
            _ => self.page(None, &[]).into_iter().collect(),
        }
    }

    /// The rows of a source for the subject; nothing where this edition does not have them.
    fn rows(&self, source: RowSource) -> Option<Box<dyn Rows + 'a>> {
        let (text, public) = (self.builder.text, self.builder.public);
        Some(match (source, self.subject) {
            (RowSource::Trainees, Subject::Class(_, full)) => Box::new(rows::Trainees::new(full?)),
            (RowSource::Sessions, Subject::Class(_, full)) => Box::new(rows::Sessions { full: full? }),
            (RowSource::Quotas, Subject::Class(_, full)) => Box::new(rows::Quotas::new(full?)),
            (RowSource::Seats, Subject::Class(_, full)) => Box::new(rows::Seats::new(full?)),
            (RowSource::Evaluation, Subject::Class(_, full)) => Box::new(rows::Evaluation::new(full?)),
            (RowSource::Remarks, Subject::Class(_, full)) => Box::new(rows::Said::new(full?)),
            (RowSource::Schedule, Subject::Class(class, _)) => {
                let slots = &class.programme.schedule;
                Box::new(rows::Schedule { slots, rule: class.rule, units: public.units, text })
            }
            (RowSource::Courses, Subject::Class(class, _)) => {
                Box::new(rows::Courses { list: &class.programme.courses, text })
            }
            (RowSource::Classes, Subject::Year(cycle)) if cycle.is_year() => {
                Box::new(rows::Classes { builder: self.builder, classes: self.builder.classes_of(cycle.from) })
            }
            (RowSource::Accounts, Subject::Year(cycle)) => {
                Box::new(rows::Accounts::new(self.builder.records?, cycle, text))
            }
            (RowSource::Tasks, Subject::Plan(plan)) => {
                Box::new(rows::Tasks { list: &plan.tasks, today: public.today, text })
            }
            _ => return None,
        })
    }

    /// The code of the record that the form is.
    fn code(&self) -> Option<String> {
        self.form.record_code(self.builder.public.procedures).map(str::to_owned)
    }

    /// The rows that the form has, of all of its source.
    fn selected(&self, rows: &dyn Rows) -> Vec<usize> {
        let wanted = |row: &usize| self.form.filter.is_none_or(|when| rows.holds(*row, when));
        (0..rows.len()).filter(wanted).collect()
    }
}
