//! A release tells what changed since the one that readers saw before.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::{office, tree};
use crate::publish::{settings, text, xueshi};

fn commit(root: &Path) {
    for arguments in [&["add", "-A"][..], &["commit", "-q", "-m", "x"]] {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Ann Author", "-c", "user.email=a@b.c", "-C"]).arg(root).args(arguments);
        assert!(git.output().expect("git starts").status.success(), "{arguments:?}");
    }
}

/// The number of the release that is shown after publishing.
fn published(root: &Path) -> u64 {
    let done = xueshi(&["publish", "--format", "json"], root);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let done: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    done["published"]["release"].as_u64().expect("a number")
}

#[test]
fn a_release_tells_what_changed_since_the_one_before() {
    let root = office(&[
        ("site.yaml", &settings("  - { name: web, folder: web }\n")),
        ("notices/a.md", "---\ntitle: First notice\ndate: 2024-03-01\n---\n\nText.\n"),
        ("notices/b.md", "---\ntitle: Second notice\ndate: 2024-03-01\n---\n\nText.\n"),
        (
            "notices/c.md",
            "---\ntitle: Passing list\ndate: 2024-03-01\nobjection: { from: 2024-03-01, to: 2024-03-20 }\n---\n\nText.\n",
        ),
    ]);
    let root = root.path();
    let git = Command::new("git").arg("-C").arg(root).args(["init", "-q"]).output().expect("git starts");
    assert!(git.status.success());
    fs::write(root.join(".gitignore"), "output\nweb\n").expect("writable");
    commit(root);
    assert_eq!(published(root), 1);
    let page = |path: &str| fs::read_to_string(root.join("web/current").join(path)).unwrap_or_default();
    assert!(page("changes.html").is_empty() && !page("about.html").contains("changes.html"));
    let before = tree(&root.join("web/current"));
    fs::write(root.join("content/notices/a.md"), "---\ntitle: First notice\ndate: 2024-03-01\n---\n\nOther.\n")
        .expect("writable");
    fs::remove_file(root.join("content/notices/b.md")).expect("there");
    fs::remove_file(root.join("content/notices/c.md")).expect("there");
    commit(root);
    assert_eq!(published(root), 2);
    let changes = page("changes.html");
    assert!(changes.contains("First notice") && changes.contains("Second notice"), "{changes}");
    // Who changed it is the office's affair, and what was public for some days is not named after.
    assert!(!changes.contains("Ann Author") && !changes.contains("Passing list"), "{changes}");
    assert!(page("about.html").contains("changes.html"));
    // A page that nobody changed has not changed.
    assert_eq!(before["units/quay.html"], tree(&root.join("web/current"))["units/quay.html"]);
    // Published again it tells of the same, and is no other release.
    assert_eq!(published(root), 2);
}
