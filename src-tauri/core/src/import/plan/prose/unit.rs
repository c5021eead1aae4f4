//! The unit that a heading or a paragraph gives duties to: "1. Văn phòng HĐND và UBND", "Giao Phòng Kinh tế chủ trì …".

use super::words::Words;
use crate::import::plan::shape;

/// What may stand before the unit.
const BEFORE: &[&str] = &[
    "giao",
    "giao cho",
    "de nghi",
    "yeu cau",
    "trach nhiem cua",
    "nhiem vu cua",
    "phan cong",
    "doi voi",
];

/// Where its name ends: what it has to do begins, in small letters ("Phòng Tổ chức" is a name).
const AFTER: &[&str] = &[
    "co trach nhiem",
    "co nhiem vu",
    "chiu trach nhiem",
    "chu tri",
    "chu dong",
    "la co quan",
    "la don vi",
    "lam dau moi",
    "la dau moi",
    "can cu",
    "theo doi",
    "tham muu",
    "to chuc",
    "trien khai",
    "thuc hien",
    "tong hop",
    "xay dung",
    "huong dan",
    "ra soat",
    "bao cao",
    "phoi hop",
    "lam viec",
    "thanh lap",
    "xem xet",
    "thong bao",
    "ban hanh",
    "bo tri",
    "tiep tuc",
    "thuong xuyen",
    "don doc",
    "tuyen truyen",
    "dang tai",
];

/// Where the name ends in a heading, which otherwise is one: "Các cơ quan được thông báo".
const AFTER_IN_HEADING: &[&str] = &[
    "co trach nhiem",
    "co nhiem vu",
    "chiu trach nhiem",
    "chu tri",
];

/// Words that begin like a unit's and are none.
const OTHERS: &[&str] = &[
    "ban hanh",
    "ban giao",
    "to chuc",
    "to khai",
    "hoi nghi",
    "hoi thao",
    "hoi nhap",
    "hoi dap",
    "phong chong",
    "phong ngua",
    "phong trao",
    "truong hop",
    "doan ket",
    "co quan nao",
    "don vi tinh",
    "don vi hanh chinh",
];

/// The most words of a heading that is a name, or several together.
const LONGEST: usize = 30;

/// The most words of a name inside a sentence.
const LONGEST_INSIDE: usize = 14;

/// The unit with which a text begins, where what it has to do follows; or, of a `heading`, the unit that it is.
pub(super) fn named(text: &str, heading: bool) -> Option<&str> {
    let line = text.lines().next().unwrap_or_default();
    let words = Words::of(line);
    let from = words.longest(0, BEFORE).unwrap_or(0);
    let start = words.all.get(from)?.start;
    if !shape::is_units(&line[start..]) || words.longest(from, OTHERS).is_some() {
        return None;
    }
    let (after, longest) = match heading {
        true => (AFTER_IN_HEADING, LONGEST),
        false => (AFTER, LONGEST_INSIDE),
    };
    let end = (from + 1..words.all.len().min(from + longest + 1)).find(|at| {
        let small = line[words.all[*at].start..].starts_with(char::is_lowercase);
        words.before(*at).contains(':') || (small && words.longest(*at, after).is_some())
    });
    let name = match end {
        Some(at) => &line[start..words.all[at].start],
        None if heading || line.trim_end().ends_with(':') => &line[start..],
        None => return None,
    };
    let name = name.trim_end_matches([' ', ':', ',', ';', '.', '-', '–', '*']);
    (Words::of(name).all.len() <= longest && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(text: &str, heading: bool, expected: Option<&str>) {
        assert_eq!(named(text, heading), expected, "{text}");
    }

    #[test]
    fn a_unit_is_named_before_its_duties() {
        for (text, unit) in [
            (
                "Văn phòng HĐND và UBND: Chủ trì tham mưu",
                "Văn phòng HĐND và UBND",
            ),
            ("Phòng Kinh tế có trách nhiệm rà soát", "Phòng Kinh tế"),
            (
                "Giao Trung tâm Phục vụ hành chính công theo dõi, đôn đốc",
                "Trung tâm Phục vụ hành chính công",
            ),
            (
                "Các cơ quan, đơn vị xây dựng kế hoạch gửi trước ngày 25/01/2026",
                "Các cơ quan, đơn vị",
            ),
            (
                "Đề nghị Ủy ban MTTQ phường phối hợp tuyên truyền",
                "Ủy ban MTTQ phường",
            ),
            ("Phòng Văn hóa – Xã hội:", "Phòng Văn hóa – Xã hội"),
        ] {
            names(text, false, Some(unit));
        }
        names(
            "Ủy ban Kiểm tra Đảng ủy chủ trì",
            false,
            Some("Ủy ban Kiểm tra Đảng ủy"),
        );
        names(
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            true,
            Some("Phòng Kinh tế, Hạ tầng và Đô thị"),
        );
        names(
            "Các cơ quan được kiểm tra, thông báo",
            true,
            Some("Các cơ quan được kiểm tra, thông báo"),
        );
        names(
            "Đoàn kiểm tra làm việc với các phòng",
            false,
            Some("Đoàn kiểm tra"),
        );
        names(
            "Trách nhiệm của các cơ quan tham gia Đoàn",
            true,
            Some("các cơ quan tham gia Đoàn"),
        );
    }

    #[test]
    fn other_words_name_no_unit() {
        for text in [
            "Ban hành kế hoạch kiểm soát",
            "Tổ chức hội nghị, hội thảo",
            "Phòng, chống tham nhũng",
            "Rà soát thủ tục hành chính",
            "Hội nghị tổng kết",
            "",
        ] {
            names(text, false, None);
            names(text, true, None);
        }
        // A unit that only begins a sentence gives no duty.
        names("Văn phòng điện tử của phường", false, None);
    }
}
