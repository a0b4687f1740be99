//! Where a line of words breaks, and how wide it is, without a font: the page has whichever the reader has.

/// The width of a text in pixels at a size: a Chinese character is as wide as it is high, any other 0.55 of that.
pub fn width(text: &str, size: i32) -> i32 {
    let hundredths: i64 = text.chars().map(|c| if is_wide(c) { 100 } else { 55 }).sum();
    i32::try_from((hundredths * i64::from(size) + 99) / 100).unwrap_or(i32::MAX)
}

/// Whether a character takes a whole square: what is not Latin or the like.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11ff | 0x2460..=0x24ff | 0x2e80.. ) || "“”‘’…—·".contains(c)
}

/// What no line begins with.
const CLOSING: &str = "，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%％";
/// What no line ends with.
const OPENING: &str = "（《〈「『【〔“‘([{";

/// A text in lines of a width in pixels, at a size. A word longer than a line is broken, as it would else run over
/// what stands beside it.
pub fn lines(text: &str, room: i32, size: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text, room, size) {
        let Some(line) = lines.last_mut() else { continue };
        if line.is_empty() || width(line, size) + width(piece.trim_end(), size) <= room {
            line.push_str(if line.is_empty() { piece.trim_start() } else { &piece });
        } else {
            lines.push(piece.trim_start().to_owned());
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The parts of a text between which a line may break.
fn pieces(text: &str, room: i32, size: i32) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
        let may = before.is_none_or(|before| {
            let at_word = before == ' ' && c != ' ' || is_wide(before) || is_wide(c);
            at_word && c != ' ' && !CLOSING.contains(c) && !OPENING.contains(before)
        });
        let full = |piece: &String| width(piece, size) + width(c.encode_utf8(&mut [0; 4]), size) > room;
        match pieces.last_mut().filter(|piece| !may && !full(piece)) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_between_characters_and_latin_between_words() {
        assert_eq!(width("党校AB", 20), 62);
        assert_eq!(lines("制定培训计划", 60, 20), ["制定培", "训计划"]);
        assert_eq!(lines("plan the class", 100, 20), ["plan the", "class"]);
        assert_eq!(lines("", 60, 20), [""]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(lines("报名、考试", 40, 20), ["报", "名、", "考试"]);
        assert_eq!(lines("见《细则》", 40, 20), ["见", "《细", "则》"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(lines("abcdefghij", 55, 20), ["abcde", "fghij"]);
        assert!(lines(&"，".repeat(40), 60, 20).iter().all(|line| width(line, 20) <= 60));
        assert_eq!(lines("长", 3, 20), ["长"]);
    }
}
