//! Made tables over the words of headings, the order of columns, merged headings of one to three rows, sections of every
//! kind and numbering styles, with the truth known: every cell of every table is compared. The same tables in every run.

mod made;
mod words;

use serde_json::json;
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{Preview, of_bytes, of_text, read};
use made::{Made, made};
use words::Chance;

impl Made {
    fn word(&self) -> Vec<u8> {
        let rows: Vec<Vec<&str>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        Docx::new().line("KẾ HOẠCH NĂM 2026").table(&rows).bytes()
    }

    /// As copied from a sheet: of merged cells only the first place holds the text.
    fn text(&self) -> String {
        let mut text = "KẾ HOẠCH NĂM 2026\n".to_owned();
        for row in &self.rows {
            let mut cells: Vec<&str> = Vec::new();
            for cell in row {
                let (across, words) = match cell.split_once('>') {
                    Some((across, words)) => (across.parse().unwrap(), words),
                    None => (1, cell.as_str()),
                };
                cells.push(if words == "^" { "" } else { words });
                cells.extend(vec![""; across - 1]);
            }
            text += &cells.join("\t");
            text.push('\n');
        }
        text
    }

    /// What came in otherwise than it must.
    fn wrong(&self, preview: &Preview) -> Vec<String> {
        let rows = preview.rows();
        let mut wrong = Vec::new();
        if preview.0["ready"] != true {
            wrong.extend(preview.problems());
        }
        if rows.len() != self.lines.len() {
            wrong.push(format!(
                "{} lines instead of {}",
                rows.len(),
                self.lines.len()
            ));
        }
        for (row, (place, texts)) in rows.iter().zip(&self.lines) {
            let kind = row["kind"].as_str().unwrap()[..1].to_uppercase();
            let found = format!("{kind}{}", row["level"]);
            if found != *place {
                wrong.push(format!("{texts:?}: {found} instead of {place}"));
            }
            for (found, own) in row["texts"].as_array().unwrap().iter().zip(texts) {
                if found != own {
                    wrong.push(format!("“{}” instead of “{own}”", found.as_str().unwrap()));
                }
            }
        }
        wrong
    }
}

#[test]
fn five_hundred_tables_come_in_to_the_last_cell() {
    let door = Door::new();
    let mut chance = Chance(0x5EED_2026);
    let mut failed = Vec::new();
    for number in 0..500 {
        let made = made(&mut chance);
        let source = match number % 2 {
            0 => of_bytes(&door, "ke-hoach.docx", &made.word()),
            _ => of_text(&made.text()),
        };
        let wrong = made.wrong(&read(&door, &source, json!([])));
        if !wrong.is_empty() {
            let heading = &made.rows[..made.rows.len().min(4)];
            let few = &wrong[..wrong.len().min(4)];
            failed.push(format!(
                "{number} {:?}\n{heading:#?}\n{few:#?}",
                made.columns
            ));
        }
    }
    let shown = &failed[..failed.len().min(5)];
    assert!(
        failed.is_empty(),
        "{} of 500: {}",
        failed.len(),
        shown.join("\n")
    );
}
