//! Blocks of cells from the clipboard: taken, told where they are not, and nothing shifts.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::month::{CYCLE, grid_of_three, three_rows};

fn paste(row: i64, column: &str, text: &str, sure: bool) -> Value {
    json!({"row": row, "column": column, "text": text, "sure": sure})
}

#[test]
fn a_block_from_excel_is_pasted_across_sections_as_one_step() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("direct", "9")]);
    let before = grid.seen();
    let block = "1.234\t\t5\r\n10\t20\t30\r\n\"7\"\t8\t9\r\n";
    let reply = grid.call("cells_paste", paste(rows[0], "online", block, false));
    assert_eq!(reply["message"], "Đã dán 9 ô, thay số đang có ở 1 ô");
    assert_eq!(reply["question"], json!(null));
    let three = ["online", "direct", "carried"];
    assert_eq!(grid.cells(rows[0], &three), ["1.234", "", "5"]);
    assert_eq!(grid.cells(rows[1], &three), ["10", "20", "30"]);
    assert_eq!(grid.cells(rows[2], &three), ["7", "8", "9"]);
    let undone = door.call("undo", json!({}));
    assert_eq!(undone["message"], "Đã hoàn tác: dán 9 ô");
    assert_eq!(grid.seen(), before);
    door.call("redo", json!({}));
    assert_eq!(grid.cells(rows[1], &three), ["10", "20", "30"]);
}

#[test]
fn rows_end_alike_whatever_program_copied_them() {
    for end in ["\n", "\r\n", "\r"] {
        let door = three_rows();
        let (grid, rows) = grid_of_three(&door);
        grid.fill(rows[2], &[("direct", "9")]);
        let block = "1\t2|3\t4|".replace('|', end);
        let reply = grid.call("cells_paste", paste(rows[0], "online", &block, false));
        assert_eq!(reply["message"], "Đã dán 4 ô", "{end:?}");
        assert_eq!(grid.cells(rows[0], &["online", "direct"]), ["1", "2"]);
        assert_eq!(grid.cells(rows[1], &["online", "direct"]), ["3", "4"]);
        // The break after the last row makes no further one.
        assert_eq!(grid.cells(rows[2], &["online", "direct"]), ["", "9"]);
    }
}

#[test]
fn line_breaks_in_quotes_stay_in_their_cell() {
    let door = Door::started(CYCLE);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Đăng ký khai sinh");
    grid.call(
        "cells_paste",
        paste(row, "note", "\"dòng một\r\ndòng \"\"hai\"\"\"", false),
    );
    assert_eq!(grid.cell(row, "note"), "dòng một\ndòng \"hai\"");
}

#[test]
fn computed_columns_inside_a_block_are_passed_over() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    // (3) to (7): (3) and (7) are computed.
    let block = "999\t1\t2\t3\t999\n";
    let reply = grid.call("cells_paste", paste(rows[0], "received", block, false));
    assert_eq!(reply["message"], "Đã dán 3 ô");
    let cells = ["received", "online", "direct", "carried", "done"];
    assert_eq!(grid.cells(rows[0], &cells), ["6", "1", "2", "3", ""]);
}

#[test]
fn a_block_larger_than_the_grid_asks_first() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    let before = grid.seen();
    for (block, size) in [("1\t2\t3", "1 dòng × 3 cột"), ("1\n2\n3", "3 dòng × 1 cột")] {
        let reply = grid.call(
            "cells_paste",
            paste(rows[1], "pending_in_time", block, false),
        );
        assert_eq!(
            reply["question"],
            format!(
                "Khối dán có {size}, từ ô này chỉ còn 2 dòng × 2 cột. Dán phần vừa và bỏ phần thừa?"
            )
        );
        assert_eq!(grid.seen(), before);
    }
    let reply = grid.call(
        "cells_paste",
        paste(rows[1], "pending_in_time", "1\t2\t3", true),
    );
    assert_eq!(reply["message"], "Đã dán 2 ô");
    assert_eq!(
        grid.cells(rows[1], &["pending_in_time", "pending_late"]),
        ["1", "2"]
    );
}

#[test]
fn cells_that_cannot_take_a_value_are_skipped_and_counted() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "5"), ("direct", "6")]);
    let block = "abc\t1,5\t7\n-1\t12,000\t8";
    let reply = grid.call("cells_paste", paste(rows[0], "online", block, false));
    assert_eq!(
        reply["message"],
        "Đã dán 2 ô, bỏ qua 4 ô không nhận được giá trị"
    );
    assert_eq!(
        grid.cells(rows[0], &["online", "direct", "carried"]),
        ["5", "6", "7"]
    );
    assert_eq!(
        grid.cells(rows[1], &["online", "direct", "carried"]),
        ["", "", "8"]
    );
}

/// What a reply tells of cells that were not taken as given: "online: Ô (4) …", or the sentence alone.
fn told(reply: &Value) -> Vec<String> {
    let told = reply["told"].as_array().unwrap().iter();
    told.map(|told| {
        let text = told["text"].as_str().unwrap();
        match told["cell"]["column"].as_str() {
            Some(column) => format!("{column}: {text}"),
            None => text.to_owned(),
        }
    })
    .collect()
}

#[test]
fn a_cell_that_was_not_taken_is_named_with_its_text_why_and_what_still_stands() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "7")]);
    let reply = grid.call("cells_paste", paste(rows[0], "online", "1,000\t5", false));
    assert_eq!(
        reply["message"],
        "Đã dán 1 ô, bỏ qua 1 ô không nhận được giá trị"
    );
    assert_eq!(
        told(&reply),
        [
            "online: Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành: “1,000” có thể là 1 hoặc 1.000. \
             Viết lại không có dấu phẩy. Ô vẫn giữ 7."
        ]
    );
    assert_eq!(reply["told"][0]["cell"]["row"], json!(rows[0]));
    assert_eq!(grid.cells(rows[0], &["online", "direct"]), ["7", "5"]);
    // What can mean one number only is taken, and told.
    let reply = grid.call("cells_paste", paste(rows[0], "online", "1,234", false));
    assert_eq!(
        told(&reply),
        ["online: Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành: “1,234” được đọc là 1.234"]
    );
    assert_eq!(grid.cell(rows[0], "online"), "1.234");
    let reply = grid.call("cells_paste", paste(rows[0], "online", "8", false));
    assert_eq!(told(&reply), [""; 0]);
}

#[test]
fn what_programs_put_on_the_clipboard_is_read_or_told_and_nothing_shifts() {
    let place = "Trên Hệ thống của Bộ, ngành";
    for (text, cells, expected) in [
        ("1.234\t5", ["1.234", "5"], vec![]),
        ("1 234\t5\n", ["1.234", "5"], vec![]),
        ("12\u{200b}\t5", ["12", "5"], vec![]),
        ("\"12\n\"\t5", ["12", "5"], vec![]),
        (
            "(3)\t5",
            ["", "5"],
            vec!["“(3)” không phải số. Nhập số nguyên, ví dụ 1.234. Ô vẫn trống."],
        ),
        (
            "a\"b\t5",
            ["", "5"],
            vec!["“a\"b” không phải số. Nhập số nguyên, ví dụ 1.234. Ô vẫn trống."],
        ),
        (
            "\"1\n2\"\t5",
            ["", "5"],
            vec!["“1\n2” không phải số. Nhập số nguyên, ví dụ 1.234. Ô vẫn trống."],
        ),
    ] {
        let door = three_rows();
        let (grid, rows) = grid_of_three(&door);
        let block = format!("{}\n7\t8", text.trim_end());
        let reply = grid.call("cells_paste", paste(rows[0], "online", &block, false));
        assert_eq!(
            grid.cells(rows[0], &["online", "direct"]),
            cells,
            "{text:?}"
        );
        assert_eq!(
            grid.cells(rows[1], &["online", "direct"]),
            ["7", "8"],
            "{text:?}"
        );
        let why = |why: &str| format!("online: Ô (4) dòng Hộ tịch · {place}: {why}");
        let expected: Vec<String> = expected.into_iter().map(why).collect();
        assert_eq!(told(&reply), expected, "{text:?}");
    }
}

#[test]
fn a_total_below_the_last_row_is_compared_and_not_pasted() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    let block = "1\t2\n10\t20\n100\t200\n111\t223";
    let reply = grid.call("cells_paste", paste(rows[0], "online", block, true));
    assert_eq!(reply["message"], "Đã dán 6 ô");
    assert_eq!(
        told(&reply),
        ["Dòng 4 của khối (tổng), cột (5): khối ghi 223, biểu cộng được 222."]
    );
    assert_eq!(grid.cells(rows[2], &["online", "direct"]), ["100", "200"]);
}

#[test]
fn a_block_copied_with_names_and_sections_shifts_by_no_row() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    let block = "1\tHộ tịch\t\t1\n2\tChứng thực\t\t2\nII\tTrên Hệ thống thông tin giải quyết TTHC của thành phố\t\t3\n\
                 1\tĐất đai\t\t3\n\tTổng số\t\t6\n";
    let reply = grid.call("cells_paste", paste(rows[0], "stt", block, false));
    assert_eq!(reply["question"], json!(null));
    let online = rows.map(|row| grid.cell(row, "online"));
    assert_eq!(online, ["1", "2", "3"]);
    assert_eq!(told(&reply), [""; 0]);
    // Another field's figures never go into a row.
    let reply = grid.call("cells_paste", paste(rows[0], "name", "Đất đai\t\t9", false));
    assert_eq!(
        told(&reply),
        [
            "Dòng 1 của khối là “Đất đai”, dòng của biểu là Hộ tịch · Trên Hệ thống của Bộ, ngành: không dán dòng này."
        ]
    );
    assert_eq!(grid.cell(rows[0], "online"), "1");
}

#[test]
fn a_block_far_too_large_is_refused() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    let block = "1\t2\t3\t4\n".repeat(30_000);
    let refusal = grid.refused("cells_paste", paste(rows[0], "online", &block, true));
    assert_eq!(
        refusal,
        "Khối dán có quá 100.000 ô, quá lớn. Chép đúng vùng số liệu rồi dán lại."
    );
}
