//! The files that define forms: read as Notepad saves them, told when broken, in the place of built-in ones.

use serde_json::{Value, json};
use smc_tests::door::{Door, NOW, findings_of, row_in, text_of};

use crate::{CYCLE, FIFTH, codes};

#[test]
fn a_form_that_comes_later_joins_the_started_cycles() {
    let door = Door::started(CYCLE);
    door.add_form("td-01.toml", FIFTH.as_bytes());
    let door = door.reopened(NOW);
    let next = door.call("overview", json!({"cycle": CYCLE}))["next"].take();
    assert_eq!(next["act"], "start_cycle");
    door.call("cycle_start", json!({"cycle": CYCLE}));
    door.grid("TD.01", CYCLE).add(None, &["Hộ tịch"]);
}

// --- files as people save them ---

#[test]
fn a_file_saved_by_notepad_is_read() {
    let door = Door::started(CYCLE);
    let text = FIFTH.replace("\r\n", "\n").replace('\n', "\r\n");
    let text = format!("\u{feff}{text}");
    door.add_form("td-01.toml", text.as_bytes());
    let door = door.reopened(NOW);
    let state = door.call("state", json!({}));
    assert_eq!(state["broken_forms"], json!([]));
    assert!(codes(&state["forms"]).contains(&"TD.01"));
}

#[test]
fn a_broken_definition_is_told_with_file_place_and_reason_and_the_others_work() {
    let with = |from: &str, to: &str| {
        let text = FIFTH.replace("\r\n", "\n");
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    };
    for (bytes, said) in [
        (
            b"code = ".to_vec(),
            "hong.toml: dòng 1, cột 8: không đọc được",
        ),
        (
            with("opening + new - handled", "opening + neww"),
            "hong.toml: columns.remaining.formula: không có cột “neww”",
        ),
        (
            with("opening + new - handled", "opening + (new"),
            "hong.toml: columns.remaining.formula: “opening + (new”, ký tự thứ 15: thiếu dấu )",
        ),
        (
            with(
                "formula = \"opening + new - handled\"",
                "formula = \"remaining + 1\"",
            ),
            "hong.toml: columns.remaining.formula: công thức vòng tròn",
        ),
        (
            with("key = \"new\"", "key = \"handled\""),
            "hong.toml: columns.handled: khóa bị lặp",
        ),
        (
            with("kind = \"name\"", "kind = \"text\""),
            "hong.toml: columns: phải có đúng một cột tên",
        ),
        (
            with("carries = \"remaining\"", "carries = \"rest\""),
            "hong.toml: columns.opening.carries: không có cột số “rest”",
        ),
        (
            with("period = \"first\"\n", ""),
            "hong.toml: columns.opening.period: thiếu cách lấy cho kỳ dài",
        ),
        (
            with("right = \"opening + new\"", "right = \"II.06a.onlin\""),
            "hong.toml: checks[1].right: biểu II.06a không có cột số “onlin”",
        ),
        (
            with("right = \"opening + new\"", "right = \"II.99.online\""),
            "hong.toml: checks[1].right: không có biểu “II.99”",
        ),
        (
            with("sign = \"<=\"", "sign = \"<>\""),
            "hong.toml: dòng 73, cột 8: không đọc được",
        ),
        (with("width = 5", "widht = 5"), "hong.toml: dòng"),
        (
            with("code = \"TD.01\"", "code = \"TD 01\""),
            "hong.toml: code: chỉ gồm chữ không dấu",
        ),
        (
            with("code = \"TD.01\"", "code = \"ii.06A\""),
            "hong.toml: code: biểu II.06a đã có, chỉ khác chữ hoa chữ thường",
        ),
        (
            vec![0xff, 0xfe, 0x00],
            "hong.toml: dòng 1: không phải tệp chữ UTF-8",
        ),
        (Vec::new(), "hong.toml: dòng 1"),
    ] {
        let door = Door::started(CYCLE);
        door.add_form("hong.toml", &bytes);
        let door = door.reopened(NOW);
        let state = door.call("state", json!({}));
        let broken = state["broken_forms"].as_array().unwrap();
        assert_eq!(broken.len(), 1, "{said}: {broken:?}");
        assert!(
            broken[0].as_str().unwrap().starts_with(said),
            "{} instead of {said}",
            broken[0]
        );
        assert_eq!(
            door.call("settings", json!({}))["broken_forms"],
            state["broken_forms"]
        );
        door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
        door.grid("II.06a", CYCLE).fill(
            door.row("II.06a", CYCLE, Some(1), "Hộ tịch"),
            &[("online", "1")],
        );
    }
}

// --- versions ---

#[test]
fn a_file_replaces_a_built_in_version_from_its_day_on() {
    let built_in = std::fs::read_to_string(smc_tests::programs::in_repository(
        "assets/forms/II.06a.toml",
    ))
    .unwrap();
    let newer = built_in
        .replace("2020-10-21", "2026-10-15")
        .replace("TÌNH HÌNH, KẾT QUẢ", "MẪU MỚI, KẾT QUẢ")
        .replace("\"Trực tuyến\"]", "\"Trực tuyến toàn trình\"]");
    let door = Door::with_forms(NOW, &[("II.06a-2026.toml", &newer)]);
    door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
    for cycle in ["2026-10", CYCLE] {
        door.call("cycle_start", json!({"cycle": cycle}));
        if cycle == "2026-10" {
            door.add_fields("II.06a", cycle, Some(1), &["Hộ tịch"]);
        }
        let grid = door.grid("II.06a", cycle);
        grid.fill(
            grid.row(Some(1), "Hộ tịch"),
            &[
                ("online", "4"),
                ("pending_in_time", "1"),
                ("pending_late", "2"),
            ],
        );
    }
    let title = |sheet: Value| sheet["head"]["form"]["title"].as_str().unwrap()[..10].to_owned();
    let (old, new) = (
        title(door.sheet("II.06a", "2026-10")),
        title(door.sheet("II.06a", CYCLE)),
    );
    assert!(
        old.starts_with("TÌNH") && new.starts_with("MẪU"),
        "{old} {new}"
    );
    // Figures are kept under their keys: stock and sums go across versions.
    assert_eq!(
        door.cell("II.06a", CYCLE, Some(1), "Hộ tịch", "carried"),
        "3"
    );
    let sheet = door.report("II.06a", "2026-10..2026-11");
    assert_eq!(
        text_of(&sheet, row_in(&sheet, Some(1), "Hộ tịch"), "online"),
        "8"
    );
    assert!(title(sheet).starts_with("MẪU"));
    let versions = door.call("settings", json!({}))["forms"][2]["versions"].take();
    assert_eq!(
        versions,
        json!(["Áp dụng từ 21/10/2020", "Áp dụng từ 15/10/2026"])
    );
    assert_eq!(findings_of(&door.sheet("II.06a", CYCLE)["body"]).len(), 1);
}

#[test]
fn a_file_with_the_same_first_day_takes_the_built_in_forms_place() {
    let built_in = std::fs::read_to_string(smc_tests::programs::in_repository(
        "assets/forms/II.08.toml",
    ))
    .unwrap();
    let own = built_in.replace("status = \"reconstructed\"", "status = \"confirmed\"");
    let door = Door::with_forms(NOW, &[("ii08.toml", &own)]);
    let state = door.call("state", json!({}));
    assert_eq!(
        codes(&state["forms"]),
        ["II.04", "II.05a", "II.06a", "II.08"]
    );
    assert_eq!(state["forms"][3]["warning"], json!(null));
}
