//! Credits: how each was earned, in which year it counts, and what is still owed.

use super::Of;
use super::datum::{Datum, count, date, number, text};
use super::schema::{Field, Unit};
use super::set::{DataSet, Making};
use crate::ledger::{Account, Cut, Cycle, Entry, Posted, enrolments, postings};
use crate::model::{Class, PersonId, Terms, Track};

/// The entries of the ledger.
pub(super) fn entries(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a> {
        class: &'a Class,
        person: PersonId,
        terms: &'a Terms,
        number: usize,
        entry: &'a Entry,
    }
    impl<'a> Row<'a> {
        fn track(&self) -> Option<&'a Track> {
            self.terms.tracks.get(self.entry.track)
        }
    }
    let office = of.records.office;
    let mut rows = Vec::new();
    for (class, ledger) in office.classes.iter().zip(&of.records.ledger.classes) {
        for (enrolment, standing) in class.register.roster.iter().zip(&ledger.standings) {
            let (person, terms) = (standing.person, office.rule(class).terms(enrolment.category));
            let numbered = (1..).zip(&standing.entries);
            rows.extend(numbered.map(|(number, entry)| Row { class, person, terms, number, entry }));
        }
    }
    let (zh, en) = (
        ["学时账", "账上的一笔：谁、在哪个班、哪个环节、得了多少、为什么；0 学时的一笔说明为什么没有"],
        ["Entries", "An entry of the ledger: what somebody earned in a class, and why; one of 0 says why nothing"],
    );
    Making::new("entries", zh, en, rows)
        .add(Field::text("class", "班次", "The class"), |row| text(&row.class.programme.id))
        .add(Field::text("person", "学员", "The person"), |row| text(of.person(row.person)))
        .add(
            Field::whole("number", "这个人在这个班的第几笔", "Its number among those of the trainee"),
            |row| count(row.number),
        )
        .add(Field::text("track", "环节", "The track"), |row| {
            row.track().map_or(Datum::Empty, |track| text(&track.key))
        })
        .add(Field::date("date", "日期", "The day"), |row| date(row.entry.date))
        .add(Field::number("credits", Unit::Credits, "学时", "What it adds"), |row| number(row.entry.credits))
        .add(Field::number("uncapped", Unit::Credits, "不封顶的学时", "What it would add without a cap"), |row| {
            number(row.entry.uncapped)
        })
        .add(Field::text("reason", "原因", "Why"), |row| {
            text(of.locale.say(&row.entry.phrase(office, row.class, row.terms)))
        })
        .add(Field::text("file", "由哪个文件", "The file that made it"), |row| of.file(row.entry.source))
        .add(Field::whole("line", "第几行", "The line"), |row| of.line(row.entry.source))
        .add(Field::text("more", "还有哪些行，用空格隔开", "Further lines, divided by spaces"), |row| {
            of.places(&row.entry.more)
        })
        .names(&["class", "person"], "enrolments", &["class", "person"])
        .keyed(&["class", "person", "number"])
}

/// Entries as they reached the account of a year.
pub(super) fn postings_of_years(of: Of<'_>) -> DataSet<'_> {
    struct Row(PersonId, Posted);
    let (office, ledger) = (of.records.office, of.records.ledger);
    let enrolled = enrolments(office);
    let rows = enrolled.iter().enumerate().flat_map(|(at, places)| {
        postings(office, &ledger.classes, places).into_iter().map(move |posted| Row(PersonId(at), posted))
    });
    let (zh, en) = (["记入年度", "记入一年账户的一笔"], ["Postings", "An entry as it reached the account of a year"]);
    Making::new("postings", zh, en, rows.collect())
        .add(Field::text("person", "人员", "The person"), |row| text(of.person(row.0)))
        .add(Field::text("class", "班次", "The class"), |row| text(of.class(row.1.class)))
        .add(Field::whole("entry", "entries 里的 number", "The number of the entry"), |row| count(row.1.entry + 1))
        .add(Field::whole("year", "哪一年", "The year"), |row| Datum::Integer(row.1.year.into()))
        .add(Field::number("credits", Unit::Credits, "记入的学时", "What was posted"), |row| number(row.1.credits))
        .add(
            Field::text(
                "cut",
                "少记的原因：twice 同一门课、同一次培训已经在别的班记过，recognised 认可的班已经记过",
                "Why less than the entry: twice, counted in another class; recognised, posted by the class recognised",
            ),
            |row| match row.1.cut {
                None => Datum::Empty,
                Some(Cut::Twice(_)) => text("twice"),
                Some(Cut::Recognised(_)) => text("recognised"),
            },
        )
        .add(Field::text("cut_class", "已经记在哪个班", "The class that has it"), |row| {
            row.1.cut.map_or(Datum::Empty, |cut| text(of.class(cut.class())))
        })
        .names(&["class", "person", "entry"], "entries", &["class", "person", "number"])
        .keyed(&["person", "class", "entry"])
}

/// The accounts of people, by year and by longer period.
pub(super) fn accounts(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a>(Cycle, PersonId, &'a Account);
    let all = of.records.ledger.accounts.iter();
    let rows = all.flat_map(|(cycle, people)| people.iter().map(|(person, account)| Row(*cycle, *person, account)));
    let (zh, en) = (
        ["学时账户", "一个人一年的账户；要求几年内修满的，几年一行"],
        ["Accounts", "The account of somebody in a year, or in the years over which credits are owed"],
    );
    Making::new("accounts", zh, en, rows.collect())
        .add(Field::text("person", "人员", "The person"), |row| text(of.person(row.1)))
        .add(Field::whole("from", "第一年", "The first year"), |row| Datum::Integer(row.0.from.into()))
        .add(Field::whole("to", "最后一年", "The last year"), |row| Datum::Integer(row.0.to.into()))
        .add(
            Field::number("required", Unit::Credits, "应修；没有要求的为空", "What is required; empty: nothing"),
            |row| number(row.2.required),
        )
        .add(Field::number("earned", Unit::Credits, "修得", "What was posted"), |row| number(row.2.total))
        .add(Field::number("carried", Unit::Credits, "上期结转", "What was over in the period before"), |row| {
            number(row.2.carried)
        })
        .add(Field::number("counted", Unit::Credits, "修得加结转", "Both together"), |row| number(row.2.counted()))
        .add(Field::number("short", Unit::Credits, "还差", "What is missing"), |row| number(row.2.short()))
        .add(
            Field::truth("trained", "参加过培训：到过课或者得过学时", "Whether the person took part in a class"),
            |row| Datum::Truth(row.2.trained),
        )
        .names(&["person"], "people", &["id"])
        .keyed(&["person", "from", "to"])
}
