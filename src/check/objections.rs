//! Notices for objection stand long enough, after the results, and name everyone whom they are of.
//!
//! What: a notice for objection, or a notice that is public for some days, with fewer working days than `公示工作日` in
//! `site.yaml` (5 where it is not said), its first and last counted; one that begins on or before the last day of its
//! class; and one that leaves out people who qualified, as they have not consented to be named or are of a category
//! that is hidden.
//!
//! Why: who objects needs time, nobody can object to results that there are not yet, and an office should know before
//! it publishes that a list is not whole.
//!
//! Example: `{ 开始: 2024-06-21, 结束: 2024-06-24 }`, a Friday and a Monday: two working days.
//!
//! Mend: move the days; ask those who are left out, and note `是` or `否` in the register.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{ClassLedger, Ledger};
use crate::model::{Class, Objection, Office, Shown};

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    out.extend(office.all_notices().filter_map(|notice| too_short(office, notice.shown.as_ref()?)));
    for (class, ledger) in office.classes.iter().zip(&ledger.classes) {
        for objection in &class.programme.objections {
            out.extend(too_short(office, &objection.shown));
            out.extend(too_early(class, &objection.shown));
            out.extend(not_whole(office, class, ledger, objection));
        }
    }
}

fn too_short(office: &Office, shown: &Shown) -> Option<Diagnostic> {
    let needed = office.site.privacy.objection_days;
    let days = shown.days.from.iter_days().take_while(|day| *day <= shown.days.to);
    // Years of it need not be counted.
    let worked = days.filter(|day| office.site.calendar.is_workday(*day)).take(366).count();
    let finding = || Diagnostic::new(Code::ObjectionShort, shown.span).arg("count", worked).arg("needed", needed);
    (worked < usize::try_from(needed).unwrap_or(usize::MAX)).then(finding)
}

fn too_early(class: &Class, shown: &Shown) -> Option<Diagnostic> {
    let end = class.programme.end;
    let finding = || Diagnostic::new(Code::ObjectionEarly, shown.span).arg("date", shown.days.from).arg("end", end);
    (shown.days.from <= end).then(finding)
}

fn not_whole(office: &Office, class: &Class, ledger: &ClassLedger, objection: &Objection) -> Option<Diagnostic> {
    let privacy = &office.site.privacy;
    let people = class.register.roster.iter().zip(&ledger.standings);
    let of = people.filter(|(_, standing)| standing.is_listed_by(objection.of));
    let left_out = of.filter_map(|(enrolment, _)| {
        let person = office.person(enrolment.person);
        let is_named = privacy.named(person, enrolment.category, objection.name).is_some();
        (!is_named).then_some(person.name.value.as_str())
    });
    let names: Vec<&str> = left_out.collect();
    // A notice that is over can't be mended any more.
    let finding = || {
        let finding = Diagnostic::new(Code::ObjectionNotWhole, objection.shown.span).arg("count", names.len());
        finding.arg("names", names.join("、"))
    };
    (!names.is_empty() && office.today <= objection.shown.days.to).then(finding)
}
