//! A register of changes (sổ theo dõi thay đổi thủ tục): what each line means for the catalogue. A repealed procedure
//! is valid until the day before; what was amended is told, for a register does not say what is so now.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Procedure;
use super::merge::Read;
use crate::value::{fold_name, format_date};

/// What happened to a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ban hành mới.
    New,
    /// Sửa đổi, bổ sung.
    Modified,
    /// Cắt giảm, đơn giản hóa.
    Reduced,
    /// Thay thế.
    Replaced,
    /// Bãi bỏ.
    Repealed,
}

impl Kind {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Kind::New => "ban hành mới",
            Kind::Modified => "sửa đổi, bổ sung",
            Kind::Reduced => "cắt giảm, đơn giản hóa",
            Kind::Replaced => "thay thế",
            Kind::Repealed => "bãi bỏ",
        }
    }
}

/// What a word of a register means.
pub fn kind(text: &str) -> Option<Kind> {
    Some(match fold_name(text).as_str() {
        "new" | "moi" | "ban hanh moi" | "moi ban hanh" | "bo sung moi" | "cong bo moi" => {
            Kind::New
        }
        "modified"
        | "amended"
        | "sua doi"
        | "bo sung"
        | "sua doi bo sung"
        | "duoc sua doi"
        | "duoc sua doi bo sung" => Kind::Modified,
        "reduced" | "simplified" | "cat giam" | "don gian hoa" | "cat giam don gian hoa" => {
            Kind::Reduced
        }
        "replaced" | "thay the" | "duoc thay the" | "bi thay the" => Kind::Replaced,
        "repealed" | "abolished" | "bai bo" | "bi bai bo" | "huy bo" | "bi huy bo" => {
            Kind::Repealed
        }
        _ => return None,
    })
}

/// A line of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// "dòng 14".
    pub place: String,
    /// What happened.
    pub kind: Kind,
    /// The decision's number.
    pub decision: String,
    /// Its day.
    pub decided: Option<NaiveDate>,
    /// The first day it counts from.
    pub from: Option<NaiveDate>,
    /// Code, name and field, as the register writes them.
    pub procedure: Procedure,
}

impl Entry {
    /// The day it counts from: the decision's own where none is named.
    fn day(&self) -> Option<NaiveDate> {
        self.from.or(self.decided)
    }

    /// "dòng 4: 1.014116 bãi bỏ theo 3500/QĐ-UBND".
    fn told(&self) -> String {
        let (place, code, kind) = (&self.place, &self.procedure.code, self.kind.word());
        match self.decision.as_str() {
            "" => format!("{place}: {code} {kind}"),
            decision => format!("{place}: {code} {kind} theo {decision}"),
        }
    }
}

/// What a register means for the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposed {
    /// What it says of procedures.
    pub rows: Vec<Read>,
    /// What it says that is not stored, or in which way it was taken: place and sentence.
    pub told: Vec<(String, String)>,
}

/// What a register's lines mean for what stands.
pub fn proposed(entries: &[Entry], standing: &[Procedure]) -> Proposed {
    let known: HashMap<&str, &Procedure> = standing
        .iter()
        .map(|own| (own.code.as_str(), own))
        .collect();
    let mut proposed = Proposed::default();
    for entry in entries {
        let code = entry.procedure.code.as_str();
        let there = known.get(code);
        let told = entry.told();
        let mut tell = |sentence: String| {
            let place = entry.place.clone();
            proposed.told.push((place, format!("{told}: {sentence}")));
        };
        let day = entry.day();
        if matches!(entry.kind, Kind::New | Kind::Repealed)
            && entry.from.is_none()
            && let Some(decided) = entry.decided
            && (entry.kind == Kind::New || there.is_some())
        {
            tell(format!(
                "không ghi ngày hiệu lực, lấy ngày quyết định {}.",
                format_date(decided)
            ));
        }
        let mut procedure = Procedure {
            code: code.to_owned(),
            ..Procedure::default()
        };
        match (entry.kind, there) {
            (Kind::New, None) => {
                procedure = Procedure {
                    from: day,
                    ..entry.procedure.clone()
                };
            }
            // Its name and field stay as they are: registers are typed by hand.
            (Kind::New, Some(_)) => procedure.from = day,
            (Kind::Repealed, Some(_)) => match day.and_then(|day| day.pred_opt()) {
                Some(until) => procedure.until = Some(until),
                None => {
                    tell("không ghi ngày nào nên chưa biết hết hiệu lực từ khi nào. Nhập tay ngày hết hiệu lực.".to_owned());
                    continue;
                }
            },
            (Kind::Repealed, None) => {
                tell("danh mục không có thủ tục này.".to_owned());
                continue;
            }
            (Kind::Modified | Kind::Reduced | Kind::Replaced, Some(_)) => {
                tell(
                    "sổ không ghi nội dung mới. Xem lại mức độ, phí, thời hạn của thủ tục này."
                        .to_owned(),
                );
                continue;
            }
            (Kind::Modified | Kind::Reduced | Kind::Replaced, None) => {
                tell("danh mục không có thủ tục này.".to_owned());
                continue;
            }
        }
        proposed.rows.push(Read {
            place: entry.place.clone(),
            procedure,
        });
    }
    proposed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, kind: Kind, decided: &str, from: &str) -> Entry {
        Entry {
            place: "dòng 2".to_owned(),
            kind,
            decision: "3500/QĐ-UBND".to_owned(),
            decided: decided.parse().ok(),
            from: from.parse().ok(),
            procedure: Procedure {
                code: code.to_owned(),
                name: "Tên trong sổ".to_owned(),
                field: "NỘI VỤ".to_owned(),
                ..Procedure::default()
            },
        }
    }

    #[test]
    fn words_of_registers_are_known() {
        for (text, expected) in [
            ("repealed", Some(Kind::Repealed)),
            ("Bãi bỏ", Some(Kind::Repealed)),
            ("Sửa đổi/bổ sung", Some(Kind::Modified)),
            ("reduced", Some(Kind::Reduced)),
            ("Ban hành mới", Some(Kind::New)),
            ("Thay thế", Some(Kind::Replaced)),
            ("khác", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn a_repealed_procedure_is_valid_until_the_day_before() {
        let standing = [Procedure {
            code: "1.000001".to_owned(),
            name: "Tên".to_owned(),
            ..Procedure::default()
        }];
        let check = |own: Entry, until: Option<&str>, from: Option<&str>, sentence: &str| {
            let proposed = proposed(&[own], &standing);
            let row = proposed.rows.first().map(|row| &row.procedure);
            let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
            assert_eq!(row.and_then(|own| text(own.until)).as_deref(), until);
            assert_eq!(row.and_then(|own| text(own.from)).as_deref(), from);
            let told: Vec<&str> = proposed.told.iter().map(|own| own.1.as_str()).collect();
            let told = told.join(" ");
            assert!(told.contains(sentence), "{told}");
            assert_eq!(told.is_empty(), sentence.is_empty(), "{told}");
        };
        let known = "1.000001";
        let other = "1.000002";
        check(
            entry(known, Kind::Repealed, "2026-08-30", "2026-10-01"),
            Some("2026-09-30"),
            None,
            "",
        );
        check(
            entry(known, Kind::Repealed, "2026-08-30", ""),
            Some("2026-08-29"),
            None,
            "lấy ngày quyết định 30/08/2026",
        );
        check(entry(known, Kind::Repealed, "", ""), None, None, "Nhập tay");
        check(
            entry(other, Kind::Repealed, "2026-08-30", ""),
            None,
            None,
            "danh mục không có",
        );
        check(
            entry(known, Kind::Reduced, "2026-08-30", "2026-10-01"),
            None,
            None,
            "Xem lại mức độ",
        );
        check(
            entry(other, Kind::New, "2026-08-30", "2026-10-01"),
            None,
            Some("2026-10-01"),
            "",
        );
    }

    #[test]
    fn a_new_procedure_brings_its_name_and_one_that_stands_keeps_its_own() {
        let own = entry("1.000001", Kind::New, "", "2026-10-01");
        let fresh = proposed(std::slice::from_ref(&own), &[]);
        assert_eq!(fresh.rows[0].procedure.name, "Tên trong sổ");
        let there = proposed(
            std::slice::from_ref(&own),
            std::slice::from_ref(&own.procedure),
        );
        assert_eq!(there.rows[0].procedure.name, "");
    }
}
