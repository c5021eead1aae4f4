//! What LibreOffice makes of a written workbook: its own values, and pages.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use smc_core::export::workbook;
use smc_core::value::format_number;
use smc_tests::office::{Desk, fonts, page_texts, run};

use crate::odd::{gappy, odd};
use crate::reading::{Readback, part, sheet_names};
use crate::sample::{CODES, Filled, book, filled, month};

/// The same workbook with a lie stored as the result of every formula: who shows our values has computed them.
fn with_false_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            content = lied(std::str::from_utf8(&content).unwrap()).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn lied(sheet: &str) -> String {
    let mut pieces = sheet.split("</f><v>");
    let mut text = pieces.next().unwrap().to_owned();
    let mut lies = 0;
    for piece in pieces {
        let (_, rest) = piece.split_once("</v>").unwrap();
        text.push_str("</f><v>424242</v>");
        text.push_str(rest);
        lies += 1;
    }
    assert!(lies > 0, "no formulas");
    text
}

/// LibreOffice computes the formulas anew (the stored results are lies) and must arrive at our values.
#[track_caller]
fn computes_the_same(name: &str, filled: &[Filled]) {
    let bytes = workbook(&book(filled)).unwrap();
    let desk = Desk::new(name);
    let again = std::fs::read(desk.convert(&with_false_results(&bytes), "xlsx")).unwrap();
    for (name, filled) in sheet_names(&bytes).iter().zip(filled) {
        Readback::of(&again, name).says(filled, true);
    }
}

#[test]
fn live_formulas_give_our_values() {
    computes_the_same("month", &month());
}

#[test]
fn live_formulas_know_blanks() {
    let mut forms = gappy();
    let odd = odd(Some(&forms[2]));
    forms.push(odd);
    forms.extend([filled("II.04", 0)]);
    computes_the_same("blanks", &forms);
}

#[test]
fn pages_are_one_page_wide_with_their_headings() {
    for rows in [3, 40] {
        let filled = CODES.map(|code| filled(code, rows));
        let bytes = workbook(&book(&filled)).unwrap();
        let desk = Desk::new(&format!("paper-{rows}"));
        let pdf = desk.pdf(&bytes);
        let pages = page_texts(&pdf);
        let breaks: usize = (1..=4)
            .map(|n| {
                part(&bytes, &format!("xl/worksheets/sheet{n}.xml"))
                    .matches("<brk ")
                    .count()
            })
            .sum();
        assert_eq!(
            pages.len(),
            4 + breaks,
            "{rows} rows: a page more is a page too wide or too high"
        );
        for page in &pages {
            assert!(
                page.contains("STT") && page.contains("(2)"),
                "headings on every page: {page}"
            );
            assert!(!page.contains("##"), "a number without room: {page}");
        }
        let text = pages.join("\n");
        let signed = text.matches("Trần Thị Mẫu").count();
        assert_eq!(signed, 4, "one foot a form");
        for total in filled.iter().filter_map(|f| f.sheet.total()) {
            for number in total
                .cells
                .iter()
                .filter_map(|cell| cell.entry.as_ref()?.number())
            {
                assert!(text.contains(&format_number(number)), "{number} in {text}");
            }
        }
        for font in fonts(&pdf) {
            let family = font.split('+').next_back().unwrap_or_default();
            let known = family.starts_with("Tinos") || family.starts_with("TimesNewRoman");
            assert!(known, "{font} slipped in");
        }
    }
}

/// Also writes the four pages as pictures into the folder that SMC_PICTURES names.
#[test]
fn the_four_pages_can_be_looked_at() {
    let desk = Desk::new("pictures");
    let folder = std::env::var_os("SMC_PICTURES").map_or_else(|| desk.0.clone(), Into::into);
    for filled in month() {
        let code = filled.form.code().to_owned();
        let pdf = desk.pdf(&workbook(&book(&[filled])).unwrap());
        let picture = folder.join(format!("bieu-{code}"));
        let picture: &Path = &picture;
        run(Command::new("pdftoppm")
            .args(["-r", "96", "-gray", "-png", "-singlefile"])
            .args([pdf.as_path(), picture]));
        let bytes = std::fs::metadata(folder.join(format!("bieu-{code}.png")))
            .unwrap()
            .len();
        assert!((10_000..200_000).contains(&bytes), "{code}: {bytes} bytes");
    }
}
