//! The sample ward stored in a data file.

use chrono::TimeDelta;

use crate::api::desk::load::{Loaded, find};
use crate::api::desk::stored::origin_name;
use crate::api::desk::{Desk, Options};
use crate::api::figures::closing;
use crate::api::figures::cycles::has_data;
use crate::calendar::{Cycle, Period, longer_periods_ending};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::sample::{SampleLine, SampleSheet, Ward, generate};
use crate::sheet::Origin;
use crate::store::history::{Change, Kind, Subject, Undo};
use crate::store::{self, Connection, field, row, sent, setting, sheet, source};

/// The sample ward is the same on every computer.
pub(super) const SEED: u64 = 2026;

/// How large a sample ward is to be.
#[derive(Debug, Clone, Copy)]
pub struct SampleSize {
    /// The last cycle, the open one.
    pub last: Cycle,
    /// How many closed cycles come before it.
    pub closed: usize,
    /// How many fields the catalogue has; more than the default ones are invented.
    pub fields: usize,
    /// Every field in every source and every form, for measuring.
    pub full: bool,
}

/// Fills an empty data file with a sample ward of any size, as measuring needs it.
pub fn sample_write(options: Options, size: SampleSize) -> Result<()> {
    fill(&mut Desk::open(options), size)
}

/// Fills an empty data file with the sample ward.
pub(in crate::api) fn fill(desk: &mut Desk, size: SampleSize) -> Result<()> {
    if has_data(desk)? {
        return Err(Error::Invalid(format!(
            "Tệp {} đã có dữ liệu. Dữ liệu mẫu chỉ tạo được trong tệp mới.",
            desk.data.display()
        )));
    }
    desk.store()?.write(|db| {
        catalogue(db, size.fields)?;
        setting::OFFICE.set(db, &office())?;
        setting::SAMPLE.set(db, &true)
    })?;
    let fields = field::list(desk.db()?)?;
    let sources = source::list(desk.db()?)?;
    let forms: Vec<Form> = desk
        .forms
        .codes()
        .iter()
        .filter_map(|code| desk.forms.valid(code, size.last.last_day()))
        .map(|form| Form::clone(form))
        .collect();
    let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    let sheets = generate(&Ward {
        forms: &forms,
        fields: &names,
        sources: sources.len(),
        last: size.last,
        closed: size.closed,
        full: size.full,
        seed: SEED,
    });
    for cycle in sheets.chunk_by(|a, b| a.cycle == b.cycle) {
        // Filled in on the morning after the cycle's end, closed a little later.
        let morning = cycle[0].cycle.next().first_day().and_hms_opt(9, 0, 0);
        let at = morning.unwrap_or_default().min(desk.now());
        let moment = store::moment(at);
        desk.store()?.write(|db| {
            cycle
                .iter()
                .try_for_each(|own| put(db, own, &fields, &sources, &moment))
        })?;
        close_all(desk, cycle, &store::moment(at + TimeDelta::minutes(95)))?;
    }
    match size.full {
        true => Ok(()),
        false => crate::api::plan::sample::add(desk, &office()),
    }
}

/// Closes the sheets of a cycle that are to be closed. A form nobody here knows may have rules that
/// invented figures break; it stays open.
fn close_all(desk: &mut Desk, cycle: &[SampleSheet], at: &str) -> Result<()> {
    let mut loaded = Vec::new();
    for own in cycle.iter().filter(|own| own.closed) {
        loaded.extend(find(desk, &own.form, own.cycle)?.filter(|own| own.sheet.errors() == 0));
    }
    desk.store()?.write(|db| {
        for own in &loaded {
            closing::close(db, own, at, "")?;
        }
        match cycle.iter().find(|own| own.closed) {
            Some(own) => send(db, own.cycle, &loaded, at),
            None => Ok(()),
        }
    })
}

/// Notes that the reports which end with a cycle went out: the sample ward is never late.
fn send(db: &Connection, cycle: Cycle, closed: &[Loaded], at: &str) -> Result<()> {
    let codes: Vec<&str> = closed.iter().map(|own| own.form.code()).collect();
    let longer = longer_periods_ending(cycle);
    for period in [Period::Month(cycle)].into_iter().chain(longer) {
        let sent = sent::Sent {
            at: at.to_owned(),
            act: sent::Act::Send,
            period: period.to_string(),
            forms: codes.join(", "),
            path: None,
        };
        sent::add(db, &sent, None)?;
    }
    Ok(())
}

/// Invented office of the sample ward.
fn office() -> store::kept::Office {
    let text = str::to_owned;
    store::kept::Office {
        ward: text("Phường Mẫu"),
        body: text("UBND phường Mẫu"),
        superior: text("UBND thành phố Mẫu"),
        centre: text("Trung tâm Phục vụ hành chính công phường Mẫu"),
        place: text("Phường Mẫu"),
        reporting_unit: text("UBND phường Mẫu"),
        receiving_unit: text("UBND thành phố Mẫu"),
        preparer: text("Trần Thị Mẫu"),
        signer_title: text("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
        signer: text("Nguyễn Văn Mẫu"),
        symbol: text("BC-UBND"),
    }
}

/// Brings the catalogue to a number of fields.
fn catalogue(db: &Connection, wanted: usize) -> Result<()> {
    let there = field::list(db)?.len();
    for number in there + 1..=wanted {
        let invented = field::Field {
            id: 0,
            key: String::new(),
            name: format!("Lĩnh vực mẫu {number}"),
            code: String::new(),
            unit: None,
            active_from: None,
            active_until: None,
            used: false,
        };
        field::save(db, &invented)?;
    }
    Ok(())
}

/// Stores a sheet with its rows and figures.
fn put(
    db: &Connection,
    own: &SampleSheet,
    fields: &[field::Field],
    sources: &[source::Source],
    at: &str,
) -> Result<()> {
    let id = sheet::add(db, &own.form, own.cycle)?;
    let mut changes = Vec::new();
    for (position, row) in own.rows.iter().enumerate() {
        let mut record = row::Record {
            id: 0,
            source: row
                .source
                .and_then(|i| sources.get(i))
                .map(|source| source.id),
            field: None,
            of: None,
            key: None,
            name: None,
            position: position as i64 + 1,
        };
        match &row.line {
            SampleLine::Field(i) => record.field = fields.get(*i).map(|field| field.id),
            SampleLine::Free(name) => record.name = Some(name.clone()),
            SampleLine::Fixed(key) => record.key = Some(key.clone()),
        }
        let row_id = row::add_present(db, id, &record)?;
        changes.extend(row.figures.iter().map(|(column, value)| Change {
            kind: Kind::Figure,
            row: row_id,
            column: column.clone(),
            value: Some(value.clone()),
            origin: Some(origin_name(Origin::Typed).to_owned()),
            place: None,
        }));
    }
    store::history::make(
        db,
        Subject::Sheet(id),
        at,
        "dữ liệu mẫu",
        Undo::Never,
        &changes,
    )?;
    Ok(())
}
