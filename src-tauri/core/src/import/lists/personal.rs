//! What is about a person, by its shape: numbers of identity cards and telephones, names. It is dropped while reading.

use crate::value::fold_name;

/// Family names of nine in ten Vietnamese, with which a full name begins.
const FAMILY: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Lương", "Đoàn", "Trịnh", "Đào", "Mai", "Tô",
    "Cao", "Hà", "Vương", "Phùng", "Lâm", "Tạ", "Thái", "Châu", "Quách", "Tăng", "Thạch", "Kiều",
    "Lưu", "Nông", "Vi", "Lò", "Giàng", "Vàng", "Sùng", "Triệu", "Chu", "Nghiêm", "Từ", "Tống",
    "Hứa", "Văn", "La", "Bạch", "Doãn", "Quan", "Khổng", "Âu", "Ông", "Diệp", "Ninh",
];

/// Words that stand before a name.
const TITLES: &[&str] = &["ông", "bà", "anh", "chị", "cô", "chú", "ông/bà", "ông,bà"];

/// Whether a whole text is a person's name: two to six words with capitals, a family name first.
pub(super) fn is_name(text: &str) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words
        .first()
        .is_some_and(|word| TITLES.contains(&word.to_lowercase().as_str()))
    {
        words.remove(0);
    }
    // "Nguyễn Văn Mẫu 012": systems put a number behind namesakes.
    if words
        .last()
        .is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
    {
        words.pop();
    }
    (2..=6).contains(&words.len()) && is_family(words[0]) && words.iter().all(|word| is_given(word))
}

fn is_family(word: &str) -> bool {
    FAMILY
        .iter()
        .any(|own| *own == word || own.to_uppercase() == word)
}

pub(super) fn is_given(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

/// Whether a text is the number of an identity card: 9 or 12 digits.
pub(super) fn is_identity(text: &str) -> bool {
    digits(text).is_some_and(|count| count == 9 || count == 12)
}

/// Whether a text is a telephone number: 10 or 11 digits that begin with 0 or 84.
pub(super) fn is_phone(text: &str) -> bool {
    // Nearly all texts are words.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        return false;
    }
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '+' | '(' | ')'))
        .collect();
    let begins = bare.starts_with('0') || bare.starts_with("84");
    begins && (10..=11).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
}

fn digits(text: &str) -> Option<usize> {
    let text = text.trim();
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text.len())
}

/// Whether a text may not be kept: a person's name, a number of a card or telephone, an address, alone or within it.
pub(super) fn is_private(text: &str) -> bool {
    let words = || text.split_whitespace();
    // Two words with capitals may be anything: "Văn Hóa". With a name that is nothing else they are a person.
    let whole =
        is_name(text) && (words().count() > 2 || words().any(|word| is_one_of(word, ALONE)));
    whole || holds_person(text) || holds_address(text)
}

/// A text as it may be shown: one that may not be kept is not shown either.
pub(super) fn shown(text: &str) -> String {
    match is_private(text) {
        true => "(thông tin cá nhân)".to_owned(),
        false => text.to_owned(),
    }
}

/// Family names that are nothing else at the beginning of two words.
const ALONE: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô",
    "Trịnh",
];

/// Those that are no other word, in capitals neither: "VI PHẠM", "GIỐNG NGÔ", "VŨ TRƯỜNG" are no names.
const NOTHING_ELSE: &[&str] = &["Nguyễn", "Huỳnh", "Trịnh", "Bùi", "Đặng", "Lê", "Trần"];

/// What stands before the name of a place that is called after a person.
const PLACES: &[&str] = &[
    "phường",
    "xã",
    "quận",
    "huyện",
    "đường",
    "phố",
    "trường",
    "chợ",
    "viện",
];

/// Whether something about a person stands within a text: a name of three words or more, a card's or telephone's
/// number, an address of mail.
fn holds_person(text: &str) -> bool {
    let apart = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '/' | '“' | '”' | '"')
    };
    let words: Vec<&str> = text.split(apart).filter(|word| !word.is_empty()).collect();
    named(&words)
        || words.windows(2).any(|own| is_addressed(own[0], own[1]))
        || words
            .iter()
            .any(|word| is_number(ended(word)) || is_mail(word))
        || holds_number(text)
}

/// A word without what ends a sentence.
fn ended(word: &str) -> &str {
    word.trim_end_matches(['.', '-', '!', '?'])
}

/// Whether a name of three words stands among words, or one that begins as no other word does.
fn named(words: &[&str]) -> bool {
    (0..words.len()).any(|at| name_at(words, at))
}

/// Whether such a name begins at a word.
pub(super) fn name_at(words: &[&str], at: usize) -> bool {
    let own = &words[at..words.len().min(at + 3)];
    let of_three = own.len() == 3 && is_family(own[0]) && own != ["Hồ", "Chí", "Minh"] && {
        let given = own.iter().all(|word| is_given(ended(word)));
        // In capitals every word looks like a name: only what is nothing else counts there.
        given && (own.iter().all(|word| is_quiet(word)) || is_one_of(own[0], NOTHING_ELSE))
    };
    (of_three || (own.len() > 1 && own[0] == "nguyễn")) && !is_place(words, at)
}

/// Whether a name of two words begins at a word, with a family name that is nothing else.
pub(super) fn short_name_at(words: &[&str], at: usize) -> bool {
    let own = words.get(at..at + 2);
    own.is_some_and(|own| {
        let given = own.iter().all(|word| is_given(word) && is_quiet(word));
        given && is_one_of(own[0], NOTHING_ELSE)
    }) && !is_place(words, at)
}

/// Whether what begins at a word is the name of a place that is called after a person.
fn is_place(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| words[before].to_lowercase());
    before.is_some_and(|word| PLACES.contains(&word.as_str()))
}

/// Whether a word is not all in capitals.
fn is_quiet(word: &str) -> bool {
    word.chars().any(char::is_lowercase)
}

/// Whether the second word is the name of whom the first one calls: "bà Mẫu".
pub(super) fn is_addressed(title: &str, name: &str) -> bool {
    matches!(title, "ông" | "bà" | "anh" | "chị") && is_given(ended(name)) && is_quiet(name)
}

pub(super) fn is_number(word: &str) -> bool {
    is_phone(word) || is_identity(word)
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(_, host)| host.contains('.'))
}

fn is_one_of(word: &str, names: &[&str]) -> bool {
    names
        .iter()
        .any(|own| *own == word || own.to_uppercase() == word)
}

/// Whether a card's or telephone's number stands in a text in groups: "0900 000 001", "031 000 000 001".
fn holds_number(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    // What is joined to a letter or a slash is a code or a date.
    let is_part = |word: &str| {
        let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '(' | ')');
        word.chars().all(of_number) && word.chars().any(|c| c.is_ascii_digit())
    };
    let mut runs = words.chunk_by(|a, b| is_part(a) && is_part(b));
    runs.any(|run| {
        let digits: String = run.concat().chars().filter(char::is_ascii_digit).collect();
        let card = match digits.len() {
            12 => digits.starts_with('0'),
            9 => run.len() == 3,
            _ => false,
        };
        is_part(run[0]) && (card || is_phone(&digits))
    })
}

/// Whether an address stands in a text: "số nhà 12", "thôn 3", "tổ dân phố số 5", "Tổ 5, …", "12 đường …".
fn holds_address(text: &str) -> bool {
    let folded = fold_name(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let numbered = |word: Option<&&str>| {
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    (0..words.len()).any(|at| {
        let rest = match at.checked_sub(1).map(|before| words[before]) {
            // The countryside is nobody's address.
            Some("nong") => &[],
            _ => &words[at..],
        };
        let long = match rest {
            ["to", "dan", "pho", ..] => 3,
            ["khu", "pho", ..] | ["so", "nha", ..] => 2,
            ["thon" | "xom" | "ap" | "ngo" | "ngach" | "hem" | "kiet", ..] => 1,
            // A unit may be "Tổ 1"; where more of an address follows it is none.
            ["to", ..] if text.contains(',') => 1,
            _ => 0,
        };
        let after = match rest.get(long) {
            Some(&"so") => long + 1,
            _ => long,
        };
        let street =
            numbered(rest.first()) && matches!(rest.get(1), Some(&("duong" | "pho" | "ngo")));
        (long > 0 && numbered(rest.get(after))) || street
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_known_by_their_shape() {
        for text in [
            "Nguyễn Văn Mẫu",
            "Nguyễn Văn Mẫu 012",
            "TRẦN THỊ MẪU",
            "Bà Lê Thị Mẫu",
            "Phạm Mẫu",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in [
            "Hộ tịch",
            "Nguyễn",
            "UBND phường Mẫu",
            "Lê lợi",
            "Phòng Kinh tế",
            "Đất đai",
            "Đăng ký khai sinh",
        ] {
            assert!(!is_name(text), "{text}");
        }
        for (text, identity, phone) in [
            ("031000000001", true, false),
            ("123456789", true, false),
            ("0900000001", false, true),
            ("0900.000.001", false, true),
            ("+84 900 000 001", false, true),
            ("1.001193", false, false),
            ("000.27.68.H24-260115-0001", false, false),
            ("", false, false),
        ] {
            assert_eq!(
                (is_identity(text), is_phone(text)),
                (identity, phone),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_about_a_person_within_a_text_is_found() {
        for text in [
            "Nguyễn Văn Mẫu xin đăng ký khai sinh",
            "Khai sinh cho con ông Trần Văn Mẫu",
            "Chứng thực cho bà Mẫu",
            "Cấp lại cho nguyễn thị mẫu",
            "Hồ sơ của LÊ THỊ MẪU",
            "CẤP LẠI GIẤY KHAI SINH CHO NGUYỄN VĂN MẪU",
            "NGUYỄN VĂN MẪU",
            "Phạm Mẫu",
            "Liên hệ 0900000001",
            "Liên hệ: 0900 000 001",
            "Điện thoại 0900.000.001.",
            "ĐT (+84 900 000 001)",
            "Gửi về mau@mau.vn",
            "Cấp lại, CCCD 031000000001",
            "CCCD: 031 000 000 001",
            "CMND 123 456 789 cấp lại",
            "Sửa nhà tại số nhà 12 đường Láng",
            "Xây nhà ở thôn 3, xã Mẫu",
            "Cải tạo nhà tại Tổ dân phố số 5",
            "Tổ 5, phường Mẫu",
            "Cấp phép tại 12 đường Mẫu",
        ] {
            assert!(is_private(text), "{text}");
            assert_eq!(shown(text), "(thông tin cá nhân)");
        }
        for text in [
            "Thủ tục đăng ký khai sinh có yếu tố nước ngoài",
            "Danh hiệu vinh dự nhà nước “Bà mẹ Việt Nam anh hùng”",
            "Cấp Bằng “Tổ quốc ghi công” theo Điều 14 Pháp lệnh",
            "Hồ sơ theo Quyết định 123/QĐ-UBND ngày 01/01/1995",
            "THỦ TỤC CÔNG NHẬN HỘI ĐỒNG QUẢN LÝ QUỸ KHI THAY ĐỔI (Cấp xã)",
            "XỬ PHẠT VI PHẠM HÀNH CHÍNH, VŨ TRƯỜNG, GIỐNG NGÔ LAI",
            "UBND phường Trần Hưng Đạo",
            "Trường Tiểu học và Trung học cơ sở",
            "Giải thưởng Hồ Chí Minh về văn học",
            "Thành lập thôn mới, tổ dân phố mới",
            "Phát triển nông thôn 2026",
            "Cấp biển số nhà",
            "Tổ 1",
            "Văn Hóa",
            "Văn hóa và Thông tin",
            "1.001193 - Đăng ký khai sinh",
            "2.000629.000.00.00.H13",
            "000.27.68.H24-260115-0001",
            "DANH SÁCH HỒ SƠ (từ ngày 20/07/2026 đến ngày 14/11/2026)",
            "In lúc 15/11/2026 08:12:00",
            "Tổng số: 1.322 hồ sơ",
        ] {
            assert!(!is_private(text), "{text}");
        }
    }
}
