//! The rows an import stores, with the fields and sources it adds: these come with its figures, and go with them
//! when the import is undone.

use std::collections::HashMap;

use crate::api::incoming::reading::Reading;
use crate::error::Result;
use crate::form::RowKind;
use crate::import::{Meaning, RowRead};
use crate::sheet::Identity;
use crate::store::history::{Change, Table};
use crate::store::{Connection, field, row, source};

/// Fields and sources that this import adds, by key.
#[derive(Default)]
pub(in crate::api) struct Catalogue {
    fields: HashMap<String, i64>,
    sources: HashMap<String, i64>,
    /// What makes them appear.
    pub(in crate::api) changes: Vec<Change>,
}

impl Catalogue {
    /// A row as it is stored, with its field and source added where they are new.
    pub(in crate::api) fn record(
        &mut self,
        db: &Connection,
        read: &Reading,
        own: &RowRead,
    ) -> Result<row::Record> {
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
                if let Identity::Fixed(key) = read.identity(own) {
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
        let id = field::add(
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
        self.changes.push(Change::present(Table::Field, id, true));
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
        let id = source::add(
            db,
            &source::Source {
                id: 0,
                key: String::new(),
                name: section.text.clone(),
                active: true,
                used: false,
            },
        )?;
        self.changes.push(Change::present(Table::Source, id, true));
        self.sources.insert(section.is.key.clone(), id);
        Ok(Some(id))
    }
}
