//! The workbooks of authorities beside the definitions that fill them.

use crate::diag::{self, Code, Diagnostic};
use crate::model::Forms;
use crate::parse::Fields;
use crate::resolve::WORKBOOKS;
use crate::source::paths::{self, has_extension};
use crate::source::{FileId, Sources, Span, Spanned};

/// The workbook that is filled: a file beside the definition.
pub(super) fn template(fields: &mut Fields<'_, '_>, sources: &Sources, file: FileId) -> Option<Spanned<String>> {
    let name = fields.text("template")?;
    let folder = sources.file(file).folder();
    let path = format!("{folder}/{}", name.value.trim_start_matches("./"));
    if path.split('/').any(|part| part == "..") || !sources.contains(&path) {
        let finding = Diagnostic::new(Code::MissingFile, name.span).arg("path", sources.shown(&path));
        fields.out.push(match near(&name.value, sources, folder) {
            Some(near) => finding.arg("cause", "near").arg("nearest", near),
            None => finding.arg("cause", "none"),
        });
        return None;
    }
    Some(Spanned::new(path, name.span))
}

/// The file below a folder that a name most likely means: spelt nearly so, or with another extension.
fn near(name: &str, sources: &Sources, folder: &str) -> Option<String> {
    let own = |id: FileId| sources.file(id).path.strip_prefix(folder)?.strip_prefix('/');
    let known: Vec<&str> = sources.ids().filter(|&id| is_office_file(sources, id)).filter_map(own).collect();
    let stem = |path: &str| paths::stem(path).to_lowercase();
    // Of several the one that can be filled.
    let same = || known.iter().filter(|path| stem(path) == stem(name)).max_by_key(|path| has_extension(path, "xlsx"));
    let elsewhere = known.iter().find(|path| paths::name(path) == paths::name(name)).copied();
    let spelt = || diag::nearest(name, known.iter().copied());
    elsewhere.or_else(spelt).or_else(|| same().copied()).map(str::to_owned)
}

/// Warns of workbooks and texts among the definitions that none of them names.
pub(in crate::resolve) fn unused(sources: &Sources, forms: &Forms, out: &mut Vec<Diagnostic>) {
    let named = |path: &str| forms.list.iter().filter_map(|form| form.template.as_ref()).any(|own| own.value == path);
    // A definition that could not be read may name it.
    let unread: Vec<FileId> =
        sources.within("forms", "yaml").filter(|file| !forms.list.iter().any(|form| form.span.file == *file)).collect();
    for id in sources.ids().filter(|&id| is_office_file(sources, id)) {
        let path = &sources.file(id).path;
        let name = paths::name(path);
        let maybe = || unread.iter().any(|&file| sources.file(file).text.contains(name));
        if path.starts_with("forms/") && !path.contains("/attachments/") && !named(path) && !maybe() {
            let way = if has_extension(path, "xlsx") { "template" } else { "no-template" };
            let finding = Diagnostic::new(Code::UnusedFile, Span::file(id)).arg("path", sources.shown_path(id));
            out.push(finding.arg("nearest", way).arg("name", path.trim_start_matches("forms/")));
        }
    }
}

/// Whether a file is one of an office program.
fn is_office_file(sources: &Sources, id: FileId) -> bool {
    const TEXTS: [&str; 4] = ["docx", "doc", "wps", "odt"];
    WORKBOOKS.iter().chain(&TEXTS).any(|extension| has_extension(&sources.file(id).path, extension))
}
