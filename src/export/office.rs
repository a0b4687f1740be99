//! What anyone may know of an office: its words, its units, its classes and what is laid down of them.

use super::Of;
use super::datum::{Datum, count, date, maybe, number, text};
use super::schema::{Field, Unit};
use super::set::{DataSet, Making};
use crate::model::{Class, Deadline, Slot};

/// Families of classes.
pub(super) fn families(of: Of<'_>) -> DataSet<'_> {
    let rows = of.records.office.site.families.iter().collect();
    Making::new(
        "families",
        ["班次类别", "site.yaml 里的班次类别"],
        ["Families of classes", "A family of site.yaml"],
        rows,
    )
    .add(Field::text("id", "代码", "Its id"), |family| text(&family.id))
    .add(Field::text("title", "名称", "Its title"), |family| text(&family.title))
    .keyed(&["id"])
}

/// Categories of people.
pub(super) fn categories(of: Of<'_>) -> DataSet<'_> {
    let rows = of.records.office.site.categories.iter().collect();
    let (zh, en) = (["人员类别", "site.yaml 里的人员类别"], ["Categories of people", "A category of site.yaml"]);
    Making::new("categories", zh, en, rows)
        .add(Field::text("id", "代码", "Its id"), |category| text(&category.id))
        .add(Field::text("title", "名称", "Its title"), |category| text(&category.title))
        .keyed(&["id"])
}

/// The tree of units.
pub(super) fn units(of: Of<'_>) -> DataSet<'_> {
    let units = &of.records.office.units;
    let (zh, en) = (["单位", "一个单位一行，上级在前"], ["Units", "A unit, after the one above it"]);
    Making::new("units", zh, en, units.list.iter().collect())
        .add(Field::text("id", "代码", "Its id"), |unit| text(&unit.id.value))
        .add(Field::text("title", "全称", "Its full name"), |unit| text(&unit.title))
        .add(Field::text("short", "简称", "Its short name"), |unit| text(&unit.short))
        .add(Field::text("kind", "类型：党总支、党支部、部门", "What it is"), |unit| {
            maybe(unit.kind.as_deref())
        })
        .add(Field::text("parent", "上级单位", "The unit above it"), |unit| {
            unit.parent.map_or(Datum::Empty, |parent| text(of.unit(parent)))
        })
        .add(Field::whole("depth", "上面有几级单位", "How many units stand above it"), |unit| count(unit.depth))
        .names(&["parent"], "units", &["id"])
        .keyed(&["id"])
}

/// Terms.
pub(super) fn terms(of: Of<'_>) -> DataSet<'_> {
    let rows = of.records.office.site.terms.iter().collect();
    Making::new("terms", ["学期", "site.yaml 里的学期"], ["Terms", "A term of site.yaml"], rows)
        .add(Field::text("id", "代码", "Its id"), |term| text(&term.id.value))
        .add(Field::text("title", "名称", "Its title"), |term| text(&term.title))
        .add(Field::date("from", "第一天", "Its first day"), |term| date(term.period.from))
        .add(Field::date("to", "最后一天", "Its last day"), |term| date(term.period.to))
        .keyed(&["id"])
}

/// Classes.
pub(super) fn classes(of: Of<'_>) -> DataSet<'_> {
    let office = of.records.office;
    let (zh, en) = (["班次", "一个班次一行"], ["Classes", "A class"]);
    Making::new("classes", zh, en, office.classes.iter().collect::<Vec<_>>())
        .add(Field::text("id", "文件夹名", "The name of its folder"), |class| text(&class.programme.id))
        .add(Field::text("title", "名称", "Its title"), |class| text(&class.programme.title.value))
        .add(Field::text("family", "班次类别", "Its family"), |class| {
            class.programme.family.map_or(Datum::Empty, |at| text(&office.site.families[at].id))
        })
        .add(Field::text("rule", "规则", "Its rule"), |class| text(&office.rule(class).id))
        .add(Field::text("code", "证书编号里的代码", "Its code in numbers of certificates"), |class| {
            maybe(class.programme.code.as_deref())
        })
        .add(Field::text("batch", "期次", "The run of the training"), |class| maybe(class.programme.batch.as_deref()))
        .add(Field::date("start", "开班日期", "Its first day"), |class| date(class.programme.start))
        .add(Field::date("end", "结束日期", "Its last day"), |class| date(class.programme.end))
        .add(Field::text("organiser", "主办", "Who organises it"), |class| {
            maybe(class.programme.organiser.as_deref())
        })
        .add(Field::text("host", "承办", "Who runs it"), |class| maybe(class.programme.host.as_deref()))
        .add(Field::text("place", "地点", "Where"), |class| maybe(class.programme.place.as_deref()))
        .add(Field::text("audience", "对象", "For whom, in words"), |class| {
            maybe(class.programme.audience.as_deref())
        })
        .add(Field::text("manager", "班主任", "Its manager"), |class| maybe(class.programme.manager.as_deref()))
        .add(Field::text("plan", "所属计划", "The plan that asked for it"), |class| {
            class.programme.plan.as_ref().map_or(Datum::Empty, |named| text(&office.plans[named.plan.0].id))
        })
        .add(Field::text("plan_item", "计划的条目", "The item of that plan"), |class| {
            maybe(class.programme.plan.as_ref().and_then(|named| named.item.as_deref()))
        })
        .add(
            Field::number("credits_required", Unit::Credits, "规则要求的学时", "What its rule asks for"),
            |class| number(office.rule(class).terms.required()),
        )
        .add(Field::count("credit_minutes", Unit::Minutes, "一学时的分钟数", "The length of a credit"), |class| {
            Datum::Integer(office.rule(class).credit_minutes.into())
        })
        .names(&["family"], "families", &["id"])
        .names(&["plan"], "plans", &["id"])
        .keyed(&["id"])
}

/// The lines of the schedules, the cancelled ones too.
pub(super) fn schedule(of: Of<'_>) -> DataSet<'_> {
    struct Line<'a>(&'a Class, usize, &'a Slot, bool);
    let lines = of.records.office.classes.iter().flat_map(|class| {
        let slots = class.programme.schedule.iter().map(|slot| (slot, false));
        let all = slots.chain(class.programme.cancelled.iter().map(|slot| (slot, true)));
        (1..).zip(all).map(move |(at, (slot, cancelled))| Line(class, at, slot, cancelled))
    });
    let (zh, en) = (["日程", "日程安排的一行，取消的也在"], ["Schedules", "A line of a schedule, cancelled ones too"]);
    Making::new("schedule", zh, en, lines.collect())
        .add(Field::text("class", "班次", "The class"), |line| text(&line.0.programme.id))
        .add(Field::whole("number", "在班次里的序号", "Its number in the class"), |line| count(line.1))
        .add(Field::date("date", "日期", "The day"), |line| date(line.2.date.value))
        .add(Field::time("start", "几点开始", "When it begins"), |line| {
            line.2.time.map_or(Datum::Empty, |time| Datum::Time(time.0))
        })
        .add(Field::time("end", "几点结束", "When it ends"), |line| {
            line.2.time.map_or(Datum::Empty, |time| Datum::Time(time.1))
        })
        .add(Field::text("topic", "内容", "What it is about"), |line| text(&line.2.topic))
        .add(Field::text("form", "形式", "How it is taught"), |line| maybe(line.2.form.as_deref()))
        .add(Field::text("teacher", "授课人", "Who teaches"), |line| maybe(line.2.teacher.as_deref()))
        .add(Field::text("position", "授课人职务", "The teacher's position"), |line| {
            maybe(line.2.position.as_deref())
        })
        .add(Field::number("credits", Unit::Credits, "学时", "Its credits"), |line| number(line.2.credits))
        .add(Field::text("room", "地点", "Where"), |line| maybe(line.2.room.as_deref()))
        .add(Field::text("track", "环节", "The track that it earns in"), |line| maybe(line.2.track.as_deref()))
        .add(
            Field::text("cohort", "只对这个批次；空的对所有人", "The cohort it is for; empty: all"),
            |line| maybe(line.2.cohort.as_deref()),
        )
        .add(
            Field::text(
                "units",
                "只对这些单位，用空格隔开；空的对所有人",
                "The units it is for, divided by spaces; empty: all",
            ),
            |line| text(of.units(&line.2.units)),
        )
        .add(Field::truth("cancelled", "已取消", "Whether it was cancelled"), |line| Datum::Truth(line.3))
        .names(&["class"], "classes", &["id"])
        .keyed(&["class", "number"])
}

/// What is due of classes.
pub(super) fn deadlines(of: Of<'_>) -> DataSet<'_> {
    struct Due<'a>(&'a Class, usize, &'a Deadline);
    let due =
        of.records.office.classes.iter().flat_map(|class| {
            (1..).zip(&class.programme.deadlines).map(move |(at, deadline)| Due(class, at, deadline))
        });
    let (zh, en) = (["时限", "class.yaml 里的一个时限"], ["Deadlines", "A deadline of a class.yaml"]);
    Making::new("deadlines", zh, en, due.collect())
        .add(Field::text("class", "班次", "The class"), |due| text(&due.0.programme.id))
        .add(Field::whole("number", "在班次里的序号", "Its number in the class"), |due| count(due.1))
        .add(Field::text("title", "事项", "What is due"), |due| text(&due.2.title))
        .add(Field::date("due", "截止日期", "When it is due"), |due| date(due.2.date.value))
        .add(Field::date("done", "完成日期", "When it was done"), |due| {
            date(due.2.done.as_ref().map(|day| day.value))
        })
        .names(&["class"], "classes", &["id"])
        .keyed(&["class", "number"])
}
