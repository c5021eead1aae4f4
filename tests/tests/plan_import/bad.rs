//! Bad input: each time one sentence that says what is wrong and what to do, and nothing is stored.

use serde_json::{Value, json};
use smc_tests::docx::{self, Docx, FOOT, HEAD};
use smc_tests::door::Door;

use crate::read::{Preview, of_bytes, of_file, of_table, of_text, pasted, read, real, word};

const HEADING: &[&str] = &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"];

/// A file is refused with these words, read or applied, and nothing is stored.
#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let door = Door::new();
    refused_by(&door, &of_bytes(&door, name, bytes), words);
}

#[track_caller]
fn refused_by(door: &Door, source: &Value, words: &str) {
    let args = json!({"source": source, "year": 2026, "into": null, "mends": []});
    let why = door.refused("plan_read", args.clone());
    assert!(why.contains(words), "{why}");
    not_stored(door, source, words);
}

/// Nothing is stored, and the sentence says why.
#[track_caller]
fn not_stored(door: &Door, source: &Value, words: &str) {
    let args =
        json!({"source": source, "year": 2026, "about": "control", "into": null, "mends": []});
    let why = door.refused("plan_apply", args);
    assert!(why.contains(words), "{why}");
    assert_eq!(door.call("plans", json!({})), json!([]));
    assert_eq!(door.call("backups", json!({}))["backups"], json!([]));
}

/// A file is understood, but blocked with these words, and nothing is stored.
#[track_caller]
fn blocked(bytes: &[u8], words: &str) -> Preview {
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", bytes);
    let preview = read(&door, &source, json!([]));
    preview.is_blocked(words);
    not_stored(&door, &source, words);
    preview
}

fn one_task(content: &str) -> Vec<u8> {
    let rows: &[&[&str]] = &[HEADING, &["1", content, "Quý I/2026", "Văn phòng"]];
    Docx::new().line("KẾ HOẠCH NĂM 2026").table(rows).bytes()
}

/// An OLE compound file with an entry of this name, as far as it is looked at.
fn compound(entry: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

/// A zip of something else.
fn zipped() -> Vec<u8> {
    let name = b"word/document.xml";
    let mut bytes = docx::file("x", &[]);
    for (old, new) in [
        (&name[..], &b"word/dokument.xml"[..]),
        (b"[Content_Types].xml", b"[Kontent_Types].xml"),
    ] {
        for at in 0..bytes.len() - old.len() {
            if &bytes[at..at + old.len()] == old {
                bytes[at..at + old.len()].copy_from_slice(new);
            }
        }
    }
    bytes
}

#[test]
fn files_that_are_something_else() {
    let good = one_task("Rà soát");
    refused(
        "ke-hoach.docx",
        &compound("WordDocument"),
        "Word kiểu cũ (.doc)",
    );
    refused("ke-hoach.doc", &compound("WordDocument"), "“Lưu thành”");
    refused(
        "ke-hoach.docx",
        &compound("EncryptedPackage"),
        "có mật khẩu",
    );
    refused("ke-hoach.xls", &compound("Workbook"), "hỏng");
    refused("ke-hoach.docx", b"", "trống (0 byte)");
    refused("ke-hoach.docx", b"{\\rtf1 ...}", "RTF");
    refused("ke-hoach.pdf", b"%PDF-1.7 \xff\xfe", "PDF");
    refused("ke-hoach.mht", b"MIME-Version: 1.0\r\n", "trang web gộp");
    refused(
        "ke-hoach.docx",
        &[0xff, 0x00, 0x01, 0x02],
        "không phải sổ Excel, tệp Word",
    );
    refused("ke-hoach.docx", &good[..good.len() / 2], "hỏng");
    refused("ke-hoach.zip", &zipped(), "tệp nén (zip)");
    refused(
        "ke-hoach.docx",
        &docx::file("<w:document><w:body>", &[]),
        "hỏng, không đọc được",
    );
    refused(
        "ke-hoach.docx",
        &docx::file("", &[]),
        "hỏng, không đọc được",
    );
    refused(
        "ke-hoach.docx",
        &docx::file("<w:document></w:body>", &[]),
        "hỏng, không đọc được",
    );
    let door = Door::new();
    refused_by(
        &door,
        &of_file(&door.path("khong-co.docx")),
        "không còn ở đó",
    );
}

#[test]
fn documents_without_a_plan() {
    blocked(
        &Docx::new().line("Kính gửi: các phòng.").bytes(),
        "không có bảng nào. Kế hoạch cần có bảng",
    );
    blocked(
        &Docx::new().table(&[&["Nơi nhận:", "CHỦ TỊCH"]]).bytes(),
        "không có bảng nào có hàng tiêu đề của kế hoạch",
    );
    blocked(
        &Docx::new().table(&[HEADING]).bytes(),
        "không có nhiệm vụ nào",
    );
    let door = Door::new();
    refused_by(&door, &of_text(" \n\t\n"), "Chưa có gì được dán");
    pasted("Kính gửi: các phòng.").is_blocked("không có bảng nào");
}

#[test]
fn a_plan_of_no_known_year_waits_for_one() {
    let rows: &[&[&str]] = &[HEADING, &["1", "Rà soát", "Thường xuyên", "Văn phòng"]];
    let bytes = Docx::new().line("KẾ HOẠCH").table(rows).bytes();
    let preview = word(&bytes);
    preview.is_blocked("Chưa biết kế hoạch của năm nào");
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", &bytes);
    let args = json!({"source": source, "year": 2027, "into": null, "mends": []});
    assert_eq!(door.call("plan_read", args)["ready"], true);
    let args = json!({"source": source, "year": 20_270, "into": null, "mends": []});
    assert!(door.refused("plan_read", args).contains("Năm 20270"));
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let mut entities = String::from("<!DOCTYPE d [<!ENTITY a0 \"lol\">");
    for at in 1..10 {
        let inner = format!("&a{};", at - 1).repeat(10);
        entities += &format!("<!ENTITY a{at} \"{inner}\">");
    }
    let bomb = format!(
        "<?xml version=\"1.0\"?>{entities}]>{}",
        HEAD.split("?>").nth(1).unwrap()
    );
    refused(
        "ke-hoach.docx",
        &docx::file(&format!("{bomb}{}{FOOT}", docx::paragraph("a9")), &[]),
        "khai báo thực thể",
    );
    let undeclared = format!("{HEAD}<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>{FOOT}");
    refused(
        "ke-hoach.docx",
        &docx::file(&undeclared, &[]),
        "khai báo thực thể",
    );
    let blanks = " ".repeat(101 * 1024 * 1024);
    refused(
        "ke-hoach.docx",
        &docx::file(&format!("{HEAD}{blanks}{FOOT}"), &[]),
        "bung ra quá 100 MB",
    );
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000) + &"</w:tc></w:tr></w:tbl>".repeat(20_000);
    refused(
        "ke-hoach.docx",
        &docx::file(&format!("{HEAD}{deep}{FOOT}"), &[]),
        "lồng nhau quá sâu",
    );
    let wide = "<w:tc><w:p/></w:tc>".repeat(64);
    refused(
        "ke-hoach.docx",
        &docx::file(
            &format!("{HEAD}<w:tbl><w:tr>{wide}</w:tr></w:tbl>{FOOT}"),
            &[],
        ),
        "quá 63 cột",
    );
    let spans = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    refused(
        "ke-hoach.docx",
        &docx::file(&format!("{HEAD}{spans}{FOOT}"), &[]),
        "quá 63 cột",
    );
    refused(
        "ke-hoach.xlsx",
        &smc_tests::badfiles::far_corners(),
        "quá xa bên phải",
    );
    let long = "<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(20_001);
    refused(
        "ke-hoach.docx",
        &docx::file(&format!("{HEAD}<w:tbl>{long}</w:tbl>{FOOT}"), &[]),
        "quá 20.000 dòng",
    );
}

#[test]
fn ten_thousand_rows_are_a_plan() {
    let mut rows: Vec<Vec<String>> = vec![HEADING.iter().map(|text| (*text).to_owned()).collect()];
    for at in 1..=10_000 {
        rows.push(vec![
            at.to_string(),
            format!("Việc thứ {at} của năm 2026"),
            "Hàng quý".to_owned(),
            "Văn phòng".to_owned(),
        ]);
    }
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    let preview = word(&Docx::new().table(&rows).bytes());
    assert_eq!(preview.rows().len(), 10_000);
    assert_eq!(
        preview.0["summary"],
        "Sẽ tạo kế hoạch năm 2026 với 10.000 nhiệm vụ"
    );
}

#[test]
fn a_cell_of_a_hundred_thousand_letters() {
    let preview = blocked(
        &one_task(&"ấ".repeat(100_000)),
        "ô dài 100.000 chữ, quá dài",
    );
    assert!(preview.column("content")[0].chars().count() < 300);
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", &one_task(&"ấ".repeat(100_000)));
    let short =
        json!([{"mend": "text", "table": 0, "row": 1, "role": "content", "text": "Rà soát"}]);
    assert_eq!(read(&door, &source, short).0["ready"], true);
    let far = json!([{"mend": "text", "table": 0, "row": 1, "role": "content", "text": "ấ".repeat(100_000)}]);
    read(&door, &source, far).is_blocked("quá dài");
}

#[test]
fn nothing_outside_the_file_is_followed() {
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/attachedTemplate\" \
        Target=\"http://127.0.0.1:9/x.dotm\" TargetMode=\"External\"/></Relationships>";
    let rows = docx::table(&[HEADING, &["1", "Rà soát năm 2026", "Quý I", "Văn phòng"]]);
    let document = format!("{HEAD}<w:altChunk r:id=\"rId1\"/>{rows}{FOOT}");
    let preview = word(&docx::file(
        &document,
        &[("word/_rels/document.xml.rels", relations)],
    ));
    preview.is_doubted("chương trình không mở liên kết nào");
    preview.is_doubted("phần đó không được đọc");
    assert_eq!(preview.0["ready"], true);
}

#[test]
fn decomposed_letters_are_composed() {
    let decomposed = "Ra\u{300} soa\u{301}t thu\u{309} tu\u{323}c";
    let rows: &[&[&str]] = &[
        &["TT", "No\u{302}\u{323}i dung", "Tho\u{31b}\u{300}i gian"],
        &["1", decomposed, "Quy\u{301} I"],
    ];
    let preview = word(
        &Docx::new()
            .line("KE\u{302}\u{301} HOA\u{323}CH NA\u{306}M 2026")
            .table(rows)
            .bytes(),
    );
    assert_eq!(preview.column("content"), ["Rà soát thủ tục"]);
    assert_eq!(preview.column("time"), ["Quý I"]);
    assert_eq!(preview.0["title"], "KẾ HOẠCH NĂM 2026");
}

#[test]
fn old_code_pages_are_said_and_not_stored() {
    let tcvn3: &[&[&str]] = &[
        &["TT", "Néi dung c«ng viÖc", "Thêi gian"],
        &["1", "Rµ so¸t thñ tôc", "Quý I"],
    ];
    blocked(&Docx::new().table(tcvn3).bytes(), "bảng mã cũ TCVN3 (ABC)");
    let vni: &[&[&str]] = &[
        &["TT", "Noäi dung coâng vieäc", "Thôøi gian"],
        &["1", "Raø soaùt thuû tuïc", "Quyù I"],
    ];
    blocked(&Docx::new().table(vni).bytes(), "bảng mã cũ VNI");
    blocked(
        &one_task("Rµ so¸t thñ tôc hµnh chÝnh"),
        "Bảng 1, dòng 2, cột Nội dung: chữ viết theo bảng mã cũ TCVN3",
    );
    pasted("TT\tNéi dung c«ng viÖc\tThêi gian\n1\tRµ so¸t\tQuý I").is_blocked("UniKey");
}

#[test]
fn a_day_that_does_not_exist_is_asked_about() {
    let rows: &[&[&str]] = &[HEADING, &["1", "Rà soát", "Trước 30/02/2026", "Văn phòng"]];
    let preview = of_table(rows);
    preview.is_doubted("Bảng 1, dòng 2, cột Thời gian: ngày 30/02/2026 không có trong lịch");
    assert_eq!(preview.column("time"), ["Trước 30/02/2026"]);
    assert_eq!(preview.rows()[0]["schedule"]["meaning"], Value::Null);
}

#[test]
fn a_workbook_of_figures_is_no_plan() {
    let path = smc_tests::programs::in_repository("tests/data/tong-hop-thang-01-2026.xlsx");
    read(&Door::new(), &of_file(&path), json!([])).is_blocked("không có bảng nào có hàng tiêu đề");
}

/// A file cut off or spoiled anywhere gives a sentence or a preview, never an end of the program.
#[test]
fn spoiled_files_never_end_the_program() {
    let good = std::fs::read(real("chi-linh-2025.docx")).unwrap();
    let mut dice = smc_tests::badfiles::Dice(7);
    let door = Door::new();
    for round in 0..60 {
        let mut bytes = good.clone();
        for _ in 0..=round % 8 {
            let at = dice.roll(bytes.len());
            bytes[at] = dice.byte();
        }
        let source = of_bytes(&door, "hong.docx", &bytes);
        let args = json!({"source": source, "year": 2026, "into": null, "mends": []});
        if let Err((_, why)) = door.ask("plan_read", args) {
            assert!(why.contains("hong.docx"), "{why}");
        }
    }
}
