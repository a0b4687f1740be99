//! The pictures of a text on paper: one that is alone in its paragraph is shown, one within a line is what it says.

use super::Block;

/// The pictures of the paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pictures: Vec<Block>,
    /// Whether words of one are read now.
    pub(super) within: bool,
    /// Whether the paragraph says anything else.
    pub(super) others: bool,
    /// Whether the words that are read now are what stands below the last picture.
    pub(super) captions: bool,
}

impl Shown {
    /// A picture begins.
    pub(super) fn begin(&mut self, picture: Block) {
        self.within = true;
        self.pictures.push(picture);
    }

    /// Words are read: those of a picture or others.
    pub(super) fn say(&mut self, words: &str) {
        match self.pictures.last_mut() {
            Some(Block::Picture { alt, .. }) if self.within => alt.push_str(words),
            _ => self.others |= !words.trim().is_empty(),
        }
    }

    /// Ends the paragraph: its pictures, if it says nothing else. One without a title has its words below it.
    pub(super) fn end(&mut self) -> Vec<Block> {
        let pictures = std::mem::take(&mut self.pictures);
        if std::mem::take(&mut self.others) { Vec::new() } else { pictures.into_iter().map(captioned).collect() }
    }
}

fn captioned(mut picture: Block) -> Block {
    if let Block::Picture { alt, caption, .. } = &mut picture
        && caption.is_empty()
    {
        caption.clone_from(alt);
    }
    picture
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::making::{blocks, plain};
    use super::super::tests::prose;
    use super::*;
    use crate::model::Prose;
    use crate::source::Dimensions;

    /// Blocks as lines: what pictures say and what stands below them, and the other words.
    fn shown(text: &str) -> Vec<String> {
        let size = Dimensions { bytes: 9, picture: Some((800, 600)) };
        let prose = Prose { files: BTreeMap::from([("a.png".to_owned(), size)]), ..prose(text) };
        let line = |block| match block {
            Block::Picture { path, width, height, alt, caption, .. } => {
                format!("{path} {width}x{height} {alt}|{caption}")
            }
            Block::Paragraph { text, .. } => plain(&text),
            Block::Item { mark, text, .. } => format!("{mark} {}", plain(&text)),
            Block::Table { head, .. } => plain(&head[0]),
            other => format!("{other:?}"),
        };
        blocks(&prose, &[]).into_iter().map(line).collect()
    }

    #[test]
    fn a_picture_alone_is_shown_and_one_within_a_line_is_what_it_says() {
        let at = "office:a.png";
        assert_eq!(shown(&format!("![**东**门]({at})")), ["a.png 800x600 东门|东门"]);
        assert_eq!(shown(&format!("![东门]({at} \"路线\")")), ["a.png 800x600 东门|路线"]);
        assert_eq!(shown(&format!("![]({at})\n![乙]({at})")), ["a.png 800x600 |", "a.png 800x600 乙|乙"]);
        assert_eq!(shown(&format!("见![东门]({at})。")), ["见东门。"]);
        assert_eq!(shown("![东门](https://example.org/a.png)"), ["东门"]);
        assert_eq!(shown(&format!("1. ![东门]({at})\n2. 后")), ["1. 东门", "a.png 800x600 东门|", "2. 后"]);
        assert_eq!(shown(&format!("| ![东门]({at}) |\n|---|\n\n后")), ["东门", "后"]);
        assert_eq!(
            shown(&format!("<figure><img src='{at}' alt='东门'><figcaption>路线 **一**</figcaption></figure>\n\n后")),
            ["a.png 800x600 东门|路线 **一**", "后"]
        );
    }

    #[test]
    fn a_box_stands_in_place_of_the_dot() {
        assert_eq!(shown("- [x] 甲\n- [ ] 乙\n- 丙\n\n1. [ ] 丁\n"), ["√ 甲", "□ 乙", "• 丙", "1. □ 丁"]);
    }
}
