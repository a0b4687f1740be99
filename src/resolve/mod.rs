//! Syntax to model: which file is what, what its keys mean, whom and what its names stand for.
//!
//! One module a kind of source. Each returns what it could make of its file beside its findings, so
//! that one run finds everything. A name that stands for nothing is a finding with the nearest name.

mod address;
mod addresses;
mod arrangements;
mod asserted;
mod attendance;
mod class;
mod coverage;
mod documents;
mod flow;
mod forms;
pub(crate) mod formula;
mod indicators;
mod links;
mod live;
mod memory;
mod names;
mod objections;
mod people;
mod plans;
mod privacy;
mod private;
mod procedures;
mod publish;
mod records;
mod rules;
mod schedule;
mod sessions;
mod shapes;
mod site;
mod summaries;
mod surveys;
mod tracks;
mod unnamed;
mod unread;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic};
use crate::model::{Class, ClassId, Notice, Office, Unit, Waiver};
use crate::parse::{Node, yaml};
use crate::source::paths::{self, has_extension};
use crate::source::{FileId, Sources, Span, Spanned};

pub use attendance::{attendance_mark, session_head};
pub use memory::Memory;
pub use publish::targets;
pub use shapes::{FORMATS, Format, Holds, SOURCES, Source, WAY_USES};

use names::Names;

/// The key of a component of the mark under any of its usual names.
pub fn component_of_mark(name: &str) -> String {
    rules::part_key(name)
}

/// What the resolving of one kind of source shares with the others.
struct Scope<'s> {
    sources: &'s Sources,
    site: site::SiteFile,
    units: Names<crate::model::UnitId>,
    unit_tree: crate::model::Units,
    people: people::People,
    rules: Vec<crate::model::Rule>,
    rule_names: Names<crate::model::RuleId>,
    plans: Vec<crate::model::Plan>,
    plan_names: Names<crate::model::PlanId>,
    procedure_names: Names<usize>,
    forms: crate::model::Forms,
    class_folders: BTreeSet<String>,
}

/// Makes the office of its files.
///
/// `today` is the day the office is looked at; where it is not given, the day in `site.yaml` counts,
/// then that of `committed` (the last commit), then the latest date in the records. The office is
/// missing only where there is nothing to build it from. With a `memory` classes of which no file was
/// read again since are taken from there, and what was made is kept in it.
pub fn resolve(
    sources: &Sources,
    today: Option<NaiveDate>,
    committed: impl FnOnce() -> Option<NaiveDate>,
    memory: Option<&mut Memory>,
) -> (Option<Office>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let Some(mut site) = site::site(sources, &mut out) else { return (None, out) };
    let (unit_tree, units) = site::units(sources, &mut out);
    let (coverage, coverage_names) = coverage::resolved(&mut site, &units, &mut out);
    site.site.coverage = coverage;
    let people = people::people(sources, &site, &units, &mut out);
    let rules = rules::rules(sources, &site, &mut out);
    site.site.categories = rules::owed(&site, &rules, &mut out);
    let rules::RuleFiles { list: rules, names: rule_names } = rules;
    let forms = forms::forms(sources, &site, &mut out);
    site.site.calendar = asserted::calendar(sources, &mut out);
    let mut waivers = std::mem::take(&mut site.waivers);
    let (plans, plan_names) = plans::plans(sources, &mut waivers, &mut out);
    let mut procedures = procedures::procedures(sources, &site, &forms, &mut waivers, &mut out);
    let procedure_names = procedures::names(sources, &procedures);
    let class_folders = class_folders(sources);
    let mut scope = Scope {
        sources,
        site,
        units,
        unit_tree,
        people,
        rules,
        rule_names,
        plans,
        plan_names,
        procedure_names,
        forms,
        class_folders,
    };
    let (mut classes, class_names) = classes(&scope, memory, &mut waivers, &mut out);
    let (mut notices, lost) = notices(&scope, &class_names, &mut waivers, &mut out);
    let mut summaries = summaries::summaries(sources, &scope.site, &mut waivers, &mut out);
    let texts = links::Texts {
        notices: &mut notices,
        plans: &mut scope.plans,
        procedures: &mut procedures,
        summaries: &mut summaries,
        classes: &mut classes,
    };
    let linked = links::links(sources, &scope.unit_tree, texts, &mut out);
    unused_files(sources, &linked.passed_on, &mut out);
    unnamed::unnamed(sources, &linked.named, &notices, &classes, &mut out);
    forms::unused_templates(sources, &scope.forms, &mut out);

    let today = today.or(scope.site.date).or_else(committed).or_else(|| latest(&classes, &notices)).unwrap_or_default();
    let known = live::Known {
        sources,
        site: &scope.site,
        units: &scope.units,
        classes: &class_names,
        coverage: &coverage_names,
    };
    known.in_classes(&mut classes, &mut out);
    for notice in &mut notices {
        let of_class = notice.class.map_or(live::Own::None, live::Own::Class);
        let own = if lost.contains(&notice.span.file) { live::Own::Lost } else { of_class };
        known.within(&mut notice.body, own, &mut out);
    }
    for summary in &mut summaries {
        known.within(&mut summary.text.body, live::Own::Period(summary.period), &mut out);
    }
    let (mut plans, mut procedures) = (std::mem::take(&mut scope.plans), procedures);
    let plan_texts = plans.iter_mut().map(|plan| &mut plan.body);
    for body in plan_texts.chain(procedures.iter_mut().map(|procedure| &mut procedure.body)) {
        known.within(body, live::Own::None, &mut out);
    }
    let Scope { site, unit_tree, people, rules, forms, .. } = scope;
    let office = Office {
        site: site.site,
        units: unit_tree,
        people: people.list,
        rules,
        forms,
        notices,
        plans,
        procedures,
        summaries,
        classes,
        waivers,
        today,
    };
    (Some(office), out)
}

/// The names of the folders below `classes/`.
fn class_folders(sources: &Sources) -> BTreeSet<String> {
    let path = |id: FileId| sources.file(id).path.as_str();
    let below = |path: &str| Some(path.strip_prefix("classes/")?.split_once('/')?.0.to_owned());
    sources.ids().filter_map(|id| below(path(id))).collect()
}

fn classes(
    scope: &Scope<'_>,
    memory: Option<&mut Memory>,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> (Vec<Class>, Names<ClassId>) {
    use rayon::prelude::*;

    let folders: Vec<_> = scope.class_folders.iter().cloned().collect();
    let made: Vec<_> = match memory {
        Some(memory) => memory.classes(scope, &folders),
        None => folders.par_iter().map(|folder| memory::made(scope, folder)).collect(),
    };
    let mut found = Vec::new();
    for made in made {
        out.extend(made.findings);
        found.extend(made.draft);
    }
    found.sort_by(|a, b| {
        let (a, b) = (&a.class.programme, &b.class.programme);
        (a.start, &a.id).cmp(&(b.start, &b.id))
    });
    let mut names = Names::new("class");
    for (index, draft) in found.iter().enumerate() {
        names.add(&draft.class.programme.id, ClassId(index));
    }
    names.excuse(scope.class_folders.iter().cloned());
    let mut recognised = Vec::new();
    let classes = found.into_iter().map(|draft| {
        let mut class = draft.class;
        waivers.extend(draft.waivers);
        let found = draft.recognises.iter().filter_map(|name| Some((names.find(name, out)?, name.span)));
        let found: Vec<(ClassId, Span)> = found.collect();
        class.programme.recognises = found.iter().map(|(id, _)| *id).collect();
        recognised.push(found);
        class
    });
    let classes: Vec<_> = classes.collect();
    circles(&classes, &recognised, out);
    (classes, names)
}

/// Finds classes that recognise each other in a circle: none of them could be computed first.
fn circles(classes: &[Class], recognised: &[Vec<(ClassId, Span)>], out: &mut Vec<Diagnostic>) {
    for (index, (class, recognised)) in classes.iter().zip(recognised).enumerate() {
        if let Some((other, span)) = recognised.iter().find(|(other, _)| leads_to(classes, *other, index)) {
            let finding = Diagnostic::new(Code::RecognitionCircle, *span).arg("class", &class.programme.id);
            out.push(finding.arg("other", &classes[other.0].programme.id));
        }
    }
}

/// Whether one class, or one that it recognises, and so on, is another.
fn leads_to(classes: &[Class], from: ClassId, to: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        if next.0 == to {
            return true;
        }
        if seen.insert(next) {
            open.extend(&classes[next.0].programme.recognises);
        }
    }
    false
}

/// The notices of no class's folder, and the files of those that name a class which is not there.
fn notices(
    scope: &Scope<'_>,
    classes: &Names<ClassId>,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> (Vec<Notice>, BTreeSet<FileId>) {
    let files = scope.sources.within("notices", "md");
    let mut lost = BTreeSet::new();
    let mut notices: Vec<_> = files
        .filter_map(|file| {
            let (mut notice, class) = documents::notice(scope, file, None, waivers, out)?;
            notice.class = class.as_ref().and_then(|name| classes.find(name, out));
            if class.is_some() && notice.class.is_none() {
                lost.insert(file);
            }
            Some(notice)
        })
        .collect();
    notices.sort_by(|a, b| {
        let date = |notice: &Notice| notice.date.as_ref().map(|date| date.value);
        date(b).cmp(&date(a)).then_with(|| a.id.cmp(&b.id))
    });
    (notices, lost)
}

/// The latest day that any record or notice speaks of.
fn latest(classes: &[Class], notices: &[Notice]) -> Option<NaiveDate> {
    let sessions = classes.iter().flat_map(|class| &class.register.sessions).map(|session| session.date.value);
    let notices = notices.iter().filter_map(|notice| notice.date.as_ref()).map(|date| date.value);
    sessions.chain(notices).max().or_else(|| classes.iter().map(|class| class.programme.start).max())
}

/// Warns of text files that lie where nothing reads them: a list under a misspelt name, mostly.
fn unused_files(sources: &Sources, passed_on: &BTreeSet<String>, out: &mut Vec<Diagnostic>) {
    let read = |path: &str| {
        let parts: Vec<_> = path.split('/').collect();
        match parts.as_slice() {
            ["site.yaml" | "units.yaml" | "calendar.yaml"] => true,
            ["people", name] => has_extension(name, "csv"),
            ["rules" | "forms", name] => has_extension(name, "yaml"),
            ["notices" | "plans" | "procedures", name] => has_extension(name, "md"),
            ["terms", name] => has_extension(name, "md") || summaries::is_accepted(path),
            [.., "attachments", _] => true,
            _ => class::folder_of(path).is_some(),
        }
    };
    for id in sources.ids() {
        let file = sources.file(id);
        let is = |extensions: &[&str]| extensions.iter().any(|extension| has_extension(&file.path, extension));
        let (text, sheet) = (is(&["md", "yaml", "yml", "csv"]), is(&WORKBOOKS));
        let lists = ["classes/", "people/"].iter().any(|folder| file.path.starts_with(folder));
        // Notepad saves notice.md as notice.md.txt.
        let suffixed =
            is(&["txt"]) && ["md", "yaml", "csv"].iter().any(|extension| has_extension(file.stem(), extension));
        if (text || suffixed || sheet && lists) && !read(&file.path) && !passed_on.contains(&file.path) {
            let name = if suffixed { file.stem() } else { paths::name(&file.path) };
            if sheet {
                let finding = Diagnostic::new(Code::UnusedFile, Span::file(id)).arg("path", sources.shown_path(id));
                out.push(finding.arg("nearest", "workbook"));
                continue;
            }
            let finding = Diagnostic::new(Code::UnusedFile, Span::file(id)).arg("path", sources.shown_path(id));
            let known = class::FILES.into_iter().chain(["site.yaml", "units.yaml", "calendar.yaml"]);
            // Of a name that only has .txt behind it, it is clear what was meant.
            out.push(if suffixed { finding.arg("nearest", name) } else { finding.nearest(name, known) });
        }
    }
}

/// The extensions of workbooks.
const WORKBOOKS: [&str; 7] = ["xlsx", "xls", "xlsm", "xlsb", "xltx", "et", "ods"];

/// The YAML file at a path, if it is there and could be read.
fn yaml_file(sources: &Sources, path: &str, out: &mut Vec<Diagnostic>) -> Option<(FileId, Node)> {
    let file = sources.find(path)?;
    Some((file, yaml(file, &sources.file(file).text, 0, out)?))
}

/// A text without its place, unless it is empty.
fn plain(text: Option<Spanned<String>>) -> Option<String> {
    text.map(|text| text.value).filter(|text| !text.is_empty())
}

/// The names by which a unit is known, besides its id.
fn unit_names(unit: &Unit) -> [&str; 2] {
    [&unit.title, &unit.short]
}
