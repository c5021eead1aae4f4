//! A line of prose → its number, its text and how its numbers are written: "I.", "1.", "1.1.", "a)", "-".

use super::unit;
use super::words::Words;
use crate::import::plan::label::{self, Label};
use crate::import::plan::table::Line;

/// The most letters of a heading.
const MOST_IN_HEADING: usize = 160;

/// The largest number of a paragraph: a larger one begins a sentence ("2026. …").
const LARGEST: u32 = 300;

/// Words with a number of their own, the outermost first: "Phần I", "Điều 2".
const NAMED: [&str; 4] = ["phan", "chuong", "muc", "dieu"];

/// Numbers that are words: "Phần thứ nhất".
const ORDINALS: [&str; 6] = ["nhat", "hai", "ba", "tu", "nam", "sau"];

/// How the number of a paragraph is written: paragraphs of one style under the same heading are on one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// "Phần I", "Điều 2": which of these words.
    Named(usize),
    /// "A."
    Letter,
    /// "I."
    Roman,
    /// No number, but in capitals.
    Title,
    /// No number, but it stands out.
    Bare,
    /// "1.", "1.1.": how many numbers.
    Number(usize),
    /// "a)".
    Small,
    /// "-", "+": the sign, and how deep in its list.
    Dash(char, u8),
}

impl Style {
    /// How far outside it mostly stands: 0 is the outermost.
    fn rank(self) -> usize {
        match self {
            Style::Named(at) => at,
            Style::Title => 4,
            Style::Letter => 5,
            Style::Roman => 6,
            Style::Bare => 7,
            Style::Number(count) => 7 + count.min(6),
            Style::Small => 14,
            Style::Dash(..) => 15,
        }
    }

    /// Whether one stands below another one where nothing else is known of them.
    pub(super) fn is_below(self, other: Style) -> bool {
        match (self, other) {
            (Style::Dash(sign, depth), Style::Dash(above, over)) => {
                depth > over || (depth == over && sign != above)
            }
            _ => self.rank() > other.rank(),
        }
    }

    /// Whether it is that of a section.
    pub(super) fn is_sections(self) -> bool {
        matches!(
            self,
            Style::Named(_) | Style::Title | Style::Letter | Style::Roman
        )
    }

    /// Whether it has a number or a sign.
    pub(super) fn is_counted(self) -> bool {
        !matches!(self, Style::Title | Style::Bare)
    }
}

/// A line of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its place in the prose, from 1.
    pub(super) number: usize,
    /// Its number as written; none: it goes on with the one above, unless it stands out.
    pub(super) label: String,
    /// How it is written; none: it has none and does not stand out.
    pub(super) style: Option<Style>,
    /// Its text without the number.
    pub(super) text: String,
    /// Whether it is bold, centred or in capitals.
    pub(super) strong: bool,
}

impl Paragraph {
    /// What a line is.
    pub(super) fn of(number: usize, line: &Line) -> Paragraph {
        let (label, style, text) = parted(line);
        let capital = is_capital(text);
        // A name of a unit and a colon is a heading in a text without bold letters too.
        let unit = || text.ends_with(':') && unit::named(text, false).is_some();
        let bare = match is_short(text) {
            true if capital => Some(Style::Title),
            true if line.strong || unit() => Some(Style::Bare),
            _ => None,
        };
        let strong = line.strong || capital;
        Paragraph {
            number,
            label: label.to_owned(),
            style: style.or(bare),
            text: text.to_owned(),
            strong,
        }
    }

    /// Whether it looks like a heading: by its number, by standing out, or because it is short and no sentence.
    pub(super) fn is_heading(&self) -> bool {
        match self.style {
            None | Some(Style::Dash(..)) => false,
            Some(style) if style.is_sections() => is_short(&self.text),
            Some(Style::Bare) => true,
            Some(_) => {
                is_short(&self.text) && (self.strong || !self.text.ends_with(['.', ';', ',']))
            }
        }
    }

    /// Whether it goes on with a sentence begun above.
    pub(super) fn goes_on(&self) -> bool {
        self.style.is_none()
            && self
                .text
                .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
    }
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= MOST_IN_HEADING
}

/// Whether a text is in capitals.
fn is_capital(text: &str) -> bool {
    !text.contains(char::is_lowercase) && text.chars().filter(|c| c.is_uppercase()).count() >= 4
}

/// A line's number with its style, and its text.
fn parted(line: &Line) -> (&str, Option<Style>, &str) {
    let text = line.text.trim();
    let own = line.label.as_str();
    if let Some(rest) = text.strip_prefix(own).filter(|_| !own.is_empty())
        && let Some(style) = style(own, line.depth)
    {
        return (own, Some(style), rest.trim());
    }
    if let Some((label, at, rest)) = named(text) {
        return (label, Some(Style::Named(at)), rest);
    }
    match label::split(text, false).or_else(|| tight(text)) {
        Some((label, rest)) => match style(label, None) {
            // "- a) …", as some programs copy lists.
            Some(style @ Style::Dash(..)) => {
                let (label, style, rest) = inner(rest).unwrap_or((label, style, rest));
                (label, Some(style), rest)
            }
            Some(style) => (label, Some(style), rest),
            None => ("", None, text),
        },
        None => ("", None, text),
    }
}

/// The number behind a dash.
fn inner(text: &str) -> Option<(&str, Style, &str)> {
    let (label, rest) = label::split(text, false)?;
    let style = style(label, None)?;
    let counted = matches!(style, Style::Number(_) | Style::Small);
    counted.then_some((label, style, rest))
}

/// How a number is written; none where it is no paragraph's.
fn style(label: &str, depth: Option<u8>) -> Option<Style> {
    match Label::of(label) {
        Label::Letter(_) => Some(Style::Letter),
        Label::Roman => Some(Style::Roman),
        Label::Number(parts) => {
            // "30.000 đồng" is an amount.
            let small = parts.iter().all(|part| *part <= LARGEST);
            let amount = label.split('.').skip(1).any(|part| part.len() > 2);
            (small && !amount).then_some(Style::Number(parts.len()))
        }
        Label::Small(_) => Some(Style::Small),
        Label::Dash => {
            let sign = label.trim().chars().next()?;
            // The long dash of one program is the short one of another.
            let sign = if matches!(sign, '–' | '—' | '\u{2212}') {
                '-'
            } else {
                sign
            };
            Some(Style::Dash(sign, depth.unwrap_or(0)))
        }
        // What a program counts is a number, however it is written.
        Label::Other if depth.is_some() => Some(Style::Number(1)),
        Label::None | Label::Other => None,
    }
}

/// "Phần I. …", "Điều 2. …", "Phần thứ nhất: …": the number, which word it has, the rest.
fn named(text: &str) -> Option<(&str, usize, &str)> {
    let words = Words::of(text);
    let first = &words.all.first()?.folded;
    let at = NAMED.iter().position(|own| first == own)?;
    let number = words.all.get(1)?;
    let number = match number.folded.as_str() {
        "thu" => words
            .all
            .get(2)
            .filter(|own| ORDINALS.contains(&&*own.folded))?,
        _ => {
            let counted = Label::of(&text[number.start..number.end]);
            matches!(counted, Label::Roman | Label::Number(_)).then_some(number)?
        }
    };
    let (label, rest) = (&text[..number.end], &text[number.end..]);
    let signed = rest.starts_with(['.', ':']);
    let label = if rest.starts_with('.') {
        &text[..number.end + 1]
    } else {
        label
    };
    let rest = rest.trim_start_matches([' ', '.', ':', '-', '–']);
    // "Mục 3 của Kế hoạch" is a sentence.
    let apart = signed || is_capital(rest);
    let known = apart && !rest.is_empty() && text.starts_with(char::is_uppercase);
    known.then_some((label, at, rest))
}

/// A number that touches its text: "1.Rà soát", "a)Rà soát", "-Rà soát".
fn tight(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    if matches!(first, '-' | '–' | '+' | '•' | '*') {
        let rest = text[first.len_utf8()..].trim_start();
        return rest
            .starts_with(char::is_alphabetic)
            .then(|| (&text[..first.len_utf8()], rest));
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '.')?;
    let end = match text[end..].starts_with(')') {
        true => end + 1,
        false => text[..end].rfind('.')? + 1,
    };
    let (label, rest) = (&text[..end], text[end..].trim_start());
    let small = label.chars().count() == 2 && label.ends_with(')');
    let counted = label.starts_with(|c: char| c.is_ascii_digit());
    let known = (small || counted) && style(label, None).is_some();
    (known && rest.starts_with(char::is_uppercase)).then_some((label, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(text: &str, label: &str, style: Option<Style>, rest: &str) {
        let line = Line {
            text: text.to_owned(),
            ..Line::default()
        };
        let own = Paragraph::of(1, &line);
        assert_eq!(
            (&*own.label, own.style, &*own.text),
            (label, style, rest),
            "{text}"
        );
    }

    #[test]
    fn numbers_of_paragraphs_are_known() {
        is("I. MỤC ĐÍCH", "I.", Some(Style::Roman), "MỤC ĐÍCH");
        is("A. CÔNG TÁC", "A.", Some(Style::Letter), "CÔNG TÁC");
        is("1. Rà soát", "1.", Some(Style::Number(1)), "Rà soát");
        is("1.2. Rà soát", "1.2.", Some(Style::Number(2)), "Rà soát");
        is("1.Rà soát", "1.", Some(Style::Number(1)), "Rà soát");
        is("1.2.Rà soát", "1.2.", Some(Style::Number(2)), "Rà soát");
        is("a) Rà soát", "a)", Some(Style::Small), "Rà soát");
        is("đ)Rà soát", "đ)", Some(Style::Small), "Rà soát");
        is("- Rà soát", "-", Some(Style::Dash('-', 0)), "Rà soát");
        is("– Rà soát", "–", Some(Style::Dash('-', 0)), "Rà soát");
        is("+Rà soát", "+", Some(Style::Dash('+', 0)), "Rà soát");
        is("• Rà soát", "•", Some(Style::Dash('•', 0)), "Rà soát");
        is(
            "Điều 2. Tổ chức",
            "Điều 2.",
            Some(Style::Named(3)),
            "Tổ chức",
        );
        is(
            "Phần thứ nhất: MỤC ĐÍCH",
            "Phần thứ nhất",
            Some(Style::Named(0)),
            "MỤC ĐÍCH",
        );
        is(
            "TỔ CHỨC THỰC HIỆN",
            "",
            Some(Style::Title),
            "TỔ CHỨC THỰC HIỆN",
        );
        is("Phòng Kinh tế:", "", Some(Style::Bare), "Phòng Kinh tế:");
    }

    #[test]
    fn other_beginnings_are_no_numbers() {
        for text in [
            "30.000 đồng cho mỗi hồ sơ",
            "2026. Các phòng báo cáo",
            "01/01/2026 là ngày bắt đầu",
            "100% thủ tục",
            "Mục 3 của Kế hoạch này",
            "Phần lớn các thủ tục",
            "Rà soát thủ tục hành chính.",
            "UBND.Văn phòng",
        ] {
            is(text, "", None, text);
        }
    }

    /// Numbers that Word counts are told by the list, not by their looks.
    #[test]
    fn automatic_numbers_are_numbers() {
        let line = |label: &str, depth| Line {
            text: format!("{label} Rà soát"),
            label: label.to_owned(),
            depth: Some(depth),
            ..Line::default()
        };
        let style = |label, depth| Paragraph::of(1, &line(label, depth)).style;
        assert_eq!(style("1", 0), Some(Style::Number(1)));
        assert_eq!(style("-", 2), Some(Style::Dash('-', 2)));
        assert_eq!(style("Bước 1", 0), Some(Style::Number(1)));
        assert_eq!(Paragraph::of(1, &line("1", 0)).text, "Rà soát");
        assert!(Style::Dash('-', 1).is_below(Style::Dash('-', 0)));
    }
}
