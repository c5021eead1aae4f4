//! All that must hold of a definition before it is used, so that nothing is left to check when it is filled in.

use std::collections::{HashMap, HashSet};

use super::checked::{Check, Column};
use super::definition::{CheckText, ColumnKind, ColumnText, Definition, PeriodRule, RowKind, Rows};
use crate::condition;
use crate::formula::{self, Expr, Name};

/// The most columns a definition may have; keeps a workbook readable and a screen alive.
const MOST_COLUMNS: usize = 200;

pub(super) type Checked = (Vec<Column>, Vec<Check>, Vec<usize>);

/// What is wrong in a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where: the key in the definition, `columns.total.formula`.
    pub(super) key: String,
    /// What is wrong there, in Vietnamese.
    pub(super) why: String,
}

fn wrong(key: impl Into<String>, why: impl Into<String>) -> Fault {
    Fault {
        key: key.into(),
        why: why.into(),
    }
}

/// All that must hold of a definition.
pub(super) fn checked(definition: &Definition) -> Result<Checked, Fault> {
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
            return Err(wrong(format!("columns.{}", text.key), "khóa bị lặp"));
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

fn check_rows(rows: &Rows) -> Result<(), Fault> {
    match rows.kind {
        RowKind::Fixed if rows.fixed.is_empty() => {
            return Err(wrong(
                "rows.fixed",
                "biểu có dòng cố định phải liệt kê dòng",
            ));
        }
        RowKind::Fixed => {}
        _ if !rows.fixed.is_empty() => {
            return Err(wrong("rows.fixed", "chỉ dùng khi rows.kind = \"fixed\""));
        }
        _ => {}
    }
    if rows.sections && rows.kind != RowKind::Fields {
        return Err(wrong(
            "rows.sections",
            "chỉ dùng khi rows.kind = \"fields\"",
        ));
    }
    if rows.subtotals && !rows.sections {
        return Err(wrong(
            "rows.subtotals",
            "chỉ dùng khi có mục (sections = true)",
        ));
    }
    let mut keys = HashSet::new();
    for row in &rows.fixed {
        if row.key.is_empty() || !keys.insert(&row.key) {
            return Err(wrong(
                format!("rows.fixed.{}", row.key),
                "khóa trống hoặc bị lặp",
            ));
        }
    }
    Ok(())
}

fn check_column(text: &ColumnText, numbers: &HashMap<&str, bool>) -> Result<Column, Fault> {
    let place = |key: &str| format!("columns.{}.{key}", text.key);
    let wrong = |key: &str, why: &str| Err(wrong(place(key), why));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !text.key.starts_with(|c: char| c.is_ascii_alphabetic()) || !text.key.chars().all(plain) {
        return wrong(
            "key",
            "chỉ gồm chữ không dấu, số và gạch dưới, bắt đầu bằng chữ",
        );
    }
    if text.heading.is_empty() || text.heading.iter().any(|h| h.trim().is_empty()) {
        return wrong("heading", "tiêu đề trống");
    }
    if !(3..=80).contains(&text.width) {
        return wrong("width", "độ rộng phải từ 3 đến 80 ký tự");
    }
    let formula = match &text.formula {
        None => None,
        Some(_) if !is_number(text.kind) => {
            return wrong("formula", "chỉ cột số mới có công thức");
        }
        Some(formula) => Some(read_formula(&place("formula"), formula, numbers)?),
    };
    if let Some(from) = &text.carries {
        if formula.is_some() || !is_number(text.kind) {
            return wrong("carries", "chỉ cột số nhập tay mới chuyển từ kỳ trước");
        }
        if numbers.get(from.as_str()) != Some(&true) {
            return wrong("carries", &format!("không có cột số “{from}”"));
        }
    }
    let counts = match &text.counts {
        None => None,
        Some(_) if formula.is_some() || text.kind != ColumnKind::Count => {
            return wrong(
                "counts",
                "chỉ cột số nguyên không có công thức mới đếm hồ sơ",
            );
        }
        Some(own) => match condition::parse(own) {
            Ok(condition) => Some(condition),
            Err(error) => return wrong("counts", &format!("“{own}”, {error}")),
        },
    };
    let period = match (&formula, text.period) {
        (Some(_), None | Some(PeriodRule::Formula)) => PeriodRule::Formula,
        (Some(_), Some(_)) => {
            return wrong(
                "period",
                "cột có công thức thì kỳ dài cũng tính theo công thức",
            );
        }
        (None, Some(PeriodRule::Formula)) => {
            return wrong("period", "cột không có công thức");
        }
        (None, Some(PeriodRule::Sum)) if text.kind == ColumnKind::Percent => {
            return wrong("period", "tỷ lệ phần trăm không cộng được");
        }
        (None, Some(rule)) => rule,
        (None, None) if is_number(text.kind) => {
            return wrong(
                "period",
                "thiếu cách lấy cho kỳ dài (sum, first, last, ask)",
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
        counts,
        optional: text.optional || text.kind == ColumnKind::Text,
        hidden: text.hidden,
        width: text.width,
    })
}

fn check_rule(i: usize, text: &CheckText, numbers: &HashMap<&str, bool>) -> Result<Check, Fault> {
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

fn read_formula(place: &str, text: &str, numbers: &HashMap<&str, bool>) -> Result<Expr, Fault> {
    let expr = formula::parse(text).map_err(|error| wrong(place, format!("“{text}”, {error}")))?;
    for name in expr.names() {
        if let Name::Column(key) = name {
            match numbers.get(key.as_str()) {
                Some(true) => {}
                Some(false) => {
                    return Err(wrong(place, format!("cột “{key}” không phải cột số")));
                }
                None => return Err(wrong(place, format!("không có cột “{key}”"))),
            }
        }
    }
    Ok(expr)
}

/// Computed columns, each after those it needs; a circle is an error.
fn in_order(columns: &[Column]) -> Result<Vec<usize>, Fault> {
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
            return Err(wrong(
                format!("columns.{key}.formula"),
                "công thức vòng tròn: cột cần chính kết quả của nó",
            ));
        }
        ready.extend(now.iter().map(|i| columns[*i].key.as_str()));
        order.extend(now);
        waiting = later;
    }
    Ok(order)
}

/// A hidden column may not feed a formula, a carry or a rule: nobody would see why a sum fails.
fn nothing_needed_is_hidden(columns: &[Column], checks: &[Check]) -> Result<(), Fault> {
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
            return Err(wrong(
                format!("columns.{}.hidden", column.key),
                format!("cột ({}) đang được dùng, không ẩn được", column.no),
            ));
        }
    }
    Ok(())
}
