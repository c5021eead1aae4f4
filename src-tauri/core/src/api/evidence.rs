//! Documents that prove what was done, and their files.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn evidence_save(_desk: &mut Desk, _evidence: EvidenceFields) -> Result<TasksChanged> {
    Err(Error::Invalid("evidence_save chưa có.".to_owned()))
}

pub(super) fn evidence_remove(
    _desk: &mut Desk,
    _occurrence: i64,
    _evidence: i64,
) -> Result<TasksChanged> {
    Err(Error::Invalid("evidence_remove chưa có.".to_owned()))
}

pub(super) fn evidence_file(_desk: &mut Desk, _id: i64) -> Result<EvidenceFile> {
    Err(Error::Invalid("evidence_file chưa có.".to_owned()))
}
