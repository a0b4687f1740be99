//! People: as the registers have them, as trainees, and what they handed in, were marked with and were given.

use super::Of;
use super::datum::{Datum, count, date, maybe, number, text};
use super::schema::{Field, Unit};
use super::set::{DataSet, Making};
use crate::ledger::{Standing, exam_passed};
use crate::model::{Certificate, Class, Deliverable, Enrolment, Person};
use crate::source::{Span, Spanned};

/// The registers of people.
pub(super) fn people(of: Of<'_>) -> DataSet<'_> {
    fn value<T: Copy>(found: Option<&Spanned<T>>) -> Option<T> {
        found.map(|found| found.value)
    }
    let said = |found: Option<&'_ Spanned<String>>| found.map(|found| found.value.clone());
    let owned = |found: Option<String>| found.map_or(Datum::Empty, text);
    let rows: Vec<&Person> = of.records.office.people.iter().collect();
    let (zh, en) = (["人员", "名册里的一个人"], ["People", "A person of the registers"]);
    Making::new("people", zh, en, rows)
        .add(Field::text("id", "学号或者工号", "The student or staff number"), |person| text(&person.id.value))
        .add(Field::text("name", "姓名", "The name"), |person| text(&person.name.value))
        .add(Field::text("unit", "单位", "The unit"), |person| text(of.unit(person.unit)))
        .add(Field::text("category", "人员类别", "The category"), |person| {
            person.category.map_or(Datum::Empty, |category| text(of.category(category)))
        })
        .add(Field::text("gender", "性别", "As the register says"), |person| maybe(person.gender.as_deref()))
        .add(Field::text("ethnicity", "民族", "As the register says"), |person| maybe(person.ethnicity.as_deref()))
        .add(
            Field::date("birth", "出生日期；只有年月的写成一号", "Born on; the first where only a month is known"),
            |person| date(value(person.birth.as_ref())),
        )
        .add(Field::text("id_number", "身份证号", "The number of the identity card"), |person| {
            owned(said(person.id_number.as_ref()))
        })
        .add(Field::text("college_class", "班级", "The student's class at the college"), |person| {
            maybe(person.college_class.as_deref())
        })
        .add(Field::text("phone", "联系电话", "The phone number"), |person| owned(said(person.phone.as_ref())))
        .add(Field::text("position", "职务", "The position"), |person| maybe(person.position.as_deref()))
        .add(Field::date("joined", "到岗日期", "The first day in office"), |person| {
            date(value(person.joined.as_ref()))
        })
        .add(Field::date("left", "离岗日期", "The last day in office"), |person| date(value(person.left.as_ref())))
        .add(Field::date("applied", "申请入党时间", "Applied on"), |person| date(value(person.applied.as_ref())))
        .add(Field::date("activist", "确定积极分子时间", "An activist since"), |person| {
            date(value(person.activist.as_ref()))
        })
        .add(Field::date("candidate", "确定发展对象时间", "A candidate since"), |person| {
            date(value(person.candidate.as_ref()))
        })
        .add(
            Field::truth("consent", "是否同意公开姓名；没有记录的空着", "Whether the person agrees to be named"),
            |person| person.consent.map_or(Datum::Empty, Datum::Truth),
        )
        .add(Field::text("note", "备注", "The note"), |person| maybe(person.note.as_deref()))
        .add(Field::text("file", "写在哪个文件", "The file of the row"), |person| of.file(person.span))
        .add(Field::whole("line", "写在第几行", "Its line"), |person| of.line(person.span))
        .names(&["unit"], "units", &["id"])
        .names(&["category"], "categories", &["id"])
        .keyed(&["id"])
}

struct Trainee<'a> {
    class: &'a Class,
    place: usize,
    enrolment: &'a Enrolment,
    standing: &'a Standing,
}

fn trainees(of: Of<'_>) -> Vec<Trainee<'_>> {
    let classes = of.records.office.classes.iter().zip(&of.records.ledger.classes);
    let all = classes.flat_map(|(class, ledger)| {
        let roster = class.register.roster.iter().zip(&ledger.standings).enumerate();
        roster.map(move |(place, (enrolment, standing))| Trainee { class, place, enrolment, standing })
    });
    all.collect()
}

/// Trainees of classes, with what came of it.
pub(super) fn enrolments(of: Of<'_>) -> DataSet<'_> {
    let office = of.records.office;
    let (zh, en) = (["学员", "一个班的一个学员"], ["Enrolments", "A trainee of a class"]);
    Making::new("enrolments", zh, en, trainees(of))
        .add(Field::text("class", "班次", "The class"), |row| text(&row.class.programme.id))
        .add(Field::whole("number", "在名单里的序号", "The number in the roster"), |row| count(row.place + 1))
        .add(Field::text("person", "学员", "The person"), |row| text(of.person(row.enrolment.person)))
        .add(Field::text("unit", "在班里的单位，换过的为最后一个", "The unit in the class, the last of several"), |row| {
            row.enrolment.unit().map_or(Datum::Empty, |unit| text(of.unit(unit)))
        })
        .add(Field::text("category", "在班里的人员类别", "The category in the class"), |row| {
            row.enrolment.category.map_or(Datum::Empty, |category| text(of.category(category)))
        })
        .add(Field::text("cohort", "批次", "The cohort"), |row| maybe(row.enrolment.cohort.as_deref()))
        .add(Field::text("group", "小组", "The group"), |row| maybe(row.enrolment.group.as_deref()))
        .add(Field::date("from", "中途入班的日期", "When who came later joined"), |row| date(row.enrolment.joined()))
        .add(Field::date("until", "中途离班的日期", "When who left early left"), |row| date(row.enrolment.left()))
        .add(Field::date("extended", "延期至", "Until when the study was extended"), |row| {
            date(row.enrolment.extended.as_ref().map(|day| day.value))
        })
        .add(Field::number("credits", Unit::Credits, "所得学时", "The credits earned"), |row| number(row.standing.credits()))
        .add(
            Field::text(
                "outcome",
                "qualified 合格、not-qualified 不合格、disqualified 取消资格、pending 待评定、under-way 在学、planned 未开班",
                "qualified, not-qualified, disqualified, pending, under-way or planned",
            ),
            |row| text(row.standing.verdict.outcome.key()),
        )
        .add(Field::truth("excellent", "评为优秀", "Whether one of the excellent"), |row| Datum::Truth(row.standing.excellent))
        .add(Field::number("exam_mark", Unit::Marks, "考试成绩，补考的按规则取", "The mark of the examination that counts"), |row| {
            number(row.standing.verdict.exam)
        })
        .add(Field::truth("exam_passed", "考试及格；没有成绩的为空", "Whether that is a pass; empty without a mark"), |row| {
            exam_passed(office, row.class, row.standing).map_or(Datum::Empty, Datum::Truth)
        })
        .add(Field::number("result", Unit::Marks, "总评成绩", "The overall mark"), |row| number(row.standing.verdict.result))
        .add(Field::text("grade", "等次", "The grade"), |row| {
            row.standing.verdict.band.map_or(Datum::Empty, |at| text(&office.rule(row.class).bands[at].title.value))
        })
        .add(Field::text("note", "备注", "The note"), |row| maybe(row.enrolment.note.as_deref()))
        .add(Field::text("file", "写在哪个文件", "The file of the row"), |row| of.file(row.enrolment.span))
        .add(Field::whole("line", "写在第几行", "Its line"), |row| of.line(row.enrolment.span))
        .names(&["class"], "classes", &["id"])
        .names(&["person"], "people", &["id"])
        .names(&["unit"], "units", &["id"])
        .names(&["category"], "categories", &["id"])
        .keyed(&["class", "person"])
}

/// Marks as recorded.
pub(super) fn marks(of: Of<'_>) -> DataSet<'_> {
    struct Mark<'a>(Trainee<'a>, &'a str, rust_decimal::Decimal, Span);
    let mut rows = Vec::new();
    for Trainee { class, place, enrolment, standing } in trainees(of) {
        let Some(marks) = class.register.marks.get(&place) else { continue };
        let parts = marks.parts.iter().map(|(key, mark)| (key.as_str(), mark));
        for (part, mark) in parts.chain(marks.makeup.as_ref().map(|mark| ("makeup", mark))) {
            rows.push(Mark(Trainee { class, place, enrolment, standing }, part, mark.value, mark.span));
        }
    }
    let (zh, en) = (["成绩", "一个人的一项成绩，照登记的写"], ["Marks", "A mark of somebody, as recorded"]);
    Making::new("marks", zh, en, rows)
        .add(Field::text("class", "班次", "The class"), |row| text(&row.0.class.programme.id))
        .add(Field::text("person", "学员", "The person"), |row| text(of.person(row.0.enrolment.person)))
        .add(
            Field::text("part", "规则里的项目；exam 考试、makeup 补考", "The part of the rule; exam, makeup"),
            |row| text(row.1),
        )
        .add(Field::number("mark", Unit::Marks, "成绩", "The mark"), |row| number(row.2))
        .add(Field::text("file", "写在哪个文件", "The file that says so"), |row| of.file(row.3))
        .add(Field::whole("line", "写在第几行", "The line"), |row| of.line(row.3))
        .names(&["class", "person"], "enrolments", &["class", "person"])
        .keyed(&["class", "person", "part"])
}

/// What was handed in.
pub(super) fn deliverables(of: Of<'_>) -> DataSet<'_> {
    struct Handed<'a>(&'a Class, &'a Deliverable);
    let classes = of.records.office.classes.iter();
    let rows = classes.flat_map(|class| class.register.deliverables.iter().map(move |found| Handed(class, found)));
    let (zh, en) = (["提交材料", "交来的一份材料"], ["Deliverables", "Something handed in"]);
    Making::new("deliverables", zh, en, rows.collect())
        .add(Field::text("class", "班次", "The class"), |row| text(&row.0.programme.id))
        .add(Field::text("person", "学员", "The person"), |row| {
            text(of.person(row.0.register.roster[row.1.trainee].person))
        })
        .add(Field::text("kind", "规则里的材料代码", "Which deliverable of the rule"), |row| text(&row.1.kind))
        .add(Field::text("title", "题目", "Its title"), |row| maybe(row.1.title.as_deref()))
        .add(Field::whole("length", "字数", "Its length in characters"), |row| {
            row.1.length.map_or(Datum::Empty, |length| Datum::Integer(length.into()))
        })
        .add(Field::date("date", "提交日期", "Handed in on"), |row| date(row.1.date))
        .add(Field::text("file", "写在哪个文件", "The file that says so"), |row| of.file(row.1.span))
        .add(Field::whole("line", "写在第几行", "The line"), |row| of.line(row.1.span))
        .names(&["class", "person"], "enrolments", &["class", "person"])
        .keyed(&["file", "line"])
}

/// Certificates, revoked ones too.
pub(super) fn certificates(of: Of<'_>) -> DataSet<'_> {
    struct Given<'a>(&'a Class, &'a Certificate);
    let office = of.records.office;
    let classes = office.classes.iter();
    let rows = classes.flat_map(|class| class.register.certificates.iter().map(move |found| Given(class, found)));
    let (zh, en) = (["证书", "一张证书一行，作废的也在"], ["Certificates", "A certificate, revoked ones too"]);
    Making::new("certificates", zh, en, rows.collect())
        .add(Field::text("number", "编号", "Its number"), |row| text(&row.1.number.value))
        .add(Field::text("class", "班次", "The class"), |row| text(&row.0.programme.id))
        .add(Field::text("person", "学员", "The person"), |row| {
            text(of.person(row.0.register.roster[row.1.trainee].person))
        })
        .add(Field::date("date", "发证日期", "Issued on"), |row| date(row.1.date))
        .add(Field::text("replaces", "换发前的编号", "The number that it was issued instead of"), |row| {
            maybe(row.1.replaces.as_ref().map(|number| number.value.as_str()))
        })
        .add(Field::truth("revoked", "登记为作废", "Whether it is recorded as revoked"), |row| {
            Datum::Truth(row.1.revoked.is_some())
        })
        .add(Field::date("revoked_on", "作废日期", "The day of that"), |row| {
            date(row.1.revoked.as_ref().and_then(|revoked| revoked.date))
        })
        .add(Field::text("revoked_for", "作废原因", "Why"), |row| {
            maybe(row.1.revoked.as_ref().and_then(|revoked| revoked.reason.as_deref()))
        })
        .add(
            Field::truth("valid", "在计算的那一天有效", "Whether it is valid on the day computed for"),
            |row| Datum::Truth(row.1.is_valid_on(office.today)),
        )
        .add(Field::text("file", "写在哪个文件", "The file of the row"), |row| of.file(row.1.number.span))
        .add(Field::whole("line", "写在第几行", "Its line"), |row| of.line(row.1.number.span))
        .names(&["class", "person"], "enrolments", &["class", "person"])
        .keyed(&["number"])
}
