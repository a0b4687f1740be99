//! What texts show and lead to: pictures, files, links within the office.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::common::{build, build_all, built_texts, check, codes, findings, found, office, page, tree};
use xueshi::locale::Lang;

/// The head of a PNG of that size, which is all that is read of it.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn lay(root: &Path, files: &[(&str, &[u8])]) {
    for (path, bytes) in files {
        let path = root.join("content").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
    }
}

fn notice(body: &str) -> String {
    format!("---\ntitle: Notice\n---\n\n{body}\n")
}

/// The text of a page.
fn prose<'t>(files: &'t BTreeMap<String, Vec<u8>>, page: &str) -> &'t str {
    let page = std::str::from_utf8(&files[page]).expect("UTF-8");
    let from = page.find("<div class=\"prose\">").expect("a text") + "<div class=\"prose\">".len();
    page[from..].split("</article>").next().unwrap_or_default()
}

/// The finding codes of a notice with such a body.
fn said(body: &str, files: &[(&str, &[u8])]) -> Vec<&'static str> {
    let root = office(&[("notices/a.md", &notice(body))]);
    lay(root.path(), files);
    codes(&check(root.path()))
}

#[test]
fn links_lead_to_the_pages_of_their_sources_from_wherever_they_stand() {
    let body = "[class](../classes/basics/class.yaml) [folder](/classes/basics/) [days](../classes/basics/schedule.yaml)\n\
                [record](../classes/basics/sessions/2024-03-04-day-1.md) [there](b.md#二、培训%20形式) [here](#End)\n\
                [unit](../units.yaml#Quay) [web](https://example.org/x.md)\n\n## End\n";
    let root = office(&[
        ("notices/a.md", &notice(body)),
        ("notices/b.md", &notice("## 二、培训形式\n\n[own](../classes/basics/notice.md)")),
        (
            "classes/basics/notice.md",
            &notice("[back](../../notices/a.md#end) [record](sessions/2024-03-04-day-1.md#talks)"),
        ),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n---\n\n## Talks\n\n[up](#talks)[^1] [notice](../notice.md)\n\n[^1]: Note.\n",
        ),
    ]);
    let output = root.path().join("output");
    let built = build(root.path(), &output);
    assert_eq!(findings(&built, Lang::En), "");
    let files = tree(&output);
    let links = |page: &str| {
        let links = prose(&files, page).split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        links.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        links("site/notices/a.html"),
        [
            "../classes/basics/index.html",
            "../classes/basics/index.html",
            "../classes/basics/index.html#schedule",
            "../classes/basics/index.html#s-2024-03-04-day-1",
            "../notices/b.html#%E4%BA%8C%E3%80%81%E5%9F%B9%E8%AE%AD%E5%BD%A2%E5%BC%8F",
            "#h-end",
            "../units/quay.html",
            "https://example.org/x.md",
            "#h-end",
        ]
    );
    assert_eq!(
        links("office/classes/basics/notice.html"),
        ["../../notices/a.html#h-end", "../../classes/basics/index.html#s-2024-03-04-day-1%3Ah-talks"]
    );
    assert_eq!(links("site/classes/basics/notice.html")[1], "../../classes/basics/index.html#s-2024-03-04-day-1");
    let class = prose(&files, "office/classes/basics/index.html");
    for part in
        ["id=\"s-2024-03-04-day-1:h-talks\"", "href=\"#s-2024-03-04-day-1:fn-1\"", "id=\"s-2024-03-04-day-1:fn-1\""]
    {
        assert!(class.contains(part), "{part} in {class}");
    }
}

#[test]
fn what_leads_to_nothing_is_found_with_the_nearest_name() {
    let nearest = |body: &str| {
        let root = office(&[("notices/a.md", &notice(body)), ("notices/winter-class.md", &notice("## 一、目的"))]);
        let run = check(root.path());
        let finding = run.findings.first().expect("a finding");
        let near = finding.args.iter().find(|(name, _)| *name == "nearest").map_or("", |(_, near)| near);
        format!("{} {near}", finding.code.id())
    };
    assert_eq!(nearest("[x](winter-clas.md)"), "R112 /notices/winter-class.md");
    assert_eq!(nearest("[x](../plans/winter-class.md)"), "R112 /notices/winter-class.md");
    assert_eq!(nearest("[x](winter-class.html)"), "R112 /notices/winter-class.md");
    assert_eq!(nearest("[x](../classes/basics/index.html)"), "R112 /classes/basics/class.yaml");
    assert_eq!(nearest("[x](nothing-like-it.pdf)"), "R112 none");
    assert_eq!(nearest("[x](winter-class.md#一、目标)"), "R113 一、目的");
    assert_eq!(nearest("## 一、目的\n\n[x](#一、的目)"), "R113 一、目的");
    assert_eq!(nearest("![x](missing.png)"), "R112 none");
    assert_eq!(
        said("[x](javascript:alert(1)) [y](office:people/all.csv) ![z](data:image/png;base64,AA)", &[]),
        ["R115"; 3]
    );
}

#[test]
fn pictures_and_files_are_carried_along_with_what_they_are() {
    let root = office(&[
        (
            "notices/a.md",
            &notice("![图一](图/路 线.png)\n\n[表](附件/名单.xlsx)与![小](图/小.png)图\n\n![](</图/a.png> \"标题\")"),
        ),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n---\n\n![现场](photo.png)\n",
        ),
    ]);
    let (wide, small) = (picture(640, 480), picture(8, 8));
    lay(
        root.path(),
        &[
            ("notices/图/路 线.png", &wide),
            ("notices/图/小.png", &small),
            ("图/a.png", &small),
            ("notices/附件/名单.xlsx", &[b'x'; 12_000]),
            ("classes/basics/sessions/photo.png", &small),
        ],
    );
    let root_path = root.path();
    fs::write(
        root_path.join("content/notices/a.md"),
        fs::read_to_string(root_path.join("content/notices/a.md")).expect("readable").replace("路 线", "路%20线"),
    )
    .expect("writable");
    let output = root_path.join("output");
    let built = build(root_path, &output);
    assert_eq!(findings(&built, Lang::En), "");
    let files = tree(&output);
    let html = prose(&files, "site/notices/a.html");
    let route = "../files/notices/%E5%9B%BE/%E8%B7%AF%20%E7%BA%BF.png";
    for part in [
        format!(
            "<figure><img src=\"{route}\" alt=\"图一\" width=\"640\" height=\"480\" loading=\"lazy\"><figcaption>图一</figcaption></figure>"
        ),
        "download>表</a><span class=\"file-about\"> (Excel, 12 KB)</span>与<img src=".to_owned(),
        "alt=\"\" width=\"8\" height=\"8\" loading=\"lazy\"><figcaption>标题</figcaption>".to_owned(),
    ] {
        assert!(html.contains(&part), "{part} in {html}");
    }
    assert_eq!(files["site/files/notices/图/路 线.png"], wide);
    assert_eq!(files["site/files/notices/附件/名单.xlsx"].len(), 12_000);
    // Minutes are in the office edition alone, and so are their pictures.
    assert!(files.contains_key("office/files/classes/basics/sessions/photo.png"));
    assert!(!files.contains_key("site/files/classes/basics/sessions/photo.png"));
}

#[test]
fn a_link_that_is_dropped_takes_nothing_of_what_is_around_it() {
    let text = "甲。[![图](图/a%231.png)](#) 乙。[![图](图/a%231.png)](#gone)丙[丁](b.md)。\n\n![外![内](图/a%231.png)尾](图/a%231.png)戊\n";
    let root = office(&[("notices/a.md", &notice(text)), ("notices/b.md", &notice("B"))]);
    lay(root.path(), &[("notices/图/a#1.png", &picture(8, 8))]);
    let output = root.path().join("output");
    assert_eq!(codes(&build(root.path(), &output)), ["R113"]);
    let files = tree(&output);
    let html = prose(&files, "site/notices/a.html");
    let image =
        "<img src=\"../files/notices/%E5%9B%BE/a%231.png\" alt=\"图\" width=\"8\" height=\"8\" loading=\"lazy\">";
    assert!(html.contains(&format!("甲。{image} 乙。{image}丙<a href=\"../notices/b.html\">丁</a>。")), "{html}");
    assert!(html.contains("alt=\"外内尾\"") && html.contains(">戊</p>"), "{html}");
}

#[test]
fn a_figure_in_the_name_of_a_plans_item_is_said_not_to_be_filled() {
    let plan = "---\ntitle: P\nyear: 2024\n---\n## One\n\n1. Hold {{ year(2024).classes }} classes. {{ year(2024).classes }} are planned.\n2. **Train.** {{ year(2024).classes }}.\n";
    let run = check(office(&[("plans/p.md", plan)]).path());
    assert_eq!(found(&run), ["G101 7:1"]);
}

#[test]
fn a_mark_that_is_not_read_as_one_is_said() {
    let text = "甲[^1]乙\n\n![图](图/路 线.png)\n\n> [!WARN]\n> 丙\n\n- [] 丁\n- [ ] 戊\n\n｛｛ 班次.参训人数 ｝｝\n";
    let run = check(office(&[("notices/a.md", &notice(text))]).path());
    assert_eq!(found(&run), ["C129 5:1", "C129 7:1", "C129 9:3", "C129 12:3", "C129 15:1"]);
    let right = "`[^1]` `![a](b)` [!WARN] 5 [] 6\n\n    > [!WARN]\n\n> [!WARNING]\n> a[^1]\n\n- [x] b\n\n[^1]: note\n";
    assert_eq!(said(right, &[]), Vec::<String>::new());
}

#[test]
fn registers_lists_and_settings_are_never_carried_along() {
    for target in [
        "../people/all.csv",
        "../classes/basics/roster.csv",
        "../classes/basics/attendance.csv",
        "../site.yaml",
        "../rules/basic.yaml",
        "/people/all.csv",
    ] {
        assert_eq!(said(&format!("[x]({target})"), &[]), ["R114"], "{target}");
        assert_eq!(said(&format!("![x]({target})"), &[]), ["R114"], "{target}");
    }
    assert_eq!(said("[x](../people/photo.png)", &[("people/photo.png", &picture(4, 4))]), ["R114"]);
    assert_eq!(said("[x](../../secret.pdf)", &[]), ["R112"]);
    assert_eq!(said("[x](page.html)", &[("notices/page.html", b"<p>")]), ["R114"]);
    let attached = "---\ntitle: Notice\nattachments:\n  - { title: List, file: roster.csv, public: yes }\n---\n";
    assert_eq!(codes(&check(office(&[("classes/basics/notice.md", attached)]).path())), ["R114"]);
}

#[test]
fn an_address_of_letters_is_a_link_to_it() {
    let root = office(&[("notices/a.md", &notice("Write to <office@example.org>."))]);
    let pages = built_texts(root.path());
    assert!(page(&pages, "site/notices/a.html").contains("href=\"mailto:office@example.org\""));
}

#[test]
fn a_number_in_a_packed_file_stops_the_build() {
    let root = office(&[("notices/a.md", &notice("[x](a.docx)"))]);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a file");
    writer.write_all(b"<w:t>100 0000</w:t><w:t>0001</w:t>").expect("writable");
    lay(root.path(), &[("notices/a.docx", &writer.finish().expect("an archive").into_inner())]);
    let run = check(root.path());
    assert!(codes(&run).contains(&"O103"), "{}", findings(&run, Lang::En));
}

#[test]
fn a_picture_that_is_none_and_one_that_is_huge_are_said() {
    assert_eq!(said("![x](a.png)", &[("notices/a.png", b"no picture")]), ["S207"]);
    assert_eq!(said("![x](a.pdf)", &[("notices/a.pdf", b"%PDF-1.4")]), ["S207"]);
    let mut huge = picture(6000, 4000);
    huge.resize(20 * 1024 * 1024, 0);
    let root = office(&[("notices/a.md", &notice("![x](a.png) ![x](a.png)"))]);
    lay(root.path(), &[("notices/a.png", &huge)]);
    let output = root.path().join("output");
    let built = build(root.path(), &output);
    assert_eq!(codes(&built), ["S208"]);
    assert!(findings(&built, Lang::ZhCn).contains("图片有 20.0 MB"));
    assert_eq!(tree(&output)["site/files/notices/a.png"].len(), huge.len());
}

#[test]
fn titles_and_names_can_not_break_the_page() {
    let long = "长".repeat(300);
    let title = |title: &str| format!("---\ntitle: {title}\n---\n\n正文\n");
    let root = office(&[
        ("notices/a.md", &title("'<script>alert(1)</script> \"a\" & b'")),
        ("notices/b.md", &title(&long)),
        ("notices/c.md", &title("\"甲\\u202e乙\"")),
        ("notices/d.md", &title("丙\u{202e}丁&#x202e;")),
    ]);
    let output = root.path().join("output");
    let built = build(root.path(), &output);
    assert_eq!(findings(&built, Lang::En), "");
    let files = tree(&output);
    let page = |path: &str| String::from_utf8(files[path].clone()).expect("UTF-8");
    assert!(!page("site/notices/a.html").contains("<script>alert"));
    assert!(page("site/notices/b.html").contains(&long));
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.ends_with("html") || !text.contains('\u{202e}'), "{path}");
    }
    assert!(page("site/notices/c.html").contains("甲乙") && page("site/notices/d.html").contains("丙丁"));
}

#[test]
fn a_thousand_headings_each_have_a_place_of_their_own() {
    let headings: String = (0..1_000).flat_map(|at| ["#".repeat(2 + at % 5), " 标题\n\n正文\n\n".to_owned()]).collect();
    let root = office(&[("notices/a.md", &notice(&headings))]);
    let output = root.path().join("output");
    let built = build_all(root.path(), &output);
    assert!(!built.has_errors() && !codes(&built).contains(&"O113"), "{}", findings(&built, Lang::En));
    let files = tree(&output);
    let page = prose(&files, "site/notices/a.html");
    let ids: std::collections::BTreeSet<_> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!((ids.len(), ids.contains("标题-1000")), (1_000, true));
    assert!(files.contains_key("site/notices/a.pdf") || codes(&built).contains(&"F101"));
}

#[test]
fn a_text_as_long_as_a_book_is_no_pdf_and_says_so() {
    let paragraph = "各党总支应当按时报送，不得迟报。".repeat(50) + "\n\n";
    let body = |length: usize| notice(&paragraph.repeat(length));
    let row = "| 甲 | 乙 | 丙 |\n";
    let table = format!("{row}|---|---|---|\n{}", row.repeat(1_300));
    let root = office(&[("notices/a.md", &body(360)), ("notices/b.md", &notice(&table)), ("notices/c.md", &body(4))]);
    let output = root.path().join("output");
    let built = build_all(root.path(), &output);
    let found: Vec<_> = built.findings.iter().filter(|finding| finding.code.id() == "O113").collect();
    let places: Vec<_> =
        found.iter().map(|finding| xueshi::diag::place(finding, &built.sources).expect("a place").0).collect();
    assert_eq!(places, ["content/notices/a.md", "content/notices/b.md"], "each once, though two editions have it");
    let files = tree(&output);
    for (name, printed) in [("a", false), ("b", false), ("c", true)] {
        let has = |format: &str| files.contains_key(&format!("office/notices/{name}.{format}"));
        assert!(has("html") && has("docx"), "{name}");
        assert!(has("pdf") == printed || codes(&built).contains(&"F101"), "{name}");
        let page = String::from_utf8_lossy(&files[&format!("office/notices/{name}.html")]);
        assert!(page.contains(&format!("{name}.pdf")) == has("pdf"), "{name}");
    }
}

#[test]
fn a_page_of_five_megabytes_is_made_in_seconds() {
    let paragraph = "各党总支应当按时报送，\n使用 Word 填写[见下](#h-10)，**不得**迟报。\n\n".repeat(55);
    let sections: Vec<_> = (0..1_000).map(|at| format!("## 第{at}节 {{#{at}}}\n\n{paragraph}")).collect();
    let body = sections.concat();
    let root = office(&[("notices/a.md", &notice(&body))]);
    let output = root.path().join("output");
    let start = std::time::Instant::now();
    let built = build(root.path(), &output);
    assert_eq!(findings(&built, Lang::En), "");
    assert!(body.len() > 4 << 20 && start.elapsed().as_secs() < 60, "{} bytes, {:?}", body.len(), start.elapsed());
    let files = tree(&output);
    assert!(prose(&files, "site/notices/a.html").contains("<h2 id=\"h-999\">"));
}
