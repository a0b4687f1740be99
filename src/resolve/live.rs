//! Figures in prose: what they are of, and what is asked of it.

use super::names::{Names, unknown};
use super::site::SiteFile;
use crate::diag::{Code, Diagnostic};
use crate::model::{Class, ClassId, LiveFigure, MEASURES, Measure, MeasureCut, MeasureOf, Period, Prose, UnitId};
use crate::parse::{Step, WrittenFigure, figures};
use crate::source::{Sources, Spanned};

/// What figures can be of, in English and Chinese.
const SUBJECTS: [([&str; 2], Subject); 10] = [
    (["class", "班次"], Subject::Class),
    (["family", "类别"], Subject::Family),
    (["unit", "单位"], Subject::Unit),
    (["category", "人员类别"], Subject::Category),
    (["year", "年度"], Subject::Year),
    (["term", "学期"], Subject::Term),
    (["period", "期间"], Subject::Period),
    (["previous", "上期"], Subject::Previous),
    (["coverage", "覆盖"], Subject::Coverage),
    (["office", "全部"], Subject::Office),
];

#[derive(Clone, Copy, PartialEq)]
enum Subject {
    Class,
    Family,
    Unit,
    Category,
    Year,
    Term,
    Period,
    Previous,
    Coverage,
    Office,
}

/// The class that a text speaks of.
#[derive(Clone, Copy)]
pub(super) enum Own {
    /// None: a figure has to name one.
    None,
    /// This one.
    Class(ClassId),
    /// None, but a period: what says no other is of that.
    Period(Period),
    /// One that is not there, of which another finding tells.
    Lost,
}

/// The names that figures may use.
pub(super) struct Known<'n> {
    pub(super) sources: &'n Sources,
    pub(super) site: &'n SiteFile,
    pub(super) units: &'n Names<UnitId>,
    pub(super) classes: &'n Names<ClassId>,
    pub(super) coverage: &'n Names<usize>,
}

impl Known<'_> {
    /// Makes figures of what stands between braces in every text of some classes: in their notices, and in
    /// the minutes of their sessions.
    pub(super) fn in_classes(&self, classes: &mut [Class], out: &mut Vec<Diagnostic>) {
        for (at, class) in classes.iter_mut().enumerate() {
            let own = class.programme.notice.iter_mut().map(|notice| &mut notice.body);
            let minutes = class.register.sessions.iter_mut().map(|session| &mut session.minutes);
            own.chain(minutes).for_each(|prose| self.within(prose, Own::Class(ClassId(at)), out));
        }
    }

    /// Makes figures of what stands between braces in a text; `own` is the class that it speaks of.
    pub(super) fn within(&self, prose: &mut Prose, own: Own, out: &mut Vec<Diagnostic>) {
        let Some(file) = prose.events.first().map(|(_, span)| span.file) else { return };
        let source = &self.sources.file(file).text;
        let (events, written) = figures(std::mem::take(&mut prose.events), source, out);
        prose.events = events;
        prose.figures = written.iter().filter_map(|written| self.figure(written, own, out)).collect();
    }

    fn figure(&self, written: &WrittenFigure, own: Own, out: &mut Vec<Diagnostic>) -> Option<LiveFigure> {
        let (asked, subjects) = written.steps.split_last()?;
        let bad = |cause: &str| {
            let given = written.steps.iter().map(|step| step.name.value.as_str()).collect::<Vec<_>>().join(".");
            Diagnostic::new(Code::BadFigure, written.span).arg("given", given).arg("cause", cause)
        };
        let cut = self.cut(subjects, own, &bad, out);
        let measure = measure(asked, out);
        let (cut, measure) = (cut?, measure?);
        // Without a word before it, it is not said of what; nobody means the whole office by that.
        let is_said = !subjects.is_empty() || cut.period.is_some();
        let unsaid = if measure.of() == MeasureOf::Plans { "plans" } else { "subject" };
        let cause = if asked.argument.is_some() { Some("form") } else { measure.misfit(&cut) };
        if let Some(cause) = cause.or((!is_said).then_some(unsaid)) {
            out.push(bad(cause));
            return None;
        }
        let asked = self.sources.slice(written.span).trim_start_matches('{').trim_end_matches('}').trim().to_owned();
        Some(LiveFigure { event: written.event, measure, cut, asked, span: written.span })
    }

    /// The cut that the names before the last make together.
    fn cut(
        &self,
        subjects: &[Step],
        own: Own,
        bad: &dyn Fn(&str) -> Diagnostic,
        out: &mut Vec<Diagnostic>,
    ) -> Option<MeasureCut> {
        let own_period = if let Own::Period(period) = own { Some(period) } else { None };
        let mut cut = MeasureCut { period: own_period, ..MeasureCut::default() };
        let mut known = true;
        for step in subjects {
            let found = SUBJECTS.iter().find(|(names, _)| names.contains(&step.name.value.as_str()));
            let Some((_, subject)) = found else {
                out.push(unknown("subject", &step.name, SUBJECTS.iter().flat_map(|(names, _)| *names)));
                known = false;
                continue;
            };
            let set = match (subject, &step.argument) {
                (Subject::Class, None) => {
                    match own {
                        Own::Class(class) => cut.class = Some(class),
                        Own::None | Own::Period(_) => out.push(bad("no-class")),
                        Own::Lost => {}
                    }
                    cut.class.is_some()
                }
                (Subject::Class, Some(name)) => set(&mut cut.class, self.classes.find(name, out)),
                (Subject::Family, Some(name)) => set(&mut cut.family, self.site.families.find(name, out)),
                (Subject::Unit, Some(name)) => set(&mut cut.unit, self.units.find(name, out)),
                (Subject::Category, Some(name)) => set(&mut cut.category, self.site.categories.find(name, out)),
                (Subject::Coverage, Some(name)) => set(&mut cut.coverage, self.coverage.find(name, out)),
                (Subject::Year, Some(year)) => set(&mut cut.period, whole_year(year, out).and_then(Period::year)),
                (Subject::Term, Some(name)) => set(&mut cut.period, self.period(name, true, out)),
                (Subject::Period, Some(days)) => set(&mut cut.period, self.period(days, false, out)),
                (Subject::Previous, None) => {
                    if cut.period.is_none() {
                        out.push(bad("no-period"));
                    }
                    let before = cut.period.and_then(|period| self.site.site.previous(period));
                    set(&mut cut.period, before)
                }
                (Subject::Office, None) => {
                    cut.period = None;
                    true
                }
                (Subject::Office | Subject::Previous, Some(_)) | (_, None) => {
                    out.push(bad("form"));
                    false
                }
            };
            known &= set;
        }
        known.then_some(cut)
    }
}

impl Known<'_> {
    /// The period of a name, which has to be that of a term where one is asked for.
    fn period(&self, name: &Spanned<String>, term: bool, out: &mut Vec<Diagnostic>) -> Option<Period> {
        let site = &self.site.site;
        let found = site.period(&name.value).filter(|&period| !term || site.term(period).is_some());
        if found.is_none() {
            let known = site.terms.iter().flat_map(|known| [known.id.value.as_str(), known.title.as_str()]);
            out.push(
                Diagnostic::new(Code::UnknownPeriod, name.span).arg("given", &name.value).nearest(&name.value, known),
            );
        }
        found
    }
}

fn set<T>(place: &mut Option<T>, found: Option<T>) -> bool {
    *place = found;
    place.is_some()
}

fn whole_year(text: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<i32> {
    let year = text.value.trim_end_matches('年').parse().ok().filter(|year| (1900..=2200).contains(year));
    if year.is_none() {
        out.push(Diagnostic::new(Code::BadNumber, text.span).arg("given", &text.value));
    }
    year
}

fn measure(asked: &Step, out: &mut Vec<Diagnostic>) -> Option<Measure> {
    let name = asked.name.value.as_str();
    let found = MEASURES.iter().copied().find(|measure| measure.names().contains(&name));
    if found.is_none() {
        out.push(unknown("measure", &asked.name, MEASURES.iter().flat_map(|measure| measure.names())));
    }
    found
}
