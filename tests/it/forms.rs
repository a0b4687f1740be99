//! Forms as data: the program's own, an office's, and definitions that are wrong.

use std::fs;
use std::path::Path;

use crate::common::{build, check, codes, copy, found, office, repository};
use xueshi::diag;
use xueshi::locale::{Lang, Locale};
use xueshi::model::{RowSource, Scope};
use xueshi::pipeline::Run;
use xueshi::view::{self, Cell, Computed, Document, Format, PublicOffice, Records, Sheet, Table, Value};

/// The documents of the office edition.
fn documents(run: &Run) -> Vec<Document> {
    let (office, ledger) = (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"));
    let records = Records { office, ledger, sources: &run.sources };
    let lang = Lang::from_tag(&office.site.language).expect("a language");
    view::build(
        &PublicOffice::of(office, ledger),
        Some(records),
        &Locale::new(lang),
        &Format::ALL,
        &view::RunFacts::default(),
    )
    .documents
}

fn document<'a>(all: &'a [Document], stem: &str) -> &'a Document {
    let found = all.iter().find(|document| document.stem == stem);
    assert!(found.is_some(), "no {stem}");
    found.expect("just found")
}

fn table<'a>(all: &'a [Document], stem: &str) -> &'a Table {
    document(all, stem).tables().next().expect("a table")
}

fn heads(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.title.as_str()).collect()
}

fn row(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| cell.value.display()).collect()
}

#[test]
fn every_field_of_every_source_says_something_in_the_sample() {
    let run = check(&repository());
    let all = documents(&run);
    let forms = &run.office.as_ref().expect("an office").forms;
    for source in RowSource::ALL {
        for field in source.fields() {
            for lang in [Lang::ZhCn, Lang::En] {
                let title = Locale::new(lang).get(&format!("column-{}", field.key));
                let several = matches!(field.kind, xueshi::model::FieldKind::Many);
                assert!(several || title != format!("column-{}", field.key), "{source:?} {}", field.key);
            }
        }
    }
    for scope in [Scope::Class, Scope::Year, Scope::Plan] {
        for fact in scope.facts() {
            let key = format!("form-fact-{}", fact.key);
            assert_ne!(Locale::new(Lang::En).get(&key), key);
        }
        for form in forms.of(scope) {
            assert!(all.iter().any(|d| d.stem.ends_with(&format!("/{}", form.id))), "{} is never made", form.id);
        }
    }
}

#[test]
fn the_sample_has_each_form_as_an_office_expects_it() {
    let run = check(&repository());
    let all = documents(&run);
    let quotas = table(&all, "filing/2024-candidates/quotas");
    assert_eq!(quotas.groups(), Some(vec![(None, 1), (None, 1), (Some("名额"), 3), (Some("已报名"), 3)]));
    assert_eq!(row(&quotas.rows[0]), ["1", "智能制造学院党总支", "2", "10", "12", "2", "10", "12"]);
    assert_eq!(row(quotas.total.as_ref().expect("a total")), ["", "合计", "12", "50", "62", "12", "48", "60"]);
    assert_eq!(quotas.rows[0][4].computed, Some(Computed::RowSum(vec![2, 3])));
    let rooms = document(&all, "filing/2024-candidates/seating");
    let sheets: Vec<_> = rooms.tables().map(|table| (table.sheet.as_str(), table.rows.len())).collect();
    assert_eq!(sheets, [("图文信息楼第一机房", 32), ("图文信息楼第二机房", 22)]);
    let attendance = table(&all, "filing/2024-candidates/attendance");
    assert_eq!(attendance.code.as_deref(), Some("C4/组织04/003"));
    let counted = attendance.rows[0][9].computed.as_ref();
    assert_eq!(counted, Some(&Computed::RowCount { first: 3, last: 8, text: "√".to_owned() }));
    let Sheet::Letter(letter) = &document(&all, "filing/2024-candidates/certificate").sheets()[0] else {
        panic!("a certificate is a letter")
    };
    assert_eq!(letter.number.as_deref(), Some("证书编号：2024FZ001"));
    assert!(letter.body[1].contains("2024年发展对象培训班") && letter.body[1].contains("合格"), "{:?}", letter.body);
    assert_eq!(letter.date, "2024年6月21日");
    let certificates = document(&all, "filing/2024-candidates/certificate").sheets().len();
    assert_eq!(certificates, 53, "one for each valid certificate");
    let Sheet::Record(record) = &document(&all, "filing/2024-candidates/trainee-record").sheets()[0] else {
        panic!("a record")
    };
    assert!(record.lines.iter().all(|line| line.iter().map(|field| field.span).sum::<usize>() == record.columns));
    assert_eq!(record.tables.len(), 3);
}

#[test]
fn an_office_changes_a_form_and_adds_its_own() {
    let mine = "title: Short list\nrows: trainees\nfilter: staff\nsheets: unit\norientation: landscape\n\
                head: [period, { title: Rows, text: \"{count} of {people}\" }]\n\
                columns:\n  - name\n  - { value: all-credits, title: Credits, group: Sum, width: 9 }\n  \
                - { formula: \"all_credits * 2 + fields['required']\", title: Twice, group: Sum }\n  - { title: Sign }\n\
                total: yes\nnotes: [\"{class} {nothing\"]\n";
    let root = office(&[
        ("forms/register.yaml", "title: Register\nrows: trainees\ncolumns: [姓名]\n"),
        ("forms/mine.yaml", mine),
    ]);
    let run = check(root.path());
    assert_eq!(codes(&run), [""; 0], "{:?}", run.findings);
    let all = documents(&run);
    assert_eq!(heads(table(&all, "filing/basics/register")), ["Name"]);
    let mine = document(&all, "filing/basics/mine");
    let sheets: Vec<_> = mine.tables().map(|table| (table.sheet.as_str(), table.rows.len())).collect();
    assert_eq!(sheets, [("Quay", 2), ("Crane", 2)]);
    let first = mine.tables().next().expect("a table");
    assert_eq!(first.groups(), Some(vec![(None, 1), (Some("Sum"), 2), (None, 1)]));
    assert_eq!(first.columns[1].width, 9);
    assert_eq!(first.head[1].value, "2 of 4 people");
    assert_eq!(first.notes, ["Basics 2024 {nothing"]);
    let credits = |at: usize| match &first.rows[0][at].value {
        Value::Decimal(value) => *value,
        other => panic!("{other:?}"),
    };
    let required = run.ledger.as_ref().expect("a ledger").classes[0].standings[0].figures.tracks[0].required;
    assert_eq!(credits(2), credits(1) * rust_decimal::Decimal::TWO + required);
    assert!(first.total.is_some());
}

#[test]
fn a_computed_number_is_rounded_and_added_up_only_where_that_has_a_sense() {
    let mine = "title: Mine\nrows: trainees\ntotal: yes\ncolumns:\n  - name\n  \
                - { formula: all_credits / 7, title: Weeks }\n  \
                - { formula: all_credits / 7, title: Exact, decimals: 4, total: no }\n  \
                - { formula: all_credits / 16, title: Half, decimals: 0 }\n  - { value: all-credits, total: no }\n";
    let root = office(&[("forms/mine.yaml", mine)]);
    let run = check(root.path());
    assert_eq!(codes(&run), [""; 0], "{:?}", run.findings);
    let all = documents(&run);
    let table = table(&all, "filing/basics/mine");
    let shown = |row: &[Cell]| row.iter().map(|cell| cell.value.display()).collect::<Vec<_>>();
    assert_eq!(shown(&table.rows[0])[1..], ["1.14", "1.1429", "1", "8"]);
    let sums = shown(table.total.as_ref().expect("a total"));
    let sum: rust_decimal::Decimal =
        table.rows.iter().map(|row| row[1].value.display().parse::<rust_decimal::Decimal>().expect("a number")).sum();
    assert_eq!(sums[1..], [sum.normalize().to_string(), String::new(), "2".to_owned(), String::new()]);
    let unused = "title: Mine\nrows: trainees\ncolumns:\n  - { value: all-credits, decimals: 2, total: no }\n  \
                  - { title: Sign, total: yes }\n";
    assert_eq!(found(&check(office(&[("forms/mine.yaml", unused)]).path())), ["B102 4:27", "B102 4:40", "B102 5:20"]);
}

#[test]
fn seats_invigilators_and_quotas_that_do_not_suffice() {
    let class = "title: Basics 2024\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\n\
                 quotas:\n  quay: { staff: 1 }\n  nowhere: { staff: 1 }\n\
                 exam:\n  people_an_invigilator: 2\n  rooms:\n    - { room: One, seats: 3, invigilators: [Eve] }\n";
    let run = check(office(&[("classes/basics/class.yaml", class)]).path());
    assert_eq!(found(&run), ["R101 9:3", "C126 8:3", "C124 11:3", "C125 13:7"]);
}

#[test]
fn a_table_attached_to_a_notice_is_found_by_id_title_or_part_of_it() {
    let notice = |table: &str| {
        format!(
            "---\ntitle: N\nissuer: I\ndate: 2024-03-01\nattachments:\n  - {{ title: T, table: {table} }}\n---\ntext\n"
        )
    };
    let codes_of = |table: &str| {
        let text = notice(table);
        let root = office(&[("classes/basics/notice.md", &text)]);
        codes(&check(root.path()))
    };
    for table in ["roster", "Roster", "登记表", "学员名单表"] {
        assert_eq!(codes_of(table), [""; 0], "{table}");
    }
    assert_eq!(codes_of("rooster"), ["R101"]);
    assert_eq!(codes_of("表"), ["R101"], "which of them?");
}

#[test]
fn no_form_with_trainees_is_in_the_public_edition() {
    let run = check(&repository());
    let (office, ledger) = (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"));
    let public = view::build(
        &PublicOffice::of(office, ledger),
        None,
        &Locale::new(Lang::ZhCn),
        &Format::ALL,
        &view::RunFacts::default(),
    );
    let forms = public.documents.iter().filter(|document| !document.sheets().is_empty());
    let mut names: Vec<_> = forms.map(|document| Path::new(&document.stem).file_name().expect("a name")).collect();
    names.sort();
    names.dedup();
    assert_eq!(names, ["course-list", "teaching-plan"]);
}

#[test]
fn a_form_wider_than_its_paper_is_found_once_and_many_columns_become_narrow() {
    let wide =
        "title: Wide\nrows: trainees\ncolumns:\n  - { value: name, width: 40 }\n  - { value: unit, width: 40 }\n";
    let none = ("classes/basics/attendance.csv".to_owned(), "id\nA1\n".to_owned());
    let mut files = vec![("forms/wide.yaml".to_owned(), wide.to_owned()), none];
    for day in 4..=8 {
        for hour in 8..16 {
            let record =
                format!("---\ndate: 2024-03-0{day}\ntime: {hour:02}:00-{hour:02}:45\ntopic: T\ntrack: offline\n---\n");
            files.push((format!("classes/basics/sessions/2024-03-0{day}-{hour:02}.md"), record));
        }
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = office(&files);
    let run = check(root.path());
    let wide: Vec<_> = run.findings.iter().filter(|finding| finding.code.id() == "B105").collect();
    assert_eq!(wide.len(), 2, "{:?}", codes(&run));
    let all = documents(&run);
    let attendance = table(&all, "filing/basics/attendance");
    let widths: Vec<_> = attendance.columns.iter().map(|column| column.width).collect();
    assert_eq!((widths[1], widths[3]), (5, 3), "names keep their width");
}

/// A form of the sample's own that fills a workbook of an authority.
fn filling(template: Option<&[u8]>, definition: &str) -> (Run, Vec<u8>) {
    let root = copy(&repository());
    let forms = root.path().join("content/forms");
    if let Some(bytes) = template {
        fs::write(forms.join("上报表模板.xlsx"), bytes).expect("writable");
    }
    if !definition.is_empty() {
        fs::write(forms.join("report-up.yaml"), definition).expect("writable");
    }
    let output = root.path().join("output");
    let run = build(root.path(), &output);
    let made = fs::read(output.join("office/filing/2024-candidates/report-up.xlsx")).unwrap_or_default();
    (run, made)
}

#[test]
fn an_authoritys_workbook_is_filled_with_a_row_for_each_trainee() {
    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
    let (run, made) = filling(None, "");
    assert!(!run.has_errors(), "{:?}", run.findings);
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(made)).expect("a workbook");
    let sheet = book.worksheet_range("结业情况").expect("the sheet");
    let text = |row: u32, column: u32| sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert_eq!(
        (text(1, 0), text(1, 5)),
        ("报送单位：中共云汀职业技术学院委员会党校".into(), "培训时间：2024年5月20日至6月20日".into())
    );
    assert_eq!(
        (text(4, 0), text(4, 1), text(4, 2), text(4, 7)),
        ("1".into(), "陈子航".into(), "2022010121".into(), "2024FZ001".into())
    );
    assert!(matches!(sheet.get_value((4, 2)), Some(Data::String(_))), "an id is a text");
    assert!(matches!(sheet.get_value((4, 4)), Some(Data::Float(_) | Data::Int(_))), "credits are a number");
    assert_eq!((text(56, 1), text(57, 0)), ("龙海涛".into(), "合计".into()), "53 rows, then the total");
    let formulas = book.worksheet_formula("结业情况").expect("formulas");
    assert_eq!(formulas.get_value((57, 4)).map(String::as_str), Some("SUM(E5:E57)"));
}

#[test]
fn a_template_that_can_not_be_filled_is_a_finding_and_nothing_is_run() {
    let places = |run: &Run| {
        let of_form = |f: &&diag::Diagnostic| f.code.id().starts_with('B');
        let said = |f: &diag::Diagnostic| {
            let place = diag::place(f, &run.sources).expect("a place");
            let cause =
                f.args.iter().find(|(name, _)| *name == "cause" || *name == "name").map(|(_, value)| value.clone());
            format!("{} {}:{} {}", f.code.id(), place.0, place.1.line, cause.unwrap_or_default())
        };
        let mut all: Vec<_> = run.findings.iter().filter(of_form).map(said).collect();
        all.dedup();
        all
    };
    let at = "content/forms/report-up.yaml:8";
    for (bytes, cause) in
        [(&b"name,id\n"[..], "not-a-workbook"), (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], "old-format")]
    {
        let (run, made) = filling(Some(bytes), "");
        assert_eq!(places(&run), [format!("B106 {at} {cause}")]);
        assert!(run.report.is_none() && made.is_empty(), "nothing was written");
    }
    let definition = "标题: 表\n行: 课程\n模板: 上报表模板.xlsx\n列: [课程]\n";
    let (run, made) = filling(None, definition);
    let unknown = places(&run);
    assert!(unknown.iter().any(|finding| finding == "B107 content/forms/report-up.yaml:3 姓名"), "{unknown:?}");
    assert!(!made.is_empty(), "a warning keeps nothing back");
}

#[test]
fn a_form_may_be_for_classes_of_some_families_only() {
    let form = |family: &str| format!("title: Mine\nrows: trainees\nfamilies: [{family}]\ncolumns: [name]\n");
    let made = |run: &Run| documents(run).iter().any(|document| document.stem == "filing/basics/mine");
    let site = "organisation: O\nlanguage: en\nfamilies: [{ id: basic, title: Basic }, { id: other, title: Other }]\n\
                categories: [{ id: member, title: Member }]\n";
    let run_of = |family: &str| check(office(&[("site.yaml", site), ("forms/mine.yaml", &form(family))]).path());
    assert!(made(&run_of("Basic")) && !made(&run_of("other")));
    assert_eq!(found(&run_of("bsaic")), ["R101 3:12"]);
    let year =
        check(office(&[("forms/y.yaml", "title: Y\nrows: accounts\nfamilies: basic\ncolumns: [name]\n")]).path());
    assert_eq!(codes(&year), ["B102"]);
}

#[test]
fn no_certificate_is_printed_before_it_is_issued_and_no_credits_are_stated_that_were_carried() {
    let early = xueshi::config::Config {
        today: chrono::NaiveDate::from_ymd_opt(2024, 6, 1),
        ..crate::common::config(&repository(), Path::new("nowhere"))
    };
    let run = xueshi::pipeline::examine(&early, &|_| {});
    let all = documents(&run);
    assert!(!all.iter().any(|document| document.stem.ends_with("2024-candidates/certificate")));
    let run = check(&repository());
    let all = documents(&run);
    let statements = document(&all, "filing/year-2024/credit-statement").sheets();
    let accounts = &run.ledger.as_ref().expect("a ledger").accounts;
    let year = accounts.iter().find(|(cycle, _)| cycle.is_year() && cycle.from == 2024).expect("2024").1;
    assert_eq!(statements.len(), year.values().filter(|account| !account.total.is_zero()).count());
    for statement in statements {
        let Sheet::Letter(letter) = statement else { panic!("a statement is a letter") };
        let sum = letter.table.as_ref().and_then(|table| table.total.as_ref()).expect("a total")[3].value.display();
        assert!(letter.body[0].contains(&format!("共取得{sum}学时")), "{:?}", letter.body);
    }
}

#[test]
fn what_only_the_printed_text_says_is_searched_too() {
    let people = "id,name,unit,id_number,phone\nB1,Bo,quay,99010119900101001X,10000000009\n";
    let notice = "---\ntitle: Call\nnumber: 1\nissuer: I\ndate: 2024-01-01\ncopies: [call 10000000009]\n---\ntext\n";
    let root = office(&[("people/more.csv", people), ("notices/call.md", notice)]);
    let run = build(root.path(), &root.path().join("output"));
    assert!(codes(&run).contains(&"O103"), "{:?}", codes(&run));
    assert!(run.report.is_none());
}

#[test]
fn a_total_is_never_written_over_and_names_over_a_list_are_facts() {
    let form = "title: Mine\nrows: schedule\ncolumns: [credits, topic, { value: form, title: F }]\ntotal: yes\n\
                notes: [\"{period}\"]\n";
    let run = check(office(&[("forms/mine.yaml", form)]).path());
    assert_eq!(codes(&run), [""; 0]);
    let all = documents(&run);
    let total = row(table(&all, "filing/basics/mine").total.as_ref().expect("a total"));
    assert!(total[0] != "Total" && !total[0].is_empty() && total[1] == "Total", "{total:?}");
    // A field of the rows has no meaning over the list of them.
    let wrong = "title: Mine\nrows: trainees\ncolumns: [name]\nnotes: [\"{gender}\"]\nlines: [[a]]\n";
    assert_eq!(found(&check(office(&[("forms/mine.yaml", wrong)]).path())), ["R101 4:9", "B102 5:1"]);
    let own = "title: Mine\nrows: own-sessions\ncolumns: [date]\n";
    assert_eq!(found(&check(office(&[("forms/mine.yaml", own)]).path())), ["B104 2:7"]);
    let twice = "title: Roster\nrows: trainees\ncolumns: [name]\n";
    assert_eq!(found(&check(office(&[("forms/mine.yaml", twice)]).path())), ["R104 1:8"]);
}

#[test]
fn any_column_may_be_there_only_where_it_is_filled() {
    let form = "title: Mine\nrows: trainees\ncolumns:\n  - name\n  - { formula: makeup * 2, title: Twice, when: filled }\n  \
                - { formula: all_credits * 2, title: Double, when: filled }\n  - { value: statuses, when: filled }\n  \
                - { value: position, title: One, when: filled }\n  - { value: position, title: Two }\n  \
                - { title: Sign }\n";
    let run = check(office(&[("forms/mine.yaml", form)]).path());
    assert_eq!(codes(&run), [""; 0]);
    let all = documents(&run);
    assert_eq!(
        heads(table(&all, "filing/basics/mine")),
        ["Name", "Double", "present", "late", "left early", "on leave", "Two", "Sign"]
    );
    // Room to write is never filled.
    let wrong = "title: Mine\nrows: trainees\ncolumns: [name, { title: Sign, when: filled }]\n";
    assert_eq!(found(&check(office(&[("forms/mine.yaml", wrong)]).path())), ["B102 3:32"]);
}

#[test]
fn each_condition_leaves_rows_out_and_each_way_to_part_them_makes_sheets() {
    let root = copy(&repository());
    let sources = [RowSource::Trainees, RowSource::Accounts, RowSource::Seats, RowSource::Courses];
    let lay = |name: &str, rows: RowSource, more: &str| {
        let scope = if rows == RowSource::Accounts { "scope: year\n" } else { "" };
        let column = rows.fields()[0].key;
        let text = format!("title: {name}\nrows: {}\n{scope}{more}columns: [{column}]\n", rows.names()[1]);
        fs::write(root.path().join(format!("content/forms/{name}.yaml")), text).expect("writable");
    };
    for rows in sources {
        let name = rows.names()[1];
        lay(&format!("all-{name}"), rows, "");
        for when in rows.filters() {
            let word = when.names()[1];
            lay(&format!("only-{name}-{word}"), rows, &format!("filter: {word}\n"));
        }
        for by in rows.sheets() {
            let word = by.names()[1];
            lay(&format!("by-{name}-{word}"), rows, &format!("sheets: {word}\n"));
        }
    }
    let run = check(root.path());
    let all = documents(&run);
    let of = |name: &str| -> (usize, usize) {
        let own = all.iter().filter(|document| document.stem.ends_with(&format!("/{name}")));
        own.map(|document| (document.tables().map(|table| table.rows.len()).sum::<usize>(), document.sheets().len()))
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    for rows in sources {
        let name = rows.names()[1];
        let (whole, sheets) = of(&format!("all-{name}"));
        for when in rows.filters() {
            let (left, _) = of(&format!("only-{name}-{}", when.names()[1]));
            assert!((1..whole).contains(&left), "{name} {}: {left} of {whole}", when.names()[1]);
        }
        for by in rows.sheets() {
            let (found, parted) = of(&format!("by-{name}-{}", by.names()[1]));
            assert!(found == whole && parted > sheets, "{name} by {}: {found} rows, {parted} sheets", by.names()[1]);
        }
    }
}
