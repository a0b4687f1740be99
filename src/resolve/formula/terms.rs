//! The parser's tree to expressions, every name and kind checked.

use std::ops::Range;

use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, SourceInfo, operators};
use rust_decimal::Decimal;

use super::{Place, Vocabulary};
use crate::diag::Diagnostic;
use crate::model::{Arithmetic, Comparison, Expression, FaultKind, Figure, Value, ValueKind};
use crate::resolve::names::unknown;
use crate::source::Spanned;

/// An expression and what is known of it.
struct Term {
    expression: Expression,
    kind: ValueKind,
    /// Its number, where no figure has a part in it.
    constant: Option<Decimal>,
    /// Its bytes, brackets around it left out.
    range: Range<usize>,
}

struct Terms<'a> {
    text: &'a str,
    info: &'a SourceInfo,
    place: &'a Place,
    known: &'a Vocabulary<'a>,
    out: Vec<Diagnostic>,
}

/// The expression of a whole formula, which is of a kind, or what keeps it from being one.
pub(super) fn whole(
    text: &str,
    kind: ValueKind,
    tree: &IdedExpr,
    info: &SourceInfo,
    place: &Place,
    known: &Vocabulary<'_>,
) -> Result<Expression, Vec<Diagnostic>> {
    let mut terms = Terms { text, info, place, known, out: Vec::new() };
    match terms.term(tree) {
        Some(term) if term.kind == kind => Ok(term.expression),
        Some(term) => {
            let cause = if kind == ValueKind::Flag { "condition" } else { "number" };
            Err(vec![place.bad(0..text.len(), cause).arg("found", term.kind.name())])
        }
        None => Err(terms.out),
    }
}

fn arithmetic(operator: &str) -> Option<Arithmetic> {
    Some(match operator {
        operators::ADD => Arithmetic::Plus,
        operators::SUBSTRACT => Arithmetic::Minus,
        operators::MULTIPLY => Arithmetic::Times,
        operators::DIVIDE => Arithmetic::Over,
        operators::MODULO => Arithmetic::Modulo,
        _ => return None,
    })
}

fn comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        operators::EQUALS => Comparison::Equal,
        operators::NOT_EQUALS => Comparison::Unequal,
        operators::LESS => Comparison::Less,
        operators::LESS_EQUALS => Comparison::AtMost,
        operators::GREATER => Comparison::Greater,
        operators::GREATER_EQUALS => Comparison::AtLeast,
        _ => return None,
    })
}

impl Terms<'_> {
    fn term(&mut self, tree: &IdedExpr) -> Option<Term> {
        let range = self.token(tree);
        match &tree.expr {
            Expr::Literal(literal) => self.literal(literal, range),
            Expr::Ident(name) => self.single(name, range),
            Expr::Call(call) => self.call(call, range),
            Expr::List(_) => self.refuse(range, "list"),
            _ => self.refuse(range, "other"),
        }
    }

    /// The bytes of the token that a node stands for: its operator, where it has one.
    fn token(&self, tree: &IdedExpr) -> Range<usize> {
        let (start, last) = self.info.offset_for(tree.id).unwrap_or_default();
        let range = start as usize..last as usize + 1;
        // Every token ends with a plain character, so that its last byte is its last character.
        if self.text.get(range.clone()).is_some() { range } else { 0..self.text.len() }
    }

    fn refuse<T>(&mut self, range: Range<usize>, cause: &'static str) -> Option<T> {
        let given = &self.text[range.clone()];
        self.out.push(self.place.bad(range, cause).arg("given", given));
        None
    }

    fn literal(&mut self, literal: &LiteralValue, range: Range<usize>) -> Option<Term> {
        let value = match literal {
            LiteralValue::Boolean(flag) => Value::Flag(*flag.inner()),
            LiteralValue::String(text) => Value::Text(text.inner().to_owned()),
            // The parser has read a float: what was written is read again, and only the sign taken from it.
            LiteralValue::Int(_) | LiteralValue::Double(_) => {
                let negative = match literal {
                    LiteralValue::Int(number) => *number.inner() < 0,
                    LiteralValue::Double(number) => number.inner().is_sign_negative(),
                    _ => false,
                };
                let Ok(number) = Decimal::from_str_exact(&self.text[range.clone()]) else {
                    return self.refuse(range, "other");
                };
                Value::Number(if negative { -number } else { number })
            }
            LiteralValue::Null | LiteralValue::Bytes(_) | LiteralValue::UInt(_) => return self.refuse(range, "other"),
        };
        let (kind, constant) = match value {
            Value::Number(number) => (ValueKind::Number, Some(number)),
            Value::Flag(_) => (ValueKind::Flag, None),
            Value::Text(_) => (ValueKind::Text, None),
        };
        Some(Term { expression: Expression::Value(value), kind, constant, range })
    }

    fn single(&mut self, name: &str, range: Range<usize>) -> Option<Term> {
        if let Some(&(_, kind)) = self.known.figures.iter().find(|(known, _)| *known == name) {
            let expression = Expression::Figure(Figure::Single(name.to_owned()));
            return Some(Term { expression, kind, constant: None, range });
        }
        if self.known.maps.iter().any(|map| map.name == name) {
            return self.refuse(range, "no-key");
        }
        self.unknown(name, range)
    }

    fn unknown<T>(&mut self, name: &str, range: Range<usize>) -> Option<T> {
        let known = self.known.figures.iter().map(|(name, _)| *name);
        let known = known.chain(self.known.maps.iter().map(|map| map.name));
        self.out.push(unknown("figure", &Spanned::new(name.to_owned(), self.place.span(range)), known));
        None
    }

    /// `map["key"]`.
    fn entry(&mut self, map: &IdedExpr, key: &IdedExpr) -> Option<Term> {
        let (map_range, key_range) = (self.token(map), self.token(key));
        let Expr::Ident(name) = &map.expr else { return self.refuse(map_range, "no-map") };
        let Some(entries) = self.known.maps.iter().find(|map| map.name == name) else {
            if self.known.figures.iter().any(|(known, _)| known == name) {
                return self.refuse(map_range, "no-map");
            }
            return self.unknown(name, map_range);
        };
        let Expr::Literal(LiteralValue::String(written)) = &key.expr else { return self.refuse(key_range, "no-text") };
        let written = written.inner();
        let canonical = (entries.canonical)(written);
        if !entries.keys.contains(&canonical.as_str()) {
            // The quotation marks are not part of the name.
            let span = self.place.span(key_range.start + 1..key_range.end - 1);
            let finding = unknown(entries.noun, &Spanned::new(written.to_owned(), span), entries.keys.iter().copied());
            self.out.push(finding);
            return None;
        }
        let expression = Expression::Figure(Figure::Entry { map: name.clone(), key: canonical });
        // The bracket that closes it comes after the key, perhaps after spaces.
        let end = self.text[key_range.end..].find(']').map_or(key_range.end, |length| key_range.end + length + 1);
        Some(Term { expression, kind: entries.kind, constant: None, range: map_range.start..end })
    }

    fn call(&mut self, call: &CallExpr, token: Range<usize>) -> Option<Term> {
        if call.target.is_some() {
            return self.refuse(token, "other");
        }
        match (call.func_name.as_str(), call.args.as_slice()) {
            (operators::INDEX, [map, key]) => self.entry(map, key),
            (operators::LOGICAL_NOT, [inner]) => {
                let inner = self.of_kind(inner, ValueKind::Flag, &token)?;
                let range = token.start..inner.range.end;
                let expression = Expression::Not(Box::new(inner.expression));
                Some(Term { expression, kind: ValueKind::Flag, constant: None, range })
            }
            (operators::NEGATE, [inner]) => {
                let inner = self.of_kind(inner, ValueKind::Number, &token)?;
                let range = token.start..inner.range.end;
                let expression = Expression::Negative(Box::new(inner.expression));
                Some(Term { expression, kind: ValueKind::Number, constant: inner.constant.map(|n| -n), range })
            }
            (operators::CONDITIONAL, [condition, yes, no]) => self.choice(condition, yes, no, &token),
            (operators::IN, [value, list]) => self.one_of(value, list, &token),
            (operator @ (operators::LOGICAL_AND | operators::LOGICAL_OR), [left, right]) => {
                let left = self.of_kind(left, ValueKind::Flag, &token);
                let (left, right) = (left, self.of_kind(right, ValueKind::Flag, &token)?);
                let left = left?;
                let range = left.range.start..right.range.end;
                let (left, right) = (Box::new(left.expression), Box::new(right.expression));
                let both = operator == operators::LOGICAL_AND;
                let expression = if both { Expression::Both(left, right) } else { Expression::Either(left, right) };
                Some(Term { expression, kind: ValueKind::Flag, constant: None, range })
            }
            (operator, [left, right]) => match (arithmetic(operator), comparison(operator)) {
                (Some(operator), _) => self.arithmetic(operator, left, right, &token),
                (_, Some(operator)) => self.comparison(operator, left, right, &token),
                _ => self.refuse(token, "other"),
            },
            _ => self.refuse(token, "other"),
        }
    }

    /// A part that must be of a kind, as the operator at `token` takes no other.
    fn of_kind(&mut self, tree: &IdedExpr, kind: ValueKind, token: &Range<usize>) -> Option<Term> {
        let term = self.term(tree)?;
        if term.kind == kind {
            return Some(term);
        }
        let finding = self.place.bad(term.range, "kind").arg("operator", &self.text[token.clone()]);
        self.out.push(finding.arg("expected", kind.name()).arg("found", term.kind.name()));
        None
    }

    /// Says that two parts are of different kinds.
    fn differ<T>(&mut self, left: &Term, right: &Term, token: &Range<usize>) -> Option<T> {
        let finding = self.place.bad(left.range.start..right.range.end, "kinds");
        let finding = finding.arg("operator", &self.text[token.clone()]);
        self.out.push(finding.arg("left", left.kind.name()).arg("right", right.kind.name()));
        None
    }

    fn arithmetic(
        &mut self,
        operator: Arithmetic,
        left: &IdedExpr,
        right: &IdedExpr,
        token: &Range<usize>,
    ) -> Option<Term> {
        let left = self.of_kind(left, ValueKind::Number, token);
        let right = self.of_kind(right, ValueKind::Number, token);
        let (left, right) = (left?, right?);
        let range = left.range.start..right.range.end;
        // A divisor that is always zero is found whatever it divides.
        let tried = match (left.constant, right.constant) {
            (left, Some(right)) if right.is_zero() => Some(operator.apply(left.unwrap_or(Decimal::ONE), right)),
            (Some(left), Some(right)) => Some(operator.apply(left, right)),
            _ => None,
        };
        match tried {
            Some(Err(FaultKind::DivisionByZero)) => return self.refuse(right.range, "zero"),
            Some(Err(FaultKind::Overflow)) => return self.refuse(range, "overflow"),
            _ => {}
        }
        let constant = tried.and_then(Result::ok).filter(|_| left.constant.is_some());
        let expression = Expression::Arithmetic {
            operator,
            left: Box::new(left.expression),
            right: Box::new(right.expression),
            span: self.place.span(range.clone()),
        };
        Some(Term { expression, kind: ValueKind::Number, constant, range })
    }

    fn comparison(
        &mut self,
        operator: Comparison,
        left: &IdedExpr,
        right: &IdedExpr,
        token: &Range<usize>,
    ) -> Option<Term> {
        let equality = matches!(operator, Comparison::Equal | Comparison::Unequal);
        let mut part = |tree| if equality { self.term(tree) } else { self.of_kind(tree, ValueKind::Number, token) };
        let (left, right) = (part(left), part(right));
        let (left, right) = (left?, right?);
        if left.kind != right.kind {
            return self.differ(&left, &right, token);
        }
        let range = left.range.start..right.range.end;
        let (left, right) = (Box::new(left.expression), Box::new(right.expression));
        let expression = Expression::Comparison { operator, left, right };
        Some(Term { expression, kind: ValueKind::Flag, constant: None, range })
    }

    fn choice(&mut self, condition: &IdedExpr, yes: &IdedExpr, no: &IdedExpr, token: &Range<usize>) -> Option<Term> {
        let condition = self.of_kind(condition, ValueKind::Flag, token);
        let (yes, no) = (self.term(yes), self.term(no));
        let (condition, yes, no) = (condition?, yes?, no?);
        if yes.kind != no.kind {
            return self.differ(&yes, &no, token);
        }
        let (kind, range) = (yes.kind, condition.range.start..no.range.end);
        let (yes, no) = (Box::new(yes.expression), Box::new(no.expression));
        let expression = Expression::Choice { condition: Box::new(condition.expression), yes, no };
        Some(Term { expression, kind, constant: None, range })
    }

    fn one_of(&mut self, value: &IdedExpr, list: &IdedExpr, token: &Range<usize>) -> Option<Term> {
        let value = self.term(value);
        let bracket = self.token(list);
        let Expr::List(list) = &list.expr else { return self.refuse(bracket, "no-list") };
        let items: Vec<_> = list.elements.iter().map(|item| self.term(item)).collect();
        let (value, items) = (value?, items.into_iter().collect::<Option<Vec<_>>>()?);
        if let Some(item) = items.iter().find(|item| item.kind != value.kind) {
            return self.differ(&value, item, token);
        }
        // The bracket that closes the list comes after its last item and what brackets that is in.
        let end = items.last().map_or(bracket.end, |item| item.range.end);
        let range = value.range.start..end;
        let list = items.into_iter().map(|item| item.expression).collect();
        let expression = Expression::OneOf { value: Box::new(value.expression), list };
        Some(Term { expression, kind: ValueKind::Flag, constant: None, range })
    }
}
