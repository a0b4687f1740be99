//! The section of a rule about certificates: the pattern of their numbers.

use super::section;
use crate::diag::{Code, Diagnostic};
use crate::model::{CertificateRule, Duration, Pattern, Piece};
use crate::parse::{Fields, duration};
use crate::resolve::shapes;
use crate::source::Spanned;

pub(super) fn certificate(fields: &mut Fields<'_, '_>) -> Option<CertificateRule> {
    let node = section(fields, "certificate")?;
    let mut inner = Fields::open(node, shapes::CERTIFICATE_RULE, fields.out)?;
    let number = inner.required_text("number");
    let valid = inner.scalar("valid", duration).map(|found| Duration { months: found.value.0, days: found.value.1 });
    let number = number?;
    match pattern(&number) {
        Ok(pattern) => Some(CertificateRule { pattern, valid }),
        Err(finding) => {
            inner.out.push(finding);
            None
        }
    }
}

/// A pattern such as `{year}{class}{seq:3}`.
fn pattern(text: &Spanned<String>) -> Result<Pattern, Diagnostic> {
    let bad = |cause: &str, piece: &str| {
        let finding = Diagnostic::new(Code::BadPattern, text.span).arg("given", &text.value);
        finding.arg("cause", cause).arg("piece", piece)
    };
    let mut pieces = Vec::new();
    let mut rest = text.value.as_str();
    while !rest.is_empty() {
        let (before, after) = rest.split_once('{').unwrap_or((rest, ""));
        if before.contains('}') {
            return Err(bad("brace", "}"));
        }
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        if before.len() == rest.len() {
            break;
        }
        let (name, after) = after.split_once('}').ok_or_else(|| bad("brace", "{"))?;
        pieces.push(piece(name).ok_or_else(|| bad("piece", name))?);
        rest = after;
    }
    match pieces.iter().filter(|piece| matches!(piece, Piece::Sequence { .. })).count() {
        1 => Ok(Pattern { pieces }),
        // Without one every number would be the same, and with two it is not said which counts.
        0 => Err(bad("no-sequence", "")),
        _ => Err(bad("sequences", "")),
    }
}

fn piece(name: &str) -> Option<Piece> {
    let (name, width) = match name.split_once(':') {
        Some((name, width)) => (name.trim(), Some(width.trim().parse::<usize>().ok()?)),
        None => (name.trim(), None),
    };
    Some(match (name, width) {
        ("year" | "年", None | Some(4)) => Piece::Year { short: false },
        ("year" | "年", Some(2)) => Piece::Year { short: true },
        ("month" | "月", None | Some(2)) => Piece::Month,
        ("class" | "class.code" | "班次", None) => Piece::Class,
        ("unit" | "单位", None) => Piece::Unit,
        ("seq" | "序号", width @ (None | Some(1..=9))) => Piece::Sequence { width: width.unwrap_or(1) },
        _ => return None,
    })
}
