//! Signs worth a look, and the dossiers that show them.

use super::*;

#[test]
fn each_sign_is_counted_with_its_rule_and_opens_its_dossiers() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    take(&door, "sau.csv", LATER, "2026-11-20T16:40:00");
    // The first with another due date after it had passed; one done on a Sunday; one done at once.
    take(
        &door,
        "nua.csv",
        "\
TT,Số hồ sơ,Mã TTHC,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261001-0001,1.000110,01/10/2026,25/10/2026,19/10/2026,Đã trả kết quả
2,G22-261108-0001,1.000110,02/11/2026,25/11/2026,08/11/2026,Đã trả kết quả
3,G22-261109-0001,1.000110,09/11/2026 08:00:10,25/11/2026,09/11/2026 08:00:40,Đã trả kết quả
",
        "2026-11-21T08:00:00",
    );
    let signs = door.call("dossier_signs", json!({}));
    let signs = signs.as_array().unwrap();
    let some = signs.iter().filter(|own| own["count"] != 0);
    let some: Vec<String> = some
        .map(|own| format!("{} {}", own["sign"].as_str().unwrap(), own["count"]))
        .collect();
    assert_eq!(some, ["out_of_hours 1", "at_once 1", "due_moved 1"]);
    for own in signs {
        assert!(own["rule"].as_str().unwrap().ends_with('.'), "{own}");
        let list = door.call("dossiers", json!({"filter": {"sign": own["sign"]}}));
        assert_eq!(list["total"], own["count"], "{own}");
    }
    let list = door.call("dossiers", json!({"filter": {"sign": "out_of_hours"}}));
    assert_eq!(list["lines"][0]["code"], "G22-261108-0001");
    let told = door.call("dossier", json!({"code": "G22-261001-0001"}));
    let conflict = told["conflicts"][0].as_str().unwrap();
    assert!(
        conflict.contains("Hạn trả đổi từ 20/10/2026 thành 25/10/2026"),
        "{conflict}"
    );
}
