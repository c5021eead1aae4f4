//! The office, its catalogues and its report calendar.

use crate::api::desk::Desk;
use crate::api::reply::{Field, Office, Settings, Source, Unit};
use crate::calendar::{Cycle, Deadlines};
use crate::error::{Error, Result};
use crate::store::{self, field, kept, setting, source, unit};
use crate::value::{fold_name, tidy};

pub(in crate::api) fn settings(desk: &mut Desk) -> Result<Settings> {
    let db = desk.db()?;
    Ok(Settings {
        message: None,
        office: setting::get(db, "office")?,
        units: unit::list(db)?.into_iter().map(unit_reply).collect(),
        fields: field::list(db)?.into_iter().map(field_reply).collect(),
        sources: source::list(db)?.into_iter().map(source_reply).collect(),
        deadlines: desk.deadlines()?,
        forms: crate::api::settings::forms::versions(desk)?,
        broken_forms: desk.forms.broken.iter().map(ToString::to_string).collect(),
        data_file: desk.data.display().to_string(),
        backup_folder: store::backup::folder(&desk.data).display().to_string(),
        forms_folder: desk.forms_folder().display().to_string(),
    })
}

fn unit_reply(unit: unit::Unit) -> Unit {
    Unit {
        id: unit.id,
        name: unit.name,
        short: unit.short,
        head: unit.head,
    }
}

fn field_reply(field: field::Field) -> Field {
    let cycle = |text: Option<String>| -> Option<Cycle> { text?.parse().ok() };
    Field {
        id: field.id,
        name: field.name,
        code: field.code,
        unit: field.unit,
        active_from: cycle(field.active_from),
        active_until: cycle(field.active_until),
        used: field.used,
    }
}

fn source_reply(source: source::Source) -> Source {
    Source {
        id: source.id,
        name: source.name,
        active: source.active,
        used: source.used,
    }
}

/// The longest name or text of a setting.
const LONGEST: usize = 300;

/// A text of a setting: tidied, on one line, not too long.
fn text(label: &str, text: &str) -> Result<String> {
    let text = tidy(text).replace(['\n', '\r', '\t'], " ");
    match text.chars().count() {
        0..=LONGEST => Ok(text),
        _ => Err(Error::Invalid(format!(
            "{label} dài quá {LONGEST} ký tự. Viết ngắn lại."
        ))),
    }
}

/// A name: a text that is not empty.
fn name(label: &str, own: &str) -> Result<String> {
    let own = text(label, own)?;
    match fold_name(&own).is_empty() {
        true => Err(Error::Invalid(format!("{label} còn trống. Nhập tên."))),
        false => Ok(own),
    }
}

pub(in crate::api) fn office_save(desk: &mut Desk, office: Office) -> Result<Settings> {
    let office = Office {
        ward: name("Tên phường", &office.ward)?,
        body: text("Cơ quan ban hành", &office.body)?,
        superior: text("Cơ quan cấp trên", &office.superior)?,
        centre: text("Tên trung tâm", &office.centre)?,
        place: text("Địa danh", &office.place)?,
        reporting_unit: text("Đơn vị báo cáo", &office.reporting_unit)?,
        receiving_unit: text("Đơn vị nhận báo cáo", &office.receiving_unit)?,
        preparer: text("Người lập biểu", &office.preparer)?,
        signer_title: text("Chức danh người ký", &office.signer_title)?,
        signer: text("Người ký", &office.signer)?,
        symbol: text("Ký hiệu văn bản", &office.symbol)?,
    };
    desk.store()?
        .write(|db| setting::set(db, "office", &office))?;
    settings(desk)
}

pub(in crate::api) fn deadlines_save(desk: &mut Desk, deadlines: Deadlines) -> Result<Settings> {
    let days = [
        ("Báo cáo tháng", deadlines.month, 15),
        ("Báo cáo quý, 6 tháng, 9 tháng, năm", deadlines.longer, 15),
        ("Báo cáo cải cách hành chính", deadlines.reform, 2),
        ("Báo cáo cải cách hành chính năm", deadlines.reform_year, 2),
    ];
    for (label, day, least) in days {
        // The figures of a cycle end on the 14th: its report cannot be due before the 15th is over.
        if !(least..=28).contains(&day) {
            return Err(Error::Invalid(format!(
                "{label}: hạn gửi trước ngày {day} không dùng được. Nhập ngày từ {least} đến 28."
            )));
        }
    }
    let at = store::moment(desk.now());
    let kept = desk.store()?.write(|db| {
        let dated = kept::Dated {
            valid_from: chrono::NaiveDate::MIN,
            deadlines,
        };
        setting::set(db, "deadlines", &[dated])?;
        crate::api::plan::act::follow(db, &deadlines, &at)
    })?;
    Ok(Settings {
        message: crate::api::plan::view::told(None, &kept),
        ..settings(desk)?
    })
}

pub(in crate::api) fn unit_save(desk: &mut Desk, unit: Unit) -> Result<Settings> {
    let unit = unit::Unit {
        id: unit.id,
        name: name("Tên đơn vị", &unit.name)?,
        short: text("Tên viết tắt", &unit.short)?,
        head: text("Người phụ trách", &unit.head)?,
    };
    let twice =
        |own: &unit::Unit| own.id != unit.id && fold_name(&own.name) == fold_name(&unit.name);
    if let Some(twice) = unit::list(desk.db()?)?.into_iter().find(twice) {
        return Err(Error::Invalid(format!("Đã có đơn vị “{}”.", twice.name)));
    }
    desk.store()?.write(|db| unit::save(db, &unit))?;
    settings(desk)
}

pub(in crate::api) fn unit_delete(desk: &mut Desk, id: i64) -> Result<Settings> {
    desk.store()?.write(|db| unit::delete(db, id))?;
    settings(desk)
}

pub(in crate::api) fn field_save(desk: &mut Desk, field: Field) -> Result<Settings> {
    let (active_from, active_until) = (field.active_from, field.active_until);
    let field = field::Field {
        id: field.id,
        key: String::new(),
        name: name("Tên lĩnh vực", &field.name)?,
        code: text("Mã lĩnh vực", &field.code)?,
        unit: field.unit,
        active_from: active_from.map(|cycle| cycle.to_string()),
        active_until: active_until.map(|cycle| cycle.to_string()),
        used: false,
    };
    let known = field::list(desk.db()?)?;
    if let Some(twice) = known
        .iter()
        .find(|own| own.id != field.id && fold_name(&own.name) == fold_name(&field.name))
    {
        return Err(Error::Invalid(format!(
            "Đã có lĩnh vực “{}” (không phân biệt hoa thường, dấu).",
            twice.name
        )));
    }
    if let (Some(from), Some(until)) = (active_from, active_until)
        && from > until
    {
        return Err(Error::Invalid(format!(
            "Lĩnh vực {}: kỳ bắt đầu {} sau kỳ kết thúc {}. Sửa lại một trong hai.",
            field.name,
            from.label(),
            until.label()
        )));
    }
    let units = unit::list(desk.db()?)?;
    if field
        .unit
        .is_some_and(|id| units.iter().all(|unit| unit.id != id))
    {
        return Err(Error::Invalid("Chọn đơn vị trong danh sách.".to_owned()));
    }
    desk.store()?.write(|db| field::save(db, &field))?;
    settings(desk)
}

pub(in crate::api) fn field_delete(desk: &mut Desk, id: i64) -> Result<Settings> {
    let known = field::list(desk.db()?)?;
    if let Some(field) = known.iter().find(|field| field.id == id && field.used) {
        return Err(Error::Invalid(format!(
            "Lĩnh vực {} đã có số liệu nên không xóa được. Đặt kỳ kết thúc để ngừng dùng.",
            field.name
        )));
    }
    desk.store()?.write(|db| field::delete(db, id))?;
    settings(desk)
}

pub(in crate::api) fn fields_order(desk: &mut Desk, ids: Vec<i64>) -> Result<Settings> {
    desk.store()?.write(|db| field::order(db, &ids))?;
    settings(desk)
}

pub(in crate::api) fn source_save(desk: &mut Desk, source: Source) -> Result<Settings> {
    let source = source::Source {
        id: source.id,
        key: String::new(),
        name: name("Tên nguồn số liệu", &source.name)?,
        active: source.active,
        used: false,
    };
    let known = source::list(desk.db()?)?;
    if let Some(twice) = known
        .iter()
        .find(|own| own.id != source.id && fold_name(&own.name) == fold_name(&source.name))
    {
        return Err(Error::Invalid(format!("Đã có nguồn “{}”.", twice.name)));
    }
    let others = known.iter().any(|own| own.id != source.id && own.active);
    if !source.active && !others {
        return Err(Error::Invalid(
            "Phải còn ít nhất một nguồn số liệu đang dùng.".to_owned(),
        ));
    }
    desk.store()?.write(|db| source::save(db, &source))?;
    settings(desk)
}

pub(in crate::api) fn source_delete(desk: &mut Desk, id: i64) -> Result<Settings> {
    let known = source::list(desk.db()?)?;
    if let Some(source) = known.iter().find(|source| source.id == id && source.used) {
        return Err(Error::Invalid(format!(
            "Nguồn {} đã có số liệu nên không xóa được. Bỏ chọn “đang dùng” để ngừng dùng.",
            source.name
        )));
    }
    if known.iter().all(|source| source.id == id) {
        return Err(Error::Invalid(
            "Phải còn ít nhất một nguồn số liệu.".to_owned(),
        ));
    }
    desk.store()?.write(|db| source::delete(db, id))?;
    settings(desk)
}
