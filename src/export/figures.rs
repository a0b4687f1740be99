//! Every figure, over every period that matters and by every part of the office.

use std::collections::BTreeSet;

use chrono::Datelike;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Of;
use super::datum::{Datum, date, number, text};
use super::schema::Field;
use super::set::{DataSet, Making};
use crate::ledger::{Covered, Sums, Survey, SurveyOf, measure};
use crate::model::{
    Amount, CategoryId, ClassId, Coverage, MEASURES, Measure, MeasureCut, MeasureKind, MeasureOf, Office, Period,
    PersonId,
};

/// To how many places a share of 1 is written, a half upwards: no two shares of fewer than a million are alike then.
pub const SHARE_PLACES: u32 = 12;

/// What the figures are: their names, formulas and sources.
pub(super) fn measures(_: Of<'_>) -> DataSet<'_> {
    let (zh, en) = (["指标", "一个指标一行"], ["Measures", "What a figure of `figures` is"]);
    Making::new("measures", zh, en, MEASURES.to_vec())
        .add(Field::text("name", "英文名", "Its English name"), |measure| text(measure.names()[0]))
        .add(Field::text("name_zh", "中文名", "Its Chinese name"), |measure| text(measure.names()[1]))
        .add(Field::text("kind", "类型，同 figures", "Its kind, as in figures"), |measure| {
            text(kind(measure.kind()))
        })
        .add(Field::text("formula", "英文算法", "How it is counted, in English"), |measure| {
            text(measure.formula()[0])
        })
        .add(Field::text("formula_zh", "算法", "The same in Chinese"), |measure| text(measure.formula()[1]))
        .add(Field::text("files", "出自哪些文件", "The files that it comes from"), |measure| {
            text(measure.files())
        })
        .keyed(&["name"])
}

/// The figures.
pub(super) fn figures(of: Of<'_>) -> DataSet<'_> {
    let (zh, en) = (
        ["指标值", "一个指标在一段时间、一个部分的值；没有值的不列"],
        ["Figures", "What a measure is worth over a period and a part; none of what has no value"],
    );
    Making::new("figures", zh, en, rows(of))
        .add(Field::text("period_kind", "term 学期、year 年度、all 全部", "term, year or all"), |row| {
            text(row.when.kind)
        })
        .add(Field::text("period", "学期代码、年份或者 all", "The id of the term, the year, or all"), |row| {
            text(row.when.id.clone())
        })
        .add(Field::date("from", "第一天；全部的为空", "The first day; empty for all"), |row| {
            date(row.when.days.map(|days| days.from))
        })
        .add(Field::date("to", "最后一天；全部的为空", "The last day; empty for all"), |row| {
            date(row.when.days.map(|days| days.to))
        })
        .add(
            Field::text(
                "part",
                "total 总体、family 班次类别、unit 单位（含下级）、category 人员类别、class 班次、month 月、coverage 覆盖要求",
                "total, family, unit (with those below it), category, class, month or coverage",
            ),
            |row| text(row.part.0),
        )
        .add(
            Field::text("part_id", "这个部分的代码；总体的为 all", "The id of the part; all for the total"),
            |row| text(row.part.1.clone()),
        )
        .add(Field::text("part_title", "这个部分的名称", "Its title"), |row| text(row.part.2.clone()))
        .add(Field::text("measure", "指标", "The measure"), |row| text(row.measure.names()[0]))
        .add(Field::text("measure_zh", "指标的中文名", "Its Chinese name"), |row| text(row.measure.names()[1]))
        .add(
            Field::text(
                "kind",
                "count 个数、credits 学时、share 比率、score 得分、day 日期、words 文字",
                "count, credits, share, score, day or words",
            ),
            |row| text(kind(row.measure.kind())),
        )
        .add(
            Field::value(
                "value",
                "值；比率是 1 的几分之几，四舍五入到 12 位小数；日期和文字的为空",
                "Its value; a share is one of 1, rounded half up to 12 places; empty for days and words",
            ),
            |row| value(&row.amount),
        )
        .add(
            Field::text("text", "网页上的写法，比率为百分比", "As pages say it, shares in per cent"),
            |row| text(row.amount.to_string()),
        )
        .names(&["measure"], "measures", &["name"])
        .keyed(&["period_kind", "period", "part", "part_id", "measure"])
}

fn kind(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Count => "count",
        MeasureKind::Credits => "credits",
        MeasureKind::Share => "share",
        MeasureKind::Score => "score",
        MeasureKind::Day => "day",
        MeasureKind::Words => "words",
    }
}

fn value(amount: &Amount) -> Datum<'static> {
    match amount {
        Amount::Count(count) => number(Decimal::from(*count)),
        Amount::Credits(exact) | Amount::Score(exact) => number(*exact),
        Amount::Share(share) => {
            number(share.round_dp_with_strategy(SHARE_PLACES, RoundingStrategy::MidpointAwayFromZero))
        }
        Amount::Day(_) | Amount::Words(_) => Datum::Empty,
    }
}

/// Who of each population is covered, in each term and each year.
pub(super) fn coverage(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a>(When, &'a Coverage, PersonId, bool);
    let (office, ledger) = (of.records.office, of.records.ledger);
    let mut rows = Vec::new();
    for when in periods(of) {
        let Some(days) = when.days else { continue };
        for coverage in &office.site.coverage {
            let covered = Covered::of(office, ledger, coverage, days);
            let people = covered.into_iter().flat_map(|covered| covered.people);
            rows.extend(people.map(|(person, covered)| Row(when.clone(), coverage, person, covered)));
        }
    }
    let (zh, en) = (
        ["覆盖", "一项覆盖要求应当覆盖的一个人"],
        ["Coverage", "Somebody of a population that is to have had something"],
    );
    Making::new("coverage", zh, en, rows)
        .add(Field::text("period_kind", "term 学期、year 年度", "term or year"), |row| text(row.0.kind))
        .add(Field::text("period", "学期代码或者年份", "The id of the term, or the year"), |row| {
            text(row.0.id.clone())
        })
        .add(Field::text("coverage", "覆盖要求的代码", "The id of what asks for it"), |row| text(&row.1.id))
        .add(Field::text("title", "覆盖要求的名称", "Its title"), |row| text(&row.1.title))
        .add(Field::text("person", "人员", "The person"), |row| text(of.person(row.2)))
        .add(Field::truth("covered", "已覆盖", "Whether covered"), |row| Datum::Truth(row.3))
        .names(&["person"], "people", &["id"])
        .keyed(&["period_kind", "period", "coverage", "person"])
}

/// A period that figures are told of.
#[derive(Clone)]
struct When {
    kind: &'static str,
    id: String,
    days: Option<Period>,
}

struct Row {
    when: When,
    /// Its kind, id and title.
    part: (&'static str, String, String),
    measure: Measure,
    amount: Amount,
}

fn rows(of: Of<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for when in periods(of) {
        let survey = when.days.map(|days| Survey::of(of.records.office, of.records.ledger, days, &|_, _| true));
        let Some(survey) = survey else {
            rows.extend(all_time(of, &when));
            continue;
        };
        // What people owe is asked of whole years, and told in the row of that year alone.
        let of_year = survey.period.as_year() == Some(survey.year);
        let fits = |measure: &Measure| of_year || measure.of() != MeasureOf::Year;
        for part in survey.parts() {
            let Some(name) = named(of.records.office, part) else { continue };
            for measure in MEASURES.iter().copied().filter(fits) {
                let Some(amount) = survey.get(part, measure).cloned() else { continue };
                rows.push(Row { when: when.clone(), part: name.clone(), measure, amount });
            }
        }
    }
    rows
}

/// The terms, every year in which a class or an account is, and all time.
fn periods(of: Of<'_>) -> Vec<When> {
    let (office, ledger) = (of.records.office, of.records.ledger);
    let terms = office.site.terms.iter();
    let terms = terms.map(|term| When { kind: "term", id: term.id.value.clone(), days: Some(term.period) });
    let ran = office.classes.iter().flat_map(|class| class.programme.start.year()..=class.programme.end.year());
    let known: BTreeSet<i32> = ran.chain(ledger.accounts.keys().filter(|of| of.is_year()).map(|of| of.from)).collect();
    let years = known.into_iter();
    let years =
        years.filter_map(|year| Some(When { kind: "year", id: year.to_string(), days: Some(Period::year(year)?) }));
    let all = When { kind: "all", id: "all".to_owned(), days: None };
    terms.chain(years).chain([all]).collect()
}

/// The figures of all days. They are no survey's, which has a first and a last one, as a certificate without a date
/// is of none.
fn all_time(of: Of<'_>, when: &When) -> Vec<Row> {
    let (office, ledger) = (of.records.office, of.records.ledger);
    let families = (0..office.site.families.len()).map(SurveyOf::Family);
    let units = office.units.ids().map(SurveyOf::Unit);
    let categories = (0..office.site.categories.len()).map(|at| SurveyOf::Category(CategoryId(at)));
    let classes = (0..office.classes.len()).map(|at| SurveyOf::Class(ClassId(at)));
    let mut rows = Vec::new();
    for part in [SurveyOf::Total].into_iter().chain(families).chain(units).chain(categories).chain(classes) {
        let cut = cut(part);
        let sums = Sums::of(office, ledger, &cut);
        // Of a unit that nobody comes from there is nothing to tell.
        let Some(name) = named(office, part).filter(|_| part == SurveyOf::Total || sums != Sums::default()) else {
            continue;
        };
        for &measure in MEASURES {
            let amount = match measure.of() {
                MeasureOf::Any => sums.value(measure),
                MeasureOf::Classes if !cut.divides_people() => sums.value(measure),
                MeasureOf::Class => self::measure(office, ledger, &cut, measure),
                MeasureOf::Plans if part == SurveyOf::Total => self::measure(office, ledger, &cut, measure),
                // Who owes how much, and who is covered, is asked of a year.
                MeasureOf::Classes | MeasureOf::Plans | MeasureOf::Year | MeasureOf::Coverage => None,
            };
            let row = amount.map(|amount| Row { when: when.clone(), part: name.clone(), measure, amount });
            rows.extend(row);
        }
    }
    rows
}

fn cut(part: SurveyOf) -> MeasureCut {
    let all = MeasureCut::default();
    match part {
        SurveyOf::Family(family) => MeasureCut { family: Some(family), ..all },
        SurveyOf::Unit(unit) => MeasureCut { unit: Some(unit), ..all },
        SurveyOf::Category(category) => MeasureCut { category: Some(category), ..all },
        SurveyOf::Class(class) => MeasureCut { class: Some(class), ..all },
        _ => all,
    }
}

/// The kind, the id and the title of a part; nothing of the period before, which has rows of its own.
fn named(office: &Office, part: SurveyOf) -> Option<(&'static str, String, String)> {
    Some(match part {
        SurveyOf::Before => return None,
        SurveyOf::Total => ("total", "all".to_owned(), office.site.organisation.clone()),
        SurveyOf::Month(days) => {
            let month = days.from.format("%Y-%m").to_string();
            ("month", month.clone(), month)
        }
        SurveyOf::Family(at) => {
            let family = &office.site.families[at];
            ("family", family.id.clone(), family.title.clone())
        }
        SurveyOf::Unit(id) => {
            let unit = office.units.get(id);
            ("unit", unit.id.value.clone(), unit.title.clone())
        }
        SurveyOf::Coverage(at) => {
            let coverage = &office.site.coverage[at];
            ("coverage", coverage.id.clone(), coverage.title.clone())
        }
        SurveyOf::Category(CategoryId(at)) => {
            let category = &office.site.categories[at];
            ("category", category.id.clone(), category.title.clone())
        }
        SurveyOf::Class(id) => {
            let programme = &office.class(id).programme;
            ("class", programme.id.clone(), programme.title.value.clone())
        }
    })
}
