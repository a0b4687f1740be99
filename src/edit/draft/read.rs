//! The pieces of a text: its blocks, each somebody's own or made.

use std::collections::BTreeSet;

use super::marks::{self, Mark, hash};

/// A piece of a text.
#[derive(Debug)]
pub(super) enum Piece {
    /// What somebody wrote, with the end of its last line.
    Own(String),
    /// What was made, with the hash of what was made then.
    Made {
        /// Its name.
        id: String,
        /// The hash.
        hash: String,
        /// The text as it is now.
        text: String,
    },
}

/// The pieces of a text below its head, and the names that its marks tell without a piece.
pub(super) fn read(body: &str) -> (Vec<Piece>, BTreeSet<String>) {
    let (mut pieces, mut known) = (Vec::new(), BTreeSet::new());
    // A mark with nothing below it: its piece was taken out, or stands behind an empty line.
    let mut alone = None;
    for block in blocks(body) {
        let (before, marked) = (alone.take(), marks::read(&block));
        match (marked, before) {
            (Some((Mark::All(names), rest)), _) => {
                known.extend(names);
                pieces.extend(own(rest));
            }
            (Some((Mark::Part { id, hash }, rest)), _) => {
                known.insert(id.clone());
                if rest.trim().is_empty() {
                    alone = Some((id, hash));
                } else {
                    pieces.push(Piece::Made { id, hash, text: rest.to_owned() });
                }
            }
            (None, Some((id, hash))) if self::hash(&block) == hash => {
                pieces.push(Piece::Made { id, hash, text: block });
            }
            (None, _) => pieces.extend(own(&block)),
        }
    }
    (pieces, known)
}

fn own(text: &str) -> Option<Piece> {
    (!text.trim().is_empty()).then(|| Piece::Own(format!("{text}\n")))
}

/// The blocks of a text without the empty lines between them. What begins as a mark begins a block; what is empty or
/// begins as a mark within code is code.
fn blocks(body: &str) -> Vec<String> {
    let lines: Vec<&str> = body.lines().collect();
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    let mut between = true;
    for (line, code) in lines.iter().zip(code(&lines)) {
        let empty = !code && line.trim().is_empty();
        match blocks.last_mut() {
            _ if empty => {}
            Some(block) if code || !(between || marks::begins(line)) => block.push(line),
            _ => blocks.push(vec![line]),
        }
        between = empty;
    }
    blocks.iter().map(|block| block.join("\n").trim_end().to_owned()).collect()
}

/// Of each line whether it stands in a code block, below the fence that opens it. A fence that nothing closes is none:
/// it would make code of all that follows, and of the marks of it.
fn code(lines: &[&str]) -> Vec<bool> {
    let mut code = vec![false; lines.len()];
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let Some(fence) = Fence::opened(line) else { continue };
        let closed = lines[at..].iter().position(|line| fence.is_closed(line));
        let end = closed.map_or(at, |closed| at + closed + 1);
        code[at..end].fill(true);
        at = end;
    }
    code
}

/// The line that opens a code block.
struct Fence {
    /// A back tick or a tilde.
    sign: char,
    /// How many of it.
    length: usize,
    /// How many bytes before it belong to the lists and quotations that it is in.
    inner: usize,
}

impl Fence {
    /// The fence of a line: three or more of a sign, at most three blanks in; behind back ticks stands none.
    fn opened(line: &str) -> Option<Self> {
        let fence = inner(line);
        let unindented = fence.trim_start_matches(' ');
        let sign = unindented.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let info = unindented.trim_start_matches(sign);
        let length = unindented.len() - info.len();
        let near = fence.len() - unindented.len() < 4;
        let opens = near && length >= 3 && !(sign == '`' && info.contains('`'));
        opens.then_some(Self { sign, length, inner: line.len() - fence.len() })
    }

    /// Whether a line closes it: as many of its sign or more, and nothing else.
    fn is_closed(&self, line: &str) -> bool {
        let unindented = line.trim_start_matches(|sign| sign == ' ' || (self.inner > 0 && sign == '>'));
        let length = unindented.trim_end().len();
        line.len() - unindented.len() < self.inner + 4
            && length >= self.length
            && unindented.trim_end().chars().all(|sign| sign == self.sign)
    }
}

/// A line without the signs of the lists and quotations that it begins.
fn inner(line: &str) -> &str {
    let mut inner = line;
    loop {
        let unindented = inner.trim_start_matches(' ');
        let unnumbered = unindented.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let numbered = unnumbered.len() < unindented.len();
        let item =
            if numbered { unnumbered.strip_prefix(['.', ')']) } else { unindented.strip_prefix(['-', '+', '*']) };
        let item = item.and_then(|item| item.strip_prefix(' '));
        match item.or_else(|| unindented.strip_prefix('>')) {
            Some(behind) if inner.len() - unindented.len() < 4 => inner = behind,
            _ => return inner,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that are code, counted from 1.
    fn coded(text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.lines().collect();
        let code = code(&lines);
        (1..).zip(code).filter(|(_, code)| *code).map(|(line, _)| line).collect()
    }

    #[test]
    fn a_fence_is_closed_by_its_own_sign_and_length() {
        for (text, wanted) in [
            ("```\nx\n```\ny", vec![2, 3]),
            ("````\n```\n~~~~\n`````  \ny", vec![2, 3, 4]),
            ("~~~ `a`\n```\n~~~\ny", vec![2, 3]),
            ("```\n``` x\n    ```\n   ```\ny", vec![2, 3, 4]),
            ("```x```\ny\n```", vec![]),
            ("    ```\ny\n    ```", vec![]),
            ("``\ny\n``", vec![]),
            ("```\nnothing closes it", vec![]),
            ("- ```\n  x\n  ```\ny", vec![2, 3]),
            ("10. > ```\n    > x\n    > ```\ny", vec![2, 3]),
        ] {
            assert_eq!(coded(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_line_of_blanks_ends_a_block_but_not_in_code() {
        assert_eq!(
            blocks("甲\n \t\n\u{3000}\n乙\n\n\n```\n\n  \n<!-- xueshi a 0123abcd -->\n```\n"),
            ["甲", "乙", "```\n\n  \n<!-- xueshi a 0123abcd -->\n```"]
        );
    }
}
