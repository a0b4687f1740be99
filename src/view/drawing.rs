//! What a drawing shows, free of format: `draw` makes an SVG of it.

use serde::Serialize;

use super::chart::Chart;
use super::table::Table;

/// A drawing beside a table that says the same, for a screen reader and a telephone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Illustration {
    /// The drawing.
    pub drawing: Drawing,
    /// The same as a table, whose title is that of both.
    pub table: Table,
}

/// A drawing. In a template, and in what a paper's template sees, it is its SVG as one text (`{{ drawing | safe }}`).
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What every id within it begins with; once on a page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it shows, in a sentence, for who can't see it.
    pub about: String,
    /// What it shows.
    pub shows: Shows,
}

/// What drawings show, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// A process with what belongs to it (过程图, 乌龟图).
    Process(Process),
    /// Steps and what follows each (流程图).
    Flow(Flow),
    /// Figures beside each other.
    Chart(Chart),
}

/// A process in the middle of the fields around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Process {
    /// What it is called.
    pub name: String,
    /// The field on its left: what goes in.
    pub input: Option<DrawnField>,
    /// The field on its right: what comes out.
    pub output: Option<DrawnField>,
    /// The fields above it, from the left.
    pub above: Vec<DrawnField>,
    /// The fields below it, from the left.
    pub below: Vec<DrawnField>,
}

/// A field beside a process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnField {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub entries: Vec<String>,
}

/// Steps in an order in which each stands before what follows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// The steps.
    pub steps: Vec<FlowStep>,
    /// From which step to which, by their places.
    pub ways: Vec<(usize, usize)>,
}

/// A step as it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowStep {
    /// What it is called.
    pub title: String,
    /// A line below it: who does it, what it leaves.
    pub aside: Vec<String>,
}
