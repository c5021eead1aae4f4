//! Copies of the data file as the page shows them.

use chrono::NaiveDateTime;

use crate::api::reply::Backup;
use crate::store::{backup, sound};
use crate::value::said::{moment, size};

/// A copy as the page shows it; checked, as far as that was done.
pub(in crate::api) fn shown(copy: &backup::Backup, now: NaiveDateTime) -> Backup {
    let checked = sound::known(copy);
    let whole = checked.clone().unwrap_or(Ok(()));
    let (holds, usable) = match whole.and_then(|()| backup::look_into(copy)) {
        Ok(holding) => (holding.text(), true),
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
