//! Everyone in a class may be in it.
//!
//! Somebody without the certificate that the rule asks for, who is kept away by an earlier class, or who
//! joined too late can't qualify, whatever is attended; and an extension that the rule does not allow
//! counts for nothing. Better found on the first day than at the examination.
//!
//! ```text
//! roster.csv   2022004,丁香
//! C114         “丁香”没有“发展培训”证书
//! ```
//!
//! Correct the roster, or record the certificate.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{ConditionKind, Ledger, latest_extension};
use crate::model::{Class, Enrolment, Office};

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        for (enrolment, standing) in class.register.roster.iter().zip(&computed.standings) {
            let name = &office.person(enrolment.person).name.value;
            let finding = |code| Diagnostic::new(code, enrolment.span).arg("given", name);
            out.extend(standing.unmet().filter_map(|condition| match condition.kind {
                ConditionKind::Prerequisite(family, holding) => {
                    let mut held = office.classes.iter().filter(|class| class.programme.family == Some(family));
                    held.all(Class::has_read_certificates).then_some(())?;
                    let family = &office.site.families[family].title;
                    Some(finding(Code::PrerequisiteMissing).arg("family", family).arg("state", holding.key()))
                }
                ConditionKind::Bar(until) => {
                    let earlier = standing.figures.barred.map(|bar| office.class(bar.class));
                    earlier.is_none_or(Class::has_read_records).then_some(())?;
                    let finding = finding(Code::Barred).arg("until", until);
                    let because = standing.figures.barred.map(|bar| office.class(bar.class).programme.title.span);
                    Some(because.into_iter().fold(finding, |finding, span| finding.related(span, "because")))
                }
                ConditionKind::Registration(by) => {
                    let joined = enrolment.joined().map(|day| day.to_string()).unwrap_or_default();
                    Some(finding(Code::JoinedTooLate).arg("date", joined).arg("by", by))
                }
                _ => None,
            }));
            out.extend(extension(office, class, enrolment, name));
        }
    }
}

/// What is wrong with the extension of somebody's study.
fn extension(office: &Office, class: &Class, enrolment: &Enrolment, name: &str) -> Option<Diagnostic> {
    let rule = office.rule(class);
    let extended = enrolment.extended.as_ref()?;
    let finding = |cause: &str| {
        let finding = Diagnostic::new(Code::BadExtension, extended.span).arg("given", name);
        finding.arg("date", extended.value).arg("cause", cause)
    };
    let Some(latest) = latest_extension(rule, class, enrolment) else {
        return Some(finding("not-allowed").arg("latest", ""));
    };
    if rule.window.consent && enrolment.consent.is_none() {
        return Some(finding("no-consent").arg("latest", latest));
    }
    (extended.value > latest).then(|| finding("too-long").arg("latest", latest))
}
