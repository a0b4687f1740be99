//! Certificates are for those who qualified; their numbers never repeat and none is passed over.
//!
//! A certificate of somebody who has not qualified, a number that stands on two certificates, two valid
//! certificates of one person, or a number that nobody has would each be found by the first reader of
//! the register. Where one was issued instead of another, the chain leads from the new one to the old.
//!
//! ```text
//! certificates.csv   2024JJ002,2022002,白露,2024-03-15
//!                    2024JJ004,2022005,方远,2024-03-15
//! C118               证书编号有跳号：2024JJ004 之前缺 2024JJ003
//! ```
//!
//! Mend the records, or revoke the certificate; a row of `certificates.csv` is never taken out.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, Outcome, series};
use crate::model::{Certificate, Class, Office};

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    let mut numbers: BTreeMap<&str, (&Certificate, &Class)> = BTreeMap::new();
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let mut valid: BTreeMap<usize, &Certificate> = BTreeMap::new();
        // As of an earlier day there is no such certificate yet.
        let issued = |certificate: &&Certificate| certificate.date.is_none_or(|date| date <= office.today);
        for certificate in class.register.certificates.iter().filter(issued) {
            let standing = &computed.standings[certificate.trainee];
            let span = certificate.number.span;
            let name = &office.person(standing.person).name.value;
            let has_not_qualified = standing.verdict.outcome != Outcome::Qualified && class.has_read_records();
            if has_not_qualified && certificate.revoked.is_none() {
                let finding = Diagnostic::new(Code::CertificateNotQualified, span).arg("given", name);
                out.push(super::reason::add(finding, office, class, standing));
            }
            if let Some((first, _)) = numbers.insert(&certificate.number.value, (certificate, class)) {
                let finding = Diagnostic::new(Code::DuplicateCertificate, span).arg("given", &certificate.number.value);
                out.push(finding.related(first.number.span, "first"));
            }
            if certificate.revoked.is_none()
                && let Some(first) = valid.insert(certificate.trainee, certificate)
            {
                let finding = Diagnostic::new(Code::TwoCertificates, span).arg("given", name);
                out.push(finding.related(first.number.span, "first"));
            }
            pattern(office, class, certificate, out);
        }
    }
    // A number that stands in a row which was not read is neither unknown nor passed over.
    if office.classes.iter().all(Class::has_read_certificates) {
        replacements(office, &numbers, out);
        gaps(office, &numbers, out);
    }
}

/// A number of another form than the rule's, which no series counts.
fn pattern(office: &Office, class: &Class, certificate: &Certificate, out: &mut Vec<Diagnostic>) {
    let Some(example) = crate::ledger::misnumbered(office, class, certificate) else { return };
    let finding = Diagnostic::new(Code::NumberNotOfPattern, certificate.number.span);
    out.push(finding.arg("given", &certificate.number.value).arg("example", example));
}

/// What stands instead of another certificate: that one is there, revoked, of the same person, and
/// replaced once.
fn replacements(office: &Office, numbers: &BTreeMap<&str, (&Certificate, &Class)>, out: &mut Vec<Diagnostic>) {
    let person = |certificate: &Certificate, class: &Class| class.register.roster[certificate.trainee].person;
    let mut replaced: BTreeMap<&str, crate::source::Span> = BTreeMap::new();
    for class in &office.classes {
        for certificate in &class.register.certificates {
            let Some(old) = &certificate.replaces else { continue };
            let finding = |cause: &str| {
                Diagnostic::new(Code::BadReplacement, old.span).arg("given", &old.value).arg("cause", cause)
            };
            let found = numbers.get(old.value.as_str());
            out.extend(match found {
                None => Some(finding("unknown")),
                Some((first, other)) => {
                    let at = first.number.span;
                    if person(first, other) != person(certificate, class) || std::ptr::eq(*first, certificate) {
                        Some(finding("other").related(at, "first"))
                    } else if first.revoked.is_none() {
                        Some(finding("valid").related(at, "first"))
                    } else {
                        replaced.insert(&old.value, old.span).map(|first| finding("twice").related(first, "first"))
                    }
                }
            });
        }
    }
}

/// Sequences of a series that no certificate has.
fn gaps(office: &Office, numbers: &BTreeMap<&str, (&Certificate, &Class)>, out: &mut Vec<Diagnostic>) {
    for ((before, after), series) in series(office) {
        let gaps = series.gaps();
        let Some(&missing) = gaps.first() else { continue };
        // Where the numbers go on after the gap.
        let next = series.given.range(missing..).next().copied().unwrap_or(missing);
        let mut same_beginning =
            numbers.range(before.as_str()..).take_while(|(number, _)| number.starts_with(before.as_str()));
        let after_gap = same_beginning.find(|(number, _)| {
            let digits = number.strip_prefix(before.as_str()).and_then(|rest| rest.strip_suffix(after.as_str()));
            digits.and_then(|digits| digits.parse::<u64>().ok()) == Some(next)
        });
        let Some((number, (certificate, _))) = after_gap else { continue };
        let width = number.len() - before.len() - after.len();
        let shown: Vec<_> = gaps.iter().take(3).map(|gap| format!("{before}{gap:0width$}{after}")).collect();
        let more = if gaps.len() > shown.len() { "…" } else { "" };
        let finding = Diagnostic::new(Code::CertificateGap, certificate.number.span).arg("given", number);
        out.push(finding.arg("missing", format!("{}{more}", shown.join(", "))));
    }
}
