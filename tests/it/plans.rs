//! Work plans: how far each item is, and what no item asked for.

use crate::common::{built_texts, check, findings, found, office, page, repository};
use xueshi::ledger::{ItemStatus, plan_items, unplanned};
use xueshi::locale::Lang;
use xueshi::model::{ClassId, PlanId};

const TEXT: &str = "## Part one\n\n1. **First.** Text.\n2. **Second.** Text.\n3. **Third.** Text.\n\n## Part two\n\n\
                    1. **Fourth.** Text.\n2. **Fifth.** Text.\n3. **Sixth.** Text.\n";

fn plan(head: &str) -> String {
    format!("---\ntitle: Plan\nyear: 2024\nissuer: H\ndate: 2024-01-02\n{head}---\n\n{TEXT}")
}

fn class(item: &str, start: &str) -> String {
    format!("title: C {start}\nrule: basic\nstart: {start}\nend: {start}\nplan: year\nitem: \"{item}\"\n")
}

#[test]
fn an_item_is_as_far_as_the_classes_and_tasks_that_name_it() {
    let plan = plan(
        "items:\n  - { item: \"1.1\", classes: 2 }\n  - { item: \"1.3\", due: 2024-06-01 }\n  - { item: \"2.1\", classes: 0 }\n  \
         - { item: \"2.2\", classes: 0, done: 2024-02-01 }\n\
         tasks:\n  - { title: One, done: 2024-02-01, item: \"2.3\" }\n  - { title: Two, due: 2024-03-01, item: \"2.3\" }\n",
    );
    let (over, coming) = (class("1.1", "2024-05-01"), class("1.2", "2025-01-15"));
    let root =
        office(&[("plans/year.md", &plan), ("classes/over/class.yaml", &over), ("classes/coming/class.yaml", &coming)]);
    let run = check(root.path());
    let office = run.office.as_ref().expect("an office");
    let states = plan_items(office, PlanId(0));
    let told: Vec<_> = states.iter().map(|state| (state.status, state.done, state.expected, state.overdue)).collect();
    let wanted = [
        // One of two classes; the plan's year ends today.
        (ItemStatus::UnderWay, 1, 2, false),
        (ItemStatus::Planned, 0, 1, false),
        (ItemStatus::Missing, 0, 1, true),
        (ItemStatus::Unwatched, 0, 0, false),
        (ItemStatus::Done, 0, 0, false),
        (ItemStatus::UnderWay, 1, 2, true),
    ];
    assert_eq!(told, wanted);
    // The class that names no plan was asked for by none.
    let titles =
        |classes: Vec<ClassId>| classes.into_iter().map(|id| office.class(id).programme.id.clone()).collect::<Vec<_>>();
    assert_eq!(titles(unplanned(office, 2024)), ["basics"]);
    assert_eq!(titles(unplanned(office, 2025)), Vec::<String>::new());
    let texts = built_texts(root.path());
    for (edition, has_tasks) in [("office", true), ("site", false)] {
        let page = page(&texts, &format!("{edition}/plans/year.html"));
        assert!(page.contains("C 2024-05-01"), "{page}");
        for own in ["Under way, overdue", "Classes that no plan asked for", ">One<"] {
            assert_eq!(page.contains(own), has_tasks, "{edition} {own}");
        }
    }
}

#[test]
fn an_item_that_is_not_there_is_said_with_its_place() {
    let plan = plan(
        "items:\n  - { item: \"1.4\", classes: 2 }\n  - { item: \"1.1\", classes: many }\ntasks:\n  - { title: One, item: \"3.1\" }\n",
    );
    let run = check(office(&[("plans/year.md", &plan)]).path());
    let places: Vec<String> = found(&run).into_iter().filter(|place| !place.starts_with('G')).collect();
    assert_eq!(places.len(), 3, "{}", findings(&run, Lang::En));
    assert!(
        places.iter().any(|place| place.contains("7:13")) && places.iter().any(|place| place.contains("10:25")),
        "{places:?}"
    );
}

#[test]
fn the_sample_plan_of_thirteen_items_has_one_of_each_kind() {
    let run = check(&repository());
    let office = run.office.expect("an office");
    let states = plan_items(&office, PlanId(0));
    let count = |status| states.iter().filter(|state| state.status == status).count();
    assert_eq!(states.len(), 13);
    assert!(ItemStatus::ALL.into_iter().all(|status| count(status) > 0));
    let quarterly = states.iter().find(|state| state.item.number == "2.2").expect("the item");
    assert_eq!((quarterly.classes.len(), quarterly.done, quarterly.expected), (4, 1, 4));
}

const SUBHEADINGS: &str = "## Part one\n\n### (1)\n\n1. **First.** Text.\n2. **Second.** Text.\n\n### (2)\n\n1. **Third.** Text.\n\n\
                           ## Part two\n\n1. **Fourth.** Text.\n";

#[test]
fn of_two_items_with_one_number_only_the_first_has_it() {
    let head = "---\ntitle: Plan\nyear: 2024\nissuer: H\ndate: 2024-01-02\n---\n\n";
    let class = class("1.1", "2024-05-01");
    let run = check(
        office(&[("plans/year.md", &format!("{head}{SUBHEADINGS}")), ("classes/over/class.yaml", &class)]).path(),
    );
    let said: Vec<_> = found(&run).into_iter().filter(|place| place.starts_with('R')).collect();
    assert_eq!(said, ["R121 17:1"], "{}", findings(&run, Lang::En));
    assert!(findings(&run, Lang::ZhCn).contains("“1.1”是前面一条的编号"));
    let states = plan_items(run.office.as_ref().expect("an office"), PlanId(0));
    let told: Vec<_> =
        states.iter().map(|state| (state.item.number.as_str(), state.item.title.as_str(), state.done)).collect();
    assert_eq!(told, [("1.1", "First", 1), ("1.2", "Second", 0), ("2.1", "Fourth", 0)]);
}

#[test]
fn what_is_asked_of_an_item_is_asked_once() {
    let plan = plan("items:\n  - { item: \"1.1\", classes: 2 }\n  - { item: \"1.1\", classes: 0 }\n");
    let run = check(office(&[("plans/year.md", &plan)]).path());
    assert_eq!(found(&run), ["R104 8:13"], "{}", findings(&run, Lang::En));
    assert_eq!(plan_items(run.office.as_ref().expect("an office"), PlanId(0))[0].expected, 2);
}
