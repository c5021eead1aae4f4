//! A month of II.06a as many tests begin it.

use crate::door::{Door, Grid};

/// The cycle of these tests.
pub const CYCLE: &str = "2026-11";

/// The columns of II.06a that figures are typed into, from left to right.
pub const INPUTS: [&str; 8] = [
    "online",
    "direct",
    "carried",
    "early",
    "on_time",
    "late",
    "pending_in_time",
    "pending_late",
];

/// The headings of a summary sheet that II.06a is read from, each with its column's number.
pub const SUMMARY_HEADINGS: [&str; 13] = [
    "STT (1)",
    "Lĩnh vực (2)",
    "Số hồ sơ nhận giải quyết (3)",
    "Trực tuyến (4)",
    "Trực tiếp (5)",
    "Từ kỳ trước (6)",
    "Đã giải quyết (7)",
    "Trước hạn (8)",
    "Đúng hạn (9)",
    "Quá hạn (10)",
    "Đang giải quyết (11)",
    "Trong hạn (12)",
    "Quá hạn (13)",
];

/// Figures of one row of II.06a that balance: 1.100 = 1.087 + 13.
pub const BALANCED: [(&str, &str); 8] = [
    ("online", "1030"),
    ("direct", "60"),
    ("carried", "10"),
    ("early", "700"),
    ("on_time", "385"),
    ("late", "2"),
    ("pending_in_time", "13"),
    ("pending_late", "0"),
];

/// A started month with Hộ tịch and Chứng thực in the first section of II.06a, Đất đai in the second.
#[must_use]
pub fn three_rows() -> Door {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch", "Chứng thực"]);
    door.add_fields("II.06a", CYCLE, Some(2), &["Đất đai"]);
    door
}

/// The form of [`three_rows`] and the ids of its rows.
#[must_use]
pub fn grid_of_three(door: &Door) -> (Grid<'_>, [i64; 3]) {
    let grid = door.grid("II.06a", CYCLE);
    let rows = [
        grid.row(Some(1), "Hộ tịch"),
        grid.row(Some(1), "Chứng thực"),
        grid.row(Some(2), "Đất đai"),
    ];
    (grid, rows)
}
