//! The files that may be opened with their own program: documents that the core has named in a reply. A page gone
//! astray opens nothing else.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tauri::State;

/// What stands before a file or folder in the core's replies.
const KEYS: [&str; 2] = [r#""path":"#, r#""folder":"#];

/// The endings of documents, pictures, letters and archives. A data file from elsewhere may name a program as what was
/// written last month.
const DOCUMENTS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv",
    "ics", "jpg", "jpeg", "png", "tif", "tiff", "bmp", "heic", "eml", "msg", "zip", "rar", "7z",
];

/// The files and folders that the core has named.
#[derive(Default)]
pub(crate) struct Named(Mutex<HashSet<String>>);

impl Named {
    /// Takes from a reply what it names.
    pub(crate) fn hear(&self, reply: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for key in KEYS {
            for (at, _) in reply.match_indices(key) {
                let rest = &reply[at + key.len()..];
                let mut texts = serde_json::Deserializer::from_str(rest).into_iter::<String>();
                // Anything but a text names no file.
                if let Some(Ok(path)) = texts.next() {
                    all.insert(path);
                }
            }
        }
    }

    fn has(&self, path: &str) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.contains(path)
    }
}

fn is_document(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(OsStr::to_str);
    let ending = ending.unwrap_or_default().to_lowercase();
    DOCUMENTS.contains(&ending.as_str())
}

/// Opens a file with its own program; what to tell where it does not.
#[tauri::command]
pub(crate) async fn open_file(path: String, named: State<'_, Named>) -> Result<Option<String>, ()> {
    if !named.has(&path) || !is_document(&path) {
        return Ok(Some(format!(
            "{path} không phải văn bản do chương trình vừa nêu, không mở từ đây. Mở thư mục chứa tệp rồi mở bằng tay."
        )));
    }
    Ok(told(&path, || {
        tauri_plugin_opener::open_path(&path, None::<&str>)
    }))
}

/// Shows a file or folder in its folder; what to tell where it does not.
#[tauri::command]
pub(crate) async fn show_in_folder(
    path: String,
    named: State<'_, Named>,
) -> Result<Option<String>, ()> {
    if !named.has(&path) {
        return Ok(Some(format!(
            "{path} không phải tệp do chương trình vừa nêu. Mở thư mục đó bằng tay."
        )));
    }
    Ok(told(&path, || {
        tauri_plugin_opener::reveal_item_in_dir(&path)
    }))
}

fn told(
    path: &str,
    open: impl FnOnce() -> Result<(), tauri_plugin_opener::Error>,
) -> Option<String> {
    // The system's own programs do not tell.
    if !Path::new(path).exists() {
        return Some(format!(
            "{path} không còn ở đó: tệp đã bị đổi tên, chuyển chỗ hoặc xóa."
        ));
    }
    open().err().map(|_| {
        format!("Máy này không có chương trình mở được {path}. Cài chương trình đọc loại tệp này, hoặc mở thư mục chứa tệp.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reply_names_is_known_and_nothing_else() {
        let named = Named::default();
        named.hear(
            r#"{"ok":{"path":"C:\\Báo cáo\\a \"1\".xlsx","file":{"path":null},"all":[{"folder":"/b"}],"text":"/c.pdf"}}"#,
        );
        assert!(named.has(r#"C:\Báo cáo\a "1".xlsx"#));
        assert!(named.has("/b"));
        for other in ["/c.pdf", "null", "", "/b/d.pdf"] {
            assert!(!named.has(other), "{other}");
        }
    }

    #[test]
    fn only_documents_are_opened() {
        for document in ["a.pdf", "Báo cáo.XLSX", "/x/ảnh.b.Jpeg"] {
            assert!(is_document(document), "{document}");
        }
        for other in [
            "setup.exe",
            "a.pdf.bat",
            "trang.html",
            "pdf",
            ".pdf",
            "a.",
            "a.sh",
        ] {
            assert!(!is_document(other), "{other}");
        }
    }
}
