//! `certificates`: numbers for those who qualified, and certificates taken back.

use chrono::NaiveDate;
use serde::Serialize;

use super::Exit;
use super::args::{Action, Certificates, Change as Asked, Issue as AskedIssue, Refusal};
use super::find;
use super::report::Reporter;
use super::save::amend;
use crate::diag::{Code, Severity};
use crate::edit::{self, Change};
use crate::ledger;
use crate::model::{Certificate, ClassId, Office};
use crate::pipeline::{self, Run};

/// What was written, or would be.
#[derive(Serialize)]
struct Outcome<'a> {
    written: bool,
    changes: Vec<FileChange<'a>>,
}

#[derive(Serialize)]
struct FileChange<'a> {
    path: String,
    removed: Vec<&'a str>,
    added: Vec<&'a str>,
}

/// Issues, revokes or reissues.
pub(super) fn run(asked: &Certificates, reporter: &Reporter) -> Result<Exit, Refusal> {
    let (common, dated) = match &asked.action {
        Action::Issue(issue) => (issue.common(), &issue.dated),
        Action::Revoke(change) | Action::Reissue(change) => (change.common(), &change.dated),
    };
    let config = common.config()?;
    let date = dated.date()?;
    let run = pipeline::examine(&config, &|_| {});
    reporter.timings(&run.timings);
    // Who qualified is known only of records without errors; and a list that can't be read can't be
    // written either. A certificate of somebody who has not qualified is what revoking is for.
    let blocked = run.findings.iter().any(|finding| blocks(&asked.action, finding));
    let (Some(office), Some(ledger), false) = (&run.office, &run.ledger, blocked) else {
        reporter.blocking(&run, |finding| blocks(&asked.action, finding));
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    // What is wrong with the numbers so far is for whoever gives new ones to know.
    reporter.blocking(&run, |finding| matches!(finding.code, Code::CertificateGap | Code::NumberNotOfPattern));
    let date = date.unwrap_or(office.today);
    let changes = match &asked.action {
        Action::Issue(AskedIssue { class, .. }) => {
            let class = class.as_deref().map(|name| find::class(office, name)).transpose()?;
            let issues = ledger::issue(office, ledger, class, date);
            for issue in &issues {
                let (class, rule) = (office.class(issue.class), office.rule(office.class(issue.class)));
                let end = ledger::study_end(rule, class, &class.register.roster[issue.trainee]);
                if date < end {
                    let args = vec![("given", date.to_string()), ("date", end.to_string())];
                    return Err(Refusal("failed-before-end", args));
                }
            }
            edit::issue(office, &run.sources, &issues)
        }
        Action::Revoke(asked @ Asked { number, reason, .. }) => {
            let (class, found) = taken_back(office, asked, date)?;
            if found.revoked.is_some() {
                return Err(Refusal("failed-revoked", vec![("given", number.clone())]));
            }
            edit::revoke(office, &run.sources, class, number, reason, date).into_iter().collect()
        }
        Action::Reissue(asked @ Asked { number, reason, .. }) => {
            let (class, found) = taken_back(office, asked, date)?;
            let refuse = |message| Refusal(message, vec![("given", number.clone())]);
            let mut all = office.classes.iter().flat_map(|class| &class.register.certificates);
            if all.any(|other| other.replaces.as_ref().is_some_and(|old| old.value == *number)) {
                return Err(refuse("failed-replaced"));
            }
            if ledger.class(class).standings[found.trainee].verdict.outcome != ledger::Outcome::Qualified {
                return Err(refuse("failed-not-qualified"));
            }
            let issue = ledger::reissue(office, class, found.trainee, date);
            let issue = issue.ok_or_else(|| refuse("failed-no-pattern"))?;
            edit::reissue(office, &run.sources, &issue, number, reason).into_iter().collect()
        }
    };
    let written = dated.write && !changes.is_empty();
    if written {
        amend(&config, &changes)?;
    }
    say(reporter, &run, &changes, written);
    Ok(Exit::Clean)
}

/// Whether a finding stands in the way of an action.
fn blocks(action: &Action, finding: &crate::diag::Diagnostic) -> bool {
    // A list that was not read: a link, or a name that is nearly right. Its numbers would be given again.
    let unread = matches!(finding.code, Code::UnusedFile | Code::SymbolicLink)
        && finding.args.iter().any(|(name, value)| match *name {
            "path" => value.to_lowercase().contains("/certificate"),
            "nearest" => value == "certificates.csv",
            _ => false,
        });
    if unread {
        return true;
    }
    let of_certificates = matches!(finding.code, Code::CertificateNotQualified | Code::TwoCertificates);
    finding.severity() == Severity::Error && (matches!(action, Action::Issue(_)) || !of_certificates)
}

/// The certificate that is taken back, for a reason and not before it was issued, and its class.
fn taken_back<'a>(office: &'a Office, asked: &Asked, date: NaiveDate) -> Result<(ClassId, &'a Certificate), Refusal> {
    let (class, found) = certificate(office, &asked.number)?;
    if asked.reason.trim().is_empty() {
        return Err(Refusal("failed-reason", Vec::new()));
    }
    if let Some(issued) = found.date.filter(|issued| date < *issued) {
        let args = vec![("given", date.to_string()), ("date", issued.to_string())];
        return Err(Refusal("failed-before-issue", args));
    }
    Ok((class, found))
}

/// A certificate and its class.
fn certificate<'a>(office: &'a Office, number: &str) -> Result<(ClassId, &'a Certificate), Refusal> {
    let all = || {
        let classes = office.classes.iter().enumerate();
        classes.flat_map(|(at, class)| class.register.certificates.iter().map(move |found| (ClassId(at), found)))
    };
    let found = all().find(|(_, found)| found.number.value == number);
    found.ok_or_else(|| {
        let known = all().map(|(_, found)| found.number.value.as_str());
        super::find::unknown("failed-certificate", number, known)
    })
}

fn say(reporter: &Reporter, run: &Run, changes: &[Change], written: bool) {
    let files = changes.iter().map(|change| {
        let (removed, added) = change.lines();
        FileChange { path: run.sources.shown(&change.path), removed, added }
    });
    let outcome = Outcome { written, changes: files.collect() };
    let diff = |locale: &crate::locale::Locale| {
        let mut lines = Vec::new();
        for file in &outcome.changes {
            lines.push(file.path.clone());
            lines.extend(file.removed.iter().map(|line| format!("- {line}")));
            lines.extend(file.added.iter().map(|line| format!("+ {line}")));
        }
        if lines.is_empty() {
            lines.push(locale.get("certificates-nothing"));
        }
        lines
    };
    reporter.data(&outcome, diff);
    if !outcome.changes.is_empty() {
        reporter.say(if written { "certificates-written" } else { "certificates-not-written" }, &[]);
    }
}
