//! The figures that a formula names.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::marks::Sheet;
use crate::model::{Figure, Rule, Site, Status, Value};

impl Figures {
    /// The figure of a name in a formula; nothing while it is not recorded. The marks that count, `sheet`
    /// and `result`, follow from the figures.
    pub(super) fn figure(
        &self,
        site: &Site,
        rule: &Rule,
        (sheet, result): (&Sheet<'_>, Option<Decimal>),
        name: &Figure,
    ) -> Option<Value> {
        let count = |count: u32| Some(Value::Number(count.into()));
        let track = |key: &str| self.tracks.iter().find(|track| track.key == key);
        match name {
            Figure::Single(name) => match name.as_str() {
                "credits" => Some(Value::Number(self.credits())),
                "required" => Some(Value::Number(self.tracks.iter().map(|track| track.required).sum())),
                "absences" => count(self.tally.absences),
                "leaves" => count(self.tally.leaves),
                "leave_credits" => Some(Value::Number(self.tally.leave_credits)),
                "lates" => count(u32::try_from(self.tally.count(Status::Late)).unwrap_or(u32::MAX)),
                "sessions" => count(self.tally.sessions),
                "attended" => count(self.tally.attended),
                // Where there is no session none was missed.
                "attendance" => Some(Value::Number(self.tally.share().unwrap_or(Decimal::ONE))),
                "days" => count(self.tally.days),
                "exam" => sheet.exam.map(Value::Number),
                "result" => result.map(Value::Number),
                "recommended" => Some(Value::Flag(self.recommended)),
                "category" => {
                    let title = self.category.map(|category| site.categories[category.0].title.clone());
                    Some(Value::Text(title.unwrap_or_default()))
                }
                "cohort" => Some(Value::Text(self.cohort.clone().unwrap_or_default())),
                key => Some(Value::Number(track(key).map(|track| track.credits).unwrap_or_default())),
            },
            Figure::Entry { map, key } => match map.as_str() {
                "tracks" => Some(Value::Number(track(key).map(|track| track.credits).unwrap_or_default())),
                "deliverables" => {
                    let terms = rule.terms(self.category);
                    let at = terms.deliverables.iter().position(|asked| asked.key == *key);
                    count(at.and_then(|at| self.deliverables.get(at).copied()).unwrap_or(0))
                }
                _ => {
                    let terms = rule.terms(self.category);
                    let part = terms.parts().into_iter().find(|part| part.key == *key)?;
                    sheet.part(part).map(Value::Number)
                }
            },
        }
    }
}
