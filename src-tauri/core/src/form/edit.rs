//! The officer's edits of a definition: other words, hidden columns, columns of their own. Whether the result is still
//! a form is checked as for a file ([`super::Form::check`]).

use std::collections::HashSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::definition::{ColumnKind, ColumnText, Definition, PeriodRule, Status};
use crate::value::tidy;

/// Key of a column the officer adds: this and a number.
const ADDED: &str = "added_";

/// The most headings above one another that a screen and a page can show.
const DEEPEST: usize = 5;

/// The longest heading or title, in letters.
const LONGEST: usize = 300;

/// A change of a form's definition by the officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FormEdit")]
pub enum Edit {
    /// New words for a heading; neighbours that share it change too.
    Heading {
        /// The column.
        key: String,
        /// Which of its headings, 0 = outermost.
        level: usize,
        /// The new words.
        text: String,
    },
    /// Hides or shows a column.
    Hidden {
        /// The column.
        key: String,
        /// Hidden?
        hidden: bool,
    },
    /// Adds a typed column after another.
    Add {
        /// The column it stands after.
        after: String,
        /// Its headings, outermost first.
        heading: Vec<String>,
        /// What stands in its cells.
        kind: ColumnKind,
        /// How a longer period takes it: summed (a flow) or the last cycle's (a stock).
        summed: bool,
    },
    /// Takes an added column away (its figures are kept).
    Remove {
        /// The column.
        key: String,
    },
    /// New title.
    Title {
        /// The title.
        text: String,
    },
    /// New legal basis.
    Basis {
        /// The basis.
        text: String,
    },
    /// Marks the layout as checked against the official form.
    Confirm,
}

/// Why an edit cannot be made; the sentence says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// A heading or title has no words.
    Blank,
    /// It has too many.
    TooLong,
    /// The form has no such column.
    NoColumn {
        /// The form's code.
        form: String,
        /// The column's key.
        key: String,
    },
    /// Only columns that the officer added can be taken away.
    OfTheForm,
    /// The column has no heading at that level.
    NoLevel,
    /// Columns of that kind cannot be added.
    NoKind,
    /// A column has too few or too many headings.
    Depth,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Blank => f.write_str("Tiêu đề còn trống. Nhập tiêu đề."),
            Refused::TooLong => write!(f, "Tiêu đề dài quá {LONGEST} ký tự. Viết ngắn lại."),
            Refused::NoColumn { form, key } => write!(f, "Biểu {form} không có cột “{key}”."),
            Refused::OfTheForm => {
                f.write_str("Chỉ bỏ được cột do đơn vị thêm; cột của biểu thì ẩn đi.")
            }
            Refused::NoLevel => f.write_str("Cột không có tiêu đề ở tầng này."),
            Refused::NoKind => f.write_str("Chọn loại cột: số lượng, số tiền, tỷ lệ hoặc chữ."),
            Refused::Depth => write!(f, "Tiêu đề cột có từ 1 đến {DEEPEST} tầng."),
        }
    }
}

impl std::error::Error for Refused {}

/// Whether the officer added a column, by its key.
pub fn is_added(key: &str) -> bool {
    key.starts_with(ADDED)
}

/// A heading's or title's new words.
fn words(text: &str) -> Result<String, Refused> {
    let text = tidy(text);
    match text.chars().count() {
        0 => Err(Refused::Blank),
        1..=LONGEST => Ok(text),
        _ => Err(Refused::TooLong),
    }
}

/// Makes one edit; `ever`: the keys of all columns the officer ever added. Figures stay under the key of a column that
/// is gone, so another column may not have it.
pub fn apply(
    definition: &mut Definition,
    edit: Edit,
    ever: &HashSet<String>,
) -> Result<(), Refused> {
    match edit {
        Edit::Heading { key, level, text } => {
            let (at, text) = (place(definition, &key)?, words(&text)?);
            rename_heading(definition, at, level, &text)
        }
        Edit::Hidden { key, hidden } => {
            let at = place(definition, &key)?;
            definition.columns[at].hidden = hidden;
            Ok(())
        }
        Edit::Add {
            after,
            heading,
            kind,
            summed,
        } => {
            let at = place(definition, &after)?;
            let column = added(definition, heading, kind, summed, ever)?;
            definition.columns.insert(at + 1, column);
            Ok(())
        }
        Edit::Remove { key } => {
            let at = place(definition, &key)?;
            if !is_added(&key) {
                return Err(Refused::OfTheForm);
            }
            definition.columns.remove(at);
            Ok(())
        }
        Edit::Title { text } => {
            definition.title = words(&text)?;
            Ok(())
        }
        Edit::Basis { text } => {
            definition.basis = words(&text)?;
            Ok(())
        }
        Edit::Confirm => {
            definition.status = Status::Confirmed;
            Ok(())
        }
    }
}

fn place(definition: &Definition, key: &str) -> Result<usize, Refused> {
    let found = definition
        .columns
        .iter()
        .position(|column| column.key == key);
    found.ok_or_else(|| Refused::NoColumn {
        form: definition.code.clone(),
        key: key.to_owned(),
    })
}

/// Renames a heading in a column and in all its neighbours that share it.
fn rename_heading(
    definition: &mut Definition,
    at: usize,
    level: usize,
    text: &str,
) -> Result<(), Refused> {
    let columns = &mut definition.columns;
    let Some(path) = columns[at].heading.get(..=level).map(<[String]>::to_vec) else {
        return Err(Refused::NoLevel);
    };
    let own = level + 1 == columns[at].heading.len();
    let shares =
        |column: &ColumnText| column.heading.len() > level + 1 && column.heading[..=level] == path;
    let (mut first, mut last) = (at, at);
    while !own && first > 0 && shares(&columns[first - 1]) {
        first -= 1;
    }
    while !own && last + 1 < columns.len() && shares(&columns[last + 1]) {
        last += 1;
    }
    for column in &mut columns[first..=last] {
        text.clone_into(&mut column.heading[level]);
    }
    Ok(())
}

/// A typed column with the next free key and number.
fn added(
    definition: &Definition,
    heading: Vec<String>,
    kind: ColumnKind,
    summed: bool,
    ever: &HashSet<String>,
) -> Result<ColumnText, Refused> {
    if matches!(kind, ColumnKind::Ordinal | ColumnKind::Name) {
        return Err(Refused::NoKind);
    }
    if heading.is_empty() || heading.len() > DEEPEST {
        return Err(Refused::Depth);
    }
    let heading = heading
        .iter()
        .map(|text| words(text))
        .collect::<Result<_, _>>()?;
    let taken =
        |key: &str| ever.contains(key) || definition.columns.iter().any(|column| column.key == key);
    let mut number = 1;
    while taken(&format!("{ADDED}{number}")) {
        number += 1;
    }
    let last = definition.columns.iter().map(|column| column.no).max();
    Ok(ColumnText {
        key: format!("{ADDED}{number}"),
        no: last.unwrap_or(0) + 1,
        heading,
        kind,
        name: None,
        formula: None,
        carries: None,
        period: match (kind, summed) {
            (ColumnKind::Text, _) => None,
            (ColumnKind::Percent, _) => Some(PeriodRule::Ask),
            (_, true) => Some(PeriodRule::Sum),
            (_, false) => Some(PeriodRule::Last),
        },
        counts: None,
        // A column the circular does not have must not keep a form from being complete.
        optional: true,
        hidden: false,
        width: 10,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns by key, headings with " › " between them.
    fn definition(columns: &[(&str, &str)]) -> Definition {
        let mut text = String::from(
            "code = \"II.99\"\nnumber = \"Biểu II.99\"\ntitle = \"THỬ\"\nbasis = \"Thông tư\"\n\
             unit = \"hồ sơ\"\norientation = \"landscape\"\nstatus = \"reconstructed\"\n\
             valid_from = \"2026-01-15\"\n[rows]\nkind = \"free\"\n",
        );
        for (no, (key, headings)) in (1..).zip(columns) {
            let headings: Vec<&str> = headings.split(" › ").collect();
            let kind = if no == 1 { "name" } else { "count" };
            text += &format!(
                "[[columns]]\nkey = \"{key}\"\nno = {no}\nheading = {headings:?}\nkind = \"{kind}\"\nwidth = 10\n"
            );
        }
        toml::from_str(&text).unwrap()
    }

    const COLUMNS: &[(&str, &str)] = &[
        ("name", "Tên"),
        ("a", "Nhận › Mới"),
        ("b", "Nhận › Cũ"),
        ("c", "Trả"),
        ("d", "Nhận › Khác"),
    ];

    fn headings(definition: &Definition) -> Vec<String> {
        let columns = definition.columns.iter();
        columns.map(|column| column.heading.join(" › ")).collect()
    }

    fn heading(key: &str, level: usize, text: &str) -> Edit {
        Edit::Heading {
            key: key.to_owned(),
            level,
            text: text.to_owned(),
        }
    }

    fn add(heading: &[&str], kind: ColumnKind) -> Edit {
        Edit::Add {
            after: "a".to_owned(),
            heading: heading.iter().map(|text| (*text).to_owned()).collect(),
            kind,
            summed: true,
        }
    }

    #[track_caller]
    fn renamed(edit: Edit, expected: &[&str]) {
        let mut definition = definition(COLUMNS);
        apply(&mut definition, edit, &HashSet::new()).unwrap();
        assert_eq!(headings(&definition), expected);
    }

    #[test]
    fn a_shared_heading_is_renamed_in_all_neighbours_that_share_it() {
        renamed(
            heading("b", 0, " Tiếp nhận\n"),
            &[
                "Tên",
                "Tiếp nhận › Mới",
                "Tiếp nhận › Cũ",
                "Trả",
                "Nhận › Khác",
            ],
        );
        renamed(
            heading("b", 1, "Kỳ trước"),
            &["Tên", "Nhận › Mới", "Nhận › Kỳ trước", "Trả", "Nhận › Khác"],
        );
        renamed(
            heading("c", 0, "Nhận"),
            &["Tên", "Nhận › Mới", "Nhận › Cũ", "Nhận", "Nhận › Khác"],
        );
    }

    #[track_caller]
    fn refused(edit: Edit, expected: Refused) {
        let mut own = definition(COLUMNS);
        let refused = apply(&mut own, edit, &HashSet::new()).unwrap_err();
        assert_eq!(refused, expected);
        assert_eq!(headings(&own), headings(&definition(COLUMNS)));
    }

    #[test]
    fn what_cannot_be_is_refused_and_changes_nothing() {
        let text = |letters| "ả".repeat(letters);
        refused(heading("c", 1, "x"), Refused::NoLevel);
        refused(heading("c", 0, " \n "), Refused::Blank);
        refused(heading("c", 0, &text(LONGEST + 1)), Refused::TooLong);
        let form = "II.99".to_owned();
        let key = "z".to_owned();
        refused(heading("z", 0, "x"), Refused::NoColumn { form, key });
        let own = "c".to_owned();
        refused(Edit::Remove { key: own }, Refused::OfTheForm);
        refused(add(&["x"], ColumnKind::Name), Refused::NoKind);
        refused(add(&[], ColumnKind::Count), Refused::Depth);
        refused(add(&["x"; 6], ColumnKind::Count), Refused::Depth);
        refused(add(&["x", " "], ColumnKind::Count), Refused::Blank);
    }

    #[test]
    fn an_added_column_has_a_key_that_no_column_ever_had() {
        let mut own = definition(COLUMNS);
        let ever = HashSet::from(["added_1".to_owned()]);
        apply(&mut own, add(&["Thêm"], ColumnKind::Count), &ever).unwrap();
        apply(&mut own, add(&["Chữ"], ColumnKind::Text), &ever).unwrap();
        let keys: Vec<&str> = own.columns.iter().map(|own| own.key.as_str()).collect();
        assert_eq!(keys, ["name", "a", "added_3", "added_2", "b", "c", "d"]);
        assert_eq!((own.columns[3].no, own.columns[2].no), (6, 7));
        assert!(own.columns[2].optional && is_added("added_3") && !is_added("a"));
        assert_eq!(own.columns[3].period, Some(PeriodRule::Sum));
        assert_eq!(own.columns[2].period, None);
        let key = "added_2".to_owned();
        apply(&mut own, Edit::Remove { key }, &ever).unwrap();
        assert_eq!(own.columns.len(), 6);
    }
}
