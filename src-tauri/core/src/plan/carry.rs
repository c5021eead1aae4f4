//! A new year's plan from an earlier one: years and dates move on, citations of documents stay. Pure.

/// A text with the earlier plan's year replaced by the new one, but not inside citations of documents
/// ("Quyết định số 257/QĐ-UBND ngày 24/01/2025", "118/2025/NĐ-CP") nor in spans of years ("2021-2025").
pub fn shifted(text: &str, from: i32, to: i32) -> String {
    let wanted = from.to_string();
    if from == to || !text.contains(&wanted) {
        return text.to_owned();
    }
    let mut found = String::with_capacity(text.len());
    let mut rest = 0;
    for (at, _) in text.match_indices(&wanted) {
        let (before, after) = (&text[..at], &text[at + wanted.len()..]);
        if is_cited(before, after) {
            continue;
        }
        found.push_str(&text[rest..at]);
        leap_day(&mut found, to);
        found.push_str(&to.to_string());
        rest = at + wanted.len();
    }
    found.push_str(&text[rest..]);
    found
}

/// "29/02/" before a year that has no such day becomes "28/02/".
fn leap_day(found: &mut String, year: i32) {
    let exists = chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some();
    for day in ["29/02/", "29/2/"] {
        if !exists && found.ends_with(day) {
            found.truncate(found.len() - day.len());
            found.push_str(&day.replace("29", "28"));
        }
    }
}

/// Whether a year between two texts is part of a number, a document's symbol or date, or a span of years.
fn is_cited(before: &str, after: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if digit(before.chars().last()) || digit(after.chars().next()) {
        return true;
    }
    // "118/2025/NĐ-CP"; "2024/2025", "2021-2025", "2025 - 2030".
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let follows = after.trim_start();
    let symbol = after
        .strip_prefix('/')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let later = follows.strip_prefix(dash).map(str::trim_start);
    let span_after = later.is_some_and(starts_with_year);
    let earlier = before
        .trim_end()
        .strip_suffix(|c: char| dash(c) || c == '/');
    let span_before = earlier.is_some_and(|rest| ends_with_year(rest.trim_end()));
    symbol || span_after || span_before || of_document(before)
}

fn starts_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 4
}

fn ends_with_year(text: &str) -> bool {
    let digits = text.chars().rev().take_while(char::is_ascii_digit).count();
    digits == 4
}

/// Whether the date that a year ends ("ngày 24/01/", "năm ") follows a document's symbol or a law's name.
fn of_document(before: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.') || c.is_whitespace();
    let mut rest = before;
    for word in ["năm", "tháng", "ngày"] {
        rest = rest.trim_end_matches(part);
        rest = match rest.strip_suffix(word) {
            Some(rest) => rest,
            None => continue,
        };
    }
    let named = rest.len() < before.trim_end_matches(part).len();
    let rest = rest.trim_end();
    let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_symbol = |word: &str| {
        word.split_once(['/', '-'])
            .is_some_and(|(start, end)| !start.is_empty() && end.chars().all(symbol_letter))
            && word.chars().any(char::is_uppercase)
    };
    // A symbol may be broken by a space: "5633/VPCP- KSTT".
    let before_last = rest.trim_end_matches(last).trim_end();
    let broken = before_last.ends_with(['-', '/']) && last.chars().all(char::is_uppercase);
    let clause = rest
        .rsplit([';', ',', '.', '\n'])
        .next()
        .unwrap_or_default();
    let law = ["Luật ", "Pháp lệnh ", "Hiến pháp "]
        .iter()
        .any(|name| clause.contains(name));
    named && (is_symbol(last) || broken && !last.is_empty() || law && !clause.ends_with("trước"))
}

fn symbol_letter(c: char) -> bool {
    c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-')
}

#[cfg(test)]
mod tests;
