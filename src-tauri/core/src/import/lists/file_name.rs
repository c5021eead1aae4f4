//! The name of a list's file as it is kept: what is about a person in it is left out. Pure.

use super::personal::{is_addressed, is_given, is_number, is_private, name_at, short_name_at};

/// What stands for what was left out.
const LEFT_OUT: &str = "…";

/// The most words of a name, as where a cell is nothing but a name.
const MOST: usize = 6;

/// Family names as they are typed without accents, where "Van" or "Thi" follows: "Le Phi" and "Dang Ky" are no names.
const BARE: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "ngo",
    "trinh",
];

/// A file's name without what is about a person: "Hồ sơ Nguyễn Văn Mẫu.xlsx" → "Hồ sơ ….xlsx". What else it says
/// stays; where a part cannot be told from the rest, all before the ending goes.
pub(super) fn kept(name: &str) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if (1..=5).contains(&ending.len()) => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let kept = without(stem);
    match is_personal(&kept) {
        true => format!("{LEFT_OUT}{ending}"),
        false => kept + &ending,
    }
}

/// A stem without the words that are about a person, as far as they can be told apart.
fn without(stem: &str) -> String {
    let words = words(stem);
    let texts: Vec<&str> = words.iter().map(|word| &stem[word.0..word.1]).collect();
    let (mut kept, mut done, mut at) = (String::new(), 0, 0);
    while at < words.len() {
        let long = personal_at(&texts, at);
        if long == 0 {
            at += 1;
            continue;
        }
        kept.push_str(&stem[done..words[at].0]);
        kept.push_str(LEFT_OUT);
        done = words[at + long - 1].1;
        at += long;
    }
    kept + &stem[done..]
}

/// How many words from here on are about a person; 0: none.
fn personal_at(words: &[&str], at: usize) -> usize {
    let given = |from: usize| {
        let rest = words.iter().skip(from);
        rest.take_while(|word| is_given(word)).count()
    };
    let own = words[at];
    if is_number(own) {
        return 1;
    }
    if at > 0 && is_addressed(words[at - 1], own) {
        return given(at).min(MOST);
    }
    let known = match name_at(words, at) || short_name_at(words, at) {
        true => 2,
        false if is_bare(&words[at..]) => 3,
        false => return 0,
    };
    let named = given(at).min(MOST);
    // In small letters nothing says where a name ends.
    let small = words.len().min(at + 3) - at;
    if named >= known { named } else { small }
}

/// Whether words begin with a name without accents: "Tran Van Mau", "nguyen-thi-mau".
fn is_bare(words: &[&str]) -> bool {
    let [family, middle, given, ..] = words else {
        return false;
    };
    BARE.contains(&family.to_lowercase().as_str())
        && matches!(middle.to_lowercase().as_str(), "van" | "thi")
        && given.chars().all(char::is_alphabetic)
}

/// Whether a stem says something about a person, whatever stands between its words.
fn is_personal(stem: &str) -> bool {
    is_private(stem) || is_private(&stem.replace(['_', '-'], " "))
}

/// Where the words of a stem begin and end. A number keeps its points and dashes: a telephone's, a date's.
fn words(stem: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    let mut before = ' ';
    let mut letters = stem.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let joins = matches!(c, '.' | '-') && before.is_ascii_digit() && next.is_ascii_digit();
        let inside = c.is_alphanumeric() || matches!(c, '@' | '/') || joins;
        match (inside, open, words.last_mut()) {
            (true, true, Some(word)) => word.1 = at + c.len_utf8(),
            (true, ..) => words.push((at, at + c.len_utf8())),
            (false, ..) => {}
        }
        (open, before) = (inside, c);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_a_person_in_a_files_name_is_left_out() {
        for (name, expected) in [
            ("Hồ sơ Nguyễn Văn Mẫu.xlsx", "Hồ sơ ….xlsx"),
            ("Hồ sơ Nguyễn Văn A.xlsx", "Hồ sơ ….xlsx"),
            ("Nguyễn Văn Mẫu.xlsx", "….xlsx"),
            ("NGUYỄN VĂN MẪU.XLS", "….XLS"),
            ("Phạm Mẫu.csv", "….csv"),
            ("Hồ sơ Nguyễn Mẫu.csv", "Hồ sơ ….csv"),
            ("hồ_sơ_Trần_Thị_Mẫu_2026.xlsx", "hồ_sơ_…_2026.xlsx"),
            ("ho-so-nguyen-van-mau-2026.xlsx", "ho-so-…-2026.xlsx"),
            ("Ho_so_Tran_Thi_Mau (2).xls", "Ho_so_… (2).xls"),
            ("Hồ sơ của nguyễn thị mẫu.csv", "Hồ sơ của ….csv"),
            ("Đơn ông Mẫu tháng 11.csv", "Đơn ông … tháng 11.csv"),
            ("DS 0900000001.csv", "DS ….csv"),
            ("ĐT 0900.000.001 gửi.csv", "ĐT … gửi.csv"),
            ("CCCD_031000000001.csv", "CCCD_….csv"),
            ("CCCD 031 000 000 001.csv", "….csv"),
            ("Hồ sơ số nhà 12 đường Mẫu.csv", "….csv"),
            ("mau@mau.vn.csv", "….csv"),
            // No person's.
            ("danh-sach-ho-so-mau-2026-11-nguon-2.xlsx", ""),
            ("Danh sách hồ sơ tháng 11.2026.xls", ""),
            ("DANH SÁCH HỒ SƠ QUÁ HẠN.xlsx", ""),
            ("HS_01-11-2026_15-11-2026.csv", ""),
            ("Hồ sơ phường Trần Hưng Đạo.xlsx", ""),
            ("Dang Ky Khai Sinh.xlsx", ""),
            ("Do Thi Moi.xlsx", ""),
            ("Le Phi Thang 11.xlsx", ""),
            ("000.27.68.H24-260115.xls", ""),
            ("Báo cáo Hồ Chí Minh.xlsx", ""),
            ("bo.csv", ""),
            ("không đuôi", ""),
        ] {
            let expected = if expected.is_empty() { name } else { expected };
            assert_eq!(kept(name), expected, "{name}");
        }
    }
}
