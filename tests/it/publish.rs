//! Publishing to a folder: what is written, what is refused, and how it is taken back.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use xueshi::locale::{Lang, Locale};
use xueshi::model::{Edition, Place, Switch, Target};
use xueshi::publish::{self, Back, Destination, Facts, Fault, Site};
use xueshi::source::{Sources, Span, Spanned};

use crate::common::{check, codes, office, tree};

/// The ways that this machine can do.
pub(crate) fn ways() -> Vec<Switch> {
    let all = [Switch::Link, Switch::Exchange, Switch::Copy];
    all.into_iter().filter(|way| cfg!(target_os = "linux") || *way == Switch::Copy).collect()
}

/// A folder to publish to.
pub(crate) fn destination(folder: &Path, way: Switch) -> Destination {
    let sources = Sources::in_memory([("site.yaml", "")]);
    let span = Span::file(sources.find("site.yaml").expect("just added"));
    let target = Target {
        name: Spanned::new("here".to_owned(), span),
        place: Place::Folder(folder.display().to_string()),
        edition: Edition::Public,
        keep: 3,
        way,
    };
    Destination { target, root: folder.to_owned(), scratch: folder.with_extension("scratch") }
}

/// A site of these files.
pub(crate) fn site(files: &[(&str, &str)]) -> Site {
    let file = |(path, text): &(&str, &str)| ((*path).to_owned(), Arc::new(text.as_bytes().to_vec()));
    Site::new(files.iter().map(file).collect())
}

pub(crate) fn facts() -> Facts {
    let date = "2024-06-24".parse().expect("a day");
    Facts { date, commit: None, since: None, uncommitted: false, edition: "public" }
}

/// Publishes, which must work; gives the number of the release.
pub(crate) fn published(to: &Destination, site: &Site) -> u32 {
    publish::publish(to, site, &facts(), false).unwrap_or_else(|fault| panic!("{fault}")).release
}

/// What is shown, as text by path.
fn shown(folder: &Path) -> BTreeMap<String, String> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    tree(&folder.join("current")).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

fn pairs(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The releases whose list is exactly what is shown: read without the program.
pub(crate) fn releases_shown(folder: &Path) -> Vec<u32> {
    let hash = |bytes: &[u8]| {
        Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    };
    let held: BTreeMap<String, String> =
        tree(&folder.join("current")).into_iter().map(|(path, bytes)| (path, hash(&bytes))).collect();
    let lists = fs::read_dir(folder.join("releases")).expect("releases").flatten().map(|entry| entry.path());
    let lists = lists.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let is_held = |path: PathBuf| {
        let list: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
        let files = list["files"].as_array().expect("files").iter();
        let listed: BTreeMap<String, String> = files.map(|file| (text(&file["path"]), text(&file["sha256"]))).collect();
        (listed == held).then(|| u32::try_from(list["release"].as_u64().expect("a number")).expect("small"))
    };
    lists.filter_map(is_held).collect()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

const ONE: &[(&str, &str)] = &[("index.html", "one"), ("a/b.html", "same"), ("a/c.html", "goes"), ("assets/x.js", "1")];
const TWO: &[(&str, &str)] = &[("index.html", "two"), ("a/b.html", "same"), ("d", "new"), ("assets/x.js", "2")];

#[test]
fn each_way_shows_the_new_release_and_takes_it_back() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let folder = root.path().join("site");
        let to = destination(&folder, way);
        assert_eq!(published(&to, &site(ONE)), 1);
        assert_eq!(shown(&folder), pairs(ONE), "{way:?}");
        let done = publish::publish(&to, &site(TWO), &facts(), false).expect("published");
        assert_eq!((done.release, done.previous, done.way.as_str()), (2, Some(1), way.name()));
        let [added, changed, removed] = [&done.changes.added, &done.changes.changed, &done.changes.removed]
            .map(|files| files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>());
        assert_eq!((added, changed, removed), (vec!["d"], vec!["assets/x.js", "index.html"], vec!["a/c.html"]));
        assert_eq!(done.changes.bytes(), 7);
        assert_eq!(shown(&folder), pairs(TWO), "{way:?}");
        // What is shown already is not published again.
        assert!(!publish::publish(&to, &site(TWO), &facts(), false).expect("published").is_new);
        assert_eq!(publish::rollback(&to, Back::Steps(1)).expect("gone back").release, 1);
        assert_eq!(shown(&folder), pairs(ONE), "{way:?}");
        assert_eq!(published(&to, &site(&[("index.html", "three")])), 3);
        assert_eq!(shown(&folder), pairs(&[("index.html", "three")]), "{way:?}");
        assert_eq!(publish::rollback(&to, Back::To(2)).expect("gone back").previous, 3);
        assert_eq!(shown(&folder), pairs(TWO), "{way:?}");
        assert!(publish::verify(&to).expect("read").is_right());
        assert!(!folder.join("publish.lock").exists() && !folder.join("publish.journal").exists());
    }
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_is_not_copied_again() {
    use std::os::unix::fs::MetadataExt;
    let root = tempfile::tempdir().expect("a temporary folder");
    let to = destination(root.path(), Switch::Auto);
    published(&to, &site(ONE));
    published(&to, &site(TWO));
    let inode = |path: &str| fs::metadata(root.path().join("releases").join(path)).expect("there").ino();
    assert_eq!(inode("1/a/b.html"), inode("2/a/b.html"));
    assert_ne!(inode("1/index.html"), inode("2/index.html"));
    // Somebody cut the file of the last release short: its length tells, and it is written anew.
    fs::write(root.path().join("releases/2/a/b.html"), "cut").expect("writable");
    published(&to, &site(&[("a/b.html", "same")]));
    assert_eq!(shown(root.path()), pairs(&[("a/b.html", "same")]));
}

#[test]
fn the_newest_releases_are_kept_and_the_one_that_is_shown() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let to = destination(root.path(), Switch::Auto);
    for number in 1..=5 {
        published(&to, &site(&[("index.html", &number.to_string())]));
    }
    let kept = || publish::releases(&to).expect("read").iter().map(|kept| kept.manifest.release).collect::<Vec<_>>();
    assert_eq!(kept(), [5, 4, 3]);
    assert_eq!(names(&root.path().join("releases")), ["3", "3.json", "4", "4.json", "5", "5.json"]);
    publish::rollback(&to, Back::Steps(2)).expect("gone back");
    let narrow = Destination { target: Target { keep: 1, ..to.target.clone() }, ..to.clone() };
    assert!(!publish::publish(&narrow, &site(&[("index.html", "3")]), &facts(), false).expect("published").is_new);
    assert_eq!(kept(), [5, 3], "the newest, and the one that is shown");
    assert!(matches!(publish::rollback(&to, Back::Steps(1)), Err(Fault::NoRelease { known, .. }) if known == [3, 5]));
    assert_eq!(published(&narrow, &site(&[("index.html", "6")])), 6);
    assert_eq!(kept(), [6]);
}

#[test]
fn a_way_may_change_from_one_publication_to_the_next() {
    let root = tempfile::tempdir().expect("a temporary folder");
    for (at, way) in [ways(), ways().into_iter().rev().collect(), ways()].concat().into_iter().enumerate() {
        let text = at.to_string();
        let files = [("index.html", text.as_str()), ("a/b", "x")];
        published(&destination(root.path(), way), &site(&files));
        assert_eq!(shown(root.path()), pairs(&files), "{way:?}");
        assert!(publish::verify(&destination(root.path(), way)).expect("read").is_right());
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let to = destination(root.path(), way);
        for files in [&[("a/b", "1"), ("c", "2")][..], &[("a", "3"), ("c/d/e", "4")], &[("a/b", "1"), ("c", "2")]] {
            published(&to, &site(files));
            assert_eq!(shown(root.path()), pairs(files), "{way:?}");
        }
    }
}

#[test]
fn a_release_that_was_never_shown_is_nothing_to_go_back_to() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let to = destination(root.path(), Switch::Auto);
    published(&to, &site(ONE));
    published(&to, &site(TWO));
    publish::rollback(&to, Back::Steps(1)).expect("gone back");
    // As a run leaves it that is stopped before it shows what it has made ready.
    let releases = root.path().join("releases");
    let list = fs::read_to_string(releases.join("2.json")).expect("a list").replace("\"release\": 2", "\"release\": 3");
    fs::write(releases.join("3.json"), list).expect("writable");
    crate::common::copy_into(&releases.join("2"), &releases.join("3"));
    publish::rollback(&to, Back::To(2)).expect("that one was shown");
    assert_eq!(names(&releases), ["1", "1.json", "2", "2.json"]);
}

#[test]
fn what_is_somebody_elses_is_refused() {
    let root = tempfile::tempdir().expect("a temporary folder");
    fs::write(root.path().join("mine.txt"), "mine").expect("writable");
    let to = destination(root.path(), Switch::Auto);
    let refused = publish::publish(&to, &site(ONE), &facts(), false);
    assert!(matches!(&refused, Err(Fault::Foreign { name, .. }) if name == "mine.txt"), "{refused:?}");
    assert_eq!(names(root.path()), ["mine.txt"]);
    let nowhere = destination(&root.path().join("not/there"), Switch::Auto);
    assert!(matches!(publish::publish(&nowhere, &site(ONE), &facts(), false), Err(Fault::NoFolder { .. })));
    assert!(matches!(publish::verify(&destination(&root.path().join("new"), Switch::Auto)), Err(Fault::Nothing)));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_written_through() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().expect("a temporary folder");
    let (folder, outside) = (root.path().join("site"), root.path().join("outside"));
    fs::create_dir(&outside).expect("writable");
    let to = destination(&folder, Switch::Copy);
    published(&to, &site(ONE));
    // A folder of what is shown became a link.
    fs::rename(folder.join("current/assets"), outside.join("assets")).expect("moved");
    symlink(outside.join("assets"), folder.join("current/assets")).expect("linked");
    let refused = publish::publish(&to, &site(TWO), &facts(), false);
    assert!(matches!(&refused, Err(Fault::Link { path }) if path.ends_with("current/assets")), "{refused:?}");
    assert_eq!(fs::read_to_string(outside.join("assets/x.js")).expect("there"), "1");
    assert_eq!(shown(&folder), pairs(ONE), "nothing else was changed either");
    fs::remove_file(folder.join("current/assets")).expect("removed");
    published(&to, &site(TWO));
    assert_eq!(shown(&folder), pairs(TWO));
    // All that is shown, and all that is kept, became links.
    fs::rename(folder.join("current"), outside.join("current")).expect("moved");
    symlink(outside.join("current"), folder.join("current")).expect("linked");
    published(&to, &site(ONE));
    assert_eq!(shown(&folder), pairs(ONE));
    assert_eq!(fs::read_to_string(outside.join("current/index.html")).expect("there"), "two");
    fs::rename(folder.join("releases"), outside.join("releases")).expect("moved");
    symlink(outside.join("releases"), folder.join("releases")).expect("linked");
    let refused = publish::publish(&to, &site(TWO), &facts(), false);
    assert!(matches!(&refused, Err(Fault::Link { path }) if path.ends_with("releases")), "{refused:?}");
}

#[test]
fn what_was_changed_at_the_target_is_found_and_mended() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let to = destination(root.path(), way);
        published(&to, &site(ONE));
        let current = root.path().join("current");
        fs::write(current.join("index.html"), "0ne").expect("writable");
        fs::remove_file(current.join("a/c.html")).expect("there");
        fs::write(current.join("mine"), "").expect("writable");
        let found = publish::verify(&to).expect("read");
        assert_eq!(
            (found.missing, found.changed, found.extra),
            (vec!["a/c.html".to_owned()], vec!["index.html".to_owned()], vec!["mine".to_owned()])
        );
        published(&to, &site(TWO));
        if way == Switch::Link {
            // What is shown is the release itself: damaged, it is nothing to go back to.
            let refused = publish::rollback(&to, Back::Steps(1));
            assert!(matches!(&refused, Err(Fault::Damaged { release: 1, .. })), "{refused:?}");
        }
        publish::publish(&to, &site(ONE), &facts(), true).expect("published");
        let found = publish::verify(&to).expect("read");
        assert!(found.missing.is_empty() && found.changed.is_empty(), "{way:?}: {found:?}");
    }
}

#[test]
fn two_at_once_exclude_each_other_and_a_stale_lock_is_taken_over() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let to = destination(root.path(), Switch::Auto);
    published(&to, &site(ONE));
    // Of another machine, alive as far as anybody here can tell.
    let lock = root.path().join("publish.lock");
    let owner = r#"{"user":"wang","host":"far","pid":1,"machine":"m","began":5,"token":"t"}"#;
    fs::write(&lock, owner).expect("writable");
    let refused = publish::publish(&to, &site(TWO), &facts(), false);
    assert!(matches!(&refused, Err(Fault::Busy { owner, .. }) if owner == "wang@far (1)"), "{refused:?}");
    assert!(matches!(publish::rollback(&to, Back::Steps(1)), Err(Fault::Busy { .. })));
    assert_eq!(fs::read_to_string(&lock).expect("there"), owner, "the lock is left as it is");
    assert_eq!(shown(root.path()), pairs(ONE));
    // It was not written for minutes.
    let file = fs::OpenOptions::new().write(true).open(&lock).expect("there");
    let then = file.metadata().and_then(|found| found.modified()).expect("a time");
    file.set_modified(then - std::time::Duration::from_secs(600)).expect("writable");
    let done = publish::publish(&to, &site(TWO), &facts(), false).expect("published");
    assert_eq!(done.took_over.as_deref(), Some("wang@far (1)"));
    assert!(!lock.exists());
    // Many at once: each publishes or is refused, and what is shown is whole.
    std::thread::scope(|scope| {
        for number in 0..8 {
            let to = &to;
            scope.spawn(move || {
                let text = format!("{number}");
                match publish::publish(to, &site(&[("index.html", &text)]), &facts(), false) {
                    Ok(_) | Err(Fault::Busy { .. }) => {}
                    Err(fault) => panic!("{fault}"),
                }
            });
        }
    });
    assert_eq!(releases_shown(root.path()).len(), 1);
    assert!(!lock.exists());
}

fn program(arguments: &[&str], root: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.args(arguments).arg("--root").arg(root);
    program.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_US.UTF-8");
    program
}

pub(crate) fn xueshi(arguments: &[&str], root: &Path) -> Output {
    program(arguments, root).output().expect("the program starts")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The settings of the small office, with these targets.
pub(crate) fn settings(targets: &str) -> String {
    let site = fs::read_to_string(crate::common::project("english").join("content/site.yaml")).expect("there");
    format!("{site}publish:\n{targets}")
}

fn git(root: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=a", "-c", "user.email=a@b.c", "-C"]).arg(root).args(arguments);
    assert!(git.output().expect("git starts").status.success(), "{arguments:?}");
}

#[test]
fn the_program_publishes_what_the_sources_say() {
    let targets = "  - { name: web, folder: ../web }\n  - { name: inner, folder: ../inner, edition: office }\n";
    let root = office(&[("site.yaml", &settings(targets))]);
    let root_ = root.path().join("office");
    fs::create_dir(&root_).expect("writable");
    fs::rename(root.path().join("content"), root_.join("content")).expect("moved");
    let run = |arguments: &[&str]| xueshi(arguments, &root_);
    // Nothing is written that was not asked for.
    let plan = run(&["publish", "web", "--dry-run", "--format", "json"]);
    let plan: serde_json::Value = serde_json::from_slice(&plan.stdout).expect("JSON");
    assert_eq!((&plan["published"]["dry_run"], &plan["published"]["release"]), (&true.into(), &1.into()));
    assert!(!root.path().join("web").exists() && !root_.join("output").exists());
    let done = run(&["publish", "web"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(text(&done.stderr).contains("no git"), "{}", text(&done.stderr));
    assert_eq!(run(&["build"]).status.code(), Some(0));
    assert_eq!(tree(&root.path().join("web/current")), tree(&root_.join("output/site")));
    assert_eq!(run(&["publish", "inner", "--verify"]).status.code(), Some(0));
    assert_eq!(tree(&root.path().join("inner/current")), tree(&root_.join("output/office")));
    // A change: said beforehand, made, and undone.
    let notice = "---\ntitle: A new notice\ndate: 2024-03-02\n---\n\nText.\n";
    fs::create_dir_all(root_.join("content/notices")).expect("writable");
    fs::write(root_.join("content/notices/new.md"), notice).expect("writable");
    let plan = text(&run(&["publish", "web", "--dry-run"]).stdout);
    assert!(plan.contains("new notices/new.html (") && plan.contains("changed index.html ("), "{plan}");
    let done = run(&["publish", "web", "--format", "json"]);
    let done: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!((&done["published"]["release"], &done["published"]["previous"]), (&2.into(), &1.into()));
    assert!(root.path().join("web/current/notices/new.html").exists());
    assert_eq!(run(&["rollback", "web"]).status.code(), Some(0));
    assert!(!root.path().join("web/current/notices/new.html").exists());
    let listed = text(&run(&["rollback", "--list", "web"]).stdout);
    assert!(listed.lines().nth(1).is_some_and(|line| line.starts_with('1') && line.contains("shown")), "{listed}");
    assert_eq!(run(&["rollback", "--to", "2", "web"]).status.code(), Some(0));
    // Going back works where the records are wrong; publishing does not.
    fs::write(root_.join("content/units.yaml"), "- {").expect("writable");
    assert_eq!(run(&["publish", "web"]).status.code(), Some(1));
    assert!(root.path().join("web/current/notices/new.html").exists());
    assert_eq!(run(&["rollback", "1", "web"]).status.code(), Some(0));
    // Compared alone.
    assert_eq!(run(&["publish", "web", "--verify-only"]).status.code(), Some(0));
    fs::remove_file(root.path().join("web/current/index.html")).expect("there");
    let wrong = run(&["publish", "web", "--verify-only"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stdout).contains("missing index.html"), "{}", text(&wrong.stdout));
}

#[test]
fn uncommitted_changes_are_refused_or_said_on_the_site() {
    let root = office(&[("site.yaml", &settings("  - { name: web, folder: web, edition: office }\n"))]);
    fs::write(root.path().join(".gitignore"), "output\nweb\n").expect("writable");
    git(root.path(), &["init", "-q"]);
    git(root.path(), &["add", "."]);
    git(root.path(), &["commit", "-q", "-m", "x"]);
    let about = || fs::read_to_string(root.path().join("web/current/about.html")).expect("a page");
    let done = xueshi(&["publish"], root.path());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(!about().contains("Uncommitted changes"));
    // What lies beside the office's own folders is no matter.
    fs::write(root.path().join("draft.txt"), "x").expect("writable");
    assert_eq!(xueshi(&["publish"], root.path()).status.code(), Some(0));
    fs::write(root.path().join("content/培训 说明.txt"), "x").expect("writable");
    let refused = xueshi(&["publish"], root.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("content/培训 说明.txt"), "{}", text(&refused.stderr));
    let done = xueshi(&["publish", "--allow-dirty"], root.path());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(about().contains("Uncommitted changes"));
    let listed = xueshi(&["rollback", "--list", "--format", "json"], root.path());
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    assert_eq!((&listed[0]["uncommitted"], &listed[1]["uncommitted"]), (&true.into(), &false.into()));
    assert_eq!(listed[0]["commit"].as_str().map(str::len), Some(12));
    // A hook names the repository that it runs for, which is not that of the office.
    let other = tempfile::tempdir().expect("a folder");
    git(other.path(), &["init", "-q"]);
    let mut hook = program(&["publish"], root.path());
    hook.env("GIT_DIR", other.path().join(".git")).env("GIT_INDEX_FILE", other.path().join("index"));
    let refused = hook.output().expect("the program starts");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("content/培训 说明.txt"), "{}", text(&refused.stderr));
    // Nor is a repository that git can't read none.
    fs::write(root.path().join(".git/index"), "x").expect("writable");
    let refused = xueshi(&["publish"], root.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("git can't say"), "{}", text(&refused.stderr));
    assert_eq!(xueshi(&["publish", "--allow-dirty"], root.path()).status.code(), Some(0));
}

#[test]
fn what_can_not_be_published_is_refused_in_both_languages() {
    let targets = "  - { name: web, folder: pub }\n  - { name: in, folder: content/x }\n  - { name: out, folder: output/x }\n  \
                   - { name: cloud, s3: bucket/x }\n  - { name: share, folder: '\\\\server\\share' }\n  - { name: gone, folder: no/where }\n";
    let root = office(&[("site.yaml", &settings(targets))]);
    for (arguments, chinese, english) in [
        (&["publish"][..], "有：web, in, out", "one of: web, in, out"),
        (&["publish", "wbe"], "没有“wbe”", "no target “wbe”"),
        (&["publish", "in"], "之内", "lies in"),
        (&["publish", "out"], "之内", "lies in"),
        (&["publish", "web", "--edition", "office"], "版本: 内部", "edition: office"),
        (&["publish", "gone"], "没有文件夹", "there is no folder"),
        (&["rollback", "web"], "还没有发布过", "nothing was published there yet"),
        (&["rollback", "web", "x"], "“x”是多余的", "“x” is one too many"),
    ] {
        let english_said = xueshi(arguments, root.path());
        assert_eq!(english_said.status.code(), Some(2), "{arguments:?}");
        assert!(text(&english_said.stderr).contains(english), "{arguments:?}: {}", text(&english_said.stderr));
        let chinese_said = xueshi(&[arguments, &["--lang", "zh-CN"]].concat(), root.path());
        assert!(text(&chinese_said.stderr).contains(chinese), "{arguments:?}: {}", text(&chinese_said.stderr));
    }
    assert!(!root.path().join("pub").exists(), "nothing was made");
    if cfg!(not(feature = "remote")) {
        let refused = xueshi(&["publish", "cloud"], root.path());
        assert!(text(&refused.stderr).contains("--features remote"), "{}", text(&refused.stderr));
    }
    if cfg!(unix) {
        let refused = xueshi(&["publish", "share"], root.path());
        assert!(text(&refused.stderr).contains("path of Windows"), "{}", text(&refused.stderr));
    }
    let none = office(&[]);
    assert!(text(&xueshi(&["publish"], none.path()).stderr).contains("does not say where"));
    // Every failure has its words.
    for lang in [Lang::ZhCn, Lang::En] {
        assert!(Locale::new(lang).all().keys().filter(|id| id.starts_with("failed-publish-")).count() > 10);
    }
}

#[test]
fn targets_that_are_none_are_found() {
    for wrong in [
        "{ name: a }",
        "{ name: a, folder: x, ssh: 'h:/x' }",
        "{ name: a, ssh: 'host:relative' }",
        "{ name: a, ssh: '-oProxyCommand=x:/x' }",
        "{ name: a, ssh: 'a@-b:/x' }",
        "{ name: a, ssh: 'host:/x;reboot' }",
        "{ name: a, ssh: 'host:/x/../y' }",
        "{ name: a, ssh: 'host:/a b' }",
        "{ name: a, s3: 'buck et' }",
        "{ name: a, webdav: 'ftp://x' }",
        "{ name: a, webdav: 'https://user:secret@x/' }",
    ] {
        let root = office(&[("site.yaml", &settings(&format!("  - {wrong}\n")))]);
        assert_eq!(codes(&check(root.path())), ["K214"], "{wrong}");
        let refused = xueshi(&["publish"], root.path());
        assert_eq!(refused.status.code(), Some(1), "{wrong}");
    }
    let right = "  - { 名称: a, 远程: 'www@host.example:/srv/www/学时', 端口: 2222, 保留: 2 }\n  - { 名称: b, s3: 'x/y', 地址: 'http://127.0.0.1:9', 区域: cn }\n  - { 名称: c, 网盘: 'https://x.example/a%20b' }\n";
    let root = office(&[("site.yaml", &settings(right).replace("publish:", "发布:"))]);
    assert_eq!(codes(&check(root.path())), Vec::<&str>::new());
    let twice = "  - { name: a, folder: x }\n  - { name: a, folder: y }\n";
    assert_eq!(codes(&check(office(&[("site.yaml", &settings(twice))]).path())), ["R104"]);
}
