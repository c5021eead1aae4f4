//! A plan that was read, as the page shows it: what was understood, and what would change.

use super::reading::Reading;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::Result;
use crate::import::plan::{TableRead, Use};
use crate::plan::compare::{pairs, untouched};
use crate::plan::meaning::Meanings;
use crate::plan::{Kind, Node, Role};
use crate::value::format_number;

/// What was understood, and what would change.
pub(in crate::api) fn preview(own: Reading, desk: &Desk) -> Result<PlanPreview> {
    let read = &own.read;
    let differences = match read.problems.is_empty() {
        true => own.differences(desk)?,
        false => Vec::new(),
    };
    let about = own
        .into
        .as_ref()
        .map_or(read.about, |record| record.plan.about);
    let deadlines = desk.deadlines()?;
    let mut meanings = read.year.map(|year| Meanings::new(year, about, deadlines));
    let (understood, summary) = (understood(&own), summary(&own, &differences));
    let read = own.read;
    let tables = (0..).zip(read.tables);
    Ok(PlanPreview {
        file: read.file,
        year: read.year,
        title: read.title,
        about,
        understood,
        tables: tables
            .map(|(at, one)| table(at, one, meanings.as_mut()))
            .collect(),
        ready: read.problems.is_empty(),
        problems: read.problems,
        doubts: read.doubts,
        summary,
        into: own.into.map(|record| record.plan.id),
        same: own.same,
        differences,
    })
}

/// "Tìm thấy 1 bảng, 33 nhiệm vụ trong 3 mục".
fn understood(own: &Reading) -> Vec<String> {
    let used = || own.read.tables.iter().filter(|table| table.used);
    let nodes = || {
        used()
            .flat_map(|table| &table.rows)
            .filter(|row| row.used)
            .map(|row| &row.node)
    };
    let sections = nodes().filter(|node| node.kind == Kind::Section).count();
    let within = match sections {
        0 => String::new(),
        sections => format!(" trong {sections} mục"),
    };
    let prose = || own.read.tables.iter().find(|table| table.prose);
    let tables = used().filter(|table| !table.prose).count();
    let found = match (tables, prose().is_some_and(|prose| prose.used)) {
        (0, false) => None,
        (0, true) => Some(LOWER_PROSE.to_owned()),
        (tables, false) => Some(format!("{tables} bảng")),
        (tables, true) => Some(format!("{tables} bảng và {LOWER_PROSE}")),
    };
    let mut lines = vec![match found {
        None => "Chưa tìm thấy bảng kế hoạch nào".to_owned(),
        Some(found) => format!(
            "Tìm thấy {found}, {} nhiệm vụ{within}",
            count(tasks(nodes())),
        ),
    }];
    for table in used().filter(|table| !table.name.is_empty() || !table.title.is_empty()) {
        let name = [table.name.as_str(), table.title.as_str()];
        let name: Vec<&str> = name.into_iter().filter(|text| !text.is_empty()).collect();
        lines.push(format!("{}: {}", table.place, name.join(" – ")));
    }
    lines.extend(used().flat_map(|table| table.said.iter().cloned()));
    match prose() {
        Some(prose) if prose.used => lines.extend(taken_out(prose)),
        Some(prose) => lines.push(format!(
            "Văn bản còn có {LOWER_PROSE} ({} đoạn), chưa lấy; đánh dấu ở “{}” nếu đó cũng là nhiệm vụ",
            prose.rows.len(),
            prose.place,
        )),
        None => {}
    }
    let left = own
        .read
        .tables
        .iter()
        .filter(|table| !table.used && !table.prose);
    let left = left.count();
    if left > 0 && used().count() > 0 {
        lines.push(format!(
            "{left} bảng khác không phải bảng kế hoạch nên không nhập"
        ));
    }
    if let Some(record) = &own.into {
        let new = own.plan(record.plan.about);
        let names = untouched(&record.plan, &pairs(&record.plan, &new));
        if !names.is_empty() && used().count() > 0 {
            lines.push(format!(
                "Tệp không có {}; giữ nguyên như đang có",
                names.join(", ")
            ));
        }
    }
    lines
}

/// What the prose of a document is called inside a sentence.
const LOWER_PROSE: &str = "phần lời văn";

/// Which fields were taken out of the paragraphs of prose into columns of their own.
fn taken_out(prose: &TableRead) -> Option<String> {
    let filled = |role: Role| prose.rows.iter().any(|row| !row.node.text(role).is_empty());
    let columns = prose
        .columns
        .iter()
        .filter(|column| match column.role.and_then(Use::role) {
            Some(Role::Label | Role::Content) | None => false,
            Some(role) => filled(role),
        });
    let names: Vec<String> = columns.map(|own| format!("“{}: …”", own.heading)).collect();
    (!names.is_empty()).then(|| format!("Phần ghi {} được đưa sang cột riêng", names.join(", ")))
}

fn summary(own: &Reading, differences: &[PlanDifference]) -> String {
    let used = own.read.tables.iter().filter(|table| table.used);
    let nodes = used
        .flat_map(|table| &table.rows)
        .filter(|row| row.used)
        .map(|row| &row.node);
    match (&own.into, own.read.problems.len()) {
        (_, problems @ 1..) => format!("Còn {problems} chỗ cần chọn hoặc sửa trước khi ghi"),
        (None, _) => format!(
            "Sẽ tạo kế hoạch năm {} với {} nhiệm vụ",
            own.read.year.unwrap_or(0),
            count(tasks(nodes)),
        ),
        (Some(_), _) if differences.is_empty() => SAME.to_owned(),
        (Some(_), _) => counted(differences),
    }
}

/// What is said when a file brings nothing new.
pub(in crate::api) const SAME: &str = "Kế hoạch đã đúng như tệp: không có gì thay đổi";

/// "3 mới, 2 thay đổi, 1 không còn".
pub(in crate::api) fn counted(differences: &[PlanDifference]) -> String {
    let of = |kind| differences.iter().filter(|own| own.change == kind).count();
    let counts = [
        (of(DifferenceKind::New), "mới"),
        (of(DifferenceKind::Changed), "thay đổi"),
        (of(DifferenceKind::Gone), "không còn"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let texts: Vec<String> = counts
        .map(|(number, word)| format!("{} {word}", count(*number)))
        .collect();
    texts.join(", ")
}

/// "1.024".
pub(in crate::api) fn count(number: usize) -> String {
    format_number(number.into())
}

fn tasks<'a>(nodes: impl Iterator<Item = &'a Node>) -> usize {
    nodes.filter(|node| node.kind == Kind::Task).count()
}

fn table(number: usize, own: TableRead, mut meanings: Option<&mut Meanings>) -> TableFound {
    let rows = own.rows.into_iter().map(|mut row| PlanRowFound {
        row: row.row,
        place: row.place,
        used: row.used,
        kind: row.node.kind,
        level: row.node.level,
        schedule: match (row.used && own.used, meanings.as_deref_mut()) {
            (true, Some(meanings)) => meanings.of(&row.node),
            _ => None,
        },
        texts: Role::ALL
            .map(|role| std::mem::take(row.node.text_mut(role)))
            .into(),
        joined: row.node.joined,
    });
    TableFound {
        table: number,
        place: own.place,
        used: own.used,
        prose: own.prose,
        name: own.name,
        title: own.title,
        attached: own.attached,
        columns: own.columns,
        questions: own.questions,
        swaps: own.swaps,
        rows: rows.collect(),
    }
}
