//! Pages for screen, printer and files.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn paper_pages(_desk: &mut Desk, _paper: Paper) -> Result<Pages> {
    Err(Error::Invalid("paper_pages chưa có.".to_owned()))
}

pub(super) fn paper_write(
    _desk: &mut Desk,
    _paper: Paper,
    _kind: FileKind,
    _path: String,
) -> Result<Exported> {
    Err(Error::Invalid("paper_write chưa có.".to_owned()))
}
