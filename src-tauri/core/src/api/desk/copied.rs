//! When the data file was copied last.

use crate::api::desk::Desk;
use crate::error::Result;
use crate::store::{Store, backup};
use crate::value::said::near;

/// When the last copy was made, or why today's could not be.
pub(in crate::api) fn last(desk: &mut Desk) -> Result<Option<String>> {
    if let Some(trouble) = desk.store().ok().and_then(Store::copy_trouble) {
        return Ok(Some(trouble.to_string()));
    }
    let now = desk.now();
    Ok(backup::newest(&desk.data, now).map(|copy| near(copy.at, now.date())))
}
