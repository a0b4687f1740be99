//! The program itself: exit codes, what goes where, and what a build leaves on disk.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{copy, project, repository, tree};

fn xueshi(arguments: &[&str], root: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xueshi"))
        .args(arguments)
        .arg("--root")
        .arg(root)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .output()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_right_office_ends_with_0_and_a_broken_one_with_1() {
    assert_eq!(xueshi(&["check"], &project("english")).status.code(), Some(0));
    assert_eq!(xueshi(&["check"], &project("broken")).status.code(), Some(1));
    assert_eq!(xueshi(&["build"], &project("broken")).status.code(), Some(1));
    assert!(!project("broken").join("output").exists());
}

#[test]
fn what_can_not_run_ends_with_2() {
    assert_eq!(xueshi(&["check"], Path::new("/nowhere/at/all")).status.code(), Some(2));
    assert_eq!(xueshi(&["check", "--today", "soon"], &project("english")).status.code(), Some(2));
    assert_eq!(xueshi(&["check", "--today", "+10000-01-01"], &project("english")).status.code(), Some(2));
    assert_eq!(xueshi(&["chekc"], &project("english")).status.code(), Some(2));
    let root = copy(&project("english"));
    let inside = root.path().join("content/output");
    assert_eq!(xueshi(&["build", "--output", &inside.display().to_string()], root.path()).status.code(), Some(2));
    // A file where the output folder would be.
    fs::write(root.path().join("output"), "").expect("writable");
    assert_eq!(xueshi(&["build"], root.path()).status.code(), Some(2));
}

#[test]
fn warnings_weigh_only_when_strict() {
    assert_eq!(xueshi(&["check"], &repository()).status.code(), Some(0));
    assert_eq!(xueshi(&["check", "--strict"], &repository()).status.code(), Some(1));
}

#[test]
fn json_is_on_standard_output_and_nothing_else_is_anywhere() {
    let output = xueshi(&["check", "--format", "json", "--lang", "en"], &project("broken"));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = found["findings"].as_array().expect("a list");
    assert_eq!(found["errors"].as_u64(), Some(findings.iter().filter(|f| f["severity"] == "error").count() as u64));
    let mark = findings.iter().find(|finding| finding["code"] == "K205").expect("a mark of 101");
    assert_eq!(mark["path"], "content/classes/two/marks.csv");
    assert_eq!((mark["line"].as_u64(), mark["column"].as_u64()), (Some(2), Some(3)));
    assert_eq!((mark["end_line"].as_u64(), mark["end_column"].as_u64()), (Some(2), Some(6)));
    assert_eq!(mark["message"], "“101” is out of range: between 0 and 100");
    assert!(findings.iter().all(|finding| finding["help"].is_string() && finding["path"].is_string()));
}

#[test]
fn sentences_are_on_standard_error_in_the_language_asked_for() {
    // How many findings there are depends on the fonts of the machine.
    let chinese = xueshi(&["check"], &repository());
    assert!(chinese.stdout.is_empty());
    assert!(text(&chinese.stderr).contains("；9 个班次、151 人"), "{}", text(&chinese.stderr));
    let english = xueshi(&["check", "--lang", "en"], &repository());
    assert!(text(&english.stderr).contains("; 9 classes, 151 people"), "{}", text(&english.stderr));
    assert!(!text(&english.stderr).contains('\u{1b}'), "no colour in a pipe");
    assert!(xueshi(&["check", "-q"], &repository()).stderr.is_empty());
}

#[test]
fn a_second_build_writes_nothing_and_says_so() {
    let root = copy(&project("english"));
    let first = xueshi(&["build", "--format", "json"], root.path());
    let first: serde_json::Value = serde_json::from_slice(&first.stdout).expect("JSON");
    assert!(first["written"].as_u64() > Some(20));
    let again = xueshi(&["build", "-v", "--lang", "en"], root.path());
    assert_eq!(again.status.code(), Some(0));
    assert!(text(&again.stderr).contains("0 files written"), "{}", text(&again.stderr));
    assert!(text(&again.stderr).contains("render  "), "timings");
}

#[test]
fn one_edition_leaves_the_other_as_it_is() {
    let root = copy(&project("english"));
    xueshi(&["build"], root.path());
    let before = tree(&root.path().join("output/office"));
    fs::remove_dir_all(root.path().join("output/site")).expect("there");
    assert_eq!(xueshi(&["build", "--edition", "public"], root.path()).status.code(), Some(0));
    assert!(root.path().join("output/site/index.html").exists());
    assert_eq!(tree(&root.path().join("output/office")), before);
}

#[test]
fn a_foreign_file_is_left_alone_and_said() {
    let root = copy(&project("english"));
    xueshi(&["build"], root.path());
    fs::write(root.path().join("output/site/mine.txt"), "mine").expect("writable");
    let output = xueshi(&["build", "--lang", "en"], root.path());
    assert!(text(&output.stderr).contains("O102") && text(&output.stderr).contains("site/mine.txt"));
    assert!(root.path().join("output/site/mine.txt").exists());
}

#[test]
fn an_installed_program_needs_no_theme_beside_it() {
    let root = copy(&project("english"));
    assert!(!root.path().join("themes").exists());
    xueshi(&["build"], root.path());
    let home = fs::read_to_string(root.path().join("output/site/index.html")).expect("a page");
    assert!(home.contains("Harbour Training Office") && home.contains("lang=\"en\""));
    assert!(root.path().join("output/site/assets/style.css").exists());
}

#[test]
fn the_day_given_wins_over_the_one_in_the_settings() {
    let root = copy(&project("english"));
    xueshi(&["build", "--today", "2024-03-05"], root.path());
    let home = fs::read_to_string(root.path().join("output/site/index.html")).expect("a page");
    assert!(home.contains("2024-03-05") && !home.contains("2024-12-31"));
}

#[test]
fn forms_are_listed_and_one_is_made_where_it_was_asked_for() {
    let listed = xueshi(&["forms", "list", "--format", "json"], &repository());
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let register = listed.as_array().expect("a list").iter().find(|form| form["id"] == "register").expect("there");
    assert_eq!((register["scope"].as_str(), register["code"].as_str()), (Some("class"), Some("C4/组织04/002")));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("名单.xlsx").display().to_string();
    let render = |more: &[&str]| xueshi(&[&["forms", "render"], more].concat(), &repository());
    let asked = ["学员名单表", "--class", "2024-candidates", "--to", "xlsx", "--output", &file];
    assert_eq!(render(&asked).status.code(), Some(0));
    let first = fs::read(&file).expect("written");
    let again = render(&asked);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("--overwrite"), "{}", text(&again.stderr));
    let blank = [&asked[..], &["--blank", "7", "--overwrite"]].concat();
    assert_eq!(render(&blank).status.code(), Some(0));
    assert_ne!(fs::read(&file).expect("written"), first);
    for (wrong, said) in [
        (vec!["roster"], "--class"),
        (vec!["roster"], "2024年发展对象培训班"),
        (vec!["rosster", "--class", "2024-candidates"], "roster"),
        (vec!["roster", "--year", "2024"], "--year"),
        (vec!["quotas", "--class", "2024-members-1", "--to", "xlsx"], "--blank"),
    ] {
        let refused = render(&wrong);
        assert_eq!(refused.status.code(), Some(2), "{wrong:?}");
        assert!(text(&refused.stderr).to_lowercase().contains(said), "{wrong:?}: {}", text(&refused.stderr));
    }
    // The classes that may be meant, else those that there are.
    let refused = |more: &[&str]| text(&render(more).stderr);
    let near = refused(&["roster", "--class", "发展对象"]);
    assert!(near.contains("2024-candidates") && !near.contains("2024-branches"), "{near}");
    let all = refused(&["roster", "--class", "没有的"]);
    assert!(all.contains("2024-candidates") && all.contains("2024-branches"), "{all}");
    // Two forms of one title, of a class and of a year.
    let two = refused(&["学时汇总表"]);
    assert!(["credit-summary", "--class", "annual-credits", "--year"].iter().all(|part| two.contains(part)), "{two}");
    let no_plan = xueshi(&["forms", "render", "task-list"], &project("english"));
    assert!(text(&no_plan.stderr).contains("还没有计划"), "{}", text(&no_plan.stderr));
    // Of wrong records comes no form.
    assert_eq!(xueshi(&["forms", "render", "roster"], &project("broken")).status.code(), Some(1));
}

#[test]
fn an_empty_form_lies_beside_the_filled_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for more in [&[][..], &["--blank"]] {
        let asked = ["forms", "render", "roster", "--class", "2024-candidates", "--to", "xlsx", "--root"];
        let root = repository().display().to_string();
        let mut command = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let done = command.args(asked).arg(&root).args(more).current_dir(folder.path()).output().expect("it starts");
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    }
    let names: Vec<String> = tree(folder.path()).into_keys().collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().any(|name| name.ends_with("（空白）.xlsx")), "{names:?}");
}

#[test]
fn the_workbook_of_an_authority_is_made_in_its_own_formats_only() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a").display().to_string();
    let render = |format: &str, more: &[&str]| {
        let asked = ["forms", "render", "report-up", "--class", "2024-candidates", "--to", format, "--output", &file];
        xueshi(&[&asked[..], &["--overwrite"], more].concat(), &repository())
    };
    for format in ["pdf", "docx"] {
        let refused = render(format, &[]);
        assert_eq!(refused.status.code(), Some(2), "{format}");
        let said = text(&refused.stderr);
        assert!(said.contains("模板") && said.contains("html") && said.contains("--to xlsx"), "{said}");
        let english = text(&render(format, &["--lang", "en"]).stderr);
        assert!(english.contains("workbook") && english.contains("html") && english.contains("--to xlsx"), "{english}");
    }
    for format in ["xlsx", "html"] {
        assert_eq!(render(format, &[]).status.code(), Some(0), "{format}");
    }
    // An empty one is drawn by the program, and so in any format.
    assert_eq!(render("docx", &["--blank"]).status.code(), Some(0));
    let listed = xueshi(&["forms", "list", "--format", "json"], &repository());
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let of = |id: &str| {
        let form = listed.as_array().expect("a list").iter().find(|form| form["id"] == id).expect("there");
        form["formats"].to_string()
    };
    assert_eq!(of("report-up"), "[\"html\",\"xlsx\"]");
    assert_eq!(of("register"), "[\"html\",\"xlsx\",\"docx\",\"pdf\"]");
    let lines = text(&xueshi(&["forms", "list"], &repository()).stdout);
    let line = |id: &str| lines.lines().find(|line| line.starts_with(id)).expect("a line").to_owned();
    assert!(line("report-up").contains("html、xlsx") && !line("register").contains("xlsx"), "{lines}");
    let shown = xueshi(&["forms", "show", "report-up"], &repository());
    assert!(text(&shown.stdout).contains("模板: 上报表模板.xlsx"));
    assert!(text(&shown.stderr).contains("html、xlsx"), "{}", text(&shown.stderr));
    assert_eq!(text(&xueshi(&["forms", "show", "register"], &repository()).stderr), "");
}

#[test]
fn a_form_on_its_own_is_a_page_that_needs_nothing_beside_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a.html");
    let asked = ["forms", "render", "register", "--to", "html", "--output", &file.display().to_string()];
    assert_eq!(xueshi(&asked, &project("english")).status.code(), Some(0));
    let page = fs::read_to_string(&file).expect("written");
    assert!(page.contains("<style>") && page.contains("Ann Lee"));
    assert!(!page.contains("href=\"assets") && !page.contains("<nav"), "nothing leads elsewhere");
}

#[test]
fn a_class_is_packed_with_an_index_and_what_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = copy(&repository());
    let attached = root.path().join("content/classes/2024-candidates/attachments");
    fs::create_dir_all(&attached).expect("writable");
    fs::write(attached.join("培训小结.pdf"), "signed").expect("writable");
    fs::write(attached.join("考勤表说明.docx"), "no attendance sheet").expect("writable");
    fs::write(attached.join("结业合影.jpg"), "a remark").expect("writable");
    let pack = |name: &str, class: &str| {
        let file = folder.path().join(name);
        let asked = ["archive", class, "--format", "json", "--output", &file.display().to_string()];
        let packed = xueshi(&asked, root.path());
        assert_eq!(packed.status.code(), Some(0), "{}", text(&packed.stderr));
        let said: serde_json::Value = serde_json::from_slice(&packed.stdout).expect("JSON");
        (fs::read(&file).expect("written"), said)
    };
    let (bytes, said) = pack("a.zip", "2024-candidates");
    assert_eq!(pack("b.zip", "2024年发展对象培训班").0, bytes, "the same bytes");
    let states = |said: &serde_json::Value| -> Vec<String> {
        let records = said["records"].as_array().expect("records");
        records.iter().map(|record| record["state"].as_str().expect("a state").to_owned()).collect()
    };
    // Forms that nobody has signed yet, and a summary that was scanned and filed.
    assert_eq!(states(&said), ["to-sign", "to-sign", "to-sign", "to-sign", "there"]);
    // A class that is still to come has no attendance sheet, and its summary is yet to be written.
    let (_, planned) = pack("c.zip", "2024-members-2");
    assert_eq!(states(&planned), ["to-sign", "to-sign", "missing", "to-sign", "to-fill"]);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a zip file");
    let names: Vec<String> =
        (0..zip.len()).map(|at| zip.by_index(at).expect("an entry").name().expect("UTF-8").into_owned()).collect();
    for wanted in [
        "归档目录.html",
        "归档目录.xlsx",
        "SHA256SUMS",
        "目录/卷内目录.xlsx",
        "目录/归档文件目录.docx",
        "表册/学员名单表.xlsx",
        "表册/学员名单表.docx",
        "资料/roster.csv",
        "附件/培训小结.pdf",
    ] {
        assert!(names.iter().any(|name| name == wanted), "{wanted} is not in {names:?}");
    }
    let mut sums = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("SHA256SUMS").expect("sums"), &mut sums).expect("UTF-8");
    assert_eq!(sums.lines().count() + 3, names.len());
    // The hash of “signed”, by another program.
    assert!(sums.contains("4a3cdfae6f291c8f544daea5b72905cf9e74c1ed427d831ad0d7ca00c73c794d  附件/培训小结.pdf"));
    assert_eq!(xueshi(&["archive", "2024-candidate"], root.path()).status.code(), Some(2));
    let mut volume = Vec::new();
    std::io::Read::read_to_end(&mut zip.by_name("目录/卷内目录.xlsx").expect("contents"), &mut volume).expect("bytes");
    let rows = rows_of(&volume);
    let row = |title: &str| rows.iter().find(|row| row[3] == title).unwrap_or_else(|| panic!("{title}: {rows:?}"));
    let notice = row("关于举办2024年发展对象培训班的通知");
    assert_eq!((notice[0].as_str(), notice[4].as_str()), ("1", "20240515"), "by the notice's own day");
    let summary = row("2024年发展对象培训班培训小结");
    assert_eq!((summary[4].as_str(), summary[6].as_str()), ("20240620", "签字件已存附件"));
    assert!(rows.iter().all(|row| row[3] != "培训小结"), "the signed copy is the paper itself: {rows:?}");
    assert_eq!(row("结业合影")[5], "", "nobody counted its pages");
    // Without a font that is Chinese nothing is printed, and nothing counted.
    let printed = |path: &str| names.iter().any(|name| name == path);
    assert_eq!(notice[5], if printed("通知/关于举办2024年发展对象培训班的通知.pdf") { "1" } else { "" });
    assert!(!printed("表册/结业情况上报表.pdf"), "an authority's form is its workbook");
}

/// The rows of the first sheet of a workbook, as text.
fn rows_of(workbook: &[u8]) -> Vec<Vec<String>> {
    use calamine::Reader;
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(workbook)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn wrong_arguments_are_said_in_the_language_of_the_reader() {
    let said = |arguments: &[&str], lang: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let program = program.args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
        let output = program.output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        text(&output.stderr)
    };
    for (arguments, chinese, english) in [
        (&["chekc"][..], "没有“chekc”这个命令，是不是“check”？", "there is no command “chekc”; did you mean “check”?"),
        (&["forms", "lst"], "没有“lst”这个命令，是不是“list”？", "there is no command “lst”; did you mean “list”?"),
        (&["build", "--ouptut", "x"], "没有“--ouptut”这个选项，是不是“--output”？", "did you mean “--output”?"),
        (&["build", "--zzzzzz"], "没有“--zzzzzz”这个选项\n", "there is no option “--zzzzzz”\n"),
        (&["--root", "x", "check"], "是不是“check --root”？", "did you mean “check --root”?"),
        (&["explain", "a", "b"], "“b”是多余的", "“b” is one too many"),
        (&["build", "--lang"], "--lang 后面要写一个值，可以写：zh-CN、en", "--lang takes a value, one of: zh-CN, en"),
        (&["build", "--root"], "--root 后面要写一个值\n", "--root takes a value\n"),
        (
            &["forms", "render", "a", "--to", "dcx"],
            "“dcx”不能用于 --to，是不是“docx”？可以写：pdf、xlsx、docx、html",
            "one of: pdf, xlsx, docx, html",
        ),
        (
            &["build", "--edition", "x"],
            "“x”不能用于 --edition，可以写：public、office、both",
            "“x” is no value for --edition, which is one of: public, office, both",
        ),
        (
            &["forms", "render", "a", "--blank", "999"],
            "“999”不能用于 --blank：要写 0 到 500 的整数",
            "a whole number from 0 to 500",
        ),
        (&["explain", "a", "--year", "x"], "“x”不能用于 --year：要写一个整数", "a whole number"),
        (
            &["forms", "render"],
            "还缺 <FORM>（表的名字：文件名（如 roster）或者标题）",
            "<FORM> (its name: that of its file, or its title)",
        ),
        (
            &["certificates", "revoke", "1"],
            "还缺 --reason（原因，登记在 certificates.csv）",
            "--reason (why, kept in certificates.csv)",
        ),
        (&["check", "-q", "-v"], "--quiet 不能和 --verbose 一起用", "--quiet can't be used with --verbose"),
        (&["check", "--today", "a", "--today", "b"], "--today 只能写一次", "--today can be given once only"),
        (&["build", "--strict=yes"], "--strict 的后面不写值", "--strict takes no value"),
    ] {
        let (zh, en) = (said(arguments, "zh_CN.UTF-8"), said(arguments, "en_US.UTF-8"));
        assert!(zh.starts_with("错误: ") && zh.contains(chinese), "{arguments:?}: {zh}");
        assert!(en.starts_with("error: ") && en.contains(english), "{arguments:?}: {en}");
        assert!(!zh.contains("Usage") && !zh.contains("OPTIONS") && !zh.contains("COMMAND"), "{zh}");
        // What is asked for outweighs the system's language.
        let asked = [arguments, &["--lang=zh-CN"]].concat();
        assert!(arguments.ends_with(&["--lang"]) || said(&asked, "en_US.UTF-8").starts_with("错误: "), "{asked:?}");
    }
}

#[test]
fn the_help_has_no_word_of_another_language_alone() {
    let help = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let program = program.args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("COLUMNS", "200");
        let output = program.env("LANG", "zh_CN.UTF-8").output().expect("the program starts");
        format!("{}{}", text(&output.stdout), text(&output.stderr))
    };
    let pages: [&[&str]; 6] =
        [&["--help"], &["-h"], &["forms"], &["forms", "render", "--help"], &["build", "-h"], &["help", "archive"]];
    for page in pages {
        let help = help(page);
        assert!(help.contains("用法: xueshi"), "{help}");
        for word in
            ["Usage", "Options", "Commands", "Arguments", "Possible", "possible", "[default", "Print", "OPTIONS"]
        {
            assert!(!help.contains(word), "{page:?} {word}: {help}");
        }
    }
}
