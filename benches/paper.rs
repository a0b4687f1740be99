//! Documents from their view to a PDF: how long rosters and certificates take, and what they hold.
//!
//! `cargo bench --bench paper` sets a roster of 1,000 trainees, 1,000 certificates in files of their own
//! and 1,000 in one file, each in a process of its own, with the fonts of this machine (which it names:
//! the time depends on them). Times are medians of the runs and include neither the search for fonts nor
//! the reading of them, which have a line of their own; the peak is the highest of the runs.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark lays its own files, fails loudly and prints its table"
)]

#[cfg(not(feature = "pdf"))]
fn main() {
    println!("this build sets no PDF");
}

#[cfg(feature = "pdf")]
fn main() {
    paper::main();
}

#[cfg(feature = "pdf")]
mod paper {
    use std::path::Path;
    use std::process::Command;
    use std::time::{Duration, Instant};

    use chrono::NaiveDate;
    use xueshi::render::pdf::{Face, Press, Printed, Roles};
    use xueshi::source::Fonts;
    use xueshi::theme::Theme;
    use xueshi::view::{Align, Cell, Document, Layout, Letter, Orientation, Paper, Sheet, Table};

    /// How many trainees.
    const TRAINEES: usize = 1_000;
    /// Runs of each task.
    const RUNS: usize = 5;
    /// The folder of fonts that is looked through before the system's, by this variable.
    const FONTS: &str = "XUESHI_FONTS";
    const TASKS: [&str; 3] = ["roster", "certificates", "one-file"];

    pub(super) fn main() {
        let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
        if let [task] = arguments.as_slice() {
            return measure(task);
        }
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        println!(
            "{TRAINEES} trainees, {RUNS} runs on {workers} processors: median times in ms, the highest peak in MB"
        );
        println!("        task    fonts      set      CPU  CPU ms a document    size MB  peak RSS");
        for task in TASKS {
            let runs: Vec<_> = (0..RUNS).map(|_| run(task)).collect();
            let median = |at: usize| {
                let mut values: Vec<_> = runs.iter().map(|run| run[at]).collect();
                values.sort_by(f64::total_cmp);
                values[values.len() / 2]
            };
            let peak = runs.iter().map(|run| run[5]).fold(0.0, f64::max);
            let (fonts, set, cpu) = (median(0), median(1), median(2));
            let each = cpu / median(3);
            println!("{task:>12} {fonts:>8.0} {set:>8.0} {cpu:>8.0} {each:>18.1} {:>10.1} {peak:>9.0}", median(4));
        }
    }

    fn run(task: &str) -> [f64; 6] {
        let output = Command::new(std::env::current_exe().expect("this program")).arg(task).output().expect("a run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let line = String::from_utf8_lossy(&output.stdout).into_owned();
        let numbers: Vec<f64> = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        numbers.try_into().expect("six numbers")
    }

    /// One run: times in ms for fonts, for setting and of processors for setting, files, their size in MB and the peak in MB.
    fn measure(task: &str) {
        let start = Instant::now();
        let theme = Theme::embedded();
        let named: Vec<String> = std::env::var(FONTS).into_iter().collect();
        let (mut fonts, _) = Fonts::find(Path::new("."), &named, "default");
        let (chosen, _) = Roles::of(&theme).expect("a list of fonts").choose(|names| {
            let found = fonts.first(names)?;
            Some(Face { name: found.name, data: found.data, index: found.index })
        });
        let press = Press::new(&theme, &chosen).expect("a theme").expect("a Chinese font");
        let prepared = start.elapsed();
        let documents = documents(task);
        let (start, used) = (Instant::now(), cpu_ms());
        let printed = press.documents(&documents.iter().collect::<Vec<_>>(), &|_| None);
        let size = |printed: Result<Printed, _>| {
            let printed = printed.expect("right templates");
            assert!(printed.findings.is_empty(), "{:?}", printed.findings);
            printed.bytes.len()
        };
        let sizes: Vec<usize> = printed.into_iter().map(size).collect();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let (set, cpu) = (ms(start.elapsed()), cpu_ms() - used);
        let (count, size) = (sizes.len(), sizes.iter().sum::<usize>());
        println!("{} {set} {cpu} {count} {} {}", ms(prepared), mega(size), mega(peak_kib() * 1024));
    }

    fn mega(bytes: usize) -> f64 {
        f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1e3
    }

    /// The time of processors that this process has taken, which is the same on a busy machine.
    fn cpu_ms() -> f64 {
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        // utime and stime, in hundredths of a second.
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
    }

    /// The most memory that this process has held.
    fn peak_kib() -> usize {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    fn documents(task: &str) -> Vec<Document> {
        match task {
            "roster" => vec![document("filing/t/roster".to_owned(), vec![Sheet::Table(roster())])],
            "certificates" => (0..TRAINEES)
                .map(|at| document(format!("filing/t/certificate-{at}"), vec![Sheet::Letter(certificate(at))]))
                .collect(),
            _ => {
                let sheets = (0..TRAINEES).map(|at| Sheet::Letter(certificate(at))).collect();
                vec![document("filing/t/certificates".to_owned(), sheets)]
            }
        }
    }

    fn document(stem: String, sheets: Vec<Sheet>) -> Document {
        Document {
            stem,
            title: "2024年发展对象培训班".to_owned(),
            paper: Paper::Forms(sheets),
            trail: Vec::new(),
            today: NaiveDate::from_ymd_opt(2024, 6, 24).expect("a day"),
            organisation: "中共测试职业技术学院委员会党校".to_owned(),
            language: "zh-CN".to_owned(),
            source: None,
            form: None,
            template: None,
        }
    }

    fn name(at: usize) -> String {
        const SURNAMES: [&str; 8] = ["王", "李", "张", "刘", "欧阳", "杨", "赵", "司马"];
        const GIVEN: [&str; 12] = ["明", "丽", "建", "国", "文", "婷", "涛", "静", "磊", "红", "军", "云"];
        format!("{}{}{}", SURNAMES[at % 8], GIVEN[at / 8 % 12], GIVEN[at / 96 % 12])
    }

    /// The roster of students as offices file it, with its fourteen columns.
    fn roster() -> Table {
        let columns = [
            ("序号", 4),
            ("姓名", 6),
            ("性别", 4),
            ("民族", 5),
            ("出生年月", 6),
            ("身份证号", 13),
            ("学号", 8),
            ("所在学院", 11),
            ("班级", 8),
            ("联系电话", 8),
            ("申请入党时间", 7),
            ("确定积极分子时间", 7),
            ("确定发展对象时间", 7),
            ("备注", 8),
        ];
        let mut table = Table::new("2024年发展对象培训班学员名单表");
        for (title, width) in columns {
            table.column(title, width, Align::Center);
        }
        table.rows = (0..TRAINEES)
            .map(|at| {
                let id = format!("99010119900101{at:04}");
                let rest = ["女", "汉族", "2004-05", &id, "2022010123", "智能制造学院", "机电2201", "10000000009"];
                let dates = ["2022-09", "2023-03", "2024-03", ""];
                let texts = rest.into_iter().chain(dates).map(Cell::text);
                [Cell::count(at + 1), Cell::text(name(at))].into_iter().chain(texts).collect()
            })
            .collect();
        table.layout = Layout { orientation: Orientation::Landscape, ..Layout::default() };
        table
    }

    fn certificate(at: usize) -> Letter {
        Letter {
            title: "结业证书".to_owned(),
            number: Some(format!("证书编号：2024FZ{:04}", at + 1)),
            body: vec![
                format!(
                    "{}同志于2024年5月20日至2024年6月20日参加2024年发展对象培训班学习，修完规定课程，考核成绩合格，准予结业。",
                    name(at)
                ),
                "特发此证。".to_owned(),
            ],
            issuer: "中共测试职业技术学院委员会党校".to_owned(),
            date: "2024年6月24日".to_owned(),
            framed: true,
            layout: Layout { orientation: Orientation::Landscape, ..Layout::default() },
            ..Letter::default()
        }
    }
}
