//! All about one cell, for the panel beside the grid.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, find, load};
use crate::api::desk::stored::{origin, origin_name};
use crate::api::figures::views;
use crate::api::reply::{CellAbout, HistoryLine};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::sheet::trend::trend;
use crate::sheet::{Figure, Line, Origin};
use crate::store::{history, read_moment};
use crate::value::{Amount, Entry, capital, format_figure};

/// How many earlier values the panel shows.
const MOST_HISTORY: usize = 20;

/// How many cycles the small chart shows.
const TREND: i32 = 12;

pub(in crate::api) fn cell_about(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
) -> Result<CellAbout> {
    let loaded = load(desk, &form, cycle)?;
    let own = loaded.row(row)?;
    let index = loaded.column(&column)?;
    let made = history::of_figure(desk.db()?, row, &column, MOST_HISTORY)?;
    let (trend, trend_text) = match loaded.form.columns[index].is_number() {
        true => trend(&points(desk, &loaded, row, index)?),
        false => (Vec::new(), None),
    };
    Ok(CellAbout {
        title: format!(
            "Ô ({}) · {}",
            loaded.form.columns[index].no,
            loaded.place(own)
        ),
        origin: origin_text(
            &loaded,
            loaded.line(row),
            index,
            put_there(&made, &own.figures[index]),
        ),
        note: own.figures[index].note.clone(),
        history: made.iter().map(history_line).collect(),
        trend,
        trend_text,
    })
}

/// The change that put the figure there: not the undoing that brought it back, which knows no place.
fn put_there<'a>(made: &'a [history::Made], figure: &Figure) -> Option<&'a history::Made> {
    let value = figure.entry.as_ref().map(Entry::stored);
    let origin = figure.origin.map(origin_name);
    let same = |own: &&history::Made| {
        own.act != history::Act::Undo && own.to == value && own.origin.as_deref() == origin
    };
    made.iter().find(same).or(made.first())
}

/// Where the figure of a cell came from, as a sentence.
fn origin_text(
    loaded: &Loaded,
    line: Option<&Line>,
    index: usize,
    newest: Option<&history::Made>,
) -> String {
    let column = &loaded.form.columns[index];
    if column.formula.is_some() {
        return format!("Tính tự động: {}", loaded.form.printed_number(column));
    }
    let cell = line.map(|line| &line.cells[index]);
    let Some(origin) = cell.and_then(|cell| cell.origin) else {
        return match cell.is_some_and(|cell| cell.entry.is_some()) {
            true => String::new(),
            false => "Chưa có số liệu".to_owned(),
        };
    };
    let when = newest.map(|made| views::shown_moment(&made.at));
    let when = when.map(|when| format!(" {when}")).unwrap_or_default();
    match (origin, newest.and_then(|made| made.place.as_ref())) {
        (Origin::Carried, _) => format!("Chuyển từ kỳ {}", loaded.figures.previous),
        (Origin::Imported, Some(place)) => format!("Nhập từ {place}{when}"),
        (Origin::Counted, Some(place)) => format!("Đếm từ {place}{when}"),
        (origin, _) => format!("{}{when}", capital(origin_words(origin))),
    }
}

fn origin_words(origin: Origin) -> &'static str {
    match origin {
        Origin::Typed => "nhập tay",
        Origin::Pasted => "dán",
        Origin::Imported => "nhập từ tệp",
        Origin::Carried => "chuyển từ kỳ trước",
        Origin::Zeroed => "điền 0",
        Origin::Summed => "cộng các kỳ",
        Origin::Counted => "đếm từ hồ sơ",
    }
}

fn history_line(made: &history::Made) -> HistoryLine {
    let shown = |value: &Option<String>| match value {
        None => "trống".to_owned(),
        Some(text) => match text.parse::<Amount>() {
            Ok(number) => format_figure(number),
            Err(_) => text.clone(),
        },
    };
    let origin = made.origin.as_deref().and_then(origin);
    HistoryLine {
        at: read_moment(&made.at).format("%d/%m/%Y %H:%M").to_string(),
        change: format!("{} → {}", shown(&made.from), shown(&made.to)),
        origin: match (made.act, &made.place, origin) {
            (history::Act::Undo, _, _) => "hoàn tác".to_owned(),
            (history::Act::Redo, _, _) => "làm lại".to_owned(),
            (_, Some(place), _) => place.clone(),
            (_, None, Some(_)) if made.to.is_none() => "xóa".to_owned(),
            (_, None, Some(origin)) => origin_words(origin).to_owned(),
            (_, None, None) => String::new(),
        },
    }
}

/// The same cell in the last twelve cycles, this one last.
fn points(
    desk: &Desk,
    loaded: &Loaded,
    row: i64,
    index: usize,
) -> Result<Vec<(String, Option<Amount>)>> {
    let own = loaded.row(row)?;
    let key = &loaded.form.columns[index].key;
    let mut points = Vec::new();
    for back in (1..TREND).rev() {
        let cycle = loaded.record.cycle.plus(-back);
        if let Some(earlier) = find(desk, loaded.form.code(), cycle)? {
            points.push((cycle.label(), earlier.number_of(own, key)));
        }
    }
    points.push((loaded.record.cycle.label(), loaded.number(row, index)));
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deleted_figure_reads_as_deleted() {
        let made = history::Made {
            at: "2026-11-16 10:31:00".to_owned(),
            act: history::Act::Do,
            from: Some("1234".to_owned()),
            to: None,
            origin: Some("typed".to_owned()),
            place: None,
        };
        let line = history_line(&made);
        assert_eq!(line.change, "1.234 → trống");
        assert_eq!(line.origin, "xóa");
        assert_eq!(line.at, "16/11/2026 10:31");
    }
}
