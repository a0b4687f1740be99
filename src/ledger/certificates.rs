//! Numbers of certificates: which are given, and which come next.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Ledger, Outcome};
use crate::model::{Certificate, Class, ClassId, Office, Pattern};

/// A certificate that somebody is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The class.
    pub class: ClassId,
    /// The trainee, by place in the roster.
    pub trainee: usize,
    /// The number.
    pub number: String,
    /// The day of issue.
    pub date: NaiveDate,
}

/// The numbers of one series: those that are the same but for the sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The sequences given, revoked ones too.
    pub given: BTreeSet<u64>,
}

impl Series {
    /// The sequences that were passed over.
    pub fn gaps(&self) -> Vec<u64> {
        let last = self.given.last().copied().unwrap_or(0);
        // What a slip of the pen made far too large is one gap to look at, not a million.
        (1..last.min(100_000)).filter(|sequence| !self.given.contains(sequence)).collect()
    }
}

/// The series of numbers given so far, by what stands before and after the sequence.
pub fn series(office: &Office) -> BTreeMap<(String, String), Series> {
    let mut all: BTreeMap<(String, String), Series> = BTreeMap::new();
    for class in &office.classes {
        let Some(rule) = &office.rule(class).certificate else { continue };
        for certificate in &class.register.certificates {
            let ends = ends(office, class, &rule.pattern, certificate.trainee, day(class, certificate));
            if let Some(sequence) = sequence(&certificate.number.value, &ends) {
                all.entry(ends).or_default().given.insert(sequence);
            }
        }
    }
    all
}

/// The certificates that those who qualified are due, in the order of classes and rosters, with
/// numbers that follow on those given: none is given again, and none is changed.
pub fn issue(office: &Office, ledger: &Ledger, only: Option<ClassId>, date: NaiveDate) -> Vec<Issue> {
    let mut series = series(office);
    let mut given = given(office);
    let mut issues = Vec::new();
    for (index, (class, computed)) in office.classes.iter().zip(&ledger.classes).enumerate() {
        let id = ClassId(index);
        let Some(rule) = office.rule(class).certificate.as_ref().filter(|_| only.is_none_or(|only| only == id)) else {
            continue;
        };
        // A revoked certificate is replaced by hand, so that the new one names it.
        let held: BTreeSet<usize> = class.register.certificates.iter().map(|found| found.trainee).collect();
        for (trainee, standing) in computed.standings.iter().enumerate() {
            if standing.verdict.outcome != Outcome::Qualified || held.contains(&trainee) {
                continue;
            }
            let number =
                next(&mut series, &mut given, &ends(office, class, &rule.pattern, trainee, date), &rule.pattern);
            issues.push(Issue { class: id, trainee, number, date });
        }
    }
    issues
}

/// The number of a certificate issued instead of a revoked one.
pub fn reissue(office: &Office, id: ClassId, trainee: usize, date: NaiveDate) -> Option<Issue> {
    let class = office.class(id);
    let rule = office.rule(class).certificate.as_ref()?;
    let ends = ends(office, class, &rule.pattern, trainee, date);
    Some(Issue {
        class: id,
        trainee,
        number: next(&mut series(office), &mut given(office), &ends, &rule.pattern),
        date,
    })
}

/// Every number there is.
fn given(office: &Office) -> BTreeSet<String> {
    let all = office.classes.iter().flat_map(|class| &class.register.certificates);
    all.map(|certificate| certificate.number.value.clone()).collect()
}

fn next(
    series: &mut BTreeMap<(String, String), Series>,
    given: &mut BTreeSet<String>,
    ends: &(String, String),
    pattern: &Pattern,
) -> String {
    let known = series.entry(ends.clone()).or_default();
    loop {
        let sequence = known.given.last().copied().unwrap_or(0) + 1;
        known.given.insert(sequence);
        let number = number(pattern, ends, sequence);
        // Two series can make one number: B1 with 11, and B11 with 1.
        if given.insert(number.clone()) {
            return number;
        }
    }
}

/// The number of a sequence.
fn number(pattern: &Pattern, (before, after): &(String, String), sequence: u64) -> String {
    format!("{before}{sequence:0width$}{after}", width = pattern.width())
}

/// What stands before and after the sequence in a trainee's number.
fn ends(office: &Office, class: &Class, pattern: &Pattern, trainee: usize, date: NaiveDate) -> (String, String) {
    let unit = class.register.roster[trainee].unit().map(|unit| office.units.get(unit).id.value.as_str());
    pattern.series(date, class.programme.code.as_deref().unwrap_or(&class.programme.id), unit.unwrap_or_default())
}

fn day(class: &Class, certificate: &Certificate) -> NaiveDate {
    certificate.date.unwrap_or(class.programme.end)
}

/// The sequence in a number of a series.
fn sequence(number: &str, (before, after): &(String, String)) -> Option<u64> {
    let digits = number.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
    let plain = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// A number as the rule's pattern would make it, where a certificate's own is not of that pattern.
pub fn misnumbered(office: &Office, class: &Class, certificate: &Certificate) -> Option<String> {
    let rule = office.rule(class).certificate.as_ref()?;
    let ends = ends(office, class, &rule.pattern, certificate.trainee, day(class, certificate));
    // A sequence that is shorter than the pattern's lost its zeros in a sheet.
    let wanted = number(&rule.pattern, &ends, sequence(&certificate.number.value, &ends).unwrap_or(1));
    (wanted != certificate.number.value).then_some(wanted)
}
