//! A procedure lists the records that its text names.
//!
//! What: a code of a quality record in the text, 【C4/组织04/003】, that the list of records does not have, and a form
//! that the text names between 《》 as one to be filled in (…表, …册, …证书) and that neither the records nor the documents
//! it rests on have. Numbers that are passed over are no finding.
//!
//! Why: an audit asks for every record that the procedure speaks of, by its code.
//!
//! Example: `每次培训进行考勤，登记在《学员考勤表》。` with no 学员考勤表 in `记录`.
//!
//! Mend: add the record with its code in the head, or put the name in the text right.

use std::collections::BTreeSet;

use super::blocks::{Block, blocks};
use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Procedure};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    // A procedure that lists nothing leaves it to its text.
    for procedure in office.procedures.iter().filter(|procedure| !procedure.records.is_empty()) {
        let mut seen = BTreeSet::new();
        for block in blocks(&procedure.body) {
            codes(procedure, &block, &mut seen, out);
            titles(procedure, &block, &mut seen, out);
        }
    }
}

/// What stands between two marks, each with where it begins.
fn between(text: &str, open: char, close: char) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(open).filter_map(move |(at, mark)| {
        let start = at + mark.len();
        let inner = &text[start..start + text[start..].find(close)?];
        Some((start + inner.len() - inner.trim_start().len(), inner.trim()))
    })
}

fn codes(procedure: &Procedure, block: &Block, seen: &mut BTreeSet<String>, out: &mut Vec<Diagnostic>) {
    let listed = || procedure.records.iter().chain(&procedure.references).map(|record| record.code.value.as_str());
    for (at, code) in between(&block.text, '【', '】') {
        // Class, department with its series, and number: other words between these brackets are no code.
        let is_code = code.split('/').count() == 3 && code.bytes().any(|byte| byte.is_ascii_digit());
        let own = procedure.code.as_deref() == Some(code);
        if is_code && !own && !listed().any(|known| known == code) && seen.insert(code.to_owned()) {
            let finding = Diagnostic::maybe_at(Code::RecordNotListed, block.span(at..at + code.len()));
            out.push(finding.arg("kind", "code").arg("given", code).nearest(code, listed()));
        }
    }
}

fn titles(procedure: &Procedure, block: &Block, seen: &mut BTreeSet<String>, out: &mut Vec<Diagnostic>) {
    let listed = || procedure.records.iter().chain(&procedure.references).map(|record| record.title.as_str());
    let bare = |title: &str| title.trim_matches(['《', '》']).to_owned();
    for (at, title) in between(&block.text, '《', '》') {
        let is_form = ["表", "册", "登记簿", "记录单"].iter().any(|end| title.ends_with(end));
        // The office's name before a title, or its absence, makes no other record.
        let is_it = |known: &str| known.ends_with(title) || title.ends_with(known) && !known.is_empty();
        if is_form && !listed().any(|known| is_it(&bare(known))) && seen.insert(title.to_owned()) {
            let finding = Diagnostic::maybe_at(Code::RecordNotListed, block.span(at..at + title.len()));
            out.push(finding.arg("kind", "title").arg("given", title).nearest(title, listed()));
        }
    }
}
