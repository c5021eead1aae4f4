//! A plan that was read, as the page shows it: what was understood, and what would change.

use super::reading::Reading;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::Result;
use crate::import::plan::TableRead;
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
    let mut lines = vec![match used().count() {
        0 => "Chưa tìm thấy bảng kế hoạch nào".to_owned(),
        tables => format!(
            "Tìm thấy {tables} bảng, {} nhiệm vụ{within}",
            count(tasks(nodes())),
        ),
    }];
    for table in used().filter(|table| !table.name.is_empty() || !table.title.is_empty()) {
        let name = [table.name.as_str(), table.title.as_str()];
        let name: Vec<&str> = name.into_iter().filter(|text| !text.is_empty()).collect();
        lines.push(format!("{}: {}", table.place, name.join(" – ")));
    }
    lines.extend(used().flat_map(|table| table.said.iter().cloned()));
    let left = own.read.tables.len() - used().count();
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
        name: own.name,
        title: own.title,
        attached: own.attached,
        columns: own.columns,
        questions: own.questions,
        swaps: own.swaps,
        rows: rows.collect(),
    }
}
