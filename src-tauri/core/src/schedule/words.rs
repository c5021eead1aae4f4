//! A schedule in words.

use chrono::NaiveDate;

use super::rule::{Day, Rule, Schedule, Span};
use crate::calendar::with_weekday;
use crate::value::{capital, format_date};

const WEEKDAYS: [&str; 7] = [
    "thứ Hai",
    "thứ Ba",
    "thứ Tư",
    "thứ Năm",
    "thứ Sáu",
    "thứ Bảy",
    "Chủ nhật",
];

impl Schedule {
    /// In words: "Hàng tháng, trước ngày 18"; "Một lần, chậm nhất thứ Sáu 29/08/2025".
    pub fn describe(&self) -> String {
        match self {
            Schedule::Ongoing => "Thường xuyên".to_owned(),
            Schedule::OnDemand => "Khi có phát sinh".to_owned(),
            Schedule::Once { from: None, due } => {
                format!("Một lần, chậm nhất {}", with_weekday(*due))
            }
            Schedule::Once {
                from: Some(from),
                due,
            } => format!(
                "Một lần, từ {} đến {}",
                format_date(*from),
                with_weekday(*due)
            ),
            Schedule::Dates { dues } => {
                let dates: Vec<String> = dues.iter().map(|due| with_weekday(*due)).collect();
                format!("{} lần, chậm nhất {}", dues.len(), listed(&dates))
            }
            Schedule::Recurring { rules } => recurring(rules),
        }
    }
}

impl Schedule {
    /// One of every kind that can be chosen, in the order they are offered; what they carry is of no account.
    pub fn kinds() -> [Schedule; 4] {
        let due = NaiveDate::MIN;
        [
            Schedule::Ongoing,
            Schedule::OnDemand,
            Schedule::Once { from: None, due },
            Schedule::Recurring { rules: Vec::new() },
        ]
    }

    /// Its kind, where one is chosen: "có hạn vào ngày".
    pub fn kind_word(&self) -> &'static str {
        match self {
            Schedule::Ongoing => "thường xuyên, không có hạn riêng",
            Schedule::OnDemand => "khi có phát sinh, khi có yêu cầu",
            Schedule::Once { .. } | Schedule::Dates { .. } => "có hạn vào ngày",
            Schedule::Recurring { .. } => "định kỳ",
        }
    }
}

impl Day {
    /// One of every kind, in the order they are offered; which day is of no account.
    pub const KINDS: [Day; 3] = [Day::Calendar, Day::Before { day: 1 }, Day::On { day: 1 }];

    /// Its kind, before the number of the day: "trước ngày".
    pub fn kind_word(self) -> &'static str {
        match self {
            Day::Calendar => "theo lịch báo cáo",
            Day::Before { .. } => "trước ngày",
            Day::On { .. } => "chậm nhất ngày",
        }
    }
}

/// Rhythms in a row with the same day in one breath: "Hàng quý và năm, theo lịch báo cáo".
fn recurring(rules: &[Rule]) -> String {
    let together = |a: &Rule, b: &Rule| {
        a.day == Day::Calendar && b.day == Day::Calendar && Span::Week != a.every.min(b.every)
    };
    let groups = rules.chunk_by(together).map(|group| {
        let spans: Vec<String> = group
            .iter()
            .map(|rule| rule.every.word().to_owned())
            .collect();
        let lead = match group.first().map(|rule| rule.every) {
            Some(Span::Half | Span::NineMonths) => "định kỳ",
            _ => "hàng",
        };
        let when = group.first().map(|rule| when(*rule)).unwrap_or_default();
        format!("{lead} {}, {when}", listed(&spans))
    });
    let text = groups.collect::<Vec<_>>().join("; ");
    capital(&text)
}

impl Span {
    /// All of them, the shortest first.
    pub const ALL: [Span; 6] = [
        Span::Week,
        Span::Month,
        Span::Quarter,
        Span::Half,
        Span::NineMonths,
        Span::Year,
    ];

    /// "tháng".
    pub fn word(self) -> &'static str {
        match self {
            Span::Week => "tuần",
            Span::Month => "tháng",
            Span::Quarter => "quý",
            Span::Half => "6 tháng",
            Span::NineMonths => "9 tháng",
            Span::Year => "năm",
        }
    }
}

fn when(rule: Rule) -> String {
    let (word, day) = match rule.day {
        Day::Calendar if rule.every == Span::Week => return "chậm nhất thứ Sáu".to_owned(),
        Day::Calendar => return rule.day.kind_word().to_owned(),
        Day::On { day } => ("chậm nhất", day),
        Day::Before { day } => ("trước", day),
    };
    match (rule.every, day) {
        (Span::Week, day) => {
            let name = WEEKDAYS[(day.clamp(1, 7) - 1) as usize];
            format!("{word} {name}")
        }
        (every, 31) => {
            let end = match every {
                Span::Month => "tháng",
                Span::Quarter => "quý",
                Span::Year => "năm",
                _ => "kỳ",
            };
            format!("{word} ngày cuối {end}")
        }
        (Span::Month, day) => format!("{word} ngày {day:02}"),
        (Span::Quarter, day) => format!("{word} ngày {day:02} của tháng cuối quý"),
        (Span::Year, day) => format!("{word} ngày {day:02}/12"),
        (_, day) => format!("{word} ngày {day:02} của tháng cuối kỳ"),
    }
}

/// "a, b và c".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} và {last}", all.join(", ")),
    }
}
