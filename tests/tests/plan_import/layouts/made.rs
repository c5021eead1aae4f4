//! Tables made by chance, and what they must become.

use crate::layouts::words::{ACTS, Chance, Column, RESULTS, THINGS, TIMES, TITLES, UNITS, words};

/// A line as it must come in: kind and level, then its seven texts.
pub(super) type Line = (String, [String; 7]);

/// A table: its rows in the writing of [`Docx::table`], and what they must become.
pub(super) struct Made {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) lines: Vec<Line>,
}

fn shuffled(chance: &mut Chance, columns: &mut [Column]) {
    for at in (1..columns.len()).rev() {
        columns.swap(at, chance.below(at + 1));
    }
}

fn columns(chance: &mut Chance) -> Vec<Column> {
    let mut own = vec![Column::Content, Column::Time, Column::Lead];
    for (column, times) in [
        (Column::Coordinating, 2),
        (Column::Result, 2),
        (Column::Note, 4),
        (Column::Code, 4),
        (Column::Group, 4),
        (Column::Basis, 4),
    ] {
        // A cell of the Word file reaches over nine columns at most.
        if chance.once_in(times) && own.len() < 7 {
            own.push(column);
        }
    }
    shuffled(chance, &mut own);
    if chance.once_in(4) {
        let time = own.iter().position(|own| *own == Column::Time).unwrap();
        own.insert(time, Column::Start);
    }
    if own.contains(&Column::Coordinating) && chance.once_in(2) {
        own.retain(|own| *own != Column::Coordinating);
        let lead = own.iter().position(|own| *own == Column::Lead).unwrap();
        own.insert(lead + 1, Column::Coordinating);
    }
    if !chance.once_in(6) {
        own.insert(0, Column::Label);
    }
    own
}

/// Whether two columns stand side by side in this order.
fn beside(columns: &[Column], pair: [Column; 2]) -> bool {
    columns.windows(2).any(|own| own == pair)
}

/// The heading: one row, or two where columns share a cell, or three below a cell over these; then the row of numbers.
fn heading(chance: &mut Chance, columns: &[Column]) -> Vec<Vec<String>> {
    let pairs = [
        (
            [Column::Lead, Column::Coordinating],
            "Cơ quan thực hiện",
            ["Chủ trì", "Phối hợp"],
        ),
        (
            [Column::Start, Column::Time],
            "Thời gian thực hiện",
            ["Bắt đầu", "Hoàn thành"],
        ),
    ];
    let divided: Vec<_> = pairs
        .into_iter()
        .filter(|(pair, ..)| beside(columns, *pair) && chance.once_in(2))
        .collect();
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < columns.len() {
        let found = divided
            .iter()
            .find(|(pair, ..)| columns[at..].starts_with(pair));
        match found {
            Some((_, over, parts)) => {
                upper.push(format!("2>{over}"));
                lower.extend(parts.map(str::to_owned));
                at += 2;
            }
            None => {
                upper.push(chance.one(words(columns[at])).to_owned());
                lower.push("^".to_owned());
                at += 1;
            }
        }
    }
    let mut rows = vec![upper];
    if !divided.is_empty() {
        rows.push(lower);
    }
    // One more row above, over the two last columns.
    let last = &columns[columns.len() - 2..];
    let alone = divided.is_empty() && !last.contains(&Column::Label) && columns.len() > 3;
    if alone && last.contains(&Column::Lead) && chance.once_in(2) {
        let mut top = rows[0].clone();
        top.truncate(columns.len() - 2);
        top.push("2>Tổ chức thực hiện".to_owned());
        let mut below = vec!["^".to_owned(); columns.len() - 2];
        below.extend(rows[0][columns.len() - 2..].to_vec());
        rows = vec![top, below];
    }
    if chance.once_in(4) {
        rows.push(
            (1..=columns.len())
                .map(|number| format!("({number})"))
                .collect(),
        );
    }
    rows
}

/// A task's cells, and the line it is.
fn task(
    chance: &mut Chance,
    columns: &[Column],
    label: &str,
    number: usize,
) -> (Vec<String>, [String; 7]) {
    let mut line: [String; 7] = Default::default();
    let mut cells = Vec::new();
    let month = 1 + chance.below(6);
    let spans = columns.contains(&Column::Start);
    for column in columns {
        let text = match column {
            Column::Label => label.to_owned(),
            Column::Content => format!("{} {} lần {number}", chance.one(ACTS), chance.one(THINGS)),
            Column::Start => format!("Tháng {month}/2026"),
            Column::Time if spans => format!("Tháng {}/2026", month + 1 + chance.below(5)),
            Column::Time => chance.one(TIMES).to_owned(),
            Column::Lead | Column::Coordinating => chance.one(UNITS).to_owned(),
            Column::Result => chance.one(RESULTS).to_owned(),
            Column::Note => chance.one(&["", "Năm trước chuyển sang"]).to_owned(),
            Column::Code => format!("NV{number:02}.{}", 1 + chance.below(9)),
            Column::Group => format!("Nhóm {}", ["thứ nhất", "thứ hai", "thứ ba"][number / 4 % 3]),
            Column::Basis => format!("Quyết định số {}/QĐ-UBND", 10 + number),
        };
        let role = [
            Column::Label,
            Column::Content,
            Column::Time,
            Column::Lead,
            Column::Coordinating,
            Column::Result,
            Column::Note,
        ];
        if let Some(at) = role.iter().position(|own| own == column) {
            line[at] = text.clone();
        }
        cells.push(text);
    }
    if spans {
        let end = line[2].replace('T', "t");
        line[2] = format!("Từ tháng {month}/2026 đến {end}");
    }
    (cells, line)
}

/// How titles are labelled, the same in one table.
const TITLED: [[&str; 3]; 3] = [
    ["I", "II", "III"],
    ["I.", "II.", "III."],
    ["A.", "B.", "C."],
];

/// A title's row, and its label and text.
fn title(
    chance: &mut Chance,
    columns: &[Column],
    labels: &[&str],
    number: usize,
) -> (Vec<String>, [String; 7]) {
    let label = labels[number];
    let text = format!(
        "{} {}",
        TITLES[number],
        ["năm 2026", "NĂM 2026"][chance.below(2)]
    );
    let mut line: [String; 7] = Default::default();
    let all = columns.len();
    let labelled = columns[0] == Column::Label;
    (line[0], line[1]) = (label.to_owned(), text.clone());
    let row = match labelled && !chance.once_in(3) {
        true => vec![label.to_owned(), format!("{}>{text}", all - 1)],
        false => {
            line[0] = format!("{}.", label.trim_end_matches('.'));
            vec![format!("{all}>{} {text}", line[0])]
        }
    };
    (row, line)
}

/// A table.
pub(super) fn made(chance: &mut Chance) -> Made {
    let columns = columns(chance);
    let mut rows = heading(chance, &columns);
    let again = rows.len();
    let mut lines: Vec<Line> = Vec::new();
    let sections = chance.below(4);
    let anew = chance.once_in(2);
    let sign = chance.one(&["", ".", ")"]);
    let nested = columns[0] == Column::Label && chance.once_in(3);
    let labels = &TITLED[chance.below(3)];
    let mut number = 0;
    for section in 0..sections.max(1) {
        let level = usize::from(sections > 0);
        if sections > 0 {
            let (row, line) = title(chance, &columns, labels, section);
            rows.push(row);
            lines.push(("S0".to_owned(), line));
        }
        let first = if anew { number } else { 0 };
        for _ in 0..2 + chance.below(4) {
            number += 1;
            let shown = format!("{}{sign}", number - first);
            let (row, line) = task(chance, &columns, &shown, number);
            rows.push(row);
            lines.push((format!("T{level}"), line));
            if nested && chance.once_in(3) {
                for part in 1..=2 {
                    let label = format!("{}.{part}{sign}", number - first);
                    let (row, line) = task(chance, &columns, &label, number * 10 + part);
                    rows.push(row);
                    lines.push((format!("T{}", level + 1), line));
                }
            }
            if chance.once_in(12) {
                // The heading again, as on a new page.
                rows.extend(rows[..again].to_vec());
            }
        }
    }
    Made {
        columns,
        rows,
        lines,
    }
}
