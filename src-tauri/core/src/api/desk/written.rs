//! Files that are written beside the forms: lists, papers.

use std::path::Path;

use crate::api::desk::target::target;
use crate::api::reply::Exported;
use crate::error::Result;
use crate::export;

/// Writes a file whole or not at all, and says where it is.
pub(in crate::api) fn write(path: &str, ending: &str, bytes: &[u8]) -> Result<Exported> {
    let path = target(path, ending, false)?;
    export::write_file(&path, bytes)?;
    let shown = path.display().to_string();
    Ok(Exported {
        message: format!("Đã lưu: {shown}"),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        path: shown,
        draft: false,
    })
}
