//! When what a page says was changed last; in the office edition also by whom, and what came before.

use super::run_facts::{ChangeFacts, CommitFacts};
use super::table::{Align, Cell, Table};
use super::{Body, Builder, Page};
use crate::source::Span;

/// How many files of a change are named.
const FILES: usize = 4;

impl Builder<'_> {
    /// When the sources of a page were changed last, in a sentence.
    pub(super) fn changed(&self, page: &Page) -> Option<String> {
        let span = page.source.filter(|_| {
            matches!(page.body, Body::Class(_) | Body::Article(_) | Body::Person(_) | Body::Summary(_) | Body::Unit(_))
        })?;
        let commit = match self.made.changes.get(&span.file)? {
            ChangeFacts::Committed { last, .. } => last,
            // That something is not in the records yet is the office's own.
            ChangeFacts::Uncommitted => return self.records.map(|_| self.text.get("changed-uncommitted")),
        };
        let date = self.text.date(commit.date);
        let date = if commit.is_cut { self.text.with("changed-by-then", &[("date", date)]) } else { date };
        let sentence = match self.records {
            None => self.text.with("changed-on", &[("date", date)]),
            // Of a list many rows are of others: what was changed is the file.
            Some(records) if matches!(page.body, Body::Person(_) | Body::Unit(_)) => {
                let file = records.sources.shown_path(span.file);
                let args = [("date", date), ("author", commit.author.clone()), ("file", file)];
                self.text.with("changed-file-by", &args)
            }
            Some(_) => self.text.with("changed-by", &[("date", date), ("author", commit.author.clone())]),
        };
        Some(sentence)
    }

    /// The last changes of the folder of a class, as a table of the office edition.
    pub(super) fn history(&self, class: Span) -> Option<Table> {
        self.records?;
        let Some(ChangeFacts::Committed { history, .. }) = self.made.changes.get(&class.file) else { return None };
        (!history.is_empty()).then(|| self.commits_table(history))
    }

    /// Commits as a table.
    pub(super) fn commits_table(&self, commits: &[CommitFacts]) -> Table {
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-date"), 7, Align::Center);
        table.column(text.get("column-author"), 7, Align::Start);
        table.column(text.get("column-subject"), 20, Align::Start);
        table.column(text.get("column-files"), 20, Align::Start);
        table.rows = commits.iter().map(|commit| self.history_row(commit)).collect();
        table
    }

    fn history_row(&self, commit: &CommitFacts) -> Vec<Cell> {
        let text = self.text;
        let date = text.date(commit.date);
        if commit.is_cut {
            let date = text.with("changed-by-then", &[("date", date)]);
            return vec![Cell::text(date), Cell::text(""), Cell::text(text.get("changed-cut")), Cell::text("")];
        }
        let mut files = commit.files.iter().take(FILES).cloned().collect::<Vec<_>>().join(&text.get("list-comma"));
        if commit.files.len() > FILES {
            files = text.with("changed-files-more", &[("files", files), ("count", commit.files.len().to_string())]);
        }
        vec![Cell::text(date), Cell::text(&commit.author), Cell::text(&commit.subject), Cell::text(files)]
    }
}
