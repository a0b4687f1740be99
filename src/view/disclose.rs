//! What the public edition may know.
//!
//! [`PublicOffice`] is made once from the office and its ledger, and holds no protected value: names
//! are masked here, marks, numbers, phones and minutes are left behind. A builder that has nothing
//! else can't name what it must not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::ledger::{
    AnswerFigures, ClassDisclosure, ClassLedger, Completion, Cycle, Disclosure, Headcount, ItemState, Ledger, Outcome,
    Survey, UnitYear, measure, plan_items, unplanned,
};
use crate::model::{
    Amount, AttachmentTarget, Class, ClassId, Forms, IndicatorOf, Measure, MeasureCut, MeasureOf, NameShown, Notice,
    Objection, Office, Period, Plan, PlanId, Procedure, Programme, Rule, Site, SummaryText, UnitId, Units,
};
use crate::source::Span;

/// The office without protected values.
#[derive(Debug)]
pub struct PublicOffice<'a> {
    /// Settings.
    pub site: &'a Site,
    /// The tree of units.
    pub units: &'a Units,
    /// The forms, which say what stands where and nothing of anybody.
    pub forms: &'a Forms,
    /// Notices, latest first.
    pub notices: &'a [Notice],
    /// Plans.
    pub plans: &'a [Plan],
    /// By plan: how far its items are, and the classes of its year that no plan asked for.
    pub planned: Vec<(Vec<ItemState<'a>>, Vec<ClassId>)>,
    /// Procedures.
    pub procedures: &'a [Procedure],
    /// The texts of summaries that are to be public.
    pub summaries: Vec<&'a SummaryText>,
    /// The figures of each period that has a summary, those that would tell of single people left out.
    pub surveys: Vec<Survey>,
    /// Classes, in the order of the office.
    pub classes: Vec<PublicClass<'a>>,
    /// The figures in the texts, by their places; none of those that would tell of single people.
    pub figures: BTreeMap<Span, Amount>,
    /// What indicators of procedures are worth: by the places of procedure and indicator, and by year; none of those
    /// that would tell of single people, and none of steps, which are the office's own affair.
    pub indicators: BTreeMap<(usize, usize, i32), Amount>,
    /// The files that no public text may show or link to, by their paths below the content folder.
    pub kept_files: BTreeSet<&'a str>,
    /// The notices that are public on other days only, each by its path below the content folder, without extension.
    pub withheld: BTreeSet<String>,
    /// Totals by unit, of each year and each longer period.
    pub accounts: BTreeMap<Cycle, BTreeMap<UnitId, UnitYear>>,
    /// The day.
    pub today: NaiveDate,
}

/// A class without protected values.
#[derive(Debug)]
pub struct PublicClass<'a> {
    /// Its place in the office.
    pub id: ClassId,
    /// What is announced of it.
    pub programme: &'a Programme,
    /// Its rule.
    pub rule: &'a Rule,
    /// How many are enrolled.
    pub trainees: usize,
    /// How many qualified, where that may be said.
    pub qualified: Option<usize>,
    /// Whether there would be a list of the qualified, and is none as too few would be missing from it.
    pub kept_back: bool,
    /// The people a public page may list, as it may show them.
    pub standings: Vec<PublicStanding>,
    /// The lists that are public for some days, so that anybody can object.
    pub objections: Vec<PublicObjection<'a>>,
    /// The sessions held.
    pub sessions: Vec<PublicSession<'a>>,
    /// How far each unit's people are.
    pub units: BTreeMap<UnitId, Completion>,
    /// How it was evaluated, as far as that may be said.
    pub evaluation: Option<AnswerFigures>,
    /// What its trainees wished to learn, as far as that may be said.
    pub needs: Option<AnswerFigures>,
}

/// A trainee as a public page may show one.
#[derive(Clone, Debug)]
pub struct PublicStanding {
    /// The name as shown.
    pub name: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Whether the page may say that the trainee qualified.
    pub qualified: bool,
}

/// A list of people that is public for some days.
#[derive(Debug)]
pub struct PublicObjection<'a> {
    /// What the office says of it.
    pub objection: &'a Objection,
    /// The people, as it names them.
    pub people: Vec<PublicStanding>,
    /// How many more it would list who are not named, where it may say that there are so many.
    pub unnamed: Option<usize>,
    /// Whether anybody of the office may be left out, as the list then says whether it leaves out some or none.
    pub leaves_out: bool,
}

/// A session held, without who was there.
#[derive(Debug)]
pub struct PublicSession<'a> {
    /// The record's name.
    pub id: &'a str,
    /// The day.
    pub date: NaiveDate,
    /// From and to.
    pub time: (NaiveTime, NaiveTime),
    /// What about.
    pub topic: &'a str,
    /// 形式.
    pub form: Option<&'a str>,
    /// 授课人.
    pub teacher: Option<&'a str>,
    /// The teacher's position.
    pub position: Option<&'a str>,
    /// 地点.
    pub room: Option<&'a str>,
    /// The cohort that was expected; all where not said.
    pub cohort: Option<&'a str>,
    /// The units whose people were expected; all where none is named.
    pub units: &'a [UnitId],
    /// Its length in minutes.
    pub minutes: u32,
    /// How many were expected and how many came.
    pub headcount: Headcount,
}

impl<'a> PublicOffice<'a> {
    /// What may be known of an office.
    pub fn of(office: &'a Office, ledger: &Ledger) -> Self {
        Self::of_the_day(office, office, ledger)
    }

    /// What may be known of an office as it is on its day, of a `whole` that has more.
    pub fn of_the_day(office: &'a Office, whole: &'a Office, ledger: &Ledger) -> Self {
        let told = Disclosure::of(office, ledger);
        let figures = public_figures(office, ledger, &told);
        let indicators = indicators(office, ledger, &told);
        let surveys = surveys(office, ledger, &told);
        let classes = office.classes.iter().zip(&ledger.classes).zip(told.classes).enumerate();
        let class = |(at, ((class, ledger), told))| public_class(office, ClassId(at), class, ledger, told);
        Self {
            site: &office.site,
            units: &office.units,
            forms: &office.forms,
            notices: &office.notices,
            plans: &office.plans,
            planned: planned(office),
            procedures: &office.procedures,
            summaries: office.summaries.iter().filter(|text| text.public).collect(),
            surveys,
            classes: classes.map(class).collect(),
            accounts: told.accounts,
            figures,
            indicators,
            kept_files: kept_files(whole),
            withheld: withheld(whole),
            today: office.today,
        }
    }
}

/// The files that are public on no day, and those of notices that are public on another.
fn kept_files(whole: &Office) -> BTreeSet<&str> {
    let other_days = whole.all_notices().filter(|notice| !notice.is_public_on(whole.today));
    let files = other_days.flat_map(|notice| &notice.attachments).filter_map(|one| match &one.target {
        Some(AttachmentTarget::File { path, .. }) => Some(path.as_str()),
        _ => None,
    });
    whole.kept_files().into_iter().chain(files).collect()
}

/// The notices that are public on other days only.
fn withheld(whole: &Office) -> BTreeSet<String> {
    let is_gone = |notice: &&Notice| !notice.is_public_on(whole.today);
    let of_classes = whole.classes.iter().filter_map(|class| class.programme.notice.as_ref());
    let own = of_classes.filter(is_gone).map(|notice| format!("classes/{}/notice", notice.id));
    own.chain(whole.notices.iter().filter(is_gone).map(|notice| format!("notices/{}", notice.id))).collect()
}

fn planned(office: &Office) -> Vec<(Vec<ItemState<'_>>, Vec<ClassId>)> {
    let plans = office.plans.iter().enumerate().map(|(at, plan)| {
        let year = plan.year.and_then(|year| i32::try_from(year).ok());
        let unasked = year.map(|year| unplanned(office, year)).unwrap_or_default();
        (plan_items(office, PlanId(at)), unasked)
    });
    plans.collect()
}

/// The figures of each term that has begun, and of each other period that a public text is of.
fn surveys(office: &Office, ledger: &Ledger, told: &Disclosure) -> Vec<Survey> {
    let periods = summarised(office, |text| text.public);
    // How an office keeps its own plan and deadlines is its own affair, unless a text says it.
    let is_own = |measure: Measure| {
        use Measure::{Deadlines, DeadlinesKept, DeadlinesMissed, DeadlinesOpen};
        let deadlines = [Deadlines, DeadlinesKept, DeadlinesMissed, DeadlinesOpen];
        measure.of() == MeasureOf::Plans || deadlines.contains(&measure)
    };
    let shown = |cut: &MeasureCut, measure| !is_own(measure) && told.has_figure(office, ledger, cut, measure);
    periods.into_iter().map(|period| Survey::of(office, ledger, period, &shown)).collect()
}

/// The periods that have a summary: each term that has begun, and each that some of the texts are of.
pub(super) fn summarised(office: &Office, has: impl Fn(&SummaryText) -> bool) -> BTreeSet<Period> {
    let begun = office.site.terms.iter().map(|term| term.period).filter(|period| period.from <= office.today);
    begun.chain(office.summaries.iter().filter(|text| has(text)).map(|text| text.period)).collect()
}

fn public_figures(office: &Office, ledger: &Ledger, told: &Disclosure) -> BTreeMap<Span, Amount> {
    let figures = office.public_prose().flat_map(|prose| &prose.figures);
    let shown = figures.filter(|figure| told.has_figure(office, ledger, &figure.cut, figure.measure));
    shown.filter_map(|figure| Some((figure.span, measure(office, ledger, &figure.cut, figure.measure)?))).collect()
}

/// What indicators are worth in the years of classes.
fn indicators(office: &Office, ledger: &Ledger, told: &Disclosure) -> BTreeMap<(usize, usize, i32), Amount> {
    let runs = |class: &Class| class.programme.start.year()..=class.programme.end.min(office.today).year();
    let years: BTreeSet<i32> = office.classes.iter().flat_map(runs).collect();
    let mut shown = BTreeMap::new();
    for (procedure, place, one) in
        office.procedures.iter().enumerate().flat_map(|(at, procedure)| {
            procedure.indicators.iter().enumerate().map(move |(place, one)| (at, place, one))
        })
    {
        let IndicatorOf::Measure(asked) = one.of else { continue };
        for &year in &years {
            let cut = one.cut(year);
            let is_public = told.has_figure(office, ledger, &cut, asked);
            if let Some(amount) = is_public.then(|| measure(office, ledger, &cut, asked)).flatten() {
                shown.insert((procedure, place, year), amount);
            }
        }
    }
    shown
}

fn public_class<'a>(
    office: &'a Office,
    id: ClassId,
    class: &'a Class,
    ledger: &ClassLedger,
    told: ClassDisclosure,
) -> PublicClass<'a> {
    let programme = &class.programme;
    let privacy = &office.site.privacy;
    let qualified = ledger.standings.iter().filter(|standing| standing.verdict.outcome == Outcome::Qualified);
    let qualified = told.outcomes.then(|| qualified.count());
    // With results there is one list, of those who qualified, once the class is over: a list of everyone
    // before the end would tell by comparison who did not. Without results everyone is listed, always.
    let listed = class.register.roster.iter().zip(&ledger.standings).filter(|(_, standing)| {
        let shown = if privacy.result { told.listed && standing.verdict.outcome == Outcome::Qualified } else { true };
        shown && privacy.class
    });
    let standings = listed.filter_map(|(enrolment, _)| {
        let person = office.person(enrolment.person);
        Some(PublicStanding {
            name: privacy.named(person, enrolment.category, privacy.name)?.of(&person.name.value),
            unit: enrolment.unit().filter(|_| privacy.unit),
            qualified: privacy.result,
        })
    });
    let sessions = class.register.sessions.iter().zip(&ledger.headcounts);
    let [evaluation, needs] = [&class.register.evaluation, &class.register.needs]
        .map(|survey| AnswerFigures::public(office, class, survey.as_ref()?));
    PublicClass {
        evaluation,
        needs,
        id,
        programme,
        rule: office.rule(class),
        trainees: class.register.roster.len(),
        qualified,
        kept_back: privacy.lists_qualified() && !told.listed,
        standings: standings.collect(),
        objections: objections(office, class, ledger),
        units: told.units,
        sessions: sessions
            .take_while(|(session, _)| session.date.value <= office.today)
            .map(|(session, &headcount)| PublicSession {
                id: &session.id,
                date: session.date.value,
                time: session.time,
                topic: &session.topic,
                form: session.form.as_deref(),
                teacher: session.teacher.as_deref(),
                position: session.position.as_deref(),
                room: session.room.as_deref(),
                cohort: session.cohort.as_deref(),
                units: &session.units,
                minutes: session.length(),
                headcount,
            })
            .collect(),
    }
}

/// The lists of a class that are public for some days. They are an act of the office of its own: a list names everyone
/// whom it is of, but those who are not to be named.
fn objections<'a>(office: &'a Office, class: &'a Class, ledger: &ClassLedger) -> Vec<PublicObjection<'a>> {
    let privacy = &office.site.privacy;
    let least = privacy.smallest_group as usize;
    let hides = privacy.asks_consent || privacy.names.values().any(|shown| *shown == NameShown::Hidden);
    let leaves_out = hides || office.people.iter().any(|person| person.consent == Some(false));
    let lists = class.programme.objections.iter().map(|objection| {
        let all = class.register.roster.iter().zip(&ledger.standings);
        let mut unnamed = 0;
        let mut people = Vec::new();
        for (enrolment, _) in all.filter(|(_, standing)| standing.is_listed_by(objection.of)) {
            let person = office.person(enrolment.person);
            match privacy.named(person, enrolment.category, objection.name) {
                Some(shown) => people.push(PublicStanding {
                    name: shown.of(&person.name.value),
                    unit: enrolment.unit().filter(|_| privacy.unit),
                    qualified: true,
                }),
                None => unnamed += 1,
            }
        }
        // Taken from those who are not on the list, so few would be known; so would be the others.
        let others = class.register.roster.len() - people.len() - unnamed;
        let is_said = unnamed >= least.max(1) && !(1..least).contains(&others);
        PublicObjection { objection, people, unnamed: is_said.then_some(unnamed), leaves_out }
    });
    lists.collect()
}
