//! Dates and rhythms inside the text of a task: "gửi trước ngày 25/01/2026", "hằng quý". Found to be asked about; the
//! text stays whole, and nothing is taken from it.

use chrono::NaiveDate;

use super::words::Words;
use crate::calendar::Deadlines;
use crate::plan::{About, occurrence};
use crate::schedule::{self, Day, Rule, Schedule};
use crate::value::{capital, fold_name, format_date};

/// Words that a time to be kept begins with, without case and accents. A day without one of them is mostly the date
/// of a document.
const OPENERS: &[&str] = &[
    "truoc",
    "xong truoc",
    "hoan thanh truoc",
    "cham nhat",
    "muon nhat",
    "khong qua ngay",
    "den het",
    "den ngay",
    "trong thang",
    "trong quy",
    "trong nam",
    "trong cac thang",
    "tu ngay",
    "tu thang",
    "tu quy",
    "quy i",
    "quy ii",
    "quy iii",
    "quy iv",
    "quy 1",
    "quy 2",
    "quy 3",
    "quy 4",
    "hoan thanh thang",
    "vao ngay",
    "ngay cuoi",
    "dinh ky",
    "hang",
    "moi",
];

/// Words that begin something else to be done: a time goes no further.
const OTHERS: &[&str] = &[
    "bao cao",
    "gui",
    "hoan thanh",
    "trinh",
    "tham muu",
    "to chuc",
    "thuc hien",
    "truoc",
    "de",
    "cua cac",
];

/// Words with which "hàng" is another word: "khách hàng", "ngân hàng".
const COMPOUND: &[&str] = &["khach", "ngan", "cua", "nha", "mat", "don", "xep"];

/// The most words of a time.
const LONGEST: usize = 14;

/// The most days that a proposal names one by one.
const MOST_DAYS: usize = 12;

/// Times in a text, each as the text says it; `year` is the plan's.
pub(in crate::import::plan) fn found(text: &str, year: i32) -> Vec<&str> {
    let words = Words::of(text);
    let (mut found, mut at): (Vec<&str>, usize) = (Vec::new(), 0);
    while at < words.all.len() {
        match longest(&words, at, year) {
            Some(end) => {
                let said = &text[words.all[at].start..words.all[end - 1].end];
                if !found.contains(&said) {
                    found.push(said);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The word after the longest time that begins at a word.
fn longest(words: &Words<'_>, at: usize, year: i32) -> Option<usize> {
    let opened = words.longest(at, OPENERS)?;
    let before = at
        .checked_sub(1)
        .map(|before| words.all[before].folded.as_str());
    if words.all[at].folded == "hang" && before.is_some_and(|own| COMPOUND.contains(&own)) {
        return None;
    }
    let mut end = None;
    for to in at + 1..=words.all.len().min(at + LONGEST) {
        let text = &words.text[words.all[at].start..words.all[to - 1].end];
        if to >= at + opened && is_due(text, year) {
            end = Some(to);
        }
        let apart = words.before(to).contains(['\n', ';', ':', '(', ')']);
        if apart || (to > at + opened && words.longest(to, OTHERS).is_some()) {
            break;
        }
    }
    end
}

/// Whether something falls due by it.
fn is_due(text: &str, year: i32) -> bool {
    matches!(
        schedule::read(text, year),
        Some(Schedule::Once { .. } | Schedule::Dates { .. } | Schedule::Recurring { .. })
    )
}

/// The one time that says all of those found and loses no due date: in their own words, or, where a day of a rhythm
/// meets a date, the days themselves. `None`: no single time says them all.
pub(in crate::import::plan) fn together(found: &[&str], year: i32) -> Option<String> {
    let joined = capital(&found.join(", "));
    let wanted = found.iter().map(|own| dues(own, year));
    let mut wanted: Vec<NaiveDate> = wanted.collect::<Option<Vec<_>>>()?.concat();
    wanted.sort_unstable();
    wanted.dedup();
    if dues(&joined, year).as_ref() == Some(&wanted) {
        return Some(joined);
    }
    if wanted.len() > MOST_DAYS || found.iter().any(|own| is_by_calendar(own, year)) {
        return None;
    }
    let before = found.iter().all(|own| is_before(own));
    let said = wanted.iter().map(|due| match before {
        true => due
            .succ_opt()
            .map(|day| format!("trước ngày {}", format_date(day))),
        false => Some(format!("chậm nhất ngày {}", format_date(*due))),
    });
    let days = capital(&said.collect::<Option<Vec<_>>>()?.join(", "));
    (dues(&days, year).as_ref() == Some(&wanted)).then_some(days)
}

/// Whether all that falls due by one time falls due by another one.
pub(in crate::import::plan) fn is_within(text: &str, other: &str, year: i32) -> bool {
    match (dues(text, year), dues(other, year)) {
        (Some(own), Some(all)) => own.iter().all(|due| all.contains(due)),
        _ => false,
    }
}

/// The last safe days of a time.
fn dues(text: &str, year: i32) -> Option<Vec<NaiveDate>> {
    let schedule = schedule::read(text, year)?;
    Some(occurrence::dues(
        &schedule,
        year,
        About::Other,
        &Deadlines::default(),
    ))
}

/// Whether a rhythm without a day of its own is in it: its days are the report calendar's, which no text says.
fn is_by_calendar(text: &str, year: i32) -> bool {
    let calendar = |rule: &Rule| rule.day == Day::Calendar;
    match schedule::read(text, year) {
        Some(Schedule::Recurring { rules }) => rules.iter().any(calendar),
        _ => false,
    }
}

fn is_before(text: &str) -> bool {
    fold_name(text).split(' ').any(|word| word == "truoc")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The times of a text, with bars between, and the one that is proposed.
    #[track_caller]
    fn finds(text: &str, times: &str, proposed: &str) {
        let found = found(text, 2026);
        let together = together(&found, 2026).unwrap_or_default();
        assert_eq!(
            (found.join("|").as_str(), together.as_str()),
            (times, proposed),
            "{text}"
        );
    }

    #[test]
    fn a_date_or_rhythm_in_a_text_is_found() {
        for (text, time, proposed) in [
            (
                "Xây dựng kế hoạch, gửi trước ngày 25/01/2026 để tổng hợp.",
                "trước ngày 25/01/2026",
                "Trước ngày 25/01/2026",
            ),
            (
                "Báo cáo kết quả về Văn phòng chậm nhất ngày 20/6/2026 (qua phòng Nội vụ).",
                "chậm nhất ngày 20/6/2026",
                "Chậm nhất ngày 20/6/2026",
            ),
            (
                "Tổ chức hội nghị trong quý II/2026, hoàn thành đúng tiến độ",
                "trong quý II/2026",
                "Trong quý II/2026",
            ),
            (
                "Công khai kết quả hằng quý trên Cổng",
                "hằng quý",
                "Hằng quý",
            ),
            (
                "Thực hiện tự kiểm tra từ tháng 5 đến tháng 11 năm 2026.",
                "từ tháng 5 đến tháng 11 năm 2026",
                "Từ tháng 5 đến tháng 11 năm 2026",
            ),
            (
                "Báo cáo trước ngày 18 hằng tháng",
                "trước ngày 18 hằng tháng",
                "Trước ngày 18 hằng tháng",
            ),
        ] {
            finds(text, time, proposed);
        }
    }

    #[test]
    fn several_times_are_proposed_together_and_none_is_lost() {
        finds(
            "báo cáo quý gửi trước ngày 05 tháng cuối của quý, báo cáo năm trước ngày 05/12/2026",
            "trước ngày 05 tháng cuối của quý|trước ngày 05/12/2026",
            "Trước ngày 05/03/2026, trước ngày 05/06/2026, trước ngày 05/09/2026, trước ngày 05/12/2026",
        );
        finds(
            "Báo cáo 6 tháng trước ngày 05/6/2026; báo cáo năm trước ngày 05/12/2026.",
            "trước ngày 05/6/2026|trước ngày 05/12/2026",
            "Trước ngày 05/6/2026, trước ngày 05/12/2026",
        );
        // The days of a report's calendar are not in the text.
        finds(
            "Tổng hợp định kỳ hằng quý; báo cáo năm trước ngày 05/12/2026",
            "định kỳ hằng quý|trước ngày 05/12/2026",
            "",
        );
    }

    #[test]
    fn the_dates_of_documents_and_other_words_are_no_times() {
        for text in [
            "Thực hiện Quyết định số 257/QĐ-UBND ngày 24/01/2025 của Chủ tịch UBND thành phố",
            "Thông báo lịch kiểm tra trước 7 ngày làm việc",
            "Cải thiện chỉ số so với năm trước",
            "Hỗ trợ ngân hàng và khách hàng năm mới",
            "Kế hoạch cải cách hành chính năm 2026",
            "Thực hiện thường xuyên, khi có phát sinh",
            "",
        ] {
            finds(text, "", "");
        }
    }
}
