//! The pages as LibreOffice shows them.

use std::collections::HashMap;

use smc_core::export::{plan_book, plan_word};
use smc_core::paper::lines::{columns, lines};
use smc_core::plan::Plan;
use smc_tests::office::{Desk, fonts, page_texts, run};
use smc_tests::plans::{REAL, decision, hard, long, real};

use crate::paper;

/// How often each word stands in the tables of a plan.
fn words_of(plan: &Plan) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for appendix in &plan.appendices {
        let headings = columns(appendix).into_iter().map(|column| column.heading);
        let lines = lines(appendix);
        let cells = lines
            .iter()
            .flat_map(|line| &line.cells)
            .filter(|cell| cell.lines > 0);
        for text in headings.chain(cells.map(|cell| cell.text.clone())) {
            for word in text.split_whitespace() {
                *words.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    words
}

/// Every word of the plan's tables is on its pages, as often as it should be: nothing is cut off.
#[track_caller]
fn all_there(plan: &Plan, pages: &[String]) {
    let mut shown: HashMap<&str, usize> = HashMap::new();
    for word in pages.iter().flat_map(|page| page.split_whitespace()) {
        *shown.entry(word).or_default() += 1;
    }
    for (word, times) in words_of(plan) {
        let found = shown.get(word.as_str()).copied().unwrap_or(0);
        assert!(found >= times, "{word}: {found} of {times}");
    }
}

/// The number in the top margin.
fn page_number(page: &str) -> Option<u32> {
    page.lines()
        .find(|line| !line.trim().is_empty())?
        .trim()
        .parse()
        .ok()
}

#[test]
fn word_pages_show_every_word_and_count_from_two() {
    let desk = Desk::new("plan-word");
    let text = decision();
    let mut plans: Vec<Plan> = REAL.map(real).to_vec();
    plans.push(hard());
    for plan in plans {
        let pdf = desk.word_pdf(&plan_word(&paper(&plan, Some(&text))).unwrap());
        let pages = page_texts(&pdf);
        all_there(&plan, &pages);
        assert!(
            pages[0].contains("TM. ỦY BAN NHÂN DÂN"),
            "the decision fits on its page: {}",
            pages[0]
        );
        assert_eq!(page_number(&pages[0]), None);
        // The plan begins a new page, and a new count.
        assert_eq!(page_number(&pages[1]), None);
        for font in fonts(&pdf) {
            assert!(font.contains("Tinos") || font.contains("Times"), "{font}");
        }
    }
}

#[test]
fn word_headings_stand_on_every_page_and_landscape_lies() {
    let desk = Desk::new("plan-word-long");
    let plan = long(100);
    let pages = page_texts(&desk.word_pdf(&plan_word(&paper(&plan, None)).unwrap()));
    assert!((4..=9).contains(&pages.len()), "{}", pages.len());
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains("Nội dung công việc"), "page {number}: {page}");
        assert_eq!(page_number(page), (number > 1).then_some(number));
    }
    let pdf = desk.word_pdf(&plan_word(&paper(&hard(), None)).unwrap());
    let sizes = run(std::process::Command::new("pdfinfo")
        .args(["-f", "1", "-l", "2"])
        .arg(&pdf));
    let sizes: Vec<&str> = sizes
        .lines()
        .filter(|line| line.contains(" size: ") && line.starts_with("Page "))
        .collect();
    assert_eq!(sizes.len(), 2, "{sizes:?}");
    assert!(
        sizes[0].contains("595") && sizes[0].find("595") < sizes[0].find("841"),
        "{sizes:?}"
    );
    assert!(sizes[1].find("841") < sizes[1].find("595"), "{sizes:?}");
}

#[test]
fn workbook_pages_show_every_word_one_page_wide() {
    let desk = Desk::new("plan-book");
    let mut plans: Vec<(Plan, usize)> = REAL.map(|name| (real(name), 8)).to_vec();
    plans.push((hard(), 2));
    for (plan, most) in plans {
        let pdf = desk.pdf(&plan_book(&paper(&plan, None)).unwrap());
        let pages = page_texts(&pdf);
        assert!(pages.len() <= most, "{}", pages.len());
        all_there(&plan, &pages);
        let last = columns(&plan.appendices[0]).pop().unwrap().heading;
        let own = pages.iter().take(pages.len() + 1 - plan.appendices.len());
        for page in own {
            assert!(page.contains(&last), "{page}");
        }
        for font in fonts(&pdf) {
            assert!(font.contains("Tinos") || font.contains("Times"), "{font}");
        }
    }
}
