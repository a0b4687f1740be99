//! The arithmetic of marks: components within components, one make-up, grades.

use rust_decimal::Decimal;

use super::figures::Figures;
use crate::locale::Phrase;
use crate::model::{Band, Decimals, Exam, Part, ResultRule, portion};

/// The mark of the examination; of it and a make-up, the better, the latter up to its cap.
pub(super) fn exam(exam: &Exam, figures: &Figures) -> Option<Decimal> {
    let first = figures.marks.get("exam").copied();
    let makeup = exam.makeup.and_then(|rule| {
        let mark = figures.makeup?;
        Some(rule.cap.map_or(mark, |cap| mark.min(cap)))
    });
    first.max(makeup)
}

/// Which of the examination and the make-up counts, and for how much.
pub(super) fn makeup_step(rule: &Exam, figures: &Figures) -> Option<Phrase> {
    let (makeup, cap) = (figures.makeup?, rule.makeup?.cap);
    let first = figures.marks.get("exam").map_or_else(|| "none".to_owned(), |mark| mark.normalize().to_string());
    let cap = cap.filter(|cap| makeup > *cap).map_or_else(|| "none".to_owned(), |cap| cap.normalize().to_string());
    let phrase = Phrase::new("step-makeup").text("first", first).text("makeup", makeup.normalize());
    Some(phrase.text("cap", cap).text("mark", exam(rule, figures)?.normalize()))
}

/// What marks are made of.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// The figures with the marks recorded.
    pub(super) figures: &'a Figures,
    /// The mark of the examination that counts.
    pub(super) exam: Option<Decimal>,
    /// Whether there is an examination, so that no other mark stands for it.
    pub(super) examined: bool,
    /// Rounding.
    pub(super) decimals: Decimals,
}

impl Sheet<'_> {
    /// The mark of a component: as recorded, or made of its own components where any of these is
    /// recorded. Nothing while one is missing. A mark that is made is rounded as it will be printed, so
    /// that a reader can do the sum.
    pub(super) fn part(&self, part: &Part) -> Option<Decimal> {
        if part.key == "exam" && self.examined {
            return self.exam;
        }
        let inner: Vec<_> = part.parts.iter().map(|inner| self.part(inner)).collect();
        if inner.iter().all(Option::is_none) {
            return self.figures.marks.get(&part.key).copied();
        }
        let weighted = part.parts.iter().zip(inner).map(|(inner, mark)| Some(inner.weight * mark?));
        weighted.sum::<Option<Decimal>>().map(|sum| self.decimals.round_mark(sum))
    }

    /// The weighted mark of the whole; nothing while a component is missing.
    pub(super) fn overall(&self, result: &ResultRule) -> Option<Decimal> {
        let weighted = result.parts.iter().map(|rule| Some(rule.weight * self.part(rule)?));
        weighted.sum::<Option<Decimal>>().map(|sum| self.decimals.round_mark(sum))
    }

    /// How the overall mark, and each component that is made of others, came about: a sum each.
    pub(super) fn steps(&self, result: &ResultRule) -> Vec<Phrase> {
        let mut steps = Vec::new();
        for rule in result.parts.iter().flat_map(Part::with_inner).filter(|rule| !rule.parts.is_empty()) {
            steps.extend(self.sum(&rule.parts, self.part(rule)).map(|(sum, value)| {
                Phrase::new("step-part").text("name", &rule.title).text("sum", sum).text("mark", value)
            }));
        }
        let whole = self.sum(&result.parts, self.overall(result));
        steps.extend(whole.map(|(sum, value)| Phrase::new("step-result").text("sum", sum).text("mark", value)));
        steps
    }

    /// A weighted sum as written on paper, and what it makes.
    fn sum(&self, parts: &[Part], value: Option<Decimal>) -> Option<(String, Decimal)> {
        let terms: Option<Vec<_>> = parts
            .iter()
            .map(|rule| {
                let mark = self.part(rule)?;
                Some(format!("{} {} × {}", rule.title, mark.normalize(), written(rule.weight)))
            })
            .collect();
        Some((terms?.join(" + "), value?.normalize()))
    }
}

/// A weight as its author may have written it: 0.7, or 2/3 where no short decimal is.
pub(super) fn written(weight: Decimal) -> String {
    let short = weight.normalize();
    let whole = |below: &u32| portion(weight, Decimal::from(*below)).fract().is_zero();
    match (2..100).find(whole).filter(|_| short.scale() > 6) {
        Some(below) => format!("{}/{below}", portion(weight, Decimal::from(below)).normalize()),
        None => short.to_string(),
    }
}

/// The grade of a mark, by place in the bands.
pub(super) fn band(bands: &[Band], mark: Decimal) -> Option<usize> {
    let at = bands.iter().rposition(|band| band.from <= mark)?;
    bands[at].to.is_none_or(|to| mark <= to).then_some(at)
}
