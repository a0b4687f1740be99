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

fn change(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).expect("readable");
    assert!(text.contains(from), "{text}");
    write(root, path, &text.replacen(from, to, 1));
}

#[test]
fn a_page_tells_what_changed_since_a_commit() {
    let folder = committed();
    let root = folder.path();
    let text = |title: &str| format!("---\ntitle: {title}\ndate: 2024-03-10\nto: [All]\n---\nText.\n");
    write(root, "content/notices/old.md", &text("Old & gone"));
    write(root, "content/notices/same.md", &text("Same"));
    write(root, "content/notices/other.md", &text("Other"));
    write(root, "content/notices/moving.md", &text("Moving house"));
    let released = commit(root, "Nora Norris", "2024-03-02", "release");
    done(root, &["rm", "-q", "content/notices/old.md"]);
    done(root, &["mv", "content/notices/moving.md", "content/notices/moved.md"]);
    write(root, "content/notices/new.md", &text("New"));
    change(root, &format!("{CLASS}/roster.csv"), "A1", "A1");
    append(root, &format!("{CLASS}/marks.csv"), "id,name,exam\nA1,Ann Lee,80\n");
    change(root, "content/people/all.csv", "10000000001", "10000000009");
    commit(root, "Otto Oates", "2024-03-09", "Ann Lee improves");
    change(root, "content/notices/other.md", "Text.", "Another text.");
    let since = |commit: &str| {
        let output = root.join("output");
        let config = xueshi::config::Config { since: Some(commit.to_owned()), ..config(root, &output) };
        let run = xueshi::pipeline::build(&config, &|_| {}).expect("writable");
        let read = |edition: &str| fs::read_to_string(output.join(edition).join("changes.html")).unwrap_or_default();
        (run, read("site"), read("office"))
    };
    let (run, public, own) = since(&released);
    assert!(!run.unknown_since && !run.has_errors());
    for page in [&public, &own] {
        assert!(page.contains("published on 2024-03-02"), "{page}");
        assert!(page.contains("<a href=\"notices/new.html\">New</a>") && page.contains("Old &amp; gone"), "{page}");
        assert!(
            page.contains("<a href=\"notices/other.html\">Other</a>") && !page.contains("notices/same.html"),
            "{page}"
        );
        assert!(
            page.matches("Moving house").count() == 1 && !page.contains("moving.md"),
            "a notice with another name is one: {page}"
        );
        let (_, moved) = page.split_once("<a href=\"notices/moved.html\">Moving house</a>").expect("a notice");
        let (row, _) = moved.split_once("</tr>").expect("a row");
        assert!(row.contains(">Changed<") || row.contains("changed"), "{row}");
        assert!(
            page.contains("<a href=\"classes/basics/index.html\">") && page.contains("roster or records changed"),
            "{page}"
        );
    }
    for secret in ["Otto", "Nora", "Ann Lee", "marks.csv", "people", "improves"] {
        assert!(!public.contains(secret), "{secret}: {public}");
    }
    assert!(
        ["Otto Oates", "marks.csv", "content/people/all.csv", "Ann Lee improves"].iter().all(|said| own.contains(said)),
        "{own}"
    );
    // A commit that there is not is said, and nothing more.
    for unknown in ["0123456789abcdef", "--all", ""] {
        let (run, public, _) = since(unknown);
        assert!(run.unknown_since && public.is_empty() && !run.has_errors(), "{unknown}");
    }
}

/// Of each file the last commit is the one that git names when asked about that file alone.
#[test]
fn the_last_commit_of_each_file_is_the_one_that_git_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    done(root, &["init", "-q", "-b", "main"]);
    let mut seed = 7_u64;
    let mut random = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for at in 0..60 {
        for _ in 0..=random(2) {
            let path = format!("content/classes/班 {}/\"名单\" {}.csv", random(3), random(3));
            let there = root.join(&path).exists();
            match random(8) {
                0 if there => drop(fs::remove_file(root.join(&path))),
                1 if there => {
                    let target = format!("content/classes/moved {at}/{}", random(2));
                    write(root, &target, "");
                    fs::rename(root.join(&path), root.join(&target)).expect("renamed");
                }
                2 => write(root, "README", &format!("{at}")),
                _ => write(root, &path, &format!("{at} {}", random(1000))),
            }
        }
        commit(root, "甲", &format!("2024-03-{:02}", at % 28 + 1), &format!("{at}"));
        if at % 17 == 0 {
            done(root, &["checkout", "-qb", &format!("b{at}")]);
        } else if at % 17 == 9 {
            done(root, &["checkout", "-q", "main"]);
            done(root, &["merge", "-q", "--no-ff", "--no-edit", &format!("b{}", at - 9)]);
        }
    }
    let log = xueshi::source::Log::of(root, "content");
    let files = done(root, &["-c", "core.quotepath=off", "ls-files", "-z", "content"]);
    let mut count = 0;
    for path in files.split('\0').filter(|path| !path.is_empty()) {
        let last = log.history().last(path.strip_prefix("content/").expect("below")).map(|commit| commit.id.clone());
        assert_eq!(last, Some(done(root, &["log", "-1", "--format=%H", "--", path])), "{path}");
        count += 1;
    }
    assert!(count >= 5, "{count}");
}

fn xueshi(root: &Path, asked: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xueshi")).args(asked).current_dir(root).output().expect("the program starts")
}

/// Git as it finds this program.
fn git_with_program(root: &Path, asked: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_xueshi")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(["-c", "user.name=甲", "-c", "user.email=clerk@example.invalid"]).args(asked);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").env("PATH", path);
    git.output().expect("git starts")
}

#[cfg(unix)]
#[test]
fn a_new_office_is_checked_before_each_commit_and_merged_by_rows() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let new = ["new", "site", ".", "--lang", "zh-CN", "--organisation", "某校", "--today", "2026-03-02"];
    assert_eq!(xueshi(root, &new).status.code(), Some(0));
    done(root, &["init", "-q", "-b", "main"]);
    let installed = xueshi(root, &["merge-driver", "--install", "--lang", "zh-CN"]);
    assert_eq!(installed.status.code(), Some(0), "{}", String::from_utf8_lossy(&installed.stderr));
    assert_eq!(done(root, &["config", "core.hooksPath"]), ".githooks");
    done(root, &["add", "-A"]);
    let save = |subject: &str| git_with_program(root, &["commit", "-qam", subject]);
    let first = save("开始");
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    // What is right goes in, what is wrong does not.
    let people = "content/people/staff.csv";
    change(root, people, "机关党支部", "没有的支部");
    let refused = save("错");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("没有提交") && said.contains("没有的支部"), "{said}");
    done(root, &["checkout", "-q", people]);
    done(root, &["checkout", "-qb", "other"]);
    append(root, people, "10004,示例丁,男,机关党支部,党员,,,\r\n");
    assert!(save("丁").status.success());
    done(root, &["checkout", "-q", "main"]);
    append(root, people, "10005,示例戊,男,机关党支部,党员,,,\r\n");
    assert!(save("戊").status.success());
    let merged = git_with_program(root, &["merge", "-q", "--no-edit", "other"]);
    assert!(merged.status.success(), "{}", String::from_utf8_lossy(&merged.stderr));
    let text = fs::read_to_string(root.join(people)).expect("readable");
    assert!(
        text.starts_with('\u{feff}')
            && text.ends_with("10005,示例戊,男,机关党支部,党员,,,\r\n10004,示例丁,男,机关党支部,党员,,,\r\n"),
        "{text}"
    );
    // Files that Windows writes differ in no line from those that git has.
    assert_eq!(done(root, &["status", "--porcelain"]), "");
    let crlf = |path: &str| fs::read(root.join(path)).expect("readable").contains(&b'\r');
    assert!(!crlf(".githooks/pre-commit") && !crlf(".gitlab-ci.yml") && crlf("设置git.bat") && !crlf("setup-git.sh"));
    // In a folder of a repository the hooks are found from its top.
    let other = tempfile::tempdir().expect("a temporary folder");
    done(other.path(), &["init", "-q"]);
    assert_eq!(
        xueshi(
            other.path(),
            &["new", "site", "office", "--lang", "en", "--organisation", "A", "--today", "2026-03-02"]
        )
        .status
        .code(),
        Some(0)
    );
    assert_eq!(xueshi(&other.path().join("office"), &["merge-driver", "--install"]).status.code(), Some(0));
    assert_eq!(done(other.path(), &["config", "core.hooksPath"]), "office/.githooks");
    // Hooks of somebody else stay.
    done(other.path(), &["config", "core.hooksPath", "theirs"]);
    assert_eq!(xueshi(&other.path().join("office"), &["merge-driver", "--install"]).status.code(), Some(0));
    assert_eq!(done(other.path(), &["config", "core.hooksPath"]), "theirs");
    let nowhere = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(xueshi(nowhere.path(), &["merge-driver", "--install"]).status.code(), Some(2));
}

/// Where there is no git at all, everything else is as it was.
#[cfg(unix)]
#[test]
fn without_the_program_git_the_office_is_built() {
    let folder = committed();
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    let output = program
        .args(["build", "--since", "HEAD", "--lang", "en", "--today", "2024-03-20"])
        .current_dir(folder.path())
        .env("PATH", "/nowhere");
    let output = output.output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no commit HEAD"));
    let page = fs::read_to_string(folder.path().join("output/office/classes/basics/index.html")).expect("a page");
    assert!(!page.contains("Last changed"));
}
