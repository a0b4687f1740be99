//! The account of each person over a year or a period of years, across classes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime};
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::entry::{Half, Reason};
use super::facts::study_end;
use super::{ClassLedger, Outcome, Standing};
use crate::model::{AccountRule, ClassId, Office, Person, PersonId, Posting};

/// A period of calendar years, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cycle {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
}

impl Cycle {
    /// A single year.
    pub fn year(year: i32) -> Self {
        Self { from: year, to: year }
    }

    /// Whether a year falls into it.
    pub fn covers(self, year: i32) -> bool {
        (self.from..=self.to).contains(&year)
    }

    /// Whether it is a single year.
    pub fn is_year(self) -> bool {
        self.from == self.to
    }
}

/// What somebody has earned in one period.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Credits posted, by class. A class without credits stands with 0.
    pub classes: BTreeMap<ClassId, Decimal>,
    /// Whether the person took part in any of them: came to a session or earned a credit.
    pub trained: bool,
    /// The sum.
    pub total: Decimal,
    /// What was over in the period before, where the requirement carries it on.
    pub carried: Decimal,
    /// What the person's category requires in the period.
    pub required: Option<Decimal>,
}

impl Account {
    /// What counts: earned and carried on.
    pub fn counted(&self) -> Decimal {
        self.total + self.carried
    }

    /// How much is missing; 0 where nothing is required or it is reached.
    pub fn short(&self) -> Decimal {
        self.required.map_or(Decimal::ZERO, |required| (required - self.counted()).max(Decimal::ZERO))
    }

    /// How much is over; 0 where nothing is required.
    pub fn surplus(&self) -> Decimal {
        self.required.map_or(Decimal::ZERO, |required| (self.counted() - required).max(Decimal::ZERO))
    }
}

/// One entry as it reached the account of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The class.
    pub class: ClassId,
    /// The entry, by place in the standing of the person.
    pub entry: usize,
    /// The year.
    pub year: i32,
    /// Credits posted.
    pub credits: Decimal,
    /// Why less was posted than the entry has, if so.
    pub cut: Option<Cut>,
}

/// Why an entry does not count a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// The same course or session counts in another class of that year.
    Twice(ClassId),
    /// The recognised class has posted its own credits.
    Recognised(ClassId),
}

/// The places in which people are enrolled: by person, class and place in its roster.
pub fn enrolments(office: &Office) -> Vec<Vec<(ClassId, usize)>> {
    let mut places = vec![Vec::new(); office.people.len()];
    for (index, class) in office.classes.iter().enumerate() {
        for (place, enrolment) in class.register.roster.iter().enumerate() {
            places[enrolment.person.0].push((ClassId(index), place));
        }
    }
    places
}

/// What one person's entries post, by date. Nothing is posted twice: of a course or a session that
/// counts in two classes in one year the earlier entry counts, and recognition adds only what the
/// recognised class has not posted itself.
pub fn postings(office: &Office, classes: &[ClassLedger], enrolled: &[(ClassId, usize)]) -> Vec<Posted> {
    let mut all = Vec::new();
    for &(class, place) in enrolled {
        let standing = &classes[class.0].standings[place];
        let posted = posted(office, class, place, standing);
        all.extend(posted.into_iter().map(|posted| (standing.entries[posted.entry].date, posted, standing)));
    }
    all.sort_by_key(|(date, posted, _)| (*date, posted.class, posted.entry));
    let mut first: BTreeMap<(i32, Study<'_>), ClassId> = BTreeMap::new();
    for (_, posted, standing) in &mut all {
        let Some(study) = study(office, posted.class, standing, posted.entry) else { continue };
        let counted = *first.entry((posted.year, study)).or_insert(posted.class);
        if counted != posted.class {
            posted.credits = Decimal::ZERO;
            posted.cut = Some(Cut::Twice(counted));
        }
    }
    let sums = all.iter().fold(BTreeMap::new(), |mut sums: BTreeMap<ClassId, Decimal>, (_, posted, _)| {
        *sums.entry(posted.class).or_default() += posted.credits;
        sums
    });
    let mut left: BTreeMap<(ClassId, ClassId), Decimal> = BTreeMap::new();
    for (_, posted, standing) in &mut all {
        let Reason::Recognised { class } = standing.entries[posted.entry].reason else { continue };
        // Of several entries of a class that recognise one other the first are cut, by no more than that
        // has posted.
        let own = sums.get(&class).copied().unwrap_or_default();
        let own = left.entry((posted.class, class)).or_insert(own);
        if !own.is_zero() {
            let cut = posted.credits.min(*own);
            *own -= cut;
            posted.credits -= cut;
            posted.cut = Some(Cut::Recognised(class));
        }
    }
    all.into_iter().map(|(_, posted, _)| posted).collect()
}

/// What makes an entry the same study as another class's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Study<'a> {
    Course(&'a str, Option<&'a str>),
    Session(NaiveDate, NaiveTime, NaiveTime),
    Day(NaiveDate, Option<Half>),
}

fn study<'a>(office: &'a Office, class: ClassId, standing: &Standing, entry: usize) -> Option<Study<'a>> {
    let class = office.class(class);
    let entry = &standing.entries[entry];
    match entry.reason {
        Reason::Course { course } => {
            let course = &class.programme.courses[course];
            Some(Study::Course(&course.title, course.teacher.as_deref()))
        }
        Reason::Minutes { session, .. } | Reason::Session { session, .. } => {
            let session = &class.register.sessions[session];
            Some(Study::Session(session.date.value, session.time.0, session.time.1))
        }
        Reason::Day { half } => Some(Study::Day(entry.date, half)),
        _ => None,
    }
}

/// The entries of one trainee's class that reach an account, before anything is cut.
///
/// With [`Posting::EachSession`] each entry counts in the year of its date, but somebody whose study
/// was cancelled earns nothing by it. Otherwise nothing is added before the class is assessed.
fn posted(office: &Office, id: ClassId, place: usize, standing: &Standing) -> Vec<Posted> {
    let class = office.class(id);
    let rule = office.rule(class);
    let outcome = standing.verdict.outcome;
    let counts = match rule.posting {
        Posting::EachSession => !matches!(outcome, Outcome::Disqualified | Outcome::Planned),
        Posting::WhenQualified | Posting::WhenQualifiedByDate => outcome == Outcome::Qualified,
    };
    if !counts {
        return Vec::new();
    }
    let end = || study_end(rule, class, &class.register.roster[place]).year();
    let all = rule.posting == Posting::WhenQualified;
    let entries = standing.entries.iter().enumerate().filter(|(_, entry)| !entry.credits.is_zero());
    entries
        .map(|(at, entry)| {
            let year = if all { end() } else { entry.date.year() };
            Posted { class: id, entry: at, year, credits: entry.credits, cut: None }
        })
        .collect()
}

/// The accounts of every year in which a class ran that is not merely planned, and of the longer
/// periods over which a category owes credits.
pub(super) fn accounts(office: &Office, classes: &[ClassLedger]) -> BTreeMap<Cycle, BTreeMap<PersonId, Account>> {
    let enrolled = enrolments(office);
    let posted: Vec<_> = enrolled.par_iter().map(|places| postings(office, classes, places)).collect();
    let mut years: BTreeMap<i32, BTreeMap<PersonId, Account>> = BTreeMap::new();
    for (index, (places, posted)) in enrolled.iter().zip(posted).enumerate() {
        let person = PersonId(index);
        for &(class, place) in places {
            let standing = &classes[class.0].standings[place];
            if standing.verdict.outcome != Outcome::Planned {
                let year = office.class(class).programme.start.year().min(office.today.year());
                years.entry(year).or_default().entry(person).or_default().classes.entry(class).or_default();
            }
        }
        for posted in posted {
            let account = years.entry(posted.year).or_default().entry(person).or_default();
            *account.classes.entry(posted.class).or_default() += posted.credits;
            account.total += posted.credits;
        }
        for &(class, place) in places {
            let came = took_part(&classes[class.0].standings[place]);
            for account in years.values_mut().filter_map(|people| people.get_mut(&person)) {
                account.trained |= came && account.classes.contains_key(&class);
            }
        }
    }
    // A year in which nothing ran is one in which nothing was earned.
    if let Some(&first) = years.keys().next() {
        for year in first..=office.today.year() {
            years.entry(year).or_default();
        }
    }
    periods(office, years)
}

/// Groups years into the periods over which people owe credits, and carries on what is over.
fn periods(
    office: &Office,
    years: BTreeMap<i32, BTreeMap<PersonId, Account>>,
) -> BTreeMap<Cycle, BTreeMap<PersonId, Account>> {
    let known: BTreeSet<i32> = years.keys().copied().collect();
    let mut all: BTreeMap<Cycle, BTreeMap<PersonId, Account>> = BTreeMap::new();
    for (index, person) in office.people.iter().enumerate() {
        let id = PersonId(index);
        for rule in owed(office, person).filter(|rule| rule.years > 1) {
            // Before the first period nothing was owed.
            for &year in known.iter().filter(|&&year| year >= rule.from) {
                let from = rule.begin(year);
                let cycle = Cycle { from, to: from + i32::try_from(rule.years).unwrap_or(1) - 1 };
                let account = all.entry(cycle).or_default().entry(id).or_default();
                account.required = Some(rule.credits.value);
                if let Some(found) = years[&year].get(&id) {
                    account.add(found);
                }
            }
        }
    }
    for (year, mut people) in years {
        for (index, person) in office.people.iter().enumerate() {
            let account = people.entry(PersonId(index)).or_default();
            account.required =
                owed(office, person).find(|rule| rule.years == 1 && year >= rule.from).map(|rule| rule.credits.value);
        }
        all.insert(Cycle::year(year), people);
    }
    carry(office, &mut all);
    all
}

/// What somebody owes over the years.
fn owed<'a>(office: &'a Office, person: &'a Person) -> impl Iterator<Item = &'a AccountRule> {
    let category = person.category.iter();
    category.flat_map(|category| &office.site.categories[category.0].accounts).map(|owed| &owed.rule)
}

impl Account {
    fn add(&mut self, other: &Self) {
        for (&class, credits) in &other.classes {
            *self.classes.entry(class).or_default() += credits;
        }
        self.total += other.total;
        self.trained |= other.trained;
    }
}

/// Carries what is over at the end of a period into the next one, where the requirement says so.
fn carry(office: &Office, accounts: &mut BTreeMap<Cycle, BTreeMap<PersonId, Account>>) {
    for (index, person) in office.people.iter().enumerate() {
        for rule in owed(office, person).filter(|rule| rule.carry) {
            let length = i32::try_from(rule.years).unwrap_or(1);
            let of_rule = |cycle: &Cycle| cycle.to - cycle.from + 1 == length && rule.begin(cycle.from) == cycle.from;
            let cycles: Vec<_> = accounts.keys().copied().filter(of_rule).collect();
            let mut before: Option<(i32, Decimal)> = None;
            for cycle in cycles {
                let Some(account) = accounts.get_mut(&cycle).and_then(|people| people.get_mut(&PersonId(index))) else {
                    continue;
                };
                account.carried = before.filter(|(to, _)| to + 1 == cycle.from).map_or(Decimal::ZERO, |(_, over)| over);
                before = Some((cycle.to, account.surplus()));
            }
        }
    }
}

/// Whether somebody came to a session or earned a credit.
fn took_part(standing: &Standing) -> bool {
    let came = standing.attendance.iter().flatten().any(|status| status.is_there());
    came || !standing.credits().is_zero()
}

impl Cut {
    /// The class in which it counts.
    pub fn class(self) -> ClassId {
        match self {
            Self::Twice(class) | Self::Recognised(class) => class,
        }
    }
}
