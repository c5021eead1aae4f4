//! What is put on paper: pages, PDF, Word, Excel, and the templates of the pages.

pub(in crate::api) mod data;
pub(in crate::api) mod papers;
pub(in crate::api) mod templates;
