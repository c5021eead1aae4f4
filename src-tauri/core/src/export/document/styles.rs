//! The styles of a document: everything looks as its style says, so that the officer changes a look in one place.
//! Sizes after Nghị định 30/2020/NĐ-CP, Phụ lục I.

use super::super::styles::FAMILY;
use super::words::POINT;
use super::xml::{Element, WORD, element, value};
use crate::paper::widths::{AIR, INSET};

/// Free space above and below a rule.
const AROUND_A_RULE: (f64, f64) = (3.0, 4.0);

/// A paragraph style; sizes and spaces in points.
struct Style {
    id: String,
    name: String,
    /// Word knows it by this name.
    built_in: bool,
    size: f64,
    bold: bool,
    italic: bool,
    align: &'static str,
    after: f64,
    /// Indent of the first line in millimetres.
    first: f64,
    keep_next: bool,
    /// Level in the navigation pane, from 0.
    outline: Option<u8>,
}

fn style(id: &str, name: &str, size: f64, align: &'static str) -> Style {
    Style {
        id: id.to_owned(),
        name: name.to_owned(),
        built_in: false,
        size,
        bold: false,
        italic: false,
        align,
        after: 0.0,
        first: 0.0,
        keep_next: false,
        outline: None,
    }
}

impl Style {
    fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    fn italic(self) -> Style {
        Style {
            italic: true,
            ..self
        }
    }

    fn built_in(self) -> Style {
        Style {
            built_in: true,
            ..self
        }
    }

    fn heading(self, level: u8) -> Style {
        Style {
            built_in: true,
            bold: true,
            keep_next: true,
            outline: Some(level),
            ..self
        }
    }

    /// Running text: a first line set in, and air below.
    fn running(self) -> Style {
        Style {
            first: 10.0,
            after: 6.0,
            ..self
        }
    }
}

/// The styles of every document, and of tables with text of these sizes.
fn all(sizes: &[u8]) -> Vec<Style> {
    let mut all = vec![
        style("Heading1", "heading 1", 14.0, "center").heading(0),
        style("Heading2", "heading 2", 14.0, "center").heading(1),
        style("BodyText", "Body Text", 14.0, "both")
            .built_in()
            .running(),
        style("Header", "header", 13.0, "center").built_in(),
        style("Basis", "Căn cứ ban hành", 14.0, "both")
            .italic()
            .running(),
        style("Body", "Tên cơ quan", 13.0, "center").bold(),
        style("Country", "Quốc hiệu", 13.0, "center").bold(),
        style("Motto", "Tiêu ngữ", 14.0, "center").bold(),
        style("Number", "Số ký hiệu", 13.0, "center"),
        style("Date", "Địa danh, ngày tháng", 14.0, "center").italic(),
        style("Attached", "Kèm theo", 14.0, "center").italic(),
        style("Authority", "Thẩm quyền ban hành", 14.0, "center").bold(),
        style("Signer", "Người ký", 14.0, "center").bold(),
        style("RecipientsTitle", "Nơi nhận", 12.0, "left")
            .bold()
            .italic(),
        style("Recipients", "Danh sách nơi nhận", 11.0, "left"),
        style("Rule", "Đường kẻ", 4.0, "center"),
        style("End", "Cuối phần", 1.0, "left"),
    ];
    for size in sizes {
        let own = |id: &str, name: &str, align| {
            let (id, name) = (format!("{id}{size}"), format!("{name} {size}"));
            style(&id, &name, f64::from(*size), align)
        };
        all.extend([
            own("TableHeading", "Đầu cột", "center").bold(),
            own("TableTitle", "Mục trong bảng", "left").bold(),
            own("TableTitleCentred", "Mục giữa ô", "center").bold(),
            own("TableText", "Chữ trong bảng", "left"),
            own("TableCentred", "Chữ giữa ô", "center"),
        ]);
    }
    all
}

/// `word/styles.xml`.
pub(super) fn part(sizes: &[u8]) -> Element {
    let mut normal = element("w:style")
        .with("w:type", "paragraph")
        .with("w:default", 1);
    normal = normal
        .with("w:styleId", "Normal")
        .child(value("w:name", "Normal"));
    element("w:styles")
        .with("xmlns:w", WORD)
        .child(defaults())
        .child(normal.child(element("w:qFormat")))
        .children(all(sizes).iter().map(paragraph_style))
        .children(table_styles())
}

fn defaults() -> Element {
    let fonts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
    let fonts = fonts
        .iter()
        .fold(element("w:rFonts"), |fonts, name| fonts.with(name, FAMILY));
    let run = element("w:rPr").child(fonts);
    let run = run.children(font_size(14.0)).child(
        value("w:lang", "vi-VN")
            .with("w:eastAsia", "vi-VN")
            .with("w:bidi", "ar-SA"),
    );
    element("w:docDefaults")
        .child(element("w:rPrDefault").child(run))
        .child(element("w:pPrDefault"))
}

fn font_size(points: f64) -> [Element; 2] {
    let halves = (points * 2.0) as u32;
    [value("w:sz", halves), value("w:szCs", halves)]
}

fn paragraph_style(style: &Style) -> Element {
    let mut head = element("w:style").with("w:type", "paragraph");
    if !style.built_in {
        head = head.with("w:customStyle", 1);
    }
    let mut head = head
        .with("w:styleId", &style.id)
        .child(value("w:name", &style.name))
        .child(value("w:basedOn", "Normal"))
        .child(element("w:qFormat"));
    let mut paragraph = element("w:pPr");
    if style.keep_next {
        paragraph = paragraph.child(element("w:keepNext"));
    }
    if style.id == "Rule" {
        let top = value("w:top", "single")
            .with("w:sz", 6)
            .with("w:space", 0)
            .with("w:color", "auto");
        paragraph = paragraph.child(element("w:pBdr").child(top));
    }
    paragraph = paragraph.children(spacing(style));
    if style.first > 0.0 {
        paragraph =
            paragraph.child(element("w:ind").with("w:firstLine", super::page::twips(style.first)));
    }
    paragraph = paragraph.child(value("w:jc", style.align));
    if let Some(level) = style.outline {
        paragraph = paragraph.child(value("w:outlineLvl", level));
    }
    let mut run = element("w:rPr");
    for (name, set) in [
        ("w:b", style.bold),
        ("w:bCs", style.bold),
        ("w:i", style.italic),
        ("w:iCs", style.italic),
    ] {
        if set {
            run = run.child(element(name));
        }
    }
    head = head
        .child(paragraph)
        .child(run.children(font_size(style.size)));
    head
}

fn spacing(style: &Style) -> Option<Element> {
    let twips = |points: f64| (points * POINT) as u32;
    match style.id.as_str() {
        // No higher than it must be.
        "Rule" | "End" => {
            let around = if style.id == "Rule" {
                AROUND_A_RULE
            } else {
                (0.0, 0.0)
            };
            let space = element("w:spacing")
                .with("w:before", twips(around.0))
                .with("w:after", twips(around.1))
                .with("w:line", twips(style.size));
            Some(space.with("w:lineRule", "exact"))
        }
        _ => (style.after > 0.0).then(|| element("w:spacing").with("w:after", twips(style.after))),
    }
}

fn table_styles() -> [Element; 2] {
    let table = |id: &str, name: &str| {
        let table = element("w:style").with("w:type", "table");
        let table = if id == "TableNormal" {
            table.with("w:default", 1)
        } else {
            table
        };
        table.with("w:styleId", id).child(value("w:name", name))
    };
    let sides = [
        "w:top",
        "w:left",
        "w:bottom",
        "w:right",
        "w:insideH",
        "w:insideV",
    ];
    let borders = sides.into_iter().map(|side| {
        value(side, "single")
            .with("w:sz", 4)
            .with("w:space", 0)
            .with("w:color", "auto")
    });
    [
        table("TableNormal", "Normal Table")
            .child(value("w:uiPriority", 99))
            .child(element("w:semiHidden"))
            .child(element("w:unhideWhenUsed"))
            .child(
                element("w:tblPr")
                    .child(element("w:tblInd").with("w:w", 0).with("w:type", "dxa"))
                    .child(margins(0, 0)),
            ),
        table("TableGrid", "Table Grid")
            .child(value("w:basedOn", "TableNormal"))
            .child(
                element("w:tblPr")
                    .child(element("w:tblInd").with("w:w", 0).with("w:type", "dxa"))
                    .child(element("w:tblBorders").children(borders))
                    .child(margins(
                        (AIR / 4.0 * POINT) as u32,
                        (INSET / 2.0 * POINT) as u32,
                    )),
            ),
    ]
}

/// What cells keep free above and below, and at the sides, in twips.
fn margins(ends: u32, sides: u32) -> Element {
    let all = [
        ("w:top", ends),
        ("w:left", sides),
        ("w:bottom", ends),
        ("w:right", sides),
    ];
    let all = all.map(|(side, twips)| element(side).with("w:w", twips).with("w:type", "dxa"));
    element("w:tblCellMar").children(all)
}
