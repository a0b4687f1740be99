//! Whom a public list names: masks, categories, consent, and what a list tells beside the number of people.

use std::fmt::Write;

use crate::common::{build, built_texts, codes, office, page};

const CLASS: &str = "site/classes/basics/index.html";
const LIST: &str = "site/classes/basics/objection-1.html";
const NAMES: [&str; 12] = [
    "张晓明",
    "李婷",
    "欧阳晨曦",
    "司马光",
    "阿依古丽·买买提",
    "王建国",
    "赵一",
    "钱二多",
    "孙三多",
    "周四多",
    "吴五多",
    "郑六多",
];

/// An office with a class of twelve that is over: who is in `failed` came never. `people` gives the rest of each row of
/// the register, by the number of the row.
fn lay(privacy: &str, failed: &[usize], people: impl Fn(usize) -> &'static str) -> tempfile::TempDir {
    let site = format!(
        "organisation: H\ndate: 2024-03-12\ncategories:\n  - {{ id: member, title: Member }}\n  \
         - {{ id: other, title: Other }}\nfamilies:\n  - {{ id: basic, title: B }}\nprivacy: {{ {privacy} }}\n"
    );
    let mut register = "id,name,unit,category,consent\n".to_owned();
    let (mut roster, mut sheet) =
        ("id,name\n".to_owned(), "name,2024-03-05,2024-03-06 09:00-11:00,2024-03-07\n".to_owned());
    for (at, name) in NAMES.iter().enumerate() {
        let rest = if people(at).is_empty() { "member," } else { people(at) };
        let unit = if at % 2 == 0 { "quay" } else { "crane" };
        let sign = if failed.contains(&at) { "×,×,×" } else { "√,√,√" };
        writeln!(register, "T{at:04},{name},{unit},{rest}").expect("a text");
        writeln!(roster, "T{at:04},{name}").expect("a text");
        writeln!(sheet, "{name},{sign}").expect("a text");
    }
    let class = "title: Basics 2024\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\n\
                 objections: { from: 2024-03-11, to: 2024-03-15, contact: { department: D } }\n";
    office(&[
        ("site.yaml", &site),
        ("people/all.csv", &register),
        ("classes/basics/roster.csv", &roster),
        ("classes/basics/attendance.csv", &sheet),
        ("classes/basics/class.yaml", class),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n---\n",
        ),
    ])
}

fn public(privacy: &str, failed: &[usize], people: impl Fn(usize) -> &'static str) -> [String; 2] {
    let files = built_texts(lay(privacy, failed, people).path());
    [CLASS, LIST].map(|path| page(&files, path).to_owned())
}

const FIVE: [usize; 5] = [7, 8, 9, 10, 11];

#[test]
fn names_are_shown_by_their_ends() {
    let [class, _] = public("name: ends", &FIVE, |_| "");
    let shown = ["张*明", "李*", "欧阳*曦", "司马*", "阿*", "王*国", "赵*"];
    assert!(shown.iter().all(|name| class.contains(&format!("{name}<"))), "{class}");
    assert!(NAMES.iter().all(|name| !class.contains(name)));
}

#[test]
fn a_category_has_a_mask_of_its_own() {
    let other = |at| if at == 0 { "other," } else { "" };
    let [class, _] = public("name: full, names: { Other: mask }", &FIVE, other);
    assert!(class.contains("张*<") && class.contains("欧阳晨曦<") && !class.contains("张晓明"), "{class}");
    // Who is hidden is in no list; a list of names says nothing of a row without one.
    let [class, list] = public("name: full, names: { other: hide }", &FIVE, other);
    assert!(!class.contains("张") && class.contains("欧阳晨曦<"), "{class}");
    assert!(!list.contains("张") && list.contains("欧阳晨曦<"), "{list}");
    // A category may be shown with more than the others; a list for objection as it says itself, or with less.
    let [class, list] = public("name: mask, names: { other: full }", &FIVE, other);
    assert!(class.contains("张晓明<") && !class.contains("欧阳晨曦"));
    assert!(list.contains("张晓明<") && list.contains("欧阳晨曦<"));
}

#[test]
fn who_does_not_agree_is_in_no_list() {
    let no = |at| {
        if at == 0 {
            "member,no"
        } else if at == 1 {
            "member,yes"
        } else {
            ""
        }
    };
    for (asks, others) in [("no", true), ("yes", false)] {
        let privacy = format!("name: full, asks_consent: {asks}, smallest_group: 1");
        for text in public(&privacy, &[11], no) {
            assert!(!text.contains("张晓明") && text.contains("李婷"), "{asks}: {text}");
            assert_eq!(text.contains("欧阳晨曦"), others, "{asks}");
        }
        let root = lay(&privacy, &[11], no);
        assert!(codes(&build(root.path(), &root.path().join("output"))).contains(&"C155"), "{asks}");
    }
}

#[test]
fn without_results_too_who_does_not_agree_is_in_no_list() {
    let [class, _] = public("name: full, result: no", &FIVE, |at| if at == 0 { "member,no" } else { "" });
    assert!(!class.contains("张晓明") && class.contains("郑六多"));
}

#[test]
fn a_list_says_how_many_are_not_named_where_they_are_not_few() {
    let no = |few: usize| move |at| if at < few { "member,no" } else { "" };
    let count = "另有5人不公开姓名";
    let [_, list] = public("smallest_group: 5", &[], no(5));
    assert!(list.contains(count) && list.contains("拟确定7人合格"), "{list}");
    for (failed, unnamed) in [(vec![], 4), (vec![11], 5)] {
        let [_, list] = public("smallest_group: 5", &failed, no(unnamed));
        assert!(!list.contains("另有"), "{failed:?} {unnamed}: {list}");
        assert!(list.contains("不列入名单"), "that some may be left out is said of every list");
    }
    // Where nobody of the office is left out nothing is said of it.
    let [_, list] = public("smallest_group: 5", &[], |_| "");
    assert!(!list.contains("另有") && !list.contains("不列入名单"), "{list}");
}

#[test]
fn the_number_of_people_beside_a_list_does_not_tell_how_few_are_not_on_it() {
    // One of twelve failed: the list of eleven beside the number of twelve would say so.
    for few in 1..5 {
        let failed: Vec<usize> = (0..few).collect();
        let [class, _] = public("name: full", &failed, |_| "");
        assert!(!class.contains("郑六多") && !class.contains("参训12人"), "{few}: {class}");
        assert!(class.contains("共12人。"), "{few}");
    }
    let [class, _] = public("name: full", &FIVE, |_| "");
    assert!(class.contains("张晓明<") && class.contains("参训12人，合格7人"), "{class}");
    let [class, _] = public("name: full", &[], |_| "");
    assert!(class.contains("郑六多<") && class.contains("参训12人，合格12人"));
}

#[test]
fn the_number_of_those_who_qualified_does_not_tell_how_few_did_not_agree() {
    // Five failed and one does not agree: six are not on the list, and how many of them qualified is not said.
    let no = |at| if at == 0 { "member,no" } else { "" };
    let [class, _] = public("name: full", &FIVE, no);
    assert!(class.contains("李婷<") && class.contains("共12人") && !class.contains("合格7人"), "{class}");
    let root = lay("name: full", &FIVE, no);
    let files = built_texts(root.path());
    let units =
        ["site/units/port.html", "site/units/quay.html", "site/units/crane.html"].map(|path| page(&files, path));
    assert!(units.iter().all(|unit| !unit.is_empty() && !unit.contains("合格")), "{units:?}");
    // All qualified, and one does not agree: there is no list, and the number says that all did.
    let [class, _] = public("name: full", &[], no);
    assert!(!class.contains("李婷") && class.contains("参训12人，合格12人"), "{class}");
}
