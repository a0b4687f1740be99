"""Reads an export with DuckDB, by its own schema, and computes its figures anew from its rows.

First the data is what schema.json says of it: types, keys, references, numbers of rows, and the same rows as CSV and as
JSON Lines. Then each figure of figures.csv is a query over the other data sets, for every period and every part there
is, and is held against what the program wrote. Last a row is changed here and there: the figures must then differ.
"""

import json
import pathlib
import sys
from fractions import Fraction

import duckdb

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38,12)", "boolean": "BOOLEAN", "date": "DATE", "yearmonth": "VARCHAR", "time": "VARCHAR"}

# Periods and parts, as figures names them. All time has no first and no last day.
SETUP = """
create view periods as select distinct period_kind, period, coalesce("from", date '0001-01-01') lo, coalesce("to", date '9999-12-31') hi from figures;
create view above as with recursive up(unit, over) as (select id, id from units union all select up.unit, units.parent from up join units on units.id = up.over where units.parent is not null) select * from up;
create view whole as select 'total' part, 'all' part_id, id class from classes
    union all select 'family', family, id from classes where family is not null union all select 'class', id, id from classes;
create view member as select part, part_id, class, person from whole join enrolments using (class)
    union all select 'unit', over, class, person from enrolments join above using (unit)
    union all select 'category', category, class, person from enrolments where category is not null;
create view taking as select * from whole union all select distinct part, part_id, class from member where part in ('unit', 'category');
create view ran as select period_kind, period, lo, hi, classes.* from periods join classes on start <= hi and "end" >= lo;
create view over as select period_kind, period, classes.id class from periods join classes on "end" between lo and hi;
create view met as select period_kind, period, part, part_id, attendance.* from attendance join member using (class, person) join periods on date between lo and hi;
create view came as select * from met where status in ('present', 'late', 'left-early');
create view results as select period_kind, period, part, part_id, enrolments.* from enrolments join over using (class) join member using (class, person);
create view due as select part, part_id, due, done from deadlines join whole using (class) union all select 'total', 'all', due, done from tasks where due is not null;
create view past as select period_kind, period, part, part_id, due, done from due join periods on due between lo and hi where due < today();
create view rated as select period_kind, period, part, part_id, party, score, times from scores join over using (class) join whole using (class) where survey = 'evaluation';
create view answered as select period_kind, period, part, part_id, a.answers from answers a join over using (class) join whole using (class) where survey = 'evaluation';
create view main as with years as (select period_kind, period, lo, hi, unnest(generate_series(year(lo), year(hi))) y from periods where period_kind <> 'all')
    select period_kind, period, y from years qualify row_number() over (partition by period_kind, period order by datediff('day', greatest(lo, make_date(y, 1, 1)), least(hi, make_date(y, 12, 31))) desc, y) = 1
    union all select 'all', 'all', null;
create view item as select period_kind, period, 'total' part, 'all' part_id, items.* from items join plans on plans.id = items.plan join main on main.y is null or main.y = plans.year;
create view unasked as select period_kind, period, 'total' part, 'all' part_id from classes join main on main.y is null or main.y = year(start)
    where start <= today() and plan_item is null and (plan is null or plan in (select plan from items));
create view covering as select period_kind, period, 'coverage' part, coverage part_id, covered from coverage;
create view owed as select 'year' period_kind, "from"::varchar period, part, part_id, required, counted, short from accounts
    join (select 'total' part, 'all' part_id, id person from people union all select 'unit', over, id from people join above using (unit)
        union all select 'category', category, id from people where category is not null) using (person)
    where "from" = "to" and required is not null;
"""

LINE = "period_kind, period, part, part_id"


def counted(source, what="count(*)", where="true"):
    return f"select {LINE}, {what} n, null d from {source} where {where} group by all"


def rate(source, part, whole="true"):
    return f"select {LINE}, count(*) filter ({part}) n, count(*) filter ({whole}) d from {source} group by all"


MONTHS = "select period_kind, period, 'month' part, strftime({0}.date, '%Y-%m') part_id, {1} n, null d from {0} join periods on {0}.date between lo and hi where period_kind <> 'all' {2} group by all"
SCORES = {"evaluation_score": "trainee", "teacher_score": "teacher", "manager_score": "manager", "school_score": "school"}
LATE, EARLY, LEAVE, ABSENT = ((f"status = '{status}'") for status in ("late", "left-early", "leave", "absent"))
BAD = "outcome in ('not-qualified', 'disqualified')"

QUERIES = {
    "classes": counted("ran join taking on taking.class = ran.id", where="start <= today()"),
    "sessions": f"select {LINE}, count(*) n, null d from sessions join whole using (class) join periods on date between lo and hi where held group by all"
    f" union all select {LINE}, count(distinct (class, session)), null from met where part in ('unit', 'category') group by all",
    "planned_credits": f"select {LINE}, sum(credits) n, null d from schedule join whole using (class) join periods on date between lo and hi where not cancelled group by all",
    "given_credits": f"select {LINE}, sum(credits) n, null d from sessions join whole using (class) join periods on date between lo and hi where held group by all",
    "trainees": counted("ran join member on member.class = ran.id", where="(start <= today() or part = 'class')"),
    "people": counted("ran join member on member.class = ran.id", "count(distinct person)", "(start <= today() or part = 'class')"),
    "attendances": counted("came") + " union all " + MONTHS.format("attendance", "count(*)", "and status in ('present', 'late', 'left-early')"),
    "attendance_rate": rate("met", "status in ('present', 'late', 'left-early')"),
    "lates": counted("met", where=LATE),
    "early_leaves": counted("met", where=EARLY),
    "leaves": counted("met", where=LEAVE),
    "absences": counted("met", where=ABSENT),
    "person_credits": f"select {LINE}, sum(credits) n, null d from entries join member using (class, person) join periods on date between lo and hi group by all"
    " union all " + MONTHS.format("entries", "sum(credits)", ""),
    "exam_takers": counted("results", where="exam_passed is not null"),
    "exam_passed": counted("results", where="exam_passed"),
    "exam_pass_rate": rate("results", "exam_passed", "exam_passed is not null"),
    "qualified": counted("results", where="outcome = 'qualified'"),
    "not_qualified": counted("results", where=BAD),
    "disqualified": counted("results", where="outcome = 'disqualified'"),
    "pass_rate": rate("results", "outcome = 'qualified'", f"outcome = 'qualified' or {BAD}"),
    "excellent": counted("results", where="excellent"),
    "certificates": counted("certificates join member using (class, person) join periods on (date between lo and hi or date is null and period = 'all')", where="valid"),
    "deadlines": counted("past"),
    "deadlines_kept": counted("past", where="done <= due"),
    "deadlines_missed": counted("past", where="done > due"),
    "deadlines_open": counted("past", where="done is null"),
    "answers": counted("answered", "sum(answers)"),
    **{measure: f"select {LINE}, sum(score * times) n, sum(times) d from rated where party = '{party}' group by all" for measure, party in SCORES.items()},
    "plan_items": counted("item", where="status <> 'unwatched'"),
    "plan_done": counted("item", where="status = 'done'"),
    "plan_under_way": counted("item", where="status = 'under-way'"),
    "plan_planned": counted("item", where="status = 'planned'"),
    "plan_missing": counted("item", where="status = 'missing'"),
    "unplanned_classes": counted("unasked"),
    "population": counted("covering"),
    "covered": counted("covering", where="covered"),
    "uncovered": counted("covering", where="not covered"),
    "coverage_rate": rate("covering", "covered"),
    "bound": counted("owed"),
    "reached": counted("owed", where="counted >= required"),
    "reached_rate": rate("owed", "counted >= required"),
    "short_people": counted("owed", where="counted < required"),
    "short_credits": counted("owed", "sum(greatest(required - counted, 0))"),
    "required_credits": "select 'all' period_kind, 'all' period, 'class' part, id part_id, credits_required n, null d from classes",
    "scheduled_credits": "select 'all' period_kind, 'all' period, 'class' part, class part_id, sum(credits) n, null d from schedule where not cancelled group by class having count(cohort) + count(units) = 0",
}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def load(folder, db, problems):
    """Every data set as a table of its name, typed as the schema says, and what is wrong with it."""
    package = json.loads((folder / "schema.json").read_text("utf-8"))
    db.execute(f"create macro today() as date '{package['today']}'")
    for resource in package["resources"]:
        name, fields = resource["name"], resource["schema"]["fields"]
        columns = ", ".join(f"{quoted(field['name'])}: 'VARCHAR'".replace('"', "'") for field in fields)
        path = folder / resource["path"]
        if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
            problems.append(f"{path}: no mark that Excel knows UTF-8 by")
        # A leading apostrophe was added where a spreadsheet would compute.
        plain = "case when {0} like '''%' then substr({0}, 2) else {0} end"
        cast = ", ".join(f"({plain.format(quoted(field['name']))})::{TYPES[field['type']]} as {quoted(field['name'])}" for field in fields)
        read = f"read_csv('{path}', header = true, columns = {{{columns}}}, delim = ',', quote = '\"', escape = '\"', strict_mode = true)"
        db.execute(f"create table {quoted(name)} as select {cast} from {read}")
        for other in resource.get("alternatives", []):
            types = ", ".join(f"'{field['name']}': '{TYPES[field['type']]}'" for field in fields)
            db.execute(f"create or replace temp table lines as select * from read_json('{folder / other}', format = 'newline_delimited', columns = {{{types}}})")
            own, lines = (db.execute(f"select count(*) from {table}").fetchone()[0] for table in (quoted(name), "lines"))
            differ = db.execute(f"select count(*) from (from {quoted(name)} except all from lines)").fetchone()[0]
            if own != lines or differ:
                problems.append(f"{other}: {lines} rows, and {differ} of the {own} rows of {resource['path']} are not among them")
        rows = db.execute(f"select count(*) from {quoted(name)}").fetchone()[0]
        if rows != resource["rows"]:
            problems.append(f"{name}: {rows} rows, {resource['rows']} said")
        key = ", ".join(map(quoted, resource["schema"].get("primaryKey", [])))
        if key:
            twice = db.execute(f"select {key} from {quoted(name)} group by all having count(*) > 1").fetchall()
            none = db.execute(f"select count(*) from {quoted(name)} where row({key}) is null or {' or '.join(f'{part} is null' for part in key.split(', '))}").fetchone()[0]
            problems += [f"{name}: {row} is no key" for row in twice[:5]] + ([f"{name}: {none} rows without a key"] if none else [])
    for resource in package["resources"]:
        for reference in resource["schema"].get("foreignKeys", []):
            own, to = reference["fields"], reference["reference"]
            same = " and ".join(f"a.{quoted(one)} = b.{quoted(other)}" for one, other in zip(own, to["fields"]))
            lost = db.execute(f"select count(*) from {quoted(resource['name'])} a where {' and '.join(f'a.{quoted(one)} is not null' for one in own)} and not exists (from {quoted(to['resource'])} b where {same})").fetchone()[0]
            if lost:
                problems.append(f"{resource['name']}: {lost} rows name no row of {to['resource']} by {own}")
    return package


def rounded(n, d, places):
    """A share or a mean to some places, a half upwards; as it is what is neither."""
    value = Fraction(n)
    if d is None:
        return value
    return Fraction(int(value * 10**places / d + Fraction(1, 2)), 10**places)


def compare(db):
    """Which figures are other than those computed here, and which were held against each other by part and period."""
    wrong, same = [], []
    for measure, query in QUERIES.items():
        written = {row[:4]: Fraction(row[4]) for row in db.execute(f"select {LINE}, value from figures where measure = ? and value is not null", [measure]).fetchall()}
        computed = {row[:4]: rounded(*row[4:], 2 if measure in SCORES else 12) for row in db.execute(query).fetchall() if row[4] is not None and row[5] != 0}
        for line, value in written.items():
            own = computed.get(line, Fraction(0))
            (same if own == value else wrong).append((measure, line, value, own))
        # What is not written is a part that nobody was of.
        known = {row[0:4] for row in db.execute(f"select distinct {LINE} from figures").fetchall()}
        wrong += [(measure, line, None, value) for line, value in computed.items() if value and line not in written and line in known]
    return wrong, same


CHANGES = {
    "attendance": "update attendance set status = 'absent' where rowid = (select min(rowid) from attendance where status = 'present')",
    "entries": "update entries set credits = credits + 0.5 where rowid = (select min(rowid) from entries)",
    "enrolments": "update enrolments set outcome = 'not-qualified' where rowid = (select min(rowid) from enrolments where outcome = 'qualified')",
    "sessions": "delete from sessions where rowid = (select min(rowid) from sessions where held)",
    "accounts": "update accounts set counted = counted - 0.01 where rowid = (select min(rowid) from accounts where counted = required)",
    "certificates": "update certificates set valid = false where rowid = (select min(rowid) from certificates where valid)",
    "schedule": "update schedule set credits = credits + 1 where rowid = (select min(rowid) from schedule where not cancelled)",
    "deadlines": "update deadlines set due = today() where rowid = (select min(rowid) from deadlines where due < today())",
    "items": "update items set status = 'missing' where rowid = (select min(rowid) from items where status = 'done')",
    "scores": "update scores set score = score - 1 where rowid = (select min(rowid) from scores where survey = 'evaluation' and party = 'trainee' and score > 1)",
    "coverage": "update coverage set covered = false where rowid = (select min(rowid) from coverage where covered)",
    "units": "update units set parent = null where id = (select min(unit) from enrolments where unit in (select id from units where parent is not null))",
}


def check(folder, changes):
    """What is wrong with an export, how many rows it has, and the measures with figures that are right."""
    problems, db = [], duckdb.connect()
    package = load(folder, db, problems)
    db.execute(SETUP)
    wrong, same = compare(db)
    problems += [f"{measure} of {line}: {value} written, {own} computed" for measure, line, value, own in wrong]
    unknown = [row[0] for row in db.execute("select name from measures where kind not in ('day', 'words') order by 1").fetchall() if row[0] not in QUERIES]
    for table, change in changes.items():
        db.execute("begin")
        if db.execute(change).fetchone()[0] != 1:
            problems.append(f"no row of {table} to change")
        elif not compare(db)[0]:
            problems.append(f"a row of {table} changed, and no figure with it")
        db.execute("rollback")
    return problems, sum(resource["rows"] for resource in package["resources"]), same, unknown


def main():
    first, *others = map(pathlib.Path, sys.argv[1:])
    problems, rows, same, unknown = check(first, CHANGES)
    periods, parts = ({line[at] for _, line, _, _ in same} for at in (0, 2))
    if not {"term", "year", "all"} <= periods or not {"total", "family", "unit", "category", "class", "month"} <= parts:
        problems.append(f"only {periods} by {parts}")
    for folder in others:
        more, count, right, _ = check(folder, {})
        problems += [f"{folder.name}: {problem}" for problem in more]
        rows, same = rows + count, same + right
    print("\n".join(problems))
    idle = [measure for measure in QUERIES if not any(name == measure and value for name, _, value, _ in same)]
    said = (f", without {', '.join(unknown)}" if unknown else "") + (f" ({', '.join(idle)} always 0)" if idle else "")
    print(f"{len(sys.argv) - 1} exports of {rows} rows, {len(same)} figures of {len(QUERIES)} measures{said}, {len(CHANGES)} changes found, {len(problems)} problems")
    sys.exit(1 if problems or len(same) < 20 else 0)


main()
