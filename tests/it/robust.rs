//! Whatever stands in a file, a run ends with findings, not with a panic, and writes all or nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{check, copy, office, project, tree};

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n.max(1)
    }
}

/// What people and programs do to files.
fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let pieces: [&[u8]; 18] = [
        b"\0",
        b"\xff\xfe",
        b"\"",
        b",",
        b"\n",
        b"\r\n",
        b": ",
        b"- ",
        b"{",
        b"]",
        b"&a *a",
        b"99999999999999999999999999999999",
        b"9999-12-31",
        b"-1",
        b"1e999",
        "：".as_bytes(),
        "\u{202e}<script>".as_bytes(),
        b"---\n",
    ];
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        match numbers.below(4) {
            0 => bytes.truncate(at),
            1 => {
                let end = (at + numbers.below(12)).min(bytes.len());
                bytes.drain(at..end);
            }
            2 => {
                let end = (at + numbers.below(60)).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => drop(bytes.splice(at..at, pieces[numbers.below(pieces.len())].iter().copied())),
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    tree(folder).into_keys().map(|name| folder.join(name)).collect()
}

/// `XUESHI_DAMAGE=5000` runs more.
#[test]
fn damaged_files_yield_findings_and_never_a_panic() {
    let rounds = std::env::var("XUESHI_DAMAGE").ok().and_then(|count| count.parse().ok()).unwrap_or(150);
    let from = std::env::var_os("XUESHI_DAMAGE").map_or_else(|| project("english"), |_| crate::common::repository());
    let root = copy(&from);
    let all = files(&root.path().join("content"));
    let mut numbers = Numbers(20_240_515);
    for _ in 0..rounds {
        let path = &all[numbers.below(all.len())];
        let whole = fs::read(path).expect("readable");
        let mut bytes = whole.clone();
        damage(&mut bytes, &mut numbers);
        fs::write(path, &bytes).expect("writable");
        // A panic would say which; the damaged file is then still there.
        let run = check(root.path());
        assert!(run.report.is_some() || run.has_errors(), "{}", path.display());
        fs::write(path, whole).expect("writable");
    }
}

#[test]
fn extreme_values_are_findings_or_harmless() {
    let class = |title: &str| format!("title: \"{title}\"\nrule: basic\nstart: 1900-01-01\nend: 2200-12-31\n");
    let long = "长".repeat(300);
    let root = office(&[
        ("classes/a b#c%d/class.yaml", &class(&long)),
        ("classes/quotes/class.yaml", &class("<script>alert('1')</script> \\\"&amp; \u{202e}x")),
        ("people/odd.csv", "id,name,unit\n..,O'Neil \"\"B\"\" <b>,quay\nCON,\u{202e}evil,quay\n/etc/passwd,x,quay\n"),
        ("classes/quotes/roster.csv", "id\n..\nCON\n/etc/passwd\n"),
        (
            "rules/huge.yaml",
            "title: H\ncredit_minutes: 1\ntracks:\n  offline: { required: 1000000, max: 1000000, earn: [{ by: session, credits: 999999.999999 }] }\n",
        ),
        ("classes/huge/class.yaml", "title: H\nrule: huge\nstart: 2024-01-01\nend: 2024-12-31\n"),
        ("classes/huge/courses.csv", "title,credits\nA,1000000\nB,999999.9999999999999999999\n"),
    ]);
    let output = root.path().join("output");
    let run = crate::common::build(root.path(), &output);
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    let pages = tree(&output);
    assert!(pages.keys().all(|path| !path.contains("..")), "no path leaves the tree");
    let html = |path: &str| String::from_utf8(pages[path].clone()).expect("UTF-8");
    assert!(!html("site/classes/quotes/index.html").contains("<script>"));
    let list = html("site/classes/index.html");
    assert!(list.contains("classes/a%20b%23c%25d/index.html"), "{list}");
}

#[test]
fn a_text_that_no_cell_can_hold_is_said_for_what_it_is() {
    let slot = format!("- {{ date: 2025-03-05, topic: \"{}\", credits: 5 }}\n", "长".repeat(33_000));
    let class = "title: T\nrule: basic\nstart: 2025-03-04\nend: 2025-03-08\n";
    let run = check(office(&[("classes/t/schedule.yaml", &slot), ("classes/t/class.yaml", class)]).path());
    // The teaching plan, said once for both editions.
    assert_eq!(crate::common::codes(&run), ["O107"]);
}

#[test]
fn a_tree_of_units_a_thousand_deep_is_bounded() {
    let level = |at: usize| {
        let space = "  ".repeat(at * 2);
        format!("{space}- id: u{at}\n{space}  title: U{at}\n{space}  children:\n")
    };
    let deep = (0..1000).map(level).collect::<Vec<_>>().concat();
    let run = check(office(&[("units.yaml", &deep)]).path());
    assert!(run.has_errors());
}
