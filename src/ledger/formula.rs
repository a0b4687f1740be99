//! Whether a condition holds for one trainee: true, false, or not to be said yet.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::model::{Comparison, Expression, FaultKind, Figure, Formula, Value};
use crate::source::Span;

/// A place where a condition can't be computed from the figures of a trainee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The operation that failed, in its rule file.
    pub span: Span,
    /// Why.
    pub kind: FaultKind,
}

/// What looks up a figure; nothing where it is not recorded yet.
type Lookup<'a> = &'a dyn Fn(&Figure) -> Option<Value>;

/// Whether the condition holds; nothing where that hangs on a figure that is not recorded yet.
///
/// `&&` and `||` are decided as soon as one side decides them, whatever the other is: `true || missing`
/// is true, and so is `1 / absences > 0 || absences == 0` of somebody without absences. Where neither
/// side decides, a missing figure weighs more than a fault, as it may decide once it is there. All
/// other operators need both sides; of them, a fault weighs more, as no figure can mend it.
pub(super) fn evaluate(formula: &Formula, figure: Lookup<'_>) -> Result<Option<bool>, Fault> {
    flag(&formula.root, figure)
}

/// The number of an expression; nothing where a figure of it is not there.
///
/// # Errors
/// The place of a division by zero, or of a number that is too large.
pub fn number(expression: &Expression, figure: &dyn Fn(&Figure) -> Option<Value>) -> Result<Option<Decimal>, Fault> {
    match value(expression, figure)? {
        Some(Value::Number(number)) => Ok(Some(number)),
        other => Ok(foreign(other.as_ref())),
    }
}

fn value(expression: &Expression, figure: Lookup<'_>) -> Result<Option<Value>, Fault> {
    Ok(match expression {
        Expression::Value(value) => Some(value.clone()),
        Expression::Figure(name) => figure(name),
        Expression::Not(inner) => flag(inner, figure)?.map(|flag| Value::Flag(!flag)),
        Expression::Negative(inner) => number(inner, figure)?.map(|number| Value::Number(-number)),
        Expression::Arithmetic { operator, left, right, span } => {
            match (number(left, figure)?, number(right, figure)?) {
                (Some(left), Some(right)) => {
                    let made = operator.apply(left, right).map_err(|kind| Fault { span: *span, kind })?;
                    Some(Value::Number(made))
                }
                _ => None,
            }
        }
        Expression::Comparison { operator, left, right } => match (value(left, figure)?, value(right, figure)?) {
            (Some(left), Some(right)) => Some(Value::Flag(compare(*operator, &left, &right))),
            _ => None,
        },
        Expression::Both(left, right) => logic(flag(left, figure), || flag(right, figure), false)?.map(Value::Flag),
        Expression::Either(left, right) => logic(flag(left, figure), || flag(right, figure), true)?.map(Value::Flag),
        Expression::Choice { condition, yes, no } => match flag(condition, figure)? {
            Some(true) => value(yes, figure)?,
            Some(false) => value(no, figure)?,
            None => None,
        },
        Expression::OneOf { value: looked_for, list } => {
            one_of(value(looked_for, figure)?, list, figure)?.map(Value::Flag)
        }
    })
}

/// Two sides of `&&` or `||`, of which a side that is `decisive` decides.
fn logic(
    left: Result<Option<bool>, Fault>,
    right: impl FnOnce() -> Result<Option<bool>, Fault>,
    decisive: bool,
) -> Result<Option<bool>, Fault> {
    if left == Ok(Some(decisive)) {
        return left;
    }
    match (left, right()) {
        (_, Ok(Some(found))) if found == decisive => Ok(Some(decisive)),
        (Ok(None), _) | (_, Ok(None)) => Ok(None),
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
        (Ok(Some(_)), Ok(Some(_))) => Ok(Some(!decisive)),
    }
}

/// Whether a value is one of a list: not to be said where it is none of those that are recorded, but
/// others are not.
fn one_of(looked_for: Option<Value>, list: &[Expression], figure: Lookup<'_>) -> Result<Option<bool>, Fault> {
    let Some(looked_for) = looked_for else { return Ok(None) };
    let mut missing = false;
    for item in list {
        match value(item, figure)? {
            Some(item) if item == looked_for => return Ok(Some(true)),
            Some(_) => {}
            None => missing = true,
        }
    }
    Ok(if missing { None } else { Some(false) })
}

fn flag(expression: &Expression, figure: Lookup<'_>) -> Result<Option<bool>, Fault> {
    match value(expression, figure)? {
        Some(Value::Flag(flag)) => Ok(Some(flag)),
        other => Ok(foreign(other.as_ref())),
    }
}

/// A figure of another kind than the vocabulary says, which only a slip of the caller can bring here:
/// nothing is decided by it.
fn foreign<T>(found: Option<&Value>) -> Option<T> {
    debug_assert!(found.is_none(), "a figure of another kind: {found:?}");
    None
}

fn compare(operator: Comparison, left: &Value, right: &Value) -> bool {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        _ => None,
    };
    match operator {
        Comparison::Equal => left == right,
        Comparison::Unequal => left != right,
        Comparison::Less => order == Some(Ordering::Less),
        Comparison::AtMost => order.is_some_and(Ordering::is_le),
        Comparison::Greater => order == Some(Ordering::Greater),
        Comparison::AtLeast => order.is_some_and(Ordering::is_ge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ValueKind;
    use crate::resolve::formula::{Entries, Vocabulary, formula};
    use crate::source::{Sources, Spanned};

    /// What a text says of somebody with 10 credits, of them 4 of theory, who is a member and has no mark
    /// yet; a fault as the bytes at which it is.
    fn says(text: &str) -> Result<Option<bool>, (String, FaultKind)> {
        let sources = Sources::in_memory([("r.yaml", text)]);
        let span = Span::new(sources.find("r.yaml").expect("the file was just added"), 0..text.len());
        let figures = [
            ("credits", ValueKind::Number),
            ("theory", ValueKind::Number),
            ("absences", ValueKind::Number),
            ("large", ValueKind::Number),
            ("exam", ValueKind::Number),
            ("category", ValueKind::Text),
            ("missed", ValueKind::Flag),
        ];
        let maps = [Entries {
            name: "parts",
            noun: "part",
            kind: ValueKind::Number,
            keys: &["课堂"],
            canonical: &|name| name.to_owned(),
        }];
        let mut out = Vec::new();
        let known = Vocabulary { figures: &figures, maps: &maps, example: "" };
        let formula = formula(&Spanned::new(text.to_owned(), span), &known, &sources, &mut out);
        let formula = formula.unwrap_or_else(|| panic!("{text}: {out:?}"));
        let recorded = |figure: &Figure| match figure {
            Figure::Single(name) => match name.as_str() {
                "credits" => Some(Value::Number(10.into())),
                "theory" => Some(Value::Number(4.into())),
                "absences" => Some(Value::Number(0.into())),
                "large" => Some(Value::Number(Decimal::MAX)),
                "category" => Some(Value::Text("党员".to_owned())),
                _ => None,
            },
            Figure::Entry { map, key } => {
                (map == "parts" && key == "课堂").then(|| Value::Number(Decimal::new(855, 1)))
            }
        };
        evaluate(&formula, &recorded).map_err(|fault| (sources.slice(fault.span).to_owned(), fault.kind))
    }

    #[test]
    fn conditions_over_recorded_figures() {
        for (text, expected) in [
            ("theory >= credits / 3", true),
            ("theory >= credits / 2", false),
            ("theory >= credits / 2 || category == \"党员\"", true),
            ("category in ['群众', '党员'] && category != '群众'", true),
            ("credits in [1, 2 * 5]", true),
            ("credits in []", false),
            ("parts['课堂'] > 85.4 && parts['课堂'] <= 85.50", true),
            ("(category == '党员' ? 5 : 3) <= theory", false),
            ("!(theory < 4) && -theory < 0", true),
            ("credits % theory == 2 && -credits % theory == -2", true),
            ("(theory > 3) == (credits > 9)", true),
        ] {
            assert_eq!(says(text), Ok(Some(expected)), "{text}");
        }
    }

    #[test]
    fn numbers_are_exact_to_28_digits() {
        assert_eq!(says("0.1 + 0.2 == 0.3"), Ok(Some(true)));
        assert_eq!(says("0.34 * 100 == 34 && 1.10 == 1.1"), Ok(Some(true)));
        assert_eq!(says("credits * 0.7 + theory * 0.3 == 8.2"), Ok(Some(true)));
        assert_eq!(says("1 * 3 / 3 == 1"), Ok(Some(true)));
        // A third has no end in decimals: what is cut off is missing from the product.
        assert_eq!(says("1 / 3 * 3 == 1"), Ok(Some(false)));
        assert_eq!(says("1 - 1 / 3 * 3 < 0.000000000000000000000000001"), Ok(Some(true)));
    }

    #[test]
    fn a_missing_figure_leaves_open_only_what_hangs_on_it() {
        for (text, expected) in [
            ("exam >= 60", None),
            ("exam + 1 > exam", None),
            ("exam == exam", None),
            ("!missed", None),
            ("-exam < 0", None),
            ("true || missed", Some(true)),
            ("missed || true", Some(true)),
            ("false && missed", Some(false)),
            ("missed && false", Some(false)),
            ("true && missed", None),
            ("missed || false", None),
            ("missed || missed", None),
            ("missed ? true : true", None),
            ("theory > 3 ? true : missed", Some(true)),
            ("theory > 3 ? missed : true", None),
            ("credits in [exam, 10]", Some(true)),
            ("credits in [exam, 11]", None),
            ("exam in [10]", None),
            ("!(exam >= 60 && theory > 4)", Some(true)),
        ] {
            assert_eq!(says(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_fault_names_its_operation() {
        let zero = |at: &str| Err((at.to_owned(), FaultKind::DivisionByZero));
        assert_eq!(says("category == '党员' && credits / absences > 1"), zero("credits / absences"));
        assert_eq!(says("credits % (absences * 2) == 0"), zero("credits % (absences * 2"));
        for text in ["large + large > 1", "large * 2 > 1", "-large - large > 1", "large / 0.5 > 1"] {
            assert!(matches!(says(text), Err((_, FaultKind::Overflow))), "{text}");
        }
    }

    #[test]
    fn a_fault_counts_where_nothing_else_decides() {
        let zero = Err(("1 / absences".to_owned(), FaultKind::DivisionByZero));
        assert_eq!(says("1 / absences > 0 || absences == 0"), Ok(Some(true)));
        assert_eq!(says("absences == 0 || 1 / absences > 0"), Ok(Some(true)));
        assert_eq!(says("1 / absences > 0 && credits < 0"), Ok(Some(false)));
        assert_eq!(says("1 / absences > 0 || credits < 0"), zero);
        assert_eq!(says("1 / absences > 0 || missed"), Ok(None));
        assert_eq!(says("1 / absences > exam"), zero);
        assert_eq!(says("absences == 0 ? true : 1 / absences > 0"), Ok(Some(true)));
    }

    #[test]
    fn the_deepest_formula_is_computed_on_a_small_stack() {
        let texts = [
            "1+".repeat(98) + "1 > 0",
            "a?a:".repeat(32).replace('a', "true") + "true",
            "!(".repeat(31) + "false" + &")".repeat(31),
        ];
        let computed = std::thread::Builder::new().stack_size(512 << 10).spawn(move || {
            for text in texts {
                assert_eq!(says(&text), Ok(Some(true)), "{text}");
            }
        });
        computed.expect("a thread").join().expect("all computed");
    }
}
