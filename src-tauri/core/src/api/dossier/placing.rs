//! Which procedure, field and source of the office a dossier belongs to: decided once for each text of the lists, not for
//! each dossier.

use crate::api::procedure::official::Office;
use crate::dossier::{Dossier, Known};
use crate::procedure::Procedure;
use crate::procedure::fields::Meaning;
use crate::procedure::lookup::Lookup;
use crate::store::source::Source;

/// What the texts of the lists are, by their numbers.
pub(super) struct Placing {
    /// Of each text the procedure whose code it is.
    by_code: Vec<Option<u32>>,
    /// Of each text the procedure whose name it is; looked up only where it is a name.
    by_name: Vec<Option<u32>>,
    /// Of each text the office's field that it is.
    by_field: Vec<Option<usize>>,
    /// Of each procedure the office's field.
    of_procedure: Vec<Option<usize>>,
    /// Of each key the office's source.
    by_source: Vec<Option<usize>>,
    /// The source of those without one.
    only_source: Option<usize>,
}

impl Placing {
    /// `sources`: those in use, in their order.
    pub(super) fn of(
        known: &Known,
        catalogue: &[Procedure],
        lookup: &Lookup,
        office: &Office,
        sources: &[Source],
    ) -> Placing {
        let count = known.texts.len();
        let (mut codes, mut titles, mut fields) =
            (vec![false; count], vec![false; count], vec![false; count]);
        for own in &known.dossiers {
            for (number, used) in [
                (own.procedure, &mut codes),
                (own.title, &mut titles),
                (own.field, &mut fields),
            ] {
                if let Some(used) = number.and_then(|at| used.get_mut(at as usize)) {
                    *used = true;
                }
            }
        }
        let place = |found: Option<usize>| u32::try_from(found?).ok();
        let texts = || known.texts.iter().enumerate();
        let source = |key: &String| sources.iter().position(|own| own.key == *key);
        Placing {
            by_code: texts()
                .map(|(at, text)| place(codes[at].then(|| lookup.code(text))?))
                .collect(),
            by_name: texts()
                .map(|(at, text)| place(titles[at].then(|| lookup.name(text))?))
                .collect(),
            by_field: texts()
                .map(|(at, text)| fields[at].then(|| field_named(office, text))?)
                .collect(),
            of_procedure: catalogue
                .iter()
                .map(|own| field_named(office, &own.field))
                .collect(),
            by_source: known.sources.iter().map(source).collect(),
            // A single source is every dossier's.
            only_source: (sources.len() == 1).then_some(0),
        }
    }

    /// The procedure, an index in the catalogue.
    pub(super) fn procedure(&self, own: &Dossier) -> Option<u32> {
        let by = |texts: &[Option<u32>], number: Option<u32>| *texts.get(number? as usize)?;
        by(&self.by_code, own.procedure).or_else(|| by(&self.by_name, own.title))
    }

    /// The office's field: that of the procedure; that which a list names where the procedure is not in the catalogue.
    pub(super) fn field(&self, own: &Dossier) -> Option<usize> {
        match self.procedure(own) {
            Some(procedure) => self.field_of(procedure),
            None => *self.by_field.get(own.field? as usize)?,
        }
    }

    /// The office's field of a procedure.
    pub(super) fn field_of(&self, procedure: u32) -> Option<usize> {
        *self.of_procedure.get(procedure as usize)?
    }

    /// The office's source.
    pub(super) fn source(&self, own: &Dossier) -> Option<usize> {
        let told = own.source.and_then(|at| *self.by_source.get(at as usize)?);
        told.or(self.only_source)
    }
}

/// The office's field of that official name.
pub(super) fn field_named(office: &Office, text: &str) -> Option<usize> {
    match office.meaning(text, None) {
        Meaning::Is { at, .. } => Some(at),
        _ => None,
    }
}
