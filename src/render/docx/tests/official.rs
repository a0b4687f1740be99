//! Official texts.

use super::{count, everything, official, paper, part, run};
use crate::render::docx::document;
use crate::render::docx::page::LINE;
use crate::view::{Align, Block, Official, Paper};

fn bytes(of: Official) -> Vec<u8> {
    document(&paper(Paper::Official(Box::new(of))), &|_| None).expect("a file")
}

#[test]
fn headings_are_real_ones() {
    let text = official(everything());
    for level in 1..=4 {
        assert_eq!(count(&text, &format!(r#"<w:pStyle w:val="Heading{level}" />"#)), 1, "{level}");
    }
    assert_eq!(count(&text, r#"<w:pStyle w:val="Title" />"#), 1);
    assert!(text.contains(r#"<w:rStyle w:val="Head2" />"#), "a head that runs in");
    let styles = part(&bytes(everything()), "word/styles.xml");
    for level in 0..4 {
        assert!(styles.contains(&format!(r#"<w:outlineLvl w:val="{level}"/>"#)), "{level}");
    }
    assert!(styles.contains(r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#));
}

#[test]
fn the_page_has_22_lines_of_28_characters() {
    let text = official(Official { title: "甲".to_owned(), ..Official::default() });
    let page = r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#;
    assert!(
        text.contains(page)
            && text.contains(r#"<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-860"/>"#),
        "{text}"
    );
    let settings = part(&bytes(everything()), "word/settings.xml");
    assert!(settings.contains("<w:evenAndOddHeaders/>"));
}

#[test]
fn page_numbers_stand_at_the_outer_edge() {
    let file = bytes(everything());
    let (odd, even) = (part(&file, "word/footer1.xml"), part(&file, "word/footer2.xml"));
    assert!(odd.contains(r#"<w:jc w:val="right" />"#) && even.contains(r#"<w:jc w:val="left" />"#));
    assert!([odd, even].iter().all(|footer| footer.contains(" PAGE ") && footer.contains(">— <")));
}

#[test]
fn footnotes_are_numbered_within_their_document() {
    for _ in 0..2 {
        let file = bytes(everything());
        let text = part(&file, "word/document.xml");
        assert!(
            text.contains(r#"<w:footnoteReference w:id="1" />"#)
                && text.contains(r#"<w:footnoteReference w:id="2" />"#)
        );
        let notes = part(&file, "word/footnotes.xml");
        assert_eq!((count(&notes, "<w:footnoteRef/>"), count(&notes, "<w:footnote ")), (2, 4));
        assert_eq!(count(&notes, ">逐项评分。<"), 2);
    }
}

#[test]
fn a_link_can_not_break_out_of_its_field() {
    let text = official(everything());
    assert!(text.contains(r"HYPERLINK &quot;https://example.com/a?b&amp;c=d&quot;"), "{text}");
}

#[test]
fn only_a_text_with_a_red_head_has_a_rule() {
    let text = official(everything());
    assert!(
        text.contains(r#"<w:pStyle w:val="RedHead" />"#) && text.contains(r#"<w:pStyle w:val="DocumentNumber" />"#)
    );
    assert!(text.contains(r#"<w:pStyle w:val="Draft" />"#));
    let plain = official(Official { red_head: None, draft: None, ..everything() });
    assert!(!plain.contains("RedHead") && !plain.contains("Draft") && plain.contains("PlainNumber"));
}

#[test]
fn each_annex_begins_a_section_and_the_colophon_ends_the_last() {
    let text = official(everything());
    // The text, two annexes, and a page for the colophon as the last annex lies on its side.
    assert_eq!((count(&text, "<w:sectPr>"), count(&text, r#"w:orient="landscape""#)), (4, 1));
    assert_eq!(count(&text, r#"w:yAlign="bottom""#), 2);
    let last = text.rsplit("<w:sectPr>").nth(1).expect("the last section");
    assert!(last.contains("2024年3月6日印发"), "{last}");
}

#[test]
fn issuer_and_date_have_the_same_middle() {
    let middle = |issuer: &str| {
        let text = official(Official {
            issuer: Some(issuer.to_owned()),
            date: Some("2024年3月6日".to_owned()),
            ..Official::default()
        });
        let lines: Vec<&str> = text.split(r#"<w:pStyle w:val="Signature" />"#).skip(1).collect();
        let right = |line: &str| -> usize {
            let rest = line.split("w:right=\"").nth(1).expect("an indent");
            rest.split('"').next().and_then(|number| number.parse().ok()).expect("a number")
        };
        let half = |text: &str| super::super::text::half_width(text) * 315 / 4;
        (right(lines[0]) + half(issuer), right(lines[1]) + half("2024年3月6日"))
    };
    for issuer in ["党校", "中共云汀职业技术学院委员会", "中共云汀职业技术学院委员会组织部党校教务办公室"]
    {
        let (above, below) = middle(issuer);
        assert!(above.abs_diff(below) <= 2, "{issuer}: {above} {below}");
    }
}

#[test]
fn the_names_of_attachments_begin_below_each_other() {
    let text = official(everything());
    let lines: Vec<&str> = text.split(r#"<w:pStyle w:val="Attachments" />"#).skip(1).collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.contains(r#"w:left="1890""#)), "{lines:?}");
    assert!(lines[0].contains(r#"w:hanging="1260""#) && lines[1].contains(r#"w:hanging="315""#), "{lines:?}");
    assert!(lines[0].contains("附件：1.") && lines[1].contains(">2.<"));
}

#[test]
fn a_table_without_cells_is_left_out() {
    let empty = Block::Table { aligns: Vec::new(), head: Vec::new(), rows: Vec::new() };
    assert!(!official(Official { body: vec![empty], ..Official::default() }).contains("<w:tbl>"));
}

#[test]
fn short_words_of_a_table_stand_in_the_middle() {
    let text = official(everything());
    let table = text.split("<w:tbl>").nth(1).and_then(|rest| rest.split("</w:tbl>").next()).expect("a table");
    let rows: Vec<&str> = table.split("<w:tr>").skip(2).collect();
    // A column of long texts from the left, one of numbers in the middle.
    assert!(rows.iter().all(|row| count(row, r#"<w:jc w:val="center" />"#) == 1), "{rows:?}");
    let narrow =
        Block::Table { aligns: vec![Align::Start], head: vec![vec![run("学时")]], rows: vec![vec![vec![run("14")]]] };
    let narrow = official(Official { body: vec![narrow], ..Official::default() });
    assert_eq!(count(&narrow, r#"<w:jc w:val="center" />"#), 1);
}

#[test]
fn a_long_title_is_divided_where_its_sense_allows_it() {
    let lines = |title: &str| {
        let text = official(Official { title: title.to_owned(), ..Official::default() });
        let title = text.split(r#"<w:pStyle w:val="Title" />"#).nth(1).expect("a title").to_owned();
        let lines = title.split("<w:t xml:space=\"preserve\">").skip(1);
        lines.map(|line| line.split('<').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let notice = lines("关于印发《中共云汀职业技术学院委员会2024年党校工作要点》的通知");
    assert_eq!(notice, ["关于印发《中共云汀职业技术学院委员会", "2024年党校工作要点》的通知"]);
    for short in ["关于举办2024年发展对象培训班的通知", "关于进一步加强和改进全校教职工政治理论学习工作的若干意见"]
    {
        assert_eq!(lines(short), [short]);
    }
    let full = official(Official {
        title: "关于做好2024年寒假前后教育培训工作的通知".to_owned(),
        ..Official::default()
    });
    assert!(full.contains(r#"<w:pStyle w:val="Title" /><w:keepNext /><w:keepLines /><w:ind w:left="#), "{full}");
    // Longer than half a page, it is not sent to the next one.
    let long = official(Official { title: "长".repeat(300), ..Official::default() });
    assert!(!long.contains("<w:keepLines"), "{long}");
    // Nowhere near the middle.
    assert_eq!(lines("2024年中共云汀职业技术学院委员会组织部党校工作要点汇编").len(), 1);
}

#[test]
fn the_signature_stays_with_the_text() {
    let short = |paragraphs: usize| {
        let text = "《工作要点》已经研究同意，现予印发，请各单位结合实际认真组织实施。".repeat(3);
        let official = Official {
            body: vec![Block::Paragraph { text: vec![run(&text)], depth: 0 }; paragraphs],
            attachments: vec!["2024年工作要点".to_owned()],
            draft: None,
            annexes: Vec::new(),
            ..everything()
        };
        let bytes = document(&paper(Paper::Official(Box::new(official))), &|_| None).expect("a file");
        (part(&bytes, "word/styles.xml"), part(&bytes, "word/document.xml"))
    };
    let closer = |text: &str| {
        let line = |height: usize| text.contains(&format!(r#"w:line="{height}""#));
        (80..100).find(|air| line(LINE * air / 100))
    };
    // What would end on a second page without a line of the text stands closer, and only that.
    let (styles, text) = short(1);
    assert_eq!((closer(&styles), closer(&text), count(&text, "<w:keepNext")), (None, Some(82), 2), "{text}");
    let (_, text) = short(5);
    assert_eq!((closer(&text), count(&text, "<w:keepNext")), (None, 3), "{text}");
}
