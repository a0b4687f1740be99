"""Calendars, feeds, the map of the site and linked data, read by icalendar, ical.js, feedparser and Python itself.

outward.py NODE_FOLDER OUT CONTENT: what was built of an office's files, held against these files, which are read here
anew. NODE_FOLDER has ical.js.
"""

import datetime as dt
import json
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

import csv
import feedparser
import icalendar
import yaml

NODE, OUT, CONTENT = (Path(argument).resolve() for argument in sys.argv[1:4])
SITE, OFFICE = OUT / "site", OUT / "office"
ZONE = dt.timezone(dt.timedelta(hours=8))
counts = Counter()


def field(mapping, *names):
    return next((mapping[name] for name in names if name in mapping), None)


def front(path):
    """The settings above a text."""
    return yaml.safe_load(path.read_text(encoding="utf-8-sig").split("---")[1])


def clock(text):
    """From and to, of "09:00-10:30"."""
    return tuple(dt.time.fromisoformat(part.strip().zfill(5)) for part in re.split("[-–—~]", str(text)))


def day(value):
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value).strip())


def span(date, time):
    """Start and end as both readers give them: whole days, or times in UTC; an end before the start is of the next day."""
    if time is None:
        return str(date), str(date + dt.timedelta(days=1))
    start, end = time
    last = date + dt.timedelta(days=end < start)
    one = lambda date, time: dt.datetime.combine(date, time, ZONE).astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return one(date, start), one(last, end)


def squeezed(text):
    return " ".join(str(text).split())


def attended(path, lines):
    """The lines of the schedule that a sign-in list has a column of."""
    if not path.exists():
        return []
    heads = next(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    heads = [head.split() for head in heads if re.match(r"\d{4}-\d\d-\d\d", head)]
    is_of = lambda line, head: str(field(line, "date", "日期")) == head[0] and head[1:] in ([], [str(field(line, "time", "时间"))])
    return [next(line for line in lines if is_of(line, head)) for head in heads]


class Class:
    """What the files of a class say happens, worked out without the program."""

    def __init__(self, folder, language, today):
        self.id = folder.name
        settings = yaml.safe_load((folder / "class.yaml").read_text(encoding="utf-8-sig"))
        self.words = {"en": ("Cancelled: ", "Due: ", "Examination")}.get(language, ("【取消】", "截止：", "考试"))
        schedule = folder / "schedule.yaml"
        lines = yaml.safe_load(schedule.read_text(encoding="utf-8-sig")) if schedule.exists() else []
        self.sessions = [front(path) for path in sorted((folder / "sessions").glob("*.md"))]
        self.sessions += attended(folder / "attendance.csv", lines)
        self.sessions = [record for record in self.sessions if day(field(record, "date", "日期")) <= today]
        self.changes = 0
        self.events = Counter()
        self.statuses = Counter()
        self.add_lines(lines)
        exam = field(settings, "exam", "考场安排")
        if exam and field(exam, "date", "日期"):
            time = field(exam, "time", "时间")
            self.add(self.words[2], day(field(exam, "date", "日期")), time and clock(time))
        for due in field(settings, "deadlines", "时限") or []:
            self.add(self.words[1] + squeezed(field(due, "title", "事项")), day(field(due, "date", "日期")), None, teaches=False)
        self.notice = folder / "notice.md"

    def add(self, title, date, time, status="CONFIRMED", sequence=0, teaches=True):
        self.events[(title, *span(date, time), status, sequence)] += 1
        if teaches:
            kind = "EventCancelled" if status == "CANCELLED" else "EventRescheduled" if sequence else "EventScheduled"
            self.statuses[kind] += 1

    def add_lines(self, lines):
        key = lambda entry: (day(field(entry, "date", "日期")), clock(field(entry, "time", "时间")) if field(entry, "time", "时间") else None,
                             tuple(field(entry, "units", "单位") or []), squeezed(field(entry, "topic", "内容")))
        records = [key(record) for record in self.sessions]
        planned = []
        for line in lines:
            moved = field(line, "moved", "原定") or []
            moved = len(moved) if isinstance(moved, list) else 1
            cancelled = field(line, "state", "状态") in ("cancelled", "取消")
            self.changes += bool(moved or cancelled)
            if cancelled:
                date, time, _, topic = key(line)
                self.add(self.words[0] + topic, date, time, "CANCELLED", moved + 1)
            else:
                planned.append((key(line), moved))
        # The pair that has most in common first: the same day, the same time, the same units, the same topic.
        pairs = []
        for a, (line, _) in enumerate(planned):
            for b, record in enumerate(records):
                same = [x == y for x, y in zip(line, record)]
                if line[1] is None:
                    same[1] = same[0]
                if same[3] or same[0] and same[1] and same[2]:
                    pairs.append((-sum(n * s for n, s in zip((8, 4, 2, 3), same)), a, b))
        of_line, of_record = {}, {}
        for _, a, b in sorted(pairs):
            if a not in of_line and b not in of_record:
                of_line[a], of_record[b] = b, a
        for a, (line, moved) in enumerate(planned):
            date, time, _, topic = records[of_line[a]] if a in of_line else line
            self.add(topic, date, time, sequence=moved)
        for b, record in enumerate(records):
            if b not in of_record:
                self.add(record[3], record[0], record[1])


def read_calendar(path):
    """What icalendar reads, in the words of calendars.mjs."""
    bytes_ = path.read_bytes()
    assert all(len(line) <= 75 for line in bytes_.split(b"\r\n")), f"{path}: a line is too long"
    assert b"\n" not in bytes_.replace(b"\r\n", b""), f"{path}: a bare line break"
    calendar = icalendar.Calendar.from_ical(bytes_)
    zones = calendar.walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Asia/Shanghai"], f"{path}: time zones"
    assert zones[0].walk("STANDARD")[0]["TZOFFSETTO"].td == dt.timedelta(hours=8)
    assert not zones[0].walk("DAYLIGHT")
    events = []
    for event in calendar.walk("VEVENT"):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        zone = None
        if isinstance(start, dt.datetime):
            zone = event["DTSTART"].params["TZID"]
            start, end = (time.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") for time in (start, end))
        assert isinstance(event["DTSTAMP"].dt, dt.datetime)
        events.append({"uid": str(event["UID"]), "title": str(event["SUMMARY"]), "start": str(start), "end": str(end),
                       "status": str(event["STATUS"]), "sequence": int(event["SEQUENCE"]), "zone": zone})
    return events


def calendars(classes):
    files = sorted(path for edition in (SITE, OFFICE) for path in edition.rglob("*.ics"))
    script = Path(__file__).with_name("calendars.mjs")
    said = subprocess.run(["node", script, *files], cwd=NODE, check=True, capture_output=True, text=True).stdout
    theirs = json.loads(said)
    for path in files:
        ours = read_calendar(path)
        assert ours == theirs[str(path)], f"{path}: the readers differ"
        assert len({event["uid"] for event in ours}) == len(ours), f"{path}: a name twice"
        counts["calendars"] += 1
        counts["events"] += len(ours)
    for edition in (SITE, OFFICE):
        every = []
        for one in classes:
            events = read_calendar(edition / "classes" / one.id / "calendar.ics")
            found = Counter((event["title"], event["start"], event["end"], event["status"], event["sequence"]) for event in events)
            assert found == one.events, f"{one.id}: {found - one.events} is not {one.events - found}"
            every += [event["uid"] for event in events]
        all_events = read_calendar(edition / "calendars/all.ics")
        assert Counter(every) == Counter(event["uid"] for event in all_events), "the calendar of all"
        known = {event["uid"]: event for event in all_events}
        for path in edition.glob("calendars/*/*.ics"):
            assert all(known[event["uid"]] == event for event in read_calendar(path)), path


def feed(path, expected):
    read = feedparser.parse(path.read_bytes())
    assert not read.bozo, f"{path}: {read.get('bozo_exception')}"
    assert read.version == "atom10" and read.feed.id and read.feed.title and read.feed.updated_parsed
    assert len(read.entries) == expected, f"{path}: {len(read.entries)} entries, not {expected}"
    assert len({entry.id for entry in read.entries}) == expected, f"{path}: a name twice"
    moments = [dt.datetime.fromisoformat(entry.updated) for entry in read.entries]
    assert moments == sorted(moments, reverse=True), f"{path}: the order"
    assert all(moment.utcoffset() == dt.timedelta(hours=8) for moment in moments)
    for entry in read.entries:
        assert entry.title and entry.link and (entry.get("summary") or entry.get("content")), f"{path}: {entry.id}"
        target = entry.link.split("#")[0]
        target = SITE / urllib.parse.unquote(target.removeprefix(BASE + "/")) if BASE else None
        assert target is None or target.exists(), f"{path}: {entry.link}"
    counts["feeds"] += 1
    counts["entries"] += expected


def feeds(classes):
    notices = [front(path) for path in sorted((CONTENT / "notices").glob("*.md"))]
    dated = [notice for notice in notices if field(notice, "date", "日期")]
    own = [one.id for one in classes if one.notice.exists() and field(front(one.notice), "date", "日期")]
    feed(SITE / "feed.xml", min(20, len(dated) + len(own)))
    for one in classes:
        naming = sum(field(notice, "class", "班次") == one.id for notice in dated)
        feed(SITE / "classes" / one.id / "feed.xml", naming + (one.id in own) + len(one.sessions) + one.changes)


def attributes(page, pattern):
    return [found.replace("&amp;", "&") for found in re.findall(pattern, page)]


def site_map():
    pages = {path: path.read_text(encoding="utf-8") for path in SITE.rglob("*.html")}
    canonical = {path: attributes(page, '<link rel="canonical" href="([^"]*)">') for path, page in pages.items()}
    robots = (SITE / "robots.txt").read_text()
    assert (OFFICE / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert not list(OFFICE.rglob("*.xml")), "the office edition has a feed"
    if not BASE:
        assert not any(canonical.values()) and not (SITE / "sitemap.xml").exists() and "Sitemap" not in robots
        return
    assert f"Sitemap: {BASE}/sitemap.xml" in robots
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = xml.parse(SITE / "sitemap.xml").getroot()
    assert root.tag == name + "urlset"
    listed = [url.findtext(name + "loc") for url in root]
    assert all(dt.date.fromisoformat(last.text) <= TODAY for last in root.iter(name + "lastmod"))
    assert len(set(listed)) == len(listed)
    assert sorted(listed) == sorted(address for found in canonical.values() for address in found)
    for path, found in canonical.items():
        here = BASE + "/" + urllib.parse.quote(str(path.relative_to(SITE)))
        assert found in ([], [here]), f"{path}: {found}"
    counts["addresses"] += len(listed)


STATUSES = {"EventScheduled", "EventCancelled", "EventRescheduled"}


def linked(classes):
    teachers = set()
    for path in CONTENT.rglob("schedule.yaml"):
        for line in yaml.safe_load(path.read_text(encoding="utf-8-sig")) or []:
            teachers |= set(re.split("[、；]", str(field(line, "teacher", "授课人") or "")))
    for path in CONTENT.rglob("sessions/*.md"):
        teachers |= set(re.split("[、；]", str(field(front(path), "teacher", "授课人") or "")))
    for one in classes:
        page = (SITE / "classes" / one.id / "index.html").read_text(encoding="utf-8")
        found = re.findall('<script type="application/ld\\+json">(.*?)</script>', page, re.S)
        assert len(found) == 1, one.id
        course = json.loads(found[0])
        assert course["@context"] == "https://schema.org" and course["@type"] == "Course"
        assert all(course[name] for name in ("name", "description", "provider"))
        instance = course["hasCourseInstance"]
        assert instance["@type"] == "CourseInstance" and instance["courseMode"] in ("onsite", "online", "blended")
        assert day(instance["startDate"]) <= day(instance["endDate"]) and instance["location"]["name"]
        statuses, previous = Counter(), 0
        for event in instance.get("subEvent", []):
            assert event["@type"] == "EducationEvent" and event["name"] and event["location"]["name"]
            moments = [dt.datetime.fromisoformat(event[name]) for name in ("startDate", "endDate")]
            assert moments[0] <= moments[1], event
            status = event["eventStatus"].removeprefix("https://schema.org/")
            assert status in STATUSES and (status != "EventRescheduled" or "previousStartDate" in event)
            statuses[status] += 1
            assert all(person["name"] in teachers for person in event.get("performer", []))
        assert statuses == one.statuses, f"{one.id}: {statuses} is not {one.statuses}"
        roster = CONTENT / "classes" / one.id / "roster.csv"
        if roster.exists():
            rows = csv.DictReader(roster.read_text(encoding="utf-8-sig").splitlines())
            names = {field(row, "姓名", "name") for row in rows} - teachers - {None, ""}
            assert not any(name in found[0] for name in names if len(name) > 1), f"{one.id}: a trainee's name"
        counts["courses"] += 1
    assert not any("ld+json" in path.read_text(encoding="utf-8") for path in OFFICE.rglob("*.html"))


settings = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8-sig"))
TODAY = day(field(settings, "date", "日期"))
BASE = (field(settings, "base_url", "网址") or "").rstrip("/")
LANGUAGE = field(settings, "language", "语言") or "zh-CN"
every = [Class(path.parent, LANGUAGE, TODAY) for path in sorted(CONTENT.glob("classes/*/class.yaml"))]
calendars(every)
feeds(every)
site_map()
linked(every)
print(", ".join(f"{count} {what}" for what, count in counts.items()))
