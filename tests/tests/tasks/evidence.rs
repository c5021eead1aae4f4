//! Documents and their files: linked, copied, moved, changed, refused.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::plan::{door, id, not_set, set, task};

/// A file beside the data file.
fn file(door: &Door, name: &str, bytes: &[u8]) -> String {
    // The program tells paths with the system's own separators.
    let path: PathBuf = door.path(name).components().collect();
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, bytes).expect("a file");
    // As the system writes it, with its own strokes.
    let path = std::path::absolute(path).expect("a path");
    path.display().to_string()
}

/// Proves a task with a file and gives the document.
fn prove(door: &Door, content: &str, path: &str, copy: bool) -> Value {
    let document = json!({"number": "12/BC-UBND", "path": path, "copy": copy});
    let reply = set(door, &[id(door, content)], json!({"evidence": document}));
    let documents = reply["lines"][0]["evidence"].as_array().expect("evidence");
    documents.last().expect("a document").clone()
}

/// Where a document's file is: whether it is there, its path, what is said.
fn look(door: &Door, document: &Value) -> (bool, String, String) {
    let found = door.call("evidence_file", json!({"id": document["id"]}));
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    (found["there"] == true, text("path"), text("warning"))
}

/// The names in the folder of copies.
fn copies(door: &Door) -> Vec<String> {
    let Ok(entries) = fs::read_dir(door.path("minh-chung")) else {
        return Vec::new();
    };
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_linked_file_stays_where_it_is_and_is_told_when_it_moves_or_changes() {
    let door = door();
    let path = file(&door, "gốc/Báo cáo.docx", b"one");
    let document = prove(&door, "Tuyên truyền", &path, false);
    assert_eq!(
        (&document["file"], &document["copied"]),
        (&json!("Báo cáo.docx"), &json!(false))
    );
    assert_eq!(look(&door, &document), (true, path.clone(), String::new()));
    assert_eq!(copies(&door), [""; 0]);
    fs::write(&path, b"two").expect("a change");
    let (there, _, warning) = look(&door, &document);
    assert!(there && warning.contains("đã thay đổi"), "{warning}");
    fs::remove_file(&path).expect("a removal");
    let (there, _, warning) = look(&door, &document);
    assert!(!there && warning.contains("không còn ở đó"), "{warning}");
}

#[test]
fn a_copy_lies_beside_the_data_file_and_outlives_the_original() {
    let door = door();
    let path = file(&door, "gốc/Báo cáo; Quý Ⅰ đợt 1.DOCX", b"one");
    let document = prove(&door, "Tuyên truyền", &path, true);
    assert_eq!(document["copied"], true);
    // SHA-256 of "one" begins with 7692c3ad.
    assert_eq!(copies(&door), ["bao-cao-quy-dot-1_7692c3ad.docx"]);
    fs::remove_file(&path).expect("a removal");
    let copy = door
        .path("minh-chung")
        .join("bao-cao-quy-dot-1_7692c3ad.docx");
    assert_eq!(
        look(&door, &document),
        (true, copy.display().to_string(), String::new())
    );
    fs::write(&copy, b"two").expect("a change");
    let (there, _, warning) = look(&door, &document);
    assert!(there && warning.contains("đã bị sửa"), "{warning}");
    fs::remove_file(&copy).expect("a removal");
    let (there, _, warning) = look(&door, &document);
    assert!(!there && warning.contains("không còn ở đó"), "{warning}");
    file(&door, "gốc/Báo cáo; Quý Ⅰ đợt 1.DOCX", b"one");
    let (there, found, warning) = look(&door, &document);
    assert!(
        there && found == path && warning.contains("tệp gốc"),
        "{warning}"
    );
}

/// A name that only other systems allow, from a stick: the copy's is allowed on Windows.
#[cfg(unix)]
#[test]
fn a_copys_name_is_allowed_everywhere() {
    let door = door();
    for name in ["CON.docx", "a:b?.docx", "báo cáo. .docx", "….docx"] {
        let path = file(&door, name, name.as_bytes());
        prove(&door, "Tuyên truyền", &path, true);
    }
    for (name, start) in copies(&door).iter().zip(["_", "a-b_", "bao-cao_", "con_"]) {
        let rest = name
            .strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(".docx"));
        assert!(rest.is_some_and(|sum| sum.len() == 8), "{name}");
    }
    assert_eq!(copies(&door).len(), 4);
}

#[test]
fn the_same_contents_are_copied_once_and_other_ones_get_a_name_of_their_own() {
    let door = door();
    let path = file(&door, "a.pdf", b"one");
    prove(&door, "Tuyên truyền", &path, true);
    prove(&door, "Báo cáo năm", &path, true);
    assert_eq!(copies(&door), ["a_7692c3ad.pdf"]);
    // Somebody wrote into the copy: the next one must not be taken for it.
    fs::write(door.path("minh-chung/a_7692c3ad.pdf"), b"bad").expect("a change");
    let document = prove(&door, "Công bố thủ tục", &path, true);
    assert_eq!(copies(&door), ["a_7692c3ad.pdf", "a_7692c3ad_2.pdf"]);
    assert_eq!(look(&door, &document).2, "");
    file(&door, "a.pdf", b"other");
    prove(&door, "Công bố thủ tục", &path, true);
    assert_eq!(copies(&door).len(), 3);
}

#[test]
fn what_is_no_document_is_refused_and_nothing_is_left_behind() {
    let door = door();
    let own = id(&door, "Tuyên truyền");
    let refused = |path: String, copy: bool| {
        let document = json!({"number": "1", "path": path, "copy": copy});
        not_set(
            &door,
            &[own],
            json!({"state": "done", "evidence": document}),
        )
    };
    fs::create_dir(door.path("thư mục")).expect("a folder");
    let folder = refused(door.path("thư mục").display().to_string(), true);
    assert!(folder.contains("là thư mục"), "{folder}");
    let gone = refused(door.path("không có.docx").display().to_string(), true);
    assert!(gone.contains("không còn ở đó"), "{gone}");
    let program = refused(file(&door, "cài đặt.EXE", b"MZ"), false);
    assert!(program.contains("là chương trình"), "{program}");
    for copy in [true, false] {
        let large = door.path("lớn.pdf");
        let made = fs::File::create(&large).expect("a file");
        made.set_len(200 * 1024 * 1024 + 1).expect("a size");
        let large = refused(large.display().to_string(), copy);
        assert!(large.contains("lớn hơn 200 MB"), "{large}");
    }
    assert_eq!(copies(&door), [""; 0]);
    assert_eq!(task(&door, "Tuyên truyền")["state"], "todo");
}

#[test]
fn a_document_needs_something_and_no_day_to_come() {
    let door = door();
    let own = id(&door, "Tuyên truyền");
    let refused = |document: Value| not_set(&door, &[own], json!({"evidence": document}));
    assert!(refused(json!({"number": " "})).contains("còn trống"));
    assert!(refused(json!({"number": "1", "date": "30/02/2026"})).contains("ngày có thật"));
    assert!(refused(json!({"number": "1", "date": "17/11"})).contains("chưa đến"));
    assert!(refused(json!({"id": 77, "number": "1"})).contains("không còn"));
    assert!(
        door.refused("evidence_save", json!({"evidence": {"number": "1"}}))
            .contains("gắn với một việc")
    );
    assert!(
        door.refused("evidence_file", json!({"id": 77}))
            .contains("không còn")
    );
}

#[test]
fn a_document_is_changed_for_all_it_proves_and_undone() {
    let door = door();
    let path = file(&door, "a.pdf", b"one");
    let document = prove(&door, "Tuyên truyền", &path, true);
    let id_of = document["id"].clone();
    set(
        &door,
        &[id(&door, "Báo cáo năm")],
        json!({"evidence": {"id": id_of}}),
    );
    let fields =
        json!({"id": id_of, "number": "13/BC-UBND", "date": "2026-11-02", "summary": "Báo  cáo"});
    let reply = door.call("evidence_save", json!({"evidence": fields}));
    assert_eq!(reply["lines"].as_array().map(Vec::len), Some(2));
    for name in ["Tuyên truyền", "Báo cáo năm"] {
        let own = &task(&door, name)["evidence"][0];
        assert_eq!(own["text"], "13/BC-UBND ngày 02/11/2026: Báo  cáo");
        assert_eq!(own["copied"], true, "its file stays");
    }
    door.call("undo", json!({}));
    assert_eq!(
        task(&door, "Báo cáo năm")["evidence"][0]["number"],
        "12/BC-UBND"
    );
}

#[test]
fn a_document_is_taken_from_one_task_and_stays_with_the_other() {
    let door = door();
    let names = ["Tuyên truyền", "Báo cáo năm"];
    let ids = names.map(|name| id(&door, name));
    let reply = set(&door, &ids, json!({"evidence": {"number": "12/BC-UBND"}}));
    let document = reply["lines"][0]["evidence"][0]["id"].clone();
    let remove = json!({"occurrence": ids[0], "evidence": document});
    let reply = door.call("evidence_remove", remove.clone());
    assert_eq!(reply["message"], "Đã bỏ minh chứng: 12/BC-UBND");
    assert_eq!(task(&door, names[0])["evidence"], json!([]));
    assert_eq!(task(&door, names[1])["evidence"][0]["number"], "12/BC-UBND");
    assert!(
        door.refused("evidence_remove", remove)
            .contains("không còn là minh chứng")
    );
    set(&door, &[ids[0]], json!({"evidence": {"id": document}}));
    assert_eq!(
        task(&door, names[0])["evidence"].as_array().map(Vec::len),
        Some(1)
    );
}
