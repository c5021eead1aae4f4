//! The dossiers a figure is made of.

use chrono::NaiveDate;

use super::count::{counting, rule, tallied, until};
use super::days::days;
use crate::api::desk::Desk;
use crate::api::reply::{CellAsked, CellDossiers, DossierLine};
use crate::count::members;
use crate::error::{Error, Result};
use crate::store::dossiers::Entry;
use crate::value::{fold_name, format_number};

pub(in crate::api) fn cell_dossiers(
    desk: &mut Desk,
    cell: CellAsked,
    period: String,
    rule: Option<String>,
    as_of: Option<NaiveDate>,
) -> Result<CellDossiers> {
    let (span, _) = days(&period)?;
    let rule = self::rule(rule.as_deref())?;
    let form = counting(desk, Some(&cell.form), span.to)?
        .into_iter()
        .next();
    let form = form.ok_or_else(|| Error::NotFound(format!("Không có biểu “{}”.", cell.form)))?;
    let own = tallied(desk, &form, &rule, span, until(as_of))?;
    let column = own
        .columns
        .iter()
        .find(|(at, _)| form.columns[*at].key == cell.column);
    let Some((at, condition)) = column else {
        let keys: Vec<&str> = own
            .columns
            .iter()
            .map(|(at, _)| form.columns[*at].key.as_str())
            .collect();
        return Err(Error::NotFound(format!(
            "Biểu {} không có cột “{}” đếm từ hồ sơ. Các cột: {}.",
            cell.form,
            cell.column,
            keys.join(", ")
        )));
    };
    let wanted = cell.field.as_deref().map(fold_name);
    let fits = |line: &super::ground::Line| {
        let (source, field) = own.ground.named(*line);
        let of_section = !form.definition.rows.sections || line.source.is_some();
        of_section
            && cell
                .source
                .is_none_or(|wanted| source == Some(wanted) || !form.definition.rows.sections)
            && wanted
                .as_ref()
                .is_none_or(|wanted| fold_name(&field) == *wanted)
    };
    let lines: Vec<u32> = (0..)
        .zip(&own.ground.lines)
        .filter(|(_, line)| fits(line))
        .map(|(at, _)| at)
        .collect();
    let mut found = crate::count::Members::default();
    for line in lines {
        let here = members(
            condition,
            &rule,
            span,
            &own.ground.subjects,
            &own.ground.listed,
            Some(line),
        );
        found.known.extend(here.known);
        found.unknown.extend(here.unknown);
        found.procedures.extend(here.procedures);
    }
    let count = match condition.procedures {
        true => found.procedures.len(),
        false => found.known.len(),
    };
    let column = &form.columns[*at];
    let place = cell.field.unwrap_or_else(|| "Tổng số".to_owned());
    let title = format!(
        "({}) {}, {place}: {} {}",
        column.no,
        column.name,
        format_number(i64::try_from(count).unwrap_or_default().into()),
        condition.told()
    );
    let procedures = found
        .procedures
        .iter()
        .filter_map(|at| own.ground.catalogue.get(*at as usize));
    let procedures = procedures
        .map(|own| (own.code.clone(), own.name.clone()))
        .collect();
    let (known, unknown) = match desk.dossiers()? {
        Some(file) => (
            file.by_ids(&found.known, until(as_of))?,
            file.by_ids(&found.unknown, until(as_of))?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    Ok(CellDossiers {
        title,
        count: u32::try_from(count).unwrap_or(u32::MAX),
        dossiers: known.into_iter().map(line).collect(),
        unknown: unknown.into_iter().map(line).collect(),
        procedures,
    })
}

/// A dossier in a list.
fn line(own: Entry) -> DossierLine {
    let facts = own.facts;
    DossierLine {
        id: own.id,
        code: own.code,
        procedure: own.procedure,
        title: own.title,
        unit: own.unit,
        channel: facts.channel.map(|own| own.word().to_owned()),
        status: facts.status.map(|own| own.word().to_owned()),
        received: facts.received,
        due: facts.due,
        finished: facts.finished,
        returned: facts.returned,
    }
}
