//! Days, months, quarters, years and parts of them, as a text names them.

use super::token::{Reader, Token};

/// What is named, without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A day and its month.
    Day(u32, u32),
    /// A month.
    Month(u32),
    /// A third of a month and the month: "cuối tháng 6".
    MonthPart(Third, u32),
    /// A quarter.
    Quarter(u32),
    /// A month of a quarter and the quarter: "cuối quý II".
    QuarterPart(Third, u32),
    /// Months of a year, first and last: "6 tháng cuối năm".
    Months(u32, u32),
    /// A part of a year: "đầu năm".
    YearPart(Third),
    /// A whole year.
    Year,
}

impl Unit {
    /// Whether it is the middle or the end of something longer: "trước" does not say before which day of it.
    pub(super) fn is_later_part(self) -> bool {
        match self {
            Unit::MonthPart(part, _) | Unit::QuarterPart(part, _) | Unit::YearPart(part) => {
                part != Third::Early
            }
            _ => false,
        }
    }
}

/// "đầu", "giữa", "cuối".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Middle,
    Late,
}

/// The year a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// By its number.
    Named(i32),
    /// "năm nay": the plan's.
    This,
    /// "năm sau": the one after the plan's.
    Next,
}

/// What is named, with the year where the text says one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) unit: Unit,
    pub(super) year: Option<Year>,
}

/// Reads one name; after another one its word may be missing ("quý I, II"). A year may stand without its
/// number after "trong", "hết": the plan's.
pub(super) fn name(reader: &mut Reader, before: Option<Name>, ends: bool) -> Option<Name> {
    reader
        .attempt(day)
        .or_else(|| reader.attempt(part_of_year))
        .or_else(|| reader.attempt(third))
        .or_else(|| reader.attempt(month))
        .or_else(|| reader.attempt(quarter))
        .or_else(|| reader.attempt(|reader| whole_year(reader, ends)))
        .or_else(|| reader.attempt(|reader| continued(reader, before?)))
}

/// "Ngày 30/8/2026", "30 tháng 8 năm 2026".
pub(super) fn day(reader: &mut Reader) -> Option<Name> {
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
        (Some(year), _) => Some(Year::Named(year)),
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
        year: Some(Year::Named(year)),
    })
}

/// "Đầu tháng 6", "giữa quý II/2026", "cuối năm".
fn third(reader: &mut Reader) -> Option<Name> {
    let words = [
        ("dau", Third::Early),
        ("giua", Third::Middle),
        ("cuoi", Third::Late),
    ];
    let part = words
        .iter()
        .find(|(word, _)| reader.phrase(word).is_some())?
        .1;
    if reader.phrase("nam").is_some() {
        let year = reader.long_year().map(Year::Named);
        let unit = Unit::YearPart(part);
        return Some(Name {
            unit,
            year: year.or_else(|| relative_year(reader)),
        });
    }
    let whole = reader.attempt(month).or_else(|| reader.attempt(quarter))?;
    let unit = match whole.unit {
        Unit::Month(month) => Unit::MonthPart(part, month),
        Unit::Quarter(quarter) => Unit::QuarterPart(part, quarter),
        _ => return None,
    };
    Some(Name { unit, ..whole })
}

/// "Tháng 8/2025", "T8", "8/2025".
fn month(reader: &mut Reader) -> Option<Name> {
    if let Some(may) = reader.attempt(may) {
        return Some(may);
    }
    let named = reader.any(&["thang", "cac thang", "t"]).is_some();
    let unit = Unit::Month(reader.small()?);
    let year = year(reader);
    let whole = named || year.is_some();
    whole.then_some(Name { unit, year })
}

/// "Tháng năm": the fifth month. Without a year it may be "tháng, năm", and before one the month's number may be
/// missing: "tháng … năm 2026".
fn may(reader: &mut Reader) -> Option<Name> {
    reader.phrase("thang nam")?;
    if !reader.is_next("nam") && reader.peek(0) != Some(&Token::Mark('/')) {
        reader.doubt();
    }
    let number = reader.long_year().map(Year::Named);
    let year = number.or_else(|| year(reader));
    Some(Name {
        unit: Unit::Month(5),
        year,
    })
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

/// Reads the number of a quarter: "II", "2".
pub(super) fn quarter_number(reader: &mut Reader) -> Option<u32> {
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
    let year = reader.long_year().map(Year::Named);
    Some(Name { unit, year })
}

/// "Năm 2026", "2026", "trong năm".
fn whole_year(reader: &mut Reader, ends: bool) -> Option<Name> {
    let within = matches!(reader.last(), Some(Token::Word(word)) if word == "trong");
    let named = reader.phrase("nam").is_some();
    let year = reader.long_year().map(Year::Named);
    let whole = year.is_some() || named && (ends || within);
    let unit = Unit::Year;
    whole.then_some(Name { unit, year })
}

/// "II" after "quý I", "4" after "tháng 3", "6" after "ngày 20 tháng 3".
fn continued(reader: &mut Reader, before: Name) -> Option<Name> {
    let unit = match before.unit {
        Unit::Quarter(_) => Unit::Quarter(quarter_number(reader)?),
        Unit::QuarterPart(part, _) => Unit::QuarterPart(part, quarter_number(reader)?),
        Unit::Month(_) => Unit::Month(reader.small()?),
        Unit::MonthPart(part, _) => Unit::MonthPart(part, reader.small()?),
        Unit::Day(day, _) => Unit::Day(day, reader.small()?),
        Unit::Months(..) | Unit::YearPart(_) | Unit::Year => return None,
    };
    if reader.is_next_of(&["thang", "ngay", "tuan", "lan"]) {
        return None;
    }
    let year = year(reader);
    Some(Name { unit, year })
}

/// The year after a month or a quarter: "/2026", "/26", "-2026", "năm 2026", "năm sau".
fn year(reader: &mut Reader) -> Option<Year> {
    let short = reader.attempt(|reader| {
        reader.mark('/')?;
        let long = reader.long_year();
        // "Tháng 10/11" names two months.
        long.or_else(|| reader.year().filter(|year| *year > 2012))
    });
    let long = short.or_else(|| {
        reader.attempt(|reader| {
            reader.mark('-').or_else(|| reader.mark('.'))?;
            reader.long_year()
        })
    });
    long.map(Year::Named).or_else(|| year_word(reader))
}

fn year_word(reader: &mut Reader) -> Option<Year> {
    reader.attempt(|reader| {
        reader.mark(',');
        reader.any(&["nam", "cua nam", "trong nam"])?;
        let number = reader.long_year().map(Year::Named);
        number.or_else(|| relative_year(reader))
    })
}

/// "nay", "sau" after "năm"; "năm sau khi …" names no year.
fn relative_year(reader: &mut Reader) -> Option<Year> {
    reader.attempt(|reader| {
        if reader.phrase("nay").is_some() {
            return Some(Year::This);
        }
        reader.any(&["lien sau", "sau", "ke tiep", "tiep theo", "lien ke", "toi"])?;
        (!reader.is_next_of(&["khi", "do"])).then_some(Year::Next)
    })
}
