//! A schedule gives the share of its credits that is asked of some forms of sessions.
//!
//! What: a class whose schedule has less of the forms of a coverage (`覆盖要求` with `形式` and `占比`) than that asks
//! for, of a class with trainees that it is asked of.
//!
//! Why: that theory is a third of the training is asked of each class; by the time its records are counted nothing can
//! be changed any more.
//!
//! Example: `形式: [理论授课], 占比: 1/3`, and two of eight credits are 理论授课.
//!
//! Mend: plan more sessions of these forms, or name the form that a line has.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Class, Coverage, CoveredBy, Office, per_cent};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for coverage in &office.site.coverage {
        let CoveredBy::Share { forms, least } = &coverage.by else { continue };
        for class in office.classes.iter().filter(|class| is_asked(coverage, class)) {
            out.extend(short(coverage, forms, *least, class));
        }
    }
}

/// Whether it is asked of a class: of its family, and of all of its trainees.
fn is_asked(coverage: &Coverage, class: &Class) -> bool {
    let roster = &class.register.roster;
    let of_family = coverage.families.is_empty()
        || class.programme.family.is_some_and(|family| coverage.families.contains(&family));
    let is_theirs = || {
        let asked = |category: Option<_>| category.is_some_and(|category| coverage.categories.contains(&category));
        coverage.categories.is_empty() || roster.iter().all(|enrolment| asked(enrolment.category))
    };
    of_family && !roster.is_empty() && is_theirs() && class.has_read(&["schedule.yaml", "roster.csv"])
}

fn short(coverage: &Coverage, forms: &[String], least: Decimal, class: &Class) -> Option<Diagnostic> {
    let all = class.programme.planned();
    if all.is_zero() {
        return None;
    }
    let slots = class.programme.schedule.iter();
    let counted = slots.filter(|slot| slot.form.as_ref().is_some_and(|form| forms.contains(form)));
    let share = counted.map(|slot| slot.credits).sum::<Decimal>() / all;
    let finding = || {
        let place = class.programme.schedule.first().map_or(class.programme.span, |slot| slot.date.span);
        let finding = Diagnostic::new(Code::TopicShareShort, crate::source::Span::file(place.file));
        let finding = finding.arg("title", &coverage.title).arg("forms", forms.join("、"));
        finding.arg("share", per_cent(share).normalize()).arg("least", per_cent(least).normalize())
    };
    (share < least).then(finding)
}
