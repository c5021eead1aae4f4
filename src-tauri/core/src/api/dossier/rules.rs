//! A form counted by every rule side by side, so that nobody is surprised by another office's figure.

use super::count::{counting, tallied_on};
use super::ground;
use crate::api::desk::Desk;
use crate::api::reply::{RuleColumn, RuleTotals, RulesCompared};
use crate::calendar::Period;
use crate::count::Tally;
use crate::count::rule::{Rules, built_in};
use crate::error::{Error, Result};

pub(in crate::api) fn count_rules(
    desk: &mut Desk,
    period: Period,
    form: String,
) -> Result<RulesCompared> {
    let span = period.days();
    let found = counting(desk, Some(&form), span.to)?.into_iter().next();
    let form = found.ok_or_else(|| Error::NotFound(format!("Không có biểu “{form}”.")))?;
    let sections = form.definition.rows.sections;
    let mut ground = ground::of(desk, None, sections, span.to)?;
    let mut rules: Vec<RuleTotals> = Vec::new();
    let mut columns = Vec::new();
    for rule in Rules::read(built_in()).rules {
        let own = tallied_on(ground, &form, &rule, span);
        let totals = (0..own.columns.len()).map(|at| {
            let lines = (0..).zip(&own.ground.lines);
            let lines = lines.filter(|(_, line)| !sections || line.source.is_some());
            lines.fold(Tally::default(), |sum, (line, _)| {
                let own = own.counts.tally(line, at);
                Tally {
                    count: sum.count + own.count,
                    unknown: sum.unknown + own.unknown,
                }
            })
        });
        let totals: Vec<Tally> = totals.collect();
        // The usual one comes first.
        let differs = (0..).zip(&totals).map(|(at, own): (usize, &Tally)| {
            rules.first().is_some_and(|usual| {
                (usual.counts[at], usual.unknown[at]) != (own.count, own.unknown)
            })
        });
        let differs: Vec<bool> = differs.collect();
        rules.push(RuleTotals {
            key: rule.key,
            name: rule.name,
            sentence: rule.sentence,
            source: rule.source,
            counts: totals.iter().map(|own| own.count).collect(),
            unknown: totals.iter().map(|own| own.unknown).collect(),
            differs,
        });
        if columns.is_empty() {
            columns.extend(own.columns.iter().map(|(at, _)| {
                let column = &form.columns[*at];
                RuleColumn {
                    key: column.key.clone(),
                    no: column.no,
                    name: column.name.clone(),
                }
            }));
        }
        ground = own.ground;
    }
    Ok(RulesCompared {
        form: form.code().to_owned(),
        from: span.from,
        to: span.to,
        columns,
        rules,
    })
}
