//! Paragraphs and runs of plain text.

use docx_rs::{BreakType, FieldCharType, InstrText, Paragraph, Run};

/// Text without what XML can't hold (XML 1.0, 2.2).
pub(super) fn clean(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(allowed).collect()
}

/// Text as it stands in XML.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(clean(text)).into_owned()
}

/// Adds text to a run; its line breaks stay.
pub(super) fn add(mut run: Run, text: &str) -> Run {
    for (at, line) in clean(text).split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}

/// A run of text.
pub(super) fn run(text: &str) -> Run {
    add(Run::new(), text)
}

/// An empty paragraph of a style.
pub(super) fn styled(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

/// A paragraph of a style.
pub(super) fn line(style: &str, text: &str) -> Paragraph {
    styled(style).add_run(run(text))
}

/// A paragraph between two tables or after the last one, where Word needs one and nobody sees it.
pub(super) fn seam() -> Paragraph {
    styled("Seam")
}

/// What Word computes: `PAGE`, `NUMPAGES`, or the way of a link. It shows `shown` until then.
pub(super) fn field(instruction: &str, shown: Run) -> [Run; 5] {
    [
        Run::new().add_field_char(FieldCharType::Begin, false),
        // docx-rs writes this as it stands.
        Run::new().add_instr_text(InstrText::Unsupported(format!(" {} ", escaped(instruction)))),
        Run::new().add_field_char(FieldCharType::Separate, false),
        shown,
        Run::new().add_field_char(FieldCharType::End, false),
    ]
}

/// A paragraph with some more runs.
pub(super) fn with_runs(paragraph: Paragraph, runs: impl IntoIterator<Item = Run>) -> Paragraph {
    runs.into_iter().fold(paragraph, Paragraph::add_run)
}

/// The width of a text in half characters.
pub(super) fn half_width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
