//! A form: its definition read and checked once, so that filling it in has nothing left to check.
//! Pure: knows no figures and no file.

mod definition;
mod headings;
pub mod library;

use std::collections::{HashMap, HashSet};
use std::fmt;

use rust_decimal::Decimal;

pub use definition::*;
pub use headings::{HeadingCell, headings};
pub use library::Library;

use crate::formula::{self, Expr, Name};

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

/// A checked leaf column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Figures are kept under it.
    pub key: String,
    /// The printed number.
    pub no: u32,
    /// Headings from the outermost to its own.
    pub heading: Vec<String>,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// Name in sentences: "Nhận giải quyết".
    pub name: String,
    /// How it is computed.
    pub formula: Option<Expr>,
    /// The key of the previous cycle's column it opens with.
    pub carries: Option<String>,
    /// How a longer period takes it.
    pub period: PeriodRule,
    /// A blank is no gap.
    pub optional: bool,
    /// Neither shown nor printed.
    pub hidden: bool,
    /// Width in characters of the workbook.
    pub width: u32,
}

impl Column {
    /// Whether the officer types figures here.
    pub fn is_input(&self) -> bool {
        self.formula.is_none() && !matches!(self.kind, ColumnKind::Ordinal | ColumnKind::Name)
    }

    /// Whether its cells hold numbers.
    pub fn is_number(&self) -> bool {
        matches!(
            self.kind,
            ColumnKind::Count | ColumnKind::Amount | ColumnKind::Percent
        )
    }

    /// "(6) Từ kỳ trước".
    pub fn label(&self) -> String {
        format!("({}) {}", self.no, self.name)
    }
}

/// A checked rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Left side.
    pub left: Expr,
    /// The sign between the sides.
    pub sign: CheckSign,
    /// Right side.
    pub right: Expr,
    /// How grave it is when it fails.
    pub severity: Severity,
    /// What a blank side does.
    pub blank: BlankSide,
    /// On which rows it holds.
    pub on: CheckedRows,
    /// Further words for the officer.
    pub message: Option<String>,
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

/// The most columns and characters a definition may have; keeps a workbook readable and a screen alive.
const MOST_COLUMNS: usize = 200;

impl Form {
    /// Reads a definition's text and checks all of it; `file` is named in the error.
    pub fn read(file: &str, text: &str) -> Result<Form, Broken> {
        let definition: Definition = toml::from_str(text).map_err(|error| Broken {
            file: file.to_owned(),
            place: place_in(text, error.span()),
            why: format!("không đọc được: {}", error.message()),
        })?;
        Form::check(file, definition)
    }

    /// Checks a definition; `file` is named in the error.
    pub fn check(file: &str, definition: Definition) -> Result<Form, Broken> {
        checked(&definition)
            .map(|(columns, checks, order)| Form {
                columns,
                checks,
                order,
                definition,
            })
            .map_err(|(place, why)| Broken {
                file: file.to_owned(),
                place,
                why,
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

type Checked = (Vec<Column>, Vec<Check>, Vec<usize>);

/// All that must hold of a definition; the error is (place, why).
fn checked(definition: &Definition) -> Result<Checked, (String, String)> {
    let wrong = |place: &str, why: &str| (place.to_owned(), why.to_owned());
    for (place, text) in [
        ("code", &definition.code),
        ("number", &definition.number),
        ("title", &definition.title),
        ("basis", &definition.basis),
    ] {
        if text.trim().is_empty() {
            return Err(wrong(place, "còn trống"));
        }
    }
    // The code names a sheet of the workbook and a file.
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-' || c == '_';
    if definition.code.len() > 20 || !definition.code.chars().all(plain) {
        return Err(wrong(
            "code",
            "chỉ gồm chữ không dấu, số, dấu chấm, gạch; nhiều nhất 20 ký tự",
        ));
    }
    check_rows(&definition.rows)?;
    if definition.columns.is_empty() || definition.columns.len() > MOST_COLUMNS {
        return Err(wrong("columns", "phải có từ 1 đến 200 cột"));
    }
    let mut numbers: HashMap<&str, bool> = HashMap::new();
    for text in &definition.columns {
        if numbers.insert(&text.key, is_number(text.kind)).is_some() {
            return Err((format!("columns.{}", text.key), "khóa bị lặp".to_owned()));
        }
    }
    let columns = definition
        .columns
        .iter()
        .map(|text| check_column(text, &numbers))
        .collect::<Result<Vec<_>, _>>()?;
    if columns
        .iter()
        .filter(|c| c.kind == ColumnKind::Name)
        .count()
        != 1
    {
        return Err(wrong(
            "columns",
            "phải có đúng một cột tên (kind = \"name\")",
        ));
    }
    let order = in_order(&columns)?;
    let checks = definition
        .checks
        .iter()
        .enumerate()
        .map(|(i, text)| check_rule(i, text, &numbers))
        .collect::<Result<Vec<_>, _>>()?;
    nothing_needed_is_hidden(&columns, &checks)?;
    Ok((columns, checks, order))
}

fn is_number(kind: ColumnKind) -> bool {
    matches!(
        kind,
        ColumnKind::Count | ColumnKind::Amount | ColumnKind::Percent
    )
}

fn check_rows(rows: &Rows) -> Result<(), (String, String)> {
    let wrong = |place: &str, why: &str| Err((place.to_owned(), why.to_owned()));
    match rows.kind {
        RowKind::Fixed if rows.fixed.is_empty() => {
            return wrong("rows.fixed", "biểu có dòng cố định phải liệt kê dòng");
        }
        RowKind::Fixed => {}
        _ if !rows.fixed.is_empty() => {
            return wrong("rows.fixed", "chỉ dùng khi rows.kind = \"fixed\"");
        }
        _ => {}
    }
    if rows.sections && rows.kind != RowKind::Fields {
        return wrong("rows.sections", "chỉ dùng khi rows.kind = \"fields\"");
    }
    if rows.subtotals && !rows.sections {
        return wrong("rows.subtotals", "chỉ dùng khi có mục (sections = true)");
    }
    let mut keys = HashSet::new();
    for row in &rows.fixed {
        if row.key.is_empty() || !keys.insert(&row.key) {
            return wrong(&format!("rows.fixed.{}", row.key), "khóa trống hoặc bị lặp");
        }
    }
    Ok(())
}

fn check_column(
    text: &ColumnText,
    numbers: &HashMap<&str, bool>,
) -> Result<Column, (String, String)> {
    let place = |key: &str| format!("columns.{}.{key}", text.key);
    let wrong = |key: &str, why: String| Err((place(key), why));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !text.key.starts_with(|c: char| c.is_ascii_alphabetic()) || !text.key.chars().all(plain) {
        return wrong(
            "key",
            "chỉ gồm chữ không dấu, số và gạch dưới, bắt đầu bằng chữ".to_owned(),
        );
    }
    if text.heading.is_empty() || text.heading.iter().any(|h| h.trim().is_empty()) {
        return wrong("heading", "tiêu đề trống".to_owned());
    }
    if !(3..=80).contains(&text.width) {
        return wrong("width", "độ rộng phải từ 3 đến 80 ký tự".to_owned());
    }
    let formula = match &text.formula {
        None => None,
        Some(_) if !is_number(text.kind) => {
            return wrong("formula", "chỉ cột số mới có công thức".to_owned());
        }
        Some(formula) => Some(read_formula(&place("formula"), formula, numbers)?),
    };
    if let Some(from) = &text.carries {
        if formula.is_some() || !is_number(text.kind) {
            return wrong(
                "carries",
                "chỉ cột số nhập tay mới chuyển từ kỳ trước".to_owned(),
            );
        }
        if numbers.get(from.as_str()) != Some(&true) {
            return wrong("carries", format!("không có cột số “{from}”"));
        }
    }
    let period = match (&formula, text.period) {
        (Some(_), None | Some(PeriodRule::Formula)) => PeriodRule::Formula,
        (Some(_), Some(_)) => {
            return wrong(
                "period",
                "cột có công thức thì kỳ dài cũng tính theo công thức".to_owned(),
            );
        }
        (None, Some(PeriodRule::Formula)) => {
            return wrong("period", "cột không có công thức".to_owned());
        }
        (None, Some(PeriodRule::Sum)) if text.kind == ColumnKind::Percent => {
            return wrong("period", "tỷ lệ phần trăm không cộng được".to_owned());
        }
        (None, Some(rule)) => rule,
        (None, None) if is_number(text.kind) => {
            return wrong(
                "period",
                "thiếu cách lấy cho kỳ dài (sum, first, last, ask)".to_owned(),
            );
        }
        (None, None) => PeriodRule::Last,
    };
    Ok(Column {
        key: text.key.clone(),
        no: text.no,
        heading: text.heading.clone(),
        kind: text.kind,
        name: text
            .name
            .clone()
            .unwrap_or_else(|| text.heading.join(" › ")),
        formula,
        carries: text.carries.clone(),
        period,
        optional: text.optional || text.kind == ColumnKind::Text,
        hidden: text.hidden,
        width: text.width,
    })
}

fn check_rule(
    i: usize,
    text: &CheckText,
    numbers: &HashMap<&str, bool>,
) -> Result<Check, (String, String)> {
    let side = |side: &str, formula: &str| {
        read_formula(&format!("checks[{}].{side}", i + 1), formula, numbers)
    };
    Ok(Check {
        left: side("left", &text.left)?,
        sign: text.sign,
        right: side("right", &text.right)?,
        severity: text.severity,
        blank: text.blank,
        on: text.on,
        message: text.message.clone(),
    })
}

fn read_formula(
    place: &str,
    text: &str,
    numbers: &HashMap<&str, bool>,
) -> Result<Expr, (String, String)> {
    let expr =
        formula::parse(text).map_err(|error| (place.to_owned(), format!("“{text}”, {error}")))?;
    for name in expr.names() {
        if let Name::Column(key) = name {
            match numbers.get(key.as_str()) {
                Some(true) => {}
                Some(false) => {
                    return Err((place.to_owned(), format!("cột “{key}” không phải cột số")));
                }
                None => return Err((place.to_owned(), format!("không có cột “{key}”"))),
            }
        }
    }
    Ok(expr)
}

/// Computed columns, each after those it needs; a circle is an error.
fn in_order(columns: &[Column]) -> Result<Vec<usize>, (String, String)> {
    let mut ready: HashSet<&str> = columns
        .iter()
        .filter(|column| column.formula.is_none())
        .map(|column| column.key.as_str())
        .collect();
    let mut waiting: Vec<usize> = (0..columns.len())
        .filter(|i| columns[*i].formula.is_some())
        .collect();
    let mut order = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let (now, later): (Vec<usize>, Vec<usize>) = waiting.iter().partition(|i| {
            columns[**i]
                .formula
                .iter()
                .flat_map(Expr::names)
                .all(|name| match name {
                    Name::Column(key) => ready.contains(key.as_str()),
                    Name::Total { .. } => true,
                })
        });
        if now.is_empty() {
            let key = &columns[later[0]].key;
            return Err((
                format!("columns.{key}.formula"),
                "công thức vòng tròn: cột cần chính kết quả của nó".to_owned(),
            ));
        }
        ready.extend(now.iter().map(|i| columns[*i].key.as_str()));
        order.extend(now);
        waiting = later;
    }
    Ok(order)
}

/// A hidden column may not feed a formula, a carry or a rule: nobody would see why a sum fails.
fn nothing_needed_is_hidden(columns: &[Column], checks: &[Check]) -> Result<(), (String, String)> {
    let formulas = columns
        .iter()
        .filter(|c| !c.hidden)
        .filter_map(|c| c.formula.as_ref());
    let sides = checks.iter().flat_map(|check| [&check.left, &check.right]);
    let mut needed: HashSet<&str> = formulas
        .chain(sides)
        .flat_map(Expr::names)
        .filter_map(|name| match name {
            Name::Column(key) => Some(key.as_str()),
            Name::Total { .. } => None,
        })
        .collect();
    needed.extend(
        columns
            .iter()
            .filter_map(|column| column.carries.as_deref()),
    );
    for column in columns.iter().filter(|column| column.hidden) {
        let fixed = matches!(column.kind, ColumnKind::Ordinal | ColumnKind::Name);
        if fixed || needed.contains(column.key.as_str()) {
            return Err((
                format!("columns.{}.hidden", column.key),
                format!("cột ({}) đang được dùng, không ẩn được", column.no),
            ));
        }
    }
    Ok(())
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
