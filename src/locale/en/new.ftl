# New files
new-file = made { $path }
new-has-errors = the records have { $findings }, not of the files just made; mend them before you build
new-site-kept = left as it was: { $files }
new-site-next = What comes next:
      1. go into the folder: cd { $folder }
      2. build: xueshi build; open output/office/index.html in a browser and look at the example
      3. put your own units, people and rules in its place, as README.txt says
new-class-next = What comes next:
      1. open roster.csv in { $folder } with Excel: ids and names of the trainees, who must be in the registers of people
      2. fill in schedule.yaml{ $courses ->
        [yes] {" "}and courses.csv (online courses)
       *[no] {""}
    }, and write notice.md, which is a draft
      3. check: xueshi check{ $root }
      4. after each session: xueshi new session { $id }{ $root }
new-notice-next = What comes next:
      1. open { $path } and write the text; attachments stand in the settings at its head{ $number ->
        [none] {""}
       *[other] . For a number, delete the "# " before "number: { $number }"
    }
      2. check: xueshi check{ $root }
new-session-next = What comes next:
      1. open { $path } ({ $topic }): who was late, left early, was on leave or absent; the minutes go at the end
      2. check: xueshi check{ $root }{ $left ->
        [0] {""}
       *[other] . The schedule has { $left } more without a record
    }
new-session-future = note: { $date } is after { $today }, the day computed for, so the session does not count yet; change the date in site.yaml to today
ask-site-organisation = Full name of the organisation
ask-site-short = Short name
ask-site-units = Titles of its units, divided by commas (Enter: two examples for now)
ask-site-today = Today's date (as 2026-03-02)
ask-class-title = Title of the class
ask-class-rule = Which rule (arrow keys, then Enter)
ask-class-start = First day (as 2026-03-10)
ask-class-end = Last day
ask-class-family = Which family (arrow keys, then Enter)
ask-class-family-none = no family
ask-class-units = Units it is for, titles or ids divided by commas (Enter: all)
ask-class-code = Code of the class, for numbers of certificates (as FZ)
ask-class-id = Name of its folder, which stays as it is; letters, digits and hyphens
ask-notice-class = Of which class (arrow keys, then Enter)
ask-notice-class-none = not of one class
ask-notice-title = Title of the notice
ask-notice-date = Its date
ask-notice-number = Its number (Enter: none)
ask-notice-number-choice = Its number (arrow keys, then Enter)
ask-notice-number-none = no number
ask-notice-number-other = another number
ask-notice-issuer = Who issues it
ask-notice-to = To whom, divided by commas
ask-session-class = Which class (arrow keys, then Enter)
ask-session-slot = Which session (arrow keys, then Enter)
ask-session-time = From and to (as 14:00-16:30)
ask-session-track = In which track it earns (arrow keys, then Enter)
failed-stopped = not all was answered, and nothing was written
failed-text = “{ $given }” can't be used: write one line of up to 300 characters
failed-name = “{ $given }” can't be the name of a file: use letters, digits and hyphens, not / \ : * ? " < > | or .., nor con, nul and the like
failed-time = “{ $given }” is no span of time; write it as 14:00-16:30
failed-empty = this can not be empty
failed-not-empty = there is something in { $path } already, such as “{ $name }”; name a new folder
failed-site-there = there are records already: { $path }; take another folder, or begin a class there with xueshi new class
failed-there = nothing was written: { $path } is there already
failed-end-before-start = the last day { $end } is before the first day { $start }
failed-rule = there is no rule “{ $given }”{ $nearest ->
        [none] ; rules lie in content/rules: give the name of the file or the title
       *[other] ; did you mean “{ $nearest }”?
    }
failed-rule-asks-nothing = “{ $rule }” is about the credits of a year and asks nothing of a class; take another rule
failed-family = site.yaml has no family “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
failed-unit = units.yaml has no unit “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
failed-track = the rule of this class has no track “{ $given }”{ $nearest ->
        [none] {""}
       *[other] ; did you mean “{ $nearest }”?
    }
failed-number-used = the number “{ $given }” is taken
failed-no-series = no notice so far has a number, so there is none to follow; write it out, as --number "Office [2026] 1"
failed-no-schedule = nothing is planned yet: fill in { $path } first
failed-all-recorded = { $class ->
        [none] no session waits for its record: every line of every schedule has one, or the schedule is still to be filled in
       *[other] every session in the schedule of “{ $class }” has a record; for one that is in no schedule, copy a record and change it
    }
failed-day-recorded = every session of { $date } has a record
failed-no-slot = { $date } has no session to record; in the schedule without a record: { $known }
failed-several-slots = { $date } has several sessions without a record; add --time to say which: { $known }
failed-schema = there is no schema “{ $given }”{ $nearest ->
        [none] ; there are { $known }
       *[other] ; did you mean { $nearest }?
    }
