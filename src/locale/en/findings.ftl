# One message a finding: what is wrong, how to mend it (.help), labels of other places.
unreadable-file = the file can't be read: { $path } ({ $reason })
    .help = check its permissions, or whether another program holds it, and try again
invalid-encoding = the file is not UTF-8 from here on: { $path }
    .help = save it as UTF-8; a sheet as “CSV UTF-8 (comma delimited)” in Excel
decoded-from-gbk = this list is in GBK and was read as such: { $path }
    .help = it works as it is; saved as “CSV UTF-8 (comma delimited)” it is no longer mentioned
file-name-not-unicode = the file's name has characters that can't be read: { $path }
    .help = { $nearest ->
        [none] give the file another name
       *[other] the name is in GBK, mostly from an old archive, and meant “{ $nearest }”: rename the file to that
    }
file-too-large = the file is too large and was not read: { $path }
    .help = divide the list, or delete empty rows and columns
no-content = there is no content/site.yaml: this is not an office's folder ({ $files } files)
    .help = run it in the office's folder, or say with --root where that is; to make one: xueshi new site FOLDER
unused-file = nothing reads a file in this place: { $path }
    .help = { $nearest ->
        [workbook] this is a workbook: open it in Excel and save it as “CSV UTF-8 (comma delimited)”; renaming it does not help
        [template] to have it filled, write “template: { $name }” into the definition of a form; move it away otherwise
        [no-template] a template is an xlsx workbook: save it as xlsx and name it in a definition; move it away otherwise
        [none] check its name and folder; attachments go into a folder “attachments”
       *[other] should its name be “{ $nearest }”?
    }
symbolic-link = this is a symbolic link, which is not followed: { $path }
    .help = put the file itself here
packed-file = this is a workbook or an archive under another extension: { $path }
    .help = rename it back to .xlsx, open it in Excel and save it as “CSV UTF-8 (comma delimited)”
missing-file = a file is missing: { $path }
    .help = { $cause ->
        [near] there is a file “{ $nearest }”: is it meant?
        [workbook] there is a workbook “{ $nearest }”: open it in Excel and save it as “CSV UTF-8 (comma delimited)”; until then nobody in the other lists is enrolled
       *[other] add the file, or correct what names it
    }
yaml-syntax = { $cause ->
        [tab] the indentation has a tab where only spaces may be
        [quote] a quotation mark has no partner, or quoted text goes on in the next line without indentation
        [bracket] a bracket or brace has no partner
        [wide-colon] the colon is a full-width one; a key takes a plain colon and a space
        [no-space] the colon after a key is followed by a space, “rule: candidates”
        [brace] text that begins with a brace goes into quotation marks: number: "{ "{" }year{ "}" }-{ "{" }seq:3{ "}" }"
        [colon] there is a second “: ” in the line; text with a colon goes into quotation marks
        [indent] the indentation is uneven: lines of one level begin in one column
        [budget] too deep or too large to be read
       *[other] this is not YAML
    }
    .help = { $cause ->
        [wide-colon] write a plain colon and a space after each key, “title: List”
        [tab] replace each tab of the indentation by two spaces
        [no-space] put a space after the colon, “rule: candidates”
        [quote] add the other quotation mark; where quoted text goes on in the next line, indent that line. The parser's own words: { $detail }
        [bracket] add the other bracket; a list is written [a, b]. The parser's own words: { $detail }
        [brace] put the whole text into quotation marks
        [colon] put the whole text into quotation marks; where two settings stand in one line, divide them
        [indent] begin the lines of one level in one column, and those of the next two spaces further; see also whether a space follows the colon of the line above. The parser's own words: { $detail }
        [budget] nest less deeply, or divide the file
       *[other] it is mostly a colon without a space after it, an uneven indentation, a quotation mark or bracket without a partner, or text that begins with * & ! % @ ` [ or {"{"} and is not in quotation marks. The parser's own words: { $detail }
    }
no-front-matter = the file does not begin with settings between two lines of ---
    .help = begin the file with a line of ---, then one setting a line (“title: …”), then --- again
ragged-row = this row has { $found } cells, the head has { $expected }
    .help = { $cause ->
        [quote] a double quote has no partner, so that the lines after it belong to one cell: add the other
       *[cells] put a cell with a comma into double quotes; an empty cell still has its comma
    }
    .head = the head
raw-html = this HTML may not stand in a text and is left out; the words in it stay: { $given }
    .help = table, br, sub, sup, u, kbd, abbr, details, figure, ruby and span may be used, without styles; use Markdown for the rest. To show a bracket itself, write &lt; or put it between backquotes
not-a-picture = this file is no picture, or none that a page can show: { $path }
    .help = use PNG, JPG, GIF, WebP or BMP; for a file to save write a link, without the “!”
large-picture = the picture has { $size }, and the page will open slowly: { $path }
    .help = the build goes on; make the picture about 1600 pixels wide and save it as JPG (drawings as PNG)
deep-nesting = quotes or lists stand more than { $limit } deep within one another; what is deeper is made flat
    .help = use fewer levels; mostly a > or - too many at the start of a line
unknown-key = unknown key “{ $key }”
    .help = { $nearest ->
        [wide-colon] the colon is a full-width one: write a plain colon and a space
        [none] these may stand here: { $known }
       *[other] is it “{ $nearest }”? These may stand here: { $known }
    }
duplicate-key = “{ $key }” is given twice
    .help = keep one of them
    .first = first given here
missing-key = “{ $key }” is missing
    .help = add it
unknown-column = unknown column “{ $key }”, which is not read
    .help = { $nearest ->
        [none] delete the column if it is not needed
       *[other] is it “{ $nearest }”?
    }
missing-column = the head has no column “{ $key }”
    .help = { $nearest ->
        [empty] this list is empty: fill in its head and rows, or delete the file where it is not needed
        [title] the first line is the head: delete the title above it
        [title-above] the head is line { $line }: delete the title above it
        [tabs] this list is divided by tabs: save it as “CSV UTF-8 (comma delimited)”
        [semicolons] this list is divided by semicolons: save it as “CSV UTF-8 (comma delimited)”, or replace them by commas
        [wide-commas] this list is divided by Chinese commas: replace them by plain ones
        [none] add it in the first line
       *[other] is it the column “{ $nearest }”?
    }
wrong-type = { $expected ->
        [map] this should be several “key: value”
        [list] this should be a list, each entry after “- ”
        [number] this should be a number
       *[text] this should be text
    }
    .help = { $cause ->
        [keys] write several keys, each “key: value”; these may stand here: { $known }
       *[other] compare it with docs/reference for this kind of file
    }
empty-value = “{ $key }” is empty
    .help = fill it in
bad-date = “{ $given }” is no date
    .help = { $cause ->
        [sheet] apart from names and numbers each column of a sign-in sheet is a session, headed by its date, 2024-10-15 or 2024-10-15 14:00-17:00; delete columns that are none, such as totals
        [excel] Excel turned it into an English month or a serial number: format the column as text and write it like 1980-03 or 2024-05-20
        [month] write it like 1980-03 or 1980-03-15
        [moment] write it like 2024-05-29, or with a time: 2024-05-29 14:30-16:00
       *[other] write it like 2024-05-20
    }
no-such-date = there is no “{ $given }” in the calendar
    .help = check month and day
bad-number = “{ $given }” is no number
    .help = { $cause ->
        [mark] fill in a plain number from 0 to 100
        [recorded] fill in a plain number from 0 to 100; leave it empty where there is no mark, or write “absent”
        [share] write it like 0.6, 60% or 2/3
       *[other] write it like 8 or 0.7
    }
bad-choice = “{ $given }” is not one of the choices
    .help = { $nearest ->
        [none] choose from: { $known }
        [compare] one of these words is wanted here, and no comparison such as “result >= 80”: { $known }
       *[other] is it “{ $nearest }”? Choose from: { $known }
    }
out-of-range = “{ $given }” is out of range: between { $low } and { $high }
    .help = { $cause ->
        [share] write it like 0.6, 60% or 2/3
       *[other] check the number
    }
bad-time = “{ $given }” is no span of time
    .help = { $cause ->
        [moment] put a space after the date, and then from when to when, 2024-05-29 14:30-16:00; the date alone will do
       *[other] write it like 14:00-15:30
    }
bad-address = “{ $given }” is no address of a site
    .help = write where the public edition is published, like https://school.example.edu or http://10.1.2.3/school; leave it out if it is not
bad-alias = “{ $given }” is no path of an old page
    .help = write its path from the root folder of the site (without xueshi/ where the site lies in /xueshi/), like notices/2023-opening.html or classes/2023-basics/, without .. and parameters
bad-tag = “{ $given }” can't be a tag
    .help = a tag is a short word of no more than 40 characters; several stand in a list, [a, b]
bad-limit = “{ $given }” is no time limit of a step
    .help = write it like “3 days before start”, “start” or “14 days after end”: days of the calendar, told from the first or last day of the class
end-before-start = the end is before the start
    .help = check both dates
    .start = the start
mangled-number = “{ $given }” is what Excel made of a long number; its last digits are lost
    .help = format the column as text and fill in the whole number again
unknown-reference = { $kind ->
        [person] there is no person “{ $given }”
        [unit] there is no unit “{ $given }”
        [form] there is no form “{ $given }”
        [fact] nothing goes by this name: “{ $given }”
        [field] there is no such column here: “{ $given }”
        [rule] there is no rule “{ $given }”
        [class] there is no class “{ $given }”
        [category] there is no category of people “{ $given }”
        [family] there is no family of classes “{ $given }”
        [coverage] site.yaml has no coverage “{ $given }”
        [track] the rule has no track “{ $given }”
        [deliverable] the rule has no deliverable “{ $given }”
        [course] the course list has no course “{ $given }”
        [plan] there is no plan “{ $given }”
        [item] the plan has no item “{ $given }”
        [session] neither schedule nor records have the session “{ $given }”
        [figure] conditions have no name “{ $given }”
        [measure] there is no figure “{ $given }”
        [subject] no figure can be of “{ $given }”
        [part] the rule has no part of the mark “{ $given }”
        [step] the flow has no step “{ $given }”
        [record] the list of records has no code “{ $given }”
        [procedure] there is no procedure “{ $given }”
       *[other] there is no “{ $given }”
    }
    .help = { $nearest ->
        [none] { $kind ->
            [record] write a code of the list of records, or add it there first
            [step] write the id of a step of this flow; where nothing follows write []
            [code] check the code: it stands between brackets in what xueshi check says
            [form] check the spelling; xueshi forms list says which there are, by name and title
           *[other] check the spelling, or register it first
        }{ $known ->
            [none] {""}
           *[other] ; there are: { $known }
        }
        [gone] check the spelling; the folder of this class may have been deleted or renamed{ $known ->
            [none] {""}
           *[other] ; there are: { $known }
        }
        [wide-comma] a Chinese comma does not divide names: where there may be several, divide them by a plain comma, [a, b], or write one a line; where there may be one, leave only that
        [wide-colon] the colon is a full-width one: write a plain colon and a space
        [excel] Excel has turned a long number into scientific notation: format the column as text and fill it in again
       *[other] is it “{ $nearest }”?
    }
flow-circle = the steps lead round in a circle: { $steps }
    .help = change what follows one of them; a flowchart goes downwards only, and what is sent back to be done again is said in the text
duplicate-item = “{ $given }” is the number of an item before, so this one can not have it and nothing is told of how far it is
    .help = a number is that of the part and of the item, and a part is a heading with “## ”: make the subheading above this item one, or go on from the number before
    .first = the item before
step-unreachable = nothing leads to the step “{ $given }”, and it is not the first one
    .help = name it where it follows: next: [{ $id }]; where the flow divides, the last step of each branch says what follows it
bad-figure = { $cause ->
        [no-class] it is not said which class: “{ $given }”
        [class] “{ $given }” can be asked of one class only
        [subject] “{ $given }” does not say of what
        [year] “{ $given }” can be asked of one year only, and of units and categories in it
        [family] “{ $given }” is not of families of classes
        [indicator] “{ $given }” can not be an indicator, which is of all classes or of a family in a year
        [item] the name of an item, “{ $given }”, has a figure in it, which can not be filled in beside its classes and tasks
        [coverage] “{ $given }” and a coverage go together
        [plans] “{ $given }” is of the plans of a period, not of classes, units and categories
        [people] “{ $given }” is of classes as a whole, not of units and categories
        [no-period] it is not said of which period “{ $given }” is the one before
        [close] “{"}}"}” without “{"{{"}” before it
        [open] “{"{{"}” without “{"}}"}”
       *[other] no figure can be read from “{ $given }”
    }
    .help = { $cause ->
        [no-class] write {"{{"} class("name of its folder").people {"}}"}, or name the class at the head
        [class] write it like {"{{"} class("name of its folder").scheduled_credits {"}}"}, without unit and category
        [subject] begin with class, family, unit, year or office, like {"{{"} year(2024).people {"}}"}
        [year] write it like {"{{"} year(2024).reached {"}}"}
        [coverage] write it like {"{{"} coverage("its id").coverage_rate {"}}"}, with a year, a unit or a category before it; site.yaml says what there is
        [plans] write it like {"{{"} year(2024).plan_done {"}}"}
        [people] take the unit or the category away, or ask for another figure, like trainees
        [no-period] begin with a term, a year or a period, like {"{{"} year(2024).previous.trainees {"}}"}
        [family] take the family away, or ask for another figure, like pass_rate
        [indicator] take another figure, like person_credits or pass_rate
        [item] put the figure into a sentence after the name: the name is what stands between ** **, or the first sentence
       *[other] write it like {"{{"} class.people {"}}"}; to show the braces themselves write \{"{{"}
    }
figure-of-nothing = nothing is known for “{ $given }” yet: the page says “—”
    .help = it will be once there are records; if there never will be, take another figure
figure-of-few = “{ $given }” could tell who is meant: of fewer than { $least } people, of all but so few, or of results that are not public or not out yet; the public edition says “—”
    .help = ask of a larger part, or when the class is over; the least number stands under privacy in site.yaml
figure-changed = “{ $given }” in this sentence was { $before } when it was agreed to, and is { $now }
    .help = see whether the sentence still holds; then run xueshi summary { $period } --accept
    .accepted = what was agreed to stands here
unknown-period = there is no term or period “{ $given }”
    .help = { $nearest ->
        [none] write the id of a term of site.yaml, a year (2024), or two days (2024-03-01..2024-07-05); in names of files below terms write _ for ..
       *[other] did you mean “{ $nearest }”? A year (2024) or two days (2024-03-01..2024-07-05) will do as well
    }
bad-term-id = the id of a term can't be “{ $given }”
    .help = the id is the name of a page: use letters, digits and hyphens, and not digits alone, like 2024-spring
ambiguous-name = { $kind ->
        [person] several people are called “{ $given }”
        [unit] several units are called “{ $given }”
       *[other] there are several “{ $given }”
    }
    .help = { $kind ->
        [person] give the student or staff number instead{ $cause ->
            [ids] : is it “{ $nearest }”?
           *[other] {""}
        }
        [session] add the time to the date, “2024-05-22 14:00-15:30”
       *[other] give the id instead
    }
name-mismatch = number { $id } belongs to “{ $name }”, but “{ $given }” stands here
    .help = check which of number and name is wrong
    .register = registered here
duplicate-id = { $kind ->
        [person] the number “{ $given }” is registered twice
        [trainee] “{ $given }” is in the roster twice
        [record] “{ $given }” has the same record twice
        [summary] there is a summary of the days of “{ $given }” already
        [form] two forms have the title “{ $given }”, and so would their files
       *[other] “{ $given }” is used twice
    }
    .help = { $kind ->
        [form] { $file ->
            [none] give one of them another title
           *[other] { $file }, which comes with the program, has it too: take another title, or name your file { $file } to replace that one
        }
       *[other] keep one, or give the other another id
    }
    .first = first used here
not-enrolled = { $day ->
        [none] “{ $given }” is not in the roster of this class
       *[other] “{ $given }” is not in the class on { $day }
    }
    .help = check the name, or add it to roster.csv (which also has the days of joining and leaving)
    .roster = this row of the roster
recognition-circle = class “{ $class }” recognises “{ $other }”, and from there it leads round to “{ $class }” again
    .help = take “recognises” out of one of them
contradictory-record = “{ $given }” has two different marks in one session
    .help = check which is right and keep that
    .first = the other is here
not-expected = this session is not for the unit or cohort of “{ $given }”
    .help = check the name, or the session's “units” and “cohort”
unknown-cohort = nobody in the roster has the cohort “{ $given }”
    .help = { $nearest ->
        [none] compare it with the column “cohort” of roster.csv
       *[other] is it “{ $nearest }”?
    }
blank-attendance = { $row ->
        [missing] the sign-in sheet has no row of “{ $given }”
       *[there] the sign-in sheet says nothing of “{ $given }” here
    }
    .help = √ present, △ late, ▽ left early, ○ on leave, × absent
duplicate-session = one session has two records
    .help = make one of them; if they are two, correct time, units or cohort
    .first = the other is here
unknown-link = the link leads to nothing: { $given } (looked for { $path })
    .help = { $nearest ->
        [gone] it may have been deleted, moved or renamed: correct the link or take it out; a path begins at this file's folder or, with a “/”, at the content folder
        [none] check the path: it begins at this file's folder or, with a “/”, at the content folder, and names a source, not a page
       *[other] is it “{ $nearest }”? A path begins at this file's folder or, with a “/”, at the content folder
    }
unknown-anchor = { $path } has no heading “{ $given }”, so the link can only lead to its beginning
    .help = { $nearest ->
        [none] copy the words of the heading behind the “#”
       *[other] is it “{ $nearest }”? Copy the words of the heading behind the “#”
    }
link-refused = this file is not for readers: { $path }
    .help = { $why ->
        [folder] files of registers, rules and forms are never copied to the site; put a copy without personal data beside this file
        [picture] browsers don't show pictures of this kind: open it, save it as JPG beside this file, and correct the name here; renaming it does not help
        [other] files of this kind are not put on the site; save what readers may have as a PDF, text, workbook, picture or archive beside this file
       *[kind] lists and settings (csv, yaml and so on) are never copied to the site; save what readers may have as a workbook, text, PDF or archive beside this file
    }
unsafe-link = this link is left out, its words stay: { $given }
    .help = a link begins with http, https, mailto or tel, or is the path of a source; not a drive of this computer
kept-file-linked = a notice names this file as an attachment that is not public: the public edition leaves the link out, its words stay: { $path }
    .help = to have it in the public edition write public: yes at the attachment; else leave it, or take the link out
weights-not-one = the weights add up to { $sum }, not to 1
    .help = adjust them, for example 0.7 and 0.3
bad-formula = { $cause ->
        [empty] the { $of } is empty
        [long] the { $of } is too long: { $limit } characters at most
        [deep] brackets and “? :” are nested too deep: { $limit } levels at most
        [large] the { $of } is too large: { $limit } names, numbers, texts and operators at most
        [quote] this quotation mark has no partner: { $given }
        [open] this bracket has no partner: { $given }
        [close] this bracket is one too many, or does not fit the one before: { $given }
        [leading] a { $of } has no “{ $given }” at its front
        [instead] a { $of } can't have “{ $given }”; it is written “{ $plain }”
        [word] “{ $given }” can't stand in a { $of } as it is
        [character] a { $of } can't have “{ $given }”
        [call] a { $of } can't use functions: “{ $given }”
        [twice] “{ $given }” is a sign written twice
        [end] the { $of } is not finished
        [list] a list in square brackets can only follow “in”
        [no-list] “in” is followed by a list in square brackets
        [no-map] “{ $given }” is a single value and takes no square brackets
        [no-key] “{ $given }” has several entries; say which
        [no-text] square brackets take a name in quotation marks, not “{ $given }”
        [condition] the whole condition should be true or false, but it is { $found ->
            [number] a number
           *[text] a text
        }
        [number] a number is wanted here, but it is { $found ->
            [flag] true or false
           *[text] a text
        }
        [kind] “{ $operator }” takes { $expected ->
            [number] numbers
           *[flag] conditions
        }, and this is { $found ->
            [number] a number
            [flag] a condition
           *[text] a text
        }
        [kinds] the two sides of “{ $operator }” are of different kinds: { $left ->
            [number] a number
            [flag] a condition
           *[text] a text
        } and { $right ->
            [number] a number
            [flag] a condition
           *[text] a text
        }
        [zero] the divisor is always 0: “{ $given }”
        [overflow] the number is too large to compute: “{ $given }”
        [other] a { $of } can't have this: “{ $given }”
       *[syntax] the { $of } makes no sense at “{ $given }”
    }
    .help = { $cause ->
        [empty] write a { $of }{ $example ->
            [none] {""}
           *[other] , for example { $example }
        }; where there is none, delete the key
        [long] shorten it, or make several of it
        [deep] take out brackets that aren't needed, or make several conditions of it
        [large] shorten it, or make several of it
        [quote] add the other one; a text has a plain quotation mark at both ends and goes on in one line
        [open] add the other one
        [close] delete it, or add the other one before
        [leading] delete the sign; this is no formula of a sheet: there are no functions (ROUND, SUM) and no cells (F2), only names, numbers, brackets and + - * / % ? : and the like, for example { $example }
        [instead] write it that way
        [word] put a text into plain quotation marks, "member"; { $example ->
            [none] figures have English names
           *[other] write figures like this: { $example }
        }
        [character] delete it; a { $of } is made of names, numbers, texts, brackets and + - * / % == != < <= > >= && || ! in ? :
        [call] there are no functions (ROUND, SUM, IF) and no cells (F2) here, only names, numbers, texts, brackets and + - * / % == != < <= > >= && || ! in ? :, for example { $example }
        [twice] keep one of them, or none
        [end] see whether a number, name or text is missing after the last operator
        [list] write category in ["member", "candidate"]
        [no-list] write category in ["member", "candidate"]
        [no-map] delete the square brackets
        [no-key] write tracks["online"]
        [no-text] write tracks["online"]
        [condition] compare it with something, for example theory >= 8
        [number] write a calculation, for example required - all_credits
        [kind] check this place; two comparisons in a row are written apart, 60 <= exam && exam <= 100
        [kinds] compare numbers with numbers and texts with texts; texts have plain quotation marks, numbers have none
        [zero] check the divisor
        [overflow] check the numbers
        [other] compare it with the way a { $of } is written in docs/reference
       *[syntax] see whether an operator is missing here, or something is one too many
    }
formula-fault = the condition “{ $given }” can't be computed: { $cause ->
        [overflow] the number is too large
       *[zero] the divisor is 0
    }
    .help = { $cause ->
        [overflow] check the condition in the rule and the figures in it
       *[zero] rule 0 out in the condition first, for example absences == 0 || leaves / absences > 2
    }
form-scope = a form whose rows are “{ $rows }” is about a { $scope }, but its scope says otherwise
    .help = delete the scope, or correct one of them
    .rows = the rows
form-key-unused = { $cause ->
        [blank] a column to write in is never filled, so that it can't be there only where it is
        [no-formula] “{ $key }” is for computed columns only
        [no-total] this column is not added up, “{ $key }” does nothing
        [no-rows] without rows there is no use for “{ $key }”
        [rows] beside rows there is no use for “{ $key }”
       *[kind] forms of this kind have no use for “{ $key }”
    }
    .help = { $cause ->
        [blank] delete the condition, or say what the column holds
        [no-formula] leave it out, or give the column a formula
        [no-total] leave it out; to add up, give the table “total: yes” and the column a number to add or a formula
        [no-rows] delete it, or say where the rows come from
        [rows] delete one of the two
       *[kind] delete it, or correct the kind
    }
form-line-too-wide = this line has { $found } cells, but a line of the form has { $expected }
    .help = make two lines of it; of boxes raise boxes_a_line, of fixed lines add columns
form-rows-of = “{ $rows }” needs a form whose rows are “{ $of }”
    .help = correct the rows of this table or those of the form
form-too-wide = the columns of “{ $title }” are wider than the paper: { $found } characters of { $room }, so that { $seen ->
        [over] columns would be printed into each other
       *[small] the print would be smaller than 8 points
    }
    .help = { $way ->
        [across] lay the paper across (orientation: landscape), narrow the columns or leave some out
        [large] A4 across is too narrow as well: take A3 across (paper: A3, orientation: landscape), narrow the columns or leave some out
       *[fewer] even A3 across is too narrow: narrow the columns, leave some out, or make two forms of it
    }
template-unfit = the template “{ $path }” { $cause ->
        [old-format] is an xls workbook of before 2007
        [encrypted] is locked with a password
        [macros] has macros, which are neither run nor passed on
        [too-large] is too large, or would be when filled
        [too-many-rows] has no room for so many rows on “{ $sheet }”
        [text-too-long] would have a text in “{ $sheet }”!{ $cell } that is longer than a cell holds
        [unreadable] has a part that can't be read: { $part }
       *[not-a-workbook] is no xlsx workbook
    }
    .help = { $cause ->
        [old-format] open it and save it as xlsx
        [encrypted] save it without a password
        [macros] save it as xlsx without macros
        [too-many-rows] divide the list
        [text-too-long] divide the placeholders among several cells
       *[other] open it and save it as xlsx again
    }
placeholder-unknown = the template “{ $path }” has { $cause ->
        [braces] “{ "{" }{ $name }{ "}" }” with one brace on each side in “{ $sheet }” { $cell }, which is not filled and stays as it is
       *[unknown] “{ $name }” in “{ $sheet }” { $cell }, which names nothing and stays as it is
    }
    .help = { $cause ->
        [braces] a placeholder has two braces on each side: { "{{" }{ $name }{ "}}" }; where it is text, leave it
       *[unknown] { $nearest ->
            [none] docs/reference/forms.md lists the names
           *[other] did you mean “{ $nearest }”?
        }
    }
placeholder-empty = the template “{ $path }” has “{ $name }” in “{ $sheet }” { $cell }, for which there is nothing in “{ $title }”
    .help = it is filled once the records have it; delete it from the template where it is not needed
no-placeholder = the template “{ $path }” has no placeholder and stays as it is
    .help = write a placeholder into the cells that are to be filled, for example { "{{" }name{ "}}" }
drawn-rows = the template “{ $path }” has empty rows drawn in “{ $sheet }”, { $first } to { $last }; a formula names only some of them, so that they are not filled and stay as they are
    .help = leave only the row with placeholders in the template and delete the empty rows below it; rows are added for everyone, and sums cover them
form-rows-can-not = { $rows ->
        [none] the fixed lines of a form
       *[other] rows of “{ $rows }”
    } { $key ->
        [filter] can't be filtered by “{ $given }”
        [sheets] can't be parted into sheets by “{ $given }”
       *[when] can't tell “{ $given }” as the condition of a column
    }
    .help = { $known ->
        [none] there is nothing that it could be with such rows: delete it
       *[other] with such rows it can be: { $known }; correct it or delete it
    }
form-one-table = a letter or certificate has room for one table
    .help = delete this one, make one of both, or make the form a record, which may have several
form-too-many-columns = “{ $title }” has { $found } columns, and a table in Word at most { $room }, so that no docx is made of it
    .help = use the workbook, the PDF or the page; where it must be Word, leave out columns or make two forms of it
duplicate-document-number = two notices carry the number “{ $given }”
    .help = check the document numbers
    .first = the other is here
session-outside-period = this session ({ $date }) is outside the class's period ({ $start } to { $end })
    .help = check the session's date, or the start and end of the class
schedule-short = the schedule offers { $have } credits of “{ $track }”, the rule requires { $need }
    .help = complete the schedule, or check the rule
mark-not-admitted = “{ $given }” was not admitted to the examination ({ $reason }) but has a mark, which is not counted
    .help = check which of attendance, credits and mark is wrong
certificate-not-qualified = “{ $given }” has a certificate but has not qualified: { $reason }
    .help = { $why ->
        [not-over] if the class is over, set “date” in site.yaml to today, or run with --today
       *[other] check credits, attendance and marks; if it was issued in error, revoke it with xueshi certificates revoke, and leave its row
    }
duplicate-certificate = the certificate number “{ $given }” is used twice
    .help = certificate numbers never repeat; check them
    .first = the other is here
bad-id-number = { $cause ->
        [form] an id number has 18 digits, of which the last may be X
        [birth] the date of birth in the id number is not in the calendar
        [mismatch] the date of birth in the id number is not the registered one
        [sex] the last but one digit of the id number is of another sex than the register
       *[check] the check digit of the id number is wrong: perhaps a digit was miscopied
    }
    .help = compare it with the identity card
deadline-too-early = the deadline of “{ $title }”, { $date }, is not after the notice's date, { $notice }
    .help = leave the units time to do it
    .notice = the notice's date
deadline-on-weekend = the deadline of “{ $title }”, { $date }, is a { $weekday ->
        [6] Saturday
       *[7] Sunday
    }
    .help = move it to a working day, with time for the review
no-roster = { $cause ->
        [empty] the class has begun and the roster is empty
       *[none] the class has begun and has no roster
    }
    .help = { $cause ->
        [empty] fill in the trainees below the head, one a row
       *[none] add roster.csv; if the list is a workbook, save it as “CSV UTF-8 (comma delimited)”
    }
makeup-not-allowed = “{ $given }” has a make-up mark, but the rule has no make-up: it is not counted
    .help = if there is one, write “makeup: yes” below “exam” in the rule
attachment-without-table = the attachment “{ $title }” is a table that there is not yet
    .help = name the notice's class, or add the courses, the schedule or the roster; leave “table” out if it is on paper only
record-in-future = this record is of { $date }, which is still to come as of { $today }: it counts for nothing yet
    .help = check the date; if it is right, set “date” in site.yaml to today, or run with --today
long-name = this name has { $length } characters: perhaps several cells have run together
    .help = check it; a name of more than { $most } characters takes several lines of a form
mark-left = { $slip ->
        [alert] there is no alert “{ $given }”: the page shows it as it is
        [task] the box “{ $given }” lacks its space: the page shows it as it is
        [picture] “{ $given }” was not read as a picture: the page shows it as it is
        [note] the footnote “{ $given }” is not written: the page shows the mark as it is
       *[braces] “{ $given }” is full-width: the figure is not filled in
    }
    .help = { $slip ->
        [alert] between the brackets one of these words stands, and no other: [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION]
        [task] write “- [ ] ” or “- [x] ”: a space or an x between the brackets
        [picture] put angle brackets around a file name with a space: ![caption](<pictures/the way.png>)
        [note] write “{ $given }: its text” at the end, after an empty line; the marks must be the same
       *[braces] write half-width {"{{"}  {"}}"}
    }
unfilled = “{ $text }” is still to be filled in
    .help = write what is true in its place, or delete the line
seats-short = the rooms seat { $seats } people, but { $people } may take the examination: { $missing ->
        [1] 1 has
       *[other] { $missing } have
    } no seat
    .help = add seats or a room
invigilators-short = “{ $room }” has { $people } people and { $found } invigilators, and needs { $needed }
    .help = add invigilators, or change people_an_invigilator, which is { $each }
quota-exceeded = { $unit } was given { $seats ->
        [1] 1 seat
       *[other] { $seats } seats
    } for { $kind ->
        [staff] staff
       *[students] students
    }, and has { $enrolled } on the roster
    .help = check the roster, or change the quota
path-collision = two things would be written to one file: { $path }
    .help = rename one of them (upper and lower case count as the same); where one stands in “aliases”, there is a page already: delete that line or change it
    .first = the other is here
foreign-file = the output folder has a file that this program did not write, left as it is: { $path }
    .help = delete it yourself if it is not needed
protected-value-leaked = the public edition would show { $what ->
        [id] the student or staff number
        [phone] the phone number
        [birth] the date of birth
        [other] an address, an account or the like
       *[id-number] the id number
    } of “{ $name }”, in { $path }
    .help = take it out of this public text; the register stays as it is. In an attachment look at its properties, comments and hidden parts as well
    .register = registered here
leak-search-failed = the public edition could not be searched for personal data, so nothing was written: { $reason }
    .help = show this to your technical colleague
bad-path = some systems can't write this path: { $path }
    .help = shorten or change the name of the class folder, form, notice, unit or person; leave out < > : " | ? * \, and don't name a file CON, AUX or NUL, or like a folder
foreign-in-the-way = somebody else's file lies where this is to be written, and was not replaced: { $path }
    .help = move it away, or choose another --output
table-too-large = a workbook can't hold this table: { $path } ({ $cause ->
        [text] a cell has more than 32,767 characters
        [rows] too many rows or columns
       *[other] { $detail }
    })
    .help = { $cause ->
        [text] shorten that text, or put it into a text or an attachment: topics and titles are a few words
       *[other] divide the class, or leave out columns
    }
text-not-made = this text could not be made: { $path } ({ $detail })
    .help = show this to your technical colleague
unknown-theme = there is no theme “{ $given }”
    .help = check “theme” in site.yaml, or add it to the folder themes
template-error = a template failed at { $place }: { $cause ->
        [variable] there is no name “{ $name }”
        [field] there is no field “{ $name }”
        [nothing] what is to be written is not there
        [filter] there is no filter “{ $name }”
        [test] there is no test “{ $name }”
        [function] there is no function “{ $name }”
        [component] there is no component “{ $name }”
        [template] there is no template “{ $name }”
        [block] the templates above have no block “{ $name }”
        [twice] the component “{ $name }” is defined twice
        [circle] templates include or extend each other in a circle: { $name }
        [recursion] components call each other more than 20 levels deep
        [endless] loops or calls of components without end, stopped after { $limit } on one page
        [too-large] a page without end, stopped at { $limit } MB
       *[other] { $detail }
    }{ $known ->
        [none] {""}
       *[other] ; here are: { $known }
    }
    .help = mend the template (see docs/reference/theme.md); those that begin with xueshi/ are the program's own{ $page ->
        [none] {""}
       *[other] ; the page being made is { $page }
    }
template-called = called from { $place }
paper-template-error = a template of the printed page failed: { $detail } ({ $place })
    .help = mend the template in the theme's folder paper; the file being made is { $page }
paper-template-warning = typesetting warns: { $detail } ({ $place })
    .help = check the template in the theme's folder paper; the file being made is { $page }
missing-asset = { $place } names a file that is not there: { $path }
    .help = put the file into the theme's folder assets, or mend its name in the template or stylesheet
no-chinese-font = there is no Chinese font, so no PDF is made
    .help = on Debian: apt install fonts-noto-cjk; on Fedora: dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts; Windows and macOS bring Chinese fonts: restore them in the settings, or put font files into a folder and name it under “fonts” in site.yaml
font-substituted = there is no { $role ->
        [xiaobiaosong] xiaobiaosong
        [fangsong] fangsong
        [heiti] heiti
        [kaiti] kaiti
        [songti] songti
       *[other] “{ $role }”
    } font; “{ $used }” stands in for it in PDFs
    .help = install { $wanted }, or put the font files into a folder and name it under “fonts” in site.yaml
missing-glyph = no font has “{ $char }” ({ $code }), which is left out of the PDF: { $page }
    .help = install a font with more characters (fonts-noto-cjk, Microsoft YaHei), or write it in a common form
pdf-not-archival = not fit for an archive (PDF/A): { $page }, in all { $count } ({ $cause ->
        [glyph] no font has one of its characters
        [licence] the licence of a font forbids to embed it
       *[other] { $detail }
    })
    .help = it can be printed and signed; for a digital archive { $cause ->
        [glyph] install a font with more characters, or write it in a common form, and build again
        [licence] use a font that may be embedded (fonts-noto-cjk), and build again
       *[other] mend the cause and build again
    }
pdf-not-accessible = fit for an archive (PDF/A-2b), but not all of it can be read aloud: { $page }, in all { $count } ({ $cause ->
        [private] a character of somebody's own
       *[other] { $detail }
    })
    .help = most often a name has a character of somebody's own; write it in a standard or common form
text-too-long = “{ $title }” is too long, about { $thousands },000 characters, so that { $left-out ->
        [both] neither PDF nor docx
       *[pdf] no PDF
    } is made of it
    .help = the page is made; a PDF has at most 300,000 characters and a docx 5,000,000, where a paragraph counts 50 more and a cell of a table 80. To print it make several of it, and attach large tables as a workbook
no-font-folder = { $cause ->
        [missing] there is no such folder of fonts: { $path }
       *[refused] a folder of fonts can't be read: { $path } ({ $reason })
    }
    .help = check “fonts” in site.yaml; paths count from the office's folder, or are absolute
picture-not-printed = { $cause ->
        [size] the picture is too large, and the PDF has its caption alone
       *[broken] the picture can't be opened, and the PDF has its caption alone
    }: { $path }
    .help = { $cause ->
        [size] make the picture about 1600 pixels wide and save it as JPG
       *[broken] it may not have been downloaded whole; open it, and save it again as PNG or JPG
    }
bad-duration = “{ $given }” is no length of time
    .help = write “30 days”, “6 months” or “2 years”
rule-circle = the rule “{ $rule }” extends itself
    .help = change “extends”: followed from rule to rule it must not come back
unreachable = “{ $track }” requires { $need } credits, but its ways and caps allow { $most } at most: nobody can reach it
    .help = raise a cap, add a way to earn, or require less
grade-gap = marks from { $low } to { $high } have no grade
    .help = let the grades follow on each other from 0 to 100; without “to” a grade reaches up to the next
grade-overlap = the grades “{ $this }” and “{ $that }” overlap
    .help = each mark needs one grade
    .first = the other grade is here
scale-order = no course can reach this step: an earlier one covers it
    .help = order the steps from short to long, and put the one without “minutes” last
    .first = the earlier step
bad-pattern = { $cause ->
        [brace] the braces of the pattern “{ $given }” don't match
        [piece] a number has no “{ $piece }”
        [no-sequence] the pattern “{ $given }” has no sequence
       *[sequences] the pattern “{ $given }” has more than one sequence
    }
    .help = there are { "{" }year{ "}" }, { "{" }year:2{ "}" }, { "{" }month{ "}" }, { "{" }class{ "}" }, { "{" }unit{ "}" } and { "{" }seq:3{ "}" }, of which the sequence must be there once: “{ "{" }year{ "}" }{ "{" }class{ "}" }{ "{" }seq:3{ "}" }”
example-fails = the example{ $title ->
        [none] {""}
       *[other] { " " }“{ $title }”
    } comes out otherwise: { $what } should be { $expected } and is { $found }
    .help = follow the steps, and correct the rule or the example
no-account = the rule “{ $rule }” has no “account”
    .help = give it one, or name a rule that has, such as member-annual
course-without-credits = { $minutes ->
        [none] this course has neither credits nor a length
       *[other] no step of the scale covers the { $minutes } minutes of this course, and it has no credits of its own
    }
    .help = give the credits, or the length and a step for it
prerequisite-missing = “{ $given }” { $state ->
        [expired] has a certificate of “{ $family }” that is no longer valid
        [revoked] has a certificate of “{ $family }” that was revoked
       *[missing] has no certificate of “{ $family }”
    }
    .help = check the certificates.csv of that class; for an old certificate make a folder for its class, with roster and certificates
barred = “{ $given }” is kept out of this class until { $until }
    .help = check what came of the earlier class, or take the row out
    .because = because of this class
bad-extension = the extension of “{ $given }” to { $date } does not count: { $cause ->
        [not-allowed] the rule has no extension
        [no-consent] nobody's consent is recorded
       *[too-long] the rule allows { $latest } at the latest
    }
    .help = { $cause ->
        [no-consent] name who consented in the column “consent”
       *[other] correct “extended” in the roster, or check “window” in the rule
    }
too-many-excellent = { $places ->
        [0] { $eligible } people fulfil what “{ $name }” asks, but the share comes to less than one: nobody is listed
       *[other] { $eligible } people fulfil what “{ $name }” asks, and { $places } may be: { $left } with equal marks were left out
    }
    .help = { $places ->
        [0] in a small class take the share of the roster, or raise or leave out the share
       *[other] who of them is meant is for the office to say: let the rule ask for a recommendation, and recommend as many as may be; or check the share
    }
certificate-gap = numbers were passed over: before { $given } there is no { $missing }
    .help = if a row was deleted by mistake get it back from a copy, and issue no other; where a number was voided keep its row with the status “revoked”
bad-replacement = the certificate { $given } that this one replaces { $cause ->
        [unknown] is not there
        [valid] is not revoked
        [other] is somebody else's
       *[twice] was replaced before
    }
    .help = { $cause ->
        [unknown] write the number of the old certificate as it stands there; where it was never recorded, add its row first
        [valid] revoke the old one first: xueshi certificates reissue records both
        [other] check the number that is replaced, or the id and name of this row
       *[twice] write the number of the last one that was issued instead
    }
    .first = here
two-certificates = “{ $given }” has two valid certificates of this class
    .help = revoke one of them
    .first = the other is here
number-not-of-pattern = the number “{ $given }” is not of the rule's pattern
    .help = by the rule it would look like { $example }; an old number may stay
joined-too-late = “{ $given }” joined on { $date }; the last day was { $by }
    .help = check the day, or enrol the trainee in the next class
courses-short = { $cohort ->
        [none] the course list
       *[other] the course list of “{ $cohort }”
    } has { $have } credits that count for “{ $track }”; the rule requires { $need }
    .help = add courses, or check the rule
rule-asks-nothing = the rule “{ $rule }” has no tracks, deliverables, marks or conditions: everybody qualifies
    .help = give the class another rule; one with an “account” alone is for categories of people
no-question = no column of this survey is a question
    .help = each column of the head is a question, in its own words; what online tools add, such as serial numbers and times, is none
score-not-number = “{ $key }” is answered by scores, and “{ $given }” is none
    .help = fill in a score, or leave it empty; where the question is not answered by scores, write (choice) or (text) behind it in the head
score-out-of-scale = { $cause ->
        [column] most numbers of “{ $given }” are not between { $low } and { $high }
       *[other] “{ $key }” has the score { $given }, and the scale is from { $low } to { $high }
    }
    .help = { $cause ->
        [column] where the scale is another, say so under evaluation in class.yaml or site.yaml; where these are no scores, write (choice) or (text) behind the question in the head
       *[other] check the score; where the scale is another, say so under evaluation in class.yaml or site.yaml
    }
scale-reversed = the lowest score { $low } is not below the highest { $high }
    .help = put them right, like lowest: 1 and highest: 5
source-is-way = the column 来源 is the way by which an online tool got the answers, and no column says whose they are
    .help = add a column “party” that says for each answer trainee, teacher, manager or school; 来源 may stay or go
empty-answer = nothing is answered here, and it is not counted
    .help = delete the row, or put the answers into their columns
personal-column = { $cause ->
        [head] the head of this column holds a name or number of somebody, and the column was not read
       *[other] the column “{ $key }” tells who answered, and was not read
    }
    .help = answers are anonymous: delete the column; where it is a question, ask it in other words
personal-value = this answer holds { $what ->
        [id-number] an id number
        [phone] a phone number
        [id] a student or staff number
        [ip] a network address
        [mail] a mail address
       *[name] the name of a trainee of the class
    }, and this cell was not used
    .help = answers are anonymous: delete it, or write it so that nobody is named
bad-document-number = { $right ->
        [none] “{ $given }” is not a document number as the standard has them
       *[other] the document number “{ $given }” is written “{ $right }”
    }
    .help = it looks like 代字〔2024〕14号: six-corner brackets, a year of four digits, neither 第 nor a zero before the number, 号 behind it
number-of-another-year = the document number is of { $given }, and the document of { $date }
    .help = check both; a document that is issued in the next year has a number of that year
    .date = the day of issue
attachment-not-listed = the text names attachment { $number }, and there are { $count }
    .help = add it under “attachments” in the head, or put the number in the text right
attachment-not-mentioned = the text does not mention attachment { $number }, “{ $title }”, although it mentions others
    .help = write “see attachment { $number }” where it belongs; take it out of the head if it is not needed
deadline-on-holiday = the deadline { $date } of “{ $title }” is on a holiday: { $holiday }
    .help = move it to a working day; holidays stand in calendar.yaml
no-time-for-review = between the deadline { $date } of “{ $title }” and the first day { $start } are { $left } working days, and the review takes { $needed }
    .help = move the deadline forward; where nothing is reviewed write “review: 0” beside it
results-due-too-early = “{ $title }” is due on { $date }, and the class ends on { $end }: there are no results by then
    .help = move it to a working day after the class
teacher-clash = “{ $name }” teaches in two places at once: { $first } “{ $first-topic }”, { $later } “{ $later-topic }”
    .help = check day, time and teacher; where both are one lecture give them one room; two people of one name need a waiver
    .first = the other session
room-clash = two sessions are in “{ $room }” at once: { $first } “{ $first-topic }”, { $later } “{ $later-topic }”
    .help = check day, time and room; where both are one lecture give them one teacher
    .first = the other session
trainee-clash = { $count } people ({ $names }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}and others
    }) are expected in two sessions at once: { $first } “{ $first-topic }”, { $later } “{ $later-topic }”
    .help = move one of them, or record leave in one; where only some trainees come say so by “cohort” or “units”
    .first = the other session
record-missing = { $count } sessions have no record { $limit } working days later: { $days }{ $more ->
        [true] {" "}and others
       *[false] {""}
    }
    .help = write the record (xueshi new session); where it was not held set “state” in the schedule to “cancelled”
hours-disagree = the hours of “{ $class }” disagree
    .help = check the places below and mend the one that is wrong; what really changed changes in the schedule too
    .here = the schedule
    .there = the record or certificate
credits-exceed-time = this line has { $credits } credits and { $minutes } minutes, which are { $most } credits
    .help = check time and credits
stages-out-of-order = of “{ $name }” the day { $after } ({ $later }) is before { $before } ({ $earlier })
    .help = compare them with the file; most often two columns were exchanged or a year mistyped
    .before = the stage before
applied-too-young = “{ $name }” was not { $age } years old at the application ({ $date })
    .help = check the birth and the day of the application
    .birth = the birth
person-twice = { $cause ->
        [id-number] “{ $name }” has the id number of “{ $other }” ({ $id })
        [phone] “{ $name }” has the name and the telephone of { $id }
        [birth] “{ $name }” has the name and the month of birth of { $id }
       *[unit] “{ $name }” has the name and the unit of { $id }
    } and may be the same person
    .help = keep one row for one person, and use its id in every list; tell two people apart by their birth or telephone
    .first = the other row
record-not-listed = { $kind ->
        [code] the list of records does not have 【{ $given }】, which the text names
       *[title] the list of records does not have 《{ $given }》, which the text names
    }
    .help = { $nearest ->
        [none] add it with its code under “records” in the head; or put the text right
       *[other] is it “{ $nearest }”? If not, add it under “records” in the head
    }
audience-not-named = the text says that “{ $given }” take part, and “audience” of the { $of } does not: { $audience }
    .help = add them to “audience”, or put the text right
stated-credits = the text says { $stated } credits; the rule asks for { $required }, the schedule has { $planned }, and neither their parts nor the course list have that many
    .help = check them; what is to follow the records is written {"{{"} class.required_credits {"}}"} or {"{{"} class.scheduled_credits {"}}"}
stated-days = the text says { $from } to { $to }, and the class is from { $start } to { $end }
    .help = put the text right, or “start” and “end” in class.yaml
done-in-future = “{ $title }” is done on { $date }, which is after today ({ $today })
    .help = check the day, most often its year; leave it out until it is done
topic-share-short = “{ $title }” asks for { $least }% of { $forms }, and the schedule has { $share }%
    .help = plan more of these forms; or name the form of a line as it is
not-as-expected = { $figure } should be “{ $asked }” and is { $found }
    .help = look for the file that changed; where the figure is right, change “expect”
waiver-expired = the waiver of { $code } was until { $until } (reason: { $reason })
    .help = mend what it waives and delete it; or give it a new day
waiver-unneeded = there is no { $code } to waive
    .help = delete the waiver where it is mended; else check its code, its file and “about”
can-not-stand = { $code } can be neither waived nor made less of
    .help = what can't be read, what would show personal data and what can't be written can only be mended
file-not-named = no text names this file: { $path }
    .help = name it under “attachments” of a notice as “file: …”, or link to it; what is only kept goes into the folder attachments of a class; delete it if it is not needed
file-changing = the file changed all the while that it was read: { $path }
    .help = somebody may be saving it, or a shared folder be synchronising: wait and run again
unsearchable-file = this public file can't be opened, so nobody knows whether it holds personal data: { $path }
    .help = use one that has no password and is not broken, and zip instead of RAR or 7z; where it is known to hold none, let it stand by a waiver with the reason
