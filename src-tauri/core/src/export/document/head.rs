//! What stands above: the letterhead of issuing body and country, and the titles of a plan and of an appendix.

use super::page;
use super::words::{POINT, Paragraph, bold_width, line, rule};
use super::xml::{Element, element, value};
use crate::paper::PlanPaper;
use crate::paper::texts::{self, COUNTRY, MOTTO};
use crate::plan::Appendix;

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
    let at_right: Vec<Element> = vec![
        line("Country", COUNTRY).into(),
        line("Motto", MOTTO).into(),
        rule(bold_width(MOTTO, 14.0), points(right)),
    ];
    let mut rows = vec![[at_left, at_right]];
    // In a row of their own: side by side however many lines the body takes.
    if let Some((number, date)) = number_and_date {
        let number = line("Number", &format!("Số: {number}")).before(4.0);
        let date = line("Date", &date).before(4.0);
        rows.push([vec![number.into()], vec![date.into()]]);
    }
    side_by_side((left, right), rows)
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
