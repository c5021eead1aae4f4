//! The office a sheet's head speaks of: "Đơn vị báo cáo: UBND phường Khác". Words in, its name out.

use crate::value::{fold_name, one_line};

/// What an office of this level is called by.
const PLACES: [&str; 4] = ["phường", "xã", "đặc khu", "thị trấn"];

/// Words in capitals that may follow and are no part of a name.
const ENDS: [&str; 12] = [
    "tháng", "quý", "năm", "kỳ", "từ", "đến", "ngày", "thành", "tỉnh", "quận", "huyện", "số",
];

/// Words before it that say whose sheet it is; elsewhere it may be anybody's.
const BEFORE: [&str; 4] = ["ubnd", "dân", "công", "cửa"];

/// Whether an office named in a file is this one, by any of the names it goes by.
pub fn is_office(named: &str, own: &[&str]) -> bool {
    let named = fold_name(named);
    let whole = |text: &str, part: &str| {
        !part.is_empty() && format!(" {text} ").contains(&format!(" {part} "))
    };
    let mut own = own.iter().map(|own| fold_name(own));
    own.any(|own| whole(&own, &named) || whole(&named, &own))
}

/// The first office named in a text: "phường Khác".
pub(super) fn named(text: &str) -> Option<String> {
    let text = one_line(text);
    let words: Vec<&str> = text.split(' ').collect();
    (0..words.len()).find_map(|at| {
        let (place, length) = place(&words[at..])?;
        let before = at.checked_sub(1).map(|before| words[before].to_lowercase());
        let owns = |word: &String| word.ends_with(':') || BEFORE.contains(&word.as_str());
        let name = name(&words[at + length..])?;
        before
            .as_ref()
            .is_none_or(owns)
            .then(|| format!("{place} {name}"))
    })
}

/// The word for a place at the beginning, and of how many words it is.
fn place(words: &[&str]) -> Option<(&'static str, usize)> {
    PLACES.into_iter().find_map(|place| {
        let length = place.split(' ').count();
        let own = words.get(..length)?.join(" ").to_lowercase();
        (own == place).then_some((place, length))
    })
}

/// The capitalized words at the beginning.
fn name(words: &[&str]) -> Option<String> {
    let mut name = Vec::new();
    for word in words {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let begins = bare
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        if !begins || ENDS.contains(&bare.to_lowercase().as_str()) {
            break;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    (!name.is_empty()).then(|| name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(text: &str, office: Option<&str>) {
        assert_eq!(named(text).as_deref(), office, "{text}");
    }

    #[track_caller]
    fn is(named: &str, own: &str, expected: bool) {
        assert_eq!(is_office(named, &[own, ""]), expected, "{named} {own}");
    }

    #[test]
    fn an_office_is_known_by_any_of_its_names() {
        is("phường MẪU A", "Phường Mẫu A", true);
        is("phường Mẫu A", "UBND phường Mẫu A, thành phố Mẫu", true);
        is("phường Mẫu A", "Mẫu A", true);
        is("phường Khác", "Phường Mẫu A", false);
        is("phường Mẫu B", "Phường Mẫu A", false);
        is("phường Mẫ", "Phường Mẫu", false);
        is("phường Khác", "", false);
    }

    #[test]
    fn an_office_is_read_from_the_head_of_a_sheet() {
        names("Đơn vị báo cáo: UBND phường Khác", Some("phường Khác"));
        names("UBND PHƯỜNG ĐÔNG HẢI", Some("phường ĐÔNG HẢI"));
        names(
            "Ủy ban nhân dân xã An Phú (TP Hải Phòng)",
            Some("xã An Phú"),
        );
        names("Phường Mẫu A", Some("phường Mẫu A"));
        names("Đơn vị: Phường 12, Quận 3", Some("phường 12"));
        names("UBND PHƯỜNG MẪU THÁNG 01/2026", Some("phường MẪU"));
        names(
            "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG MẪU",
            Some("phường MẪU"),
        );
        names("UBND đặc khu Cát Hải", Some("đặc khu Cát Hải"));
        // No name, or nobody's.
        names("Bộ phận một cửa các phường, xã", None);
        names("TỔNG HỢP CẤP XÃ THÁNG 1/2026", None);
        names("Bảo trợ xã hội", None);
        names("PHƯƠNG ÁN CỦA UBND", None);
        names("UBND phường", None);
        names("UBND THÀNH PHỐ HẢI PHÒNG", None);
        names("", None);
    }
}
