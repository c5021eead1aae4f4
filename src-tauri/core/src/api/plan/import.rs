//! A plan from a file or a pasted text: shown as it was understood, mended, stored all or nothing as one undo
//! step; into an existing plan as the difference to it.

use std::path::Path;

use super::compare::{Pair, pairs, untouched};
use super::meaning;
use super::mend::mends;
use super::planned;
use super::plans;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::import::Print;
use crate::import::plan::{self as reader, PlanRead, Remark, TableRead};
use crate::plan::{About, Appendix, Column, Kind, Node, Plan, Role, State};
use crate::store::history::{self, Subject, Undo};
use crate::store::{self, backup::Reason, moment};
use crate::value::format_number;

pub(in crate::api) fn plan_read(
    desk: &mut Desk,
    source: PlanSource,
    year: Option<i32>,
    into: Option<i64>,
    mends: Vec<Mend>,
) -> Result<PlanPreview> {
    let reading = Reading::of(desk, source, year, into, mends)?;
    if let Some((path, print)) = &reading.file {
        desk.shown.note(path, *print);
    }
    reading.preview(desk)
}

pub(in crate::api) fn plan_apply(
    desk: &mut Desk,
    source: PlanSource,
    year: Option<i32>,
    about: About,
    into: Option<i64>,
    mends: Vec<Mend>,
) -> Result<PlanChanged> {
    let reading = Reading::of(desk, source, year, into, mends)?;
    if let Some((path, print)) = &reading.file {
        desk.shown.refuse_changed(path, *print)?;
    }
    reading.refuse_problems()?;
    match reading.into {
        Some(_) => reading.merge(desk),
        None => reading.add(desk, about),
    }
}

/// A file read for a new plan, or for one that is there.
struct Reading {
    read: PlanRead,
    /// The file's path and contents, unless it was a pasted text.
    file: Option<(String, Print)>,
    into: Option<store::plan::Record>,
}

impl Reading {
    fn of(
        desk: &Desk,
        source: PlanSource,
        year: Option<i32>,
        into: Option<i64>,
        list: Vec<Mend>,
    ) -> Result<Reading> {
        let year = year.map(plans::year).transpose()?;
        let into = into.map(|id| planned::load(desk.db()?, id)).transpose()?;
        if let Some(record) = &into {
            planned::refuse_issued(record)?;
        }
        let work = desk.progress.begin();
        let (source, path) = match source {
            PlanSource::File { path } => {
                let source = reader::open_file(Path::new(&path), &|rows| work.go_on(rows))?;
                (source, Some(path))
            }
            PlanSource::Text { text } => (reader::open_text(&text)?, None),
        };
        let known = into.as_ref().map(|record| record.plan.year);
        Ok(Reading {
            read: reader::understand(&source, &mends(list), year.or(known)),
            file: path.map(|path| (path, source.print())),
            into,
        })
    }

    fn refuse_problems(&self) -> Result<()> {
        let said = |own: &Remark| match own.place.is_empty() {
            true => own.text.clone(),
            false => format!("{}: {}", own.place, own.text),
        };
        match self.read.problems.as_slice() {
            [] => Ok(()),
            [only] => Err(Error::Invalid(format!("Chưa ghi gì. {}", said(only)))),
            [first, more @ ..] => Err(Error::Invalid(format!(
                "Chưa ghi gì. {} (và {} chỗ khác cần chọn hoặc sửa)",
                said(first),
                more.len()
            ))),
        }
    }

    /// The plan as the file has it; of one that is there only its contents are the file's.
    fn plan(&self, about: About) -> Plan {
        let appendices = self
            .read
            .tables
            .iter()
            .filter(|table| table.used)
            .map(|table| appendix(table, &self.read.title))
            .collect();
        match &self.into {
            Some(record) => Plan {
                appendices,
                ..record.plan.clone()
            },
            None => Plan {
                id: 0,
                year: self.read.year.unwrap_or(0),
                about,
                title: self.read.title.clone(),
                basis: String::new(),
                number: String::new(),
                date: String::new(),
                signer_title: String::new(),
                signer: String::new(),
                state: State::Draft,
                appendices,
            },
        }
    }

    fn add(&self, desk: &mut Desk, about: About) -> Result<PlanChanged> {
        let plan = self.plan(about);
        let (now, deadlines) = (desk.now(), desk.deadlines()?);
        let label = format!("nhập kế hoạch từ {}", self.read.file);
        desk.store()?.copy(now, Reason::BeforeImport)?;
        let id = desk.store()?.write(|db| {
            let (id, changes) = planned::add(db, &plan, &deadlines)?;
            let subject = Subject::Plan {
                plan: Some(id),
                amendment: None,
            };
            history::make(db, subject, &moment(now), &label, Undo::Possible, &changes)?;
            Ok(id)
        })?;
        let tasks = tasks(plan.appendices.iter().flat_map(|own| &own.nodes));
        let message = format!("Đã nhập {} nhiệm vụ từ {}", count(tasks), self.read.file);
        view::changed(desk, id, Some(message), Vec::new())
    }

    fn merge(&self, desk: &mut Desk) -> Result<PlanChanged> {
        let Some(record) = &self.into else {
            return Err(Error::Cancelled);
        };
        let id = record.plan.id;
        let differences = self.differences(desk)?;
        if differences.is_empty() {
            return view::changed(desk, id, Some(SAME.to_owned()), Vec::new());
        }
        let now = desk.now();
        desk.store()?.copy(now, Reason::BeforeImport)?;
        let label = format!("nhập lại kế hoạch từ {}", self.read.file);
        planned::change(desk, id, &label, |db, record, deadlines| {
            let new = self.plan(record.plan.about);
            let mut changes = Vec::new();
            // New appendices stand after those that are there.
            for (position, pair) in (record.plan.appendices.len()..).zip(pairs(&record.plan, &new))
            {
                changes.extend(pair.changes(db, &record.plan, position as i64, deadlines)?);
            }
            Ok(changes)
        })?;
        let message = format!("Đã nhập {}: {}", self.read.file, counted(&differences));
        view::changed(desk, id, Some(message), Vec::new())
    }

    /// Against the plan that is there, what would change.
    fn differences(&self, desk: &Desk) -> Result<Vec<PlanDifference>> {
        let Some(record) = &self.into else {
            return Ok(Vec::new());
        };
        let work = planned::occurrences(desk.db()?, record.plan.id)?;
        let new = self.plan(record.plan.about);
        let several = new.appendices.len() > 1 || record.plan.appendices.len() > 1;
        let pairs = pairs(&record.plan, &new);
        Ok(pairs
            .iter()
            .flat_map(|pair: &Pair<'_>| pair.differences(&work, several))
            .collect())
    }

    fn preview(&self, desk: &Desk) -> Result<PlanPreview> {
        let read = &self.read;
        let differences = match read.problems.is_empty() {
            true => self.differences(desk)?,
            false => Vec::new(),
        };
        let about = self
            .into
            .as_ref()
            .map_or(read.about, |record| record.plan.about);
        let deadlines = desk.deadlines()?;
        let tables = (0..).zip(&read.tables);
        Ok(PlanPreview {
            file: read.file.clone(),
            year: read.year,
            title: read.title.clone(),
            about,
            understood: self.understood(),
            tables: tables
                .map(|(at, own)| table(at, own, read.year, about, &deadlines))
                .collect(),
            problems: read.problems.iter().map(remark).collect(),
            doubts: read.doubts.iter().map(remark).collect(),
            summary: self.summary(&differences),
            differences,
            ready: read.problems.is_empty(),
        })
    }

    /// "Tìm thấy 1 bảng, 33 nhiệm vụ trong 3 mục".
    fn understood(&self) -> Vec<String> {
        let used = || self.read.tables.iter().filter(|table| table.used);
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
        let left = self.read.tables.len() - used().count();
        if left > 0 && used().count() > 0 {
            lines.push(format!(
                "{left} bảng khác không phải bảng kế hoạch nên không nhập"
            ));
        }
        if let Some(record) = &self.into {
            let new = self.plan(record.plan.about);
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

    fn summary(&self, differences: &[PlanDifference]) -> String {
        let used = self.read.tables.iter().filter(|table| table.used);
        let nodes = used
            .flat_map(|table| &table.rows)
            .filter(|row| row.used)
            .map(|row| &row.node);
        match (&self.into, self.read.problems.len()) {
            (_, problems @ 1..) => format!("Còn {problems} chỗ cần chọn hoặc sửa trước khi ghi"),
            (None, _) => format!(
                "Sẽ tạo kế hoạch năm {} với {} nhiệm vụ",
                self.read.year.unwrap_or(0),
                count(tasks(nodes)),
            ),
            (Some(_), _) if differences.is_empty() => SAME.to_owned(),
            (Some(_), _) => counted(differences),
        }
    }
}

/// What is said when a file brings nothing new.
const SAME: &str = "Kế hoạch đã đúng như tệp: không có gì thay đổi";

/// "3 mới, 2 thay đổi, 1 không còn".
fn counted(differences: &[PlanDifference]) -> String {
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

fn count(number: usize) -> String {
    format_number(number.into())
}

fn tasks<'a>(nodes: impl Iterator<Item = &'a Node>) -> usize {
    nodes.filter(|node| node.kind == Kind::Task).count()
}

/// An appendix as the file has it; where it is the plan itself, its title is the plan's.
fn appendix(table: &TableRead, title: &str) -> Appendix {
    let columns = table.columns.iter().filter_map(|column| {
        Some(Column {
            role: column.role?,
            heading: column.heading.clone(),
        })
    });
    let rows = table.rows.iter().filter(|row| row.used);
    Appendix {
        id: 0,
        name: table.name.clone(),
        title: match table.name.is_empty() && table.title == title {
            true => String::new(),
            false => table.title.clone(),
        },
        attached: table.attached.clone(),
        columns: columns.collect(),
        landscape: true,
        size: 12,
        nodes: rows.map(|row| row.node.clone()).collect(),
    }
}

fn remark(own: &Remark) -> PlanRemark {
    PlanRemark {
        table: own.table,
        row: own.row,
        role: own.role,
        place: own.place.clone(),
        text: own.text.clone(),
    }
}

fn table(
    number: usize,
    own: &TableRead,
    year: Option<i32>,
    about: About,
    deadlines: &Deadlines,
) -> TableFound {
    let rows = own.rows.iter().map(|row| PlanRowFound {
        row: row.row,
        place: row.place.clone(),
        used: row.used,
        kind: row.node.kind,
        level: row.node.level,
        texts: Role::ALL
            .iter()
            .map(|role| row.node.text(*role).to_owned())
            .collect(),
        joined: row.node.joined.clone(),
        schedule: match (row.used && own.used, year) {
            (true, Some(year)) => meaning::of_node(&row.node, year, about, deadlines),
            _ => None,
        },
    });
    let swaps = own.swaps.iter().map(|swap| SwapFound {
        from: swap.from,
        to: swap.to,
        text: swap.text.clone(),
        order: swap.order.clone(),
        accepted: swap.accepted,
    });
    let columns = own.columns.iter().map(|column| PlanColumnFound {
        heading: column.heading.clone(),
        role: column.role,
    });
    TableFound {
        table: number,
        place: own.place.clone(),
        used: own.used,
        name: own.name.clone(),
        title: own.title.clone(),
        attached: own.attached.clone(),
        columns: columns.collect(),
        swaps: swaps.collect(),
        rows: rows.collect(),
    }
}
