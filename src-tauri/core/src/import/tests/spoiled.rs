//! Files that are no workbook, that burst, that lie and that are spoiled.

use std::cell::Cell;
use std::time::{Duration, Instant};

use super::badfiles::{Dice, not_workbooks};
use super::*;
use crate::error::Error;

#[test]
fn every_file_that_is_no_workbook_is_told_what_it_is() {
    // Size is judged before the bytes are, by the door's tests.
    let others = not_workbooks().into_iter().filter(|file| file.2 != "20 MB");
    for (name, bytes, words) in others {
        let result = read_book_of(Path::new(name), bytes, &Ward::new().known(), None, &|_| {
            true
        });
        let sentence = result.expect_err(name).to_string();
        assert!(sentence.contains(words), "{name}: {sentence}");
        assert!(sentence.contains(name), "{sentence}");
    }
}

#[test]
fn what_would_burst_the_reader_is_refused_quickly() {
    let started = Instant::now();
    refused(Ward::new().read(badfiles::far_corners()), "ô XFD1048576");
    assert!(badfiles::far_corners().len() < 2000);
    refused(Ward::new().read(badfiles::wide()), "ô ALM4");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_workbook_that_inflates_too_far_is_refused_whatever_it_declares() {
    let bomb = badfiles::bomb();
    let lying = badfiles::lying(&bomb);
    let started = Instant::now();
    refused(Ward::new().read(bomb), "200 MB");
    refused(Ward::new().read(lying), "hỏng");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_number_that_a_workbook_boasts_of_reserves_nothing() {
    let summary = Ward::new().read(badfiles::boasting()).unwrap();
    assert_eq!(summary.rows.len(), 4);
}

#[test]
fn reading_can_be_cancelled() {
    let heard = Cell::new(0);
    let ward = Ward::new();
    let progress = |lines| {
        heard.set(lines);
        false
    };
    let result = read_book_of(
        Path::new("a.xlsx"),
        REAL.to_vec(),
        &ward.known(),
        None,
        &progress,
    );
    assert!(matches!(result, Err(Error::Cancelled)));
    assert!(heard.get() > 0);
}

#[test]
fn no_spoiled_file_brings_the_program_down() {
    let ward = Ward::new();
    let started = Instant::now();
    let mut dice = Dice(7);
    let mut read = 0;
    for _ in 0..2000 {
        let mut bytes = REAL.to_vec();
        if dice.roll(3) == 0 {
            bytes.truncate(dice.roll(REAL.len()));
        }
        for _ in 0..=dice.roll(8) {
            let at = dice.roll(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte = dice.byte();
            }
        }
        read += usize::from(ward.read(bytes).is_ok());
    }
    // Some changes hit nothing that matters, most do.
    assert!((1..1500).contains(&read), "{read}");
    assert!(started.elapsed() < Duration::from_secs(60));
}
