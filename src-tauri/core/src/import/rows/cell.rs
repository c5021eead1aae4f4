//! A row and its cells as they are asked for.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDateTime};

use super::format::Format;
use super::line::{Covered, Kept, Line, Raw};

/// A row of a table that holds something. Valid until the next one is read.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    line: &'a Line,
    formats: &'a [Format],
}

impl<'a> Row<'a> {
    pub(super) fn new(line: &'a Line, formats: &'a [Format]) -> Row<'a> {
        Row { line, formats }
    }

    /// Its number as the officer sees it, from 1.
    pub fn number(self) -> u32 {
        self.line.number
    }

    /// Whether it is hidden in the file, by hand or by a filter.
    pub fn hidden(self) -> bool {
        self.line.hidden
    }

    /// Its cells from left to right; empty ones are left out.
    pub fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        self.line.cells.iter().map(move |kept| Cell {
            kept,
            line: self.line,
            formats: self.formats,
        })
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing: a place that another cell reaches over.
    Blank,
    /// Words, those beyond the limit cut off.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A date or time of day.
    Moment(NaiveDateTime),
    /// A length of time, in days.
    Duration(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error: `#REF!`.
    Error(&'a str),
    /// A formula without a stored result.
    NoResult,
}

/// A cell of a row.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    kept: &'a Kept,
    line: &'a Line,
    formats: &'a [Format],
}

impl<'a> Cell<'a> {
    /// Its column, from 0.
    pub fn column(self) -> u32 {
        self.kept.column
    }

    /// What stands in it.
    pub fn value(self) -> Value<'a> {
        match self.kept.raw {
            Raw::Blank => Value::Blank,
            Raw::Text => Value::Text(self.text()),
            Raw::Number(number) => Value::Number(number),
            Raw::Moment(moment) => Value::Moment(moment),
            Raw::Duration(days) => Value::Duration(days),
            Raw::Bool(truth) => Value::Bool(truth),
            Raw::Error => Value::Error(self.text()),
            Raw::NoResult => Value::NoResult,
        }
    }

    fn text(self) -> &'a str {
        let (from, to) = self.kept.text;
        &self.line.text[from..to]
    }

    /// How many letters its text has, when they are more than are kept; else 0.
    pub fn letters(self) -> usize {
        self.kept.letters
    }

    /// Letters that do not count: struck through or raised beside others that are not. Empty where there are none.
    pub fn left_out(self) -> &'a str {
        let (from, to) = self.kept.aside;
        &self.line.text[from..to]
    }

    /// Whether all of it is struck through.
    pub fn struck(self) -> bool {
        self.kept.struck
    }

    /// Whether all of it is bold.
    pub fn bold(self) -> bool {
        self.kept.bold
    }

    /// Whether it holds a table of its own, whose text was put into it.
    pub fn nested(self) -> bool {
        self.kept.nested
    }

    /// Whether another cell reaches over it.
    pub fn covered(self) -> Covered {
        self.kept.covered
    }

    /// Whether its number is shown as a percentage: 0.25 as 25%.
    pub fn is_percent(self) -> bool {
        self.format().is_percent()
    }

    fn format(self) -> &'a Format {
        static GENERAL: Format = Format::GENERAL;
        self.formats.get(self.kept.format).unwrap_or(&GENERAL)
    }

    /// Its text as the screen shows it, dates to the letter where that is the same everywhere.
    pub fn to_the_letter(self) -> Cow<'a, str> {
        match self.value() {
            Value::Moment(moment) => Cow::Owned(self.format().to_the_letter(moment)),
            _ => self.shown(),
        }
    }

    /// Whether it is a date whose day and month may have been taken for each other when it was typed, on a computer that
    /// has the month first.
    pub fn may_be_swapped(self) -> bool {
        let swaps = |at: NaiveDateTime| at.day() <= 12 && at.day() != at.month();
        matches!(self.value(), Value::Moment(at) if swaps(at)) && self.format().shows_day()
    }

    /// Its text as the screen shows it.
    pub fn shown(self) -> Cow<'a, str> {
        match self.value() {
            Value::Blank | Value::NoResult => Cow::Borrowed(""),
            Value::Text(text) | Value::Error(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(self.format().number(number)),
            Value::Duration(days) => Cow::Owned(Format::GENERAL.number(days)),
            Value::Moment(moment) => Cow::Owned(self.format().moment(moment)),
            Value::Bool(true) => Cow::Borrowed("TRUE"),
            Value::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }
}
