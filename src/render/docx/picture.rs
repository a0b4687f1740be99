//! Pictures within a text: how large they are, and how they lie in the package.

use std::fmt::Write;

use docx_rs::{Paragraph, Pic, Run};

use super::body::Body;
use super::page::{Page, mm};
use super::text;

/// A pixel, 96 to the inch, in the units of drawings (EMU).
const PIXEL: u64 = 9525;
/// A twip in the same.
const TWIP: u64 = 635;
/// No picture is higher than two thirds of a page, in millimetres.
const HIGHEST: usize = 150;

/// A picture that every version of Word and WPS opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    extension: &'static str,
    /// The words for it in the list of what the package holds; docx-rs has those of two kinds.
    missing: Option<&'static str>,
}

/// The kind of a file by how it begins, if it goes on to its end: Word puts a red cross in place of a picture that
/// was cut off.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let holds = |end: &[u8]| bytes.windows(end.len()).rev().any(|found| found == end);
    let (extension, missing, whole) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => ("png", None, holds(b"IEND")),
        [0xff, 0xd8, ..] => ("jpeg", None, holds(&[0xff, 0xd9])),
        [b'G', b'I', b'F', b'8', ..] => ("gif", Some("image/gif"), holds(b";")),
        [b'B', b'M', ..] => ("bmp", Some("image/bmp"), true),
        _ => return None,
    };
    whole.then_some(Kind { extension, missing })
}

/// A picture with what stands below it. One that can't be shown is its caption alone.
pub(super) fn block(body: &mut Body, path: &str, size: (u32, u32), alt: &str, caption: &str, page: Page) {
    let said = if alt.is_empty() { caption } else { alt };
    if let Some((id, bytes)) = body.picture(path, said) {
        let (width, height) = fitted(size, page);
        let pic = Pic::new_with_dimensions(bytes, 1, 1).id(id).size(width, height);
        let paragraph: Paragraph = text::styled("Picture").add_run(Run::new().add_image(pic));
        body.paragraph(paragraph.keep_next(!caption.is_empty()));
    }
    if !caption.is_empty() {
        body.paragraph(text::line("Caption", caption));
    }
}

/// Width and height of a picture of so many pixels: as it is, or as wide as the lines are long.
fn fitted((width, height): (u32, u32), page: Page) -> (u32, u32) {
    let twips = |length: usize| u64::try_from(length).unwrap_or(u64::MAX).saturating_mul(TWIP);
    let (mut wide, mut high) = (u64::from(width) * PIXEL, u64::from(height) * PIXEL);
    let (widest, highest) = (twips(page.inner_width()), twips(mm(HIGHEST)));
    if wide > widest {
        (wide, high) = (widest, high * widest / wide);
    }
    if high > highest {
        (wide, high) = (wide * highest / high, highest);
    }
    let unit = |length: u64| u32::try_from(length.max(1)).unwrap_or(u32::MAX);
    (unit(wide), unit(high))
}

/// The part of a picture among others: docx-rs calls every one a PNG.
pub(super) fn part(id: &str, bytes: &[u8]) -> (String, String) {
    let extension = kind(bytes).map_or("png", |kind| kind.extension);
    (format!("media/{id}.png"), format!("media/{id}.{extension}"))
}

/// The list of what the package holds, with the kinds that docx-rs does not know.
pub(super) fn typed<'b>(types: Vec<u8>, pictures: impl Iterator<Item = &'b [u8]>) -> Vec<u8> {
    let mut known: Vec<Kind> = Vec::new();
    known.extend(pictures.filter_map(kind).filter(|kind| kind.missing.is_some()));
    known.sort_by_key(|kind| kind.extension);
    known.dedup();
    let Ok(mut list) = String::from_utf8(types.clone()) else { return types };
    for Kind { extension, missing } in known {
        let entry =
            format!(r#"<Default Extension="{extension}" ContentType="{}"/></Types>"#, missing.unwrap_or_default());
        list = list.replace("</Types>", &entry);
    }
    list.into_bytes()
}

/// The text with every picture called by what it shows, and numbered: docx-rs gives all of them one name and number.
pub(super) fn named(xml: &str, alts: &[String]) -> String {
    const UNNAMED: &str = r#"<wp:docPr id="1" name="Figure" />"#;
    let mut parts = xml.split(UNNAMED);
    let mut named = parts.next().unwrap_or_default().to_owned();
    for ((number, part), alt) in (1..).zip(parts).zip(alts) {
        let alt = text::escaped(alt);
        let _ = write!(named, r#"<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/>{part}"#);
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_large_as_its_pixels_and_no_wider_than_the_lines() {
        let page = Page::official();
        assert_eq!(fitted((96, 48), page), (914_400, 457_200));
        let (width, height) = fitted((4000, 1000), page);
        assert_eq!((width, width / height), (u32::try_from(page.inner_width()).expect("small") * 635, 4));
        let (width, height) = fitted((1000, 4000), page);
        assert_eq!((height / width, height / 36_000), (4, 150));
        assert_eq!(fitted((u32::MAX, 1), page).1, 1);
    }

    #[test]
    fn what_was_cut_off_is_no_picture() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n....IEND....").map(|kind| kind.extension), Some("png"));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), None);
        assert_eq!(kind(b"\xff\xd8\xff\xe0..\xff\xd9 more").map(|kind| kind.extension), Some("jpeg"));
        assert_eq!(kind(b"\xff\xd8\xff\xe0.."), None);
        assert_eq!(kind(b"RIFF....WEBP"), None);
    }
}
