//! What a file says against what stands in the catalogue, procedure by procedure, by code. A later known word stands
//! over an earlier one, an unknown word never over a known one; nothing goes because a file does not name it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Procedure;
use super::words::{days_text, fee_text, level_text};
use crate::value::{fold_name, format_date};

/// What a row of a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// "dòng 14".
    pub place: String,
    /// What it says of a procedure.
    pub procedure: Procedure,
}

/// What can be known of a procedure beside its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Tên.
    Name,
    /// Lĩnh vực.
    Field,
    /// Mức độ.
    Level,
    /// Phí, lệ phí.
    Fee,
    /// Thời hạn.
    Days,
    /// Cơ quan, đơn vị thực hiện.
    Unit,
    /// Cơ quan công bố.
    Authority,
    /// Hiệu lực từ.
    From,
    /// Hiệu lực đến.
    Until,
}

impl Column {
    /// All of them, in their order on the screen.
    pub const ALL: [Column; 9] = [
        Column::Name,
        Column::Field,
        Column::Level,
        Column::Fee,
        Column::Days,
        Column::Unit,
        Column::Authority,
        Column::From,
        Column::Until,
    ];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Column::Name => "Tên",
            Column::Field => "Lĩnh vực",
            Column::Level => "Mức độ",
            Column::Fee => "Phí, lệ phí",
            Column::Days => "Thời hạn",
            Column::Unit => "Cơ quan thực hiện",
            Column::Authority => "Cơ quan công bố",
            Column::From => "Hiệu lực từ",
            Column::Until => "Hiệu lực đến",
        }
    }

    /// What stands in it, as it is shown; none when nobody said.
    pub fn shown(self, own: &Procedure) -> Option<String> {
        let words = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        match self {
            Column::Name => words(&own.name),
            Column::Field => words(&own.field),
            Column::Unit => words(&own.unit),
            Column::Authority => words(&own.authority),
            Column::Level => own.level.map(|_| level_text(own.level).to_owned()),
            Column::Fee => own.fee.map(|_| fee_text(own.fee).to_owned()),
            Column::Days => own.days.map(|_| days_text(own.days)),
            Column::From => own.from.map(format_date),
            Column::Until => own.until.map(format_date),
        }
    }

    /// Whether both say the same; texts do when they fold to the same words.
    fn same(self, a: &Procedure, b: &Procedure) -> bool {
        match (self.shown(a), self.shown(b)) {
            (Some(a), Some(b)) => a == b || fold_name(&a) == fold_name(&b),
            (a, b) => a == b,
        }
    }

    /// Puts what one says into the other.
    fn put(self, into: &mut Procedure, from: &Procedure) {
        match self {
            Column::Name => into.name.clone_from(&from.name),
            Column::Field => into.field.clone_from(&from.field),
            Column::Unit => into.unit.clone_from(&from.unit),
            Column::Authority => into.authority.clone_from(&from.authority),
            Column::Level => into.level = from.level,
            Column::Fee => into.fee = from.fee,
            Column::Days => into.days = from.days,
            Column::From => into.from = from.from,
            Column::Until => into.until = from.until,
        }
    }
}

/// A column that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub column: Column,
    /// As it stands; none: not known.
    pub from: Option<String>,
    /// As it will be.
    pub to: Option<String>,
}

/// What differs between two states of a procedure.
pub fn differences(before: &Procedure, after: &Procedure) -> Vec<Difference> {
    let differ = Column::ALL
        .into_iter()
        .filter(|column| !column.same(before, after));
    differ
        .map(|column| Difference {
            column,
            from: column.shown(before),
            to: column.shown(after),
        })
        .collect()
}

/// What is known after both have spoken: the later known word, and the words that stand where it says the same.
pub fn merged(standing: &Procedure, said: &Procedure) -> Procedure {
    let mut own = standing.clone();
    for column in Column::ALL {
        if column.shown(said).is_some() && !column.same(standing, said) {
            column.put(&mut own, said);
        }
    }
    own
}

/// A code that stands in a file twice, with other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twice {
    /// The code.
    pub code: String,
    /// Where it stands first; that counts.
    pub first: String,
    /// Where it stands again.
    pub again: String,
    /// What is said otherwise there: column, what counts, what does not.
    pub column: Column,
    /// What counts.
    pub kept: String,
    /// What does not.
    pub other: String,
}

/// One row for each code: of several the first counts, what it leaves open is filled from the others.
pub fn one_each(rows: Vec<Read>) -> (Vec<Read>, Vec<Twice>) {
    let mut place: HashMap<String, usize> = HashMap::with_capacity(rows.len());
    let (mut own, mut twice) = (Vec::<Read>::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let Some(at) = place.get(&row.procedure.code) else {
            place.insert(row.procedure.code.clone(), own.len());
            own.push(row);
            continue;
        };
        let first = &mut own[*at];
        for column in Column::ALL {
            let said = column.shown(&row.procedure);
            match (column.shown(&first.procedure), said) {
                (None, Some(_)) => column.put(&mut first.procedure, &row.procedure),
                (Some(kept), Some(other)) if !column.same(&first.procedure, &row.procedure) => {
                    twice.push(Twice {
                        code: row.procedure.code.clone(),
                        first: first.place.clone(),
                        again: row.place.clone(),
                        column,
                        kept,
                        other,
                    });
                }
                _ => {}
            }
        }
    }
    (own, twice)
}

/// A procedure of which a file says something else than stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which row of the file.
    pub row: usize,
    /// Which of those that stand.
    pub standing: usize,
    /// As it will be.
    pub after: Procedure,
    /// What changes.
    pub columns: Vec<Difference>,
}

/// What comes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merge {
    /// Rows whose code is not in the catalogue.
    pub new: Vec<usize>,
    /// Procedures that change.
    pub changed: Vec<Changed>,
    /// How many rows change nothing.
    pub same: usize,
    /// Those that stand and are in force, which the file could have named and does not.
    pub gone: Vec<usize>,
    /// How many more stand and are in force, of authorities or fields that the file says nothing of.
    pub elsewhere: usize,
    /// Rows whose procedure had come to its end before.
    pub ended: Vec<usize>,
}

/// Holds a file's rows, one for each code, against what stands. `on`: today.
pub fn merge(standing: &[Procedure], rows: &[Read], on: NaiveDate) -> Merge {
    let known: HashMap<&str, usize> = (0..)
        .zip(standing)
        .map(|(at, own)| (own.code.as_str(), at))
        .collect();
    let has_ended = |own: &Procedure| own.until.is_some_and(|until| until < on);
    let mut merge = Merge::default();
    for (row, read) in rows.iter().enumerate() {
        let Some(at) = known.get(read.procedure.code.as_str()) else {
            merge.new.push(row);
            continue;
        };
        let before = &standing[*at];
        if has_ended(before) && read.procedure.until.is_none() {
            merge.ended.push(row);
        }
        let after = merged(before, &read.procedure);
        let columns = differences(before, &after);
        match columns.is_empty() {
            true => merge.same += 1,
            false => merge.changed.push(Changed {
                row,
                standing: *at,
                after,
                columns,
            }),
        }
    }
    let speaks = Spoken::of(rows);
    for (at, own) in standing.iter().enumerate() {
        if has_ended(own) || speaks.codes.contains(own.code.as_str()) {
            continue;
        }
        match speaks.of_its_kind(own) {
            true => merge.gone.push(at),
            false => merge.elsewhere += 1,
        }
    }
    merge
}

/// What a file speaks of: a ministry's list says nothing of the procedures of others.
struct Spoken<'a> {
    codes: HashSet<&'a str>,
    authorities: HashSet<String>,
    fields: HashSet<String>,
}

impl Spoken<'_> {
    fn of(rows: &[Read]) -> Spoken<'_> {
        let folded = |text: &str| Some(fold_name(text)).filter(|text| !text.is_empty());
        let rows = || rows.iter().map(|row| &row.procedure);
        Spoken {
            codes: rows().map(|own| own.code.as_str()).collect(),
            authorities: rows().filter_map(|own| folded(&own.authority)).collect(),
            fields: rows().filter_map(|own| folded(&own.field)).collect(),
        }
    }

    fn of_its_kind(&self, own: &Procedure) -> bool {
        match self.authorities.is_empty() || own.authority.is_empty() {
            true => self.fields.contains(&fold_name(&own.field)),
            false => self.authorities.contains(&fold_name(&own.authority)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::Level;

    fn own(code: &str, name: &str, field: &str, level: Option<Level>) -> Procedure {
        Procedure {
            code: code.to_owned(),
            name: name.to_owned(),
            field: field.to_owned(),
            level,
            ..Procedure::default()
        }
    }

    fn rows(all: &[Procedure]) -> Vec<Read> {
        let read = |(at, own): (usize, &Procedure)| Read {
            place: format!("dòng {}", at + 2),
            procedure: own.clone(),
        };
        all.iter().enumerate().map(read).collect()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(columns: &[Difference]) -> Vec<String> {
        let text = |own: &Option<String>| own.clone().unwrap_or_default();
        let told = |own: &Difference| {
            format!(
                "{}: {} → {}",
                own.column.word(),
                text(&own.from),
                text(&own.to)
            )
        };
        columns.iter().map(told).collect()
    }

    #[test]
    fn known_words_replace_others_and_unknown_ones_nothing() {
        let standing = Procedure {
            fee: Some(true),
            days: Some(7),
            ..own(
                "1.000001",
                "Đăng ký khai sinh",
                "Hộ tịch",
                Some(Level::Partial),
            )
        };
        for (said, expected) in [
            (standing.clone(), vec![]),
            (own("1.000001", "", "", None), vec![]),
            (
                own("1.000001", "ĐĂNG KÝ KHAI SINH", "hộ tịch", None),
                vec![],
            ),
            (
                own("1.000001", "", "", Some(Level::Full)),
                vec!["Mức độ: Một phần → Toàn trình"],
            ),
            (
                Procedure {
                    fee: Some(false),
                    from: Some(day("2026-07-01")),
                    ..own("1.000001", "Khai sinh", "", None)
                },
                vec![
                    "Tên: Đăng ký khai sinh → Khai sinh",
                    "Phí, lệ phí: Có thu phí → Không thu phí",
                    "Hiệu lực từ:  → 01/07/2026",
                ],
            ),
        ] {
            let after = merged(&standing, &said);
            assert_eq!(told(&differences(&standing, &after)), expected);
            assert_eq!(after.days, Some(7));
        }
    }

    #[test]
    fn a_file_gives_new_changed_and_same_ones_and_those_it_does_not_name_any_more() {
        let standing = [
            own("1.000001", "A", "Hộ tịch", None),
            own("1.000002", "B", "Hộ tịch", Some(Level::Full)),
            own("1.000003", "C", "Hộ tịch", None),
            own("1.000004", "D", "Đất đai", None),
            Procedure {
                until: Some(day("2026-10-31")),
                ..own("1.000005", "E", "Hộ tịch", None)
            },
            Procedure {
                until: Some(day("2026-10-31")),
                ..own("1.000006", "F", "Hộ tịch", None)
            },
        ];
        let file = rows(&[
            own("1.000002", "B", "Hộ tịch", Some(Level::Partial)),
            own("1.000001", "A", "Hộ tịch", None),
            own("1.000009", "Mới", "Hộ tịch", None),
            own("1.000006", "F", "Hộ tịch", None),
        ]);
        let merge = merge(&standing, &file, day("2026-11-16"));
        assert_eq!(merge.new, [2]);
        let changed = merge.changed.iter().map(|own| (own.row, own.standing));
        assert_eq!(changed.collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!(merge.same, 2);
        assert_eq!((merge.gone, merge.elsewhere), (vec![2], 1));
        assert_eq!(merge.ended, [3]);
    }

    #[test]
    fn a_ministrys_list_says_nothing_of_another_ministry() {
        let of = |authority: &str, own: Procedure| Procedure {
            authority: authority.to_owned(),
            ..own
        };
        let standing = [
            of("Bộ Tư pháp", own("1.000001", "A", "Hộ tịch", None)),
            of("Bộ Công an", own("1.000002", "B", "Cư trú", None)),
            own("1.000003", "C", "Hộ tịch", None),
        ];
        let file = rows(&[of("Bộ Tư pháp", own("1.000009", "Z", "Hộ tịch", None))]);
        let merge = merge(&standing, &file, day("2026-11-16"));
        assert_eq!((merge.gone, merge.elsewhere), (vec![0, 2], 1));
    }

    #[test]
    fn of_a_code_that_stands_twice_the_first_row_counts_and_the_difference_is_told() {
        let file = rows(&[
            own("1.000001", "A", "", None),
            own("1.000001", "Khác", "Hộ tịch", Some(Level::Full)),
            own("1.000001", "A", "Hộ tịch", Some(Level::Partial)),
        ]);
        let (each, twice) = one_each(file);
        assert_eq!(
            each[0].procedure,
            own("1.000001", "A", "Hộ tịch", Some(Level::Full))
        );
        assert_eq!(each.len(), 1);
        let told = twice.iter().map(|own| (own.again.as_str(), own.column));
        let told: Vec<_> = told.collect();
        assert_eq!(told, [("dòng 3", Column::Name), ("dòng 4", Column::Level)]);
        assert_eq!(
            (twice[0].kept.as_str(), twice[0].other.as_str()),
            ("A", "Khác")
        );
    }
}
