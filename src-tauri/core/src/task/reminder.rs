//! Who is reminded of what: tasks by lead unit.

use std::collections::HashMap;

use crate::plan::units::named;
use crate::value::one_line;

/// What is said of tasks without a lead unit.
pub const NO_LEAD: &str = "Chưa rõ đơn vị chủ trì";

/// What one unit is reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The unit's name: of the catalogue, else as written, else [`NO_LEAD`].
    pub unit: String,
    /// The unit of the catalogue.
    pub id: Option<i64>,
    /// Its tasks, by their place in what was given.
    pub tasks: Vec<usize>,
}

/// Tasks by lead unit, given the lead units of each as written and the catalogue as (id, name, short name): those of
/// the catalogue, else as written. A task with two lead units stands under both. The unit that comes first in what
/// was given stands first.
pub fn by_unit<'a>(
    leads: impl Iterator<Item = &'a str>,
    units: &[(i64, &str, &str)],
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<(Option<i64>, String), usize> = HashMap::new();
    for (task, lead) in leads.enumerate() {
        for unit in lead_units(lead, units) {
            let place = *places.entry(unit).or_insert_with_key(|(id, unit)| {
                groups.push(Group {
                    unit: unit.clone(),
                    id: *id,
                    tasks: Vec::new(),
                });
                groups.len() - 1
            });
            groups[place].tasks.push(task);
        }
    }
    groups
}

fn lead_units(lead: &str, units: &[(i64, &str, &str)]) -> Vec<(Option<i64>, String)> {
    let known: Vec<(Option<i64>, String)> = named(lead, units)
        .into_iter()
        .filter_map(|id| units.iter().find(|(own, _, _)| *own == id))
        .map(|(id, name, _)| (Some(*id), (*name).to_owned()))
        .collect();
    match (known.is_empty(), one_line(lead)) {
        (false, _) => known,
        (true, lead) if lead.is_empty() => vec![(None, NO_LEAD.to_owned())],
        (true, lead) => vec![(None, lead)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: &[(i64, &str, &str)] = &[
        (1, "Công an phường", "CA"),
        (2, "Phòng Văn hóa - Xã hội", "VHXH"),
    ];

    #[track_caller]
    fn check(leads: &[&str], expected: &[(&str, Option<i64>, &[usize])]) {
        let groups = by_unit(leads.iter().copied(), UNITS);
        let found: Vec<_> = groups
            .iter()
            .map(|own| (own.unit.as_str(), own.id, own.tasks.as_slice()))
            .collect();
        assert_eq!(found, expected, "{leads:?}");
    }

    #[test]
    fn a_task_stands_under_each_of_its_lead_units() {
        check(
            &["VHXH", "Công an phường; VHXH", "công an phường"],
            &[
                ("Phòng Văn hóa - Xã hội", Some(2), &[0, 1]),
                ("Công an phường", Some(1), &[1, 2]),
            ],
        );
    }

    #[test]
    fn units_outside_the_catalogue_stand_as_written_and_none_is_told() {
        check(
            &["Các  đơn vị", "", "CA", "Các đơn vị", "\n "],
            &[
                ("Các đơn vị", None, &[0, 3]),
                (NO_LEAD, None, &[1, 4]),
                ("Công an phường", Some(1), &[2]),
            ],
        );
        check(&[], &[]);
    }
}
