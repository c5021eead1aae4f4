//! Rhythms: "hàng tháng, quý và năm", "trước ngày 18 hàng tháng", "6 tháng/lần".

use super::moment::{acts, is_quarter_number};
use super::rule::{Day, Rule, Span};
use super::token::{Reader, Token, is_other_word};

/// A rhythm with its days and its year.
pub(super) fn rhythm(reader: &mut Reader) -> Option<Vec<Rule>> {
    let periodic = reader.phrase("dinh ky").is_some();
    if periodic {
        reader.mark(',');
    }
    let rules = match reader.attempt(on_days) {
        Some(rules) => rules,
        None => every(reader, periodic)?,
    };
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
    let days = days(reader)?;
    reader.any(&["cua", "vao"]);
    if let Some(()) = reader.attempt(last_month_of_quarter) {
        return Some(rules(Span::Quarter, &days));
    }
    reader.any(&["hang thang", "moi thang", "tung thang"])?;
    Some(rules(Span::Month, &days))
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

/// "trước ngày 18", "ngày 15, 30", "chậm nhất ngày cuối cùng"; not the beginning of a date.
fn days(reader: &mut Reader) -> Option<Vec<Day>> {
    if let Some(last) = reader.attempt(from_day_to_day) {
        return Some(vec![last]);
    }
    let before = day_bound(reader);
    reader.any(&["ngay", "cac ngay"])?;
    let as_said = |day: u32| match before {
        true => Day::Before { day },
        false => Day::On { day },
    };
    if reader.any(&["cuoi cung", "cuoi"]).is_some() {
        return Some(vec![as_said(31)]);
    }
    let mut days = vec![as_said(day_number(reader)?)];
    while let Some(day) = reader.attempt(|reader| {
        reader.separators().then_some(())?;
        reader.phrase("ngay");
        day_number(reader)
    }) {
        days.push(as_said(day));
    }
    Some(days)
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
    if !(periodic || led || spans.len() > 1) {
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
            let days = days(reader)?;
            reader.any(&["cua thang", "trong thang", "hang thang"]);
            Some(days)
        }
        Span::Quarter => {
            let days = reader.attempt(days);
            reader.phrase("cua");
            last_month_of_quarter(reader)?;
            Some(days.unwrap_or_else(|| vec![Day::On { day: 31 }]))
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
    if let Some(months) = reader.small() {
        reader.phrase("thang")?;
        let span = match months {
            3 => Span::Quarter,
            6 => Span::Half,
            9 => Span::NineMonths,
            _ => return None,
        };
        if matches!(span, Span::Half | Span::NineMonths) {
            reader.phrase("dau nam");
        }
        return (!reader.is_next("cuoi")).then_some(span);
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
