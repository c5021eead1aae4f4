//! What would be counted differently now, dossier by dossier.

use super::*;

fn counted_in(cycle: &str) -> Door {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    door.call("cycle_start", json!({ "cycle": cycle }));
    count_into(&door, cycle);
    door
}

fn count_into(door: &Door, cycle: &str) {
    let args = json!({"cycle": cycle, "rule": null, "form": "II.06a", "as_of": null,
        "unknown": false, "apply": true});
    door.call("count_into", args);
}

fn drift(door: &Door, cycle: &str) -> Value {
    door.call("count_drift", json!({"cycle": cycle, "form": "II.06a"}))
}

/// "late 1 → 2: +G22-… đổi ngày hẹn trả".
fn told(figures: &Value) -> Vec<String> {
    let figure = |own: &Value| {
        let dossiers = own["dossiers"].as_array().unwrap().iter();
        let dossiers = dossiers.map(|own| {
            let sign = if own["came"] == true { '+' } else { '-' };
            let text = |key: &str| own[key].as_str().unwrap().to_owned();
            format!("{sign}{} {}", text("code"), text("why"))
        });
        let text = |key: &str| own[key].as_str().unwrap().to_owned();
        format!(
            "{} {} {} → {}: {}",
            text("column"),
            text("stands"),
            own["then"],
            own["now"],
            dossiers.collect::<Vec<_>>().join("; ")
        )
    };
    figures.as_array().unwrap().iter().map(figure).collect()
}

#[test]
fn a_later_list_moves_figures_and_its_dossiers_say_why() {
    let door = counted_in("2026-11");
    let still = drift(&door, "2026-11");
    assert_eq!(still["figures"], json!([]));
    let counted = still["counted"].as_str().unwrap();
    assert!(
        counted.ends_with("từ 1 danh sách tính đến 15/11/2026 08:12"),
        "{counted}"
    );
    take(&door, "sau.csv", LATER, "2026-11-20T16:40:00");
    let moved = drift(&door, "2026-11");
    let changed = "đổi trạng thái, đổi ngày hẹn trả, đổi ngày kết thúc";
    let mut found = told(&moved["figures"]);
    found.sort();
    let expected = [
        format!("late 1 1 → 2: +G22-261110-0001 {changed}"),
        // Its procedure is in no catalogue: a row of its own.
        "online trống 0 → 1: +G22-261114-0001 nhập muộn".to_owned(),
        "pending_in_time trống 0 → 1: +G22-261114-0001 nhập muộn".to_owned(),
        format!("pending_in_time 1 1 → 0: -G22-261110-0001 {changed}"),
    ];
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(found, expected);
    // Counted anew, nothing is different any more.
    count_into(&door, "2026-11");
    assert_eq!(drift(&door, "2026-11")["figures"], json!([]));
}

#[test]
fn a_list_that_was_taken_back_is_told_and_a_form_never_counted_refused() {
    let door = counted_in("2026-11");
    let id = door.call("intakes", json!({}))["intakes"][0]["id"].clone();
    door.call("intake_undo", json!({ "id": id }));
    let moved = drift(&door, "2026-11");
    let note = moved["notes"].to_string();
    assert!(
        note.contains("1 danh sách dùng để đếm lần trước đã được gỡ"),
        "{note}"
    );
    let message = moved["message"].as_str().unwrap();
    assert!(message.starts_with("Chưa so được hết"), "{message}");
    let refused = door.refused("count_drift", json!({"cycle": "2026-11", "form": "II.08"}));
    assert!(refused.contains("chưa lấy số liệu từ hồ sơ"), "{refused}");
}

/// November counted after October: one dossier was pending then; a later list says that another had been handed in, and
/// went on.
fn opened_late() -> Door {
    let door = counted_in("2026-10");
    take(
        &door,
        "muon.csv",
        "\
TT,Số hồ sơ,Mã TTHC,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261012-0009,1.000110,Trực tiếp,12/10/2026,30/10/2026,,Đang xử lý
",
        "2026-11-15T09:00:00",
    );
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    count_into(&door, "2026-11");
    door
}

#[test]
fn what_is_carried_over_is_held_against_what_the_cycle_before_closed_with() {
    let door = opened_late();
    let carried = told(&drift(&door, "2026-11")["carried"]);
    assert_eq!(carried, ["carried 1 1 → 2: +G22-261012-0009 nhập muộn"]);
}

fn found(door: &Door, cycle: &str) -> Value {
    door.call("drift_found", json!({"cycle": cycle, "form": "II.06a"}))
}

/// The row of a field of II.06a.
fn row_of(door: &Door, cycle: &str) -> i64 {
    let sheet = door.call("sheet", json!({"form": "II.06a", "cycle": cycle}));
    let lines = sheet["body"]["lines"].as_array().unwrap().iter();
    let mut rows = lines.filter_map(|own| own["row"].as_i64());
    rows.next().unwrap()
}

#[test]
fn what_moved_is_found_before_anybody_asks_and_a_typed_figure_counts() {
    let door = counted_in("2026-11");
    assert_eq!(found(&door, "2026-11")["text"], Value::Null);
    take(&door, "sau.csv", LATER, "2026-11-20T16:40:00");
    let moved = found(&door, "2026-11");
    assert_eq!(moved["cells"], 4, "{moved}");
    assert_eq!(moved["text"], "Đếm lại từ hồ sơ ra khác ở 4 ô.");
    // It is what is told dossier by dossier.
    let told = drift(&door, "2026-11")["figures"].as_array().unwrap().len();
    assert_eq!(moved["cells"], told);
    // A cell typed by hand is one more, and one less when it is as counted again.
    let set = |text: &str| {
        let row = row_of(&door, "2026-11");
        door.call(
            "cell_set",
            json!({"form": "II.06a", "cycle": "2026-11", "row": row, "column": "direct", "text": text}),
        )
    };
    set("7");
    assert_eq!(found(&door, "2026-11")["cells"], 5);
    set("1");
    assert_eq!(found(&door, "2026-11")["cells"], 4);
    // The list that moved them is taken back.
    let id = door.call("intakes", json!({}))["intakes"][0]["id"].clone();
    door.call("intake_undo", json!({ "id": id }));
    assert_eq!(found(&door, "2026-11")["text"], Value::Null);
}

#[test]
fn a_list_that_is_gone_and_a_form_never_counted_are_found_so() {
    let door = counted_in("2026-11");
    let other = json!({"cycle": "2026-11", "form": "II.08"});
    assert_eq!(door.call("drift_found", other)["text"], Value::Null);
    let id = door.call("intakes", json!({}))["intakes"][0]["id"].clone();
    door.call("intake_undo", json!({ "id": id }));
    let moved = found(&door, "2026-11");
    let text = moved["text"].as_str().unwrap();
    assert!(text.contains("đã được gỡ"), "{text}");
}

#[test]
fn an_opening_stock_that_is_not_what_is_counted_is_found() {
    let door = opened_late();
    let moved = found(&door, "2026-11");
    assert_eq!(moved["carried"], 1, "{moved}");
    let text = moved["text"].as_str().unwrap();
    assert!(
        text.contains("Ô (6) chuyển từ kỳ trước sang khác với hồ sơ ở 1 dòng."),
        "{text}"
    );
}
