//! Whether a form that was counted would be counted differently now, in a moment: which dossiers explain it is asked
//! for apart. What was counted is kept, so that a figure that is typed meanwhile costs no counting.

use std::sync::Arc;

use super::count::{counting, rule, tallied};
use super::drift::{gone, moved_cells};
use super::into_form::proposed;
use crate::api::desk::load::{Loaded, find};
use crate::api::desk::{Desk, Recounted};
use crate::api::reply::DriftFound;
use crate::calendar::{Cycle, Period};
use crate::error::Result;
use crate::sheet::RowKey;
use crate::sheet::proposal::planned;
use crate::store::counted;
use crate::value::said;

pub(in crate::api) fn drift_found(
    desk: &mut Desk,
    cycle: Cycle,
    form: String,
) -> Result<DriftFound> {
    let Some(loaded) = find(desk, &form, cycle)? else {
        return Ok(DriftFound::default());
    };
    let Some(record) = counted::last(desk.db()?, loaded.record.id)? else {
        return Ok(DriftFound::default());
    };
    let recounted = recounted(desk, &loaded, &form, cycle, &record.rule)?;
    let planned = planned(&loaded.form, &loaded.figures, recounted.proposals.clone());
    let cells = planned.rows.iter().flat_map(moved_cells).count();
    let opens = loaded
        .form
        .columns
        .iter()
        .position(|own| own.counts.is_some() && own.carries.is_some());
    let carried = planned.rows.iter().zip(&recounted.opening);
    let carried = carried.filter(|(row, counted)| {
        let mut rows = loaded.figures.rows.iter();
        let there = rows.find(|there| Some(there.id) == row.id);
        let opening = there.and_then(|own| own.figures.get(opens?)?.opening);
        matches!((opening, counted), (Some(opening), Some(counted)) if opening != i64::from(*counted).into())
    });
    let carried = carried.count();
    let number = |count: usize| said::count(i64::try_from(count).unwrap_or_default());
    let mut told = Vec::new();
    if cells > 0 {
        told.push(format!("Đếm lại từ hồ sơ ra khác ở {} ô.", number(cells)));
    }
    if let Some(column) = opens.filter(|_| carried > 0) {
        told.push(format!(
            "Ô ({}) chuyển từ kỳ trước sang khác với hồ sơ ở {} dòng.",
            loaded.form.columns[column].no,
            number(carried)
        ));
    }
    if told.is_empty() {
        told = gone(desk, &record)?;
    } else if loaded.figures.closed {
        told.push("Biểu đã khóa sổ nên giữ nguyên.".to_owned());
    }
    Ok(DriftFound {
        cells,
        carried,
        text: (!told.is_empty()).then(|| told.join(" ")),
    })
}

/// What is counted for a form now, kept as long as dossiers, rule and rows stay.
fn recounted(
    desk: &mut Desk,
    loaded: &Loaded,
    form: &str,
    cycle: Cycle,
    by: &str,
) -> Result<Arc<Recounted>> {
    let span = Period::Month(cycle).days();
    let changes = desk.dossiers()?.map_or(0, |file| file.changes());
    let figures = &loaded.figures;
    let rows: Vec<RowKey> = figures.rows.iter().map(|row| figures.key(row)).collect();
    let holds = |own: &Recounted| own.changes == changes && own.rule == by && own.rows == rows;
    if let Some(kept) = desk.kept.borrow().recounted(cycle, form, holds) {
        return Ok(kept);
    }
    counting(desk, Some(form), span.to)?;
    let own = tallied(desk, &loaded.form, &rule(Some(by))?, span, None)?;
    let own = proposed(own, figures, loaded.record.id, false);
    let columns = own.own.columns.iter();
    let opens = columns
        .zip(0..)
        .find(|((at, _), _)| loaded.form.columns[*at].carries.is_some());
    let opening = own.lines.iter().map(|line| {
        let (_, at) = opens?;
        Some(own.own.counts.tally((*line)?, at).count)
    });
    let recounted = Arc::new(Recounted {
        changes,
        rule: by.to_owned(),
        rows,
        opening: opening.collect(),
        proposals: own.proposals,
    });
    let kept = Arc::clone(&recounted);
    desk.kept.borrow_mut().put_recounted(cycle, form, kept);
    Ok(recounted)
}
