//! What a grid shows: its findings, its lines, its cells.

use serde_json::Value;

/// The sentences of a body's findings: "error · Hộ tịch: …".
///
/// # Panics
///
/// When it is no body.
#[must_use]
pub fn findings_of(body: &Value) -> Vec<String> {
    let findings = body["findings"].as_array().expect("findings");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    findings
        .iter()
        .map(|own| {
            format!(
                "{} · {}: {}",
                text(own, "severity"),
                text(own, "place"),
                text(own, "text")
            )
        })
        .collect()
}

/// A line of a grid by section and name.
///
/// # Panics
///
/// When there is none.
#[track_caller]
#[must_use]
pub fn row_in<'a>(sheet: &'a Value, section: Option<i64>, name: &str) -> &'a Value {
    let lines = sheet["body"]["lines"].as_array().expect("lines");
    let found = lines.iter().find(|line| {
        line["kind"] == "row" && line["name"] == name && line["section"].as_i64() == section
    });
    found.unwrap_or_else(|| panic!("no row {name} in section {section:?}"))
}

/// A line of a grid by the row's id.
///
/// # Panics
///
/// When there is none.
#[track_caller]
#[must_use]
pub fn row_by_id(sheet: &Value, row: i64) -> &Value {
    let lines = sheet["body"]["lines"].as_array().expect("lines");
    let found = lines.iter().find(|line| line["row"].as_i64() == Some(row));
    found.unwrap_or_else(|| panic!("no row {row}"))
}

/// What a line of a grid shows in a column.
///
/// # Panics
///
/// When there is no such column.
#[track_caller]
#[must_use]
pub fn text_of(sheet: &Value, line: &Value, column: &str) -> String {
    let columns = sheet["head"]["columns"].as_array().expect("columns");
    let index = columns.iter().position(|own| own["key"] == column);
    let index = index.unwrap_or_else(|| panic!("no column {column}"));
    line["cells"][index]["text"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}
