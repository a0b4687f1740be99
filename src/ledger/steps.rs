//! How far each class is with the steps of its procedure, and what shows it.

use chrono::{Datelike, NaiveDate};

use super::{ClassLedger, Ledger, Outcome, Recorded, exam_takers, goes_by, paired};
use crate::model::{Class, ClassId, Office, Procedure, Proof, Questionnaire, Slot, Step, applying};
use crate::source::paths::stem;

/// How far a class is with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// What shows it is there.
    Done,
    /// Some of it is.
    UnderWay,
    /// Nothing of it is, or not all of it, and it should be.
    Missing,
    /// It is not due yet.
    NotYet,
    /// The class has no use for it: a rule without an examination, for one.
    NotNeeded,
    /// No file of the class shows it: people know.
    Unwatched,
}

impl StepState {
    /// The end of the key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::UnderWay => "under-way",
            Self::Missing => "missing",
            Self::NotYet => "not-yet",
            Self::NotNeeded => "not-needed",
            Self::Unwatched => "unwatched",
        }
    }
}

/// A step of a class.
#[derive(Clone, Debug)]
pub struct StepStanding<'o> {
    /// The step.
    pub step: &'o Step,
    /// How far it is.
    pub state: StepState,
    /// The day on which it was done by the records, where these have one.
    pub day: Option<NaiveDate>,
    /// Until when it is to be done, where the procedure says so.
    pub due: Option<NaiveDate>,
}

impl StepStanding<'_> {
    /// Whether it was done after the day by which it was due.
    pub fn is_late(&self) -> bool {
        self.state == StepState::Done && self.day.zip(self.due).is_some_and(|(day, due)| day > due)
    }
}

/// How much of what shows a step is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    All,
    Part,
    Nothing,
    /// All that there can be by today.
    SoFar,
    NotNeeded,
}

impl Found {
    /// All, some or nothing of so many.
    fn of(there: usize, asked: usize) -> Self {
        match there {
            0 => Self::Nothing,
            some if some < asked => Self::Part,
            _ => Self::All,
        }
    }

    fn there(is_there: bool) -> Self {
        if is_there { Self::All } else { Self::Nothing }
    }
}

/// The steps of a class, by the procedure that applies to it, in their order; none where none applies.
pub fn steps<'o>(office: &'o Office, ledger: &Ledger, id: ClassId) -> Vec<StepStanding<'o>> {
    let class = office.class(id);
    let Some(procedure) = applying(&office.procedures, &class.programme) else { return Vec::new() };
    let one = |step| standing(office, class, ledger.class(id), procedure, step);
    procedure.steps_of(&class.programme).map(one).collect()
}

/// Of the steps of a procedure, over the classes (of a family) that ended in a year, how many were done by the day by which they
/// were due, and how many are due at all. Steps that nothing shows, or that a class has no use for, are none of them;
/// what is there and has no day is in time, as nothing says otherwise.
pub fn steps_on_time(
    office: &Office,
    ledger: &Ledger,
    procedure: &Procedure,
    family: Option<usize>,
    year: i32,
) -> (usize, usize) {
    let is_it = |class: &Class| {
        let ended = class.programme.end < office.today && class.programme.end.year() == year;
        let is_asked = family.is_none() || class.programme.family == family;
        ended
            && is_asked
            && applying(&office.procedures, &class.programme).is_some_and(|found| found.id == procedure.id)
    };
    let classes = office.classes.iter().enumerate().filter(|(_, class)| is_it(class));
    let all = classes.flat_map(|(at, _)| steps(office, ledger, ClassId(at)));
    let due = all.filter(|step| matches!(step.state, StepState::Done | StepState::Missing));
    due.fold((0, 0), |(kept, all), step| {
        (kept + usize::from(step.state == StepState::Done && !step.is_late()), all + 1)
    })
}

fn standing<'o>(
    office: &Office,
    class: &Class,
    ledger: &ClassLedger,
    procedure: &Procedure,
    step: &'o Step,
) -> StepStanding<'o> {
    let due = step.within.map(|within| within.day(&class.programme));
    let Some(proof) = step.proof else { return StepStanding { step, state: StepState::Unwatched, day: None, due } };
    let (found, day) = found(office, class, ledger, procedure, step, proof);
    let is_due = office.today > due.unwrap_or(class.programme.end);
    let state = match found {
        Found::NotNeeded => StepState::NotNeeded,
        Found::All => StepState::Done,
        Found::SoFar if day.is_none() => StepState::NotYet,
        Found::SoFar => StepState::UnderWay,
        _ if is_due => StepState::Missing,
        Found::Part => StepState::UnderWay,
        Found::Nothing => StepState::NotYet,
    };
    StepStanding { step, state, day: day.filter(|_| found == Found::All), due }
}

/// What there is of a proof, and its day.
fn found(
    office: &Office,
    class: &Class,
    ledger: &ClassLedger,
    procedure: &Procedure,
    step: &Step,
    proof: Proof,
) -> (Found, Option<NaiveDate>) {
    let (programme, register) = (&class.programme, &class.register);
    let held = || register.sessions.iter().filter(|session| session.date.value <= office.today);
    // Those of whom an examination is asked and who may sit it.
    let takers = || {
        let has_exam = |at: &usize| {
            let category = ledger.standings[*at].figures.category;
            office.rule(class).terms(category).exam.is_some()
        };
        exam_takers(office, class, ledger).into_iter().filter(has_exam).collect::<Vec<_>>()
    };
    match proof {
        Proof::Plan => {
            let plan = programme.plan.as_ref().map(|reference| &office.plans[reference.plan.0]);
            (Found::there(plan.is_some()), plan.and_then(|plan| plan.date.as_ref()).map(|date| date.value))
        }
        Proof::Notice => {
            let notice = programme.notice.as_ref();
            let issued = notice.and_then(|notice| notice.issuer.as_ref().and(notice.date.as_ref()));
            let part = if notice.is_some() { Found::Part } else { Found::Nothing };
            (issued.map_or(part, |_| Found::All), issued.map(|date| date.value))
        }
        Proof::Roster => (Found::there(!register.roster.is_empty()), None),
        Proof::Schedule => (Found::there(!programme.schedule.is_empty()), None),
        Proof::Opening => {
            let opens = |text: &str| {
                ["开班", "动员", "开学典礼"].iter().any(|word| text.contains(word))
                    || text.to_lowercase().contains("opening")
            };
            let opening = held().find(|one| opens(&one.topic) || one.form.as_deref().is_some_and(opens));
            (Found::there(opening.is_some()), opening.map(|session| session.date.value))
        }
        Proof::Training => {
            let last = held().map(|session| session.date.value).max();
            let online = register.online.iter().filter_map(|record| record.completed).max();
            let is_over = office.today > programme.end;
            let some = if is_over { Found::All } else { Found::Part };
            let any = last.is_some() || !register.online.is_empty();
            (if any { some } else { Found::Nothing }, last.max(online))
        }
        Proof::Attendance => attendance(office, class),
        Proof::Deliverables if office.rule(class).all_terms().all(|terms| terms.deliverables.is_empty()) => {
            (Found::NotNeeded, None)
        }
        Proof::Deliverables => (
            Found::there(!register.deliverables.is_empty()),
            register.deliverables.iter().filter_map(|one| one.date).max(),
        ),
        Proof::Seating | Proof::Exam if !register.roster.is_empty() && takers().is_empty() => (Found::NotNeeded, None),
        Proof::Seating => {
            let exam = programme.exam.as_ref();
            let part = |rooms: bool| if rooms { Found::Part } else { Found::Nothing };
            let complete = exam.filter(|exam| exam.date.is_some() && !exam.rooms.is_empty());
            (complete.map_or(part(exam.is_some()), |_| Found::All), None)
        }
        Proof::Exam => {
            let marked = |at: &usize| {
                let marks = register.marks.get(at);
                marks.is_some_and(|marks| marks.parts.contains_key("exam") || marks.missed || marks.cheated.is_some())
            };
            let takers = takers();
            let day = programme.exam.as_ref().and_then(|exam| exam.date.as_ref()).map(|date| date.value);
            (Found::of(takers.iter().filter(|at| marked(at)).count(), takers.len()), day)
        }
        Proof::Results => {
            let known = |outcome| matches!(outcome, Outcome::Qualified | Outcome::NotQualified | Outcome::Disqualified);
            let decided = ledger.standings.iter().filter(|one| known(one.verdict.outcome)).count();
            (Found::of(decided, ledger.standings.len()), None)
        }
        Proof::Needs => (answered(register.needs.as_ref()), None),
        Proof::Evaluation => (answered(register.evaluation.as_ref()), None),
        Proof::Certificates => certificates(office, class, ledger),
        Proof::Paper => (Found::there(has_paper(office, class, procedure, step)), None),
    }
}

/// Whether a survey was answered.
fn answered(survey: Option<&Questionnaire>) -> Found {
    Found::there(survey.is_some_and(|survey| !survey.answers.is_empty()))
}

/// Whether the sessions of the schedule that are over have records, and the day of the last of these. What is still
/// to come can't have been recorded by any day.
fn attendance(office: &Office, class: &Class) -> (Found, Option<NaiveDate>) {
    let (slots, today) = (&class.programme.schedule, office.today);
    let held = class.register.sessions.iter().filter(|session| session.date.value <= today);
    let records: Vec<_> = held.map(Recorded::of).collect();
    let day = records.iter().map(|record| record.date).max();
    if slots.is_empty() {
        return (Found::there(!records.is_empty()), day);
    }
    let (of_slot, _) = paired(slots, &records);
    let is_over = |slot: &Slot, record: Option<usize>| slot.date.value < today || record.is_some();
    let over = slots.iter().zip(of_slot).filter(|(slot, record)| is_over(slot, *record));
    let (recorded, over) =
        over.fold((0, 0), |(there, all), (_, record)| (there + usize::from(record.is_some()), all + 1));
    let found = match Found::of(recorded, over) {
        Found::All | Found::Nothing if recorded == over && over < slots.len() => Found::SoFar,
        found => found,
    };
    (found, day)
}

/// Whether those who qualified have certificates, and the day of the last of these.
fn certificates(office: &Office, class: &Class, ledger: &ClassLedger) -> (Found, Option<NaiveDate>) {
    if office.rule(class).certificate.is_none() {
        return (Found::NotNeeded, None);
    }
    let outcomes = || ledger.standings.iter().enumerate().map(|(at, one)| (at, one.verdict.outcome));
    let open = |outcome| matches!(outcome, Outcome::Pending | Outcome::UnderWay | Outcome::Planned);
    let qualified: Vec<usize> =
        outcomes().filter(|(_, outcome)| *outcome == Outcome::Qualified).map(|(at, _)| at).collect();
    if qualified.is_empty() && !ledger.standings.is_empty() && !outcomes().any(|(_, outcome)| open(outcome)) {
        return (Found::NotNeeded, None);
    }
    let given = |at: &&usize| class.register.certificates_of(**at).iter().any(|one| one.is_valid_on(office.today));
    let day = class.register.certificates.iter().filter_map(|one| one.date).max();
    (Found::of(qualified.iter().filter(given).count(), qualified.len()), day)
}

/// Whether one of a step's records lies among the class's attachments: under its own name, or under that of the form
/// that it is.
fn has_paper(office: &Office, class: &Class, procedure: &Procedure, step: &Step) -> bool {
    let title = class.programme.title.value.as_str();
    let mut records = step.records.iter().filter_map(|&at| procedure.records.get(at));
    records.any(|record| {
        let form = record.form.as_ref().and_then(|id| office.forms.list.iter().find(|form| form.id == *id));
        let titles = form.into_iter().flat_map(|form| form.title.texts.values()).map(|title| title.value.as_str());
        let titles: Vec<&str> = titles.chain([record.title.as_str()]).collect();
        let goes = |name: &str| titles.iter().any(|known| goes_by(name, &record.code.value, known, title));
        class.register.attachments.iter().any(|path| goes(stem(path)))
    })
}
