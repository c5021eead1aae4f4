//! Stores the sample ward that [`crate::sample`] invents, in a data file of its own.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::Office;
use super::closing::close;
use super::desk::{Clock, Desk, Options};
use super::figures::figure;
use super::load::load;
use crate::calendar::{Cycle, Deadlines};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::sample::{SampleLine, SampleSheet, Ward, generate};
use crate::sheet::Origin;
use crate::store::history::{self, Change, Undo};
use crate::store::row::Record;
use crate::store::{self, Connection, moment};

/// How much the sample ward has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleSize {
    /// Its cycles, the open one included.
    pub cycles: usize,
    /// Its fields; further ones are added to the default catalogue.
    pub fields: usize,
    /// Every field in every source and every form, for measuring.
    pub full: bool,
}

impl SampleSize {
    /// What a newcomer tries: a year and the open cycle.
    pub const WARD: SampleSize = SampleSize {
        cycles: 13,
        fields: 23,
        full: false,
    };
    /// What is measured: 120 cycles, 40 fields, about 200,000 figures.
    pub const TEN_YEARS: SampleSize = SampleSize {
        cycles: 120,
        fields: 40,
        full: true,
    };
}

/// The same figures for everyone, so that one can talk about them.
const SEED: u64 = 2026;

/// Makes a sample ward in a new data file: beside it first, then under its name. A file of that name is
/// never touched.
pub fn sample_write(file: &Path, clock: &Clock, size: SampleSize) -> Result<()> {
    if file.exists() {
        return Err(Error::File {
            file: file.to_owned(),
            why: "đã có; không ghi đè. Chọn tên khác.".to_owned(),
        });
    }
    let beside = file.with_extension("dang-tao");
    remove(&beside)?;
    let mut desk = Desk::open(Options {
        data: Some(beside.clone()),
        clock: clock.clone(),
    });
    let made = fill(&mut desk, size);
    // The connection must be gone before the file is renamed.
    drop(desk);
    let made = made
        .and_then(|()| std::fs::rename(&beside, file).map_err(|error| Error::io(file, &error)));
    if made.is_err() {
        // What could not be finished is of no use; the first error is the one to tell.
        let _ = remove(&beside);
    }
    made
}

fn remove(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(file, &error)),
        _ => Ok(()),
    }
}

fn fill(desk: &mut Desk, size: SampleSize) -> Result<()> {
    let last = Cycle::due(desk.today(), Deadlines::default().month);
    desk.store()?.write(|db| {
        store::setting::set(db, "sample", &true)?;
        store::setting::set(db, "office", &office())?;
        more_fields(db, size.fields)
    })?;
    let fields = store::field::list(desk.db()?)?;
    let fields = &fields[..fields.len().min(size.fields)];
    let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    let fields: Vec<i64> = fields.iter().map(|field| field.id).collect();
    let sources: Vec<i64> = store::source::list(desk.db()?)?
        .iter()
        .map(|source| source.id)
        .collect();
    let forms: Vec<Form> = desk
        .forms
        .codes()
        .iter()
        .filter_map(|code| desk.forms.valid(code, last.last_day()))
        .map(|form| Arc::unwrap_or_clone(Arc::clone(form)))
        .collect();
    let sheets = generate(&Ward {
        forms: &forms,
        fields: &names,
        sources: sources.len(),
        last,
        closed: size.cycles.saturating_sub(1),
        full: size.full,
        seed: SEED,
    });
    for of_cycle in sheets.chunks(forms.len().max(1)) {
        let at = desk.now().min(worked_on(of_cycle[0].cycle));
        desk.store()?.write(|db| {
            of_cycle
                .iter()
                .try_for_each(|sheet| write(db, sheet, &sources, &fields, &moment(at)))
        })?;
        for sheet in of_cycle.iter().filter(|sheet| sheet.closed) {
            let loaded = load(desk, &sheet.form, sheet.cycle)?;
            // A form this program does not know may have checks that invented figures do not satisfy.
            if loaded.sheet.errors() == 0 {
                let at = moment(at + chrono::TimeDelta::minutes(80));
                desk.store()?.write(|db| close(db, &loaded, &at, ""))?;
            }
        }
    }
    Ok(())
}

/// The morning after a cycle's end.
fn worked_on(cycle: Cycle) -> NaiveDateTime {
    let day = cycle.next().first_day();
    day.and_hms_opt(9, 0, 0).unwrap_or_default()
}

fn more_fields(db: &Connection, count: usize) -> Result<()> {
    let own = store::field::list(db)?.len();
    for i in own + 1..=count {
        let field = store::field::Field {
            id: 0,
            name: format!("Lĩnh vực mẫu {i}"),
            code: String::new(),
            unit: None,
            active_from: None,
            active_until: None,
            used: false,
        };
        store::field::save(db, &field)?;
    }
    Ok(())
}

/// Writes a form in a cycle with its rows and figures.
fn write(
    db: &Connection,
    sample: &SampleSheet,
    sources: &[i64],
    fields: &[i64],
    at: &str,
) -> Result<()> {
    let sheet = store::sheet::add(db, &sample.form, sample.cycle)?;
    let mut changes: Vec<Change> = Vec::new();
    for (position, row) in sample.rows.iter().enumerate() {
        let mut record = Record {
            id: 0,
            source: row.source.and_then(|i| sources.get(i).copied()),
            field: None,
            key: None,
            name: None,
            position: position as i64 + 1,
        };
        match &row.line {
            SampleLine::Field(i) => record.field = fields.get(*i).copied(),
            SampleLine::Free(name) => record.name = Some(name.clone()),
            SampleLine::Fixed(key) => record.key = Some(key.clone()),
        }
        let id = store::row::add_present(db, sheet, &record)?;
        let figures = row.figures.iter();
        changes
            .extend(figures.map(|(key, text)| figure(id, key, Some(text.clone()), Origin::Typed)));
    }
    history::make(db, sheet, at, "số liệu mẫu", Undo::Never, &changes)?;
    Ok(())
}

/// The sample ward's office. All names are invented.
fn office() -> Office {
    Office {
        ward: "Phường Mẫu".to_owned(),
        body: "UBND phường Mẫu".to_owned(),
        superior: "UBND thành phố Mẫu".to_owned(),
        centre: "Trung tâm Phục vụ hành chính công phường Mẫu".to_owned(),
        place: "Phường Mẫu".to_owned(),
        reporting_unit: "UBND phường Mẫu".to_owned(),
        receiving_unit: "Văn phòng UBND thành phố Mẫu".to_owned(),
        preparer: "Nguyễn Văn Mẫu".to_owned(),
        signer_title: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".to_owned(),
        signer: "Trần Thị Mẫu".to_owned(),
        symbol: "BC-UBND".to_owned(),
    }
}
