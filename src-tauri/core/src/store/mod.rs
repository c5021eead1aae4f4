//! The only SQL.
pub(crate) fn explain(error: &rusqlite::Error) -> crate::error::Error {
    crate::error::Error::Database {
        why: error.to_string(),
    }
}
