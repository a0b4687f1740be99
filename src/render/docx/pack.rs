//! The package: the parts that docx-rs writes, the parts of our own, and the archive of both.

use docx_rs::{Docx, Footer, Run, XMLDocx};

use super::body::{Body, Finished};
use super::finish::{finish, footnotes};
use super::page::{BARE_FOOTER, CHARACTER};
use super::style::Look;
use super::{Error, picture, text};
use crate::view::Document;

const SETTINGS: &str = include_str!("parts/settings.xml");
const FONTS: &str = include_str!("parts/fonts.xml");

/// The bytes of the file.
pub(super) fn pack(document: &Document, body: Body, look: &Look) -> Result<Vec<u8>, Error> {
    let Finished { children, sections, alts } = body.finished();
    let mut docx = Docx::new();
    docx.document.children = children;
    // The order makes the names of the parts, by which sections refer to them.
    let (odd, even) =
        if look.official { (official_footer(true), official_footer(false)) } else { (form_footer(), bare_footer()) };
    let docx = docx.footer(odd).even_footer(even);
    let has_bare = sections.iter().any(|section| section.contains(BARE_FOOTER));
    let docx = if has_bare { docx.first_footer(bare_footer()) } else { docx };
    let parts = parts(document, docx.build(), &sections, &alts, look)?;
    Ok(crate::render::pack::pack(&parts, zip::DateTime::default())?)
}

fn bare_footer() -> Footer {
    Footer::new().add_paragraph(text::styled("Footer"))
}

/// 1 / 3.
fn form_footer() -> Footer {
    let page = text::with_runs(text::styled("Footer"), number("PAGE")).add_run(text::run(" / "));
    Footer::new().add_paragraph(text::with_runs(page, number("NUMPAGES")))
}

/// — 1 —, one character from the outer edge (GB/T 9704-2012, 7.5).
fn official_footer(is_odd: bool) -> Footer {
    let space = i32::try_from(CHARACTER).unwrap_or_default();
    let paragraph = text::styled("Footer");
    let paragraph = if is_odd {
        paragraph.align(docx_rs::AlignmentType::Right).indent(None, None, Some(space), None)
    } else {
        paragraph.align(docx_rs::AlignmentType::Left).indent(Some(space), None, None, None)
    };
    let number = text::with_runs(paragraph.add_run(text::run("— ")), number("PAGE"));
    Footer::new().add_paragraph(number.add_run(text::run(" —")))
}

fn number(instruction: &str) -> [Run; 5] {
    text::field(instruction, text::run("1"))
}

/// Every part with its name, in the order in which readers look for them.
fn parts(
    document: &Document,
    built: XMLDocx,
    sections: &[String],
    alts: &[String],
    look: &Look,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let ordered = |part: Vec<u8>, sections: &[String]| -> Result<String, Error> {
        Ok(finish(&String::from_utf8(part)?, sections)?)
    };
    let notes = ordered(built.footnotes, &[])?;
    let has_notes = notes.contains("<w:footnote ");
    let types = picture::typed(built.content_type, built.media.iter().map(|(_, bytes)| bytes.as_slice()));
    let mut relations = String::from_utf8(built.document_rels)?;
    let mut media = Vec::with_capacity(built.media.len());
    for (id, bytes) in built.media {
        let (was, is) = picture::part(&id, &bytes);
        relations = relations.replace(&was, &is);
        media.push((format!("word/{is}"), bytes));
    }
    let text = picture::named(&ordered(built.document, sections)?, alts);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), without_unused(types)?),
        ("_rels/.rels".to_owned(), built.rels),
        ("docProps/app.xml".to_owned(), built.doc_props.app),
        ("docProps/core.xml".to_owned(), core(document).into_bytes()),
        ("docProps/custom.xml".to_owned(), built.doc_props.custom),
        ("word/document.xml".to_owned(), text.into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), without_unused(relations.into_bytes())?),
        ("word/styles.xml".to_owned(), look.styles().into_bytes()),
        ("word/settings.xml".to_owned(), settings(look, has_notes).into_bytes()),
        ("word/fontTable.xml".to_owned(), FONTS.as_bytes().to_vec()),
    ];
    if has_notes {
        parts.push(("word/footnotes.xml".to_owned(), footnotes(&notes).into_bytes()));
    }
    for (at, footer) in (1..).zip(built.footers) {
        parts.push((format!("word/footer{at}.xml"), ordered(footer, &[])?.into_bytes()));
    }
    parts.extend(media);
    Ok(parts)
}

/// A list of parts without those that docx-rs writes for every text and ours never have.
fn without_unused(list: Vec<u8>) -> Result<Vec<u8>, Error> {
    let list = String::from_utf8(list)?;
    let is_used = |entry: &&str| {
        !["comments", "commentsExtended", "numbering"].iter().any(|part| entry.contains(&format!("{part}.xml\"")))
    };
    Ok(list.split_inclusive('>').filter(is_used).collect::<String>().into_bytes())
}

fn settings(look: &Look, has_notes: bool) -> String {
    const NOTES: &str = r#"<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>"#;
    let even = if look.official { "<w:evenAndOddHeaders/>" } else { "" };
    let whole = SETTINGS.replace("{even}", even).replace("{notes}", if has_notes { NOTES } else { "" });
    whole.lines().map(str::trim_start).collect()
}

/// Who made the text, of what title, and when: the day of the records, not the clock's.
fn core(document: &Document) -> String {
    let title = text::escaped(&document.title);
    let author = text::escaped(&document.organisation);
    let language = text::escaped(&document.language);
    let day = document.today.format("%Y-%m-%dT00:00:00Z");
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified><dc:language>{language}</dc:language></cp:coreProperties>"#
    )
}
