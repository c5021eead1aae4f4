//! Which entries belong to a part that gives nobody anything to do, and which unit each names.

use super::entries::{Entry, says_when};
use super::paragraph::Paragraph;
use super::part::{self, Part};
use super::unit;

/// The part that each entry belongs to; none: it is taken in.
pub(super) fn parts(entries: &[Entry]) -> Vec<Option<Part>> {
    let mut parts: Vec<Option<Part>> = Vec::with_capacity(entries.len());
    for own in entries {
        let above = own.parent.and_then(|up| parts[up]);
        parts.push(above.or(own.part).or_else(|| headed(own)));
    }
    for (at, own) in entries.iter().enumerate() {
        if own.is_heading() && parts[at].is_none() && part::is_carrying(&own.head.text) {
            leave_out_general(entries, at, &mut parts);
        }
    }
    parts
}

/// "1. Mục đích", "1. Mục đích: …".
fn headed(own: &Entry) -> Option<Part> {
    let text = &own.head.text;
    let before = text.split_once(':').map(|(before, _)| before);
    let whole = own.is_heading().then(|| part::headed(text)).flatten();
    whole.or_else(|| part::headed(before?))
}

/// In the part that tells who carries the plan out: what names no unit and no time is left out, and the whole part
/// where nothing is left.
fn leave_out_general(entries: &[Entry], head: usize, parts: &mut [Option<Part>]) {
    let below = entries[head + 1..].iter();
    let end = head
        + 1
        + below
            .take_while(|own| own.level > entries[head].level)
            .count();
    let mut useful = vec![false; end - head];
    useful[0] = entries[head].more.iter().any(gives);
    for at in head + 1..end {
        let own = &entries[at];
        let up = own.parent.filter(|up| *up > head);
        let duty = own.more.iter().chain([&own.head]).any(gives) || unit_of(own).is_some();
        // What stands below a unit is its duty.
        let inherited = up.is_some_and(|up| useful[up - head] && unit_above(entries, at, head));
        useful[at - head] = duty || inherited;
    }
    for at in (head + 1..end).rev() {
        if let Some(up) = entries[at].parent.filter(|up| *up >= head) {
            useful[up - head] |= useful[at - head];
        }
    }
    for (at, useful) in (head..end).zip(useful) {
        if !useful && parts[at].is_none() {
            parts[at] = Some(Part::Closing);
        }
    }
}

/// Whether one of those an entry stands below, inside a part, names a unit.
fn unit_above(entries: &[Entry], at: usize, head: usize) -> bool {
    let mut up = entries[at].parent;
    while let Some(own) = up.filter(|own| *own > head) {
        if unit_of(&entries[own]).is_some() {
            return true;
        }
        up = entries[own].parent;
    }
    false
}

/// Whether a paragraph names a unit's duty, or a time.
pub(super) fn gives(own: &Paragraph) -> bool {
    unit::named(&own.text, false).is_some() || says_when(&own.text)
}

/// The unit an entry names.
pub(super) fn unit_of(own: &Entry) -> Option<&str> {
    unit::named(&own.head.text, own.is_heading())
}
