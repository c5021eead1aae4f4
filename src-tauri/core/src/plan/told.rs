//! A change of a plan, told: what was before and what is after, as a sentence.

use super::{Appendix, Kind, Role};
use crate::value::{capital, shortened};

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The plan itself.
    Plan,
    /// One of its appendices.
    Appendix,
    /// One of its lines.
    Line,
    /// One of its targets.
    Target,
}

/// A change of one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// Of what.
    pub of: Part,
    /// Which property, by its name in the data file.
    pub property: &'a str,
    /// Before. What a time means comes as told, not as kept.
    pub from: Option<&'a str>,
    /// After.
    pub to: Option<&'a str>,
}

/// The longest text that a sentence quotes, in letters.
const LONGEST: usize = 300;

impl Change<'_> {
    /// As a sentence; `name` is what the line says or the target measures, `appendix` where the line stands: its
    /// columns have names of their own. `None` for what nobody looks for.
    pub fn sentence(&self, name: Option<&str>, appendix: Option<&Appendix>) -> Option<String> {
        let appears = self.to == Some("1");
        let named = name.filter(|name| !name.is_empty());
        let named = named.map_or(String::new(), |name| {
            format!(" “{}”", shortened(name, LONGEST))
        });
        match (self.of, self.property) {
            (Part::Line, "present") if appears => Some(format!("Thêm dòng{named}")),
            (Part::Line, "present") => Some(format!("Xóa dòng{named}")),
            (Part::Line, "level") => Some(self.both("Bậc")),
            (Part::Line, "kind") => Some(self.words("Loại", |own| kind(own).word().to_owned())),
            (Part::Line, "schedule") => Some(self.words("Ý nghĩa thời gian", |told| {
                told.unwrap_or("như nội dung ghi").to_owned()
            })),
            (Part::Line, role) => {
                let role = Role::named(role)?;
                let word = appendix.map_or_else(|| role.word().to_owned(), |own| own.word(role));
                Some(self.both(&capital(&word)))
            }
            (Part::Appendix, "present") if appears => Some("Thêm phụ lục".to_owned()),
            (Part::Appendix, "present") => Some("Xóa phụ lục".to_owned()),
            (Part::Appendix, "name") => Some(self.both("Tên phụ lục")),
            (Part::Appendix, "title") => Some(self.both("Tiêu đề phụ lục")),
            (Part::Appendix, "attached") => Some(self.both("Dòng “Kèm theo”")),
            (Part::Appendix, "prose") if appears => {
                Some("In thành đoạn văn thay cho bảng".to_owned())
            }
            (Part::Appendix, "prose") => Some("In thành bảng thay cho đoạn văn".to_owned()),
            (Part::Appendix, "columns") => Some("Đổi các cột của bảng".to_owned()),
            (Part::Target, "present") if appears => Some(format!("Thêm chỉ tiêu{named}")),
            (Part::Target, "present") => Some(format!("Xóa chỉ tiêu{named}")),
            (Part::Target, "value") => Some(self.both(&format!("Giá trị{named}"))),
            (Part::Target, "measure") => Some(self.both("Chỉ tiêu")),
            (Part::Plan, property) => self.of_plan(property),
            (Part::Appendix | Part::Target, _) => None,
        }
    }

    fn of_plan(&self, property: &str) -> Option<String> {
        let appears = self.to == Some("1");
        Some(match property {
            "present" if appears => "Tạo kế hoạch".to_owned(),
            "present" => "Xóa kế hoạch".to_owned(),
            "year" => self.both("Năm"),
            "title" => self.both("Tên kế hoạch"),
            "basis" => self.both("Căn cứ"),
            "number" => self.both("Số quyết định"),
            "date" => self.both("Ngày quyết định"),
            "signer_title" => self.both("Chức danh người ký"),
            "signer" => self.both("Người ký"),
            "decision" => "Sửa nội dung quyết định".to_owned(),
            "state" if self.to == Some("issued") => "Dự thảo → đã ban hành".to_owned(),
            "state" => "Đã ban hành → dự thảo".to_owned(),
            "amending" if self.to.is_some() => "Mở ra sửa đổi".to_owned(),
            "amending" => "Kết thúc sửa đổi".to_owned(),
            _ => return None,
        })
    }

    fn both(&self, what: &str) -> String {
        self.words(what, |text| quoted(text.unwrap_or_default()))
    }

    fn words(&self, what: &str, word: impl Fn(Option<&str>) -> String) -> String {
        format!("{what}: {} → {}", word(self.from), word(self.to))
    }
}

fn kind(name: Option<&str>) -> Kind {
    match name {
        Some("section") => Kind::Section,
        Some("group") => Kind::Group,
        _ => Kind::Task,
    }
}

/// A text of a cell inside a sentence: "“Hàng quý”", "trống".
pub fn quoted(text: &str) -> String {
    match text.is_empty() {
        true => "trống".to_owned(),
        false => format!("“{}”", shortened(text, LONGEST)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Column;

    #[track_caller]
    fn check(of: Part, property: &str, change: [Option<&str>; 2], expected: Option<&str>) {
        let [from, to] = change;
        let own = Change {
            of,
            property,
            from,
            to,
        };
        assert_eq!(own.sentence(Some("Rà soát"), None).as_deref(), expected);
    }

    #[test]
    fn changes_of_a_line_are_told_with_before_and_after() {
        let both = [Some("a"), Some("")];
        check(Part::Line, "time", both, Some("Thời gian: “a” → trống"));
        check(
            Part::Line,
            "present",
            [Some("0"), Some("1")],
            Some("Thêm dòng “Rà soát”"),
        );
        check(
            Part::Line,
            "present",
            [Some("1"), Some("0")],
            Some("Xóa dòng “Rà soát”"),
        );
        check(
            Part::Line,
            "level",
            [Some("1"), Some("2")],
            Some("Bậc: “1” → “2”"),
        );
        check(
            Part::Line,
            "kind",
            [Some("task"), Some("group")],
            Some("Loại: nhiệm vụ → nhóm"),
        );
        let said = Some("Thường xuyên");
        check(
            Part::Line,
            "schedule",
            [None, said],
            Some("Ý nghĩa thời gian: như nội dung ghi → Thường xuyên"),
        );
        check(Part::Line, "position", both, None);
        check(Part::Line, "joined", both, None);
    }

    #[test]
    fn changes_of_a_plan_its_appendices_and_targets_are_told() {
        let both = [Some("90"), Some("95")];
        check(
            Part::Target,
            "value",
            both,
            Some("Giá trị “Rà soát”: “90” → “95”"),
        );
        check(Part::Target, "unit", both, None);
        check(Part::Plan, "year", both, Some("Năm: “90” → “95”"));
        check(
            Part::Plan,
            "state",
            [None, Some("issued")],
            Some("Dự thảo → đã ban hành"),
        );
        check(
            Part::Plan,
            "amending",
            [Some("1"), None],
            Some("Kết thúc sửa đổi"),
        );
        check(Part::Plan, "kind", both, None);
        check(
            Part::Appendix,
            "columns",
            both,
            Some("Đổi các cột của bảng"),
        );
        check(Part::Appendix, "size", both, None);
    }

    #[test]
    fn a_column_of_the_offices_own_is_told_by_its_heading() {
        let mut appendix = Appendix::default();
        let change = Change {
            of: Part::Line,
            property: "further2",
            from: Some(""),
            to: Some("Đất đai"),
        };
        let told = |own: &Appendix| change.sentence(None, Some(own));
        let without = told(&appendix);
        assert_eq!(without.as_deref(), Some("Cột riêng 2: trống → “Đất đai”"));
        appendix.columns.push(Column {
            role: Role::Further2,
            heading: "Lĩnh vực".to_owned(),
        });
        assert_eq!(
            told(&appendix).as_deref(),
            Some("Cột “Lĩnh vực”: trống → “Đất đai”")
        );
    }

    #[test]
    fn a_long_text_is_shortened() {
        let long = "a".repeat(400);
        let text = quoted(&long);
        assert_eq!(text.chars().count(), 303);
    }
}
