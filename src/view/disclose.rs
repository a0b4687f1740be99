//! What the public edition may know.
//!
//! [`PublicOffice`] is made once from the office and its ledger, and holds no protected value: names
//! are masked here, marks, numbers, phones and minutes are left behind. A builder that has nothing
//! else can't name what it must not.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use crate::ledger::{Account, ClassLedger, Cycle, Headcount, Ledger, Outcome, measure, tells_of_few};
use crate::model::{
    Amount, Class, ClassId, Forms, NameShown, Notice, Office, PersonId, Plan, Privacy, Procedure, Programme, Rule,
    Site, UnitId, Units,
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
    /// Procedures.
    pub procedures: &'a [Procedure],
    /// Classes, in the order of the office.
    pub classes: Vec<PublicClass<'a>>,
    /// The figures in the texts, by their places; none of those that would tell of single people.
    pub figures: BTreeMap<Span, Amount>,
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
    /// How many came to which end.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// The people a public page may list, as it may show them.
    pub standings: Vec<PublicStanding>,
    /// The sessions held.
    pub sessions: Vec<PublicSession<'a>>,
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

/// The totals of a unit, and of those below it, in a year.
#[derive(Clone, Debug, Default)]
pub struct UnitYear {
    /// People in the registers.
    pub people: usize,
    /// People who took part in any class.
    pub trained: usize,
    /// People of whom a number of credits is required.
    pub bound: usize,
    /// Those of them who have reached it.
    pub reached: usize,
    /// Credits of all (人次学时).
    pub credits: Decimal,
    /// People who are in this very unit, none below it.
    own: usize,
    /// Those of them of whom a number of credits is required.
    own_bound: usize,
    /// Whether the public edition may show these totals.
    pub public: bool,
}

impl<'a> PublicOffice<'a> {
    /// What may be known of an office.
    pub fn of(office: &'a Office, ledger: &Ledger) -> Self {
        let classes = office.classes.iter().zip(&ledger.classes).enumerate();
        let accounts = ledger.accounts.iter().map(|(&cycle, accounts)| (cycle, unit_years(office, accounts)));
        Self {
            site: &office.site,
            units: &office.units,
            forms: &office.forms,
            notices: &office.notices,
            plans: &office.plans,
            procedures: &office.procedures,
            classes: classes.map(|(at, (class, ledger))| public_class(office, ClassId(at), class, ledger)).collect(),
            accounts: accounts.collect(),
            figures: public_figures(office, ledger),
            today: office.today,
        }
    }
}

fn public_figures(office: &Office, ledger: &Ledger) -> BTreeMap<Span, Amount> {
    let figures = office.public_prose().flat_map(|prose| &prose.figures);
    let shown = figures.filter(|figure| !tells_of_few(office, ledger, figure));
    shown.filter_map(|figure| Some((figure.span, measure(office, ledger, &figure.cut, figure.measure)?))).collect()
}

fn public_class<'a>(office: &'a Office, id: ClassId, class: &'a Class, ledger: &ClassLedger) -> PublicClass<'a> {
    let programme = &class.programme;
    let privacy = &office.site.privacy;
    let mut outcomes = BTreeMap::new();
    for standing in &ledger.standings {
        *outcomes.entry(standing.verdict.outcome).or_default() += 1;
    }
    let over = office.today > programme.end;
    // With results there is one list, of those who qualified, once the class is over: a list of everyone
    // before the end would tell by comparison who did not. Without results everyone is listed, always.
    let listed = class.register.roster.iter().zip(&ledger.standings).filter(|(_, standing)| {
        let shown = if privacy.result { over && standing.verdict.outcome == Outcome::Qualified } else { true };
        shown && privacy.class
    });
    let standings = listed.map(|(enrolment, standing)| PublicStanding {
        name: shown(&office.person(standing.person).name.value, privacy),
        unit: enrolment.unit().filter(|_| privacy.unit),
        qualified: privacy.result,
    });
    let sessions = class.register.sessions.iter().zip(&ledger.headcounts);
    PublicClass {
        id,
        programme,
        rule: office.rule(class),
        trainees: class.register.roster.len(),
        outcomes,
        standings: standings.collect(),
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

fn unit_years(office: &Office, accounts: &BTreeMap<PersonId, Account>) -> BTreeMap<UnitId, UnitYear> {
    let mut totals: BTreeMap<UnitId, UnitYear> = BTreeMap::new();
    for (&person, account) in accounts {
        for unit in office.units.upwards(office.person(person).unit) {
            let total = totals.entry(unit).or_default();
            total.people += 1;
            total.own += usize::from(unit == office.person(person).unit);
            total.trained += usize::from(account.trained);
            if let Some(required) = account.required {
                total.bound += 1;
                total.own_bound += usize::from(unit == office.person(person).unit);
                total.reached += usize::from(account.counted() >= required);
            }
            total.credits += account.total;
        }
    }
    let least = office.site.privacy.smallest_group as usize;
    for id in office.units.ids().filter(|&id| office.units.get(id).parent.is_none()) {
        let large = totals.get(&id).is_some_and(|total| !is_small((total.people, total.bound), least));
        release(&office.units, id, large, least, &mut totals);
    }
    totals
}

/// Whether a group, given as people and those bound to a number of credits, is so small that its
/// totals would be somebody's own.
fn is_small((people, bound): (usize, usize), least: usize) -> bool {
    people < least || (1..least).contains(&bound)
}

/// Decides which totals the public edition may show, from a unit downwards.
///
/// Those of fewer than `least` people would be somebody's own. And what is left when the units shown
/// are taken from the total above them must not be those of so few either: so as long as the rest is
/// too small, or is a single unit, the smallest unit shown joins it.
fn release(units: &Units, id: UnitId, shown: bool, least: usize, totals: &mut BTreeMap<UnitId, UnitYear>) {
    let Some(total) = totals.get_mut(&id) else { return };
    total.public = shown;
    let own = (total.own, total.own_bound);
    let size = |id: &UnitId| totals.get(id).map_or((0, 0), |total| (total.people, total.bound));
    let mut children: Vec<_> =
        units.children(id).map(|child| (size(&child), child)).filter(|((n, _), _)| *n > 0).collect();
    // Those that are too small themselves first, then by size.
    children.sort_by_key(|&(size, child)| (!is_small(size, least), size, child));
    let mut hidden = children.iter().take_while(|(size, _)| is_small(*size, least)).count();
    let rest = |hidden: usize| {
        let add = |sum: (usize, usize), size: (usize, usize)| (sum.0 + size.0, sum.1 + size.1);
        children.iter().take(hidden).map(|(size, _)| *size).fold(own, add)
    };
    while hidden < children.len() && rest(hidden).0 > 0 && (is_small(rest(hidden), least) || hidden == 1 && own.0 == 0)
    {
        hidden += 1;
    }
    for (at, (_, child)) in children.iter().enumerate() {
        release(units, *child, shown && at >= hidden, least, totals);
    }
}

/// A name as the public edition shows it.
fn shown(name: &str, privacy: &Privacy) -> String {
    match privacy.name {
        NameShown::Full => name.to_owned(),
        NameShown::Hidden => String::new(),
        NameShown::Masked => mask(name),
    }
}

/// Surnames of two characters that are in use.
const COMPOUND: [&str; 36] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "独孤", "南宫", "夏侯",
    "轩辕", "长孙", "宇文", "司徒", "司空", "呼延", "闻人", "申屠", "太史", "澹台", "濮阳", "淳于", "单于", "公冶",
    "宗政", "赫连", "钟离", "鲜于", "闾丘", "仲孙", "万俟", "西门",
];

/// The surname and a star: 张*, 欧阳*.
fn mask(name: &str) -> String {
    let surname = COMPOUND.iter().find(|surname| name.starts_with(**surname) && name.chars().count() > 2);
    let first = name.chars().next().map(String::from).unwrap_or_default();
    format!("{}*", surname.map_or(first.as_str(), |surname| surname))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    /// Which of the children of one unit are shown, by their people; `own` are in the unit itself.
    fn shown_of(own: usize, children: &[usize]) -> Vec<bool> {
        let sources = crate::source::Sources::in_memory([("units.yaml", "")]);
        let span = sources.find("units.yaml").map(crate::source::Span::file).expect("one file");
        let unit = |parent| Unit {
            id: crate::source::Spanned::new(String::new(), span),
            title: String::new(),
            short: String::new(),
            kind: None,
            parent,
            depth: 0,
        };
        let list = std::iter::once(unit(None)).chain(children.iter().map(|_| unit(Some(UnitId(0))))).collect();
        let count = |people, own| UnitYear { people, own, ..UnitYear::default() };
        let all = std::iter::once(count(own + children.iter().sum::<usize>(), own))
            .chain(children.iter().map(|&n| count(n, n)));
        let mut totals = all.enumerate().map(|(at, total)| (UnitId(at), total)).collect();
        release(&Units { list }, UnitId(0), true, 5, &mut totals);
        totals.values().skip(1).map(|total| total.public).collect()
    }

    #[test]
    fn a_small_groups_totals_can_not_be_had_by_subtraction() {
        assert_eq!(shown_of(0, &[8, 9]), [true, true]);
        // Alone, the small one would be what is left: the next joins it.
        assert_eq!(shown_of(0, &[2, 8, 9]), [false, false, true]);
        // Two small ones that are large together.
        assert_eq!(shown_of(0, &[3, 8, 4]), [false, true, false]);
        // People of the unit itself are never shown: with few of them the smallest child joins.
        assert_eq!(shown_of(2, &[8, 9]), [false, true]);
        assert_eq!(shown_of(7, &[2, 8]), [false, true]);
        assert_eq!(shown_of(7, &[8]), [true]);
    }

    #[test]
    fn a_masked_name_keeps_the_surname_only() {
        assert_eq!(mask("张明"), "张*");
        assert_eq!(mask("欧阳晨曦"), "欧阳*");
        assert_eq!(mask("司马"), "司*");
        assert_eq!(mask("阿依古丽·买买提"), "阿*");
        assert_eq!(mask(""), "*");
    }
}
