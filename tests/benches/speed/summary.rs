//! A summary of 300 rows, all of them known (150 fields in two sources): what the officer waits for when choosing it,
//! read, matched with the form as it stands, every change in words.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use smc_core::api::{App, SampleSize, sample_write};

use crate::table::{Table, in_turn};
use crate::{LAST, Run, ask, options, send, ten_years};

/// Against the cells read by calamine and the same answer written out: both grow with the machine as ours does.
pub(crate) fn summary(table: &mut Table, folder: &Path) -> Run<()> {
    let file = folder.join("summary.db");
    sample_write(
        options(&file),
        SampleSize {
            closed: 1,
            fields: 150,
            ..ten_years()?
        },
    )?;
    let app = App::new(options(&file));
    let settings = ask(&app, &json!({ "cmd": "settings" }))?;
    let (sources, fields) = (names(&settings, "sources"), names(&settings, "fields"));
    let path = folder.join("summary.xlsx");
    write_summary(&path, &sources, &fields)?;
    let command = json!({ "cmd": "summary_read", "args": {
        "path": path, "cycle": LAST, "form": "II.06a", "sheet": null, "choices": [],
    } });
    let preview = ask(&app, &command)?;
    let rows = preview["rows"].as_array().map_or(0, Vec::len);
    if rows != 300 || preview["ready"] != true {
        let problems = &preview["problems"];
        return Err(format!("the summary was not understood: {rows} rows; {problems}").into());
    }
    let command = command.to_string();
    let bare = |_| {
        read_summary(&path)?;
        match serde_json::to_string(&preview)?.len() {
            0 => Err("no preview".into()),
            _ => Ok(()),
        }
    };
    let (ours, bares) = in_turn(100, || send(&app, &command), bare)?;
    let name = "the preview of a summary of 300 rows / bare reading and answering";
    table.ratio(name, &ours, &bares, 3.0);
    Ok(())
}

fn names(settings: &Value, key: &str) -> Vec<String> {
    let named = settings[key].as_array().into_iter().flatten();
    named
        .filter_map(|one| Some(one["name"].as_str()?.to_owned()))
        .collect()
}

/// A summary sheet as officers get it: a heading row with numbers, sections, fields, a total row.
fn write_summary(file: &Path, sources: &[String], fields: &[String]) -> Run<()> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 1, "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT TTHC")?;
    let headings = [
        "STT (1)",
        "Lĩnh vực (2)",
        "Số hồ sơ nhận giải quyết (3)",
        "Trực tuyến (4)",
        "Trực tiếp, dịch vụ bưu chính (5)",
        "Từ kỳ trước (6)",
        "Đã giải quyết (7)",
        "Trước hạn (8)",
        "Đúng hạn (9)",
        "Quá hạn (10)",
        "Đang giải quyết (11)",
        "Trong hạn (12)",
        "Quá hạn (13)",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(2, column, heading)?;
    }
    let mut row = 3;
    for (mark, source) in ["I", "II", "III"].iter().zip(sources) {
        sheet.write(row, 0, *mark)?.write(row, 1, source)?;
        row += 1;
        for (ordinal, field) in (1..).zip(fields) {
            sheet.write(row, 0, ordinal)?.write(row, 1, field)?;
            let online = 10 + ordinal % 90;
            let figures = [online + 6, online, 5, 1, online + 2, online, 2, 0, 4, 3, 1];
            for (column, figure) in (2..).zip(figures) {
                sheet.write(row, column, figure)?;
            }
            row += 1;
        }
    }
    Ok(book.save(file)?)
}

/// The same file read by calamine, cell by cell.
fn read_summary(file: &Path) -> Run<()> {
    let mut book: Xlsx<_> = open_workbook(file)?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let range = book.worksheet_range(&name)?;
    let texts = range
        .cells()
        .filter(|(_, _, value)| **value != Data::Empty)
        .count();
    match texts {
        0 => Err("an empty summary".into()),
        _ => Ok(()),
    }
}
