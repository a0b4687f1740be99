# The command export
export-title = Training data of { $organisation }
export-about = All data of the office edition, with names, numbers of identity cards and of phones. It is not to be made public. In CSV a text that begins with =, +, -, @, a tab, a line break or ' has a ' before it, so that no spreadsheet computes it
export-written = { $path }: { $sets } data sets and { $tables } tables in { $files } files
export-protected = they hold names, numbers of identity cards and of phones, for the office alone; schema.json says what each column is
failed-export-foreign = { $path } is not of an export, and nothing was written; give another folder with --output
failed-export-within = { $path } is a folder that build wrote; exported data is personal and can't lie there; give another folder with --output
