//! What columns mean, by the words of their headings, whatever their order; where the heading's rows are.

use super::label::Label;
use super::table::{Grid, Origin, Row};
use crate::import::headings::{numbers, phrases};
use crate::plan::Role;
use crate::value::{fold_name, one_line};

/// The most letters of a heading's cell.
const LONGEST: usize = 100;

/// A table's heading.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// Its first row.
    pub(super) top: usize,
    /// The first row below it.
    pub(super) below: usize,
    /// Its lowest row of words.
    pub(super) lowest: Option<usize>,
    /// The words of each column.
    pub(super) words: Vec<String>,
    /// What each column means.
    pub(super) roles: Vec<Option<Role>>,
    /// Columns whose meaning another column has already.
    pub(super) twice: Vec<(usize, Role)>,
}

/// Words that say what a column holds. The one that stands first in a heading decides.
const WORDS: [(&str, Role); 33] = [
    ("thoi gian", Role::Time),
    ("thoi han", Role::Time),
    ("thoi diem", Role::Time),
    ("tien do", Role::Time),
    ("lo trinh", Role::Time),
    ("han hoan thanh", Role::Time),
    ("ngay hoan thanh", Role::Time),
    ("ky han", Role::Time),
    ("ket qua", Role::Result),
    ("san pham", Role::Result),
    ("dau ra", Role::Result),
    ("hinh thuc", Role::Result),
    ("don vi", Role::Lead),
    ("co quan", Role::Lead),
    ("bo phan", Role::Lead),
    ("phong ban", Role::Lead),
    ("chu tri", Role::Lead),
    ("phan cong", Role::Lead),
    ("tham muu", Role::Lead),
    ("phu trach", Role::Lead),
    ("chiu trach nhiem", Role::Lead),
    ("nguoi thuc hien", Role::Lead),
    ("ca nhan thuc hien", Role::Lead),
    ("to chuc thuc hien", Role::Lead),
    ("ghi chu", Role::Note),
    ("noi dung", Role::Content),
    ("nhiem vu", Role::Content),
    ("cong viec", Role::Content),
    ("hoat dong", Role::Content),
    ("dau viec", Role::Content),
    ("viec can lam", Role::Content),
    ("muc tieu", Role::Content),
    ("ten cong viec", Role::Content),
];

/// What a heading means.
pub(super) fn role(heading: &str) -> Option<Role> {
    let folded = fold_name(heading);
    if matches!(
        folded.as_str(),
        "tt" | "stt" | "so tt" | "s tt" | "t t" | "s t t" | "so thu tu" | "thu tu" | "muc" | "so"
    ) {
        return Some(Role::Label);
    }
    let padded = format!(" {folded} ");
    let has = |words: &str| padded.contains(&format!(" {words} "));
    if has("don vi tinh") || has("kinh phi") {
        return None;
    }
    if has("phoi hop") && !has("chu tri") && !padded.starts_with(" noi dung ") {
        return Some(Role::Coordinating);
    }
    phrases::meaning(&folded, &WORDS)
}

/// How surely a heading names its role, to choose between two columns of one role.
fn weight(heading: &str, role: Role) -> usize {
    let folded = fold_name(heading);
    let sure = match role {
        Role::Lead => ["chu tri", "phan cong"],
        Role::Time => ["hoan thanh", "thuc hien"],
        Role::Content => ["noi dung", "nhiem vu"],
        Role::Result => ["san pham", "ket qua"],
        Role::Label | Role::Coordinating | Role::Note => ["", ""],
    };
    usize::from(sure.iter().any(|words| folded.contains(words)))
}

/// The headings of a grid from top to bottom.
pub(super) fn all(grid: &Grid) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut row = 0;
    while row < grid.rows.len() {
        match at(grid, row) {
            // Among the rows of a table only what cannot be a task is another heading.
            Some(heading) if !found.iter().any(Heading::has_content) || heading.is_certain() => {
                row = heading.below;
                found.push(heading);
            }
            _ => row += 1,
        }
    }
    found
}

/// The heading that begins in a row, if one does.
fn at(grid: &Grid, top: usize) -> Option<Heading> {
    let row = grid.rows.get(top)?;
    let mut words = words_of(row)?;
    let below = second(grid, top, &words);
    if let Some(lower) = below {
        for (column, word) in words.iter_mut().enumerate() {
            let group = (0..=column).rev().find(|left| {
                row.cells[*left].origin != Origin::Left && !row.cells[*left].is_blank()
            });
            let below = &lower.cells[column];
            if below.origin == Origin::Own && !below.is_blank() {
                let own = one_line(&below.text);
                let group = group.map(|left| one_line(&row.cells[left].text));
                *word = match group {
                    Some(group) => format!("{group}: {own}"),
                    None => own,
                };
            }
        }
    }
    let mut heading = Heading {
        top,
        below: top + 1 + usize::from(below.is_some()),
        lowest: Some(top + usize::from(below.is_some())),
        ..Heading::default()
    };
    heading.understand(words);
    if grid.rows.get(heading.below).is_some_and(is_numbers) {
        heading.below += 1;
    }
    let has = |role| heading.roles.contains(&Some(role));
    let known = heading.known();
    let telling = has(Role::Label) || has(Role::Time) || has(Role::Lead) || has(Role::Result);
    let filled = heading
        .words
        .iter()
        .filter(|words| !words.is_empty())
        .count();
    let full = has(Role::Content) && telling && known * 2 >= filled;
    // A list of units, say: the officer can still say which column is the content.
    let partial = has(Role::Label) && known == filled && filled >= 2;
    (full || partial).then_some(heading)
}

/// The words of a row that may be a heading; none when a cell is too long for one.
fn words_of(row: &Row) -> Option<Vec<String>> {
    let mut words = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        if cell.text.len() > LONGEST * 3 || cell.text.chars().count() > LONGEST {
            return None;
        }
        // What begins with a number of its own is a task or a title.
        let label = Label::of(&cell.text);
        if cell.origin == Origin::Own && !matches!(label, Label::None | Label::Other) {
            return None;
        }
        words.push(match cell.origin {
            Origin::Own => one_line(&cell.text),
            Origin::Left | Origin::Above => String::new(),
        });
    }
    let filled = words.iter().filter(|word| !word.is_empty()).count();
    (filled >= 2).then_some(words)
}

/// The second row of a heading: it divides columns of the first and leaves those of label and content alone.
fn second<'a>(grid: &'a Grid, top: usize, words: &[String]) -> Option<&'a Row> {
    let row = grid.rows.get(top + 1)?;
    let above = &grid.rows[top];
    let mut divides = false;
    for (column, cell) in row.cells.iter().enumerate() {
        if cell.origin != Origin::Own || cell.is_blank() {
            continue;
        }
        let spans = |at: usize| {
            let cell = above.cells.get(at);
            cell.is_some_and(|cell| cell.origin == Origin::Left || cell.is_blank())
        };
        let divided = spans(column) || spans(column + 1);
        let settled = matches!(role(&words[column]), Some(Role::Label | Role::Content));
        if !divided || settled || cell.text.chars().count() > LONGEST {
            return None;
        }
        divides |= role(&cell.text).is_some();
    }
    divides.then_some(row)
}

/// The row below a heading that numbers its columns: "(1) (2) …", "1 2 3", "A B 1".
pub(super) fn is_numbers(row: &Row) -> bool {
    let marks = row
        .filled()
        .filter(|(_, cell)| numbers::is_mark(&cell.text));
    let count = marks.count();
    count == row.filled().count() && count >= 2 && count * 2 >= row.cells.len()
}

impl Heading {
    fn known(&self) -> usize {
        self.roles.iter().flatten().count() + self.twice.len()
    }

    /// Whether a column of it is the content.
    pub(super) fn has_content(&self) -> bool {
        self.roles.contains(&Some(Role::Content))
    }

    /// Whether each of its words names a column, those of labels and contents too.
    fn is_certain(&self) -> bool {
        let filled = self.words.iter().filter(|words| !words.is_empty()).count();
        let has_label = self.roles.contains(&Some(Role::Label));
        self.known() == filled && filled >= 3 && has_label && self.has_content()
    }

    /// Says what each column means; of two with one meaning the surer, else the first, has it.
    fn understand(&mut self, words: Vec<String>) {
        let mut roles: Vec<Option<Role>> = words.iter().map(|word| role(word)).collect();
        let sure = |column: usize, role| weight(&words[column], role);
        self.twice = phrases::one_each(&mut roles, &Role::ALL, sure);
        self.words = words;
        self.roles = roles;
    }

    /// Whether a row says the same again, as on a new page.
    pub(super) fn is_again(&self, row: &Row) -> bool {
        let mut same = 0;
        let mut filled = 0;
        for (column, cell) in row.filled() {
            filled += 1;
            let own = self.words.get(column).map_or("", String::as_str);
            // The first of two rows has the group's name alone.
            let folded = fold_name(&cell.text);
            let wanted = fold_name(own);
            same += usize::from(
                !folded.is_empty()
                    && (folded == wanted
                        || wanted.starts_with(&format!("{folded} "))
                        || wanted.ends_with(&format!(" {folded}"))),
            );
        }
        filled >= 2 && same == filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(heading: &str, expected: Option<Role>) {
        assert_eq!(role(heading), expected, "{heading}");
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
}
