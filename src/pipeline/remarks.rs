//! What a run found, and what is to stand, in the words of pages.

use super::Run;
use crate::check;
use crate::diag::Diagnostic;
use crate::locale::Locale;
use crate::model::{Office, Waiver};
use crate::source::{Sources, Span};
use crate::view::{Remark, WaiverFacts};

/// What a run found, as pages say it.
pub(super) fn remarks(run: &Run, locale: &Locale) -> Vec<Remark> {
    run.findings.iter().map(|finding| remark(finding, &run.sources, locale)).collect()
}

/// The waivers of the office, each with what it lets stand.
pub(super) fn waivers(office: &Office, run: &Run, locale: &Locale) -> Vec<WaiverFacts> {
    let one = |(at, waiver): (usize, &Waiver)| WaiverFacts {
        code: waiver.code.value.clone(),
        reason: waiver.reason.clone(),
        until: waiver.until.value,
        place: place(waiver.span, &run.sources),
        is_of_making: check::is_of_making(&waiver.code.value),
        stands: run
            .waived
            .iter()
            .filter(|waived| waived.waiver == at)
            .map(|w| stands(&w.finding, run, locale))
            .collect(),
    };
    office.waivers.iter().enumerate().map(one).collect()
}

/// A finding that stands, with its place.
fn stands(finding: &Diagnostic, run: &Run, locale: &Locale) -> String {
    let place = finding.span.map(|span| place(span, &run.sources));
    place.map_or_else(String::new, |place| format!("{place} ")) + &finding.message(locale)
}

fn place(span: Span, sources: &Sources) -> String {
    format!("{}:{}", sources.shown_path(span.file), sources.position(span.file, span.start).line)
}

/// A finding as a page says it.
fn remark(finding: &Diagnostic, sources: &Sources, locale: &Locale) -> Remark {
    Remark {
        severity: finding.severity().name(),
        code: finding.code.id(),
        place: finding.span.map(|span| place(span, sources)),
        text: finding.message(locale),
        help: finding.help(locale),
    }
}
