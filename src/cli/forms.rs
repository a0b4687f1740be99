//! `forms`: which forms there are, and one of them as a file of its own.

use std::path::PathBuf;

use chrono::Datelike;
use serde::Serialize;

use super::Exit;
use super::args::{FormsAction, FormsCommand, ListForms, Refusal, RenderForm, ShowForm};
use super::find;
use super::report::Reporter;
use super::save::save;
use crate::diag::{self, Diagnostic, Severity};
use crate::locale::{Lang, Locale};
use crate::model::{Form, Office, PlanId, Scope};
use crate::pipeline::{self, FormAsked};
use crate::source::Sources;
use crate::view::{FormOf, Format, WORD_COLUMNS, file_name};

/// One form in the list.
#[derive(Serialize)]
struct Listed {
    id: String,
    title: String,
    scope: &'static str,
    code: Option<String>,
    /// The formats in which it is made.
    formats: Vec<&'static str>,
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
        FormsAction::Show(asked) => show(asked, reporter),
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

/// Says a definition as it is written, to be copied and changed.
fn show(asked: &ShowForm, reporter: &Reporter) -> Result<Exit, Refusal> {
    let run = pipeline::examine(&asked.common().config()?, &|_| {});
    let Some(office) = &run.office else {
        reporter.errors(&run);
        return Ok(Exit::Findings);
    };
    let form = form(office, &asked.form, None)?;
    let text = run.sources.file(form.span.file).text.trim_end();
    if form.template.is_some() {
        let formats = form.formats().iter().map(|format| format.extension());
        let formats = formats.collect::<Vec<_>>().join(&reporter.locale.get("list-comma"));
        reporter.say("form-of-template", &[("formats", formats)]);
    }
    let Some(path) = &asked.output else {
        reporter.data(&text, |_| vec![text.to_owned()]);
        return Ok(Exit::Clean);
    };
    let shown = path.display().to_string();
    save(path, format!("{text}\n").into_bytes(), false)?;
    reporter.data(&shown, |_| vec![shown.clone()]);
    Ok(Exit::Clean)
}

fn entry(form: &Form, office: &Office, sources: &Sources) -> Listed {
    Listed {
        id: form.id.clone(),
        title: form.title.get(&office.site.language).to_owned(),
        scope: form.scope.key(),
        code: form.record_code(&office.procedures).map(str::to_owned),
        formats: form.formats().iter().map(|format| format.extension()).collect(),
        source: sources.shown_path(form.span.file),
    }
}

fn lines(listed: &[Listed], locale: &Locale) -> Vec<String> {
    let width = listed.iter().map(|form| form.id.len()).max().unwrap_or(0);
    let line = |form: &Listed| {
        let scope = locale.get(&format!("scope-{}", form.scope));
        let code = form.code.as_ref().map(|code| format!("　{code}")).unwrap_or_default();
        // Most are made in every format; what is not so is worth a word.
        let few = if form.formats.len() < Format::ALL.len() {
            format!("　{}", form.formats.join(&locale.get("list-comma")))
        } else {
            String::new()
        };
        format!("{:width$}  {scope}　{}{code}{few}　← {}", form.id, form.title, form.source)
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
    let form = form(office, &asked.form, Some(asked))?;
    let of = subject(office, form, asked)?;
    let format = asked.to.format();
    let blank = asked.blank.map(|rows| if rows == 0 { form.blank } else { usize::from(rows) });
    let made = pipeline::form(&config, &run, &FormAsked { form, of, format, blank });
    let notes = |finding: &&Diagnostic| reporter.verbose || finding.severity() != Severity::Note;
    reporter.sentences(made.findings.iter().filter(notes), &run.sources);
    let Some((title, bytes)) = made.file else {
        if diag::has_errors(&made.findings) {
            return Ok(Exit::Findings);
        }
        let title = ("form", form.title.get(&office.site.language).to_owned());
        if let Some(first) = made.instead.iter().find(|format| **format != Format::Html) {
            let why = if form.template.is_some() && blank.is_none() { "template" } else { "wide" };
            let known = made.instead.iter().map(|format| format.extension()).collect::<Vec<_>>();
            let known = ("known", known.join(&reporter.locale.get("list-comma")));
            let given = ("given", format.extension().to_owned());
            let room = ("room", WORD_COLUMNS.to_string());
            let args =
                vec![title, given, known, room, ("first", first.extension().to_owned()), ("why", why.to_owned())];
            return Err(Refusal("failed-form-has-not", args));
        }
        let message = if made.no_format { "failed-form-format" } else { "failed-form-empty" };
        return Err(Refusal(message, vec![title]));
    };
    // An empty one lies beside the filled one.
    let empty = blank.map(|_| Locale::new(Lang::from_tag(&office.site.language).unwrap_or_default()).get("form-empty"));
    let name = format!("{}{}", file_name(&title), empty.unwrap_or_default());
    let path = asked.output.clone().unwrap_or_else(|| PathBuf::from(format!("{name}.{}", format.extension())));
    let size = bytes.len();
    let written = Written { path: path.display().to_string(), bytes: size };
    save(&path, bytes, asked.overwrite)?;
    reporter.data(&written, |_| vec![written.path.clone()]);
    Ok(Exit::Clean)
}

/// The form of an id or a title; of several with one title the one whose subject is given.
fn form<'a>(office: &'a Office, name: &str, asked: Option<&RenderForm>) -> Result<&'a Form, Refusal> {
    let title = |form: &'a Form| form.title.get(&office.site.language);
    let titled: Vec<&Form> = office.forms.list.iter().filter(|form| title(form) == name).collect();
    let is_given = |form: &&&Form| asked.is_some_and(|asked| given(asked).contains(&(form.scope.key(), true)));
    let meant = titled.iter().find(is_given).copied();
    let several = titled.len() > 1 && meant.is_none() && office.forms.find(name).is_none();
    if several {
        let options: Vec<String> = titled.iter().map(|form| format!("--{}", form.scope.key())).collect();
        let known = find::listed(titled.iter().map(|form| form.id.as_str()).zip(options.iter().map(String::as_str)));
        return Err(Refusal("failed-form-several", vec![("given", name.to_owned()), ("known", known)]));
    }
    let found = office.forms.find(name).or(meant).or(titled.first().copied());
    found.ok_or_else(|| {
        let known = office.forms.list.iter().flat_map(|form| [form.id.as_str(), title(form)]);
        find::unknown("failed-form", name, known)
    })
}

/// The options that name a subject, each by its scope, and whether it is given.
fn given(asked: &RenderForm) -> [(&'static str, bool); 3] {
    [("class", asked.class.is_some()), ("year", asked.year.is_some()), ("plan", asked.plan.is_some())]
}

/// What the form is about: as asked, or where only one thing can be meant, that.
fn subject(office: &Office, form: &Form, asked: &RenderForm) -> Result<FormOf, Refusal> {
    if let Some((option, _)) = given(asked).iter().find(|(scope, given)| *given && *scope != form.scope.key()) {
        let args = vec![("option", format!("--{option}")), ("scope", form.scope.key().to_owned())];
        return Err(Refusal("failed-form-scope", args));
    }
    let needs = |option: &str, known: Vec<(&str, &str)>| {
        let known = find::listed(known);
        let scope = ("scope", form.scope.key().to_owned());
        Refusal("failed-form-needs", vec![("option", option.to_owned()), scope, ("known", known)])
    };
    match form.scope {
        Scope::Class => match (&asked.class, office.classes.as_slice()) {
            (Some(name), _) => find::class(office, name).map(FormOf::Class),
            (None, [_]) => Ok(FormOf::Class(crate::model::ClassId(0))),
            (None, classes) => {
                let known = classes.iter().rev().map(|class| &class.programme);
                Err(needs("--class", known.map(|own| (own.id.as_str(), own.title.value.as_str())).collect()))
            }
        },
        Scope::Year => Ok(FormOf::Year(asked.year.unwrap_or_else(|| office.today.year()))),
        Scope::Plan => match (&asked.plan, office.plans.as_slice()) {
            (Some(name), plans) => {
                let known = plans.iter().position(|plan| plan.id == *name || plan.title.value == *name);
                let names = || plans.iter().flat_map(|plan| [plan.id.as_str(), plan.title.value.as_str()]);
                known.map(|at| FormOf::Plan(PlanId(at))).ok_or_else(|| find::unknown("failed-plan", name, names()))
            }
            (None, [_]) => Ok(FormOf::Plan(PlanId(0))),
            (None, plans) => {
                Err(needs("--plan", plans.iter().map(|plan| (plan.id.as_str(), plan.title.value.as_str())).collect()))
            }
        },
    }
}
