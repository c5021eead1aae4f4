//! The grammar of a time's text. A text is parts one after the other; each part is ongoing, on demand, a
//! rhythm or moments. Everything has to be read, or nothing is understood.
//!
//! ```text
//! text     = part { [","|"và"] part }
//! ongoing  = "thường xuyên" [year]
//! demand   = ("khi có" | "theo yêu cầu" | "đột xuất" …) words without a time
//! rhythm   = ["định kỳ"] (days every | span { "," span } [days])
//! days     = ["trước" [hour] | "chậm nhất"] ("ngày" n | "thứ" n) | "từ ngày" n "đến ngày" n
//! every    = "hàng tháng" | "hàng tuần" | "tháng cuối quý"
//! span     = ["hàng"] ("tuần" | "tháng" | "quý" | "6 tháng" | "9 tháng" | "năm")
//! moments  = moment { "," moment }
//! moment   = ["từ"] name ("đến"|"-") name | ["trước" [hour] | "chậm nhất" | "đến hết" | "trong"] name
//! name     = day | month | quarter | "6 tháng đầu năm" | year
//! ```

use super::dates;
use super::moment::{Moment, acts, moments};
use super::rhythm::rhythm;
use super::rule::{Day, Rule, Schedule, Span};
use super::token::{Reader, Token, is_other_word};

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
        (false, [], dates @ [_, ..]) => dates::schedule(dates, year),
        // "Trước ngày 15/12 hàng năm": in a plan of one year that is one date.
        (false, rules, dates @ [_, ..])
            if rules == yearly && !dates.iter().any(Moment::has_year) =>
        {
            dates::schedule(dates, year)
        }
        _ => Err(None),
    }
}

fn ongoing(reader: &mut Reader) -> Option<()> {
    reader.any(&[
        "thuong xuyen",
        "lien tuc",
        "quanh nam",
        "trong suot nam",
        "suot nam",
        "hang ngay",
        "moi ngay",
    ])?;
    reader.phrase("theo quy dinh");
    reader.long_year();
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
