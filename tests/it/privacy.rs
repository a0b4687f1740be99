//! What the public edition tells, and what can't be had from it by comparison.

use crate::common::{build, codes, office, repository, tree};

/// The public page of the class, built with these settings of privacy on a day.
fn page(privacy: &str, day: &str, more: &[(&str, &str)]) -> String {
    let site = format!(
        "organisation: H\ndate: {day}\ncategories:\n  - {{ id: member, title: Member, annual: 10 }}\n\
         families:\n  - {{ id: basic, title: B }}\nprivacy: {{ {privacy} }}\n"
    );
    let mut files = vec![("site.yaml", site.as_str())];
    files.extend(more);
    let root = office(&files);
    let output = root.path().join("output");
    let run = build(root.path(), &output);
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    let mut pages = tree(&output);
    String::from_utf8(pages.remove("site/classes/basics/index.html").expect("the page")).expect("UTF-8")
}

#[test]
fn with_results_only_those_who_qualified_are_listed_and_only_after_the_end() {
    let shown = "name: full, smallest_group: 1";
    let during = page(shown, "2024-03-08", &[]);
    assert!(["Ann Lee", "Ben Ray", "Cy Dow"].iter().all(|name| !during.contains(name)));
    let after = page(shown, "2024-03-09", &[]);
    assert!(after.contains("Ann Lee") && !after.contains("Ben Ray") && !after.contains("Cy Dow"));
}

#[test]
fn without_results_the_list_says_nothing_of_them() {
    for day in ["2024-03-08", "2024-03-09"] {
        let listed = page("name: full, result: no, smallest_group: 1", day, &[]);
        assert!(["Ann Lee", "Ben Ray", "Cy Dow", "Dee Fox"].iter().all(|name| listed.contains(name)), "{day}");
        assert!(!listed.contains("合格"), "{day}");
    }
}

#[test]
fn names_units_and_lists_can_be_left_out() {
    let day = "2024-03-09";
    assert!(page("name: mask, smallest_group: 1", day, &[]).contains("A*"));
    assert!(!page("name: hide, smallest_group: 1", day, &[]).contains("A*"));
    assert!(page("name: hide, smallest_group: 1", day, &[]).contains("Quay"));
    assert!(!page("name: full, class: no, smallest_group: 1", day, &[]).contains("Ann Lee"));
}

#[test]
fn a_session_of_very_few_has_no_head_count() {
    let session = "---\ndate: 2024-03-06\ntime: 14:00-15:00\ntopic: Crane only\nunits: [crane]\n---\n";
    let more = [("classes/basics/sessions/crane.md", session)];
    assert!(page("smallest_group: 2", "2024-03-09", &more).contains("应到2人"));
    assert!(!page("smallest_group: 3", "2024-03-09", &more).contains("应到2人"));
    assert!(page("smallest_group: 3", "2024-03-09", &more).contains("应到4人"));
}

#[test]
fn the_count_of_those_who_qualified_does_not_tell_who_did_not() {
    // One of four qualified: the other three are a group of three.
    assert!(page("smallest_group: 3", "2024-03-09", &[]).contains("合格1人"));
    assert!(!page("smallest_group: 4", "2024-03-09", &[]).contains("合格1人"));
}

#[test]
fn minutes_and_exceptions_stay_in_the_office() {
    let public = page("smallest_group: 1", "2024-03-09", &[]);
    assert!(!public.contains("All went well") && !public.contains("Dee Fox"));
}

#[test]
fn a_file_that_is_not_public_becomes_so_by_no_link() {
    let notice = "---\ntitle: N\ndate: 2024-03-01\nissuer: H\nattachments:\n  \
                  - { title: Own list, file: attachments/own.pdf }\n  - { title: Map, file: attachments/map.png }\n  \
                  - { title: Form, file: attachments/form.pdf, public: yes }\n---\n\n\
                  See [the list](attachments/own.pdf), [the form](attachments/form.pdf) and ![the map](attachments/map.png).\n";
    let plan = "---\ntitle: P\n---\n\nAs in [our list](../notices/attachments/own.pdf).\n";
    let root = office(&[
        ("notices/n.md", notice),
        ("plans/p.md", plan),
        ("notices/attachments/own.pdf", "%PDF-1.4 own"),
        ("notices/attachments/form.pdf", "%PDF-1.4 form"),
        ("notices/attachments/map.png", ""),
    ]);
    let picture = repository().join("docs/pictures/site.png");
    std::fs::copy(picture, root.path().join("content/notices/attachments/map.png")).expect("writable");
    let output = root.path().join("output");
    let run = build(root.path(), &output);
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    assert_eq!(codes(&run).iter().filter(|code| **code == "R116").count(), 3);
    let built = tree(&output);
    let text = |path: &str| String::from_utf8(built[path].clone()).expect("UTF-8");
    let files = |edition: &str, name: &str| built.keys().any(|path| path.starts_with(edition) && path.ends_with(name));
    for (name, public) in [("own.pdf", false), ("map.png", false), ("form.pdf", true)] {
        assert!(files("office/", name), "{name}");
        assert_eq!(files("site/", name), public, "{name}");
    }
    let notice = text("site/notices/n.html");
    assert!(notice.contains("See the list, <a ") && notice.contains("and the map."));
    assert!(!notice.contains("own.pdf") && !notice.contains("map.png"));
    assert!(text("site/plans/p.html").contains("As in our list."));
    assert!(text("office/plans/p.html").contains("own.pdf\""));
}
