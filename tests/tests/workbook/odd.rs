//! Forms and months that are unlike the usual ones: what a definition may do, and figures that are missing.

use smc_core::form::Form;
use smc_core::sheet::{Figures, OtherTotal};

use crate::sample::{CODES, Filled, figures, filled, row};

/// A form with everything the four have not: subtotals, amounts, computed percentages, a quotient, a total of
/// another form, a hidden column, a portrait sheet.
const ODD: &str = r#"
code = "X.1"
number = "Biểu số X.1"
title = "BIỂU THỬ"
subtitle = ["Dòng thứ hai"]
basis = "Căn cứ thử"
valid_from = "2020-01-01"
status = "reconstructed"
unit = "đồng"
orientation = "portrait"
[rows]
kind = "fields"
sections = true
subtotals = true
total = "Tổng số"
[[columns]]
key = "stt"
no = 1
heading = ["STT"]
kind = "ordinal"
width = 5
[[columns]]
key = "name"
no = 2
heading = ["Tên"]
kind = "name"
width = 20
[[columns]]
key = "hid"
no = 3
heading = ["Ẩn"]
kind = "count"
width = 8
period = "sum"
hidden = true
[[columns]]
key = "a"
no = 4
heading = ["Tiền", "Thu"]
kind = "amount"
width = 14
period = "sum"
[[columns]]
key = "b"
no = 5
heading = ["Tiền", "Chi"]
kind = "amount"
width = 14
period = "sum"
[[columns]]
key = "rest"
no = 6
heading = ["Còn"]
kind = "amount"
width = 14
formula = "a - sum(b)"
[[columns]]
key = "share"
no = 7
heading = ["Tỷ lệ"]
kind = "percent"
width = 8
formula = "b × 100 ÷ a"
[[columns]]
key = "other"
no = 8
heading = ["So với II.06a"]
kind = "count"
width = 12
formula = "II.06a.online + II.06a.done × 2"
[[columns]]
key = "note"
no = 9
heading = ["Ghi chú"]
kind = "text"
width = 10
"#;

/// A line: its section, its name, its figures and words by column.
type Line = (i64, &'static str, &'static [(&'static str, &'static str)]);

/// The odd form beside a form II.06a; with zeros, blanks and fractions in it.
pub(crate) fn odd(online: Option<&Filled>) -> Filled {
    let form = Form::read("x.toml", ODD).unwrap();
    let mut figures: Figures = figures(&form, 0);
    let rows: [Line; 6] = [
        (
            1,
            "=cmd|' /C calc'!A0",
            &[("a", "10.5"), ("b", "2.25"), ("hid", "7"), ("note", "+1")],
        ),
        (1, "-x", &[("a", "0"), ("b", "0"), ("note", "@y")]),
        (1, "+7", &[("b", "1")]),
        (2, "@y", &[]),
        (2, "0", &[("a", "999999999999.9999"), ("b", "3")]),
        (2, "a\nb", &[("a", "0.1"), ("b", "0.2"), ("note", "=1+1")]),
    ];
    for (id, (section, name, numbers)) in (1..).zip(rows) {
        let numbers: Vec<(&str, String)> =
            numbers.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
        figures
            .rows
            .push(row(&form, id, Some(section), name, &numbers));
    }
    for key in ["online", "done"] {
        let total = online.and_then(|f| {
            f.sheet.total()?.cells[f.form.index(key)?]
                .entry
                .as_ref()?
                .number()
        });
        figures.others.extend(total.map(|number| {
            let label = key.to_owned();
            let name = ("II.06a".to_owned(), key.to_owned());
            (name, OtherTotal { number, label })
        }));
    }
    Filled::new(form, figures)
}

/// A month with every third figure missing.
pub(crate) fn gappy() -> Vec<Filled> {
    let forms = CODES.iter().map(|code| {
        let Filled {
            form, mut figures, ..
        } = filled(code, 7);
        let cells = figures.rows.iter_mut().flat_map(|row| &mut row.figures);
        for (i, figure) in cells.enumerate() {
            if i % 3 == 0 {
                figure.entry = None;
            }
        }
        // A column without any figure at all: its total is blank.
        for row in &mut figures.rows {
            row.figures[3].entry = None;
        }
        Filled::new(form, figures)
    });
    forms.collect()
}
