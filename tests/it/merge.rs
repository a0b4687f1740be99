//! Lists that were changed apart, merged: through the library, and through git itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use xueshi::merge::{Conflict, ConflictKind, Merged, merged};

const ROSTER: &str = "content/classes/2024-a/roster.csv";

fn three(path: &str, base: &str, ours: &str, theirs: &str) -> (String, Vec<Conflict>) {
    let merged = merged(path, [base, ours, theirs].map(str::as_bytes), None).expect("a list");
    (String::from_utf8(merged.bytes).expect("UTF-8"), merged.conflicts)
}

/// A merge without a conflict.
fn clean(path: &str, base: &str, ours: &str, theirs: &str) -> String {
    let (text, conflicts) = three(path, base, ours, theirs);
    assert_eq!(conflicts, [], "{text}");
    text
}

fn cell(column: &str, ours: &str, theirs: &str) -> ConflictKind {
    ConflictKind::Cell { column: column.to_owned(), ours: ours.to_owned(), theirs: theirs.to_owned() }
}

#[test]
fn rows_that_both_added_and_cells_that_both_changed_are_all_there() {
    let base = "序号,学号,姓名,小组\r\n1,A1,张明,\r\n2,A2,李华,\r\n";
    let ours = "序号,学号,姓名,小组\r\n1,A1,张明,一组\r\n2,A3,王芳,\r\n3,A2,李华,\r\n4,A4,赵强,\r\n";
    let theirs = "序号,学号,姓名,小组,备注\r\n1,A1,张明,,\"请假, 补\"\r\n2,A2,李华,二组,\r\n3,A5,孙丽,,\r\n";
    let merged = "序号,学号,姓名,小组,备注\r\n1,A1,张明,一组,\"请假, 补\"\r\n2,A3,王芳,,\r\n3,A2,李华,二组,\r\n4,A4,赵强,,\r\n5,A5,孙丽,,\r\n";
    assert_eq!(clean(ROSTER, base, ours, theirs), merged);
}

#[test]
fn the_same_cell_changed_differently_is_told_with_its_row_and_column() {
    let base = "姓名,考试\n张明,80\n李华,70\n";
    let (text, conflicts) =
        three("content/classes/a/marks.csv", base, "姓名,考试\n张明,85\n李华,71\n", "姓名,考试\n张明,90\n李华,70\n");
    assert_eq!(text, "姓名,考试\n<<<<<<< ours\n张明,85\n=======\n张明,90\n>>>>>>> theirs\n李华,71\n");
    assert_eq!(conflicts, [Conflict { row: "张明".to_owned(), kind: cell("考试", "85", "90") }]);
}

#[test]
fn a_row_removed_here_and_changed_there_is_a_conflict() {
    let base = "学号,姓名,小组\nA1,张明,\nA2,李华,\nA3,王芳,\n";
    let (text, conflicts) =
        three(ROSTER, base, "学号,姓名,小组\nA2,李华,一组\n", "学号,姓名,小组\nA1,张明,二组\nA3,王芳,\n");
    let expected = "学号,姓名,小组\n<<<<<<< ours\n=======\nA1,张明,二组\n>>>>>>> theirs\n<<<<<<< ours\nA2,李华,一组\n=======\n>>>>>>> theirs\n";
    assert_eq!(text, expected);
    let kinds: Vec<_> = conflicts.into_iter().map(|conflict| (conflict.row, conflict.kind)).collect();
    let expected = [("A1 张明", ConflictKind::RemovedByUs), ("A2 李华", ConflictKind::RemovedByThem)];
    assert_eq!(kinds, expected.map(|(row, kind)| (row.to_owned(), kind)));
}

#[test]
fn numbers_of_rows_contradict_nothing() {
    let base = "序号,姓名\n1,张明\n2,李华\n";
    assert_eq!(
        clean(ROSTER, base, "序号,姓名\n1,王芳\n2,张明\n3,李华\n", "序号,姓名\n1,赵强\n2,李华\n"),
        "序号,姓名\n1,王芳\n2,赵强\n3,李华\n"
    );
    // Numbers that were not counted stay.
    assert_eq!(
        clean(ROSTER, "序号,姓名\n7,张明\n", "序号,姓名\n7,张明\n8,李华\n", "序号,姓名\n5,张明\n"),
        "序号,姓名\n5,张明\n8,李华\n"
    );
}

#[test]
fn what_nobody_changed_stays_byte_for_byte() {
    // Quotes without need, spaces, empty rows, a short row, no end of the last line.
    let base = "\u{feff},,\r\n\"学号\",姓名 ,备注\r\n\r\n\"A1\", 张明,\r\n,,\r\nA2,李华\r\nA3,王芳,x";
    let theirs = base.replace("A2,李华", "A2,李华,补");
    assert_eq!(clean(ROSTER, base, base, &theirs), base.replace("A2,李华", "A2,李华,补"));
    let theirs = "学号,姓名,备注\nA1,张明,\nA2,李华,\nA3,王芳,x\nA4,赵强,\n";
    assert_eq!(clean(ROSTER, base, base, theirs), format!("{base}\r\nA4,赵强,"));
}

#[test]
fn a_list_in_gbk_stays_in_gbk() {
    let gbk = |text: &str| encoding(text);
    let base = gbk("姓名,小组\r\n张明,\r\n");
    let ours = gbk("姓名,小组\r\n张明,一组\r\n");
    let theirs = "\u{feff}姓名,小组\r\n张明,\r\n李华,𠮷\r\n".as_bytes();
    let merged = merged(ROSTER, [&base, &ours, theirs], None).expect("a list");
    assert_eq!(merged, Merged { bytes: gbk("姓名,小组\r\n张明,一组\r\n李华,𠮷\r\n"), conflicts: Vec::new() });
}

fn encoding(text: &str) -> Vec<u8> {
    xueshi::source::Encoding::Gbk.encode(text)
}

#[test]
fn a_trainee_who_gets_a_number_is_still_the_same() {
    let base = "学号,姓名,小组\n,张明,\n,李华,\n";
    let merged = clean(ROSTER, base, "学号,姓名,小组\nA1,张明,\n,李华,\n", "学号,姓名,小组\n,张明,二组\n,李华,\n");
    assert_eq!(merged, "学号,姓名,小组\nA1,张明,二组\n,李华,\n");
}

#[test]
fn a_column_removed_here_and_filled_there_leaves_both_files() {
    let base = "姓名,备注\n张明,a\n李华,\n";
    let (ours, theirs) = ("姓名\n张明\n李华\n", "姓名,备注\n张明,a\n李华,b\n");
    let (text, conflicts) = three(ROSTER, base, ours, theirs);
    assert_eq!(text, format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"));
    assert_eq!(conflicts, [Conflict { row: String::new(), kind: ConflictKind::Column("备注".to_owned()) }]);
    // The same values are not the same cells.
    for theirs in ["姓名,备注\n张明,\n李华,a\n", "姓名,备注\n李华,a\n", "姓名,备注\n王芳,a\n张明,\n李华,\n"]
    {
        let (text, conflicts) = three(ROSTER, base, ours, theirs);
        assert_eq!(text, format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"));
        assert_eq!(conflicts.len(), 1);
        let (_, conflicts) = three(ROSTER, base, theirs, ours);
        assert_eq!(conflicts.len(), 1);
    }
    assert_eq!(clean(ROSTER, base, ours, "姓名,备注\n李华,\n张明,a\n"), "姓名\n李华\n张明\n");
    // Where nobody filled it, it goes.
    assert_eq!(clean(ROSTER, base, ours, "姓名,备注\n张明,a\n王芳,\n"), "姓名\n张明\n王芳\n");
}

#[test]
fn a_column_that_got_another_name_keeps_it() {
    let base = "姓名,说明\n张明,a\n";
    assert_eq!(
        clean(ROSTER, base, "姓名,情况\n张明,a\n", "姓名,说明\n张明,a\n李华,b\n"),
        "姓名,情况\n张明,a\n李华,b\n"
    );
}

#[test]
fn answers_without_names_are_all_counted() {
    let path = "content/classes/a/evaluation.csv";
    let base = "评价方,课程\n学员,5\n学员,4\n";
    // Both typed in an answer that says the same, and one of them another.
    let merged =
        clean(path, base, "评价方,课程\n学员,5\n学员,4\n学员,5\n", "评价方,课程\n学员,5\n学员,4\n学员,5\n学员,3\n");
    assert_eq!(merged, "评价方,课程\n学员,5\n学员,4\n学员,5\n学员,5\n学员,3\n");
    // The same change on both sides is one.
    let both = "评价方,课程\n学员,5\n学员,4\n学员,1\n";
    assert_eq!(clean(path, base, both, both), both);
    // A row that one moved and the other has twice by now is there twice.
    let moved = clean(
        path,
        "评价方,课程\n学员,0\n学员,1\n",
        "评价方,课程\n学员,1\n学员,0\n",
        "评价方,课程\n学员,0\n学员,0\n学员,1\n",
    );
    assert_eq!(moved.matches("学员,0").count(), 2);
    // Two answers of one line are no answer to be mixed of them.
    let (_, conflicts) = three(
        path,
        "评价方,课程,教师,意见\n学员,5,5,好\n",
        "评价方,课程,教师,意见\n学员,4,5,好\n",
        "评价方,课程,教师,意见\n学员,5,5,很好\n",
    );
    assert_eq!(conflicts.len(), 2);
}

#[test]
fn what_is_no_table_is_left_to_lines() {
    let none = |base: &str, ours: &str, theirs: &str| {
        assert_eq!(merged(ROSTER, [base, ours, theirs].map(str::as_bytes), None), None);
    };
    none("姓名\na\n", "", "姓名\nb\n");
    none("姓名,备注,备注\na,,\n", "姓名,备注,备注\na,x,\n", "姓名,备注,备注\na,,y\n");
    none("姓名\na\n", "姓名\na,b\n", "姓名\nc\n");
    none("姓名\na\n", "姓名\na\0\n", "姓名\nc\n");
    // Where a quote that nobody closed was to end is not known.
    let (whole, open) = ("序号,姓名\n1,甲\n2,乙\n3,丙\n", "序号,姓名\n1,甲\n2,\"乙\n3,丙\n");
    none(whole, open, "序号,姓名\n1,甲\n2,乙\n3,丁\n");
    none(whole, "序号,姓名\n1,甲\n2,乙\n3,丁\n", open);
    none(open, whole, open);
    // Somebody who is there twice is no reason: rows are then known by where they stand.
    let doubled = "姓名,小组\n张明,1\n张明,2\n";
    assert_eq!(clean(ROSTER, doubled, &format!("{doubled}李华,\n"), doubled), format!("{doubled}李华,\n"));
}

type Table = Vec<(u8, [u8; 3])>;

/// Conflicts by key and column; without a column of the row.
type Told = BTreeSet<(u8, Option<usize>)>;

/// What one clerk does to a list: an act, a place and a value.
fn act(table: &mut Table, (what, place, column, value): (u8, usize, usize, u8)) {
    let at = place % table.len().max(1);
    match what % 6 {
        0 | 1 if !table.iter().any(|(key, _)| *key == 20 + value) => {
            table.insert(at.min(table.len()), (20 + value, [0, value, 0]));
        }
        2 if !table.is_empty() => drop(table.remove(at)),
        _ => {
            if let Some((_, cells)) = table.get_mut(at) {
                cells[column % 3] = value;
            }
        }
    }
}

fn text_of(table: &Table) -> String {
    let row = |(at, (key, cells)): (usize, &(u8, [u8; 3]))| {
        let cell = |value: u8| if value == 0 { String::new() } else { format!("v{value}") };
        format!("{},K{key},{},\"{}\",{}\r\n", at + 1, cell(cells[0]), cell(cells[1]), cell(cells[2]))
    };
    format!("序号,学号,姓名,小组,备注\r\n{}", table.iter().enumerate().map(row).collect::<String>())
}

/// The rows that must come out, and the conflicts: key and column, or none for the row.
fn model(base: &Table, ours: &Table, theirs: &Table) -> (BTreeMap<u8, [u8; 3]>, Told) {
    let map = |table: &Table| table.iter().copied().collect::<BTreeMap<u8, [u8; 3]>>();
    let [base, ours, theirs] = [base, ours, theirs].map(map);
    let (mut rows, mut conflicts) = (BTreeMap::new(), BTreeSet::new());
    for key in ours.keys().chain(theirs.keys()).copied().collect::<BTreeSet<_>>() {
        match (base.get(&key), ours.get(&key), theirs.get(&key)) {
            (Some(was), Some(is), None) | (Some(was), None, Some(is)) if was != is => {
                conflicts.insert((key, None));
            }
            (was, Some(our), Some(their)) => {
                let was = was.copied().unwrap_or_default();
                let mut row = *our;
                for at in 0..3 {
                    if our[at] == was[at] {
                        row[at] = their[at];
                    } else if their[at] != was[at] && their[at] != our[at] {
                        conflicts.insert((key, Some(at)));
                    }
                }
                rows.insert(key, row);
            }
            (None, one, other) => drop(one.or(other).map(|row| rows.insert(key, *row))),
            _ => {}
        }
    }
    rows.retain(|key, _| !conflicts.iter().any(|(known, _)| known == key));
    (rows, conflicts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_clerks_lose_nothing_and_are_told_every_contradiction(
        keys in prop::collection::btree_set(1..12_u8, 0..8),
        by_us in prop::collection::vec((0..6_u8, 0..9_usize, 0..3_usize, 0..6_u8), 0..7),
        by_them in prop::collection::vec((0..6_u8, 0..9_usize, 0..3_usize, 0..6_u8), 0..7),
    ) {
        let base: Table = keys.into_iter().map(|key| (key, [key, 1, 2])).collect();
        let edited = |acts: Vec<(u8, usize, usize, u8)>| {
            let mut table = base.clone();
            for one in acts {
                act(&mut table, one);
            }
            table
        };
        let (ours, theirs) = (edited(by_us), edited(by_them));
        let (rows, conflicts) = model(&base, &ours, &theirs);
        let (text, told) = three(ROSTER, &text_of(&base), &text_of(&ours), &text_of(&theirs));
        let heads = ["姓名", "小组", "备注"];
        let told: BTreeSet<(u8, Option<usize>)> = told.iter().map(|conflict| {
            let key = conflict.row.split(' ').next().and_then(|key| key[1..].parse().ok()).expect("a key");
            let column = match &conflict.kind {
                ConflictKind::Cell { column, .. } => heads.iter().position(|head| head == column),
                _ => None,
            };
            (key, column)
        }).collect();
        prop_assert_eq!(&told, &conflicts, "{}", text);
        let (mut found, mut within) = (BTreeMap::new(), false);
        for line in text.lines().skip(1) {
            within = line.starts_with("<<<<<<<") || within && !line.starts_with(">>>>>>>");
            if within || line.starts_with(">>>>>>>") {
                continue;
            }
            let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
            let value = |text: &str| if text.is_empty() { 0 } else { text[1..].parse().expect("a number") };
            let before = found.insert(value(cells[1]), [value(cells[2]), value(cells[3]), value(cells[4])]);
            prop_assert_eq!(before, None);
        }
        prop_assert_eq!(found, rows, "{}", text);
    }

    /// Of rows that nothing tells apart each is there as often as it has to be.
    #[test]
    fn no_row_of_a_list_without_keys_is_lost(
        base in prop::collection::vec(0..4_u8, 0..6),
        by_us in prop::collection::vec((any::<bool>(), 0..7_usize, 0..5_u8), 0..4),
        by_them in prop::collection::vec((any::<bool>(), 0..7_usize, 0..5_u8), 0..4),
    ) {
        let edited = |acts: &[(bool, usize, u8)]| {
            let mut rows = base.clone();
            for (adds, place, value) in acts {
                if *adds {
                    rows.insert(place % (rows.len() + 1), *value);
                } else if !rows.is_empty() {
                    rows.remove(place % rows.len());
                }
            }
            rows
        };
        let text = |rows: &[u8]| rows.iter().fold("评价方,课程\n".to_owned(), |text, row| text + "学员," + &row.to_string() + "\n");
        let (ours, theirs) = (edited(&by_us), edited(&by_them));
        let (merged, _) = three("content/classes/a/evaluation.csv", &text(&base), &text(&ours), &text(&theirs));
        let count = |rows: &[u8], value: u8| rows.iter().copied().filter(|row| [value].contains(row)).count();
        for value in 0..5 {
            let [was, our, their] = [&base, &ours, &theirs].map(|rows| count(rows, value));
            // Both may have removed the same one, or added the same.
            let least = if our >= was && their >= was { our.max(their) } else { (our + their).saturating_sub(was) };
            let found = merged.matches(&format!("学员,{value}\n")).count();
            prop_assert!(found >= least, "{value}: {found} < {least}\n{merged}");
        }
    }
}

fn git(folder: &Path, asked: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["-c", "user.name=甲", "-c", "user.email=a@example.invalid"]).args(asked);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().expect("git starts")
}

fn done(folder: &Path, asked: &[&str]) -> String {
    let output = git(folder, asked);
    assert!(output.status.success(), "{asked:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn save(folder: &Path, text: &str) {
    let path = folder.join(ROSTER);
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, text).expect("writable");
    done(folder, &["add", "-A"]);
    done(folder, &["commit", "-qm", "改"]);
}

#[test]
fn git_asks_the_driver_and_is_told_of_conflicts() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    done(folder, &["init", "-qb", "main"]);
    let program = Command::new(env!("CARGO_BIN_EXE_xueshi"))
        .args(["merge-driver", "--install", "--lang", "zh-CN", "--root"])
        .arg(folder)
        .output()
        .expect("the program starts");
    assert_eq!(program.status.code(), Some(0), "{}", String::from_utf8_lossy(&program.stderr));
    fs::write(folder.join(".gitattributes"), "content/**/*.csv text eol=crlf merge=xueshi\n").expect("writable");
    save(folder, "学号,姓名,小组\r\nA1,张明,\r\n");
    done(folder, &["checkout", "-qb", "other"]);
    save(folder, "学号,姓名,小组\r\nA1,张明,\r\nA2,李华,\r\n");
    done(folder, &["checkout", "-q", "main"]);
    save(folder, "学号,姓名,小组\r\nA1,张明,一组\r\nA3,王芳,\r\n");
    done(folder, &["merge", "-q", "--no-edit", "other"]);
    let text = fs::read_to_string(folder.join(ROSTER)).expect("readable");
    assert_eq!(text, "学号,姓名,小组\r\nA1,张明,一组\r\nA3,王芳,\r\nA2,李华,\r\n");
    done(folder, &["checkout", "-q", "other"]);
    save(folder, "学号,姓名,小组\r\nA1,张明,三组\r\nA2,李华,\r\n");
    done(folder, &["checkout", "-q", "main"]);
    let merge = git(folder, &["merge", "--no-edit", "other"]);
    assert_eq!(merge.status.code(), Some(1));
    let said = format!("{}{}", String::from_utf8_lossy(&merge.stdout), String::from_utf8_lossy(&merge.stderr));
    assert!(said.contains("A1 张明 的“小组”两边改得不一样：本方“一组”，对方“三组”"), "{said}");
    let text = fs::read_to_string(folder.join(ROSTER)).expect("readable");
    assert!(text.contains("<<<<<<< ours\r\nA1,张明,一组\r\n=======\r\nA1,张明,三组\r\n>>>>>>> theirs\r\nA3"), "{text}");
}

#[test]
fn what_is_no_table_is_merged_by_gits_own_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("writable");
        path
    };
    let doubled = "备注,备注\na,b\n1,1\n2,2\n3,3\nc,d\n";
    let driver = |ours: &str, theirs: &str| {
        let files = [write("base", doubled), write("ours", ours), write("theirs", theirs)];
        let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let output = program.arg("merge-driver").args(&files).arg("x.csv").output().expect("the program starts");
        (output.status.code(), fs::read_to_string(&files[1]).expect("readable"))
    };
    let [ours, theirs] = [doubled.replace("a,b", "a,x"), doubled.replace("c,d", "y,d")];
    assert_eq!(driver(&ours, &theirs), (Some(0), ours.replace("c,d", "y,d")));
    let (code, text) = driver(&ours, &doubled.replace("a,b", "a,z"));
    for size in ["0", "1001", "99999999999"] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let files = ["base", "ours", "theirs"].map(|name| folder.path().join(name));
        program.arg("merge-driver").args(files).args(["x.csv", "--marker-size", size]);
        assert_eq!(program.output().expect("the program starts").status.code(), Some(2), "{size}");
    }
    assert_eq!(code, Some(1));
    assert!(text.contains("<<<<<<< ours\na,x\n=======\na,z\n>>>>>>> theirs\n"), "{text}");
}
