//! What can still become of somebody whose class is not over: the best and the worst, and until when
//! what is missing can be made up.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::attendance::{self, Attendance};
use super::facts::{History, Recognition, study_end};
use super::judge::{self, Case, Context};
use super::verdict::{Verdict, verdict};
use super::{ClassId, Figures, Ledger, Outcome};
use crate::model::{Office, Status};

/// What can still become of one trainee.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// All goes well from today on.
    pub best: (Figures, Verdict),
    /// Nothing more is done.
    pub worst: (Figures, Verdict),
    /// The tracks that are short, and how each can be made up.
    pub chances: Vec<Chance>,
    /// What can be missed of the sessions to come, by track where they are of several.
    pub spare: Vec<Spare>,
    /// The last day on which study counts.
    pub end: NaiveDate,
}

/// How a short track can be made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The track's key.
    pub track: String,
    /// Credits missing.
    pub missing: Decimal,
    /// The most credits that can still be reached.
    pub best: Decimal,
    /// Whether sessions earn in it, so that some must be attended.
    pub by_sessions: bool,
    /// Whether it can be made up at all.
    pub possible: bool,
}

/// What can be missed of some sessions to come, while all others are attended, so that the trainee can
/// still qualify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spare {
    /// The track they are of; nothing where all are of one.
    pub track: Option<String>,
    /// How many there are.
    pub ahead: usize,
    /// How many may be missed if they are the longest.
    pub least: usize,
    /// How many may be missed if they are the shortest.
    pub most: usize,
    /// The first that may not be missed if all before it are: its day and topic.
    pub last_session: Option<(NaiveDate, String)>,
    /// Whether that is the next one.
    pub is_next: bool,
}

/// The outlook of one trainee; nothing where all is decided.
pub fn outlook(office: &Office, ledger: &Ledger, id: ClassId, place: usize) -> Option<Outlook> {
    let standing = &ledger.class(id).standings[place];
    let class = office.class(id);
    let rule = office.rule(class);
    let open = match standing.verdict.outcome {
        Outcome::Planned | Outcome::UnderWay | Outcome::Pending => true,
        // A failed examination may still be made up.
        Outcome::NotQualified => {
            let exam = rule.terms(standing.figures.category).exam.as_ref();
            exam.is_some_and(|exam| exam.makeup.is_some()) && standing.figures.makeup.is_none()
        }
        Outcome::Qualified | Outcome::Disqualified => false,
    };
    // What is not planned yet can't be foreseen.
    let terms = rule.terms(standing.figures.category);
    let unplanned = class.programme.schedule.is_empty() && terms.tracks.iter().any(crate::model::Track::has_sessions);
    if !open || unplanned {
        return None;
    }
    // Bars and certificates are in the figures already, and no day to come changes them.
    let history = History::default();
    let context = Context {
        office,
        class,
        attendance: Attendance::of_one(office, class, place),
        recognition: Recognition::of_one(class, office, ledger, standing.person),
        history: &history,
    };
    let case = |case: Case<'_>| {
        let (_, mut figures) = judge::assess(&context, place, case);
        figures.prerequisites.clone_from(&standing.figures.prerequisites);
        figures.barred = standing.figures.barred;
        let judged = verdict(&office.site, rule, &figures);
        (figures, judged)
    };
    let (best, worst) = (case(Case::Best { missed: &[] }), case(Case::Worst));
    let reachable = best.1.outcome == Outcome::Qualified;
    if standing.verdict.outcome == Outcome::NotQualified && !reachable {
        return None;
    }
    let end = study_end(rule, class, &class.register.roster[place]);
    let mut coming = attendance::ahead(office, class, place, Status::Present);
    coming.retain(|occasion| end >= class.programme.end || occasion.date <= end);
    // All limits and credits count at once: what can be missed is found by missing it.
    let qualifies = |missed: &[usize]| case(Case::Best { missed }).1.outcome == Outcome::Qualified;
    let most = |order: &[usize]| {
        // The more is missed the less is left, so the most is found by halving.
        let (mut low, mut high) = (0, order.len());
        while low < high {
            let middle = (low + high).div_ceil(2);
            if qualifies(&order[..middle]) { low = middle } else { high = middle - 1 }
        }
        low
    };
    let spare_of = |track: Option<&str>| {
        let mine = |at: &usize| track.is_none_or(|track| coming[*at].track == Some(track));
        let in_order: Vec<usize> = (0..coming.len()).filter(mine).collect();
        let (mut longest_first, mut shortest_first) = (in_order.clone(), in_order.clone());
        longest_first.sort_by_key(|&at| std::cmp::Reverse(coming[at].minutes));
        shortest_first.sort_by_key(|&at| coming[at].minutes);
        let skipped = most(&in_order);
        let last_session = in_order.get(skipped).map(|&at| (coming[at].date, topic(class, &coming[at])));
        Spare {
            track: track.map(str::to_owned),
            ahead: in_order.len(),
            least: most(&longest_first),
            most: most(&shortest_first),
            last_session,
            is_next: skipped == 0,
        }
    };
    let tracks: BTreeSet<Option<&str>> = coming.iter().map(|occasion| occasion.track).collect();
    let spare = match (reachable, tracks.len()) {
        (false, _) | (_, 0) => Vec::new(),
        (true, 1) => vec![spare_of(None)],
        (true, _) => tracks.iter().filter_map(|track| track.map(|track| spare_of(Some(track)))).collect(),
    };
    let short = standing.figures.tracks.iter().filter(|track| track.credits < track.required);
    let chances = short.map(|track| {
        let most = best.0.tracks.iter().find(|other| other.key == track.key).map(|track| track.credits);
        let most = most.unwrap_or_default();
        Chance {
            track: track.key.clone(),
            missing: track.required - track.credits,
            best: most,
            by_sessions: terms.track(&track.key).is_some_and(crate::model::Track::has_sessions),
            possible: most >= track.required,
        }
    });
    Some(Outlook { chances: chances.collect(), spare, end, best, worst })
}

fn topic(class: &crate::model::Class, occasion: &attendance::Occasion<'_>) -> String {
    match occasion.what {
        attendance::What::Held(at) => class.register.sessions[at].topic.clone(),
        attendance::What::Planned(at) => class.programme.schedule[at].topic.clone(),
    }
}
