//! Tables → a plan: which are taken in, what stands above them, their columns, their rows.

use super::above;
use super::doubts::{Found, capped};
use super::heading::Heading;
use super::laid::Laid;
use super::pieces::{Piece, pieces};
use super::prose;
use super::read::{Above, Mends, PlanRead, Remark, Source, TableRead, Use};
use super::rows::Body;
use super::shape::Times;
use super::swap;
use super::table::Line;
use crate::import::encoding;
use crate::plan::{Kind, Role};
use crate::value::{fold_name, one_line};

/// Understands a source as the officer mended it; `year` is the one the officer gave.
pub fn understand(mut source: Source, mends: &Mends, year: Option<i32>) -> PlanRead {
    let mut pieces = pieces(std::mem::take(&mut source.grids), source.word);
    prose::add(&mut pieces, &source.rest, &Times::of(year.unwrap_or(2000)));
    let year = year.or_else(|| year_of(&pieces, &source));
    let mut tables = Vec::with_capacity(pieces.len());
    let mut found = Found::default();
    let times = Times::of(year.unwrap_or(2000));
    // Only a pasted block may be the rows of a table without its heading; prose is taken where no table is.
    let bare = pieces.iter().all(|piece| piece.heading.is_none());
    for (at, piece) in pieces.iter().enumerate() {
        let alone = match piece.prose {
            Some(_) => !pieces.iter().any(is_plans),
            None => bare && !source.word && piece.grid.loose,
        };
        let (table, own) = table(piece, at, mends, &times, alone);
        found.problems.extend(own.problems);
        found.doubts.extend(own.doubts);
        tables.push(table);
    }
    let own = title_of(&pieces, &tables);
    let title = mends.title.clone().unwrap_or_else(|| own.clone());
    for (at, table) in tables.iter_mut().enumerate() {
        // The plan's title, mended, is mended above its table too.
        let mended = mends.above.contains_key(&(at, Above::Title));
        if table.name.is_empty() && table.title == own && !mended {
            table.title.clone_from(&title);
        }
    }
    if year.is_none() {
        let text = "Chưa biết kế hoạch của năm nào. Chọn năm.".to_owned();
        found.problems.insert(0, Remark::whole(text));
    }
    if let Some(problem) = nothing(&source, &pieces, &tables) {
        found.problems.insert(0, Remark::whole(problem));
    }
    let remarks = source.remarks.into_iter().map(Remark::whole);
    PlanRead {
        file: source.file,
        about: above::about(&title),
        title,
        year,
        tables,
        problems: capped(found.problems),
        doubts: capped(remarks.chain(found.doubts).collect()),
    }
}

fn table(
    piece: &Piece,
    at: usize,
    mends: &Mends,
    times: &Times,
    alone: bool,
) -> (TableRead, Found) {
    let mut over = above::read(&piece.grid.above);
    if piece.prose.is_some() && !alone {
        // Beside the tables of the plan it is an appendix of its own.
        over.name.clone_from(&piece.grid.place);
    }
    let laid = Laid::of(piece, at, mends, times);
    let known = laid.decided.uses.contains(&Some(Use::Role(Role::Content)));
    let wanted = known && (piece.heading.is_some() || alone);
    let used = mends.tables.get(&at).copied().unwrap_or(wanted);
    let mut body = Body::of(piece, at, &laid, mends, times);
    let mut swaps = match used && piece.prose.is_none() {
        true => swap::find(piece, &laid, body.first(), times, &|row| {
            piece
                .grid
                .rows
                .get(row)
                .map_or(String::new(), |row| piece.place(row))
        }),
        false => Vec::new(),
    };
    for swap in &mut swaps {
        if let Some(accepted) = mends.swaps.get(&(at, swap.from)) {
            swap.accepted = *accepted;
        }
    }
    body.swaps = &swaps;
    let rows = body.rows();
    let mut found = match used {
        true => body.remarks(&rows),
        false => Found::default(),
    };
    if used && let Some(prose) = &piece.prose {
        prose::asked(&body, prose, &rows, times, &mut found);
    }
    let line = |which: Above, read: String| match mends.above.get(&(at, which)) {
        Some(text) => one_line(text),
        None => read,
    };
    let table = TableRead {
        place: piece.grid.place.clone(),
        used,
        prose: piece.prose.is_some(),
        name: line(Above::Name, over.name),
        title: line(Above::Title, over.title),
        attached: line(Above::Attached, over.attached),
        rows,
        swaps: swaps.clone(),
        questions: laid.questions(piece),
        said: laid.said(piece),
        columns: laid.columns.clone(),
    };
    (table, found)
}

/// Whether it is taken for a table of a plan.
fn is_plans(piece: &Piece) -> bool {
    piece.heading.as_ref().is_some_and(Heading::is_plans)
}

/// Why there is nothing to take in.
fn nothing(source: &Source, pieces: &[Piece], tables: &[TableRead]) -> Option<String> {
    let used = || tables.iter().filter(|table| table.used);
    let task = |table: &TableRead| {
        table
            .rows
            .iter()
            .any(|row| row.used && row.node.kind == Kind::Task)
    };
    if used().any(task) {
        return None;
    }
    if let Some(code) = old_code(source, pieces) {
        return Some(format!("{}: {}", source.file, code.sentence()));
    }
    Some(match (tables.len(), used().count()) {
        (0, _) => format!(
            "{} không có bảng nào. Kế hoạch cần có bảng nội dung công việc, hoặc các đoạn đánh số \
             (I., 1., a), -) nêu nhiệm vụ; chọn tệp khác, hoặc chép phần đó rồi dán vào.",
            source.file
        ),
        (_, 0) => format!(
            "{} không có bảng nào có hàng tiêu đề của kế hoạch (nội dung công việc, thời gian, \
             đơn vị chủ trì, kết quả). Chọn bảng và nghĩa của từng cột, hoặc chọn tệp khác.",
            source.file
        ),
        _ => format!("{}: bảng được chọn không có nhiệm vụ nào.", source.file),
    })
}

/// The old code page most of a source is in.
fn old_code(source: &Source, pieces: &[Piece]) -> Option<encoding::OldCode> {
    let cells = pieces
        .iter()
        .flat_map(|piece| &piece.grid.rows)
        .flat_map(|row| &row.cells);
    let lines = pieces
        .iter()
        .flat_map(|piece| &piece.grid.above)
        .chain(&source.rest);
    let mut texts = cells
        .map(|cell| cell.text.as_str())
        .chain(lines.map(|line| line.text.as_str()));
    texts.find_map(encoding::of)
}

/// The plan's title: of a document that has one above its appendices, else of the first table.
fn title_of(pieces: &[Piece], tables: &[TableRead]) -> String {
    let first = tables.iter().position(|table| table.used);
    let Some(first) = first else {
        return String::new();
    };
    let own = &tables[first];
    if own.name.is_empty() && !own.title.is_empty() {
        return own.title.clone();
    }
    let lines = pieces[..=first].iter().flat_map(|piece| &piece.grid.above);
    let lines: Vec<&Line> = lines.collect();
    above::plan_title(&lines).map_or_else(|| own.title.clone(), |(_, words)| words)
}

/// The year a plan is of: as its titles say, else the one that most of its cells name.
fn year_of(pieces: &[Piece], source: &Source) -> Option<i32> {
    let told = |piece: &&Piece| piece.heading.is_some() || piece.prose.is_some();
    for piece in pieces.iter().filter(told) {
        let over = above::read(&piece.grid.above);
        if let Some(year) = above::year(&over.title).or_else(|| above::year(&over.attached)) {
            return Some(year);
        }
    }
    let lines = pieces
        .iter()
        .flat_map(|piece| &piece.grid.above)
        .chain(&source.rest);
    let lines = lines.filter(|line| fold_name(&line.text).contains("ke hoach"));
    if let Some(year) = lines.filter_map(|line| above::year(&line.text)).next() {
        return Some(year);
    }
    let mut counts = std::collections::BTreeMap::<i32, usize>::new();
    for piece in pieces.iter().filter(told) {
        let times = |at: usize| match &piece.prose {
            // The paragraphs name documents of many years.
            Some(prose) => prose.columns[at].is(Role::Time),
            None => true,
        };
        let cells = piece
            .grid
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().enumerate());
        for (at, cell) in cells.filter(|(_, cell)| cell.text.contains("20")) {
            if let Some(year) = above::year(&cell.text).filter(|_| times(at)) {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(year, _)| year)
}
