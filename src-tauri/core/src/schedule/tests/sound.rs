//! What holds of every text: nothing panics, what is understood is sound, and no due date is lost.

use super::*;

#[track_caller]
fn sound(text: &str) {
    let schedule = match understand(text, YEAR) {
        Reading::Blank => return,
        Reading::Known(known) => {
            assert!(!known.words.is_empty(), "{text}");
            known.schedule
        }
        Reading::Asked { why, proposal } => {
            assert!(!why.is_empty(), "{text}");
            match proposal {
                Some(own) => {
                    assert!(why.contains(&own.words), "{text}: {why}");
                    own.schedule
                }
                None => return,
            }
        }
    };
    let sound = match &schedule {
        Schedule::Once { from, due } => from.is_none_or(|from| from < *due),
        Schedule::Dates { dues } => dues.len() > 1 && dues.is_sorted_by(|a, b| a < b),
        Schedule::Recurring { rules } => !rules.is_empty(),
        Schedule::Ongoing | Schedule::OnDemand => true,
    };
    assert!(
        sound && !schedule.describe().is_empty(),
        "{text}: {schedule:?}"
    );
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
        "sáu",
        "trở đi",
        "sau khi",
        "kể từ ngày",
        "theo",
        "tiếp theo",
    ];
    let count = WORDS.len();
    for row in 0..count.pow(3) {
        let text: Vec<&str> = (0..3u32)
            .map(|at| WORDS[row / count.pow(at) % count])
            .collect();
        sound(&text.join(" "));
    }
}

/// Names of periods that are due on a day of their own, each with that day.
const PERIODS: &[Row] = &[
    ("quý I", "31/3/2026"),
    ("quý II", "30/6/2026"),
    ("Quí III", "30/9/2026"),
    ("Q.IV", "31/12/2026"),
    ("tháng 3", "31/3/2026"),
    ("tháng mười", "31/10/2026"),
    ("T11", "30/11/2026"),
    ("tháng 12/2026", "31/12/2026"),
    ("đầu tháng 6", "10/6/2026"),
    ("giữa tháng 7", "20/7/2026"),
    ("cuối quý III", "30/9/2026"),
    ("đầu năm", "31/3/2026"),
    ("6 tháng đầu năm", "30/6/2026"),
    ("trước 15/01 năm sau", "14/1/2027"),
    ("trước ngày 05/12", "4/12/2026"),
    ("chậm nhất 20/6/2026", "20/6/2026"),
    ("đến hết tháng 8", "31/8/2026"),
];

fn days(text: &str) -> Option<Vec<NaiveDate>> {
    match read(text, YEAR)? {
        Schedule::Once { due, .. } => Some(vec![due]),
        Schedule::Dates { dues } => Some(dues),
        other => panic!("{text}: {other:?}"),
    }
}

/// Two periods joined as lists are joined have both their days, or are a question.
#[test]
fn of_two_periods_none_is_lost() {
    let mut read_whole = 0;
    for (first, one) in PERIODS {
        for (second, other) in PERIODS {
            for joint in [", ", " và ", "; ", "\n+ ", " & "] {
                let text = format!("{first}{joint}{second}");
                sound(&text);
                let Some(found) = days(&text) else {
                    continue;
                };
                read_whole += 1;
                let mut found: Vec<String> = found.into_iter().map(short).collect();
                found.sort();
                let mut expected = vec![(*one).to_owned(), (*other).to_owned()];
                expected.sort();
                expected.dedup();
                assert_eq!(found, expected, "{text}");
            }
        }
    }
    assert!(read_whole > 500, "only {read_whole} were read");
}

/// Beside what goes on or comes on an event, a due date still counts, or the text is a question.
#[test]
fn beside_what_has_no_date_a_due_date_is_not_lost() {
    for other in [
        "Thường xuyên",
        "Khi có yêu cầu",
        "Theo tiến độ",
        "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026",
        "Sau khi Nghị định được ban hành",
        "10 ngày kể từ ngày ban hành",
        "Từ ngày ban hành",
    ] {
        for (period, due) in PERIODS {
            for text in [
                format!("{other}, {period}"),
                format!("{period}; {other}"),
                format!("{other} {period}"),
                format!("{period} và {other}"),
            ] {
                sound(&text);
                match read(&text, YEAR) {
                    None => {}
                    Some(Schedule::Once { due: found, .. }) => {
                        assert_eq!(short(found), *due, "{text}");
                    }
                    Some(lost) => panic!("{text}: {lost:?}"),
                }
            }
        }
    }
}
