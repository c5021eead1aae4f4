//! Small files that want much memory: every reader answers with a sentence, and never takes more than it may; what is
//! just not too large is read.

mod limited;
mod made;
mod old;

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use smc_tests::folder::Folder;
use smc_tests::programs;

use limited::{Limited, ROOM, idle};
use made::Made;

/// Each reader of foreign files, with what it is asked.
fn readers(path: &Path) -> [(&'static str, Value); 5] {
    let summary = json!({"path": path, "cycle": "2026-11", "form": "II.06a", "choices": []});
    let compared = json!({"path": path, "cycle": "2026-11", "form": "II.06a"});
    let list = json!({"files": [{"path": path, "as_of": "2026-11-15T08:12:00"}]});
    let plan = json!({"source": {"from": "file", "path": path}, "year": 2026, "mends": []});
    let catalogue = json!({"path": path, "choices": {}});
    [
        ("plan_read", plan),
        ("summary_read", summary),
        ("form_compare", compared),
        ("lists_read", list),
        ("procedures_read", catalogue),
    ]
}

/// What an answer refuses with; none when something was read.
fn refusal(reply: &Value) -> Option<&str> {
    let of_list = &reply["ok"]["lists"][0]["refusal"];
    reply["error"]["message"].as_str().or(of_list.as_str())
}

/// A sentence for an officer: it says what to do, and nothing broke to say it.
#[track_caller]
fn is_sentence(text: &str, what: &str) {
    assert!(text.ends_with('.') && text.contains(' '), "{what}: {text}");
    assert!(!text.contains("Lỗi bên trong"), "{what}: {text}");
}

/// Runs all readers on files, each file in a program of its own. `refused`: what a reader must say of which file.
fn run(files: Vec<Made>, refused: &[(&str, &str, &str)]) {
    let folder = Folder::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        let mut smc = Limited::start(&folder.join(format!("{name}.db")));
        for (reader, args) in readers(&path) {
            let what = format!("{reader} {name}");
            let (reply, peak) = smc.ask(&json!({"cmd": reader, "args": args}), &what);
            println!("{what}: {peak} MB");
            let said = refusal(&reply);
            if let Some(said) = said {
                is_sentence(said, &what);
            }
            let own = refused.iter().find(|own| (own.0, own.1) == (name, reader));
            if let Some((.., part)) = own {
                let said = said.unwrap_or_else(|| panic!("{what}: was read"));
                assert!(said.contains(part), "{what}: {said}");
            }
        }
        smc.end();
        fs::remove_file(&path).unwrap();
    }
    for (name, reader, _) in refused {
        assert!(
            readers(Path::new("")).iter().any(|own| own.0 == *reader),
            "{name}"
        );
    }
}

const LETTERS: &str = "000 chữ (ô gộp được tính ở mỗi dòng nó phủ)";
const CELLS: &str = "000 ô (ô gộp được tính ở mỗi dòng nó phủ)";

#[test]
fn workbooks() {
    run(
        made::books(),
        &[
            ("gop.xlsx", "plan_read", LETTERS),
            ("gop.xlsx", "procedures_read", LETTERS),
            ("chung-ke-hoach.xlsx", "plan_read", LETTERS),
            ("chung-tong-hop.xlsx", "summary_read", LETTERS),
            ("chung-tong-hop.xlsx", "form_compare", LETTERS),
            ("chung-danh-muc.xlsx", "procedures_read", LETTERS),
            ("nhieu-trang.xlsx", "plan_read", CELLS),
            ("gop-chong.xlsx", "plan_read", CELLS),
            ("chu.xlsx", "plan_read", "quá 60 MB chữ"),
            ("chu.xlsx", "procedures_read", "quá 100 MB chữ"),
        ],
    );
}

#[test]
fn word_files() {
    run(
        made::documents(),
        &[
            ("gop.docx", "plan_read", LETTERS),
            ("gop.docx", "procedures_read", LETTERS),
            ("rong.docx", "plan_read", "quá 63 cột"),
            ("rong.docx", "lists_read", "quá 1.300.000 ô"),
            ("bang.docx", "plan_read", "quá 20.000 bảng"),
            ("bang.docx", "lists_read", "quá 50.000 bảng"),
            ("doan.docx", "plan_read", "quá 100.000 dòng ngoài bảng"),
            ("chu.docx", "plan_read", "quá 10.000.000 chữ"),
            ("mot-doan.docx", "plan_read", "dài quá 16 MB"),
            ("mot-o.docx", "plan_read", "dài quá 16 MB"),
            ("nhieu-doan.docx", "lists_read", "dài quá 16 MB"),
            ("ben-canh.docx", "plan_read", "bung ra quá 20 MB"),
            ("dong.docx", "lists_read", "quá 50.000 dòng bảng"),
        ],
    );
}

#[test]
fn sheets_of_libreoffice_and_old_workbooks() {
    let mut files = made::open_documents();
    files.push(("chung.xls", old::old_book(9_990, 3_000, 12)));
    run(
        files,
        &[
            ("lap-ke-hoach.ods", "plan_read", LETTERS),
            ("lap-danh-muc.ods", "procedures_read", LETTERS),
            ("chung.xls", "plan_read", LETTERS),
        ],
    );
}

#[test]
fn pages_and_texts() {
    let mut files = made::pages();
    files.extend(made::texts_of());
    run(
        files,
        &[
            ("gop-ke-hoach.html", "plan_read", LETTERS),
            ("gop-danh-muc.html", "procedures_read", LETTERS),
        ],
    );
}

#[test]
fn pasted_texts() {
    let folder = Folder::new();
    let mut smc = Limited::start(&folder.join("sổ.db"));
    for text in [
        "\n".repeat(9_900_000),
        "\t".repeat(9_900_000),
        "\"\"\t".repeat(3_000_000),
        "1\n".repeat(4_900_000),
    ] {
        let plan = json!({"source": {"from": "text", "text": text}, "year": 2026, "mends": []});
        let figures = json!({"form": "II.04", "cycle": "2026-11", "row": 1, "column": "online", "text": text, "sure": true});
        for (command, args, part) in [
            ("plan_read", plan, "quá 1.260.000 ô"),
            ("cells_paste", figures, "quá 100.000 ô"),
        ] {
            let (reply, peak) = smc.ask(&json!({"cmd": command, "args": args}), command);
            println!("{command} {:?}: {peak} MB", &text[..3]);
            let said = refusal(&reply).unwrap();
            is_sentence(said, command);
            assert!(said.contains(part), "{said}");
        }
    }
    let bars = format!("|--|\n{}", "|".repeat(9_900_000));
    let args = json!({"source": {"from": "text", "text": bars}, "year": 2026, "mends": []});
    let (reply, _) = smc.ask(
        &json!({"cmd": "plan_read", "args": args}),
        "a table of bars",
    );
    assert!(refusal(&reply).unwrap().contains("quá 1.260.000 ô"));
    smc.end();
}

#[test]
fn commands_of_smc() {
    let folder = Folder::new();
    let (book, data) = (folder.join("gop.xlsx"), folder.join("sổ.db"));
    fs::write(&book, made::merged(9_990, 3_000, 10)).unwrap();
    // Two gigabytes of which hardly any lie on the disk.
    let text = folder.join("dài.txt");
    File::create(&text).unwrap().set_len(2 << 30).unwrap();
    let most = idle(&data) + ROOM;
    let month = ["import-summary", "--cycle", "2026-11", "--form", "II.06a"];
    let compared = ["compare", "--period", "2026-11", "--form", "II.06a"];
    for (words, file) in [
        (&["plan-import"][..], &book),
        (&["procedures-import"], &book),
        (&["lists-import"], &book),
        (&month, &book),
        (&compared, &book),
        (&["plan-import"], &text),
        (&["lists-import"], &text),
    ] {
        let ended = limited(most, &data, words, file);
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(
            matches!(ended.status.code(), Some(1 | 2)),
            "{words:?}: {said}"
        );
        is_sentence(said.trim(), words[0]);
    }
}

#[test]
fn what_is_just_not_too_large_is_read() {
    let folder = Folder::new();
    for (name, bytes, reader) in made::fitting() {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        let mut smc = Limited::start(&folder.join(format!("{name}.db")));
        let (_, args) = readers(&path)
            .into_iter()
            .find(|own| own.0 == reader)
            .unwrap();
        let (reply, peak) = smc.ask(&json!({"cmd": reader, "args": args}), name);
        println!("{name}: {peak} MB");
        assert!(
            reply["ok"].is_object() && refusal(&reply).is_none(),
            "{name}: {reply}"
        );
        smc.end();
    }
}

/// `smc` with words, and no more memory than so many bytes.
fn limited(most: u64, data: &Path, words: &[&str], path: &Path) -> Output {
    Command::new("sh")
        .args(["-c", "ulimit -v $0; exec \"$@\""])
        .arg((most / 1024).to_string())
        .arg(programs::smc())
        .args(words)
        .arg(path)
        .args(["--today", "2026-11-16T08:01:05", "--data"])
        .arg(data)
        .output()
        .unwrap()
}
