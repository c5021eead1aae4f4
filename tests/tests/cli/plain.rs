//! What `--json` prints: figures as numbers, days and moments as ISO; a text for the eye only beside the plain value.

use serde_json::Value;
use smc_tests::programs::in_repository;

use crate::desk::Desk;

/// A figure as Vietnam writes it, where that is not how a number is written: "2.280", "12,5".
fn is_printed_figure(text: &str) -> bool {
    let bare = text.strip_prefix('-').unwrap_or(text);
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let (whole, part) = bare.split_once(',').unwrap_or((bare, ""));
    let grouped = whole.contains('.') && whole.split('.').skip(1).all(|group| group.len() == 3);
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(plain)
        && (grouped || !part.is_empty())
}

/// "16/11/2026", "16/11/2026 08:12".
fn is_printed_moment(text: &str) -> bool {
    let day = text.split(' ').next().unwrap_or_default();
    chrono::NaiveDate::parse_from_str(day, "%d/%m/%Y").is_ok() && text.len() <= 16
}

/// Texts for the eye that have no plain value beside them, with their keys.
fn printed(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|own| printed(own, found)),
        Value::Object(own) => {
            for (key, value) in own {
                let beside = key
                    .strip_suffix("_text")
                    .is_some_and(|key| own.contains_key(key));
                match value.as_str() {
                    Some(text)
                        if !beside && (is_printed_figure(text) || is_printed_moment(text)) =>
                    {
                        found.push(format!("{key}: {text}"));
                    }
                    Some(_) => {}
                    None => printed(value, found),
                }
            }
        }
        _ => {}
    }
}

const LIST: &str =
    "STT,Mã hồ sơ,Mã TTHC,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Trạng thái
1,G22-261101-0001,1.000080,Trực tuyến,01/11/2026,20/11/2026,10/11/2026,Đã trả kết quả
2,G22-261101-0002,1.000080,Trực tiếp,02/11/2026,20/11/2026,,Đang xử lý
";

#[test]
fn every_command_prints_plain_values() {
    let desk = Desk::new("plain");
    desk.run(&["sample"], 0);
    let list = desk.path("ds.csv");
    std::fs::write(&list, LIST).unwrap();
    let sheet = in_repository("tests/data/tong-hop-thang-01-2026.xlsx");
    let catalogue = in_repository("tests/data/procedures/danh-muc-40.csv");
    let (sheet, catalogue) = (sheet.to_str().unwrap(), catalogue.to_str().unwrap());
    desk.run(
        &[
            "procedures-import",
            catalogue,
            "--apply",
            "--unknown",
            "add",
        ],
        0,
    );
    let lists = [
        "lists-import",
        &list,
        "--source",
        "1",
        "--as-of",
        "2026-11-15",
    ];
    let months = [
        "import-summary",
        sheet,
        "--cycle",
        "2026-11",
        "--unknown",
        "add",
    ];
    for (words, expected) in [
        (&["sample"][..], 0),
        (&["check", "--period", "2026-11"], 1),
        (&lists, 0),
        (&[&lists[..], &["--apply"]].concat(), 0),
        (&["intakes"], 0),
        (&["dossiers"], 0),
        (&["dossier", "G22-261101-0001"], 0),
        (&["count", "--period", "2026-11"], 0),
        (&["count", "--period", "2026-11", "--apply", "--unknown"], 0),
        (&months, 1),
        (&[&months[..], &["--apply"]].concat(), 1),
        (&["procedures"], 0),
        (&["tasks"], 0),
        (&["working-days", "--year", "2026"], 0),
        (&["schedule", "Trước 30/8/2026", "--year", "2026"], 0),
        (&["backup"], 0),
        (&["verify"], 0),
    ] {
        let reply = desk.json(&[words, &["--json"]].concat(), expected);
        let mut found = Vec::new();
        printed(&reply, &mut found);
        assert_eq!(found, Vec::<String>::new(), "smc {words:?}");
    }
    let read = desk.json(&[&months[..], &["--json"]].concat(), 1);
    let changed = read["changes"].as_array().unwrap();
    assert!(changed.iter().all(|own| !own["to"].is_string()), "{read}");
    let copies = desk.json(&["backup", "--json"], 0);
    assert_eq!(copies["backups"][0]["at"], "2026-11-16T08:00:00");
}

#[test]
fn texts_for_the_eye_are_told_from_plain_ones() {
    for (text, figure, moment) in [
        ("2.280", true, false),
        ("-12,5", true, false),
        ("12", false, false),
        ("1.000656", false, false),
        ("16/11/2026", false, true),
        ("16/11/2026 08:12", false, true),
        ("2026-11-16", false, false),
        ("16/11/2026 là thứ Hai", false, false),
    ] {
        assert_eq!(
            (is_printed_figure(text), is_printed_moment(text)),
            (figure, moment),
            "{text}"
        );
    }
}
