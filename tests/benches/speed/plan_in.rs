//! Plans in: the two wards' Word files understood, and a document of ten thousand tasks.

use std::fs;
use std::path::Path;

use serde_json::json;
use smc_core::api::App;
use smc_tests::{docx, programs};

use crate::table::{Table, timed};
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
    let command = command.to_string();
    let times = timed(50, || send(&app, &command))?;
    table.time("a 33-task .docx understood", &times, 50.0);
    let large = folder.join("large.docx");
    fs::write(&large, ten_thousand())?;
    let command = read(&large).to_string();
    let times = timed(5, || send(&app, &command))?;
    table.time("… one of 10,000 tasks", &times, 2000.0);
    Ok(())
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
