//! The dossiers a figure is made of.

use chrono::NaiveDate;

use super::count::{counting, rule, until};
use super::ground::{self, Ground, Line, UNCLASSIFIED, unclassified_key};
use super::line::Teller;
use super::over::{line, over};
use crate::api::desk::Desk;
use crate::api::desk::load::load;
use crate::api::reply::{CellAsked, CellDossiers, DossierLine};
use crate::calendar::Period;
use crate::condition::Condition;
use crate::count::{Members, members};
use crate::error::{Error, Result};
use crate::sheet::Identity;
use crate::store;
use crate::value::{fold_name, format_number};

/// The rows that are asked for, and what they are called.
struct Place {
    /// The key of the source; none: all of them.
    section: Option<String>,
    /// The number of the source.
    source: Option<usize>,
    field: Wanted,
    name: String,
}

/// Which fields.
enum Wanted {
    All,
    Key(String),
    Named(String),
}

impl Place {
    fn of(desk: &mut Desk, cell: &CellAsked, period: Period) -> Result<Place> {
        let name = || cell.field.clone().unwrap_or_else(|| "Tổng số".to_owned());
        if cell.row.is_none() && cell.section.is_none() {
            return Ok(Place {
                section: None,
                source: cell.source,
                field: match &cell.field {
                    Some(name) => Wanted::Named(fold_name(name)),
                    None => Wanted::All,
                },
                name: name(),
            });
        }
        if let Period::Days(_) = period {
            return Place::of_days(desk, cell, period);
        }
        let filled = match period.month() {
            Some(cycle) => load(desk, &cell.form, cycle)?.filled,
            None => over(desk, &cell.form, period)?.filled,
        };
        let figures = &filled.figures;
        let of_section = |id: i64| figures.sections.iter().find(|own| own.id == id);
        let Some(id) = cell.row else {
            let section = cell.section.and_then(of_section);
            let section = section.ok_or_else(|| gone(&cell.form))?;
            return Ok(Place {
                section: Some(section.key.clone()),
                source: None,
                field: Wanted::All,
                name: section.name.clone(),
            });
        };
        let row = figures.rows.iter().find(|own| own.id == id);
        let row = row.ok_or_else(|| gone(&cell.form))?;
        let key = figures.key(row);
        let Identity::Field(field) = key.identity else {
            return Err(Error::Invalid(format!(
                "Dòng {} không phải một lĩnh vực, không đếm từ hồ sơ.",
                row.name
            )));
        };
        Ok(Place {
            section: key.section,
            source: None,
            field: Wanted::Key(field),
            name: row.name.clone(),
        })
    }

    /// The same over any days, where a row is known by its place: nothing need be counted for it.
    fn of_days(desk: &Desk, cell: &CellAsked, period: Period) -> Result<Place> {
        let db = desk.db()?;
        let (fields, sources) = (store::field::list(db)?, ground::sources(db)?);
        let gone = || gone(&cell.form);
        let Some(id) = cell.row else {
            let section = sources.into_iter().find(|own| Some(own.id) == cell.section);
            let section = section.ok_or_else(gone)?;
            return Ok(Place {
                section: Some(section.key),
                source: None,
                field: Wanted::All,
                name: section.name,
            });
        };
        let form = desk.forms.valid(&cell.form, period.last_day());
        let sections = form.is_some_and(|own| own.definition.rows.sections);
        let line = line(id, fields.len(), sections).ok_or_else(gone)?;
        let source = line.source.map(|at| sources.get(at).ok_or_else(gone));
        let field = line.field.and_then(|at| fields.get(at));
        Ok(Place {
            section: source.transpose()?.map(|own| own.key.clone()),
            source: None,
            field: Wanted::Key(field.map_or_else(unclassified_key, |own| own.key.clone())),
            name: field
                .map_or(UNCLASSIFIED, |own| own.name.as_str())
                .to_owned(),
        })
    }

    fn has(&self, ground: &Ground, line: Line, sections: bool) -> bool {
        let field = line.field.map(|at| &ground.fields[at]);
        let is_field = match &self.field {
            Wanted::All => true,
            Wanted::Key(key) => match field {
                Some(own) => own.key == *key,
                None => *key == unclassified_key(),
            },
            Wanted::Named(folded) => {
                fold_name(field.map_or(UNCLASSIFIED, |own| &own.name)) == *folded
            }
        };
        if !sections {
            return is_field;
        }
        // What is of no source is in no section.
        let Some(at) = line.source else {
            return false;
        };
        is_field
            && self.source.is_none_or(|wanted| wanted == at + 1)
            && self
                .section
                .as_ref()
                .is_none_or(|key| *key == ground.sources[at].key)
    }
}

fn gone(form: &str) -> Error {
    Error::NotFound(format!(
        "Dòng này không còn trong biểu {form}. Mở lại biểu."
    ))
}

pub(in crate::api) fn cell_dossiers(
    desk: &mut Desk,
    cell: CellAsked,
    period: Period,
    rule: Option<String>,
    as_of: Option<NaiveDate>,
    most: Option<usize>,
) -> Result<CellDossiers> {
    let span = period.days();
    let rule = self::rule(rule.as_deref())?;
    let place = Place::of(desk, &cell, period)?;
    let form = counting(desk, Some(&cell.form), span.to)?
        .into_iter()
        .next();
    let form = form.ok_or_else(|| Error::NotFound(format!("Không có biểu “{}”.", cell.form)))?;
    let at = form.index(&cell.column);
    let Some((at, parts)) = at.and_then(|at| Some((at, form.counted(at)?))) else {
        let keys = (0..form.columns.len()).filter(|at| form.counted(*at).is_some());
        let keys: Vec<&str> = keys.map(|at| form.columns[at].key.as_str()).collect();
        return Err(Error::NotFound(format!(
            "Biểu {} không có cột “{}” đếm từ hồ sơ. Các cột: {}.",
            cell.form,
            cell.column,
            keys.join(", ")
        )));
    };
    let sections = form.definition.rows.sections;
    let ground = ground::of(desk, until(as_of), sections, span.to)?;
    let lines = (0..).zip(&ground.lines);
    let lines = lines.filter(|(_, line)| place.has(&ground, **line, sections));
    let lines: Vec<u32> = lines.map(|(at, _)| at).collect();
    let conditions: Vec<&Condition> = parts
        .iter()
        .filter_map(|at| form.columns[*at].counts.as_ref())
        .collect();
    let (mut found, mut count) = (Members::default(), 0);
    for condition in &conditions {
        for line in &lines {
            let here = members(
                condition,
                &rule,
                span,
                &ground.subjects,
                &ground.listed,
                Some(*line),
            );
            count += match condition.procedures {
                true => here.procedures.len(),
                false => here.known.len(),
            };
            found.known.extend(here.known);
            found.unknown.extend(here.unknown);
            found.procedures.extend(here.procedures);
        }
    }
    let column = &form.columns[at];
    let told = match &conditions[..] {
        [one] => one.told(),
        _ => "hồ sơ".to_owned(),
    };
    let title = format!(
        "({}) {}, {}: {} {told}",
        column.no,
        column.name,
        place.name,
        format_number(i64::try_from(count).unwrap_or_default().into()),
    );
    let procedures = found
        .procedures
        .iter()
        .filter_map(|at| ground.catalogue.get(*at as usize));
    let procedures = procedures
        .map(|own| (own.code.clone(), own.name.clone()))
        .collect();
    Ok(CellDossiers {
        title,
        count: number_of(count),
        dossiers: first(desk, &found.known, as_of, most)?,
        in_all: number_of(found.known.len()),
        unknown: first(desk, &found.unknown, as_of, most)?,
        unknown_in_all: number_of(found.unknown.len()),
        procedures,
    })
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The first of them, told.
fn first(
    desk: &mut Desk,
    ids: &[i64],
    as_of: Option<NaiveDate>,
    most: Option<usize>,
) -> Result<Vec<DossierLine>> {
    let ids = &ids[..most.map_or(ids.len(), |most| most.min(ids.len()))];
    let entries = match desk.dossiers()? {
        Some(file) => file.by_ids(ids, until(as_of))?,
        None => Vec::new(),
    };
    let teller = Teller::of(desk)?;
    Ok(entries.into_iter().map(|own| teller.line(own)).collect())
}
