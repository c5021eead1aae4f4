//! Everything of the office handed over to another computer, through the door.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use smc_core::api::{App, Clock, Options};
use smc_tests::door::{Door, NOW};
use smc_tests::folder::{Folder, names};

const LIST: &str = "\
TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261001-0001,1.000110,Khai sinh,Trực tuyến,,01/10/2026,20/10/2026,19/10/2026,Đã trả kết quả
2,G22-261020-0001,1.000110,Khai sinh,Trực tiếp,,20/10/2026,22/10/2026,22/10/2026,Đã xử lý xong
";

/// A ward with figures, dossiers, evidence and a template of its own.
fn ward() -> Door {
    let own = [
        ("minh-chung/2026/bao-cao.pdf", "%PDF"),
        ("minh-chung/bien-ban.txt", "biên bản"),
        ("mau-in/ghi-chu.txt", "mẫu"),
    ];
    let own = own.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let door = Door::on(NOW, &own);
    let mut office = door.call("settings", json!({}))["office"].clone();
    office["ward"] = json!("Phường Đông Hải");
    door.call("office_save", json!({ "office": office }));
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    let path = door.path("bo.csv");
    fs::write(&path, LIST).unwrap();
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let files =
        json!({"files": [{"path": path, "source": source, "as_of": "2026-11-15T08:12:00"}]});
    door.call("lists_read", files.clone());
    door.call("lists_apply", files);
    door
}

fn taken_over(folder: &Path) -> App {
    App::new(Options {
        press: None,
        data: Some(folder.join("so-mot-cua.db")),
        clock: Clock::fixed(NOW.parse().unwrap()),
    })
}

#[test]
fn another_computer_takes_over_what_this_one_handed_over() {
    let door = ward();
    let stick = Folder::new();
    let done = door.call("handover", json!({"folder": &*stick}));
    let path = PathBuf::from(done["path"].as_str().unwrap());
    assert_eq!(names(&stick), ["Bàn giao Phường Đông Hải 2026-11-16"]);
    assert_eq!(path.parent(), Some(&*stick));
    let message = done["message"].as_str().unwrap();
    let expected = "1 danh sách hồ sơ, 2 hồ sơ, 2 tệp minh chứng.";
    assert!(message.ends_with(expected), "{message}");
    assert_eq!(
        names(&path),
        [
            "mau-in",
            "minh-chung",
            "so-mot-cua-ho-so.db",
            "so-mot-cua.db",
            "Đọc trước.txt"
        ]
    );
    let evidence = fs::read(path.join("minh-chung/2026/bao-cao.pdf")).unwrap();
    assert_eq!(evidence, b"%PDF");
    let note = fs::read_to_string(path.join("Đọc trước.txt")).unwrap();
    for expected in [
        "BÀN GIAO Phường Đông Hải, ngày 16/11/2026",
        "(1 kỳ, ",
        "- mau-in: mẫu riêng của đơn vị, 1 tệp",
        "1 danh sách hồ sơ, 2 hồ sơ",
        "2 tệp minh chứng\r\n",
    ] {
        assert!(note.contains(expected), "{expected}: {note}");
    }
    // The contents copied to where the other computer has its data.
    let own = taken_over(&path);
    assert_eq!(own.settings().unwrap().office.ward, "Phường Đông Hải");
    assert!(own.verify().unwrap().whole);
    let lists = own.intakes().unwrap();
    assert_eq!((lists.intakes.len(), lists.dossiers), (1, 2));
    drop(own);
    // A second one on the same day stands beside the first.
    let second = door.call("handover", json!({"folder": &*stick}));
    let second = second["path"].as_str().unwrap();
    assert!(second.ends_with("2026-11-16 (2)"), "{second}");
}

#[test]
fn what_cannot_be_handed_over_is_refused_and_leaves_nothing() {
    let door = ward();
    let gone = door.path("không có");
    let refused = door.refused("handover", json!({ "folder": gone }));
    assert!(refused.contains("không còn ở đó"), "{refused}");
    let inside = door.path("minh-chung/2026");
    let refused = door.refused("handover", json!({ "folder": inside }));
    assert!(refused.contains("Chọn thư mục khác"), "{refused}");
    assert_eq!(names(&inside), ["bao-cao.pdf"]);
    let refused = door.refused("handover", json!({"folder": ""}));
    assert!(refused.contains("Chọn thư mục"), "{refused}");
    door.call("sample_open", json!({}));
    let stick = Folder::new();
    let refused = door.refused("handover", json!({"folder": &*stick}));
    assert!(refused.contains("dữ liệu mẫu"), "{refused}");
    assert_eq!(names(&stick), [""; 0]);
}
