//! A preview as the tests look at it.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use smc_tests::docx::Docx;
use smc_tests::door::Door;
use smc_tests::programs::in_repository;

/// The roles in the order of a row's texts.
pub(crate) const ROLES: [&str; 13] = [
    "label",
    "content",
    "time",
    "lead",
    "coordinating",
    "result",
    "note",
    "further1",
    "further2",
    "further3",
    "further4",
    "further5",
    "further6",
];

/// A preview.
#[derive(Debug)]
pub(crate) struct Preview(pub(crate) Value);

/// One of the real files.
pub(crate) fn real(name: &str) -> PathBuf {
    in_repository(&format!("tests/data/plans/{name}"))
}

/// A file as a source.
pub(crate) fn of_file(path: &std::path::Path) -> Value {
    json!({"from": "file", "path": path.to_str().unwrap()})
}

/// A text as a source.
pub(crate) fn of_text(text: &str) -> Value {
    json!({"from": "text", "text": text})
}

/// Bytes as a source: a file in the door's own folder.
pub(crate) fn of_bytes(door: &Door, name: &str, bytes: &[u8]) -> Value {
    let path = door.path(name);
    fs::write(&path, bytes).unwrap();
    of_file(&path)
}

/// What is understood of a source.
#[track_caller]
pub(crate) fn read(door: &Door, source: &Value, mends: Value) -> Preview {
    Preview(door.call(
        "plan_read",
        json!({"source": source, "year": null, "into": null, "mends": mends}),
    ))
}

/// What is understood of a Word file that is a plan of 2026 in one table.
#[track_caller]
pub(crate) fn of_table(rows: &[&[&str]]) -> Preview {
    word(&Docx::new().line("KẾ HOẠCH NĂM 2026").table(rows).bytes())
}

/// What is understood of a Word file.
#[track_caller]
pub(crate) fn word(bytes: &[u8]) -> Preview {
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", bytes);
    read(&door, &source, json!([]))
}

/// What is understood of a pasted text.
#[track_caller]
pub(crate) fn pasted(text: &str) -> Preview {
    read(&Door::new(), &of_text(text), json!([]))
}

impl Preview {
    pub(crate) fn tables(&self) -> &Vec<Value> {
        self.0["tables"].as_array().unwrap()
    }

    /// The tables taken in.
    pub(crate) fn used(&self) -> Vec<&Value> {
        self.tables()
            .iter()
            .filter(|table| table["used"] == true)
            .collect()
    }

    /// The rows taken in of all tables taken in.
    pub(crate) fn rows(&self) -> Vec<&Value> {
        let rows = self
            .used()
            .into_iter()
            .flat_map(|table| table["rows"].as_array().unwrap());
        rows.filter(|row| row["used"] == true).collect()
    }

    /// The outline: "S0 I", "T1 1", one for each row.
    pub(crate) fn outline(&self) -> Vec<String> {
        let line = |row: &&Value| {
            let kind = &row["kind"].as_str().unwrap()[..1];
            let label = row["texts"][0].as_str().unwrap();
            format!("{}{} {label}", kind.to_uppercase(), row["level"])
                .trim_end()
                .to_owned()
        };
        self.rows().iter().map(line).collect()
    }

    /// The texts under a role.
    pub(crate) fn column(&self, role: &str) -> Vec<String> {
        let at = ROLES.iter().position(|own| *own == role).unwrap();
        let rows = self.rows();
        rows.iter()
            .map(|row| row["texts"][at].as_str().unwrap().to_owned())
            .collect()
    }

    /// The sentences about doubts with their places.
    pub(crate) fn doubts(&self) -> Vec<String> {
        remarks(&self.0["doubts"])
    }

    /// The sentences about problems with their places.
    pub(crate) fn problems(&self) -> Vec<String> {
        remarks(&self.0["problems"])
    }

    #[track_caller]
    pub(crate) fn is_doubted(&self, words: &str) {
        let doubts = self.doubts();
        assert!(
            doubts.iter().any(|own| own.contains(words)),
            "no “{words}” in {doubts:#?}"
        );
    }

    #[track_caller]
    pub(crate) fn is_blocked(&self, words: &str) {
        let problems = self.problems();
        assert!(
            problems.iter().any(|own| own.contains(words)),
            "no “{words}” in {problems:#?}"
        );
        assert_eq!(self.0["ready"], false);
    }
}

fn remarks(list: &Value) -> Vec<String> {
    let remark = |own: &Value| match own["place"].as_str().unwrap() {
        "" => own["text"].as_str().unwrap().to_owned(),
        place => format!("{place}: {}", own["text"].as_str().unwrap()),
    };
    list.as_array().unwrap().iter().map(remark).collect()
}
