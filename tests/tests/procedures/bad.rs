//! Files that are no catalogue: each with a sentence, and nothing stored.

use serde_json::json;
use smc_tests::badfiles::{Sheet, not_workbooks};
use smc_tests::door::Door;

use crate::{args, catalogue, has, put, read, texts};

#[test]
fn files_without_a_catalogue_are_told_apart() {
    let door = Door::new();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    let text = |text: &str| text.as_bytes().to_vec();
    let mut all: Vec<(&str, Vec<u8>, &str)> = vec![
        (
            "khong-ma.csv",
            text("STT,Tên thủ tục,Lĩnh vực\n1,Khai sinh,Hộ tịch\n"),
            "dòng 1: hàng tiêu đề không có cột mã thủ tục",
        ),
        (
            "tieu-de.csv",
            text("Mã TTHC,Tên thủ tục,Lĩnh vực\n"),
            "cột A “Mã TTHC”: không có mã thủ tục nào",
        ),
        (
            "lech.csv",
            text("Mã TTHC,Tên thủ tục,Lĩnh vực\nKhai sinh,1.001193,Hộ tịch\n"),
            "Mã lại đứng ở cột B: các cột của tệp bị lệch",
        ),
        (
            "khac.csv",
            text("Họ tên,Tuổi\nA,7\n"),
            "không thấy hàng tiêu đề của danh mục thủ tục",
        ),
        (
            "thang.xlsx",
            Sheet::month().book(),
            "không thấy hàng tiêu đề của danh mục thủ tục",
        ),
        (
            "trang-trong.xlsx",
            Sheet::default().book(),
            "không thấy hàng tiêu đề của danh mục thủ tục",
        ),
        (
            "tcvn3.csv",
            text("M· TTHC,Tªn thñ tôc,LÜnh vùc\n1.001193,§¨ng ký khai sinh,Hé tÞch\n"),
            "bảng mã cũ",
        ),
        ("anh.png", png, ""),
    ];
    all.extend(not_workbooks());
    for (name, bytes, part) in all {
        let path = put(&door, name, bytes);
        for command in ["procedures_read", "procedures_apply"] {
            let refused = door.refused(command, args(&path, &json!({})));
            assert!(refused.contains(part), "{name}: {refused}");
            assert!(refused.contains(name), "{name}: {refused}");
            assert!(refused.ends_with('.'), "{name}: {refused}");
        }
    }
    let gone = door.path("khong-co.csv");
    door.refused("procedures_read", args(&gone, &json!({})));
    assert_eq!(catalogue(&door)["total"], 0);
    let refused = door.refused("undo", json!({"place": {"in": "procedures"}}));
    assert_eq!(refused, "Không còn gì để hoàn tác.");
}

#[test]
fn a_sheet_that_is_no_catalogue_is_told_beside_one_that_is() {
    let own = Sheet::of(&[&["Mã TTHC", "Tên thủ tục"], &["'1.001193", "Khai sinh"]]);
    let other = Sheet::of(&[&["Hướng dẫn", "điền"]]);
    let book = smc_tests::badfiles::book(&[("DM", &own), ("HD", &other)]);
    let door = Door::new();
    let path = put(&door, "hai-trang.xlsx", book);
    let preview = read(&door, &path, &json!({}));
    assert_eq!(preview["new"][0]["place"], "trang “DM”, dòng 2");
    has(
        &texts(&preview, "remarks"),
        "trang “HD”: không thấy hàng tiêu đề của danh mục thủ tục nên không đọc.",
    );
}
