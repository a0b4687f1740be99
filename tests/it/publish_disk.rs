//! Targets that are full, read-only, or gone while they are written. Each is a file system of its own, which only who
//! may mount one can make.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout, reason = "a test that can not run says why")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use xueshi::model::Switch;
use xueshi::publish::{self, Fault, Site};

use crate::common::office;
use crate::publish::{destination, facts, published, releases_shown, settings, site, text, ways, xueshi};

/// A file system that is mounted until this is dropped.
struct Mounted(PathBuf);

impl Mounted {
    fn tmpfs(path: &Path, size: &str) -> Option<Self> {
        fs::create_dir_all(path).expect("writable");
        mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"], path)
    }

    fn bind(from: &Path, path: &Path) -> Option<Self> {
        fs::create_dir_all(path).expect("writable");
        mount(&["--bind", &from.display().to_string()], path)
    }
}

fn mount(arguments: &[&str], path: &Path) -> Option<Mounted> {
    let done = Command::new("mount").args(arguments).arg(path).output().ok()?;
    if !done.status.success() {
        println!("skipped: no permission to mount: {}", text(&done.stderr).trim());
        return None;
    }
    Some(Mounted(path.to_owned()))
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).output());
    }
}

fn big(letter: &str, files: usize) -> Site {
    let file = |number: usize| (format!("f/{number}.bin"), Arc::new(letter.repeat(100_000).into_bytes()));
    let first = ("index.html".to_owned(), Arc::new(letter.as_bytes().to_vec()));
    Site::new((0..files).map(file).chain([first]).collect())
}

#[test]
fn a_full_target_keeps_the_old_site_and_goes_on_when_there_is_room() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let Some(disk) = Mounted::tmpfs(&root.path().join("disk"), "3m") else { return };
        let folder = disk.0.join("site");
        let to = destination(&folder, way);
        assert_eq!(published(&to, &big("a", 5)), 1);
        fs::write(disk.0.join("ballast"), vec![0; 1_000_000]).expect("room");
        // Does not fit at all; fits once but not twice, as a copy needs; leaves no room for the smallest file.
        for files in [20, 7] {
            let full = publish::publish(&to, &big("b", files), &facts(), false);
            if files == 7 && way != Switch::Copy {
                assert!(full.is_ok(), "{way:?}: {full:?}");
                publish::rollback(&to, publish::Back::Steps(1)).expect("gone back");
                continue;
            }
            let is_full =
                matches!(&full, Err(Fault::System { error, .. }) if error.kind() == std::io::ErrorKind::StorageFull);
            assert!(is_full, "{way:?}: {full:?}");
            assert_eq!(releases_shown(&folder), [1], "{way:?}");
            assert!(publish::verify(&to).expect("read").is_right());
        }
        fs::remove_file(disk.0.join("ballast")).expect("there");
        published(&to, &big("c", 6));
        assert!(publish::verify(&to).expect("read").is_right(), "{way:?}");
    }
}

#[test]
fn the_program_says_that_a_target_is_full_or_read_only() {
    let root = office(&[("site.yaml", &settings("  - { name: web, folder: disk/site }\n"))]);
    let Some(disk) = Mounted::tmpfs(&root.path().join("disk"), "1m") else { return };
    assert_eq!(xueshi(&["publish"], root.path()).status.code(), Some(0));
    let path = root.path().join("content/site.yaml");
    let changed = fs::read_to_string(&path).expect("there").replace("short: Harbour", "short: Pier");
    fs::write(&path, changed).expect("writable");
    let mut ballast = 1_000_000;
    while fs::write(disk.0.join("ballast"), vec![0; ballast]).is_err() {
        ballast -= 4096;
    }
    let full = xueshi(&["publish"], root.path());
    assert_eq!(full.status.code(), Some(2));
    assert!(text(&full.stderr).contains("the target is full: "), "{}", text(&full.stderr));
    let chinese = xueshi(&["publish", "--lang", "zh-CN"], root.path());
    assert!(text(&chinese.stderr).contains("目标满了"), "{}", text(&chinese.stderr));
    assert_eq!(releases_shown(&disk.0.join("site")), [1]);
    fs::remove_file(disk.0.join("ballast")).expect("there");
    let remount = |how: &str| {
        let done = Command::new("mount").args(["-o", how]).arg(&disk.0).status().expect("mount starts");
        assert!(done.success());
    };
    remount("remount,ro");
    let refused = xueshi(&["publish"], root.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("the target is read-only: "), "{}", text(&refused.stderr));
    assert_eq!(xueshi(&["publish", "--verify-only"], root.path()).status.code(), Some(0));
    remount("remount,rw");
    let done = xueshi(&["publish", "--verify"], root.path());
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
}

#[test]
fn a_target_that_vanishes_midway_is_whole_when_it_is_back() {
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let (backing, point) = (root.path().join("backing"), root.path().join("point"));
        fs::create_dir(&backing).expect("writable");
        let Some(mounted) = Mounted::bind(&backing, &point) else { return };
        let to = destination(&point.join("site"), way);
        published(&to, &site(&[("index.html", "one")]));
        let later = to.clone();
        let publishing = std::thread::spawn(move || publish::publish(&later, &big("b", 800), &facts(), false));
        let begun = Instant::now();
        let laying = || {
            let names = fs::read_dir(backing.join("site/releases")).expect("there").flatten();
            names.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with('.'))
        };
        while !laying() && begun.elapsed() < Duration::from_secs(20) {
            std::hint::spin_loop();
        }
        drop(mounted);
        let gone = publishing.join().expect("no panic");
        assert!(matches!(&gone, Err(Fault::System { .. })), "{way:?}: {gone:?}");
        assert_eq!(fs::read_dir(&point).expect("a folder").count(), 0, "nothing is written where it was");
        assert_eq!(releases_shown(&backing.join("site")), [1], "{way:?}");
        let Some(_mounted) = Mounted::bind(&backing, &point) else { return };
        let done = publish::publish(&to, &site(&[("index.html", "three")]), &facts(), false);
        // The lock is this process's own, which lives: as another's it would be stale.
        let done = match done {
            Err(Fault::Busy { .. }) => {
                fs::remove_file(backing.join("site/publish.lock")).expect("there");
                publish::publish(&to, &site(&[("index.html", "three")]), &facts(), false)
            }
            done => done,
        };
        done.unwrap_or_else(|fault| panic!("{way:?}: {fault}"));
        assert!(publish::verify(&to).expect("read").is_right(), "{way:?}");
        // What was shown before two folders changed places stays until the next time, for those who still read it.
        let left = fs::read_dir(backing.join("site/releases")).expect("there").flatten();
        let left = left.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')).count();
        assert_eq!(left, 4, "{way:?}: two releases and nothing else");
    }
}
