//! Nothing silent: what is left out, read in a way that could surprise, kept, or of somebody else is told before
//! it is stored.

use serde_json::{Value, json};
use smc_tests::badfiles::Sheet;

use super::{CYCLE, FORM, apply, args, field, figures, january, put, read, real, sources, texts};

#[test]
fn a_row_left_out_as_last_time_is_named_with_its_figures_and_can_be_taken_in_again() {
    let door = january();
    let strange = |online: &str, received: &str| {
        let sheet = Sheet::month().with("B10", "Lĩnh vực lạ");
        sheet.with("D10", online).with("C10", received)
    };
    let path = put(&door, "thang.xlsx", &strange("148", "165").book());
    let skip = json!([{"key": "field:linh vuc la", "act": "skip"}]);
    read(&door, &path);
    door.call("summary_apply", args(&path, &skip));

    // Next time it holds 500, and the file's total goes with them.
    let grown = strange("500", "517")
        .with("D11", "1003")
        .with("C11", "1052");
    let path = put(&door, "thang-sau.xlsx", &grown.book());
    let shown = read(&door, &path);
    assert_eq!(shown["ready"], true);
    let left_out = texts(&shown["left_out"]);
    assert_eq!(left_out.len(), 1);
    assert!(
        left_out[0]
            .starts_with("dòng 10 “Lĩnh vực lạ”: bỏ qua như lần trước, không ghi (4) 500 · (5) 14"),
        "{left_out:?}"
    );
    assert_eq!(shown["rows"][3]["skipped"], true);
    assert_eq!(shown["left_out"][0]["place"], "dòng 10");
    let differences = texts(&shown["differences"]);
    assert!(
        differences
            .contains(&"D11: tệp ghi 1.003, cộng lại 503 (tổng các dòng, không kể 1 dòng bỏ qua)"),
        "{differences:?}"
    );

    let add = json!([{"key": "field:linh vuc la", "act": "add"}]);
    let shown = door.call("summary_read", args(&path, &add));
    assert_eq!(shown["left_out"], json!([]));
    assert_eq!(texts(&shown["differences"]), [""; 0]);
    door.call("summary_apply", args(&path, &add));
    let [_, city] = sources(&door);
    assert_eq!(
        door.cell(FORM, CYCLE, Some(city), "Lĩnh vực lạ", "online"),
        "500"
    );
}

#[test]
fn rows_belong_to_their_own_section_though_two_have_the_same_words() {
    let door = january();
    let twice = Sheet::month().with("B8", "Trên Hệ thống các Bộ");
    let path = put(&door, "thang.xlsx", &twice.book());
    let shown = read(&door, &path);
    assert_eq!(shown["sections"][0]["text"], shown["sections"][1]["text"]);
    let sections: Vec<&Value> = (0..4).map(|row| &shown["rows"][row]["section"]).collect();
    assert_eq!(sections, [&json!(0), &json!(0), &json!(1), &json!(1)]);
}

#[test]
fn a_text_with_an_english_comma_is_never_stored_as_a_thousandth() {
    let door = january();
    let spoiled = Sheet::month().with("D6", "'12,000");
    let path = put(&door, "thang.xlsx", &spoiled.book());
    let shown = read(&door, &path);
    assert_eq!(shown["ready"], false);
    assert_eq!(
        texts(&shown["problems"]),
        ["D6: “12,000” có thể là 12 hoặc 12.000. Viết lại không có dấu phẩy."]
    );
    // Where only one number is left, it is that one, and it is told.
    let clear = Sheet::month().with("D6", "'1,234,567").with("D7", "'1,234");
    let path = put(&door, "thang.xlsx", &clear.book());
    let shown = read(&door, &path);
    assert_eq!(
        texts(&shown["remarks"]),
        [
            "D6: “1,234,567” được đọc là 1.234.567",
            "D7: “1,234” được đọc là 1.234"
        ]
    );
    apply(&door, &path);
    let [ministries, _] = sources(&door);
    let online = |name: &str| door.cell(FORM, CYCLE, Some(ministries), name, "online");
    assert_eq!(online("Chứng thực"), "1.234.567");
    assert_eq!(online("Hộ tịch"), "1.234");
}

/// Shown for another form or cycle, it was not shown either.
#[test]
fn a_file_that_was_not_shown_is_not_stored() {
    let door = january();
    let path = put(&door, "thang.xlsx", &Sheet::month().book());
    let own = args(&path, &json!([]));
    let mut february = own.clone();
    february["cycle"] = json!("2026-02");
    for before in [None, Some(february)] {
        if let Some(other) = before {
            door.call("summary_read", other);
        }
        assert_eq!(
            door.refused("summary_apply", own.clone()),
            "Tệp thang.xlsx chưa được xem trước; xem trước rồi lưu. Chưa ghi gì."
        );
        assert_eq!(figures(&door), [""; 0]);
    }
    read(&door, &path);
    door.call("summary_apply", own);
    assert_eq!(figures(&door).len(), 4);
}

#[test]
fn a_file_that_changed_after_it_was_shown_is_not_stored() {
    let door = january();
    let path = put(&door, "thang.xlsx", &Sheet::month().book());
    read(&door, &path);
    put(&door, "thang.xlsx", &Sheet::month().with("D6", "9").book());
    assert_eq!(
        door.refused("summary_apply", args(&path, &json!([]))),
        "Tệp thang.xlsx đã thay đổi từ lúc xem trước; xem lại rồi lưu. Chưa ghi gì."
    );
    assert_eq!(figures(&door), [""; 0]);
    read(&door, &path);
    apply(&door, &path);
    let [ministries, _] = sources(&door);
    assert_eq!(
        door.cell(FORM, CYCLE, Some(ministries), "Chứng thực", "online"),
        "9"
    );
}

#[test]
fn a_file_of_another_month_is_pointed_out() {
    let door = january();
    let shown = door.call(
        "summary_read",
        json!({"path": real(), "cycle": "2026-02", "form": FORM, "sheet": null, "choices": []}),
    );
    let warning = shown["warning"].as_str().unwrap();
    assert!(
        warning.starts_with("Tệp ghi kỳ Tháng 01/2026 nhưng đang nhập vào kỳ 02/2026"),
        "{warning}"
    );
}

#[test]
fn a_file_of_another_span_or_another_office_is_pointed_out() {
    let door = january();
    let warning = |sheet: Sheet| {
        let path = put(&door, "thang.xlsx", &sheet.book());
        read(&door, &path)["warning"].clone()
    };
    let head = |text: &str| Sheet::month().with("A2", text);
    assert_eq!(
        warning(head("(Từ ngày 15/11/2025 đến ngày 14/12/2025)")),
        "Tệp ghi từ ngày 15/11/2025 đến ngày 14/12/2025 (kỳ 12/2025) nhưng đang nhập vào kỳ 01/2026: \
         kiểm tra lại đúng tệp, đúng kỳ."
    );
    assert_eq!(
        warning(head("Tháng 01/2026 (từ 01/01/2026 đến 31/01/2026)")),
        "Tệp ghi từ ngày 01/01/2026 đến ngày 31/01/2026 nhưng đang nhập vào kỳ 01/2026: \
         kiểm tra lại đúng tệp, đúng kỳ."
    );
    let right = head("Tháng 01/2026 (Từ ngày 15/12/2025 đến ngày 14/01/2026)");
    assert_eq!(warning(right.clone()), Value::Null);
    assert_eq!(
        warning(right.clone().with("A1", "Đơn vị báo cáo: UBND phường Khác")),
        "Tệp ghi đơn vị “phường Khác”, không phải “Phường Thử”: kiểm tra lại đúng tệp."
    );
    assert_eq!(warning(right.with("A1", "UBND PHƯỜNG THỬ")), Value::Null);
}

#[test]
fn what_is_no_longer_in_the_file_or_blank_there_stays_and_is_told() {
    let door = january();
    let path = put(&door, "thang.xlsx", &Sheet::month().book());
    apply(&door, &path);
    let before = figures(&door);
    let second = Sheet::month()
        .with("D7", "104")
        .with("E6", "")
        .without_row(10);
    let path = put(&door, "thang-2.xlsx", &second.book());
    let shown = read(&door, &path);
    let understood = shown["understood"].to_string();
    for told in [
        "Dòng đang có số mà không nhận gì từ tệp, giữ nguyên: Đất đai · Trên Hệ thống thông tin giải quyết TTHC của thành phố",
        "Ô đang có số mà tệp để trống, giữ nguyên: (5) Chứng thực · Trên Hệ thống của Bộ, ngành",
    ] {
        assert!(understood.contains(told), "{understood}");
    }
    assert_eq!(shown["summary"], "Sẽ ghi 1 ô: 0 ô mới, 1 ô thay đổi");
    apply(&door, &path);
    let after = figures(&door);
    assert_eq!(after.len(), before.len());
    let differing = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert_eq!(differing, 1);
    door.call("undo", json!({}));
    assert_eq!(figures(&door), before);
    door.call("redo", json!({}));
    assert_eq!(figures(&door), after);
}

#[test]
fn a_field_written_with_a_letter_that_only_looks_like_ours_is_the_same() {
    let door = january();
    // Ð (U+00D0) for Đ (U+0110): no eye can tell them apart.
    let path = put(
        &door,
        "thang.xlsx",
        &Sheet::month().with("B10", "Ðất đai").book(),
    );
    let shown = read(&door, &path);
    assert_eq!(shown["ready"], true, "{}", shown["problems"]);
    assert_eq!(shown["rows"][3]["field"], json!(field(&door, "Đất đai")));
}
