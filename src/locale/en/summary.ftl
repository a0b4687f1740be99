# Summaries
menu-summaries = Summaries
summary-title = { $organisation }: training in { $period }
summary-tables = Training figures, { $period }
summary-days = Period: { $days }
summary-so-far = Period: { $days }, as of { $today }
summary-previous = Compared with: { $title } ({ $days })
summary-all = Total
summary-of-year = { $measure }, { $year }
summary-percent = { $measure } (%)
summary-sheet-title = Training figures, { $period }: { $sheet }
summary-sheet-total = Overall
summary-sheet-family = By family
summary-sheet-unit = By unit
summary-sheet-category = By category
summary-sheet-class = By class
summary-sheet-month = By month
column-measure = Figure
column-this = This period
column-before = Before
column-change = Change
column-formula = How it is counted
column-month = Month
numeral = { $number }
# Charts
chart-months = Credits by month
chart-months-rows = Month
chart-compared = Compared with the period before
chart-compared-rows = Figure
chart-attendance = Attendance by class
chart-attendance-rows = Class
chart-results = Results by class
chart-results-rows = Class
chart-completion = Credits of the year reached, by unit
chart-completion-rows = Unit
chart-rotation = Share of people trained over five years
chart-rotation-rows = Unit
chart-figures = The figures of this chart
chart-said = { $title }. The figures stand in the table below
# What the report says
report-lead = This report sums up the training that { $organisation } gave in { $named ->
        [yes] { $title } ({ $days })
       *[no] the days from { $days }
    }.
report-heading = { $number } { $title }
report-overall = Overall
report-families = By family of classes
report-results = Examinations and results
report-year = Credits of the year
report-deadlines = Deadlines
report-problems = Problems found
report-next = Still open
report-overall-text = Classes held: { $classes }, with { $sessions } sessions. Schedules planned { $planned_credits } credits, of which { $given_credits } were given. There were { $trainees } enrolments of { $people } people, who earned { $person_credits } credits.
report-conduct-text = Sessions were attended { $attendances } times, a rate of { $attendance_rate }: { $lates } times late, { $early_leaves } times left early, { $leaves } times on leave, { $absences } times absent.
report-compared-text = In { $before } there were { $before_classes } classes with { $before_sessions } sessions, { $before_trainees } enrolments of { $before_people } people, a rate of attendance of { $before_attendance_rate } and { $before_person_credits } credits.
report-no-classes = No class ran in the period.
report-family = ({ $number }) { $family }: { $classes } classes ({ $titles }), { $trainees } enrolments of { $people } people, attendance { $attendance_rate }, { $person_credits } credits{ $results ->
        [yes] ; { $qualified } qualified, { $pass_rate }.
       *[no] .
    }
report-exam-text = { $exam_takers } took an examination and { $exam_passed } passed it: { $exam_pass_rate }.
report-outcomes-text = { $qualified } qualified ({ $pass_rate }){ $some_excellent ->
        [yes] , { $excellent } of them excellent
       *[no] {""}
    }; { $not_qualified } did not{ $some_disqualified ->
        [yes] , { $disqualified } of them disqualified
       *[no] {""}
    }.{ $some_certificates ->
        [yes] {" "}{ $certificates } certificates were issued.
       *[no] {""}
    }
report-evaluation-text = Classes were evaluated in { $answers } answers: trainees gave { $evaluation_score }{ $some_teacher ->
        [yes] , teachers { $teacher_score }
       *[no] {""}
    }{ $some_manager ->
        [yes] , class managers { $manager_score }
       *[no] {""}
    }{ $some_school ->
        [yes] , the school { $school_score }
       *[no] {""}
    }.
report-credits = As of { $today }, of { $bound } people who owe credits in { $year }, { $reached } have them: { $reached_rate }. { $short_people } people lack { $short_credits } credits together.
report-unit-short = { $unit } { $reached_rate } ({ $short_people } people short)
report-units = Units with the lowest shares: { $units }.
report-kept-text = { $deadlines } deadlines of classes and tasks have passed: { $deadlines_kept } were kept, { $deadlines_missed } missed, and of { $deadlines_open } no day is recorded.
report-plan = The work plan
report-plan-text = As of { $today }, the plan of { $year } asks for { $plan_items } items: { $plan_done } are done, { $plan_under_way } under way, { $plan_planned } to come, and of { $plan_missing } there is neither class nor task. Classes that no plan asked for: { $unplanned_classes }.
report-missing = Nothing has come of: { $list }.
report-unplanned = Classes that no plan asked for: { $list }.
# How far a work plan is
plan-done = Done
plan-under-way = Under way
plan-planned = To come
plan-missing = Missing
plan-unwatched = No class
plan-overdue = Overdue
plan-late = { $state }, overdue
plan-count = { $count }
plan-of = { $part }/{ $whole }
plan-note = An item is as far as the classes and tasks that name it: of those that there are to be, how many are over; of the credits of schedules, how many were given.
table-unplanned = Classes that no plan asked for
column-plan-state = State
column-plan-done = Done
column-plan-credits = Credits
column-plan-answers = Classes and tasks
report-problem = { $text }{ $count ->
        [1] {""}
       *[other] {" "}({ $count } in all)
    }.
report-problem-of-people = { $count } records of people are to be looked at ({ $code }, see the dashboard).
report-running = Classes under way: { $list }.
report-pending = Results to be decided: { $list }.
report-coming = Classes to come: { $list }.
report-overdue = Tasks past their day and not recorded as done: { $list }.
report-due = Due soon: { $list }.
report-class-day = { $title } ({ $date })
report-class-count = { $title } ({ $count })
report-and-more = { $list }, { $count } in all
# The command summary
summary-changed = { $count } figures of the text are not what was agreed to; run xueshi check to see which sentences
summary-formats-missing = this machine can't make: { $formats }
summary-drafted = { $made } parts made, { $kept } left as they were changed, { $left } left out as they were taken out; when the text is done, run xueshi summary { $period } --accept to agree to its figures
summary-accepted = agreed; when one of these figures changes, check will name the sentence
summary-accepted-before = nothing to agree to: the figures are those agreed to before
failed-period = there is no term or period “{ $given }”; write { $known ->
    [none] {""}
   *[other] the id of a term ({ $known }),{" "}
}a year (2024), or two days (2024-03-01..2024-07-05)
failed-no-summary-text = there is no terms/{ $period }.md yet: run xueshi summary { $period } --draft first
# Coverage
coverage-lead = Days that count: { $days }
coverage-units = By unit
coverage-missing = Not covered
coverage-none = Everybody is covered
summary-sheet-coverage = Coverage
column-coverage = Coverage
chart-coverage = Coverage
chart-coverage-rows = Coverage
report-coverage = Coverage
report-coverage-text = { $title }: of { $population } people { $covered } are covered, { $coverage_rate }; { $uncovered } are not.
coverage-source = By { $source }
coverage-days = Days that count
coverage-date = As of
coverage-basis = By
failed-no-marks = { $path } has no marks <!-- xueshi … -->, so that nobody can say which parts were made; it was left as it is. To begin anew, move it elsewhere first
