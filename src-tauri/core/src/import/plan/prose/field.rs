//! What a paragraph says of its task in so many words: "Đơn vị chủ trì: …", "Thời gian thực hiện: …". A new wording is
//! a line of the table.

use super::words::Words;
use crate::plan::Role;

/// The words before the colon, without case and accents.
const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Lead,
        &[
            "chu tri",
            "chu tri thuc hien",
            "chu tri tham muu",
            "chu tri phoi hop",
            "don vi chu tri",
            "don vi chu tri thuc hien",
            "don vi chu tri tham muu",
            "don vi thuc hien",
            "don vi tham muu",
            "don vi phu trach",
            "don vi dau moi",
            "don vi chiu trach nhiem",
            "co quan chu tri",
            "co quan chu tri thuc hien",
            "co quan chu tri tham muu",
            "co quan thuc hien",
            "co quan tham muu",
            "co quan phu trach",
            "co quan dau moi",
            "co quan don vi chu tri",
            "co quan don vi thuc hien",
            "phong chu tri",
            "phong chuyen mon chu tri",
            "bo phan chu tri",
            "bo phan thuc hien",
            "bo phan tham muu",
            "nguoi thuc hien",
            "nguoi phu trach",
            "ca nhan thuc hien",
            "cong chuc thuc hien",
            "cong chuc phu trach",
            "dau moi",
            "dau moi thuc hien",
            "phan cong",
            "phan cong thuc hien",
            "trach nhiem thuc hien",
        ],
    ),
    (
        Role::Coordinating,
        &[
            "phoi hop",
            "phoi hop thuc hien",
            "don vi phoi hop",
            "don vi phoi hop thuc hien",
            "co quan phoi hop",
            "co quan phoi hop thuc hien",
            "co quan don vi phoi hop",
            "cac don vi phoi hop",
            "cac co quan phoi hop",
            "bo phan phoi hop",
            "phong phoi hop",
        ],
    ),
    (
        Role::Time,
        &[
            "thoi gian",
            "thoi gian thuc hien",
            "thoi gian thuc hien hoan thanh",
            "thoi gian hoan thanh",
            "thoi gian trien khai",
            "thoi gian to chuc",
            "thoi gian du kien",
            "thoi gian bao cao",
            "du kien thoi gian",
            "thoi han",
            "thoi han thuc hien",
            "thoi han hoan thanh",
            "thoi diem",
            "thoi diem thuc hien",
            "thoi diem hoan thanh",
            "tien do",
            "tien do thuc hien",
            "tien do hoan thanh",
            "lo trinh",
            "lo trinh thuc hien",
            "han hoan thanh",
            "ngay hoan thanh",
            "hoan thanh",
        ],
    ),
    (
        Role::Result,
        &[
            "san pham",
            "san pham dau ra",
            "san pham du kien",
            "san pham hoan thanh",
            "san pham ket qua",
            "san pham ket qua dau ra",
            "du kien san pham",
            "du kien ket qua",
            "ket qua",
            "ket qua dau ra",
            "ket qua san pham",
            "ket qua du kien",
            "ket qua dat duoc",
            "ket qua can dat",
            "ket qua thuc hien",
            "dau ra",
        ],
    ),
];

/// Words after which a stop ends no sentence: "TP. Hải Phòng".
const ABBREVIATED: &[&str] = &["tp", "p", "q", "tx", "tt", "ths", "ts", "d c", "c", "dc"];

/// A field of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// Which.
    pub(super) role: Role,
    /// The words before its colon, as written.
    pub(super) name: String,
    /// What it says; nothing where it stands in the paragraphs below.
    pub(super) value: String,
}

/// A paragraph without its fields, and these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    /// What is left of the text.
    pub(super) rest: String,
    /// Its fields in order.
    pub(super) fields: Vec<Field>,
}

/// Takes the fields out of a paragraph.
pub(super) fn take(text: &str) -> Taken {
    let words = Words::of(text);
    let mut starts: Vec<(usize, usize, Role)> = Vec::new();
    let mut at = 0;
    while at < words.all.len() {
        match begins(&words, at) {
            Some((count, role)) => {
                starts.push((at, count, role));
                at += count;
            }
            None => at += 1,
        }
    }
    let Some((first, ..)) = starts.first() else {
        return Taken {
            rest: text.trim().to_owned(),
            fields: Vec::new(),
        };
    };
    let mut rest = vec![unopened(&text[..words.all[*first].start]).to_owned()];
    let mut fields = Vec::new();
    for (place, (at, count, role)) in starts.iter().enumerate() {
        let last = at + count - 1;
        let after = words.all[last].end;
        let end = starts
            .get(place + 1)
            .map_or(text.len(), |(next, ..)| words.all[*next].start);
        let colon = text[after..end]
            .find(':')
            .map_or(after, |at| after + at + 1);
        let stop = sentence_end(&words, last + 1, end);
        fields.push(Field {
            role: *role,
            name: text[words.all[*at].start..after].to_owned(),
            value: value(&text[colon.min(stop)..stop]).to_owned(),
        });
        let left = text[stop..end].trim_matches([' ', '.', ';', ',', ')', '*']);
        if !left.is_empty() {
            rest.push(unopened(&text[stop..end]).trim().to_owned());
        }
    }
    rest.retain(|part| !part.is_empty());
    Taken {
        rest: rest.join(" "),
        fields,
    }
}

/// Whether the words of a field with its colon stand at a word; how many words, and which field.
fn begins(words: &Words<'_>, at: usize) -> Option<(usize, Role)> {
    let before = words.before(at);
    let apart =
        at == 0 || before.contains(['.', ';', ',', '(', ':', '\n', '-', '–', '+', '•', '*']);
    if !apart {
        return None;
    }
    let longest = |(role, names): &(Role, &[&str])| {
        let count = words.longest(at, names)?;
        let colon = words.before(at + count).trim_start_matches([' ', '*']);
        colon.starts_with(':').then_some((count, *role))
    };
    NAMES
        .iter()
        .filter_map(longest)
        .max_by_key(|(count, _)| *count)
}

/// Where the sentence ends that goes on from a word, at most here.
fn sentence_end(words: &Words<'_>, from: usize, most: usize) -> usize {
    for at in from + 1..words.all.len() {
        let word = &words.all[at];
        if word.start >= most {
            break;
        }
        let between = words.before(at);
        let ends = between.starts_with(['.', ')']) && between.contains(". ");
        let capital = words.text[word.start..].starts_with(char::is_uppercase);
        let before = &words.all[at - 1];
        let short = ABBREVIATED.contains(&&*before.folded);
        if ends && capital && !short {
            return before.end + between.find(". ").map_or(0, |at| at + 1);
        }
    }
    most
}

/// What a field says, without the signs around it.
fn value(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '*', ':']).trim_end();
    let bare = text.trim_end_matches([' ', '.', ';', ',', '*', '-', '–', '+', '•', '(']);
    match bare.ends_with(')') && !bare.contains('(') {
        true => bare.trim_end_matches([')', '.', ';', ' ']),
        false => bare,
    }
}

/// A text without the sign that only opened the field after it.
fn unopened(text: &str) -> &str {
    text.trim_end_matches([' ', '(', '-', '–', '+', '•', '*', ',', ';'])
        .trim_start_matches([' ', '.', ';', ',', ')'])
        .trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields as "role=value|…"; what is left of the text.
    #[track_caller]
    fn takes(text: &str, fields: &str, rest: &str) {
        let taken = take(text);
        let shown: Vec<String> = taken
            .fields
            .iter()
            .map(|own| format!("{}={}", own.role.name(), own.value))
            .collect();
        assert_eq!(
            (shown.join("|"), &*taken.rest),
            (fields.to_owned(), rest),
            "{text}"
        );
    }

    #[test]
    fn a_line_may_be_a_field() {
        for (text, fields) in [
            ("Đơn vị chủ trì: Sở Tư pháp.", "lead=Sở Tư pháp"),
            (
                "Cơ quan chủ trì: UBND TP. Hải Phòng",
                "lead=UBND TP. Hải Phòng",
            ),
            ("CHỦ TRÌ: Văn phòng", "lead=Văn phòng"),
            ("Cơ quan, đơn vị chủ trì : Văn phòng;", "lead=Văn phòng"),
            (
                "Đơn vị phối hợp: Các cơ quan, đơn vị.",
                "coordinating=Các cơ quan, đơn vị",
            ),
            ("Thời gian thực hiện: Hằng năm.", "time=Hằng năm"),
            (
                "Thời gian thực hiện/hoàn thành: Quý II/2026",
                "time=Quý II/2026",
            ),
            (
                "**Thời gian:** Trước ngày 30/6/2026",
                "time=Trước ngày 30/6/2026",
            ),
            ("Thời hạn hoàn thành: trong quý I", "time=trong quý I"),
            ("Sản phẩm: Báo cáo (Quý, năm).", "result=Báo cáo (Quý, năm)"),
            ("Kết quả, sản phẩm: Kế hoạch", "result=Kế hoạch"),
            ("Đơn vị chủ trì:", "lead="),
        ] {
            takes(text, fields, "");
        }
    }

    #[test]
    fn several_fields_may_share_a_line() {
        takes(
            "Đơn vị chủ trì: Văn phòng; đơn vị phối hợp: các phòng; thời gian: Quý II/2026.",
            "lead=Văn phòng|coordinating=các phòng|time=Quý II/2026",
            "",
        );
        takes(
            "Thời gian: Hằng quý. Đơn vị chủ trì: Phòng Kinh tế",
            "time=Hằng quý|lead=Phòng Kinh tế",
            "",
        );
    }

    #[test]
    fn a_field_may_stand_in_a_paragraph_and_the_rest_stays() {
        takes(
            "Rà soát thủ tục. Đơn vị chủ trì: Văn phòng.",
            "lead=Văn phòng",
            "Rà soát thủ tục.",
        );
        takes(
            "Rà soát thủ tục (Chủ trì: Văn phòng; phối hợp: các phòng).",
            "lead=Văn phòng|coordinating=các phòng",
            "Rà soát thủ tục",
        );
        takes(
            "Thời gian thực hiện: Quý II/2026. Các phòng báo cáo về Văn phòng.",
            "time=Quý II/2026",
            "Các phòng báo cáo về Văn phòng.",
        );
    }

    #[test]
    fn other_words_before_a_colon_are_no_field() {
        for text in [
            "Kiểm tra thời gian giải quyết: đúng hạn, trễ hạn",
            "Kết quả giải quyết hồ sơ: 98% đúng hạn",
            "Mục tiêu: 100% thủ tục",
            "Rà soát, đánh giá thủ tục hành chính",
            "Trong thời gian: ba tháng",
        ] {
            takes(text, "", text);
        }
    }

    #[test]
    fn no_wording_stands_twice() {
        let mut all: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
