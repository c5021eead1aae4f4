//! The list of tasks as a workbook, read back.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use chrono::NaiveDate;
use serde_json::json;
use smc_core::calendar::Working;
use smc_core::export::task_book::{TaskBook, task_book};
use smc_core::paper::task_list::TaskList;
use smc_core::plan::Node;
use smc_core::plan::occurrence::State;
use smc_core::task::line::{Due, Line};

use crate::plan::{door, id, set};

fn node(content: &str, time: &str) -> Node {
    Node {
        content: content.to_owned(),
        time: time.to_owned(),
        lead: "Công an phường".to_owned(),
        result: "Báo cáo".to_owned(),
        ..Node::default()
    }
}

fn place() -> String {
    "Kế hoạch kiểm soát TTHC 2026 · Mục II, 3.1".to_owned()
}

fn row(content: &str) -> Line {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    let due = Due {
        day: day(17),
        state: State::Todo,
        done: None,
    };
    let working = Working::default();
    Line::dated(&node(content, ""), 1, place(), due, &working, day(16))
}

fn book(lines: Vec<Line>) -> Vec<u8> {
    let book = TaskBook {
        body: "UBND phường Mẫu".to_owned(),
        list: TaskList {
            about: "Kế hoạch kiểm soát TTHC 2026".to_owned(),
            summary: format!("{} việc", lines.len()),
            lines,
        },
        made_at: "2026-11-16T08:00:00".parse().expect("a moment"),
    };
    task_book(&book).expect("a workbook")
}

fn read(bytes: &[u8]) -> Range<Data> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    book.worksheet_range("Nhiệm vụ").expect("its sheet")
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    let cell = range.get_value((row, column));
    cell.map(ToString::to_string).unwrap_or_default()
}

/// The first row of the table, below the headings.
const FIRST: u32 = 6;

#[test]
fn titles_headings_and_tasks_stand_where_they_belong() {
    let range = read(&book(vec![row("Rà soát"), row("=1+1"), row("")]));
    assert_eq!(text(&range, 0, 0), "UBND phường Mẫu");
    assert_eq!(text(&range, 1, 0), "DANH SÁCH NHIỆM VỤ");
    assert_eq!(text(&range, 3, 0), "3 việc (lập ngày 16/11/2026)");
    assert_eq!(text(&range, FIRST - 1, 1), "Nội dung công việc");
    assert_eq!(text(&range, FIRST, 1), "Rà soát");
    assert_eq!(text(&range, FIRST, 7), "Chưa làm\ncòn 1 ngày");
    assert_eq!(text(&range, FIRST + 1, 1), "=1+1", "a text, no formula");
    assert_eq!(range.get_value((FIRST, 0)), Some(&Data::Float(1.0)));
}

#[test]
fn due_dates_are_dates_and_other_times_their_text() {
    let ongoing = Line::undated(&node("Tiếp nhận", "Thường xuyên"), 1, place(), 2026);
    let range = read(&book(vec![row("Rà soát"), ongoing]));
    let Some(Data::DateTime(due)) = range.get_value((FIRST, 6)) else {
        panic!("no date: {}", text(&range, FIRST, 6));
    };
    // Days since 30/12/1899.
    assert_eq!(due.as_f64(), 46_343.0);
    let styles = part(&book(vec![row("Rà soát")]), "xl/styles.xml");
    assert!(
        styles.contains("formatCode=\"&quot;T3 &quot;dd/mm/yyyy\""),
        "its weekday is shown with it: {styles}"
    );
    assert_eq!(text(&range, FIRST + 1, 6), "Thường xuyên");
}

/// A part of the file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("the part");
    part.read_to_string(&mut text).expect("text");
    text
}

#[test]
fn it_prints_on_a4_across_with_its_headings_on_each_page() {
    let bytes = book(vec![row("Rà soát"); 80]);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"paperSize="9""#) && sheet.contains(r#"orientation="landscape""#));
    assert!(
        sheet.contains(r#"fitToHeight="0""#),
        "as many pages as it needs"
    );
    assert!(sheet.contains("<rowBreaks"));
    let names = part(&bytes, "xl/workbook.xml");
    assert!(
        names.contains("Print_Titles") && names.contains("$6:$6"),
        "{names}"
    );
    assert!(names.contains("$A$1:$J$86"), "{names}");
}

#[test]
fn the_same_list_has_the_same_bytes_and_an_empty_one_is_a_list_too() {
    assert!(book(vec![row("Rà soát")]) == book(vec![row("Rà soát")]));
    assert_eq!(text(&read(&book(Vec::new())), FIRST - 1, 0), "TT");
}

#[test]
fn a_text_longer_than_a_cell_can_be_is_cut_and_says_so() {
    let range = read(&book(vec![row(&"ề ".repeat(40_000))]));
    let text = text(&range, FIRST, 1);
    assert!(text.ends_with('…') && text.encode_utf16().count() <= 32_767);
}

#[test]
fn the_list_the_officer_sees_is_written_whole() {
    let door = door();
    let ids = [id(&door, "Công bố thủ tục"), id(&door, "Tuyên truyền")];
    let document = json!({"number": "12/BC-UBND", "date": "15/11", "summary": "Kết quả"});
    set(&door, &ids, json!({"state": "done", "evidence": document}));
    let path = door.path("viec.xlsx");
    let paper = json!({"paper": "tasks", "filter": {"undated": true}});
    let args = json!({"paper": paper, "kind": "xlsx", "path": path.display().to_string()});
    door.call("paper_write", args);
    let range = read(&std::fs::read(path).expect("the workbook"));
    let last = range.end().expect("cells").0;
    // Without office and filter there are two titles less.
    let first = last - 4;
    let line = |row: u32| [1, 3, 7, 8].map(|column| text(&range, row, column));
    assert_eq!(
        line(first),
        [
            "Công bố thủ tục",
            "TTPVHCC",
            "Đã xong\n16/11/2026",
            "12/BC-UBND ngày 15/11/2026: Kết quả"
        ]
    );
    assert_eq!(line(first + 1)[2], "Chưa làm\ncòn 1 ngày");
    assert_eq!(
        line(last)[..3],
        [
            "Giải quyết hồ sơ",
            "Trung tâm Phục vụ hành chính công",
            "thường xuyên"
        ]
    );
    assert_eq!(text(&range, last, 6), "Thường xuyên");
}
