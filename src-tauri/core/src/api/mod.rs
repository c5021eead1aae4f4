//! The one door: one table of commands. From it come the `Command` enum, the exhaustive `App::run`, the list
//! that `smc commands` prints and the page's TypeScript types. A command's body lives in one of the modules
//! below: load, compute, store.

mod desk;
mod door;
mod dossier;
mod figures;
mod incoming;
mod paper;
mod plan;
mod procedure;
mod reply;
mod reports;
mod sample;
mod settings;
mod start;
mod task;

use serde::Deserialize;

pub use desk::{Clock, Options};
pub use door::types::typescript;
pub use door::{App, CommandInfo};
pub use plan::bulk::sample_plans_write;
pub use reply::*;
pub use sample::ward::{SampleSize, sample_write};

pub use crate::store::{default_file, portable_folder};

use desk::progress;
use dossier::{
    clear, compare, count, drift, due, form_compare, intakes, into_form, list as dossier_list,
    lists, members, months, moved, preview, rules, signs, told,
};
use figures::{about, area, cells, closing, paste, rows, undo};
use incoming::summary;
use paper::papers;
use plan::{appendices, find, history, import, issuing, lines, new, nodes, plans, targets, times};
use procedure::{
    bulk as procedures_bulk, catalogue, import as procedures_import, mapping, names, used,
};
use reports::{overview, report, sending};
use sample::open;
use settings::{forms, office, working};
use start::{backups, handover, state};
use task::{calendar, evidence, tasks};

use chrono::NaiveDate;

use crate::calendar::{Cycle, Period, ReportDays};
use crate::error::Result;
use crate::plan::{About, Kind as NodeKind, Role};
use crate::schedule::Schedule;

door::commands! { at_once {
    // --- while another command is at work ---
    /// How far the reading of a large file is.
    progress::working() -> Working;
    /// Stops the reading of a large file; nothing is changed then.
    progress::cancel() -> Working;
} desk {
    // --- the window ---
    /// What the window needs before anything else. A data file that could not be opened is tried again.
    state::state() -> State;
    /// Opens the sample ward in its own data file, making it first if needed.
    open::sample_open() -> State;
    /// Fills an empty data file with the sample ward.
    open::sample_fill() -> State;
    /// Removes the sample ward's file and goes back to the office's own.
    open::sample_remove() -> State;
    /// The overview of a cycle.
    overview::overview(cycle: Cycle) -> Overview;
    /// Words in forms, rows, notes, cycles and the contents of plans, without regard to case and accents.
    overview::search(text: String, cycle: Cycle) -> Vec<Hit>;

    // --- a form in a cycle ---
    /// Starts a cycle: its forms with the rows of the cycle before.
    state::cycle_start(cycle: Cycle) -> State;
    /// A form in a cycle as a grid.
    cells::sheet(form: String, cycle: Cycle) -> SheetReply;
    /// Sets one cell as typed; an empty text makes it blank.
    cells::cell_set(form: String, cycle: Cycle, row: i64, column: String, text: String) -> Changed;
    /// Pastes a block (tab-separated, as Excel copies it) with its top left cell here.
    /// Asks (`question`) when the block reaches beyond the grid, unless `sure`.
    paste::cells_paste(form: String, cycle: Cycle, row: i64, column: String, text: String, sure: bool) -> Changed;
    /// Makes cells blank.
    cells::cells_clear(form: String, cycle: Cycle, cells: Vec<CellRef>) -> Changed;
    /// Fills the area between two corners from its first line or column.
    area::cells_fill(form: String, cycle: Cycle, from: CellRef, to: CellRef, fill: Fill) -> Changed;
    /// Fills the remaining blanks with 0: of a row, or of the whole form.
    cells::blanks_zero(form: String, cycle: Cycle, row: Option<i64>) -> Changed;
    /// Sum, count and average of the area between two corners; `period` as for a report, or a cycle.
    report::cells_summary(form: String, period: Period, from: CellRef, to: CellRef) -> Selected;
    /// All about one cell.
    about::cell_about(form: String, cycle: Cycle, row: i64, column: String) -> CellAbout;
    /// Sets a cell's note; an empty text takes it away.
    cells::note_set(form: String, cycle: Cycle, row: i64, column: String, text: String) -> Changed;
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
    /// Closes a form; refuses while errors stand, and wants a note when warnings do. Asks (`question`) while an earlier
    /// cycle of it is still open, unless `sure`.
    closing::form_close(form: String, cycle: Cycle, note: String, sure: bool) -> Changed;
    /// Opens a closed form again; wants a reason.
    closing::form_reopen(form: String, cycle: Cycle, reason: String) -> Changed;
    /// Undoes the newest act of a place, or the act that was offered (`step`). Where the place has none, what lies
    /// elsewhere is offered; without a place the newest act of all is meant.
    undo::undo(place: Option<UndoPlace>, step: Option<i64>) -> Undone;
    /// Redoes what was undone last there, in the same way.
    undo::redo(place: Option<UndoPlace>, step: Option<i64>) -> Undone;

    // --- plans ---
    /// The plans, newest year first.
    plans::plans() -> Vec<PlanHead>;
    /// A plan with everything.
    plans::plan(plan: i64) -> PlanReply;
    /// The lines of a plan in which words occur, in order, without regard to case and accents.
    find::plan_find(plan: i64, text: String) -> Vec<i64>;
    /// The templates a plan can start from.
    new::plan_templates() -> Vec<TemplateHead>;
    /// What starting from an earlier plan would keep, change and drop; stores nothing.
    new::plan_carry(plan: i64, year: i32) -> Vec<CarriedLine>;
    /// Starts a plan: empty, from a template, from an earlier plan.
    new::plan_new(from: PlanFrom) -> PlanChanged;
    /// Saves a plan's own fields.
    plans::plan_save(plan: i64, fields: PlanFields) -> PlanChanged;
    /// Saves the decision's text; `standard` makes it the office's standard text as well.
    plans::decision_save(plan: i64, decision: Decision, standard: bool) -> PlanChanged;
    /// Deletes a plan; asks (`question`) unless `sure`.
    plans::plan_delete(plan: i64, sure: bool) -> PlanChanged;
    /// Marks a plan as issued: number, date and signer are in its fields.
    issuing::plan_issue(plan: i64, fields: PlanFields) -> PlanChanged;
    /// Opens an issued plan for changes; wants a reason.
    issuing::plan_amend(plan: i64, reason: String) -> PlanChanged;
    /// Ends the changes of an issued plan.
    issuing::plan_amended(plan: i64) -> PlanChanged;
    /// The past changes of a plan, newest first.
    history::plan_history(plan: i64) -> Vec<PlanChange>;
    /// Adds an appendix at the end.
    appendices::appendix_add(plan: i64) -> PlanChanged;
    /// Saves an appendix's own fields.
    appendices::appendix_save(plan: i64, appendix: i64, fields: AppendixFields) -> PlanChanged;
    /// Deletes an appendix; asks (`question`) unless `sure`.
    appendices::appendix_delete(plan: i64, appendix: i64, sure: bool) -> PlanChanged;
    /// Sets a cell of the tree.
    nodes::node_set(plan: i64, node: i64, role: Role, text: String) -> PlanChanged;
    /// Adds a line after another (or at the end), of the same depth unless told.
    lines::node_add(plan: i64, appendix: i64, after: Option<i64>, kind: NodeKind, level: Option<u8>) -> PlanChanged;
    /// Deletes lines with what is below them; asks (`question`) when something was done of them, unless `sure`.
    lines::nodes_delete(plan: i64, nodes: Vec<i64>, sure: bool) -> PlanChanged;
    /// Moves lines with what is below them among their neighbours: up by negative steps, down by positive.
    nodes::nodes_move(plan: i64, nodes: Vec<i64>, steps: i64) -> PlanChanged;
    /// Moves lines with what is below them deeper (positive) or outwards (negative).
    nodes::nodes_indent(plan: i64, nodes: Vec<i64>, steps: i64) -> PlanChanged;
    /// Copies lines with what is below them after themselves.
    lines::nodes_copy(plan: i64, nodes: Vec<i64>) -> PlanChanged;
    /// Says what lines are: section, group or task.
    nodes::nodes_kind(plan: i64, nodes: Vec<i64>, kind: NodeKind) -> PlanChanged;
    /// Renumbers an appendix.
    nodes::renumber(plan: i64, appendix: i64, numbering: Numbering) -> PlanChanged;
    /// What a time text means in a year.
    times::schedule_read(text: String, year: i32) -> TimeReply;
    /// Says what a task's time means; none: what its text says.
    times::schedule_set(plan: i64, node: i64, schedule: Option<Schedule>) -> PlanChanged;
    /// Saves a target; id 0 accepts a new one.
    targets::target_save(plan: i64, target: TargetFields) -> PlanChanged;
    /// Takes a target away.
    targets::target_delete(plan: i64, id: i64) -> PlanChanged;
    /// Reads a plan from a file or text and says what it understood, and against the plan it goes into (`into`, else
    /// the same plan where it is there) what would change; stores nothing.
    import::plan_read(source: PlanSource, year: Option<i32>, into: Option<PlanInto>, mends: Vec<Mend>) -> PlanPreview;
    /// Stores what `plan_read` showed, all or nothing, as one undo step.
    import::plan_apply(source: PlanSource, year: Option<i32>, about: About, into: Option<PlanInto>, mends: Vec<Mend>) -> PlanChanged;

    // --- tasks ---
    /// The tasks a filter finds.
    tasks::tasks(filter: TaskFilter) -> TaskList;
    /// A day as typed; without a year it is of this one.
    tasks::day_read(text: String) -> NaiveDate;
    /// Changes occurrences: state, dates, note, a document that proves them all.
    tasks::occurrences_set(ids: Vec<i64>, fields: OccurrenceFields) -> TasksChanged;
    /// Adds a due date to a task; `due` as typed.
    tasks::occurrence_add(node: i64, due: String) -> TasksChanged;
    /// Takes a due date away that the officer added.
    tasks::occurrence_delete(id: i64) -> TasksChanged;
    /// Saves a document.
    evidence::evidence_save(evidence: EvidenceFields) -> TasksChanged;
    /// Takes a document away from an occurrence.
    evidence::evidence_remove(occurrence: i64, evidence: i64) -> TasksChanged;
    /// Where a document's file is; the page opens it upon a click.
    evidence::evidence_file(id: i64) -> EvidenceFile;
    /// A month as a calendar.
    calendar::task_month(year: i32, month: u32, filter: TaskFilter) -> TaskMonth;
    /// The year as a bar of months.
    calendar::task_year(year: i32, filter: TaskFilter) -> TaskYear;
    /// Late tasks and those due within 14 days, by unit.
    calendar::task_reminders() -> Vec<TaskReminder>;
    /// Writes the due dates of a plan (or of all of this year's) as a calendar file.
    calendar::ics_write(plan: Option<i64>, path: String) -> Exported;

    // --- paper ---
    /// The pages of a paper, exactly as printed.
    papers::paper_pages(paper: Paper) -> Pages;
    /// Writes a paper as PDF, Word or Excel: beside the target first, then renamed. A folder gets the name proposed.
    papers::paper_write(paper: Paper, kind: FileKind, path: String) -> Exported;

    // --- files in ---
    /// Reads a summary sheet and says what it understood; stores nothing.
    summary::summary_read(path: String, cycle: Cycle, form: String, sheet: Option<String>, choices: Vec<Choice>) -> SummaryPreview;
    /// Stores what `summary_read` showed, all or nothing, as one undo step.
    summary::summary_apply(path: String, cycle: Cycle, form: String, sheet: Option<String>, choices: Vec<Choice>) -> Changed;

    // --- dossiers ---
    /// Reads lists of dossiers and says what each says; stores nothing.
    preview::lists_read(files: Vec<ListFile>) -> ListsPreview;
    /// Takes in what `lists_read` showed, all or nothing.
    lists::lists_apply(files: Vec<ListFile>) -> Intakes;
    /// The lists that were taken in, newest first.
    intakes::intakes() -> Intakes;
    /// Takes a list back whole: everything is as if it had never been taken in.
    intakes::intake_undo(id: i64) -> Intakes;
    /// The rules by which dossiers can be counted, the usual one first.
    count::rules() -> Vec<RuleHead>;
    /// Counts forms from dossiers over a period or any two days (`2026-10-01..2026-11-10`); stores nothing.
    count::count(period: Period, rule: Option<String>, form: Option<String>, as_of: Option<NaiveDate>) -> Counted;
    /// Puts what was counted into the open forms of a cycle, or (without `apply`) says what it would change. `unknown`:
    /// counts what is known where facts are missing; without it such cells stay as they are.
    into_form::count_into(cycle: Cycle, rule: Option<String>, form: Option<String>, as_of: Option<NaiveDate>, unknown: bool, apply: bool) -> Counted;
    /// A form counted by every rule side by side; stores nothing.
    rules::count_rules(period: Period, form: String) -> RulesCompared;
    /// What of a form that was counted would be counted differently now, and which dossiers explain it; so too what it
    /// opens with against what the cycle before closed with.
    drift::count_drift(cycle: Cycle, form: String) -> CountDrift;
    /// Whether there is anything that `count_drift` would tell, and in how many cells: quick, and quicker the second time.
    moved::drift_found(cycle: Cycle, form: String) -> DriftFound;
    /// A form as it is counted against a summary sheet that somebody else made; stores nothing.
    form_compare::form_compare(cycle: Cycle, form: String, path: String, rule: Option<String>, as_of: Option<NaiveDate>) -> FormCompared;
    /// Two lists held against each other, and what each difference does to which column over a period (none: no
    /// columns); `part`: which differences (none: all); `most`: how many to give, 0: 200. Stores nothing.
    compare::lists_compare(a: String, b: String, period: Option<Period>, part: Option<ComparedPart>, most: usize) -> ListsCompared;
    /// Writes all that differs between two lists as a workbook, without what is about persons.
    compare::lists_compare_write(a: String, b: String, period: Option<Period>, path: String) -> Exported;
    /// The dossiers that a counted figure is made of; `most`: so many are told (none: all).
    members::cell_dossiers(cell: CellAsked, period: Period, rule: Option<String>, as_of: Option<NaiveDate>, most: Option<usize>) -> CellDossiers;

    /// The dossiers that a filter finds, the most urgent first; how many there are of each group.
    dossier_list::dossiers(filter: DossierFilter) -> DossierList;
    /// What is late, and what is due within some working days (3 where nothing is said), by unit.
    due::dossier_due(days: Option<u32>) -> DossierDue;
    /// The signs worth a look, each with its rule and how many dossiers show it; `dossiers` lists those of one.
    signs::dossier_signs() -> Vec<DossierSignCount>;
    /// How many dossiers were received, done and late in the twelve cycles up to one (none: this one), and by field.
    months::dossier_counts(until: Option<Cycle>) -> DossierCounts;
    /// Clears away the dossiers that ended before a day, or (without `apply`) says what would go; counts taken into forms stay.
    clear::dossiers_clear(before: NaiveDate, apply: bool) -> Cleared;
    /// One dossier by its code: how it stands, and what each list said of it.
    told::dossier(code: String) -> DossierTold;

    // --- procedures ---
    /// The catalogue of procedures, as far as a filter finds.
    catalogue::procedures(filter: ProcedureFilter) -> ProcedureList;
    /// Reads a catalogue of procedures, or a register of their changes, and says what it would change; stores nothing.
    /// `most`: how many new and how many changed procedures to give, none: 200.
    procedures_import::procedures_read(path: String, choices: ProcedureChoices, most: Option<usize>) -> ProcedurePreview;
    /// Stores what `procedures_read` showed, all or nothing, as one undo step.
    procedures_import::procedures_apply(path: String, choices: ProcedureChoices) -> ProceduresChanged;
    /// Saves a procedure; id 0 adds one.
    catalogue::procedure_save(procedure: ProcedureFields) -> ProceduresChanged;
    /// The official fields, and which of the office's they are.
    mapping::procedure_fields() -> ProcedureFieldList;
    /// Says which field of the office an official field is: one of its own, a new one, or none.
    mapping::procedure_field_set(name: String, act: ChoiceAct) -> ProcedureFieldList;
    /// Sets level and fee of several procedures, as one undo step; what is left out stays.
    procedures_bulk::procedures_set(ids: Vec<i64>, level: Option<LevelAsked>, fee: Option<FeeAsked>) -> ProceduresChanged;
    /// What is to be done in the catalogue so that the dossiers of a year are counted whole.
    used::procedures_missing(year: i32) -> ProceduresMissing;
    /// Names of procedures in lists that the catalogue does not have, and those that the officer said.
    names::procedure_names() -> ProcedureNames;
    /// Says which procedure (its code) a name in lists is; none takes back what was said.
    names::procedure_name_set(name: String, code: Option<String>) -> ProcedureNames;

    // --- reports ---
    /// The periods that contain or end with a cycle: month, quarter, half, nine months, year.
    report::periods(cycle: Cycle) -> Vec<PeriodChoice>;
    /// The period of any two days, as they are typed.
    report::days_read(from: String, to: String) -> PeriodChoice;
    /// The state of a report over a period.
    report::report(period: Period) -> Report;
    /// A form of a report as a grid.
    report::report_sheet(form: String, period: Period) -> SheetReply;
    /// Answers a cell that a longer period cannot compute, or that no dossiers give; an empty text takes the answer back.
    report::answer_set(form: String, period: Period, row: i64, column: String, text: String) -> SheetReply;
    /// The file name and what to know before exporting.
    report::export_propose(period: Period, forms: Vec<String>) -> ExportProposal;
    /// Writes the workbook: beside the target first, then renamed.
    report::export_write(period: Period, forms: Vec<String>, path: String) -> Exported;
    /// Notes that a report was sent, and keeps its figures to compare later ones with.
    sending::sent_mark(period: Period, forms: Vec<String>) -> Report;

    // --- settings ---
    /// Everything of the settings screen.
    office::settings() -> Settings;
    /// Saves the office.
    office::office_save(office: Office) -> Settings;
    /// Saves the report calendar.
    office::deadlines_save(deadlines: ReportDays, from: Option<Cycle>) -> Settings;
    /// The days off and the days worked against the week of a year: what is proposed, and what the office made of it.
    working::working_days(year: i32) -> WorkingYear;
    /// Changes the days of a year.
    working::working_days_save(year: i32, change: WorkingChange) -> WorkingYear;
    /// Saves a unit; id 0 adds one.
    office::unit_save(unit: Unit) -> Settings;
    /// Deletes a unit.
    office::unit_delete(id: i64) -> Settings;
    /// Saves a field; id 0 adds one.
    office::field_save(field: Field) -> Settings;
    /// Deletes a field that no figure uses.
    office::field_delete(id: i64) -> Settings;
    /// Puts the fields in this order.
    office::fields_order(ids: Vec<i64>) -> Settings;
    /// Saves a source; id 0 adds one.
    office::source_save(source: Source) -> Settings;
    /// Deletes a source that no figure uses.
    office::source_delete(id: i64) -> Settings;
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
    /// Begins a new data file where the old one is gone beside its copies; they stay.
    state::start_new() -> State;
    /// Takes the last restoring back.
    backups::restore_undo() -> State;
    /// Checks the whole data file, and the copies of documents.
    backups::verify() -> Verified;
    /// Writes everything of the office into a new folder in a folder, to be taken over on another computer.
    handover::handover(folder: String) -> Exported;
}}
