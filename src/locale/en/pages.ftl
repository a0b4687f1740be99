# Calendar
menu-calendar = Calendar
month = { month-alone } { $year }
month-alone = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
week = Week { $week } of { $year }
week-alone = W{ $week }
events-count = { $count ->
        [1] 1 event
       *[other] { $count } events
    }
more-events = { $count } more
agenda-deadline = due
agenda-cancelled = cancelled
agenda-moved = moved
agenda-moved-to = to { $when }
agenda-moved-from = was { $when }
agenda-state = { $state }, { $moved }
event-planned = planned
event-held = held
# Timetables
menu-timetables = Timetables
teachers = Teachers
rooms = Rooms
timetable-count = { $coming } to come, { $all } in all, { $classes ->
        [1] 1 class
       *[other] { $classes } classes
    }
timetable-of-teacher = Timetable of { $name }
timetable-of-room = Use of { $name }
timetable-coming = To come
timetable-past = Past
timetable-none = Nothing is to come
column-weekday = Weekday
# Deadlines
menu-deadlines = Deadlines
due-overdue = Overdue, class not over
due-today = Due today
due-week = Within 7 days
due-month = Within 30 days
due-later = Later
due-past = Past deadlines of { $year }
due-none = Nothing is due
column-due-what = What
column-time-left = Left
days-over = { $count ->
        [1] 1 day over
       *[other] { $count } days over
    }
# About
menu-about = About this site
about-build = How it was made
about-content = What it holds
about-day = As of
about-commit = Sources
about-edition = Edition
edition-public = public
edition-office = office
about-program = Program
about-theme = Theme
about-formats = Formats
about-format-html = web page
about-format-xlsx = Excel
about-format-docx = Word
about-format-pdf = PDF
about-fonts = Fonts of printed pages
about-pages = Pages
about-documents = Tables and official texts
about-classes = Classes
about-enrolments = Enrolments
about-people = People in the registers
missing-title = This page is not there
# Archive and taxonomies
menu-archive = Archive
menu-families = Families of classes
menu-tags = Tags
archive-year = Archive of { $year }
archive-undated = Archive of what has no date
archive-count = { $notices } notices, { $classes } classes, { $plans } plans
kind-notice = notice
kind-class = class
kind-plan = plan
classes-count = { $count ->
        [1] 1 class
       *[other] { $count } classes
    }
entries-count = { $count ->
        [1] 1 entry
       *[other] { $count } entries
    }
tag-title = Tag: { $tag }
fact-tag = Tag
unit-classes = Classes of { $unit }
page-title = { $title } (page { $page })
all-classes = All { $count } classes
# Progress
menu-progress = Completion bulletin
progress-year = Completion bulletin { $year }
progress-basis = Classes that are over, by the year of their end; a unit counts those below it; units stand in their order.
progress-hidden = Groups so small that they would tell of a person are neither shown nor counted.
progress-none = No class can be reported on yet
progress-earlier = { $year }
column-classes = Classes
column-attended = Enrolments
column-qualified = Qualified
column-not-yet = Not qualified
column-rate = Rate
unit-latest = Only the latest { $count } classes
# Dashboard
menu-dashboard = Dashboard
dashboard-lead = What is to be done as of { $date }. Each line leads to its page and names the file to change.
dash-records = Sessions without a record
dash-due = Deadlines near and over
dash-tasks = Overdue tasks of plans
dash-pending = Over and not assessed
dash-certificates = Certificates due
dash-short = Short of the year's credits
dash-findings-error = Findings: errors
dash-findings-warning = Findings: warnings
dash-findings-note = Findings: notes
dash-waived-more = {" "}and { $count } more
dash-waived = Waivers
column-reason-why = Reason
column-until = Until
dash-waived-later = Known when documents are made: see xueshi check
dash-waived-past = Past its day: what it waived is said again
dash-waived-none = Waives nothing
dash-none = None
dash-more = { $count } more of this kind: run xueshi check to see them
column-file = File
column-code-of = Code
column-found = Finding
column-help = To mend
column-pending = Not assessed
column-due-certificates = Due
column-short-people = People short
column-short-credits = Credits short
column-days-ago = Since
days-ago = { $count } days
# Evaluation and needs
party-trainee = Trainees
party-teacher = Teachers and experts
party-manager = Class managers
party-school = School
stage-before = Before
stage-during = During
stage-after = After
survey-staged = { $stage }, { $party }
survey-sheets = { $count ->
        [1] 1 answer
       *[other] { $count } answers
    }
survey-count = { $by } { $count }
survey-answers = { $count } answers: { $parts }
survey-partly = { $mean } ({ $count })
survey-chosen = { $count } ({ $share }%)
survey-score = { $score }
survey-overall = Overall
survey-comments = Comments
survey-remarks = { $question } ({ $by })
survey-scale = Scores from { $low } to { $high }; that of a question is the mean, the overall one the mean of all scores.
survey-few-remarks = What was said is not shown where fewer than { $least } answered: it would be known by whom.
survey-public = Scores are means. Those of fewer than { $least } answers are not shown.
column-question = Question
column-option = Option
column-party = Who
