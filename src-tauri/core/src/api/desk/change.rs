//! Changes of figures in one form: what was read of it is brought up to date instead of being read anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::loaded::Loaded;
use crate::api::desk::stored::read_again;
use crate::error::Result;
use crate::store::history::{Change, Kind};
use crate::store::{Connection, sheet};

/// Up to so many rows are read again one by one; where more have changed, the whole form is read.
const FEW: usize = 4;

/// Writes changes of a form in a cycle, all or nothing.
pub(in crate::api) fn change<T>(
    desk: &mut Desk,
    record: &sheet::Record,
    changes: &[Change],
    write: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let Some(rows) = few_rows(changes) else {
        return desk.store()?.write(write);
    };
    // Taken before it is written: when that fails, or is half known, the form is read anew.
    let kept = desk.kept.get_mut().take(&record.form, record.cycle);
    let done = desk.writable()?.write(write)?;
    if let Some(own) = kept {
        let own = again(desk.db()?, own, &rows)?;
        desk.keep(&own);
    }
    Ok(done)
}

/// The rows of changes that are of figures alone, when they are few.
fn few_rows(changes: &[Change]) -> Option<BTreeSet<i64>> {
    let figures = changes.iter().all(|own| own.kind == Kind::Figure);
    let rows: BTreeSet<i64> = changes.iter().map(|own| own.row).collect();
    (figures && rows.len() <= FEW).then_some(rows)
}

fn again(db: &Connection, own: Loaded, rows: &BTreeSet<i64>) -> Result<Loaded> {
    let form = Arc::clone(&own.form);
    let filled = Arc::unwrap_or_clone(own.filled);
    let filled = filled.changed(rows, |row| read_again(db, &form, row))?;
    Ok(Loaded {
        record: own.record,
        seal: own.seal,
        filled: Arc::new(filled),
        shown: own.shown.without(rows),
    })
}
