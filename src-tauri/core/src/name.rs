//! Names of files: what Windows forbids, and the nearest name that it allows. Knows texts only, no file.
//!
//! Windows takes a name with a colon for a hidden part of another file, one with a dot at its end for the name
//! without, and `CON.xlsx` for the keyboard: what is written there is lost without a word.

/// The longest name of Windows, in UTF-16 units; also enough letters for any name.
const LONGEST: usize = 255;

/// How long a mended name may be, in bytes: any disk takes it, with a number or a mark behind it.
const LONGEST_MENDED: usize = 200;

/// Signs that stand for something else in a path or a search.
const SIGNS: &str = "<>:\"/\\|?*";

/// What Windows would not take in a name, in words: "có dấu “:”".
pub(crate) fn fault(name: &str) -> Option<String> {
    if let Some(sign) = name.chars().find(|c| SIGNS.contains(*c)) {
        return Some(format!("có dấu “{sign}” mà Windows không cho dùng"));
    }
    if name.chars().any(char::is_control) {
        return Some("có ký tự điều khiển (không nhìn thấy) mà Windows không cho dùng".to_owned());
    }
    if let Some(device) = device(name) {
        return Some(format!(
            "là tên dành riêng của Windows (“{device}” là tên một thiết bị)"
        ));
    }
    match name.chars().next_back() {
        None => Some("còn trống".to_owned()),
        Some('.') => Some("có dấu chấm ở cuối mà Windows tự bỏ đi".to_owned()),
        Some(' ') => Some("có dấu cách ở cuối mà Windows tự bỏ đi".to_owned()),
        Some(_) if name.encode_utf16().count() > LONGEST => Some(format!("dài hơn {LONGEST} chữ")),
        Some(_) => None,
    }
}

/// The nearest name that Windows allows; the same name when it does.
pub(crate) fn mended(name: &str) -> String {
    let mut mended = String::new();
    for c in name.chars() {
        match c {
            c if c.is_control() => mended.push(' '),
            c if !SIGNS.contains(c) => mended.push(c),
            _ if mended.ends_with('-') => {}
            _ => mended.push('-'),
        }
    }
    let (stem, ending) = parts(mended.trim_end_matches(ENDS));
    let mut stem = cut(stem, LONGEST_MENDED.saturating_sub(ending.len()));
    if !stem.chars().any(char::is_alphanumeric) {
        stem = "tep".to_owned();
    }
    match device(&stem) {
        Some(device) => format!("{device}_{}{ending}", &stem[device.len()..]),
        None => stem + ending,
    }
}

/// The name with a number before its ending: "Báo cáo.xlsx" → "Báo cáo (2).xlsx"; a number it has already is left out.
pub(crate) fn numbered(name: &str, number: usize) -> String {
    let (stem, ending) = parts(name);
    let number = format!(" ({number})");
    let stem = cut(
        unnumbered(stem),
        LONGEST_MENDED.saturating_sub(ending.len() + number.len()),
    );
    format!("{stem}{number}{ending}")
}

/// A name without ending, and without a number in brackets that it was given because another file has it.
pub fn unnumbered(stem: &str) -> &str {
    let number = |rest: &&str| -> Option<usize> { rest.strip_suffix(')')?.parse().ok() };
    match stem.rsplit_once(" (") {
        Some((before, rest)) if number(&rest).is_some() => before,
        _ => stem,
    }
}

/// The path of a file to write as the officer means it: its ending is added when it lacks, and a draft's name ends in
/// `-nhap`. `None` when no path was chosen.
pub(crate) fn target(path: &str, ending: &str, draft: bool) -> Option<String> {
    let path = path.trim();
    if path.is_empty() {
        return None;
    }
    let stem = match path
        .len()
        .checked_sub(ending.len())
        .and_then(|at| path.split_at_checked(at))
    {
        Some((stem, end)) if end.eq_ignore_ascii_case(ending) => stem,
        _ => path,
    };
    // "báo cáo." is meant without its dot, as Windows takes it.
    let stem = match stem.trim_end_matches(ENDS) {
        name if name.is_empty() || name.ends_with(['/', '\\']) => stem,
        name => name,
    };
    // A draft's name may have been numbered because the first was taken.
    let marked = unnumbered(stem).ends_with("-nhap");
    let mark = if draft && !marked { "-nhap" } else { "" };
    Some(format!("{stem}{mark}{ending}"))
}

/// Whether Windows takes two names for one and the same.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let lower = |text: &str| {
        text.chars()
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    a == b || lower(a) == lower(b)
}

/// A path without the mark that tells Windows to take it as it stands: `\\?\C:\a` → `C:\a`. Officers never wrote it.
pub(crate) fn unmarked(path: &str) -> Option<String> {
    let rest = path.strip_prefix(r"\\?\")?;
    match rest.strip_prefix(r"UNC\") {
        Some(share) => Some(format!(r"\\{share}")),
        // Others (`\\?\Volume{…}`) have no shorter way of writing.
        None => rest
            .get(1..3)
            .filter(|drive| *drive == r":\")
            .map(|_| rest.to_owned()),
    }
}

/// What Windows cuts off at the end of a name.
const ENDS: &[char] = &[' ', '.'];

/// The device a name stands for: `CON`, `com1`; whatever follows its first dot.
fn device(name: &str) -> Option<&str> {
    let base = name.split('.').next()?.trim_end_matches(' ');
    let upper = base.to_ascii_uppercase();
    let numbered = |port: &str| {
        let rest = upper.strip_prefix(port).unwrap_or_default();
        let mut rest = rest.chars();
        matches!(rest.next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
    };
    let named = matches!(
        upper.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    );
    (named || numbered("COM") || numbered("LPT")).then_some(base)
}

/// A name before its last dot, and from there on. What is too long or has spaces is no ending.
fn parts(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 12 && !name[at..].contains(' ') => {
            name.split_at(at)
        }
        _ => (name, ""),
    }
}

/// No longer than so many bytes, and without spaces and dots at its end.
fn cut(text: &str, bytes: usize) -> String {
    let end = text.floor_char_boundary(bytes.min(text.len()));
    text[..end].trim_end_matches(ENDS).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, told: &str, expected: &str) {
        let fault = fault(name).unwrap_or_default();
        assert!(!told.is_empty() || fault.is_empty(), "{name}: {fault}");
        assert!(fault.contains(told), "{name}: {fault}");
        let own = mended(name);
        assert_eq!(own, expected);
        assert_eq!(super::fault(&own), None, "{own}");
        assert_eq!(mended(&own), own);
    }

    #[test]
    fn what_windows_allows_stays_as_it_is() {
        check("Báo cáo tháng 11.xlsx", "", "Báo cáo tháng 11.xlsx");
        // Decomposed letters stay decomposed.
        check("ba\u{301}o ca\u{301}o.pdf", "", "ba\u{301}o ca\u{301}o.pdf");
        check("a.b (2)-nhap.xlsx", "", "a.b (2)-nhap.xlsx");
        check(".xlsx", "", ".xlsx");
        check("CONG VAN.docx", "", "CONG VAN.docx");
        check("COM10.txt", "", "COM10.txt");
        check("báo cáo CON.docx", "", "báo cáo CON.docx");
    }

    #[test]
    fn signs_that_mean_something_else_are_replaced() {
        check("a:b.xlsx", "dấu “:”", "a-b.xlsx");
        check("BC 1/2026.pdf", "dấu “/”", "BC 1-2026.pdf");
        check(r"a\b.pdf", r"dấu “\”", "a-b.pdf");
        check("<a>|\"b\"?*.pdf", "dấu “<”", "-a-b-.pdf");
        check("a\tb\u{7}.pdf", "điều khiển", "a b.pdf");
        check("???.xlsx", "dấu “?”", "tep.xlsx");
    }

    #[test]
    fn names_of_devices_are_marked_whatever_their_ending_and_case() {
        for (name, expected) in [
            ("CON", "CON_"),
            ("con.xlsx", "con_.xlsx"),
            ("Prn.a.docx", "Prn_.a.docx"),
            ("AUX.", "AUX_"),
            ("nul .pdf", "nul_.pdf"),
            ("COM0.txt", "COM0_.txt"),
            ("lpt9", "lpt9_"),
            ("COM¹.ics", "COM¹_.ics"),
            ("CONIN$", "CONIN$_"),
            ("conout$.db", "conout$_.db"),
        ] {
            check(name, "dành riêng", expected);
        }
    }

    #[test]
    fn ends_that_windows_cuts_off_are_cut_off() {
        check("báo cáo.", "dấu chấm ở cuối", "báo cáo");
        check("báo cáo. . ", "dấu cách ở cuối", "báo cáo");
        check("", "còn trống", "tep");
        check("..", "dấu chấm", "tep");
    }

    #[test]
    fn what_is_too_long_is_cut_before_its_ending() {
        let long = "ă".repeat(256);
        check(
            &format!("{long}.xlsx"),
            "dài hơn",
            &format!("{}.xlsx", "ă".repeat(97)),
        );
        // An ending as long as this is none.
        check(
            &format!("a.{long}"),
            "dài hơn",
            &format!("a.{}", "ă".repeat(99)),
        );
        assert_eq!(fault(&"ă".repeat(255)), None);
        // Letters of two UTF-16 units count twice.
        assert!(fault(&"𝔸".repeat(128)).is_some());
    }

    #[track_caller]
    fn numbers(name: &str, expected: &str) {
        assert_eq!(numbered(name, 2), expected);
    }

    #[test]
    fn numbers_stand_before_the_ending() {
        numbers("Báo cáo.xlsx", "Báo cáo (2).xlsx");
        numbers("Báo cáo (7).xlsx", "Báo cáo (2).xlsx");
        numbers("Báo cáo (quý 3).xlsx", "Báo cáo (quý 3) (2).xlsx");
        numbers("a.b", "a (2).b");
        numbers("a", "a (2)");
        let long = numbered(&format!("{}.xlsx", "ă".repeat(126)), 12);
        assert!(
            long.len() <= LONGEST_MENDED && long.ends_with("ă (12).xlsx"),
            "{long}"
        );
    }

    #[test]
    fn case_does_not_tell_names_apart_on_windows() {
        assert!(same("KSTTHC Đông.toml", "kstthc đông.TOML"));
        // Composed and decomposed letters do: they are two files side by side.
        assert!(!same("é", "e\u{301}"));
    }

    #[track_caller]
    fn unmarks(path: &str, expected: &str) {
        assert_eq!(unmarked(path).as_deref().unwrap_or(path), expected);
    }

    #[test]
    fn the_mark_of_verbatim_paths_is_taken_off() {
        unmarks(r"\\?\C:\Sổ\a.db", r"C:\Sổ\a.db");
        unmarks(r"\\?\UNC\may-chu\chung\a.db", r"\\may-chu\chung\a.db");
        unmarks(r"\\?\Volume{1}\a.db", r"\\?\Volume{1}\a.db");
        unmarks(r"\\may-chu\chung", r"\\may-chu\chung");
        unmarks(r"C:\a", r"C:\a");
    }

    #[track_caller]
    fn goes(path: &str, draft: bool, expected: &str) {
        assert_eq!(target(path, ".xlsx", draft).as_deref(), Some(expected));
    }

    #[test]
    fn a_file_gets_its_ending_once() {
        goes("Báo cáo", false, "Báo cáo.xlsx");
        goes(" Báo cáo.XLSX ", false, "Báo cáo.xlsx");
        goes("Báo cáo.pdf", false, "Báo cáo.pdf.xlsx");
        goes("D:/Quý 1.2026", false, "D:/Quý 1.2026.xlsx");
        assert_eq!(target(" ", ".xlsx", false), None);
    }

    #[test]
    fn dots_and_spaces_at_the_end_of_a_name_are_not_meant() {
        goes("D:/báo cáo.", false, "D:/báo cáo.xlsx");
        goes("báo cáo. .xlsx", false, "báo cáo.xlsx");
    }

    #[test]
    fn a_draft_is_marked_once_whatever_number_its_name_has() {
        goes("a.xlsx", true, "a-nhap.xlsx");
        goes("a-nhap.xlsx", true, "a-nhap.xlsx");
        goes("a-nhap (2).xlsx", true, "a-nhap (2).xlsx");
        goes("a (2)", true, "a (2)-nhap.xlsx");
    }
}
