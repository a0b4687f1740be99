//! Publications that are killed at any moment.
//!
//! `XUESHI_KILLS` says how many in each way; a handful where it is not set.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use xueshi::model::Switch;

use crate::common::office;
use crate::publish::{releases_shown, settings, text, ways, xueshi};

/// Numbers that look like chance, and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }
}

fn rounds() -> u64 {
    std::env::var("XUESHI_KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(8)
}

/// Changes the office so that every page changes, and some come and go.
fn change(root: &Path, round: u64) {
    let path = root.join("content/site.yaml");
    let site = fs::read_to_string(&path).expect("there");
    let lines = site
        .lines()
        .map(|line| if line.starts_with("short:") { format!("short: Harbour {round}") } else { line.to_owned() });
    fs::write(&path, lines.collect::<Vec<_>>().join("\n") + "\n").expect("writable");
    let notice = root.join("content/notices/extra.md");
    if round.is_multiple_of(2) {
        fs::create_dir_all(root.join("content/notices")).expect("writable");
        fs::write(notice, format!("---\ntitle: Round {round}\ndate: 2024-03-02\n---\n\nText.\n")).expect("writable");
    } else {
        drop(fs::remove_file(notice));
    }
}

fn start(root: &Path) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.args(["publish", "--root"]).arg(root).stdout(Stdio::null()).stderr(Stdio::null());
    program.spawn().expect("the program starts")
}

/// Kills a publication: of four three while it holds the lock, one at any time. Says whether it was alive.
fn kill(root: &Path, whole: Duration, locked: Duration, dice: &mut Dice) -> bool {
    let mut child = start(root);
    let micros = |time: Duration| u64::try_from(time.as_micros()).expect("short");
    if dice.below(4) == 0 {
        std::thread::sleep(Duration::from_micros(dice.below(micros(whole))));
    } else {
        let lock = root.join("web/publish.lock");
        let begun = Instant::now();
        while !lock.exists() && begun.elapsed() < Duration::from_secs(20) {
            std::hint::spin_loop();
        }
        std::thread::sleep(Duration::from_micros(dice.below(micros(locked))));
    }
    let was_alive = child.try_wait().expect("a child").is_none();
    child.kill().expect("a child");
    child.wait().expect("a child");
    was_alive
}

/// How long a publication takes, and how long of that it holds the lock.
fn measured(root: &Path) -> (Duration, Duration) {
    let begun = Instant::now();
    let mut child = start(root);
    let lock = root.join("web/publish.lock");
    let mut locked = None;
    let mut held = Duration::ZERO;
    while child.try_wait().expect("a child").is_none() {
        match (lock.exists(), locked) {
            (true, None) => locked = Some(Instant::now()),
            (true, Some(since)) => held = Instant::elapsed(&since),
            _ => {}
        }
    }
    (begun.elapsed(), held.max(Duration::from_millis(5)))
}

#[test]
fn a_killed_publication_leaves_one_whole_release_and_the_next_one_mends_it() {
    for way in ways() {
        let targets = format!("  - {{ name: web, folder: web, way: {}, keep: 3 }}\n", way.name());
        let root = office(&[("site.yaml", &settings(&targets))]);
        let root = root.path();
        assert_eq!(xueshi(&["publish"], root).status.code(), Some(0));
        change(root, 1000);
        let (whole, locked) = measured(root);
        let (mut dice, mut killed, mut finished, mut took_over) = (Dice(way as u64 + 1), 0, 0, 0);
        for round in 0..rounds() {
            change(root, round);
            let was_alive = kill(root, whole, locked, &mut dice);
            killed += u64::from(was_alive);
            if way != Switch::Copy {
                assert_eq!(releases_shown(&root.join("web")).len(), 1, "{way:?}: round {round}: a torn tree");
            }
            let done = xueshi(&["publish", "--verify"], root);
            let said = text(&done.stderr);
            assert_eq!(done.status.code(), Some(0), "{way:?}: round {round}: {said}");
            finished += u64::from(said.contains("finished first"));
            took_over += u64::from(said.contains("taken over"));
            let shown = releases_shown(&root.join("web"));
            assert_eq!(shown.len(), 1, "{way:?}: round {round}");
            let page = fs::read_to_string(root.join("web/current/index.html")).expect("a page");
            assert!(page.contains(&format!("Harbour {round}")), "{way:?}: round {round}: the newest");
            let kept = fs::read_dir(root.join("web/releases")).expect("there").count();
            assert!(kept <= 6 + 1, "{way:?}: {kept} entries");
            assert!(!root.join("web/publish.lock").exists() && !root.join("web/publish.journal").exists());
        }
        println!("{way:?}: {killed} of {} killed alive, {took_over} locks taken over, {finished} finished", rounds());
    }
}
