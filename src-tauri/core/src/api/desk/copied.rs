//! Copies that are made by themselves, and when the data file was copied last.

use crate::api::desk::Desk;
use crate::error::{Error, Result};
use crate::store::dossiers::Dossiers;
use crate::store::{Store, backup};
use crate::value::said::near;

impl Desk {
    /// Starts making the copy of the day, and that of the dossiers' week, where there is none yet. The sample ward needs
    /// none.
    pub(in crate::api) fn copy_by_itself(&mut self) {
        if self.data == self.sample_file() {
            return;
        }
        let now = self.now();
        if let Ok(store) = &mut self.store {
            store.copy_daily(now);
        }
        if let Some(dossiers) = &mut self.dossiers {
            dossiers.copy_weekly(now);
        }
    }

    /// Why the copy of the day, or that of the dossiers' week, could not be made.
    pub(in crate::api) fn copy_trouble(&mut self) -> Option<Error> {
        let of_data = self.store.as_mut().ok().and_then(Store::copy_trouble);
        of_data.or_else(|| self.dossiers.as_mut().and_then(Dossiers::copy_trouble))
    }
}

/// When the last copy was made, or why that of the day, or of the dossiers' week, could not be.
pub(in crate::api) fn last(desk: &mut Desk) -> Result<Option<String>> {
    if let Some(trouble) = desk.copy_trouble() {
        return Ok(Some(trouble.to_string()));
    }
    let now = desk.now();
    Ok(backup::newest(&desk.data, now).map(|copy| near(copy.at, now.date())))
}
