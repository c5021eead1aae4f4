//! The heading of a plan's table: which rows it is, and what its columns mean by their words, whatever their order.

use std::borrow::Cow;

use super::table::{Grid, Origin, Row};
use super::words::{Means, PLAIN, meaning, vocabulary};
use crate::import::headings::find::{self, Below, Search};
use crate::import::headings::matching::Found;
use crate::import::headings::numbers;
use crate::import::headings::row::{self, Kind};
use crate::plan::Role;

/// A table's heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Where it is.
    pub(super) own: find::Heading<Means>,
    /// The words of each column.
    pub(super) words: Vec<String>,
    /// What each column means by them; several may mean the same.
    pub(super) means: Vec<Option<Means>>,
    /// Whether its words are among those that make a meaning surer.
    pub(super) sure: Vec<bool>,
}

const LABEL: Means = Means::Role(Role::Label);

/// What says that a table is a plan's, besides its contents.
const TELLING: [Role; 4] = [Role::Time, Role::Lead, Role::Coordinating, Role::Result];

fn search() -> Search<'static, Means> {
    Search {
        vocabulary: vocabulary(),
        needed: vec![Means::Role(Role::Content)],
        undivided: &[LABEL, Means::Role(Role::Content)],
        plain: PLAIN,
        below: Below::Words,
        deepest: 3,
        narrowest: 2,
        accepts: Box::new(|found, further| match further {
            true => is_certain(found),
            false => is_plans(found) || is_partial(found),
        }),
    }
}

/// What the columns of a reading mean, each by all of its rows.
struct Told(Vec<Option<Means>>);

impl Told {
    fn of(found: &Found<Means>) -> Told {
        let columns = found.columns.iter();
        Told(columns.map(|own| meaning(&own.written)).collect())
    }

    fn has(&self, means: Means) -> bool {
        self.0.contains(&Some(means))
    }

    fn says_content(&self) -> bool {
        self.has(Means::Role(Role::Content)) || self.has(Means::Broader)
    }

    /// How much says that a table is a plan's, besides its contents.
    fn telling(&self) -> usize {
        let has = |role: &&Role| self.has(Means::Role(**role));
        TELLING.iter().filter(has).count()
    }

    fn known(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// Whether no two columns are the same.
    fn differs(&self) -> bool {
        let again = |(at, own): (usize, &Option<Means>)| self.0[..at].contains(own);
        !self.0.iter().enumerate().any(again)
    }
}

/// Whether it says what a task is, and something of it. Where the word for the content is a strange one, the others
/// must say enough.
fn is_plans(found: &Found<Means>) -> bool {
    let own = Told::of(found);
    let enough = own.known() * 2 >= found.columns.len();
    let told = own.telling() + usize::from(own.has(LABEL));
    let strange = own.has(LABEL) && own.telling() >= 2;
    enough && (own.says_content() && told >= 1 || strange)
}

/// A list of units, say: the officer can still say which column is the content.
fn is_partial(found: &Found<Means>) -> bool {
    let own = Told::of(found);
    own.has(LABEL) && own.known() == found.columns.len()
}

/// Whether it can only be another heading: a column for labels, which no task fills with such a word, and most of its
/// cells known; or nothing but words that headings are made of.
fn is_certain(found: &Found<Means>) -> bool {
    let own = Told::of(found);
    let (columns, known) = (found.columns.len(), own.known());
    let labelled = own.has(LABEL) && known * 3 >= columns * 2;
    let plain = || {
        let mut written = found.columns.iter().map(|own| &own.written.joined);
        known == columns && own.differs() && written.all(|own| vocabulary().is_made_of(own, PLAIN))
    };
    columns >= 3 && own.says_content() && own.telling() >= 1 && (labelled || plain())
}

/// The headings of a grid from top to bottom.
pub(super) fn all(grid: &Grid) -> Vec<Heading> {
    let rows: Vec<row::Row<'_>> = grid.rows.iter().map(seen).collect();
    let found = search().all(&rows, &|own| is_plans(&own.found)).into_iter();
    found.map(|own| Heading::of(own, grid.columns)).collect()
}

/// The row below a heading that numbers its columns: "(1) (2) …", "1 2 3", "A B 1".
pub(super) fn is_numbers(row: &Row) -> bool {
    let texts = row.filled().map(|(column, cell)| (at(column), &*cell.text));
    numbers::only(texts, row.cells.len())
}

fn at(column: usize) -> u32 {
    u32::try_from(column).unwrap_or(u32::MAX)
}

/// A row as headings are looked for in it.
fn seen(row: &Row) -> row::Row<'_> {
    let cells = row.cells.iter().enumerate().filter_map(|(column, cell)| {
        let kind = match (cell.origin, cell.is_blank()) {
            (Origin::Left, _) => Kind::Left,
            (_, true) => return None,
            (Origin::Own, false) => Kind::Words,
            (Origin::Above, false) => Kind::Above,
        };
        Some(row::Cell {
            column: at(column),
            kind,
            text: Cow::Borrowed(&cell.text),
        })
    });
    row::Row {
        number: row.number,
        width: at(row.cells.len()),
        cells: cells.collect(),
    }
}

impl Heading {
    fn of(own: find::Heading<Means>, columns: usize) -> Heading {
        let mut heading = Heading {
            words: vec![String::new(); columns],
            means: vec![None; columns],
            sure: vec![false; columns],
            own,
        };
        let vocabulary = vocabulary();
        for column in &heading.own.found.columns {
            let at = column.written.column as usize;
            let means = meaning(&column.written);
            let sure = means.is_some_and(|means| vocabulary.sure(&column.written.joined, means));
            heading.words[at] = column.written.parts.join(": ");
            heading.means[at] = means;
            heading.sure[at] = sure;
        }
        heading
    }

    /// Whether it is a plan's, and not only like one.
    pub(super) fn is_plans(&self) -> bool {
        is_plans(&self.own.found)
    }

    /// The rows of the table that it is.
    pub(super) fn rows(&self) -> std::ops::Range<usize> {
        self.own.top..self.own.below
    }

    /// Whether a row says the same again, as on a new page.
    pub(super) fn is_again(&self, row: &Row) -> bool {
        self.own.is_again(&seen(row))
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Cell;
    use super::*;

    fn row(number: usize, texts: &[&str]) -> Row {
        let cells = texts.iter().map(|text| match *text {
            "<" => Cell::covered(),
            "^" => Cell {
                origin: Origin::Above,
                ..Cell::of("^")
            },
            text => Cell::of(text),
        });
        Row {
            number,
            cells: cells.collect(),
        }
    }

    /// The rows that are headings, as "top..below".
    #[track_caller]
    fn finds(rows: &[&[&str]], expected: &[&str]) {
        let numbered = (1..).zip(rows);
        let grid = Grid {
            columns: rows[0].len(),
            rows: numbered.map(|(number, texts)| row(number, texts)).collect(),
            ..Grid::default()
        };
        let found: Vec<String> = all(&grid)
            .iter()
            .map(|own| format!("{}..{}", own.own.top, own.own.below))
            .collect();
        assert_eq!(found, expected, "{rows:?}");
    }

    const HEADING: &[&str] = &["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"];
    const TASK: &[&str] = &["1", "Rà soát", "Văn phòng", "Quý I"];

    #[test]
    fn a_strange_word_does_not_hide_a_heading() {
        finds(&[HEADING, TASK], &["0..1"]);
        finds(
            &[
                &["STT", "Phần phải làm", "Đơn vị chủ trì", "Thời hạn"],
                TASK,
            ],
            &["0..1"],
        );
        finds(
            &[&["STT", "Nhiệm vụ", "Ai đó", "Thời hạn"], TASK],
            &["0..1"],
        );
        // A list of persons has no task.
        finds(&[&["STT", "Họ và tên", "Đơn vị", "Mức lương"], TASK], &[]);
    }

    #[test]
    fn a_row_of_heading_words_is_a_heading_wherever_it_stands() {
        finds(
            &[
                HEADING,
                TASK,
                &["", "Nội dung", "Đơn vị thực hiện", "Thời gian thực hiện"],
                TASK,
            ],
            &["0..1", "2..3"],
        );
        finds(
            &[HEADING, TASK, &["STT", "Nội dung", "Kíp", "Hạn"], TASK],
            &["0..1", "2..3"],
        );
        // Tasks that speak of tasks, units and times are none.
        for task in [
            &["", "Báo cáo nhiệm vụ", "Các đơn vị", "Theo thời gian giao"][..],
            &["-", "Nhiệm vụ", "Cơ quan", "Thời gian"],
            &["", "Nội dung tập huấn", "Đơn vị chủ trì", "Thời gian tới"],
        ] {
            finds(&[HEADING, TASK, task, TASK], &["0..1"]);
        }
    }

    #[test]
    fn headings_have_one_to_three_rows() {
        finds(
            &[
                &["Stt", "<", "Tên nhiệm vụ", "Chủ trì", "Thời hạn"],
                &["TT", "Chi tiết", "^", "^", "^"],
                &["", "1", "Chuẩn hóa", "", "Theo thời hạn sau"],
            ],
            &["0..2"],
        );
        finds(
            &[
                &["Stt", "", "Tên nhiệm vụ", "Chủ trì", "Thời hạn"],
                &["TT", "Chi tiết", "", "", ""],
                &["", "1", "Chuẩn hóa", "", "Theo thời hạn sau"],
            ],
            &["0..2"],
        );
        finds(
            &[
                &["TT", "Nhiệm vụ", "Tổ chức thực hiện", "<", "<", "<"],
                &["^", "^", "Cơ quan", "<", "Thời gian", "<"],
                &["^", "^", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
                &["1", "Rà soát", "A", "B", "Quý I", "Quý II"],
            ],
            &["0..3"],
        );
        finds(
            &[
                &["TT", "Nội dung", "Đơn vị", "Thời gian"],
                &["", "công việc", "", "thực hiện"],
                TASK,
            ],
            &["0..2"],
        );
        // The content stands in the lower row alone.
        finds(
            &[
                &["Thời gian", "Kết quả", "Tổ chức thực hiện", "<"],
                &["^", "^", "Tên TTHC", "Cơ quan chủ trì"],
                &["Quý I", "Báo cáo", "Khai sinh", "Văn phòng"],
            ],
            &["0..2"],
        );
        // A title below a heading whose content reaches over two columns divides nothing.
        finds(
            &[
                &["TT", "Nội dung", "", "Thời gian", "Đơn vị"],
                &["", "Nhiệm vụ trọng tâm", "", "", ""],
                &["1", "Rà soát", "", "Quý I", "Văn phòng"],
            ],
            &["0..1"],
        );
    }

    #[test]
    fn numbers_of_columns_may_be_sums() {
        let row = |texts: &[&str]| row(1, texts);
        assert!(is_numbers(&row(&["(1)", "(2)", "(3)=(1)+(2)"])));
        assert!(is_numbers(&row(&["A", "B", "1"])));
        assert!(!is_numbers(&row(&["1", "Việc", "3"])));
        assert!(!is_numbers(&row(&["1", "", "", "", "2"])));
    }
}
