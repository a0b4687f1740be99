//! What formulas say, and the place of every slip.

use super::*;
use crate::locale::{Lang, Locale};
use crate::model::{Arithmetic, Comparison, Expression, Figure, Value};
use crate::parse::NodeKind;
use crate::resolve::tracks::track_key;

const FIGURES: &[(&str, ValueKind)] = &[
    ("credits", ValueKind::Number),
    ("theory", ValueKind::Number),
    ("a", ValueKind::Flag),
    ("b", ValueKind::Flag),
    ("category", ValueKind::Text),
];
const MAPS: &[Entries<'_>] = &[Entries {
    name: "tracks",
    noun: "track",
    kind: ValueKind::Number,
    keys: &["online", "offline"],
    canonical: &track_key,
}];

/// A file with one scalar, and what is found in its formula.
pub(super) struct Read {
    pub(super) sources: Sources,
    pub(super) formula: Option<Formula>,
    pub(super) out: Vec<Diagnostic>,
}

fn read_file(file: &str) -> Read {
    let sources = Sources::in_memory([("rules/r.yaml", file)]);
    let mut out = Vec::new();
    let id = sources.find("rules/r.yaml").expect("the file was just added");
    let node = crate::parse::yaml(id, file, 0, &mut out).expect("YAML");
    let NodeKind::Map(entries) = node.kind else { panic!("a map") };
    let NodeKind::Scalar(text) = &entries[0].1.kind else { panic!("a scalar") };
    let text = Spanned::new(text.trim().to_owned(), entries[0].1.span);
    let formula =
        formula(&text, &Vocabulary { figures: FIGURES, maps: MAPS, example: "credits > 3" }, &sources, &mut out);
    assert_eq!(formula.is_none(), !out.is_empty(), "{file}");
    Read { sources, formula, out }
}

pub(super) fn arg<'a>(finding: &'a Diagnostic, name: &str) -> &'a str {
    finding.args.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}

/// Each finding of a text, as its code, cause (or kind) and the bytes that it points at.
fn slips(text: &str) -> Vec<(&'static str, String, String)> {
    let read = read_text(text);
    let say = |finding: &Diagnostic| {
        let cause = [arg(finding, "cause"), arg(finding, "kind")].concat();
        (finding.code.id(), cause, read.sources.slice(finding.span.expect("a place")).to_owned())
    };
    read.out.iter().map(say).collect()
}

/// A text as it stands, without YAML around it.
pub(super) fn read_text(text: &str) -> Read {
    let sources = Sources::in_memory([("rules/r.yaml", text)]);
    let id = sources.find("rules/r.yaml").expect("the file was just added");
    let mut out = Vec::new();
    let text = Spanned::new(text.to_owned(), Span::new(id, 0..text.len()));
    let formula =
        formula(&text, &Vocabulary { figures: FIGURES, maps: MAPS, example: "credits > 3" }, &sources, &mut out);
    assert_eq!(formula.is_none(), !out.is_empty(), "{}", text.value);
    Read { sources, formula, out }
}

/// The expression with brackets around each operation.
fn shown(expression: &Expression) -> String {
    let two = |left: &Expression, sign: &str, right: &Expression| format!("({} {sign} {})", shown(left), shown(right));
    match expression {
        Expression::Value(Value::Number(number)) => number.to_string(),
        Expression::Value(Value::Flag(flag)) => flag.to_string(),
        Expression::Value(Value::Text(text)) => format!("{text:?}"),
        Expression::Figure(Figure::Single(name)) => name.clone(),
        Expression::Figure(Figure::Entry { map, key }) => format!("{map}.{key}"),
        Expression::Not(inner) => format!("!{}", shown(inner)),
        Expression::Negative(inner) => format!("-{}", shown(inner)),
        Expression::Arithmetic { operator, left, right, .. } => {
            let sign = match operator {
                Arithmetic::Plus => "+",
                Arithmetic::Minus => "-",
                Arithmetic::Times => "*",
                Arithmetic::Over => "/",
                Arithmetic::Modulo => "%",
            };
            two(left, sign, right)
        }
        Expression::Comparison { operator, left, right } => {
            let sign = match operator {
                Comparison::Equal => "==",
                Comparison::Unequal => "!=",
                Comparison::Less => "<",
                Comparison::AtMost => "<=",
                Comparison::Greater => ">",
                Comparison::AtLeast => ">=",
            };
            two(left, sign, right)
        }
        Expression::Both(left, right) => two(left, "&&", right),
        Expression::Either(left, right) => two(left, "||", right),
        Expression::Choice { condition, yes, no } => {
            format!("({} ? {} : {})", shown(condition), shown(yes), shown(no))
        }
        Expression::OneOf { value, list } => {
            format!("({} in [{}])", shown(value), list.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
    }
}

fn tree(text: &str) -> String {
    let read = read_text(text);
    read.formula.map_or_else(|| format!("{:?}", read.out), |formula| shown(&formula.root))
}

#[test]
fn operators_bind_as_in_cel() {
    for (text, expected) in [
        ("theory >= credits / 3 || category == \"党员\"", "((theory >= (credits / 3)) || (category == \"党员\"))"),
        ("a || b && !a", "(a || (b && !a))"),
        ("1 + 2 * 3 - 4 == 3", "(((1 + (2 * 3)) - 4) == 3)"),
        ("8 / 4 / 2 % 3 > 0", "((((8 / 4) / 2) % 3) > 0)"),
        ("(1 + 2) * 3 > 0", "(((1 + 2) * 3) > 0)"),
        ("credits -1 > -2", "((credits - 1) > -2)"),
        ("credits - -1.50 > - theory", "((credits - -1.50) > -theory)"),
        ("-0.5 < .5", "(-0.5 < 0.5)"),
        ("!a == b", "(!a == b)"),
        ("a ? b : !b ? a : b", "(a ? b : (!b ? a : b))"),
        ("tracks[ '线上' ] > tracks[\"offline\"]", "(tracks.online > tracks.offline)"),
        ("category in ['党员', \"(]\"]", "(category in [\"党员\", \"(]\"])"),
        ("credits in []", "(credits in [])"),
        ("a == true\n&& b", "((a == true) && b)"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn numbers_are_those_written() {
    let read = read_text("0.1 + 0.34 > 1234567890.1 - 1234567890.0");
    assert_eq!(read.out.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::OutOfRange]);
    assert_eq!(tree("0.34 == 0.1234567890123456789012345678"), "(0.34 == 0.1234567890123456789012345678)");
    assert_eq!(
        tree("999999.999999999999 > 0.000000000000000000001"),
        "(999999.999999999999 > 0.000000000000000000001)"
    );
}

/// One slip each: its code, its cause and the bytes it points at.
#[test]
fn every_slip_is_found_at_its_place() {
    for (text, code, cause, at) in [
        // What the tokens show.
        ("  ", "L102", "empty", "  "),
        ("=ROUND(credits, 1)", "L102", "leading", "="),
        (" ＝credits > 3", "L102", "leading", "＝"),
        ("credits ＞ 3", "L102", "instead", "＞"),
        ("credits ≥ 3", "L102", "instead", "≥"),
        ("category == “党员”", "L102", "instead", "“"),
        ("category = \"党员\"", "L102", "instead", "="),
        ("credits => 3", "L102", "instead", "=>"),
        ("credits // 3 > 1", "L102", "instead", "//"),
        ("a and b", "L102", "instead", "and"),
        ("a & b", "L102", "instead", "&"),
        ("category == 党员", "L102", "word", "党员"),
        ("\"党\" == category #", "L102", "character", "#"),
        ("category == r'党'", "L102", "character", "r"),
        ("category == '党\\n'", "L102", "character", "\\"),
        ("category == '''党'''", "L102", "character", "'''"),
        ("tracks.online > 1", "L102", "character", "."),
        ("{'党': 1} == 1", "L102", "character", "{"),
        ("category == '党", "L102", "quote", "'"),
        ("(credits > (3)", "L102", "open", "("),
        ("'党)' == category)", "L102", "close", ")"),
        ("(credits] > 1", "L102", "close", "]"),
        ("'党' == category || size(category) > 1", "L102", "call", "size"),
        ("has (credits)", "L102", "call", "has"),
        ("!!a", "L102", "twice", "!!"),
        ("credits - - -1 > 0", "L102", "twice", "- -"),
        ("credits > 1e3", "K203", "", "1e3"),
        ("credits > 0x10", "K203", "", "0x10"),
        ("credits > 1.", "K203", "", "1."),
        ("credits > 3学时", "L102", "word", "学时"),
        ("credits > 1000001", "K205", "", "1000001"),
        ("credits > 0.12345678901234567890123456789", "K205", "", "0.12345678901234567890123456789"),
        // What the parser shows.
        ("credits >", "L102", "end", ">"),
        ("'党' == category && ", "L102", "end", "&&"),
        ("'党员' == category credits > 1", "L102", "syntax", "credits"),
        ("a\n|| '党员' == category credits", "L102", "syntax", "credits"),
        ("credits > > 1", "L102", "syntax", ">"),
        ("credits > 60%", "L102", "end", "%"),
        ("(credits > ) && a", "L102", "syntax", ")"),
        ("tracks[] > 1", "L102", "syntax", "]"),
        ("a ? b", "L102", "end", "b"),
        ("if > 3", "L102", "syntax", "if"),
        // What the names and kinds show.
        ("'党' == category && theroy > 1", "R101", "figure", "theroy"),
        ("null == category", "L102", "other", "null"),
        ("tracks['线止'] > 1", "R101", "track", "线止"),
        ("trakcs['线上'] > 1", "R101", "figure", "trakcs"),
        ("tracks > 1", "L102", "no-key", "tracks"),
        ("credits['线上'] > 1", "L102", "no-map", "credits"),
        ("tracks['线上']['线上'] > 1", "L102", "no-map", "["),
        ("tracks[1] > 1", "L102", "no-text", "1"),
        ("category == ['党']", "L102", "list", "["),
        ("'党' in category", "L102", "no-list", "category"),
        ("credits + 1", "L102", "condition", "credits + 1"),
        ("category", "L102", "condition", "category"),
        ("category == 3 + (credits)", "L102", "kinds", "category == 3 + (credits"),
        ("credits in [1, '党']", "L102", "kinds", "credits in [1, '党'"),
        ("(a ? 1 : '一') == 1", "L102", "kinds", "1 : '一'"),
        ("credits + a > 1", "L102", "kind", "a"),
        ("category + '党' == '党'", "L102", "kind", "category"),
        ("'党' < category", "L102", "kind", "'党'"),
        ("1 < credits < 3", "L102", "kind", "1 < credits"),
        ("a && tracks['线上'] / 2", "L102", "kind", "tracks['线上'] / 2"),
        ("!credits == 3", "L102", "kind", "credits"),
        ("-a", "L102", "kind", "a"),
        ("credits ? a : b", "L102", "kind", "credits"),
        // What is true whatever the figures are.
        ("1 / 0 > 1", "L102", "zero", "0"),
        ("'党' == category && credits / (2 - 2.0) > 1", "L102", "zero", "2 - 2.0"),
        ("credits % -(0 * 3) > 1", "L102", "zero", "-(0 * 3"),
    ] {
        for lang in [Lang::ZhCn, Lang::En] {
            let locale = Locale::new(lang);
            for finding in read_text(text).out {
                let said = finding.message(&locale) + &finding.help(&locale).expect("a help");
                assert!(!said.contains('$'), "{text}: {said}");
            }
        }
        let found = slips(text);
        let cut = found.iter().map(|(code, cause, at)| (*code, cause.as_str(), at.as_str())).next();
        assert_eq!(cut, Some((code, cause, at)), "{text}");
    }
}

#[test]
fn every_slip_of_names_and_kinds_is_found_at_once() {
    let causes: Vec<_> = slips("theroy > 1 && (credits + a > 1 || 1 / 0 > 2)").into_iter().map(|slip| slip.2).collect();
    assert_eq!(causes, ["theroy", "a", "0"]);
}

#[test]
fn an_unknown_name_has_the_nearest() {
    let read = read_text("theroy > 1");
    assert_eq!(arg(&read.out[0], "nearest"), "theory");
    let read = read_text("tracks['onlin'] > 1");
    assert_eq!(arg(&read.out[0], "nearest"), "online");
}

#[test]
fn places_are_exact_in_every_way_of_writing_that_keeps_the_text() {
    // The value of the file, and line, column and bytes of the first finding.
    for (file, line, column, at) in [
        ("条件: category == \"党员\" && theroy > 1\n", 1, 25, "theroy"),
        ("条件: 'category == \"党员\" && theroy > 1'\n", 1, 26, "theroy"),
        ("a:  \"'党员' == category && theroy > 1\"  # 说明\n", 1, 26, "theroy"),
        ("a:\n  theroy > 1\n", 2, 3, "theroy"),
        // Lines that are folded, or kept, without their indentation.
        ("a: category == '党员'\n  && theroy > 1\n", 2, 6, "theroy"),
        ("a: 'category == \"党员\"\n\n    && theroy > 1'\n", 3, 8, "theroy"),
        ("a: |\n  category == '党员'\n  && theroy > 1\n", 3, 6, "theroy"),
        ("a: >-\n    category == '党员'\n    && theroy > 1\n", 3, 8, "theroy"),
        // Escapes: all of it.
        ("a: 'category == ''党员'' && theroy > 1'\n", 1, 4, "'category == ''党员'' && theroy > 1'"),
        ("a: \"category == \\\"党员\\\" && theroy > 1\"\n", 1, 4, "\"category == \\\"党员\\\" && theroy > 1\""),
    ] {
        let read = read_file(file);
        let span = read.out[0].span.expect("a place");
        assert_eq!(read.sources.slice(span), at, "{file}");
        let position = read.sources.position(span.file, span.start);
        assert_eq!((position.line, position.column), (line, column), "{file}");
    }
}

#[test]
fn an_operation_knows_its_bytes() {
    let read = read_file("a: 'category == \"党员\" || (credits + 1) / (theory - 2) > 1'\n");
    let Some(Formula { root: Expression::Either(_, right), .. }) = read.formula else { panic!("a formula") };
    let Expression::Comparison { left, .. } = *right else { panic!("a comparison") };
    let Expression::Arithmetic { span, .. } = *left else { panic!("an operation") };
    assert_eq!(read.sources.slice(span), "credits + 1) / (theory - 2");
}
