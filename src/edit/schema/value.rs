//! What a value may be, by its kind.

use serde_json::{Map, Value, json};

use super::{Definitions, names};
use crate::parse::Kind;

/// What is wanted where a day is.
const DAY: &str = "应当是日期，如 2024-05-20。A day is wanted, like 2024-05-20";
/// A digit, wide or not, with spaces after it: readers take them out.
const DIGIT: &str = r"[0-9０-９]\s*";
const DATE_SIGN: &str = r"(?:[-/.年月／．。－—–～~至]\s*){1,2}";
const NUMBER: &str = r"[+＋－-]?[\s0-9０-９.．。_＿]*[0-9０-９][\s0-9０-９.．。_＿]*";

/// What a value may be, by its type.
#[derive(Default)]
struct Either {
    object: Option<Value>,
    items: Option<Value>,
    single: Vec<Value>,
}

impl Definitions {
    /// A value of a kind; nothing at all too where it is `open`.
    pub(super) fn value(&mut self, kind: Kind, open: bool) -> Value {
        let mut either = Either::default();
        if open {
            either.single.push(json!({ "type": "null" }));
        }
        self.add(kind, &mut either);
        either.value()
    }

    fn add(&mut self, kind: Kind, either: &mut Either) {
        match kind {
            Kind::List(item) => {
                either.items = Some(self.value(*item, false));
                self.add(*item, either);
            }
            Kind::Map(shape) => either.object = Some(self.map(shape(), None)),
            Kind::Both(shape, others) => either.object = Some(self.map(shape(), Some(*others))),
            Kind::Entries(value) => {
                let value = self.value(*value, false);
                either.object = Some(json!({ "type": "object", "additionalProperties": value }));
            }
            Kind::Named(words, value) => {
                let value = self.value(*value, false);
                either.object = Some(named(words, &value));
            }
            Kind::Section(inner) => {
                either.single.push(json!({ "type": "null" }));
                either.single.push(json!({ "enum": ["无", "none"] }));
                self.add(*inner, either);
            }
            Kind::Either(kinds) => {
                for kind in kinds {
                    self.add(*kind, either);
                }
            }
            single => either.single.push(self::single(single)),
        }
    }
}

impl Either {
    fn value(self) -> Value {
        let mut types = Vec::new();
        types.extend(self.object.is_some().then_some("object"));
        types.extend(self.items.is_some().then_some("array"));
        let single = alternatives(self.single);
        // By its type, so that what is wrong within a list or a map is said there and not of the whole.
        let mut value = single.unwrap_or_else(|| json!({ "type": types }));
        if let Some(items) = self.items {
            value = json!({ "if": { "type": "array" }, "then": { "items": items }, "else": value });
        }
        if let Some(object) = self.object {
            value = json!({ "if": { "type": "object" }, "then": object, "else": value });
        }
        value
    }
}

/// One of several values; nothing at all is one more type of a value that has types, so that what is wrong with it
/// is said of the value that was meant.
fn alternatives(values: Vec<Value>) -> Option<Value> {
    let (nothing, mut values): (Vec<_>, Vec<_>) =
        values.into_iter().partition(|value| *value == json!({ "type": "null" }));
    if !nothing.is_empty() {
        let typed = values.iter_mut().find_map(|value| value.get_mut("type"));
        match typed {
            Some(Value::Array(types)) => types.push(json!("null")),
            Some(one) => *one = json!([one.take(), "null"]),
            None => values.extend(nothing.into_iter().take(1)),
        }
    }
    match <[Value; 1]>::try_from(values) {
        Ok([one]) => Some(one),
        Err(none) if none.is_empty() => None,
        Err(several) => Some(json!({ "anyOf": several })),
    }
}

/// A map whose keys are words of a closed list.
fn named(words: &[&[&str]], value: &Value) -> Value {
    let all = || words.iter().copied().flatten().copied();
    let properties: Map<String, Value> = all().map(|word| (word.to_owned(), value.clone())).collect();
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { (names::words(all().filter(|word| word.is_ascii()))): value },
        "additionalProperties": false,
    })
}

/// A value that stands alone.
fn single(kind: Kind) -> Value {
    let text =
        |pattern: String, wanted: &str| json!({ "type": "string", "pattern": pattern, "patternErrorMessage": wanted });
    let number = |kind: &str, [low, high]: [u32; 2], pattern: String| {
        let wanted = format!("应当是 {low} 至 {high} 的数。A number from {low} to {high} is wanted");
        let mut number = json!({ "type": [kind, "string"], "minimum": low, "maximum": high });
        number["pattern"] = json!(pattern);
        number["patternErrorMessage"] = json!(wanted);
        number
    };
    let day = format!(r"\s*(?:{DIGIT}){{4}}{DATE_SIGN}(?:{DIGIT}){{1,4}}{DATE_SIGN}(?:{DIGIT}){{1,4}}(?:[日号]\s*)*");
    let hour = format!(r"\s*(?:{DIGIT})+[:：]\s*(?:{DIGIT})+");
    let time = format!(r"{hour}(?:[-－—–～~至]\s*){{1,2}}{hour}");
    match kind {
        Kind::Empty => json!({ "type": "null" }),
        Kind::Nothing => json!({ "enum": ["无", "none"] }),
        Kind::Date => text(format!(r"^{day}[0:\s]*$"), DAY),
        Kind::Month => {
            let month = format!(r"\s*(?:{DIGIT}){{4}}{DATE_SIGN}(?:{DIGIT}){{1,2}}(?:月\s*)?");
            number("number", [1900, 2201], format!(r"^(?:{day}[0:\s]*|{month})$"))
        }
        Kind::Time => {
            text(format!("^{time}$"), "应当是时间段，如 14:30-16:00。A span of time is wanted, like 14:30-16:00")
        }
        Kind::Moment => text(format!("^{day}(?:{time})?[0:\\s]*$"), DAY),
        Kind::Duration => text(durations(), "应当是时间长度，如 6个月。A length of time is wanted, like 6 months"),
        Kind::Decimal(most) => number("number", [0, most], format!(r"^{NUMBER}$")),
        Kind::Whole(low, high) => number("integer", [low, high], format!(r"^\s*[+＋－-]?\s*(?:{DIGIT})+$")),
        Kind::Share | Kind::SomeShare => {
            number("number", [0, 1], format!(r"^\s*{NUMBER}(?:[%％]\s*|[/／]\s*{NUMBER})?$"))
        }
        Kind::YesNo => {
            let words = ["是", "yes", "true", "√", "1", "y", "否", "no", "false", "×", "0", "n"];
            let pattern = names::words(words.into_iter());
            json!({ "type": ["boolean", "integer", "string"], "minimum": 0, "maximum": 1, "pattern": pattern,
                "patternErrorMessage": "应当写 是 或者 否。yes or no is wanted", "examples": ["是", "否"] })
        }
        Kind::Choice(_) | Kind::ChoiceOf(_) => {
            let words = kind.choices().unwrap_or_default();
            let all = || words.iter().flatten().copied();
            json!({ "anyOf": [{ "enum": all().collect::<Vec<_>>() }, { "type": "string", "pattern": names::words(all()) }] })
        }
        _ => json!({ "type": ["string", "number", "boolean"] }),
    }
}

/// The pattern of lengths of time: how many of what, again and again.
fn durations() -> String {
    let units =
        ["years", "year", "年", "个月", "months", "month", "月", "weeks", "week", "周", "days", "day", "天", "日"];
    let unit = |unit: &str| unit.chars().map(|c| names::either_case(c, true)).collect::<Vec<_>>().join(r"\s*");
    let units = units.into_iter().map(unit).collect::<Vec<_>>().join("|");
    format!(r"^\s*(?:(?:{DIGIT})+(?:{units})\s*)+$")
}
