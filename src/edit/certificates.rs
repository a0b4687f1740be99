//! Certificates issued, revoked and reissued, as rows of `certificates.csv`.

use chrono::NaiveDate;

use super::Change;
use super::list::Sheet;
use crate::ledger::Issue;
use crate::model::{ClassId, Office};
use crate::parse::Shape;
use crate::resolve::FORMATS;
use crate::source::Sources;

const PLACE: &str = "classes/*/certificates.csv";

/// The lists of the classes of some certificates, with a row for each.
pub fn issue(office: &Office, sources: &Sources, issues: &[Issue]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for of_class in issues.chunk_by(|one, other| one.class == other.class) {
        let Some(first) = of_class.first() else { continue };
        let mut list = List::read(office, sources, first.class);
        for issue in of_class {
            list.add(office, issue, None);
        }
        changes.extend(list.change());
    }
    changes
}

/// The list of a class with a certificate revoked; nothing where it has none of that number.
pub fn revoke(
    office: &Office,
    sources: &Sources,
    class: ClassId,
    number: &str,
    reason: &str,
    date: NaiveDate,
) -> Option<Change> {
    let mut list = List::read(office, sources, class);
    list.revoke(number, reason, date).then(|| list.change()).flatten()
}

/// The list of a class with a certificate revoked and another that names it.
pub fn reissue(office: &Office, sources: &Sources, issue: &Issue, number: &str, reason: &str) -> Option<Change> {
    let mut list = List::read(office, sources, issue.class);
    let revoked = office
        .class(issue.class)
        .register
        .certificates
        .iter()
        .any(|found| found.number.value == number && found.revoked.is_some());
    // What was revoked before keeps its own day and reason.
    if !revoked && !list.revoke(number, reason, issue.date) {
        return None;
    }
    list.add(office, issue, Some(number));
    list.change()
}

/// One class's list.
struct List {
    path: String,
    original: Option<Vec<u8>>,
    before: String,
    marked: bool,
    chinese: bool,
    sheet: Sheet,
}

impl List {
    fn read(office: &Office, sources: &Sources, class: ClassId) -> Self {
        let path = format!("classes/{}/certificates.csv", office.class(class).programme.id);
        let before = sources.find(&path).map(|file| sources.file(file).text.clone()).unwrap_or_default();
        // A file in GBK becomes one in UTF-8, which Excel takes for such by its mark only.
        // What has changed since it was read is nobody's any more, and is not written over.
        let original = sources.find(&path).map(|_| sources.bytes_as_read(&path).unwrap_or_default());
        let marked = original.as_ref().is_none_or(|bytes| {
            bytes.is_empty() || bytes.starts_with(b"\xef\xbb\xbf") || std::str::from_utf8(bytes).is_err()
        });
        let chinese = office.site.language.starts_with("zh");
        let shape =
            FORMATS.iter().find(|format| format.place == PLACE).map_or(Shape { keys: &[] }, |format| format.shape);
        let sheet = Sheet::read(&before, shape, &["certificate", "id", "name", "date"], chinese);
        Self { path, original, before, marked, chinese, sheet }
    }

    fn add(&mut self, office: &Office, issue: &Issue, replaces: Option<&str>) {
        let enrolment = &office.class(issue.class).register.roster[issue.trainee];
        let person = office.person(enrolment.person);
        let date = issue.date.to_string();
        let mut cells = vec![
            ("certificate", issue.number.as_str()),
            ("id", person.id.value.as_str()),
            ("name", person.name.value.as_str()),
            ("date", date.as_str()),
        ];
        cells.extend(replaces.map(|number| ("replaces", number)));
        self.sheet.push(&cells);
    }

    fn revoke(&mut self, number: &str, reason: &str, date: NaiveDate) -> bool {
        let status = if self.chinese { "作废" } else { "revoked" };
        let cells = [("status", status), ("revoked", &date.to_string()), ("reason", reason)];
        self.sheet.set("certificate", number, &cells)
    }

    fn change(self) -> Option<Change> {
        let after = self.sheet.text();
        let Self { path, original, before, marked, .. } = self;
        (after != before).then_some(Change { path, original, before, after, marked })
    }
}
