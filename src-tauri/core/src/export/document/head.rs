//! What stands above: the letterhead of issuing body and country, and the titles of a plan and of an appendix.

use super::page;
use super::words::{POINT, Paragraph, bold_width, line, rule};
use super::xml::{Element, element, value};
use crate::paper::PlanPaper;
use crate::paper::texts::{self, COUNTRY, MOTTO};
use crate::plan::Appendix;

/// The left part of the letterhead, of its whole width.
const LEFT: f64 = 0.41;
/// The rule below the issuing body: a third to a half of the line.
const BODY_RULE: f64 = 0.4;
/// The rule below an appendix's head, in points.
const SHORT_RULE: f64 = 90.0;

/// A table without lines: each cell with its width in twips and its paragraphs. Its row stays on one page.
pub(super) fn side_by_side(cells: Vec<(u32, Vec<Element>)>) -> Element {
    let width = cells.iter().map(|(width, _)| width).sum::<u32>();
    let properties = element("w:tblPr")
        .child(value("w:tblStyle", "TableNormal"))
        .child(element("w:tblW").with("w:w", width).with("w:type", "dxa"))
        .child(element("w:tblInd").with("w:w", 0).with("w:type", "dxa"))
        .child(element("w:tblLayout").with("w:type", "fixed"));
    let grid = cells
        .iter()
        .map(|(width, _)| element("w:gridCol").with("w:w", width));
    let grid = element("w:tblGrid").children(grid);
    let cells = cells.into_iter().map(|(width, paragraphs)| {
        let width = element("w:tcW").with("w:w", width).with("w:type", "dxa");
        element("w:tc")
            .child(element("w:tcPr").child(width))
            .children(paragraphs)
    });
    let row = element("w:tr").child(element("w:trPr").child(element("w:cantSplit")));
    element("w:tbl")
        .child(properties)
        .child(grid)
        .child(row.children(cells))
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
    paper: &PlanPaper<'_>,
    landscape: bool,
    number_and_date: Option<(String, String)>,
) -> Element {
    let (left, right) = parts(landscape);
    let points = |twips: u32| f64::from(twips) / POINT;
    let body = texts::body_lines(&paper.office.body);
    let widest = body
        .iter()
        .map(|line| bold_width(line, 13.0))
        .fold(0.0, f64::max);
    let mut at_left: Vec<Element> = body.iter().map(|text| line("Body", text).into()).collect();
    at_left.push(rule((widest * BODY_RULE).max(40.0), points(left)));
    let mut at_right: Vec<Element> = vec![
        line("Country", COUNTRY).into(),
        line("Motto", MOTTO).into(),
        rule(bold_width(MOTTO, 13.5), points(right)),
    ];
    if let Some((number, date)) = number_and_date {
        at_left.push(line("Number", &format!("Số: {number}")).before(6.0).into());
        at_right.push(line("Date", &date).before(6.0).into());
    }
    side_by_side(vec![(left, at_left), (right, at_right)])
}

/// A short rule in the middle of the page.
pub(super) fn short_rule(landscape: bool) -> Element {
    rule(SHORT_RULE, f64::from(page::width(landscape)) / POINT)
}

/// What stands above an appendix's table. A plan that is issued with a decision has a letterhead of its own;
/// an appendix with a name has none (Nghị định 30/2020/NĐ-CP, Phụ lục III).
pub(super) fn titles(paper: &PlanPaper<'_>, appendix: &Appendix) -> Vec<Element> {
    let title = texts::appendix_title(paper.plan, appendix);
    let attached = texts::attached_line(paper.plan, appendix, &paper.office);
    let name = appendix.name.trim();
    let mut all = Vec::new();
    let titles: Vec<Paragraph> = match name {
        "" => {
            all.push(letterhead(paper, appendix.landscape, None));
            let title = texts::title_lines(title).join("\n");
            vec![line("Heading1", &title).before(12.0)]
        }
        name => {
            let title = texts::title_lines(title).join("\n");
            vec![line("Heading1", name), line("Heading2", &title)]
        }
    };
    all.extend(titles.into_iter().map(Element::from));
    all.push(line("Attached", &attached).keep_next(true).into());
    all.push(short_rule(appendix.landscape));
    all
}
