//! `new class`: a class with its notice, schedule and lists.

use chrono::{Datelike, NaiveDate};

use super::ask::Asker;
use super::names::{self, file_name, free, text, texts};
use super::{Desk, shown};
use crate::cli::Exit;
use crate::cli::args::{NewClass as Asked, Refusal, day};
use crate::cli::report::Reporter;
use crate::edit::{self, NewClass};
use crate::model::{Office, Piece, Rule, RuleId, UnitId};

/// Begins a class.
pub(super) fn run(asked: &Asked, reporter: &Reporter) -> Result<Exit, Refusal> {
    let desk = Desk::open(&asked.common)?;
    let Some(office) = desk.office(reporter) else { return Ok(Exit::Findings) };
    let mut asker = Asker::new(reporter, "class");
    let title = asker.need("title", asked.title.as_deref(), None, text)?;
    let rule = rule(&desk, office, asked, &mut asker)?;
    let start = asker.need("start", asked.start.as_deref(), None, day)?;
    let end = asker.need("end", asked.end.as_deref(), None, |given| {
        let end = day(given)?;
        match start.filter(|start| end < *start) {
            Some(start) => {
                Err(Refusal("failed-end-before-start", vec![("start", start.to_string()), ("end", end.to_string())]))
            }
            None => Ok(end),
        }
    })?;
    let family = family(office, asked, &asker)?;
    let units = asker.may("units", asked.units.as_deref(), |given| units(office, given))?.unwrap_or_default();
    let code = code(office, rule, asked, &mut asker)?;
    // Where the year is not known yet, neither is the name.
    let id = match (start, rule) {
        (Some(start), Some(rule)) => {
            let usual = usual_id(&desk, office, start, rule, family);
            asker.need("id", asked.id.as_deref(), usual, |given| unused(&desk, given))?
        }
        _ => asked.id.as_deref().map(|given| unused(&desk, given)).transpose()?,
    };
    asker.done()?;
    let (Some(title), Some(rule), Some(start), Some(end), Some(id)) = (title, rule, start, end, id) else {
        return Err(asker.refusal());
    };
    let new = NewClass { id: &id, title: &title, rule, family, units: &units, code: code.as_deref(), start, end };
    let files = edit::new_class(office, &desk.run.sources, &new);
    let folder = shown(&desk.config.root, &format!("content/classes/{id}"));
    let courses = if files.iter().any(|file| file.path.ends_with("courses.csv")) { "yes" } else { "no" };
    desk.lay(&files, reporter, "new-class-next", &[("folder", folder), ("id", id), ("courses", courses.to_owned())])
}

/// The rule: one that asks something of a trainee. An office with one of its own has no choice.
fn rule(desk: &Desk, office: &Office, asked: &Asked, asker: &mut Asker<'_>) -> Result<Option<RuleId>, Refusal> {
    let all: Vec<Vec<&str>> = office.rules.iter().map(|rule| vec![rule.id.as_str(), rule.title.as_str()]).collect();
    let read = |given: &str| {
        let at = names::named("failed-rule", given, &all)?;
        let rule = &office.rules[at];
        let refused = || Refusal("failed-rule-asks-nothing", vec![("rule", rule.title.clone())]);
        rule.asks_something().then_some(RuleId(at)).ok_or_else(refused)
    };
    if asked.rule.is_none() && asker.asks() {
        let offered = || office.rules.iter().enumerate().filter(|(_, rule)| rule.asks_something());
        let lines: Vec<String> = offered().map(|(_, rule)| format!("{}　{}", rule.id, rule.title)).collect();
        // The rule of the class that began last is the likeliest.
        let last = office.classes.last().map(|class| class.programme.rule.0);
        let usual = offered().position(|(at, _)| Some(at) == last).unwrap_or(0);
        if !lines.is_empty() {
            let chosen = asker.choose("rule", &lines, usual)?;
            return Ok(offered().nth(chosen).map(|(at, _)| RuleId(at)));
        }
    }
    let sources = &desk.run.sources;
    let is_own = |rule: &&Rule| !sources.is_builtin(&sources.file(rule.span.file).path);
    let own: Vec<&Rule> = office.rules.iter().filter(|rule| rule.asks_something()).filter(is_own).collect();
    let only = if let [rule] = own.as_slice() { Some(rule.id.clone()) } else { None };
    asker.need("rule", asked.rule.as_deref(), only, read)
}

fn family(office: &Office, asked: &Asked, asker: &Asker<'_>) -> Result<Option<usize>, Refusal> {
    let families = &office.site.families;
    let all: Vec<Vec<&str>> = families.iter().map(|family| vec![family.id.as_str(), family.title.as_str()]).collect();
    if let Some(given) = &asked.family {
        return names::named("failed-family", given, &all).map(Some);
    }
    if !asker.asks() || all.is_empty() {
        return Ok(None);
    }
    let mut lines: Vec<String> = families.iter().map(|family| family.title.clone()).collect();
    lines.push(asker.word("ask-class-family-none"));
    let chosen = asker.choose("family", &lines, 0)?;
    Ok(Some(chosen).filter(|at| *at < families.len()))
}

fn units(office: &Office, given: &str) -> Result<Vec<UnitId>, Refusal> {
    let all = office.units.list.iter().map(|unit| vec![unit.id.value.as_str(), &unit.title, &unit.short]);
    let all: Vec<Vec<&str>> = all.collect();
    let each = texts(given)?.into_iter().map(|name| names::named("failed-unit", &name, &all).map(UnitId));
    each.collect()
}

/// The code, where the rule's certificates have it; it is usually that of the last class of the rule.
fn code(
    office: &Office,
    rule: Option<RuleId>,
    asked: &Asked,
    asker: &mut Asker<'_>,
) -> Result<Option<String>, Refusal> {
    let numbered = |id: RuleId| {
        let certificate = office.rules[id.0].certificate.as_ref();
        certificate.is_some_and(|certificate| certificate.pattern.names(&Piece::Class))
    };
    if !rule.is_some_and(numbered) {
        return asked.code.as_deref().map(text).transpose();
    }
    let same = office.classes.iter().rev().map(|class| &class.programme).find(|class| Some(class.rule) == rule);
    asker.need("code", asked.code.as_deref(), same.and_then(|class| class.code.clone()), text)
}

/// The year and the id of the family, else of the rule, where these are plain letters.
fn usual_id(desk: &Desk, office: &Office, start: NaiveDate, rule: RuleId, family: Option<usize>) -> Option<String> {
    let of_family = family.and_then(|at| edit::slug(&office.site.families[at].id));
    let words = of_family.or_else(|| edit::slug(&office.rules[rule.0].id))?;
    Some(free(&format!("{}-{words}", start.year()), |id| is_taken(desk, id)))
}

/// Whether a class has a folder, or a notice the name that the page of its own notice would have.
fn is_taken(desk: &Desk, id: &str) -> bool {
    desk.contains(&format!("classes/{id}")) || desk.contains(&format!("notices/{id}.md"))
}

fn unused(desk: &Desk, given: &str) -> Result<String, Refusal> {
    let id = file_name(given)?;
    let there = || shown(&desk.config.root, &format!("content/classes/{id}"));
    if is_taken(desk, &id) { Err(Refusal("failed-there", vec![("path", there())])) } else { Ok(id) }
}
