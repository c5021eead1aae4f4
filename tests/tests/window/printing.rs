//! Paper through the desktop's own print dialog, compared with what is saved.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use smc_tests::{
    desktop::{Desktop, eventually},
    hands::key,
};

use crate::ask;

/// The size of each sheet of a PDF in whole points, as poppler says; none while it is still being written.
fn sheets(file: &Path) -> Option<Vec<(i64, i64)>> {
    let told = Command::new("pdfinfo")
        .args(["-l", "99"])
        .arg(file)
        .output();
    let told = told.expect("pdfinfo");
    let text = String::from_utf8_lossy(&told.stdout);
    let size = |line: &str| {
        let (width, height) = line.split_once("size:")?.1.split_once(" x ")?;
        let points =
            |text: &str| Some(text.split_whitespace().next()?.parse::<f64>().ok()?.round() as i64);
        Some((points(width)?, points(height)?))
    };
    let pages = text
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains("size:"));
    told.status
        .success()
        .then(|| pages.filter_map(size).collect())
}

/// A page of a PDF in squares of three millimetres: how much ink each has, from 0 to 255.
fn ink(file: &Path, page: usize) -> (usize, Vec<u8>) {
    let number = page.to_string();
    let painted = Command::new("pdftoppm")
        .args(["-gray", "-r", "8", "-f", &number, "-l", &number])
        .arg(file)
        .output()
        .expect("pdftoppm")
        .stdout;
    // "P5", width and height, 255, then a byte for each dot.
    let head = painted
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n');
    let (end, _) = head.take(3).last().expect("a picture");
    let head = String::from_utf8_lossy(&painted[..end]);
    let width = head
        .split_whitespace()
        .nth(1)
        .and_then(|text| text.parse().ok());
    let dots = painted[end + 1..].iter().map(|dot| 255 - dot).collect();
    (width.expect("the picture's width"), dots)
}

/// A picture turned clockwise by a quarter.
fn turned((width, dots): &(usize, Vec<u8>)) -> Vec<u8> {
    let lines: Vec<&[u8]> = dots.chunks(*width).collect();
    let columns = 0..*width;
    columns
        .flat_map(|at| lines.iter().rev().map(move |line| line[at]))
        .collect()
}

#[test]
fn forms_are_printed_by_keyboard_as_they_are_saved() {
    let desktop = Desktop::start();
    let data = desktop.home().join("phường.db");
    let window = desktop.open(&data);
    ask(&window, "sample_fill", json!({}));
    let state = ask(&window, "state", json!({}));
    let codes = state["forms"].as_array().expect("forms").iter();
    let codes: Vec<&Value> = codes.map(|form| &form["code"]).collect();
    let paper = json!({ "paper": "forms", "period": state["current"], "forms": codes });
    let order = json!({ "paper": paper, "kind": "pdf", "path": desktop.home().join("Biểu.pdf") });
    let written = ask(&window, "paper_write", order);
    // The name says when it is a draft.
    let saved = PathBuf::from(written["path"].as_str().expect("the written file's path"));
    // A driven web view never opens the print dialog.
    drop(window);

    let mut window = desktop.start_again(&data);
    let hands = desktop.hands();
    eventually("the print dialog opens", || {
        // While the driven window is still closing, a second start only brings it forward and ends.
        if window.has_ended() {
            window = desktop.start_again(&data);
        }
        if !hands.point_at("Sổ Một Cửa") {
            return None;
        }
        hands.press(&[key::ALT, u32::from('6')]);
        hands.press(&[key::CTRL, u32::from('p')]);
        hands.point_at("Print").then_some(())
    });
    let printed = desktop.home().join("output.pdf");
    hands.press(&[key::TAB]);
    let of_printed = eventually("the sheets are printed", || {
        hands.press(&[key::DOWN]);
        hands.press(&[key::ENTER]);
        sheets(&printed).filter(|sheets| !sheets.is_empty())
    });
    // What lies is printed turned by a quarter, so that every sheet of the printer is upright.
    let of_saved = sheets(&saved).expect("the saved file");
    assert!(
        of_saved.iter().all(|size| *size == (842, 595)),
        "{of_saved:?}"
    );
    assert_eq!(of_printed, vec![(595, 842); of_saved.len()]);
    for page in 1..=of_printed.len() {
        let alike = alike(&turned(&ink(&saved, page)), &ink(&printed, page).1);
        assert!(alike > 0.6, "page {page} is not as it was saved: {alike}");
    }
}

/// How alike two pictures are, from -1 to 1, however dark each is; not a number when one is blank.
fn alike(one: &[u8], other: &[u8]) -> f64 {
    let centred = |all: &[u8]| -> Vec<f64> {
        let sum: f64 = all.iter().copied().map(f64::from).sum();
        let mean = sum / all.len() as f64;
        all.iter().map(|dot| f64::from(*dot) - mean).collect()
    };
    let (one, other) = (centred(one), centred(other));
    let product = |one: &[f64], other: &[f64]| -> f64 {
        one.iter().zip(other).map(|(one, other)| one * other).sum()
    };
    product(&one, &other) / (product(&one, &one) * product(&other, &other)).sqrt()
}
