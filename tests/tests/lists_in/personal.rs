//! What is about a person in a list is nowhere in what the program writes: not in its files and their copies, not in the
//! temporary folder, not in what it prints, not in a workbook or PDF.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use smc_tests::called::Called;
use smc_tests::folder::Folder;
use smc_tests::pdf::Pdf;
use smc_tests::programs::{self, in_repository};
use zip::ZipArchive;

use crate::written::page;

/// What is planted. None of it is anybody's.
const PLANTED: [&str; 12] = [
    "Nguyễn Thị Gieo Trồng",
    "TRẦN VĂN GIEO HẠT",
    "Huỳnh Gieo",
    "Lê Thị Gieo Mạ",
    "số nhà 4817 đường Gieo",
    "thôn 4817",
    "0904817001",
    "0904 817 002",
    "031048170001",
    "031 048 170 002",
    "481700031",
    "gieo.trong@mau.vn",
];

/// A list in which persons stand wherever they can.
fn text() -> String {
    let [
        name,
        loud,
        short,
        other,
        address,
        village,
        phone,
        phones,
        card,
        cards,
        old,
        mail,
    ] = PLANTED;
    let rows = [
        "DANH SÁCH HỒ SƠ;;;;;;;;;".to_owned(),
        format!("Người lập: {name} - ĐT {phones};;;;;;;;;"),
        "STT;Mã hồ sơ;Tên thủ tục hành chính;Đơn vị tiếp nhận;Chủ hồ sơ;Địa chỉ;Ngày tiếp nhận;Hạn trả;Trạng thái;;;;"
            .to_owned(),
        format!("1;H57.132-261102-0001;Đăng ký khai sinh;UBND phường Mẫu;{name};{address};02/11/2026;05/11/2026;Đang xử lý;{phone};{card};{mail};{village}"),
        // In the title, in the unit, behind the status and behind the code.
        format!("2;H57.132-261102-0002;{name} xin cấp lại giấy khai sinh;{loud};{other};{village};02/11/2026;05/11/2026;Đang xử lý ({other});{phone};{card};{mail};{village}"),
        format!("3;H57.132-261102-0003 {name};Sửa nhà tại {address};UBND phường Mẫu;{loud};{address};02/11/2026;05/11/2026;Đang xử lý;{phone};{old};{mail};{village}"),
        format!("4;\"H57.132-261102-0004\n{phone}\";Cấp lại CCCD {card}, ĐT {phones};{village}, xã Mẫu;{loud};{address};02/11/2026;05/11/2026;Đang xử lý;{phone};{old};{mail};{village}"),
        // Rows of groups, and rows whose code is a person's.
        format!("{name};;;;;;;;;"),
        format!("I. {loud};;;;;;;;;"),
        format!("{short};;;;;;;;;"),
        format!("Chủ hồ sơ: {loud}, {address};;;;;;;;;"),
        format!("5;H57.132-261102-0005;Đăng ký khai tử;;{name};{address};02/11/2026;05/11/2026;Đang xử lý;{phone};{card};{mail};{village}"),
        format!("6;{phone};Đăng ký khai tử;;{name};{address};02/11/2026;05/11/2026;Đang xử lý;;;;"),
        format!("7;{card};Đăng ký khai tử {cards};{old};{name};{address};{phone};{card};{name};;;;"),
        format!("8;{name};Đăng ký khai tử;;;;02/11/2026;05/11/2026;Đang xử lý;;;;"),
        format!("{name} - {phones};;;;;;;;;"),
    ];
    rows.join("\n") + "\n"
}

/// Twelve headings over eleven cells: persons stand under what is kept.
fn shifted() -> Vec<u8> {
    let [name, _, _, other, address, ..] = PLANTED;
    let row = |at: &'static str, code: &'static str| {
        [
            at,
            "UBND phường Mẫu",
            "Đăng ký giám hộ trong nước, có chọn người",
            code,
            "Đang xử lý",
            address,
            name,
            other,
            "02/11/2026 08:00:00",
            "02/11/2026 08:10:00",
            "05/11/2026 17:00:00",
        ]
    };
    let heads = [
        "#STT",
        "#Đơn vị tiếp nhận",
        "#Người tiếp nhận",
        "#Tên thủ tục hành chính",
        "#Mã hồ sơ",
        "#Trạng thái",
        "#Địa chỉ",
        "#Người nộp",
        "#Chủ hồ sơ",
        "#Ngày nộp hồ sơ",
        "#Ngày nhận",
        "#Ngày hẹn trả",
    ];
    let rows = [
        row("1", "000.27.68.H24-261102-0001"),
        row("2", "000.27.68.H24-261102-0002"),
        row("3", "000.27.68.H24-261102-0003"),
    ];
    page(&[&heads, &rows[0], &rows[1], &rows[2]])
}

/// A workbook whose columns have other headings than they should.
fn misnamed() -> Vec<u8> {
    let [name, loud, _, other, address, _, phone, _, card, ..] = PLANTED;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Hồ sơ").unwrap();
    let heads = [
        "Mã hồ sơ",
        "Đơn vị giải quyết",
        "Trích yếu",
        "Số hồ sơ",
        "Trạng thái",
        "Hình thức thanh toán",
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write(0, column, head).unwrap();
    }
    for row in 1..6 {
        let unit = [name, loud, other][row as usize % 3];
        let code = format!("G22.99-261102-000{row}");
        let cells = [
            &code,
            unit,
            address,
            [phone, card][row as usize % 2],
            "Đã xử lý xong",
            name,
        ];
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A text in the ways it may lie in a file; codes are stored without blanks, in capitals.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let code: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    let mut forms = Vec::new();
    for own in [text, &text.to_uppercase(), &text.to_lowercase(), &code] {
        forms.push(own.as_bytes().to_vec());
        forms.push(own.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(own.encode_utf16().flat_map(u16::to_be_bytes).collect());
        // As JSON and SQL may write it.
        let escaped = own.encode_utf16().map(|unit| match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
            _ => format!("\\u{unit:04x}"),
        });
        forms.push(escaped.collect::<String>().into_bytes());
    }
    forms
}

/// Nothing that was planted is in these bytes, nor in the members of a package.
#[track_caller]
fn has_none(what: &str, bytes: &[u8]) {
    for planted in PLANTED {
        for form in forms(planted) {
            let found = bytes.windows(form.len()).any(|own| own == form);
            assert!(!found, "{planted} is in {what}");
        }
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut part = Vec::new();
            let mut file = archive.by_index(at).unwrap();
            let name = format!("{what}: {}", file.name().unwrap());
            file.read_to_end(&mut part).unwrap();
            has_none(&name, &part);
        }
    }
    // What reads a PDF's text is not there on Windows; its bytes were looked through all the same.
    if cfg!(not(windows)) && bytes.starts_with(b"%PDF") {
        has_none(
            &format!("{what} as text"),
            Pdf::read(bytes).text().as_bytes(),
        );
    }
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn what_is_about_persons_is_found_nowhere() {
    let (lists, desk) = (Folder::new(), Folder::new());
    // In the files' names too.
    let [name, loud, _, other, ..] = PLANTED;
    let paths: Vec<PathBuf> = [
        (format!("Hồ sơ {name}.csv"), text().into_bytes()),
        (format!("lech_{loud}.xls"), shifted()),
        (format!("{other} 0904817001.xlsx"), misnamed()),
    ]
    .into_iter()
    .map(|(name, bytes)| {
        let path = lists.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    })
    .collect();
    let temporary = desk.join("tam");
    std::fs::create_dir(&temporary).unwrap();
    let data = desk.join("sổ.db");
    let command = || {
        let mut command = Command::new(programs::smc());
        for name in [
            "TMPDIR",
            "TEMP",
            "TMP",
            "HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
        ] {
            command.env(name, &temporary);
        }
        command.current_dir(&*desk);
        command
    };
    let smc = |args: &[&str]| {
        let mut command = command();
        command
            .args(args)
            .args(["--today", "2026-11-16T08:00:00"])
            .arg("--data")
            .arg(&data);
        let ran = command.output().unwrap();
        has_none(&format!("what smc {args:?} prints"), &ran.stdout);
        has_none(&format!("what smc {args:?} complains"), &ran.stderr);
        let told = String::from_utf8_lossy(&ran.stderr);
        assert!(
            ran.status.code().is_some_and(|code| code < 2),
            "smc {args:?}: {told}"
        );
        (ran.status.success(), String::from_utf8(ran.stdout).unwrap())
    };
    // With the drive in its path: the programs run in another folder.
    let catalogue = lists.join("danh-muc.csv");
    std::fs::copy(
        in_repository("tests/data/procedures/danh-muc-40.csv"),
        &catalogue,
    )
    .unwrap();
    assert!(
        smc(&[
            "procedures-import",
            catalogue.to_str().unwrap(),
            "--apply",
            "--unknown",
            "add"
        ])
        .0
    );
    let mut called = Called::start(&mut command(), &data);
    called.call(&json!({"cmd": "office_save", "args": {"office": {"ward": "Phường Thử"}}}));
    called.call(&json!({"cmd": "cycle_start", "args": {"cycle": "2026-11"}}));
    assert!(called.end());
    let names: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
    let import = [
        &["lists-import", "--source", "1", "--as-of", "2026-11-15"][..],
        &names,
    ]
    .concat();
    smc(&[&import[..], &["--json"]].concat());
    let (taken, told) = smc(&[&import[..], &["--apply"]].concat());
    assert!(taken, "{told}");
    assert!(told.contains("chỉ lưu “Hồ sơ ….csv”"), "{told}");
    for args in [
        &["intakes", "--json"][..],
        &["count", "--period", "2026-11", "--json"],
        &["count", "--period", "2026-11", "--apply", "--unknown"],
        &[
            "dossiers",
            "--cell",
            "II.06a,*,pending_in_time",
            "--period",
            "2026-11",
            "--json",
        ],
        &["dossiers", "--cell", "II.06a,*,done", "--period", "2026-11"],
        &["export", "--period", "2026-11", "--out", "ra"],
        &["forms-pdf", "--period", "2026-11", "--out", "ra"],
        &["backup"],
    ] {
        smc(args);
    }
    let (_, intakes) = smc(&["intakes", "--json"]);
    let intakes: Value = serde_json::from_str(&intakes).unwrap();
    // The five rows with a code in the first list, and those of the others.
    assert_eq!(intakes["dossiers"], 5 + 3 + 5, "{intakes:#}");
    let mut kept: Vec<&str> = (intakes["intakes"].as_array().unwrap().iter())
        .filter_map(|own| own["file"].as_str())
        .collect();
    kept.sort_unstable();
    assert_eq!(kept, ["Hồ sơ ….csv", "lech_….xls", "… ….xlsx"]);
    // While a program has it open, and after.
    let mut open = Called::start(&mut command(), &data);
    open.call(&json!({"cmd": "intakes"}));
    let all = files(&desk);
    for path in &all {
        has_none(&path.display().to_string(), &std::fs::read(path).unwrap());
    }
    assert!(open.end());
    let has = |ending: &str| {
        all.iter()
            .any(|path| path.to_string_lossy().ends_with(ending))
    };
    assert!(
        has("-ho-so.db") && has(".xlsx") && has(".pdf") && all.len() > 5,
        "{all:#?}"
    );
}

#[test]
fn what_was_planted_is_found_where_it_is() {
    let caught = |bytes: &[u8]| std::panic::catch_unwind(|| has_none("a file", bytes)).is_err();
    assert!(caught(text().as_bytes()));
    assert!(caught(&misnamed()));
    assert!(caught(&crate::written::utf16(PLANTED[0], false)));
    assert!(!caught("Đăng ký khai sinh".as_bytes()));
}
