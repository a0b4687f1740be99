//! Definitions of forms that are wrong, and what is said of them.

use std::fs;

use crate::common::{check, found, office};
use xueshi::diag;
use xueshi::locale::Lang;
use xueshi::view::Format;

#[test]
fn everything_wrong_with_a_form_is_said_at_once() {
    let wrong = "title: Wrong\nscope: year\nrows: trainees\nsheets: floor\nboxes: [name]\n\
                 columns:\n  - nmae\n  - { value: name, formula: \"1\", title: x }\n  - { formula: \"name + 1\", title: y }\n  \
                 - { width: 3 }\n  - { value: name, when: sunny }\n\
                 head: [perod]\nnotes: [\"{who}\"]\ntemplate: ../site.yaml\nrows_a_page: 0\n";
    let run = check(office(&[("forms/wrong.yaml", wrong)]).path());
    let expected = [
        "B101 2:8",
        "K204 4:9",
        "B102 5:1",
        "R101 7:5",
        "K102 8:29",
        "R101 9:17",
        "K103 10:5",
        "K204 11:26",
        "R101 12:8",
        "R101 13:9",
        "S108 14:11",
        "K205 15:14",
    ];
    let mut found = found(&run);
    found.sort_by_key(|line| line.split([' ', ':']).nth(1).and_then(|n| n.parse::<usize>().ok()));
    assert_eq!(found, expected);
}

#[test]
fn records_and_letters_that_are_wrong() {
    let record = "title: R\nkind: record\nrows: trainees\nboxes_a_line: 2\nboxes:\n  - [name, unit, number]\n  - [{ text: x }]\n\
                  tables:\n  - rows: own-classes\n    columns: [class]\n";
    let letter = "title: L\nkind: letter\nrows: accounts\ncolumns: [name]\n";
    let run = check(office(&[("forms/r.yaml", record), ("forms/s.yaml", letter)]).path());
    assert_eq!(found(&run), ["K103 7:6", "K103 1:1", "B103 6:5", "B104 9:11", "B102 4:1"]);
}

#[test]
fn rows_are_asked_only_what_they_can_answer() {
    let said = |form: &str| {
        let run = check(office(&[("forms/mine.yaml", &format!("title: Mine\n{form}"))]).path());
        let known = |finding: &diag::Diagnostic| {
            let known = finding.args.iter().find(|(name, _)| *name == "known");
            known.map(|(_, known)| format!(" {known}")).unwrap_or_default()
        };
        found(&run).iter().zip(&run.findings).map(|(at, finding)| format!("{at}{}", known(finding))).collect::<Vec<_>>()
    };
    assert_eq!(said("rows: schedule\nfilter: students\ncolumns: [date]\n"), ["B110 3:9 none"]);
    assert_eq!(said("rows: trainees\nsheets: room\ncolumns: [name]\n"), ["B110 3:9 cohort, group, unit"]);
    assert_eq!(
        said("rows: trainees\nfilter: grades\ncolumns: [name]\n"),
        ["B110 3:9 students, staff, stages, exam, certificate, qualified"]
    );
    // A word that is none: what these rows know is said, and that nothing is compared.
    assert_eq!(said("rows: accounts\nfilter: sunny\ncolumns: [name]\n"), ["K204 3:9 学生, 教职工, 合格, 有内容"]);
    assert_eq!(said("rows: schedule\nfilter: sunny\ncolumns: [date]\n"), ["B110 3:9 none"]);
    let compared = "title: Mine\nrows: trainees\nfilter: 总评 >= 80\ncolumns: [name]\n";
    let compared = crate::common::findings(&check(office(&[("forms/mine.yaml", compared)]).path()), Lang::ZhCn);
    assert!(compared.contains("不能写“总评 >= 80”这样的比较") && compared.contains("发展过程"), "{compared}");
    assert!(!compared.contains("补考"), "{compared}");
    assert_eq!(said("rows: seats\ncolumns: [{ value: name, when: staff }]\n"), ["B110 3:32 filled"]);
    assert_eq!(said("lines: [[a]]\ncolumns: [{ title: A, when: staff }]\n"), ["B110 3:29 filled"]);
    assert_eq!(said("rows: accounts\nsheets: unit\nfilter: filled\ncolumns: [name]\n"), [""; 0]);
    // Without rows there is nothing to choose from, on a page of sentences too.
    assert_eq!(said("kind: letter\ntext: x\nfilter: staff\n"), ["B102 4:1"]);
    assert_eq!(said("lines: [[a]]\ntotal: yes\ncolumns: [{ title: A }]\n"), ["B102 3:1"]);
}

#[test]
fn nothing_of_a_page_is_dropped_without_a_word() {
    let letter = "title: L\nkind: letter\nrows: accounts\ntext: x\ntables:\n  - { rows: own-classes, columns: [class] }\n  \
                  - { title: T, rows: own-classes, columns: [period] }\n";
    assert_eq!(found(&check(office(&[("forms/l.yaml", letter)]).path())), ["B111 7:5", "B102 7:7"]);
    let record = "title: R\nkind: record\nrows: trainees\nboxes:\n  - [{ value: name, text: x }]\ntables:\n  \
                  - rows: own-marks\n    columns: [part]\n    lines: [[a]]\n  \
                  - lines: [[a]]\n    columns: [{ title: A }]\n    total: yes\n";
    assert_eq!(found(&check(office(&[("forms/r.yaml", record)]).path())), ["K102 5:21", "B102 9:5", "B102 12:5"]);
}

#[test]
fn a_form_whose_file_can_not_be_written_is_the_one_to_mend() {
    let form = |title: &str| format!("title: {title}\nrows: trainees\ncolumns: [name]\n");
    let said = |files: &[(&str, &str)]| {
        let run = check(office(files).path());
        let at = |finding: &diag::Diagnostic| diag::place(finding, &run.sources).expect("a place").0;
        let mut said: Vec<String> = run.findings.iter().map(|f| format!("{} {}", f.code.id(), at(f))).collect();
        said.dedup();
        said
    };
    assert_eq!(said(&[("forms/con.yaml", &form("Mine"))]), ["O105 content/forms/con.yaml"]);
    // Beside one that comes with the program.
    for order in ["", "order: 1\n"] {
        let named = said(&[("forms/Register.yaml", &format!("{order}{}", form("Mine")))]);
        assert_eq!(named, ["O101 content/forms/Register.yaml"]);
    }
    // What is wrong with the folder of a class is mended there.
    let class = "title: Bad\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\n";
    let of_class = said(&[("classes/con/class.yaml", class), ("classes/con/roster.csv", "id\nA1\n")]);
    assert!(of_class.iter().all(|line| !line.contains("forms/")), "{of_class:?}");
}

#[test]
fn two_forms_of_one_title_are_told_apart_by_another_title() {
    let said = |files: &[(&str, &str)]| {
        let run = check(office(files).path());
        (found(&run), crate::common::findings(&run, Lang::ZhCn))
    };
    let mine = "# 我的表\ntitle: 学时差额\nrows: trainees\ncolumns: [name]\n";
    let (at, sentences) = said(&[("forms/a.yaml", mine), ("forms/b.yaml", mine)]);
    assert_eq!(at, ["R104 2:8"]);
    assert!(sentences.contains("换一个标题") && !sentences.contains("编号"), "{sentences}");
    // The program's own: it has no line to mark, and can be replaced.
    let like = "# 我的表\ntitle: { zh: 学员名单表, en: Roster }\nrows: trainees\ncolumns: [name]\n";
    let (at, sentences) = said(&[("forms/mine.yaml", like)]);
    assert_eq!(at, ["R104 2:25"]);
    assert!(sentences.contains("把文件名改为"), "{sentences}");
    assert!(!sentences.contains("第一次在这里"), "{sentences}");
}

#[test]
fn a_line_without_a_box_is_said() {
    let record = "title: R\nkind: record\nrows: trainees\nhead:\n  - []\nboxes:\n  - [name]\n  - []\n  -\n";
    assert_eq!(found(&check(office(&[("forms/r.yaml", record)]).path())), ["K106 5:5", "K107 8:5", "K107 9:4"]);
    let nothing = "title: R\nkind: record\nrows: trainees\n";
    assert_eq!(found(&check(office(&[("forms/r.yaml", nothing)]).path())), ["K103 1:1"]);
}

#[test]
fn slips_of_a_chinese_keyboard_are_named() {
    let said = |text: &str| {
        let run = check(office(&[("forms/mine.yaml", text)]).path());
        let arg = |finding: &diag::Diagnostic| {
            let known = ["cause", "nearest", "example"];
            let args = finding.args.iter().filter(|(name, _)| known.contains(name));
            args.fold(String::new(), |all, (_, value)| all + " " + value)
        };
        let said: Vec<String> =
            found(&run).iter().zip(&run.findings).map(|(at, finding)| format!("{at}{}", arg(finding))).collect();
        (said, crate::common::findings(&run, Lang::ZhCn))
    };
    let (wide, sentences) = said("标题：表\n行：学员\n列：[姓名]\n");
    assert_eq!(wide, ["S201 1:3 wide-colon"]);
    assert!(sentences.contains("全角") && sentences.contains("标题: "), "{sentences}");
    let (comma, sentences) = said("标题: 表\n行: 学员\n列: [序号，姓名]\n");
    assert_eq!(comma, ["R101 3:5 wide-comma"]);
    assert!(sentences.contains("中文逗号"), "{sentences}");
    assert_eq!(said("标题: 表\n行: 学员\n列: 序号、姓名\n").0, ["R101 3:4 wide-comma"]);
    let braced = said("标题: 表\n行: 学员\n列: [{内容：姓名}]\n").0;
    assert!(braced.contains(&"K101 3:6 wide-colon".to_owned()), "{braced:?}");
    assert_eq!(said("标题: 表\n行: 学员\n样式: 登记\n栏目: [姓名]\n附表:\n  - 标题：附\n").0, ["S201 6:5 wide-colon"]);
    assert_eq!(said("标题: 表\n行: 学员\n列:\n  - 内容：姓名\n").0, ["R101 4:5 wide-colon"]);
    // A name that has it as a part is nearer than one of the same length.
    assert_eq!(said("标题: 表\n行: 学员\n列: [学院]\n").0, ["R101 3:5 所在学院"]);
    let column = |formula: &str| format!("标题: 表\n行: 学员\n列:\n  - {{ 标题: 数, 公式: \"{formula}\" }}\n");
    assert_eq!(said(&column("总学时 * 2")).0, ["L102 4:19 word fields[\"总学时\"]"]);
    assert_eq!(said(&column("一共 * 2")).0, ["L102 4:19 word fields[\"总学时\"] * 2"]);
    let (_, sentences) = said(&column("总学时 / 8"));
    assert!(sentences.contains("fields[\"总学时\"]") && sentences.contains("不能直接写在公式里"), "{sentences}");
    for formula in ["=ROUND(F2/8,1)", "＝总学时/8"] {
        let (found, sentences) = said(&column(formula));
        assert_eq!(found, ["L102 4:19 leading fields[\"总学时\"] * 2"]);
        let says = ["前面不写等号", "没有函数", "+ - * /", "fields[\"总学时\"] * 2"];
        assert!(says.iter().all(|part| sentences.contains(part)) && !sentences.contains("条件"), "{sentences}");
    }
    let (found, sentences) = said(&column("ROUND(F2/8,1)"));
    assert_eq!(found, ["L102 4:19 call fields[\"总学时\"] * 2"]);
    assert!(sentences.contains("公式里不能用函数") && !sentences.contains("条件"), "{sentences}");
}

#[test]
fn a_table_with_more_columns_than_word_has_is_said_and_no_text_is_made_of_it() {
    let columns =
        |count: usize| (1..=count).map(|at| format!("{{ title: C{at}, width: 2 }}")).collect::<Vec<_>>().join(", ");
    let form = |count: usize| {
        format!("title: Mine\nrows: trainees\ncolumns: [{}]\npaper: A3\norientation: landscape\n", columns(count))
    };
    let letter = format!(
        "title: Letter\nkind: letter\nrows: trainees\ntext: x\ntables:\n  - {{ title: T, rows: own-tracks, columns: [{}] }}\n",
        columns(64)
    );
    let cells = "| c ".repeat(64);
    let notice = format!("---\ntitle: N\nissuer: I\ndate: 2024-03-01\n---\n{cells}|\n{}|\n", "|---".repeat(64));
    let signed = format!("signatures: [{}]\n", ["'Signed:'"; 80].join(", "));
    let root = office(&[
        ("forms/mine.yaml", &form(64)),
        ("forms/fits.yaml", &(form(63).replace("Mine", "Fits") + &signed)),
        ("forms/letter.yaml", &letter),
        ("notices/wide.md", &notice),
    ]);
    let output = root.path().join("output");
    let formats = vec![Format::Html, Format::Xlsx, Format::Docx];
    let config = xueshi::config::Config { formats, ..crate::common::config(root.path(), &output) };
    let run = xueshi::pipeline::build(&config, &|_| {}).expect("written");
    let said = |f: &diag::Diagnostic| format!("{} {}", f.code.id(), diag::place(f, &run.sources).expect("a place").0);
    let wide: Vec<String> = run.findings.iter().filter(|f| f.code.id() == "B112").map(said).collect();
    let expected =
        ["forms/letter.yaml", "forms/mine.yaml", "notices/wide.md"].map(|path| format!("B112 content/{path}"));
    assert_eq!(wide, expected);
    assert!(!output.join("office/notices/wide.docx").exists() && output.join("office/notices/wide.html").exists());
    let mut packed = zip::ZipArchive::new(fs::File::open(output.join("office/filing/basics/fits.docx")).expect("made"))
        .expect("a package");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut packed.by_name("word/document.xml").expect("text"), &mut text).expect("UTF-8");
    let grids = text.split("<w:tblGrid>").skip(1).map(|grid| grid.split("</w:tblGrid>").next().expect("its end"));
    assert_eq!(grids.map(|grid| grid.matches("<w:gridCol ").count()).max(), Some(63));
    let made = |name: &str| output.join("office/filing/basics").join(name).exists();
    assert!(made("mine.xlsx") && !made("mine.docx") && !made("letter.docx") && made("fits.docx"));
    let page = fs::read_to_string(output.join("office/classes/basics/index.html")).expect("the page of the class");
    assert!(page.contains("mine.xlsx") && page.contains("fits.docx") && !page.contains("mine.docx"));
}
