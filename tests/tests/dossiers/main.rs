//! Lists of dossiers taken in, counted, put into forms and taken back, through the door.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod compared;
mod copies;
mod counts;
mod drift;
mod due;
mod list;
mod sample;
mod signs;

use std::path::PathBuf;

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::programs::in_repository;

/// What the ministries' system says on 15/11: two done, one late, one pending, one withdrawn, one only registered.
const MINISTRIES: &str = "\
SỔ THEO DÕI HỒ SƠ,,,,,,,,,
TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261001-0001,1.000110,,Trực tuyến,Nguyễn Văn Mẫu,01/10/2026,20/10/2026,19/10/2026,Đã trả kết quả
2,G22-261020-0001,1.000110,,Trực tiếp,Nguyễn Văn Mẫu,20/10/2026,22/10/2026,22/10/2026,Đã xử lý xong
3,G22-261020-0002,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,20/10/2026,22/10/2026,23/10/2026,Đã trả kết quả
4,G22-261110-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,10/11/2026,20/11/2026,,Đang xử lý
5,G22-261111-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,11/11/2026,13/11/2026,12/11/2026,Công dân yêu cầu rút hồ sơ
6,G22-261112-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,12/11/2026,14/11/2026,,Mới đăng ký
";

/// The same on 20/11: the fourth was done late, and one more had been handed in on 14/11.
const LATER: &str = "\
TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261110-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,10/11/2026,12/11/2026,13/11/2026,Đã xử lý xong
2,G22-261114-0001,9.999999,Thủ tục lạ,Trực tuyến,Nguyễn Văn Mẫu,14/11/2026,30/11/2026,,Đang xử lý
";

fn put(door: &Door, name: &str, text: &str) -> PathBuf {
    let path = door.path(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// A door with the catalogue.
fn catalogued() -> Door {
    let door = Door::new();
    let path = in_repository("tests/data/procedures/danh-muc-40.csv");
    let read = door.call("procedures_read", json!({"path": path, "choices": {}}));
    let open = read["fields"].as_array().unwrap().iter();
    let open = open.filter(|own| own["open"] == true);
    let fields: Vec<Value> = open
        .map(|own| json!({"key": own["key"], "act": "add"}))
        .collect();
    let choices = json!({"fields": fields, "ended": []});
    door.call(
        "procedures_apply",
        json!({"path": path, "choices": choices}),
    );
    door
}

fn files(door: &Door, path: &PathBuf, as_of: &str) -> Value {
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    json!({"files": [{"path": path, "source": source, "as_of": as_of}]})
}

fn take(door: &Door, name: &str, text: &str, as_of: &str) -> Value {
    let path = put(door, name, text);
    let args = files(door, &path, as_of);
    door.call("lists_read", args.clone());
    door.call("lists_apply", args)
}

/// The figures of II.06a that are not 0: "Hộ tịch online 3".
fn counted(door: &Door, args: Value) -> Vec<String> {
    let mut asked = json!({"form": "II.06a", "rule": null, "as_of": null});
    asked
        .as_object_mut()
        .unwrap()
        .extend(args.as_object().unwrap().clone());
    let counted = door.call("count", asked);
    assert_eq!(counted["unknown"], json!([]));
    let figures = counted["figures"].as_array().unwrap().iter();
    let mut told: Vec<String> = figures
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap().to_owned();
            format!(
                "{} {} {} {}",
                own["source"],
                text("field"),
                text("column"),
                own["value"]
            )
        })
        .collect();
    told.sort();
    told
}

const FIRST: [&str; 6] = [
    "1 Hộ tịch carried 1",
    "1 Hộ tịch direct 1",
    "1 Hộ tịch early 1",
    "1 Hộ tịch late 1",
    "1 Hộ tịch on_time 2",
    "1 Hộ tịch online 3",
];

fn first() -> Vec<String> {
    let pending = "1 Hộ tịch pending_in_time 1".to_owned();
    FIRST
        .map(str::to_owned)
        .into_iter()
        .chain([pending])
        .collect()
}

#[test]
fn a_list_is_counted_for_a_cycle_and_for_any_two_days() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    assert_eq!(counted(&door, json!({"period": "2026-11"})), first());
    let few = counted(&door, json!({"period": "2026-10-20..2026-10-22"}));
    let expected = [
        "1 Hộ tịch direct 1",
        "1 Hộ tịch on_time 1",
        "1 Hộ tịch online 1",
        "1 Hộ tịch pending_in_time 1",
    ];
    assert_eq!(few, expected);
}

#[test]
fn the_order_of_taking_in_matters_nowhere_and_as_of_gives_what_it_gave() {
    let lists = [
        ("bo.csv", MINISTRIES, "2026-11-15T08:12:00"),
        ("sau.csv", LATER, "2026-11-20T16:40:00"),
    ];
    let all = |order: [usize; 2]| {
        let door = catalogued();
        for at in order {
            let (name, text, as_of) = lists[at];
            take(&door, name, text, as_of);
        }
        assert_eq!(
            counted(&door, json!({"period": "2026-11", "as_of": "2026-11-15"})),
            first()
        );
        counted(&door, json!({"period": "2026-11"}))
    };
    let later = all([0, 1]);
    assert_eq!(later, all([1, 0]));
    // What nobody knows the procedure of stands in a row of its own; (3) = (7) + (11) goes on holding.
    assert!(
        later.contains(&"1 Chưa phân loại online 1".to_owned()),
        "{later:?}"
    );
    assert!(later.contains(&"1 Hộ tịch late 2".to_owned()), "{later:?}");
}

#[test]
fn a_list_taken_back_was_never_there_and_one_taken_twice_is_told() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    let again = take(&door, "khac-ten.csv", MINISTRIES, "2026-11-15T08:12:00");
    let message = again["message"].as_str().unwrap();
    assert!(message.contains("đã được nhập trước đây"), "{message}");
    let intakes = take(&door, "sau.csv", LATER, "2026-11-20T16:40:00");
    assert_eq!(intakes["intakes"].as_array().unwrap().len(), 2);
    let own = intakes["intakes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["file"] == "sau.csv");
    door.call("intake_undo", json!({"id": own.unwrap()["id"]}));
    assert_eq!(counted(&door, json!({"period": "2026-11"})), first());
}

#[test]
fn what_was_counted_goes_into_the_form_as_one_step() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    let into = |apply: bool| {
        let args = json!({"cycle": "2026-11", "form": "II.06a", "rule": null, "as_of": null, "unknown": false, "apply": apply});
        door.call("count_into", args)
    };
    let grid = || {
        door.call("sheet", json!({"form": "II.06a", "cycle": "2026-11"}))["body"]["lines"].clone()
    };
    let before = grid();
    let shown = into(false);
    assert_eq!(shown["changes"].as_array().unwrap().len(), 8);
    assert_eq!(grid(), before, "showing stores nothing");
    into(true);
    assert_ne!(grid(), before);
    assert_eq!(
        into(false)["changes"],
        json!([]),
        "a second time there is nothing to do"
    );
    door.call("undo", json!({"place": null, "step": null}));
    assert_eq!(grid(), before);
}

#[test]
fn every_figure_opens_its_dossiers() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    let all = counted(&door, json!({"period": "2026-11"}));
    for own in &all {
        let mut words = own.rsplitn(3, ' ');
        let (value, column) = (words.next().unwrap(), words.next().unwrap());
        let cell = json!({"form": "II.06a", "source": 1, "field": "Hộ tịch", "column": column});
        let opened = |most: Value| {
            let args = json!({"cell": cell, "period": "2026-11", "rule": null, "as_of": null, "most": most});
            door.call("cell_dossiers", args)
        };
        let found = opened(Value::Null);
        let all = found["dossiers"].as_array().unwrap();
        assert_eq!(found["count"].to_string(), value, "{own}");
        assert_eq!(all.len().to_string(), value, "{own}");
        // A page asks for the first of them and is told how many there are.
        let first = opened(json!(1));
        let told = first["dossiers"].as_array().unwrap();
        assert!(told.len() <= 1 && all.starts_with(told));
        assert_eq!(
            (&first["in_all"], &first["count"]),
            (&found["count"], &found["count"]),
            "{own}"
        );
    }
}

#[test]
fn no_person_is_in_any_file_that_is_written() {
    let door = catalogued();
    let list = put(&door, "bo.csv", MINISTRIES);
    let args = files(&door, &list, "2026-11-15T08:12:00");
    let preview = door.call("lists_read", args.clone()).to_string();
    assert!(!preview.contains("Nguyễn Văn Mẫu"), "{preview}");
    door.call("lists_apply", args);
    std::fs::remove_file(&list).unwrap();
    let mut folders = vec![door.path("")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let name = "Nguyễn Văn Mẫu".as_bytes();
            assert!(
                !bytes.windows(name.len()).any(|own| own == name),
                "{}",
                path.display()
            );
            files += 1;
        }
    }
    assert!(files >= 2, "the data file and the one of the dossiers");
}

#[test]
fn what_is_no_list_is_refused_and_nothing_is_stored() {
    let door = catalogued();
    for (name, text, why) in [
        ("trong.csv", "", "trống"),
        (
            "bang.csv",
            "Lĩnh vực,Tổng số\nHộ tịch,12\n",
            "không phải danh sách hồ sơ",
        ),
        (
            "khong-ma.csv",
            "Thủ tục,Trạng thái,Ngày nhận\nKhai sinh,Đang xử lý,06/11/2026\n",
            "Không có cột nào chứa mã hồ sơ",
        ),
        (
            "cat.xls",
            "<html><table><tr><td>STT</td><td>Mã h",
            "bị cắt ngang",
        ),
    ] {
        let path = put(&door, name, text);
        let args = files(&door, &path, "2026-11-15T08:12:00");
        door.call("lists_read", args.clone());
        let refused = door.refused("lists_apply", args);
        assert!(refused.contains(why), "{name}: {refused}");
    }
    assert_eq!(door.call("intakes", json!({}))["intakes"], json!([]));
    assert!(!door.path("phuong-ho-so.db").exists());
}

#[test]
fn a_list_that_was_not_shown_is_not_taken_in() {
    let door = catalogued();
    let path = put(&door, "bo.csv", MINISTRIES);
    let args = files(&door, &path, "2026-11-15T08:12:00");
    assert_eq!(
        door.refused("lists_apply", args.clone()),
        "Tệp bo.csv chưa được xem trước; xem trước rồi lưu. Chưa ghi gì."
    );
    assert!(!door.path("phuong-ho-so.db").exists());
    door.call("lists_read", args.clone());
    door.call("lists_apply", args);
}

#[test]
fn the_sample_ward_goes_with_its_dossiers() {
    let door = catalogued();
    door.call("sample_open", json!({}));
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    let file = door.call("intakes", json!({}))["file"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(std::path::Path::new(&file).exists());
    door.call("sample_remove", json!({}));
    assert!(!std::path::Path::new(&file).exists(), "{file}");
}

#[test]
fn a_list_of_a_system_whose_source_is_said_comes_from_there_and_says_so() {
    let door = catalogued();
    let (one, other) = (
        put(&door, "bo.csv", MINISTRIES),
        put(&door, "sau.csv", LATER),
    );
    let strange = put(&door, "la.csv", &LATER.replace("G22-", "H57.1-"));
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let asked =
        json!({"files": [{"path": one, "source": source}, {"path": other}, {"path": strange}]});
    let lists = &door.call("lists_read", asked)["lists"];
    assert_eq!(lists[1]["source"], *source);
    assert_eq!(lists[1]["ready"], true, "{}", lists[1]);
    let remark = lists[1]["remarks"][0].as_str().unwrap();
    assert!(
        remark.contains("“G22-…”") && remark.contains("bo.csv"),
        "{remark}"
    );
    assert_eq!(lists[2]["source"], Value::Null);
    assert_eq!(lists[2]["ready"], false);
}

#[test]
fn a_row_of_a_form_and_its_totals_open_their_dossiers() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    door.call(
        "count_into",
        json!({"cycle": "2026-11", "rule": null, "form": "II.06a", "as_of": null, "unknown": false, "apply": true}),
    );
    let sheet = door.call("sheet", json!({"form": "II.06a", "cycle": "2026-11"}));
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let row = lines.iter().find(|own| own["name"] == "Hộ tịch").unwrap();
    let columns = sheet["head"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .zip(row["cells"].as_array().unwrap());
    let mut opened = 0;
    for (column, cell) in columns.filter(|(own, _)| own["counted"] == true) {
        for place in [
            json!({"row": row["row"]}),
            json!({"section": row["section"]}),
            json!({}),
        ] {
            let mut asked = json!({"form": "II.06a", "column": column["key"]});
            asked
                .as_object_mut()
                .unwrap()
                .extend(place.as_object().unwrap().clone());
            let found = door.call(
                "cell_dossiers",
                json!({"cell": asked, "period": "2026-11", "rule": null, "as_of": null, "most": null}),
            );
            assert_eq!(
                found["count"].to_string(),
                cell["text"].as_str().unwrap(),
                "{} {place}",
                column["label"]
            );
            assert_eq!(
                found["dossiers"].as_array().unwrap().len(),
                found["count"].as_u64().unwrap() as usize
            );
            opened += 1;
        }
    }
    // (3) to (13), each by its row, its section and in all.
    assert_eq!(opened, 33);
}
