//! A summary sheet read for a form in a cycle: what its names can mean, and what it proposes.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, find, known};
use crate::api::desk::progress::Doing;
use crate::api::figures::cycle::offered;
use crate::api::incoming::choices::{Keys, act, remembered};
use crate::api::reply::Choice;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::reading::Reading as CellReading;
use crate::form::{Form, RowKind};
use crate::import::{self, CellRead, Known, Meaning, Named, RowRead, Summary};
use crate::sheet::proposal::{CellProposed, Planned, RowProposed, planned};
use crate::sheet::{Figures, Identity, RowKey};
use crate::store::kept::Office;
use crate::store::{Connection, field, setting, source};
use crate::value::fold_name;

/// A file read for a form in a cycle.
pub(in crate::api) struct Reading {
    pub(in crate::api) cycle: Cycle,
    pub(in crate::api) form: Arc<Form>,
    /// The form as it stands; none when the cycle has not been started.
    pub(in crate::api) loaded: Option<Loaded>,
    pub(in crate::api) summary: Summary,
    pub(in crate::api) fields: Vec<Named>,
    pub(in crate::api) sources: Vec<Named>,
    pub(in crate::api) keys: Keys,
    pub(in crate::api) office: Office,
}

impl Reading {
    pub(in crate::api) fn of(
        desk: &Desk,
        path: &str,
        cycle: Cycle,
        code: &str,
        sheet: Option<&str>,
        choices: &[Choice],
    ) -> Result<Reading> {
        if let Some(loaded) = find(desk, code, cycle)? {
            loaded.open()?;
        }
        Reading::of_any(desk, path, cycle, code, sheet, choices)
    }

    /// The same whether the form is closed or not, to be compared with alone.
    pub(in crate::api) fn of_any(
        desk: &Desk,
        path: &str,
        cycle: Cycle,
        code: &str,
        sheet: Option<&str>,
        choices: &[Choice],
    ) -> Result<Reading> {
        let loaded = find(desk, code, cycle)?;
        let form = match &loaded {
            Some(loaded) => Arc::clone(&loaded.form),
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
        let work = desk.progress.begin(Doing::Reading);
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
        Ok(Reading {
            office: setting::OFFICE.get(desk.db()?)?,
            cycle,
            form,
            loaded,
            summary,
            fields,
            sources,
            keys,
        })
    }

    pub(in crate::api) fn refuse_problems(&self) -> Result<()> {
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

    /// What the section of a row means; none in a form without sections.
    fn section_of(&self, read: &RowRead) -> Option<Meaning> {
        let section = self.summary.sections.get(read.section?)?;
        Some(section.is.meaning)
    }

    /// The rows that will be stored.
    pub(in crate::api) fn stored(&self) -> impl Iterator<Item = &RowRead> {
        let stored = |meaning| matches!(meaning, Meaning::Is(_) | Meaning::New);
        self.summary
            .rows
            .iter()
            .filter(move |read| stored(read.is.meaning) && self.section_of(read).is_none_or(stored))
    }

    /// Which row of the form it is. One of a field or source that is still to be added goes by the file's words.
    pub(in crate::api) fn key(&self, read: &RowRead) -> RowKey {
        let section = read.section.and_then(|at| self.summary.sections.get(at));
        RowKey {
            section: section.map(|own| match own.is.meaning {
                Meaning::Is(id) => self.keys.sources.get(&id).cloned().unwrap_or_default(),
                _ => own.is.key.clone(),
            }),
            identity: self.identity(read),
        }
    }

    /// What a row is.
    pub(in crate::api) fn identity(&self, read: &RowRead) -> Identity {
        let rows = &self.form.definition.rows;
        let known = match (rows.kind, read.is.meaning) {
            (RowKind::Fields, Meaning::Is(id)) => {
                self.keys.fields.get(&id).cloned().map(Identity::Field)
            }
            (RowKind::Fixed, Meaning::Is(at)) => {
                let fixed = usize::try_from(at).ok().and_then(|at| rows.fixed.get(at));
                fixed.map(|fixed| Identity::Fixed(fixed.key.clone()))
            }
            _ => None,
        };
        known.unwrap_or_else(|| Identity::Named(fold_name(&read.text)))
    }

    /// What storing the file would change: for each row that will be stored, its cells.
    pub(in crate::api) fn planned(&self) -> Planned {
        let proposed = self.stored().map(|read| RowProposed {
            row: self.key(read),
            name: self.name(read),
            cells: read
                .cells
                .iter()
                .map(|cell| CellProposed {
                    column: cell.column,
                    reading: CellReading::Figure(cell.entry.clone(), None),
                    place: self.place(cell),
                })
                .collect(),
        });
        let none = Figures::default();
        let figures = self.loaded.as_ref().map_or(&none, |own| &own.figures);
        planned(&self.form, figures, proposed.collect())
    }

    /// "Hộ tịch · Trên Hệ thống của Bộ, ngành": as the office calls them, else as the file does.
    pub(in crate::api) fn name(&self, read: &RowRead) -> String {
        let name = |meaning: Meaning, known: &[Named], text: &str| {
            let named = known.iter().find(|own| meaning == Meaning::Is(own.id));
            named.map_or_else(|| text.to_owned(), |own| own.name.clone())
        };
        let row = name(read.is.meaning, &self.fields, &read.text);
        match read.section.and_then(|at| self.summary.sections.get(at)) {
            Some(section) => {
                let section = name(section.is.meaning, &self.sources, &section.text);
                format!("{row} · {section}")
            }
            None => row,
        }
    }

    /// "TONGHOP!D7".
    pub(in crate::api) fn place(&self, cell: &CellRead) -> String {
        format!("{}!{}", self.summary.sheet, cell.cell())
    }
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
