//! One trainee: records to entries and figures, and these to a standing.

use rust_decimal::Decimal;

use super::Standing;
use super::attendance::{self, Attendance, Occasion};
use super::earn::Trainee;
use super::entry::Entry;
use super::facts::{History, Recognition, study_end};
use super::figures::{self, Figures, Phase};
use super::verdict::verdict;
use crate::model::{Class, Enrolment, Marks, Office, RequiredCredits, Rule, Status, Terms, Track};

/// What the judging of everyone in a class shares.
pub(super) struct Context<'a> {
    pub(super) office: &'a Office,
    pub(super) class: &'a Class,
    pub(super) attendance: Attendance,
    pub(super) recognition: Recognition,
    pub(super) history: &'a History,
}

/// What is taken of the days to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case<'m> {
    /// Nothing: only what is recorded counts.
    Now,
    /// All goes well from now on, but some sessions to come are missed.
    Best {
        /// Their places among those to come.
        missed: &'m [usize],
    },
    /// Nothing more is done.
    Worst,
}

/// Judges one trainee.
pub(super) fn standing(context: &Context<'_>, place: usize) -> Standing {
    let (entries, figures) = assess(context, place, Case::Now);
    let verdict = verdict(&context.office.site, context.office.rule(context.class), &figures);
    Standing {
        person: context.class.register.roster[place].person,
        entries,
        attendance: context.attendance.row(place).collect(),
        figures,
        verdict,
        excellent: false,
    }
}

/// The entries and figures of one trainee, in a case of what is to come.
pub(super) fn assess(context: &Context<'_>, place: usize, case: Case<'_>) -> (Vec<Entry>, Figures) {
    let (office, class) = (context.office, context.class);
    let rule = office.rule(class);
    let enrolment = &class.register.roster[place];
    let terms = rule.terms(enrolment.category);
    let end = study_end(rule, class, enrolment);
    // Whose time is over before the class's is not expected any more.
    let mine = |occasion: &Occasion<'_>| end >= class.programme.end || occasion.date <= end;
    let mut occasions = context.attendance.occasions(rule, class, place);
    occasions.retain(mine);
    let planned = |status| {
        let mut ahead = attendance::ahead(office, class, place, status);
        ahead.retain(mine);
        ahead
    };
    let coming = planned(Status::Present);
    let absent = || planned(Status::Absent);
    let ahead = match case {
        Case::Now => coming,
        Case::Best { missed } => {
            let both = coming.into_iter().zip(absent()).enumerate();
            occasions.extend(both.map(|(at, (came, missing))| if missed.contains(&at) { missing } else { came }));
            Vec::new()
        }
        Case::Worst => {
            occasions.extend(absent());
            Vec::new()
        }
    };
    let mut tally = attendance::tally(rule, &occasions, ahead.len());
    attendance::add_outside(office, class, place, &mut tally);
    let assumed = matches!(case, Case::Best { .. }) && office.today <= end;
    let trainee = Trainee {
        office,
        class,
        rule,
        terms,
        place,
        end,
        occasions,
        ahead,
        recognition: &context.recognition,
        assumed,
    };

    let mut entries = Vec::new();
    let mut totals = figures::tracks(terms, |_| Decimal::ZERO);
    for (at, track) in terms.tracks.iter().enumerate() {
        let earned = trainee.track(at, track);
        totals[at].credits = earned.iter().map(|entry| entry.credits).sum::<Decimal>().normalize();
        totals[at].required = required(context, enrolment, track, &trainee);
        entries.extend(earned);
    }
    entries.sort_by_key(|entry| entry.date);

    let empty = Marks::default();
    let marks = class.register.marks.get(&place).unwrap_or(&empty);
    let programme = &class.programme;
    let begin = super::facts::study_begin(class, enrolment);
    let handed_in = |asked: &crate::model::DeliverableRule| {
        let found = class.register.deliverables_of(place).iter();
        let in_time =
            found.filter(|found| asked.accepts(found, office.today) && found.date.is_none_or(|day| day <= end));
        let count = u32::try_from(in_time.count()).unwrap_or(u32::MAX);
        if assumed { count.max(asked.count) } else { count }
    };
    let mut figures = Figures {
        phase: phase(office, class, end, case),
        category: enrolment.category,
        cohort: enrolment.cohort.clone(),
        tracks: totals,
        tally,
        deliverables: terms.deliverables.iter().map(handed_in).collect(),
        marks: marks.parts.iter().map(|(key, mark)| (key.clone(), mark.value)).collect(),
        makeup: marks.makeup.as_ref().map(|mark| mark.value),
        missed: marks.missed,
        cheated: marks.cheated.is_some(),
        recommended: marks.recommended,
        prerequisites: rule
            .prerequisites
            .iter()
            .map(|asked| context.history.holds(enrolment.person, asked, begin))
            .collect(),
        barred: context.history.bar(enrolment.person, class, begin),
        late: rule.window.register.map(|allowed| allowed.after(programme.start)).filter(|&by| begin > by),
    };
    assume_marks(&mut figures, terms, case);
    (entries, figures)
}

fn phase(office: &Office, class: &Class, end: chrono::NaiveDate, case: Case<'_>) -> Phase {
    if case != Case::Now {
        Phase::Over
    } else if office.today < class.programme.start {
        Phase::Planned
    } else if office.today <= end {
        Phase::UnderWay
    } else {
        Phase::Over
    }
}

/// What a track requires: all of it, or the share of its sessions, by minutes, that fell into the
/// time the trainee was in the class.
fn required(context: &Context<'_>, enrolment: &Enrolment, track: &Track, trainee: &Trainee<'_>) -> Decimal {
    let rule: &Rule = trainee.rule;
    let proportional = rule.interval.required == RequiredCredits::Proportional;
    if !proportional || !enrolment.is_partial() || !track.has_sessions() {
        return track.required;
    }
    let mine = |occasions: &[Occasion<'_>]| -> u32 {
        occasions.iter().filter(|occasion| occasion.is_of(&track.key)).map(|occasion| occasion.minutes).sum()
    };
    let inside = mine(&trainee.occasions) + mine(&trainee.ahead);
    let outside = attendance::outside_minutes(context.office, context.class, trainee.place, &track.key);
    // Who was in the class for no session at all has done nothing.
    let nothing = trainee.occasions.is_empty() && trainee.ahead.is_empty();
    if nothing || inside + outside == 0 {
        return track.required;
    }
    rule.decimals.round_credits(track.required * Decimal::from(inside) / Decimal::from(inside + outside))
}

/// Marks that are not recorded yet: the best there are, or none at all.
fn assume_marks(figures: &mut Figures, terms: &Terms, case: Case<'_>) {
    let (mark, exam) = match case {
        Case::Now => return,
        Case::Best { .. } => (Decimal::ONE_HUNDRED, terms.exam.as_ref()),
        Case::Worst => (Decimal::ZERO, None),
    };
    let leaves = terms.parts().into_iter().filter(|part| part.parts.is_empty()).map(|part| part.key.as_str());
    let keys: Vec<&str> = leaves.chain(terms.exam.as_ref().map(|_| "exam")).collect();
    for key in keys {
        let recorded_above = terms
            .parts()
            .into_iter()
            .any(|part| figures.marks.contains_key(&part.key) && part.parts.iter().any(|inner| inner.key == key));
        let decided = key == "exam" && figures.missed;
        if !recorded_above && !decided {
            figures.marks.entry(key.to_owned()).or_insert(mark);
        }
    }
    let failed = exam.is_some_and(|exam| figures.marks.get("exam").is_none_or(|mark| *mark < exam.pass));
    if failed && exam.is_some_and(|exam| exam.makeup.is_some()) && !figures.cheated {
        figures.makeup.get_or_insert(Decimal::ONE_HUNDRED);
    }
}
