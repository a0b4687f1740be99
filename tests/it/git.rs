//! What git knows of the office's files, on its pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{build, built_texts, config, office, page, tree};
use xueshi::pipeline::Workshop;

/// Runs git as somebody, without what the machine has set.
pub(crate) fn git(folder: &Path, asked: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["-c", "user.name=甲", "-c", "user.email=clerk@example.invalid"]).args(asked);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().expect("git starts")
}

/// The same, where it has to go well; what it says.
pub(crate) fn done(folder: &Path, asked: &[&str]) -> String {
    let output = git(folder, asked);
    assert!(output.status.success(), "{asked:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Writes a file.
pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, text).expect("writable");
}

/// Commits everything as somebody on some day.
pub(crate) fn commit(folder: &Path, author: &str, date: &str, subject: &str) -> String {
    done(folder, &["add", "-A"]);
    let author = format!("{author} <clerk-{date}@example.invalid>");
    let date = format!("{date}T23:30:00+0800");
    done(folder, &["commit", "-q", "--allow-empty", "--author", &author, "--date", &date, "-m", subject]);
    done(folder, &["rev-parse", "HEAD"])
}

/// An office of which each file was committed on 2024-03-01, and then some on later days.
pub(crate) fn committed() -> tempfile::TempDir {
    let folder = office(&[("../.gitignore", "/output/\n")]);
    let root = folder.path();
    done(root, &["init", "-q", "-b", "main"]);
    commit(root, "Nora Norris", "2024-03-01", "begin");
    folder
}

const CLASS: &str = "content/classes/basics";

fn append(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(path, before + text).expect("writable");
}

#[test]
fn pages_say_when_they_changed_and_only_the_office_learns_by_whom() {
    let folder = committed();
    let root = folder.path();
    append(root, &format!("{CLASS}/roster.csv"), "");
    write(root, &format!("{CLASS}/张 \"三\"\t.txt"), "x");
    commit(root, "Otto Oates", "2024-03-09", "hand in 报告");
    write(root, "README.md", "nothing of the office");
    commit(root, "Pia Pope", "2024-03-11", "explain");
    let pages = built_texts(root);
    let [public, own] = ["site", "office"].map(|edition| page(&pages, &format!("{edition}/classes/basics/index.html")));
    assert!(public.contains(">Last changed 2024-03-09</p>"), "{public}");
    assert!(own.contains(">Last changed 2024-03-09 by Otto Oates</p>"), "{own}");
    let (_, history) = own.split_once("<h2 id=\"history\">").expect("a history");
    assert!(history.contains("hand in 报告") && history.contains("张 &quot;三&quot;"), "{history}");
    assert!(history.contains("begin") && !history.contains("explain"), "{history}");
    let person = page(&pages, "office/people/A1.html");
    assert!(person.contains("content/people/all.csv last changed 2024-03-01 by Nora Norris"), "{person}");
    for (path, text) in &pages {
        assert!(!text.contains("example.invalid"), "an address in {path}");
        let public = path.starts_with("site/");
        assert!(!public || !["Norris", "Oates", "Pope"].iter().any(|name| text.contains(name)), "a name in {path}");
    }
    // The same sources give the same bytes.
    let again = root.join("again");
    build(root, &again);
    assert!(tree(&again) == tree(&root.join("output")));
}

#[test]
fn names_are_those_of_the_mailmap_and_of_no_merge() {
    let folder = committed();
    let root = folder.path();
    write(root, ".mailmap", "Nora North <clerk-2024-03-01@example.invalid>\n");
    commit(root, "Pia Pope", "2024-03-11", "names");
    assert!(page(&built_texts(root), "office/classes/basics/index.html").contains("2024-03-01 by Nora North<"));
}

#[test]
fn without_git_or_a_commit_pages_say_nothing() {
    let plain = office(&[]);
    let without = built_texts(plain.path());
    done(plain.path(), &["init", "-q"]);
    assert!(built_texts(plain.path()) == without);
    assert!(!page(&without, "office/classes/basics/index.html").contains("Last changed"));
}

#[test]
fn what_is_not_committed_is_said_in_the_office_alone() {
    let folder = committed();
    let root = folder.path();
    write(root, "content/notices/new.md", "---\ntitle: New\ndate: 2024-03-10\nto: [All]\n---\nText.\n");
    append(root, &format!("{CLASS}/class.yaml"), "place: Hall\n");
    let pages = built_texts(root);
    assert!(page(&pages, "office/notices/new.html").contains(">Not committed yet<"));
    let public = page(&pages, "site/notices/new.html");
    assert!(!public.is_empty() && !public.contains("committed") && !public.contains("Last changed"), "{public}");
    // A file that was changed since has its last commit.
    assert!(page(&pages, "site/classes/basics/index.html").contains(">Last changed 2024-03-01<"));
}

#[test]
fn a_history_that_is_cut_off_says_so() {
    let folder = committed();
    let root = folder.path();
    append(root, &format!("{CLASS}/class.yaml"), "place: Hall\n");
    commit(root, "Otto Oates", "2024-03-09", "place");
    write(root, "content/units.yaml", &(fs::read_to_string(root.join("content/units.yaml")).expect("readable") + "\n"));
    commit(root, "Pia Pope", "2024-03-12", "line");
    let clone = tempfile::tempdir().expect("a temporary folder");
    let url = format!("file://{}", root.display());
    done(clone.path(), &["clone", "-q", "--depth", "1", &url, "office"]);
    let pages = built_texts(&clone.path().join("office"));
    assert!(page(&pages, "site/classes/basics/index.html").contains(">Last changed 2024-03-12 or before<"));
    let own = page(&pages, "office/classes/basics/index.html");
    assert!(own.contains("the latest part of the history only") && !own.contains("Nora"), "{own}");
}

#[test]
fn an_office_may_be_a_folder_of_a_repository_and_one_of_its_trees() {
    let folder = committed();
    let whole = tempfile::tempdir().expect("a temporary folder");
    let whole = whole.path();
    done(whole, &["init", "-q", "-b", "main"]);
    crate::common::copy_into(&folder.path().join("content"), &whole.join("某 处/office/content"));
    commit(whole, "Nora Norris", "2024-03-01", "begin");
    let sentence = ">Last changed 2024-03-01 by Nora Norris<";
    assert!(page(&built_texts(&whole.join("某 处/office")), "office/classes/basics/index.html").contains(sentence));
    let tree = folder.path().join("tree");
    done(whole, &["worktree", "add", "-q", &tree.display().to_string(), "-b", "other"]);
    assert!(page(&built_texts(&tree.join("某 处/office")), "office/classes/basics/index.html").contains(sentence));
}

#[test]
fn a_class_keeps_its_history_under_another_name() {
    let folder = committed();
    let root = folder.path();
    done(root, &["mv", CLASS, "content/classes/base"]);
    append(root, "content/classes/base/class.yaml", "place: Hall\n");
    commit(root, "Otto Oates", "2024-03-09", "rename");
    let pages = built_texts(root);
    let own = page(&pages, "office/classes/base/index.html");
    let (_, history) = own.split_once("<h2 id=\"history\">").expect("a history");
    assert!(history.contains("rename") && history.contains("begin"), "{history}");
}

/// What git's own settings of a user change is not what it is asked.
#[test]
fn settings_of_a_user_change_nothing() {
    let folder = committed();
    let root = folder.path();
    let before = built_texts(root);
    for (key, value) in [
        ("i18n.logOutputEncoding", "GBK"),
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("color.ui", "always"),
        ("log.date", "relative"),
        ("diff.renames", "copies"),
        ("log.diffMerges", "first-parent"),
        ("core.quotePath", "true"),
        ("diff.noprefix", "true"),
        ("format.pretty", "fuller"),
        ("log.decorate", "full"),
    ] {
        done(root, &["config", key, value]);
    }
    let after: BTreeMap<_, _> = built_texts(root);
    assert!(after == before);
}

/// A preview asks git again only where git has written something.
#[cfg(unix)]
#[test]
fn a_preview_asks_git_once() {
    use std::os::unix::fs::PermissionsExt;

    let folder = committed();
    let root = folder.path();
    let mut workshop = Workshop::new(config(root, &root.join("output")));
    let drawn = |workshop: &mut Workshop| {
        let made = workshop.make(&|_| {}).expect("something changed");
        let (bytes, _) = made.open("office/classes/basics/index.html").expect("a page").expect("drawn");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    assert!(drawn(&mut workshop).contains("2024-03-01 by Nora Norris"));
    // The history can't be read any more, as whoever asks for it learns.
    let objects = root.join(".git/objects");
    let away = root.join(".git/away");
    fs::rename(&objects, &away).expect("renamed");
    fs::create_dir(&objects).expect("writable");
    fs::set_permissions(&objects, fs::Permissions::from_mode(0o755)).expect("a folder");
    append(root, &format!("{CLASS}/class.yaml"), "place: Hall\n");
    assert!(drawn(&mut workshop).contains("2024-03-01 by Nora Norris"));
    fs::remove_dir(&objects).expect("empty");
    fs::rename(&away, &objects).expect("renamed");
    commit(root, "Otto Oates", "2024-03-09", "place");
    assert!(drawn(&mut workshop).contains("2024-03-09 by Otto Oates"));
}
