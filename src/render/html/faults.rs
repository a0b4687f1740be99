//! What tera says of a template, as findings: the template, line and column, what was wrong, and what was there.

use std::collections::BTreeMap;

use tera::{Context, ErrorKind, Value};

use super::limits;
use crate::diag::{Code, Diagnostic};
use crate::locale::Phrase;

/// How many names of what was there are listed.
const LISTED: usize = 40;

/// The templates as tera has them, and where a person finds each.
#[derive(Debug, Default)]
pub(super) struct Templates {
    /// By name: what tera was given, and the path that a person opens.
    pub(super) by_name: BTreeMap<String, (String, String)>,
}

/// One error as tera reports it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Report<'a> {
    message: &'a str,
    at: &'a str,
    called: Vec<&'a str>,
}

impl Templates {
    /// The findings for an error while templates were loaded: all that tera has found.
    pub(super) fn unloadable(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let (name, cause, told) = match error.kind() {
            ErrorKind::CircularExtend { tpl, inheritance_chain } => (tpl, "circle", inheritance_chain.join(" → ")),
            ErrorKind::CircularInclude { tpl, include_chain } => (tpl, "circle", include_chain.join(" → ")),
            ErrorKind::MissingParent { current, parent } => (current, "template", parent.clone()),
            _ => return self.all(error, "none", None),
        };
        vec![finding(self.path(name), "none").arg("cause", cause).arg("name", told).arg("known", "none")]
    }

    /// The finding for an error while a page was drawn.
    pub(super) fn failed(&self, error: &tera::Error, template: &str, page: &str, context: &Context) -> Diagnostic {
        let fallback = || finding(self.path(template), page).arg("cause", "other").arg("detail", error);
        self.all(error, page, Some((template, context))).into_iter().next().unwrap_or_else(fallback)
    }

    /// The finding for a page that grew without end.
    pub(super) fn too_large(&self, template: &str, page: &str) -> Diagnostic {
        let limit = limits::BYTES >> 20;
        let finding = finding(self.path(template), page).arg("cause", "too-large");
        finding.arg("limit", limit).arg("known", "none")
    }

    fn all(&self, error: &tera::Error, page: &str, drawn: Option<(&str, &Context)>) -> Vec<Diagnostic> {
        let said = error.to_string();
        let reports = reports(&said);
        if reports.is_empty() {
            let place = drawn.map_or("templates", |(template, _)| self.path(template));
            return vec![describe(finding(place, page), &said, drawn.map(|(_, context)| context))];
        }
        let one = |report: &Report<'_>| {
            let called = report.called.iter();
            let called = called.map(|at| Phrase::new("template-called").text("place", self.place(at)));
            let finding = finding(&self.place(report.at), page).steps(called);
            describe(finding, report.message, drawn.map(|(_, context)| context))
        };
        reports.iter().map(one).collect()
    }

    /// Where a person finds a template.
    fn path<'a>(&'a self, name: &'a str) -> &'a str {
        self.by_name.get(name).map_or(name, |(_, path)| path)
    }

    /// A place as tera has it, `home.html:3:40`, as the author of the template does.
    fn place(&self, at: &str) -> String {
        let mut parts = at.rsplitn(3, ':');
        let (Some(column), Some(line), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
            return at.to_owned();
        };
        let (Ok(number), Ok(shown)) = (line.parse::<usize>(), column.parse::<usize>()) else { return at.to_owned() };
        let text = self.by_name.get(name).and_then(|(text, _)| text.lines().nth(number.saturating_sub(1)));
        let column = text.map_or(shown, |text| limits::authored(text, shown));
        format!("{}:{number}:{column}", self.path(name))
    }
}

fn finding(place: &str, page: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::TemplateError).arg("place", place).arg("page", page)
}

/// The errors in what tera prints: each begins with its message and its place, and says who called.
fn reports(said: &str) -> Vec<Report<'_>> {
    let mut reports: Vec<Report<'_>> = Vec::new();
    let mut lines = said.lines();
    while let Some(line) = lines.next() {
        if let Some(message) = line.strip_prefix("error: ") {
            let at = lines.next().and_then(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
            reports.push(Report { message, at, called: Vec::new() });
        } else if let (Some(at), Some(last)) = (line.strip_prefix("note: called from "), reports.last_mut()) {
            last.called.push(at);
        }
    }
    reports
}

/// What was wrong, in words that can be said in any language, and the names that were there.
fn describe(finding: Diagnostic, message: &str, context: Option<&Context>) -> Diagnostic {
    const NAMED: [(&str, &str); 9] = [
        ("Variable `", "variable"),
        ("Field `", "field"),
        ("Unknown filter `", "filter"),
        ("Unknown test `", "test"),
        ("Unknown function `", "function"),
        ("Unknown component `", "component"),
        ("Unknown template `", "template"),
        ("Block `", "block"),
        ("Component `", "twice"),
    ];
    let known = known(message, context);
    if message.starts_with(limits::ENDLESS) || message.contains(limits::ENDLESS) {
        return finding.arg("cause", "endless").arg("limit", limits::STEPS).arg("known", "none");
    }
    if message.starts_with("Maximum render recursion depth") {
        return finding.arg("cause", "recursion").arg("known", "none");
    }
    if message.starts_with("Tried to render a variable that is undefined") {
        return finding.arg("cause", "nothing").arg("known", known);
    }
    let named = NAMED.iter().find_map(|(start, cause)| {
        let (name, _) = message.strip_prefix(start)?.split_once('`')?;
        Some((*cause, name))
    });
    match named {
        Some((cause, name)) => finding.arg("cause", cause).arg("name", name).arg("known", known),
        None => finding.arg("cause", "other").arg("detail", message).arg("known", known),
    }
}

/// The names that tera lists, or those of the page's view; `none` where there are none to list.
fn known(message: &str, context: Option<&Context>) -> String {
    let listed = ["Available variables: ", "Available fields: "];
    let listed = listed.iter().find_map(|start| message.split_once(start)).map(|(_, names)| names);
    let mut names: Vec<String> = match (listed, context) {
        (Some(names), _) => names.split(", ").map(str::to_owned).collect(),
        (None, Some(context)) => context.get("view").and_then(Value::as_map).map_or_else(Vec::new, |view| {
            view.keys().filter_map(|key| Some(format!("view.{}", key.as_str()?))).collect()
        }),
        (None, None) => Vec::new(),
    };
    names.sort();
    if names.is_empty() {
        return "none".to_owned();
    }
    let more = names.len() > LISTED;
    names.truncate(LISTED);
    format!("{}{}", names.join(" "), if more { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tera_prints_is_taken_apart() {
        let said = "error: Unknown filter `a`\n --> home.html:1:11\n  |\n1 | {{ b | a }}\n  |        ^\n\n\
                    error: Unknown test `c`\n --> d.html:20:3\n   |\n\nnote: called from e.html:2:1\n   |";
        let expected = [
            Report { message: "Unknown filter `a`", at: "home.html:1:11", called: vec![] },
            Report { message: "Unknown test `c`", at: "d.html:20:3", called: vec!["e.html:2:1"] },
        ];
        assert_eq!(reports(said), expected);
    }
}
