//! Parts of a document that give nobody anything to do: what the plan is for, what it rests on, its money, its last
//! sentences, who signs it and gets it. Left out unless the officer chooses them; a new wording is a line here.

use crate::value::fold_name;

/// Such a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::plan) enum Part {
    /// The letterhead, a decision, what the plan rests on: all before its first heading.
    Opening,
    /// "Mục đích, yêu cầu".
    Purpose,
    /// "Căn cứ …".
    Basis,
    /// "Kinh phí thực hiện".
    Budget,
    /// "… như sau:", which only leads to the paragraphs below.
    Lead,
    /// "Tổ chức thực hiện", where it names no unit's duties; "Trên đây là …".
    Closing,
    /// The signature, "Nơi nhận", and what stands below them.
    Foot,
}

impl Part {
    /// What it is, inside a sentence.
    pub(in crate::import::plan) fn word(self) -> &'static str {
        match self {
            Part::Opening => "phần mở đầu văn bản",
            Part::Purpose => "mục đích, yêu cầu",
            Part::Basis => "căn cứ",
            Part::Budget => "kinh phí",
            Part::Lead => "lời dẫn",
            Part::Closing => "phần kết, tổ chức thực hiện chung",
            Part::Foot => "chữ ký, nơi nhận và phần sau đó",
        }
    }
}

/// Words of which the heading of a part is made, and nothing else.
const HEADINGS: &[(Part, &[&str])] = &[
    (
        Part::Purpose,
        &[
            "muc dich",
            "muc tieu",
            "yeu cau",
            "quan diem",
            "y nghia",
            "pham vi",
            "doi tuong",
        ],
    ),
    (
        Part::Basis,
        &[
            "can cu",
            "can cu phap ly",
            "can cu xay dung",
            "co so phap ly",
            "co so",
        ],
    ),
    (
        Part::Budget,
        &[
            "kinh phi",
            "nguon kinh phi",
            "du toan",
            "du toan kinh phi",
            "kinh phi bao dam",
        ],
    ),
];

/// Words that may stand beside them: "Mục tiêu chung", "Kinh phí thực hiện kế hoạch".
const BESIDE: &[&str] = &[
    "va",
    "chung",
    "cu the",
    "tong quat",
    "cua",
    "ke hoach",
    "thuc hien",
    "nguon",
    "ap dung",
    "xay dung",
    "bao dam",
    "dam bao",
    "ve",
    "phap ly",
    "chi tiet",
    "nam",
];

/// Words that begin a paragraph of a part, whatever follows.
const BEGINNINGS: &[(Part, &[&str])] = &[
    (
        Part::Basis,
        &[
            "can cu hien phap",
            "can cu luat",
            "can cu bo luat",
            "can cu phap lenh",
            "can cu nghi dinh",
            "can cu nghi quyet",
            "can cu quyet dinh",
            "can cu thong tu",
            "can cu chi thi",
            "can cu cong van",
            "can cu chuong trinh",
            "can cu ke hoach so",
        ],
    ),
    (
        Part::Budget,
        &[
            "kinh phi thuc hien",
            "kinh phi trien khai",
            "kinh phi to chuc",
            "kinh phi bao dam",
            "kinh phi dam bao",
            "kinh phi phuc vu",
            "kinh phi duoc",
            "nguon kinh phi",
            "su dung kinh phi",
        ],
    ),
    (
        Part::Closing,
        &[
            "tren day la",
            "trong qua trinh thuc hien",
            "trong qua trinh to chuc",
            "trong qua trinh trien khai",
            "qua trinh thuc hien",
            "qua trinh trien khai",
            "qua trinh to chuc",
            "ke hoach nay co hieu luc",
            "ke hoach nay thay the",
            "neu co kho khan",
            "neu co vuong mac",
        ],
    ),
];

/// Headings of the part that gives each unit its duties, or only says that the plan is to be carried out.
const CARRYING: &[&str] = &[
    "to chuc thuc hien",
    "to chuc trien khai",
    "to chuc trien khai thuc hien",
    "trien khai thuc hien",
    "trach nhiem thuc hien",
    "dieu khoan thi hanh",
];

/// Words that begin the foot of a document.
const FEET: &[&str] = &[
    "noi nhan",
    "tm uy ban",
    "tm ubnd",
    "tm hoi dong",
    "tl chu tich",
    "tuq chu tich",
    "kt chu tich",
    "nguoi lap bieu",
];

/// The part whose heading a text is.
pub(super) fn headed(text: &str) -> Option<Part> {
    let folded = fold_name(text);
    let is_made_of = |(_, own): &&(Part, &[&str])| {
        begins_with(&folded, own).is_some_and(|rest| is_only(rest, own))
    };
    HEADINGS.iter().find(is_made_of).map(|(part, _)| *part)
}

/// What follows the longest of some words that a text begins with.
fn begins_with<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let rests = words.iter().filter_map(|own| {
        let rest = text.strip_prefix(own)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
    });
    rests.min_by_key(|rest| rest.len())
}

/// Whether a text is made of some words and those beside them.
fn is_only(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let year = rest
            .split(' ')
            .next()
            .filter(|word| word.parse::<u16>().is_ok());
        let next = begins_with(rest, words)
            .or_else(|| begins_with(rest, BESIDE))
            .or_else(|| year.map(|year| rest[year.len()..].trim_start()));
        match next {
            Some(next) => rest = next,
            None => return false,
        }
    }
    true
}

/// The part that a paragraph belongs to by its first words.
pub(super) fn begun(text: &str) -> Option<Part> {
    let folded = fold_name(text);
    let mut parts = BEGINNINGS.iter();
    let found = parts.find(|(_, words)| begins_with(&folded, words).is_some());
    found.map(|(part, _)| *part)
}

/// Whether a heading begins the part that tells who carries the plan out.
pub(super) fn is_carrying(text: &str) -> bool {
    let folded = fold_name(text);
    begins_with(&folded, CARRYING).is_some_and(|rest| is_only(rest, CARRYING))
}

/// Whether the foot of a document begins with a line.
pub(in crate::import::plan) fn is_foot(line: &str) -> bool {
    let folded = fold_name(line);
    FEET.iter().any(|words| folded.starts_with(words))
}

/// Whether a paragraph is the last of a document: it has the stroke after its last stop.
pub(super) fn is_last(text: &str) -> bool {
    text.trim_end().ends_with("./.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_parts_are_known_by_all_their_words() {
        for (text, part) in [
            ("MỤC ĐÍCH, YÊU CẦU", Part::Purpose),
            ("Mục đích", Part::Purpose),
            ("Mục tiêu chung", Part::Purpose),
            ("Quan điểm, mục tiêu", Part::Purpose),
            ("Yêu cầu:", Part::Purpose),
            ("CĂN CỨ PHÁP LÝ", Part::Basis),
            ("Cơ sở pháp lý xây dựng kế hoạch", Part::Basis),
            ("KINH PHÍ", Part::Budget),
            ("Kinh phí thực hiện", Part::Budget),
            ("Nguồn kinh phí thực hiện Kế hoạch năm 2026", Part::Budget),
        ] {
            assert_eq!(headed(text), Some(part), "{text}");
        }
        for text in [
            "Yêu cầu các phòng báo cáo",
            "Căn cứ kết quả rà soát, xây dựng phương án",
            "Mục tiêu quốc gia về nước sạch",
            "Nhiệm vụ",
            "Đối tượng được hỗ trợ",
            "",
        ] {
            assert_eq!(headed(text), None, "{text}");
        }
    }

    #[test]
    fn paragraphs_of_parts_are_known_by_their_first_words() {
        for (text, part) in [
            ("Căn cứ Luật Tổ chức chính quyền địa phương;", Part::Basis),
            ("Căn cứ Nghị định số 63/2010/NĐ-CP", Part::Basis),
            (
                "Kinh phí thực hiện Kế hoạch này được bố trí từ ngân sách",
                Part::Budget,
            ),
            ("Trên đây là Kế hoạch của phường", Part::Closing),
            ("Trong quá trình thực hiện, nếu có vướng mắc", Part::Closing),
        ] {
            assert_eq!(begun(text), Some(part), "{text}");
        }
        for text in [
            "Căn cứ Kế hoạch này, các phòng xây dựng kế hoạch",
            "Rà soát",
            "",
        ] {
            assert_eq!(begun(text), None, "{text}");
        }
    }

    #[test]
    fn the_part_that_gives_duties_and_the_foot() {
        for text in [
            "TỔ CHỨC THỰC HIỆN",
            "Tổ chức triển khai thực hiện",
            "Tổ chức thực hiện kế hoạch",
        ] {
            assert!(is_carrying(text), "{text}");
        }
        assert!(!is_carrying("Tổ chức thực hiện rà soát thủ tục"));
        for text in ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"] {
            assert!(is_foot(text), "{text}");
        }
        assert!(!is_foot("Nội dung"));
        assert!(is_last("thực hiện Kế hoạch này./."));
        assert!(!is_last("thực hiện."));
    }
}
