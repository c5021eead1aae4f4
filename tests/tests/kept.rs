//! What the program keeps in memory is what stands in the data file: after every act it shows what a program that has
//! read nothing yet shows, and it sees what another one writes.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::month::{BALANCED, CYCLE, INPUTS};

const BEFORE: &str = "2026-10";

/// Two months of three forms, all open.
fn two_months() -> Door {
    let door = Door::started(BEFORE);
    for (section, names) in [(1, ["Hộ tịch", "Chứng thực"]), (2, ["Đất đai", "Hộ tịch"])]
    {
        door.add_fields("II.06a", BEFORE, Some(section), &names);
    }
    door.add_fields("II.08", BEFORE, None, &["Hộ tịch"]);
    door.add_fields("II.05a", BEFORE, None, &["Đất đai"]);
    let grid = door.grid("II.06a", BEFORE);
    for (section, name) in [
        (1, "Hộ tịch"),
        (1, "Chứng thực"),
        (2, "Đất đai"),
        (2, "Hộ tịch"),
    ] {
        grid.fill(grid.row(Some(section), name), &BALANCED);
    }
    door.call("cycle_start", json!({"cycle": CYCLE}));
    door
}

/// Everything shown of the forms of both months and of both together.
fn shown(door: &Door) -> Vec<Value> {
    let mut shown = Vec::new();
    for form in ["II.04", "II.05a", "II.06a", "II.08"] {
        for cycle in [BEFORE, CYCLE] {
            shown.push(door.sheet(form, cycle));
        }
        shown.push(door.report(form, "2026-10..2026-11"));
    }
    shown
}

/// Acts in both months, each told by a number.
fn act(door: &Door, number: u64) -> &'static str {
    let cycle = if number.is_multiple_of(3) {
        BEFORE
    } else {
        CYCLE
    };
    let form = ["II.06a", "II.06a", "II.08", "II.05a"][(number / 3 % 4) as usize];
    let grid = door.grid(form, cycle);
    let sheet = grid.sheet();
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let rows: Vec<&Value> = lines.iter().filter(|own| own["kind"] == "row").collect();
    let Some(row) = rows.get((number % 7) as usize % rows.len().max(1)) else {
        return "nothing";
    };
    let row = &row["row"];
    let column = match form {
        "II.06a" => INPUTS[(number % 8) as usize],
        "II.08" => ["procs", "full_online", "part_online"][(number % 3) as usize],
        _ => ["act", "processing", "carried"][(number % 3) as usize],
    };
    let text = if number.is_multiple_of(5) {
        String::new()
    } else {
        (number % 90).to_string()
    };
    // What is refused (a form that is closed) changes nothing either.
    let (command, args) = match number % 11 {
        0..=5 => (
            "cell_set",
            json!({"row": row, "column": column, "text": text}),
        ),
        6 => (
            "note_set",
            json!({"row": row, "column": column, "text": text}),
        ),
        7 => ("blanks_zero", json!({"row": row})),
        8 => (
            "cells_paste",
            json!({"row": row, "column": column, "text": "1\t2\n3\t4", "sure": true}),
        ),
        9 if number.is_multiple_of(2) => ("form_reopen", json!({"reason": "sửa"})),
        9 => ("form_close", json!({"note": "đã xem", "sure": true})),
        _ => {
            let _ = door.ask("undo", json!({}));
            return "undo";
        }
    };
    let _ = grid.ask(command, args);
    command
}

#[test]
fn after_every_act_it_shows_what_a_program_shows_that_has_read_nothing_yet() {
    let door = two_months();
    let mut number = 1_u64;
    for turn in 0..60 {
        number = (number * 6_364_136_223 + 1_442_695) % 1_000_003;
        let done = act(&door, number);
        let fresh = door.beside();
        assert_eq!(shown(&door), shown(&fresh), "turn {turn}, after {done}");
    }
}

#[test]
fn what_another_program_writes_is_seen_at_once() {
    let door = two_months();
    let other = door.beside();
    let grid = door.grid("II.06a", CYCLE);
    let row = grid.row(Some(1), "Hộ tịch");
    let there = other.grid("II.06a", CYCLE);
    for text in ["5", "6", ""] {
        there.fill(row, &[("online", text)]);
        assert_eq!(grid.cell(row, "online"), text);
        let typed = format!("1{text}");
        grid.fill(row, &[("direct", &typed)]);
        assert_eq!(
            there.cells(row, &["online", "direct"]),
            [text, typed.as_str()]
        );
    }
    // A form closed there is closed here.
    let (grid, there) = (door.grid("II.08", CYCLE), other.grid("II.08", CYCLE));
    let row = grid.row(None, "Hộ tịch");
    there.call("blanks_zero", json!({"row": null}));
    there.call("form_close", json!({"note": "", "sure": true}));
    let (code, _) = grid
        .ask(
            "cell_set",
            json!({"row": row, "column": "procs", "text": "9"}),
        )
        .unwrap_err();
    assert_eq!(code, "closed");
}
