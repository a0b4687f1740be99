//! Texts that would hang a parser, exhaust a stack or take long.

use std::time::{Duration, Instant};

use super::tests::{arg, read_text};

#[test]
fn hostile_texts_are_refused_at_once() {
    let nested = |open: &str, n: usize, close: &str| format!("{}1{}", open.repeat(n), close.repeat(n));
    let texts = [
        (nested("(", 10_000, ")"), "long"),
        ("!".repeat(10_000), "long"),
        ("-".repeat(10_000), "long"),
        ("!".repeat(1000), "twice"),
        ("-".repeat(1000), "twice"),
        (nested("(", 33, ")"), "deep"),
        (nested("[", 33, "]"), "deep"),
        ("a?a:".repeat(33), "deep"),
        ("(".repeat(32), "open"),
        (")".repeat(32), "close"),
        ("([".repeat(16) + &")]".repeat(16), "close"),
        ("1+".repeat(200), "large"),
        ("a ".repeat(200), "syntax"),
        ("a,".repeat(200), "syntax"),
        ("a&&b||".repeat(49), "end"),
        ("?:".repeat(32), "syntax"),
        ("'".repeat(999), "character"),
        ("“".repeat(1000), "instead"),
        ("\0".to_owned(), "character"),
        (String::new(), "empty"),
        ("党".repeat(1000), "word"),
        ("🐱".repeat(1000), "character"),
        (nested("(", 32, ")"), "condition"),
        (nested("-(", 32, ")"), "condition"),
        (nested("[", 32, "]"), "list"),
        (nested("tracks[", 32, "]"), "no-text"),
        ("a?a:".repeat(32) + "1", "kinds"),
        ("1-".repeat(99) + "1", "condition"),
        ("1<".repeat(99) + "1", "kind"),
        (nested("a && (b || 1 + ", 28, ")"), "kind"),
    ];
    // The first reads the parser's tables.
    read_text("credits > 1");
    for (text, cause) in texts {
        let started = Instant::now();
        let found = read_text(&text);
        let taken = started.elapsed();
        assert_eq!(arg(&found.out[0], "cause"), cause, "{text:.40}");
        assert!(taken < Duration::from_millis(500), "{text:.40} took {taken:?}");
    }
}

#[test]
fn texts_up_to_the_limits_are_read_on_a_small_stack() {
    let texts = [
        format!("{}a{}", "(".repeat(32), ")".repeat(32)),
        format!("{}a{}", "!(".repeat(32), ")".repeat(32)),
        format!("{}a", "a?a:".repeat(32)),
        format!("{}1 > 0", "1+".repeat(98)),
        format!("{}a", "a&&a||".repeat(49)),
        format!("category in [{}'']", "'党',".repeat(190)),
    ];
    let read = std::thread::Builder::new().stack_size(512 << 10).spawn(move || {
        for text in texts {
            assert!(read_text(&text).formula.is_some(), "{text}");
        }
    });
    read.expect("a thread").join().expect("all read");
}

/// A row of numbers that is the same in every run.
struct Row(u64);

impl Row {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("small")
    }

    fn one_of(&mut self, tokens: &[&'static str]) -> String {
        tokens[self.below(tokens.len())].to_owned()
    }

    /// A text whose brackets fit together, mostly a formula, with a token too many or too few now and then.
    fn text(&mut self, depth: usize) -> String {
        const VALUES: &[&str] =
            &["a", "credits", "category", "tracks", "tracks['线上']", "1", "0.5", "'党'", "true", "null"];
        const SIGNS: &[&str] = &["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", "in", "?", ":", ",", "if"];
        if depth == 0 || self.below(6) == 0 {
            return self.one_of(VALUES);
        }
        let mut part = || self.text(depth - 1);
        let (one, two, three) = (part(), part(), part());
        let sign = self.one_of(SIGNS);
        match self.below(16) {
            0 => format!("({one})"),
            1 => format!("!{one}"),
            2 => format!("-{one}"),
            3 => format!("({one} ? {two} : {three})"),
            4 => format!("{one} in [{two}, {three}]"),
            5 => format!("{one}[{two}]"),
            6 => format!("{one} {two}"),
            7 => format!("{one} {sign}"),
            8 => format!("{one} ? {two} : {three}"),
            9 => format!("({one} {sign} {two})"),
            10 => format!("[{one}]"),
            _ => format!("{one} {sign} {two}"),
        }
    }
}

/// Whatever tokens follow each other, there is an answer, and in time.
#[test]
fn any_row_of_tokens_has_an_answer() {
    let mut row = Row(0x2545_f491_4f6c_dd1d);
    for _ in 0..300 {
        let depth = 2 + row.below(5);
        let text = row.text(depth);
        let started = Instant::now();
        let read = read_text(&text);
        let taken = started.elapsed();
        assert!(taken < Duration::from_millis(500), "{text} took {taken:?}");
        for finding in &read.out {
            let span = finding.span.expect("a place").range();
            assert!(text.get(span).is_some(), "{text}");
        }
    }
}
