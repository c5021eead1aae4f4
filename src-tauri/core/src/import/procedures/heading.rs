//! Which row of a sheet is the heading of a catalogue, and what its columns are: by their words, in any order.

use super::table::{Line, Table};
use crate::dossier::procedure_code;
use crate::import::headings::phrases::{meaning, one_each};
use crate::import::rows::column_name;
use crate::value::{fold_name, one_line};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// Known, and not wanted.
    Nothing,
    Code,
    Name,
    Field,
    Level,
    /// A mark: wholly online.
    Full,
    /// A mark: partly online.
    Partial,
    /// A mark: information only.
    Info,
    Fee,
    /// Phí alone.
    Charge,
    /// Lệ phí alone.
    Levy,
    Days,
    Unit,
    /// The unit of the office, where a column names the authority that decides as well.
    Desk,
    Authority,
    From,
    Until,
    Status,
    /// Of a register: what happened.
    Change,
    Decision,
    Decided,
}

impl Means {
    const ALL: [Means; 20] = [
        Means::Code,
        Means::Name,
        Means::Field,
        Means::Level,
        Means::Full,
        Means::Partial,
        Means::Info,
        Means::Fee,
        Means::Charge,
        Means::Levy,
        Means::Days,
        Means::Unit,
        Means::Desk,
        Means::Authority,
        Means::From,
        Means::Until,
        Means::Status,
        Means::Change,
        Means::Decision,
        Means::Decided,
    ];

    /// What it is called; none for what is not read.
    pub(super) fn word(self) -> Option<&'static str> {
        Some(match self {
            Means::Nothing => return None,
            Means::Code => "Mã thủ tục",
            Means::Name => "Tên",
            Means::Field => "Lĩnh vực",
            Means::Level => "Mức độ",
            Means::Full => "Mức độ: toàn trình",
            Means::Partial => "Mức độ: một phần",
            Means::Info => "Mức độ: cung cấp thông tin",
            Means::Fee => "Phí, lệ phí",
            Means::Charge => "Phí",
            Means::Levy => "Lệ phí",
            Means::Days => "Thời hạn",
            Means::Unit => "Cơ quan thực hiện",
            Means::Desk => "Đơn vị thực hiện",
            Means::Authority => "Cơ quan công bố",
            Means::From => "Hiệu lực từ",
            Means::Until => "Hiệu lực đến",
            Means::Status => "Trạng thái",
            Means::Change => "Loại thay đổi",
            Means::Decision => "Số quyết định",
            Means::Decided => "Ngày quyết định",
        })
    }
}

/// The words of headings, folded; of two that begin at one place the first in this list counts.
const PHRASES: &[(&str, Means)] = &[
    ("stt", Means::Nothing),
    ("so tt", Means::Nothing),
    ("so thu tu", Means::Nothing),
    ("tt", Means::Nothing),
    ("ghi chu", Means::Nothing),
    ("nguon", Means::Nothing),
    ("cap thuc hien", Means::Nothing),
    ("cap tham quyen", Means::Nothing),
    ("ma ho so", Means::Nothing),
    ("ma so ho so", Means::Nothing),
    ("so ho so", Means::Nothing),
    ("ma linh vuc", Means::Nothing),
    ("ma co quan", Means::Nothing),
    ("ma don vi", Means::Nothing),
    // How it is handed in, of each channel.
    ("truc tiep", Means::Nothing),
    ("truc tuyen", Means::Nothing),
    ("buu chinh", Means::Nothing),
    ("bcci", Means::Nothing),
    ("dich vu bcci", Means::Nothing),
    ("dich vu buu chinh", Means::Nothing),
    ("dich vu cong truc tuyen", Means::Level),
    ("dvc truc tuyen", Means::Level),
    ("dvctt", Means::Level),
    ("muc do", Means::Level),
    ("muc dvc", Means::Level),
    ("toan trinh", Means::Full),
    ("mot phan", Means::Partial),
    ("cung cap tt", Means::Info),
    ("cung cap thong tin", Means::Info),
    ("loai thay doi", Means::Change),
    ("hinh thuc thay doi", Means::Change),
    ("chi tiet thay doi", Means::Nothing),
    ("noi dung thay doi", Means::Nothing),
    ("loai", Means::Nothing),
    ("ngay quyet dinh", Means::Decided),
    ("ngay ban hanh", Means::Decided),
    ("so quyet dinh", Means::Decision),
    ("quyet dinh", Means::Decision),
    ("ngay hieu luc", Means::From),
    ("ngay co hieu luc", Means::From),
    ("hieu luc tu", Means::From),
    ("ap dung tu", Means::From),
    ("ngay het hieu luc", Means::Until),
    ("het hieu luc", Means::Until),
    ("hieu luc den", Means::Until),
    ("trang thai", Means::Status),
    ("tinh trang", Means::Status),
    ("co quan ban hanh", Means::Authority),
    ("co quan cong bo", Means::Authority),
    ("don vi ban hanh", Means::Authority),
    ("don vi cong bo", Means::Authority),
    ("co quan", Means::Unit),
    ("ten co quan", Means::Unit),
    ("don vi", Means::Desk),
    ("ten don vi", Means::Desk),
    ("phong ban", Means::Desk),
    ("thoi han", Means::Days),
    ("thoi gian giai quyet", Means::Days),
    ("thoi gian thuc hien", Means::Days),
    ("phi le phi", Means::Fee),
    ("phi va le phi", Means::Fee),
    ("phi hoac le phi", Means::Fee),
    ("le phi", Means::Levy),
    ("phi", Means::Charge),
    ("linh vuc", Means::Field),
    ("ten linh vuc", Means::Field),
    ("nhom linh vuc", Means::Field),
    ("ma so", Means::Code),
    ("ma tthc", Means::Code),
    ("ma thu tuc", Means::Code),
    ("ma qg", Means::Code),
    ("ma quoc gia", Means::Code),
    ("ma", Means::Code),
    ("ten", Means::Name),
    ("thu tuc", Means::Name),
    ("tthc", Means::Name),
];

/// A heading stands within so many rows.
const SEARCHED: usize = 40;

/// A heading's cell has at most so many letters.
const LONGEST: usize = 80;

/// A column of a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) column: u32,
    /// Its words, two levels joined by " › ".
    pub(super) text: String,
    pub(super) means: Option<Means>,
    /// What it would mean, had another column not meant it.
    pub(super) twice: Option<Means>,
}

impl Column {
    /// "C".
    pub(super) fn letter(&self) -> String {
        column_name(self.column)
    }

    /// Its folded words.
    pub(super) fn folded(&self) -> String {
        fold_name(&self.text)
    }
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    /// The number of its lowest row.
    pub(super) row: u32,
    /// Where its rows end, in the table.
    pub(super) end: usize,
    pub(super) columns: Vec<Column>,
}

impl Heading {
    /// The column that means this.
    pub(super) fn column(&self, means: Means) -> Option<&Column> {
        self.columns.iter().find(|own| own.means == Some(means))
    }

    /// Whether it is one of a register of changes.
    pub(super) fn is_register(&self) -> bool {
        self.column(Means::Change).is_some()
    }
}

/// What a sheet has for a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// This one.
    Heading(Heading),
    /// One of a catalogue without codes, in this row.
    NoCode(u32),
    /// None.
    None,
}

/// Finds the heading of a sheet.
pub(super) fn find(table: &Table) -> Found {
    let mut without = None;
    for (at, row) in table.rows.iter().take(SEARCHED).enumerate() {
        let Some(heading) = heading(table, at, row) else {
            continue;
        };
        let has = |means| heading.column(means).is_some();
        if has(Means::Code) && (has(Means::Name) || has(Means::Field) || has(Means::Level)) {
            return Found::Heading(heading);
        }
        let like = has(Means::Name) && (has(Means::Field) || has(Means::Level) || has(Means::Unit));
        if like && without.is_none() {
            without = Some(heading.row);
        }
    }
    without.map_or(Found::None, Found::NoCode)
}

fn heading(table: &Table, at: usize, row: &Line) -> Option<Heading> {
    if !is_heading_like(row) || row.cells.len() < 2 {
        return None;
    }
    let below = table.rows.get(at + 1).filter(|below| divides(below));
    let mut columns: Vec<u32> = row.cells.iter().map(|cell| cell.column).collect();
    columns.extend(
        below
            .iter()
            .flat_map(|row| &row.cells)
            .map(|own| own.column),
    );
    columns.sort_unstable();
    columns.dedup();
    let columns = columns.into_iter().map(|column| {
        let own = one_line(row.text(column));
        let leaf = below.map_or_else(String::new, |row| one_line(row.text(column)));
        // A heading over several columns stands in the first of them.
        let top = match (own.is_empty(), leaf.is_empty()) {
            (true, false) => {
                let before = row.cells.iter().rev().find(|cell| cell.column < column);
                one_line(before.map_or("", |cell| cell.text.as_str()))
            }
            _ => own,
        };
        let means = |text: &str| meaning(&fold_name(text), PHRASES);
        let text = match (top == leaf, top.is_empty(), leaf.is_empty()) {
            (true, ..) | (_, _, true) => top,
            (_, true, _) => leaf.clone(),
            _ => format!("{top} › {leaf}"),
        };
        Column {
            column,
            means: means(&leaf).or_else(|| means(&text)),
            text,
            twice: None,
        }
    });
    let mut columns: Vec<Column> = columns.collect();
    let mut keys: Vec<Option<Means>> = columns.iter().map(|own| own.means).collect();
    let twice = one_each(&mut keys, &Means::ALL, |_, _| 0);
    for (own, means) in columns.iter_mut().zip(keys) {
        own.means = means;
    }
    for (at, means) in twice {
        columns[at].twice = Some(means);
    }
    let last = below.unwrap_or(row);
    Some(Heading {
        row: last.number,
        end: at + 1 + usize::from(below.is_some()),
        columns,
    })
}

/// Whether a row may be a heading: short words, no procedure's code.
fn is_heading_like(row: &Line) -> bool {
    let short = |text: &str| text.chars().count() <= LONGEST;
    let mut cells = row.cells.iter();
    cells.all(|cell| short(&cell.text) && procedure_code(&cell.text).is_none())
}

/// Whether a row divides columns of the one above: "Toàn trình", "Một phần" under "Mức độ".
fn divides(row: &Line) -> bool {
    let parts = [
        Means::Full,
        Means::Partial,
        Means::Info,
        Means::Fee,
        Means::Charge,
        Means::Levy,
    ];
    let means = |text: &str| meaning(&fold_name(text), PHRASES);
    let mut cells = row.cells.iter();
    is_heading_like(row)
        && cells.any(|cell| means(&cell.text).is_some_and(|own| parts.contains(&own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        for (text, expected) in [
            ("Mã số", Some(Means::Code)),
            ("Mã TTHC", Some(Means::Code)),
            ("ma_tthc", Some(Means::Code)),
            ("Mã số hồ sơ", Some(Means::Nothing)),
            ("Mã hồ sơ", Some(Means::Nothing)),
            ("Tên", Some(Means::Name)),
            ("Thủ tục hành chính", Some(Means::Name)),
            ("Lĩnh vực", Some(Means::Field)),
            ("Tên lĩnh vực", Some(Means::Field)),
            ("Cơ quan ban hành", Some(Means::Authority)),
            ("Cơ quan công bố", Some(Means::Authority)),
            ("Cơ quan thực hiện", Some(Means::Unit)),
            ("Đơn vị thực hiện", Some(Means::Desk)),
            ("Loại TTHC", Some(Means::Nothing)),
            ("Loại thay đổi", Some(Means::Change)),
            ("Mức độ cung cấp", Some(Means::Level)),
            ("Dịch vụ công trực tuyến", Some(Means::Level)),
            ("DỊCH VỤ BCCI", Some(Means::Nothing)),
            ("TOÀN TRÌNH", Some(Means::Full)),
            ("CUNG CẤP TT", Some(Means::Info)),
            ("Phí - lệ phí", Some(Means::Fee)),
            ("PHÍ", Some(Means::Charge)),
            ("LỆ PHÍ", Some(Means::Levy)),
            ("truc_tiep_phi_dong", Some(Means::Nothing)),
            ("Thời hạn giải quyết (ngày làm việc)", Some(Means::Days)),
            ("QUYẾT ĐỊNH SỐ", Some(Means::Decision)),
            ("Ngày quyết định", Some(Means::Decided)),
            ("Ngày hiệu lực", Some(Means::From)),
            ("Ngày hết hiệu lực", Some(Means::Until)),
            ("vinh_bao_hp", None),
        ] {
            assert_eq!(meaning(&fold_name(text), PHRASES), expected, "{text}");
        }
    }
}
