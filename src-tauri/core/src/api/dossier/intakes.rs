//! The lists that were taken in, and taking one back.

use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::progress::Doing;
use crate::api::reply::{IntakeLine, Intakes};
use crate::error::Result;
use crate::store;

pub(in crate::api) fn intakes(desk: &mut Desk) -> Result<Intakes> {
    intakes_told(desk, None)
}

pub(in crate::api) fn intake_undo(desk: &mut Desk, id: i64) -> Result<Intakes> {
    let now = desk.now();
    let progress = Arc::clone(&desk.progress);
    let file = desk.dossiers_made()?;
    file.copy(now, store::backup::Reason::BeforeImport)?;
    let work = progress.begin(Doing::TakingBack);
    let gone = file.take_back(id, &|done, all| work.done(done, all))?;
    drop(work);
    intakes_told(
        desk,
        Some(format!(
            "Đã gỡ danh sách {}: như chưa từng nhập.",
            gone.file
        )),
    )
}

/// The lists that were taken in, with what was done.
pub(super) fn intakes_told(desk: &mut Desk, message: Option<String>) -> Result<Intakes> {
    let sources = store::source::list(desk.db()?)?;
    let named = |key: &String| {
        let own = sources.iter().find(|own| own.key == *key);
        own.map_or_else(|| key.clone(), |own| own.name.clone())
    };
    let file = store::dossiers::beside(&desk.data).display().to_string();
    let Some(own) = desk.dossiers()? else {
        return Ok(Intakes {
            intakes: Vec::new(),
            dossiers: 0,
            file,
            message,
        });
    };
    let dossiers = own.shared()?.dossiers.len();
    let lines = own.intakes()?.into_iter().map(|own| IntakeLine {
        id: own.id,
        file: own.file,
        taken: own.taken,
        as_of: own.as_of,
        source: own.source.as_ref().map(named),
        rows: own.rows,
        dossiers: own.said,
        left_out: u32::try_from(own.left_out.len()).unwrap_or(u32::MAX),
    });
    Ok(Intakes {
        intakes: lines.collect(),
        dossiers: u32::try_from(dossiers).unwrap_or(u32::MAX),
        file,
        message,
    })
}
