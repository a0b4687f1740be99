//! `new notice`: a notice of a class or of anything else.

use chrono::{Datelike, NaiveDate};

use super::ask::Asker;
use super::names::{file_name, free, text, texts};
use super::{Desk, shown};
use crate::cli::args::{NewNotice as Asked, Refusal, day};
use crate::cli::report::Reporter;
use crate::cli::{Exit, find};
use crate::edit::{self, NewNotice, Usual};
use crate::model::{ClassId, Office};

/// Drafts a notice.
pub(super) fn run(asked: &Asked, reporter: &Reporter) -> Result<Exit, Refusal> {
    let desk = Desk::open(&asked.common)?;
    let Some(office) = desk.office(reporter) else { return Ok(Exit::Findings) };
    let mut asker = Asker::new(reporter, "notice");
    let class = class(office, asked, &asker)?;
    // Of its own a class has one notice.
    let first = class.filter(|&class| asked.id.is_none() && !desk.contains(&own_path(office, class)));
    let title = first.map(|class| edit::title_of(office, class));
    let title = asker.need("title", asked.title.as_deref(), title, text)?;
    let date = asker.need("date", asked.date.as_deref(), Some(office.today.to_string()), day)?;
    let usual = edit::usual(office, date.unwrap_or(office.today));
    let number = number(office, &usual, asked, &asker)?;
    let issuer = asker.need("issuer", asked.issuer.as_deref(), Some(usual.issuer), text)?;
    let to = match (&asked.to, usual.to.as_slice()) {
        (None, []) => asker.may("to", None, texts)?,
        (given, _) => asker.need("to", given.as_deref(), Some(usual.to.join("、")), texts)?,
    };
    let path = match first {
        Some(class) => own_path(office, class),
        None => format!("notices/{}.md", id(&desk, office, asked, title.as_deref(), date)?),
    };
    let (Some(title), Some(date), Some(issuer)) = (title, date, issuer) else { return Err(asker.refusal()) };
    let to = to.unwrap_or_default();
    let class = class.filter(|_| first.is_none()).map(|class| office.class(class).programme.id.as_str());
    let offered = usual.number.as_deref().filter(|_| number.is_none() && !asker.asks());
    let new = NewNotice {
        path: &path,
        title: &title,
        number: number.as_deref(),
        offered,
        issuer: &issuer,
        date,
        to: &to,
        class,
    };
    let made = edit::new_notice(office, &desk.run.sources, &new);
    let shown = shown(&desk.config.root, &made.path);
    let args = [("path", shown), ("number", offered.unwrap_or("none").to_owned())];
    desk.lay(&[made], reporter, "new-notice-next", &args)
}

/// The class that it is about, if any.
fn class(office: &Office, asked: &Asked, asker: &Asker<'_>) -> Result<Option<ClassId>, Refusal> {
    if let Some(given) = &asked.class {
        return find::class(office, given).map(Some);
    }
    if !asker.asks() || office.classes.is_empty() {
        return Ok(None);
    }
    let latest: Vec<ClassId> = (0..office.classes.len()).rev().map(ClassId).collect();
    let titles = latest.iter().map(|&class| office.class(class).programme.title.value.clone());
    let lines: Vec<String> = std::iter::once(asker.word("ask-notice-class-none")).chain(titles).collect();
    let chosen = asker.choose("class", &lines, 0)?;
    Ok(chosen.checked_sub(1).and_then(|at| latest.get(at).copied()))
}

/// Where the notice of a class's own lies.
fn own_path(office: &Office, class: ClassId) -> String {
    format!("classes/{}/notice.md", office.class(class).programme.id)
}

/// Its number: as given or chosen. An office that numbers its notices is offered the next; nobody has to
/// take it.
fn number(office: &Office, usual: &Usual, asked: &Asked, asker: &Asker<'_>) -> Result<Option<String>, Refusal> {
    let unused = |given: &str| {
        let number = text(given)?;
        let mut numbers = office.all_notices().filter_map(|notice| notice.number.as_ref());
        let refused = || Refusal("failed-number-used", vec![("given", number.clone())]);
        if numbers.any(|known| known.value == number) { Err(refused()) } else { Ok(number) }
    };
    match (asked.number.as_deref(), &usual.number) {
        (Some("next"), Some(next)) => Ok(Some(next.clone())),
        (Some("next"), None) => Err(Refusal("failed-no-series", Vec::new())),
        (Some(given), _) => unused(given).map(Some),
        (None, Some(next)) if asker.asks() => {
            let others = ["ask-notice-number-none", "ask-notice-number-other"].map(|id| asker.word(id));
            let lines: Vec<String> = std::iter::once(next.clone()).chain(others).collect();
            match asker.choose("number-choice", &lines, 0)? {
                0 => Ok(Some(next.clone())),
                1 => Ok(None),
                _ => asker.may("number", None, unused),
            }
        }
        (None, None) if asker.asks() => asker.may("number", None, unused),
        (None, _) => Ok(None),
    }
}

/// The name of its file: as given, else of a title of plain letters, else the day.
fn id(
    desk: &Desk,
    office: &Office,
    asked: &Asked,
    title: Option<&str>,
    date: Option<NaiveDate>,
) -> Result<String, Refusal> {
    let is_taken = |id: &str| desk.contains(&format!("notices/{id}.md")) || desk.contains(&format!("classes/{id}"));
    if let Some(given) = &asked.id {
        let id = file_name(given)?;
        let there = || shown(&desk.config.root, &format!("content/notices/{id}.md"));
        return if is_taken(&id) { Err(Refusal("failed-there", vec![("path", there())])) } else { Ok(id) };
    }
    let date = date.unwrap_or(office.today);
    let words = title.and_then(edit::slug);
    let name = words.map_or_else(|| date.to_string(), |words| format!("{}-{words}", date.year()));
    Ok(free(&name, is_taken))
}
