//! Copies of the data file: listing, making, restoring and taking that back; checking the file.

use crate::api::desk::Desk;
use crate::api::reply::{Backups, State, Verified};
use crate::api::start::copies::shown;
use crate::api::start::state;
use crate::api::task::proofs;
use crate::error::{Error, Result};
use crate::store::restore::{self, Ready};
use crate::store::{Reason, backup, sound};
use crate::value::said::{count, moment};

/// How many bytes of copies one call checks, at least one copy: a tenth of a second.
const AT_ONCE: u64 = 10_000_000;

/// The list of copies. Copies nobody has checked yet are checked, newest first, as many as take a moment; who asks again
/// gets the next ones.
pub(in crate::api) fn backups(desk: &mut Desk) -> Result<Backups> {
    let (data, now) = (&desk.data, desk.now());
    let mut backups = backup::list(data)?;
    // Made while the clock was wrong: nobody knows how old they are.
    backups.sort_by_key(|copy| copy.at > now);
    let undo = restore::aside(data)?.map(|aside| {
        let at = moment(aside.at);
        format!("Trở lại tệp dữ liệu đã dùng trước lần khôi phục {at}")
    });
    let mut left = AT_ONCE;
    for copy in &backups {
        if left == 0 {
            break;
        }
        if sound::known(copy).is_none() {
            // What is wrong is told of the copy, below.
            let _ = sound::check(copy);
            left = left.saturating_sub(copy.size);
        }
    }
    let unchecked = backups.iter().filter(|own| sound::known(own).is_none());
    Ok(Backups {
        unchecked: u32::try_from(unchecked.count()).unwrap_or(u32::MAX),
        backups: backups.iter().map(|copy| shown(copy, now)).collect(),
        folder: backup::folder(data).display().to_string(),
        undo,
    })
}

pub(in crate::api) fn backup_make(desk: &mut Desk) -> Result<Backups> {
    let now = desk.now();
    desk.store()?.copy(now, Reason::ByHand)?;
    backups(desk)
}

pub(in crate::api) fn restore(desk: &mut Desk, name: String) -> Result<State> {
    let ready = restore::ready(&desk.data, &name)?;
    replace(desk, ready)
}

pub(in crate::api) fn restore_undo(desk: &mut Desk) -> Result<State> {
    let ready = restore::ready_to_undo(&desk.data)?;
    replace(desk, ready)
}

fn replace(desk: &mut Desk, ready: Ready) -> Result<State> {
    let now = desk.now();
    // A data file that could not be opened is replaced all the same, unless another program has it open.
    if let Ok(store) = desk.store() {
        store.alone(now)?;
    }
    desk.let_go();
    let replaced = ready.replace(now);
    desk.reopen();
    replaced?;
    state::state(desk)
}

pub(in crate::api) fn verify(desk: &mut Desk) -> Result<Verified> {
    let verified = desk.store().and_then(|store| {
        store.verify()?;
        Ok(backup::holding(store.db())?)
    });
    match verified {
        Ok(holding) => {
            let copies = proofs::checked(desk.db()?, &desk.data, desk.today())?;
            let documents = match copies.checked {
                0 => String::new(),
                checked => format!("; {} bản sao văn bản minh chứng", count(checked)),
            };
            let changes = count(holding.changes);
            Ok(Verified {
                whole: true,
                text: format!("{}, {changes} lần thay đổi{documents}", holding.text()),
                documents: copies.faults,
            })
        }
        // There is nothing to check.
        Err(error @ Error::DatabaseGone { .. }) => Err(error),
        Err(error) => Ok(Verified {
            whole: false,
            text: error.to_string(),
            documents: Vec::new(),
        }),
    }
}
