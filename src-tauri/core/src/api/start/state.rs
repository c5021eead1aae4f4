//! What the window needs before anything else.

use super::copied;
use super::cycles::cycles;
use crate::api::desk::Desk;
use crate::api::figures::views;
use crate::api::reply::{Office, State};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::store::{history, setting};

/// The setting that marks a data file as a sample.
pub(in crate::api) const SAMPLE: &str = "sample";

pub(in crate::api) fn state(desk: &mut Desk) -> Result<State> {
    let today = desk.today();
    let mut state = State {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ward: String::new(),
        sample: false,
        first_start: false,
        problem: None,
        data_file: desk.data.display().to_string(),
        today: today.to_string(),
        current: Cycle::containing(today),
        cycles: Vec::new(),
        forms: Vec::new(),
        broken_forms: desk.forms.broken.iter().map(ToString::to_string).collect(),
        last_backup: None,
        undo: None,
        redo: None,
    };
    match desk.db() {
        Ok(_) => fill(desk, &mut state)?,
        Err(error) => state.problem = Some(error.to_string()),
    }
    Ok(state)
}

fn fill(desk: &mut Desk, state: &mut State) -> Result<()> {
    let db = desk.db()?;
    let office: Office = setting::get(db, "office")?;
    let deadlines = desk.deadlines()?;
    state.current = Cycle::due(desk.today(), deadlines.month);
    state.sample = setting::get(db, SAMPLE)?;
    state.cycles = cycles(desk, state.current)?;
    state.first_start = office.ward.is_empty();
    state.ward = office.ward;
    let day = state.current.last_day();
    let forms = desk.forms.codes().into_iter();
    state.forms = forms
        .filter_map(|code| desk.forms.valid(code, day))
        .map(|form| views::form_head(form))
        .collect();
    state.undo = history::undoable(db)?.map(|step| step.label);
    state.redo = history::redoable(db)?.map(|step| step.label);
    state.last_backup = copied::last(desk)?;
    Ok(())
}
