//! In which order classes are computed, and each of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::attendance::Attendance;
use super::facts::{History, Kind, Recognition, study_end};
use super::judge::{self, Context};
use super::{ClassLedger, honours};
use crate::model::{ClassId, Enrolment, Office};

/// The ledgers of all classes. A class that recognises another is computed after it, and so is one of
/// a family whose rules keep people from the next class. Those in a circle (which is a finding) see
/// nobody recognised.
pub(super) fn classes(office: &Office) -> Vec<ClassLedger> {
    let mut history = History::of(office);
    let mut done: Vec<Option<ClassLedger>> = office.classes.iter().map(|_| None).collect();
    let (mut waits_for, followers) = dependencies(office);
    let mut ready: Vec<usize> = (0..done.len()).filter(|&at| waits_for[at] == 0).collect();
    let mut left = done.len();
    while left > 0 {
        if ready.is_empty() {
            // A circle, which is a finding: one of it is computed without what it waits for.
            ready.extend((0..done.len()).find(|&at| done[at].is_none()));
        }
        let computed: Vec<_> = ready.par_iter().map(|&at| (at, class(office, ClassId(at), &done, &history))).collect();
        left -= computed.len();
        ready.clear();
        for (at, ledger) in computed {
            history.learn(office, ClassId(at), &ledger);
            done[at] = Some(ledger);
            for &next in &followers[at] {
                waits_for[next] = waits_for[next].saturating_sub(1);
                if waits_for[next] == 0 && done[next].is_none() {
                    ready.push(next);
                }
            }
        }
        ready.sort_unstable();
        ready.dedup();
    }
    done.into_iter().map(Option::unwrap_or_default).collect()
}

/// By class: how many others it waits for, and which wait for it.
fn dependencies(office: &Office) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut waits_for = vec![0; office.classes.len()];
    let mut followers = vec![Vec::new(); office.classes.len()];
    let mut add = |before: usize, after: usize| {
        waits_for[after] += 1;
        followers[before].push(after);
    };
    for (at, class) in office.classes.iter().enumerate() {
        for recognised in &class.programme.recognises {
            add(recognised.0, at);
        }
    }
    // By kind, the classes that keep who fails from the next, by the day on which the first failure is
    // known. Each waits for the one before it, so that who waits for one waits for all before.
    let mut barring: BTreeMap<Kind, Vec<(NaiveDate, usize)>> = BTreeMap::new();
    for (at, class) in office.classes.iter().enumerate().filter(|(_, class)| office.rule(class).bars.any()) {
        let ends = class.register.roster.iter().map(|enrolment| study_end(office.rule(class), class, enrolment));
        let known = ends.min().unwrap_or(class.programme.end);
        barring.entry(Kind::of(class)).or_default().push((known, at));
    }
    for chain in barring.values_mut() {
        chain.sort_unstable();
        for pair in chain.windows(2) {
            add(pair[0].1, pair[1].1);
        }
    }
    for (at, class) in office.classes.iter().enumerate() {
        let Some(chain) = barring.get(&Kind::of(class)) else { continue };
        let joined = class.register.roster.iter().filter_map(Enrolment::joined);
        let last = joined.max().map_or(class.programme.start, |day| day.max(class.programme.start));
        // Its own place in the chain has it wait for those before it already.
        let before = chain.partition_point(|(known, _)| *known < last);
        if let Some((_, earlier)) = chain[..before].last().filter(|(_, earlier)| *earlier != at) {
            add(*earlier, at);
        }
    }
    (waits_for, followers)
}

fn class(office: &Office, id: ClassId, done: &[Option<ClassLedger>], history: &History) -> ClassLedger {
    let class = office.class(id);
    let context = Context {
        office,
        class,
        attendance: Attendance::of(office, class),
        recognition: Recognition::of(class, office, |id| done[id.0].as_ref()),
        history,
    };
    let mut standings: Vec<_> =
        (0..class.register.roster.len()).map(|place| judge::standing(&context, place)).collect();
    let honours = honours::award(office.rule(class), &mut standings);
    ClassLedger { standings, headcounts: context.attendance.headcounts(), honours }
}
