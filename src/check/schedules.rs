//! A schedule offers what its rule requires.
//!
//! Where a track earns by the minutes of its sessions and the schedule has fewer credits than the rule
//! asks for, nobody can qualify. A class without a schedule is not judged.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Way};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for class in &office.classes {
        let programme = &class.programme;
        let rule = office.rule(class);
        let by_minutes = |way: &Way| matches!(way, Way::Minutes { .. });
        let tracks = rule.terms.tracks.iter().filter(|track| track.ways.iter().all(by_minutes));
        for track in tracks.filter(|_| !programme.schedule.is_empty()) {
            let mine = programme.schedule.iter().filter(|slot| slot.track.as_ref().is_none_or(|key| *key == track.key));
            let have: Decimal = mine.map(|slot| slot.credits).sum();
            if have < track.required {
                let title = track.title.as_deref().unwrap_or(&track.key);
                let finding = Diagnostic::new(Code::ScheduleShort, programme.span).arg("track", title);
                out.push(finding.arg("have", have.normalize()).arg("need", track.required));
            }
        }
    }
}
