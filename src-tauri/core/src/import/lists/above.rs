//! What stands above, beside and below the rows of a list: titles, what they say of all dossiers, up to when the list
//! speaks, how many dossiers it says it has.

use chrono::NaiveDateTime;

use super::moment::{self, Read};
use crate::dossier::words::{self, Meaning};
use crate::value::fold_name;

/// How many dossiers a text says there are: "Tổng số: 135", "Tổng số hồ sơ: 1.322", "Có 135 hồ sơ".
pub(super) fn total(text: &str) -> Option<u32> {
    let folded = fold_name(text);
    let rest = [
        "tong so ho so",
        "tong so",
        "tong cong",
        "tong",
        "cong",
        "co",
    ]
    .iter()
    .find_map(|word| folded.strip_prefix(word))?;
    let mut words = rest.split_whitespace().filter(|word| *word != "la");
    let mut digits = String::new();
    let mut last = None;
    for word in words.by_ref() {
        match word.bytes().all(|b| b.is_ascii_digit()) {
            // "1.322" is two words once its dot is gone.
            true if digits.is_empty() || word.len() == 3 => digits.push_str(word),
            _ => {
                last = Some(word);
                break;
            }
        }
    }
    let counted = last.is_none_or(|word| matches!(word, "ho" | "hs" | "dong" | "ban"));
    (counted && !digits.is_empty() && digits.len() <= 7).then(|| digits.parse().ok())?
}

/// Whether a row closes a list: its first words say that it sums.
pub(super) fn closes(text: &str) -> bool {
    let folded = fold_name(text);
    ["tong so", "tong cong", "tong"].iter().any(|word| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }) || total(text).is_some()
}

/// The last moment that a title names: "từ ngày 20/07/2026 đến ngày 14/11/2026", "tính đến 15/11/2026 08:12".
pub(super) fn until(text: &str) -> Option<NaiveDateTime> {
    let bare = text.replace(['(', ')', ',', ';'], " ");
    let words: Vec<&str> = bare.split_whitespace().collect();
    let day = |at: usize| -> Option<NaiveDateTime> {
        // A day without a time that is an end reaches to its evening; the caller knows.
        let Read::Moment(day) = moment::read(words[at].trim_end_matches('.')) else {
            return None;
        };
        let next = words.get(at + 1).copied().unwrap_or_default();
        match moment::read(&format!("{} {next}", words[at])) {
            Read::Moment(whole) if next.contains(':') => Some(whole),
            _ => Some(day),
        }
    };
    (0..words.len()).filter_map(day).max()
}

/// What titles and names say of all dossiers: the first that says something.
pub(super) fn meaning<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<(Meaning, String)> {
    let mut texts = texts.into_iter().map(|text| (words::meaning(text), text));
    let found = texts.find(|(meaning, _)| !meaning.is_nothing());
    found.map(|(meaning, text)| (meaning, text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_line_says_how_many_there_are() {
        for (text, expected) in [
            ("Tổng số: 135", Some(135)),
            ("Tổng số hồ sơ: 1.322", Some(1322)),
            ("Tổng cộng: 20 hồ sơ", Some(20)),
            ("Có 135 hồ sơ", Some(135)),
            ("Tổng số", None),
            ("Có yếu tố nước ngoài", None),
            ("Cộng hòa xã hội chủ nghĩa Việt Nam", None),
            ("Tổng số: 12 trang", None),
        ] {
            assert_eq!(total(text), expected, "{text}");
        }
        assert!(closes("Tổng số"));
        assert!(!closes("Tổng hợp hồ sơ") || total("Tổng hợp hồ sơ").is_none());
        assert!(!closes("Hộ tịch"));
    }

    #[test]
    fn a_title_says_up_to_when_a_list_speaks() {
        for (text, expected) in [
            (
                "DANH SÁCH HỒ SƠ (từ ngày 20/07/2026 đến ngày 14/11/2026)",
                Some("2026-11-14 00:00:00"),
            ),
            ("Tính đến 15/11/2026 08:12", Some("2026-11-15 08:12:00")),
            ("Danh sách hồ sơ", None),
        ] {
            let until = until(text).map(|moment| moment.to_string());
            assert_eq!(until.as_deref(), expected, "{text}");
        }
    }
}
