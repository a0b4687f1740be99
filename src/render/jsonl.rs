//! Data sets as JSON Lines: an object a row, with every column.

use std::fmt::Write as _;

use crate::export::{DataSet, Datum, Kind};

/// A data set with an object a line. Decimals have all their digits: who reads them as floats loses them on his own.
pub fn jsonl(set: &DataSet<'_>) -> Vec<u8> {
    let heads: Vec<String> = set.fields.iter().map(|field| quoted(&field.name)).collect();
    let mut out = String::new();
    for row in &set.rows {
        for (at, ((head, field), value)) in heads.iter().zip(&set.fields).zip(row).enumerate() {
            out.push(if at == 0 { '{' } else { ',' });
            // Writing into a text refuses nothing.
            let _ = write!(out, "{head}:{}", json(value, field.kind));
        }
        out.push_str("}\n");
    }
    out.into_bytes()
}

fn json(value: &Datum<'_>, kind: Kind) -> String {
    match value {
        Datum::Empty => "null".to_owned(),
        Datum::Integer(_) | Datum::Number(_) | Datum::Truth(_) if kind != Kind::Text => value.plain().into_owned(),
        value => quoted(&value.plain()),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
