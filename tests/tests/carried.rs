//! What a month opens with: the closing stocks of the one before, kept at closing, and told where the two no longer meet.

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid, row_in};
use smc_tests::month::{BALANCED, CYCLE};

const BEFORE: &str = "2026-10";

/// October with rows that balance and 13 dossiers under way in each.
fn october(names: &[&str]) -> Door {
    let door = Door::started(BEFORE);
    door.add_fields("II.06a", BEFORE, Some(1), names);
    let grid = door.grid("II.06a", BEFORE);
    for name in names {
        grid.fill(grid.row(Some(1), name), &BALANCED);
    }
    door
}

/// October and November, both closed and in balance: 13 dossiers more come in, all done.
fn closed() -> Door {
    let door = october(&["Hộ tịch", "Chứng thực"]);
    door.grid("II.06a", BEFORE).close("");
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    for name in ["Hộ tịch", "Chứng thực"] {
        grid.fill(grid.row(Some(1), name), &[("online", "7"), ("early", "20")]);
    }
    grid.call("blanks_zero", json!({"row": null}));
    grid.close("");
    door
}

fn hotich(grid: &Grid<'_>) -> i64 {
    grid.row(Some(1), "Hộ tịch")
}

/// The sentences about opening stocks in a body.
fn carries(sheet: &Value) -> Vec<String> {
    let findings = sheet["body"]["findings"].as_array().unwrap().iter();
    let carries = findings.filter(|own| own["kind"] == "carry");
    let text = |own: &Value, key: &str| own[key].as_str().unwrap().to_owned();
    carries
        .map(|own| format!("{}: {}", text(own, "place"), text(own, "text")))
        .collect()
}

#[test]
fn an_opening_stock_follows_the_cycle_before_through_open_cycles() {
    let door = Door::started("2026-09");
    door.add_fields("II.06a", "2026-09", Some(1), &["Hộ tịch"]);
    door.add_fields("II.06a", "2026-09", Some(2), &["Hộ tịch"]);
    for cycle in ["2026-10", "2026-11"] {
        door.call("cycle_start", json!({"cycle": cycle}));
    }
    let cell =
        |cycle: &str, section: i64| door.cell("II.06a", cycle, Some(section), "Hộ tịch", "carried");
    let first = door.grid("II.06a", "2026-09");
    let row = first.row(Some(1), "Hộ tịch");
    assert_eq!(cell("2026-10", 1), "");
    first.fill(row, &BALANCED);
    assert_eq!(cell("2026-10", 1), "13");
    assert_eq!(cell("2026-10", 2), "", "source by source");
    assert_eq!(cell("2026-11", 1), "");
    first.fill(row, &[("pending_late", "4")]);
    assert_eq!(cell("2026-10", 1), "17");
    let second = door.grid("II.06a", "2026-10");
    second.fill(
        second.row(Some(1), "Hộ tịch"),
        &[("pending_in_time", "2"), ("pending_late", "1")],
    );
    assert_eq!(cell("2026-11", 1), "3");
    let sheet = second.sheet();
    let line = row_in(&sheet, Some(1), "Hộ tịch");
    let columns = sheet["head"]["columns"].as_array().unwrap();
    let carried = columns.iter().position(|c| c["key"] == "carried").unwrap();
    assert_eq!(line["cells"][carried]["origin"], "carried");
}

#[test]
fn another_opening_stock_is_an_error_until_a_note_says_why() {
    let door = Door::started("2026-10");
    door.add_fields("II.06a", "2026-10", Some(1), &["Hộ tịch"]);
    let before = door.grid("II.06a", "2026-10");
    before.fill(before.row(Some(1), "Hộ tịch"), &BALANCED);
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    let row = grid.row(Some(1), "Hộ tịch");
    grid.fill(row, &[("carried", "12")]);
    let place = "Hộ tịch · Trên Hệ thống của Bộ, ngành";
    let said = "(6) Từ kỳ trước 12 ≠ (11) kỳ 10/2026 là 13: lệch 1";
    assert_eq!(
        grid.findings()[0],
        format!("error · {place}: {said}. Sửa lại, hoặc ghi chú lý do (Ctrl+F2)")
    );
    let note = |text: &str| {
        grid.call(
            "note_set",
            json!({"row": row, "column": "carried", "text": text}),
        );
    };
    note("Một hồ sơ chuyển sang phường khác");
    assert_eq!(
        grid.findings()[0],
        format!("warning · {place}: {said}. Ghi chú: Một hồ sơ chuyển sang phường khác")
    );
    note("");
    assert!(grid.findings()[0].starts_with("error"));
    // Blank again, the cell opens with the stock; the same number typed is no finding.
    grid.fill(row, &[("carried", "")]);
    assert_eq!(grid.cell(row, "carried"), "13");
    grid.fill(row, &[("carried", "13")]);
    assert!(grid.findings().iter().all(|said| !said.contains("≠")));
}

#[test]
fn a_closed_month_that_no_longer_meets_the_one_before_says_so_there_and_in_every_longer_period() {
    let door = closed();
    let (before, grid) = (door.grid("II.06a", BEFORE), door.grid("II.06a", CYCLE));
    for period in [CYCLE, "2026-Q4", "2026-10..2026-11"] {
        assert_eq!(carries(&door.report("II.06a", period)), [""; 0], "{period}");
    }
    before.reopen("sót hai hồ sơ");
    before.fill(
        hotich(&before),
        &[("online", "1032"), ("pending_in_time", "15")],
    );
    before.close("");
    let text = "(6) Từ kỳ trước 13 ≠ (11) kỳ 10/2026 nay là 15: lệch 2. Mở lại biểu này để lấy số mới của kỳ trước";
    let place = "Hộ tịch · Trên Hệ thống của Bộ, ngành";
    assert_eq!(carries(&grid.sheet()), [format!("{place}: {text}")]);
    assert_eq!(
        carries(&door.report("II.06a", CYCLE)),
        [format!("{place}: {text}")]
    );
    for period in ["2026-Q4", "2026-10..2026-11", "2026", "2026-10..2026-12"] {
        assert_eq!(
            carries(&door.report("II.06a", period)),
            [format!("Kỳ 11/2026 · {place}: {text}")],
            "{period}"
        );
    }
    // The figures stay as they were closed, and what was closed can still be exported and sent.
    assert_eq!(
        grid.cells(hotich(&grid), &["carried", "received"]),
        ["13", "20"]
    );
    assert_eq!(grid.sheet()["body"]["state"]["errors"], 0);
    let opened = |door: &Door| carries(&door.grid("II.06a", CYCLE).sheet());
    assert_eq!(opened(&door.beside()), opened(&door));
    grid.reopen("lấy số mới");
    assert_eq!(carries(&grid.sheet()), [""; 0]);
    assert_eq!(carries(&door.report("II.06a", "2026-Q4")), [""; 0]);
    assert_eq!(
        grid.cells(hotich(&grid), &["carried", "received"]),
        ["15", "22"]
    );
}

#[test]
fn an_opening_stock_stays_as_it_was_at_closing() {
    let door = october(&["Hộ tịch"]);
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let (before, grid) = (door.grid("II.06a", "2026-10"), door.grid("II.06a", CYCLE));
    let row = hotich(&grid);
    grid.fill(row, &[("online", "7"), ("direct", "0"), ("early", "20")]);
    grid.call("blanks_zero", json!({"row": null}));
    let asked = grid.close_before_earlier("");
    assert_eq!(
        asked,
        "Biểu II.06a kỳ 10/2026 chưa khóa sổ. Số từ kỳ trước chuyển sang của kỳ 11/2026 sẽ giữ như hiện nay, \
         sửa kỳ trước về sau không còn đổi theo. Vẫn khóa kỳ 11/2026 trước?"
    );
    before.fill(hotich(&before), &[("pending_in_time", "15")]);
    assert_eq!(grid.cells(row, &["carried", "received"]), ["13", "20"]);
    assert_eq!(
        grid.findings(),
        [
            "warning · Hộ tịch · Trên Hệ thống của Bộ, ngành: (6) Từ kỳ trước 13 ≠ (11) kỳ 10/2026 nay là 15: lệch 2. \
             Mở lại biểu này để lấy số mới của kỳ trước"
        ]
    );
    assert_eq!(
        grid.call("cell_about", json!({"row": row, "column": "carried"}))["origin"],
        "Chuyển từ kỳ 10/2026"
    );
    let next = door.call("cycle_start", json!({"cycle": "2026-12"}));
    assert_eq!(next["sample"], false);
    grid.reopen("kỳ trước đã sửa");
    assert_eq!(grid.cells(row, &["carried", "received"]), ["15", "22"]);
    let carry = |text: &String| text.contains("Từ kỳ trước");
    assert!(!grid.findings().iter().any(carry), "{:?}", grid.findings());
    // Closing and reopening are no steps: undo takes back what the officer did last.
    assert_eq!(door.call("state", json!({}))["undo"], "ô (12) Hộ tịch");
}

#[test]
fn a_typed_opening_stock_stays_typed_through_closing_and_reopening() {
    let door = october(&["Hộ tịch", "Chứng thực"]);
    door.grid("II.06a", BEFORE).call(
        "row_delete",
        json!({"row": door.grid("II.06a", BEFORE).row(Some(1), "Chứng thực"), "sure": true}),
    );
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    let row = hotich(&grid);
    grid.fill(
        row,
        &[
            ("online", "7"),
            ("direct", "0"),
            ("early", "20"),
            ("carried", "13"),
        ],
    );
    grid.call("blanks_zero", json!({"row": null}));
    grid.close_before_earlier("");
    grid.reopen("xem lại");
    let before = door.grid("II.06a", "2026-10");
    before.fill(hotich(&before), &[("pending_in_time", "15")]);
    assert_eq!(grid.cell(row, "carried"), "13");
    assert!(
        grid.findings()[0].contains("≠ (11) kỳ 10/2026 là 15: lệch 2"),
        "{:?}",
        grid.findings()
    );
}

#[test]
fn a_row_taken_away_that_carried_dossiers_over_is_named_until_it_is_back_or_explained() {
    let door = october(&["Hộ tịch", "Chứng thực"]);
    door.grid("II.06a", BEFORE).close("");
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    grid.fill(hotich(&grid), &[("online", "7"), ("early", "20")]);
    let gone = grid.row(Some(1), "Chứng thực");
    grid.call("row_delete", json!({"row": gone, "sure": true}));
    grid.call("blanks_zero", json!({"row": null}));
    let told = "Tổng số: (6) Từ kỳ trước cộng 13 ≠ (11) kỳ 10/2026 cộng 26: lệch 13. Không còn dòng: \
                Chứng thực · Trên Hệ thống của Bộ, ngành 13. Thêm lại dòng (F5), hoặc ghi chú lý do khi khóa sổ";
    assert_eq!(carries(&grid.sheet()), [told]);
    assert_eq!(
        grid.refused("form_close", json!({"note": "", "sure": false})),
        "Biểu II.06a kỳ 11/2026 còn 1 cảnh báo. Ghi chú vì sao vẫn khóa sổ, hoặc xử lý cảnh báo trước."
    );
    grid.add(Some(1), &["Chứng thực"]);
    assert_eq!(carries(&grid.sheet()), [""; 0]);
    door.call("undo", json!({}));
    grid.close("chứng thực chuyển về xã bên");
    // Still told where the two months stand together.
    let told = told.replace(
        "Thêm lại dòng (F5), hoặc ghi chú lý do khi khóa sổ",
        "Mở lại biểu này nếu cần sửa",
    );
    assert_eq!(carries(&grid.sheet()), [told.as_str()]);
    assert_eq!(
        carries(&door.report("II.06a", "2026-Q4")),
        [format!("Kỳ 11/2026 · {told}")]
    );
}

#[test]
fn cycles_that_were_never_started_do_not_stand_in_the_way_of_closing() {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
    let grid = door.grid("II.06a", CYCLE);
    grid.fill(hotich(&grid), &BALANCED);
    grid.close("");
    // Another form that is open in an earlier cycle, or this one in a later, is no reason to ask either.
    door.call("cycle_start", json!({"cycle": "2026-12"}));
    let other = door.grid("II.04", "2026-12");
    assert_eq!(
        other.close_before_earlier(""),
        "Biểu II.04 kỳ 11/2026 chưa khóa sổ. Vẫn khóa kỳ 12/2026 trước?"
    );
    grid.reopen("xem lại");
    grid.close("");
}
