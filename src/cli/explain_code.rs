//! `check --explain`: what a finding means, by its code.

use serde_json::json;

use super::Exit;
use super::args::Refusal;
use super::report::Reporter;
use crate::diag::{self, CODES, Code, manual};

/// How many codes are named where there is none of that name.
const NEAR: usize = 3;

/// Says what a code means.
pub(super) fn run(given: &str, reporter: &Reporter) -> Result<Exit, Refusal> {
    let given = given.trim();
    let is_it = |code: &&Code| code.id().eq_ignore_ascii_case(given) || code.slug().eq_ignore_ascii_case(given);
    let Some(code) = CODES.iter().find(is_it).copied() else {
        let near = near(given).join(&reporter.locale.get("list-comma"));
        return Err(Refusal("failed-code", vec![("given", given.to_owned()), ("nearest", near)]));
    };
    let text = manual::section(code, reporter.locale.lang());
    let value = json!({
        "code": code.id(),
        "name": code.slug(),
        "severity": code.severity().name(),
        "text": text,
    });
    reporter.data(&value, |_| vec![text.to_owned()]);
    Ok(Exit::Clean)
}

/// The codes that may be meant: those of the same letter by number, those of a name by the name; else the first of
/// each letter.
fn near(given: &str) -> Vec<&'static str> {
    let number = |id: &str| id.get(1..).and_then(|digits| digits.parse::<u32>().ok());
    let letter = |id: &str| id.chars().next().map(|letter| letter.to_ascii_uppercase());
    let by_name = diag::nearest_all(&given.to_lowercase(), CODES.iter().map(|code| code.slug()));
    if !by_name.is_empty() {
        return by_name;
    }
    let mut ids: Vec<&str> = CODES.iter().map(|code| code.id()).collect();
    ids.sort_unstable();
    if let Some(wanted) = number(given) {
        let mut of_letter: Vec<&str> = ids.iter().copied().filter(|id| letter(id) == letter(given)).collect();
        of_letter.sort_by_key(|id| number(id).map_or(u32::MAX, |number| number.abs_diff(wanted)));
        of_letter.truncate(NEAR);
        if !of_letter.is_empty() {
            return of_letter;
        }
    }
    ids.dedup_by_key(|id| letter(id));
    ids
}
