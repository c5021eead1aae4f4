//! The sample ward in a data file of its own: opened, filled, removed.

use std::path::Path;

use super::dossiers;
use super::ward::{self, SampleSize};
use crate::api::desk::Desk;
use crate::api::figures::cycles::has_data;
use crate::api::reply::State;
use crate::api::start::state::state;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::store::{self, setting};

/// How many closed cycles the sample ward has.
const SAMPLE_CYCLES: usize = 12;

/// How many fields the sample ward has: the default catalogue.
const SAMPLE_FIELDS: usize = 23;

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
        false => {
            ward::fill(desk, usual_size(desk))?;
            dossiers::add(desk)
        }
        true if marked => Ok(()),
        true => Err(Error::Invalid(format!(
            "Tệp {} có dữ liệu thật, không phải dữ liệu mẫu. Đổi tên tệp đó rồi mở lại dữ liệu mẫu.",
            desk.data.display()
        ))),
    }
}

pub(in crate::api) fn sample_fill(desk: &mut Desk) -> Result<State> {
    ward::fill(desk, usual_size(desk))?;
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

/// Removes a sample's file and the one of its dossiers, with what SQLite keeps beside them, and their copies.
fn remove(file: &Path) {
    for own in [file.to_owned(), store::dossiers::beside(file)] {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = own.as_os_str().to_owned();
            name.push(suffix);
            // A file that is not there needs no removing.
            let _ = std::fs::remove_file(name);
        }
        store::backup::forget(&own);
    }
}
