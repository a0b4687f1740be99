//! Official texts by GB/T 9704-2012, as far as Word can.

use docx_rs::{FrameProperty, LineSpacing, LineSpacingType, Paragraph, SpecialIndentType};

use super::body::Body;
use super::page::{CHARACTER, LINE, Page, mm};
use super::style::Look;
use super::title::{TITLE_LINE, red_line, red_size, title, title_lines};
use super::{form, prose, text};
use crate::view::{Annex, Colophon, Official};

/// An official text with its annexes, each in a section of its own, and the colophon on the last page.
pub(super) fn official(body: &mut Body, official: &Official, look: &Look) {
    let page = Page::official();
    head(body, official, look);
    prose::blocks(body, &official.body, page, look);
    // The signature never stands alone on a page; the only paragraph stays on the first one.
    if official.body.len() != 1 {
        body.keep_last();
    }
    attachments(body, official, look);
    signature(body, official, look);
    // Only this text stands closer: what is annexed keeps to the grid.
    if look.line != LINE {
        body.space_lines(look.line);
    }
    if official.annexes.is_empty() {
        colophon(body, official.colophon.as_ref());
    }
    body.end_section(page);
    for (at, annex) in official.annexes.iter().enumerate() {
        let last = at + 1 == official.annexes.len();
        self::annex(body, annex, official.colophon.as_ref().filter(|_| last), look);
    }
}

fn spaced(paragraph: Paragraph, before: usize) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().before(u32::try_from(before).unwrap_or_default()))
}

/// From the mark of a draft down to the addressees.
fn head(body: &mut Body, official: &Official, look: &Look) {
    let mut above = mm(35);
    if let Some(draft) = &official.draft {
        body.paragraph(text::line("Draft", draft));
        above -= look.line;
    }
    let red = official.red_head.as_deref();
    if let Some(issuer) = red {
        let line = i32::try_from(red_line(issuer)).unwrap_or_default();
        let before = u32::try_from(above).unwrap_or_default();
        let spacing = LineSpacing::new().before(before).line_rule(LineSpacingType::Exact).line(line);
        let run = text::run(issuer).size(red_size(issuer));
        body.paragraph(text::styled("RedHead").add_run(run).line_spacing(spacing));
    }
    if let Some(number) = &official.number {
        body.paragraph(text::line(if red.is_some() { "DocumentNumber" } else { "PlainNumber" }, number));
    }
    // Two lines below the rule (7.3.1).
    let title = title("Title", &official.title, Page::official());
    body.paragraph(if official.number.is_some() { spaced(title, 2 * look.line) } else { title });
    if !official.addressees.is_empty() {
        let names = official.addressees.join(look.comma());
        body.paragraph(text::line("Addressees", &look.called(&names)));
    }
}

/// The list of attachments: each name below the name of the first (7.3.4).
fn attachments(body: &mut Body, official: &Official, look: &Look) {
    let word = look.fact(&official.attachments_word, "");
    let several = official.attachments.len() > 1;
    let word_width = text::half_width(&word) * CHARACTER / 2;
    let number_width = if several { CHARACTER * if official.attachments.len() > 9 { 3 } else { 2 } / 2 } else { 0 };
    let left = 2 * CHARACTER + word_width + number_width;
    for (at, title) in official.attachments.iter().enumerate() {
        let first = at == 0;
        let mark = if several { format!("{}.", at + 1) } else { String::new() };
        let before = if first { word.as_str() } else { "" };
        let hanging = number_width + if first { word_width } else { 0 };
        let run = text::run(&format!("{before}{mark}"));
        let run = if several { run.add_tab() } else { run };
        let paragraph = text::styled("Attachments").add_run(run).add_run(text::run(title));
        let hanging = i32::try_from(hanging).ok().map(SpecialIndentType::Hanging);
        let paragraph = paragraph.indent(i32::try_from(left).ok(), hanging, None, None).keep_next(true);
        body.paragraph(if first { spaced(paragraph, look.line) } else { paragraph });
    }
}

/// Issuer and date, with room for a seal: the date four characters from the right, the issuer in the
/// middle above it (7.3.5.1).
fn signature(body: &mut Body, official: &Official, look: &Look) {
    let width = |line: Option<&String>| line.map_or(0, |line| text::half_width(line) * CHARACTER / 2);
    let (issuer, date) = (width(official.issuer.as_ref()), width(official.date.as_ref()));
    let from_right = 4 * CHARACTER;
    // A long name reaches to the edge, and the date keeps to its middle.
    let issuer_right = (from_right + date / 2).saturating_sub(issuer / 2);
    let date_right = from_right.max((issuer_right + issuer / 2).saturating_sub(date / 2));
    let line =
        |line: &str, right: usize| text::line("Signature", line).indent(None, None, i32::try_from(right).ok(), None);
    let mut before = 2 * look.line;
    if let Some(issuer) = &official.issuer {
        body.paragraph(spaced(line(issuer, issuer_right), before).keep_next(official.date.is_some()));
        before = 0;
    }
    if let Some(date) = &official.date {
        body.paragraph(spaced(line(date, date_right), before));
    }
}

/// An annex on new pages: its mark, its title on the third line, and it as a text or as sheets (7.3.8).
fn annex(body: &mut Body, annex: &Annex, colophon: Option<&Colophon>, look: &Look) {
    body.paragraph(text::line("AnnexMark", &annex.mark));
    // An empty line, the title, another one.
    let above = |page: Page| 2 * LINE + TITLE_LINE * title_lines(&annex.title, page);
    match annex.sheets.as_slice() {
        [] => {
            let page = Page::official();
            body.paragraph(title("AnnexTitle", &annex.title, page));
            prose::blocks(body, &annex.body, page, look);
            self::colophon(body, colophon);
            return body.end_section(page);
        }
        [one] => {
            let page = form::page(one);
            body.paragraph(title("AnnexTitle", &annex.title, page));
            form::sheet(body, one, None, LINE + above(page), look);
        }
        // Each has a title of its own, and the mark stands over the first.
        several => {
            for (at, sheet) in several.iter().enumerate() {
                let mark = if at == 0 { LINE } else { 0 };
                form::sheet(body, sheet, Some("AnnexTitle"), mark + above(form::page(sheet)), look);
            }
        }
    }
    // A sheet may lie on its side; the foot of the text does not.
    if colophon.is_some() {
        body.paragraph(text::seam());
        self::colophon(body, colophon);
        body.end_section(Page::colophon());
    }
}

/// 版记 at the foot of the page, in a frame; its style has the rules of 0.35 mm outside
/// and 0.25 mm between the lines (7.4).
fn colophon(body: &mut Body, colophon: Option<&Colophon>) {
    let Some(colophon) = colophon else { return };
    // The first character is left free by a space: an indent would shorten the rules.
    let copies = colophon.copies.as_ref().map(|copies| text::line("Colophon", &format!("\u{3000}{copies}")));
    let printed = text::run(&format!("\u{3000}{}", colophon.printer)).add_tab();
    let printed = text::styled("Colophon").add_run(printed).add_run(text::run(&colophon.date));
    // LibreOffice does not heed the frame of a style.
    let frame = FrameProperty { w: u32::try_from(Page::official().inner_width()).ok(), ..FrameProperty::new() };
    let frame = frame.wrap("notBeside").h_anchor("margin").v_anchor("margin").x_align("left").y_align("bottom");
    let framed = copies.into_iter().chain([printed]).map(|mut line| {
        line.property = line.property.frame_property(frame.clone());
        line
    });
    body.framed(framed.collect());
}
