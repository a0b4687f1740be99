//! `forms`: which forms there are, and one of them as a file of its own.

use std::path::PathBuf;

use chrono::Datelike;
use serde::Serialize;

use super::Exit;
use super::args::{FileFormat, FormsAction, FormsCommand, ListForms, Refusal, RenderForm};
use super::find;
use super::report::Reporter;
use crate::diag::{self, Diagnostic, Severity};
use crate::locale::Locale;
use crate::model::{Form, Office, PlanId, Scope};
use crate::pipeline::{self, FormAsked};
use crate::source::Sources;
use crate::view::{FormOf, Format, file_name};

/// One form in the list.
#[derive(Serialize)]
struct Listed {
    id: String,
    title: String,
    scope: &'static str,
    code: Option<String>,
    /// Where it is defined.
    source: String,
}

/// What was written.
#[derive(Serialize)]
struct Written {
    path: String,
    bytes: usize,
}

/// Lists, or makes one.
pub(super) fn run(asked: &FormsCommand, reporter: &Reporter) -> Result<Exit, Refusal> {
    match &asked.action {
        FormsAction::List(asked) => list(asked, reporter),
        FormsAction::Render(asked) => render(asked, reporter),
    }
}

fn list(asked: &ListForms, reporter: &Reporter) -> Result<Exit, Refusal> {
    let run = pipeline::examine(&asked.common().config()?, &|_| {});
    let Some(office) = &run.office else {
        reporter.errors(&run);
        return Ok(Exit::Findings);
    };
    let listed: Vec<Listed> = office.forms.list.iter().map(|form| entry(form, office, &run.sources)).collect();
    reporter.data(&listed, |locale| lines(&listed, locale));
    Ok(Exit::Clean)
}

fn entry(form: &Form, office: &Office, sources: &Sources) -> Listed {
    let mut kept = office.procedures.iter().flat_map(|procedure| &procedure.records);
    let given = kept.find(|record| record.form.as_ref() == Some(&form.id)).map(|record| record.code.value.clone());
    Listed {
        id: form.id.clone(),
        title: form.title.get(&office.site.language).to_owned(),
        scope: form.scope.key(),
        code: form.code.clone().or(given),
        source: sources.shown_path(form.span.file),
    }
}

fn lines(listed: &[Listed], locale: &Locale) -> Vec<String> {
    let width = listed.iter().map(|form| form.id.len()).max().unwrap_or(0);
    let line = |form: &Listed| {
        let scope = locale.get(&format!("scope-{}", form.scope));
        let code = form.code.as_ref().map(|code| format!("　{code}")).unwrap_or_default();
        format!("{:width$}  {scope}　{}{code}　← {}", form.id, form.title, form.source)
    };
    listed.iter().map(line).collect()
}

fn render(asked: &RenderForm, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common().config()?;
    let run = pipeline::examine(&config, &|_| {});
    let (Some(office), Some(_), false) = (&run.office, &run.ledger, run.has_errors()) else {
        // Of wrong records comes a form that somebody would sign.
        reporter.errors(&run);
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    let form = form(office, &asked.form)?;
    let of = subject(office, form, asked)?;
    let format = match asked.to {
        FileFormat::Pdf => Format::Pdf,
        FileFormat::Xlsx => Format::Xlsx,
        FileFormat::Docx => Format::Docx,
        FileFormat::Html => Format::Html,
    };
    let blank = asked.blank.map(|rows| if rows == 0 { form.blank } else { usize::from(rows) });
    let made = pipeline::form(&config, &run, &FormAsked { form, of, format, blank });
    let notes = |finding: &&Diagnostic| reporter.verbose || finding.severity() != Severity::Note;
    reporter.sentences(made.findings.iter().filter(notes), &run.sources);
    let Some((title, bytes)) = made.file else {
        if diag::has_errors(&made.findings) {
            return Ok(Exit::Findings);
        }
        let message = if made.findings.is_empty() { "failed-form-empty" } else { "failed-form-format" };
        return Err(Refusal(message, vec![("form", form.title.get(&office.site.language).to_owned())]));
    };
    let path =
        asked.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.{}", file_name(&title), format.extension())));
    let size = bytes.len();
    let written = Written { path: path.display().to_string(), bytes: size };
    reporter.save(&path, bytes, asked.overwrite)?;
    reporter.data(&written, |_| vec![written.path.clone()]);
    Ok(Exit::Clean)
}

/// The form of an id or a title.
fn form<'a>(office: &'a Office, name: &str) -> Result<&'a Form, Refusal> {
    let titled = |form: &&Form| form.title.texts.values().any(|title| title.value == name);
    let found = office.forms.find(name).or_else(|| office.forms.list.iter().find(titled));
    found.ok_or_else(|| {
        let known = office.forms.list.iter().flat_map(|form| {
            std::iter::once(form.id.as_str()).chain(form.title.texts.values().map(|title| title.value.as_str()))
        });
        find::unknown("failed-form", name, known)
    })
}

/// What the form is about: as asked, or where only one thing can be meant, that.
fn subject(office: &Office, form: &Form, asked: &RenderForm) -> Result<FormOf, Refusal> {
    let given = [("class", asked.class.is_some()), ("year", asked.year.is_some()), ("plan", asked.plan.is_some())];
    if let Some((option, _)) = given.iter().find(|(scope, given)| *given && *scope != form.scope.key()) {
        let args = vec![("option", format!("--{option}")), ("scope", form.scope.key().to_owned())];
        return Err(Refusal("failed-form-scope", args));
    }
    let needs = |option: &str| Refusal("failed-form-needs", vec![("option", option.to_owned())]);
    match form.scope {
        Scope::Class => match (&asked.class, office.classes.as_slice()) {
            (Some(name), _) => find::class(office, name).map(FormOf::Class),
            (None, [_]) => Ok(FormOf::Class(crate::model::ClassId(0))),
            (None, _) => Err(needs("--class")),
        },
        Scope::Year => Ok(FormOf::Year(asked.year.unwrap_or_else(|| office.today.year()))),
        Scope::Plan => match (&asked.plan, office.plans.as_slice()) {
            (Some(name), plans) => {
                let known = plans.iter().position(|plan| plan.id == *name || plan.title.value == *name);
                let names = || plans.iter().flat_map(|plan| [plan.id.as_str(), plan.title.value.as_str()]);
                known.map(|at| FormOf::Plan(PlanId(at))).ok_or_else(|| find::unknown("failed-plan", name, names()))
            }
            (None, [_]) => Ok(FormOf::Plan(PlanId(0))),
            (None, _) => Err(needs("--plan")),
        },
    }
}
