//! The first rows of a sheet, kept to find the heading and to see what its columns are.

use chrono::{Datelike, NaiveDateTime};

use super::above;
use super::heading::{self, Heading, SEARCHED, Taken};
use super::moment;
use super::role::Role;
use super::shape::{Given, Shape};
use crate::error::{Error, Result};
use crate::import::encoding::{self, OldCode};
use crate::import::print::Print;
use crate::import::rows::{Book, Cell, Row, Value};
use crate::value::{fold_name, one_line};

/// How many rows below the last place of a heading are looked at.
const LOOKED_AT: usize = 300;

/// How many letters of a cell are looked at, and how many of all together: a foreign file must not fill the memory.
const LETTERS: usize = 300;
const ALL_LETTERS: usize = 4_000_000;

/// A sheet that is a list.
pub(super) struct Chosen {
    /// Which of the file's sheets.
    pub(super) at: usize,
    /// Its first rows.
    pub(super) sample: Sample,
    /// Other sheets that are lists too.
    pub(super) others: Vec<String>,
}

/// The sheet that is read: the one asked for, else the first that is a list and not hidden.
pub(super) fn chosen(book: &mut Book<'_>, file: &str, asked: Option<&str>) -> Result<Chosen> {
    let sheets = book.sheets().to_vec();
    let (mut found, mut old): (Option<Chosen>, _) = (None, None);
    for (at, sheet) in sheets.iter().enumerate() {
        let wanted = asked.map_or(!sheet.hidden, |asked| sheet.name == asked);
        let Some(sample) = (if wanted {
            Sample::of(book, at, &mut old)?
        } else {
            None
        }) else {
            continue;
        };
        match &mut found {
            Some(chosen) => chosen.others.push(sheet.name.clone()),
            None => {
                let others = Vec::new();
                found = Some(Chosen { at, sample, others });
            }
        }
    }
    found.ok_or_else(|| {
        if let Some((line, code)) = old {
            return Error::Invalid(format!("Tệp {file}, dòng {line}: {}", code.sentence()));
        }
        let place = asked.map(|sheet| format!(", trang “{}”", crate::value::shortened(sheet, 40)));
        Error::Invalid(format!(
            "Tệp {file}{} không phải danh sách hồ sơ: trong {SEARCHED} dòng đầu không có dòng tiêu đề có “Mã hồ sơ” \
             hoặc “Số hồ sơ” cùng với các cột khác. Xuất lại danh sách từ hệ thống rồi chọn tệp đó.",
            place.unwrap_or_default()
        ))
    })
}

/// The first rows of a list, with its heading.
pub(super) struct Sample {
    /// Its rows, those above the heading too.
    rows: Vec<Taken>,
    /// Its heading.
    pub(super) heading: Heading,
    /// The number of the first row below the heading.
    pub(super) body: u32,
}

impl Sample {
    /// The first rows of a sheet; none: it is no list. `old`: where it was seen to be in an old code page.
    fn of(
        book: &mut Book<'_>,
        at: usize,
        old: &mut Option<(u32, OldCode)>,
    ) -> Result<Option<Sample>> {
        let mut rows = book.rows(at)?;
        let (mut taken, mut letters) = (Vec::new(), 0);
        while taken.len() < SEARCHED + LOOKED_AT && letters < ALL_LETTERS {
            let Some(row) = rows.next()? else { break };
            let own = take(row);
            letters += own
                .cells
                .iter()
                .map(|given| given.text.len() + 32)
                .sum::<usize>();
            taken.push(own);
        }
        let Some(heading) = heading::find(&taken) else {
            *old = old.or(taken.iter().find_map(old_code));
            return Ok(None);
        };
        let body = taken.get(heading.body).map_or(u32::MAX, |row| row.number);
        Ok(Some(Sample {
            rows: taken,
            heading,
            body,
        }))
    }

    /// What stands above the heading.
    fn above(&self) -> &[Taken] {
        &self.rows[..self.heading.top]
    }

    /// The lines above the heading.
    pub(super) fn titles(&self) -> Vec<String> {
        let lines = self.above().iter().map(|row| {
            let mut texts: Vec<&str> = row.cells.iter().map(|own| own.text.as_str()).collect();
            texts.dedup();
            one_line(&texts.join(" "))
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// The last moment that a title names; a day alone lasts until its evening.
    pub(super) fn until(&self) -> Option<NaiveDateTime> {
        let titles = self.titles();
        titles.iter().filter_map(|line| above::until(line)).max()
    }

    /// How many dossiers a title says there are.
    pub(super) fn total(&self) -> Option<u32> {
        let titles = self.titles();
        titles.iter().find_map(|line| above::total(line))
    }

    /// What lists of this kind are known by again: the words of the headings, and of the titles without their dates
    /// and numbers: the same table of a system is "tiếp nhận qua mạng" once and "trực tiếp" another time.
    pub(super) fn fingerprint(&self) -> String {
        let heads = self.heading.heads.iter().map(|head| fold_name(&head.text));
        let titles = self
            .titles()
            .into_iter()
            .map(|line| fold_name(&line.replace(|c: char| c.is_ascii_digit(), " ")));
        let words: Vec<String> = heads.chain(titles).collect();
        Print::of(words.join("|").as_bytes()).text()
    }

    /// The rows that hold data.
    fn data(&self) -> impl Iterator<Item = &Taken> {
        let heads = &self.heading.heads;
        let below = self.rows.iter().skip(self.heading.body);
        below.filter(|row| {
            row.cells.len() > 1 && !heading::is_numbers(row) && !heading::repeats(row, heads)
        })
    }

    /// What stands in each column, from 0 to the last that has a heading or data.
    pub(super) fn shapes(&self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for given in self.data().flat_map(|row| &row.cells) {
            let at = given.column as usize;
            if shapes.len() <= at {
                shapes.resize_with(at + 1, Shape::default);
            }
            shapes[at].see(given);
        }
        shapes
    }

    /// The old code page in which the words of columns are written under a heading in Unicode, as where two programs
    /// wrote one file: with those columns and the first row that shows it.
    pub(super) fn old_columns(&self, columns: &[u32]) -> Option<(OldCode, u32, Vec<u32>)> {
        let (mut code, mut line, mut old) = (None, u32::MAX, Vec::new());
        for column in columns {
            let cells = self
                .data()
                .filter_map(|row| Some((row.number, &*row.at(*column)?.text)));
            let cells: Vec<(u32, &str)> = cells.collect();
            // One short word tells nothing by itself.
            let all = || {
                let texts: Vec<&str> = cells.iter().map(|own| own.1).collect();
                Some((cells.first()?.0, encoding::of(&texts.join(" "))?))
            };
            let shows = |(row, text): &(u32, &str)| Some((*row, encoding::of(text)?));
            let Some((row, found)) = cells.iter().find_map(shows).or_else(all) else {
                continue;
            };
            // Letters of VNI are among those of TCVN3, but its signs are not among those of VNI.
            if code != Some(OldCode::Tcvn3) {
                code = Some(found);
            }
            line = line.min(row);
            old.push(*column);
        }
        code.map(|code| (code, line, old))
    }

    /// Why day and month seem to stand exchanged: every true date has a day that could be a month, and where it could
    /// not a text was left, or work ended before it began. `moments`: the columns that hold dates, with what they say.
    /// None: they do not.
    pub(super) fn swapped(&self, moments: &[(u32, Role)]) -> Option<String> {
        let cells = self.data().flat_map(|row| &row.cells);
        let (mut dates, mut texts) = (0, 0);
        for given in cells.filter(|own| moments.iter().any(|(column, _)| *column == own.column)) {
            match (given.moment, moment::read(&given.text)) {
                (Some(moment), _) if moment::can_swap(moment) => dates += 1,
                (Some(_), _) => return None,
                (None, moment::Read::Moment(moment)) if moment.day() > 12 => texts += 1,
                // A text with a small day, where Excel would have made a date of it.
                (None, moment::Read::Moment(_)) => return None,
                _ => {}
            }
        }
        if dates >= 2 && texts >= 2 {
            return Some(format!(
                "Trong các dòng đầu, {dates} ô ngày là ngày của Excel và đều có số ngày không quá 12, còn {texts} ô có \
                 số ngày trên 12 là chữ: có thể Excel đã đọc tháng thành ngày."
            ));
        }
        let backwards = |swap: bool| {
            let rows = self
                .data()
                .filter(|row| ends_before_it_begins(row, moments, swap));
            rows.map(|row| row.number).collect::<Vec<u32>>()
        };
        let (now, then) = (backwards(false), backwards(true));
        (now.len() >= 2 && then.is_empty()).then(|| {
            format!(
                "{} dòng có ngày kết thúc trước ngày tiếp nhận (dòng đầu là {}), đổi ngày và tháng thì không còn: có \
                 thể Excel đã đọc tháng thành ngày.",
                now.len(),
                now[0]
            )
        })
    }
}

/// The old code page in which the words of a row are written, with the row's number.
fn old_code(row: &Taken) -> Option<(u32, OldCode)> {
    let words: Vec<&str> = row.cells.iter().map(|own| own.text.as_str()).collect();
    encoding::of(&words.join(" ")).map(|code| (row.number, code))
}

/// Whether a row says that work ended before it began, maybe once day and month are exchanged.
fn ends_before_it_begins(row: &Taken, moments: &[(u32, Role)], swap: bool) -> bool {
    let day = |role: Role| {
        let (column, _) = moments.iter().find(|(_, own)| *own == role)?;
        let moment = row.at(*column)?.moment?;
        Some(
            if swap {
                moment::swapped(moment)
            } else {
                moment
            }
            .date(),
        )
    };
    let ends = [day(Role::Finished), day(Role::Returned)];
    day(Role::Received).is_some_and(|begins| ends.into_iter().flatten().any(|end| end < begins))
}

/// A row as it is looked at.
pub(super) fn take(row: Row<'_>) -> Taken {
    let cells = row.cells().map(|cell| {
        let mut given = Given::default();
        fill(&mut given, cell);
        if let Some((end, _)) = given.text.char_indices().nth(LETTERS) {
            given.text.truncate(end);
        }
        given
    });
    Taken {
        number: row.number(),
        cells: cells.filter(|given| !given.text.is_empty()).collect(),
    }
}

/// A cell as the rules see it.
pub(super) fn fill(given: &mut Given, cell: Cell<'_>) {
    given.column = cell.column();
    given.text.clear();
    given.text.push_str(cell.shown().trim());
    (given.moment, given.number) = match cell.value() {
        Value::Moment(moment) => (Some(moment), None),
        Value::Number(number) => (None, Some(number)),
        _ => (None, None),
    };
}
