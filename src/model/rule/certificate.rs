//! How certificates are numbered.

use chrono::{Datelike, NaiveDate};

use super::Duration;

/// Certificates of those who qualify.
#[derive(Clone, Debug)]
pub struct CertificateRule {
    /// The number.
    pub pattern: Pattern,
    /// How long a certificate is valid; for ever where not said.
    pub valid: Option<Duration>,
}

/// The pattern of a number: text, facts of the class and the trainee, and one sequence.
///
/// Numbers that are the same but for the sequence form a series; each series counts from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pieces, of which exactly one is a sequence.
    pub pieces: Vec<Piece>,
}

/// One piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// The year of issue, in four digits or its last two.
    Year {
        /// Whether two digits are enough.
        short: bool,
    },
    /// The month of issue, in two digits.
    Month,
    /// The class's code.
    Class,
    /// The id of the trainee's unit.
    Unit,
    /// The sequence, in at least so many digits.
    Sequence {
        /// Digits.
        width: usize,
    },
}

impl Pattern {
    /// What stands before and after the sequence.
    pub fn series(&self, date: NaiveDate, class: &str, unit: &str) -> (String, String) {
        let mut ends = [String::new(), String::new()];
        let mut at = 0;
        for piece in &self.pieces {
            let said = match piece {
                Piece::Text(text) => text.clone(),
                Piece::Year { short: false } => date.year().to_string(),
                Piece::Year { short: true } => format!("{:02}", date.year().rem_euclid(100)),
                Piece::Month => format!("{:02}", date.month()),
                Piece::Class => class.to_owned(),
                Piece::Unit => unit.to_owned(),
                Piece::Sequence { .. } => {
                    at = 1;
                    continue;
                }
            };
            ends[at].push_str(&said);
        }
        let [before, after] = ends;
        (before, after)
    }

    /// The least number of digits of the sequence.
    pub fn width(&self) -> usize {
        let width = |piece: &Piece| match piece {
            Piece::Sequence { width } => Some(*width),
            _ => None,
        };
        self.pieces.iter().find_map(width).unwrap_or(1)
    }

    /// Whether the pattern names something.
    pub fn names(&self, piece: &Piece) -> bool {
        self.pieces.contains(piece)
    }
}
