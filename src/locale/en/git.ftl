# Merging lists (merge-driver)
merge-by-lines = { $path }: its rows can't be merged (it is no table, or has a head twice); merging by lines of text
merge-conflict-cell = conflict { $path }: { $row }: “{ $column }” was changed on both sides: ours “{ $ours }”, theirs “{ $theirs }”
merge-conflict-removed-by-us = conflict { $path }: { $row }: we removed the row, they changed it
merge-conflict-removed-by-them = conflict { $path }: { $row }: they removed the row, we changed it
merge-conflict-column = conflict { $path }: one side removed the column “{ $column }”, the other changed something in it; both versions are in the file
merge-next = { $path } has { $count } left for you to decide: between <<<<<<< and >>>>>>> keep the right row, delete the other and the three marks, then git add
merge-driver-name = xueshi: lists merged by rows
merge-driver-hooks = core.hooksPath is { $path } already and stays; to check before a commit, add xueshi check to the pre-commit there
merge-driver-installed = git is set up; each clone has to be, once
failed-merge-read = can't read { $path } ({ $reason })
failed-git = git did not do it: { $reason }
failed-no-repository = { $path } is in no git repository, or git is not installed; run git init first

# The last change and the changes on pages
changed-on = Last changed { $date }
changed-by = Last changed { $date } by { $author }
changed-file-by = { $file } last changed { $date } by { $author }
changed-by-then = { $date } or before
changed-cut = this clone has the latest part of the history only
changed-uncommitted = Not committed yet
changed-files-more = { $files } and others, { $count } in all
column-author = Changed by
column-subject = What was said
column-files = Files

# Who changed what (history)
history-nothing = nothing was changed
history-cut = { $date }  this clone has the latest part of the history only; what was before is not known (all of it: git fetch --unshallow)
history-added = new { $path }
history-changed = { $path }
history-removed = removed { $path }
history-renamed = renamed { $then } → { $path }
history-merged = merged { $path }
history-set = + { $to }
history-unset = - { $from }
history-from-to = { $from } → { $to }
failed-no-history = { $path } has no history in git: it is in no repository, git is not installed, or nothing was committed

# The page of changes
menu-changes = Changes
since-lead = What changed since it was published on { $date }.
since-nothing = Nothing changed
since-others = Other files
since-commits = Commits
since-column-change = Change
change-added = new
change-changed = changed
change-records = roster or records changed
change-removed = removed
since-unknown = there is no commit { $commit }; no page of changes is made
