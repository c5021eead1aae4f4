//! Closing and reopening a form in a cycle.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, load};
use crate::api::figures::cells::{changed, figure};
use crate::api::reply::Changed;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::Severity;
use crate::sheet::{Finding, FindingKind, Origin};
use crate::store::history::{self, Subject, Undo};
use crate::store::{self, moment};
use crate::value::{Entry, tidy};

/// Closes a form: it keeps its definition, its rows' and sections' names of now, and its opening stocks.
pub(in crate::api) fn form_close(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    note: String,
) -> Result<Changed> {
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
    let note = tidy(&note);
    let errors = loaded.sheet.errors();
    // Why a figure that was sent has changed was said when the form was reopened.
    let own = |finding: &&Finding| {
        finding.severity == Severity::Warning && finding.kind != FindingKind::Sent
    };
    let warnings = loaded.sheet.findings.iter().filter(own).count();
    if errors > 0 {
        return Err(Error::Invalid(format!(
            "Biểu {form} kỳ {} còn {errors} lỗi, chưa khóa sổ được. Sửa các lỗi ở bảng “Cần xử lý” rồi khóa lại.",
            cycle.label()
        )));
    }
    if warnings > 0 && note.is_empty() {
        return Err(Error::Invalid(format!(
            "Biểu {form} kỳ {} còn {warnings} cảnh báo. Ghi chú vì sao vẫn khóa sổ, hoặc xử lý cảnh báo trước.",
            cycle.label()
        )));
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

/// Writes a closing; the caller has made sure that it may be closed.
pub(in crate::api) fn close(
    db: &store::Connection,
    loaded: &Loaded,
    at: &str,
    note: &str,
) -> Result<()> {
    let record = &loaded.record;
    crate::api::desk::load::refuse_closed(&store::sheet::by_id(db, record.id)?)?;
    let mut carried = Vec::new();
    for row in &loaded.figures.rows {
        for (column, figure_of) in loaded.form.columns.iter().zip(&row.figures) {
            if let (None, Some(opening)) = (&figure_of.entry, figure_of.opening) {
                let value = Entry::Number(opening).stored();
                carried.push(figure(row.id, &column.key, Some(value), Origin::Carried));
            }
        }
    }
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
        let mut freed = Vec::new();
        for row in &loaded.figures.rows {
            for (column, figure_of) in loaded.form.columns.iter().zip(&row.figures) {
                if figure_of.origin == Some(Origin::Carried) {
                    freed.push(figure(row.id, &column.key, None, Origin::Carried));
                }
            }
        }
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
