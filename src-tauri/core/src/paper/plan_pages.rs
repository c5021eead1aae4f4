//! A plan's decision and appendices as the data of `quyet-dinh.typ` and `phu-luc.typ`. Pure.

use serde::Serialize;
use serde_json::{Value, json};

use super::lines::{self, Line};
use super::table::{Cell, Column, Row, Table};
use super::texts::{self, COUNTRY, MOTTO};
use super::{DecisionText, PlanPaper};
use crate::plan::{Appendix, Kind, Role};

/// The sizes a table's text may have.
const SIZES: std::ops::RangeInclusive<u8> = 10..=14;

/// Country, motto and who issues: the head of a document that stands on its own.
#[derive(Debug, Serialize)]
struct Head {
    country: &'static str,
    motto: &'static str,
    body: Vec<String>,
}

/// What `phu-luc.typ` shows.
pub fn appendices(paper: &PlanPaper<'_>) -> Value {
    let own: Vec<Value> = paper
        .appendices()
        .iter()
        .map(|own| appendix(paper, own))
        .collect();
    json!({ "appendices": own })
}

/// What `quyet-dinh.typ` shows: the decision, then what `phu-luc.typ` shows.
pub fn decision(paper: &PlanPaper<'_>, text: &DecisionText) -> Value {
    let (plan, office) = (paper.plan, &paper.office);
    let authority = text.authority.trim();
    let authority = match authority.is_empty() {
        true => texts::body_name(&office.body).to_uppercase(),
        false => authority.to_uppercase(),
    };
    let articles = text.articles.iter().map(|own| paragraphs(own));
    let articles: Vec<Vec<String>> = articles.filter(|own| !own.is_empty()).collect();
    let mut data = appendices(paper);
    data["decision"] = json!({
        "head": head(paper),
        "number": texts::number_text(&plan.number, &office.symbol),
        "date": texts::date_line(&office.place, &plan.date, plan.year),
        "subject": text.subject.trim(),
        "authority": authority,
        "basis": filled(&text.basis),
        "proposer": text.proposer.trim(),
        "articles": articles,
        "signer_titles": office.signer_titles(plan),
        "signer": office.signer(plan),
        "recipients": filled(&text.recipients),
    });
    data
}

fn head(paper: &PlanPaper<'_>) -> Head {
    Head {
        country: COUNTRY,
        motto: MOTTO,
        body: texts::body_lines(&paper.office.body),
    }
}

/// A named appendix is a part of a plan and has no head; the only table of a plan is the plan itself.
fn appendix(paper: &PlanPaper<'_>, own: &Appendix) -> Value {
    let name = own.name.trim();
    let title = texts::appendix_title(paper.plan, own);
    json!({
        "head": name.is_empty().then(|| head(paper)),
        "name": name,
        "title": texts::title_lines(title),
        "attached": texts::with_room(&texts::attached_line(paper.plan, own, &paper.office)),
        "landscape": own.landscape,
        "table": table(own),
    })
}

fn table(own: &Appendix) -> Table {
    let columns = lines::columns(own);
    let shown: Vec<Column<'_>> = columns
        .iter()
        .map(|column| Column {
            heading: &column.heading,
            align: align(column.role),
        })
        .collect();
    let size = f64::from(own.size.clamp(*SIZES.start(), *SIZES.end()));
    let rows = lines::lines(own).into_iter().map(row).collect();
    Table::new(&shown, rows, size, own.landscape)
}

/// What is read stands left, what is looked up in the middle.
fn align(role: Role) -> &'static str {
    match role {
        Role::Content | Role::Result | Role::Note => "left",
        Role::Label | Role::Time | Role::Lead | Role::Coordinating => "center",
    }
}

fn row(line: Line) -> Row {
    // What reaches over several lines, or is reached over, cannot be a title of its own.
    let single = line.cells.iter().all(|cell| cell.lines == 1);
    let (kind, title) = match line.kind {
        Kind::Section => ("section", 1),
        Kind::Group => ("group", 2),
        Kind::Task => ("task", 0),
    };
    let cells = line.cells.into_iter().filter(|cell| cell.lines > 0);
    let cells = cells
        .map(|cell| Cell {
            align: own_align(&cell.text, cell.role, cell.columns),
            column: cell.column,
            columns: cell.columns,
            rows: cell.lines,
            text: cell.text.trim().to_owned(),
        })
        .collect();
    Row {
        kind,
        title: if single { title } else { 0 },
        long: false,
        cells,
    }
}

/// A list inside a cell stands left, whatever its column does.
fn own_align(text: &str, role: Option<Role>, columns: usize) -> Option<&'static str> {
    let list = text
        .lines()
        .filter(|line| line.trim_start().starts_with(['-', '+', '•']));
    let is_list = text.contains('\n') && list.count() > 0;
    let centred = role.is_some_and(|role| align(role) == "center") && columns == 1;
    (is_list && centred).then_some("left")
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

fn filled(lines: &[String]) -> Vec<&str> {
    let lines = lines.iter().map(|line| line.trim());
    lines.filter(|line| !line.is_empty()).collect()
}
