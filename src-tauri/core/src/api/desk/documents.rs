//! Copies of documents that nothing uses any more, put aside when the data file is opened.

use std::path::PathBuf;

use super::Desk;
use crate::error::Result;
use crate::store::{document, evidence};

impl Desk {
    /// Puts copies of documents aside that nothing uses any more; how many.
    pub(super) fn tidy_documents(&self) -> Result<usize> {
        if !document::folder(&self.data).is_dir() {
            return Ok(0);
        }
        let db = self.db()?;
        let copied = evidence::copied(db)?.into_iter();
        let used = copied.map(|(own, _)| own.copy).collect();
        Ok(document::tidy(
            &self.data,
            &used,
            &evidence::ever_copied(db)?,
        ))
    }

    /// How many copies of documents were put aside when the data file was opened, if any, and where they lie.
    pub(in crate::api) fn unused(&self) -> Option<(usize, PathBuf)> {
        (self.unused > 0).then(|| (self.unused, document::unused_folder(&self.data)))
    }
}
