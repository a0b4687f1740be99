//! Certificates are for those who qualified, and their numbers never repeat.
//!
//! A certificate of somebody who has not qualified, or a number that stands on two certificates, would
//! be found by the first reader of the register. Mend the records, or take the certificate back.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, Outcome};
use crate::model::Office;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    let mut numbers = BTreeMap::new();
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        for certificate in &class.register.certificates {
            let standing = &computed.standings[certificate.trainee];
            let span = certificate.number.span;
            if standing.outcome != Outcome::Qualified {
                let name = &office.person(standing.person).name.value;
                let finding = Diagnostic::new(Code::CertificateNotQualified, span).arg("given", name);
                out.push(super::reason::add(finding, office, standing));
            }
            if let Some(first) = numbers.insert(&certificate.number.value, span) {
                let finding = Diagnostic::new(Code::DuplicateCertificate, span).arg("given", &certificate.number.value);
                out.push(finding.related(first, "first"));
            }
        }
    }
}
