//! Documents as they are printed: what a press makes of each kind of sheet, and what it says of faults.

use std::fs;

use crate::common::{build_all, codes, copy, project, tree};
use chrono::NaiveDate;
use xueshi::diag::{Code, Diagnostic};
use xueshi::render::pdf::{Chosen, Face, Press, Roles};
use xueshi::source::Fonts;
use xueshi::theme::Theme;
use xueshi::view::{
    Align, Annex, Block, Cell, Colophon, Document, Fact, Field, Layout, Letter, Official, Orientation, Paper, Record,
    Run, Sheet, Table,
};

fn chosen(theme: &Theme) -> Chosen {
    let (mut fonts, _) = Fonts::find(std::path::Path::new("."), &[], "default");
    let face = |names: &[String]| {
        let found = fonts.first(names)?;
        Some(Face { name: found.name, data: found.data, index: found.index })
    };
    Roles::of(theme).expect("the list of fonts is right").choose(face).0
}

/// The press of this machine; none where it has no Chinese font, which then is what a build says.
fn press(theme: &Theme) -> Option<Press> {
    Press::new(theme, &chosen(theme)).expect("the theme's files have names")
}

fn document(paper: Paper) -> Document {
    Document {
        stem: "filing/t/paper".to_owned(),
        title: "学员信息表".to_owned(),
        paper,
        trail: Vec::new(),
        today: NaiveDate::from_ymd_opt(2024, 6, 24).expect("a day"),
        organisation: "云汀党校".to_owned(),
        language: "zh-CN".to_owned(),
        source: None,
        form: None,
        template: None,
    }
}

/// How many pages a file has; `XUESHI_PAPER` is a folder to look at it in.
fn pages(press: &Press, name: &str, document: &Document) -> usize {
    let printed = press.document(document, &|_| None).expect("the templates are right");
    assert_eq!(printed.findings, Vec::<Diagnostic>::new());
    if let Some(folder) = std::env::var_os("XUESHI_PAPER") {
        fs::write(std::path::Path::new(&folder).join(name), &printed.bytes).expect("writable");
    }
    assert_eq!(
        press.document(document, &|_| None).expect("again").bytes,
        printed.bytes,
        "{name} has the same bytes again"
    );
    let count = |bytes: &[u8]| printed.bytes.windows(bytes.len()).filter(|found| *found == bytes).count();
    count(b"/Type/Page/") + count(b"/Type /Page\n")
}

fn fact(name: &str, value: &str) -> Fact {
    Fact { name: name.to_owned(), value: value.to_owned(), path: None }
}

fn table(rows: usize, most: Option<usize>) -> Table {
    let mut table = Table::new("2024年发展对象培训班考勤表");
    table.code = Some("C4/组织04/003".to_owned());
    table.head = vec![fact("单位", "机关党总支"), fact("时间", "2024年5月20日至6月20日")];
    table.column("序号", 3, Align::Center);
    table.column("姓名", 5, Align::Start);
    for day in ["5月22日", "5月23日"] {
        table.column(day, 5, Align::Center);
        table.columns.last_mut().expect("a column").group = Some("出勤".to_owned());
    }
    table.column("学时", 4, Align::End);
    let row = |at: usize| {
        ["", "张明", "√", "△", "4"]
            .map(Cell::text)
            .into_iter()
            .enumerate()
            .map(move |(column, cell)| if column == 0 { Cell::count(at + 1) } else { cell })
    };
    table.rows = (0..rows).map(|at| row(at).collect()).collect();
    table.total = Some(["", "合计", "", "", "40"].map(Cell::text).to_vec());
    table.notes = vec!["符号：√ 出勤　△ 迟到".to_owned()];
    table.signatures = vec!["班主任签字：".to_owned(), "组织部（盖章）：".to_owned()];
    table.layout = Layout { orientation: Orientation::Landscape, rows: most, ..Layout::default() };
    table
}

fn record() -> Record {
    let field =
        |name: &str, value: &str, span, height| Field { name: name.to_owned(), value: Cell::text(value), span, height };
    Record {
        title: "学员信息表".to_owned(),
        sheet: "张明".to_owned(),
        code: Some("C4/组织04/001".to_owned()),
        head: vec![fact("班次", "2024年发展对象培训班"), fact("填表日期", "2024年6月24日")],
        columns: 3,
        lines: vec![
            vec![field("姓名", "张明", 1, 1), field("性别", "男", 1, 1), field("民族", "汉族", 1, 1)],
            vec![field("身份证号", "990101199001010014", 2, 1), field("电话", "10000000009", 1, 1)],
            vec![field("培训小结", "", 3, 8)],
            vec![field("支部意见", "", 3, 5)],
        ],
        tables: vec![Table { title: "学时".to_owned(), notes: Vec::new(), ..table(3, None) }],
        notes: vec!["此表一式两份。".to_owned()],
        signatures: vec!["本人签字：".to_owned(), "党总支（盖章）：".to_owned()],
        layout: Layout::default(),
    }
}

fn certificate(framed: bool) -> Letter {
    Letter {
        title: if framed { "结业证书" } else { "学时证明" }.to_owned(),
        sheet: "张明".to_owned(),
        number: Some("证书编号：2024FZ007".to_owned()),
        body: vec![
            "张明同志于2024年5月20日至2024年6月20日参加2024年发展对象培训班学习，修完规定课程，共32学时，考核成绩合格，准予结业。".to_owned(),
            "特发此证。".to_owned(),
        ],
        table: (!framed).then(|| Table { layout: Layout::default(), ..table(3, None) }),
        issuer: "中共云汀职业技术学院委员会党校".to_owned(),
        date: "2024年6月24日".to_owned(),
        framed,
        layout: Layout { orientation: if framed { Orientation::Landscape } else { Orientation::Portrait }, ..Layout::default() },
    }
}

#[test]
fn every_kind_of_sheet_has_its_pages() {
    let Some(press) = press(&Theme::embedded()) else { return };
    let forms = |sheets| document(Paper::Forms(sheets));
    assert_eq!(pages(&press, "table.pdf", &forms(vec![Sheet::Table(table(65, Some(10)))])), 7);
    assert_eq!(pages(&press, "long.pdf", &forms(vec![Sheet::Table(table(65, None))])), 3);
    assert_eq!(pages(&press, "record.pdf", &forms(vec![Sheet::Record(record()), Sheet::Record(record())])), 2);
    let letters = vec![Sheet::Letter(certificate(true)), Sheet::Letter(certificate(false))];
    assert_eq!(pages(&press, "letters.pdf", &forms(letters)), 2);
    assert_eq!(pages(&press, "empty.pdf", &forms(vec![Sheet::Table(Table::new("空表"))])), 1);
}

#[test]
fn an_english_sheet_and_a_text_without_anything_are_set() {
    let Some(press) = press(&Theme::embedded()) else { return };
    let letter =
        Letter { body: vec!["Ann Lee took part.".to_owned()], title: "Certificate".to_owned(), ..Letter::default() };
    let english = Document { language: "en".to_owned(), ..document(Paper::Forms(vec![Sheet::Letter(letter)])) };
    assert_eq!(pages(&press, "english.pdf", &english), 1);
    assert_eq!(pages(&press, "bare.pdf", &document(Paper::Official(Box::default()))), 1);
    let draft =
        Official {
            draft: Some("草稿".to_owned()), title: "关于举办培训班的通知".to_owned(), ..Official::default()
        };
    assert_eq!(pages(&press, "draft.pdf", &document(Paper::Official(Box::new(draft)))), 1);
}

/// A text with a red head, of so many paragraphs of six lines.
fn official(paragraphs: usize, annexes: Vec<Annex>) -> Document {
    let text = "各单位要按计划选派学员，做好请假管理和考勤记录，培训结束后及时报送材料。".repeat(5);
    let body = vec![Block::Paragraph { text: vec![run(&text)], depth: 0 }; paragraphs];
    document(Paper::Official(Box::new(letter(body, annexes))))
}

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

/// A text with a red head and a colophon.
fn letter(body: Vec<Block>, annexes: Vec<Annex>) -> Official {
    Official {
        red_head: Some("中共云汀学院委员会文件".to_owned()),
        number: Some("云汀院党〔2024〕9号".to_owned()),
        title: "关于印发工作要点的通知".to_owned(),
        addressees: vec!["各党总支".to_owned()],
        body,
        attachments_word: "附件".to_owned(),
        attachments: annexes.iter().map(|annex| annex.title.clone()).collect(),
        issuer: Some("中共云汀学院委员会".to_owned()),
        date: Some("2024年3月6日".to_owned()),
        annexes,
        colophon: Some(Colophon {
            copies: None,
            printer: "党委办公室".to_owned(),
            date: "2024年3月6日印发".to_owned(),
        }),
        ..Official::default()
    }
}

#[test]
fn a_text_may_end_with_whatever_stands_in_it() {
    let Some(press) = press(&Theme::embedded()) else { return };
    let paragraph = |count: usize| Block::Paragraph {
        text: vec![run(&"各单位要按计划选派学员，".repeat(count))],
        depth: 0,
    };
    let table = |rows: usize| Block::Table {
        aligns: vec![Align::Start; 2],
        head: vec![vec![run("单位")], vec![run("材料")]],
        rows: vec![vec![vec![run("机关党总支")], vec![run("考勤记录、学习小结")]]; rows],
    };
    let note = Run { note: Some(vec![run("逐项评分。")]), ..Run::default() };
    let noted = Block::Paragraph {
        text: vec![run(&"及时报送材料，".repeat(20)), note, run("底稿备查。")], depth: 0
    };
    let mut ends: Vec<Vec<Block>> = [10, 21, 24, 30, 60].map(|rows| vec![table(rows)]).into();
    ends.extend([
        vec![noted],
        vec![paragraph(9), Block::Rule],
        vec![Block::Code { text: "a\nb".to_owned() }],
        vec![Block::Rule],
    ]);
    for (at, end) in ends.iter().enumerate() {
        for count in [1, 4, 9, 14, 20] {
            let body: Vec<Block> = [paragraph(3), paragraph(count)].into_iter().chain(end.iter().cloned()).collect();
            let whole = letter(body, Vec::new());
            let bare = Official { colophon: None, ..whole.clone() };
            let count_of =
                |of| pages(&press, &format!("end-{at}-{count}.pdf"), &document(Paper::Official(Box::new(of))));
            let (bare, whole) = (count_of(bare), count_of(whole));
            let even = bare.next_multiple_of(2);
            assert!([even, even + 2].contains(&whole), "end {at}, {count}: {bare} pages, {whole} with the colophon");
        }
    }
}

#[test]
fn the_colophon_stands_on_an_even_page() {
    let Some(press) = press(&Theme::embedded()) else { return };
    let annex =
        |sheets| Annex { mark: "附件".to_owned(), title: "工作要点".to_owned(), body: Vec::new(), sheets };
    let sheet = || Sheet::Table(table(5, None));
    let cases = [
        // A text of a page, of two pages, of two with a full second one, of three, and of four.
        (1, Vec::new(), 2),
        (3, Vec::new(), 2),
        (4, Vec::new(), 4),
        (6, Vec::new(), 4),
        (9, Vec::new(), 4),
        // On a form it does not stand: behind one of page 2 a bare page follows.
        (1, vec![annex(vec![sheet()])], 4),
        (1, vec![annex(vec![sheet(), sheet()])], 6),
        (1, vec![annex(Vec::new())], 4),
    ];
    for (at, (paragraphs, annexes, wanted)) in cases.into_iter().enumerate() {
        assert_eq!(pages(&press, &format!("colophon-{at}.pdf"), &official(paragraphs, annexes)), wanted, "case {at}");
    }
}

#[test]
fn a_character_that_no_font_has_is_named_and_the_rest_is_set() {
    let Some(press) = press(&Theme::embedded()) else { return };
    let letter = Letter { body: vec!["\u{10fffd}同志".to_owned()], ..certificate(true) };
    let printed = press.document(&document(Paper::Forms(vec![Sheet::Letter(letter)])), &|_| None).expect("it is set");
    let found: Vec<_> = printed.findings.iter().map(|finding| (finding.code, finding.args[1].1.as_str())).collect();
    assert_eq!(found, [(Code::MissingGlyph, "U+10FFFD"), (Code::PdfNotArchival, "学员信息表")]);
    assert!(printed.bytes.starts_with(b"%PDF"));
}

/// Builds the English office with a template of its own for sheets; nothing where no font is Chinese.
fn built_with(template: &str) -> Option<Vec<Diagnostic>> {
    let root = copy(&project("english"));
    let paper = root.path().join("themes/default/paper");
    fs::create_dir_all(&paper).expect("writable");
    fs::write(paper.join("sheets.typ"), template).expect("writable");
    let built = build_all(root.path(), &root.path().join("output"));
    assert!(codes(&built).contains(&"F101") || built.report.is_some(), "what is unfit is built all the same");
    (!codes(&built).contains(&"F101")).then_some(built.findings)
}

#[test]
fn a_file_that_keeps_less_than_archives_ask_for_is_said_once_with_the_reason() {
    let set = "#import \"common.typ\": *\n#set document(title: \"t\")\n#set text(font: (\"songti\", \"latin\"))\n";
    for (text, code, reason) in [
        ("=== Too deep for the first", Code::PdfNotAccessible, "heading"),
        ("\u{10fffd} and more", Code::PdfNotArchival, "could not be displayed"),
    ] {
        let Some(findings) = built_with(&format!("{set}{text}\n")) else { return };
        let of = |name: &str, finding: &Diagnostic| {
            finding.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let found: Vec<_> = findings
            .iter()
            .filter(|finding| [Code::PdfNotAccessible, Code::PdfNotArchival].contains(&finding.code))
            .collect();
        let [finding] = found.as_slice() else { panic!("{text}: {findings:?}") };
        assert_eq!(finding.code, code, "{finding:?}");
        assert!(of("detail", finding).contains(reason) && !of("page", finding).is_empty(), "{finding:?}");
        assert!(of("count", finding).parse::<usize>().is_ok_and(|count| count > 1), "{finding:?}");
    }
}

#[test]
fn a_template_that_fails_names_its_line_and_the_document() {
    let root = copy(&project("english"));
    let paper = root.path().join("themes/default/paper");
    fs::create_dir_all(&paper).expect("writable");
    for (text, wanted) in [
        ("#let a = 1\n#view.nothing", "sheets.typ:2"),
        ("#let f(n) = f(n + 1)\n#f(0)", "sheets.typ:1"),
        ("#while true { }", "sheets.typ:1"),
        ("#import \"common.typ\": *\n#read(\"/etc/passwd\")", "sheets.typ:2"),
        ("#(", "sheets.typ:1"),
    ] {
        fs::write(paper.join("sheets.typ"), text).expect("writable");
        let built = build_all(root.path(), &root.path().join("output"));
        if codes(&built).contains(&"F101") {
            return;
        }
        let found: Vec<_> = built.findings.iter().filter(|finding| finding.code == Code::PaperTemplateError).collect();
        assert_eq!(found.len(), 1, "{text}: {:?}", built.findings);
        assert!(found[0].args.iter().any(|(_, value)| value == &format!("paper/{wanted}")), "{found:?}");
        assert!(built.report.is_none());
    }
}

#[test]
fn without_a_chinese_font_one_finding_says_so_and_the_rest_is_built() {
    let root = copy(&project("english"));
    let paper = root.path().join("themes/default/paper");
    fs::create_dir_all(&paper).expect("writable");
    fs::write(paper.join("fonts.yaml"), "songti: { own: [No Such Font] }\n").expect("writable");
    let built = build_all(root.path(), &root.path().join("output"));
    assert_eq!(codes(&built), ["F101"]);
    let files = tree(&root.path().join("output"));
    let made = |extension: &str| files.keys().any(|path| path.rsplit('.').next() == Some(extension));
    assert!(made("xlsx") && !made("pdf"));
    assert!(!files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(".pdf\"")), "no page leads to a PDF");
}

#[test]
fn a_list_of_fonts_that_can_not_be_read_is_an_error() {
    let root = copy(&project("english"));
    let paper = root.path().join("themes/default/paper");
    fs::create_dir_all(&paper).expect("writable");
    fs::write(paper.join("fonts.yaml"), "songti: 5\n").expect("writable");
    let built = build_all(root.path(), &root.path().join("output"));
    assert_eq!(built.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::PaperTemplateError]);
}

#[test]
fn a_folder_of_fonts_that_is_not_there_is_a_finding() {
    let root = copy(&project("english"));
    let site = root.path().join("content/site.yaml");
    let text = fs::read_to_string(&site).expect("readable");
    fs::write(&site, format!("{text}\nfonts: [nowhere]\n")).expect("writable");
    let built = build_all(root.path(), &root.path().join("output"));
    assert!(built.findings.iter().any(|finding| finding.code == Code::NoFontFolder));
}

#[test]
fn a_character_that_no_font_has_is_shown_where_it_stands() {
    let root = copy(&project("english"));
    let notices = root.path().join("content/notices");
    fs::create_dir_all(&notices).expect("writable");
    for name in ["a", "b"] {
        fs::write(notices.join(format!("{name}.md")), "---\ntitle: Call\n---\n\nTo \u{10fffd}.\n").expect("writable");
    }
    let built = build_all(root.path(), &root.path().join("output"));
    if codes(&built).contains(&"F101") {
        return;
    }
    let found: Vec<_> = built.findings.iter().filter(|finding| finding.code == Code::MissingGlyph).collect();
    assert_eq!(found.len(), 1, "once, though two texts have it in two editions: {found:?}");
    let (path, at) = xueshi::diag::place(found[0], &built.sources).expect("a place");
    assert_eq!((path.as_str(), at.line, at.column), ("content/notices/a.md", 5, 4));
    assert!(built.report.is_some(), "the build goes on");
}

#[test]
fn a_word_longer_than_a_line_goes_on_in_the_next_one() {
    let Some(press) = press(&Theme::embedded()) else { return };
    let run = |text: String| vec![Run { text, ..Run::default() }];
    let body = vec![Block::Paragraph { text: run("x".repeat(3_000)), depth: 0 }];
    let official = Official { title: "长".repeat(300), body, ..Official::default() };
    assert_eq!(pages(&press, "word.pdf", &document(Paper::Official(Box::new(official)))), 4);
}

/// A picture of one point.
const POINT: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xd8\xa0\xa0\x00\x00\x02t\x00\xf1\xf0U\xd0\xab\x00\x00\x00\x00IEND\xaeB`\x82";

#[test]
fn a_picture_is_on_paper_and_a_broken_one_is_its_caption() {
    let root = copy(&project("english"));
    let notices = root.path().join("content/notices");
    fs::create_dir_all(&notices).expect("writable");
    fs::write(notices.join("a.png"), POINT).expect("writable");
    fs::write(notices.join("cut.png"), &POINT[..40]).expect("writable");
    let text = "---\ntitle: Call\n---\n\n![The way](a.png \"Map\")\n\n![Lost](cut.png)\n";
    fs::write(notices.join("call.md"), text).expect("writable");
    let (first, second) = (root.path().join("output"), root.path().join("again"));
    let built = build_all(root.path(), &first);
    if codes(&built).contains(&"F101") {
        return;
    }
    assert!(built.report.is_some(), "the build goes on");
    let found: Vec<_> = built.findings.iter().filter(|finding| finding.code == Code::PictureNotPrinted).collect();
    assert_eq!(found.len(), 1, "once, though two editions have it: {found:?}");
    let (path, at) = xueshi::diag::place(found[0], &built.sources).expect("a place");
    assert_eq!((path.as_str(), at.line, at.column), ("content/notices/call.md", 7, 1));
    let file = |format: &str| fs::read(first.join(format!("office/notices/call.{format}"))).expect("made");
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).filter(|found| *found == part).count();
    assert_eq!(holds(&file("pdf"), b"/Subtype/Image"), 1);
    let mut packed = zip::ZipArchive::new(std::io::Cursor::new(file("docx"))).expect("a package");
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut packed.by_name(name).expect("a part"), &mut bytes).expect("readable");
        bytes
    };
    assert_eq!(part("word/media/rIdPicture1.png"), POINT);
    let said = String::from_utf8(part("word/document.xml")).expect("UTF-8");
    for words in [r#"descr="The way""#, ">Map<", ">Lost<", r#"r:embed="rIdPicture1""#] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(said.matches("<w:drawing>").count(), 1);
    build_all(root.path(), &second);
    assert_eq!(tree(&first), tree(&second), "the same bytes again");
}

#[test]
fn the_facts_of_an_english_procedure_have_english_signs_between_them() {
    let root = copy(&project("english"));
    let procedures = root.path().join("content/procedures");
    fs::create_dir_all(&procedures).expect("writable");
    let text = "---\ntitle: Quality\ncode: Q/4\nversion: B/1\n---\n\nAll classes.\n";
    fs::write(procedures.join("quality.md"), text).expect("writable");
    let output = root.path().join("output");
    let built = build_all(root.path(), &output);
    assert!(built.report.is_some(), "{:?}", built.findings);
    let file = fs::File::open(output.join("office/procedures/quality.docx")).expect("made");
    let mut packed = zip::ZipArchive::new(file).expect("a package");
    let mut said = String::new();
    std::io::Read::read_to_string(&mut packed.by_name("word/document.xml").expect("the text"), &mut said)
        .expect("UTF-8");
    assert!(said.contains(": Q/4; ") && !said.contains('：'), "{said}");
}
