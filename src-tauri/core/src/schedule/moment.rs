//! Times that are named once: a day or a span, and how a due date stands to it.

use super::name::{Name, Unit, Year, name};
use super::token::Reader;

/// How a due date stands to what is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// "trước": the day before it begins.
    Before,
    /// "chậm nhất", "đến hết": its last day.
    Until,
    /// "trong", or no word: the span itself.
    Within,
}

/// A time that is named once: "trước 30/8", "từ tháng 3 đến tháng 8".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) bound: Bound,
    pub(super) first: Name,
    pub(super) last: Option<Name>,
}

impl Moment {
    /// Whether it names its year by its number.
    pub(super) fn has_year(&self) -> bool {
        let named = |name: Name| matches!(name.year, Some(Year::Named(_)));
        named(self.first) || self.last.is_some_and(named)
    }

    /// What is named, when that alone is due: no word before it, no span.
    pub(super) fn alone(&self) -> Option<Unit> {
        let bare = self.bound == Bound::Within && self.last.is_none();
        bare.then_some(self.first.unit)
    }
}

/// Words that say what is done by then; they do not change the time.
const ACTS: &[&str] = &[
    "thuc hien",
    "trien khai",
    "hoan thanh",
    "to chuc",
    "ban hanh",
    "bao cao",
    "du kien",
    "xong",
    "gui",
];

/// Passes over what is done by then: "hoàn thành", "xong".
pub(super) fn acts(reader: &mut Reader) {
    while reader.any(ACTS).is_some() {}
}

/// Reads moments one after the other: "trước 30/6 và trước 30/11/2026", "quý I, II năm 2026".
pub(super) fn moments(reader: &mut Reader) -> Option<Vec<Moment>> {
    let mut found: Vec<Moment> = vec![moment(reader, None)?];
    while let Some(next) = reader.attempt(|reader| {
        reader.separators().then_some(())?;
        moment(reader, found.last().copied())
    }) {
        found.push(next);
    }
    Some(found)
}

fn moment(reader: &mut Reader, before: Option<Moment>) -> Option<Moment> {
    reader.attempt(|reader| {
        acts(reader);
        if reader.phrase("khoang").is_some() {
            reader.doubt();
        }
        let now = reader.phrase("tu nay").is_some() || reader.attempt(since_event).is_some();
        let span = !now && reader.any(&["ke tu", "tu", "giai doan"]).is_some();
        let mut said = if span { None } else { bound(reader) };
        if now && said != Some(Bound::Until) {
            return None;
        }
        let previous = before.map(|moment| moment.last.unwrap_or(moment.first));
        let first = name(reader, previous, said == Some(Bound::Until))?;
        if said == Some(Bound::Before) && first.unit.is_later_part() {
            said = Some(Bound::Until);
            reader.doubt();
        }
        let last = reader.attempt(|reader| {
            reader
                .any(&["den het", "den", "toi"])
                .or_else(|| reader.mark('-'))?;
            name(reader, Some(first), true)
        });
        let bound = match (said, before) {
            (Some(bound), _) => bound,
            // "Trước 30/6 và 30/11": the word goes for both; of different things it could go for one, so that is
            // asked.
            (None, Some(before)) if before.bound != Bound::Within && last.is_none() => {
                let same = std::mem::discriminant(&before.first.unit)
                    == std::mem::discriminant(&first.unit);
                same.then_some(before.bound)?
            }
            (None, _) => Bound::Within,
        };
        let whole = match last {
            Some(_) => bound == Bound::Within,
            None => !span && !reader.is_next_of(&["tro", "ve"]),
        };
        whole.then_some(Moment { bound, first, last })
    })
}

/// "Từ ngày ban hành Kế hoạch", before the words of its end: an event whose day nobody knows yet.
pub(super) fn since_event(reader: &mut Reader) -> Option<()> {
    reader.any(&["bat dau", "ap dung"]);
    reader.any(&["ke tu ngay", "ke tu khi", "tu ngay", "tu khi"])?;
    let plain = |reader: &Reader| reader.is_plain() && !reader.is_next_of(&["den", "toi", "tro"]);
    plain(reader).then(|| reader.skip())?;
    while plain(reader) {
        reader.skip();
    }
    Some(())
}

fn bound(reader: &mut Reader) -> Option<Bound> {
    let until = [
        "cham nhat la",
        "cham nhat den het",
        "cham nhat den",
        "cham nhat vao",
        "cham nhat trong",
        "cham nhat",
        "muon nhat",
        "khong qua",
        "den het",
        "den",
        "het",
    ];
    if reader.phrase("truoc").is_some() {
        return Some(match reader.hour() {
            Some(()) => Bound::Until,
            None => Bound::Before,
        });
    }
    if reader.any(&until).is_some() {
        return Some(Bound::Until);
    }
    reader.any(&["trong", "vao"]).map(|()| Bound::Within)
}
