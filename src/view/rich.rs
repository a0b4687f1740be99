//! Text with structure, ready for the page that shows it.

use super::Builder;
use super::prose::{Block, blocks};
use crate::ledger::measure;
use crate::model::Prose;

/// Text with structure, as an author wrote it.
#[derive(Clone, Debug)]
pub struct Rich {
    /// The text.
    pub prose: Prose,
    /// The way from the page up to the edition's folder, `../`.
    pub root: String,
    /// What every id of the text begins with, where several texts stand on one page.
    pub prefix: String,
    /// The words around it.
    pub words: RichWords,
}

/// The words around a text that its author did not write.
#[derive(Clone, Debug, Default)]
pub struct RichWords {
    /// What stands over a notice within the text, in the order of their kinds.
    pub alerts: Vec<String>,
    /// 注释.
    pub footnotes: String,
    /// What a link from a footnote back to the text is called.
    pub back: String,
    /// What a heading's link to itself is called.
    pub anchor: String,
}

impl Builder<'_> {
    /// A text for the page at `path`.
    pub(super) fn rich(&self, prose: &Prose, path: &str) -> Rich {
        let get = |key: &str| self.text.get(key);
        Rich {
            prose: self.prose(prose),
            root: "../".repeat(path.matches('/').count()),
            prefix: String::new(),
            words: RichWords {
                alerts: self.alerts(),
                footnotes: get("prose-footnotes"),
                back: get("prose-back"),
                anchor: get("prose-anchor"),
            },
        }
    }

    /// A text as it stands on paper.
    pub(super) fn blocks(&self, prose: &Prose) -> Vec<Block> {
        let words: Vec<_> = self.alerts().iter().map(|word| self.text.named(word, "")).collect();
        blocks(&self.prose(prose), &words)
    }

    /// A text with its figures, as this edition may say them.
    fn prose(&self, prose: &Prose) -> Prose {
        prose.filled(|figure| {
            let amount = match self.records {
                Some(records) => measure(records.office, records.ledger, &figure.cut, figure.measure),
                None => self.public.figures.get(&figure.span).cloned(),
            };
            self.text.amount(amount.as_ref())
        })
    }

    fn alerts(&self) -> Vec<String> {
        ["note", "tip", "important", "warning", "caution"].map(|kind| self.text.get(&format!("alert-{kind}"))).to_vec()
    }
}
