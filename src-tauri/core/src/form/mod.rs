//! A form: its definition read and checked once, so that filling it in has nothing left to check.
//! Pure: knows no figures and no file.

mod check;
mod checked;
mod counted;
mod definition;
pub mod edit;
mod headings;
pub mod library;
pub mod reading;
mod total;
mod words;

use std::collections::HashSet;
use std::fmt;

use rust_decimal::Decimal;

pub use checked::{Check, Column};
pub use definition::*;
pub use headings::{HeadingCell, headings};
pub use library::Library;
pub use total::is_total;

use crate::formula::{Expr, Name};
use crate::value::told::unread;

/// A checked definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The text it was made from.
    pub definition: Definition,
    /// Its leaf columns, hidden ones included, from left to right.
    pub columns: Vec<Column>,
    /// Its rules.
    pub checks: Vec<Check>,
    /// Indexes of the computed columns in an order in which each finds its operands ready.
    pub order: Vec<usize>,
}

/// Why a definition cannot be used: the file, the key in it, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file's name.
    pub file: String,
    /// Where in it: a key (`columns.done.formula`) or a line and column.
    pub place: String,
    /// What is wrong, in Vietnamese.
    pub why: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.place, self.why)
    }
}

impl Broken {
    /// A text that cannot be read at all, with the line and column it fails at.
    pub fn unread(file: &str, text: &str, error: &toml::de::Error) -> Broken {
        Broken {
            file: file.to_owned(),
            place: place_in(text, error.span()),
            why: format!("không đọc được: {}", unread(error.message())),
        }
    }
}

impl Form {
    /// Reads a definition's text and checks all of it; `file` is named in the error.
    pub fn read(file: &str, text: &str) -> Result<Form, Broken> {
        let definition: Definition =
            toml::from_str(text).map_err(|error| Broken::unread(file, text, &error))?;
        Form::check(file, definition)
    }

    /// Checks a definition; `file` is named in the error.
    pub fn check(file: &str, definition: Definition) -> Result<Form, Broken> {
        check::checked(&definition)
            .map(|(columns, checks, order)| Form {
                columns,
                checks,
                order,
                definition,
            })
            .map_err(|fault| Broken {
                file: file.to_owned(),
                place: fault.key,
                why: fault.why,
            })
    }

    /// The definition as text, as it is kept in the data file.
    pub fn text(&self) -> String {
        toml::to_string(&self.definition).unwrap_or_default()
    }

    /// Its code, e.g. `II.06a`.
    pub fn code(&self) -> &str {
        &self.definition.code
    }

    /// The index of a column.
    pub fn index(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// A column by key.
    pub fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// The columns that are shown and printed, with their indexes.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns
            .iter()
            .enumerate()
            .filter(|(_, column)| !column.hidden)
    }

    /// What the number row prints below a column: `(3)=(4)+(5)+(6)`.
    pub fn printed_number(&self, column: &Column) -> String {
        let own = format!("({})", column.no);
        match &column.formula {
            Some(formula) => format!("{own}={}", formula.printed(&|name| self.printed_name(name))),
            None => own,
        }
    }

    fn printed_name(&self, name: &Name) -> String {
        match name {
            Name::Column(key) => match self.column(key) {
                Some(column) => format!("({})", column.no),
                None => key.clone(),
            },
            Name::Total { form, key } => format!("{form}.{key}"),
        }
    }

    /// Whether a column opens with the previous cycle's closing stock.
    pub fn carries(&self) -> bool {
        self.columns.iter().any(|column| column.carries.is_some())
    }

    /// Whether a closing stock that opens the next cycle follows from an opening one, and so from all cycles before.
    pub fn chained(&self) -> bool {
        let inputs = self.columns.iter().filter(|c| c.carries.is_some());
        let mut following: HashSet<&str> = inputs.map(|c| c.key.as_str()).collect();
        for column in self.order.iter().map(|i| &self.columns[*i]) {
            let names = column.formula.iter().flat_map(Expr::names);
            let follows = |name: &Name| match name {
                Name::Column(key) => following.contains(key.as_str()),
                Name::Total { .. } => false,
            };
            if names.into_iter().any(follows) {
                following.insert(&column.key);
            }
        }
        let mut closing = self.columns.iter().filter_map(|c| c.carries.as_deref());
        closing.any(|key| following.contains(key))
    }

    /// Every name in its formulas and rules, with its place in the definition.
    pub fn named(&self) -> Vec<(String, &Name)> {
        let mut sides: Vec<(String, &Expr)> = Vec::new();
        for column in &self.columns {
            let place = format!("columns.{}.formula", column.key);
            sides.extend(column.formula.as_ref().map(|formula| (place, formula)));
        }
        for (i, check) in self.checks.iter().enumerate() {
            sides.push((format!("checks[{}].left", i + 1), &check.left));
            sides.push((format!("checks[{}].right", i + 1), &check.right));
        }
        sides
            .iter()
            .flat_map(|(place, side)| side.names().into_iter().map(|name| (place.clone(), name)))
            .collect()
    }

    /// The codes of other forms whose totals this one needs.
    pub fn other_forms(&self) -> HashSet<&str> {
        let formulas = self
            .columns
            .iter()
            .filter_map(|column| column.formula.as_ref());
        let sides = self.checks.iter().flat_map(|c| [&c.left, &c.right]);
        formulas
            .chain(sides)
            .flat_map(Expr::names)
            .filter_map(|name| match name {
                Name::Total { form, .. } => Some(form.as_str()),
                Name::Column(_) => None,
            })
            .collect()
    }
}

/// "dòng 12, cột 5" of a byte range in a text.
fn place_in(text: &str, span: Option<std::ops::Range<usize>>) -> String {
    let Some(before) = span.and_then(|span| text.get(..span.start)) else {
        return "dòng 1".to_owned();
    };
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("dòng {line}, cột {column}")
}

/// What a column takes as a figure, or why not. Rules of `domain.md` §7: counts are whole and not negative.
pub fn accept(column: &Column, number: Decimal) -> Result<(), &'static str> {
    if number.is_sign_negative() && !number.is_zero() {
        return Err("là số âm. Nhập số không âm.");
    }
    if number > Decimal::from(crate::value::LARGEST) {
        return Err("lớn quá 12 chữ số. Kiểm tra lại số liệu.");
    }
    match column.kind {
        ColumnKind::Count if !number.fract().is_zero() => {
            Err("không phải số nguyên. Nhập số nguyên.")
        }
        ColumnKind::Percent if number > Decimal::from(100) => {
            Err("lớn hơn 100%. Nhập tỷ lệ từ 0 đến 100.")
        }
        ColumnKind::Amount | ColumnKind::Percent
            if number.normalize().scale() > crate::value::DECIMALS =>
        {
            Err("có quá 4 chữ số thập phân.")
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
