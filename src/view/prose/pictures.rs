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
