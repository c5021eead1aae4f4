//! What the officer chose for names that a file and the catalogue do not share: for this file, and remembered.

use std::collections::HashMap;

use crate::api::reply::{Choice, ChoiceAct};
use crate::error::Result;
use crate::form::RowKind;
use crate::import::{Act, NO_SECTION, Summary};
use crate::store::{Connection, choice, field, source};

/// The keys of the catalogues, which say what a name is from one data file to another.
pub(in crate::api) struct Keys {
    pub(in crate::api) fields: HashMap<i64, String>,
    pub(in crate::api) sources: HashMap<i64, String>,
}

impl Keys {
    pub(in crate::api) fn of(db: &Connection) -> Result<Keys> {
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

pub(in crate::api) fn act(act: ChoiceAct) -> Act {
    match act {
        ChoiceAct::Is(id) => Act::Is(id),
        ChoiceAct::Add => Act::Add,
        ChoiceAct::Skip => Act::Skip,
    }
}

/// Choices of earlier imports.
pub(in crate::api) fn remembered(db: &Connection, keys: &Keys) -> Result<HashMap<String, Act>> {
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
pub(in crate::api) fn remember(
    db: &Connection,
    rows: RowKind,
    (summary, keys): (&Summary, &Keys),
    choices: &[Choice],
) -> Result<()> {
    if rows != RowKind::Fields {
        return Ok(());
    }
    for own in choices {
        if own.key == NO_SECTION || !is_met(summary, &own.key) {
            continue;
        }
        match own.act {
            ChoiceAct::Is(id) => {
                if let Some(key) = keys.among(&own.key).get(&id) {
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
