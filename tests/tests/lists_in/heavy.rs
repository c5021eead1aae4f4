//! Lists that want more than any list needs: they are refused, or read, in little memory.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use smc_tests::called::Called;
use smc_tests::folder::Folder;
use smc_tests::programs;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The most memory the program may ever have taken, in kilobytes.
const MOST: u64 = 300 * 1024;

/// The most memory a process had so far, in kilobytes; none where the system does not say.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Two gigabytes in one line, of which hardly any lies on the disk.
fn endless(path: &Path) {
    let mut file = File::create(path).unwrap();
    file.write_all(b"STT;").unwrap();
    file.set_len(2 << 30).unwrap();
}

/// A line of 150 MB.
fn long(path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    file.write_all("STT;Mã hồ sơ;Trạng thái\n1;".as_bytes())
        .unwrap();
    for _ in 0..150 {
        file.write_all(&vec![b'x'; 1 << 20]).unwrap();
    }
}

fn headings(between: &str) -> String {
    let all = (0..100_000).map(|at| format!("Cột thứ {at}"));
    all.collect::<Vec<_>>().join(between)
}

/// A workbook or open document whose sheet begins with this.
pub(crate) fn package(path: &Path, parts: &[(&str, &str)]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

/// Entities each of which is ten of the one before: a thousand million letters.
fn entities(root: &str) -> String {
    let mut text = format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY a0 \"ha\">");
    for at in 1..10 {
        write!(
            text,
            "<!ENTITY a{at} \"{}\">",
            format!("&a{};", at - 1).repeat(10)
        )
        .unwrap();
    }
    text + "]>"
}

fn expanding(path: &Path) {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{KIND}/worksheet\" Target=\"sheet.xml\"/></Relationships>"
    );
    let sheet = entities("worksheet")
        + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Mã hồ sơ</t></is></c>\
           <c r=\"B1\" t=\"inlineStr\"><is><t>Trạng thái</t></is></c></row>\
           <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>H57.132-261102-0001</t></is></c>\
           <c r=\"B2\" t=\"inlineStr\"><is><t>&a9;</t></is></c></row></sheetData></worksheet>";
    package(
        path,
        &[
            ("[Content_Types].xml", "<Types/>"),
            ("xl/_rels/workbook.xml.rels", &relations),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"a\" id=\"a\"/></sheets></workbook>",
            ),
            ("xl/sheet.xml", &sheet),
        ],
    );
}

/// After many rows as they should be, a word of its own in each row.
fn many_words(path: &Path) {
    let mut text = String::from("STT;Mã hồ sơ;Trạng thái;Kênh thực hiện\n");
    for row in 0..20_000 {
        let own = if row < 500 {
            String::new()
        } else {
            format!(" {row}")
        };
        writeln!(
            text,
            "{row};H57.132-261102-{row:06};Đang xử lý{own};Trực tuyến{own}"
        )
        .unwrap();
    }
    std::fs::write(path, text).unwrap();
}

#[test]
fn nothing_takes_more_memory_than_it_may() {
    let folder = Folder::new();
    let mut called = Called::start(&mut Command::new(programs::smc()), &folder.join("sổ.db"));
    type Make = fn(&Path);
    let wide: Make =
        |path| std::fs::write(path, format!("Mã hồ sơ;{}\n1;2\n", headings(";"))).unwrap();
    let wide_page: Make = |path| {
        let cells = headings("</td><td>");
        std::fs::write(
            path,
            format!("<table><tr><td>Mã hồ sơ</td><td>{cells}</td></tr></table>"),
        )
        .unwrap();
    };
    let doctype: Make = |path| {
        let page = "<table><tr><td>Mã hồ sơ</td><td>Trạng thái</td></tr><tr><td>H57.132-261102-0001</td><td>&a9;</td></tr></table>";
        std::fs::write(
            path,
            entities("html").replace("<?xml version=\"1.0\"?>", "") + page,
        )
        .unwrap();
    };
    for (name, make, part) in [
        ("vo-tan.csv", endless as Make, "lớn hơn 200 MB"),
        ("dai.csv", long, "một dòng dài quá 16 MB (bắt đầu ở dòng 2)"),
        ("rong.csv", wide, "quá xa bên phải"),
        ("rong.xls", wide_page, "quá xa bên phải"),
        ("thuc-the.xls", doctype, ""),
        ("thuc-the.xlsx", expanding, ""),
        ("nhieu-chu.csv", many_words, ""),
    ] {
        let path = folder.join(name);
        make(&path);
        let args = json!({"files": [{"path": path, "as_of": "2026-11-15T08:12:00"}]});
        let reply = called.call(&json!({"cmd": "lists_read", "args": args}));
        let own = &reply["ok"]["lists"][0];
        match own["refusal"].as_str() {
            Some(why) => assert!(why.contains(part) && why.ends_with('.'), "{name}: {why}"),
            None => assert_eq!(
                (part, own["rows"] == json!(0)),
                ("", false),
                "{name}: {own:#}"
            ),
        }
        if let Some(peak) = peak(called.id()) {
            assert!(peak < MOST, "{name}: {peak} kB");
        }
        std::fs::remove_file(&path).unwrap();
    }
    let intakes = called.call(&json!({"cmd": "intakes"}));
    assert_eq!(intakes["ok"]["intakes"], Value::Array(Vec::new()));
    assert!(called.end());
}
