//! What can be seen of a data file before it is opened.

use std::path::Path;

use super::backup;
use super::explain;
use super::kind::Kind;
use super::refusal::{damaged, unusable};
use crate::error::{Error, Result};
use crate::regular;

/// Refuses what can be seen to be wrong before anything is opened.
pub(super) fn look_at(kind: Kind, path: &Path) -> Result<()> {
    // Through a link that leads nowhere a new file would be made there, and look as if all were gone.
    if let (Err(_), Some(fault)) = (std::fs::metadata(path), regular::fault(path)) {
        let why = format!("Đó {fault}. Cắm lại ổ đĩa, hoặc chọn đúng tệp, rồi mở lại.");
        return Err(unusable(kind, path, &why));
    }
    let empty = match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            return Err(unusable(
                kind,
                path,
                "Đó là một thư mục. Chọn tên tệp khác.",
            ));
        }
        Ok(found) if !found.is_file() => {
            let why = "Đó là ống dẫn hoặc thiết bị, không phải tệp thường. Chọn tệp khác.";
            return Err(unusable(kind, path, why));
        }
        // The mark of Windows; elsewhere only the system knows who may write.
        Ok(found) if cfg!(windows) && found.permissions().readonly() => {
            return Err(unusable(kind, path, &explain::read_only(kind)));
        }
        // SQLite takes anything shorter than its smallest page for an empty file, and would write over it.
        Ok(found) if (1..512).contains(&found.len()) => return Err(damaged(kind, path)),
        Ok(found) => found.len() == 0,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(Error::io(path, &error)),
    };
    for beside in ["-wal", "-shm", "-journal"] {
        let beside = backup::with_suffix(path, beside);
        if let Some(fault) = regular::fault(&beside) {
            let why = format!(
                "{} {fault}. Chuyển nó đi chỗ khác rồi mở lại.",
                beside.display()
            );
            return Err(unusable(kind, path, &why));
        }
    }
    // SQLite would throw away the log of a file that has gone missing or was emptied.
    let log = backup::log_of(path);
    if empty && std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        let why = format!(
            "Tệp không còn nội dung nhưng vẫn còn phần ghi dở {}. \
             Đưa tệp dữ liệu trở lại chỗ cũ, hoặc khôi phục bản sao.",
            log.display()
        );
        return Err(unusable(kind, path, &why));
    }
    Ok(())
}
