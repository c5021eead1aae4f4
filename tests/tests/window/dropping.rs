//! Lists of dossiers that are dropped on the window, as from a file manager.

use std::{fs, path::Path};

use serde_json::{Value, json};
use smc_tests::desktop::{Desktop, eventually};

use crate::{ask, button, picture};

/// The list of one cycle, in the words of a system of its own.
fn list(month: u32) -> String {
    let mut text =
        String::from("STT;Mã hồ sơ;Tên thủ tục hành chính;Ngày nhận;Ngày hẹn trả;Trạng thái\n");
    for row in 1..=9 {
        text += &format!(
            "{row};Z91.7-{month:02}-{row:04};Thủ tục thử;{row:02}/{month:02}/2026 08:00:00;2{row}/{month:02}/2026;Đang xử lý\n"
        );
    }
    text
}

fn names(intakes: &Value) -> Vec<&str> {
    let all = intakes["intakes"].as_array().expect("the lists");
    all.iter().filter_map(|own| own["file"].as_str()).collect()
}

#[test]
fn lists_dropped_on_the_window_are_shown_and_after_one_yes_taken_in() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    window.click(&button(&window, "Dùng thử với dữ liệu mẫu"));
    let _ = button(&window, "Số liệu");
    let before = ask(&window, "intakes", json!({}));
    let files = [(9, "Hồ sơ tháng 9.csv"), (10, "Hồ sơ tháng 10 (50%).csv")];
    let paths = files.map(|(month, name)| {
        let path = desktop.home().join(name);
        fs::write(&path, list(month)).expect("a list");
        path
    });
    let paths: Vec<&Path> = paths.iter().map(|path| &**path).collect();
    assert!(desktop.hands().drop_files("Sổ Một Cửa", &paths));

    for (_, name) in files {
        let path =
            format!("//dialog//*[@role = 'option'][strong[. = '{name}']][contains(., '9 hồ sơ')]");
        let _ = window.find_by_path(&path);
    }
    picture(&window, "lists.png");
    let unchanged = ask(&window, "intakes", json!({}));
    assert_eq!(
        names(&unchanged),
        names(&before),
        "nothing is stored before the yes"
    );
    let source = "//dialog//label[span[. = 'Nguồn']]/select/option[@value != ''][1]";
    window.click(&window.find_by_path(source));
    let yes = "//dialog//button[normalize-space() = 'Nhập các danh sách này'][not(@disabled)]";
    window.click(&window.find_by_path(yes));

    let after = eventually("the lists are taken in", || {
        let after = ask(&window, "intakes", json!({}));
        (names(&after).len() == names(&before).len() + 2).then_some(after)
    });
    for (_, name) in files {
        assert!(names(&after).contains(&name), "{after}");
    }
    let count = |intakes: &Value| intakes["dossiers"].as_u64().expect("a count");
    assert_eq!(count(&after), count(&before) + 18);
}
