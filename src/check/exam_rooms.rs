//! The rooms of an examination seat everyone who may take it, with invigilators enough.
//!
//! Whoever has no seat is on no list, and is missed only on the day; a room without enough eyes in it gives
//! a reason to contest every mark.
//!
//! ```text
//! class.yaml   - { 地点: 第一机房, 座位: 4, 监考: 柳青 }
//! C124         考场共4个座位，可以参加考试的有5人，1人没有座位
//! ```
//!
//! Add a room or seats, and one invigilator for each 50 people, or for as many as the class says.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, exam_takers};
use crate::model::Office;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let Some(exam) = &class.programme.exam else { continue };
        let takers = exam_takers(office, class, computed).len();
        let seats: usize = exam.rooms.iter().map(|room| room.seats as usize).sum();
        if seats < takers {
            let finding = Diagnostic::new(Code::SeatsShort, exam.span).arg("seats", seats);
            out.push(finding.arg("people", takers).arg("missing", takers - seats));
        }
        let mut left = takers;
        for room in &exam.rooms {
            let sitting = left.min(room.seats as usize);
            left -= sitting;
            let needed = sitting.div_ceil(exam.people_an_invigilator.max(1) as usize);
            if room.invigilators.len() < needed {
                let finding = Diagnostic::new(Code::InvigilatorsShort, room.span).arg("room", &room.room);
                let finding = finding.arg("people", sitting).arg("each", exam.people_an_invigilator);
                out.push(finding.arg("needed", needed).arg("found", room.invigilators.len()));
            }
        }
    }
}
