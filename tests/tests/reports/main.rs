//! Reports over any period: computed from the cycles by each column's rule, asked where they cannot be.

mod asked;
mod export;
mod missing;
mod sent;
mod sums;

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid, row_in, text_of};
use smc_tests::month::INPUTS;

const ALL: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

/// Figures of II.06a for the months of the first quarter, each balanced and carried on:
/// online, direct, carried, early, on_time, late, pending_in_time, pending_late.
const QUARTER: [(&str, [i64; 8]); 3] = [
    ("2026-01", [100, 10, 5, 80, 20, 5, 8, 2]), // 115 = 105 + 10
    ("2026-02", [50, 5, 10, 40, 10, 0, 10, 5]), // 65 = 50 + 15
    ("2026-03", [200, 0, 15, 150, 40, 5, 20, 0]), // 215 = 195 + 20
];

fn fill(grid: &Grid<'_>, row: i64, figures: &[i64; 8]) {
    for (column, figure) in INPUTS.iter().zip(figures) {
        grid.fill(row, &[(column, &figure.to_string())]);
    }
}

/// The first quarter with Hộ tịch in the first section; the second month has Đất đai there as well.
fn quarter() -> Door {
    let door = Door::at("2026-03-16T08:00:00");
    door.call("office_save", json!({"office": {"ward": "Đông Hải"}}));
    for (cycle, figures) in QUARTER {
        door.call("cycle_start", json!({"cycle": cycle}));
        let grid = door.grid("II.06a", cycle);
        if grid.names().is_empty() {
            grid.add(Some(1), &["Hộ tịch"]);
            grid.add(Some(2), &["Chứng thực"]);
            fill(
                &grid,
                grid.row(Some(2), "Chứng thực"),
                &[1, 0, 0, 1, 0, 0, 0, 0],
            );
        }
        if cycle == "2026-02" {
            grid.add(Some(1), &["Đất đai"]);
            fill(
                &grid,
                grid.row(Some(1), "Đất đai"),
                &[7, 0, 0, 6, 0, 0, 1, 0],
            );
        }
        fill(&grid, grid.row(Some(1), "Hộ tịch"), &figures);
        grid.call("blanks_zero", json!({"row": null}));
    }
    let last = door.grid("II.06a", "2026-03");
    fill(
        &last,
        last.row(Some(1), "Đất đai"),
        &[0, 0, 1, 1, 0, 0, 0, 0],
    );
    door
}

#[track_caller]
fn shows(sheet: &Value, section: Option<i64>, name: &str, columns: &[&str]) -> Vec<String> {
    let line = row_in(sheet, section, name);
    columns
        .iter()
        .map(|column| text_of(sheet, line, column))
        .collect()
}
