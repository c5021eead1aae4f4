//! All about one cell, for the panel beside the grid.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, find, load};
use crate::api::desk::stored::{origin, origin_name};
use crate::api::figures::views;
use crate::api::reply::{CellAbout, HistoryLine, TrendPoint};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::sheet::{Figure, Line, Origin};
use crate::store::{history, read_moment};
use crate::value::{Amount, Entry, format_figure};

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
    let Some(index) = loaded.form.index(&column) else {
        return Err(Error::NotFound(format!("Không có cột “{column}”.")));
    };
    let made = history::of_figure(desk.db()?, row, &column, MOST_HISTORY)?;
    let (trend, trend_text) = match loaded.form.columns[index].is_number() {
        true => trend(desk, &loaded, row, index)?,
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
            line(&loaded, row),
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
        own.act != "undo" && own.to == value && own.origin.as_deref() == origin
    };
    made.iter().find(same).or(made.first())
}

fn line(loaded: &Loaded, row: i64) -> Option<&Line> {
    loaded.sheet.lines.iter().find(|line| line.row == Some(row))
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
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
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
        origin: match (made.act.as_str(), &made.place, origin) {
            ("undo", _, _) => "hoàn tác".to_owned(),
            ("redo", _, _) => "làm lại".to_owned(),
            (_, Some(place), _) => place.clone(),
            (_, None, Some(_)) if made.to.is_none() => "xóa".to_owned(),
            (_, None, Some(origin)) => origin_words(origin).to_owned(),
            (_, None, None) => String::new(),
        },
    }
}

/// The same cell in the last twelve cycles, this one last.
fn trend(
    desk: &Desk,
    loaded: &Loaded,
    row: i64,
    index: usize,
) -> Result<(Vec<TrendPoint>, Option<String>)> {
    let own = loaded.row(row)?;
    let key = &loaded.form.columns[index].key;
    let mut points: Vec<(Cycle, Option<Amount>)> = Vec::new();
    for back in (1..TREND).rev() {
        let cycle = loaded.record.cycle.plus(-back);
        let Some(earlier) = find(desk, loaded.form.code(), cycle)? else {
            continue;
        };
        let same = |other: &&crate::sheet::Row| {
            other.section == own.section && other.identity == own.identity
        };
        let number = earlier.figures.rows.iter().find(same).and_then(|same| {
            let index = earlier.form.index(key)?;
            line(&earlier, same.id)?.cells[index]
                .entry
                .as_ref()?
                .number()
        });
        points.push((cycle, number));
    }
    let now = line(loaded, row).and_then(|line| line.cells[index].entry.as_ref()?.number());
    points.push((loaded.record.cycle, now));
    let numbers: Vec<Amount> = points.iter().filter_map(|(_, number)| *number).collect();
    let largest = numbers.iter().max().copied().unwrap_or_default();
    let height = |number: Amount| match largest.is_zero() {
        true => 0,
        false => (number * Amount::ONE_HUNDRED / largest)
            .round()
            .try_into()
            .unwrap_or(0),
    };
    let text = described(numbers, points.len());
    let points = points
        .into_iter()
        .map(|(cycle, number)| TrendPoint {
            cycle: cycle.label(),
            text: number.map(format_figure).unwrap_or_default(),
            height: number.map(height).unwrap_or(0),
        })
        .collect();
    Ok((points, text))
}

/// "12 kỳ gần nhất: 9 – 17, trung vị 12".
fn described(mut numbers: Vec<Amount>, cycles: usize) -> Option<String> {
    if numbers.len() < 2 {
        return None;
    }
    numbers.sort();
    let middle = numbers.len() / 2;
    let median = match numbers.len() % 2 {
        1 => numbers[middle],
        _ => (numbers[middle - 1] + numbers[middle]) / Amount::TWO,
    };
    let (least, most) = (numbers[0], numbers[numbers.len() - 1]);
    Some(format!(
        "{cycles} kỳ gần nhất: {} – {}, trung vị {}",
        format_figure(least),
        format_figure(most),
        format_figure(median)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trend_tells_least_most_and_median() {
        let of =
            |numbers: &[i64]| described(numbers.iter().map(|n| Amount::from(*n)).collect(), 12);
        assert_eq!(
            of(&[12, 9, 17]).unwrap(),
            "12 kỳ gần nhất: 9 – 17, trung vị 12"
        );
        assert_eq!(of(&[1, 2]).unwrap(), "12 kỳ gần nhất: 1 – 2, trung vị 1,5");
        assert_eq!(of(&[5]), None);
    }

    #[test]
    fn a_deleted_figure_reads_as_deleted() {
        let made = history::Made {
            at: "2026-11-16 10:31:00".to_owned(),
            act: "do".to_owned(),
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
