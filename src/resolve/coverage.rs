//! What populations are to have had, as `site.yaml` says it.

use super::names::Names;
use super::site::SiteFile;
use super::{plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{CategoryId, Coverage, CoveredBy, UnitId};
use crate::parse::{Fields, Node, integer, some_share};
use crate::source::Spanned;

/// A coverage whose units are still names.
pub(super) struct CoverageDraft {
    coverage: Coverage,
    units: Vec<Spanned<String>>,
}

/// Reads the list.
pub(super) fn drafts(
    nodes: Vec<&Node>,
    categories: &Names<CategoryId>,
    families: &Names<usize>,
    out: &mut Vec<Diagnostic>,
) -> Vec<CoverageDraft> {
    let mut drafts: Vec<CoverageDraft> = Vec::new();
    for node in nodes {
        let Some((id, draft)) = draft(node, categories, families, out) else { continue };
        if drafts
            .iter()
            .any(|known| known.coverage.id == draft.coverage.id || known.coverage.title == draft.coverage.title)
        {
            out.push(Diagnostic::new(Code::DuplicateId, id.span).arg("kind", "coverage").arg("given", &id.value));
            continue;
        }
        drafts.push(draft);
    }
    drafts
}

fn draft(
    node: &Node,
    categories: &Names<CategoryId>,
    families: &Names<usize>,
    out: &mut Vec<Diagnostic>,
) -> Option<(Spanned<String>, CoverageDraft)> {
    let mut fields = Fields::open(node, shapes::COVERAGE, out)?;
    let (id, title) = (fields.required_text("id"), plain(fields.required_text("title")));
    let source = plain(fields.text("source"));
    let [of_categories, units, of_families, forms] =
        ["categories", "units", "families", "forms"].map(|key| fields.texts(key));
    let years = fields.scalar("years", |text| integer(text, 1, 50)).map_or(1, |found| found.value);
    let from =
        fields.scalar("from", |text| integer(text, 1900, 2200)).and_then(|found| i32::try_from(found.value).ok());
    let ways: &[(&[&str], CoveredBy)] = &[
        (&["参训", "training"], CoveredBy::Training),
        (&["集中培训", "session"], CoveredBy::Session),
        (&["合格", "qualified"], CoveredBy::Qualified),
    ];
    let choices: Vec<(&[&str], usize)> = ways.iter().enumerate().map(|(at, (names, _))| (*names, at)).collect();
    let by = fields.choice("by", &choices).map_or(0, |found| found.value);
    let share = fields.scalar("share", some_share).map(|found| found.value);
    let is_whole = share.is_none() == forms.is_empty();
    if !is_whole {
        fields.missing(if forms.is_empty() { "forms" } else { "share" });
    }
    let forms = forms.into_iter().map(|form| form.value).collect();
    let by = share.map_or_else(|| ways[by].1.clone(), |least| CoveredBy::Share { forms, least });
    let (categories, families) = (
        of_categories.iter().filter_map(|name| categories.find(name, fields.out)).collect(),
        of_families.iter().filter_map(|name| families.find(name, fields.out)).collect(),
    );
    let id = id.filter(|_| is_whole)?;
    // The id is the name of a page, like that of a term.
    if id.value.is_empty() || !id.value.chars().all(|c| c.is_alphanumeric() || c == '-') {
        out.push(Diagnostic::new(Code::BadTermId, id.span).arg("given", &id.value));
        return None;
    }
    let coverage = Coverage {
        id: id.value.clone(),
        title: title?,
        source,
        categories,
        units: Vec::new(),
        families,
        years,
        from,
        by,
    };
    Some((id, CoverageDraft { coverage, units }))
}

/// Puts the units in, and gives the names by which texts ask for each.
pub(super) fn resolved(
    site: &mut SiteFile,
    units: &Names<UnitId>,
    out: &mut Vec<Diagnostic>,
) -> (Vec<Coverage>, Names<usize>) {
    let mut names = Names::new("coverage");
    let mut list = Vec::new();
    for mut draft in std::mem::take(&mut site.coverage) {
        draft.coverage.units = draft.units.iter().filter_map(|name| units.find(name, out)).collect();
        names.add(&draft.coverage.id, list.len());
        names.add(&draft.coverage.title, list.len());
        list.push(draft.coverage);
    }
    (list, names)
}
