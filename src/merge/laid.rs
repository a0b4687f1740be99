//! A merged list as text: what nobody changed as our version has it, the rest in its style.

use super::columns::Columns;
use super::matching::Group;
use super::sheet::Sheet;

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    Ours,
    Theirs,
}

/// A row to be written.
#[derive(Debug)]
pub(super) struct Row<'v> {
    /// What it says in every column; after a conflict what each version has it say, or nothing where it removed it.
    pub(super) says: [Option<Vec<&'v str>>; 2],
    /// Where it stands in the versions.
    pub(super) group: Group,
}

/// Writes a list.
pub(super) struct Pen<'v, 't> {
    versions: &'v [Sheet<'t>; 3],
    columns: &'v Columns,
    /// The columns of our version, to know whether a row of it is whole.
    own: Vec<usize>,
    end: &'static str,
    marker: usize,
    conflict: bool,
    /// Whether the text ends with a row whose line is to be closed as our last one is.
    open: bool,
    text: String,
}

impl<'v, 't> Pen<'v, 't> {
    /// Begins a list with its head.
    pub(super) fn new(versions: &'v [Sheet<'t>; 3], columns: &'v Columns, marker: usize) -> Self {
        let mut own: Vec<(usize, usize)> =
            columns.at[1].iter().enumerate().filter_map(|(column, place)| Some(((*place)?, column))).collect();
        own.sort_unstable();
        let own = own.into_iter().map(|(_, column)| column).collect();
        let end = match versions[1].line_end().or(versions[2].line_end()) {
            Some("\r\n") => "\r\n",
            Some("\r") => "\r",
            _ => "\n",
        };
        let text = versions[1].preamble.clone();
        let mut pen = Self { versions, columns, own, end, marker, conflict: false, open: false, text };
        let head = pen.head();
        pen.line(&head);
        pen
    }

    /// The next row is one of which both forms are to stand.
    pub(super) fn conflict(&mut self) {
        self.conflict = true;
    }

    /// Writes a row.
    pub(super) fn write(&mut self, row: &Row<'_>) {
        if let Some(ours) = row.group[1].and_then(|at| self.versions[1].rows.get(at)) {
            self.text.push_str(&ours.lead);
        }
        if !std::mem::take(&mut self.conflict) {
            if let Some(says) = row.forms().find_map(|(_, says)| says) {
                let line = self.row(says, row.group);
                self.line(&line);
            }
            return;
        }
        let bar = |sign: &str| sign.repeat(self.marker);
        let [before, between, behind] = [format!("{} ours", bar("<")), bar("="), format!("{} theirs", bar(">"))];
        self.line(&before);
        for (version, says) in row.forms() {
            if version == Version::Theirs {
                self.line(&between);
            }
            if let Some(says) = says {
                let line = self.row(says, row.group);
                self.line(&line);
            }
        }
        self.line(&behind);
        self.open = false;
    }

    /// The text of the list.
    pub(super) fn done(mut self) -> String {
        let ours = &self.versions[1];
        self.text.push_str(&ours.tail);
        if self.open && !ours.is_closed() && ours.tail.is_empty() {
            self.text.truncate(self.text.len() - self.end.len());
        }
        self.text
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str(self.end);
        self.open = true;
    }

    /// The heads: one that a version changed as it has it, ours where both did.
    fn head(&self) -> String {
        let heads = |version: usize| self.versions[version].head.as_ref();
        let said = |version: usize, column: usize| self.columns.head(self.versions, version, column);
        let head = |&column: &usize| match [0, 1, 2].map(|version| said(version, column)) {
            [Some(base), Some(ours), Some(theirs)] if ours == base => theirs,
            [_, ours, theirs] => ours.or(theirs).unwrap_or_default(),
        };
        let says: Vec<&str> = self.columns.layout.iter().map(head).collect();
        let as_ours =
            |at: usize| heads(1).and_then(|head| Some((head.values.get(at)?.as_ref(), *head.written.get(at)?)));
        let whole = heads(1).filter(|_| self.own == self.columns.layout);
        match whole.filter(|head| head.values.iter().map(AsRef::as_ref).eq(says.iter().copied())) {
            Some(head) => head.row.to_owned(),
            None => self.cells(&says, as_ours),
        }
    }

    /// A row as a line: as ours where it says the same.
    fn row(&self, says: &[&str], group: Group) -> String {
        let ours = group[1].and_then(|at| self.versions[1].rows.get(at));
        let says: Vec<&str> = self.columns.layout.iter().map(|&column| says[column]).collect();
        if let Some(row) = ours.filter(|_| self.own == self.columns.layout) {
            let same = says.iter().enumerate().all(|(at, says)| row.value(Some(at)) == *says);
            if same {
                return row.cells.row.to_owned();
            }
        }
        self.cells(&says, |at| ours.and_then(|row| Some((row.value(Some(at)), *row.cells.written.get(at)?))))
    }

    /// Cells as a line; `ours` gives what a column of our version says and how it is written.
    fn cells<'r>(&self, says: &[&str], ours: impl Fn(usize) -> Option<(&'r str, &'r str)>) -> String {
        let quoted = self.versions[1].is_quoted();
        let cell = |(&column, says): (&usize, &&str)| {
            let own = self.columns.at[1][column].and_then(&ours);
            match own.filter(|(said, _)| said == says) {
                Some((_, written)) => written.to_owned(),
                None => written(
                    says,
                    quoted || own.is_some_and(|(said, written)| written.starts_with('"') && !needs_quotes(said)),
                ),
            }
        };
        self.columns.layout.iter().zip(says).map(cell).collect::<Vec<_>>().join(",")
    }
}

/// A cell, in quotes where it is to be or has to be.
fn written(says: &str, quoted: bool) -> String {
    if quoted || needs_quotes(says) { format!("\"{}\"", says.replace('"', "\"\"")) } else { says.to_owned() }
}

fn needs_quotes(says: &str) -> bool {
    says.contains([',', '"', '\n', '\r'])
}

/// Two whole versions between markers.
pub(super) fn both(ours: &str, theirs: &str, end: Option<&str>, marker: usize) -> String {
    let end = end.unwrap_or("\n");
    let closed = |text: &str| if text.is_empty() || text.ends_with(['\n', '\r']) { "" } else { end };
    let bar = |sign: &str| sign.repeat(marker);
    let (before, between, behind) = (bar("<"), bar("="), bar(">"));
    format!("{before} ours{end}{ours}{}{between}{end}{theirs}{}{behind} theirs{end}", closed(ours), closed(theirs))
}
