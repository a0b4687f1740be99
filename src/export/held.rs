//! What happened: sessions, who was there, and courses done online.

use std::collections::BTreeMap;

use super::Of;
use super::datum::{Datum, count, date, maybe, number, text};
use super::schema::{Field, Unit};
use super::set::{DataSet, Making};
use crate::ledger::{Headcount, credits_of};
use crate::model::{AttendanceMark, Class, ClassId, OnlineRecord, PersonId, Session, Status};

/// Sessions with a record.
pub(super) fn sessions(of: Of<'_>) -> DataSet<'_> {
    struct Held<'a>(&'a Class, &'a Session, Headcount);
    let office = of.records.office;
    let classes = office.classes.iter().zip(&of.records.ledger.classes);
    let rows = classes.flat_map(|(class, ledger)| {
        let counts = ledger.headcounts.iter().copied();
        class.register.sessions.iter().zip(counts).map(move |(session, count)| Held(class, session, count))
    });
    let (zh, en) = (["集中培训", "一份培训记录一行"], ["Sessions", "A record of a session"]);
    Making::new("sessions", zh, en, rows.collect())
        .add(Field::text("class", "班次", "The class"), |row| text(&row.0.programme.id))
        .add(
            Field::text(
                "id",
                "记录的文件名；签到表里的为日期和时间",
                "The name of its record; of one in a list its day and time",
            ),
            |row| text(&row.1.id),
        )
        .add(Field::date("date", "日期", "The day"), |row| date(row.1.date.value))
        .add(Field::time("start", "几点开始", "When it began"), |row| Datum::Time(row.1.time.0))
        .add(Field::time("end", "几点结束", "When it ended"), |row| Datum::Time(row.1.time.1))
        .add(Field::count("minutes", Unit::Minutes, "长度", "Its length"), |row| {
            Datum::Integer(row.1.length().into())
        })
        .add(
            Field::number("credits", Unit::Credits, "长度折合的学时，按规则取位", "Its length, as its rule rounds"),
            |row| number(credits_of(office.rule(row.0), row.1.length())),
        )
        .add(Field::text("track", "环节", "The track that it earns in"), |row| text(&row.1.track))
        .add(Field::text("topic", "内容", "What it was about"), |row| text(&row.1.topic))
        .add(Field::text("form", "形式", "How it was taught"), |row| maybe(row.1.form.as_deref()))
        .add(Field::text("teacher", "授课人", "Who taught"), |row| maybe(row.1.teacher.as_deref()))
        .add(Field::text("position", "授课人职务", "The teacher's position"), |row| {
            maybe(row.1.position.as_deref())
        })
        .add(Field::text("room", "地点", "Where"), |row| maybe(row.1.room.as_deref()))
        .add(
            Field::text("cohort", "只对这个批次；空的对所有人", "The cohort it was for; empty: all"),
            |row| maybe(row.1.cohort.as_deref()),
        )
        .add(
            Field::text(
                "units",
                "只对这些单位，用空格隔开；空的对所有人",
                "The units it was for, divided by spaces; empty: all",
            ),
            |row| text(of.units(&row.1.units)),
        )
        .add(
            Field::truth("held", "已经举行：日期不晚于计算的那一天", "Whether its day has come"),
            |row| Datum::Truth(row.1.date.value <= office.today),
        )
        .add(Field::count("expected", Unit::Times, "应到", "How many were expected"), |row| count(row.2.expected))
        .add(Field::count("came", Unit::Times, "实到", "How many came"), |row| count(row.2.came))
        .add(Field::text("file", "记录的文件", "The file of the record"), |row| of.file(row.1.span))
        .names(&["class"], "classes", &["id"])
        .keyed(&["class", "id"])
}

/// Who was expected in which session, and what is recorded of that.
pub(super) fn attendance(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a> {
        class: &'a Class,
        session: &'a Session,
        person: PersonId,
        status: Status,
        mark: Option<AttendanceMark>,
    }
    let mut rows = Vec::new();
    for (class, ledger) in of.records.office.classes.iter().zip(&of.records.ledger.classes) {
        for (at, session) in class.register.sessions.iter().enumerate() {
            // Of several lines about somebody the last counts, as the ledger has it.
            let marks: BTreeMap<usize, AttendanceMark> =
                session.exceptions.iter().map(|mark| (mark.trainee, *mark)).collect();
            for (place, standing) in ledger.standings.iter().enumerate() {
                let Some(status) = standing.attendance.get(at).copied().flatten() else { continue };
                let mark = marks.get(&place).copied();
                rows.push(Row { class, session, person: standing.person, status, mark });
            }
        }
    }
    let (zh, en) = (
        ["考勤", "一次培训一个应到的人一行；没有列出的人算出勤"],
        ["Attendance", "Somebody expected in a session; who is not listed was present"],
    );
    Making::new("attendance", zh, en, rows)
        .add(Field::text("class", "班次", "The class"), |row| text(&row.class.programme.id))
        .add(Field::text("session", "培训记录", "The session"), |row| text(&row.session.id))
        .add(Field::text("person", "学员", "The person"), |row| text(of.person(row.person)))
        .add(Field::date("date", "日期", "The day"), |row| date(row.session.date.value))
        .add(
            Field::text(
                "status",
                "present 出勤、late 迟到、left-early 早退、leave 请假、absent 旷课",
                "present, late, left-early, leave or absent",
            ),
            |row| text(row.status.key()),
        )
        .add(Field::count("minutes", Unit::Minutes, "迟到、早退的分钟数", "How late or early"), |row| {
            row.mark.and_then(|mark| mark.minutes).map_or(Datum::Empty, |minutes| Datum::Integer(minutes.get().into()))
        })
        .add(Field::text("file", "写在哪个文件", "The file that says so"), |row| {
            of.file(row.mark.map_or(row.session.span, |mark| mark.span))
        })
        .add(
            Field::whole("line", "写在第几行；没有列出的人没有行号", "The line; none of who is not listed"),
            |row| row.mark.map_or(Datum::Empty, |mark| of.line(mark.span)),
        )
        .names(&["class", "session"], "sessions", &["class", "id"])
        .names(&["class", "person"], "enrolments", &["class", "person"])
        .keyed(&["class", "session", "person"])
}

/// Courses done online.
pub(super) fn online(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a>(ClassId, &'a Class, &'a OnlineRecord);
    let classes = of.records.office.classes.iter().enumerate();
    let rows = classes
        .flat_map(|(at, class)| class.register.online.iter().map(move |record| Row(ClassId(at), class, record)))
        .collect();
    let (zh, en) = (["线上学习", "一个人学的一门课一行"], ["Courses online", "A course that somebody did"]);
    Making::new("online", zh, en, rows)
        .add(Field::text("class", "班次", "The class"), |row| text(of.class(row.0)))
        .add(Field::text("person", "学员", "The person"), |row| {
            text(of.person(row.1.register.roster[row.2.trainee].person))
        })
        .add(Field::text("course", "课程代码", "The id of the course"), |row| {
            text(&row.1.programme.courses[row.2.course].id)
        })
        .add(Field::text("title", "课程", "The course"), |row| text(&row.1.programme.courses[row.2.course].title))
        .add(Field::number("credits", Unit::Credits, "课程的学时", "The credits of the course"), |row| {
            number(row.1.programme.courses[row.2.course].credits)
        })
        .add(Field::date("completed", "学完日期", "Completed on"), |row| date(row.2.completed))
        .add(Field::date("commented", "评论日期", "Commented on"), |row| date(row.2.commented))
        .add(Field::text("file", "写在哪个文件", "The file that says so"), |row| of.file(row.2.span))
        .add(Field::whole("line", "写在第几行", "The line"), |row| of.line(row.2.span))
        .names(&["class", "person"], "enrolments", &["class", "person"])
        .keyed(&["file", "line"])
}
