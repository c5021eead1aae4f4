//! What is about a person, by its shape: numbers of identity cards and telephones, names. It is dropped while reading.

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

fn is_given(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

/// Whether a text is the number of an identity card: 9 or 12 digits.
pub(super) fn is_identity(text: &str) -> bool {
    digits(text).is_some_and(|count| count == 9 || count == 12)
}

/// Whether a text is a telephone number: 10 or 11 digits that begin with 0 or 84.
pub(super) fn is_phone(text: &str) -> bool {
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

/// Whether something about a person stands within a text: a name of three words or more, a card's or telephone's number.
pub(super) fn holds_person(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')'))
        .collect();
    // In capitals every word looks like a name: those of a text do not count.
    let is_written = |word: &str| is_given(word) && word.chars().any(char::is_lowercase);
    let named = words
        .windows(3)
        .any(|own| is_family(own[0]) && own.iter().all(|word| is_written(word)));
    named || words.iter().any(|word| is_phone(word) || is_identity(word))
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
    fn a_person_within_a_text_is_found() {
        for text in [
            "Nguyễn Văn Mẫu xin đăng ký khai sinh",
            "Khai sinh cho con ông Trần Văn Mẫu",
            "Liên hệ 0900000001",
            "Cấp lại, CCCD 031000000001",
        ] {
            assert!(holds_person(text), "{text}");
        }
        for text in [
            "Thủ tục đăng ký khai sinh có yếu tố nước ngoài",
            "Danh hiệu vinh dự nhà nước “Bà mẹ Việt Nam anh hùng”",
            "Cấp Bằng “Tổ quốc ghi công” theo Điều 14 Pháp lệnh",
            "Hồ sơ theo Quyết định 123/QĐ-UBND ngày 01/01/1995",
            "THỦ TỤC CÔNG NHẬN HỘI ĐỒNG QUẢN LÝ QUỸ KHI THAY ĐỔI (Cấp xã)",
        ] {
            assert!(!holds_person(text), "{text}");
        }
    }
}
