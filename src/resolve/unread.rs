//! Which files of a class hold what could not be read, so that nothing is concluded from what they lack.

use std::collections::BTreeSet;

use super::{Scope, WORKBOOKS, class};
use crate::diag::{Diagnostic, Severity};
use crate::source::{FileId, paths};

/// The names of the files in a class's folder that hold errors or could not be opened; `sessions` stands for the
/// records of its sessions. `out` are the findings of the class.
pub(super) fn unread(scope: &Scope<'_>, folder: &str, out: &[Diagnostic]) -> BTreeSet<String> {
    let sources = scope.sources;
    let prefix = format!("classes/{folder}/");
    let errors = out.iter().filter(|finding| finding.severity() == Severity::Error);
    let files: BTreeSet<FileId> = errors.filter_map(|finding| Some(finding.span?.file)).collect();
    let with_errors = files.iter().filter_map(|&file| {
        let name = sources.file(file).path.strip_prefix(&prefix)?;
        Some(name.split_once('/').map_or(name, |(folder, _)| folder).to_owned())
    });
    let closed = class::FILES.into_iter().filter(|name| {
        let path = format!("{prefix}{name}");
        sources.contains(&path) && sources.find(&path).is_none()
    });
    with_errors.chain(closed.map(str::to_owned)).collect()
}

/// The workbook that lies where a list is missing.
pub(super) fn workbook_beside(scope: &Scope<'_>, path: &str) -> Option<FileId> {
    if scope.sources.contains(path) {
        return None;
    }
    let (folder, stem) = (paths::folder(path), paths::stem(path));
    let is_it = |file: &FileId| {
        let file = scope.sources.file(*file);
        file.folder() == folder
            && file.stem().eq_ignore_ascii_case(stem)
            && WORKBOOKS.iter().any(|extension| paths::has_extension(&file.path, extension))
    };
    scope.sources.ids().find(is_it)
}
