//! Certificates issued, revoked and reissued, as rows of `certificates.csv`.

use chrono::NaiveDate;

use super::Change;
use super::list::ListFile;
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
    chinese: bool,
    file: ListFile,
}

impl List {
    fn read(office: &Office, sources: &Sources, class: ClassId) -> Self {
        let path = format!("classes/{}/certificates.csv", office.class(class).programme.id);
        let chinese = office.site.language.starts_with("zh");
        let shape =
            FORMATS.iter().find(|format| format.place == PLACE).map_or(Shape { keys: &[] }, |format| format.shape);
        let keys = ["certificate", "id", "name", "date"];
        Self { chinese, file: ListFile::read(sources, path, shape, &keys, chinese) }
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
        self.file.sheet.push(&cells);
    }

    fn revoke(&mut self, number: &str, reason: &str, date: NaiveDate) -> bool {
        let status = if self.chinese { "作废" } else { "revoked" };
        let cells = [("status", status), ("revoked", &date.to_string()), ("reason", reason)];
        self.file.sheet.set("certificate", number, &cells)
    }

    fn change(self) -> Option<Change> {
        self.file.change()
    }
}
