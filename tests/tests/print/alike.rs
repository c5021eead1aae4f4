//! One paper says the same in every kind of file: PDF, Word, Excel.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use quick_xml::events::Event;
use serde_json::{Value, json};
use smc_core::calendar::weekday_short;
use smc_core::export::{plan_book, plan_word};
use smc_core::paper::{DecisionText, PlanPaper, Press, plan_pages};
use smc_core::plan::Plan;
use smc_print::Typst;
use smc_tests::door::Door;
use smc_tests::pdf::{Pdf, bare};
use smc_tests::plans::{REAL, decision, hard, issuer, real};

use super::door::{door, plan, write};
use super::{forms, job};

/// The texts of a Word file, a paragraph each.
fn word(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut text).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut all, mut own) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "w:br" => {
                own.push('\n');
            }
            Event::Text(text) => own.push_str(&text),
            Event::GeneralRef(sign) => own.push_str(match sign.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("&{other:?};"),
            }),
            Event::End(tag) if tag.name().as_ref() == "w:p" => all.push(std::mem::take(&mut own)),
            Event::Eof => return all,
            _ => {}
        }
    }
}

/// The texts of a workbook, a cell each, as they are shown.
fn excel(bytes: &[u8]) -> Vec<String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        all.extend(range.used_cells().map(|(_, _, cell)| match cell {
            Data::DateTime(day) => {
                // Days since 30/12/1899.
                let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
                let day = first + chrono::Days::new(day.as_f64() as u64);
                format!("{} {}", weekday_short(day), day.format("%d/%m/%Y"))
            }
            cell => cell.to_string(),
        }));
    }
    all
}

/// Every text of the file stands in the PDF, and the PDF says nothing else but numbers of pages.
#[track_caller]
fn alike(what: &str, pdf: &Pdf, texts: &[String]) {
    let mut texts: Vec<String> = texts.iter().map(|text| bare(text)).collect();
    // The longest first: a short one is a part of many.
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut rest = pdf.drawn.clone();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        assert!(pdf.drawn.contains(text), "{what}, not in the PDF: {text}");
        rest = rest.replace(text.as_str(), " ");
    }
    let alone: Vec<&str> = rest
        .split_whitespace()
        .filter(|word| word.chars().any(|c| !c.is_ascii_digit()))
        .collect();
    assert!(alone.is_empty(), "{what}, in the PDF alone: {alone:?}");
}

/// Words that tell something: numbers of pages and rows do not.
fn words<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let words = texts.flat_map(str::split_whitespace);
    let words = words.map(|word| word.trim_matches(['(', ')', ',']));
    let telling = words.filter(|word| word.chars().any(|c| !c.is_ascii_digit()));
    telling.map(str::to_owned).collect()
}

fn paper<'a>(plan: &'a Plan, decision: Option<&'a DecisionText>) -> PlanPaper<'a> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
    PlanPaper {
        plan,
        decision,
        office: issuer(),
        appendix: None,
        made_at: day.and_hms_opt(8, 0, 0).unwrap(),
    }
}

#[track_caller]
fn appendices_are_alike(what: &str, plan: &Plan) {
    let paper = paper(plan, None);
    let data = plan_pages::appendices(&paper);
    let pdf = Pdf::read(&Typst::bundled().pdf(&job("phu-luc.typ", data)).unwrap());
    alike(
        &format!("{what} (Word)"),
        &pdf,
        &word(&plan_word(&paper).unwrap()),
    );
    alike(
        &format!("{what} (Excel)"),
        &pdf,
        &excel(&plan_book(&paper).unwrap()),
    );
}

/// A plan that is not numbered yet, whose line below the title has blanks.
fn unnumbered(mut plan: Plan) -> Plan {
    plan.number.clear();
    plan.date.clear();
    for own in &mut plan.appendices {
        own.attached =
            "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026 của Chủ tịch UBND)".to_owned();
    }
    plan
}

#[test]
fn a_plans_appendices_say_the_same_in_all_three() {
    for name in REAL {
        appendices_are_alike(name, &real(name));
        appendices_are_alike(&format!("{name}, unnumbered"), &unnumbered(real(name)));
    }
    appendices_are_alike("hard", &unnumbered(hard()));
}

#[track_caller]
fn decision_is_alike(what: &str, plan: &Plan, text: &DecisionText) {
    let whole = paper(plan, Some(text));
    let data = plan_pages::decision(&whole, text);
    let pdf = Pdf::read(&Typst::bundled().pdf(&job("quyet-dinh.typ", data)).unwrap());
    alike(what, &pdf, &word(&plan_word(&whole).unwrap()));
}

#[test]
fn a_decision_says_the_same_as_pdf_and_word() {
    let plan = hard();
    decision_is_alike("as usual", &plan, &decision());
    let typed = DecisionText {
        authority: "Chủ tịch Ủy ban nhân dân phường Mẫu".to_owned(),
        ..decision()
    };
    decision_is_alike("an authority as typed", &unnumbered(plan.clone()), &typed);
    let mut holes = decision();
    holes.articles.insert(1, " \n ".to_owned());
    holes.articles.push("Một\n\n  Hai  ".to_owned());
    holes.basis.push(" ".to_owned());
    holes.recipients = vec![String::new(), " Như trên; ".to_owned()];
    decision_is_alike("with holes", &plan, &holes);
    let bare = DecisionText {
        subject: "Ban hành kế hoạch".to_owned(),
        ..DecisionText::default()
    };
    decision_is_alike("with nearly nothing", &plan, &bare);
}

/// Writes a paper and reads it back.
fn written(door: &Door, paper: &Value, kind: &str) -> Vec<u8> {
    let path = write(door, paper, kind)["path"]
        .as_str()
        .unwrap()
        .to_owned();
    fs::read(path).unwrap()
}

#[test]
fn the_forms_say_the_same_as_pdf_and_excel() {
    let door = forms::ward("0");
    for code in forms::ALL {
        let paper = forms::forms(&[code]);
        let pdf = Pdf::read(&written(&door, &paper, "pdf"));
        let texts = excel(&written(&door, &paper, "xlsx"));
        let texts: Vec<&String> = texts
            .iter()
            .filter(|text| text.parse::<f64>().is_err())
            .collect();
        assert!(texts.len() > 20, "{code}: {texts:?}");
        for text in texts {
            assert!(pdf.drawn.contains(&bare(text)), "{code}: {text}");
        }
    }
}

#[test]
fn the_list_of_tasks_says_the_same_as_pdf_and_excel() {
    let door = door();
    let _ = plan(&door);
    let list = door.call("tasks", json!({"filter": {}}));
    let lines = list["lines"].as_array().unwrap();
    let set = |at: usize, fields: Value| {
        let ids = [&lines[at]["id"]];
        door.call("occurrences_set", json!({"ids": ids, "fields": fields}));
    };
    let evidence = json!({"number": "12/QĐ-UBND", "summary": "Quyết định công bố"});
    set(0, json!({"state": "done", "evidence": evidence}));
    set(1, json!({"state": "not_arisen", "note": "không có hồ sơ"}));
    let plan = &list["plans"][0]["id"];
    let filter = json!({"undated": true, "plan": plan});
    let paper = json!({"paper": "tasks", "filter": filter});
    let pdf = Pdf::read(&written(&door, &paper, "pdf"));
    let texts = excel(&written(&door, &paper, "xlsx"));
    // The workbook has columns more than the page has room for, the page a letterhead.
    let office = door.call("settings", json!({}))["office"].clone();
    let office = |key: &str| office[key].as_str().unwrap_or_default().to_owned();
    let letterhead = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc".to_owned(),
        format!("ỦY BAN NHÂN DÂN {}", office("body").to_uppercase()),
        office("centre").to_uppercase(),
        format!("{}, ngày 16 tháng 11 năm 2026", office("place")),
    ];
    let written = words(texts.iter().chain(&letterhead).map(String::as_str));
    let printed = words(pdf.pages.iter().map(String::as_str));
    let alone: Vec<&String> = printed.difference(&written).collect();
    assert!(alone.is_empty(), "in the PDF alone: {alone:?}");
    for said in [
        "Kế hoạch kiểm soát TTHC 2026",
        "(lập ngày 16/11/2026)",
        "Không phát sinh",
    ] {
        assert!(pdf.text().contains(said), "{said}: {}", pdf.text());
    }
}
