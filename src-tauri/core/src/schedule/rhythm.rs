//! Rhythms: "hàng tháng, quý và năm", "trước ngày 18 hàng tháng", "6 tháng/lần".

use super::moment::acts;
use super::name::{is_quarter_number, quarter_number};
use super::rule::{Day, Rule, Span};
use super::token::{Reader, Token, is_other_word};

/// A rhythm with its days and its year.
pub(super) fn rhythm(reader: &mut Reader) -> Option<Vec<Rule>> {
    let periodic = reader.phrase("dinh ky").is_some();
    if periodic {
        reader.mark(',');
    }
    let rules = reader
        .attempt(on_days)
        .or_else(|| reader.attempt(|reader| at_end(reader, periodic)))
        .or_else(|| reader.attempt(every_quarter))
        .or_else(|| reader.attempt(several_times))
        .or_else(|| every(reader, periodic))?;
    year_of_rhythm(reader, &rules);
    Some(rules)
}

/// "Trước ngày 18 hàng tháng", "thứ sáu hàng tuần", "trước ngày 05 tháng cuối quý".
fn on_days(reader: &mut Reader) -> Option<Vec<Rule>> {
    if let Some(()) = reader.attempt(last_month_of_quarter) {
        return Some(rules(Span::Quarter, &[Day::On { day: 31 }]));
    }
    if let Some(day) = reader.attempt(weekday) {
        reader.phrase("cua");
        reader.any(&["hang tuan", "moi tuan", "trong tuan"])?;
        return Some(rules(Span::Week, &[day]));
    }
    let (days, named) = days(reader)?;
    reader.any(&["cua", "vao"]);
    if let Some(()) = reader.attempt(last_month_of_quarter) {
        return Some(rules(Span::Quarter, &days));
    }
    if reader
        .any(&["hang thang", "moi thang", "tung thang"])
        .is_some()
    {
        return Some(rules(Span::Month, &days));
    }
    // Of which month of the quarter, of which months at all: neither is said.
    let every = match reader.any(&["hang quy", "moi quy"]) {
        Some(()) => Span::Quarter,
        None => (named && reader.is_done()).then_some(Span::Month)?,
    };
    reader.doubt();
    Some(rules(every, &days))
}

/// "Cuối mỗi quý", "định kỳ cuối tháng". "Cuối tháng" alone may be meant of one month.
fn at_end(reader: &mut Reader, periodic: bool) -> Option<Vec<Rule>> {
    reader.any(&["vao cuoi", "cuoi"])?;
    let each = reader.any(&["hang", "moi", "tung", "cac"]).is_some();
    let every = match reader.phrase("thang") {
        Some(()) => Span::Month,
        None => reader.phrase("quy").map(|()| Span::Quarter)?,
    };
    let numbered = is_quarter_number(reader.peek(0)) || reader.is_next("nam");
    (!numbered).then_some(())?;
    if !(each || periodic) {
        reader.doubt();
    }
    Some(rules(every, &[Day::On { day: 31 }]))
}

/// "Quý I, 6 tháng, 9 tháng, năm", "quý I, 6 tháng, quý III và năm": the reports of a year, each by its name. Together
/// they have to be those of all four quarters; else they are dates of their own.
fn every_quarter(reader: &mut Reader) -> Option<Vec<Rule>> {
    let mut spans: Vec<Span> = Vec::new();
    let mut ends = [false; 4];
    while let Some((span, end)) = reader.attempt(|reader| {
        let parted = reader.separators() || reader.mark('/').is_some();
        (parted || spans.is_empty()).then_some(())?;
        report(reader, &spans)
    }) {
        *ends.get_mut(usize::try_from(end).ok()?.checked_sub(1)?)? = true;
        // The last one first: "II" after "quý I" is a quarter too.
        spans.retain(|own| *own != span);
        spans.push(span);
    }
    spans.sort_unstable();
    let both = spans.len() > 1 && spans.first() == Some(&Span::Quarter);
    (both && ends == [true; 4]).then_some(())?;
    let rule = |every| Rule {
        every,
        day: Day::Calendar,
    };
    Some(spans.into_iter().map(rule).collect())
}

/// A report of a year by its name, and the quarter it ends with: "quý I", "6 tháng", "năm". After other quarters alone
/// "năm 2026" is their year.
fn report(reader: &mut Reader, before: &[Span]) -> Option<(Span, u32)> {
    let quarter = reader.attempt(|reader| {
        let named = reader.any(&["quy", "q"]).is_some();
        let goes_on = before.last() == Some(&Span::Quarter);
        let quarter = (named || goes_on).then(|| quarter_number(reader))??;
        (!reader.is_next("thang")).then_some(quarter)
    });
    if let Some(quarter) = quarter {
        return Some((Span::Quarter, quarter));
    }
    match length(reader)? {
        Span::Half => Some((Span::Half, 2)),
        Span::NineMonths => Some((Span::NineMonths, 3)),
        Span::Year => {
            let number = matches!(reader.peek(0), Some(Token::Number(..)));
            let months = before.iter().any(|own| *own != Span::Quarter);
            (months || !number).then_some((Span::Year, 4))
        }
        Span::Week | Span::Month | Span::Quarter => None,
    }
}

/// "2 lần/năm": so often, but when is not said.
fn several_times(reader: &mut Reader) -> Option<Vec<Rule>> {
    reader.any(&["it nhat", "toi thieu"]);
    let times = reader.small()?;
    reader.phrase("lan")?;
    reader
        .mark('/')
        .or_else(|| reader.any(&["moi", "mot", "hang", "trong", "tren"]))?;
    let every = match (times, length(reader)?) {
        (2, Span::Year) => Span::Half,
        (4, Span::Year) => Span::Quarter,
        (12, Span::Year) | (3, Span::Quarter) => Span::Month,
        _ => return None,
    };
    reader.doubt();
    Some(rules(every, &[Day::Calendar]))
}

fn rules(every: Span, days: &[Day]) -> Vec<Rule> {
    days.iter().map(|day| Rule { every, day: *day }).collect()
}

/// "tháng cuối quý", "tháng cuối cùng của mỗi quý".
fn last_month_of_quarter(reader: &mut Reader) -> Option<()> {
    reader.any(&["trong thang cuoi", "thang cuoi"])?;
    reader.phrase("cung");
    reader.phrase("cua");
    reader.any(&["hang", "moi", "tung", "cac"]);
    reader.phrase("quy")?;
    (!is_quarter_number(reader.peek(0))).then_some(())
}

/// "trước ngày 18", "ngày 15, 30", "chậm nhất ngày cuối cùng", "trước 25", and whether the word "ngày" stands there; not
/// the beginning of a date.
fn days(reader: &mut Reader) -> Option<(Vec<Day>, bool)> {
    if let Some(last) = reader.attempt(from_day_to_day) {
        return Some((vec![last], true));
    }
    let before = day_bound(reader);
    let named = reader.any(&["ngay", "cac ngay", "mung", "mong"]).is_some();
    let as_said = |day: u32| match before {
        true => Day::Before { day },
        false => Day::On { day },
    };
    if named && reader.any(&["cuoi cung", "cuoi"]).is_some() {
        return Some((vec![as_said(31)], true));
    }
    let mut days = vec![as_said(day_number(reader)?)];
    while let Some(day) = reader.attempt(|reader| {
        reader.separators().then_some(())?;
        reader.phrase("ngay");
        day_number(reader)
    }) {
        days.push(as_said(day));
    }
    Some((days, named))
}

/// "Từ ngày 15 đến (hết) ngày 17": due on the last.
fn from_day_to_day(reader: &mut Reader) -> Option<Day> {
    reader.phrase("tu ngay")?;
    let first = day_number(reader)?;
    reader.any(&["den het ngay", "den ngay", "den het", "den"])?;
    let day = day_number(reader).filter(|last| *last > first)?;
    Some(Day::On { day })
}

fn day_number(reader: &mut Reader) -> Option<u32> {
    let day = reader.small().filter(|day| (1..=31).contains(day))?;
    let dated = matches!(reader.peek(0), Some(Token::Mark('/' | '.' | '-')))
        || reader.is_next("thang") && matches!(reader.peek(1), Some(Token::Number(..)));
    (!dated).then_some(day)
}

/// "thứ sáu", "trước thứ 6", "chủ nhật": Monday is 1.
fn weekday(reader: &mut Reader) -> Option<Day> {
    let before = day_bound(reader);
    reader.phrase("ngay");
    let names = ["hai", "ba", "tu", "nam", "sau", "bay"];
    let day = match reader.phrase("chu nhat") {
        Some(()) => 7,
        None => {
            reader.phrase("thu")?;
            match reader.small() {
                Some(number @ 2..=7) => number - 1,
                Some(_) => return None,
                None => {
                    (1..)
                        .zip(names)
                        .find(|(_, name)| reader.phrase(name).is_some())?
                        .0
                }
            }
        }
    };
    Some(match before {
        true => Day::Before { day },
        false => Day::On { day },
    })
}

/// Reads the word before a day of a rhythm; whether it is "trước".
fn day_bound(reader: &mut Reader) -> bool {
    if reader.phrase("truoc").is_some() {
        return reader.hour().is_none();
    }
    reader.any(&["cham nhat la", "cham nhat vao", "cham nhat", "den", "vao"]);
    false
}

/// "Hàng tháng, quý và năm", "6 tháng/lần"; a span without any word of a rhythm needs a second one.
fn every(reader: &mut Reader, periodic: bool) -> Option<Vec<Rule>> {
    let (first, mut led) = span(reader)?;
    let mut spans = vec![first];
    while let Some((next, own)) = reader.attempt(|reader| {
        let parted = reader.separators() || reader.mark('/').is_some();
        let (next, own) = span(reader)?;
        (parted || own).then_some((next, own))
    }) {
        spans.push(next);
        led |= own;
    }
    let several = spans.iter().any(|own| *own != first);
    if !(periodic || led || several) {
        return None;
    }
    let [every] = spans.as_slice() else {
        let rule = |every| Rule {
            every,
            day: Day::Calendar,
        };
        return Some(spans.into_iter().map(rule).collect());
    };
    let named = reader.attempt(|reader| {
        reader.separators();
        acts(reader);
        days_in(reader, *every)
    });
    Some(rules(*every, named.as_deref().unwrap_or(&[Day::Calendar])))
}

/// The days after a rhythm: "hàng tháng, trước ngày 18"; "hàng quý, trước ngày 05 tháng cuối quý".
fn days_in(reader: &mut Reader, every: Span) -> Option<Vec<Day>> {
    match every {
        Span::Week => Some(vec![weekday(reader)?]),
        Span::Month => {
            let (days, named) = days(reader)?;
            let again = reader
                .any(&["cua thang", "trong thang", "hang thang"])
                .is_some();
            (named || again || reader.is_done()).then_some(days)
        }
        Span::Quarter => {
            let days = reader.attempt(days);
            reader.phrase("cua");
            last_month_of_quarter(reader)?;
            Some(days.map_or_else(|| vec![Day::On { day: 31 }], |(days, _)| days))
        }
        Span::Half | Span::NineMonths | Span::Year => None,
    }
}

/// A span, and whether a word says that it repeats: "hàng quý", "1 lần/quý", "6 tháng/lần".
fn span(reader: &mut Reader) -> Option<(Span, bool)> {
    reader.attempt(|reader| {
        reader.phrase("dinh ky");
        let times = reader.attempt(|reader| {
            reader.any(&["it nhat", "toi thieu"]);
            one_time(reader)?;
            reader
                .mark('/')
                .or_else(|| reader.any(&["moi", "mot", "hang", "trong"]))
        });
        let each = reader.any(&["hang", "moi", "tung", "theo"]);
        let span = length(reader)?;
        let after = reader.attempt(|reader| match reader.mark('/') {
            Some(()) => reader.phrase("lan").or_else(|| one_time(reader)),
            None => one_time(reader),
        });
        Some((span, times.or(each).or(after).is_some()))
    })
}

/// "1 lần", "một lần".
fn one_time(reader: &mut Reader) -> Option<()> {
    reader.attempt(|reader| {
        reader
            .phrase("mot")
            .or_else(|| reader.small().filter(|times| *times == 1).map(drop))?;
        reader.phrase("lan")
    })
}

/// "tuần", "tháng", "quý", "6 tháng", "9 tháng", "năm"; not the beginning of "tháng 8", "quý II", "quy định".
fn length(reader: &mut Reader) -> Option<Span> {
    if let Some(number) = reader.small().or_else(|| reader.phrase("mot").map(|()| 1)) {
        return counted(reader, number);
    }
    let times = matches!(reader.peek(2), Some(Token::Word(word)) if word == "lan");
    let numbered = is_quarter_number(reader.peek(1)) && !times;
    if reader.is_next("quy") && !numbered && !is_other_word(reader) {
        reader.skip();
        return Some(Span::Quarter);
    }
    if reader.is_next("thang") && !numbered {
        reader.skip();
        return (!reader.is_next_of(&["cuoi", "dau"])).then_some(Span::Month);
    }
    if reader.phrase("tuan").is_some() {
        return Some(Span::Week);
    }
    if reader.phrase("nua nam").is_some() {
        return Some(Span::Half);
    }
    reader.any(&["ca nam", "nam"]).map(|()| Span::Year)
}

/// "1 năm", "3 tháng": a span by how many.
fn counted(reader: &mut Reader, number: u32) -> Option<Span> {
    let units = ["tuan", "thang", "quy", "nam"];
    let unit = units
        .into_iter()
        .find(|unit| reader.phrase(unit).is_some())?;
    let span = match (number, unit) {
        (1, "tuan") => Span::Week,
        (1, "thang") => Span::Month,
        (1, "quy") | (3, "thang") => Span::Quarter,
        (6, "thang") => Span::Half,
        (9, "thang") => Span::NineMonths,
        (12, "thang") | (1, "nam") => Span::Year,
        _ => return None,
    };
    if matches!(span, Span::Half | Span::NineMonths) {
        reader.phrase("dau nam");
    }
    // "01 tháng 6" is a day; "01 tháng 01 lần" is a rhythm.
    let times = matches!(reader.peek(1), Some(Token::Word(word)) if word == "lan");
    let named = unit != "nam" && !times && is_quarter_number(reader.peek(0));
    (!named && !reader.is_next("cuoi")).then_some(span)
}

/// The year after a rhythm: "trong năm 2026", "năm 2026", "/2026"; after "và năm" the number alone.
fn year_of_rhythm(reader: &mut Reader, rules: &[Rule]) {
    let yearly = rules.last().is_some_and(|rule| rule.every == Span::Year);
    if yearly && reader.long_year().is_some() {
        return;
    }
    reader.attempt(|reader| {
        let within = reader.attempt(|reader| {
            reader.mark(',');
            reader.any(&["trong ca nam", "trong nam", "cua nam"])
        });
        match within {
            Some(()) => reader.long_year().or(Some(0)),
            None => {
                reader.phrase("nam").or_else(|| reader.mark('/'))?;
                reader.long_year()
            }
        }
    });
}
