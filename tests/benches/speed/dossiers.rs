//! Lists of dossiers: one of 100,000 rows read, taken in; 300,000 dossiers counted, opened, listed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};
use smc_core::api::App;
use smc_tests::programs;

use crate::table::{Table, in_turn, timed};
use crate::talk::Talk;
use crate::{Run, ask, options, send};

/// The rows of a list.
const ROWS: u32 = 100_000;

const HEADINGS: [&str; 18] = [
    "TT",
    "Mã hồ sơ",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Đơn vị xử lý",
    "Chủ hồ sơ",
    "Địa chỉ",
    "Số điện thoại",
    "Hình thức nộp",
    "Ngày nộp",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Ngày trả kết quả",
    "Trạng thái",
    "Hình thức thanh toán",
    "Số hóa",
];

/// The columns of the narrow list.
const FEW: [usize; 12] = [0, 1, 2, 3, 4, 5, 9, 11, 12, 13, 15, 17];

pub(crate) fn dossiers(table: &mut Table, folder: &Path) -> Run<()> {
    let path = folder.join("list.xlsx");
    write_xlsx(&path, 0)?;
    let app = App::new(options(&folder.join("lists.db")));
    let asked = |path: &Path, app: &App| -> Run<Value> {
        let source = ask(app, &json!({ "cmd": "settings" }))?["sources"][0]["id"].clone();
        let file = json!({ "path": path, "source": source, "as_of": "2026-11-15T23:59:59" });
        Ok(json!({ "files": [file] }))
    };
    let read = json!({ "cmd": "lists_read", "args": asked(&path, &app)? });
    understood(&ask(&app, &read)?)?;
    let command = read.to_string();
    // A program that has read the list once knows it again: each turn is a new one's.
    let file = folder.join("lists.db");
    let read = || send(&App::new(options(&file)), &command);
    let (ours, bare) = in_turn(5, read, |_| cells(&path, |_| Ok(())))?;
    let name = "a list of 100,000 × 18 read / its cells streamed by calamine";
    table.ratio(name, &ours, &bare, 1.5);
    memory(table, "… peak memory", folder, &command)?;

    let apply = |turn: &mut usize| -> Run<()> {
        *turn += 1;
        let app = App::new(options(&folder.join(format!("taken-{turn}.db"))));
        take_in(&app, &asked(&path, &app)?).map(drop)
    };
    let mut turn = 0;
    let bare = |run: usize| inserted(&path, &folder.join(format!("bare-{run}.db")));
    let (ours, bare) = in_turn(3, || apply(&mut turn), bare)?;
    let name = "… taken in / its cells streamed and inserted in bulk";
    table.ratio(name, &ours, &bare, 2.0);

    let path = folder.join("list.xls");
    write_html(&path)?;
    let html = json!({ "cmd": "lists_read", "args": asked(&path, &app)? });
    understood(&ask(&app, &html)?)?;
    let command = html.to_string();
    let times = timed(5, || send(&App::new(options(&file)), &command))?;
    table.time("an HTML list of 100,000 × 12 read", &times, 3000.0);
    memory(table, "… peak memory", folder, &command)?;
    many(table, folder)
}

/// Shows lists and takes them in.
fn take_in(app: &App, args: &Value) -> Run<Value> {
    ask(app, &json!({ "cmd": "lists_read", "args": args }))?;
    ask(app, &json!({ "cmd": "lists_apply", "args": args }))
}

/// 300,000 dossiers of three years.
fn many(table: &mut Table, folder: &Path) -> Run<()> {
    let app = App::new(options(&folder.join("many.db")));
    catalogue(&app)?;
    let source = ask(&app, &json!({ "cmd": "settings" }))?["sources"][0]["id"].clone();
    let mut files = Vec::new();
    for list in 0..3 {
        let path = folder.join(format!("many-{list}.xlsx"));
        write_xlsx(&path, list * ROWS)?;
        files.push(json!({ "path": path, "source": source, "as_of": "2026-11-15T23:59:59" }));
    }
    let taken = take_in(&app, &json!({ "files": files }))?;
    if taken["dossiers"] != 3 * ROWS {
        return Err(format!("{} dossiers were taken in", taken["dossiers"]).into());
    }
    let mut time = |name: &str, limit: f64, command: Value| -> Run<Value> {
        // The first time fills the memory.
        let reply = ask(&app, &command)?;
        let command = command.to_string();
        let times = timed(20, || send(&app, &command))?;
        table.time(name, &times, limit);
        Ok(reply)
    };
    let count = |period: &str| {
        json!({ "cmd": "count", "args": {
            "period": period, "rule": null, "form": "II.06a", "as_of": null,
        } })
    };
    let month = time(
        "II.06a of a month from 300,000 dossiers",
        60.0,
        count("2026-10"),
    )?;
    time("… of any span", 150.0, count("2023-12-01..2026-11-10"))?;
    let figures = month["figures"].as_array().into_iter().flatten();
    let figure = figures.max_by_key(|own| own["value"].as_u64());
    let figure = figure.ok_or("nothing was counted")?;
    let cell = json!({
        "form": "II.06a", "source": 1, "field": figure["field"], "column": figure["column"],
    });
    let asked =
        json!({ "cell": cell, "period": "2026-10", "rule": null, "as_of": null, "most": 200 });
    time(
        "… the dossiers of its largest figure",
        20.0,
        json!({ "cmd": "cell_dossiers", "args": asked }),
    )?;
    let list = |filter: Value| json!({ "cmd": "dossiers", "args": { "filter": filter } });
    time(
        "the list of 300,000 dossiers, the most urgent first",
        30.0,
        list(json!({})),
    )?;
    time(
        "… by words, group and unit",
        30.0,
        list(json!({ "text": "khai sinh", "groups": ["late"], "unit": "Phòng Mẫu 1" })),
    )?;
    time(
        "… by a part of the code",
        30.0,
        list(json!({ "text": "0042", "sort": "received" })),
    )?;
    Ok(())
}

fn understood(preview: &Value) -> Run<()> {
    let list = &preview["lists"][0];
    match list["dossiers"] == ROWS && preview["ready"] == true {
        true => Ok(()),
        false => Err(format!("the list was not understood: {}", list["problems"]).into()),
    }
}

fn memory(table: &mut Table, name: &str, folder: &Path, command: &str) -> Run<()> {
    let mut talk = Talk::start(&folder.join("memory.db"))?;
    let reply = talk.ask(command)?;
    if !reply.starts_with("{\"ok\"") {
        return Err(reply.into());
    }
    let peak = talk.peak_memory().map(|bytes| bytes as f64 / 1e6);
    table.size(name, peak, 150.0, "MB");
    Ok(())
}

/// The catalogue that the tests use, every field of it taken in.
fn catalogue(app: &App) -> Run<()> {
    let path = programs::in_repository("tests/data/procedures/danh-muc-40.csv");
    let read = json!({ "cmd": "procedures_read", "args": { "path": path, "choices": {} } });
    let read = ask(app, &read)?;
    let fields = read["fields"].as_array().into_iter().flatten();
    let fields = fields.filter(|own| own["open"] == true);
    let fields: Vec<Value> = fields
        .map(|own| json!({ "key": own["key"], "act": "add" }))
        .collect();
    let choices = json!({ "fields": fields, "ended": [] });
    let apply = json!({ "path": path, "choices": choices });
    ask(app, &json!({ "cmd": "procedures_apply", "args": apply }))?;
    Ok(())
}

/// A row as a system writes it.
fn row(number: u32) -> [String; 18] {
    let procedures = ["1.000110", "1.000080", "1.000894", "1.000593"];
    let names = [
        "Thủ tục đăng ký khai sinh",
        "Thủ tục đăng ký nhận cha, mẹ, con",
        "Thủ tục đăng ký kết hôn",
        "Thủ tục đăng ký kết hôn lưu động",
    ];
    let of = (number % 4) as usize;
    // Over three years, the last of them in November 2026.
    let day = |days: u32| {
        let first = chrono::NaiveDate::from_ymd_opt(2023, 12, 1).unwrap_or_default();
        first + chrono::Days::new(u64::from(days))
    };
    let received = number * 7919 % 1_070;
    let due = day(received + 5 + number % 9);
    let finished = received + 3 + number % 13;
    let is_done = finished < 1_079 && !number.is_multiple_of(50);
    let at = |day: chrono::NaiveDate, hour: u32| {
        format!(
            "{} {hour:02}:{:02}:{:02}",
            day.format("%d/%m/%Y"),
            number % 60,
            number % 59
        )
    };
    let done = |text: String| if is_done { text } else { String::new() };
    [
        (number + 1).to_string(),
        format!("H57.132-{:06}-{:04}", number / 10_000, number % 10_000),
        procedures[of].to_owned(),
        names[of].to_owned(),
        "Hộ tịch".to_owned(),
        format!("Phòng Mẫu {}", number % 5),
        "Nguyễn Văn Mẫu".to_owned(),
        "Số 1, đường Mẫu, phường Mẫu".to_owned(),
        "0900000000".to_owned(),
        ["Trực tuyến", "Trực tiếp"][(number % 2) as usize].to_owned(),
        at(day(received), 7),
        at(day(received), 8),
        at(due, 17),
        done(at(day(finished), 16)),
        done(at(day(finished), 16)),
        if is_done {
            "Đã trả kết quả"
        } else {
            "Đang xử lý"
        }
        .to_owned(),
        ["Trực tuyến", "Tiền mặt"][(number % 2) as usize].to_owned(),
        ["Có", "Không"][(number % 2) as usize].to_owned(),
    ]
}

fn write_xlsx(path: &Path, from: u32) -> Run<()> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading)?;
    }
    for number in 0..ROWS {
        for (column, text) in (0..).zip(row(from + number)) {
            sheet.write(number + 1, column, text)?;
        }
    }
    Ok(book.save(path)?)
}

/// As most systems export it: a table of HTML that is called a workbook.
fn write_html(path: &Path) -> Run<()> {
    let mut text = String::from("\u{feff}<html><body><table border=\"1\"><tr>");
    let mut line = |cells: &[&str], tag: &str| -> Run<()> {
        for cell in cells {
            write!(text, "<{tag}>{cell}</{tag}>")?;
        }
        text.push_str("</tr>\n<tr>");
        Ok(())
    };
    line(&FEW.map(|at| HEADINGS[at]), "th")?;
    for number in 0..ROWS {
        let row = row(number);
        line(&FEW.map(|at| row[at].as_str()), "td")?;
    }
    text.push_str("</tr></table></body></html>");
    Ok(fs::write(path, text)?)
}

/// The cells streamed by calamine, row by row.
fn cells(path: &PathBuf, mut each: impl FnMut(&[String]) -> Run<()>) -> Run<()> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let mut cells = book.worksheet_cells_reader(&name)?;
    let (mut row, mut at): (Vec<String>, u32) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell()? {
        if cell.get_position().0 != at {
            each(&row)?;
            row.clear();
            at = cell.get_position().0;
        }
        row.push(Data::from(cell.get_value().clone()).to_string());
    }
    each(&row)
}

/// The same, and every row inserted in one transaction.
fn inserted(path: &PathBuf, into: &Path) -> Run<()> {
    let _ = fs::remove_file(into);
    let mut db = Connection::open(into)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    let columns: Vec<String> = (0..HEADINGS.len())
        .map(|at| format!("c{at} TEXT"))
        .collect();
    db.execute_batch(&format!("CREATE TABLE row ({})", columns.join(", ")))?;
    let marks = vec!["?"; HEADINGS.len()].join(", ");
    let insert = format!("INSERT INTO row VALUES ({marks})");
    let many = db.transaction()?;
    {
        let mut insert = many.prepare(&insert)?;
        cells(path, |row| {
            let mut row = row.to_vec();
            row.resize(HEADINGS.len(), String::new());
            insert.execute(params_from_iter(row))?;
            Ok(())
        })?;
    }
    Ok(many.commit()?)
}
