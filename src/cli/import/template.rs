//! An empty sheet to send out: the columns of a list, with what there is to choose from.

use super::class_of;
use crate::cli::Exit;
use crate::cli::args::{Import, Refusal};
use crate::cli::report::Reporter;
use crate::cli::save::save;
use crate::edit::session_column;
use crate::import::{ListKind, PLAIN};
use crate::locale::{Lang, Locale};
use crate::model::{ClassId, Office, Terms};
use crate::parse::{Key, Kind};
use crate::pipeline::{self, Intake, SheetColumn};

/// Columns that a list has and nobody is asked for.
const NOT_ASKED: [&str; 6] = ["serial", "joined", "left", "extended", "consent", "recommended"];

/// Makes an empty sheet and writes it.
pub(super) fn make(asked: &Import, kind: ListKind, office: &Office, reporter: &Reporter) -> Result<Exit, Refusal> {
    let Some(output) = &asked.output else { return Ok(Exit::Failed) };
    let class = class_of(asked, kind, office)?;
    let locale = Locale::new(Lang::from_tag(&office.site.language).unwrap_or_default());
    let maker = Maker { office, kind, class, locale: &locale };
    let intake = Intake {
        name: locale.get(&format!("import-kind-{}", kind.name())),
        choices_name: locale.get("import-choices"),
        guidance: Some(locale.get("import-guidance")),
        columns: maker.columns(),
        rows: maker.rows(),
        today: office.today,
    };
    let failed =
        |error: String| Refusal("failed-write", vec![("path", output.display().to_string()), ("reason", error)]);
    let bytes = pipeline::intake_sheet(&intake).map_err(|error| failed(error.to_string()))?;
    save(output, bytes, asked.overwrite)?;
    let path = output.display().to_string();
    reporter
        .data(&serde_json::json!({ "path": path }), |locale| vec![locale.with("new-file", &[("path", path.clone())])]);
    Ok(Exit::Clean)
}

struct Maker<'a> {
    office: &'a Office,
    kind: ListKind,
    class: Option<ClassId>,
    locale: &'a Locale,
}

impl Maker<'_> {
    fn columns(&self) -> Vec<SheetColumn> {
        let shape = self.kind.shape();
        let asked = shape.keys.iter().filter(|key| !NOT_ASKED.contains(&key.en) && self.asks(key.en));
        let mut columns: Vec<SheetColumn> = asked.map(|key| self.column(key)).collect();
        columns.extend(self.own().into_iter().map(|head| self.open(head)));
        columns
    }

    /// Whether a column is asked for: in the sign-in sheet a row is a person and a few marks.
    fn asks(&self, key: &str) -> bool {
        match self.kind {
            ListKind::Attendance => ["id", "name", "unit"].contains(&key),
            ListKind::Roster => ["id", "name", "cohort", "group", "note"].contains(&key),
            ListKind::Marks => {
                let class = self.class.map(|class| self.office.rule(self.office.class(class)));
                let has = |key: &str| {
                    class.is_some_and(|rule| rule.all_terms().flat_map(Terms::parts).any(|part| part.key == key))
                };
                let exam = class.is_some_and(|rule| rule.all_terms().any(|terms| terms.exam.is_some()));
                match key {
                    "performance" => has(key),
                    "exam" | "makeup" => has("exam") || exam,
                    _ => true,
                }
            }
            ListKind::People | ListKind::Online => true,
        }
    }

    /// The columns that the class's rule or schedule has.
    fn own(&self) -> Vec<String> {
        let Some(class) = self.class else { return Vec::new() };
        let mut own = Vec::new();
        match self.kind {
            ListKind::Marks => {
                let parts = self.office.rule(self.office.class(class)).all_terms().flat_map(Terms::parts);
                own.extend(
                    parts.map(|part| part.key.clone()).filter(|key| !["exam", "performance"].contains(&key.as_str())),
                );
            }
            ListKind::Attendance => {
                let class_ = self.office.class(class);
                let held = class_.register.sessions.iter().map(|session| (session.date.value, session.time));
                let planned = class_.programme.schedule.iter().filter_map(|slot| Some((slot.date.value, slot.time?)));
                let mut times: Vec<_> = held.chain(planned).collect();
                times.sort_unstable();
                let head = |(day, (from, to)): (chrono::NaiveDate, (chrono::NaiveTime, chrono::NaiveTime))| {
                    session_column(
                        self.office,
                        class,
                        &format!("{day} {}-{}", from.format("%H:%M"), to.format("%H:%M")),
                    )
                };
                own.extend(times.into_iter().filter_map(head));
            }
            _ => {}
        }
        let mut seen = std::collections::BTreeSet::new();
        own.retain(|head| seen.insert(head.clone()));
        own
    }

    fn column(&self, key: &Key) -> SheetColumn {
        let name = if key.en == "id" { key.zh.get(2).or(key.zh.first()) } else { key.zh.first() };
        let head = name.filter(|_| self.locale.lang() == Lang::ZhCn).map_or(key.en, |name| *name).to_owned();
        let note = match key.kind {
            Kind::Date => Some(self.locale.get("import-note-date")),
            Kind::Month => Some(self.locale.get("import-note-month")),
            _ if PLAIN.contains(&key.en) => Some(self.locale.get("import-note-number")),
            _ => None,
        };
        let width = match key.en {
            "id_number" => 22.0,
            "unit" | "course" | "note" => 26.0,
            _ => 15.0,
        };
        SheetColumn { head, width, choices: self.choices(key), note }
    }

    fn open(&self, head: String) -> SheetColumn {
        let marks = ["√", "△", "▽", "○", "×"].map(str::to_owned).to_vec();
        let choices = if self.kind == ListKind::Attendance { marks } else { Vec::new() };
        SheetColumn { head, width: 15.0, choices, note: None }
    }

    fn choices(&self, key: &Key) -> Vec<String> {
        let site = &self.office.site;
        match key.en {
            "unit" if self.kind == ListKind::People => {
                self.office.units.list.iter().map(|unit| unit.title.clone()).collect()
            }
            "category" => site.categories.iter().map(|category| category.title.clone()).collect(),
            "gender" => ["import-male", "import-female"].map(|id| self.locale.get(id)).to_vec(),
            "course" => {
                let courses = self.class.iter().flat_map(|&class| &self.office.class(class).programme.courses);
                let mut titles: Vec<String> = courses.map(|course| course.title.clone()).collect();
                titles.dedup();
                titles
            }
            "cohort" => {
                let enrolments = self.class.iter().flat_map(|&class| &self.office.class(class).register.roster);
                let courses = self.class.iter().flat_map(|&class| &self.office.class(class).programme.courses);
                let own = enrolments.filter_map(|enrolment| enrolment.cohort.clone());
                let all = own.chain(courses.filter_map(|course| course.cohort.clone()));
                all.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Who is enrolled, in a sheet of which each row is one of them.
    fn rows(&self) -> Vec<Vec<String>> {
        let Some(class) = self.class.filter(|_| matches!(self.kind, ListKind::Marks | ListKind::Attendance)) else {
            return Vec::new();
        };
        let row = |enrolment: &crate::model::Enrolment| {
            let person = self.office.person(enrolment.person);
            let mut cells = vec![person.id.value.clone(), person.name.value.clone()];
            if self.kind == ListKind::Attendance {
                cells.push(self.office.units.get(person.unit).title.clone());
            }
            cells
        };
        self.office.class(class).register.roster.iter().map(row).collect()
    }
}
