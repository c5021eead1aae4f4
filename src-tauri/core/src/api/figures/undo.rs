//! Undo and redo: one stack for the whole data file.

use crate::api::desk::Desk;
use crate::api::desk::load::{load, refuse_closed};
use crate::api::figures::views;
use crate::api::reply::{Undone, UndoneSheet};
use crate::error::{Error, Result};
use crate::store::history::{self, Subject};
use crate::store::{self, moment};

pub(in crate::api) fn undo(desk: &mut Desk) -> Result<Undone> {
    replay(desk, true)
}

pub(in crate::api) fn redo(desk: &mut Desk) -> Result<Undone> {
    replay(desk, false)
}

fn replay(desk: &mut Desk, back: bool) -> Result<Undone> {
    let at = moment(desk.now());
    let (step, record) = desk.store()?.write(|db| {
        let step = match back {
            true => history::undoable(db)?,
            false => history::redoable(db)?,
        };
        let step = step.ok_or_else(|| {
            let word = if back { "hoàn tác" } else { "làm lại" };
            Error::NotFound(format!("Không còn gì để {word}."))
        })?;
        let record = match step.subject {
            Subject::Sheet(id) => Some(store::sheet::by_id(db, id)?),
            Subject::Plan { .. } | Subject::Task { .. } => None,
        };
        record.as_ref().map_or(Ok(()), refuse_closed)?;
        match back {
            true => history::undo(db, &step, &at)?,
            false => history::redo(db, &step, &at)?,
        }
        Ok((step, record))
    })?;
    let word = if back {
        "Đã hoàn tác"
    } else {
        "Đã làm lại"
    };
    let sheet = match record {
        Some(record) => {
            let loaded = load(desk, &record.form, record.cycle)?;
            Some(UndoneSheet {
                body: views::body(desk.db()?, &loaded)?,
                form: record.form,
                cycle: record.cycle,
            })
        }
        None => None,
    };
    Ok(Undone {
        message: format!("{word}: {}", step.label),
        sheet,
        plan: match step.subject {
            Subject::Plan { plan, .. } | Subject::Task { plan } => plan,
            Subject::Sheet(_) => None,
        },
    })
}
