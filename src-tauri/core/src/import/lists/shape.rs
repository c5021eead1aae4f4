//! What a column is by the shape of what stands in it. A heading alone is never believed.

use std::collections::HashSet;

use chrono::NaiveDateTime;

use super::moment::{self, Read};
use super::personal;
use super::role::Role;
use crate::dossier::{procedure_code, words};

/// A cell as the rules see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Given {
    /// Its column, from 0.
    pub(super) column: u32,
    /// Its text as it is shown, trimmed.
    pub(super) text: String,
    /// The date in it, where the file holds it as one.
    pub(super) moment: Option<NaiveDateTime>,
    /// The number in it.
    pub(super) number: Option<f64>,
}

impl Given {
    /// The moment in it, however it is written.
    pub(super) fn read_moment(&self) -> Read {
        match (self.moment, self.number) {
            (Some(moment), _) => Read::Moment(moment),
            (None, Some(number)) => moment::of_number(number),
            (None, None) => moment::read(&self.text),
        }
    }
}

/// What was seen in a column, counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    filled: usize,
    codes: usize,
    procedures: usize,
    moments: usize,
    statuses: usize,
    channels: usize,
    payments: usize,
    answers: usize,
    names: usize,
    numbers_of_persons: usize,
    counters: usize,
    letters: usize,
    different: HashSet<String>,
}

impl Shape {
    pub(super) fn see(&mut self, given: &Given) {
        let text = given.text.as_str();
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        self.letters += text.chars().count();
        let is_moment = !matches!(given.read_moment(), Read::None);
        let is_procedure = procedure_code(text).is_some_and(|_| text.chars().count() <= 24);
        let is_person = personal::is_identity(text) || personal::is_phone(text);
        self.moments += usize::from(is_moment);
        self.procedures += usize::from(is_procedure);
        self.codes += usize::from(is_code(text) && !is_moment && !is_procedure && !is_person);
        self.statuses += usize::from(words::status(text).is_some());
        self.channels += usize::from(words::channel(text).is_some());
        self.payments += usize::from(words::payment(text).is_some());
        self.answers += usize::from(words::answer(text).is_some());
        self.names += usize::from(personal::is_name(text));
        self.numbers_of_persons += usize::from(is_person);
        self.counters += usize::from(text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit()));
        self.different.insert(text.to_owned());
    }

    pub(super) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    fn most(&self, count: usize) -> bool {
        count * 10 >= self.filled * 7
    }

    fn few(&self, count: usize) -> bool {
        count * 5 < self.filled
    }

    /// Whether dossiers' codes stand in it: of one kind, hardly one of them twice.
    pub(super) fn is_codes(&self) -> bool {
        self.filled > 0 && self.most(self.codes) && self.different.len() * 10 >= self.filled * 8
    }

    /// Whether persons stand in it.
    pub(super) fn is_persons(&self) -> bool {
        self.filled > 0 && (self.most(self.names) || self.most(self.numbers_of_persons))
    }

    /// Whether no person's name stands in it.
    pub(super) fn is_nameless(&self) -> bool {
        self.names == 0
    }

    /// Whether what stands in it fits a role: surely, surely not, or nobody can tell.
    pub(super) fn fits(&self, role: Role) -> Option<bool> {
        if self.is_blank() {
            return None;
        }
        let other = |own: usize| {
            let all = [
                self.codes,
                self.procedures,
                self.moments,
                self.statuses,
                self.names,
                self.numbers_of_persons,
            ];
            all.into_iter().any(|count| count > own && self.most(count))
        };
        let by = |count: usize| match () {
            () if self.most(count) => Some(true),
            () if self.few(count) || other(count) => Some(false),
            () => None,
        };
        let of_words = |count: usize| match () {
            () if self.most(count) => Some(true),
            () if other(count) => Some(false),
            // Few words again and again may be words that are not known yet.
            () if self.few(count) && self.different.len() > 30 => Some(false),
            () => None,
        };
        let plain = match other(0) || self.most(self.counters) {
            true => Some(false),
            false => None,
        };
        match role {
            Role::Code if self.is_codes() => Some(true),
            Role::Code => by(self.codes).filter(|fits| !fits),
            Role::Procedure => by(self.procedures),
            Role::Submitted | Role::Received | Role::Due | Role::Finished | Role::Returned => {
                by(self.moments)
            }
            Role::Status => of_words(self.statuses),
            Role::Channel => of_words(self.channels),
            Role::Payment => of_words(self.payments),
            Role::Digitised | Role::Electronic | Role::Apology => of_words(self.answers),
            // Only names of procedures are so long; they may hold their codes.
            Role::Title if self.letters >= 25 * self.filled => Some(true),
            Role::Title | Role::Field | Role::Unit => plain,
            // Rows of groups have numbers of their own, closing lines have words.
            Role::Ordinal if self.most(self.counters) => Some(true),
            Role::Ordinal => (other(0) || self.few(self.counters)).then_some(false),
            Role::Personal if self.is_persons() => Some(true),
            Role::Personal => {
                match self.most(self.codes) || self.most(self.moments) || self.most(self.statuses) {
                    true => Some(false),
                    false => None,
                }
            }
            Role::Other => None,
        }
    }
}

/// Whether a text is built like a dossier's code: one word, at least six digits, letters or signs among them.
fn is_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs = |c: char| matches!(c, '.' | '-' | '/' | '_');
    let built = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || signs(c) || c.is_whitespace());
    let apart = text.chars().any(|c| c.is_ascii_alphabetic() || signs(c));
    digits >= 6
        && built
        && apart
        && (7..=60).contains(&text.len())
        && text.split_whitespace().count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(cells: &[&str]) -> Shape {
        let mut shape = Shape::default();
        for text in cells {
            shape.see(&Given {
                column: 0,
                text: (*text).to_owned(),
                moment: None,
                number: None,
            });
        }
        shape
    }

    #[test]
    fn what_stands_in_a_column_says_what_it_can_be() {
        let codes = shape(&[
            "000.27.68.H24-260115-0001",
            "H57.132-260804-0583",
            "G22.99.31.27-260115-0001",
        ]);
        let moments = shape(&["06/11/2026 16:28:32", "", "07/11/2026"]);
        let statuses = shape(&[
            "Đang xử lý",
            "Đã trả kết quả",
            "Chuyển liên thông",
            "Đang xử lý",
        ]);
        let names = shape(&["Nguyễn Văn Mẫu 001", "Trần Thị Mẫu"]);
        let titles = shape(&[
            "Thủ tục đăng ký khai sinh lưu động",
            "Chứng thực bản sao từ bản chính",
        ]);
        let ordinals = shape(&["1", "2", "3"]);
        let fields = shape(&["Hộ tịch", "Đất đai", "Hộ tịch"]);
        let procedures = shape(&["1.001193", "3.000250.H13", "2.000629.000.00.00.H13"]);
        for (name, shape, yes, no) in [
            (
                "codes",
                &codes,
                vec![Role::Code],
                vec![
                    Role::Title,
                    Role::Received,
                    Role::Procedure,
                    Role::Personal,
                    Role::Ordinal,
                ],
            ),
            (
                "moments",
                &moments,
                vec![Role::Received, Role::Due],
                vec![Role::Code, Role::Title, Role::Status, Role::Personal],
            ),
            (
                "statuses",
                &statuses,
                vec![Role::Status],
                vec![Role::Code, Role::Received, Role::Personal],
            ),
            (
                "names",
                &names,
                vec![Role::Personal],
                vec![
                    Role::Code,
                    Role::Title,
                    Role::Field,
                    Role::Unit,
                    Role::Status,
                ],
            ),
            (
                "titles",
                &titles,
                vec![Role::Title],
                vec![Role::Code, Role::Received, Role::Ordinal],
            ),
            (
                "ordinals",
                &ordinals,
                vec![Role::Ordinal],
                vec![Role::Code, Role::Field, Role::Title],
            ),
            (
                "fields",
                &fields,
                vec![],
                vec![Role::Code, Role::Received, Role::Ordinal],
            ),
            (
                "procedures",
                &procedures,
                vec![Role::Procedure],
                vec![Role::Code, Role::Received],
            ),
        ] {
            for role in yes {
                assert_eq!(shape.fits(role), Some(true), "{name}: {role:?}");
            }
            for role in no {
                assert_eq!(shape.fits(role), Some(false), "{name}: {role:?}");
            }
        }
        assert_eq!(fields.fits(Role::Field), None);
        assert_eq!(Shape::default().fits(Role::Code), None);
    }

    #[test]
    fn codes_that_repeat_are_no_dossiers() {
        let many = shape(&["A-000001", "A-000001", "A-000001", "A-000002"]);
        assert_eq!(many.fits(Role::Code), None);
        assert!(!many.is_codes());
    }
}
