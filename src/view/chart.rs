//! Charts as data: what is drawn of figures. The same figures stand beside it as a table.

use rust_decimal::Decimal;

/// How a chart shows its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// An upright column a row and series: what follows in time.
    Columns,
    /// A bar across a row, its series one after the other: parts of a whole, or a share.
    Bars,
    /// A bar across a row and series, each row on a scale of its own: different things beside each other.
    Pairs,
    /// A field a row and series, the darker the more: shares over years.
    Heat,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What each series is called.
    pub series: Vec<String>,
    /// The rows.
    pub rows: Vec<ChartRow>,
    /// What the longest bar stands for: 1 of shares; nothing where it is the largest value.
    pub whole: Option<Decimal>,
}

/// A row of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// What it is of.
    pub label: String,
    /// A value a series; nothing where none is known.
    pub values: Vec<Option<Decimal>>,
    /// Each as it is said: 95.8%.
    pub said: Vec<String>,
}
