//! Closing and reopening a form in a cycle.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, load, load_open, refuse_closed};
use crate::api::figures::cells::{asking, changed, figure};
use crate::api::reply::Changed;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::sheet::closing::{freed_stocks, kept_stocks, may_close, out_of_order};
use crate::sheet::{Filled, Origin};
use crate::store::history::{self, Change, Subject, Undo};
use crate::store::{self, moment};
use crate::value::{Amount, Entry, tidy};

/// Closes a form: it keeps its definition, its rows' and sections' names of now, and its opening stocks.
pub(in crate::api) fn form_close(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    note: String,
    sure: bool,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let note = tidy(&note);
    may_close(&loaded, &loaded.named(), &note)?;
    let earlier = earlier_open(desk.db()?, &form, cycle)?;
    if !sure && let Some(question) = out_of_order(&loaded.form, &cycle.label(), &earlier) {
        return asking(desk, &loaded, question);
    }
    let at = moment(desk.now());
    desk.store()?.write(|db| close(db, &loaded, &at, &note))?;
    changed(
        desk,
        &form,
        cycle,
        Some(format!("Đã khóa sổ biểu {form} kỳ {}", cycle.label())),
    )
}

/// The earlier cycles, by label, in which a form was started and is still open.
fn earlier_open(db: &store::Connection, form: &str, cycle: Cycle) -> Result<Vec<String>> {
    let records = store::sheet::list(db)?.into_iter();
    let open =
        records.filter(|own| own.form == form && own.cycle < cycle && own.closed_at.is_none());
    Ok(open.map(|own| own.cycle.label()).collect())
}

/// Writes a closing; the caller has made sure that it may be closed.
pub(in crate::api) fn close(
    db: &store::Connection,
    loaded: &Loaded,
    at: &str,
    note: &str,
) -> Result<()> {
    let record = &loaded.record;
    refuse_closed(&store::sheet::by_id(db, record.id)?)?;
    let carried: Vec<Change> = (kept_stocks(loaded).into_iter())
        .map(|(row, i, stock)| carried(loaded, row, i, Some(stock)))
        .collect();
    history::make(
        db,
        Subject::Sheet(record.id),
        at,
        "khóa sổ",
        Undo::Never,
        &carried,
    )?;
    store::row::freeze_names(db, record.id, true)?;
    let valid_from = loaded.form.definition.valid_from.to_string();
    let kept = store::definition::keep(db, &record.form, &valid_from, at, &loaded.form.text())?;
    let sections = loaded
        .figures
        .sections
        .iter()
        .map(|own| store::kept::Section {
            id: own.id,
            key: own.key.clone(),
            name: own.name.clone(),
        });
    let sections: Vec<_> = sections.collect();
    store::sheet::close(db, record.id, at, kept, &sections, note)
}

/// The change of an opening stock that is written down, or follows the cycle before again.
fn carried(filled: &Filled, row: i64, i: usize, stock: Option<Amount>) -> Change {
    let value = stock.map(|stock| Entry::Number(stock).stored());
    figure(row, &filled.form.columns[i].key, value, Origin::Carried)
}

/// Opens a closed form again, after a copy of the data file; its opening stocks follow the previous cycle again.
pub(in crate::api) fn form_reopen(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    reason: String,
) -> Result<Changed> {
    let loaded = load(desk, &form, cycle)?;
    if loaded.record.closed_at.is_none() {
        return Err(Error::Invalid(format!(
            "Biểu {form} kỳ {} đang mở.",
            cycle.label()
        )));
    }
    let reason = tidy(&reason);
    if reason.is_empty() {
        return Err(Error::Invalid(
            "Ghi lý do mở lại; lý do được lưu cùng biểu.".to_owned(),
        ));
    }
    let now = desk.now();
    let at = moment(now);
    let store = desk.store()?;
    store.copy(now, store::backup::Reason::BeforeReopening)?;
    store.write(|db| {
        let freed: Vec<Change> = (freed_stocks(&loaded).into_iter())
            .map(|(row, i, _)| carried(&loaded, row, i, None))
            .collect();
        history::make(
            db,
            Subject::Sheet(loaded.record.id),
            &at,
            "mở lại",
            Undo::Never,
            &freed,
        )?;
        store::row::freeze_names(db, loaded.record.id, false)?;
        store::sheet::reopen(db, loaded.record.id, &at, &reason)
    })?;
    desk.forget_closed();
    changed(
        desk,
        &form,
        cycle,
        Some(format!("Đã mở lại biểu {form} kỳ {}", cycle.label())),
    )
}
