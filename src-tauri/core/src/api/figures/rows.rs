//! Rows of a form in a cycle: added, named, moved, taken away.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, load, load_open};
use crate::api::figures::cells::{asking, changed, make};
use crate::api::figures::cycle::{new_row, offered};
use crate::api::reply::{Changed, RowChoice};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::RowKind;
use crate::sheet::rows::{
    Placed, asked_before_deleting, checked_name, has_field, may_add, moved, with_added,
};
use crate::store::history::{Change, Kind};
use crate::store::{self, Connection, field, row, sheet};

pub(in crate::api) fn row_choices(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    section: Option<i64>,
) -> Result<Vec<RowChoice>> {
    let loaded = load(desk, &form, cycle)?;
    let fields = offered(desk.db()?, cycle)?.into_iter();
    Ok(fields
        .filter(|field| !has_field(&loaded.figures, section, &field.key))
        .map(|field| RowChoice {
            field: field.id,
            name: field.name,
        })
        .collect())
}

pub(in crate::api) fn rows_add(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    section: Option<i64>,
    fields: Vec<i64>,
    name: Option<String>,
    after: Option<i64>,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let wanted = wanted_rows(desk, &loaded, section, &fields, name)?;
    let count = wanted.len();
    let label = match wanted.as_slice() {
        [one] => format!("thêm dòng {}", one.1),
        _ => format!("thêm {count} dòng"),
    };
    let (at, id) = (store::moment(desk.now()), loaded.record.id);
    let records: Vec<row::Record> = wanted.into_iter().map(|(record, _)| record).collect();
    desk.store()?.write(|db| {
        crate::api::desk::load::refuse_closed(&sheet::by_id(db, id)?)?;
        let changes = adding(db, id, &records, after)?;
        store::history::make(
            db,
            store::history::Subject::Sheet(id),
            &at,
            &label,
            store::history::Undo::Possible,
            &changes,
        )
    })?;
    changed(desk, &form, cycle, Some(format!("Đã thêm {count} dòng")))
}

/// The rows to add, each with its name for the label.
fn wanted_rows(
    desk: &Desk,
    loaded: &Loaded,
    section: Option<i64>,
    fields: &[i64],
    name: Option<String>,
) -> Result<Vec<(row::Record, String)>> {
    may_add(loaded, section)?;
    match loaded.form.definition.rows.kind {
        RowKind::Fixed => Ok(Vec::new()),
        RowKind::Free => {
            let name = checked_name(&loaded.figures, None, &name.unwrap_or_default())?;
            let record = row::Record {
                name: Some(name.clone()),
                ..new_row(None, None, 0)
            };
            Ok(vec![(record, name)])
        }
        RowKind::Fields => {
            let known = field::list(desk.db()?)?;
            let mut wanted = Vec::new();
            for (i, id) in fields.iter().enumerate() {
                if fields[..i].contains(id) {
                    continue;
                }
                let Some(field) = known.iter().find(|field| field.id == *id) else {
                    return Err(Error::NotFound(
                        "Lĩnh vực này không còn trong danh mục.".to_owned(),
                    ));
                };
                if has_field(&loaded.figures, section, &field.key) {
                    return Err(Error::Invalid(format!(
                        "Lĩnh vực {} đã có trong mục này.",
                        field.name
                    )));
                }
                wanted.push((new_row(section, Some(*id), 0), field.name.clone()));
            }
            match wanted.is_empty() {
                true => Err(Error::Invalid("Chọn ít nhất một lĩnh vực.".to_owned())),
                false => Ok(wanted),
            }
        }
    }
}

/// The changes that put rows into a sheet after a row, or at the end of their section: rows that were
/// taken away come back, others are made.
pub(in crate::api) fn adding(
    db: &Connection,
    sheet: i64,
    records: &[row::Record],
    after: Option<i64>,
) -> Result<Vec<Change>> {
    let present = row::list(db, sheet)?.into_iter();
    let present: Vec<Placed> = present.map(|row| (row.id, row.source)).collect();
    let mut changes = Vec::new();
    let mut added: Vec<Placed> = Vec::new();
    for record in records {
        let id = match row::absent(db, sheet, record)? {
            Some(id) => id,
            None => row::add(db, sheet, record)?,
        };
        changes.push(property(id, "present", "1"));
        // What a row held before it was taken away is not what this month's new row holds.
        changes.extend(emptied(db, id)?);
        added.push((id, record.source));
    }
    changes.extend(positions(&with_added(&present, &added, after)));
    Ok(changes)
}

fn emptied(db: &Connection, row: i64) -> Result<Vec<Change>> {
    let figures = row::columns_of(db, row)?.into_iter();
    let notes = row::noted_columns_of(db, row)?.into_iter();
    let blank = |kind| {
        move |column| Change {
            kind,
            row,
            column,
            value: None,
            origin: None,
            place: None,
        }
    };
    Ok(figures
        .map(blank(Kind::Figure))
        .chain(notes.map(blank(Kind::Note)))
        .collect())
}

fn positions(order: &[i64]) -> impl Iterator<Item = Change> {
    let places = order.iter().enumerate();
    places.map(|(place, id)| property(*id, "position", &(place + 1).to_string()))
}

fn property(row: i64, column: &str, value: &str) -> Change {
    Change {
        kind: Kind::Row,
        row,
        column: column.to_owned(),
        value: Some(value.to_owned()),
        origin: None,
        place: None,
    }
}

pub(in crate::api) fn row_rename(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    name: String,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let own = loaded.row(row)?;
    if loaded.form.definition.rows.kind != RowKind::Free {
        return Err(Error::Invalid(
            "Tên dòng lấy từ danh mục lĩnh vực: sửa ở Thiết lập › Lĩnh vực.".to_owned(),
        ));
    }
    let name = checked_name(&loaded.figures, Some(row), &name)?;
    let label = format!("đổi tên dòng {}", own.name);
    make(
        desk,
        &loaded.record,
        &label,
        &[property(row, "name", &name)],
    )?;
    changed(desk, &form, cycle, None)
}

pub(in crate::api) fn row_delete(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    sure: bool,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let own = loaded.row(row)?;
    if loaded.form.definition.rows.kind == RowKind::Fixed {
        return Err(Error::Invalid(
            "Dòng cố định của biểu không xóa được.".to_owned(),
        ));
    }
    if !sure && let Some(question) = asked_before_deleting(&loaded, own) {
        return asking(desk, &loaded, question);
    }
    let name = own.name.clone();
    make(
        desk,
        &loaded.record,
        &format!("xóa dòng {name}"),
        &[property(row, "present", "0")],
    )?;
    changed(desk, &form, cycle, Some(format!("Đã xóa dòng {name}")))
}

pub(in crate::api) fn row_move(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    steps: i64,
) -> Result<Changed> {
    let loaded = load_open(desk, &form, cycle)?;
    let own = loaded.row(row)?;
    let Some(order) = moved(&loaded.figures.rows, own, steps) else {
        return changed(desk, &form, cycle, None);
    };
    let changes: Vec<Change> = positions(&order).collect();
    make(
        desk,
        &loaded.record,
        &format!("chuyển dòng {}", own.name),
        &changes,
    )?;
    changed(desk, &form, cycle, None)
}
