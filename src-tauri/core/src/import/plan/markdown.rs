//! A table written with bars, as in Markdown → cells parted by tabs, so that it is read like any other pasted table.

/// The text with each table of bars as cells parted by tabs; the rule below the heading is left out. A text without such
/// a rule is as it was.
pub(super) fn tabbed(text: &str) -> Option<String> {
    // A text may have millions of lines: they are not gathered.
    text.lines().any(is_rule).then(|| {
        let mut tabbed = String::with_capacity(text.len());
        for (at, line) in text.lines().filter(|line| !is_rule(line)).enumerate() {
            if at > 0 {
                tabbed.push('\n');
            }
            put(line, &mut tabbed);
        }
        tabbed
    })
}

/// "|---|:--:|".
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// A line of cells between bars, as cells parted by tabs, those with line breaks in quotes; another line as it is.
fn put(line: &str, text: &mut String) {
    let Some(row) = line.trim().strip_prefix('|') else {
        text.push_str(line);
        return;
    };
    let row = row.strip_suffix('|').unwrap_or(row);
    // A bar that is the text's own has a stroke before it.
    let row = row.replace("\\|", "\u{1}");
    for (at, cell) in row.split('|').enumerate() {
        if at > 0 {
            text.push('\t');
        }
        let cell = cell.trim().replace('\u{1}', "|");
        let broken = cell.replace("<br/>", "<br>");
        let lines: Vec<&str> = broken.split("<br>").map(str::trim).collect();
        match lines.len() {
            1 => text.push_str(&cell),
            _ => {
                text.push('"');
                text.push_str(&lines.join("\n").replace('"', "\"\""));
                text.push('"');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_part_cells() {
        let text =
            "KẾ HOẠCH\n| TT | Nhiệm vụ |\n|---|:--:|\n| **I.** | A \\| B |\n| 1 | C<br>D | |\ncuối";
        let expected = "KẾ HOẠCH\nTT\tNhiệm vụ\n**I.**\tA | B\n1\t\"C\nD\"\t\ncuối";
        assert_eq!(tabbed(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_has_no_rule_is_no_table() {
        assert_eq!(tabbed("| a | b |\n| c | d |"), None);
        assert_eq!(tabbed("a\tb\n---\nc\td"), None);
        assert_eq!(tabbed(""), None);
    }
}
