//! Where a file goes that is written.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::{name, store};

/// The file to write: with its ending, and a draft's name marked.
pub(in crate::api) fn target(path: &str, ending: &str, draft: bool) -> Result<PathBuf> {
    match name::target(path, ending, draft) {
        Some(path) => Ok(store::plain(PathBuf::from(path))),
        None => Err(Error::Invalid("Chọn nơi lưu tệp.".to_owned())),
    }
}
