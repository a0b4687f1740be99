# Imports
import-reason = reason
import-returned = returned
import-choices = choices
import-kind-people = people
import-kind-roster = roster
import-kind-marks = marks
import-kind-attendance = attendance
import-kind-online = online
import-male = male
import-female = female
import-guidance = Note: one person a row, from below the heads on; leave the heads as they are and merge no cells. Dates are 2024-05-20, a month alone 2024-05. Fill in ids and phone numbers as they are, and leave the format of cells alone. What there is not stays empty.
import-note-date = A date: 2024-05-20
import-note-month = A date or a month: 2024-05-20 or 2024-05
import-note-number = This column is text: every digit counts
import-source = { $file }{ $sheet ->
    [none] {""}
   *[other] , sheet “{ $sheet }”
}, heads in row { $row }
import-not-read = column not read: “{ $head }” ({ $why ->
    [people] it belongs into the register: xueshi import people
    [roster] it belongs into the roster: xueshi import roster
    [marks] it belongs into the marks: xueshi import marks
    [online] it belongs into what was learnt online: xueshi import online
    [twice] another column is the same
   *[unknown] such a list has none
})
import-skipped = row { $row } skipped ({ $why ->
    [empty] empty
    [heads] the heads again
   *[below] not a person: “{ $text }”
})
import-added = + row { $row }: { $fields }
import-changed = ~ row { $row }: { $about }
import-removed = - { $about }
import-empty = (empty)
import-kept = { $count } rows of the list are not in the sheet and stay: { $names }{ $more ->
    [yes] …
   *[no] {""}
}
import-rejected = ! row { $row } sent back: { $about }: { $reasons }
import-summary = { $added } added, { $changed } changed, { $same } the same{ $removed ->
    [0] {""}
   *[other] , { $removed } removed
}, { $rejected } sent back
import-written = written: { $path }
import-nothing = nothing to write
import-not-written = nothing written; if this is right, run it again with --write
import-stopped = nothing written, for the reason above
import-returned-written = the rows sent back are in { $path }: correct them and import that sheet
import-returned-not-written = with --write the rows sent back become a sheet whose first column says why: correct them and import it
import-standing = the import would bring the errors above, which stand on no row of the sheet, so nothing is written; mend them first
import-lacking = afterwards attendance lacks { $count } entries: people of the roster who are not in the attendance sheet; complete it, then check
import-gaps = rows are sent back, and attendance would lack { $count } entries, without which nothing can be built; so nothing is written: correct those rows first
import-unclear-session = the column “{ $head }” was not read: the head of a session is its day and time, like “2024-06-25 08:30-11:30”, or the day where it has only one. Write it so, or add --map "{ $head }=" if it is no session
import-unclear = the column “{ $head }” was not read: { $first ->
    [none] is it “{ $nearest }”? Then add --map "{ $head }={ $nearest }", else --map "{ $head }="
   *[other] it is the same as “{ $first }”; add --map "HEAD=" for the one that is not wanted
}
import-shrinks = the list has { $before } rows and { $gone } would go; if so many are to go, add --allow-shrink

import-why-date = “{ $given }” is no date; write it as 2024-05-20
import-why-no-day = “{ $given }” does not say which day; write it as 2024-05-20
import-why-ambiguous = “{ $given }” may be { $known }; write it as 2024-05-20
import-why-short-year = the year of “{ $given }” is short; if it is { $date }, write that
import-why-serial = “{ $given }” may be the number by which Excel counts a day ({ $date }), which is not certain; write it as 2024-05-20
import-why-rounded = Excel took “{ $given }” for a number and its last digits are lost; format the cell as text and fill it in again
import-why-date-cell = Excel took “{ $given }” for a date; format the cell as text and fill it in again
import-why-uncomputed = a formula without a value; open and save the sheet in Excel, or fill in the value
import-why-fault = the formula's result is the error “{ $given }”; fill in the value
import-why-formula = “{ $given }” begins with =, +, - or @ like a formula, which this column never has
import-why-name = “{ $given }” is no name
import-why-finished = it is not clear whether “{ $given }” means finished
import-why-undated = it says “{ $given }”, but there is no date of completion
import-why-twice = the same as row { $rows } and yet different; which of them is right is not known
import-why-several-rows = the list has several rows of this person; change the list itself
import-why-no-id = no student or staff number, and nobody in the register is known by the identity number, or by name and unit
import-why-no-who = neither a name nor an id
import-why-nothing = nothing stands in this row
import-why-same-number = the identity number is that of “{ $name }” ({ $id })
import-why-other-person = in the register { $given } is “{ $name }”, with another name and another identity number
import-why-name-mismatch = in the register { $id } is “{ $name }”, here it is “{ $given }”
import-why-elsewhere = this person is in another register: { $path }
import-why-tangled = it depends on other rows and can't be written alone

failed-import-class = which class is not said; add --class with its folder or title
failed-import-read = can't read { $path }: { $why ->
    [not-found] there is no such file
    [folder] it is a folder
    [permission] it may not be read, or another program has it open
    [too-large] it is too large for a list
    [empty] nothing stands in it
    [not-a-sheet] it is no sheet
    [password] it has a password; take that off in Excel, save and import again
    [broken] it is damaged; open it in Excel and save it as xlsx
    [binary] it is an xlsb; save it as xlsx in Excel
   *[other] { $reason }
}
failed-import-map = --map “{ $given }” has no equals sign; write HEAD=KEY
failed-import-sheet = there is no sheet “{ $given }”; there are: { $known }
failed-import-sheets = several sheets look like such a list; say which with --sheet: { $known }
failed-import-heads = no heads found in { $path }: a row must have { $known } and the like, a name or an id among them
failed-import-column = the sheet has no column “{ $given }”, which --map names
failed-import-key = such a list has no “{ $given }”, which --map names{ $nearest ->
    [none] {""}
   *[other] ; is it “{ $nearest }”?
}
failed-import-returned = the rows sent back were not written, and nothing else was: { $path } is there already; give another name with --rejected
failed-import-to = --to { $given } can't be: only a csv directly below content/people, such as people/students.csv
failed-import-to-class = --to { $given } is for registers only; a class's lists are in its folder: use --class
failed-import-link = { $path } is a link or lies in a linked folder; nothing is written there
failed-import-list = { $path } can't be read; mend it first as the check says
failed-import-which = there are several registers; say which with --to: { $known }
