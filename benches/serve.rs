//! From a saved file to the page in the browser: how long the preview of a large office takes.
//!
//! `cargo bench --bench serve` writes offices of a thousand classes, and in each changes the place of one class
//! after the other; the time is that from before the file is written until the page was told of it and has been
//! fetched again. `cargo bench --bench serve -- <folder>` measures an office that was written before.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark lays its own files, fails loudly and prints its table"
)]

mod office;
#[path = "../tests/it/preview/mod.rs"]
mod preview;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use preview::{Preview, config};
use xueshi::model::Edition;

/// Classes of an office.
const CLASSES: usize = 1_000;
/// Trainees of a class.
const TRAINEES: [usize; 2] = [10, 50];
/// Sessions of a class, as the office has them.
const SESSIONS: usize = 20;
/// How many saves are measured, after two that are not.
const SAVES: usize = 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    println!("edition   trainees   first ms   save to page ms: median   least   most   stages of the last");
    if let [root] = arguments.as_slice() {
        measure(Path::new(root), 0);
        return;
    }
    for trainees in TRAINEES {
        let folder = tempfile::tempdir().expect("a folder");
        office::write(folder.path(), CLASSES * trainees * SESSIONS, trainees).expect("an office");
        measure(folder.path(), trainees);
    }
}

fn measure(root: &Path, trainees: usize) {
    for edition in [Edition::Public, Edition::Office] {
        let start = Instant::now();
        let preview = Preview::of(config(root, edition), Duration::from_secs(2), Some(0)).expect("a free port");
        let first = start.elapsed();
        let mut classes: Vec<_> =
            fs::read_dir(root.join("content/classes")).expect("classes").flatten().map(|entry| entry.path()).collect();
        classes.sort();
        let mut times: Vec<_> =
            (0..SAVES + 2).map(|save| time(&preview, &classes[save * 37 % classes.len()], save)).collect();
        times.drain(..2);
        times.sort();
        println!(
            "{:<9} {trainees:>8} {:>10.0} {:>25.0} {:>7.0} {:>6.0}   {}",
            edition.name(),
            milliseconds(first),
            milliseconds(times[times.len() / 2]),
            milliseconds(times[0]),
            milliseconds(times[times.len() - 1]),
            preview.stages(),
        );
    }
}

/// Changes the place of a class, and waits for its page to be other than before.
fn time(preview: &Preview, class: &Path, save: usize) -> Duration {
    let name = class.file_name().expect("a name").to_string_lossy().into_owned();
    let page = format!("/classes/{name}/index.html");
    let events = preview.events(&page);
    let before = events.next();
    let file = class.join("class.yaml");
    let text = fs::read_to_string(&file).expect("readable");
    // Another one than that of an earlier measurement in the same folder.
    let place = format!("第{}-{save}教室", std::process::id());
    let lines =
        text.lines().map(|line| if line.starts_with("地点") { format!("地点: {place}") } else { line.to_owned() });
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    // The last build may still be putting away what it no longer needs.
    std::thread::sleep(Duration::from_millis(700));
    let start = Instant::now();
    fs::write(&file, text).expect("writable");
    events.until(|told| told["seen"] != before["seen"]);
    let shown = preview.get(&page);
    let time = start.elapsed();
    assert!(shown.text().contains(&place), "{page} does not show what was saved");
    time
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
