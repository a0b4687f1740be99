//! `site.yaml` and `units.yaml`.

use chrono::NaiveDate;

use super::names::Names;
use super::{asserted, plain, shapes, surveys, unit_names, yaml_file};
use crate::diag::{Code, Diagnostic};
use crate::locale::Lang;
use crate::model::{
    AccountRule, Calendar, Category, CategoryId, Family, Owed, Site, Unit, UnitId, Units, Waiver, WaiverOf,
};
use crate::parse::{Fields, Node, NodeKind};
use crate::source::{Sources, Span, Spanned};

/// The settings and the names they give out.
pub(super) struct SiteFile {
    /// The settings.
    pub(super) site: Site,
    /// The day the office is looked at, where the file fixes one.
    pub(super) date: Option<NaiveDate>,
    /// The rules that each category names for what its people owe.
    pub(super) account_names: Vec<Vec<Spanned<String>>>,
    /// Categories by id and title.
    pub(super) categories: Names<CategoryId>,
    /// Families by id and title.
    pub(super) families: Names<usize>,
    /// The findings that are to stand in the whole office.
    pub(super) waivers: Vec<Waiver>,
    /// What populations are to have had, until the units are known.
    pub(super) coverage: Vec<super::coverage::CoverageDraft>,
}

/// Reads `site.yaml`; nothing where there is none.
pub(super) fn site(sources: &Sources, out: &mut Vec<Diagnostic>) -> Option<SiteFile> {
    if !sources.contains("site.yaml") {
        out.push(Diagnostic::nowhere(Code::NoContent).arg("files", sources.ids().count()));
        return None;
    }
    let (file, node) = yaml_file(sources, "site.yaml", out)?;
    let mut fields = Fields::open(&node, shapes::SITE, out)?;
    let organisation = plain(fields.required_text("organisation")).unwrap_or_default();
    let short = plain(fields.text("short")).unwrap_or_else(|| organisation.clone());
    let base_url = fields.scalar("base_url", address).map(|address| address.value);
    let languages: &[(&[&str], Lang)] = &[(&["zh-CN", "zh", "中文"], Lang::ZhCn), (&["en", "英文"], Lang::En)];
    let language = fields.choice("language", languages).map_or(Lang::ZhCn, |found| found.value);
    let date = fields.date("date").map(|date| date.value);
    let theme = fields.text("theme").unwrap_or_else(|| Spanned::new("default".to_owned(), Span::file(file)));
    let fonts = fields.texts("fonts");
    let (nodes, families_nodes) = (fields.list("categories"), fields.list("families"));
    let terms = super::summaries::terms(fields.list("terms"), fields.out);
    let coverage_nodes = fields.list("coverage");
    let (privacy, evaluation) = (fields.node("privacy"), fields.node("evaluation"));
    let checks = fields.node("checks");
    let targets = fields.list("publish");
    let waivers = asserted::waivers(&mut fields, &WaiverOf::Office);

    let mut categories = Names::new("category");
    let mut list = Vec::new();
    let mut account_names = Vec::new();
    for node in nodes {
        let Some(mut fields) = Fields::open(node, shapes::CATEGORY, out) else { continue };
        let (id, title) = (fields.required_text("id"), fields.required_text("title"));
        let annual = fields.decimal("annual");
        let accounts = fields.texts("account");
        let source = plain(fields.text("source"));
        let (Some(id), Some(title)) = (id, title) else { continue };
        duplicate(&categories, "category", &id, out);
        categories.add(&id.value, CategoryId(list.len()));
        categories.add(&title.value, CategoryId(list.len()));
        let annual =
            annual.map(|credits| Owed { rule: AccountRule { credits, years: 1, from: 0, carry: false }, source });
        list.push(Category { id: id.value, title: title.value, accounts: annual.into_iter().collect() });
        account_names.push(accounts);
    }
    let mut families = Names::new("family");
    let mut family_list = Vec::new();
    for node in families_nodes {
        let Some(mut fields) = Fields::open(node, shapes::FAMILY, out) else { continue };
        let (Some(id), Some(title)) = (fields.required_text("id"), fields.required_text("title")) else { continue };
        duplicate(&families, "family", &id, out);
        families.add(&id.value, family_list.len());
        families.add(&title.value, family_list.len());
        family_list.push(Family { id: id.value, title: title.value });
    }
    let privacy = super::privacy::privacy(privacy, &categories, out);
    let evaluation = surveys::settings(evaluation, out);
    let checks = asserted::checks(checks, out);
    let site = Site {
        organisation,
        short,
        base_url,
        language: language.tag().to_owned(),
        theme,
        fonts,
        categories: list,
        families: family_list,
        coverage: Vec::new(),
        terms,
        privacy,
        evaluation,
        checks,
        targets: super::publish::read(targets, out),
        calendar: Calendar::default(),
        span: Span::file(file),
    };
    let coverage = super::coverage::drafts(coverage_nodes, &categories, &families, out);
    Some(SiteFile { site, date, account_names, categories, families, waivers, coverage })
}

/// The address of a site, without a slash at its end.
fn address(text: &Spanned<String>) -> Result<String, Diagnostic> {
    let given = text.value.trim().trim_end_matches('/');
    let rest = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:[]%@".contains(c);
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with(['/', ':', '.']) && rest.chars().all(is_plain) => {
            Ok(given.to_owned())
        }
        _ => Err(Diagnostic::new(Code::BadAddress, text.span).arg("given", &text.value)),
    }
}

fn duplicate<Id: Copy + PartialEq>(
    names: &Names<Id>,
    kind: &'static str,
    id: &Spanned<String>,
    out: &mut Vec<Diagnostic>,
) {
    if !names.get(&id.value).is_empty() {
        out.push(Diagnostic::new(Code::DuplicateId, id.span).arg("kind", kind).arg("given", &id.value));
    }
}

/// Reads `units.yaml`: the tree, and the names of its units.
pub(super) fn units(sources: &Sources, out: &mut Vec<Diagnostic>) -> (Units, Names<UnitId>) {
    let mut tree = Units::default();
    if !sources.contains("units.yaml") {
        out.push(Diagnostic::nowhere(Code::MissingFile).arg("path", sources.shown("units.yaml")));
    } else if let Some((_, node)) = yaml_file(sources, "units.yaml", out) {
        match &node.kind {
            NodeKind::List(nodes) => branch(nodes, None, 0, &mut tree, out),
            _ => out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "list")),
        }
    }
    let mut names = Names::new("unit");
    for id in tree.ids() {
        let unit = tree.get(id);
        if let Some(&first) = names.get(&unit.id.value).first() {
            let first: UnitId = first;
            let finding =
                Diagnostic::new(Code::DuplicateId, unit.id.span).arg("kind", "unit").arg("given", &unit.id.value);
            out.push(finding.related(tree.get(first).id.span, "first"));
        }
        names.add(&unit.id.value, id);
    }
    for id in tree.ids() {
        for name in unit_names(tree.get(id)) {
            names.add(name, id);
        }
    }
    (tree, names)
}

fn branch(nodes: &[Node], parent: Option<UnitId>, depth: usize, tree: &mut Units, out: &mut Vec<Diagnostic>) {
    for node in nodes {
        let Some(mut fields) = Fields::open(node, shapes::UNIT, out) else { continue };
        let (id, title) = (fields.required_text("id"), plain(fields.required_text("title")));
        let (short, kind) = (plain(fields.text("short")), plain(fields.text("kind")));
        let children = fields.list("children");
        let (Some(id), Some(title)) = (id, title) else { continue };
        let place = UnitId(tree.list.len());
        tree.list.push(Unit { id, short: short.unwrap_or_else(|| title.clone()), title, kind, parent, depth });
        for child in children {
            branch(std::slice::from_ref(child), Some(place), depth + 1, tree, out);
        }
    }
}
