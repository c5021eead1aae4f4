//! What dossiers say of the catalogue: which procedures a year's dossiers are of, and which names and codes of dossiers
//! are of none.

use std::collections::HashMap;

use chrono::Datelike;

use super::Procedure;
use super::lookup::Lookup;
use crate::dossier::{Known, Status};
use crate::value::fold_name;

/// What dossiers say of the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    /// For each procedure, how many dossiers of it were received in the year; those that were only registered, or
    /// refused at intake, are not.
    pub received: Vec<usize>,
    /// Of all years, the most dossiers first: what is of no procedure.
    pub unknown: Vec<Unknown>,
}

/// Dossiers of no procedure of the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unknown {
    /// The procedure's name, as a list writes it; blank: no list has one.
    pub name: String,
    /// A code, as a list writes it.
    pub code: Option<String>,
    /// How many.
    pub dossiers: usize,
}

/// A text of the lists that was looked up, or not yet.
type Looked = Vec<Option<Option<usize>>>;

/// What dossiers say of a catalogue of so many procedures.
pub fn used(known: &Known, lookup: &Lookup, procedures: usize, year: i32) -> Used {
    let (mut codes, mut names): (Looked, Looked) =
        (vec![None; known.texts.len()], vec![None; known.texts.len()]);
    let mut used = Used {
        received: vec![0; procedures],
        unknown: Vec::new(),
    };
    let mut unknown: HashMap<(Option<u32>, Option<u32>), usize> = HashMap::new();
    for own in &known.dossiers {
        if !own.facts.status.is_none_or(Status::is_taken_in) {
            continue;
        }
        let code = looked(&mut codes, own.procedure, known, |text| lookup.code(text));
        let found = code
            .or_else(|| looked(&mut names, own.title, known, |text| lookup.name(text)))
            .and_then(|at| used.received.get_mut(at));
        match found {
            Some(received) => {
                let in_year = own.facts.received.is_some_and(|at| at.year() == year);
                *received += usize::from(in_year);
            }
            None if own.title.is_some() || own.procedure.is_some() => {
                *unknown.entry((own.title, own.procedure)).or_default() += 1;
            }
            None => {}
        }
    }
    used.unknown = grouped(known, unknown);
    used
}

fn looked(
    texts: &mut Looked,
    number: Option<u32>,
    known: &Known,
    find: impl Fn(&str) -> Option<usize>,
) -> Option<usize> {
    let known = known.text(number)?;
    let own = texts.get_mut(usize::try_from(number?).ok()?)?;
    *own.get_or_insert_with(|| find(known))
}

/// One for each name; one for each code, where no list has a name.
fn grouped(known: &Known, unknown: HashMap<(Option<u32>, Option<u32>), usize>) -> Vec<Unknown> {
    let mut groups: HashMap<String, Unknown> = HashMap::new();
    for ((title, code), dossiers) in unknown {
        let name = known.text(title).unwrap_or_default();
        let code = known.text(code);
        let folded = fold_name(name);
        let key = match folded.is_empty() {
            true => format!("\n{}", code.unwrap_or_default()),
            false => folded,
        };
        let own = groups.entry(key).or_insert_with(|| Unknown {
            name: name.to_owned(),
            ..Unknown::default()
        });
        own.dossiers += dossiers;
        // The map has no order: the smallest texts are the same each time.
        if own.name.as_str() > name {
            name.clone_into(&mut own.name);
        }
        if let Some(code) = code
            && own.code.as_deref().is_none_or(|own| own > code)
        {
            own.code = Some(code.to_owned());
        }
    }
    let mut groups: Vec<Unknown> = groups.into_values().collect();
    groups.sort_by(|a, b| {
        let names = || (&a.name, &a.code).cmp(&(&b.name, &b.code));
        b.dossiers.cmp(&a.dossiers).then_with(names)
    });
    groups
}

/// Whether its level or its fee is not known: what is counted by them then stays open.
pub fn lacks_facts(own: &Procedure) -> bool {
    own.level.is_none() || own.fee.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, Facts};

    /// Code, name, year of receipt, status; how many are received in 2026; what is of no procedure.
    type Case<'a> = (
        &'a str,
        &'a str,
        i32,
        Option<Status>,
        [usize; 2],
        &'a [(&'a str, Option<&'a str>)],
    );

    fn of(code: &str, name: &str) -> Procedure {
        Procedure {
            code: code.to_owned(),
            name: name.to_owned(),
            ..Procedure::default()
        }
    }

    /// Dossiers with these codes, names, years and statuses.
    fn known(all: &[(&str, &str, i32, Option<Status>)]) -> Known {
        let mut known = Known::default();
        for (id, (code, name, year, status)) in (0..).zip(all) {
            let mut number = |text: &str| {
                let at = u32::try_from(known.texts.len()).unwrap();
                known.texts.push(text.to_owned());
                (!text.is_empty()).then_some(at)
            };
            let received = chrono::NaiveDate::from_ymd_opt(*year, 1, 1).unwrap();
            let dossier = Dossier {
                id,
                procedure: number(code),
                title: number(name),
                facts: Facts {
                    received: received.and_hms_opt(0, 0, 0),
                    status: *status,
                    ..Facts::default()
                },
                ..Dossier::default()
            };
            known.dossiers.push(dossier);
        }
        known
    }

    #[test]
    fn a_dossier_uses_the_procedure_of_its_code_or_name() {
        let catalogue = [of("1.000001", "Khai sinh"), of("1.000002", "Khai tử")];
        let lookup = Lookup::of(&catalogue, [("Báo tử", "1.000002")]);
        let cases: [Case<'_>; 9] = [
            ("1.000001", "", 2026, None, [1, 0], &[]),
            ("1.000001", "Khai tử", 2026, None, [1, 0], &[]),
            ("9.999999", "KHAI TỬ", 2026, None, [0, 1], &[]),
            ("", "bao tu", 2026, Some(Status::Done), [0, 1], &[]),
            ("1.000001", "", 2025, None, [0, 0], &[]),
            ("1.000001", "", 2026, Some(Status::Registered), [0, 0], &[]),
            ("", "Khai", 2025, None, [0, 0], &[("Khai", None)]),
            (
                "9.999999",
                "",
                2026,
                None,
                [0, 0],
                &[("", Some("9.999999"))],
            ),
            ("", "", 2026, None, [0, 0], &[]),
        ];
        for (code, name, year, status, received, unknown) in cases {
            let told = used(&known(&[(code, name, year, status)]), &lookup, 2, 2026);
            assert_eq!(told.received, received, "{code} {name} {year}");
            let found: Vec<(&str, Option<&str>)> = told
                .unknown
                .iter()
                .map(|own| (own.name.as_str(), own.code.as_deref()))
                .collect();
            assert_eq!(found, unknown, "{code} {name} {year}");
        }
    }

    #[test]
    fn names_that_fold_to_the_same_words_are_one_and_the_most_come_first() {
        let lookup = Lookup::of(&[], []);
        let known = known(&[
            ("", "Một", 2026, None),
            ("2.000002", "Hai", 2026, None),
            ("", "HAI", 2025, None),
            ("1.000001", "hai", 2025, None),
        ]);
        let expected = [("HAI", Some("1.000001"), 3), ("Một", None, 1)];
        let expected = expected.map(|(name, code, dossiers)| Unknown {
            name: name.to_owned(),
            code: code.map(str::to_owned),
            dossiers,
        });
        assert_eq!(used(&known, &lookup, 0, 2026).unknown, expected);
    }

    #[test]
    fn a_level_and_a_fee_are_both_wanted() {
        for (level, fee, lacks) in [
            (None, None, true),
            (Some(crate::procedure::Level::Full), None, true),
            (None, Some(false), true),
            (Some(crate::procedure::Level::Other), Some(false), false),
        ] {
            let own = Procedure {
                level,
                fee,
                ..Procedure::default()
            };
            assert_eq!(lacks_facts(&own), lacks, "{level:?} {fee:?}");
        }
    }
}
