//! The lines above a table: its title, "Phụ lục I", "(Kèm theo …)", and the year they name.

use std::ops::Range;

use super::label::split;
use super::table::Line;
use crate::plan::About;
use crate::value::fold_name;

/// The most lines a title has.
const MOST_LINES: usize = 6;

/// What stands above a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Above {
    /// "Phụ lục I".
    pub(super) name: String,
    /// Its title, on one line.
    pub(super) title: String,
    /// "(Kèm theo …)".
    pub(super) attached: String,
}

impl Above {
    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.name.is_empty() && self.title.is_empty() && self.attached.is_empty()
    }
}

/// Lines that no title holds and that end one upwards: the letterhead, its date, the text of a decision.
const STOPS: [&str; 19] = [
    "cong hoa xa hoi",
    "doc lap tu do",
    "uy ban nhan dan",
    "ubnd",
    "hoi dong nhan dan",
    "trung tam phuc vu",
    "so qd",
    "so kh",
    "can cu",
    "dieu",
    "noi nhan",
    "tm",
    "kt",
    "chu tich",
    "pho chu tich",
    "quyet dinh",
    "theo de nghi",
    "thu truong",
    "giam doc",
];

/// Words a title begins with, even where it does not stand out.
const TITLES: [&str; 9] = [
    "ke hoach",
    "danh muc",
    "bang",
    "nhiem vu",
    "phan cong",
    "chuong trinh",
    "bieu",
    "noi dung",
    "lich",
];

fn begins(folded: &str, words: &str) -> bool {
    folded
        .strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Reads the lines between the table before and this one.
pub(super) fn read(lines: &[Line]) -> Above {
    let mut above = Above::default();
    let mut title: Vec<&str> = Vec::new();
    let mut left = lines;
    // From the table upwards: "(Kèm theo …)" may run over several lines, the title stands before it.
    if let Some(start) = attached_from(left) {
        let words: Vec<&str> = left[start..]
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        above.attached = words.join(" ");
        left = &left[..start];
    }
    for line in left.iter().rev() {
        let folded = fold_name(&line.text);
        if begins(&folded, "phu luc") && line.text.chars().count() <= 200 {
            let (name, rest) = appendix(&line.text);
            above.name = name;
            if !rest.is_empty() {
                title.push(rest);
            }
            break;
        }
        let stops = STOPS.iter().any(|words| begins(&folded, words)) || is_dateline(&folded);
        if stops || title.len() >= MOST_LINES || !may_be_title(line, &folded, !title.is_empty()) {
            break;
        }
        title.push(&line.text);
    }
    title.reverse();
    above.title = title.join(" ");
    if above.name.is_empty() {
        above.name = lines.iter().rev().find_map(name_alone).unwrap_or_default();
    }
    above
}

/// "Phụ lục II" on a line of its own.
fn name_alone(line: &Line) -> Option<String> {
    let (name, rest) = appendix(&line.text);
    (begins(&fold_name(&line.text), "phu luc") && rest.is_empty()).then_some(name)
}

/// "KẾ HOẠCH" and the lines that go on with it, somewhere among lines: where they are, and their words.
pub(super) fn plan_title(lines: &[&Line]) -> Option<(Range<usize>, String)> {
    let begins = |line: &&Line| fold_name(&line.text).starts_with("ke hoach");
    let capital = |line: &Line| !line.text.chars().any(char::is_lowercase);
    let first = lines
        .iter()
        .position(|line| begins(line) && (capital(line) || line.strong))?;
    let goes_on = |line: &Line| {
        let folded = fold_name(&line.text);
        let other = ["phu luc", "kem theo", "can cu", "thuc hien"];
        !other.iter().any(|words| folded.starts_with(words)) && split(&line.text, false).is_none()
    };
    let more = lines[first + 1..].iter().take(3);
    let more = more.take_while(|line| (capital(line) || line.strong) && goes_on(line));
    let mut end = first + 1 + more.count();
    // In a text without bold letters what the plan is about stands below the bare word.
    let alone = end == first + 1 && fold_name(&lines[first].text) == "ke hoach";
    let below = lines.get(end).filter(|line| {
        goes_on(line)
            && line.text.chars().count() <= 300
            && !line.text.ends_with(['.', ';', ':', ','])
    });
    end += usize::from(alone && below.is_some());
    let words: Vec<&str> = lines[first..end].iter().map(|line| &*line.text).collect();
    Some((first..end, words.join(" ")))
}

/// How many lines the "(Kèm theo …)" takes with which some lines begin.
pub(super) fn attached(lines: &[Line]) -> usize {
    let first = lines.first().filter(|line| is_attached(line));
    let ends = lines
        .iter()
        .take(4)
        .position(|line| line.text.trim_end().ends_with(')'));
    match (first, ends) {
        (Some(_), Some(last)) => last + 1,
        (Some(_), None) => 1,
        (None, _) => 0,
    }
}

fn is_attached(line: &Line) -> bool {
    let folded = fold_name(&line.text);
    let words = ["kem theo", "ban hanh kem theo", "dinh kem"];
    words.iter().any(|words| begins(&folded, words))
}

/// Where the "(Kèm theo …)" at the end of the lines begins.
fn attached_from(lines: &[Line]) -> Option<usize> {
    let first = lines.iter().rposition(is_attached)?;
    // Another line after it belongs to it as long as its bracket is open.
    let words: String = lines[first..]
        .iter()
        .take(4)
        .map(|line| line.text.as_str())
        .collect();
    let all = lines.len() - first;
    let inside = lines[first..lines.len() - 1]
        .iter()
        .all(|line| !line.text.trim_end().ends_with(')'));
    (all <= 4 && (all == 1 || (inside && words.trim_end().ends_with(')')))).then_some(first)
}

/// "PHỤ LỤC I: DANH MỤC" → ("PHỤ LỤC I", "DANH MỤC").
fn appendix(text: &str) -> (String, &str) {
    let mut words = text.split_whitespace();
    let name: Vec<&str> = words.by_ref().take(2).collect();
    let number = words.next().unwrap_or_default();
    let bare = number.trim_end_matches(|c: char| !c.is_alphanumeric());
    let numeral = !bare.is_empty()
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    let letter = bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_uppercase());
    if !numeral && !letter {
        let rest = text
            .splitn(3, char::is_whitespace)
            .nth(2)
            .unwrap_or_default();
        return (
            name.join(" "),
            rest.trim_start_matches([':', '-', '–', '.', ' ']),
        );
    }
    let at = text.find(number).map_or(text.len(), |at| at + bare.len());
    let rest = text[at..].trim_start_matches([':', '-', '–', '.', ' ']);
    (format!("{} {bare}", name.join(" ")), rest)
}

/// "Đông Hải, ngày … tháng … năm 2026", "Số: …/QĐ-UBND".
fn is_dateline(folded: &str) -> bool {
    (folded.contains(" ngay ") && folded.contains(" thang ") && folded.len() < 80)
        || begins(folded, "so")
}

fn may_be_title(line: &Line, folded: &str, begun: bool) -> bool {
    let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 || line.text.chars().count() > 300 {
        return false;
    }
    let capitals = line.text.chars().filter(|c| c.is_uppercase()).count();
    let stands_out = capitals * 10 >= letters * 7 || line.strong;
    let sentence = line.text.ends_with([';', ':']) || line.text.ends_with("./.");
    stands_out || (!sentence && !begun && TITLES.iter().any(|words| begins(folded, words)))
}

/// The year a text names: "năm 2026", else the last "…/2026".
pub(super) fn year(text: &str) -> Option<i32> {
    let folded = fold_name(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let of = |word: &&str| {
        word.parse::<i32>()
            .ok()
            .filter(|year| (2000..2100).contains(year))
    };
    let after = words
        .windows(2)
        .filter(|pair| pair[0] == "nam")
        .find_map(|pair| of(&pair[1]));
    after.or_else(|| words.iter().rev().find_map(of))
}

/// What a plan with this title is about.
pub(super) fn about(title: &str) -> About {
    let folded = fold_name(title);
    let places = [
        ("kiem soat thu tuc", About::Control),
        ("kiem soat tthc", About::Control),
        ("mot cua", About::Control),
        ("cai cach hanh chinh", About::Reform),
        ("cchc", About::Reform),
        ("cai cach thu tuc", About::Control),
        ("kiem tra", About::Inspection),
    ];
    let found = places
        .iter()
        .filter_map(|(words, about)| Some((folded.find(words)?, *about)));
    found
        .min_by_key(|(place, _)| *place)
        .map_or(About::Other, |(_, about)| about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(lines: &[&str], name: &str, title: &str, attached: &str) {
        let lines: Vec<Line> = lines
            .iter()
            .map(|text| Line {
                text: (*text).to_owned(),
                ..Line::default()
            })
            .collect();
        let expected = Above {
            name: name.to_owned(),
            title: title.to_owned(),
            attached: attached.to_owned(),
        };
        assert_eq!(read(&lines), expected);
    }

    #[test]
    fn a_title_stands_between_the_letterhead_and_the_words_of_attachment() {
        reads(
            &[
                "ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
                "KẾ HOẠCH KIỂM SOÁT NĂM 2026",
                "(Kèm theo Quyết định số /QĐ-UBND)",
            ],
            "",
            "KẾ HOẠCH KIỂM SOÁT NĂM 2026",
            "(Kèm theo Quyết định số /QĐ-UBND)",
        );
        reads(
            &[
                "Độc lập – Tự do – Hạnh phúc",
                "KẾ HOẠCH",
                "KIỂM SOÁT THỦ TỤC",
                "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026",
                "của Chủ tịch Ủy ban nhân dân phường Mẫu)",
            ],
            "",
            "KẾ HOẠCH KIỂM SOÁT THỦ TỤC",
            "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026 của Chủ tịch Ủy ban nhân dân phường Mẫu)",
        );
    }

    #[test]
    fn an_appendix_has_a_name() {
        reads(
            &["Phụ lục II", "DANH MỤC NHIỆM VỤ"],
            "Phụ lục II",
            "DANH MỤC NHIỆM VỤ",
            "",
        );
        reads(
            &["PHỤ LỤC 1: DANH MỤC NHIỆM VỤ"],
            "PHỤ LỤC 1",
            "DANH MỤC NHIỆM VỤ",
            "",
        );
        reads(
            &["Phụ lục", "Danh mục nhiệm vụ năm 2026"],
            "Phụ lục",
            "Danh mục nhiệm vụ năm 2026",
            "",
        );
        reads(
            &["PHỤ LỤC IV – LỊCH KIỂM TRA"],
            "PHỤ LỤC IV",
            "LỊCH KIỂM TRA",
            "",
        );
    }

    #[track_caller]
    fn titled(lines: &[&str], expected: Option<&str>) {
        let lines: Vec<Line> = lines
            .iter()
            .map(|text| Line {
                text: text.trim_start_matches('*').to_owned(),
                strong: text.starts_with('*'),
                ..Line::default()
            })
            .collect();
        let lines: Vec<&Line> = lines.iter().collect();
        let found = plan_title(&lines).map(|(_, words)| words);
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_plans_title_ends_where_the_plan_begins() {
        titled(
            &["*KẾ HOẠCH", "*Cải cách hành chính năm 2026", "*I. MỤC ĐÍCH"],
            Some("KẾ HOẠCH Cải cách hành chính năm 2026"),
        );
        titled(
            &["KẾ HOẠCH", "Kiểm tra năm 2026", "(Kèm theo Quyết định)"],
            Some("KẾ HOẠCH Kiểm tra năm 2026"),
        );
        titled(&["KẾ HOẠCH", "8. Tổ chức hội nghị"], Some("KẾ HOẠCH"));
        titled(&["KẾ HOẠCH", "Căn cứ Luật Tổ chức"], Some("KẾ HOẠCH"));
        titled(&["Kế hoạch này được ban hành"], None);
    }

    #[test]
    fn the_text_of_a_decision_is_no_title() {
        reads(
            &[
                "Điều 4. Các phòng chịu trách nhiệm thi hành.",
                "Mẫu, ngày 5 tháng 1 năm 2026",
            ],
            "",
            "",
            "",
        );
        reads(&["Các nhiệm vụ cụ thể như sau:"], "", "", "");
        reads(&[], "", "", "");
    }

    #[test]
    fn the_year_is_the_one_named() {
        assert_eq!(year("KẾ HOẠCH … NĂM 2026"), Some(2026));
        assert_eq!(year("(Kèm theo Quyết định ngày / /2026)"), Some(2026));
        assert_eq!(year("Quyết định 766/QĐ-TTg"), None);
        assert_eq!(
            year("Kế hoạch năm 2025, thực hiện Nghị định 118/2024"),
            Some(2025)
        );
    }

    #[test]
    fn what_a_plan_is_about_stands_in_its_title() {
        assert_eq!(
            about("KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"),
            About::Control
        );
        assert_eq!(
            about("Kế hoạch kiểm tra công tác kiểm soát TTHC"),
            About::Inspection
        );
        assert_eq!(
            about("Kế hoạch cải cách hành chính năm 2026"),
            About::Reform
        );
        assert_eq!(about("Kế hoạch tuyên truyền"), About::Other);
    }
}
