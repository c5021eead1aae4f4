//! Copies of the data file: listing, making, restoring and taking that back; checking the file.

use chrono::{NaiveDate, NaiveDateTime};

use crate::api::desk::Desk;
use crate::api::reply::{Backup, Backups, State, Verified};
use crate::api::start::state;
use crate::calendar::Cycle;
use crate::error::Result;
use crate::store::backup::{self, Holding};
use crate::store::restore::{self, Ready};
use crate::store::{Reason, Store};
use crate::value::{Amount, format_date, format_number};

pub(in crate::api) fn backups(desk: &mut Desk) -> Result<Backups> {
    let data = &desk.data;
    let backups = backup::list(data)?;
    let undo = restore::aside(data)?.map(|aside| {
        let at = moment(aside.at);
        format!("Trở lại tệp dữ liệu đã dùng trước lần khôi phục {at}")
    });
    Ok(Backups {
        backups: backups.iter().map(shown).collect(),
        folder: backup::folder(data).display().to_string(),
        undo,
    })
}

fn shown(copy: &backup::Backup) -> Backup {
    let (holds, usable) = match backup::look_into(copy) {
        Ok(holding) => (contents(&holding), true),
        Err(error) => (error.to_string(), false),
    };
    Backup {
        name: copy.name.clone(),
        at: moment(copy.at),
        reason: copy.reason.text().to_owned(),
        holds,
        size: size(copy.size),
        usable,
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

/// When the last copy was made, or why today's could not be.
pub(in crate::api) fn last(desk: &mut Desk) -> Result<Option<String>> {
    if let Some(trouble) = desk.store().ok().and_then(Store::copy_trouble) {
        return Ok(Some(trouble.to_string()));
    }
    let today = desk.today();
    Ok(backup::newest(&desk.data).map(|copy| near(copy.at, today)))
}

/// "hôm nay 08:01", "hôm qua 08:01", "14/11/2026 08:01".
fn near(at: NaiveDateTime, today: NaiveDate) -> String {
    let time = at.format("%H:%M");
    match (today - at.date()).num_days() {
        0 => format!("hôm nay {time}"),
        1 => format!("hôm qua {time}"),
        _ => moment(at),
    }
}

fn moment(at: NaiveDateTime) -> String {
    format!("{} {}", format_date(at.date()), at.format("%H:%M"))
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

fn count(number: i64) -> String {
    format_number(Amount::from(number))
}

/// "1,2 MB".
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => {
            let tenths = i64::try_from(bytes / 100_000).unwrap_or(i64::MAX);
            format!("{} MB", format_number(Amount::new(tenths, 1)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn sizes_read_as_people_say_them() {
        assert_eq!(size(4096), "5 kB");
        assert_eq!(size(999_999), "1000 kB");
        assert_eq!(size(1_000_000), "1 MB");
        assert_eq!(size(1_290_000), "1,2 MB");
        assert_eq!(size(32_450_000), "32,4 MB");
    }

    #[test]
    fn the_last_copy_is_told_by_nearness() {
        let today = at("2026-11-16 00:00").date();
        assert_eq!(near(at("2026-11-16 08:01"), today), "hôm nay 08:01");
        assert_eq!(near(at("2026-11-15 23:59"), today), "hôm qua 23:59");
        assert_eq!(near(at("2026-11-14 08:01"), today), "14/11/2026 08:01");
        assert_eq!(near(at("2026-11-17 08:01"), today), "17/11/2026 08:01");
    }

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
