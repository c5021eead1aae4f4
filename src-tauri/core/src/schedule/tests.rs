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
        ("Quý I, II năm 2026", "1/1/2026..30/6/2026"),
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
fn all_the_time() {
    check(&[
        ("Thường xuyên trong năm", "always"),
        ("Thường xuyên, trong năm 2026", "always"),
        ("Thường xuyên (trong năm 2026)", "always"),
        ("Thường xuyên, liên tục", "always"),
        ("Thường xuyên, liên tục trong năm 2026", "always"),
        ("Thường xuyên hàng năm", "always"),
        ("Thường xuyên hằng ngày", "always"),
        ("Thực hiện thường xuyên", "always"),
        ("Thường xuyên trong suốt năm", "always"),
        ("Trong suốt năm 2026", "always"),
        ("Cả năm 2026", "-"),
        ("Thường xuyên theo quy định", "always"),
        ("Hàng ngày", "always"),
        ("Thường xuyên và đột xuất", "always"),
        ("Thường xuyên, khi có phát sinh", "always"),
        ("Thường xuyên, hàng tháng", "-"),
        ("Thường xuyên, trước 30/11/2026", "-"),
        ("Không thường xuyên", "-"),
    ]);
}

#[test]
fn on_demand() {
    check(&[
        ("Khi phát sinh", "on demand"),
        ("Ngay khi có phát sinh", "on demand"),
        ("Ngay sau khi có Kế hoạch của thành phố", "on demand"),
        ("Sau khi có văn bản của UBND thành phố", "on demand"),
        ("Khi có yêu cầu của cấp trên", "on demand"),
        ("Khi có phát sinh hoặc theo yêu cầu", "on demand"),
        ("Khi có quy định mới", "on demand"),
        ("Khi có phát sinh trong năm 2026", "on demand"),
        ("Khi có Kế hoạch của UBND thành phố năm 2026", "on demand"),
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND thành phố",
            "on demand",
        ),
        ("Theo kế hoạch của UBND thành phố", "on demand"),
        (
            "Theo yêu cầu của UBND thành phố, các sở, ngành",
            "on demand",
        ),
        ("Theo chỉ đạo của UBND thành phố", "on demand"),
        ("Đột xuất", "on demand"),
        ("Đột xuất khi có yêu cầu", "on demand"),
        ("Khi có yêu cầu, chậm nhất 30/6/2026", "30/6/2026"),
        ("Khi có yêu cầu, hàng tháng", "month"),
        ("Khi có yêu cầu hoặc hàng tháng", "-"),
        ("Khi có yêu cầu trong tháng 8/2026", "-"),
        ("Sau khi có Kế hoạch 10 ngày", "-"),
        ("Trong 5 ngày kể từ khi có yêu cầu", "-"),
        ("Theo quy định", "-"),
        ("Theo tiến độ", "-"),
    ]);
}

#[test]
fn rhythms() {
    check(&[
        ("Hàng tuần", "week"),
        ("Hằng quý", "quarter"),
        ("Hàng năm", "year"),
        ("Định kỳ năm", "year"),
        ("Mỗi quý", "quarter"),
        ("Mỗi quý 01 lần", "quarter"),
        ("01 lần/năm", "year"),
        ("Ít nhất 01 lần/quý", "quarter"),
        ("6 tháng/lần", "half"),
        ("6 tháng một lần", "half"),
        ("Định kỳ 6 tháng", "half"),
        ("Định kỳ hàng tháng, hàng quý", "month, quarter"),
        ("Hàng tháng/quý/năm", "month, quarter, year"),
        (
            "Hàng tháng, quý, 6 tháng, 9 tháng và năm",
            "month, quarter, half, nine months, year",
        ),
        ("6 tháng, 9 tháng và năm", "half, nine months, year"),
        (
            "6 tháng đầu năm, 9 tháng và năm 2026",
            "half, nine months, year",
        ),
        ("Định kỳ quý, 6 tháng, năm", "quarter, half, year"),
        ("Báo cáo quý, 6 tháng, năm", "quarter, half, year"),
        ("Hàng tháng và hàng tháng", "month"),
        ("Hàng quý năm 2026", "quarter"),
        ("Hàng tháng trong năm 2026", "month"),
        ("Định kỳ hàng tháng và đột xuất", "month"),
        ("Tháng, quý, năm", "month, quarter, year"),
        ("Quý", "-"),
        ("Năm", "-"),
        ("6 tháng", "-"),
        ("Định kỳ", "-"),
        ("Hàng tháng, đúng quy định", "-"),
        ("2 lần/năm", "-"),
        ("Hàng quý và trước 15/12/2026", "-"),
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
fn rhythms_on_a_day() {
    check(&[
        ("Hàng tháng, trước ngày 18", "month before 18"),
        ("Hàng tháng (trước ngày 18)", "month before 18"),
        ("Định kỳ trước ngày 18 hằng tháng", "month before 18"),
        ("Báo cáo trước ngày 18 hàng tháng", "month before 18"),
        ("Trước ngày 18 của mỗi tháng", "month before 18"),
        ("Chậm nhất ngày 17 hàng tháng", "month on 17"),
        ("Hàng tháng, chậm nhất ngày 17", "month on 17"),
        ("Vào ngày 25 hàng tháng", "month on 25"),
        ("Ngày 15, 30 hàng tháng", "month on 15, month on 30"),
        ("Ngày cuối cùng hàng tháng", "month on 31"),
        (
            "Hàng quý, trước ngày 05 của tháng cuối quý",
            "quarter before 5",
        ),
        (
            "Trước ngày 05 của tháng cuối cùng mỗi quý",
            "quarter before 5",
        ),
        ("Ngày 20 tháng cuối quý", "quarter on 20"),
        (
            "Trước ngày 18 hàng tháng và trước ngày 05 tháng cuối quý",
            "month before 18, quarter before 5",
        ),
        ("Thứ sáu hàng tuần", "week on 5"),
        ("Trước thứ 6 hàng tuần", "week before 5"),
        ("Hàng tuần, chậm nhất thứ Năm", "week on 4"),
        ("Chủ nhật hàng tuần", "week on 7"),
        ("Trước ngày 15 hàng quý", "-"),
        ("Trước ngày 15 tháng đầu quý sau", "-"),
        ("Trước ngày 18", "-"),
        ("Ngày 32 hàng tháng", "-"),
        ("Trước 16h ngày 18 hàng tháng", "month on 18"),
        ("Trước 16 giờ 30 thứ sáu hàng tuần", "week on 5"),
        ("Từ ngày 15 đến ngày 17 hàng tháng", "month on 17"),
        ("Từ ngày 17 đến ngày 15 hàng tháng", "-"),
        ("Trước 25h ngày 18 hàng tháng", "-"),
    ]);
}

#[test]
fn one_date() {
    check(&[
        ("30/8/2025", "30/8/2025"),
        ("Ngày 30/08/2025", "30/8/2025"),
        ("Trước ngày 30/8", "29/8/2026"),
        ("Trước 30.8.2026", "29/8/2026"),
        ("Trước 30-8-2026", "29/8/2026"),
        ("Trước 30/8/26", "29/8/2026"),
        ("Trước 30 / 8 / 2025", "29/8/2025"),
        ("Trước ngày 30 tháng 8 năm 2025", "29/8/2025"),
        ("Trước ngày 30 tháng 8", "29/8/2026"),
        ("Trước 01/3/2024", "29/2/2024"),
        ("2026-08-30", "30/8/2026"),
        ("Hoàn thành trước ngày 15/11", "14/11/2026"),
        ("Chậm nhất ngày 20/6", "20/6/2026"),
        ("Chậm nhất là ngày 20/6/2026", "20/6/2026"),
        ("Trước 17h00 ngày 15/11/2026", "15/11/2026"),
        ("Đến hết ngày 30/6/2026", "30/6/2026"),
        ("Đến ngày 30/6/2026", "30/6/2026"),
        ("Hết ngày 30/6/2026", "30/6/2026"),
        ("Từ nay đến hết tháng 6/2026", "30/6/2026"),
        ("Trước tháng 6/2026", "31/5/2026"),
        ("Trước quý IV", "30/9/2026"),
        ("Đến hết tháng 6", "30/6/2026"),
        ("Chậm nhất trong tháng 6/2026", "30/6/2026"),
        ("Hết quý II/2026", "30/6/2026"),
        ("Đến hết năm", "31/12/2026"),
        ("Trước ngày 15/12 hàng năm", "14/12/2026"),
        ("Hàng năm, trước ngày 15/12", "14/12/2026"),
        ("Trước 15/01/2027", "14/1/2027"),
        ("Trước 29/02/2024", "28/2/2024"),
        ("Trước 29/02/2026", "-"),
        ("Trước 30/02/2026", "-"),
        ("Trước 31/4", "-"),
        ("Trước 15/13/2026", "-"),
        ("Trước 15/11/1826", "-"),
        ("Trước 30/8/2025 10 ngày", "-"),
        ("Trước", "-"),
        ("Khoảng 30/8/2026", "-"),
        ("Từ 30/8/2026", "-"),
        ("Tuần 3 tháng 8/2026", "-"),
    ]);
}

#[test]
fn one_span() {
    check(&[
        ("Tháng 8", "1/8/2026..31/8/2026"),
        ("Tháng 8/25", "1/8/2025..31/8/2025"),
        ("T8/2026", "1/8/2026..31/8/2026"),
        ("8/2026", "1/8/2026..31/8/2026"),
        ("Tháng 12 hàng năm", "1/12/2026..31/12/2026"),
        ("Trong quý 3", "1/7/2026..30/9/2026"),
        ("Quý IV", "1/10/2026..31/12/2026"),
        ("Q2/2026", "1/4/2026..30/6/2026"),
        ("QII/2026", "1/4/2026..30/6/2026"),
        ("Quý III năm 2026", "1/7/2026..30/9/2026"),
        ("Quý I-III", "1/1/2026..30/9/2026"),
        ("Quý I đến quý III/2026", "1/1/2026..30/9/2026"),
        ("Quý I và quý II/2026", "1/1/2026..30/6/2026"),
        ("Quý IV/2025 và quý I/2026", "1/10/2025..31/3/2026"),
        ("Tháng 3, 4/2026", "1/3/2026..30/4/2026"),
        ("Tháng 5-11/2026", "1/5/2026..30/11/2026"),
        ("Từ tháng 3 đến 8", "1/3/2026..31/8/2026"),
        ("Từ tháng 3 đến hết năm 2026", "1/3/2026..31/12/2026"),
        ("Từ tháng 11/2025 đến tháng 3/2026", "1/11/2025..31/3/2026"),
        ("Từ ngày 01/3 đến ngày 30/6/2026", "1/3/2026..30/6/2026"),
        ("01/3/2026 - 30/6/2026", "1/3/2026..30/6/2026"),
        ("6 tháng đầu năm", "1/1/2026..30/6/2026"),
        ("Trong 6 tháng đầu năm 2026", "1/1/2026..30/6/2026"),
        ("6 tháng cuối năm 2026", "1/7/2026..31/12/2026"),
        ("9 tháng đầu năm 2026", "1/1/2026..30/9/2026"),
        ("Trong năm", "1/1/2026..31/12/2026"),
        ("2025-2026", "1/1/2025..31/12/2026"),
        ("Giai đoạn 2026-2030", "1/1/2026..31/12/2030"),
        ("Quý II+III/2026", "1/4/2026..30/9/2026"),
        ("Quý II/2026 và khi có yêu cầu", "1/4/2026..30/6/2026"),
        ("Tháng 13/2026", "-"),
        ("Quý V/2026", "-"),
        ("Tháng 8 đến tháng 3", "-"),
        ("Quý I, II, III, IV", "-"),
        ("Đầu năm", "-"),
        ("Cuối năm", "-"),
        ("Cuối tháng 6/2026", "-"),
        ("Trong tháng", "-"),
        ("Từ tháng 3/2026", "-"),
        ("Năm học 2025-2026", "-"),
    ]);
}

#[test]
fn several_dates() {
    check(&[
        ("Trước 30/6 và trước 30/11/2026", "29/6/2026, 29/11/2026"),
        ("Trước 30/6 và 30/11/2026", "29/6/2026, 29/11/2026"),
        ("Trước ngày 15/6, 15/12", "14/6/2026, 14/12/2026"),
        ("Trước 15/12/2025; trước 15/6/2026", "14/12/2025, 14/6/2026"),
        (
            "Trước ngày 20 các tháng 3, 6, 9, 12",
            "19/3/2026, 19/6/2026, 19/9/2026, 19/12/2026",
        ),
        ("Tháng 6 và tháng 12/2026", "30/6/2026, 31/12/2026"),
        (
            "Tháng 3, 6, 9, 12",
            "31/3/2026, 30/6/2026, 30/9/2026, 31/12/2026",
        ),
        ("Quý II và quý IV/2026", "30/6/2026, 31/12/2026"),
        ("Quý II, IV hàng năm", "30/6/2026, 31/12/2026"),
        (
            "6 tháng đầu năm và 6 tháng cuối năm 2026",
            "30/6/2026, 31/12/2026",
        ),
        ("Trước 30/6 và trước 31/11/2026", "-"),
        ("Trước 30/6 và tháng 12/2026", "-"),
        ("Trước 30/11/2026 và trước 30/6", "-"),
        ("Quý IV, quý I/2027", "-"),
    ]);
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
    assert_eq!(why_not(" ", YEAR), None);
    assert_eq!(why_not("Thường xuyên", YEAR), None);
}

#[track_caller]
fn refused(text: &str, why: &str) {
    assert_eq!(why_not(text, YEAR).as_deref(), Some(why));
}

#[test]
fn what_is_not_understood_is_said() {
    refused("Trước 30/02/2026", "Ngày 30/02/2026 không có trong lịch.");
    refused("Trước 31/4", "Ngày 31/04/2026 không có trong lịch.");
    refused("Tháng 13/2026", "Không có tháng 13.");
    refused("Quý V", "Không có quý 5.");
    refused(
        "Định kỳ  theo\nchỉ đạo",
        "Chưa hiểu “Định kỳ theo chỉ đạo”: chọn cách hiểu.",
    );
}

#[test]
fn a_long_text_is_not_repeated_whole() {
    let why = why_not(&"chữ ".repeat(30_000), YEAR).unwrap();
    assert!(why.chars().count() < 130 && why.contains("…”"), "{why}");
}

/// Whatever is put together from these words is read without a panic, and what is understood is sound.
#[test]
fn any_row_of_words_is_read_or_not_but_soundly() {
    const WORDS: &[&str] = &[
        "trước",
        "chậm nhất",
        "ngày",
        "tháng",
        "quý",
        "năm",
        "hàng",
        "định kỳ",
        "6",
        "12",
        "31",
        "2026",
        "/",
        "-",
        ",",
        "và",
        "đến",
        "từ",
        "trong",
        "II",
        "khi có",
        "số",
        "đầu năm",
        "cuối",
        "thường xuyên",
        "lần",
        "thứ",
        "17h",
        "đột xuất",
    ];
    let count = WORDS.len();
    for row in 0..count.pow(3) {
        let text: Vec<&str> = (0..3u32)
            .map(|at| WORDS[row / count.pow(at) % count])
            .collect();
        let text = text.join(" ");
        match read(&text, YEAR) {
            None => assert!(why_not(&text, YEAR).is_some(), "{text}"),
            Some(own) => {
                let sound = match &own {
                    Schedule::Once { from, due } => from.is_none_or(|from| from < *due),
                    Schedule::Dates { dues } => dues.len() > 1 && dues.is_sorted_by(|a, b| a < b),
                    Schedule::Recurring { rules } => !rules.is_empty(),
                    Schedule::Ongoing | Schedule::OnDemand => true,
                };
                assert!(sound && !own.describe().is_empty(), "{text}: {own:?}");
            }
        }
    }
}

#[track_caller]
fn says(text: &str, words: &str) {
    assert_eq!(read(text, YEAR).unwrap().describe(), words);
}

#[test]
fn a_meaning_is_told_in_words() {
    says("thường xuyên", "Thường xuyên");
    says("theo yêu cầu", "Khi có phát sinh");
    says("trước 30/8/2025", "Một lần, chậm nhất 29/08/2025");
    says("quý II", "Một lần, từ 01/04/2026 đến 30/06/2026");
    says("tháng 6, 12", "2 lần, chậm nhất 30/06/2026 và 31/12/2026");
    says("hàng tháng", "Hàng tháng, theo lịch báo cáo");
    says("trước ngày 18 hàng tháng", "Hàng tháng, trước ngày 18");
    says("ngày 5 hàng tháng", "Hàng tháng, chậm nhất ngày 05");
    says(
        "ngày cuối cùng hàng tháng",
        "Hàng tháng, chậm nhất ngày cuối tháng",
    );
    says("hàng quý và năm", "Hàng quý và năm, theo lịch báo cáo");
    says(
        "định kỳ 6 tháng, 9 tháng, năm",
        "Định kỳ 6 tháng, 9 tháng và năm, theo lịch báo cáo",
    );
    says(
        "trước ngày 05 tháng cuối quý",
        "Hàng quý, trước ngày 05 của tháng cuối quý",
    );
    says("hàng tuần", "Hàng tuần, chậm nhất thứ Sáu");
    says("trước thứ năm hàng tuần", "Hàng tuần, trước thứ Năm");
    says(
        "trước ngày 18 hàng tháng và trước ngày 5 tháng cuối quý",
        "Hàng tháng, trước ngày 18; hàng quý, trước ngày 05 của tháng cuối quý",
    );
    says(
        "hàng tuần, hàng tháng",
        "Hàng tuần, chậm nhất thứ Sáu; hàng tháng, theo lịch báo cáo",
    );
}

#[test]
fn the_year_of_the_plan_is_taken_when_none_is_named() {
    let due = |year| shown(read("Trước 01/3", year).as_ref());
    assert_eq!(due(2024), "29/2/2024");
    assert_eq!(due(2027), "28/2/2027");
}
