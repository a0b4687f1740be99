//! What docx-rs wrote, put into the order that the standard asks for (ECMA-376, part 1, 17), and with what
//! it has no words for.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The order of what is said of a paragraph.
const PARAGRAPH: &[&str] = &[
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "textAlignment",
    "outlineLvl",
    "rPr",
    "sectPr",
];
/// Of a run.
const RUN: &[&str] = &[
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "strike",
    "color",
    "spacing",
    "w",
    "sz",
    "szCs",
    "u",
    "shd",
    "vertAlign",
];
/// Of a table.
const TABLE: &[&str] =
    &["tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"];
/// Of a row.
const ROW: &[&str] = &["cantSplit", "trHeight", "tblHeader"];
/// Of a cell.
const CELL: &[&str] = &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign"];
/// Of borders.
const BORDERS: &[&str] = &["top", "left", "bottom", "right", "insideH", "insideV", "between", "bar"];

/// The order of the children of an element, for those that have one.
fn order(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        "w:pBdr" | "w:tblBorders" | "w:tcBorders" => BORDERS,
        "w:sectPr" => &[],
        _ => return None,
    })
}

/// An element with ordered children that is not closed yet.
struct Open {
    name: String,
    tag: String,
    order: &'static [&'static str],
    children: Vec<(usize, String)>,
}

/// A part in order. Each section is what `sections` says of it; a row with the height of a head
/// is repeated on each page; paragraphs lose their ids, to which nothing refers.
///
/// # Errors
/// What is not XML.
pub(super) fn finish(xml: &str, sections: &[String]) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut done = String::with_capacity(xml.len());
    let mut open: Vec<Open> = Vec::new();
    let mut sections = sections.iter();
    let mut from = 0;
    loop {
        let event = reader.read_event()?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let raw = xml.get(from..to).unwrap_or_default();
        from = to;
        match &event {
            Event::Eof => return Ok(done),
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                match order(&name) {
                    Some(order) => open.push(Open { name, tag: raw.to_owned(), order, children: Vec::new() }),
                    None if name == "w:p" => put(&mut done, &mut open, "w:p", "<w:p>"),
                    None => put(&mut done, &mut open, &name, raw),
                }
            }
            Event::End(tag) => {
                let name = tag.name().as_ref().to_owned();
                match open.pop_if(|last| last.name == name) {
                    Some(_) if name == "w:sectPr" => {
                        put(&mut done, &mut open, &name, sections.next().map_or("", String::as_str));
                    }
                    Some(closed) => put(&mut done, &mut open, &name, &closed.written(raw)),
                    None => put(&mut done, &mut open, &name, raw),
                }
            }
            Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                match name.as_str() {
                    "w:p" => put(&mut done, &mut open, &name, "<w:p/>"),
                    // docx-rs gives a column's width a unit, which it does not have.
                    "w:gridCol" => put(&mut done, &mut open, &name, &raw.replace(r#" w:type="dxa""#, "")),
                    // Where nothing is said of a thing, that needs no element.
                    _ if order(&name).is_some() => {}
                    _ => put(&mut done, &mut open, &name, raw),
                }
            }
            _ => put(&mut done, &mut open, "", raw),
        }
    }
}

/// Adds an element to the innermost that is open, or to what is done.
fn put(done: &mut String, open: &mut [Open], name: &str, text: &str) {
    let Some(last) = open.last_mut() else { return done.push_str(text) };
    let own = name.strip_prefix("w:").unwrap_or(name);
    // The parts of an element that has no order itself stay behind its beginning.
    let place = last.order.iter().position(|known| *known == own);
    let place = place.unwrap_or_else(|| last.children.last().map_or(last.order.len(), |(place, _)| *place));
    last.children.push((place, text.to_owned()));
}

impl Open {
    fn written(mut self, end: &str) -> String {
        // docx-rs can't repeat a row. A height that is `auto` is one as good as `atLeast` for Word, and it
        // is given to rows of a head only.
        let is_head = self.name == "w:trPr" && self.children.iter().any(|(_, text)| text.contains(AUTO));
        if is_head {
            self.children.push((ROW.len(), "<w:tblHeader/>".to_owned()));
        }
        self.children.sort_by_key(|(place, _)| *place);
        if self.children.is_empty() {
            return String::new();
        }
        let inner: String = self.children.into_iter().map(|(_, text)| text).collect();
        let inner = if is_head { inner.replace(AUTO, r#"w:hRule="atLeast""#) } else { inner };
        format!("{}{inner}{end}", self.tag)
    }
}

const AUTO: &str = r#"w:hRule="auto""#;

/// The footnotes with what docx-rs leaves out: the lines between text and notes, and the number before
/// each note.
pub(super) fn footnotes(xml: &str) -> String {
    const NUMBER: &str = r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>"#;
    const LINES: &str = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#;
    let mut done = String::with_capacity(xml.len() + 1024);
    for (at, part) in xml.split_inclusive("<w:footnote ").enumerate() {
        let part = if at == 0 {
            part.replacen("<w:footnote ", &format!("{LINES}<w:footnote "), 1)
        } else {
            part.replacen("</w:pPr>", &format!("</w:pPr>{NUMBER}"), 1)
        };
        done.push_str(&part);
    }
    done
}
