//! The copy of the week of the dossiers' own file.

use std::fs;

use smc_tests::door::Door;

use super::{LATER, MINISTRIES, catalogued};
use serde_json::json;

/// The dossiers' copies in the folder of copies, by name.
fn copies(door: &Door) -> Vec<String> {
    let found = fs::read_dir(door.path("sao-luu")).unwrap();
    let names = found.map(|own| own.unwrap().file_name().into_string().unwrap());
    let mut own: Vec<String> = names
        .filter(|name| name.starts_with("phuong-ho-so_"))
        .collect();
    own.sort();
    own
}

#[test]
fn each_week_in_which_lists_came_leaves_one() {
    let door = catalogued();
    super::take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    // The program waits for it when it ends.
    let door = door.reopened("2026-11-18T09:00:00");
    let first = "phuong-ho-so_2026-11-16_080000_hang-tuan.db";
    assert_eq!(copies(&door), [first]);
    super::take(&door, "sau.csv", LATER, "2026-11-20T16:40:00");
    let door = door.reopened("2026-11-23T08:00:00");
    // The week has one; what it lacks is in the next.
    assert_eq!(copies(&door), [first]);
    for _ in 0..2 {
        door.call("intakes", json!({}));
    }
    let door = door.reopened("2026-11-30T08:00:00");
    let second = "phuong-ho-so_2026-11-23_080000_hang-tuan.db";
    assert_eq!(copies(&door), [first, second]);
    // Nothing came in this week.
    door.call("intakes", json!({}));
    let door = door.reopened("2026-12-07T08:00:00");
    assert_eq!(copies(&door), [first, second]);
}
