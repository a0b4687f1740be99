//! A condition over the figures of one trainee: `theory >= credits / 3 || category == "党员"`.
//!
//! Its kinds fit together and its names stand for something: what does not is never made. Numbers are
//! decimals of up to 28 digits, so `0.1 + 0.2 == 0.3` holds; a quotient that has more is rounded to
//! them, so `1 / 3 * 3 == 1` does not, and is better written `1 * 3 / 3 == 1`.

use rust_decimal::Decimal;

use crate::source::Span;

/// A condition as its author wrote it, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// Its text, quotes and escapes of the file undone.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// What it says: an expression that is true or false.
    pub root: Expression,
}

/// One expression of a [`Formula`].
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A value written out.
    Value(Value),
    /// A figure of the trainee.
    Figure(Figure),
    /// `!`: what is true is false, and the other way round.
    Not(Box<Expression>),
    /// `-` before a number.
    Negative(Box<Expression>),
    /// `+ - * / %`: what can fail, so that it knows its place.
    Arithmetic {
        /// Which.
        operator: Arithmetic,
        /// Left of it.
        left: Box<Expression>,
        /// Right of it.
        right: Box<Expression>,
        /// Both and what is between them.
        span: Span,
    },
    /// `== != < <= > >=` between two values of one kind.
    Comparison {
        /// Which.
        operator: Comparison,
        /// Left of it.
        left: Box<Expression>,
        /// Right of it.
        right: Box<Expression>,
    },
    /// `&&`: both.
    Both(Box<Expression>, Box<Expression>),
    /// `||`: at least one.
    Either(Box<Expression>, Box<Expression>),
    /// `condition ? yes : no`.
    Choice {
        /// What decides.
        condition: Box<Expression>,
        /// The value where it is true.
        yes: Box<Expression>,
        /// The value where it is false.
        no: Box<Expression>,
    },
    /// `value in [a, b]`.
    OneOf {
        /// What is looked for.
        value: Box<Expression>,
        /// Where.
        list: Vec<Expression>,
    },
}

/// The name of a figure. Names are those of the vocabulary that the formula was read with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// A figure of its own, `theory`.
    Single(String),
    /// One of several under one name, `tracks["线上"]`.
    Entry {
        /// The common name, `tracks`.
        map: String,
        /// The key as the model has it, `online`.
        key: String,
    },
}

/// The figures that a formula may name under every rule, beside the rule's own tracks, deliverables and
/// components. Credits and marks as they count; shares of 1; the rest are counts.
pub const FIGURES: &[(&str, ValueKind)] = &[
    ("credits", ValueKind::Number),
    ("required", ValueKind::Number),
    ("absences", ValueKind::Number),
    ("leaves", ValueKind::Number),
    ("leave_credits", ValueKind::Number),
    ("lates", ValueKind::Number),
    ("sessions", ValueKind::Number),
    ("attended", ValueKind::Number),
    ("attendance", ValueKind::Number),
    ("days", ValueKind::Number),
    ("exam", ValueKind::Number),
    ("result", ValueKind::Number),
    ("recommended", ValueKind::Flag),
    ("category", ValueKind::Text),
    ("cohort", ValueKind::Text),
];

/// What a figure or an expression is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// True or false.
    Flag(bool),
    /// A text.
    Text(String),
}

/// The kind of a [`Value`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// A text.
    Text,
}

impl ValueKind {
    /// The word that selects its name in a message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Text => "text",
        }
    }
}

/// An operator from two numbers to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `*`.
    Times,
    /// `/`.
    Over,
    /// `%`, with the sign of the left number.
    Modulo,
}

impl Arithmetic {
    /// What it makes of two numbers, to 28 digits.
    pub fn apply(self, left: Decimal, right: Decimal) -> Result<Decimal, FaultKind> {
        let divides = matches!(self, Self::Over | Self::Modulo);
        if divides && right.is_zero() {
            return Err(FaultKind::DivisionByZero);
        }
        let made = match self {
            Self::Plus => left.checked_add(right),
            Self::Minus => left.checked_sub(right),
            Self::Times => left.checked_mul(right),
            Self::Over => left.checked_div(right),
            Self::Modulo => left.checked_rem(right),
        };
        made.ok_or(FaultKind::Overflow)
    }
}

/// Why an operator makes nothing of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The right number of `/` or `%` is zero.
    DivisionByZero,
    /// The number would have more than 28 digits before its point.
    Overflow,
}

impl FaultKind {
    /// The word that selects its sentence in a message.
    pub fn name(self) -> &'static str {
        match self {
            Self::DivisionByZero => "zero",
            Self::Overflow => "overflow",
        }
    }
}

/// An operator from two values of one kind to true or false. All but the first two are of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`.
    Equal,
    /// `!=`.
    Unequal,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    Greater,
    /// `>=`.
    AtLeast,
}
