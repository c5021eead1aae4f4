//! Text in the code pages of before Unicode, TCVN3 (ABC) and VNI: recognised by letters that Vietnamese does
//! not have inside its words. Said, never stored and never converted: a wrong guess would be garbage for ever.

/// An old code page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum OldCode {
    /// TCVN3, also called ABC: fonts .VnTime.
    Tcvn3,
    /// VNI: fonts VNI-Times.
    Vni,
}

impl OldCode {
    /// What it is and what to do.
    pub(in crate::import) fn sentence(self) -> String {
        let (name, fonts) = match self {
            OldCode::Tcvn3 => ("TCVN3 (ABC)", ".VnTime"),
            OldCode::Vni => ("VNI", "VNI-Times"),
        };
        format!(
            "chữ viết theo bảng mã cũ {name} (phông {fonts}), nhập vào sẽ thành chữ lỗi. \
             Chuyển tệp sang Unicode (UniKey: Công cụ › Chuyển mã), đổi phông Times New Roman, lưu lại rồi nhập."
        )
    }
}

/// Letters that Vietnamese in Unicode never has.
fn is_foreign(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{ff}')
        && !matches!(
            c,
            'À' | 'Á'
                | 'Â'
                | 'Ã'
                | 'È'
                | 'É'
                | 'Ê'
                | 'Ì'
                | 'Í'
                | 'Ò'
                | 'Ó'
                | 'Ô'
                | 'Õ'
                | 'Ù'
                | 'Ú'
                | 'Ý'
                | 'à'
                | 'á'
                | 'â'
                | 'ã'
                | 'è'
                | 'é'
                | 'ê'
                | 'ì'
                | 'í'
                | 'ò'
                | 'ó'
                | 'ô'
                | 'õ'
                | 'ù'
                | 'ú'
                | 'ý'
        )
}

/// Signs that only TCVN3 puts inside words: `¸`, `¹`, `®`, `§`.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '§' | '¨'
            | '©'
            | 'ª'
            | '«'
            | '¬'
            | '\u{ad}'
            | '®'
            | '¦'
            | 'µ'
            | '¶'
            | '·'
            | '¸'
            | '¹'
            | '»'
            | '¼'
            | '½'
            | '¾'
    )
}

/// The code page a text is in, when it is an old one.
pub(in crate::import) fn of(text: &str) -> Option<OldCode> {
    // Most texts have none of these letters at all.
    if !text.chars().any(is_foreign) {
        return None;
    }
    let (mut foreign, mut signs) = (0, 0);
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
        let inside = word.trim_matches(|c| matches!(c, '«' | '»' | '·' | '®' | '©'));
        if !inside.chars().any(|c| c.is_ascii_alphabetic()) {
            continue;
        }
        // Vietnamese letters beyond Latin-1 tell that the word is Unicode.
        if inside.chars().any(|c| c > '\u{ff}' && c.is_alphabetic()) {
            return None;
        }
        foreign += usize::from(inside.chars().any(|c| is_foreign(c) && !is_sign(c)));
        signs += usize::from(word.chars().any(is_sign) && inside.chars().count() > 1);
    }
    match (signs, foreign) {
        (1.., _) if signs + foreign >= 2 => Some(OldCode::Tcvn3),
        (0, 2..) => Some(OldCode::Vni),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(text: &str, expected: Option<OldCode>) {
        assert_eq!(of(text), expected, "{text}");
    }

    #[test]
    fn old_code_pages_are_recognised() {
        is("Néi dung c«ng viÖc", Some(OldCode::Tcvn3));
        is("Thêi gian thùc hiÖn, §¬n vÞ chñ tr×", Some(OldCode::Tcvn3));
        is("KÕ ho¹ch kiÓm so¸t thñ tôc", Some(OldCode::Tcvn3));
        is("Noäi dung coâng vieäc, ñôn vò phöôøng", Some(OldCode::Vni));
        is("Thôøi gian thöïc hieän", Some(OldCode::Vni));
    }

    #[test]
    fn unicode_and_a_single_foreign_word_are_not() {
        is("Nội dung công việc", None);
        is("Thuê chuyên gia Müller", None);
        is("Điều § 5 · khoản 2 «Một cửa»", None);
        is("Café Noël", None);
        is("", None);
        is("No\u{323}i dung", None);
        is("100% ± 5", None);
    }
}
