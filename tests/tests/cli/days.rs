//! A report over any two days without a window.

use std::path::Path;

use smc_tests::book::Book;

use crate::desk::Desk;

#[test]
fn a_report_over_any_days_is_checked_and_written() {
    let desk = Desk::new("days");
    let list = "TT,Mã hồ sơ,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Trạng thái\n\
        1,G22-261001-0001,Hộ tịch,Trực tuyến,01/10/2026,20/10/2026,19/10/2026,Đã trả kết quả\n";
    std::fs::write(desk.path("bo.csv"), list).unwrap();
    let days = ["--period", "2026-10-01..2026-11-10"];
    let (out, _) = desk.run(&[&["check"][..], &days].concat(), 1);
    assert!(
        out.contains("II.06a: Biểu này đếm từ hồ sơ, mà chưa có danh sách hồ sơ nào."),
        "{out}"
    );
    let taken = [
        "lists-import",
        "bo.csv",
        "--source",
        "1",
        "--as-of",
        "2026-11-15",
        "--apply",
    ];
    let mut words = taken.to_vec();
    let path = desk.path("bo.csv");
    words[1] = &path;
    desk.run(&words, 0);
    let folder = desk.path("ra");
    let export = [
        &["export", "--out", &folder, "--forms", "II.06a"][..],
        &days,
    ]
    .concat();
    let (out, told) = desk.run(&export, 0);
    assert!(
        out.trim_end().ends_with("_2026-10-01_2026-11-10.xlsx"),
        "{out}"
    );
    assert!(told.contains("Biểu II.06a: Đếm từ 1 hồ sơ"), "{told}");
    let book = Book::read(Path::new(out.trim_end()));
    let figures = book.figures("II.06a", "Hộ tịch");
    assert_eq!(figures[..6], ["1", "1", "0", "0", "1", "1"]);
    assert!(
        book.words("II.06a")
            .contains("Từ ngày 01/10/2026 đến ngày 10/11/2026")
    );
    let (_, told) = desk.run(&["check", "--period", "2026-11-10..2026-10-01"], 2);
    assert!(
        told.contains("Từ ngày 10/11/2026 sau đến ngày 01/10/2026."),
        "{told}"
    );
}
