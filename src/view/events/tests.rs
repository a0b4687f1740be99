//! Names and states of events.

use super::*;
use crate::ledger;
use crate::source::Sources;

const SCHEDULE: &str = "\
- { date: 2024-05-20, time: \"09:00-10:30\", topic: Opening, credits: 2 }
- { date: 2024-05-23, time: \"09:00-10:30\", topic: Groups, credits: 2, moved: [2024-05-21, 2024-05-22 09:00-10:30] }
- { date: 2024-05-24, time: \"09:00-10:30\", topic: Groups, credits: 2 }
- { date: 2024-05-25, topic: Visit, credits: 2, state: cancelled }
";

/// Day, title, state and number of changes of each event, and its name.
fn told(schedule: &str) -> Vec<(String, String)> {
    let sources = Sources::in_memory([
        ("site.yaml", "organisation: O\nlanguage: en\ndate: 2024-06-01\n"),
        ("units.yaml", "- { id: a, title: A }\n"),
        ("rules/r.yaml", "title: R\ntracks:\n  offline: { required: 4, earn: [{ by: minutes }] }\n"),
        (
            "classes/c/class.yaml",
            "title: C\nrule: r\nstart: 2024-05-20\nend: 2024-05-31\ndeadlines: [{ title: Roster, date: 2024-05-18 }]\n",
        ),
        ("classes/c/schedule.yaml", schedule),
        ("classes/c/sessions/a.md", "---\ndate: 2024-05-20\ntime: 09:00-10:30\ntopic: Opening\n---\n"),
        ("classes/c/sessions/b.md", "---\ndate: 2024-05-30\ntime: 09:00-10:30\ntopic: Extra\n---\n"),
    ]);
    let (office, findings) = crate::resolve::resolve(&sources, None, || None, None);
    let office = office.expect("an office");
    assert!(!crate::diag::has_errors(&findings), "{findings:?}");
    let ledger = ledger::compute(&office);
    let public = PublicOffice::of(&office, &ledger);
    let told = |event: Event<'_>| {
        (format!("{} {} {:?} {}", event.date, event.title, event.state, event.sequence()), event.uid)
    };
    events(&public).into_iter().map(told).collect()
}

#[test]
fn a_record_is_the_session_that_was_planned_and_a_cancelled_one_stays() {
    let said: Vec<_> = told(SCHEDULE).into_iter().map(|(said, _)| said).collect();
    assert_eq!(
        said,
        [
            "2024-05-18 Roster Planned 0",
            "2024-05-20 Opening Held 0",
            "2024-05-23 Groups Planned 2",
            "2024-05-24 Groups Planned 0",
            "2024-05-25 Visit Cancelled 1",
            "2024-05-30 Extra Held 0",
        ]
    );
}

#[test]
fn a_cell_may_name_several() {
    assert_eq!(names("王立、李华 ；赵敏").collect::<Vec<_>>(), ["王立", "李华", "赵敏"]);
    assert_eq!(names("Ann Lee, Dean").collect::<Vec<_>>(), ["Ann Lee, Dean"]);
}

#[test]
fn an_event_keeps_its_name_when_it_is_moved_or_another_comes_in() {
    let before = told(SCHEDULE);
    let names: std::collections::BTreeSet<_> = before.iter().map(|(_, uid)| uid).collect();
    assert_eq!(names.len(), before.len());
    let moved = SCHEDULE.replace("2024-05-25, topic: Visit", "2024-05-19, topic: Visit").replace(
        "- { date: 2024-05-20,",
        "- { date: 2024-05-27, topic: New, credits: 1 }\n- { date: 2024-05-21, moved: 2024-05-20,",
    );
    let after = told(&moved);
    let uid = |told: &[(String, String)], title: &str| {
        told.iter().find(|(said, _)| said.contains(title)).map(|(_, uid)| uid.clone()).expect("the event")
    };
    // Of two that are alike, the first is moved past the other, or called off.
    let late = told(&SCHEDULE.replace("2024-05-23, time", "2024-05-26, time"));
    let off = told(&SCHEDULE.replace(
        "2024-05-23, time: \"09:00-10:30\", topic: Groups, credits: 2",
        "2024-05-23, topic: Groups, credits: 2, state: cancelled",
    ));
    for (after, [first, second]) in
        [(late, ["05-26 Groups", "05-24 Groups"]), (off, ["05-23 Groups Cancelled", "05-24 Groups"])]
    {
        assert_eq!(uid(&before, "05-23 Groups"), uid(&after, first));
        assert_eq!(uid(&before, "05-24 Groups"), uid(&after, second));
    }
    for title in ["Visit", "Opening", "Roster"] {
        assert_eq!(uid(&before, title), uid(&after, title), "{title}");
    }
}
