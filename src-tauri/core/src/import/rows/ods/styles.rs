//! What styles of LibreOffice mean for cells and the letters in them.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::format::Format;
use super::super::line::Run;
use super::super::xml::attribute;

/// Which of the number formats a percentage has, and a date.
pub(super) const PERCENT: usize = 1;
pub(super) const DATE: usize = 2;

/// The number formats of cells: as it is, a percentage, a date.
pub(super) fn formats() -> Vec<Format> {
    vec![Format::GENERAL, Format::of("0%"), Format::of("dd/mm/yyyy")]
}

/// How letters of a style stand, by its name.
pub(super) type Runs = HashMap<String, Run>;

/// How letters with these properties stand.
pub(super) fn run_of(start: &BytesStart<'_>) -> Run {
    let line = attribute(start, "text-line-through-style");
    let position = attribute(start, "text-position").unwrap_or_default();
    Run {
        struck: line.is_some_and(|line| line != "none"),
        raised: position.starts_with("super") || position.starts_with("sub"),
    }
}
