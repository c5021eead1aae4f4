//! Plans in: the two wards' Word files understood, and a document of ten thousand tasks.

use std::fs;
use std::io::Read;
use std::path::Path;

use quick_xml::events::Event;
use serde_json::json;
use smc_core::api::App;
use smc_tests::{docx, programs};
use zip::ZipArchive;

use crate::table::{Table, in_turn};
use crate::{Run, ask, options, send};

pub(crate) fn plan_in(table: &mut Table, folder: &Path) -> Run<()> {
    let app = App::new(options(&folder.join("plan-in.db")));
    let read = |path: &Path| {
        json!({ "cmd": "plan_read", "args": {
            "source": { "from": "file", "path": path }, "year": null, "into": null, "mends": [],
        } })
    };
    let real = programs::in_repository("tests/data/plans/chi-linh-2025.docx");
    let command = read(&real);
    let found = ask(&app, &command)?;
    if found["summary"] != "Sẽ tạo kế hoạch năm 2025 với 33 nhiệm vụ" {
        return Err(format!("the plan was understood as {}", found["summary"]).into());
    }
    let mut ratio = |name: &str, runs: usize, path: &Path| -> Run<()> {
        let command = read(path).to_string();
        let (ours, bares) = in_turn(runs, || send(&app, &command), |_| words(path))?;
        table.ratio(name, &ours, &bares, 8.0);
        Ok(())
    };
    ratio("a 33-task .docx understood / its XML read bare", 50, &real)?;
    let large = folder.join("large.docx");
    fs::write(&large, ten_thousand())?;
    ratio("… one of 10,000 tasks", 5, &large)
}

/// A Word file's text unpacked and its XML gone through, nothing understood.
fn words(file: &Path) -> Run<()> {
    let mut package = ZipArchive::new(fs::File::open(file)?)?;
    let mut text = String::new();
    let mut part = package.by_name("word/document.xml")?;
    part.read_to_string(&mut text)?;
    let mut xml = quick_xml::Reader::from_str(&text);
    let mut letters = 0;
    loop {
        match xml.read_event()? {
            Event::Text(text) => letters += text.len(),
            Event::Eof => break,
            _ => {}
        }
    }
    match letters {
        0 => Err("no words".into()),
        _ => Ok(()),
    }
}

/// A document whose table has ten thousand tasks.
fn ten_thousand() -> Vec<u8> {
    let labels: Vec<String> = (1..=10_000).map(|number| number.to_string()).collect();
    let heading: &[&str] = &[
        "TT",
        "Nội dung công việc",
        "Thời gian",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Kết quả",
    ];
    let rows: Vec<[&str; 6]> = labels
        .iter()
        .map(|label| {
            let content = "Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết của phường năm 2026";
            [label, content, "Hàng quý", "Văn phòng HĐND và UBND", "Các phòng chuyên môn", "Báo cáo"]
        })
        .collect();
    let rows: Vec<&[&str]> = std::iter::once(heading)
        .chain(rows.iter().map(|row| &row[..]))
        .collect();
    docx::Docx::new().table(&rows).bytes()
}
