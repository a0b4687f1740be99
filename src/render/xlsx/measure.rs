//! How wide and how high text stands, in half characters of 10.5 points.

/// The width of a text in half characters: Chinese characters are two.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How many lines a text takes in a width, at a size in half points.
pub(super) fn lines(text: &str, units: u32, size: u8) -> u32 {
    // A border and the space beside it take half a character, and half of a Chinese character is none.
    let whole = (units.saturating_sub(1) / 2 * 2).max(1);
    let line = |line: &str| (width(line) * u32::from(size)).div_ceil(whole * 21).max(1);
    text.split('\n').map(line).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_where_its_characters_no_longer_fit() {
        assert_eq!(width("张a三"), 5);
        assert_eq!(lines("五个字的名", 12, 21), 1);
        assert_eq!(lines("六个字的名字", 12, 21), 2);
        assert_eq!(lines("一\n二", 12, 21), 2);
        assert_eq!(lines("六个字的名字", 14, 42), 2);
        assert_eq!(lines("", 0, 21), 1);
    }
}
