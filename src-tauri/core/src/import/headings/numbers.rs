//! Numbers that stand in headings: "(4)" behind the words of a column, or a row of their own below the words.

/// The numbers of a number row by column: "(1) (2) (3)=(4)+(5)", or plain 1, 2, 3 without a gap.
/// A row lettered A, B, 1, 2 … counts differently from the form, so only its place matters.
pub(in crate::import) fn row<T: AsRef<str>>(
    cells: impl Iterator<Item = (u32, T)>,
) -> Option<Vec<(u32, u32)>> {
    let mut numbers = Vec::new();
    let (mut plain, mut letters) = (false, false);
    for (column, text) in cells {
        let text = text.as_ref();
        match printed_number(text) {
            Some((number, "")) => {
                plain |= !text.contains('(');
                numbers.push((column, number));
            }
            _ if is_letter(text) => letters = true,
            _ => return None,
        }
    }
    let step = |pair: &[(u32, u32)]| {
        let next = pair[0].1 + 1;
        if plain {
            pair[1].1 == next && pair[1].0 == pair[0].0 + 1
        } else {
            pair[1].1 >= next
        }
    };
    let rising = numbers.len() >= 3 && numbers.windows(2).all(step);
    match (rising, letters) {
        (false, _) => None,
        (true, true) => Some(Vec::new()),
        (true, false) => Some(numbers),
    }
}

/// Whether a row of a table of words only numbers the columns: as [`row`] reads it, or by marks in half of the columns
/// and nothing else. In a table of figures such marks could be figures.
pub(in crate::import) fn only<T: AsRef<str>>(
    cells: impl Iterator<Item = (u32, T)> + Clone,
    width: usize,
) -> bool {
    let (mut marks, mut others) = (0, 0);
    for (_, text) in cells.clone() {
        match is_mark(text.as_ref()) {
            true => marks += 1,
            false => others += 1,
        }
    }
    others == 0 && marks >= 2 && marks * 2 >= width || row(cells).is_some()
}

/// Whether a cell only numbers its column: "(1)", "[2]", "3", "A".
pub(in crate::import) fn is_mark(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' '));
    let number = bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit());
    !bare.is_empty() && (number || matches!(bare, "A" | "B" | "C"))
}

fn is_letter(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')']);
    bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase())
}

/// The printed number in a heading and its words: "Tổng số (3)=(4)+(5)" → (3, "Tổng số"); "(3)" and "3" → (3, "").
pub(in crate::import) fn printed_number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim();
    let is_arithmetic = |rest: &str| {
        rest.chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "()=+-−*x×/÷:;,.".contains(c))
    };
    if text.starts_with(|c: char| c.is_ascii_digit()) && is_arithmetic(text) {
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let apart = !text[end..].starts_with(['.', ',']);
        return number(&text[..end]).filter(|_| apart).map(|n| (n, ""));
    }
    text.match_indices('(').find_map(|(open, _)| {
        let inside = &text[open + 1..];
        let close = inside.find(')')?;
        let number = number(inside[..close].trim())?;
        is_arithmetic(&inside[close + 1..]).then(|| (number, text[..open].trim_end()))
    })
}

fn number(digits: &str) -> Option<u32> {
    let all = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    all.then(|| digits.parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_stand_behind_words_or_alone() {
        for (text, expected) in [
            ("Tổng số (3)=(4)+(5)", Some((3, "Tổng số"))),
            ("(3)", Some((3, ""))),
            (" 12 ", Some((12, ""))),
            ("3 = 4 + 5", Some((3, ""))),
            ("Tên (tổ chức) (2)", Some((2, "Tên (tổ chức)"))),
            ("Năm (2026)", None),
            ("1.5", None),
            ("(0)", None),
            ("Tổng số", None),
        ] {
            assert_eq!(printed_number(text), expected, "{text}");
        }
    }

    #[track_caller]
    fn numbers(texts: &[&str], strict: Option<&[(u32, u32)]>, loose: bool) {
        let cells = || (0..).zip(texts).filter(|(_, text)| !text.is_empty());
        assert_eq!(row(cells()).as_deref(), strict, "{texts:?}");
        assert_eq!(only(cells(), texts.len()), loose, "{texts:?}");
    }

    #[test]
    fn a_row_of_numbers_is_told_from_figures() {
        numbers(
            &["(1)", "(2)", "(3)=(1)+(2)"],
            Some(&[(0, 1), (1, 2), (2, 3)]),
            true,
        );
        numbers(&["1", "2", "3"], Some(&[(0, 1), (1, 2), (2, 3)]), true);
        numbers(&["A", "B", "1", "2", "3"], Some(&[]), true);
        numbers(
            &["(1)", "", "(3)", "(7)"],
            Some(&[(0, 1), (2, 3), (3, 7)]),
            true,
        );
        numbers(&["[1]", "[2]"], None, true);
        numbers(&["1", "5", "2"], None, true);
        numbers(&["1", "Hộ tịch", "3"], None, false);
        numbers(&["1", "", "", "", "2"], None, false);
        numbers(&["110", "103", "6"], None, false);
    }
}
