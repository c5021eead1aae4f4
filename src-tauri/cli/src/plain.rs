//! What the door says for the eye, as plain values: figures as numbers, days and moments as ISO, in what `--json`
//! prints. The door's own replies stay as the page reads them (`smc call`).

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Number, Value, json};

/// What a text is turned into.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// "1.234,5" → 1234.5; blank → null; words stay.
    Figure,
    /// "(4) 2.280" → {"column": "(4)", "value": 2280}.
    Figures,
    /// "16/11/2026 08:12" → "2026-11-16T08:12:00"; "16/11/2026" → "2026-11-16"; blank → null.
    Moment,
    /// "7 ngày làm việc" → 7; where nothing is known, null.
    Days,
    /// Where a list's file lies, under the name that is kept of it: a person's may stand in its own.
    Path,
}

/// The texts that are turned, by the key of the list or object they stand in and their own.
const TURNED: &[(&str, &str, Kind)] = &[
    ("changes", "from", Kind::Figure),
    ("changes", "to", Kind::Figure),
    ("cells", "text", Kind::Figure),
    ("rows", "figures", Kind::Figures),
    ("new", "days", Kind::Days),
    ("backups", "at", Kind::Moment),
    ("sent", "at", Kind::Moment),
    ("first", "received", Kind::Moment),
    ("first", "due", Kind::Moment),
    ("first", "finished", Kind::Moment),
    ("facts", "text", Kind::Moment),
    ("facts", "before", Kind::Moment),
    ("", "as_of", Kind::Moment),
    ("lists", "path", Kind::Path),
];

/// A reply with plain values.
pub(crate) fn plain(mut reply: Value) -> Value {
    turn("", &mut reply);
    reply
}

/// Turns what stands under a key; what stands in a list stands under the list's key.
fn turn(key: &str, value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|own| turn(key, own)),
        Value::Object(own) => {
            for (at, name, kind) in TURNED {
                if *at == key && own.contains_key(*name) {
                    let turned = turned(own, name, *kind);
                    own.insert((*name).to_owned(), turned);
                }
            }
            own.iter_mut().for_each(|(key, own)| turn(key, own));
        }
        _ => {}
    }
}

fn turned(own: &Map<String, Value>, name: &str, kind: Kind) -> Value {
    let value = &own[name];
    let text = value.as_str().unwrap_or_default();
    let turned = match kind {
        Kind::Figures => value
            .as_array()
            .map(|all| all.iter().map(figures).collect()),
        // What is a number already, or nothing, is no text.
        _ if !value.is_string() => None,
        Kind::Figure | Kind::Moment if text.is_empty() => Some(Value::Null),
        Kind::Figure => number(text).map(Value::Number),
        Kind::Moment => moment(text).map(Value::String),
        Kind::Days => Some(days(text)),
        Kind::Path => own["file"].as_str().map(|file| {
            let kept = Path::new(text).with_file_name(file);
            json!(kept.to_string_lossy())
        }),
    };
    turned.unwrap_or_else(|| value.clone())
}

fn figures(own: &Value) -> Value {
    let text = own.as_str().unwrap_or_default();
    let (column, value) = text.split_once(' ').unwrap_or((text, ""));
    let value = number(value).map_or(json!(value), Value::Number);
    json!({ "column": column, "value": value })
}

/// A number as Vietnam writes it; nothing else, "1.5" neither.
fn number(text: &str) -> Option<Number> {
    let (sign, bare) = match text.strip_prefix(['-', '−']) {
        Some(bare) => ("-", bare),
        None => ("", text),
    };
    let (whole, part) = match bare.split_once(',') {
        Some((whole, part)) => (whole, Some(part)),
        None => (bare, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().filter(|first| digits(first))?;
    let grouped = groups.clone().next().is_some();
    let fits = groups.all(|group| group.len() == 3 && digits(group));
    // "0123" is somebody's code.
    let leads = first.len() > 1 && first.starts_with('0');
    if !fits || leads || (grouped && first.len() > 3) || !part.is_none_or(digits) {
        return None;
    }
    let part = part.map(|part| format!(".{part}")).unwrap_or_default();
    serde_json::from_str(&format!("{sign}{}{part}", whole.replace('.', ""))).ok()
}

fn moment(text: &str) -> Option<String> {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%d/%m/%Y").ok();
    let moment = NaiveDateTime::parse_from_str(text, "%d/%m/%Y %H:%M").ok();
    let moment = moment.map(|moment| moment.format("%Y-%m-%dT%H:%M:%S").to_string());
    moment.or_else(|| day(text).map(|day| day.to_string()))
}

/// How many working days a procedure takes: "Trong ngày" is none.
fn days(text: &str) -> Value {
    let number = text.split_whitespace().next().and_then(number);
    match number {
        Some(number) => Value::Number(number),
        None if text.to_lowercase().starts_with("trong ngày") => json!(0),
        None => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_for_the_eye_become_plain_values() {
        for (given, expected) in [
            (
                json!({"changes": [{"from": "", "to": "2.280"}]}),
                json!({"changes": [{"from": null, "to": 2280}]}),
            ),
            (
                json!({"preview": {"changes": [{"from": "-12,5", "to": "0"}]}}),
                json!({"preview": {"changes": [{"from": -12.5, "to": 0}]}}),
            ),
            (
                json!({"changes": [{"from": "không rõ", "to": "1.23"}]}),
                json!({"changes": [{"from": "không rõ", "to": "1.23"}]}),
            ),
            (
                json!({"changes": [{"from": "0123", "to": "1234.567"}]}),
                json!({"changes": [{"from": "0123", "to": "1234.567"}]}),
            ),
            (
                json!({"lines": [{"label": "1", "cells": [{"text": "1.234.567"}, {}]}]}),
                json!({"lines": [{"label": "1", "cells": [{"text": 1_234_567}, {}]}]}),
            ),
            (
                json!({"rows": [{"figures": ["(4) 2.280", "(5) 0"]}]}),
                json!({"rows": [{"figures": [{"column": "(4)", "value": 2280}, {"column": "(5)", "value": 0}]}]}),
            ),
            (
                json!({"new": [{"days": "7 ngày làm việc"}, {"days": "Trong ngày"}, {"days": "chưa rõ"}]}),
                json!({"new": [{"days": 7}, {"days": 0}, {"days": null}]}),
            ),
            (
                json!({"backups": [{"at": "16/11/2026 08:01"}]}),
                json!({"backups": [{"at": "2026-11-16T08:01:00"}]}),
            ),
            (
                json!({"first": [{"received": "06/11/2026", "due": ""}]}),
                json!({"first": [{"received": "2026-11-06", "due": null}]}),
            ),
            (
                json!({"as_of": "16/11/2026 08:12"}),
                json!({"as_of": "2026-11-16T08:12:00"}),
            ),
            (
                json!({"as_of": "2026-11-16"}),
                json!({"as_of": "2026-11-16"}),
            ),
            (json!({"as_of": null}), json!({"as_of": null})),
            (
                json!({"lists": [{"path": "ds/Nguyễn Văn Mẫu.csv", "file": "….csv"}]}),
                json!({"lists": [{"path": std::path::Path::new("ds").join("….csv"), "file": "….csv"}]}),
            ),
            (
                json!({"facts": [{"text": "01/11/2026", "before": "Đang xử lý"}]}),
                json!({"facts": [{"text": "2026-11-01", "before": "Đang xử lý"}]}),
            ),
            // Codes and words of a plan are none of these.
            (
                json!({"lines": [{"code": "1.001", "text": "1.000"}]}),
                json!({"lines": [{"code": "1.001", "text": "1.000"}]}),
            ),
        ] {
            assert_eq!(plain(given.clone()), expected, "{given}");
        }
    }
}
