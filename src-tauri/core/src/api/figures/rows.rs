//! Rows of a form in a cycle: added, named, moved, taken away.

use crate::api::desk::Desk;
use crate::api::desk::load::{Loaded, load};
use crate::api::figures::cells::{asking, changed, make};
use crate::api::figures::cycle::{new_row, offered};
use crate::api::reply::{Changed, RowChoice};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::RowKind;
use crate::sheet::Identity;
use crate::store::history::{Change, Kind};
use crate::store::{self, Connection, field, row, sheet};
use crate::value::{fold_name, tidy};

pub(in crate::api) fn row_choices(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    section: Option<i64>,
) -> Result<Vec<RowChoice>> {
    let loaded = load(desk, &form, cycle)?;
    let there = |own: &field::Field| has_field(&loaded, section, own);
    Ok(offered(desk.db()?, cycle)?
        .into_iter()
        .filter(|field| !there(field))
        .map(|field| RowChoice {
            field: field.id,
            name: field.name,
        })
        .collect())
}

fn has_field(loaded: &Loaded, section: Option<i64>, field: &field::Field) -> bool {
    let wanted = Identity::Field(field.key.clone());
    let mut rows = loaded.figures.rows.iter();
    rows.any(|row| row.section == section && row.identity == wanted)
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
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
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
    let rows = &loaded.form.definition.rows;
    if rows.sections != section.is_some()
        || section.is_some_and(|id| !loaded.figures.sections.iter().any(|own| own.id == id))
    {
        return Err(Error::Invalid(
            "Chọn mục (nguồn số liệu) để thêm dòng.".to_owned(),
        ));
    }
    match rows.kind {
        RowKind::Fixed => Err(Error::Invalid(format!(
            "Biểu {} có các dòng cố định, không thêm dòng được.",
            loaded.form.code()
        ))),
        RowKind::Free => {
            let name = checked_name(loaded, None, &name.unwrap_or_default())?;
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
                if has_field(loaded, section, field) {
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

/// A free row's name: not empty, not too long, not there yet.
fn checked_name(loaded: &Loaded, own: Option<i64>, name: &str) -> Result<String> {
    let name = tidy(name);
    if name.is_empty() {
        return Err(Error::Invalid("Nhập tên dòng.".to_owned()));
    }
    if name.chars().count() > 500 {
        return Err(Error::Invalid(
            "Tên dòng dài quá 500 ký tự. Viết ngắn lại.".to_owned(),
        ));
    }
    let folded = fold_name(&name);
    let twice = |row: &crate::sheet::Row| Some(row.id) != own && fold_name(&row.name) == folded;
    match loaded.figures.rows.iter().find(|row| twice(row)) {
        Some(row) => Err(Error::Invalid(format!(
            "Đã có dòng “{}” trong biểu.",
            row.name
        ))),
        None => Ok(name),
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
    let present = row::list(db, sheet)?;
    let mut order: Vec<i64> = present.iter().map(|row| row.id).collect();
    let mut changes = Vec::new();
    let mut place = after.and_then(|after| order.iter().position(|id| *id == after));
    let mut section = records.first().map(|record| record.source);
    for record in records {
        if section.replace(record.source) != Some(record.source) {
            place = None;
        }
        let id = match row::absent(db, sheet, record)? {
            Some(id) => id,
            None => row::add(db, sheet, record)?,
        };
        changes.push(property(id, "present", "1"));
        // What a row held before it was taken away is not what this month's new row holds.
        changes.extend(emptied(db, id)?);
        let at = match place {
            Some(at) => at + 1,
            None => {
                let last = present.iter().rposition(|row| row.source == record.source);
                let last = last.and_then(|i| order.iter().position(|id| *id == present[i].id));
                last.map_or(order.len(), |last| last + 1)
            }
        };
        order.insert(at, id);
        place = Some(at);
    }
    changes.extend(positions(&order));
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
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
    let own = loaded.row(row)?;
    if loaded.form.definition.rows.kind != RowKind::Free {
        return Err(Error::Invalid(
            "Tên dòng lấy từ danh mục lĩnh vực: sửa ở Thiết lập › Lĩnh vực.".to_owned(),
        ));
    }
    let name = checked_name(&loaded, Some(row), &name)?;
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
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
    let own = loaded.row(row)?;
    if loaded.form.definition.rows.kind == RowKind::Fixed {
        return Err(Error::Invalid(
            "Dòng cố định của biểu không xóa được.".to_owned(),
        ));
    }
    let held = own
        .figures
        .iter()
        .filter(|figure| figure.entry.is_some())
        .count();
    let stock = own
        .figures
        .iter()
        .filter_map(|figure| figure.opening)
        .find(|n| !n.is_zero());
    if !sure && (held > 0 || stock.is_some()) {
        let place = loaded.place(own);
        let question = match stock {
            Some(stock) => format!(
                "Dòng {place} có {} hồ sơ từ kỳ trước chuyển sang và {held} ô số liệu. Xóa dòng này?",
                crate::value::format_number(stock)
            ),
            None => format!("Dòng {place} có {held} ô số liệu. Xóa dòng này? (Ctrl+Z để lấy lại)"),
        };
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
    let loaded = load(desk, &form, cycle)?;
    loaded.open()?;
    let own = loaded.row(row)?;
    let mut order: Vec<i64> = loaded.figures.rows.iter().map(|row| row.id).collect();
    let inside: Vec<usize> = (0..order.len())
        .filter(|i| loaded.figures.rows[*i].section == own.section)
        .collect();
    let from = inside.iter().position(|i| order[*i] == row).unwrap_or(0);
    let to = (from as i64)
        .saturating_add(steps)
        .clamp(0, inside.len() as i64 - 1) as usize;
    if from == to {
        // Writing the places anew would be a step that undoes nothing anybody sees.
        return changed(desk, &form, cycle, None);
    }
    let moved = order.remove(inside[from]);
    order.insert(inside[to], moved);
    let changes: Vec<Change> = positions(&order).collect();
    make(
        desk,
        &loaded.record,
        &format!("chuyển dòng {}", own.name),
        &changes,
    )?;
    changed(desk, &form, cycle, None)
}
