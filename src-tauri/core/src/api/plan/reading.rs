//! A plan's file or a pasted text, read and mended, and the plan it goes into.

use std::path::Path;

use super::mend::mends;
use super::planned;
use crate::api::desk::Desk;
use crate::api::desk::progress::Doing;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::import::Print;
use crate::import::plan::{self as reader, PlanRead, Remark, TableRead};
use crate::plan::compare::{Pair, Work, aligned, is_same, pairs};
use crate::plan::name::name;
use crate::plan::{About, Appendix, Column, Node, Plan, fields};
use crate::store::{self, Connection};

/// A file read for a new plan, or for one that is there.
pub(in crate::api) struct Reading {
    /// What was understood.
    pub(in crate::api) read: PlanRead,
    /// The file's path and contents, unless it was a pasted text.
    pub(in crate::api) file: Option<(String, Print)>,
    /// The plan it goes into; none: a new one.
    pub(in crate::api) into: Option<store::plan::Record>,
    /// The same plan, where it is there already.
    pub(in crate::api) same: Option<PlanThere>,
}

impl Reading {
    /// Reads a source and looks where it goes.
    pub(in crate::api) fn of(
        desk: &Desk,
        source: PlanSource,
        year: Option<i32>,
        into: Option<PlanInto>,
        list: Vec<Mend>,
    ) -> Result<Reading> {
        let year = year.map(fields::year).transpose()?;
        let given = match into {
            Some(PlanInto::Plan(id)) => Some(planned::load(desk.db()?, id)?),
            Some(PlanInto::New(_)) | None => None,
        };
        if let Some(record) = &given {
            planned::refuse_issued(record)?;
        }
        let work = desk.progress.begin(Doing::Reading);
        let (source, path) = match source {
            PlanSource::File { path } => {
                let source = reader::open_file(Path::new(&path), &|rows| work.go_on(rows))?;
                (source, Some(path))
            }
            PlanSource::Text { text } => (reader::open_text(&text)?, None),
        };
        let known = given.as_ref().map(|record| record.plan.year);
        let print = source.print();
        let mut reading = Reading {
            read: reader::understand(source, &mends(list), year.or(known)),
            file: path.map(|path| (path, print)),
            into: given,
            same: None,
        };
        if reading.into.is_none() {
            reading.recognise(desk.db()?, into.is_none())?;
        }
        Ok(reading)
    }

    /// Looks whether the plan is there already; where the officer has not said that a new one is wanted, it goes into
    /// that one.
    fn recognise(&mut self, db: &Connection, propose: bool) -> Result<()> {
        let own = self.head(self.read.about);
        let mut there: Vec<_> = store::plan::list(db)?
            .into_iter()
            .filter(|record| is_same(&record.plan, &own))
            .collect();
        // One that can be changed goes before one that cannot.
        there.sort_by_key(|record| planned::refuse_issued(record).is_err());
        let Some(record) = there.into_iter().next() else {
            return Ok(());
        };
        let name = name(&record.plan);
        let said = match (propose, planned::refuse_issued(&record)) {
            (true, Ok(())) => {
                self.into = Some(planned::load(db, record.plan.id)?);
                format!(
                    "Đã có {name}: sẽ ghi vào kế hoạch đó. Muốn có thêm một kế hoạch nữa thì chọn ghi thành kế hoạch mới."
                )
            }
            (true, Err(_)) => format!(
                "Đã có {name}, đã ban hành nên chưa ghi vào được. Mở sửa đổi kế hoạch đó rồi nhập lại, hoặc chọn ghi thành kế hoạch mới."
            ),
            (false, _) => {
                format!("Đã có {name}: ghi thành kế hoạch mới thì sẽ có hai kế hoạch như nhau.")
            }
        };
        let remark = Remark::whole(said);
        match propose && self.into.is_none() {
            true => self.read.problems.push(remark),
            false => self.read.doubts.insert(0, remark),
        }
        self.same = Some(PlanThere {
            id: record.plan.id,
            name,
        });
        Ok(())
    }

    /// Refuses while something stands in the way.
    pub(in crate::api) fn refuse_problems(&self) -> Result<()> {
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
    pub(in crate::api) fn plan(&self, about: About) -> Plan {
        let appendices = self
            .read
            .tables
            .iter()
            .filter(|table| table.used)
            .map(|table| appendix(table, &self.read.title))
            .collect();
        match &self.into {
            Some(record) => {
                let own = Plan {
                    appendices,
                    ..record.plan.clone()
                };
                aligned(&record.plan, own)
            }
            None => Plan {
                appendices,
                ..self.head(about)
            },
        }
    }

    /// A new plan with nothing in it.
    fn head(&self, about: About) -> Plan {
        Plan {
            about,
            title: self.read.title.clone(),
            ..Plan::of_year(self.read.year.unwrap_or(0))
        }
    }

    /// Against the plan that is there, what would change.
    pub(in crate::api) fn differences(&self, desk: &Desk) -> Result<Vec<PlanDifference>> {
        let Some(record) = &self.into else {
            return Ok(Vec::new());
        };
        let deadlines = desk.deadlines()?;
        let there = planned::existing_of(desk.db()?, record.plan.id)?;
        let (year, about) = (record.plan.year, record.plan.about);
        let wanted = |line: &Node| planned::wanted(line, year, about, &deadlines);
        let work = Work {
            there: &there,
            wanted: &wanted,
        };
        let new = self.plan(record.plan.about);
        let several = new.appendices.len() > 1 || record.plan.appendices.len() > 1;
        let pairs = pairs(&record.plan, &new);
        Ok(pairs
            .iter()
            .flat_map(|pair: &Pair<'_>| pair.differences(&work, several))
            .collect())
    }
}

/// An appendix as the file has it; where it is the plan itself, its title is the plan's.
fn appendix(table: &TableRead, title: &str) -> Appendix {
    let columns = table.columns.iter().filter_map(|column| {
        Some(Column {
            role: column.role?.role()?,
            heading: column.heading.clone(),
        })
    });
    let rows = table.rows.iter().filter(|row| row.used);
    Appendix {
        title: match table.name.is_empty() && table.title == title {
            true => String::new(),
            false => table.title.clone(),
        },
        attached: table.attached.clone(),
        columns: columns.collect(),
        // As paragraphs it came, as paragraphs it is printed, on upright pages, until the officer says otherwise.
        prose: table.prose,
        landscape: !table.prose,
        nodes: rows.map(|row| row.node.clone()).collect(),
        ..Appendix::empty(table.name.clone())
    }
}
