//! What the judging of one class needs of other classes, and until when study counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::figures::{Bar, Holding};
use super::{ClassLedger, Ledger, Outcome};
use crate::model::{Class, ClassId, Duration, Enrolment, Office, PersonId, Prerequisite, Rule, RuleId};
use crate::source::Span;

/// Who qualified in the classes that one recognises.
pub(super) struct Recognition(BTreeMap<PersonId, Recognised>);

/// A class in which somebody qualified that is recognised in another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recognised {
    pub(super) class: ClassId,
    /// Credits earned there.
    pub(super) credits: Decimal,
    /// Its last day.
    pub(super) end: NaiveDate,
    /// The row of its roster.
    pub(super) span: Span,
}

impl Recognition {
    /// Those of a class; `done` holds the classes already computed.
    pub(super) fn of<'d>(class: &Class, office: &Office, done: impl Fn(ClassId) -> Option<&'d ClassLedger>) -> Self {
        Self::some(class, office, done, |_| true)
    }

    /// That of one person alone.
    pub(super) fn of_one(class: &Class, office: &Office, ledger: &Ledger, person: PersonId) -> Self {
        Self::some(class, office, |id| Some(ledger.class(id)), |other| other == person)
    }

    fn some<'d>(
        class: &Class,
        office: &Office,
        done: impl Fn(ClassId) -> Option<&'d ClassLedger>,
        whose: impl Fn(PersonId) -> bool,
    ) -> Self {
        let mut recognised = BTreeMap::new();
        for &id in &class.programme.recognises {
            let Some(ledger) = done(id) else { continue };
            let other = office.class(id);
            let standings = other.register.roster.iter().zip(&ledger.standings);
            for (enrolment, standing) in standings.filter(|(_, standing)| whose(standing.person)) {
                if standing.verdict.outcome == Outcome::Qualified {
                    recognised.entry(standing.person).or_insert(Recognised {
                        class: id,
                        credits: standing.credits(),
                        end: other.programme.end,
                        span: enrolment.span,
                    });
                }
            }
        }
        Self(recognised)
    }

    /// What is recognised of a person.
    pub(super) fn get(&self, person: PersonId) -> Option<Recognised> {
        self.0.get(&person).copied()
    }
}

/// What is known of people beyond one class: the certificates they hold, and how long they are kept
/// from the next class of a family.
#[derive(Debug, Default)]
pub(super) struct History {
    certificates: BTreeMap<PersonId, Vec<Held>>,
    bars: BTreeMap<PersonId, Vec<Kept>>,
}

#[derive(Clone, Copy, Debug)]
struct Held {
    family: usize,
    issued: NaiveDate,
    revoked: Option<NaiveDate>,
    valid: Option<Duration>,
}

/// Which classes are of one kind: those of a family, or of one rule where they have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Family(usize),
    Rule(RuleId),
}

impl Kind {
    pub(super) fn of(class: &Class) -> Self {
        class.programme.family.map_or(Self::Rule(class.programme.rule), Self::Family)
    }
}

/// A time in which somebody may not take part in classes of a kind.
#[derive(Clone, Copy, Debug)]
struct Kept {
    kind: Kind,
    /// When the study that led to it was over.
    from: NaiveDate,
    bar: Bar,
}

impl History {
    /// The certificates of an office.
    pub(super) fn of(office: &Office) -> Self {
        let mut history = Self::default();
        for class in &office.classes {
            let Some(family) = class.programme.family else { continue };
            let valid = office.rule(class).certificate.as_ref().and_then(|rule| rule.valid);
            for certificate in &class.register.certificates {
                let issued = certificate.date.unwrap_or(class.programme.end);
                let revoked = certificate.revoked.as_ref().map(|revoked| revoked.date.unwrap_or(issued));
                let person = class.register.roster[certificate.trainee].person;
                history.certificates.entry(person).or_default().push(Held { family, issued, revoked, valid });
            }
        }
        history
    }

    /// Whether somebody holds what is asked, valid on a day; of several certificates the best.
    pub(super) fn holds(&self, person: PersonId, asked: &Prerequisite, day: NaiveDate) -> Holding {
        let held = self.certificates.get(&person).into_iter().flatten();
        let mine = held.filter(|held| held.family == asked.family && held.issued <= day);
        let state = |held: &Held| {
            if held.revoked.is_some_and(|revoked| revoked <= day) {
                Holding::Revoked
            } else if asked.valid.or(held.valid).is_some_and(|valid| valid.after(held.issued) < day) {
                Holding::Expired
            } else {
                Holding::Valid
            }
        };
        let states: Vec<_> = mine.map(state).collect();
        let best = [Holding::Valid, Holding::Expired, Holding::Revoked];
        best.into_iter().find(|state| states.contains(state)).unwrap_or(Holding::Missing)
    }

    /// What keeps somebody from a class that is joined on a day, if anything.
    pub(super) fn bar(&self, person: PersonId, class: &Class, day: NaiveDate) -> Option<Bar> {
        let kept = self.bars.get(&person).into_iter().flatten();
        let mine = kept.filter(|kept| kept.kind == Kind::of(class) && kept.from < day && day <= kept.bar.until);
        mine.map(|kept| kept.bar).max_by_key(|bar| (bar.until, bar.class))
    }

    /// Remembers who is kept from the next class after this one.
    pub(super) fn learn(&mut self, office: &Office, id: ClassId, ledger: &ClassLedger) {
        let class = office.class(id);
        let bars = office.rule(class).bars;
        if !bars.any() {
            return;
        }
        for (enrolment, standing) in class.register.roster.iter().zip(&ledger.standings) {
            // Who left before the end did not fail.
            let stayed = enrolment.left().is_none_or(|left| left >= class.programme.end);
            let length = match standing.verdict.outcome {
                _ if standing.figures.cheated => bars.cheated.or(bars.disqualified),
                Outcome::NotQualified if stayed => bars.failed,
                Outcome::Disqualified => bars.disqualified,
                _ => None,
            };
            // Who was barred did not fail again by that.
            if let (Some(length), None) = (length, standing.figures.barred) {
                let from = study_end(office.rule(class), class, enrolment);
                let bar = Bar { class: id, until: length.after(from) };
                self.bars.entry(standing.person).or_default().push(Kept { kind: Kind::of(class), from, bar });
            }
        }
    }
}

/// The first day on which a trainee's study counts: that of the class, or the day the trainee joined.
pub(super) fn study_begin(class: &Class, enrolment: &Enrolment) -> NaiveDate {
    enrolment.joined().map_or(class.programme.start, |joined| joined.max(class.programme.start))
}

/// The last day on which a trainee's study counts: that of the class, of the rule's window, of an
/// extension as far as the rule allows it, or the day the trainee left.
pub fn study_end(rule: &Rule, class: &Class, enrolment: &Enrolment) -> NaiveDate {
    let own = own_end(rule, class, enrolment);
    let consented = !rule.window.consent || enrolment.consent.is_some();
    let extended = enrolment.extended.as_ref().filter(|_| consented).map(|day| day.value);
    let extended = extended.zip(latest_extension(rule, class, enrolment)).map_or(own, |(day, latest)| day.min(latest));
    enrolment.left().map_or(extended.max(own), |left| left.min(extended.max(own)))
}

/// The last day to which the rule lets a trainee's study be extended; nothing where it does not.
pub fn latest_extension(rule: &Rule, class: &Class, enrolment: &Enrolment) -> Option<NaiveDate> {
    rule.window.extension.map(|longest| longest.after(own_end(rule, class, enrolment)))
}

/// The last day without an extension: of the class, or of the rule's window if that is over before.
fn own_end(rule: &Rule, class: &Class, enrolment: &Enrolment) -> NaiveDate {
    let programme = &class.programme;
    let begin = study_begin(class, enrolment);
    let window = rule.window.length.map(|length| length.after(begin).pred_opt().unwrap_or(begin));
    window.map_or(programme.end, |window| window.min(programme.end))
}
