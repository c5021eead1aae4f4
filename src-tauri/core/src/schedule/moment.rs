//! Days, months, quarters and years as a text names them.

use super::token::{Reader, Token};

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

/// What is named, without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A day and its month.
    Day(u32, u32),
    /// A month.
    Month(u32),
    /// A quarter.
    Quarter(u32),
    /// Months of a year, first and last: "6 tháng cuối năm".
    Months(u32, u32),
    /// A whole year.
    Year,
}

/// What is named, with the year where the text says one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) unit: Unit,
    pub(super) year: Option<i32>,
}

/// A time that is named once: "trước 30/8", "từ tháng 3 đến tháng 8".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) bound: Bound,
    pub(super) first: Name,
    pub(super) last: Option<Name>,
}

impl Moment {
    /// Whether it names its year.
    pub(super) fn has_year(&self) -> bool {
        self.first
            .year
            .or(self.last.and_then(|name| name.year))
            .is_some()
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
        let now = reader.phrase("tu nay").is_some();
        let span = !now && reader.any(&["tu", "giai doan"]).is_some();
        let said = if span { None } else { bound(reader) };
        if now && said != Some(Bound::Until) {
            return None;
        }
        let previous = before.map(|moment| moment.last.unwrap_or(moment.first));
        let first = name(reader, previous, said == Some(Bound::Until))?;
        let last = reader.attempt(|reader| {
            reader
                .any(&["den het", "den", "toi"])
                .or_else(|| reader.mark('-'))?;
            name(reader, Some(first), true)
        });
        let bound = match (said, before) {
            (Some(bound), _) => bound,
            // "Trước 30/6 và 30/11": the word goes for both; of different things it could go for one.
            (None, Some(before)) if before.bound != Bound::Within && last.is_none() => {
                let same = std::mem::discriminant(&before.first.unit)
                    == std::mem::discriminant(&first.unit);
                same.then_some(before.bound)?
            }
            (None, _) => Bound::Within,
        };
        let whole = match last {
            Some(_) => bound == Bound::Within,
            None => !span,
        };
        whole.then_some(Moment { bound, first, last })
    })
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

/// Reads one name; after another one its word may be missing ("quý I, II"). A year may stand without its
/// number after "trong", "hết": the plan's.
fn name(reader: &mut Reader, before: Option<Name>, ends: bool) -> Option<Name> {
    reader
        .attempt(day)
        .or_else(|| reader.attempt(part_of_year))
        .or_else(|| reader.attempt(month))
        .or_else(|| reader.attempt(quarter))
        .or_else(|| reader.attempt(|reader| whole_year(reader, ends)))
        .or_else(|| reader.attempt(|reader| continued(reader, before?)))
}

fn day(reader: &mut Reader) -> Option<Name> {
    if let Some(name) = reader.attempt(iso_day) {
        return Some(name);
    }
    reader.any(&["ngay", "cac ngay"]);
    let day = reader.small()?;
    if reader.any(&["thang", "cac thang"]).is_some() {
        let unit = Unit::Day(day, reader.small()?);
        let year = year(reader);
        return Some(Name { unit, year });
    }
    let mark = ['/', '.', '-']
        .into_iter()
        .find(|mark| reader.mark(*mark).is_some())?;
    let month = reader.small()?;
    let unit = Unit::Day(day, month);
    let ended = reader.attempt(|reader| {
        reader.mark(mark)?;
        reader.year()
    });
    let year = match (ended, mark) {
        (Some(year), _) => Some(year),
        // "5-8" could be months.
        (None, '-') => return None,
        (None, _) => year_word(reader),
    };
    Some(Name { unit, year })
}

/// "2026-08-30", as a sheet may give it.
fn iso_day(reader: &mut Reader) -> Option<Name> {
    let year = reader.long_year()?;
    reader.mark('-')?;
    let month = reader.small()?;
    reader.mark('-')?;
    let unit = Unit::Day(reader.small()?, month);
    Some(Name {
        unit,
        year: Some(year),
    })
}

/// "Tháng 8/2025", "T8", "8/2025".
fn month(reader: &mut Reader) -> Option<Name> {
    let named = reader.any(&["thang", "cac thang", "t"]).is_some();
    let unit = Unit::Month(reader.small()?);
    let year = year(reader);
    let whole = named || year.is_some();
    whole.then_some(Name { unit, year })
}

/// "Quý II/2026", "Q2".
fn quarter(reader: &mut Reader) -> Option<Name> {
    if reader.any(&["quy", "cac quy", "q"]).is_none() {
        // "QII" is one word.
        let joined = match reader.peek(0)? {
            Token::Word(word) => word.strip_prefix('q').and_then(roman)?,
            _ => return None,
        };
        reader.skip();
        let unit = Unit::Quarter(joined);
        let year = year(reader);
        return Some(Name { unit, year });
    }
    let unit = Unit::Quarter(quarter_number(reader)?);
    let year = year(reader);
    Some(Name { unit, year })
}

fn quarter_number(reader: &mut Reader) -> Option<u32> {
    if let Some(number) = reader.small() {
        return Some(number);
    }
    let number = match reader.peek(0)? {
        Token::Word(word) => roman(word)?,
        _ => return None,
    };
    reader.skip();
    Some(number)
}

/// A Roman number from I to V; there is no fifth quarter, and the officer is told so.
fn roman(word: &str) -> Option<u32> {
    let numbers = ["i", "ii", "iii", "iv", "v"];
    (1..)
        .zip(numbers)
        .find(|(_, own)| *own == word)
        .map(|(number, _)| number)
}

/// Whether the number of a quarter comes next.
pub(super) fn is_quarter_number(token: Option<&Token>) -> bool {
    match token {
        Some(Token::Number(..)) => true,
        Some(Token::Word(word)) => roman(word).is_some(),
        _ => false,
    }
}

/// "6 tháng đầu năm 2026", "6 tháng cuối năm".
fn part_of_year(reader: &mut Reader) -> Option<Name> {
    let months = match reader.phrase("nua") {
        Some(()) => 6,
        None => {
            let months = reader.small().filter(|months| (1..=11).contains(months))?;
            reader.phrase("thang")?;
            months
        }
    };
    let unit = match reader.phrase("dau nam") {
        Some(()) => Unit::Months(1, months),
        None => {
            reader.phrase("cuoi nam")?;
            Unit::Months(13 - months, 12)
        }
    };
    let year = reader.long_year();
    Some(Name { unit, year })
}

/// "Năm 2026", "2026", "trong năm".
fn whole_year(reader: &mut Reader, ends: bool) -> Option<Name> {
    let within = matches!(reader.last(), Some(Token::Word(word)) if word == "trong");
    let named = reader.phrase("nam").is_some();
    let year = reader.long_year();
    let whole = year.is_some() || named && (ends || within);
    let unit = Unit::Year;
    whole.then_some(Name { unit, year })
}

/// "II" after "quý I", "4" after "tháng 3", "6" after "ngày 20 tháng 3".
fn continued(reader: &mut Reader, before: Name) -> Option<Name> {
    let unit = match before.unit {
        Unit::Quarter(_) => Unit::Quarter(quarter_number(reader)?),
        Unit::Month(_) => Unit::Month(reader.small()?),
        Unit::Day(day, _) => Unit::Day(day, reader.small()?),
        Unit::Months(..) | Unit::Year => return None,
    };
    if reader.is_next("thang") {
        return None;
    }
    let year = year(reader);
    Some(Name { unit, year })
}

/// The year after a month or a quarter: "/2026", "/26", "-2026", "năm 2026".
fn year(reader: &mut Reader) -> Option<i32> {
    reader
        .attempt(|reader| {
            reader.mark('/')?;
            reader.year()
        })
        .or_else(|| {
            reader.attempt(|reader| {
                reader.mark('-').or_else(|| reader.mark('.'))?;
                reader.long_year()
            })
        })
        .or_else(|| year_word(reader))
}

fn year_word(reader: &mut Reader) -> Option<i32> {
    reader.attempt(|reader| {
        reader.mark(',');
        reader.any(&["nam", "cua nam", "trong nam"])?;
        reader.long_year()
    })
}
