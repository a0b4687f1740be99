//! The terms of `site.yaml`, and the texts of summaries.

use std::collections::BTreeMap;

use super::site::SiteFile;
use super::{asserted, plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{Notice, Period, Prose, Site, SummaryText, Term, Waiver, WaiverOf};
use crate::parse::{Document, Fields, List, Node, document};
use crate::source::{FileId, Sources, Span, Spanned};

/// What the list of the figures agreed to is called, behind the name of its text.
const ACCEPTED: &str = ".accepted";

/// Reads the terms, by their first days.
pub(super) fn terms(nodes: Vec<&Node>, out: &mut Vec<Diagnostic>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for node in nodes {
        let Some(mut fields) = Fields::open(node, shapes::TERM, out) else { continue };
        let (id, title) = (fields.required_text("id"), plain(fields.required_text("title")));
        let (from, to) = (fields.required_date("from"), fields.required_date("to"));
        let (Some(id), Some(title), Some(from), Some(to)) = (id, title, from, to) else { continue };
        let Some(period) = Period::new(from.value, to.value) else {
            out.push(Diagnostic::new(Code::EndBeforeStart, to.span).related(from.span, "start"));
            continue;
        };
        let is_name = |c: char| c.is_alphanumeric() || c == '-';
        if id.value.is_empty() || !id.value.chars().all(is_name) || id.value.parse::<i32>().is_ok() {
            out.push(Diagnostic::new(Code::BadTermId, id.span).arg("given", &id.value));
            continue;
        }
        let same = |other: &&Term| other.id.value == id.value || other.period == period;
        if let Some(first) = terms.iter().find(same) {
            let finding = Diagnostic::new(Code::DuplicateId, id.span).arg("kind", "term").arg("given", &id.value);
            out.push(finding.related(first.id.span, "first"));
            continue;
        }
        terms.push(Term { id, title, period });
    }
    terms.sort_by_key(|term| term.period);
    terms
}

/// Reads every text of a summary.
pub(super) fn summaries(
    sources: &Sources,
    site: &SiteFile,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> Vec<SummaryText> {
    let files = sources.within("terms", "md");
    let mut summaries: Vec<SummaryText> = Vec::new();
    for file in files {
        let Some(summary) = summary(sources, &site.site, file, waivers, out) else { continue };
        if let Some(first) = summaries.iter().find(|other| other.period == summary.period) {
            let finding = Diagnostic::new(Code::DuplicateId, Span::file(file)).arg("kind", "summary");
            out.push(finding.arg("given", sources.file(file).stem()).related(first.text.span, "first"));
            continue;
        }
        summaries.push(summary);
    }
    summaries.sort_by_key(|summary| summary.period);
    summaries
}

fn summary(
    sources: &Sources,
    site: &Site,
    file: FileId,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> Option<SummaryText> {
    let stem = sources.file(file).stem();
    let Document { head, body } = document(file, &sources.file(file).text, out)?;
    let mut fields = Fields::open(&head, shapes::SUMMARY, out)?;
    let title = fields.required_text("title");
    let number = fields.text("number").filter(|number| !number.value.is_empty());
    let [issuer, printer] = ["issuer", "printer"].map(|key| plain(fields.text(key)));
    let (date, printed) = (fields.date("date"), fields.date("printed"));
    let [addressees, copies] =
        ["to", "copies"].map(|key| fields.texts(key).into_iter().map(|text| text.value).collect());
    let public = fields.yes_no("public").unwrap_or(false);
    waivers.extend(asserted::waivers(&mut fields, &WaiverOf::File(file)));
    let Some(period) = site.period(stem) else {
        let known = site.terms.iter().map(|term| term.id.value.as_str());
        let finding = Diagnostic::new(Code::UnknownPeriod, Span::file(file)).arg("given", stem);
        out.push(finding.nearest(stem, known));
        return None;
    };
    let path = format!("terms/{stem}{ACCEPTED}.csv");
    let accepted_file = sources.find(&path);
    Some(SummaryText {
        period,
        text: Notice {
            id: stem.to_owned(),
            title: title?,
            number,
            issuer,
            date,
            addressees,
            copies,
            printer,
            printed,
            class: None,
            attachments: Vec::new(),
            tags: Vec::new(),
            aliases: Vec::new(),
            shown: None,
            body: Prose::new(body),
            span: Span::file(file),
        },
        public,
        accepted: accepted_file.map(|file| accepted(sources, file, out)).unwrap_or_default(),
        accepted_file,
    })
}

/// The figures as they were agreed to, by what stands between the braces.
fn accepted(sources: &Sources, file: FileId, out: &mut Vec<Diagnostic>) -> BTreeMap<String, Spanned<String>> {
    let required = ["figure", "value"];
    let list = List::read(file, &sources.file(file).text, shapes::ACCEPTED, &required, false, out);
    let cell = |row: crate::parse::Row<'_>, key: &str| row.get(key).cloned();
    let rows = list.rows().filter_map(|row| Some((cell(row, "figure")?.value, cell(row, "value")?)));
    rows.collect()
}

/// Whether a path is that of a list of figures agreed to.
pub(super) fn is_accepted(path: &str) -> bool {
    path.strip_prefix("terms/").is_some_and(|name| name.ends_with(&format!("{ACCEPTED}.csv")))
}
