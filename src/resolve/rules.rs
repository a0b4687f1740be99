//! `rules/*.yaml`: the numbers of a notice as data.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::names::Names;
use super::site::SiteFile;
use super::tracks::track_key;
use super::{plain, shapes, yaml_file};
use crate::diag::{Code, Diagnostic};
use crate::model::{
    CourseKind, Decimals, DeliverableRule, Disqualify, Exam, Part, Posting, Requirement, ResultRule, Rule, RuleId,
    Status, StatusRule, Terms, Track, Way,
};
use crate::parse::{Fields, Node, NodeKind, integer};
use crate::source::{Sources, Span, Spanned};

/// 必修 and 选修.
pub(super) const COURSE_KINDS: &[(&[&str], CourseKind)] =
    &[(&["必修", "required"], CourseKind::Required), (&["选修", "elective"], CourseKind::Elective)];

const STATUSES: &[(&[&str], Status)] = &[
    (&["迟到", "late"], Status::Late),
    (&["早退", "left_early"], Status::LeftEarly),
    (&["请假", "leave"], Status::Leave),
    (&["旷课", "absent"], Status::Absent),
];

/// The key of a component of the mark under any of its usual names.
pub(super) fn part_key(name: &str) -> String {
    match name {
        "考试" | "考试成绩" => "exam".to_owned(),
        "平时" | "平时成绩" => "performance".to_owned(),
        name => name.to_lowercase(),
    }
}

/// Reads every rule.
pub(super) fn rules(sources: &Sources, site: &SiteFile, out: &mut Vec<Diagnostic>) -> (Vec<Rule>, Names<RuleId>) {
    let mut names = Names::new("rule");
    let mut rules = Vec::new();
    for file in sources.within("rules", "yaml") {
        let source = sources.file(file);
        names.excuse([source.stem().to_owned()]);
        let Some((_, node)) = yaml_file(sources, &source.path, out) else { continue };
        if let Some(rule) = rule(source.stem(), &node, Span::file(file), site, out) {
            names.add(&rule.id, RuleId(rules.len()));
            rules.push(rule);
        }
    }
    (rules, names)
}

fn rule(id: &str, node: &Node, span: Span, site: &SiteFile, out: &mut Vec<Diagnostic>) -> Option<Rule> {
    let mut fields = Fields::open(node, shapes::RULE, out)?;
    let title = plain(fields.required_text("title"));
    let source = plain(fields.text("source"));
    let credit_minutes =
        fields.scalar("credit_minutes", |text| integer(text, 1, 24 * 60)).map_or(45, |found| found.value);
    let postings: &[(&[&str], Posting)] =
        &[(&["逐次", "session"], Posting::EachSession), (&["合格后", "qualified"], Posting::WhenQualified)];
    let posting = fields.choice("posting", postings).map_or(Posting::EachSession, |found| found.value);
    let terms = terms(&mut fields, None);
    let status_nodes = fields.entries("statuses");
    let category_nodes = fields.entries("categories");
    let (disqualify_node, decimals_node) = (fields.node("disqualify"), fields.node("decimals"));

    let statuses = status_nodes.into_iter().filter_map(|(name, node)| status(name, node, out)).collect();
    let mut categories = BTreeMap::new();
    for (name, node) in category_nodes {
        let category = site.categories.find(name, out);
        let Some(mut fields) = Fields::open(node, shapes::TERMS, out) else { continue };
        let changed = self::terms(&mut fields, Some(&terms));
        categories.extend(category.map(|category| (category, changed)));
    }
    let disqualify = disqualify_node.and_then(|node| {
        let mut fields = Fields::open(node, shapes::DISQUALIFY, out)?;
        let mut limit = |key| fields.scalar(key, |text| integer(text, 1, 1000)).map(|found| found.value);
        Some(Disqualify { absences: limit("absences"), leaves: limit("leaves") })
    });
    let decimals = decimals_node.and_then(|node| {
        let mut fields = Fields::open(node, shapes::DECIMALS, out)?;
        let usual = Decimals::default();
        let mut places = |key, usual| fields.scalar(key, |text| integer(text, 0, 6)).map_or(usual, |found| found.value);
        Some(Decimals { credits: places("credits", usual.credits), marks: places("marks", usual.marks) })
    });
    Some(Rule {
        id: id.to_owned(),
        title: title?,
        source,
        credit_minutes,
        terms,
        categories,
        statuses,
        disqualify: disqualify.unwrap_or_default(),
        posting,
        decimals: decimals.unwrap_or_default(),
        span,
    })
}

/// The four sections that a category may replace; `base` holds what stays where one is not given.
fn terms(fields: &mut Fields<'_, '_>, base: Option<&Terms>) -> Terms {
    let mut terms = base.cloned().unwrap_or_default();
    if fields.node("tracks").is_some() {
        let entries = fields.entries_by("tracks", track_key);
        terms.tracks = entries.into_iter().filter_map(|(name, node)| track(name, node, fields.out)).collect();
    }
    if fields.node("deliverables").is_some() {
        let entries = fields.entries("deliverables");
        terms.deliverables =
            entries.into_iter().filter_map(|(name, node)| deliverable(name, node, fields.out)).collect();
    }
    if let Some(node) = fields.node("exam") {
        terms.exam = if is_none(node) { None } else { exam(node, fields.out) };
    }
    if let Some(node) = fields.node("result") {
        terms.result = if is_none(node) { None } else { result(node, fields.out) };
    }
    for track in &terms.tracks {
        for way in &track.ways {
            let Way::SelfStudy { evidence, .. } = way else { continue };
            if !terms.deliverables.iter().any(|rule| rule.key == *evidence) {
                let name = Spanned::new(evidence.clone(), track.span);
                let known = terms.deliverables.iter().map(|rule| rule.key.as_str());
                fields.out.push(super::names::unknown("deliverable", &name, known));
            }
        }
    }
    terms
}

/// Whether a section is written as 无: a category that has none, though others have.
fn is_none(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar(text) if matches!(text.as_str(), "无" | "none"))
}

fn track(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<Track> {
    let mut fields = Fields::open(node, shapes::TRACK, out)?;
    let title = plain(fields.text("title"));
    let required = fields.require("required").and_then(|_| fields.decimal("required"));
    let max = fields.decimal("max").map(|found| found.value);
    if fields.node("earn").is_none() {
        fields.missing("earn");
    }
    let nodes = fields.list("earn");
    let ways = nodes.into_iter().filter_map(|node| way(node, out)).collect();
    Some(Track { key: track_key(&name.value), title, required: required?.value, max, ways, span: name.span })
}

fn way(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Way> {
    #[derive(Clone, Copy)]
    enum By {
        Courses,
        Minutes,
        Session,
        Completion,
        Recognition,
        SelfStudy,
    }
    let ways: &[(&[&str], By)] = &[
        (&["课程", "courses"], By::Courses),
        (&["时长", "minutes"], By::Minutes),
        (&["场次", "session"], By::Session),
        (&["完成", "completion"], By::Completion),
        (&["互认", "recognition"], By::Recognition),
        (&["自学", "self_study"], By::SelfStudy),
    ];
    let mut fields = Fields::open(node, shapes::WAY, out)?;
    fields.require("by")?;
    let by = fields.choice("by", ways)?.value;
    let max = fields.decimal("max").map(|found| found.value);
    // A key that this way does not use would silently do nothing.
    let used: &[&str] = match by {
        By::Courses => &["by", "kind"],
        By::Minutes => &["by", "max"],
        By::Session => &["by", "credits", "max"],
        By::Completion => &["by", "credits", "needs"],
        By::Recognition => &["by", "credits"],
        By::SelfStudy => &["by", "credits", "evidence"],
    };
    for key in shapes::WAY.keys {
        if !used.contains(&key.en) && fields.node(key.en).is_some() {
            let finding =
                Diagnostic::new(Code::UnknownKey, fields.key_span(key.en)).arg("key", shapes::WAY.say(key.en));
            let known = used.iter().map(|key| shapes::WAY.say(key)).collect::<Vec<_>>().join(", ");
            fields.out.push(finding.arg("nearest", "none").arg("known", known));
        }
    }
    let mut credits = || -> Option<Decimal> {
        fields.require("credits")?;
        fields.decimal("credits").map(|found| found.value)
    };
    Some(match by {
        By::Courses => Way::Courses { kind: fields.choice("kind", COURSE_KINDS).map(|found| found.value) },
        By::Minutes => Way::Minutes { max },
        By::Session => Way::Session { credits: credits()?, max },
        By::Recognition => Way::Recognition { credits: credits()? },
        By::SelfStudy => {
            let credits = credits()?;
            Way::SelfStudy { credits, evidence: fields.required_text("evidence")?.value }
        }
        By::Completion => {
            let credits = credits()?;
            let mut commented = false;
            for need in fields.texts("needs") {
                match crate::parse::choose(&need, &[(&["观看", "watched"], false), (&["评论", "commented"], true)])
                {
                    Ok(found) => commented |= found,
                    Err(finding) => fields.out.push(finding),
                }
            }
            Way::Completion { credits, commented }
        }
    })
}

fn deliverable(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<DeliverableRule> {
    let mut fields = Fields::open(node, shapes::DELIVERABLE_RULE, out)?;
    let title = plain(fields.text("title")).unwrap_or_else(|| name.value.clone());
    let count = fields.whole("count").map_or(1, |found| found.value);
    let min_length = fields.whole("min_length").map(|found| found.value);
    Some(DeliverableRule { key: name.value.clone(), title, count, min_length })
}

fn exam(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Exam> {
    let mut fields = Fields::open(node, shapes::EXAM, out)?;
    let words: &[(&[&str], Requirement)] =
        &[(&["环节", "tracks"], Requirement::Tracks), (&["材料", "deliverables"], Requirement::Deliverables)];
    let mut requires = Vec::new();
    for word in fields.texts("requires") {
        match crate::parse::choose(&word, words) {
            Ok(found) => requires.push(found),
            Err(finding) => fields.out.push(finding),
        }
    }
    let pass = fields.require("pass").and_then(|_| fields.scalar("pass", mark))?.value;
    Some(Exam { requires, pass, makeup: fields.yes_no("makeup").unwrap_or(false) })
}

fn result(node: &Node, out: &mut Vec<Diagnostic>) -> Option<ResultRule> {
    let mut fields = Fields::open(node, shapes::RESULT, out)?;
    let pass = fields.require("pass").and_then(|_| fields.scalar("pass", mark));
    if fields.node("parts").is_none() {
        fields.missing("parts");
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut readable = true;
    for (name, node) in fields.entries_by("parts", part_key) {
        let weight = match &node.kind {
            NodeKind::Scalar(text) => crate::parse::decimal(&Spanned::new(text.clone(), node.span)),
            _ => Err(Diagnostic::new(Code::WrongType, node.span).arg("expected", "number")),
        };
        match weight {
            Ok(weight) => parts.push(Part { key: part_key(&name.value), weight }),
            Err(finding) => {
                readable = false;
                fields.out.push(finding);
            }
        }
    }
    let sum: Decimal = parts.iter().map(|part| part.weight).sum();
    if readable && !parts.is_empty() && sum != Decimal::ONE {
        let finding = Diagnostic::new(Code::WeightsNotOne, fields.key_span("parts"));
        fields.out.push(finding.arg("sum", sum.normalize()));
    }
    Some(ResultRule { parts, pass: pass?.value })
}

/// A mark, 0 to 100.
pub(super) fn mark(text: &Spanned<String>) -> Result<Decimal, Diagnostic> {
    let value = crate::parse::decimal(text);
    let high = Decimal::ONE_HUNDRED;
    let out_of_range =
        || Diagnostic::new(Code::OutOfRange, text.span).arg("given", &text.value).arg("low", 0).arg("high", 100);
    match value {
        Ok(value) if value <= high => Ok(value),
        Ok(_) => Err(out_of_range()),
        Err(finding) if finding.code == Code::OutOfRange => Err(out_of_range()),
        Err(finding) => Err(finding.arg("cause", "mark")),
    }
}

/// What a status is called in a session record or on a sheet.
fn status(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<(Status, StatusRule)> {
    let status = match crate::parse::choose(name, STATUSES) {
        Ok(status) => status,
        Err(finding) => {
            out.push(finding);
            return None;
        }
    };
    let usual = StatusRule::usual(status);
    let mut fields = Fields::open(node, shapes::STATUS, out)?;
    let words: &[(&[&str], Option<Status>)] = &[
        (&["旷课", "absence"], Some(Status::Absent)),
        (&["请假", "leave"], Some(Status::Leave)),
        (&["无", "none"], None),
    ];
    let counts_as = fields.choice("as", words).map_or(usual.counts_as, |found| found.value);
    let each = fields.scalar("each", |text| integer(text, 1, 1000)).map_or(1, |found| found.value);
    // What counts as missing a session earns nothing, unless the rule says so itself.
    let earns = fields.yes_no("earns").unwrap_or(usual.earns && (counts_as.is_none() || each > 1));
    Some((status, StatusRule { earns, counts_as, each }))
}
