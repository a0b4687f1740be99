//! A table that a notice attaches is one that the program can make.
//!
//! A course list of a class without courses, or a table in a notice that speaks of no class, would be
//! an attachment that nobody can open. Name the class, add what is missing, or leave the table out: then
//! the attachment is on paper only.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{AttachmentTarget, Class, Notice, Office, RowSource};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for notice in &office.notices {
        attachments(office, notice, notice.class.map(|id| office.class(id)), out);
    }
    for class in &office.classes {
        if let Some(notice) = &class.programme.notice {
            attachments(office, notice, Some(class), out);
        }
    }
}

fn attachments(office: &Office, notice: &Notice, class: Option<&Class>, out: &mut Vec<Diagnostic>) {
    for attachment in &notice.attachments {
        let Some(AttachmentTarget::Form { form, cohort }) = &attachment.target else { continue };
        let rows = office.forms.find(form).and_then(|form| form.rows);
        // A table is not missing where the list that it is made of could not be read.
        let lists = ["courses.csv", "schedule.yaml", "sessions", "attendance.csv", "roster.csv"];
        if class.is_some_and(|class| !class.has_read(&lists)) {
            continue;
        }
        let there = class.is_some_and(|class| match rows {
            Some(RowSource::Courses) => !class.programme.courses.is_empty(),
            Some(RowSource::Schedule) => !class.programme.schedule.is_empty(),
            Some(RowSource::Sessions) => !class.register.sessions.is_empty(),
            Some(RowSource::Quotas) => !class.programme.quotas.is_empty(),
            Some(RowSource::Seats) => class.programme.exam.is_some(),
            Some(RowSource::Trainees) => !class.register.roster.is_empty(),
            _ => true,
        });
        if !there {
            out.push(Diagnostic::new(Code::AttachmentWithoutTable, attachment.span).arg("title", &attachment.title));
            continue;
        }
        let (Some(cohort), Some(class)) = (cohort, class) else { continue };
        let courses = class.programme.courses.iter().filter_map(|course| course.cohort.as_deref());
        let known: Vec<&str> =
            courses.chain(class.register.roster.iter().filter_map(|e| e.cohort.as_deref())).collect();
        if !known.contains(&cohort.as_str()) {
            let finding = Diagnostic::new(Code::UnknownCohort, attachment.span).arg("given", cohort);
            out.push(finding.nearest(cohort, known));
        }
    }
}
