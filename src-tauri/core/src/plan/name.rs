//! What a plan is called.

use super::{About, Plan, State};
use crate::value::{capital, one_line};

/// Among others: "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)".
pub fn name(plan: &Plan) -> String {
    let name = named(plan, " năm");
    match plan.state {
        State::Draft => format!("{name} ({})", plan.state.word()),
        State::Issued => format!("{name} (QĐ {})", plan.number),
    }
}

/// Before the place of a line: "Kế hoạch kiểm soát TTHC 2026".
pub fn short(plan: &Plan) -> String {
    named(plan, "")
}

fn named(plan: &Plan, before_year: &str) -> String {
    let about = match plan.about {
        About::Control => " kiểm soát TTHC",
        About::Reform => " CCHC",
        About::Inspection => " kiểm tra",
        About::Other if plan.title.is_empty() => "",
        About::Other => return sentence_case(&one_line(&plan.title)),
    };
    format!("Kế hoạch{about}{before_year} {}", plan.year)
}

/// What the title of a plan is when nobody has written one.
pub fn usual_title(about: About, year: i32) -> String {
    match about {
        About::Control => format!(
            "KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH VÀ THỰC HIỆN CƠ CHẾ MỘT CỬA, MỘT CỬA LIÊN THÔNG NĂM {year}"
        ),
        About::Reform => format!("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM {year}"),
        About::Inspection => format!("KẾ HOẠCH KIỂM TRA NĂM {year}"),
        About::Other => format!("KẾ HOẠCH NĂM {year}"),
    }
}

/// Abbreviations that stay capitals in a sentence.
const CAPITALS: [&str; 8] = ["TTHC", "CCHC", "UBND", "HĐND", "DVC", "CĐS", "PVHCC", "TP"];

/// A title in capitals as it stands in a sentence: "KẾ HOẠCH … NĂM 2026" → "Kế hoạch … năm 2026".
pub fn sentence_case(title: &str) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let words = title.split(' ').map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match CAPITALS.contains(&bare) {
            true => word.to_owned(),
            false => word.to_lowercase(),
        }
    });
    capital(&words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_capitals_become_sentences() {
        let check = |title: &str, expected: &str| assert_eq!(sentence_case(title), expected);
        check(
            "KẾ HOẠCH KIỂM SOÁT TTHC, NĂM 2026",
            "Kế hoạch kiểm soát TTHC, năm 2026",
        );
        check("Kế hoạch UBND", "Kế hoạch UBND");
        check("", "");
    }

    #[test]
    fn a_plan_is_called_by_what_it_is_about_and_its_year() {
        #[track_caller]
        fn check(about: About, title: &str, number: &str, expected: [&str; 2]) {
            let plan = Plan {
                about,
                title: title.to_owned(),
                number: number.to_owned(),
                state: match number {
                    "" => State::Draft,
                    _ => State::Issued,
                },
                ..Plan::of_year(2026)
            };
            assert_eq!([name(&plan), short(&plan)], expected);
        }
        check(
            About::Control,
            "KẾ HOẠCH NĂM",
            "",
            [
                "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)",
                "Kế hoạch kiểm soát TTHC 2026",
            ],
        );
        check(
            About::Reform,
            "",
            "12",
            ["Kế hoạch CCHC năm 2026 (QĐ 12)", "Kế hoạch CCHC 2026"],
        );
        check(
            About::Inspection,
            "",
            "",
            [
                "Kế hoạch kiểm tra năm 2026 (dự thảo)",
                "Kế hoạch kiểm tra 2026",
            ],
        );
        check(
            About::Other,
            "KẾ HOẠCH CHUYỂN ĐỔI SỐ",
            "",
            ["Kế hoạch chuyển đổi số (dự thảo)", "Kế hoạch chuyển đổi số"],
        );
        check(
            About::Other,
            "",
            "",
            ["Kế hoạch năm 2026 (dự thảo)", "Kế hoạch 2026"],
        );
    }
}
