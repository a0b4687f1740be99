//! Every form of the office, filled for everything that it is of.

use rayon::prelude::*;

use super::Subject;
use crate::ledger::Cycle;
use crate::locale::Locale;
use crate::model::Form;
use crate::view::paper::Document;
use crate::view::{Builder, PublicOffice, Records};

/// A form filled for a class, a year or a plan.
#[derive(Debug)]
pub struct FilledForm<'a> {
    /// Which.
    pub form: &'a Form,
    /// Of what: the id of a class or of a plan, a year, or the first and the last of several years.
    pub of: String,
    /// What stands on it.
    pub document: Document,
}

/// Every form of the office edition that has something to say: those of the classes, of the years and of the plans.
pub fn filled_forms<'a>(public: &'a PublicOffice<'a>, records: Records<'a>, locale: &'a Locale) -> Vec<FilledForm<'a>> {
    let builder = Builder::of_office(public, records, locale);
    let classes = public.classes.iter().map(|class| Subject::Class(class, builder.full(class.id.0)));
    let years = builder.cycles().map(Subject::Year);
    let subjects: Vec<Subject<'_>> = classes.chain(years).chain(public.plans.iter().map(Subject::Plan)).collect();
    let of_subject = |&subject: &Subject<'_>| {
        let forms = public.forms.of(subject.scope());
        let filled = forms.filter_map(|form| {
            let document = builder.form_document(form, subject, None)?;
            Some(FilledForm { form, of: id(subject), document })
        });
        filled.collect::<Vec<_>>()
    };
    subjects.par_iter().flat_map_iter(of_subject).collect()
}

fn id(subject: Subject<'_>) -> String {
    match subject {
        Subject::Class(class, _) => class.programme.id.clone(),
        Subject::Year(Cycle { from, to }) if from == to => from.to_string(),
        Subject::Year(Cycle { from, to }) => format!("{from}-{to}"),
        Subject::Plan(plan) => plan.id.clone(),
    }
}
