//! `rules/*.yaml`: the numbers of a notice as data.

mod certificate;
mod earn;
mod example;
mod extend;
mod limits;
mod marks;
mod vocabulary;

use std::collections::BTreeMap;

use super::names::Names;
use super::site::SiteFile;
use super::{plain, shapes};
use crate::diag::{self, Code, Diagnostic};
use crate::model::{
    AccountRule, By, Category, CategoryId, FormulaRule, Owed, Posting, Requirement, Rule, RuleId, Terms, Way,
};
use crate::parse::{Fields, Node, NodeKind, integer};
use crate::source::{BUILTIN_RULES, FileId, Sources, Span, Spanned};

pub(super) use earn::COURSE_KINDS;
pub(super) use marks::{mark, part_key};

/// The rules, the names they go by, and what they add to the categories of people.
pub(super) struct RuleFiles {
    pub(super) list: Vec<Rule>,
    pub(super) names: Names<RuleId>,
}

/// A rule's file, with what it extends taken in.
struct Draft {
    file: FileId,
    node: Node,
}

/// Reads every rule: the office's own, then those that come with the program, as far as the office
/// has none of the same name.
pub(super) fn rules(sources: &Sources, site: &SiteFile, out: &mut Vec<Diagnostic>) -> RuleFiles {
    let own = sources.within("rules", "yaml").map(|file| (file, false));
    let builtin = sources.within(BUILTIN_RULES, "yaml").map(|file| (file, true));
    let files: Vec<(FileId, bool)> = own.chain(builtin).collect();
    let mut names = Names::new("rule");
    let mut drafts: Vec<(String, Draft)> = Vec::new();
    for (file, builtin) in files {
        let source = sources.file(file);
        let id = source.stem().to_owned();
        if builtin && drafts.iter().any(|(known, _)| *known == id) {
            continue;
        }
        if !builtin {
            names.excuse([id.clone()]);
        }
        let Some(node) = crate::parse::yaml(file, &source.text, 0, out) else { continue };
        drafts.push((id, Draft { file, node }));
    }
    let merged = extend::merge(&drafts, site, out);
    let mut rules = Vec::new();
    for ((id, draft), node) in drafts.iter().zip(merged) {
        let Some(node) = node else { continue };
        if let Some(rule) = rule(id, &node, Span::file(draft.file), site, sources, out) {
            names.add(&rule.id, RuleId(rules.len()));
            rules.push(rule);
        }
    }
    for (at, rule) in rules.iter().enumerate() {
        // A rule goes by its title too, where no other has it for a name.
        if names.get(&rule.title).is_empty() {
            names.add(&rule.title, RuleId(at));
        }
    }
    RuleFiles { list: rules, names }
}

fn rule(
    id: &str,
    node: &Node,
    span: Span,
    site: &SiteFile,
    sources: &Sources,
    out: &mut Vec<Diagnostic>,
) -> Option<Rule> {
    let before = out.len();
    let mut fields = Fields::open(node, shapes::RULE, out)?;
    let title = plain(fields.required_text("title"));
    let source = plain(fields.text("source"));
    // It has been followed by now; what is no name was not.
    if section(&fields, "extends").is_some() {
        fields.text("extends");
    }
    let credit_minutes =
        fields.scalar("credit_minutes", |text| integer(text, 1, 24 * 60)).map_or(45, |found| found.value);
    let postings: &[(&[&str], Posting)] = &[
        (&["逐次", "session"], Posting::EachSession),
        (&["合格后", "qualified"], Posting::WhenQualified),
        (&["合格后按日期", "qualified_by_date"], Posting::WhenQualifiedByDate),
    ];
    let posting = fields.choice("posting", postings).map_or(Posting::EachSession, |found| found.value);
    let terms = terms(&mut fields, None);
    let statuses = earn::statuses(&mut fields);
    let mut categories: BTreeMap<CategoryId, Terms> = BTreeMap::new();
    for (name, node) in fields.entries("categories") {
        let category = site.categories.find(name, fields.out);
        let Some(mut inner) = Fields::open(node, shapes::TERMS, fields.out) else { continue };
        let changed = self::terms(&mut inner, Some(&terms));
        if let Some(category) = category
            && categories.insert(category, changed).is_some()
        {
            // Under its code and its title.
            fields.out.push(Diagnostic::new(Code::DuplicateKey, name.span).arg("key", &name.value));
        }
    }
    let mut rule = Rule {
        id: id.to_owned(),
        title: title?,
        source,
        credit_minutes,
        terms,
        categories,
        statuses,
        disqualify: limits::disqualify(&mut fields),
        window: limits::window(&mut fields),
        interval: limits::interval(&mut fields),
        prerequisites: limits::prerequisites(&mut fields, site),
        bars: limits::bars(&mut fields),
        conditions: Vec::new(),
        bands: Vec::new(),
        excellent: marks::excellent(&mut fields),
        course_scale: earn::scale(&mut fields),
        posting,
        decimals: marks::decimals(&mut fields),
        certificate: certificate::certificate(&mut fields),
        account: limits::account(&mut fields),
        examples: Vec::new(),
        span,
    };
    rule.bands = marks::bands(&mut fields, rule.decimals);
    rule.conditions = conditions(&mut fields, &rule, site, sources);
    rule.examples = example::examples(&mut fields, &rule, site);
    // What a rule makes that could not be read as it was meant says nothing.
    if diag::has_errors(out.get(before..).unwrap_or_default()) {
        rule.examples.clear();
    }
    Some(rule)
}

/// The four sections that a category may replace; `base` holds what stays where one is not given.
fn terms(fields: &mut Fields<'_, '_>, base: Option<&Terms>) -> Terms {
    let mut terms = base.cloned().unwrap_or_default();
    if let Some(node) = fields.node("tracks") {
        terms.tracks = if is_none(node) { Vec::new() } else { earn::tracks(fields) };
    }
    if let Some(node) = fields.node("deliverables") {
        terms.deliverables = if is_none(node) { Vec::new() } else { earn::deliverables(fields) };
    }
    if let Some(node) = fields.node("result") {
        terms.result = if is_none(node) { None } else { marks::result(node, fields.out) };
    }
    if let Some(node) = fields.node("exam") {
        terms.exam = if is_none(node) { None } else { marks::exam(node, &terms, fields.out) };
    }
    for asked in terms.exam.iter().flat_map(|exam| &exam.requires) {
        let gone = match asked {
            Requirement::Track(key) if terms.track(key).is_none() => Some(("track", key)),
            Requirement::Part(key) if !terms.parts().iter().any(|part| part.key == *key) => Some(("part", key)),
            _ => None,
        };
        // A category that has other tracks or components, and the examination of everyone.
        if let Some((kind, key)) = gone {
            let name = Spanned::new(key.clone(), fields.span);
            fields.out.push(super::names::unknown(kind, &name, terms.tracks.iter().map(|track| track.key.as_str())));
        }
    }
    for track in &terms.tracks {
        for way in &track.ways {
            let Way { by: By::SelfStudy { evidence, .. }, .. } = way else { continue };
            if !terms.deliverables.iter().any(|rule| rule.key == *evidence) {
                let name = Spanned::new(evidence.clone(), track.span);
                let known = terms.deliverables.iter().map(|rule| rule.key.as_str());
                fields.out.push(super::names::unknown("deliverable", &name, known));
            }
        }
    }
    terms
}

/// Whether a section is written as 无: a category or a rule that has none, though the one it follows
/// has.
fn is_none(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar(text) if matches!(text.as_str(), "无" | "none"))
}

/// The node of a section, unless it is written as 无.
fn section<'a>(fields: &Fields<'a, '_>, key: &str) -> Option<&'a Node> {
    fields.node(key).filter(|node| !is_none(node))
}

fn conditions(fields: &mut Fields<'_, '_>, rule: &Rule, site: &SiteFile, sources: &Sources) -> Vec<FormulaRule> {
    if section(fields, "conditions").is_none() {
        return Vec::new();
    }
    let nodes = fields.list("conditions");
    let mut conditions = Vec::new();
    for node in nodes {
        let Some(mut inner) = Fields::open(node, shapes::CONDITION, fields.out) else { continue };
        let (title, formula) = (plain(inner.required_text("title")), inner.required_text("formula"));
        let formula = formula.and_then(|text| vocabulary::formula(rule, &text, site, sources, inner.out));
        conditions.extend(title.zip(formula).map(|(title, formula)| FormulaRule { title, formula }));
    }
    conditions
}

/// What the people of each category owe: the number that the category states itself, and those of the
/// rules that it names.
pub(super) fn owed(site: &SiteFile, rules: &RuleFiles, out: &mut Vec<Diagnostic>) -> Vec<Category> {
    let mut categories = site.site.categories.clone();
    for (category, names) in categories.iter_mut().zip(&site.account_names) {
        for name in names {
            let Some(id) = rules.names.find(name, out) else { continue };
            let rule = &rules.list[id.0];
            let Some(account) = &rule.account else {
                out.push(Diagnostic::new(Code::NoAccount, name.span).arg("rule", &rule.title));
                continue;
            };
            let same = |owed: &&Owed| owed.rule.years == account.years;
            if let Some(first) = category.accounts.iter().find(same) {
                let finding = Diagnostic::new(Code::DuplicateId, name.span).arg("kind", "account");
                out.push(finding.arg("given", &rule.title).related(first.rule.credits.span, "first"));
                continue;
            }
            let source = rule.source.clone();
            category.accounts.push(Owed { rule: AccountRule { ..account.clone() }, source });
        }
    }
    categories
}
