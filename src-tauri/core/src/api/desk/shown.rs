//! Foreign files as the officer was shown them: what is stored is what was shown, or nothing is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use crate::error::{Error, Result};
use crate::import::Print;

/// The print of each file that was previewed since the program started, by path.
#[derive(Debug, Default)]
pub(in crate::api) struct Shown(RefCell<HashMap<String, Print>>);

impl Shown {
    /// The officer sees the file as it is now.
    pub(in crate::api) fn note(&self, path: &str, print: Print) {
        self.0.borrow_mut().insert(path.to_owned(), print);
    }

    /// Refuses a file that is not as it was shown last; one that was never shown is as good as any.
    pub(in crate::api) fn refuse_changed(&self, path: &str, print: Print) -> Result<()> {
        match self.0.borrow().get(path) {
            Some(shown) if *shown != print => {
                let name = Path::new(path).file_name().unwrap_or_default();
                Err(Error::Invalid(format!(
                    "Tệp {} đã thay đổi từ lúc xem trước; xem lại rồi lưu. Chưa ghi gì.",
                    name.to_string_lossy()
                )))
            }
            _ => Ok(()),
        }
    }
}
