//! Attendance from disk to results: how long each stage takes, and what it holds, as records grow.
//!
//! `cargo bench --bench attendance` writes offices of 10,000, 100,000 and 1,000,000 attendance records
//! into a temporary folder, and runs each in processes of its own: the peak of one can't hide in the
//! memory of another, and no run finds what an earlier one has warmed up but the system's file cache.
//! `cargo bench --bench attendance -- 100000` measures one size, and
//! `cargo bench --bench attendance -- --write <folder> 100000` only writes such an office, to profile
//! `--measure <folder>` or the program itself on it. Times are medians; the peak is the
//! highest of the runs. A second table has the same records in ever larger classes: what looks through a
//! class for each of its records shows there. A run that comes to anything but what the generator has added up fails.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark lays its own files, fails loudly and prints its table"
)]
#![allow(clippy::cast_precision_loss, reason = "what is shown is rounded far above it")]

mod office;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rust_decimal::Decimal;
use xueshi::diag::{self, Severity};
use xueshi::ledger::Outcome;

/// Attendance records of each office.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Attendance records of the offices whose classes differ in size.
const IN_CLASSES: usize = 100_000;
/// Trainees of a class.
const CLASSES: [usize; 3] = [50, 500, 5_000];
/// Runs of each office.
const RUNS: usize = 5;
/// What makes a process one run of an office.
const MEASURE: &str = "--measure";
/// What makes it write an office and stop.
const WRITE: &str = "--write";

/// The stages, and all of them together.
#[derive(Clone, Copy)]
struct Times {
    read: Duration,
    resolve: Duration,
    ledger: Duration,
}

impl Times {
    fn all(self) -> Duration {
        self.read + self.resolve + self.ledger
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let number = |text: &String| text.parse::<usize>().expect("a number of records");
    match arguments.as_slice() {
        [flag, root] if flag == MEASURE => measure(Path::new(root)),
        [flag, root, records] if flag == WRITE => {
            let written = office::write(Path::new(root), number(records), office::TRAINEES).expect("an office");
            println!("{written:?}");
        }
        [] => {
            table(&SIZES.map(|records| (records, office::TRAINEES)));
            table(&CLASSES.map(|trainees| (IN_CLASSES, trainees)));
        }
        sizes => table(&sizes.iter().map(|size| (number(size), office::TRAINEES)).collect::<Vec<_>>()),
    }
}

/// One run: a line of times in microseconds, the peaks before the ledger and at the end in KiB, and what the office came to.
fn measure(root: &Path) {
    let mut start = Instant::now();
    let mut lap = || {
        let since = start.elapsed();
        start = Instant::now();
        since
    };
    let (sources, problems) = xueshi::source::read_tree(root, "content");
    let read = lap();
    let (office, mut findings) = xueshi::resolve::resolve(&sources, None, || None, None);
    let office = office.expect("an office");
    let resolve = lap();
    let peak_before = peak_kib();
    let _ = lap();
    let ledger = xueshi::ledger::compute(&office);
    let compute = lap();
    let peak = peak_kib();

    findings.extend(diag::from_problems(problems));
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity() == Severity::Error).take(3).collect();
    assert!(errors.is_empty(), "the office has errors: {errors:?}");
    let standings = || ledger.classes.iter().flat_map(|class| &class.standings);
    let credits: Decimal = standings().map(xueshi::ledger::Standing::credits).sum();
    let qualified = standings().filter(|standing| standing.verdict.outcome == Outcome::Qualified).count();
    let came: usize = ledger.classes.iter().flat_map(|class| &class.headcounts).map(|count| count.came).sum();
    let posted: Decimal = ledger.accounts.values().flat_map(|year| year.values()).map(|account| account.total).sum();
    assert!(posted <= credits && !posted.is_zero(), "{posted} of {credits} credits are posted");
    let micros = [read, resolve, compute].map(|time| time.as_micros().to_string()).join(" ");
    println!(
        "{micros} {peak_before} {peak} {} {} {} {came} {} {qualified}",
        standings().map(|standing| standing.figures.tally.counts.values().sum::<usize>()).sum::<usize>(),
        office.classes.len(),
        office.people.len(),
        (credits * Decimal::ONE_HUNDRED).normalize(),
    );
}

/// The most memory that this process has held.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Runs `measure` in a process of its own.
fn run(root: &Path, expected: office::Expected) -> (Times, [u64; 2]) {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg(MEASURE).arg(root).output().expect("a run");
    let line = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let numbers: Vec<u64> = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
    let [read, resolve, ledger, peak_before, peak, records, classes, people, came, credits, qualified] = numbers[..]
    else {
        unreachable!("a run prints eleven numbers: {line}")
    };
    let count = |number: u64| usize::try_from(number).expect("a count");
    let found = office::Expected {
        records: count(records),
        classes: count(classes),
        people: count(people),
        came: count(came),
        credits,
        qualified: count(qualified),
    };
    assert_eq!(found, expected, "what came out is not what was put in");
    let [read, resolve, ledger] = [read, resolve, ledger].map(Duration::from_micros);
    (Times { read, resolve, ledger }, [peak_before, peak])
}

/// A line for each office of so many records in classes of so many trainees.
fn table(offices: &[(usize, usize)]) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "\n{RUNS} runs an office on {workers} processors: median times in ms, the highest peak in MB (before the ledger, and at the end)"
    );
    println!(
        "  records trainees     read  resolve   ledger      all   records/s  resolved peak RSS  ns a record  growth"
    );
    let mut before: Option<f64> = None;
    for &(records, trainees) in offices {
        let folder = tempfile::tempdir().expect("a folder");
        let expected = office::write(folder.path(), records, trainees).expect("an office");
        let runs: Vec<_> = (0..RUNS).map(|_| run(folder.path(), expected)).collect();
        let median = |of: &dyn Fn(Times) -> Duration| {
            let mut times: Vec<_> = runs.iter().map(|&(times, _)| of(times)).collect();
            times.sort();
            times[times.len() / 2].as_secs_f64()
        };
        let (read, resolve, ledger) =
            (median(&|times| times.read), median(&|times| times.resolve), median(&|times| times.ledger));
        let all = median(&Times::all);
        let peak = |at: usize| runs.iter().map(|(_, peaks)| peaks[at]).max().unwrap_or(0) as f64 * 1024.0 / 1e6;
        let records = expected.records as f64;
        // How the time of one record has changed since the line before: 1 is linear.
        let growth = before.map_or_else(|| "–".to_owned(), |before| format!("{:.2}", all / records / before));
        println!(
            "{records:>9} {trainees:>8} {:>8.1} {:>8.1} {:>8.1} {:>8.1} {:>11.0} {:>9.1} {:>8.1} {:>12.0} {growth:>7}",
            read * 1e3,
            resolve * 1e3,
            ledger * 1e3,
            all * 1e3,
            records / all,
            peak(0),
            peak(1),
            all * 1e9 / records,
        );
        before = Some(all / records);
    }
}
