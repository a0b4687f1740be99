//! What was taken out of a site: it goes from where readers see it, and comes back only where that is said.

use std::fs;
use std::path::Path;

use xueshi::model::{Edition, Switch, Target};
use xueshi::publish::{self, Back, Destination, Facts, Fault};

use crate::common::{office, tree};
use crate::publish::{destination, facts, published, settings, site, text, ways, xueshi};

const WITH: &[(&str, &str)] = &[("index.html", "one"), ("notices/names.html", "withdrawn"), ("z", "1")];
const WITHOUT: &[(&str, &str)] = &[("index.html", "two"), ("z", "1")];

fn paths(folder: &Path) -> Vec<String> {
    tree(&folder.join("current")).into_keys().collect()
}

#[test]
fn what_was_taken_out_goes_though_the_list_before_is_damaged() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let to = destination(root.path(), way);
        published(&to, &site(WITH));
        fs::write(root.path().join("releases/1.json"), "{").expect("writable");
        published(&to, &site(WITHOUT));
        assert_eq!(paths(root.path()), ["index.html", "z"], "{way:?}");
        assert!(publish::verify(&to).expect("read").is_right());
        // Going back from a release whose list is damaged.
        published(&to, &site(WITH));
        fs::write(root.path().join("releases/3.json"), "{").expect("writable");
        let back = publish::rollback(&to, Back::To(2)).expect("gone back");
        assert!(back.is_older, "nobody knows of which day the other one was");
        assert_eq!(paths(root.path()), ["index.html", "z"], "{way:?}");
    }
}

#[test]
fn publishing_everything_anew_removes_what_is_of_no_release() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let to = destination(root.path(), way);
        published(&to, &site(WITHOUT));
        fs::create_dir(root.path().join("current/notices")).expect("writable");
        fs::write(root.path().join("current/notices/names.html"), "withdrawn").expect("writable");
        assert!(!publish::verify(&to).expect("read").is_right());
        publish::publish(&to, &site(WITHOUT), &facts(), true).expect("published");
        assert!(publish::verify(&to).expect("read").is_right(), "{way:?}");
        assert!(!root.path().join("current/notices").exists(), "{way:?}");
    }
}

#[test]
fn going_back_to_an_earlier_day_of_the_public_edition_is_told() {
    for (edition, expected) in [(Edition::Public, true), (Edition::Office, false)] {
        let root = tempfile::tempdir().expect("a temporary folder");
        let to = destination(root.path(), Switch::Auto);
        let to = Destination { target: Target { edition, ..to.target.clone() }, ..to };
        for (day, files) in [("2024-03-01", WITH), ("2024-03-09", WITHOUT)] {
            let facts = Facts { date: day.parse().expect("a day"), edition: edition.name(), ..facts() };
            publish::publish(&to, &site(files), &facts, false).expect("published");
        }
        let back = publish::rollback(&to, Back::Steps(1)).expect("gone back");
        assert_eq!((back.is_older, back.date.to_string().as_str()), (expected, "2024-03-01"));
        assert!(!publish::rollback(&to, Back::To(2)).expect("gone forth").is_older);
    }
}

#[test]
fn a_release_is_removed_for_good_unless_it_is_shown() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let to = destination(root.path(), Switch::Auto);
    assert!(matches!(publish::discard(&to, 1), Err(Fault::Nothing)));
    published(&to, &site(WITH));
    published(&to, &site(WITHOUT));
    assert!(matches!(publish::discard(&to, 2), Err(Fault::IsShown { release: 2 })));
    assert!(matches!(publish::discard(&to, 7), Err(Fault::NoRelease { .. })));
    publish::discard(&to, 1).expect("removed");
    assert!(!root.path().join("releases/1").exists() && !root.path().join("releases/1.json").exists());
    assert!(publish::verify(&to).expect("read").is_right());
    assert!(matches!(publish::rollback(&to, Back::Steps(1)), Err(Fault::NoRelease { .. })));
}

#[test]
fn the_program_says_it_in_both_languages() {
    let root = office(&[("site.yaml", &settings("  - { name: web, folder: web }\n"))]);
    let run = |arguments: &[&str]| xueshi(arguments, root.path());
    let right = |arguments: &[&str]| {
        let done = run(arguments);
        assert_eq!(done.status.code(), Some(0), "{arguments:?}: {}", text(&done.stderr));
        text(&done.stdout)
    };
    right(&["publish", "--today", "2024-03-01"]);
    fs::create_dir_all(root.path().join("content/notices")).expect("writable");
    let notice = "---\ntitle: New\ndate: 2024-03-02\n---\n\nText.\n";
    fs::write(root.path().join("content/notices/new.md"), notice).expect("writable");
    right(&["publish", "--today", "2024-03-09"]);
    let said = right(&["rollback"]);
    assert!(said.contains("2024-03-01") && said.contains("public again"), "{said}");
    assert!(!right(&["rollback", "--to", "2"]).contains("public again"));
    let said = right(&["rollback", "--lang", "zh-CN"]);
    assert!(said.contains("2024-03-01") && said.contains("又公开了"), "{said}");
    // Numbers that are none of a release.
    for given in ["0", "99999999999"] {
        let found = run(&["rollback", given, "web"]);
        assert_eq!(found.status.code(), Some(2));
        let said = text(&found.stderr);
        assert!(said.contains(&format!("“{given}”")) && said.contains("1 to 4294967295"), "{said}");
    }
    let shown = run(&["rollback", "--drop", "1"]);
    assert_eq!(shown.status.code(), Some(2));
    assert!(text(&shown.stderr).contains("release 1 is shown"), "{}", text(&shown.stderr));
    assert!(right(&["rollback", "--drop", "2", "web"]).contains("release 2 was removed"));
    assert!(!root.path().join("web/releases/2").exists());
}
