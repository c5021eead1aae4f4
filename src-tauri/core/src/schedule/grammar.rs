//! The grammar of a time's text. A text is parts one after the other; each part is ongoing, on demand, a
//! rhythm or moments. Everything has to be read, or nothing is understood.
//!
//! ```text
//! text     = part { [","|"và"] part }
//! ongoing  = "thường xuyên" [year]
//! demand   = ("khi có" | "theo yêu cầu" | "đột xuất" …) words without a time
//! rhythm   = ["định kỳ"] (days every | span { "," span } [days])
//! days     = ["trước" | "chậm nhất"] ("ngày" n | "thứ" n)
//! every    = "hàng tháng" | "hàng tuần" | "tháng cuối quý"
//! span     = ["hàng"] ("tuần" | "tháng" | "quý" | "6 tháng" | "9 tháng" | "năm")
//! moments  = moment { "," moment }
//! moment   = ["từ"] name ("đến"|"-") name | ["trước" | "chậm nhất" | "đến hết" | "trong"] name
//! name     = day | month | quarter | "6 tháng đầu năm" | year
//! ```

use super::moment::{self, Moment, acts, is_quarter_number, moments};
use super::token::{Reader, Token};
use super::{Day, Rule, Schedule, Span};

/// A part of a text.
enum Part {
    Ongoing,
    OnDemand,
    Rhythm(Vec<Rule>),
    Moments(Vec<Moment>),
}

/// What a text means; else the sentence that says what does not exist, or nothing when it is simply unread.
pub(super) fn read(text: &str, year: i32) -> Result<Schedule, Option<String>> {
    let mut reader = Reader::new(text).ok_or(None)?;
    let mut parts = Vec::new();
    loop {
        reader.separators();
        if reader.is_done() {
            return meaning(parts, year);
        }
        parts.push(part(&mut reader).ok_or(None)?);
    }
}

fn part(reader: &mut Reader) -> Option<Part> {
    acts(reader);
    reader
        .attempt(demand)
        .map(|()| Part::OnDemand)
        .or_else(|| reader.attempt(ongoing).map(|()| Part::Ongoing))
        .or_else(|| reader.attempt(rhythm).map(Part::Rhythm))
        .or_else(|| reader.attempt(moments).map(Part::Moments))
}

/// What the parts mean together. What only happens on demand adds no due date, so the rest decides.
fn meaning(parts: Vec<Part>, year: i32) -> Result<Schedule, Option<String>> {
    let (mut ongoing, mut demand) = (false, false);
    let (mut rules, mut dates): (Vec<Rule>, Vec<Moment>) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Ongoing => ongoing = true,
            Part::OnDemand => demand = true,
            Part::Rhythm(own) => rules.extend(own),
            Part::Moments(own) if dates.is_empty() => dates = own,
            // Named apart, so that the word of the first does not go for the second.
            Part::Moments(_) => return Err(None),
        }
    }
    let mut once: Vec<Rule> = Vec::new();
    for rule in rules {
        if !once.contains(&rule) {
            once.push(rule);
        }
    }
    let yearly = [Rule {
        every: Span::Year,
        day: Day::Calendar,
    }];
    match (ongoing, once.as_slice(), dates.as_slice()) {
        (true, [], []) => Ok(Schedule::Ongoing),
        (false, [], []) if demand => Ok(Schedule::OnDemand),
        (false, [_, ..], []) => Ok(Schedule::Recurring { rules: once }),
        (false, [], dates @ [_, ..]) => moment::schedule(dates, year),
        // "Trước ngày 15/12 hàng năm": in a plan of one year that is one date.
        (false, rules, dates @ [_, ..])
            if rules == yearly && !dates.iter().any(Moment::has_year) =>
        {
            moment::schedule(dates, year)
        }
        _ => Err(None),
    }
}

fn ongoing(reader: &mut Reader) -> Option<()> {
    reader.any(&[
        "thuong xuyen",
        "lien tuc",
        "quanh nam",
        "hang ngay",
        "moi ngay",
    ])?;
    reader.phrase("theo quy dinh");
    reader.attempt(|reader| {
        reader.mark(',');
        reader.any(&[
            "trong suot",
            "trong ca",
            "trong",
            "suot",
            "ca",
            "hang",
            "moi",
        ]);
        reader.phrase("nam")?;
        reader.long_year();
        Some(())
    });
    Some(())
}

/// How what happens on demand begins.
const DEMANDS: &[&str] = &[
    "khi co",
    "khi phat sinh",
    "khi can",
    "khi duoc",
    "khi nhan duoc",
    "neu co",
    "co phat sinh",
    "theo yeu cau",
    "theo de nghi",
    "theo ke hoach",
    "theo kh",
    "theo chi dao",
    "theo su chi dao",
    "theo van ban",
    "theo thuc te",
    "dot xuat",
];

/// Words that speak of a time: what happens on demand goes no further than these.
const TIMES: &[&str] = &[
    "truoc", "cham", "muon", "xong", "hang", "moi", "dinh", "tuan", "thang", "quy", "thuong",
    "lan", "ngay",
];

fn demand(reader: &mut Reader) -> Option<()> {
    reader.any(&["ngay sau", "ngay", "sau"]);
    reader.any(DEMANDS)?;
    while let Some(token) = reader.peek(0) {
        let is_time = match token {
            Token::Number(..) => true,
            Token::Word(word) => TIMES.contains(&word.as_str()) && !is_other_word(reader),
            Token::Mark(_) => false,
        };
        if is_time {
            return after_separator(reader);
        }
        let document = reader.is_next("so") && matches!(reader.peek(1), Some(Token::Number(..)));
        let dated = reader.is_next("nam") && matches!(reader.peek(1), Some(Token::Number(_, 4)));
        match document {
            true => {
                while !reader.is_done() && !reader.is_next("cua") {
                    reader.skip();
                }
            }
            false => (0..=usize::from(dated)).for_each(|_| reader.skip()),
        }
    }
    Some(())
}

/// "quy định", "chỉ định" … fold to the letters of a time's word.
fn is_other_word(reader: &Reader) -> bool {
    let follows = |words: &[&str]| matches!(reader.peek(1), Some(Token::Word(next)) if words.contains(&next.as_str()));
    let ended = |word: &str| matches!(reader.last(), Some(Token::Word(last)) if last == word);
    match reader.peek(0) {
        Some(Token::Word(word)) if word == "quy" => {
            follows(&["dinh", "che", "trinh", "hoach", "chuan"])
        }
        Some(Token::Word(word)) if word == "dinh" => !follows(&["ky"]) || ended("quy"),
        Some(Token::Word(word)) if word == "hang" || word == "moi" => {
            !follows(&["ngay", "tuan", "thang", "quy", "nam"])
        }
        Some(Token::Word(word)) if word == "thuong" => !follows(&["xuyen"]),
        _ => false,
    }
}

/// What happens on demand may be followed by a time after a comma: "khi có yêu cầu, hàng tháng". Goes back to
/// the words that belong to that time.
fn after_separator(reader: &mut Reader) -> Option<()> {
    while let Some(Token::Word(word)) = reader.last() {
        match word.as_str() {
            "va" => return Some(()),
            "trong" | "den" | "het" | "vao" | "tu" | "nam" => reader.back(),
            _ => return None,
        }
    }
    (reader.last() == Some(&Token::Mark(','))).then_some(())
}

fn rhythm(reader: &mut Reader) -> Option<Vec<Rule>> {
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
        return true;
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
