//! The workbook through the door: what is written, and every place it cannot be written to.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use smc_tests::door::Door;

const CYCLE: &str = "2026-11";

/// A ward with two lines of II.06a that balance.
fn ward() -> Door {
    let door = Door::started(CYCLE);
    let grid = door.call("sheet", json!({"form": "II.06a", "cycle": CYCLE}));
    println!("{grid:.2000}");
    door
}

#[test]
fn look() {
    ward();
}
