# Terminal
error = error
warning = warning
note = note
help = help
step = step
summary-check = { $findings }; { $classes } classes, { $people } people, in { $time }
summary-current = the output is current
summary-would-write = a build would change { $count } files of the output
summary-build = { $pages } pages, { $tables } tables; { $written } files written, { $kept } unchanged, { $removed } removed; in { $time }
summary-failed = { $findings }; nothing was written, the old output stands
summary-where = the output is in { $path }
count-error = { $count } errors
count-warning = { $count } warnings
count-note = { $count } notes
count-none = no findings
list-comma = { ", " }
quoted-or = ” or “
wrapped-quotes = Chinese quotation marks are part of the text: take them out, or use plain ones ""
wrapped-brackets = a list stands in plain [ ], like [a, b]; full-width brackets are part of the text
list-semicolon = { "; " }
facts-between = { "; " }
stage-read = read
stage-resolve = resolve
stage-ledger = ledger
stage-check = check
stage-view = view
stage-render = render
stage-search = search the public edition
stage-write = write
plain = { $text }
timing = { $stage }  { $time }
wrote = wrote { $path }
removed = removed { $path }
args-no-such-command = there is no command “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
args-no-such-option = there is no option “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
args-too-many = “{ $given }” is one too many
args-value-missing = { $option } takes a value{ $known ->
        [none] {""}
       *[other] , one of: { $known }
    }
args-no-value = “{ $given }” is no value for { $option }{ $nearest ->
        [none] , which is one of: { $known }
       *[other] ; did you mean “{ $nearest }”? It is one of: { $known }
    }
args-no-number = “{ $given }” is no value for { $option }, which takes { $low ->
        [none] a whole number
       *[other] a whole number from { $low } to { $high }
    }
args-takes-no-value = { $option } takes no value
args-conflict = { $option } can't be used with { $other }
args-twice = { $option } can be given once only
args-missing = what is missing: { $missing }
args-described = { $option } ({ $help })
args-more = add --help for how it is used
args-print-help-short = Print help (see a summary with '-h')
args-print-help-long = Print help (see more with '--help')
args-print-help-of = Print this message or the help of the given subcommand(s)
args-print-help = Print help
args-print-version = Print version
args-usage = Usage:
args-commands = Commands:
args-arguments = Arguments:
args-options = Options:
args-values = Possible values:
args-values-within = {"["}possible values:
args-default = {"["}default:
args-word-options = {"["}OPTIONS]
args-word-command = <COMMAND>
failed-root = there is no folder { $path }, or it can't be entered
failed-write = can't write { $path } ({ $reason })
failed-output-in-content = the output folder { $path } lies in the content folder and would be read as content; choose another --output
failed-argument = “{ $given }” is no date; write it like 2024-05-20
# Menu
menu-notices = Notices
menu-classes = Classes
menu-plans = Work plans
menu-credits = Credits
menu-units = Units
menu-procedures = Procedures
menu-people = People
menu-filing = Filing tables
# Time and number
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
year = { $year }
undated = Undated
people-count = { $count } people
minutes-count = { $count } minutes
days-left = { $count ->
        [0] due today
       *[other] { $count } days left
    }
everyone = everyone
total = Total
none = none
nothing-here = Nothing here yet
search = Search
# State
state-planned = planned
state-under-way = under way
state-over = over
outcome-qualified = qualified
outcome-not-qualified = not qualified
outcome-pending = pending
outcome-disqualified = disqualified
outcome-under-way = under way
outcome-planned = planned
outcome-count = { $outcome } { $count }
outcome-counts = { $count } people: { $parts }
qualified-count = { $count } trainees, { $qualified } qualified
roster-count = { $count } people
roster-kept = { $count } people. To protect personal data the public edition keeps the results to itself.
status-present = present
status-late = late
status-left-early = left early
status-leave = on leave
status-absent = absent
track-online = online
track-offline = offline
change-moved = “{ $topic }” moved to { $now }, first planned for { $before }
change-cancelled = “{ $topic }” ({ $now }) cancelled
calendar-all = { $office }: training calendar
calendar-teacher = { $name }: teaching
calendar-room = { $name }: bookings
event-exam = Examination
event-deadline = Due: { $what }
event-of-class = { $what } ({ $class })
event-cancelled = Cancelled: { $what }
event-before = First planned for
teacher-position = { $name } ({ $position })
feed-notices = { $office }: notices
feed-class = { $class }: notices and changes
about-home = Notices, classes, schedules and credits of { $office }
about-page = { $office }: { $title }
headcount = { $expected } expected, { $came } came
expected-and-came = expected / came
legend = Marks: { $marks }　— not expected
headcount-note = Who came late or left early came.
# Facts
fact-period = Period
fact-state = State
fact-batch = Batch
fact-family = Family
fact-audience = Audience
fact-trainees = Trainees
fact-units = Units
fact-place = Place
fact-organiser = Organiser
fact-host = Host
fact-manager = Class manager
fact-rule = Rule
fact-source = Source
fact-plan = Plan
fact-class = Class
fact-unit = Unit
fact-kind = Kind
fact-parent = Part of
fact-code = Code
fact-version = Version
# Tables
table-roster = { " " }roster
table-teaching-plan = { " " }teaching plan
table-course-list = { " " }online course list
table-attendance = { " " }attendance sheet
table-register = { " " }register of results and certificates
table-credit-summary = { " " }credit summary
table-plan-items = Items and classes
table-records = Quality records
table-references = Supporting documents
table-annual-units = By unit
annual-title = Credit summary { $year }
cycle-title = Credit summary { $year }
annual-requirement = { $category }: { $credits } credits { $years ->
        [1] a year
       *[other] in { $years } years
    }{ $carry ->
        [yes] , surplus carried on
       *[no] {""}
    }{ $source }
account-title = Credits { $year }, entry by entry
track-sum = { $track }: { $credits } credits of { $required }
outcome-grade = { $outcome } ({ $grade })
duration-years = { $count } years{ " " }
duration-months = { $count } months{ " " }
duration-days = { $count } days
day-whole = whole day
day-morning = morning
day-afternoon = afternoon
word-cheated = cheated in the examination
by-source = { ", " }by { $source }
short-note = Short: what is missing in each track, added up; surplus in one track does not make up for another.
annual-note = An empty cell: not in that class; 0: no credits, or none posted as the rule has it before qualifying. Short: required less the year's total; empty where nothing is required.
small-groups = Units so small that their totals would tell of single people are not shown.
unit-people = Credits by person, { $year }
schedule-sum = { $track }: { $credits } credits in all
course-sums = required: { $required } credits{ $elective ->
        [0] {""}
       *[other] , elective: { $elective } credits
    }
course-required = required
course-elective = elective
class-credits = { $class }: { $credits }
# Columns
column-serial = No.
column-name = Name
column-unit = Unit
column-gender = Gender
column-ethnicity = Ethnicity
column-birth = Born
column-id-number = Id number
column-number = Number
column-student-number = Student no.
column-staff-number = Staff no.
column-college = College
column-department = Department
column-college-class = College class
column-position = Position
column-phone = Phone
column-applied = Applied
column-activist = Activist since
column-candidate = Candidate since
column-note = Note
column-category = Category
column-scores-given = Scores
column-lowest = Lowest
column-highest = Highest
column-remark = Remark
column-course = Course
column-lecturer = Lecturer
column-credits = Credits
column-kind = Kind
column-date = Date
column-time = Time
column-topic = Topic
column-form = Form
column-teacher = Teacher
column-room = Room
column-for = For
column-track = Track
column-track-credits = { $track } credits
column-all-credits = All credits
column-performance = Performance
column-exam = Exam
not-admitted = barred
exam-cheated = cheated
exam-missed = missed
column-makeup = Make-up
column-result = Result
column-outcome = Outcome
column-reasons = Conditions not met
column-certificate = Certificate
column-issued = Issued
column-with-carried = Total with carried
column-annual-total = Year's total
column-carried = Carried on
column-earned = Earned
column-surplus = Over
column-grade = Grade
column-required = Required
column-short = Short
column-year = Year
column-class = Class
column-why = Why
column-source = Source
column-people = People
column-trained = Trained
column-person-credits = Person-credits
column-bound = With requirement
column-reached = Reached it
column-item = Item
column-task = Task
column-state = State
column-code = Code
column-title = Title
# Signatures
sign-secretary = Approved by the secretary:
sign-department = Reviewed by the department:
sign-date = Date:
sign-filler = Filled in by:
sign-unit-seal = Unit (seal):
sign-manager = Class manager:
sign-registrar = Registered by:
sign-reviewer = Reviewed by:
# Conditions
condition-absences = { $have } absences, { $need }{ $joint ->
        [yes] { " " }disqualify together with the others
       *[no] { " " }disqualify
    }
condition-leaves = { $have } leaves, { $need }{ $joint ->
        [yes] { " " }disqualify together with the others
       *[no] { " " }disqualify
    }
condition-leave-credits = { $have } credits on leave, { $need }{ $joint ->
        [yes] { " " }disqualify together with the others
       *[no] { " " }disqualify
    }
condition-lates = { $have } lates, { $need }{ $joint ->
        [yes] { " " }disqualify together with the others
       *[no] { " " }disqualify
    }
condition-no-attendance = no session so far, the share attended is not judged
condition-attendance = { $have } of the sessions attended, less than { $need }{ $joint ->
        [yes] { " " }disqualify together with the others
       *[no] { " " }disqualify
    }
condition-cheating = cheated in the examination, which disqualifies
condition-registration = joined after { $day }
condition-prerequisite = { $state ->
        [valid] holds a valid certificate of “{ $name }”
        [expired] the certificate of “{ $name }” is no longer valid
        [revoked] the certificate of “{ $name }” was revoked
       *[missing] no certificate of “{ $name }”
    }
condition-bar = kept out until { $day } by an earlier class
condition-track-share = { $name }: { $have } credits of { $need } (for the time enrolled; { $full } for the whole)
condition-no-part = no mark for { $name }, pass mark { $need }
condition-part-open = no mark for { $name }
condition-part = { $name } { $have }, pass mark { $need }
condition-formula = { $name }{ $state ->
        [met] {""}
        [open] : something is not recorded yet
       *[unmet] : not reached
    } ({ $formula })
step-makeup = examination: { $first ->
        [none] {""}
       *[other] first { $first },{ " " }
    }make-up { $makeup }{ $cap ->
        [none] {""}
       *[other] { " " }(counts for { $cap } at most)
    }, counts { $mark }
step-part = { $name } = { $sum } = { $mark }
step-result = result = { $sum } = { $mark }
condition-track = { $name }: { $have } credits of { $need }
condition-deliverable = { $name }: { $have } of { $need }
condition-admission = not admitted to the examination
condition-no-exam = no examination mark, pass mark { $need }
condition-no-result = no result, pass mark { $need }
sources-more = { $list } and others, { $count } in all
condition-exam = exam { $have }, pass mark { $need }
condition-result = result { $have }, pass mark { $need }
# Reasons
reason-minutes = { $status } at “{ $topic }”: { $minutes } min ÷ { $length } min
reason-session = { $status } at “{ $topic }”
reason-missed = { $status } at “{ $topic }”: no credit
reason-over = { $status } “{ $topic }” for longer than allowed: an absence, no credit
reason-day = { $day } attended in full
reason-day-missed = { $day }: { $status } “{ $topic }”, no credit
reason-day-over = { $day }: { $status } “{ $topic }” for longer than allowed, an absence, no credit
reason-all-sessions = { $attended } of { $count } sessions attended, which is enough
reason-sessions-missing = { $attended } of { $count } sessions attended, { $need } needed: no credit
reason-planned = attending “{ $topic }”
reason-not-over = as of { $today } the class is not over
reason-pending = no mark is recorded yet
reason-course = completed the course “{ $title }”
reason-not-counted = completed the course “{ $title }”, which does not count
reason-outside-period = “{ $title }” is outside the period of the class or of the trainee, no credit
reason-all-courses = all { $count } required courses completed
reason-courses-missing = { $done } of { $count } required courses done as required: no credit before all are
reason-recognised = qualified in “{ $class }”, recognised
reason-self-study = self-study, “{ $evidence }” handed in
reason-capped = { $sentence } (would be { $uncapped }, the cap is reached)
# Rules
rule-track = { $track }: at least { $credits } credits ({ $ways })
rule-track-free = { $track } ({ $ways })
rule-deliverable = { $count } × { $title }{ $length ->
        [none] {""}
       *[other] , { $length } characters or more each
    }
rule-length = one credit is { $minutes } minutes
rule-status = { $each } × { $status } counts as one × { $as }
rule-exam = examination: { $pass } marks{ $needs ->
        [none] {""}
       *[other] { " " }(requires { $needs })
    }{ $makeup ->
        [yes] ; one make-up, the better mark counts
        [no] {""}
       *[other] ; one make-up, which counts for { $makeup } at most
    }
needs-track = the credits of { $track }
needs-part = a pass in { $part }
needs-tracks = the credits of every track
needs-deliverables = all deliverables
rule-result = result = { $parts }; { $pass } to pass
rule-part = at least { $pass } marks in { $part }
parts-inner = { " " }(of which { $parts })
rule-over = { $status } for more than { $minutes } minutes counts as an absence
limit-absences = { $count } absences
limit-leaves = { $count } leaves
limit-leave-credits = { $count } credits on leave
limit-lates = { $count } lates
limit-attendance = less than { $share } of the sessions attended
rule-disqualify = { $limit } cancel study and examination
rule-disqualify-all = all of these together cancel study and examination: { $limits }
rule-outside = sessions before joining and after leaving count as: { $as }
rule-proportional = who joins late or leaves early needs the share of the credits that fell into that time
rule-prerequisite = a certificate of “{ $family }”{ $valid ->
        [none] {""}
       *[other] { " " }issued not more than { $valid } before
    }
rule-register = to be joined within { $length } of its beginning
rule-window = to be completed within { $length } of joining
rule-extension = may be extended by { $length }{ $consent ->
        [yes] { " " }with the unit's consent
       *[no] {""}
    }
rule-bar = { $what }: no other class of its kind for { $length }
rule-grades = grades: { $grades }
grade-from = { $title } from { $from }
rule-excellent = { $title }: of those who qualify, { $terms }
excellent-from = with at least { $mark } marks
excellent-recommended = recommended
excellent-of-qualified = at most { $share } of the qualified
excellent-of-roster = at most { $share } of the roster
rule-category = { $category }: { $terms }
way-courses-required = required courses completed; electives do not count
way-courses = courses completed
way-minutes = by minutes attended
way-max = , at most { $max }
way-session = { $credits } a session
way-half-day = { $credits } for each half-day attended in full
way-day = { $credits } for each day attended in full
way-all-sessions = { $credits } once { $share } of the sessions are attended
way-recognition-all = the credits earned in a recognised class
way-completion = { $credits } once all required courses are watched
way-completion-commented = { $credits } once all required courses are watched and commented on
way-recognition = { $credits } for a recognised class
way-self-study = { $credits } for self-study with { $evidence }
# Outlook
outlook-short = { $track }: { $missing } credits missing, which the sessions to come can make up
outlook-next-session = the next is “{ $topic }” on { $day }
outlook-last-session = even if all before are missed it can be made up, but from “{ $topic }” on { $day } no session may be missed
outlook-by-end = { $track }: { $missing } credits missing, which can be made up by { $day }
outlook-out-of-reach = { $track }: { $missing } credits missing; with all that is still to come it would be { $best }: out of reach
outlook-spare = { $track ->
        [none] {""}
       *[other] { $track }:{ " " }
    }to qualify, { $most ->
        [0] none
       *[other] at most { $most }{ $least ->
            [same] {""}
            [0] , and none of the longer ones,
           *[other] , or { $least } of the longer ones,
        }
    } of the { $ahead } sessions to come may be missed
outlook-best = at best: { $outcome }, { $credits } credits{ $result ->
        [none] {""}
       *[other] , { $result } marks
    }
outlook-worst = at worst: { $outcome }, { $credits } credits{ $result ->
        [none] {""}
       *[other] , { $result } marks
    }
not-posted = { $outcome }: the { $credits } credits of the class are not posted
cut-twice = counted in “{ $class }” already
cut-recognised = “{ $class }” is in this account with its own credits
yes = yes
no = no
word-excellent = excellent
step-met = { $condition }: met
step-unmet = { $condition }: not met
explain-head = { $name } ({ $id }), as of { $today }
explain-account = { $year }: { $earned } credits earned{ $carried ->
        [0] {""}
       *[other] , { $carried } carried on
    }{ $required ->
        [none] {""}
       *[other] , { $required } required, { $short ->
            [0] { $surplus } over
           *[other] { $short } missing
        }
    }
explain-errors = the records have { $findings }: the numbers may be incomplete; run xueshi check first
certificates-nothing = no certificate to write
certificates-written = written
certificates-not-written = nothing is written yet; if it is right, run again with --write
failed-person = nobody called “{ $given }” is in the registers{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
failed-several = there are several “{ $given }”; give the number or the folder: { $known }
failed-class = there is no class “{ $given }”{ $known ->
        [none] {""}
       *[other] { $of ->
            [near] ; did you mean one of these?{ $known }
           *[all] , but there are:{ $known }
        }
    }
failed-certificate = there is no certificate “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
failed-revoked = the certificate “{ $given }” is revoked already
failed-no-pattern = the rule of the class of “{ $given }” has no pattern of numbers
characters = { $count } characters
record-time = { $unit ->
        [none] {""}
       *[other] { $unit }{ " " }
    }{ $from ->
        [none] { $until ->
            [none] from beginning to end
           *[other] until { $until }
        }
       *[other] from { $from }{ $until ->
            [none] {""}
           *[other] { " " }until { $until }
        }
    }
record-enrolment = enrolled { $times }{ $extended ->
        [none] {""}
       *[other] , extended to { $extended }{ $consent ->
            [none] {""}
           *[other] { " " }(consent: { $consent })
        }
    }{ $end ->
        [none] {""}
       *[other] , study ends { $end }
    }
record-deliverable = handed in: { $title }{ $details ->
        [none] {""}
       *[other] { " " }({ $details })
    }
record-marks = marks: { $marks }
record-certificate = certificate { $number }{ $date ->
        [none] {""}
       *[other] , issued { $date }
    }{ $replaces ->
        [none] {""}
       *[other] , instead of { $replaces }
    }{ $revoked ->
        [yes] , revoked
       *[no] {""}
    }
failed-replaced = the certificate “{ $given }” was replaced before
failed-not-qualified = who has the certificate “{ $given }” has not qualified; revoke it if it was issued in error
with-note = { $text } ({ $note })
posted-later = posted in { $year }, once qualified
way-courses-elective = elective courses completed
rule-status-earns = { $status }: earns credits
rule-status-earns-not = { $status }: earns no credits
rule-scale = online courses by length: { $steps }
scale-step = { $minutes ->
        [none] longer
       *[other] up to { $minutes } minutes
    } { $credits }
rule-decimals = credits to { $credits } places, marks to { $marks }, { $rounding }
rounding-half-up = halves rounded up
rounding-half-even = halves rounded to the even digit
rounding-down = rounded down
rounding-up = rounded up
rule-certificate = a certificate is valid for { $length }
failed-reason = give a reason
failed-before-issue = { $given } is before the certificate was issued, { $date }
failed-before-end = { $given } is before the training ended, { $date }
condition-admission-open = not admitted to the examination yet
failed-changed = nothing was written: { $path } has changed since it was read, or is a link; run again
failed-read-only = nothing was written: { $path } is read-only

# Official texts on paper.
official-attachment = Attachment
official-copies = Copies: { $names }
official-printed = Printed { $date }
official-red-head = { $issuer }
official-draft = Draft

# Forms.
form-title = { $of }: { $form }
form-title-sheet = { $title } ({ $sheet })
form-fact-organisation = Organisation
form-fact-short = Short name
form-fact-today = Date
form-fact-count = Rows
form-fact-sheet = Sheet
form-fact-class = Class
form-fact-batch = Batch
form-fact-units = Unit
form-fact-organiser = Organiser
form-fact-host = Host
form-fact-period = Period
form-fact-start = Start
form-fact-end = End
form-fact-year = Year
form-fact-place = Place
form-fact-people = Trainees
form-fact-audience = Audience
form-fact-manager = Class manager
form-fact-rule = Rule
form-fact-outcomes = Results
form-fact-legend = Marks
form-fact-course-sums = Course credits
form-fact-schedule-sum = Schedule credits
form-fact-sessions-held = Sessions held
form-fact-attendance-rate = Attendance
form-fact-pass-rate = Qualified
form-fact-certificates-issued = Certificates
form-fact-exam-time = Examination
form-fact-invigilators = Invigilators
form-fact-issued-on = Issued on
form-fact-answers = Answers
form-fact-score-scale = Scores
form-fact-plan = Plan
column-cohort = Cohort
column-group = Group
column-joined = Joined
column-left = Left
column-expected = Expected
column-came = Came
column-status = Attendance
column-part = Part
column-mark = Mark
column-seat = Seat
column-quota-staff = Staff
column-quota-students = Students
column-quota = Total
column-enrolled-staff = Staff enrolled
column-enrolled-students = Students enrolled
column-enrolled = Enrolled
column-batch = Batch
column-family = Family
column-audience = Audience
column-period = Period
column-place = Place
column-content = Content
column-host = Unit in charge
column-manager = In charge
column-due = Due
column-account-total = Total
task-done = done { $date }
task-overdue = overdue
task-open = not yet due
scope-class = class
scope-year = year
scope-plan = plan
failed-form = there is no form “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    } (xueshi forms list shows them all)
failed-plan = there is no plan “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
failed-form-several = several forms have the title “{ $given }”: give the name, or the option behind it:{ $known }
form-empty = -blank
failed-form-scope = this form is about a { $scope } and takes no { $option }
failed-form-needs = { $known ->
        [none] there is no { $scope ->
            [plan] plan
           *[class] class
        } of which this form could be
       *[other] say which one with { $option }:{ $known }
    }
failed-form-has-not = “{ $form }” { $why ->
        [template] fills a workbook that was handed out (its template) and is not made as { $given }
       *[wide] has more than the { $room } columns that a table in Word may have and is not made as { $given }
    }, only as: { $known }; use --to { $first }
form-of-template = this form fills a workbook that was handed out (its template) and is made as { $formats } only
failed-form-empty = “{ $form }” has nothing to say; for an empty form add --blank
failed-form-format = “{ $form }” can't be made in this format now; the message above says why
failed-file-there = there is a file already: { $path }; add --overwrite, or give another name with --output
archive-title = { $class } archive
archive-forms = forms
archive-notices = notices
archive-sources = records
archive-attachments = attachments
archive-index = index
archive-kept = Records asked for
archive-head-serial = No.
archive-head-path = File
archive-head-bytes = Bytes
archive-head-sha256 = SHA-256
archive-head-code = Code
archive-head-record = Record
archive-head-state = State
archive-contents = contents
archive-volume = Contents of the volume
archive-pieces = List of papers filed
archive-head-archival-code = Archival code
archive-head-number = Document No.
archive-head-issuer = Issued by
archive-head-title = Title
archive-head-date = Date
archive-head-secrecy = Secrecy
archive-head-page = Page
archive-head-pages = Pages
archive-head-remark = Remarks
archive-signed = signed, see attachments
archive-dated = Forms are dated by their deadline, where the class has one; schedule, courses and quotas by the day before the class begins; seats by the day of the examination; all others by the last day of the class.
archive-uncounted = Where pages are left empty they could not be counted: there is no PDF (a picture, a Word file), the PDF is broken, encrypted or too large, or there are several signed copies. Fill them in when the papers are bound.
archive-and-others = { $first } and others
archive-there = there
archive-to-fill = to be filled in
archive-missing = missing
archive-written = { $path } ({ $files } files)
blank-session = Date
archive-to-sign = to be signed
archive-early = this class ends on { $date } (computed for { $today }); its records are not complete yet
word-condition = condition
word-formula = formula
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
prose-footnotes = Footnotes
prose-back = back to the text
prose-anchor = link to this section
file-about = {" "}({ $kind }, { $size })
file-excel = Excel
file-word = Word
file-slides = slides
file-pdf = PDF
file-packed = archive
file-picture = picture
file-film = video
file-sound = sound
# Preview
serve-starting = making the site…
serve-at = the { $edition ->
    [office] office edition
   *[public] public edition
} is at { $url } and follows every change. Ctrl+C ends it
serve-for-all = { $edition ->
    [office] mind that everyone in this network can open this office edition, with its personal data
   *[public] everyone in this network can open this preview
}
serve-made = { $pages } pages made in { $time }; { $findings }
serve-made-again = { $changed ->
    [0] no page differs
    [one] updated, 1 file differs
   *[other] updated, { $changed } files differ
}, in { $time }; { $findings }
serve-errors = { $findings }; the pages stay as they last were right, in { $time }
serve-unwatched = the system can't tell of changed files ({ $reason }); the program looks every few seconds itself
serve-not-opened = the browser did not open ({ $reason }); please open the address above
serve-overlay-errors = { $count ->
    [one] 1 error to mend
   *[other] { $count } errors to mend
}
serve-overlay-kept = Behind this is the page as it last was right. Mend, save, and this goes away.
serve-overlay-none = There is no page to see yet. Mend, save, and it appears.
serve-overlay-close = Close
serve-overlay-more = { $count } more are in the terminal.
serve-overlay-elsewhere = What it is quotes the office's own files, and is shown only on the machine that runs the preview.
serve-overlay-help = To mend: { $help }
serve-nothing-title = No pages yet
serve-nothing = The records have errors, and the site was not made yet. Mend, save, and this page follows.
serve-not-found-title = No such page
serve-not-found = This edition of the site has no { $path }.
serve-not-made-title = This file can't be made
serve-foreign-host = This is not an address of the preview, which refuses it. Use the address given at its start; name another with --host.
serve-home = To the home page
failed-port = { $port ->
    [none] twenty ports from 8017 on are taken; give a free one with --port
   *[other] port { $port } is taken; give another, or leave --port out to have one found
}
failed-port-denied = the system does not allow { $port ->
    [none] these ports
   *[other] port { $port }
}; give one above 1024 with --port
failed-host = can't listen at “{ $host }”: { $reason ->
    [address] that is no address of this machine
   *[other] { $reason }
}
failed-listen = the system can't tell of interruption: { $reason }

# Procedures: process, flowchart, and the steps of each class
drawing-process = Process diagram
drawing-process-about = { $name }: the process in the middle, what goes in on its left, what comes out on its right, and around it who, how, resources, risks and performance; the table below says the same
drawing-flow = Flowchart
drawing-flow-about = { $name }: the steps from above to below, each with arrows to what follows; the table below says the same
process-inputs = Inputs
process-outputs = Outputs
process-who = Who
process-how = How
process-resources = Resources
process-risks = Risks and opportunities
process-performance = Performance
column-element = Element
column-step = Step
column-role = Who
column-record = Record
column-limit = Time limit
column-families = Classes
column-next = Next
column-proof = Shown by
column-done-on = Done on
flow-all = all
within-start-before = { $days ->
    [one] 1 day before the start
   *[other] { $days } days before the start
}
within-start-day = on the first day
within-start-after = { $days ->
    [one] 1 day after the start
   *[other] { $days } days after the start
}
within-end-before = { $days ->
    [one] 1 day before the end
   *[other] { $days } days before the end
}
within-end-day = on the last day
within-end-after = { $days ->
    [one] 1 day after the end
   *[other] { $days } days after the end
}
step-done = done
step-late = done late
step-under-way = under way
step-missing = missing
step-not-yet = not yet
step-not-needed = not needed
step-unwatched = checked by people
steps-count = { $done } of { $count } steps that records show are done, { $missing } missing
proof-plan = item of the plan
proof-notice = notice
proof-roster = roster
proof-schedule = schedule
proof-opening = record of the opening
proof-training = records of sessions
proof-attendance = attendance
proof-deliverables = what was handed in
proof-seating = seating of the examination
proof-exam = marks
proof-results = results
proof-certificates = certificates
proof-paper = paper on file
table-indicators = Indicators
column-indicator = Indicator
column-target = Target
indicator-met = { $amount } (met)
indicator-unmet = { $amount } (not met)
steps-on-time = Steps done in time
indicators-so-far = Figures of this year are as of { $date }
indicators-hidden = The public edition does not show figures of very few people, nor how far steps are
proof-needs = needs survey
proof-evaluation = evaluation
hours-rule = the rule asks for { $credits } credits
hours-schedule = the schedule has { $credits } credits
hours-records = the records have { $credits } credits
hours-earned = trainees have { $credits } credits at most
hours-certificates = certificates state { $credits } credits at most
hours-row = “{ $topic }” has { $planned } credits in the schedule, and { $minutes } minutes in its record, which are { $held }
hours-unplanned = “{ $topic }” of { $date } has a record of { $held } credits and no line in the schedule
hours-certificate = certificate { $number } ({ $name }) states { $stated } credits, and { $earned } were earned
sarif-root = the folder that holds content/
finding-fixable = can be mended by itself: xueshi check --fix
findings-alike = { $count } more { $code } of the same kind
findings-left = { $count } more are not listed (--verbose lists them all); how many there are of each:
fix-nothing = nothing can be mended by itself
fix-not-written = the { $count } changes above ({ $files } files) are certain, and not written yet; if they are right, run again with --write
fix-written = { $count } mended ({ $files } files)
fix-others = { $count } more are yours to mend: see xueshi check
fix-left = left now: { $findings }
fix-again = of what is left { $count } can be mended by itself now: run it again
fix-untouched = { $path } is left as it is, as it is not UTF-8; save it as UTF-8 and run again
failed-check-format = the result of { $option } has two formats: human and json
failed-code = there is no finding “{ $given }”; near: { $nearest }
watch-starting = checking, and again at every change; Ctrl-C ends it
watch-first = { $findings }, in { $time }
watch-again = { $new } new, { $gone } mended; now: { $findings }, in { $time }
watch-gone = mended: { $text }
watch-gone-more = { $count } more were mended
