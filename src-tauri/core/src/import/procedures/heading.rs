//! Which rows of a sheet are the heading of a catalogue, and what its columns are: by their words, in any order.

use std::borrow::Cow;

use super::table::{Line, Table};
use crate::import::headings::find::{self, Below, Search};
use crate::import::headings::row::{Cell, Kind, Row};
use crate::import::headings::vocabulary::{Phrase, Vocabulary, has, nothing, whole};
use crate::import::rows::column_name;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    Ordinal,
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
    /// What it is called; none for what is not read.
    pub(super) fn word(self) -> Option<&'static str> {
        Some(match self {
            Means::Ordinal => return None,
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

/// The words of headings.
const PHRASES: &[&[Phrase<Means>]] = &[
    &[
        whole("stt", Means::Ordinal),
        whole("tt", Means::Ordinal),
        whole("so tt", Means::Ordinal),
        whole("so thu tu", Means::Ordinal),
        has("toan trinh", Means::Full).unless(&["mot phan"]),
        has("mot phan", Means::Partial).unless(&["toan trinh"]),
        has("cung cap tt", Means::Info),
        has("cung cap thong tin", Means::Info),
    ],
    &[
        nothing("ghi chu"),
        nothing("nguon"),
        nothing("cap thuc hien"),
        nothing("cap tham quyen"),
        nothing("ma ho so"),
        nothing("ma so ho so"),
        nothing("so ho so"),
        nothing("ma linh vuc"),
        nothing("ma co quan"),
        nothing("ma don vi"),
        // How it is handed in, of each channel.
        nothing("truc tiep"),
        nothing("truc tuyen"),
        nothing("buu chinh"),
        nothing("bcci"),
        nothing("dich vu bcci"),
        nothing("dich vu buu chinh"),
        nothing("chi tiet thay doi"),
        nothing("noi dung thay doi"),
        nothing("loai"),
        has("dich vu cong truc tuyen", Means::Level),
        has("dvc truc tuyen", Means::Level),
        has("dvctt", Means::Level),
        has("muc do", Means::Level),
        has("muc dvc", Means::Level),
        has("loai thay doi", Means::Change),
        has("hinh thuc thay doi", Means::Change),
        has("ngay quyet dinh", Means::Decided),
        has("ngay ban hanh", Means::Decided),
        has("so quyet dinh", Means::Decision),
        has("quyet dinh", Means::Decision),
        has("ngay hieu luc", Means::From),
        has("ngay co hieu luc", Means::From),
        has("hieu luc tu", Means::From),
        has("ap dung tu", Means::From),
        has("ngay het hieu luc", Means::Until),
        has("het hieu luc", Means::Until),
        has("hieu luc den", Means::Until),
        has("trang thai", Means::Status),
        has("tinh trang", Means::Status),
        has("co quan ban hanh", Means::Authority),
        has("co quan cong bo", Means::Authority),
        has("don vi ban hanh", Means::Authority),
        has("don vi cong bo", Means::Authority),
        has("co quan", Means::Unit),
        has("ten co quan", Means::Unit),
        has("don vi", Means::Desk),
        has("ten don vi", Means::Desk),
        has("phong ban", Means::Desk),
        has("thoi han", Means::Days),
        has("thoi gian giai quyet", Means::Days),
        has("thoi gian thuc hien", Means::Days),
        has("phi le phi", Means::Fee),
        has("phi va le phi", Means::Fee),
        has("phi hoac le phi", Means::Fee),
        has("le phi", Means::Levy),
        has("phi", Means::Charge),
        has("linh vuc", Means::Field),
        has("ten linh vuc", Means::Field),
        has("nhom linh vuc", Means::Field),
        has("ma so", Means::Code),
        has("ma tthc", Means::Code),
        has("ma thu tuc", Means::Code),
        has("ma qg", Means::Code),
        has("ma quoc gia", Means::Code),
        has("ma", Means::Code),
        has("ten", Means::Name),
        has("thu tuc", Means::Name),
        has("tthc", Means::Name),
    ],
];

/// A heading stands within so many rows.
const SEARCHED: usize = 40;

fn vocabulary() -> Vocabulary<'static, Means> {
    Vocabulary {
        wanted: Vec::new(),
        phrases: PHRASES,
        surer: &[],
    }
}

fn search() -> Search<'static, Means> {
    Search {
        vocabulary: vocabulary(),
        needed: vec![Means::Code],
        undivided: &[Means::Ordinal, Means::Code, Means::Name, Means::Field],
        plain: &[],
        below: Below::Words,
        deepest: 3,
        narrowest: 2,
        // Without codes it is one that can be told to lack them.
        accepts: Box::new(|found, _| {
            let any = |all: &[Means]| all.iter().any(|own| found.has(*own));
            match found.has(Means::Code) {
                true => any(&[Means::Name, Means::Field, Means::Level]),
                false => found.has(Means::Name) && any(&[Means::Field, Means::Level, Means::Unit]),
            }
        }),
    }
}

/// A column of a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) column: u32,
    /// Its words, levels joined by " › ".
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
}

/// A heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// The number of its lowest row of words.
    pub(super) row: u32,
    /// Where the rows below it begin, in the table.
    pub(super) end: usize,
    pub(super) columns: Vec<Column>,
    found: find::Heading<Means>,
    width: u32,
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

    /// Whether a row says it again.
    pub(super) fn is_again(&self, line: &Line) -> bool {
        self.found.is_again(&row(line, self.width))
    }
}

/// What a sheet has for a heading.
#[derive(Debug, Clone)]
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
    let width = table.width();
    let lines = table.rows.iter().take(SEARCHED);
    let rows: Vec<Row<'_>> = lines.map(|line| row(line, width)).collect();
    let Some(found) = search().best(&rows, &|_| false) else {
        return Found::None;
    };
    let row = table.rows.get(found.lowest).map_or(0, |line| line.number);
    if !found.is_complete() {
        return Found::NoCode(row);
    }
    let columns = found.found.columns.iter().map(|own| {
        let column = own.written.column;
        let mut twice = found.found.twice.iter();
        Column {
            column,
            text: own.written.parts.join(" › "),
            means: own.key,
            twice: (twice.find(|(at, _)| *at == column)).map(|(_, means)| *means),
        }
    });
    Found::Heading(Heading {
        row,
        end: found.below,
        columns: columns.collect(),
        width,
        found,
    })
}

/// A line as headings are looked for in it.
fn row(line: &Line, width: u32) -> Row<'_> {
    let cells = line.cells.iter().map(|own| Cell {
        column: own.column,
        kind: match (own.above, own.number, own.day) {
            (true, ..) => Kind::Above,
            (false, None, None) => Kind::Words,
            _ => Kind::Other,
        },
        text: Cow::Borrowed(own.text.as_str()),
    });
    Row {
        number: line.number as usize,
        width,
        cells: cells.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::headings::written::Written;

    #[test]
    fn headings_are_known_by_their_words() {
        for (text, expected) in [
            ("Mã số", Some(Means::Code)),
            ("Mã TTHC", Some(Means::Code)),
            ("ma_tthc", Some(Means::Code)),
            ("MaTTHC", Some(Means::Code)),
            ("Mã số hồ sơ", None),
            ("Mã hồ sơ", None),
            ("Tên", Some(Means::Name)),
            ("Thủ tục hành chính", Some(Means::Name)),
            ("Lĩnh vực", Some(Means::Field)),
            ("Tên lĩnh vực", Some(Means::Field)),
            ("Cơ quan ban hành", Some(Means::Authority)),
            ("Cơ quan công bố", Some(Means::Authority)),
            ("Cơ quan thực hiện", Some(Means::Unit)),
            ("Đơn vị thực hiện", Some(Means::Desk)),
            ("Loại TTHC", None),
            ("Loại thay đổi", Some(Means::Change)),
            ("Mức độ cung cấp", Some(Means::Level)),
            ("Dịch vụ công trực tuyến", Some(Means::Level)),
            ("DỊCH VỤ BCCI", None),
            ("STT", Some(Means::Ordinal)),
            ("TOÀN TRÌNH", Some(Means::Full)),
            ("Mức độ cung cấp (toàn trình, một phần)", Some(Means::Level)),
            ("CUNG CẤP TT", Some(Means::Info)),
            ("Phí - lệ phí", Some(Means::Fee)),
            ("PHÍ", Some(Means::Charge)),
            ("LỆ PHÍ", Some(Means::Levy)),
            ("truc_tiep_phi_dong", None),
            ("Thời hạn giải quyết (ngày làm việc)", Some(Means::Days)),
            ("QUYẾT ĐỊNH SỐ", Some(Means::Decision)),
            ("Ngày quyết định", Some(Means::Decided)),
            ("Ngày hiệu lực", Some(Means::From)),
            ("Ngày hết hiệu lực", Some(Means::Until)),
            ("vinh_bao_hp", None),
        ] {
            let own = Written::new(0, &[text], None);
            assert_eq!(vocabulary().meaning(&own.joined), expected, "{text}");
        }
    }
}
