//! Dossiers in lists, in words.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::count::rule;
use super::placing::field_named;
use crate::api::desk::Desk;
use crate::api::procedure::official::Office;
use crate::api::reply::DossierLine;
use crate::calendar::weekday_short;
use crate::count::rule::Rule;
use crate::count::standing::standing;
use crate::dossier::told::moment;
use crate::error::Result;
use crate::procedure::Procedure;
use crate::procedure::matching::Names;
use crate::store;
use crate::store::dossiers::Entry;

/// Tells dossiers: knows the catalogue, the office's fields and sources, and today.
pub(super) struct Teller {
    catalogue: Vec<Procedure>,
    by_code: HashMap<String, usize>,
    names: Names,
    office: Office,
    /// The names of sources by their keys.
    sources: HashMap<String, String>,
    rule: Rule,
    today: NaiveDate,
    /// Names of fields by the words of lists and of the catalogue, once they were looked up.
    fields: RefCell<HashMap<String, Option<String>>>,
}

impl Teller {
    pub(super) fn of(desk: &Desk) -> Result<Teller> {
        let db = desk.db()?;
        let catalogue = store::procedure::list(db)?;
        let codes = catalogue.iter().map(|own| own.code.clone()).zip(0..);
        let sources = store::source::list(db)?.into_iter();
        Ok(Teller {
            by_code: codes.collect(),
            names: Names::of(catalogue.iter().map(|own| own.name.as_str())),
            catalogue,
            office: Office::of(db)?,
            sources: sources.map(|own| (own.key, own.name)).collect(),
            rule: rule(None)?,
            today: desk.today(),
            fields: RefCell::default(),
        })
    }

    /// A source's name; its key where the office no longer has it.
    pub(super) fn source(&self, key: &str) -> String {
        let name = self.sources.get(key).cloned();
        name.unwrap_or_else(|| key.to_owned())
    }

    fn procedure(&self, own: &Entry) -> Option<&Procedure> {
        let coded = own.procedure.as_ref();
        let coded = coded.and_then(|code| self.by_code.get(code).copied());
        let at = coded.or_else(|| self.names.exact(own.title.as_ref()?));
        self.catalogue.get(at?)
    }

    /// The office's name of a field; the list's own words where the office has none.
    fn field(&self, official: &str) -> Option<String> {
        if let Some(known) = self.fields.borrow().get(official) {
            return known.clone();
        }
        let at = field_named(&self.office, official);
        let name = at.and_then(|at| self.office.list.get(at));
        let name = name.map(|own| own.name.clone());
        let kept = official.to_owned();
        self.fields.borrow_mut().insert(kept, name.clone());
        name
    }

    /// A dossier in a list.
    pub(super) fn line(&self, own: Entry) -> DossierLine {
        let facts = own.facts;
        let procedure = self.procedure(&own);
        let official = procedure.map(|own| own.field.clone()).or(own.field.clone());
        let field = official.as_deref().and_then(|own| self.field(own));
        let standing = standing(&facts, &self.rule, self.today);
        let told = |at: Option<NaiveDateTime>| at.map(moment).unwrap_or_default();
        DossierLine {
            id: own.id,
            title: procedure.map(|own| own.name.clone()).or(own.title),
            procedure: procedure.map(|own| own.code.clone()).or(own.procedure),
            code: own.code,
            field,
            source: own.source.as_deref().map(|key| self.source(key)),
            unit: own.unit,
            channel: facts.channel.map(|own| own.word().to_owned()),
            status: facts.status.map(|own| own.word().to_owned()),
            standing: standing.told(),
            late: standing.is_late(),
            received: facts.received,
            received_text: told(facts.received),
            due: facts.due,
            due_text: facts.due.map(due).unwrap_or_default(),
            finished: facts.finished,
            finished_text: told(facts.finished.or(facts.returned)),
            returned: facts.returned,
        }
    }
}

/// "T6 20/11/2026 17:00".
fn due(at: NaiveDateTime) -> String {
    format!("{} {}", weekday_short(at.date()), moment(at))
}
