//! What dossiers say of the catalogue: which procedures of it are in use and lack something, which names it does not have.

use std::collections::HashSet;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::procedure::classified::FieldsOf;
use crate::api::procedure::preview::number;
use crate::api::reply::{MissingAsked, MissingWhat, ProceduresMissing};
use crate::dossier::Known;
use crate::error::Result;
use crate::procedure::Procedure;
use crate::procedure::lookup::Lookup;
use crate::procedure::used::{Used, lacks_facts, used};
use crate::store::{Connection, procedure};

pub(in crate::api) fn procedures_missing(desk: &mut Desk, year: i32) -> Result<ProceduresMissing> {
    let own = InUse::of(desk, year)?;
    let fields = FieldsOf::read(desk.db()?)?;
    let lack = |what| own.lacking(&fields, what).count();
    let (facts, field) = (lack(MissingWhat::Facts), lack(MissingWhat::Field));
    let names = own.used.unknown.len();
    Ok(ProceduresMissing {
        year,
        facts,
        facts_text: format!(
            "{} thủ tục đang dùng chưa rõ mức độ hoặc phí",
            number(facts)
        ),
        field,
        field_text: format!("{} thủ tục đang dùng chưa gắn lĩnh vực", number(field)),
        names,
        names_text: format!(
            "{} thủ tục trong danh sách hồ sơ chưa có trong danh mục",
            number(names)
        ),
    })
}

/// The ids of procedures of which something is missing.
pub(in crate::api) fn missing(desk: &mut Desk, asked: MissingAsked) -> Result<HashSet<i64>> {
    let own = InUse::of(desk, asked.year)?;
    let fields = FieldsOf::read(desk.db()?)?;
    Ok(own.lacking(&fields, asked.what).collect())
}

/// The catalogue with what dossiers say of it.
pub(in crate::api) struct InUse {
    ids: Vec<i64>,
    pub(in crate::api) catalogue: Vec<Procedure>,
    pub(in crate::api) lookup: Lookup,
    pub(in crate::api) used: Used,
}

impl InUse {
    /// As all lists together have the dossiers; those of a year are in use.
    pub(in crate::api) fn of(desk: &mut Desk, year: i32) -> Result<InUse> {
        let known = match desk.dossiers()? {
            Some(file) => file.shared()?,
            None => Arc::new(Known::default()),
        };
        let db = desk.db()?;
        let (ids, catalogue): (Vec<i64>, Vec<Procedure>) =
            procedure::records(db)?.into_iter().unzip();
        let lookup = lookup(db, &catalogue)?;
        Ok(InUse {
            used: used(&known, &lookup, catalogue.len(), year),
            ids,
            catalogue,
            lookup,
        })
    }

    fn lacking<'a>(
        &'a self,
        fields: &'a FieldsOf,
        what: MissingWhat,
    ) -> impl Iterator<Item = i64> + 'a {
        let all = self.ids.iter().zip(&self.catalogue);
        let all = all.zip(&self.used.received);
        all.filter(move |((_, own), received)| {
            **received > 0
                && match what {
                    MissingWhat::Facts => lacks_facts(own),
                    MissingWhat::Field => fields.of(own).is_none(),
                }
        })
        .map(|((id, _), _)| *id)
    }
}

/// The catalogue to be looked up, with what the officer said of names.
pub(in crate::api) fn lookup(db: &Connection, catalogue: &[Procedure]) -> Result<Lookup> {
    let said = procedure::said_of_names(db)?;
    let said = said
        .iter()
        .map(|own| (own.name.as_str(), own.code.as_str()));
    Ok(Lookup::of(catalogue, said))
}
