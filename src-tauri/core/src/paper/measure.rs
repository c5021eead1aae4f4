//! How wide a text is in Times New Roman, and how many lines it takes: Excel fits neither merged cells
//! nor printed headings by itself, so rows and columns get their sizes from here.
//! Pure. Widths are those of the font's own table (Tinos has the same), not of a screen.

use unicode_normalization::UnicodeNormalization;

/// Advance widths of U+0020…U+007E in thousandths of the size.
const REGULAR: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The same in bold.
const BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// A font as far as its widths go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Font {
    /// Size in points.
    pub(crate) size: f64,
    /// Bold letters are wider.
    pub(crate) bold: bool,
}

impl Font {
    /// Regular, of a size.
    pub(crate) fn regular(size: f64) -> Font {
        Font { size, bold: false }
    }

    /// Bold, of a size.
    pub(crate) fn bold(size: f64) -> Font {
        Font { size, bold: true }
    }

    /// The height of one line: the font's own 1.15 and the rounding of a screen.
    pub(crate) fn line(self) -> f64 {
        self.size * 1.2
    }
}

/// The width of a text on one line, in points.
pub(crate) fn width(text: &str, font: Font) -> f64 {
    let thousandths: u32 = text.chars().map(|c| advance(c, font.bold)).sum();
    f64::from(thousandths) * font.size / 1000.0
}

/// The bases of U+1EA0…U+1EF9, where most Vietnamese letters stand, in pairs of capital and small.
const BASES: &[u8; 90] = b"AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOo\
      UuUuUuUuUuUuUuYyYyYyYy";

/// How far the horns of ơ and ư stand out.
const HORN: u32 = 55;

fn advance(c: char, bold: bool) -> u32 {
    let table = if bold { &BOLD } else { &REGULAR };
    let of = |c: char| table.get((c as usize).wrapping_sub(32)).copied();
    if let Some(own) = of(c) {
        return u32::from(own);
    }
    // A Vietnamese letter is as wide as its base. Those of every form are looked up, the rest taken apart.
    let (base, horn) = match c {
        '\n' | '\u{300}'..='\u{36f}' => return 0,
        'đ' => ('d', false),
        'Đ' => ('D', false),
        '\u{1ea0}'..='\u{1ef9}' => (
            char::from(BASES[c as usize - 0x1ea0]),
            matches!(c, '\u{1eda}'..='\u{1ee3}' | '\u{1ee8}'..='\u{1ef1}'),
        ),
        _ => {
            let mut parts = std::iter::once(c).nfd();
            (parts.next().unwrap_or(c), parts.any(|p| p == '\u{31b}'))
        }
    };
    of(base).map_or(1000, |own| u32::from(own) + if horn { HORN } else { 0 })
}

/// How many lines a text takes in a cell of this inner width; words break only when wider than the cell.
pub(crate) fn lines(text: &str, inner: f64, font: Font) -> usize {
    text.split('\n')
        .map(|line| wrapped(line, inner, font))
        .sum()
}

fn wrapped(line: &str, inner: f64, font: Font) -> usize {
    let space = width(" ", font);
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split(' ') {
        let own = width(word, font);
        if used > 0.0 && used + space + own > inner {
            lines += 1;
            used = own;
        } else {
            used += own + if used > 0.0 { space } else { 0.0 };
        }
        while used > inner && used > font.size {
            lines += 1;
            used -= inner.max(font.size);
        }
    }
    lines
}

/// The width of the longest word.
pub(crate) fn longest_word(text: &str, font: Font) -> f64 {
    text.split_whitespace()
        .map(|word| width(word, font))
        .fold(0.0, f64::max)
}

/// The pieces between which the number row may break: "(3)=(4)+(5)" → "(3)=", "(4)+", "(5)".
pub(crate) fn number_pieces(printed: &str) -> impl Iterator<Item = &str> {
    printed.split_inclusive(['=', '+', '-', '×', ':'])
}

/// A number of the number row with line breaks where it does not fit; Excel itself would break inside "(10)".
pub(crate) fn number_lines(printed: &str, inner: f64, font: Font) -> String {
    let mut text = String::with_capacity(printed.len() + 4);
    let mut used = 0.0;
    for piece in number_pieces(printed) {
        let own = width(piece, font);
        if used > 0.0 && used + own > inner {
            text.push('\n');
            used = 0.0;
        }
        text.push_str(piece);
        used += own;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Font = Font {
        size: 10.0,
        bold: false,
    };

    #[test]
    fn vietnamese_letters_are_as_wide_as_their_base() {
        assert_eq!(width("a", TEN), 4.44);
        assert_eq!(width("ấ", TEN), 4.44);
        assert_eq!(width("a\u{302}\u{301}", TEN), 4.44);
        assert_eq!(width("Đđ", TEN), width("Dd", TEN));
        assert!(width("ờ", TEN) > width("o", TEN));
        // The table of bases against the standard's own decomposition.
        for c in '\u{1ea0}'..='\u{1ef9}' {
            let parts: String = std::iter::once(c).nfd().collect();
            let horn = if parts.contains('\u{31b}') { 0.55 } else { 0.0 };
            let base = width(&parts[..1], TEN) + horn;
            assert!(
                (width(c.encode_utf8(&mut [0; 4]), TEN) - base).abs() < 1e-9,
                "{c}"
            );
        }
        assert!(width("Tổng số", Font::bold(10.0)) > width("Tổng số", TEN));
    }

    #[test]
    fn words_wrap_and_long_ones_break() {
        let word = width("hạn", TEN);
        assert_eq!(lines("hạn hạn hạn", word * 3.5, TEN), 1);
        assert_eq!(lines("hạn hạn hạn", word * 2.5, TEN), 2);
        assert_eq!(lines("hạn hạn hạn", word * 1.1, TEN), 3);
        assert_eq!(lines("hạn\nhạn", word * 10.0, TEN), 2);
        assert_eq!(lines("", 50.0, TEN), 1);
        assert!(lines(&"x".repeat(1000), 50.0, TEN) >= 100);
        assert_eq!(lines("x", 0.0, TEN), 1);
    }

    #[test]
    fn the_number_row_breaks_between_its_numbers_only() {
        let all = width("(3)=(4)+(5)", TEN);
        assert_eq!(number_lines("(3)=(4)+(5)", all + 0.1, TEN), "(3)=(4)+(5)");
        assert_eq!(number_lines("(3)=(4)+(5)", all * 0.8, TEN), "(3)=(4)+\n(5)");
        assert_eq!(number_lines("(3)=(4)+(5)", 1.0, TEN), "(3)=\n(4)+\n(5)");
    }
}
