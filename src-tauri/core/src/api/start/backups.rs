//! Copies of the data file: listing, making, restoring and taking that back; checking the file.

use chrono::NaiveDateTime;

use crate::api::desk::Desk;
use crate::api::reply::{Backup, Backups, State, Verified};
use crate::api::start::state;
use crate::calendar::Cycle;
use crate::error::Result;
use crate::store::Reason;
use crate::store::backup::{self, Holding};
use crate::store::restore::{self, Ready};
use crate::store::sound;
use crate::value::said::{count, moment, size};

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

fn shown(copy: &backup::Backup, now: NaiveDateTime) -> Backup {
    let checked = sound::known(copy);
    let whole = checked.clone().unwrap_or(Ok(()));
    let (holds, usable) = match whole.and_then(|()| backup::look_into(copy)) {
        Ok(holding) => (contents(&holding), true),
        Err(error) => (error.to_string(), false),
    };
    Backup {
        name: copy.name.clone(),
        at: moment(copy.at),
        reason: match copy.at > now {
            true => format!("{}; đồng hồ của máy lúc đó chạy sai", copy.reason.text()),
            false => copy.reason.text().to_owned(),
        },
        holds,
        size: size(copy.size),
        usable,
        checked: checked.is_some(),
    }
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
    // A data file that could not be opened is replaced all the same.
    if let Ok(store) = desk.store() {
        store.alone()?;
    }
    desk.let_go();
    let replaced = ready.replace(desk.now());
    desk.reopen();
    replaced?;
    state::state(desk)
}

pub(in crate::api) fn verify(desk: &mut Desk) -> Result<Verified> {
    let verified = desk.store().and_then(|store| {
        store.verify()?;
        Ok(backup::holding(store.db())?)
    });
    Ok(match verified {
        Ok(holding) => Verified {
            whole: true,
            text: format!(
                "{}, {} lần thay đổi",
                contents(&holding),
                count(holding.changes)
            ),
        },
        Err(error) => Verified {
            whole: false,
            text: error.to_string(),
        },
    })
}

/// "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026".
fn contents(holding: &Holding) -> String {
    let (cycles, figures) = (count(holding.cycles), count(holding.figures));
    let newest = holding.newest.as_deref().and_then(|key| key.parse().ok());
    match newest.map(|cycle: Cycle| cycle.label()) {
        Some(newest) => format!("{cycles} kỳ, {figures} số liệu, kỳ mới nhất {newest}"),
        None => "chưa có kỳ nào".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_copy_holds() {
        let holding = |cycles, figures, newest: Option<&str>| Holding {
            cycles,
            figures,
            changes: 0,
            newest: newest.map(str::to_owned),
        };
        assert_eq!(
            contents(&holding(13, 4212, Some("2026-11"))),
            "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026"
        );
        assert_eq!(contents(&holding(0, 0, None)), "chưa có kỳ nào");
    }
}
