//! `smc procedures-import` and `smc procedures`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use smc_tests::programs;
use tempfile::TempDir;

use crate::{FORTY, sample};

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        Desk { folder }
    }

    fn file(&self) -> PathBuf {
        sample(FORTY)
    }

    #[track_caller]
    fn run(&self, words: &[&str], expected: i32) -> (String, String) {
        let data = self.folder.path().join("số liệu.db");
        let output = Command::new(programs::smc())
            .args(words)
            .args([Path::new("--data"), &data])
            .args(["--today", "2026-11-16T08:00:00"])
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(expected), "{out}\n{errors}");
        (out, errors)
    }

    #[track_caller]
    fn json(&self, words: &[&str], expected: i32) -> Value {
        let (out, _) = self.run(words, expected);
        assert_eq!(out.lines().count(), 1, "one reply, one line: {out}");
        serde_json::from_str(&out).unwrap()
    }
}

#[test]
fn a_catalogue_is_shown_then_stored_and_found_again() {
    let desk = Desk::new();
    let file = desk.file();
    let file = file.to_str().unwrap();
    let (out, errors) = desk.run(&["procedures-import", file, "--apply"], 1);
    assert!(out.contains("Phải chọn: Lĩnh vực"), "{out}");
    assert!(errors.contains("--unknown add"), "{errors}");
    let (out, _) = desk.run(&["procedures-import", file, "--unknown", "skip"], 0);
    assert!(out.contains("mới: 1.000110 "), "{out}");
    assert!(
        out.ends_with("Chưa ghi gì. Thêm --apply để ghi.\n"),
        "{out}"
    );
    assert_eq!(desk.json(&["procedures", "--json"], 0)["total"], 0);
    let reply = desk.json(
        &[
            "procedures-import",
            file,
            "--unknown",
            "add",
            "--apply",
            "--json",
        ],
        0,
    );
    assert_eq!(reply["changed"]["added"], 40);
    assert_eq!(reply["preview"]["new"].as_array().unwrap().len(), 40);
    let all = desk.json(&["procedures", "--json"], 0);
    assert_eq!(
        (&all["total"], &all["counts"]["all"]),
        (&json!(40), &json!(40))
    );
    assert_eq!(all["counts"]["unclassified"], 0);
    let own = &all["lines"][0];
    assert!(own["days"].is_number() && own["until"].is_null(), "{own}");
    let found = desk.json(&["procedures", "--find", "khai tu luu dong", "--json"], 0);
    assert_eq!(found["lines"][0]["code"], "1.000419");
    let (out, _) = desk.run(&["procedures", "--find", "khai tu luu dong"], 0);
    assert!(
        out.starts_with("1.000419 Thủ tục đăng ký khai tử lưu động · Hộ tịch"),
        "{out}"
    );
    let (out, _) = desk.run(&["procedures-import", file, "--apply"], 0);
    assert!(
        out.ends_with("Danh mục đã đúng như tệp danh-muc-40.csv\n"),
        "{out}"
    );
}

#[test]
fn misuse_is_told() {
    let desk = Desk::new();
    for (words, part) in [
        (&["procedures-import"][..], "Thiếu TỆP"),
        (
            &["procedures-import", "a.csv", "--unknown", "maybe"],
            "không hiểu",
        ),
        (&["procedures-import", "khong-co.csv"], "khong-co.csv"),
    ] {
        let (out, errors) = desk.run(words, 2);
        assert!(errors.contains(part), "{errors}");
        assert_eq!(out, "");
    }
}
