//! Publishing over SSH, with a program in the place of `ssh` that runs what it is told on this machine, as the shell of a
//! server would.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{office, tree};
use crate::publish::{releases_shown, settings, text};

/// Leaves its own options and the server out, and has a shell run the rest.
const SSH: &str = r#"#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    -o|-p|-l) shift 2 ;;
    --) shift; break ;;
    -*) shift ;;
    *) break ;;
  esac
done
[ "$1" = down.example ] && { echo 'ssh: Could not resolve hostname down.example' >&2; exit 255; }
shift
tools=$(dirname "$0")
if [ -f "$tools/swap" ] && [ "$*" = 'exec sh -s' ]; then
  cat >"$tools/script"
  # Somebody else's lock comes between.
  if grep -q '^STALE=' "$tools/script"; then mv "$tools/swap" "$(cat "$tools/lock")"; fi
  exec sh -s <"$tools/script"
fi
exec sh -c "$*"
"#;

fn run(arguments: &[&str], root: &Path) -> Output {
    let tools = root.join("tools");
    fs::create_dir_all(&tools).expect("writable");
    let ssh = tools.join("ssh");
    fs::write(&ssh, SSH).expect("writable");
    fs::set_permissions(&ssh, fs::Permissions::from_mode(0o755)).expect("writable");
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap_or_default());
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.args(arguments).arg("--root").arg(root).env("PATH", path);
    program.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_US.UTF-8");
    program.output().expect("the program starts")
}

#[test]
fn a_server_gets_what_changed_and_shows_it_in_one_step() {
    if Command::new("rsync").arg("--version").output().is_err() {
        println!("skipped: there is no rsync here");
        return;
    }
    let server = tempfile::tempdir().expect("a temporary folder");
    let folder = server.path().join("学时");
    let targets = format!(
        "  - {{ name: web, ssh: 'www@server.example:{}', keep: 2 }}\n  - {{ name: down, ssh: 'down.example:/x/y' }}\n",
        folder.display()
    );
    let root = office(&[("site.yaml", &settings(&targets))]);
    let run = |arguments: &[&str]| run(arguments, root.path());
    let right = |arguments: &[&str]| {
        let done = run(arguments);
        assert_eq!(done.status.code(), Some(0), "{arguments:?}: {}", text(&done.stderr));
        text(&done.stdout)
    };
    assert!(right(&["publish", "web", "--dry-run"]).contains("release 1"));
    assert!(!folder.exists());
    right(&["publish", "web", "--verify"]);
    right(&["build"]);
    assert_eq!(tree(&folder.join("current")), tree(&root.path().join("output/site")));
    assert!(right(&["publish", "web"]).contains("is so already"));
    let path = root.path().join("content/site.yaml");
    for short in ["Pier", "Quay"] {
        let site = fs::read_to_string(&path).expect("there");
        let lines = site
            .lines()
            .map(|line| if line.starts_with("short:") { format!("short: {short}") } else { line.to_owned() });
        fs::write(&path, lines.collect::<Vec<_>>().join("\n")).expect("writable");
        right(&["publish", "web", "--verify"]);
    }
    let inode =
        |release: u32| fs::metadata(folder.join(format!("releases/{release}/assets/style.css"))).expect("there").ino();
    assert_eq!(inode(2), inode(3), "not sent again");
    assert!(!folder.join("releases/1").exists() && !folder.join("releases/1.json").exists());
    right(&["rollback", "web"]);
    assert_eq!(releases_shown(&folder), [2]);
    let found = run(&["rollback", "3", "web"]);
    assert!(text(&found.stderr).contains("there are: 2, 3"), "{}", text(&found.stderr));
    // Somebody else's lock, and one whose process has ended.
    let lock = folder.join("publish.lock");
    fs::write(&lock, r#"{"user":"wang","host":"far","pid":1,"machine":"m","began":5,"token":"t"}"#).expect("writable");
    let busy = run(&["publish", "web"]);
    assert_eq!(busy.status.code(), Some(2));
    assert!(text(&busy.stderr).contains("wang@far (1)"), "{}", text(&busy.stderr));
    let old = Command::new("touch").args(["-d", "2020-01-01"]).arg(&lock).status().expect("touch starts");
    assert!(old.success());
    // Left behind by a run that was stopped.
    fs::create_dir(folder.join("releases/.left")).expect("writable");
    fs::create_dir(folder.join("releases/9")).expect("writable");
    let done = run(&["publish", "web"]);
    assert!(text(&done.stderr).contains("taken over"), "{}", text(&done.stderr));
    let mut left: Vec<_> =
        fs::read_dir(folder.join("releases")).expect("there").flatten().map(|entry| entry.file_name()).collect();
    left.sort();
    assert_eq!(left.len(), 4, "{left:?}");
    fs::write(folder.join("current/index.html"), "changed").expect("writable");
    let wrong = run(&["publish", "web", "--verify-only"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stdout).contains("not as published index.html"), "{}", text(&wrong.stdout));
    let down = run(&["publish", "down"]);
    assert_eq!(down.status.code(), Some(2));
    assert!(
        text(&down.stderr).contains("down.example:/x/y: ssh: Could not resolve hostname"),
        "{}",
        text(&down.stderr)
    );
    // Somebody else's folder.
    fs::rename(folder.join("publish.json"), folder.join("publish.other")).expect("moved");
    let foreign = run(&["publish", "web"]);
    assert!(text(&foreign.stderr).contains("did not publish"), "{}", text(&foreign.stderr));
}

/// A folder of a server and an office that publishes there; nothing where there is no rsync.
fn server() -> Option<(tempfile::TempDir, std::path::PathBuf, tempfile::TempDir)> {
    Command::new("rsync").arg("--version").output().ok()?;
    let server = tempfile::tempdir().expect("a temporary folder");
    let folder = server.path().join("web");
    let target = format!("  - {{ name: web, ssh: 'server.example:{}' }}\n", folder.display());
    let root = office(&[("site.yaml", &settings(&target))]);
    Some((server, folder, root))
}

#[test]
fn what_another_program_laid_is_left_alone() {
    let Some((_server, folder, root)) = server() else {
        println!("skipped: there is no rsync here");
        return;
    };
    for mark in
        [r#"{"name":"photos","version":1}"#, "{\n}", "", r#"{"program":"other","live":1,"ever":1,"way":"link"}"#]
    {
        fs::create_dir_all(folder.join("releases/v1.2")).expect("writable");
        fs::create_dir_all(folder.join("releases/7")).expect("writable");
        fs::write(folder.join("publish.json"), mark).expect("writable");
        let refused = run(&["publish"], root.path());
        assert_eq!(refused.status.code(), Some(2), "{mark}");
        assert!(text(&refused.stderr).contains("did not publish, such as “publish.json”"), "{}", text(&refused.stderr));
        assert!(folder.join("releases/v1.2").exists() && folder.join("releases/7").exists(), "{mark}");
        assert_eq!(fs::read_to_string(folder.join("publish.json")).expect("there"), mark);
        assert_eq!(fs::read_dir(&folder).expect("there").count(), 2, "{mark}");
    }
    // In a folder of its own it removes nothing that is no release either.
    fs::remove_dir_all(&folder).expect("removed");
    assert_eq!(run(&["publish"], root.path()).status.code(), Some(0));
    fs::create_dir(folder.join("releases/notes")).expect("writable");
    fs::write(folder.join("releases/notes.json"), "").expect("writable");
    fs::write(folder.join("releases/plan.json"), "").expect("writable");
    fs::create_dir(folder.join("releases/9")).expect("writable");
    assert_eq!(run(&["publish"], root.path()).status.code(), Some(0));
    assert!(folder.join("releases/notes").exists() && folder.join("releases/plan.json").exists());
    assert!(!folder.join("releases/9").exists());
}

#[test]
fn a_lock_that_came_between_is_put_back() {
    let Some((_server, folder, root)) = server() else {
        println!("skipped: there is no rsync here");
        return;
    };
    assert_eq!(run(&["publish"], root.path()).status.code(), Some(0));
    // A lock that nobody can read, and old.
    let lock = folder.join("publish.lock");
    fs::write(&lock, [0xff, 0, b'x']).expect("writable");
    assert!(Command::new("touch").args(["-d", "2020-01-01"]).arg(&lock).status().expect("touch starts").success());
    let tools = root.path().join("tools");
    let other = r#"{"user":"wang","host":"far","pid":1,"machine":"m","began":5,"token":"t"}"#;
    fs::write(tools.join("swap"), other).expect("writable");
    fs::write(tools.join("lock"), lock.display().to_string()).expect("writable");
    let busy = run(&["publish"], root.path());
    assert!(text(&busy.stderr).contains("wang@far (1)"), "{}", text(&busy.stderr));
    assert_eq!(fs::read_to_string(&lock).expect("there"), other);
    // Where nothing comes between it is taken over.
    fs::write(&lock, [0xff, 0, b'x']).expect("writable");
    assert!(Command::new("touch").args(["-d", "2020-01-01"]).arg(&lock).status().expect("touch starts").success());
    let done = run(&["publish"], root.path());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(!lock.exists());
}

#[test]
fn what_a_stopped_run_had_still_to_send_is_cleared_away() {
    let Some((_server, _folder, root)) = server() else {
        println!("skipped: there is no rsync here");
        return;
    };
    let left = || {
        let found = fs::read_dir(root.path().join("output/.xueshi/publish")).expect("there").flatten();
        found.filter(|entry| entry.file_name().to_string_lossy().starts_with("upload-")).count()
    };
    let rsync = root.path().join("tools/rsync");
    fs::create_dir_all(root.path().join("tools")).expect("writable");
    fs::write(&rsync, "#!/bin/sh\nkill -9 $PPID\n").expect("writable");
    fs::set_permissions(&rsync, fs::Permissions::from_mode(0o755)).expect("writable");
    assert_eq!(run(&["publish"], root.path()).status.code(), None, "killed");
    assert_eq!(left(), 1);
    fs::remove_file(&rsync).expect("there");
    let done = run(&["publish"], root.path());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert_eq!(left(), 0);
}
