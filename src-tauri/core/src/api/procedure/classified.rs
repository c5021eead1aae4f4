//! Which fields of the office the procedures of the catalogue have.

use std::collections::HashMap;

use crate::api::reply::Named;
use crate::error::Result;
use crate::procedure::Procedure;
use crate::store::{Connection, field, procedure};
use crate::value::fold_name;

/// Which field of the office each procedure has.
pub(in crate::api) struct FieldsOf {
    /// Folded official name → key.
    keys: HashMap<String, String>,
    named: HashMap<String, Named>,
}

impl FieldsOf {
    pub(in crate::api) fn read(db: &Connection) -> Result<FieldsOf> {
        let named = field::list(db)?.into_iter().map(|own| {
            let named = Named {
                id: own.id,
                name: own.name,
            };
            (own.key, named)
        });
        Ok(FieldsOf {
            keys: procedure::fields(db)?,
            named: named.collect(),
        })
    }

    pub(in crate::api) fn of(&self, own: &Procedure) -> Option<&Named> {
        self.named.get(self.keys.get(&fold_name(&own.field))?)
    }
}
