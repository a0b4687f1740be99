//! The stages of somebody's way into the party follow one another.
//!
//! What: an application after the day on which the applicant became an activist, an activist named a candidate
//! earlier than that, and an application before the age of 18 (《中国共产党章程》, Article 1).
//!
//! Why: the dates go into the personal file, and the department that reviews it sends it back.
//!
//! Example: `申请入党时间 2023-10-08, 确定积极分子时间 2023-03-22`.
//!
//! Mend: compare the dates with the file; most often two columns were exchanged or a year mistyped.

use chrono::{Months, NaiveDate};

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Person};
use crate::source::Spanned;

/// From which age on somebody may apply, in years.
const AGE: u32 = 18;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for person in &office.people {
        let stages = [("applied", &person.applied), ("activist", &person.activist), ("candidate", &person.candidate)];
        let known: Vec<_> = stages.into_iter().filter_map(|(key, date)| Some((key, date.as_ref()?))).collect();
        out.extend(known.windows(2).filter_map(|pair| out_of_order(person, pair[0], pair[1])));
        out.extend(too_young(person));
    }
}

fn out_of_order(
    person: &Person,
    (earlier, before): (&'static str, &Spanned<NaiveDate>),
    (later, after): (&'static str, &Spanned<NaiveDate>),
) -> Option<Diagnostic> {
    let finding = || {
        let finding = Diagnostic::new(Code::StagesOutOfOrder, after.span).arg("name", &person.name.value);
        let finding = finding.arg("earlier", earlier).arg("before", before.value).arg("later", later);
        finding.arg("after", after.value).related(before.span, "before")
    };
    (after.value < before.value).then(finding)
}

fn too_young(person: &Person) -> Option<Diagnostic> {
    let (birth, applied) = (person.birth.as_ref()?, person.applied.as_ref()?);
    // Of most people the month of birth alone is known, which is given as its first day.
    let of_age = birth.value.checked_add_months(Months::new(AGE * 12))?;
    let finding = || {
        let finding = Diagnostic::new(Code::AppliedTooYoung, applied.span).arg("name", &person.name.value);
        finding.arg("date", applied.value).arg("age", AGE).related(birth.span, "birth")
    };
    (applied.value < of_age).then(finding)
}
