//! The heading of a plan's table: what its columns mean, by the words of their headings, whatever their order.

use std::borrow::Cow;

use super::table::{Grid, Origin, Row};
use crate::import::headings::find::{self, Below, Search};
use crate::import::headings::matching::Found;
use crate::import::headings::numbers;
use crate::import::headings::row::{self, Kind};
use crate::import::headings::vocabulary::{Phrase, Vocabulary, begins, has, nothing, whole};
use crate::plan::Role;

/// A table's heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Where it is.
    pub(super) own: find::Heading<Role>,
    /// The words of each column.
    pub(super) words: Vec<String>,
    /// What each column means.
    pub(super) roles: Vec<Option<Role>>,
}

/// Words that say what a column holds.
const PHRASES: &[&[Phrase<Role>]] = &[
    &[
        whole("tt", Role::Label),
        whole("stt", Role::Label),
        whole("so tt", Role::Label),
        whole("s tt", Role::Label),
        whole("t t", Role::Label),
        whole("s t t", Role::Label),
        whole("so thu tu", Role::Label),
        whole("thu tu", Role::Label),
        whole("muc", Role::Label),
        whole("so", Role::Label),
    ],
    &[nothing("don vi tinh"), nothing("kinh phi")],
    &[begins("noi dung", Role::Content)],
    &[has("phoi hop", Role::Coordinating).unless(&["chu tri"])],
    &[
        has("thoi gian", Role::Time),
        has("thoi han", Role::Time),
        has("thoi diem", Role::Time),
        has("tien do", Role::Time),
        has("lo trinh", Role::Time),
        has("han hoan thanh", Role::Time),
        has("ngay hoan thanh", Role::Time),
        has("ky han", Role::Time),
        has("ket qua", Role::Result),
        has("san pham", Role::Result),
        has("dau ra", Role::Result),
        has("hinh thuc", Role::Result),
        has("don vi", Role::Lead),
        has("co quan", Role::Lead),
        has("bo phan", Role::Lead),
        has("phong ban", Role::Lead),
        has("chu tri", Role::Lead),
        has("phan cong", Role::Lead),
        has("tham muu", Role::Lead),
        has("phu trach", Role::Lead),
        has("chiu trach nhiem", Role::Lead),
        has("nguoi thuc hien", Role::Lead),
        has("ca nhan thuc hien", Role::Lead),
        has("to chuc thuc hien", Role::Lead),
        has("ghi chu", Role::Note),
        has("noi dung", Role::Content),
        has("nhiem vu", Role::Content),
        has("cong viec", Role::Content),
        has("hoat dong", Role::Content),
        has("dau viec", Role::Content),
        has("viec can lam", Role::Content),
        has("muc tieu", Role::Content),
        has("ten cong viec", Role::Content),
    ],
];

/// Words that make a role surer where two columns have it.
const SURER: &[(Role, &str)] = &[
    (Role::Lead, "chu tri"),
    (Role::Lead, "phan cong"),
    (Role::Time, "hoan thanh"),
    (Role::Time, "thuc hien"),
    (Role::Content, "noi dung"),
    (Role::Content, "nhiem vu"),
    (Role::Result, "san pham"),
    (Role::Result, "ket qua"),
];

fn search() -> Search<'static, Role> {
    Search {
        vocabulary: Vocabulary {
            wanted: Vec::new(),
            phrases: PHRASES,
            surer: SURER,
        },
        needed: vec![Role::Content],
        undivided: &[Role::Label, Role::Content],
        below: Below::Words,
        deepest: 2,
        narrowest: 2,
        accepts: Box::new(|found, further| match further {
            true => is_certain(found),
            false => is_plans(found) || is_partial(found),
        }),
    }
}

/// Whether it says what a task is, and something of it.
fn is_plans(found: &Found<Role>) -> bool {
    let telling = [Role::Label, Role::Time, Role::Lead, Role::Result];
    found.has(Role::Content)
        && telling.iter().any(|role| found.has(*role))
        && found.known() * 2 >= found.columns.len()
}

/// A list of units, say: the officer can still say which column is the content.
fn is_partial(found: &Found<Role>) -> bool {
    found.has(Role::Label) && found.known() == found.columns.len()
}

/// Whether each of its words names a column, those of labels and contents too. Among the rows of a table only what
/// cannot be a task is another heading.
fn is_certain(found: &Found<Role>) -> bool {
    let columns = found.columns.len();
    found.known() == columns && columns >= 3 && found.has(Role::Label) && found.has(Role::Content)
}

/// The headings of a grid from top to bottom.
pub(super) fn all(grid: &Grid) -> Vec<Heading> {
    let rows: Vec<row::Row<'_>> = grid.rows.iter().map(seen).collect();
    let found = search().all(&rows).into_iter();
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
    fn of(own: find::Heading<Role>, columns: usize) -> Heading {
        let (mut words, mut roles) = (vec![String::new(); columns], vec![None; columns]);
        for column in &own.found.columns {
            let at = column.written.column as usize;
            words[at] = column.written.parts.join(": ");
            roles[at] = column.key;
        }
        Heading { own, words, roles }
    }

    /// Whether a column of it is the content.
    pub(super) fn has_content(&self) -> bool {
        self.own.is_complete()
    }

    /// What a column would mean, if another one did not mean it already.
    pub(super) fn twice(&self, column: usize) -> Option<Role> {
        let mut twice = self.own.found.twice.iter();
        let found = twice.find(|(own, _)| *own as usize == column)?;
        Some(found.1)
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
    use crate::value::fold_name;

    #[track_caller]
    fn means(heading: &str, expected: Option<Role>) {
        let folded = fold_name(heading);
        assert_eq!(search().vocabulary.meaning(&folded), expected, "{heading}");
    }

    #[test]
    fn headings_are_known_by_what_they_mean() {
        for label in ["TT", "STT", "Stt", "Số TT", "T.T", "Số thứ tự", "S T T"] {
            means(label, Some(Role::Label));
        }
        for content in [
            "Nội dung công việc",
            "Nội dung nhiệm vụ",
            "NỘI DUNG TUYÊN TRUYỀN",
            "Nhiệm vụ",
            "Nhiệm vụ trọng tâm",
            "Công việc",
            "Tên nhiệm vụ, hoạt động",
            "Nội dung phối hợp",
        ] {
            means(content, Some(Role::Content));
        }
        for time in [
            "Thời gian thực hiện/ hoàn thành",
            "Thời hạn hoàn thành nhiệm vụ",
            "Tiến độ",
            "Lộ trình thực hiện",
            "Dự kiến thời gian",
        ] {
            means(time, Some(Role::Time));
        }
        for lead in [
            "Đơn vị chủ trì",
            "CƠ QUAN CHỦ TRÌ",
            "Cơ quan, đơn vị thực hiện",
            "Đơn vị thực hiện nhiệm vụ",
            "Bộ phận tham mưu",
            "Phân công",
            "Phân công thực hiện",
            "Đơn vị chủ trì, phối hợp",
            "Người phụ trách",
        ] {
            means(lead, Some(Role::Lead));
        }
        for coordinating in ["Đơn vị phối hợp", "Cơ quan phối hợp thực hiện", "Phối hợp"]
        {
            means(coordinating, Some(Role::Coordinating));
        }
        for result in [
            "Kết quả",
            "Kết quả đạt được",
            "Dự kiến sản phẩm",
            "Sản phẩm, kết quả đầu ra",
            "Hình thức",
            "Kết quả thực hiện nhiệm vụ",
        ] {
            means(result, Some(Role::Result));
        }
        means("Ghi chú", Some(Role::Note));
        means("Nô\u{323}i dung công viê\u{323}c", Some(Role::Content));
        for other in ["Kinh phí", "Đơn vị tính", "Lĩnh vực", "", "Nguyễn Văn Mẫu"] {
            means(other, None);
        }
    }

    #[test]
    fn numbers_of_columns_may_be_sums() {
        let row = |texts: &[&str]| Row {
            number: 1,
            cells: texts.iter().map(|text| Cell::of(text)).collect(),
        };
        assert!(is_numbers(&row(&["(1)", "(2)", "(3)=(1)+(2)"])));
        assert!(is_numbers(&row(&["A", "B", "1"])));
        assert!(!is_numbers(&row(&["1", "Việc", "3"])));
        assert!(!is_numbers(&row(&["1", "", "", "", "2"])));
    }
}
