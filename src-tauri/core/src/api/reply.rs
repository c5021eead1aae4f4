//! What the door answers: plain data with every text ready to be shown. The page computes nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{Cycle, Deadlines, Period};
use crate::form::{ColumnKind, HeadingCell, RowKind, Severity, Status};
use crate::sheet::{Finding, LineKind, Origin};

/// What the window needs before anything else.
#[derive(Debug, Clone, Serialize, TS)]
pub struct State {
    /// The program's version.
    pub version: String,
    /// The ward's name; empty before the first start is done.
    pub ward: String,
    /// Whether this is the sample ward, which every screen must say.
    pub sample: bool,
    /// Nothing has been entered yet: show the three steps.
    pub first_start: bool,
    /// Why the data file cannot be used; then every other command but `backups` and `restore` refuses.
    pub problem: Option<String>,
    /// Path of the data file.
    pub data_file: String,
    /// Today, `2026-11-16`.
    pub today: String,
    /// The cycle whose report is due next.
    pub current: Cycle,
    /// Cycles to choose from, newest first: all started ones and the current one.
    pub cycles: Vec<CycleHead>,
    /// The forms, in order of their codes.
    pub forms: Vec<FormHead>,
    /// Definitions that could not be read: file, place and reason of each.
    pub broken_forms: Vec<String>,
    /// When the last copy was made ("hôm nay 08:01"), if ever.
    pub last_backup: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// A cycle with its texts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CycleHead {
    /// `2026-11`.
    pub cycle: Cycle,
    /// "Kỳ 11/2026".
    pub title: String,
    /// "15/10 – 14/11/2026".
    pub span: String,
    /// "Hạn gửi trước 18/11 (chậm nhất 17/11)".
    pub deadline: String,
    /// "còn 1 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày".
    pub left: String,
    /// Whether the last safe day has passed.
    pub late: bool,
    /// Whether the cycle has been started.
    pub started: bool,
    /// Whether all its forms are closed.
    pub closed: bool,
}

/// A form with its texts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormHead {
    /// `II.06a`.
    pub code: String,
    /// "Biểu số II.06a/VPCP/KSTT".
    pub number: String,
    /// The title in capitals.
    pub title: String,
    /// The legal basis.
    pub basis: String,
    /// "Đơn vị tính: Số hồ sơ TTHC".
    pub unit: String,
    /// Confirmed or reconstructed.
    pub status: Status,
    /// The warning of a reconstructed form, to be shown wherever it is entered, previewed or exported.
    pub warning: Option<String>,
    /// What its rows are.
    pub rows: RowKind,
    /// Whether rows stand in sections.
    pub sections: bool,
}

/// How far a form in a cycle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The cycle has not been started.
    NotStarted,
    /// Errors stand.
    Errors,
    /// No errors, but blank cells.
    Blanks,
    /// No errors, no blanks; warnings may stand.
    Complete,
    /// Closed.
    Closed,
}

/// The state of a form in a cycle or period.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormState {
    /// `II.06a`.
    pub code: String,
    /// The title.
    pub title: String,
    /// How far it is.
    pub progress: Progress,
    /// "2 lỗi", "còn 9 ô", "đủ", "đã khóa", "chưa bắt đầu".
    pub text: String,
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of blank cells.
    pub blanks: usize,
}

/// The overview of a cycle.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    /// The cycle.
    pub cycle: CycleHead,
    /// Its forms.
    pub forms: Vec<FormState>,
    /// The one clear next step.
    pub next: NextStep,
    /// The reports due next, soonest first.
    pub deadlines: Vec<DeadlineLine>,
    /// Cycles missing or still open that a longer report due soon needs.
    pub missing: Vec<String>,
    /// What was exported or sent lately.
    pub sent: Vec<SentLine>,
    /// When the last copy of the data was made.
    pub last_backup: Option<String>,
}

/// The one clear next step.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NextStep {
    /// "Biểu II.06a còn 2 lỗi. Xem và sửa."
    pub text: String,
    /// What the button does.
    pub act: NextAct,
    /// The form it is about.
    pub form: Option<String>,
}

/// What the button of the next step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NextAct {
    /// Start the cycle.
    StartCycle,
    /// Go to the form's grid.
    OpenForm,
    /// Go to the report.
    OpenReport,
    /// Nothing is left to do.
    Nothing,
}

/// A report that is due.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeadlineLine {
    /// "Báo cáo tháng 11/2026", "Báo cáo CCHC quý IV/2026".
    pub title: String,
    /// The period.
    pub period: Period,
    /// "trước 18/11/2026".
    pub before: String,
    /// "chậm nhất 17/11/2026".
    pub last_safe: String,
    /// "còn 1 ngày".
    pub left: String,
    /// Whether the last safe day has passed.
    pub late: bool,
    /// Whether it has been marked as sent.
    pub sent: bool,
}

/// A form of a cycle or period as a grid.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetReply {
    /// What rarely changes.
    pub head: SheetHead,
    /// What every edit changes.
    pub body: SheetBody,
}

/// The part of a grid that no edit changes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetHead {
    /// The form.
    pub form: FormHead,
    /// "Tháng 11/2026".
    pub period: String,
    /// "Từ ngày 15/10/2026 đến ngày 14/11/2026".
    pub span: String,
    /// Number of heading rows, without the number row.
    pub depth: usize,
    /// The merged heading cells, by shown column.
    pub headings: Vec<HeadingCell>,
    /// The shown columns from left to right.
    pub columns: Vec<ColumnReply>,
}

/// A shown column.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnReply {
    /// Its key.
    pub key: String,
    /// What the number row prints: "(3)=(4)+(5)+(6)".
    pub number: String,
    /// "(4) Trực tuyến": its name in sentences.
    pub label: String,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// Whether figures are typed here.
    pub input: bool,
    /// In a longer period: asked for.
    pub asked: bool,
    /// Width in characters.
    pub width: u32,
}

/// The part of a grid that every edit may change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetBody {
    /// Lines from top to bottom.
    pub lines: Vec<LineReply>,
    /// What does not fit, errors first.
    pub findings: Vec<Finding>,
    /// How far the form is.
    pub state: FormState,
    /// Whether cells can be changed.
    pub editable: bool,
    /// Why not, or why again: "Đã khóa sổ 16/11/2026 10:32, ghi chú: …"; in a period: missing or open cycles.
    pub remarks: Vec<String>,
    /// When the last change of this data file was written, "10:32:05".
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// A line of a grid.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LineReply {
    /// What it is.
    pub kind: LineKind,
    /// The row's id, for a row.
    pub row: Option<i64>,
    /// The section it is or stands in.
    pub section: Option<i64>,
    /// I, II … or 1, 2 …
    pub label: String,
    /// The row's name.
    pub name: String,
    /// One for each shown column; the ordinal's and the name's are empty.
    pub cells: Vec<CellReply>,
}

/// A cell of a grid. Fields at their default are left out on the wire.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct CellReply {
    /// As it is shown: "1.234,5".
    #[serde(skip_serializing_if = "String::is_empty", default)]
    #[ts(optional, as = "Option<String>")]
    pub text: String,
    /// As it is edited and copied, when that differs: "1234,5".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub edit: Option<String>,
    /// Where the figure came from; computed cells have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub origin: Option<Origin>,
    /// The gravest finding about this cell, blanks left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mark: Option<Severity>,
    /// Whether it carries a note.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub noted: bool,
    /// Whether a figure can be typed here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub input: bool,
}

/// The answer to every change of a form in a cycle.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Changed {
    /// The form after the change.
    pub body: SheetBody,
    /// What was done, for a toast: "Đã dán 24 ô, bỏ qua 2 ô".
    pub message: Option<String>,
    /// Nothing was done yet; asks for a yes, upon which the command is repeated with `sure: true`.
    pub question: Option<String>,
}

/// What was undone or redone, and where.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Undone {
    /// The form it was in.
    pub form: String,
    /// The cycle it was in.
    pub cycle: Cycle,
    /// "Đã hoàn tác: ô (4) Hộ tịch".
    pub message: String,
    /// The form after it.
    pub body: SheetBody,
}

/// Names a cell of a form in a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct CellRef {
    /// The row's id.
    pub row: i64,
    /// The column's key.
    pub column: String,
}

/// Where Ctrl+D and Ctrl+R fill to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// The first line of the area into the lines below.
    Down,
    /// The first column of the area into those right of it.
    Right,
}

/// Sum, count and average of selected cells, as shown in the status bar.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Selected {
    /// "3 ô · 2 số · tổng 1.234 · trung bình 617".
    pub text: String,
}

/// All about one cell, for the side panel.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CellAbout {
    /// "Ô (12) · Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub title: String,
    /// "Nhập tay 10:31", "Tính theo công thức (3)=(4)+(5)+(6)" …
    pub origin: String,
    /// The note.
    pub note: Option<String>,
    /// Earlier values, newest first.
    pub history: Vec<HistoryLine>,
    /// The last twelve cycles, oldest first.
    pub trend: Vec<TrendPoint>,
    /// "12 kỳ gần nhất: 9 – 17, trung vị 12".
    pub trend_text: Option<String>,
}

/// A change of a cell.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryLine {
    /// "16/11/2026 10:31".
    pub at: String,
    /// "13 → 12".
    pub change: String,
    /// "nhập tay", "tệp tong-hop.xlsx, ô Sheet1!L7", "hoàn tác" …
    pub origin: String,
}

/// A cycle's figure in the small chart.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TrendPoint {
    /// "11/2026".
    pub cycle: String,
    /// "1.234", or nothing.
    pub text: String,
    /// Height of the bar, 0–100 of the largest.
    pub height: u32,
}

/// A field that can be added as a row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RowChoice {
    /// The field's id.
    pub field: i64,
    /// Its name.
    pub name: String,
}

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
    /// The section's words.
    pub section: String,
    /// The field it was matched with.
    pub field: Option<i64>,
    /// "khớp tên", "đã chọn lần trước", "thêm vào danh mục", "bỏ qua", "chưa rõ".
    pub how: String,
    /// Whether it needs a choice.
    pub open: bool,
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

/// A period that can be reported.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PeriodChoice {
    /// `2026-Q4`.
    pub period: Period,
    /// "Quý IV/2026".
    pub title: String,
    /// "15/09/2026 – 14/12/2026".
    pub span: String,
}

/// A report over a period.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Report {
    /// The period.
    pub period: Period,
    /// "Quý IV/2026".
    pub title: String,
    /// "Từ ngày … đến ngày …".
    pub span: String,
    /// Its forms.
    pub forms: Vec<FormState>,
    /// Missing or open cycles.
    pub missing: Vec<String>,
    /// What was exported or sent.
    pub sent: Vec<SentLine>,
}

/// An export or a sending of a report.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SentLine {
    /// "16/11/2026 10:32".
    pub at: String,
    /// "Đã xuất Excel", "Đã gửi".
    pub act: String,
    /// "Tháng 11/2026 · II.06a, II.08".
    pub what: String,
    /// The file, when one was written.
    pub path: Option<String>,
}

/// What an export will be.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportProposal {
    /// "BC-KSTTHC_Dong-Hai_2026-11.xlsx".
    pub file_name: String,
    /// Whether a form has errors.
    pub draft: bool,
    /// What to know before sending: drafts, reconstructed forms, missing cycles.
    pub notes: Vec<String>,
}

/// A workbook that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Its folder.
    pub folder: String,
    /// "Đã xuất 4 biểu vào …".
    pub message: String,
    /// Whether a form has errors.
    pub draft: bool,
}

/// The office that owns the data file. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Office {
    /// "Đông Hải".
    pub ward: String,
    /// "UBND phường Đông Hải".
    pub body: String,
    /// "UBND thành phố Hải Phòng".
    pub superior: String,
    /// "Trung tâm Phục vụ hành chính công phường Đông Hải".
    pub centre: String,
    /// Place of the date line: "Đông Hải".
    pub place: String,
    /// Đơn vị báo cáo.
    pub reporting_unit: String,
    /// Đơn vị nhận báo cáo.
    pub receiving_unit: String,
    /// Người lập biểu.
    pub preparer: String,
    /// Title of the signer, lines divided by `/`: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
    pub signer_title: String,
    /// Name of the signer.
    pub signer: String,
    /// Document symbol: "BC-UBND".
    pub symbol: String,
}

/// A unit of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unit {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// "Phòng Kinh tế, Hạ tầng và Đô thị".
    pub name: String,
    /// "Phòng KTHTĐT".
    pub short: String,
    /// Its head.
    pub head: String,
}

/// A field of administration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Field {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// "Hộ tịch".
    pub name: String,
    /// Code, may be empty.
    pub code: String,
    /// The unit it belongs to.
    pub unit: Option<i64>,
    /// From which cycle on it is offered; none = always.
    pub active_from: Option<Cycle>,
    /// The last cycle in which it is offered; none = still.
    pub active_until: Option<Cycle>,
    /// Whether figures use it: then it can be ended, not deleted.
    #[serde(default)]
    pub used: bool,
}

/// A source of figures: a section of forms with sections.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Source {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// "Trên Hệ thống của Bộ, ngành".
    pub name: String,
    /// Whether new cycles have it.
    pub active: bool,
    /// Whether figures use it.
    #[serde(default)]
    pub used: bool,
}

/// Everything of the settings screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Settings {
    /// The office.
    pub office: Office,
    /// Its units.
    pub units: Vec<Unit>,
    /// The catalogue of fields, in its order.
    pub fields: Vec<Field>,
    /// The sources, in their order.
    pub sources: Vec<Source>,
    /// The report calendar.
    pub deadlines: Deadlines,
    /// The forms, with their versions.
    pub forms: Vec<FormVersions>,
    /// Definitions that could not be read.
    pub broken_forms: Vec<String>,
    /// Path of the data file.
    pub data_file: String,
    /// Folder of the copies.
    pub backup_folder: String,
    /// Folder in which further form definitions are looked for.
    pub forms_folder: String,
}

/// A form and its versions.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormVersions {
    /// The form, in the version a new cycle would use.
    pub form: FormHead,
    /// "Biểu mẫu kèm chương trình, áp dụng từ 21/10/2020", "Văn phòng sửa ngày 16/11/2026" …
    pub versions: Vec<String>,
    /// Whether the officer has changed it.
    pub edited: bool,
    /// Its columns, hidden ones too.
    pub columns: Vec<ColumnLayout>,
}

/// A column in the editor of a form.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnLayout {
    /// Its key.
    pub key: String,
    /// Its printed number.
    pub no: u32,
    /// Its headings, outermost first.
    pub heading: Vec<String>,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// What the number row prints.
    pub number: String,
    /// Neither shown nor printed.
    pub hidden: bool,
    /// Whether it was added by the officer.
    pub added: bool,
}

/// A change of a form's definition by the officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormEdit {
    /// New words for a heading; neighbours that share it change too.
    Heading {
        /// The column.
        key: String,
        /// Which of its headings, 0 = outermost.
        level: usize,
        /// The new words.
        text: String,
    },
    /// Hides or shows a column.
    Hidden {
        /// The column.
        key: String,
        /// Hidden?
        hidden: bool,
    },
    /// Adds a typed column after another.
    Add {
        /// The column it stands after.
        after: String,
        /// Its headings, outermost first.
        heading: Vec<String>,
        /// What stands in its cells.
        kind: ColumnKind,
        /// How a longer period takes it: summed (a flow) or the last cycle's (a stock).
        summed: bool,
    },
    /// Takes an added column away (its figures are kept).
    Remove {
        /// The column.
        key: String,
    },
    /// New title.
    Title {
        /// The title.
        text: String,
    },
    /// New legal basis.
    Basis {
        /// The basis.
        text: String,
    },
    /// Marks the layout as checked against the official form.
    Confirm,
}

/// A copy of the data file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Backup {
    /// Its file name, by which it is restored.
    pub name: String,
    /// "16/11/2026 08:01".
    pub at: String,
    /// "hằng ngày", "trước khi nhập tệp", "trước khi khôi phục" …
    pub reason: String,
    /// "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026", or why it cannot be read.
    pub holds: String,
    /// "1,2 MB".
    pub size: String,
    /// Whether it can be restored.
    pub usable: bool,
}

/// The copies, newest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Backups {
    /// The copies.
    pub backups: Vec<Backup>,
    /// Folder of the copies.
    pub folder: String,
    /// What `restore_undo` would bring back.
    pub undo: Option<String>,
}

/// A hit of the search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Hit {
    /// "Hộ tịch".
    pub title: String,
    /// "II.06a · Kỳ 11/2026".
    pub place: String,
    /// The form to open.
    pub form: Option<String>,
    /// The cycle to open.
    pub cycle: Option<Cycle>,
    /// The row to go to.
    pub row: Option<i64>,
}

/// What a check of the whole data file found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Verified {
    /// Whether the file is whole.
    pub whole: bool,
    /// "13 kỳ, 4.212 số liệu, 310 lần thay đổi".
    pub text: String,
}

/// How far a long act is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Working {
    /// "Đang đọc dòng 12.000"; none when nothing is under way.
    pub text: Option<String>,
}
