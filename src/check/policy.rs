//! What the office itself says of findings: how much each weighs, and which are to stand.
//!
//! A waiver (豁免) names a code, a reason and a last day. It holds for the file that it stands in, in `class.yaml` for
//! the class, in `site.yaml` for all; `事项` limits it to findings that name something. What can't be waived is what
//! keeps a file from being read, what would show protected values, and what stands in the way of writing.

use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{Office, Waiver, WaiverOf, Weight};
use crate::source::{FileId, Sources, Span};

/// A finding that stands, and the waiver by which it does, as a place among those of the office.
#[derive(Clone, Debug)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// The place of its waiver.
    pub waiver: usize,
}

/// The findings as the office weighs them, without those that it does not look for, and those that are to stand.
pub fn weighed(office: &Office, sources: &Sources, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Waived>) {
    let (mut kept, mut waived) = (Vec::new(), Vec::new());
    for finding in findings {
        let holds = |waiver: &Waiver| office.today <= waiver.until.value && fits(waiver, sources, &finding);
        match office.waivers.iter().position(holds).filter(|_| finding.code.may_stand()) {
            Some(waiver) => waived.push(Waived { finding, waiver }),
            None => kept.extend(with_weight(office, finding)),
        }
    }
    (kept, waived)
}

fn with_weight(office: &Office, finding: Diagnostic) -> Option<Diagnostic> {
    let level = match office.site.checks.weights.get(finding.code.id()) {
        None => return Some(finding),
        Some(Weight::Off) => return None,
        Some(Weight::Error) => Severity::Error,
        Some(Weight::Warning) => Severity::Warning,
        Some(Weight::Note) => Severity::Note,
    };
    Some(Diagnostic { level: Some(level), ..finding })
}

fn fits(waiver: &Waiver, sources: &Sources, finding: &Diagnostic) -> bool {
    if waiver.code.value != finding.code.id() {
        return false;
    }
    let places = || finding.span.into_iter().chain(finding.related.iter().map(|related| related.span));
    let is_there = match &waiver.of {
        WaiverOf::Office => true,
        WaiverOf::File(file) => places().any(|span| span.file == *file),
        WaiverOf::Class(folder) => places().any(|span| is_of_class(sources, span.file, folder)),
    };
    // 王明 is not 王明亮.
    let names = |about: &String| finding.args.iter().any(|(_, value)| value == about);
    is_there && waiver.about.as_ref().is_none_or(names)
}

fn is_of_class(sources: &Sources, file: FileId, folder: &str) -> bool {
    let rest = sources.file(file).path.strip_prefix("classes/").and_then(|rest| rest.strip_prefix(folder));
    rest.is_some_and(|rest| rest.starts_with('/'))
}

/// The waivers that are past their day, as findings.
pub fn expired(office: &Office) -> Vec<Diagnostic> {
    let past = office.waivers.iter().filter(|waiver| waiver.until.value < office.today);
    let finding = |waiver: &Waiver| {
        let finding = about(Code::WaiverExpired, waiver.until.span, waiver).arg("until", waiver.until.value);
        finding.arg("reason", &waiver.reason)
    };
    past.map(finding).collect()
}

/// The waivers that none of the findings needs, of a run that looked for all.
pub fn unneeded(office: &Office, waived: &[Waived]) -> Vec<Diagnostic> {
    let waivers = office.waivers.iter().enumerate();
    let open = waivers.filter(|(_, waiver)| office.today <= waiver.until.value);
    let unneeded = open
        .filter(|(at, waiver)| !is_of_making(&waiver.code.value) && !waived.iter().any(|waived| waived.waiver == *at));
    unneeded.map(|(_, waiver)| about(Code::WaiverUnneeded, waiver.span, waiver)).collect()
}

/// Whether a finding is only made where documents are: a run that makes fewer of them knows less.
pub fn is_of_making(code: &str) -> bool {
    code.starts_with(['B', 'F', 'O', 'T'])
}

fn about(code: Code, span: Span, waiver: &Waiver) -> Diagnostic {
    Diagnostic::new(code, span).arg("code", &waiver.code.value)
}
