//! What a summary sheet was understood to say.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an import understood, what it did not, and what it would change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SummaryPreview {
    /// The file's name.
    pub file: String,
    /// The sheet that was read.
    pub sheet: String,
    /// All sheets of the file, to choose another.
    pub sheets: Vec<String>,
    /// The form the figures go to.
    pub form: String,
    /// "Tiêu đề ở dòng 4; 14 dòng số liệu trong 2 mục".
    pub understood: Vec<String>,
    /// How each column of the file was understood.
    pub columns: Vec<ColumnFound>,
    /// How each section of the file was understood.
    pub sections: Vec<SectionFound>,
    /// Its rows.
    pub rows: Vec<RowFound>,
    /// The file names another month than the cycle it is read for, or another office.
    pub warning: Option<String>,
    /// Rows that are left out, now or as last time, with the figures that will not be stored.
    pub left_out: Vec<PlacedText>,
    /// How figures were read where that could surprise: "D3: “1,234” được đọc là 1.234".
    pub remarks: Vec<PlacedText>,
    /// The file's own sums that differ: "C14: tệp ghi 10.361, cộng lại 10.362".
    pub differences: Vec<PlacedText>,
    /// What must be decided or mended before it can be stored.
    pub problems: Vec<PlacedText>,
    /// What will change in the cycle.
    pub changes: Vec<ChangeFound>,
    /// "Sẽ ghi 140 ô: 120 ô mới, 20 ô thay đổi; thêm 2 dòng".
    pub summary: String,
    /// Whether it can be stored as it stands.
    pub ready: bool,
}

/// A sentence about a cell of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacedText {
    /// "C14", or "dòng 4".
    pub place: String,
    /// The sentence, place included.
    pub text: String,
}

/// A column of the file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnFound {
    /// "C".
    pub letter: String,
    /// The file's words.
    pub heading: String,
    /// "(3) Số hồ sơ nhận giải quyết"; none when left out.
    pub meaning: Option<String>,
    /// Compared with our sum, never stored.
    pub compared: bool,
}

/// A section of the file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SectionFound {
    /// "dòng 5".
    pub place: String,
    /// The file's words.
    pub text: String,
    /// The key under which a choice for it is given.
    pub key: String,
    /// The source it was matched with.
    pub source: Option<i64>,
    /// Whether it is left out with all its rows.
    pub skipped: bool,
}

/// A row of the file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RowFound {
    /// "dòng 6".
    pub place: String,
    /// The file's words.
    pub text: String,
    /// The key under which a choice for it is given.
    pub key: String,
    /// Its section, by place in the list of sections: two may have the same words.
    pub section: Option<usize>,
    /// The field it was matched with.
    pub field: Option<i64>,
    /// "khớp tên", "đã chọn lần trước", "thêm vào danh mục", "bỏ qua", "chưa rõ".
    pub how: String,
    /// Whether it needs a choice.
    pub open: bool,
    /// Whether it is left out.
    pub skipped: bool,
    /// The figures, as read, by column label.
    pub figures: Vec<String>,
}

/// A cell that will change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangeFound {
    /// "Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub row: String,
    /// "(4) Trực tuyến".
    pub column: String,
    /// Before.
    pub from: String,
    /// After.
    pub to: String,
    /// "TONGHOP!D7".
    pub place: String,
}

/// What the officer decided about a name that the file and the catalogue do not share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    /// The key of the row or section.
    pub key: String,
    /// What to do with it.
    pub act: ChoiceAct,
}

/// What to do with an unknown name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceAct {
    /// It is this field (a row) or source (a section).
    Is(i64),
    /// Add it to the catalogue under the file's name.
    Add,
    /// Leave it out.
    Skip,
}
