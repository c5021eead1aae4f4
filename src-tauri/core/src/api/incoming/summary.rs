//! A summary sheet becomes figures: first shown, then stored all or nothing as one undo step.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, find, known, refuse_closed};
use crate::api::desk::stored::same_row;
use crate::api::figures::cells::{changed, figure};
use crate::api::figures::cycle::{not_started, offered, start};
use crate::api::figures::rows::adding;
use crate::api::reply::{Changed, Choice, ChoiceAct, SummaryPreview};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::{Form, RowKind};
use crate::import::{self, Act, CellRead, Known, Meaning, NO_SECTION, Named, RowRead, Summary};
use crate::sheet::{Identity, Origin, Row};
use crate::store::history::{self, Change, Kind, Subject, Undo};
use crate::store::{self, Connection, choice, field, row, sheet, source};
use crate::value::fold_name;

pub(in crate::api) fn summary_read(
    desk: &mut Desk,
    path: String,
    cycle: Cycle,
    form: String,
    sheet: Option<String>,
    choices: Vec<Choice>,
) -> Result<SummaryPreview> {
    let read = Reading::of(desk, &path, cycle, &form, sheet.as_deref(), &choices)?;
    desk.shown.note(&path, read.summary.print);
    Ok(read.preview())
}

pub(in crate::api) fn summary_apply(
    desk: &mut Desk,
    path: String,
    cycle: Cycle,
    form: String,
    sheet: Option<String>,
    choices: Vec<Choice>,
) -> Result<Changed> {
    let read = Reading::of(desk, &path, cycle, &form, sheet.as_deref(), &choices)?;
    desk.shown.refuse_changed(&path, read.summary.print)?;
    read.refuse_problems()?;
    let planned = read.planned();
    let now = desk.now();
    let wanted = match read.loaded {
        Some(_) => Vec::new(),
        None => not_started(desk, cycle)?,
    };
    if !planned.is_empty() {
        desk.store()?
            .copy(now, store::backup::Reason::BeforeImport)?;
    }
    let at = store::moment(now);
    let count = desk.store()?.write(|db| {
        start(db, cycle, &wanted)?;
        remember(db, &read, &choices)?;
        write(db, &read, &planned, &at)
    })?;
    let message = match count {
        0 => format!("Số liệu trong kỳ đã đúng như tệp {}", read.summary.file),
        _ => format!("Đã ghi {count} ô từ tệp {}", read.summary.file),
    };
    changed(desk, &form, cycle, Some(message))
}

/// A file read for a form in a cycle.
pub(in crate::api) struct Reading {
    pub(in crate::api) cycle: Cycle,
    pub(in crate::api) form: Arc<Form>,
    /// The form as it stands; none when the cycle has not been started.
    pub(in crate::api) loaded: Option<Loaded>,
    /// Its rows' places, by section and identity.
    places: HashMap<(Option<i64>, Identity), usize>,
    pub(in crate::api) summary: Summary,
    pub(in crate::api) fields: Vec<Named>,
    pub(in crate::api) sources: Vec<Named>,
    keys: Keys,
}

/// The keys of the catalogues, which say what a name is from one data file to another.
struct Keys {
    fields: HashMap<i64, String>,
    sources: HashMap<i64, String>,
}

impl Keys {
    fn of(db: &Connection) -> Result<Keys> {
        let fields = field::list(db)?.into_iter().map(|own| (own.id, own.key));
        let sources = source::list(db)?.into_iter().map(|own| (own.id, own.key));
        Ok(Keys {
            fields: fields.collect(),
            sources: sources.collect(),
        })
    }

    /// Those that a name of a summary sheet is looked for among.
    fn among(&self, name: &str) -> &HashMap<i64, String> {
        match name.starts_with(NO_SECTION) {
            true => &self.sources,
            false => &self.fields,
        }
    }
}

impl Reading {
    fn of(
        desk: &Desk,
        path: &str,
        cycle: Cycle,
        code: &str,
        sheet: Option<&str>,
        choices: &[Choice],
    ) -> Result<Reading> {
        let loaded = find(desk, code, cycle)?;
        let form = match &loaded {
            Some(loaded) => {
                loaded.open()?;
                Arc::clone(&loaded.form)
            }
            None => Arc::clone(known(desk, code, cycle)?),
        };
        let fields = names_of_rows(desk.db()?, cycle, &form, loaded.as_ref())?;
        let sources: Vec<Named> = source::list(desk.db()?)?
            .into_iter()
            .map(|source| Named {
                id: source.id,
                name: source.name,
                offered: source.active,
            })
            .collect();
        let keys = Keys::of(desk.db()?)?;
        let remembered = match form.definition.rows.kind {
            RowKind::Fields => remembered(desk.db()?, &keys)?,
            // Rows of a form without a catalogue are new every month.
            RowKind::Free | RowKind::Fixed => HashMap::new(),
        };
        let choices = choices.iter().map(|own| (own.key.clone(), act(own.act)));
        let work = desk.progress.begin();
        let summary = import::read_summary(
            Path::new(path),
            &Known {
                form: &form,
                fields: &fields,
                sources: &sources,
                choices: &choices.collect(),
                remembered: &remembered,
            },
            sheet,
            &|rows| work.go_on(rows),
        )?;
        let rows = loaded.iter().flat_map(|own| &own.figures.rows).zip(0..);
        let places = rows.map(|(row, place)| ((row.section, row.identity.clone()), place));
        Ok(Reading {
            cycle,
            form,
            places: places.collect(),
            loaded,
            summary,
            fields,
            sources,
            keys,
        })
    }

    fn refuse_problems(&self) -> Result<()> {
        match self.summary.problems.as_slice() {
            [] => Ok(()),
            [only] => Err(Error::Invalid(format!("Chưa ghi gì. {}", only.text))),
            [first, more @ ..] => Err(Error::Invalid(format!(
                "Chưa ghi gì. {} (và {} chỗ khác cần chọn hoặc sửa)",
                first.text,
                more.len()
            ))),
        }
    }

    /// A row as it stands in the form, if it does.
    pub(in crate::api) fn row_there(&self, read: &RowRead) -> Option<&Row> {
        let section = match self.section_of(read) {
            Some(Meaning::Is(id)) => Some(id),
            Some(_) => return None,
            None => None,
        };
        let place = self.places.get(&(section, self.identity(read)?))?;
        self.loaded.as_ref()?.figures.rows.get(*place)
    }

    /// What the section of a row means; none in a form without sections.
    fn section_of(&self, read: &RowRead) -> Option<Meaning> {
        let section = self.summary.sections.get(read.section?)?;
        Some(section.is.meaning)
    }

    /// What a row is, the same in every cycle; none while its field is still to be added.
    fn identity(&self, read: &RowRead) -> Option<Identity> {
        match (self.form.definition.rows.kind, read.is.meaning) {
            (RowKind::Fields, Meaning::Is(id)) => {
                let key = self.keys.fields.get(&id)?;
                Some(Identity::Field(key.clone()))
            }
            (RowKind::Fixed, Meaning::Is(at)) => {
                let fixed = self
                    .form
                    .definition
                    .rows
                    .fixed
                    .get(usize::try_from(at).ok()?)?;
                Some(Identity::Fixed(fixed.key.clone()))
            }
            (RowKind::Free, Meaning::Is(_) | Meaning::New) => {
                Some(Identity::Named(fold_name(&read.text)))
            }
            _ => None,
        }
    }

    /// The rows that would change, with the cells that would.
    pub(in crate::api) fn planned(&self) -> Vec<Planned<'_>> {
        let rows = self.summary.rows.iter().filter(|read| {
            let stored = |meaning| matches!(meaning, Meaning::Is(_) | Meaning::New);
            stored(read.is.meaning) && self.section_of(read).is_none_or(stored)
        });
        rows.map(|read| {
            let there = self.row_there(read);
            let cells = read.cells.iter().filter(|cell| self.changes(there, cell));
            Planned {
                read,
                there,
                cells: cells.collect(),
            }
        })
        .filter(|planned| !planned.cells.is_empty())
        .collect()
    }

    /// Whether a cell would change. An opening stock that is right already keeps following the previous cycle.
    fn changes(&self, there: Option<&Row>, cell: &CellRead) -> bool {
        let own = there.map(|row| &row.figures[cell.column]);
        let same = own.is_some_and(|figure| match (&figure.entry, figure.opening) {
            (Some(entry), _) => *entry == cell.entry,
            (None, opening) => opening.is_some() && opening == cell.entry.number(),
        });
        !same && !self.form.columns[cell.column].hidden
    }

    /// "TONGHOP!D7".
    pub(in crate::api) fn place(&self, cell: &CellRead) -> String {
        format!("{}!{}", self.summary.sheet, cell.cell())
    }
}

/// A row of the file with the cells that change the form.
pub(in crate::api) struct Planned<'a> {
    pub(in crate::api) read: &'a RowRead,
    pub(in crate::api) there: Option<&'a Row>,
    pub(in crate::api) cells: Vec<&'a CellRead>,
}

/// What the rows of a form can be.
fn names_of_rows(
    db: &Connection,
    cycle: Cycle,
    form: &Form,
    loaded: Option<&Loaded>,
) -> Result<Vec<Named>> {
    let named = |id: i64, name: &str| Named {
        id,
        name: name.to_owned(),
        offered: true,
    };
    match form.definition.rows.kind {
        RowKind::Fields => {
            let offered = offered(db, cycle)?;
            let fields = field::list(db)?.into_iter().map(|field| Named {
                offered: offered.iter().any(|own| own.id == field.id),
                id: field.id,
                name: field.name,
            });
            Ok(fields.collect())
        }
        RowKind::Free => {
            let rows = loaded.iter().flat_map(|loaded| &loaded.figures.rows);
            Ok(rows.map(|row| named(row.id, &row.name)).collect())
        }
        RowKind::Fixed => {
            let fixed = (0..).zip(&form.definition.rows.fixed);
            Ok(fixed.map(|(at, row)| named(at, &row.name)).collect())
        }
    }
}

fn act(act: ChoiceAct) -> Act {
    match act {
        ChoiceAct::Is(id) => Act::Is(id),
        ChoiceAct::Add => Act::Add,
        ChoiceAct::Skip => Act::Skip,
    }
}

/// Choices of earlier imports.
fn remembered(db: &Connection, keys: &Keys) -> Result<HashMap<String, Act>> {
    let known = choice::list(db)?.into_iter();
    Ok(known
        .filter_map(|(name, act)| match act.strip_prefix("is:") {
            Some(wanted) => {
                let (id, _) = keys.among(&name).iter().find(|(_, key)| *key == wanted)?;
                Some((name, Act::Is(*id)))
            }
            None => (act == "skip").then_some((name, Act::Skip)),
        })
        .collect())
}

/// Remembers what the officer chose. An addition is not: from now on the name itself fits.
fn remember(db: &Connection, read: &Reading, choices: &[Choice]) -> Result<()> {
    if read.form.definition.rows.kind != RowKind::Fields {
        return Ok(());
    }
    for own in choices {
        if own.key == NO_SECTION || !is_met(&read.summary, &own.key) {
            continue;
        }
        match own.act {
            ChoiceAct::Is(id) => {
                if let Some(key) = read.keys.among(&own.key).get(&id) {
                    choice::set(db, &own.key, &format!("is:{key}"))?;
                }
            }
            ChoiceAct::Skip => choice::set(db, &own.key, "skip")?,
            ChoiceAct::Add => {}
        }
    }
    Ok(())
}

fn is_met(summary: &Summary, key: &str) -> bool {
    summary.rows.iter().any(|row| row.is.key == key)
        || summary.sections.iter().any(|section| section.is.key == key)
}

/// Stores the planned cells as one act; gives how many there are.
fn write(db: &Connection, read: &Reading, planned: &[Planned<'_>], at: &str) -> Result<usize> {
    if planned.is_empty() {
        return Ok(0);
    }
    let code = read.form.code();
    let Some(own) = sheet::find(db, code, read.cycle)? else {
        return Err(Error::NotFound(format!(
            "Kỳ {} chưa bắt đầu.",
            read.cycle.label()
        )));
    };
    // Another process may have closed the form since it was read.
    refuse_closed(&own)?;
    let mut catalogue = Catalogue::default();
    let present = row::list(db, own.id)?;
    let (mut ids, mut missing) = (Vec::new(), Vec::new());
    for planned in planned {
        let record = catalogue.record(db, read, planned.read)?;
        let there = present
            .iter()
            .find(|row| row.source == record.source && same_row(row, &record));
        ids.push(there.map(|row| row.id));
        if there.is_none() {
            missing.push(record);
        }
    }
    let mut changes = adding(db, own.id, &missing, None)?;
    let made: Vec<i64> = changes
        .iter()
        .filter(|change| change.kind == Kind::Row && change.column == "present")
        .map(|change| change.row)
        .collect();
    let mut made = made.into_iter();
    for (planned, id) in planned.iter().zip(ids) {
        let Some(id) = id.or_else(|| made.next()) else {
            continue;
        };
        changes.extend(planned.cells.iter().map(|cell| Change {
            place: Some(format!("{}, ô {}", read.summary.file, read.place(cell))),
            ..figure(
                id,
                &read.form.columns[cell.column].key,
                Some(cell.entry.stored()),
                Origin::Imported,
            )
        }));
    }
    let label = format!("nhập tệp {}", read.summary.file);
    history::make(
        db,
        Subject::Sheet(own.id),
        at,
        &label,
        Undo::Possible,
        &changes,
    )?;
    Ok(planned.iter().map(|planned| planned.cells.len()).sum())
}

/// Fields and sources that this import adds, by key.
#[derive(Default)]
struct Catalogue {
    fields: HashMap<String, i64>,
    sources: HashMap<String, i64>,
}

impl Catalogue {
    /// A row as it is stored, with its field and source added where they are new.
    fn record(&mut self, db: &Connection, read: &Reading, own: &RowRead) -> Result<row::Record> {
        let mut record = row::Record {
            id: 0,
            source: self.source(db, read, own)?,
            field: None,
            of: None,
            key: None,
            name: None,
            position: 0,
        };
        match (read.form.definition.rows.kind, own.is.meaning) {
            (RowKind::Fields, Meaning::Is(id)) => record.field = Some(id),
            (RowKind::Fields, _) => record.field = Some(self.field(db, own)?),
            (RowKind::Fixed, _) => {
                if let Some(Identity::Fixed(key)) = read.identity(own) {
                    record.key = Some(key);
                }
            }
            (RowKind::Free, _) => record.name = Some(own.text.clone()),
        }
        Ok(record)
    }

    fn field(&mut self, db: &Connection, own: &RowRead) -> Result<i64> {
        if let Some(id) = self.fields.get(&own.is.key) {
            return Ok(*id);
        }
        let id = field::save(
            db,
            &field::Field {
                id: 0,
                key: String::new(),
                name: own.text.clone(),
                code: String::new(),
                unit: None,
                active_from: None,
                active_until: None,
                used: false,
            },
        )?;
        self.fields.insert(own.is.key.clone(), id);
        Ok(id)
    }

    fn source(&mut self, db: &Connection, read: &Reading, own: &RowRead) -> Result<Option<i64>> {
        let Some(section) = own.section.and_then(|at| read.summary.sections.get(at)) else {
            return Ok(None);
        };
        if let Meaning::Is(id) = section.is.meaning {
            return Ok(Some(id));
        }
        if let Some(id) = self.sources.get(&section.is.key) {
            return Ok(Some(*id));
        }
        let id = source::save(
            db,
            &source::Source {
                id: 0,
                key: String::new(),
                name: section.text.clone(),
                active: true,
                used: false,
            },
        )?;
        self.sources.insert(section.is.key.clone(), id);
        Ok(Some(id))
    }
}
