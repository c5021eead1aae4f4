//! A line of a register of changes.

use chrono::NaiveDate;

use super::body::{Body, Seen};
use super::heading::Means;
use crate::procedure::Procedure;
use crate::procedure::changes::{self, Entry};
use crate::value::one_line;

/// Reads a line; none where its word is not understood, which is noted.
pub(super) fn entry(body: &mut Body, seen: &Seen<'_>, procedure: Procedure) -> Option<Entry> {
    let text = one_line(seen.text(Means::Change));
    let Some(kind) = changes::kind(&text) else {
        body.doubt(seen, Means::Change, "chưa hiểu nên bỏ qua dòng này");
        return None;
    };
    let mut day = |means| -> Option<NaiveDate> { body.day(seen, means) };
    let (decided, from) = (day(Means::Decided), day(Means::From));
    Some(Entry {
        place: seen.place(),
        kind,
        decision: one_line(seen.text(Means::Decision)),
        decided,
        from,
        procedure,
    })
}
