//! Paragraphs → what stands below what: numbered paragraphs with those that go on with them, and their fields.

use super::due;
use super::field::{self, Field};
use super::paragraph::{Paragraph, Style};
use super::part::{self, Part};
use super::unit;
use crate::import::plan::shape;
use crate::plan::Role;

/// A year that texts are looked at in where only it matters whether they hold a time.
const ANY_YEAR: i32 = 2026;

/// A paragraph with a number, or one that stands out, and what belongs to it.
#[derive(Debug)]
pub(super) struct Entry {
    /// The paragraph.
    pub(super) head: Paragraph,
    /// Those without a number after it.
    pub(super) more: Vec<Paragraph>,
    /// The fields, each with the paragraph it stood in or after: 0 is the head, 1 the first without a number.
    pub(super) fields: Vec<(usize, Field)>,
    /// The entry it stands below.
    pub(super) parent: Option<usize>,
    /// How many stand above it.
    pub(super) level: usize,
    /// Whether others stand below it.
    pub(super) has_below: bool,
    /// The part it belongs to by its own words.
    pub(super) part: Option<Part>,
}

impl Entry {
    /// Whether its paragraphs without numbers are things of their own, not the rest of its text.
    pub(super) fn parts_more(&self) -> bool {
        let heads = self.head.style.is_none_or(|style| {
            style.is_sections() || (style == Style::Bare && self.head.is_heading())
        });
        heads || self.has_below
    }

    /// Whether it is, or looks like, the heading of others.
    pub(super) fn is_heading(&self) -> bool {
        self.has_below || self.head.is_heading()
    }

    /// The rest of a sentence.
    fn go_on(&mut self, own: &Paragraph) {
        let text = match self.more.last_mut() {
            Some(last) => &mut last.text,
            None => &mut self.head.text,
        };
        text.push('\n');
        text.push_str(&own.text);
    }
}

/// Whether a text holds a time to be kept.
pub(super) fn says_when(text: &str) -> bool {
    !due::found(text, ANY_YEAR).is_empty()
}

/// The entries of paragraphs, in order.
pub(super) fn entries(paragraphs: Vec<Paragraph>) -> Vec<Entry> {
    let mut reader = Reader::default();
    for paragraph in paragraphs {
        reader.add(paragraph);
    }
    reader.entries
}

#[derive(Debug, Default)]
struct Reader {
    entries: Vec<Entry>,
    /// Those that the next one may stand below, the outermost first.
    open: Vec<usize>,
}

impl Reader {
    fn add(&mut self, mut own: Paragraph) {
        if self.fills(&own) {
            return;
        }
        let taken = field::take(&own.text);
        let sign = matches!(
            own.style,
            None | Some(Style::Dash(..) | Style::Bare | Style::Title)
        );
        let whole = taken.rest.is_empty() && !taken.fields.is_empty();
        if whole
            && sign
            && let Some(last) = self.entries.last_mut()
        {
            let at = last.more.len();
            let fields = taken.fields.into_iter();
            last.fields.extend(fields.map(|field| (at, field)));
            return;
        }
        let mut fields = Vec::new();
        // "1. Thời gian: …" is a point of its own, as its number says.
        if !whole {
            (own.text, fields) = (taken.rest, taken.fields);
        }
        let closes = part::begun(&own.text) == Some(Part::Closing)
            || (part::is_last(&own.text) && !says_when(&own.text));
        match (own.style, self.entries.last_mut()) {
            (None, Some(last)) if !closes => {
                if own.goes_on() && fields.is_empty() {
                    last.go_on(&own);
                } else {
                    last.more.push(own);
                }
                let at = last.more.len();
                last.fields
                    .extend(fields.into_iter().map(|field| (at, field)));
            }
            (None, _) if closes => {
                self.open.clear();
                self.push(own, fields, Some(Part::Closing));
            }
            _ => {
                self.close_to(&own);
                let part = part::begun(&own.text);
                self.push(own, fields, part);
            }
        }
    }

    /// Whether a paragraph is what the field above it left open: "Đơn vị chủ trì:" and the units in the lines below.
    fn fills(&mut self, own: &Paragraph) -> bool {
        let last = self
            .entries
            .last_mut()
            .and_then(|own| own.fields.last_mut());
        let Some((_, field)) = last else {
            return false;
        };
        let units = matches!(field.role, Role::Lead | Role::Coordinating);
        let below = matches!(own.style, None | Some(Style::Dash(..)));
        let opened = field.value.is_empty() || field.value.starts_with('\n');
        let is_name = shape::is_units(&own.text) && unit::named(&own.text, false).is_none();
        if !(units && below && opened && is_name) {
            return false;
        }
        // The break stays at its start until all are read, and says that more may follow.
        let text = format!("{} {}", own.label, own.text);
        field.value = format!("{}\n{}", field.value, text.trim());
        true
    }

    /// Closes what a paragraph does not stand below.
    fn close_to(&mut self, own: &Paragraph) {
        let Some(style) = own.style else {
            return;
        };
        let same = |at: &usize| self.entries[*at].head.style == Some(style);
        if let Some(at) = self.open.iter().rposition(same) {
            self.open.truncate(at);
            return;
        }
        while let Some(last) = self.open.last() {
            let above = &self.entries[*last];
            let below = above.head.style.is_some_and(|above| style.is_below(above));
            // A line that stands out right below a numbered heading is a heading in it.
            let first = !style.is_counted()
                && *last + 1 == self.entries.len()
                && above.more.is_empty()
                && above.head.is_heading();
            if below || first {
                return;
            }
            self.open.pop();
        }
    }

    fn push(&mut self, head: Paragraph, fields: Vec<Field>, part: Option<Part>) {
        let parent = self.open.last().copied();
        if let Some(parent) = parent {
            self.entries[parent].has_below = true;
        }
        let (level, at) = (self.open.len(), self.entries.len());
        if head.style.is_some() {
            self.open.push(at);
        }
        self.entries.push(Entry {
            head,
            more: Vec::new(),
            fields: fields.into_iter().map(|field| (0, field)).collect(),
            parent,
            level,
            has_below: false,
            part,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::plan::table::Line;

    /// The entries of a text as "level label text|…", each with "+" for its further paragraphs and "role=value".
    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        let line = |text: &str| Line {
            text: text.trim_start_matches('*').to_owned(),
            strong: text.starts_with('*'),
            ..Line::default()
        };
        let paragraphs = (1..)
            .zip(text.lines())
            .map(|(at, own)| Paragraph::of(at, &line(own)));
        let shown: Vec<String> = entries(paragraphs.collect())
            .iter()
            .map(|own| {
                let head = format!("{} {} {}", own.level, own.head.label, own.head.text);
                let more = own.more.iter().map(|own| format!(" +{}", own.text));
                let fields = own.fields.iter().map(|(at, field)| {
                    format!(" {at}:{}={}", field.role.name(), field.value.trim())
                });
                let all = more.chain(fields).collect::<String>();
                format!("{}{all}", head.replace("  ", " "))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn numbers_stand_below_each_other_as_they_are_written() {
        reads(
            "I. A\n1. B\na) C\n- D\n+ E\n- F\nđ) G\n2. H\nII. K\n1. L",
            &[
                "0 I. A", "1 1. B", "2 a) C", "3 - D", "4 + E", "3 - F", "2 đ) G", "1 2. H",
                "0 II. K", "1 1. L",
            ],
        );
        reads(
            "1. A\n1.1. B\n- C\n1.2. D\n2. E",
            &["0 1. A", "1 1.1. B", "2 - C", "1 1.2. D", "0 2. E"],
        );
        reads("8. A\n- B\n- C", &["0 8. A", "1 - B", "1 - C"]);
        reads(
            "V. TỔ CHỨC\n*Phòng A\n- B\n*Phòng C\n- D",
            &["0 V. TỔ CHỨC", "1 Phòng A", "2 - B", "1 Phòng C", "2 - D"],
        );
        reads(
            "1. Các phòng\n*Phòng A\n- B",
            &["0 1. Các phòng", "1 Phòng A", "2 - B"],
        );
    }

    #[test]
    fn paragraphs_without_numbers_and_fields_belong_to_the_one_above() {
        reads(
            "1. Rà soát\nCác phòng báo cáo.\nThời gian: Hằng quý.\n2. Kiểm tra\nhồ sơ.\n- Chủ trì: Văn phòng;",
            &[
                "0 1. Rà soát +Các phòng báo cáo. 1:time=Hằng quý",
                "0 2. Kiểm tra\nhồ sơ. 0:lead=Văn phòng",
            ],
        );
        reads(
            "1. Rà soát\nĐơn vị phối hợp:\n- Phòng Kinh tế\n- Công an phường\n- Báo cáo",
            &[
                "0 1. Rà soát 0:coordinating=- Phòng Kinh tế\n- Công an phường",
                "1 - Báo cáo",
            ],
        );
        // A numbered point about the time of something is no field of the point before.
        reads(
            "1. Rà soát\n2. Thời gian: Quý II",
            &["0 1. Rà soát", "0 2. Thời gian: Quý II"],
        );
    }

    #[test]
    fn the_last_sentences_stand_alone() {
        reads(
            "1. Rà soát\na) Báo cáo\nTrên đây là Kế hoạch của phường./.",
            &[
                "0 1. Rà soát",
                "1 a) Báo cáo",
                "0 Trên đây là Kế hoạch của phường./.",
            ],
        );
        reads(
            "1. Rà soát\nGửi trước ngày 15/11/2026./.",
            &["0 1. Rà soát +Gửi trước ngày 15/11/2026./."],
        );
    }
}
