//! The one door: one table of commands. From it come the `Command` enum, the exhaustive `App::run`, the list
//! that `smc commands` prints and the page's TypeScript types. A command's body lives in one of the modules
//! below: load, compute, store.

mod about;
mod area;
mod backups;
mod carry;
mod closing;
mod cycle;
mod desk;
mod door;
mod figures;
mod forms;
mod imports;
mod load;
mod over;
mod overview;
mod paste;
mod preview;
mod progress;
mod reply;
mod reports;
mod rows;
mod sample;
mod sending;
mod settings;
mod start;
mod stored;
mod types;
mod views;

use serde::Deserialize;

pub use desk::{Clock, Options};
pub use door::{App, CommandInfo};
pub use reply::*;
pub use sample::{SampleSize, sample_write};
pub use types::typescript;

use crate::calendar::{Cycle, Deadlines, Period};
use crate::error::Result;

door::commands! { at_once {
    // --- while another command is at work ---
    /// How far the reading of a large file is.
    progress::working() -> Working;
    /// Stops the reading of a large file; nothing is changed then.
    progress::cancel() -> Working;
} desk {
    // --- the window ---
    /// What the window needs before anything else.
    start::state() -> State;
    /// Opens the sample ward in its own data file, making it first if needed.
    start::sample_open() -> State;
    /// Fills an empty data file with the sample ward.
    start::sample_fill() -> State;
    /// Removes the sample ward's file and goes back to the office's own.
    start::sample_remove() -> State;
    /// The overview of a cycle.
    overview::overview(cycle: Cycle) -> Overview;
    /// Words in forms, rows, notes and cycles, without regard to case and accents.
    overview::search(text: String, cycle: Cycle) -> Vec<Hit>;

    // --- a form in a cycle ---
    /// Starts a cycle: its forms with the rows of the cycle before.
    cycle::cycle_start(cycle: Cycle) -> State;
    /// A form in a cycle as a grid.
    figures::sheet(form: String, cycle: Cycle) -> SheetReply;
    /// Sets one cell as typed; an empty text makes it blank.
    figures::cell_set(form: String, cycle: Cycle, row: i64, column: String, text: String) -> Changed;
    /// Pastes a block (tab-separated, as Excel copies it) with its top left cell here.
    /// Asks (`question`) when the block reaches beyond the grid, unless `sure`.
    paste::cells_paste(form: String, cycle: Cycle, row: i64, column: String, text: String, sure: bool) -> Changed;
    /// Makes cells blank.
    figures::cells_clear(form: String, cycle: Cycle, cells: Vec<CellRef>) -> Changed;
    /// Fills the area between two corners from its first line or column.
    area::cells_fill(form: String, cycle: Cycle, from: CellRef, to: CellRef, fill: Fill) -> Changed;
    /// Fills the remaining blanks with 0: of a row, or of the whole form.
    figures::blanks_zero(form: String, cycle: Cycle, row: Option<i64>) -> Changed;
    /// Sum, count and average of the area between two corners; `period` as for a report, or a cycle.
    area::cells_summary(form: String, period: Period, from: CellRef, to: CellRef) -> Selected;
    /// All about one cell.
    about::cell_about(form: String, cycle: Cycle, row: i64, column: String) -> CellAbout;
    /// Sets a cell's note; an empty text takes it away.
    figures::note_set(form: String, cycle: Cycle, row: i64, column: String, text: String) -> Changed;
    /// The fields that can still be added to a form (in a section).
    rows::row_choices(form: String, cycle: Cycle, section: Option<i64>) -> Vec<RowChoice>;
    /// Adds rows: fields of the catalogue, or one line with a name; after a row, or at the end of the section.
    rows::rows_add(form: String, cycle: Cycle, section: Option<i64>, fields: Vec<i64>, name: Option<String>, after: Option<i64>) -> Changed;
    /// Gives a free row another name.
    rows::row_rename(form: String, cycle: Cycle, row: i64, name: String) -> Changed;
    /// Takes a row away; asks (`question`) when it holds figures, unless `sure`.
    rows::row_delete(form: String, cycle: Cycle, row: i64, sure: bool) -> Changed;
    /// Moves a row within its section: up by negative steps, down by positive.
    rows::row_move(form: String, cycle: Cycle, row: i64, steps: i64) -> Changed;
    /// Closes a form; refuses while errors stand, and wants a note when warnings do.
    closing::form_close(form: String, cycle: Cycle, note: String) -> Changed;
    /// Opens a closed form again; wants a reason.
    closing::form_reopen(form: String, cycle: Cycle, reason: String) -> Changed;
    /// Undoes the last change of figures, rows or notes.
    figures::undo() -> Undone;
    /// Redoes what was undone last.
    figures::redo() -> Undone;

    // --- files in ---
    /// Reads a summary sheet and says what it understood; stores nothing.
    imports::summary_read(path: String, cycle: Cycle, form: String, sheet: Option<String>, choices: Vec<Choice>) -> SummaryPreview;
    /// Stores what `summary_read` showed, all or nothing, as one undo step.
    imports::summary_apply(path: String, cycle: Cycle, form: String, sheet: Option<String>, choices: Vec<Choice>) -> Changed;

    // --- reports ---
    /// The periods that contain or end with a cycle: month, quarter, half, nine months, year.
    reports::periods(cycle: Cycle) -> Vec<PeriodChoice>;
    /// The state of a report over a period.
    reports::report(period: Period) -> Report;
    /// A form of a report as a grid.
    reports::report_sheet(form: String, period: Period) -> SheetReply;
    /// Answers a cell that a longer period cannot compute; an empty text takes the answer back.
    reports::answer_set(form: String, period: Period, row: i64, column: String, text: String) -> SheetReply;
    /// The file name and what to know before exporting.
    reports::export_propose(period: Period, forms: Vec<String>) -> ExportProposal;
    /// Writes the workbook: beside the target first, then renamed.
    reports::export_write(period: Period, forms: Vec<String>, path: String) -> Exported;
    /// Notes that a report was sent, and keeps its figures to compare later ones with.
    sending::sent_mark(period: Period, forms: Vec<String>) -> Report;

    // --- settings ---
    /// Everything of the settings screen.
    settings::settings() -> Settings;
    /// Saves the office.
    settings::office_save(office: Office) -> Settings;
    /// Saves the report calendar.
    settings::deadlines_save(deadlines: Deadlines) -> Settings;
    /// Saves a unit; id 0 adds one.
    settings::unit_save(unit: Unit) -> Settings;
    /// Deletes a unit.
    settings::unit_delete(id: i64) -> Settings;
    /// Saves a field; id 0 adds one.
    settings::field_save(field: Field) -> Settings;
    /// Deletes a field that no figure uses.
    settings::field_delete(id: i64) -> Settings;
    /// Puts the fields in this order.
    settings::fields_order(ids: Vec<i64>) -> Settings;
    /// Saves a source; id 0 adds one.
    settings::source_save(source: Source) -> Settings;
    /// Deletes a source that no figure uses.
    settings::source_delete(id: i64) -> Settings;
    /// Changes a form's definition: a new version, kept in the data file with its date.
    forms::form_edit(form: String, edits: Vec<FormEdit>) -> Settings;
    /// Back to the definition that came with the program.
    forms::form_reset(form: String) -> Settings;

    // --- copies ---
    /// The copies of the data file, newest first.
    backups::backups() -> Backups;
    /// Makes a copy now.
    backups::backup_make() -> Backups;
    /// Puts a copy in the place of the data file, which is kept as a copy itself.
    backups::restore(name: String) -> State;
    /// Takes the last restoring back.
    backups::restore_undo() -> State;
    /// Checks the whole data file.
    backups::verify() -> Verified;
}}
