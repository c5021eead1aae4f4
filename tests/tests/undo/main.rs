//! Undo and redo held against plain stacks of snapshots, one for each place, over ten thousand random steps with
//! restarts between; and what is offered, refused and told of it.

mod officer;
mod view;

use serde_json::json;
use smc_tests::door::Door;

use crate::officer::{GRIDS, Officer, Step};

const STEPS: usize = 10_000;

#[test]
fn undo_and_redo_agree_with_a_stack_of_snapshots_over_ten_thousand_steps() {
    let mut officer = Officer::new(2026);
    for _ in 0..STEPS {
        officer.step();
    }
    assert!(officer.acts > STEPS / 4, "{} acts", officer.acts);
    // At least a hundred steps back, wherever they are, and all of them again after a restart.
    let left = |stacks: &[Vec<Step>]| stacks.iter().map(Vec::len).sum::<usize>();
    let depth = left(&officer.past);
    assert!(depth >= 100, "{depth}");
    while left(&officer.past) > depth - 100 {
        officer.undo();
    }
    officer.restart();
    while left(&officer.future) > 0 {
        officer.redo();
    }
    for grid in 0..GRIDS.len() {
        officer.at = grid;
        officer.look();
    }
}

#[test]
fn there_is_nothing_to_undo_in_a_new_data_file() {
    let door = Door::started("2026-11");
    assert_eq!(door.refused("undo", json!({})), "Không còn gì để hoàn tác.");
    assert_eq!(door.refused("redo", json!({})), "Không còn gì để làm lại.");
}

#[test]
fn a_new_act_after_undoing_leaves_nothing_to_redo() {
    let door = Door::started("2026-11");
    let grid = door.grid("II.04", "2026-11");
    let row = grid.add_named("Khai sinh");
    grid.fill(row, &[("own_docs_amend", "1"), ("own_docs_amend", "2")]);
    door.call("undo", json!({}));
    grid.fill(row, &[("own_docs_replace", "3")]);
    assert_eq!(door.refused("redo", json!({})), "Không còn gì để làm lại.");
    door.call("undo", json!({}));
    door.call("undo", json!({}));
    assert_eq!(
        grid.cells(row, &["own_docs_amend", "own_docs_replace"]),
        ["", ""]
    );
}
