//! How many dossiers were received, done and late: cycle by cycle, and by field of the office.

use std::collections::BTreeMap;

use super::count::rule;
use super::ground::{self, UNCLASSIFIED};
use crate::api::desk::Desk;
use crate::api::reply::{DossierCounts, DossierFieldCounts, DossierMonthCounts};
use crate::calendar::{Cycle, Span};
use crate::condition::{Condition, Word};
use crate::count::count;
use crate::error::Result;

/// How many cycles are told.
const CYCLES: i32 = 12;

pub(in crate::api) fn dossier_counts(
    desk: &mut Desk,
    until: Option<Cycle>,
) -> Result<DossierCounts> {
    let last = until.unwrap_or_else(|| Cycle::containing(desk.today()));
    let first = last.plus(1 - CYCLES);
    let ground = ground::of(desk, None, false, last.last_day())?;
    let rule = rule(None)?;
    let asked = [Word::Received, Word::Done, Word::Late].map(|word| Condition {
        procedures: false,
        terms: vec![(word, true)],
    });
    let conditions: Vec<&Condition> = asked.iter().collect();
    // By field and in all.
    let counted = |span: Span| -> Vec<[u32; 3]> {
        let lines = ground.lines.len();
        let counts = count(&conditions, &rule, span, &ground.subjects, &[], lines);
        let line = |at| [0, 1, 2].map(|condition| counts.tally(at, condition).count);
        (0..).take(lines).map(line).collect()
    };
    let sum = |all: &[[u32; 3]]| {
        all.iter().fold([0; 3], |sum: [u32; 3], own| {
            [0, 1, 2].map(|at| sum[at] + own[at])
        })
    };
    let months = (0..CYCLES).map(|at| {
        let cycle = first.plus(at);
        let [received, done, late] = sum(&counted(cycle.days()));
        DossierMonthCounts {
            cycle,
            label: cycle.label(),
            received,
            done,
            late,
        }
    });
    let months: Vec<DossierMonthCounts> = months.collect();
    let whole = Span {
        from: first.first_day(),
        to: last.last_day(),
    };
    let mut by_field: BTreeMap<usize, [u32; 3]> = BTreeMap::new();
    for (line, own) in ground.lines.iter().zip(counted(whole)) {
        let place = by_field
            .entry(line.field.unwrap_or(usize::MAX))
            .or_default();
        *place = sum(&[*place, own]);
    }
    let fields = by_field.into_iter().map(|(at, [received, done, late])| {
        let field = ground.fields.get(at);
        DossierFieldCounts {
            field: field.map(|own| own.id),
            name: field.map_or_else(|| UNCLASSIFIED.to_owned(), |own| own.name.clone()),
            received,
            done,
            late,
        }
    });
    let fields = fields.filter(|own| own.received + own.done + own.late > 0);
    Ok(DossierCounts {
        fields: fields.collect(),
        months,
        from: whole.from,
        to: whole.to,
        span: whole.sentence(),
        notes: ground.notes,
    })
}
