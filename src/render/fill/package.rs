//! The files that a workbook is made of, and how they find each other.

use super::Unfit;
use std::collections::BTreeSet;

use super::archive::Archive;
use super::text::asks;
use super::value::Days;
use super::xml::{Document, Element};

/// Sheets that a form may have.
const MOST_SHEETS: usize = 200;

/// A workbook as its files.
pub(super) struct Package<'t> {
    pub(super) archive: Archive<'t>,
    /// The file of the workbook itself.
    pub(super) path: String,
    pub(super) workbook: Document,
    /// All sheets in their order; one that has no cells has no document.
    pub(super) sheets: Vec<SheetFile>,
    /// The strings that cells share, as far as they have placeholders.
    pub(super) strings: Vec<Option<Element>>,
    pub(super) days: Days,
}

/// A sheet and where it lies.
pub(super) struct SheetFile {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) document: Option<Document>,
}

/// A link from a file of a package to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type.
    pub(super) kind: String,
    pub(super) path: String,
}

impl<'t> Package<'t> {
    /// Reads what is needed of a package.
    pub(super) fn open(bytes: &'t [u8]) -> Result<Self, Unfit> {
        let archive = Archive::open(bytes)?;
        if archive.part("[Content_Types].xml").is_none() {
            return Err(Unfit::NotAWorkbook);
        }
        let roots = relations(&archive, "")?;
        let path =
            roots.into_iter().find(|relation| relation.kind == "officeDocument").ok_or(Unfit::NotAWorkbook)?.path;
        if archive.part(&path).is_none() || !path.to_lowercase().ends_with(".xml") {
            return Err(Unfit::NotAWorkbook);
        }
        let workbook = document(&archive, &path)?;
        if workbook.root.local() != "workbook" {
            return Err(Unfit::NotAWorkbook);
        }
        let links = relations(&archive, &path)?;
        let of_kind = |kind: &str| {
            links.iter().find(|link| link.kind == kind).map(|link| document(&archive, &link.path)).transpose()
        };
        let strings = of_kind("sharedStrings")?.map(|strings| {
            strings
                .root
                .elements()
                .filter(|string| string.local() == "si")
                .map(|string| asks(string).then(|| string.clone()))
                .collect()
        });
        let styles = of_kind("styles")?;
        let days = Days::of(styles.as_ref().map(|styles| &styles.root), &workbook.root);
        let mut sheets = Vec::new();
        let mut seen = BTreeSet::new();
        for sheet in workbook.root.child("sheets").iter().flat_map(|sheets| sheets.elements()) {
            let id = sheet.get_local("id").unwrap_or_default();
            let link = links.iter().find(|link| link.id == id);
            let cells = link.filter(|link| link.kind == "worksheet");
            // A sheet is read once, however often it is named.
            if sheets.len() == MOST_SHEETS || link.is_some_and(|link| !seen.insert(link.path.clone())) {
                return Err(Unfit::TooLarge);
            }
            sheets.push(SheetFile {
                name: sheet.get("name").unwrap_or_default().into_owned(),
                path: link.map(|link| link.path.clone()).unwrap_or_default(),
                document: cells.map(|link| document(&archive, &link.path)).transpose()?,
            });
        }
        Ok(Self { archive, path, workbook, sheets, strings: strings.unwrap_or_default(), days })
    }
}

/// A file of a package as XML.
pub(super) fn document(archive: &Archive<'_>, path: &str) -> Result<Document, Unfit> {
    Document::read(archive.text(path)?, path)
}

/// Where the links of a file lie; those of the package itself where it has no name.
pub(super) fn relations_path(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// The links of a file to others of its package.
pub(super) fn relations(archive: &Archive<'_>, path: &str) -> Result<Vec<Relation>, Unfit> {
    let own = relations_path(path);
    if archive.part(&own).is_none() {
        return Ok(Vec::new());
    }
    let document = document(archive, &own)?;
    let relation = |element: &Element| {
        if element.get("TargetMode").is_some_and(|mode| mode == "External") {
            return None;
        }
        Some(Relation {
            id: element.get("Id")?.into_owned(),
            kind: element.get("Type")?.rsplit('/').next()?.to_owned(),
            path: resolved(path, &element.get("Target")?),
        })
    };
    Ok(document.root.elements().filter_map(relation).collect())
}

/// A target as seen from a file.
fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_file() {
        assert_eq!(resolved("xl/worksheets/sheet1.xml", "../drawings/d.xml"), "xl/drawings/d.xml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(relations_path("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relations_path(""), "_rels/.rels");
    }
}
