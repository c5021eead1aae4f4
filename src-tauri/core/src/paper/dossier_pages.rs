//! Dossiers that are late or due soon, as `ho-so.typ` shows them: a sheet for each unit. Plain values. Pure.

use serde_json::{Value, json};

use super::dossier_list::{Column, DueLine, DueList, DueUnit, Part};
use super::table::{self, Table};
use super::task_pages::{Sender, office, row};

/// The size of the tables' text.
const SIZE: f64 = 12.0;

/// A code up to so many letters stands on one line.
const SHORT: usize = 12;

/// What `ho-so.typ` shows.
pub fn due(list: &DueList, sender: &Sender) -> Value {
    let units: Vec<Value> = list.units.iter().map(|own| unit(own, list)).collect();
    json!({
        "office": office(sender, list.today),
        "title": list.title().to_uppercase(),
        "units": units,
    })
}

fn unit(own: &DueUnit, list: &DueList) -> Value {
    let part = |part: Part, lines: &[DueLine]| {
        let title = format!("{} ({})", list.part(part), lines.len());
        (!lines.is_empty()).then(|| json!({ "title": title, "table": table(lines) }))
    };
    let parts = [part(Part::Late, &own.late), part(Part::Soon, &own.soon)];
    json!({
        "unit": own.name(),
        "sentence": list.sentence(own),
        "parts": parts.into_iter().flatten().collect::<Vec<_>>(),
    })
}

fn table(lines: &[DueLine]) -> Table {
    let columns = Column::ALL.map(|column| table::Column {
        heading: column.heading(),
        align: if column.centred() { "center" } else { "left" },
    });
    let rows = (1..).zip(lines).map(|(number, own)| {
        row(Column::ALL.map(|column| match column {
            Column::Code => in_two_lines(&own.code),
            column => column.text(number, own),
        }))
    });
    Table::new(&columns, rows.collect(), SIZE, true)
}

/// A code on two lines, parted after the hyphen that leaves both as short as can be: parted anywhere else it would be
/// read wrongly. A short one stays on one.
fn in_two_lines(code: &str) -> String {
    let length = code.chars().count();
    let longer = |at: &usize| {
        let first = code[..*at].chars().count();
        first.max(length - first)
    };
    let hyphens = code
        .match_indices('-')
        .map(|(at, hyphen)| at + hyphen.len());
    match hyphens.min_by_key(longer).filter(|_| length > SHORT) {
        Some(at) => format!("{}\n{}", &code[..at], &code[at..]),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_code_is_parted_after_a_hyphen_alone() {
        for (code, expected) in [
            ("H57.132-261103-0023", "H57.132-\n261103-0023"),
            ("000.27.68.H24-260115-0001", "000.27.68.H24-\n260115-0001"),
            ("G22-0001", "G22-0001"),
            ("0123456789012345678", "0123456789012345678"),
        ] {
            assert_eq!(in_two_lines(code), expected);
        }
    }
}
