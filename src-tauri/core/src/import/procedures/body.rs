//! The rows below a heading, each with what it says of a procedure.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::heading::{Column, Heading, Means};
use super::seen::Seen;
use super::table::{Line, Table};
use crate::dossier::procedure_code;
use crate::import::rows::{cell_name, column_name, shortened};
use crate::import::understood::Remark;
use crate::procedure::changes::{self, Entry};
use crate::procedure::merge::Read;
use crate::procedure::words::{self, Said};
use crate::procedure::{Level, Procedure};
use crate::value::{fold_name, one_line, read_date};

/// What is said of words that were not understood.
const LEFT_UNKNOWN: &str = "chưa hiểu nên để chưa rõ";

/// Words that were not understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unknown {
    /// The first cell: "H14".
    pub(super) cell: String,
    pub(super) words: String,
    pub(super) heading: String,
    /// In how many rows they stand.
    pub(super) rows: usize,
    pub(super) why: &'static str,
}

/// What the rows hold.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) rows: Vec<Read>,
    pub(super) entries: Vec<Entry>,
    pub(super) left_out: Vec<Remark>,
    pub(super) remarks: Vec<Remark>,
    /// By column and words.
    pub(super) unknown: BTreeMap<(u32, String), Unknown>,
    /// How many rows are hidden in the file.
    hidden: usize,
}

impl Body {
    pub(super) fn read(table: &Table, heading: &Heading, within: &str) -> Body {
        let mut body = Body::default();
        let Some(code) = heading.column(Means::Code) else {
            return body;
        };
        let mut group = String::new();
        for line in table.rows.iter().skip(heading.end) {
            let seen = Seen {
                line,
                heading,
                within,
            };
            match seen.code(code) {
                Some(found) => body.procedure(&seen, code, found, &group),
                None => body.without_code(&seen, &mut group),
            }
        }
        if body.hidden > 0 {
            let place = format!("{within}cột {}", code.letter());
            let text = format!(
                "{within}{} dòng đang ẩn trong tệp vẫn được đọc.",
                body.hidden
            );
            body.remarks.push(Remark { place, text });
        }
        body
    }

    fn procedure(&mut self, seen: &Seen<'_>, column: &Column, code: String, group: &str) {
        self.hidden += usize::from(seen.line.hidden);
        let cell = seen.line.at(column.column);
        if cell.is_some_and(|own| own.struck) {
            let text = format!("mã {code} bị gạch ngang nên bỏ qua.");
            self.left_out.push(seen.remark(&text));
            return;
        }
        let mut own = self.said(seen, code);
        if own.field.is_empty() {
            group.clone_into(&mut own.field);
        }
        if seen.heading.is_register() {
            if let Some(entry) = self.entry(seen, own) {
                self.entries.push(entry);
            }
            return;
        }
        if own.name.is_empty() {
            let text = format!("thủ tục {} không có tên trong tệp.", own.code);
            self.remarks.push(seen.remark(&text));
        }
        self.rows.push(Read {
            place: seen.place(),
            procedure: own,
        });
    }

    /// What a line of a register says; none where its word is not understood, which is noted.
    fn entry(&mut self, seen: &Seen<'_>, procedure: Procedure) -> Option<Entry> {
        let Some(kind) = changes::kind(&one_line(seen.text(Means::Change))) else {
            self.doubt(seen, Means::Change, "chưa hiểu nên bỏ qua dòng này");
            return None;
        };
        Some(Entry {
            place: seen.place(),
            kind,
            decision: one_line(seen.text(Means::Decision)),
            decided: self.day(seen, Means::Decided),
            from: self.day(seen, Means::From),
            procedure,
        })
    }

    /// What a row says of its procedure.
    fn said(&mut self, seen: &Seen<'_>, code: String) -> Procedure {
        let name = self.name(seen);
        let unit = [Means::Desk, Means::Unit].map(|means| lines(seen.text(means)));
        let unit = unit.into_iter().find(|unit| !unit.is_empty());
        let days = seen.heading.column(Means::Days);
        let working = days.is_some_and(|own| fold_name(&own.text).contains("ngay lam viec"));
        let (from, until) = match seen.heading.is_register() {
            true => (None, None),
            false => (self.day(seen, Means::From), self.day(seen, Means::Until)),
        };
        self.status(seen);
        Procedure {
            code,
            name,
            field: one_line(seen.text(Means::Field)),
            level: self.level(seen),
            fee: self.fee(seen),
            days: self.known(
                seen,
                Means::Days,
                words::days(seen.text(Means::Days), working),
            ),
            unit: unit.unwrap_or_default(),
            authority: lines(seen.text(Means::Authority)),
            from,
            until,
        }
    }

    fn name(&mut self, seen: &Seen<'_>) -> String {
        let column = seen.heading.column(Means::Name);
        let cell = column.and_then(|own| seen.line.at(own.column));
        if let Some(letters) = cell.map(|own| own.letters).filter(|own| *own > 0) {
            let text = format!("tên dài {letters} ký tự, phần cuối bị cắt.");
            self.remarks.push(seen.remark(&text));
        }
        one_line(seen.text(Means::Name))
    }

    fn level(&mut self, seen: &Seen<'_>) -> Option<Level> {
        let said = words::level(seen.text(Means::Level));
        let level = self.known(seen, Means::Level, said);
        let mut marks = Vec::new();
        for (means, level) in [
            (Means::Full, Level::Full),
            (Means::Partial, Level::Partial),
            (Means::Info, Level::Other),
        ] {
            let mark = words::mark(seen.text(means));
            let mark = self.known(seen, means, mark);
            marks.push((level, mark.unwrap_or_default()));
        }
        let marked = words::marked(&marks);
        if marked == Said::Unknown {
            let text = "đánh dấu nhiều mức độ cùng lúc nên để chưa rõ.";
            self.remarks.push(seen.remark(text));
        }
        level.or(marked.known())
    }

    /// Of two columns, for phí and for lệ phí, one that says yes is enough; only both together say no.
    fn fee(&mut self, seen: &Seen<'_>) -> Option<bool> {
        let mut said = Vec::new();
        for means in [Means::Fee, Means::Charge, Means::Levy] {
            if seen.heading.column(means).is_some() {
                let own = words::fee(seen.text(means));
                said.push(self.known(seen, means, own));
            }
        }
        match said.contains(&Some(true)) {
            true => Some(true),
            false => (!said.is_empty() && said.iter().all(Option::is_some)).then_some(false),
        }
    }

    /// A day as it stands, or as it is written.
    fn day(&mut self, seen: &Seen<'_>, means: Means) -> Option<NaiveDate> {
        let column = seen.heading.column(means)?;
        let cell = seen.line.at(column.column)?;
        let written = || read_date(cell.text.split([' ', 'T']).next().unwrap_or_default(), 0);
        let day = cell.day.or_else(written);
        if day.is_none() {
            self.doubt(seen, means, "không phải ngày nên để chưa rõ");
        }
        day
    }

    /// A state other than "in force" is told, never taken for a day.
    fn status(&mut self, seen: &Seen<'_>) {
        let folded = fold_name(seen.text(Means::Status));
        let ends = [
            "het hieu luc",
            "bai bo",
            "huy",
            "khong con",
            "ngung",
            "tam dung",
        ];
        if ends.iter().any(|own| folded.contains(own)) && !seen.heading.is_register() {
            self.doubt(
                seen,
                Means::Status,
                "không đổi hiệu lực của thủ tục. Nhập tay ngày hết hiệu lực nếu đúng",
            );
        }
    }

    /// What words say; those that are not understood are noted.
    fn known<T>(&mut self, seen: &Seen<'_>, means: Means, said: Said<T>) -> Option<T> {
        if matches!(said, Said::Unknown) {
            let why = match means {
                Means::Days => "không phải số ngày làm việc nên để chưa rõ",
                _ => LEFT_UNKNOWN,
            };
            self.doubt(seen, means, why);
        }
        said.known()
    }

    /// Notes the words of a cell that were not understood.
    fn doubt(&mut self, seen: &Seen<'_>, means: Means, why: &'static str) {
        let Some(column) = seen.heading.column(means) else {
            return;
        };
        let words = one_line(seen.text(means));
        let unknown = self.unknown.entry((column.column, words.clone()));
        let unknown = unknown.or_insert_with(|| Unknown {
            cell: cell_name(seen.line.number, column.column),
            words,
            heading: column.text.clone(),
            rows: 0,
            why,
        });
        unknown.rows += 1;
    }

    /// A row without a code: layout, a field's name over its procedures, or left out.
    fn without_code(&mut self, seen: &Seen<'_>, group: &mut String) {
        let line = seen.line;
        if is_numbers(line) || seen.heading.is_again(line) {
            return;
        }
        // "II" before a group's name stands in a column that is not read.
        let unread = |column: u32| {
            let mut columns = seen.heading.columns.iter();
            columns.any(|own| own.column == column && own.means == Some(Means::Ordinal))
        };
        let cells = line.cells.iter().filter(|own| !unread(own.column));
        let words: Vec<&str> = cells
            .map(|own| own.text.as_str())
            .filter(|text| text.chars().any(char::is_alphabetic))
            .collect();
        if let [only] = words.as_slice()
            && seen.heading.column(Means::Field).is_none()
            && let Some(field) = field_in(only)
        {
            let text = format!("“{}” là lĩnh vực của các dòng bên dưới.", shortened(&field));
            self.remarks.push(seen.remark(&text));
            *group = field;
            return;
        }
        let shown = shortened(&words.join(" · "));
        let text = format!("không có mã thủ tục nên bỏ qua: “{shown}”.");
        self.left_out.push(seen.remark(&text));
    }
}

/// "Hộ tịch" of "II. LĨNH VỰC HỘ TỊCH" and "Lĩnh vực: Hộ tịch".
fn field_in(text: &str) -> Option<String> {
    let line = one_line(text);
    let words: Vec<&str> = line.split(' ').collect();
    let at = words.windows(2).take(2).position(|pair| {
        let pair = fold_name(&pair.join(" "));
        pair == "linh vuc"
    })?;
    let field = words[at + 2..].join(" ");
    let field = field.trim_start_matches([':', '-', ' ']).trim();
    (!field.is_empty()).then(|| field.to_owned())
}

/// A row that numbers the columns: "(1)", "2", "(3 = 4 + 5)".
fn is_numbers(line: &Line) -> bool {
    let mut cells = line.cells.iter();
    line.cells.len() > 1 && cells.all(|own| !own.text.chars().any(char::is_alphabetic))
}

/// Several lines of a cell, each once: "Sở Tư pháp; Ủy ban nhân dân cấp xã".
fn lines(text: &str) -> String {
    let mut own: Vec<String> = Vec::new();
    for line in text.split('\n').map(one_line) {
        if !line.is_empty() && !own.contains(&line) {
            own.push(line);
        }
    }
    own.join("; ")
}

/// The column in which codes stand though the heading says otherwise.
pub(super) fn codes_elsewhere(table: &Table, heading: &Heading) -> Option<String> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for line in table.rows.iter().skip(heading.end) {
        for cell in &line.cells {
            if procedure_code(&cell.text).is_some() {
                *count.entry(cell.column).or_default() += 1;
            }
        }
    }
    let most = count.into_iter().max_by_key(|(_, count)| *count)?;
    Some(column_name(most.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_names_its_field() {
        for (text, expected) in [
            ("Lĩnh vực: Hộ tịch", Some("Hộ tịch")),
            ("II. LĨNH VỰC ĐẤT ĐAI", Some("ĐẤT ĐAI")),
            ("Lĩnh vực", None),
            ("Các thủ tục thuộc lĩnh vực khác", None),
            ("Hộ tịch", None),
        ] {
            assert_eq!(field_in(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lines_of_a_cell_stand_once_each() {
        assert_eq!(lines("A\n B  C \n\nA\n"), "A; B C");
        assert_eq!(lines(" \n"), "");
    }
}
