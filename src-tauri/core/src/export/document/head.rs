//! What stands above: the letterhead of issuing body and country, and the titles of a plan and of an appendix.

use super::page;
use super::words::{POINT, Paragraph, bold_width, line, rule};
use super::xml::{Element, element, value};
use crate::paper::plan_words::{AppendixHead, Letterhead};

/// The left part of the letterhead, of its whole width.
const LEFT: f64 = 0.4;
/// The rule below the issuing body: a third to a half of the line.
const BODY_RULE: f64 = 0.4;
/// The rule below an appendix's head, in points.
const SHORT_RULE: f64 = 90.0;

/// Two columns without lines, their widths in twips; each row stays on one page.
pub(super) fn side_by_side(widths: (u32, u32), rows: Vec<[Vec<Element>; 2]>) -> Element {
    let widths = [widths.0, widths.1];
    let sized = |name, width: u32| element(name).with("w:w", width).with("w:type", "dxa");
    let properties = element("w:tblPr")
        .child(value("w:tblStyle", "TableNormal"))
        .child(sized("w:tblW", widths.iter().sum()))
        .child(sized("w:tblInd", 0))
        .child(element("w:tblLayout").with("w:type", "fixed"));
    let grid = widths.map(|width| element("w:gridCol").with("w:w", width));
    let rows = rows.into_iter().map(|cells| {
        let whole = element("w:trPr").child(element("w:cantSplit"));
        let cells = cells.into_iter().zip(widths).map(|(paragraphs, width)| {
            let properties = element("w:tcPr").child(sized("w:tcW", width));
            element("w:tc").child(properties).children(paragraphs)
        });
        element("w:tr").child(whole).children(cells)
    });
    element("w:tbl")
        .child(properties)
        .child(element("w:tblGrid").children(grid))
        .children(rows)
}

/// The widths of the letterhead's parts, in twips.
pub(super) fn parts(landscape: bool) -> (u32, u32) {
    let width = page::width(landscape);
    let left = (f64::from(width) * LEFT) as u32;
    (left, width - left)
}

/// Issuing body at the left, quốc hiệu and tiêu ngữ at the right, each with its rule; below them number and
/// "Đông Hải, ngày …" where the document has them.
pub(super) fn letterhead(
    own: &Letterhead,
    landscape: bool,
    number_and_date: Option<(&str, &str)>,
) -> Element {
    let (left, right) = parts(landscape);
    let points = |twips: u32| f64::from(twips) / POINT;
    let body = own.body.iter();
    let widest = body
        .clone()
        .map(|line| bold_width(line, 13.0))
        .fold(0.0, f64::max);
    let mut at_left: Vec<Element> = body.map(|text| line("Body", text).into()).collect();
    at_left.push(rule((widest * BODY_RULE).max(40.0), points(left)));
    let at_right: Vec<Element> = vec![
        line("Country", own.country).into(),
        line("Motto", own.motto).into(),
        rule(bold_width(own.motto, 14.0), points(right)),
    ];
    let mut rows = vec![[at_left, at_right]];
    // In a row of their own: side by side however many lines the body takes.
    if let Some((number, date)) = number_and_date {
        let number = line("Number", &format!("Số: {number}")).before(4.0);
        let date = line("Date", date).before(4.0);
        rows.push([vec![number.into()], vec![date.into()]]);
    }
    side_by_side((left, right), rows)
}

/// A short rule in the middle of the page.
pub(super) fn short_rule(landscape: bool) -> Element {
    rule(SHORT_RULE, f64::from(page::width(landscape)) / POINT)
}

/// What stands above an appendix's table.
pub(super) fn titles(own: &AppendixHead, landscape: bool) -> Vec<Element> {
    let title = own.title.join("\n");
    let titles: Vec<Paragraph> = match own.head {
        Some(_) => vec![line("Heading1", &title).before(12.0)],
        None => vec![line("Heading1", &own.name), line("Heading2", &title)],
    };
    let head = own.head.as_ref();
    let mut all: Vec<Element> = Vec::new();
    all.extend(head.map(|head| letterhead(head, landscape, None)));
    all.extend(titles.into_iter().map(Element::from));
    all.push(line("Attached", &own.attached).keep_next(true).into());
    all.push(short_rule(landscape));
    all
}
