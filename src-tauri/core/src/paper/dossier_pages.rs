//! Dossiers that are late or due soon, as `ho-so.typ` shows them: a sheet for each unit. Plain values. Pure.

use serde_json::{Value, json};

use super::dossier_list::{Column, DueLine, DueList, DueUnit, Part};
use super::table::{self, Table};
use super::task_pages::{Sender, office, row};

/// The size of the tables' text.
const SIZE: f64 = 12.0;

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
    let rows = (1..)
        .zip(lines)
        .map(|(number, own)| row(Column::ALL.map(|column| column.text(number, own))));
    Table::new(&columns, rows.collect(), SIZE, true)
}
