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
event-exam = Examination
event-deadline = due
event-cancelled = cancelled
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
column-left = Left
days-over = { $count ->
        [1] 1 day over
       *[other] { $count } days over
    }
