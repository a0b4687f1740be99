//! Whom a text invites, its class or plan is for.
//!
//! What: a category of people that a sentence about who is to come names (培训对象, 面向 …), and that `对象` of the class
//! or of the plan does not have. A plan that says nothing under `对象` leaves it to its text.
//!
//! Why: those people come, and nobody has a seat, a rule or a roster for them.
//!
//! Example: `组织党员、发展对象参加培训。` in a plan with `对象: [党员]`.
//!
//! Mend: add them to `对象`, or take them out of the text.

use std::collections::BTreeSet;

use super::blocks::blocks;
use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Prose};

/// What makes a sentence of a notice one about who is to come.
const INVITES: &[&str] =
    &["培训对象", "参训对象", "参加对象", "参训人员", "对象为", "对象是", "面向", "audience", "is for "];
/// What makes a sentence of a plan one about training somebody.
const TRAINS: &[&str] = &["培训", "轮训", "参加", "参训", "学习", "举办", "train"];

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let mut titles: Vec<&str> = office.site.categories.iter().map(|category| category.title.as_str()).collect();
    // 预备党员 is no 党员 who stands for herself.
    titles.sort_by_key(|title| (std::cmp::Reverse(title.len()), *title));
    for programme in office.classes.iter().map(|class| &class.programme) {
        let (Some(notice), Some(audience)) = (&programme.notice, &programme.audience) else { continue };
        let said = Said { titles: &titles, sentences: INVITES, audience: &[audience.as_str()], of: "class" };
        said.find(&notice.body, out);
    }
    for plan in office.plans.iter().filter(|plan| !plan.audience.is_empty()) {
        let audience: Vec<&str> = plan.audience.iter().map(String::as_str).collect();
        Said { titles: &titles, sentences: TRAINS, audience: &audience, of: "plan" }.find(&plan.body, out);
    }
}

/// What is looked for in a text.
struct Said<'a> {
    titles: &'a [&'a str],
    sentences: &'a [&'a str],
    audience: &'a [&'a str],
    of: &'static str,
}

impl Said<'_> {
    /// Finds the categories that the text names, each at its first place.
    fn find(&self, prose: &Prose, out: &mut Vec<Diagnostic>) {
        let mut seen = BTreeSet::new();
        for block in blocks(prose) {
            for (start, sentence) in block.sentences() {
                if !self.sentences.iter().any(|word| sentence.contains(word)) {
                    continue;
                }
                for (at, title) in named(sentence, self.titles) {
                    // 由两名党员推荐 invites nobody.
                    let before: String = sentence[..at].chars().rev().take(4).collect();
                    if before.contains(['由', '经', '非', '不', '名']) {
                        continue;
                    }
                    if !self.audience.iter().any(|audience| audience.contains(title)) && seen.insert(title) {
                        let span = block.span(start + at..start + at + title.len());
                        let finding = Diagnostic::maybe_at(Code::AudienceNotNamed, span).arg("given", title);
                        out.push(finding.arg("of", self.of).arg("audience", self.audience.join("、")));
                    }
                }
            }
        }
    }
}

/// The titles in a text, the longest at each place, in their order.
fn named<'t>(text: &str, titles: &[&'t str]) -> Vec<(usize, &'t str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match titles.iter().find(|title| !title.is_empty() && text[at..].starts_with(**title)) {
            Some(title) => {
                found.push((at, *title));
                at += title.len();
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_title_at_a_place_is_meant() {
        let titles = ["后备党支部书记", "预备党员", "党员"];
        assert_eq!(named("预备党员和党员", &titles), [(0, "预备党员"), (15, "党员")]);
        assert_eq!(named("后备党支部书记", &titles), [(0, "后备党支部书记")]);
    }
}
