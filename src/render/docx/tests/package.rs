//! The package around the text.

use super::{everything, paper, part, table};
use crate::render::docx::document;
use crate::render::docx::finish::finish;
use crate::view::{Document, Paper, Sheet};

#[test]
fn the_same_document_gives_the_same_bytes_on_any_thread() {
    let make = || document(&paper(Paper::Official(Box::new(everything()))), &|_| None).expect("a file");
    let first = make();
    let others: Vec<_> = (0..4)
        .map(|_| {
            std::thread::spawn(move || {
                (0..8)
                    .map(|_| document(&paper(Paper::Official(Box::new(everything()))), &|_| None).expect("a file"))
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    for other in others {
        assert!(other.join().expect("a thread").iter().all(|bytes| *bytes == first));
    }
    assert_eq!(make(), first);
}

#[test]
fn the_file_says_what_it_is_who_made_it_and_when() {
    let file = document(&paper(Paper::Forms(vec![Sheet::Table(table(1))])), &|_| None).expect("a file");
    let core = part(&file, "docProps/core.xml");
    assert!(core.contains("<dc:title>培训&lt;一&gt;班</dc:title><dc:creator>云汀学院</dc:creator>"), "{core}");
    assert_eq!(core.matches("2024-06-21T00:00:00Z").count(), 2);
}

#[test]
fn fonts_are_those_of_the_language() {
    let styles = |language: &str| {
        let file = Document { language: language.to_owned(), ..paper(Paper::Forms(vec![Sheet::Table(table(1))])) };
        part(&document(&file, &|_| None).expect("a file"), "word/styles.xml")
    };
    let (chinese, english) = (styles("zh-CN"), styles("en"));
    assert!(chinese.contains(r#"w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体""#), "{chinese}");
    assert!(english.contains(r#"w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体""#), "{english}");
    assert!(chinese.contains("表格文字") && english.contains("Table Text"));
    for styles in [chinese, english] {
        assert!(styles.contains(r#"w:eastAsia="zh-CN""#) && !styles.contains('{') && !styles.contains('}'), "{styles}");
    }
}

#[test]
fn what_is_said_of_a_thing_stands_in_the_order_of_the_standard() {
    let text = r#"<w:p w14:paraId="7"><w:pPr><w:rPr><w:sz w:val="1" /><w:b /></w:rPr><w:pStyle w:val="A" /><w:tabs><w:tab w:pos="2" /><w:tab w:pos="1" /></w:tabs><w:pBdr><w:bottom /><w:top /></w:pBdr><w:sectPr><w:cols /></w:sectPr></w:pPr><w:r><w:rPr /><w:t>a&amp;b</w:t></w:r></w:p><w:tr><w:trPr><w:trHeight w:hRule="auto" /></w:trPr></w:tr>"#;
    let ordered = r#"<w:p><w:pPr><w:pStyle w:val="A" /><w:pBdr><w:top /><w:bottom /></w:pBdr><w:tabs><w:tab w:pos="2" /><w:tab w:pos="1" /></w:tabs><w:rPr><w:b /><w:sz w:val="1" /></w:rPr><w:sectPr>x</w:sectPr></w:pPr><w:r><w:t>a&amp;b</w:t></w:r></w:p><w:tr><w:trPr><w:trHeight w:hRule="atLeast" /><w:tblHeader/></w:trPr></w:tr>"#;
    assert_eq!(finish(text, &["<w:sectPr>x</w:sectPr>".to_owned()]).expect("XML"), ordered);
}

#[test]
fn the_archive_is_compressed() {
    let file = document(&paper(Paper::Forms(vec![Sheet::Table(table(100))])), &|_| None).expect("a file");
    let text = part(&file, "word/document.xml");
    assert!(file.len() * 5 < text.len(), "{} of {}", file.len(), text.len());
}
