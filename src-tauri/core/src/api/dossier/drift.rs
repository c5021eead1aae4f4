//! Which figures of a form would be counted differently now, and which dossiers explain it; the same for what it opens
//! with against what the cycle before closed with.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::count::{counting, rule, tallied_on};
use super::ground::{self, Ground};
use super::into_form::{Proposed, proposed};
use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, load};
use crate::api::reply::{CountDrift, DriftDossier, DriftFigure};
use crate::calendar::{Cycle, Period, Span};
use crate::condition::{Condition, Word};
use crate::count::drift::{Moved, Side, moved};
use crate::count::rule::Rule;
use crate::count::{Members, members};
use crate::dossier::Known;
use crate::error::{Error, Result};
use crate::sheet::proposal::{CellPlanned, RowPlanned};
use crate::store::counted::Record;
use crate::store::{counted, read_moment, sheet};
use crate::value::{Entry, said};

/// The most dossiers that a figure names.
const NAMED: usize = 200;

pub(in crate::api) fn count_drift(
    desk: &mut Desk,
    cycle: Cycle,
    form: String,
) -> Result<CountDrift> {
    let span = Period::Month(cycle).days();
    counting(desk, Some(&form), span.to)?;
    let loaded = load(desk, &form, cycle)?;
    let Some(record) = counted::last(desk.db()?, loaded.record.id)? else {
        return Err(Error::Invalid(format!(
            "Biểu {form} kỳ {} chưa lấy số liệu từ hồ sơ lần nào, nên không có gì để so.",
            cycle.label()
        )));
    };
    let rule = rule(Some(&record.rule))?;
    let mut notes = gone(desk, &record)?;
    let has_gone = !notes.is_empty();
    let sections = loaded.form.definition.rows.sections;
    let mut then = then(desk, &record, sections, span)?;
    let mut now = ground::of(desk, None, sections, span.to)?;
    then.number_as(&mut now.lines);
    let own = tallied_on(now, &loaded.form, &rule, span);
    let proposed = proposed(own, &loaded.figures, loaded.record.id, false);
    notes.extend(proposed.notes.iter().cloned());
    let figures = changed(desk, &proposed, &then, &rule, span)?;
    let carried = carried(desk, &loaded, &proposed, &rule, cycle)?;
    let heard = read_moment(&record.as_of);
    let message = match figures.len() {
        // A source of which no list is left is not counted, so it does not differ.
        0 if has_gone => format!(
            "Chưa so được hết biểu {form} kỳ {}: có danh sách đã được gỡ từ lần đếm trước.",
            cycle.label()
        ),
        0 => format!(
            "Đếm lại bây giờ, số liệu biểu {form} kỳ {} vẫn như đang ghi.",
            cycle.label()
        ),
        count => format!(
            "Đếm lại bây giờ, {count} ô của biểu {form} kỳ {} khác số đang ghi.{}",
            cycle.label(),
            match loaded.figures.closed {
                true => " Biểu đã khóa sổ nên giữ nguyên.",
                false => "",
            }
        ),
    };
    Ok(CountDrift {
        counted: format!(
            "Lấy số liệu lúc {} theo quy tắc “{}”, từ {} danh sách tính đến {}",
            said::moment(read_moment(&record.at)),
            rule.name,
            record.intakes.len(),
            said::moment(heard)
        ),
        figures,
        carried,
        notes,
        message,
    })
}

/// What was counted then: the dossiers as the lists of then have them.
fn then(desk: &mut Desk, record: &Record, sections: bool, span: Span) -> Result<Ground> {
    let known = match desk.dossiers()? {
        Some(file) => file.known_of(&record.intakes)?,
        None => Known::default(),
    };
    ground::of_known(desk, &known, sections, span.to)
}

/// Lists that were heard then and are no longer there.
pub(super) fn gone(desk: &mut Desk, record: &Record) -> Result<Vec<String>> {
    let there: BTreeSet<String> = match desk.dossiers()? {
        Some(file) => file.intakes()?.into_iter().map(|own| own.sha256).collect(),
        None => BTreeSet::new(),
    };
    let gone = record.intakes.iter().filter(|sum| !there.contains(*sum));
    Ok(match gone.count() {
        0 => Vec::new(),
        count => vec![format!(
            "{count} danh sách dùng để đếm lần trước đã được gỡ: hồ sơ chỉ có trong đó không kể ra được."
        )],
    })
}

/// The cells of a row that would be counted differently. A blank of which nothing is counted is no figure that moved.
pub(super) fn moved_cells(
    row: &RowPlanned,
) -> impl Iterator<Item = (&CellPlanned, Option<&Entry>)> {
    row.changes()
        .filter(|(cell, entry)| cell.stands.is_some() || number(*entry) > 0)
}

/// The cells that would be counted differently.
fn changed(
    desk: &mut Desk,
    own: &Proposed,
    then: &Ground,
    rule: &Rule,
    span: Span,
) -> Result<Vec<DriftFigure>> {
    let mut found = Vec::new();
    for (row, line) in own.planned.rows.iter().zip(&own.lines) {
        for (cell, entry) in moved_cells(row) {
            let now = number(entry);
            let column = own.own.columns.iter().find(|(at, _)| *at == cell.column);
            let Some((_, condition)) = column else {
                continue;
            };
            let counted = |ground: &Ground| {
                let (subjects, listed) = (&ground.subjects, &ground.listed);
                let here =
                    line.map(|line| members(condition, rule, span, subjects, listed, Some(line)));
                here.unwrap_or_default()
            };
            let (before, after) = (counted(then), counted(&own.own.ground));
            let moved = moved(
                side(then, &before.known),
                side(&own.own.ground, &after.known),
            );
            found.push(DriftFigure {
                place: row.cell_name(&own.own.form, cell),
                row: row.id,
                column: own.own.form.columns[cell.column].key.clone(),
                stands: shown(cell.stands.as_ref()),
                then: count_of(&before, condition),
                now,
                count: moved.len(),
                dossiers: named(desk, moved)?,
            });
        }
    }
    Ok(found)
}

/// What it opens with against what the cycle before closed with, by the dossiers pending then and carried now.
fn carried(
    desk: &mut Desk,
    loaded: &Loaded,
    own: &Proposed,
    rule: &Rule,
    cycle: Cycle,
) -> Result<Vec<DriftFigure>> {
    let (span, before) = (cycle.days(), cycle.previous().days());
    let form = &own.own.form;
    let opens = own.own.columns.iter();
    let mut opens = opens.filter(|(at, _)| form.columns[*at].carries.is_some());
    let Some((column, condition)) = opens.next() else {
        return Ok(Vec::new());
    };
    let record = match sheet::find(desk.db()?, form.code(), cycle.previous())? {
        Some(sheet) => counted::last(desk.db()?, sheet.id)?,
        None => None,
    };
    let sections = form.definition.rows.sections;
    // Where the cycle before was not counted, it is held against the lists that there are.
    let mut then = match &record {
        Some(record) => then(desk, record, sections, before)?,
        None => ground::of(desk, None, sections, before.to)?,
    };
    let then_rule = match &record {
        Some(record) => super::count::rule(Some(&record.rule))?,
        None => rule.clone(),
    };
    let pending = Condition {
        procedures: false,
        terms: vec![(Word::Pending, true)],
    };
    let now = &own.own.ground;
    then.number_as(&mut now.lines.clone());
    let mut found = Vec::new();
    for (row, line) in own.planned.rows.iter().zip(&own.lines) {
        let there = loaded
            .figures
            .rows
            .iter()
            .find(|there| Some(there.id) == row.id);
        let opening = there.and_then(|there| there.figures.get(*column)?.opening);
        let (Some(opening), Some(line)) = (opening, *line) else {
            continue;
        };
        let of = |condition: &Condition, rule: &Rule, span, ground: &Ground| {
            members(
                condition,
                rule,
                span,
                &ground.subjects,
                &ground.listed,
                Some(line),
            )
        };
        let (were, are) = (
            of(&pending, &then_rule, before, &then),
            of(condition, rule, span, now),
        );
        if opening == i64::from(count_of(&are, condition)).into() {
            continue;
        }
        let moved = moved(side(&then, &were.known), side(now, &are.known));
        found.push(DriftFigure {
            place: format!("Ô ({}) dòng {}", form.columns[*column].no, row.name),
            row: row.id,
            column: form.columns[*column].key.clone(),
            stands: shown(Some(&Entry::Number(opening))),
            then: count_of(&were, &pending),
            now: count_of(&are, condition),
            count: moved.len(),
            dossiers: named(desk, moved)?,
        });
    }
    Ok(found)
}

fn side<'a>(ground: &'a Ground, counted: &'a [i64]) -> Side<'a> {
    Side {
        subjects: &ground.subjects,
        counted,
    }
}

fn count_of(members: &Members, condition: &Condition) -> u32 {
    let count = match condition.procedures {
        true => members.procedures.len(),
        false => members.known.len(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn number(entry: Option<&Entry>) -> u32 {
    let number = entry.and_then(Entry::number);
    number.and_then(|own| u32::try_from(own).ok()).unwrap_or(0)
}

fn shown(entry: Option<&Entry>) -> String {
    entry.map_or_else(|| "trống".to_owned(), Entry::shown)
}

/// The dossiers that moved a figure, with their codes.
fn named(desk: &mut Desk, mut moved: Vec<Moved>) -> Result<Vec<DriftDossier>> {
    moved.truncate(NAMED);
    let ids: Vec<i64> = moved.iter().map(|own| own.id).collect();
    let Some(file) = desk.dossiers()? else {
        return Ok(Vec::new());
    };
    let any: Option<NaiveDateTime> = None;
    let entries = file.by_ids(&ids, any)?;
    let named = moved.into_iter().filter_map(|own| {
        let entry = entries.iter().find(|entry| entry.id == own.id)?;
        let reasons: Vec<&str> = own.reasons.iter().map(|own| own.told()).collect();
        Some(DriftDossier {
            code: entry.code.clone(),
            came: own.came,
            why: reasons.join(", "),
        })
    });
    Ok(named.collect())
}
