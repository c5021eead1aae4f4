//! What the texts of times mean, each written in several ways.

mod asked;
mod dates;
mod events;
mod joined;
mod parts;
mod rhythms;
mod sound;
mod told;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::*;

/// The plan's year of the tables below.
const YEAR: i32 = 2026;

/// A text and what it means: `always`, `on demand`, `d/m/y` (one due date), `d/m/y..d/m/y` (a span),
/// several dates, rhythms as `month`, `month on 25`, `quarter before 5`, or `-` for not understood.
type Row = (&'static str, &'static str);

fn short(date: NaiveDate) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

fn shown(schedule: Option<&Schedule>) -> String {
    match schedule {
        None => "-".to_owned(),
        Some(Schedule::Ongoing) => "always".to_owned(),
        Some(Schedule::OnDemand) => "on demand".to_owned(),
        Some(Schedule::Once { from: None, due }) => short(*due),
        Some(Schedule::Once {
            from: Some(from),
            due,
        }) => format!("{}..{}", short(*from), short(*due)),
        Some(Schedule::Dates { dues }) => {
            let dues: Vec<String> = dues.iter().map(|due| short(*due)).collect();
            dues.join(", ")
        }
        Some(Schedule::Recurring { rules }) => {
            let rule = |rule: &Rule| {
                let span = match rule.every {
                    Span::Week => "week",
                    Span::Month => "month",
                    Span::Quarter => "quarter",
                    Span::Half => "half",
                    Span::NineMonths => "nine months",
                    Span::Year => "year",
                };
                match rule.day {
                    Day::Calendar => span.to_owned(),
                    Day::On { day } => format!("{span} on {day}"),
                    Day::Before { day } => format!("{span} before {day}"),
                }
            };
            rules.iter().map(rule).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Every text of a table as it stands, and in capitals, without accents, in NFD and amid stray blanks.
#[track_caller]
fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let forms = [
            (*text).to_owned(),
            text.to_uppercase(),
            crate::value::fold(text),
            text.nfd().collect(),
            format!("  {} . ", text.replace(' ', " \n ")),
        ];
        for form in forms {
            let found = shown(read(&form, YEAR).as_ref());
            if found != *expected {
                wrong.push(format!("{form:?}: {found}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sentence that asks, when a text is not understood.
fn why_not(text: &str) -> Option<String> {
    match understand(text, YEAR) {
        Reading::Asked { why, .. } => Some(why),
        Reading::Blank | Reading::Known(_) => None,
    }
}

#[test]
fn the_texts_of_the_two_plans_and_of_the_domain() {
    check(&[
        ("Thường xuyên", "always"),
        ("Thường xuyên trong năm 2026", "always"),
        ("Khi có phát sinh", "on demand"),
        ("Khi có yêu cầu", "on demand"),
        ("Theo yêu cầu", "on demand"),
        ("Khi có văn bản chỉ đạo", "on demand"),
        ("Khi có Kế hoạch của UBND thành phố", "on demand"),
        ("Theo KH của UBND thành phố", "on demand"),
        ("Theo KH của UBND …", "on demand"),
        ("Hàng tháng", "month"),
        ("Hằng tháng", "month"),
        ("Định kỳ hàng tháng", "month"),
        ("Hàng quý", "quarter"),
        ("Định kỳ hàng quý và năm 2025", "quarter, year"),
        ("Định kỳ 6 tháng, năm", "half, year"),
        ("Trước 30/8/2025", "29/8/2025"),
        ("Xong trước ngày 15/11/2026", "14/11/2026"),
        ("Chậm nhất 20/6/2026", "20/6/2026"),
        ("Trong tháng 08/2025", "1/8/2025..31/8/2025"),
        ("Tháng 2 năm 2024", "1/2/2024..29/2/2024"),
        ("Tháng 3 đến tháng 8 năm 2024", "1/3/2024..31/8/2024"),
        ("Từ tháng 05 đến tháng 11 năm 2026", "1/5/2026..30/11/2026"),
        ("Quý II/2026", "1/4/2026..30/6/2026"),
        ("Quý I, II năm 2026", "31/3/2026, 30/6/2026"),
        ("2026", "1/1/2026..31/12/2026"),
        ("Trong năm 2025", "1/1/2025..31/12/2025"),
        ("Năm 2026", "1/1/2026..31/12/2026"),
        ("Trước ngày 18 hàng tháng", "month before 18"),
        ("Ngày 25 hằng tháng", "month on 25"),
        ("Trước ngày 05 tháng cuối quý", "quarter before 5"),
        ("trước ngày 15/11/2026", "14/11/2026"),
        ("Định kỳ theo chỉ đạo", "-"),
        ("Định kỳ theo quy định", "-"),
        ("Định kỳ và đột xuất", "-"),
    ]);
}

#[test]
fn lines_may_be_items_of_a_list_or_broken_anywhere() {
    let found = |text| shown(read(text, YEAR).as_ref());
    assert_eq!(found("- Hàng tháng\n- Hàng quý"), "month, quarter");
    assert_eq!(found("01/3/2026\n- 30/6/2026"), "1/3/2026..30/6/2026");
    assert_eq!(found("Trong tháng \r\n08/2025"), "1/8/2025..31/8/2025");
    assert_eq!(
        found("+ Trước 30/6\n+ Trước 30/11;"),
        "29/6/2026, 29/11/2026"
    );
}

#[test]
fn nothing_is_not_understood() {
    check(&[
        ("", "-"),
        ("-", "-"),
        ("Trung tâm Phục vụ hành chính công", "-"),
        ("8 Trung tâm Phục vụ hành chính công", "-"),
        ("Tối thiểu 90%", "-"),
        ("30", "-"),
        ("12345", "-"),
        ("Tháng thanh niên", "-"),
    ]);
    assert_eq!(why_not(" "), None);
    assert_eq!(why_not("Thường xuyên"), None);
}
