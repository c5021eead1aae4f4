//! The Word file, part by part.

use smc_core::export::plan_word;
use smc_core::paper::lines::{columns, lines};
use smc_core::paper::paragraphs::paragraphs;
use smc_core::plan::{Appendix, Plan};
use smc_tests::plans::{REAL, bare, decision, hard, long, real};

use crate::package::{Element, Package};
use crate::paper;

fn written(plan: &Plan, whole: bool) -> Package {
    let text = decision();
    Package::open(&plan_word(&paper(plan, whole.then_some(&text))).unwrap())
}

/// The tables with headings: those of the appendices.
fn tables(package: &Package) -> Vec<Element> {
    let tables = package.body().all("w:tbl").into_iter().cloned();
    tables
        .filter(|table| !table.all("w:tblHeader").is_empty())
        .collect()
}

fn rows(table: &Element) -> Vec<&Element> {
    table
        .children
        .iter()
        .filter(|child| child.name == "w:tr")
        .collect()
}

/// A table's cells as `column+columns text`, `^` where they continue the cell above.
fn shown(table: &Element) -> Vec<Vec<String>> {
    let row = |row: &&Element| {
        let mut column = 0;
        let cells = row.children.iter().filter(|child| child.name == "w:tc");
        let cell = |cell: &Element| {
            let properties = cell.child("w:tcPr");
            let span: usize = properties
                .says("w:gridSpan", "w:val")
                .map_or(1, |n| n.parse().unwrap());
            let text = match properties.says("w:vMerge", "w:val") {
                Some("continue") => "^".to_owned(),
                _ => cell.words(),
            };
            column += span;
            format!("{}+{span} {text}", column - span)
        };
        cells.map(cell).collect()
    };
    rows(table).iter().map(row).collect()
}

fn expected(appendix: &Appendix) -> Vec<Vec<String>> {
    let headings = columns(appendix).into_iter().enumerate();
    let headings = headings
        .map(|(at, column)| format!("{at}+1 {}", column.heading))
        .collect();
    let lines = lines(appendix).into_iter().map(|line| {
        let cells = line.cells.iter().map(|cell| {
            let text = if cell.lines == 0 {
                "^"
            } else {
                cell.text.as_str()
            };
            format!("{}+{} {text}", cell.column, cell.columns)
        });
        cells.collect()
    });
    std::iter::once(headings).chain(lines).collect()
}

#[track_caller]
fn holds(plan: &Plan, whole: bool) {
    let package = written(plan, whole);
    package.check();
    let tables = tables(&package);
    assert_eq!(tables.len(), plan.appendices.len());
    for (table, appendix) in tables.iter().zip(&plan.appendices) {
        assert_eq!(shown(table), expected(appendix));
    }
}

#[test]
fn the_parts_hang_together_and_every_cell_stands_where_it_belongs() {
    for name in REAL {
        holds(&real(name), true);
        holds(&real(name), false);
    }
    holds(&hard(), true);
    holds(&hard(), false);
    holds(&long(500), false);
    holds(&bare(), true);
}

/// In prose every line is a paragraph, and every other column a paragraph below it.
#[test]
fn in_prose_the_tree_is_numbered_paragraphs() {
    let mut plan = hard();
    plan.appendices[0].prose = true;
    let package = written(&plan, false);
    package.check();
    assert_eq!(
        tables(&package).len(),
        1,
        "the second appendix stays a table"
    );
    let words: Vec<String> = package
        .body()
        .all("w:p")
        .into_iter()
        .filter(|own| own.child("w:pPr").says("w:pStyle", "w:val") == Some("BodyText"))
        .map(Element::words)
        .collect();
    let expected = paragraphs(&plan.appendices[0]);
    let expected: Vec<String> = expected.into_iter().map(|own| own.text).collect();
    assert_eq!(words, expected);
    assert_eq!(words[0], "I. Công tác chỉ đạo & điều hành");
}

#[test]
fn signs_word_cannot_hold_do_no_harm() {
    let mut plan = hard();
    plan.title = "KẾ HOẠCH \u{0}<&>\" 'A'\u{b}".to_owned();
    plan.appendices[0].nodes[1].content = "a\u{1}b\tc\u{fffe}\n\nd".to_owned();
    let package = written(&plan, true);
    package.check();
    let cells = shown(&tables(&package)[0]);
    assert_eq!(cells[2][1], "1+1 ab\tc\n\nd");
}

#[test]
fn merged_cells_hang_on_the_first_and_titles_spread_to_the_right() {
    let package = written(&hard(), false);
    let cells = shown(&tables(&package)[0]);
    assert_eq!(cells[1], ["0+1 I", "1+5 Công tác chỉ đạo & điều hành"]);
    assert_eq!(
        cells[10..13],
        [
            [
                "0+1 2.1",
                "1+1 Việc thứ nhất",
                "2+1 Thường xuyên",
                "3+1 Văn phòng",
                "4+1 Các đơn vị",
                "5+1 Báo cáo"
            ],
            [
                "0+1 2.2",
                "1+1 Việc thứ hai",
                "2+1 ^",
                "3+1 ^",
                "4+1 ^",
                "5+1 "
            ],
            [
                "0+1 2.3",
                "1+1 Việc thứ ba",
                "2+1 ^",
                "3+1 ^",
                "4+1 ^",
                "5+1 "
            ],
        ]
        .map(|row| row.map(str::to_owned).to_vec())
    );
}

#[test]
fn headings_repeat_and_rows_stay_whole_unless_longer_than_a_page() {
    let mut plan = hard();
    plan.appendices[0].nodes[2].content = "rất dài ".repeat(3000);
    let package = written(&plan, false);
    for (at, row) in rows(&tables(&package)[0]).into_iter().enumerate() {
        let properties = row.children.iter().find(|child| child.name == "w:trPr");
        let says = |name: &str| properties.is_some_and(|properties| properties.has(name));
        assert_eq!(says("w:tblHeader"), at == 0, "row {at}");
        assert_eq!(says("w:cantSplit"), at != 3, "row {at}");
    }
    // A section's row stays with the next.
    let section = rows(&tables(&package)[0])[1].clone();
    assert!(
        section
            .all("w:pPr")
            .iter()
            .all(|paragraph| paragraph.has("w:keepNext"))
    );
}

#[test]
fn every_section_has_its_paper_and_counts_its_own_pages() {
    let package = written(&hard(), true);
    let sections = package.body().all("w:sectPr");
    let turned: Vec<_> = sections
        .iter()
        .map(|section| section.says("w:pgSz", "w:orient"))
        .collect();
    assert_eq!(turned, [None, None, Some("landscape")]);
    for section in sections {
        assert_eq!(section.says("w:pgNumType", "w:start"), Some("1"));
        assert!(section.has("w:titlePg"));
        let margins = section.child("w:pgMar").attributes.clone();
        // 30, 15, 20 and 20 mm.
        let margins = ["w:left", "w:right", "w:top", "w:bottom"].map(|side| margins[side].as_str());
        assert_eq!(margins, ["1701", "850", "1134", "1134"]);
    }
    let headers = package.part("word/document.xml").all("w:sectPr")[0].all("w:headerReference");
    let kinds: Vec<&str> = headers
        .iter()
        .map(|header| header.attributes["w:type"].as_str())
        .collect();
    assert_eq!(kinds, ["default", "first"]);
    assert_eq!(package.part("word/header1.xml").all("w:fldSimple").len(), 1);
    assert!(package.part("word/header2.xml").words().is_empty());
}

#[test]
fn the_decision_reads_as_its_form_wants_it() {
    let package = written(&hard(), true);
    let words: Vec<String> = package
        .body()
        .all("w:p")
        .iter()
        .map(|paragraph| paragraph.words())
        .collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    let beginning = [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/QĐ-UBND",
        "Mẫu, ngày 05 tháng 02 năm 2026",
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch kiểm soát thủ tục hành chính và thực hiện cơ chế một cửa năm 2026",
        "ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    ];
    assert_eq!(words[..beginning.len()], beginning);
    let place = |text: &str| {
        words
            .iter()
            .position(|words| *words == text)
            .unwrap_or_else(|| panic!("{text}"))
    };
    let order = [
        "Theo đề nghị của Giám đốc Trung tâm Phục vụ hành chính công phường.",
        "QUYẾT ĐỊNH:",
        "Điều 2. Tổ chức thực hiện",
        "2. Trung tâm Phục vụ hành chính công phường theo dõi, đôn đốc, tổng hợp.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "Nơi nhận:",
        "- Lưu: VT, TTPVHCC.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
        "Phụ lục I",
        "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân phường Mẫu)",
        "Phụ lục II",
    ];
    assert!(order.map(place).is_sorted());
    let grounds = package
        .body()
        .all("w:pStyle")
        .iter()
        .filter(|style| style.attributes["w:val"] == "Basis")
        .count();
    assert_eq!(grounds, 3);
}

#[test]
fn a_plan_issued_with_a_decision_has_a_letterhead_and_an_appendix_has_none() {
    let text = |plan: &Plan| {
        let package = written(plan, false);
        let paragraphs = package
            .body()
            .all("w:p")
            .iter()
            .map(|paragraph| paragraph.words())
            .collect::<Vec<_>>();
        paragraphs.join("\n")
    };
    let issued = text(&real("dong-hai-2026"));
    assert!(issued.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    assert!(
        issued.contains("KẾ HOẠCH\nKIỂM SOÁT THỦ TỤC HÀNH CHÍNH"),
        "{issued}"
    );
    assert!(issued.contains("(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm 2026 của"));
    assert!(!text(&hard()).contains("CỘNG HÒA"));
}

#[test]
fn everything_is_times_new_roman_and_says_what_it_is() {
    let package = written(&hard(), true);
    let fonts = package.part("word/styles.xml").all("w:rFonts");
    assert_eq!(fonts.len(), 1);
    assert!(
        fonts[0]
            .attributes
            .values()
            .all(|font| font == "Times New Roman")
    );
    assert!(package.body().all("w:rFonts").is_empty());
    let names: Vec<_> = package
        .part("word/styles.xml")
        .all("w:name")
        .iter()
        .map(|n| n.attributes["w:val"].clone())
        .collect();
    for name in [
        "Normal",
        "heading 1",
        "heading 2",
        "Body Text",
        "Table Grid",
        "Chữ trong bảng 12",
        "Chữ trong bảng 13",
    ] {
        assert!(names.iter().any(|own| own == name), "{name}: {names:?}");
    }
    let core = package.part("docProps/core.xml");
    assert_eq!(
        core.child("dc:title").text,
        "KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026"
    );
    assert_eq!(core.child("dc:creator").text, "Ủy ban nhân dân phường Mẫu");
    assert_eq!(core.child("dcterms:created").text, "2026-11-20T08:30:00Z");
}

#[test]
fn the_same_paper_has_the_same_bytes_and_one_appendix_can_go_alone() {
    let plan = hard();
    let whole = paper(&plan, None);
    assert_eq!(plan_word(&whole).unwrap(), plan_word(&whole).unwrap());
    let second = smc_core::paper::PlanPaper {
        appendix: Some(2),
        ..whole
    };
    let package = Package::open(&plan_word(&second).unwrap());
    package.check();
    assert_eq!(tables(&package).len(), 1);
    assert_eq!(package.body().all("w:sectPr").len(), 1);
    let none = smc_core::paper::PlanPaper {
        appendix: Some(3),
        ..second
    };
    let error = plan_word(&none).unwrap_err().to_string();
    assert!(error.contains("không có phụ lục nào"), "{error}");
}
