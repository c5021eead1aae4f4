//! Copies of documents: checked, handed over, put aside when nothing uses them any more, whole or not there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::called::Called;
use smc_tests::door::{Door, NOW};
use smc_tests::folder::{Folder, names};
use smc_tests::programs;

use crate::plan::{door, id, set, task};

/// A document of these bytes, beside the data file.
fn file(door: &Door, name: &str, bytes: &[u8]) -> PathBuf {
    let path = door.path(name);
    fs::write(&path, bytes).expect("a file");
    path
}

/// Proves a task with a file and gives the document.
fn prove(door: &Door, content: &str, number: &str, path: &Path, copy: bool) -> Value {
    let document = json!({"number": number, "path": path, "copy": copy});
    let reply = set(door, &[id(door, content)], json!({"evidence": document}));
    let documents = reply["lines"][0]["evidence"].as_array().expect("evidence");
    documents.last().expect("a document").clone()
}

/// Takes a document from a task.
fn take_away(door: &Door, content: &str, document: &Value) {
    let args = json!({"occurrence": id(door, content), "evidence": document["id"]});
    door.call("evidence_remove", args);
}

/// The names in the folder of copies, or in a folder there.
fn copies(door: &Door, folder: &str) -> Vec<String> {
    let folder = door.path("minh-chung").join(folder);
    match folder.is_dir() {
        true => names(&folder),
        false => Vec::new(),
    }
}

fn is_whole(door: &Door, document: &Value) -> bool {
    let found = door.call("evidence_file", json!({"id": document["id"]}));
    found["there"] == true && found["warning"] == Value::Null
}

#[test]
fn the_check_names_copies_that_are_missing_or_altered_with_task_number_and_place() {
    let door = door();
    for (content, number, bytes) in [
        ("Tuyên truyền", "12/BC-UBND", "one"),
        ("Báo cáo năm", "13/BC-UBND", "two"),
        ("Công bố thủ tục", "14/QĐ-UBND", "three"),
    ] {
        let path = file(&door, &format!("{bytes}.pdf"), bytes.as_bytes());
        prove(&door, content, number, &path, true);
    }
    let check = || door.call("verify", json!({}));
    let whole = check();
    assert_eq!(whole["documents"], json!([]));
    let text = whole["text"].as_str().expect("a text");
    assert!(text.ends_with("; 3 bản sao văn bản minh chứng"), "{text}");

    let copy = |start: &str| {
        let name = copies(&door, "")
            .into_iter()
            .find(|name| name.starts_with(start));
        door.path("minh-chung").join(name.expect("a copy"))
    };
    let (missing, altered) = (copy("one_"), copy("two_"));
    fs::remove_file(&missing).expect("a removal");
    // As long as before.
    fs::write(&altered, "TWO").expect("a change");
    let found = check();
    assert_eq!(found["whole"], true, "the file itself");
    let faults: Vec<&str> = found["documents"]
        .as_array()
        .expect("faults")
        .iter()
        .map(|fault| fault.as_str().expect("a sentence"))
        .collect();
    let expected = [
        (
            "12/BC-UBND",
            "“Tuyên truyền”",
            "Mục I, 3",
            "không còn ở đó",
            &missing,
        ),
        (
            "13/BC-UBND",
            "“Báo cáo năm”",
            "Mục II, 1",
            "đã bị sửa",
            &altered,
        ),
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:?}");
    for (fault, (number, content, place, what, path)) in faults.iter().zip(expected) {
        for part in [number, content, place, what, path.to_str().expect("a path")] {
            assert!(fault.contains(part), "no “{part}” in: {fault}");
        }
    }

    let verified = Command::new(programs::smc())
        .args(["verify", "--data"])
        .arg(door.data_file())
        .output()
        .expect("smc");
    let said = String::from_utf8(verified.stdout).expect("a text");
    assert_eq!(verified.status.code(), Some(1), "{said}");
    assert!(
        said.contains(faults[0]) && said.contains(faults[1]),
        "{said}"
    );
}

#[test]
fn copies_are_handed_over_and_what_stays_behind_is_told() {
    let door = door();
    let mut office = door.call("settings", json!({}))["office"].clone();
    office["ward"] = json!("Phường Đông Hải");
    door.call("office_save", json!({ "office": office }));
    let (one, two) = (
        file(&door, "một.pdf", b"one"),
        file(&door, "hai.pdf", b"two"),
    );
    let document = prove(&door, "Tuyên truyền", "12/BC-UBND", &one, true);
    prove(&door, "Báo cáo năm", "13/BC-UBND", &two, false);
    let stick = Folder::new();
    let done = door.call("handover", json!({"folder": &*stick}));
    let message = done["message"].as_str().expect("a message");
    for part in ["1 tệp minh chứng.", "1 văn bản chỉ ghi đường dẫn"] {
        assert!(message.contains(part), "no “{part}” in: {message}");
    }
    assert!(!message.contains("bị mất"), "{message}");
    let path = PathBuf::from(done["path"].as_str().expect("a path"));
    let note = fs::read_to_string(path.join("Đọc trước.txt")).expect("a note");
    assert!(note.contains("1 văn bản chỉ ghi đường dẫn"), "{note}");

    // On the other computer, which has none of the originals.
    fs::remove_file(one).expect("a removal");
    let app = App::new(Options {
        press: None,
        data: Some(path.join("so-mot-cua.db")),
        clock: Clock::fixed(NOW.parse().expect("a moment")),
    });
    let id = document["id"].as_i64().expect("an id");
    let found = app.evidence_file(id).expect("the file");
    assert!(found.there && found.warning.is_none(), "{found:?}");
    assert!(
        found.path.starts_with(path.to_str().expect("a path")),
        "{found:?}"
    );
    let verified = app.verify().expect("a check");
    assert!(
        verified.text.ends_with("; 1 bản sao văn bản minh chứng"),
        "{verified:?}"
    );
    assert_eq!(verified.documents, [""; 0]);

    fs::remove_dir_all(door.path("minh-chung")).expect("a removal");
    let done = door.call("handover", json!({"folder": &*stick}));
    let message = done["message"].as_str().expect("a message");
    assert!(
        message.contains("1 bản sao văn bản minh chứng bị mất"),
        "{message}"
    );
}

#[test]
fn a_copy_goes_aside_with_its_last_use_and_undo_brings_it_back() {
    let door = door();
    let path = file(&door, "a.pdf", b"one");
    let first = prove(&door, "Tuyên truyền", "12/BC-UBND", &path, true);
    let second = prove(&door, "Báo cáo năm", "12/BC-UBND", &path, true);
    // Whatever else lies there is nobody's business.
    fs::write(door.path("minh-chung/ghi chú.txt"), "của đơn vị").expect("a file");
    let copy = "a_7692c3ad.pdf";
    take_away(&door, "Tuyên truyền", &first);
    let door = door.reopened(NOW);
    assert_eq!(copies(&door, ""), [copy, "ghi chú.txt"], "one use is left");

    take_away(&door, "Báo cáo năm", &second);
    assert_eq!(copies(&door, ""), [copy, "ghi chú.txt"]);
    let door = door.reopened(NOW);
    assert_eq!(copies(&door, ""), ["da-bo", "ghi chú.txt"]);
    assert_eq!(copies(&door, "da-bo"), [copy]);
    let notices = door.call("state", json!({}))["notices"].to_string();
    assert!(
        notices.contains("1 bản sao văn bản minh chứng không còn việc nào dùng"),
        "{notices}"
    );

    // Undone, it is there at once, and back in its place at the next start.
    door.call("undo", json!({}));
    assert_eq!(task(&door, "Báo cáo năm")["evidence"][0]["copied"], true);
    assert!(is_whole(&door, &second));
    assert_eq!(door.call("verify", json!({}))["documents"], json!([]));
    let door = door.reopened(NOW);
    assert_eq!(copies(&door, "da-bo"), [""; 0]);
    assert!(copies(&door, "").contains(&copy.to_owned()));
    assert!(is_whole(&door, &second));
    assert_eq!(door.call("state", json!({}))["notices"], json!([]));
}

#[test]
fn the_copy_of_a_file_that_was_exchanged_goes_aside_and_comes_back_too() {
    let door = door();
    let (one, two) = (file(&door, "a.pdf", b"one"), file(&door, "a2.pdf", b"two"));
    let document = prove(&door, "Tuyên truyền", "12/BC-UBND", &one, true);
    let fields = json!({"id": document["id"], "number": "12/BC-UBND", "path": two, "copy": true});
    door.call("evidence_save", json!({ "evidence": fields }));
    let door = door.reopened(NOW);
    assert_eq!(copies(&door, "da-bo"), ["a_7692c3ad.pdf"]);
    assert!(is_whole(&door, &document));
    door.call("undo", json!({}));
    assert!(is_whole(&door, &document));
    let door = door.reopened(NOW);
    assert_eq!(copies(&door, "da-bo").len(), 1, "the other one");
    assert!(copies(&door, "").contains(&"a_7692c3ad.pdf".to_owned()));
}

/// The request that proves a task with a copy.
fn proving(door: &Door, content: &str, path: &Path) -> Value {
    let document = json!({"number": "12/BC-UBND", "path": path, "copy": true});
    let fields = json!({"state": "done", "evidence": document});
    json!({"cmd": "occurrences_set", "args": {"ids": [id(door, content)], "fields": fields}})
}

#[test]
fn a_copying_that_is_cut_off_leaves_no_document_and_its_rest_goes_at_the_next_start() {
    let door = door();
    let large = door.path("lớn.pdf");
    let made = fs::File::create(&large).expect("a file");
    made.set_len(190 * 1024 * 1024).expect("a size");
    let mut smc = Called::start(&mut Command::new(programs::smc()), &door.data_file());
    smc.send(&proving(&door, "Tuyên truyền", &large));
    let half = door.path("minh-chung/.smc-0.tmp");
    let begun = Instant::now();
    while !fs::metadata(&half).is_ok_and(|found| found.len() > 0) {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "it did not begin"
        );
        std::thread::yield_now();
    }
    smc.kill();
    assert!(smc.reply().is_none(), "it was quicker than the kill");
    drop(smc);
    assert_eq!(copies(&door, ""), [".smc-0.tmp"]);
    let door = door.reopened(NOW);
    assert_eq!(copies(&door, ""), [""; 0]);
    assert_eq!(task(&door, "Tuyên truyền")["state"], "todo");
    assert_eq!(task(&door, "Tuyên truyền")["evidence"], json!([]));
}

/// A disk that takes four megabytes of a file and no more, as a full one.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_half_copy_and_says_so() {
    let door = door();
    let small = file(&door, "nhỏ.pdf", b"one");
    let large = file(&door, "lớn.pdf", &[7; 6 * 1024 * 1024]);
    let script = r#"trap '' XFSZ; ulimit -f 8192; exec "$0" "$@""#;
    let mut limited = Command::new("sh");
    limited.args(["-c", script]).arg(programs::smc());
    let mut smc = Called::start(&mut limited, &door.data_file());
    let refused = smc.call(&proving(&door, "Tuyên truyền", &large));
    let told = refused["error"]["message"].as_str().expect("a refusal");
    for part in ["đã đầy", "minh-chung"] {
        assert!(told.contains(part), "no “{part}” in: {told}");
    }
    assert_eq!(copies(&door, ""), [""; 0]);
    assert_eq!(task(&door, "Tuyên truyền")["state"], "todo");
    // What there is room for is taken.
    let done = smc.call(&proving(&door, "Tuyên truyền", &small));
    assert!(done.get("ok").is_some(), "{done}");
    assert!(smc.end());
    assert_eq!(copies(&door, "").len(), 1);
    assert_eq!(task(&door, "Tuyên truyền")["state"], "done");
}
