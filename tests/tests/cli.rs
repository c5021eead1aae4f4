//! `smc` as a process: what it prints, where, and with which exit code.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;
use smc_tests::programs;

const TODAY: &str = "2026-11-16T08:00:00";

/// A folder of its own for one test, with a name as officers have them.
struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn new(test: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli {test} Đông Hải"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Desk { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(programs::smc());
        command
            .args(words)
            .args(["--data", &self.path("số liệu.db"), "--today", TODAY])
            .current_dir(&self.folder);
        command
    }

    #[track_caller]
    fn run(&self, words: &[&str], expected: i32) -> (String, String) {
        ended(self.command(words).output().unwrap(), expected)
    }

    #[track_caller]
    fn json(&self, words: &[&str], expected: i32) -> Value {
        let (out, _) = self.run(words, expected);
        assert_eq!(out.lines().count(), 1, "one reply, one line: {out}");
        serde_json::from_str(&out).unwrap()
    }

    /// Sends lines to `smc call` and gives the replies.
    fn call(&self, input: &[u8]) -> Vec<Value> {
        let mut child = self
            .command(&["call"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let (out, _) = ended(child.wait_with_output().unwrap(), 0);
        out.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Standard output and error of a process that ended with the expected code.
#[track_caller]
fn ended(output: Output, expected: i32) -> (String, String) {
    let out = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(expected), "{out}\n{errors}");
    (out, errors)
}

#[track_caller]
fn bare(words: &[&str], expected: i32) -> (String, String) {
    ended(
        Command::new(programs::smc()).args(words).output().unwrap(),
        expected,
    )
}

#[test]
fn misuse_ends_with_2_and_a_sentence_on_standard_error() {
    for (words, part) in [
        (&[][..], "Cách dùng"),
        (&["không-có"], "Không có lệnh “không-có”"),
        (&["check"], "Thiếu --period"),
        (
            &["check", "--period", "2026-13"],
            "“2026-13” không phải kỳ báo cáo",
        ),
        (&["export", "--period", "2026"], "Thiếu --out"),
        (&["commands", "--xml"], "không có tùy chọn --xml"),
        (&["import-summary", "a.xlsx"], "Thiếu --cycle"),
    ] {
        let (out, errors) = bare(words, 2);
        assert!(errors.contains(part), "{words:?}: {errors}");
        assert_eq!(out, "", "{words:?}");
    }
}

#[test]
fn help_and_version_end_with_0() {
    assert!(
        bare(&["help"], 0)
            .0
            .contains("import-summary TỆP.xlsx --cycle KỲ")
    );
    assert_eq!(bare(&["check", "--help"], 0).0, bare(&["help"], 0).0);
    assert!(bare(&["--version"], 0).0.starts_with("smc "));
}

#[test]
fn commands_tells_what_the_door_offers() {
    let (text, _) = bare(&["commands"], 0);
    assert!(
        text.contains("sheet(form: string, cycle: Cycle) -> SheetReply"),
        "{text}"
    );
    let list: Value = serde_json::from_str(&bare(&["commands", "--json"], 0).0).unwrap();
    let names: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["name"].as_str().unwrap())
        .collect();
    for name in [
        "state",
        "cell_set",
        "summary_apply",
        "export_write",
        "verify",
    ] {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let mut child = Command::new(programs::smc())
        .arg("commands")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_data_file_that_cannot_be_used_ends_with_2_and_is_left_alone() {
    let desk = Desk::new("broken");
    fs::write(desk.path("số liệu.db"), "không phải cơ sở dữ liệu").unwrap();
    for words in [
        &["check", "--period", "2026-10"][..],
        &["backup"],
        &["sample"],
    ] {
        let (out, errors) = desk.run(words, 2);
        assert_eq!(out, "");
        assert!(errors.contains("số liệu.db"), "{errors}");
    }
    assert_eq!(
        fs::read(desk.path("số liệu.db")).unwrap(),
        "không phải cơ sở dữ liệu".as_bytes()
    );
}

#[test]
fn call_answers_every_line_and_survives_broken_ones() {
    let desk = Desk::new("call");
    let mut input = "\u{feff}{\"cmd\":\"state\"}\r\n\nnot json\n{\"cmd\":\"no_such\"}\n"
        .as_bytes()
        .to_vec();
    input.extend_from_slice(b"\xff\xfe\n");
    input.extend_from_slice("{\"cmd\":\"sheet\",\"args\":{\"form\":\"II.06a\"}}\n".as_bytes());
    input.extend_from_slice("{\"cmd\":\"verify\",\"args\":{}}".as_bytes());
    let replies = desk.call(&input);
    let codes: Vec<&str> = replies
        .iter()
        .map(|r| r["error"]["code"].as_str().unwrap_or("ok"))
        .collect();
    assert_eq!(
        codes,
        ["ok", "invalid", "invalid", "invalid", "invalid", "ok"]
    );
    assert_eq!(replies[0]["ok"]["today"], "2026-11-16");
    assert_eq!(replies[5]["ok"]["whole"], true);
}

#[test]
fn what_call_changes_is_there_for_the_next_process() {
    let desk = Desk::new("kept");
    desk.call(br#"{"cmd":"office_save","args":{"office":{"ward":"Ph\u01b0\u1eddng M\u1eabu"}}}"#);
    let replies = desk.call(br#"{"cmd":"settings"}"#);
    assert_eq!(replies[0]["ok"]["office"]["ward"], "Phường Mẫu");
}

#[test]
fn sample_check_and_export_from_end_to_end() {
    let desk = Desk::new("sample");
    let (file, _) = desk.run(&["sample"], 0);
    assert_eq!(file.trim_end(), desk.path("số liệu.db"));
    // A second time it is only opened.
    assert_eq!(desk.json(&["sample", "--json"], 0)["sample"], true);

    let (out, errors) = desk.run(&["check", "--period", "2026-10"], 0);
    assert_eq!(
        (out.as_str(), errors.as_str()),
        ("Tháng 10/2026: không có lỗi.\n", "")
    );
    let (out, _) = desk.run(&["check", "--period", "2026-11"], 1);
    assert!(
        out.contains(
            "II.06a · Hộ tịch · Trên Hệ thống của Bộ, ngành: (3) Số hồ sơ nhận giải quyết"
        ),
        "{out}"
    );
    let reply = desk.json(&["check", "--period", "2026-11", "--json"], 1);
    let errors = reply["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["severity"] == "error");
    assert_eq!(errors.count(), 2);
    assert_eq!(reply["report"]["period"], "2026-11");

    let folder = desk.path("báo cáo tháng/kỳ 10");
    let (path, _) = desk.run(&["export", "--period", "2026-10", "--out", &folder], 0);
    let path = Path::new(path.trim_end());
    assert_eq!(path.parent().unwrap(), Path::new(&folder));
    let workbook: Xlsx<_> = open_workbook(path).unwrap();
    assert_eq!(
        workbook.sheet_names(),
        ["II.04", "II.05a", "II.06a", "II.08"]
    );

    let two = [
        "export",
        "--period",
        "2026-11",
        "--out",
        &folder,
        "--forms",
        "II.06a, II.08",
        "--json",
    ];
    let written = desk.json(&two, 0);
    assert_eq!(written["draft"], true);
    let path = written["path"].as_str().unwrap();
    assert!(path.ends_with("-nhap.xlsx"), "{path}");
    let workbook: Xlsx<_> = open_workbook(path).unwrap();
    assert_eq!(workbook.sheet_names(), ["II.06a", "II.08"]);

    let words = [
        "export", "--period", "2026-10", "--out", &folder, "--forms", "II.99",
    ];
    assert!(desk.run(&words, 2).1.contains("II.99"));
}

#[test]
fn a_folder_that_cannot_be_made_is_told_by_name() {
    let desk = Desk::new("folder");
    desk.run(&["sample"], 0);
    fs::write(desk.path("tệp"), "").unwrap();
    let folder = desk.path("tệp/bên trong");
    let (_, errors) = desk.run(&["export", "--period", "2026-10", "--out", &folder], 2);
    assert!(errors.contains("bên trong"), "{errors}");
}

#[test]
fn the_sample_never_goes_into_a_file_with_data() {
    let desk = Desk::new("own");
    desk.call(br#"{"cmd":"office_save","args":{"office":{"ward":"A"}}}"#);
    let (_, errors) = desk.run(&["sample"], 2);
    assert!(errors.contains("số liệu.db"), "{errors}");
    assert_eq!(
        desk.call(br#"{"cmd":"settings"}"#)[0]["ok"]["office"]["ward"],
        "A"
    );
}

#[test]
fn backup_prints_a_copy_that_verifies() {
    let desk = Desk::new("backup");
    desk.run(&["sample"], 0);
    let (copy, _) = desk.run(&["backup"], 0);
    let copy = copy.trim_end();
    assert!(Path::new(copy).is_file(), "{copy}");
    let (text, _) = bare(&["verify", "--data", copy], 0);
    assert_eq!(text, desk.run(&["verify"], 0).0);
    assert_eq!(desk.json(&["verify", "--json"], 0)["whole"], true);
}

#[test]
fn a_summary_sheet_is_shown_then_stored() {
    let desk = Desk::new("import");
    let file = desk.path("tổng hợp.xlsx");
    summary(&file, 121);
    let words = ["import-summary", &file, "--cycle", "2026-10"];
    let (out, _) = desk.run(&words, 0);
    assert!(out.contains("Chưa ghi gì"), "{out}");
    let json = desk.json(
        &["import-summary", &file, "--cycle", "2026-10", "--json"],
        0,
    );
    assert_eq!(json["ready"], true, "{json}");
    assert_eq!(
        desk.json(&["check", "--period", "2026-10", "--json"], 1)["report"]["forms"][0]["progress"],
        "not_started"
    );
    desk.run(
        &["import-summary", &file, "--cycle", "2026-10", "--apply"],
        0,
    );
    let sheet = &desk.call(br#"{"cmd":"sheet","args":{"form":"II.06a","cycle":"2026-10"}}"#)[0];
    assert!(sheet.to_string().contains("\"121\""), "{sheet}");

    // The file's own total is wrong: a finding, with the sheet's cell, but no reason not to store.
    summary(&file, 122);
    let (out, _) = desk.run(&words, 1);
    assert!(out.contains("C5"), "{out}");

    fs::write(&file, "không phải Excel").unwrap();
    assert!(desk.run(&words, 2).1.contains("tổng hợp.xlsx"));
    assert!(
        desk.run(
            &["import-summary", "không có.xlsx", "--cycle", "2026-10"],
            2
        )
        .1
        .contains("không có.xlsx")
    );
}

/// A small summary: one field in one section; `total` is what the file claims it received.
fn summary(file: &str, total: u32) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let headings = [
        "STT (1)",
        "Lĩnh vực (2)",
        "Số hồ sơ nhận giải quyết (3)",
        "Trực tuyến (4)",
        "Trực tiếp (5)",
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
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 0, "I").unwrap();
    sheet.write(3, 1, "Trên Hệ thống của Bộ, ngành").unwrap();
    sheet.write(4, 0, 1).unwrap();
    sheet.write(4, 1, "HO TICH").unwrap();
    let figures = [total, 100, 20, 1, 118, 110, 8, 0, 3, 3, 0];
    for (column, figure) in (2..).zip(figures) {
        sheet.write(4, column, figure).unwrap();
    }
    workbook.save(file).unwrap();
}

/// `smc serve`, ended when the test is.
struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn start(desk: &Desk, page: &str) -> Served {
        let mut child = desk
            .command(&["serve", "--page", page, "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let host = line
            .trim_end()
            .strip_prefix("http://")
            .and_then(|l| l.strip_suffix('/'));
        Served {
            host: host.unwrap().to_owned(),
            child,
        }
    }

    /// Sends a whole request and reads until the host closes the connection.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        String::from_utf8_lossy(&reply).into_owned()
    }

    fn get(&self, target: &str) -> String {
        self.ask(&format!(
            "GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.host
        ))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn serve_gives_the_page_and_the_door_and_nothing_else() {
    let desk = Desk::new("serve");
    let page = desk.path("trang");
    fs::create_dir_all(Path::new(&page).join("assets")).unwrap();
    fs::write(Path::new(&page).join("index.html"), "<h1>Sổ</h1>").unwrap();
    fs::write(Path::new(&page).join("assets/a.js"), "1").unwrap();
    fs::write(desk.path("bí mật"), "secret").unwrap();
    let served = Served::start(&desk, &page);
    assert!(served.host.starts_with("127.0.0.1:"));

    let index = served.get("/?x=1");
    assert!(
        index.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"),
        "{index}"
    );
    assert!(index.ends_with("\r\n\r\n<h1>Sổ</h1>"), "{index}");
    assert!(
        served
            .get("/assets/a.js")
            .contains("Content-Type: text/javascript")
    );
    for target in [
        "/no",
        "/../b%C3%AD%20m%E1%BA%ADt",
        "/%2e%2e/b%C3%AD%20m%E1%BA%ADt",
        "//etc/passwd",
        "*",
    ] {
        assert!(served.get(target).starts_with("HTTP/1.1 404"), "{target}");
    }

    let host = &served.host;
    let post = |body: &str, more: &str| {
        let length = body.len();
        format!(
            "POST /call HTTP/1.1\r\nHost: {host}\r\n{more}Content-Length: {length}\r\n\r\n{body}"
        )
    };
    // Two requests over one connection.
    let both = post("{\"cmd\":\"state\"}", "") + &post("{", "Connection: close\r\n");
    let replies = served.ask(&both);
    assert_eq!(replies.matches("HTTP/1.1 200 OK").count(), 2, "{replies}");
    assert!(
        replies.contains("\"today\":\"2026-11-16\"") && replies.contains("\"code\":\"invalid\"")
    );

    let foreign = post("{\"cmd\":\"state\"}", "Origin: http://example.com\r\n");
    assert!(served.ask(&foreign).starts_with("HTTP/1.1 403"));
    let rebound = post("{\"cmd\":\"state\"}", "").replace(host.as_str(), "example.com");
    assert!(served.ask(&rebound).starts_with("HTTP/1.1 403"));
    let huge =
        format!("POST /call HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\n");
    assert!(served.ask(&huge).starts_with("HTTP/1.1 413"));
    assert!(served.ask("nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
    let put = format!("PUT / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    assert!(served.ask(&put).starts_with("HTTP/1.1 405"));
}

#[test]
fn types_writes_the_pages_types() {
    let desk = Desk::new("types");
    desk.run(&["types", &desk.path("door.ts")], 0);
    // Not assert_eq: the difference of two long files helps nobody.
    let written = fs::read_to_string(desk.path("door.ts")).unwrap();
    assert!(written == smc_core::api::typescript());
    let (_, errors) = desk.run(&["types", &desk.path("không có/door.ts")], 2);
    assert!(errors.contains("door.ts"), "{errors}");
}

/// Makes a plan with two due dates and one task without; its id.
fn plan(desk: &Desk) -> i64 {
    let new =
        r#"{"cmd":"plan_new","args":{"from":{"from":"empty","year":2026,"about":"control"}}}"#;
    let made = desk.call(new.as_bytes());
    let plan = made[0]["ok"]["plan"]["id"].as_i64().unwrap();
    let appendix = made[0]["ok"]["plan"]["appendices"][0]["id"]
        .as_i64()
        .unwrap();
    for (content, time) in [
        ("Rà soát\\nquy định", "Trước 30/8/2026"),
        ("Báo cáo năm", "Chậm nhất 10/12/2026"),
        ("Tiếp nhận", "Thường xuyên"),
    ] {
        let add = format!(
            r#"{{"cmd":"node_add","args":{{"plan":{plan},"appendix":{appendix},"after":null,"kind":"task","level":null}}}}"#
        );
        let node = desk.call(add.as_bytes())[0]["ok"]["focus"][0]
            .as_i64()
            .unwrap();
        for (role, text) in [("content", content), ("time", time)] {
            let set = format!(
                r#"{{"cmd":"node_set","args":{{"plan":{plan},"node":{node},"role":"{role}","text":"{text}"}}}}"#
            );
            assert!(desk.call(set.as_bytes())[0].get("ok").is_some());
        }
    }
    plan
}

#[test]
fn tasks_are_listed_by_what_is_due_before_a_day() {
    let desk = Desk::new("tasks");
    plan(&desk);
    let (out, _) = desk.run(&["tasks"], 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines,
        [
            "29/08/2026 · trễ 79 ngày · Rà soát quy định · Kế hoạch kiểm soát TTHC 2026 · dòng 1",
            "10/12/2026 · còn 24 ngày · Báo cáo năm · Kế hoạch kiểm soát TTHC 2026 · dòng 2",
            "2 việc: 1 trễ hạn",
        ]
    );
    let count = |day: &str| {
        let found = desk.json(&["tasks", "--due-before", day, "--json"], 0);
        found["lines"].as_array().unwrap().len()
    };
    assert_eq!(
        (count("2026-12-10"), count("11/12/2026"), count("11/12")),
        (1, 2, 2)
    );
    let (_, said) = desk.run(&["tasks", "--due-before", "31/02"], 2);
    assert!(said.contains("“31/02” không phải ngày"), "{said}");
}

#[test]
fn the_calendar_is_written_where_it_is_wanted() {
    let desk = Desk::new("ics");
    let plan = plan(&desk).to_string();
    let file = desk.path("lịch.ics");
    let (out, _) = desk.run(&["ics", "--out", &file], 0);
    assert_eq!(out.trim_end(), file);
    let whole = fs::read_to_string(&file).unwrap();
    assert_eq!(whole.matches("BEGIN:VEVENT\r\n").count(), 2);
    let reply = desk.json(&["ics", "--out", &file, "--plan", &plan, "--json"], 0);
    assert_eq!(reply["path"], file);
    assert_eq!(fs::read_to_string(&file).unwrap(), whole);
    let (_, said) = desk.run(&["ics", "--out", &file, "--plan", "x"], 2);
    assert!(said.contains("không phải số"), "{said}");
    let (_, said) = desk.run(&["ics"], 2);
    assert!(said.contains("Thiếu --out"), "{said}");
}

#[test]
fn a_plan_comes_in_and_goes_out_in_every_kind_of_file() {
    let desk = Desk::new("plan");
    let file = programs::in_repository("tests/data/plans/chi-linh-2025.docx");
    let import = ["plan-import", file.to_str().unwrap(), "--year", "2025"];
    // One time is not understood, which is said.
    let (seen, _) = desk.run(&import, 1);
    assert!(
        seen.contains("Sẽ tạo kế hoạch năm 2025 với 33 nhiệm vụ"),
        "{seen}"
    );
    desk.run(&["plan-export", "1", "--out", "ra", "--as", "pdf"], 2);
    let (stored, _) = desk.run(&[&import[..], &["--apply"]].concat(), 1);
    assert!(stored.contains("Đã nhập 33 nhiệm vụ"), "{stored}");
    for (kind, mark) in [("pdf", "%PDF"), ("docx", "PK"), ("xlsx", "PK")] {
        let (path, _) = desk.run(&["plan-export", "1", "--out", "ra", "--as", kind], 0);
        let path = desk.folder.join(path.trim());
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(mark.as_bytes()), "{}", path.display());
        assert!(path.to_str().unwrap().ends_with(kind), "{}", path.display());
    }
    let (_, errors) = desk.run(&["plan-export", "1", "--out", "ra", "--as", "odt"], 2);
    assert!(errors.contains("odt"), "{errors}");
    // The same file again goes into the plan that is there, unless a second one is asked for.
    let (again, _) = desk.run(&[&import[..], &["--apply"]].concat(), 1);
    assert!(
        again.contains("Đã có Kế hoạch kiểm soát TTHC năm 2025"),
        "{again}"
    );
    assert!(again.contains("(kế hoạch số 1)"), "{again}");
    let (second, _) = desk.run(&[&import[..], &["--new", "--apply"]].concat(), 1);
    assert!(second.contains("(kế hoạch số 2)"), "{second}");
    desk.run(&[&import[..], &["--new", "--into", "1"]].concat(), 2);
}

#[test]
fn the_forms_of_a_cycle_leave_as_pdf() {
    let desk = Desk::new("forms-pdf");
    desk.run(&["sample"], 0);
    let (path, _) = desk.run(&["forms-pdf", "--period", "2026-10", "--out", "ra"], 0);
    let bytes = fs::read(desk.folder.join(path.trim())).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

/// Two places on earth where it is never the same day.
#[cfg(unix)]
#[test]
fn today_is_the_day_of_this_computers_clock() {
    let desk = Desk::new("today");
    let today = |zone: &str| {
        let request = desk.path("lệnh.json");
        fs::write(&request, r#"{"cmd": "state"}"#).unwrap();
        let mut smc = Command::new(programs::smc());
        smc.args(["call", "--data", &desk.path("số liệu.db")])
            .env("TZ", zone)
            .stdin(fs::File::open(&request).unwrap());
        let (out, _) = ended(smc.output().unwrap(), 0);
        let reply: Value = serde_json::from_str(&out).unwrap();
        reply["ok"]["today"].as_str().unwrap().to_owned()
    };
    let (last, first) = (today("WEST12"), today("EAST-14"));
    assert!(last < first, "{last} is not before {first}");
}
