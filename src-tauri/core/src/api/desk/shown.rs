//! Foreign files as the officer was shown them: what is stored is what was shown, or nothing is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::import::Print;

/// What a file was read as; shown as one thing, it is not stored as another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::api) enum ShownAs {
    /// Figures of a form, by its code, in a cycle.
    Summary(String, Cycle),
    Plan,
    Procedures,
    List,
}

/// The print of each file that was previewed since the program started, by what it was read as and its path.
#[derive(Debug, Default)]
pub(in crate::api) struct Shown(RefCell<HashMap<(ShownAs, String), Print>>);

impl Shown {
    /// The officer sees the file as it is now.
    pub(in crate::api) fn note(&self, what: ShownAs, path: &str, print: Print) {
        self.0.borrow_mut().insert((what, path.to_owned()), print);
    }

    /// Refuses a file that was not shown, or is not as it was shown last.
    pub(in crate::api) fn refuse_unseen(
        &self,
        what: ShownAs,
        path: &str,
        print: Print,
    ) -> Result<()> {
        let why = match self.0.borrow().get(&(what, path.to_owned())) {
            Some(shown) if *shown == print => return Ok(()),
            Some(_) => "đã thay đổi từ lúc xem trước; xem lại rồi lưu",
            None => "chưa được xem trước; xem trước rồi lưu",
        };
        let name = Path::new(path).file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        Err(Error::Invalid(format!("Tệp {name} {why}. Chưa ghi gì.")))
    }
}
