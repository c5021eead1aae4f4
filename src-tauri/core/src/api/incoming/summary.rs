//! A summary sheet becomes figures: first shown, then stored all or nothing as one undo step.

use crate::api::desk::Desk;
use crate::api::desk::load::refuse_closed;
use crate::api::desk::shown::ShownAs;
use crate::api::desk::stored::same_row;
use crate::api::figures::cells::{changed, planned_changes};
use crate::api::figures::cycle::{not_started, start};
use crate::api::figures::rows::adding;
use crate::api::incoming::catalogue::Catalogue;
use crate::api::incoming::choices::remember;
use crate::api::incoming::reading::Reading;
use crate::api::reply::{Changed, Choice, SummaryPreview};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::sheet::Origin;
use crate::sheet::proposal::Planned;
use crate::store::history::{self, Change, Kind, Subject, Undo};
use crate::store::{self, Connection, row, sheet};

pub(in crate::api) fn summary_read(
    desk: &mut Desk,
    path: String,
    cycle: Cycle,
    form: String,
    sheet: Option<String>,
    choices: Vec<Choice>,
) -> Result<SummaryPreview> {
    let read = Reading::of(desk, &path, cycle, &form, sheet.as_deref(), &choices)?;
    let what = ShownAs::Summary(form, cycle);
    desk.shown.note(what, &path, read.summary.print);
    Ok(read.preview())
}

pub(in crate::api) fn summary_apply(
    desk: &mut Desk,
    path: String,
    cycle: Cycle,
    form: String,
    sheet: Option<String>,
    choices: Vec<Choice>,
) -> Result<Changed> {
    let read = Reading::of(desk, &path, cycle, &form, sheet.as_deref(), &choices)?;
    let what = ShownAs::Summary(form.clone(), cycle);
    desk.shown.refuse_unseen(what, &path, read.summary.print)?;
    read.refuse_problems()?;
    let planned = read.planned();
    let now = desk.now();
    let wanted = match read.loaded {
        Some(_) => Vec::new(),
        None => not_started(desk, cycle)?,
    };
    if planned.changes() > 0 {
        desk.store()?
            .copy(now, store::backup::Reason::BeforeImport)?;
    }
    let at = store::moment(now);
    desk.store()?.write(|db| {
        start(db, cycle, &wanted)?;
        let rows = read.form.definition.rows.kind;
        remember(db, rows, (&read.summary, &read.keys), &choices)?;
        write(db, &read, &planned, &at)
    })?;
    let message = match planned.changes() {
        0 => format!("Số liệu trong kỳ đã đúng như tệp {}", read.summary.file),
        count => format!("Đã ghi {count} ô từ tệp {}", read.summary.file),
    };
    changed(desk, &form, cycle, Some(message))
}

/// Stores what is planned as one act.
fn write(db: &Connection, read: &Reading, planned: &Planned, at: &str) -> Result<()> {
    if planned.changes() == 0 {
        return Ok(());
    }
    let Some(own) = sheet::find(db, read.form.code(), read.cycle)? else {
        return Err(Error::NotFound(format!(
            "Kỳ {} chưa bắt đầu.",
            read.cycle.label()
        )));
    };
    // Another process may have closed the form since it was read.
    refuse_closed(&own)?;
    let (planned, added) = placed(db, own.id, read, planned)?;
    let file = &read.summary.file;
    let figures = planned_changes(&read.form, &planned, Origin::Imported);
    let places = planned.rows.iter().flat_map(|row| row.changes());
    let figures = figures.into_iter().zip(places);
    let figures = figures.map(|(change, (cell, _))| Change {
        place: Some(format!("{file}, ô {}", cell.place)),
        ..change
    });
    let changes: Vec<Change> = added.into_iter().chain(figures).collect();
    let label = format!("nhập tệp {file}");
    history::make(
        db,
        Subject::Sheet(own.id),
        at,
        &label,
        Undo::Possible,
        &changes,
    )?;
    Ok(())
}

/// The rows that change, each with its id, and the changes that put in those the form lacks, with their fields and
/// sources.
fn placed(
    db: &Connection,
    sheet: i64,
    read: &Reading,
    planned: &Planned,
) -> Result<(Planned, Vec<Change>)> {
    let mut catalogue = Catalogue::default();
    let present = row::list(db, sheet)?;
    let (mut rows, mut missing) = (Vec::new(), Vec::new());
    for (own, read_row) in planned.rows.iter().zip(read.stored()) {
        if own.changes().next().is_none() {
            continue;
        }
        let record = catalogue.record(db, read, read_row)?;
        let mut present = present.iter();
        let there = present.find(|row| row.source == record.source && same_row(row, &record));
        let mut own = own.clone();
        own.id = there.map(|row| row.id);
        if own.id.is_none() {
            missing.push(record);
        }
        rows.push(own);
    }
    let added = adding(db, sheet, &missing, None)?;
    let appears = |change: &&Change| change.kind == Kind::Row && change.column == "present";
    let made: Vec<i64> = added.iter().filter(appears).map(|own| own.row).collect();
    let without = rows.iter_mut().filter(|row| row.id.is_none());
    for (row, id) in without.zip(made) {
        row.id = Some(id);
    }
    let mut changes = catalogue.changes;
    changes.extend(added);
    Ok((Planned { rows }, changes))
}
