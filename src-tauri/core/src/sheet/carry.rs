//! Opening stocks held against the closing stocks of the cycle before: row by row, and in all.

use super::figures::{Figure, Figures, Gone, Origin, Row, place};
use super::finding::{Finding, FindingKind, whole};
use crate::form::{Column, Form, Severity};
use crate::value::{Amount, Entry, format_figure};

/// What a form opens with that is not what the cycle before closes with: row by row, and in all.
pub fn unmet(form: &Form, figures: &Figures) -> Vec<Finding> {
    let rows = figures.rows.iter();
    let of_rows = rows.flat_map(|row| of_row(form, figures, row));
    of_rows.chain(of_total(form, figures)).collect()
}

/// Findings of one cycle (by label) as those of a longer period it belongs to: there they show as an imbalance that
/// the period's own figures cannot place.
pub fn in_period(label: &str, findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    let label = label.to_owned();
    findings.into_iter().map(move |own| Finding {
        place: format!("Kỳ {label} · {}", own.place),
        // The rows of a longer period are its own.
        row: None,
        ..own
    })
}

/// Opening stocks of a row that are not the closing stocks of the cycle before.
/// In an open form an error, which a note on the cell turns into a warning. In a closed one a warning: it stays as it
/// was closed, and may have been sent.
pub(super) fn of_row(form: &Form, figures: &Figures, row: &Row) -> Vec<Finding> {
    let columns = form.columns.iter().zip(&row.figures);
    columns
        .filter_map(|(column, figure)| {
            let from = column.carries.as_ref()?;
            let from = form.column(from).map_or(0, |column| column.no);
            let text = unlike(figures, column, figure, from)?;
            Some(Finding {
                severity: match figures.closed || figure.note.is_some() {
                    true => Severity::Warning,
                    false => Severity::Error,
                },
                kind: FindingKind::Carry,
                row: Some(row.id),
                columns: vec![column.key.clone()],
                place: place(figures, row),
                text,
            })
        })
        .collect()
}

/// The sentence of an opening stock that is not the closing stock of the cycle before; `from` is that one's number.
fn unlike(figures: &Figures, column: &Column, figure: &Figure, from: u32) -> Option<String> {
    let own = figure.entry.as_ref().and_then(Entry::number);
    if own == figure.opening {
        return None;
    }
    let (own, opening) = match (own, figure.opening) {
        (Some(own), Some(opening)) => (Some(own), Some(opening)),
        // Written down at closing; what it came from is blank now, or its row is gone.
        (Some(own), None) if is_kept(figures, figure) && !own.is_zero() => (Some(own), None),
        (None, Some(opening)) if figures.closed && !opening.is_zero() => (None, Some(opening)),
        _ => return None,
    };
    let shown = |number: Option<Amount>| number.map_or("trống".to_owned(), format_figure);
    // A closed form met the cycle before when it was closed, or said why not.
    let anew = figures.closed && figure.note.is_none();
    let by = (own.unwrap_or_default() - opening.unwrap_or_default()).abs();
    let mut text = format!(
        "{} {} ≠ ({from}) kỳ {} {} {}: lệch {}",
        column.label(),
        shown(own),
        figures.previous,
        if anew { "nay là" } else { "là" },
        shown(opening),
        format_figure(by),
    );
    match &figure.note {
        Some(note) => text.push_str(&format!(". Ghi chú: {note}")),
        None if anew => text.push_str(". Mở lại biểu này để lấy số mới của kỳ trước"),
        None => text.push_str(". Sửa lại, hoặc ghi chú lý do (Ctrl+F2)"),
    }
    Some(text)
}

fn is_kept(figures: &Figures, figure: &Figure) -> bool {
    figures.closed && figures.gone.is_some() && figure.origin == Some(Origin::Carried)
}

/// Where the opening stocks in all are not what the cycle before left, because rows of one are not in the other: the
/// rows with their figures. What differs within a row is said there.
pub(super) fn of_total(form: &Form, figures: &Figures) -> Vec<Finding> {
    let Some(gone) = &figures.gone else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (i, column) in form.columns.iter().enumerate() {
        let Some(from) = column.carries.as_ref().and_then(|key| form.column(key)) else {
            continue;
        };
        let stock = |own: &Gone| {
            let stock = own.stocks.iter().find(|(column, _)| *column == i)?;
            Some((own.place.clone(), stock.1))
        };
        let lost: Vec<(String, Amount)> = gone.iter().filter_map(stock).collect();
        let (mut fresh, mut opened, mut left) = (Vec::new(), Amount::ZERO, total(&lost));
        for row in &figures.rows {
            let figure = &row.figures[i];
            let number = figures.stands(figure).and_then(|entry| entry.number());
            opened += number.unwrap_or_default();
            left += figure.opening.unwrap_or_default();
            if let (Some(number), None) = (number, figure.opening)
                && !number.is_zero()
                && !is_kept(figures, figure)
            {
                fresh.push((place(figures, row), number));
            }
        }
        if opened == left || (lost.is_empty() && fresh.is_empty()) {
            continue;
        }
        let previous = &figures.previous;
        let mut text = format!(
            "{} cộng {} ≠ ({}) kỳ {previous} cộng {}: lệch {}",
            column.label(),
            format_figure(opened),
            from.no,
            format_figure(left),
            format_figure((opened - left).abs()),
        );
        if !lost.is_empty() {
            text.push_str(&format!(". Không còn dòng: {}", named(&lost)));
        }
        if !fresh.is_empty() {
            text.push_str(&format!(". Kỳ {previous} chưa có: {}", named(&fresh)));
        }
        text.push_str(match (figures.closed, lost.is_empty()) {
            (true, _) => ". Mở lại biểu này nếu cần sửa",
            (false, true) => ". Kiểm tra lại, hoặc ghi chú lý do khi khóa sổ",
            (false, false) => ". Thêm lại dòng (F5), hoặc ghi chú lý do khi khóa sổ",
        });
        found.push(Finding {
            severity: Severity::Warning,
            kind: FindingKind::Carry,
            row: None,
            columns: vec![column.key.clone()],
            place: whole(form).to_owned(),
            text,
        });
    }
    found
}

fn total(rows: &[(String, Amount)]) -> Amount {
    rows.iter().map(|(_, number)| *number).sum()
}

/// "Đất đai · Bộ 13; Hộ tịch · Bộ 2".
fn named(rows: &[(String, Amount)]) -> String {
    let rows = rows.iter();
    let named: Vec<String> = rows
        .map(|(place, number)| format!("{place} {}", format_figure(*number)))
        .collect();
    named.join("; ")
}
