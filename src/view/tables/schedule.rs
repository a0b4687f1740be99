//! The schedule of a class, and the 教学计划备案表 that is filed of it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::fact;
use crate::model::{Rule, Slot, Units};
use crate::view::PublicClass;
use crate::view::table::{Align, Cell, Orientation, Table};
use crate::view::text::{Text, number};

/// The columns and rows of a schedule.
pub(in crate::view) fn schedule<'s>(
    slots: impl Iterator<Item = &'s Slot>,
    rule: &Rule,
    units: &Units,
    text: Text<'_>,
) -> Table {
    let slots: Vec<_> = slots.collect();
    let several = slots.iter().any(|slot| !slot.units.is_empty() || slot.cohort.is_some());
    let mut table = Table::new(String::new());
    table.layout.orientation = Orientation::Landscape;
    table.column(text.get("column-date"), 7, Align::Center);
    table.column(text.get("column-time"), 7, Align::Center);
    table.column(text.get("column-topic"), 18, Align::Start);
    table.column(text.get("column-form"), 6, Align::Center);
    table.column(text.get("column-teacher"), 6, Align::Center);
    table.column(text.get("column-position"), 12, Align::Start);
    table.column(text.get("column-credits"), 4, Align::End);
    table.column(text.get("column-room"), 10, Align::Start);
    if several {
        table.column(text.get("column-for"), 10, Align::Start);
    }
    for slot in &slots {
        let mut row = vec![
            Cell::text(format!("{} {}", text.day(slot.date.value), text.weekday(slot.date.value))),
            Cell::maybe(slot.time.map(|time| text.time(time)).as_deref()),
            Cell::text(&slot.topic),
            Cell::maybe(slot.form.as_deref()),
            Cell::maybe(slot.teacher.as_deref()),
            Cell::maybe(slot.position.as_deref()),
            Cell::decimal(slot.credits),
            Cell::maybe(slot.room.as_deref()),
        ];
        if several {
            let mut whom: Vec<_> = slot.units.iter().map(|&unit| units.get(unit).short.clone()).collect();
            whom.extend(slot.cohort.clone());
            row.push(Cell::text(if whom.is_empty() {
                text.get("everyone")
            } else {
                whom.join(&text.get("list-comma"))
            }));
        }
        table.rows.push(row);
    }
    let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
    for slot in &slots {
        *sums.entry(slot.track.as_deref().unwrap_or("")).or_default() += slot.credits;
    }
    // What is not for everyone does not add up to anybody's credits.
    if sums.len() == 1 && !sums.contains_key("") && !several {
        let (key, sum) = sums.into_iter().next().unwrap_or_default();
        table.notes.push(text.with("schedule-sum", &[("track", text.track_of(rule, key)), ("credits", number(sum))]));
    }
    table
}

/// 教学计划备案表.
pub(super) fn teaching_plan(class: &PublicClass<'_>, units: &Units, text: Text<'_>) -> Option<Table> {
    let programme = class.programme;
    if programme.schedule.is_empty() {
        return None;
    }
    let mut table = schedule(programme.schedule.iter(), class.rule, units, text);
    table.title = format!("{}{}", programme.title.value, text.get("table-teaching-plan"));
    let names: Vec<_> = programme.units.iter().map(|&unit| units.get(unit).short.clone()).collect();
    table.head = vec![
        fact(text, "fact-unit", programme.host.clone().unwrap_or_else(|| names.join(&text.get("list-comma")))),
        fact(text, "fact-period", text.period(programme.start, programme.end)),
        fact(text, "fact-place", programme.place.clone().unwrap_or_default()),
        fact(text, "fact-trainees", text.with("people-count", &[("count", class.trainees.to_string())])),
    ];
    table.signatures = vec![text.get("sign-secretary"), text.get("sign-department"), text.get("sign-date")];
    Some(table)
}
