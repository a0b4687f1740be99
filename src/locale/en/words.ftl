# Terminal
error = error
warning = warning
note = note
help = help
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
list-semicolon = { "; " }
stage-read = read
stage-resolve = resolve
stage-ledger = ledger
stage-check = check
stage-view = view
stage-render = render
stage-write = write
plain = { $text }
timing = { $stage }  { $time }
wrote = wrote { $path }
removed = removed { $path }
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
status-present = present
status-late = late
status-left-early = left early
status-leave = on leave
status-absent = absent
track-online = online
track-offline = offline
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
annual-requirement = { $category }: { $credits } credits a year{ $source }
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
exam-missed = missed
column-makeup = Make-up
column-result = Result
column-outcome = Outcome
column-reasons = Conditions not met
column-certificate = Certificate
column-issued = Issued
column-annual-total = Year's total
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
condition-absences = { $have } absences, { $need } disqualify
condition-leaves = { $have } leaves, { $need } disqualify
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
reason-course = completed the course “{ $title }”
reason-not-counted = completed the course “{ $title }”, which does not count
reason-outside-period = “{ $title }” is outside the class's period: no credit
reason-all-courses = all { $count } required courses completed
reason-courses-missing = { $done } of { $count } required courses done as required: no credit before all are
reason-recognised = qualified in “{ $class }”, recognised
reason-self-study = self-study, “{ $evidence }” handed in
reason-capped = { $sentence } (would be { $uncapped }, the cap is reached)
# Rules
rule-track = { $track }: at least { $credits } credits ({ $ways })
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
       *[no] {""}
    }
needs-tracks = the credits of every track
needs-deliverables = all deliverables
rule-result = result = { $parts }; { $pass } to pass
rule-absences = { $count } absences cancel study and examination
rule-leaves = { $count } leaves cancel study and examination
rule-category = { $category }: { $terms }
way-courses-required = required courses completed; electives do not count
way-courses = courses completed
way-minutes = by minutes attended
way-max = , at most { $max }
way-session = { $credits } a session
way-completion = { $credits } once all required courses are watched
way-completion-commented = { $credits } once all required courses are watched and commented on
way-recognition = { $credits } for a recognised class
way-self-study = { $credits } for self-study with { $evidence }
