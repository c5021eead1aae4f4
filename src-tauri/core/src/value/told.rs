//! What libraries say of a text they cannot read, in the officer's words. Whoever mends a definition or a template of
//! the office by hand reads it.

use std::fmt::Display;

/// What a library says, marked as its own words: for whoever is asked for help.
pub fn verbatim(said: impl Display) -> String {
    format!("nguyên văn: “{said}”")
}

/// What a reader of TOML or JSON says. What our own readers say is Vietnamese already.
pub fn unread(said: &str) -> String {
    let (said, place) = match said.rsplit_once(" at line ") {
        Some((said, place)) => (said, place.replace(" column ", ", cột ")),
        None => (said, String::new()),
    };
    let told = of_field(said)
        .or_else(|| of_value(said))
        .unwrap_or_else(|| match said.is_ascii() {
            true => format!("viết sai quy cách ({})", verbatim(said)),
            // A sentence of a reader of ours.
            false => said.to_owned(),
        });
    match place.as_str() {
        "" => told,
        place => format!("{told} (dòng {place})"),
    }
}

/// What is said of a name.
fn of_field(said: &str) -> Option<String> {
    if said == "duplicate key" {
        return Some("một mục viết hai lần".to_owned());
    }
    let (what, rest) = said.split_once(" `")?;
    let (name, rest) = rest.split_once('`')?;
    let others = names(rest);
    let instead = match others.as_slice() {
        [] => String::new(),
        all => format!("; có thể là: {}", all.join(", ")),
    };
    Some(match what {
        "missing field" => format!("thiếu mục “{name}”"),
        "duplicate field" | "duplicate key" => format!("mục “{name}” viết hai lần"),
        "unknown field" => format!("không có mục nào tên “{name}”{instead}"),
        "unknown variant" => format!("“{name}” không phải giá trị dùng được{instead}"),
        _ => return None,
    })
}

/// The names in ", expected one of `a`, `b`".
fn names(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// What is said of a value: "invalid type: string \"a\", expected u32".
fn of_value(said: &str) -> Option<String> {
    let said = said
        .strip_prefix("invalid type: ")
        .or_else(|| said.strip_prefix("invalid value: "))?;
    let (found, expected) = said.rsplit_once(", expected ")?;
    Some(format!(
        "đang là {}, cần {}",
        kind(found)?,
        wanted(expected)
    ))
}

fn kind(found: &str) -> Option<String> {
    const KINDS: [(&str, &str); 8] = [
        ("string", "chữ"),
        ("integer", "số nguyên"),
        ("floating point", "số lẻ"),
        ("boolean", "đúng/sai"),
        ("sequence", "danh sách"),
        ("map", "nhóm mục"),
        ("null", "trống"),
        ("unit", "trống"),
    ];
    let (start, word) = KINDS.iter().find(|(start, _)| found.starts_with(start))?;
    let value = found[start.len()..].trim().trim_matches(['`', '"']);
    Some(match value {
        "" => (*word).to_owned(),
        value => format!("{word} “{value}”"),
    })
}

fn wanted(expected: &str) -> String {
    match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "số nguyên từ 0".to_owned(),
        "i8" | "i16" | "i32" | "i64" | "isize" => "số nguyên".to_owned(),
        "f32" | "f64" => "số".to_owned(),
        "a string" | "str" | "string" => "chữ".to_owned(),
        "a boolean" => "true hoặc false".to_owned(),
        "a sequence" => "danh sách".to_owned(),
        "a map" => "nhóm mục".to_owned(),
        own if own.starts_with("struct ") => "nhóm mục".to_owned(),
        own => verbatim(own),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::unread;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "snake_case")]
    #[expect(dead_code, reason = "it is never made")]
    struct Read {
        code: String,
        width: u32,
        kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Number,
        Text,
    }

    #[test]
    fn what_the_readers_say_is_told_in_vietnamese() {
        for (text, told) in [
            ("width = 1", "thiếu mục “code”"),
            (
                "code = 'a'\nwidth = 'b'",
                "đang là chữ “b”, cần số nguyên từ 0",
            ),
            ("code = 1\nwidth = 1", "đang là số nguyên “1”, cần chữ"),
            (
                "code = 'a'\nwidth = -1",
                "đang là số nguyên “-1”, cần số nguyên từ 0",
            ),
            (
                "code = 'a'\nwidth = 1\nkind = 'x'",
                "“x” không phải giá trị dùng được; có thể là: number, text",
            ),
            (
                "code = 'a'\nwidth = 1\ncolour = 'x'",
                "không có mục nào tên “colour”; có thể là: code, width, kind",
            ),
            ("code = 'a'\ncode = 'b'", "một mục viết hai lần"),
            ("code = ['a']\nwidth = 1", "đang là danh sách, cần chữ"),
        ] {
            let error = toml::from_str::<Read>(text).unwrap_err();
            assert_eq!(unread(error.message()), told, "{}", error.message());
        }
        let error = serde_json::from_str::<Read>("{\"code\":\n1}").unwrap_err();
        let told = unread(&error.to_string());
        assert_eq!(told, "đang là số nguyên “1”, cần chữ (dòng 2, cột 1)");
    }

    #[test]
    fn other_words_are_marked_as_not_ours() {
        let error = toml::from_str::<Read>("code = a b").unwrap_err();
        let told = unread(error.message());
        let own = told.strip_prefix("viết sai quy cách (nguyên văn: “");
        assert!(own.is_some_and(|own| own.ends_with("”)")), "{told}");
        assert_eq!(unread("mã phải có dấu chấm"), "mã phải có dấu chấm");
    }
}
