//! What the window needs before anything else; the sample ward.

use std::collections::BTreeMap;
use std::path::Path;

use crate::api::desk::Desk;
use crate::api::figures::cycle::start_cycle;
use crate::api::figures::views;
use crate::api::reply::{CycleHead, State};
use crate::api::start::sample::{self, SampleSize};
use crate::calendar::{Cycle, Deadlines};
use crate::error::{Error, Result};
use crate::store::{self, history, setting, sheet};

/// How many closed cycles the sample ward has.
const SAMPLE_CYCLES: usize = 12;

/// How many fields the sample ward has: the default catalogue.
const SAMPLE_FIELDS: usize = 23;

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
        Ok(_) => {
            if let Err(error) = fill(desk, &mut state) {
                state.problem = Some(desk.traced(error).to_string());
            }
        }
        Err(error) => state.problem = Some(error.to_string()),
    }
    Ok(state)
}

pub(in crate::api) fn cycle_start(desk: &mut Desk, cycle: Cycle) -> Result<State> {
    start_cycle(desk, cycle)?;
    state(desk)
}

fn fill(desk: &mut Desk, state: &mut State) -> Result<()> {
    let db = desk.db()?;
    // An office that cannot be read is entered anew under Thiết lập, so the window must open.
    let ward = setting::OFFICE.get(db).map(|office| office.ward);
    let deadlines = desk.deadlines()?;
    state.current = deadlines.current(desk.today());
    state.sample = setting::SAMPLE.get(db)?;
    state.cycles = cycles(desk, state.current)?;
    state.first_start = ward.as_ref().is_ok_and(String::is_empty);
    state.ward = ward.unwrap_or_else(|_| "(chưa đọc được tên đơn vị)".to_owned());
    let day = state.current.last_day();
    let forms = desk.forms.codes().into_iter();
    state.forms = forms
        .filter_map(|code| desk.forms.valid(code, day))
        .map(|form| views::form_head(form))
        .collect();
    state.undo = history::undoable(db)?.map(|step| step.label);
    state.redo = history::redoable(db)?.map(|step| step.label);
    state.last_backup = crate::api::start::backups::last(desk)?;
    Ok(())
}

/// All started cycles and the current one, newest first.
pub(in crate::api) fn cycles(desk: &Desk, current: Cycle) -> Result<Vec<CycleHead>> {
    let mut closed: BTreeMap<Cycle, Vec<bool>> = BTreeMap::new();
    closed.entry(current).or_default();
    for record in sheet::list(desk.db()?)? {
        let forms = closed.entry(record.cycle).or_default();
        forms.push(record.closed_at.is_some());
    }
    let (deadlines, today) = (desk.deadlines()?, desk.today());
    Ok(closed
        .into_iter()
        .rev()
        .map(|(cycle, closed)| views::cycle_head(cycle, &deadlines, today, &closed))
        .collect())
}

/// Whether anything has been entered in this data file.
pub(in crate::api) fn has_data(desk: &Desk) -> Result<bool> {
    let office = setting::OFFICE.get(desk.db()?)?;
    let db = desk.db()?;
    Ok(!office.ward.is_empty()
        || !sheet::list(db)?.is_empty()
        || !store::plan::list(db)?.is_empty())
}

pub(in crate::api) fn sample_open(desk: &mut Desk) -> Result<State> {
    let file = desk.sample_file();
    let made_now = !file.exists();
    desk.switch(true);
    if let Err(error) = sample_ready(desk) {
        desk.let_go();
        if made_now {
            // A sample that is half made is of no use.
            remove(&file);
        }
        desk.switch(false);
        return Err(error);
    }
    state(desk)
}

/// Makes the sample, or makes sure that the file of its name is one: never touches a file that is not.
fn sample_ready(desk: &mut Desk) -> Result<()> {
    let marked = setting::SAMPLE.get(desk.db()?)?;
    match has_data(desk)? {
        false => sample::fill(desk, usual_size(desk)),
        true if marked => Ok(()),
        true => Err(Error::Invalid(format!(
            "Tệp {} có dữ liệu thật, không phải dữ liệu mẫu. Đổi tên tệp đó rồi mở lại dữ liệu mẫu.",
            desk.data.display()
        ))),
    }
}

pub(in crate::api) fn sample_fill(desk: &mut Desk) -> Result<State> {
    sample::fill(desk, usual_size(desk))?;
    state(desk)
}

fn usual_size(desk: &Desk) -> SampleSize {
    SampleSize {
        last: Deadlines::default().current(desk.today()),
        closed: SAMPLE_CYCLES,
        fields: SAMPLE_FIELDS,
        full: false,
    }
}

pub(in crate::api) fn sample_remove(desk: &mut Desk) -> Result<State> {
    let open = setting::SAMPLE.get(desk.db()?)?;
    if !open {
        return Err(Error::Invalid(
            "Đang mở dữ liệu của đơn vị, không phải dữ liệu mẫu.".to_owned(),
        ));
    }
    let file = desk.data.clone();
    desk.let_go();
    remove(&file);
    desk.switch(false);
    state(desk)
}

/// Removes a sample's file with what SQLite keeps beside it, and its copies.
fn remove(file: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        // A file that is not there needs no removing.
        let _ = std::fs::remove_file(name);
    }
    for copy in store::backup::list(file).unwrap_or_default() {
        let _ = std::fs::remove_file(copy.path);
    }
}
