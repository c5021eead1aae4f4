//! Numbers that stand in headings: "(4)" behind the words of a column, or a row of their own below the words.

/// The numbers of a number row by column: "(1) (2) (3)=(4)+(5)", or plain 1, 2, 3 without a gap.
/// A row lettered A, B, 1, 2 … counts differently from the form, so only its place matters.
pub(in crate::import) fn row(
    cells: impl Iterator<Item = (u32, String)>,
) -> Option<Vec<(u32, u32)>> {
    let mut numbers = Vec::new();
    let (mut plain, mut letters) = (false, false);
    for (column, text) in cells {
        match printed_number(&text) {
            Some((number, "")) => {
                plain |= !text.contains('(');
                numbers.push((column, number));
            }
            _ if is_letter(&text) => letters = true,
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
