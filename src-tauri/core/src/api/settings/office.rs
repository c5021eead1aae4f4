//! The office, its catalogues and its report calendar.

use crate::api::desk::Desk;
use crate::api::reply::{Field, FromCycle, Office, ReportCalendar, Settings, Source, Unit};
use crate::calendar::{Cycle, Deadlines, ReportDays};
use crate::error::{Error, Result};
use crate::store::{self, field, kept, setting, source, unit};
use crate::value::{fold_name, tidy};

/// How many months before and after the current cycle another report calendar can begin.
const MONTHS: i32 = 12;

pub(in crate::api) fn settings(desk: &mut Desk) -> Result<Settings> {
    let db = desk.db()?;
    // Here, and here alone, what cannot be read is shown blank, and said: so it can be entered anew.
    let mut unreadable = Vec::new();
    let office = told(setting::OFFICE.get(db), &mut unreadable);
    let deadlines = told(desk.deadlines(), &mut unreadable);
    told(desk.working(), &mut unreadable);
    let last = deadlines.on(chrono::NaiveDate::MAX);
    let current = deadlines.current(desk.today());
    Ok(Settings {
        message: None,
        office: office_reply(office),
        units: unit::list(db)?.into_iter().map(unit_reply).collect(),
        fields: field::list(db)?.into_iter().map(field_reply).collect(),
        sources: source::list(db)?.into_iter().map(source_reply).collect(),
        deadlines: last,
        calendars: calendars(&deadlines),
        current,
        from: (-MONTHS..=MONTHS)
            .map(|months| current.plus(months))
            .map(|cycle| FromCycle {
                cycle,
                label: cycle.label(),
            })
            .collect(),
        unreadable,
        forms: crate::api::settings::versions::versions(desk)?,
        broken_forms: desk.forms.broken.iter().map(ToString::to_string).collect(),
        data_file: desk.data.display().to_string(),
        backup_folder: store::backup::folder(&desk.data).display().to_string(),
        forms_folder: desk.forms_folder().display().to_string(),
    })
}

/// A setting, or its default with the reason why it cannot be read.
fn told<T: Default>(setting: Result<T>, unreadable: &mut Vec<String>) -> T {
    setting.unwrap_or_else(|error| {
        unreadable.push(error.to_string());
        T::default()
    })
}

fn office_reply(office: kept::Office) -> Office {
    Office {
        ward: office.ward,
        body: office.body,
        superior: office.superior,
        centre: office.centre,
        place: office.place,
        reporting_unit: office.reporting_unit,
        receiving_unit: office.receiving_unit,
        preparer: office.preparer,
        signer_title: office.signer_title,
        signer: office.signer,
        symbol: office.symbol,
    }
}

/// The report calendars, newest first.
fn calendars(deadlines: &Deadlines) -> Vec<ReportCalendar> {
    let dated = deadlines.dated();
    let cycle = |at: usize| dated.get(at).map(|(from, _)| Cycle::containing(*from));
    let when = |at: usize| match (at, cycle(at), cycle(at + 1)) {
        (0, _, None) => "Mọi kỳ".to_owned(),
        (0, _, Some(next)) => format!("Đến hết kỳ {}", next.previous().label()),
        (_, Some(from), None) => format!("Từ kỳ {}", from.label()),
        (_, Some(from), Some(next)) => {
            format!("Kỳ {} đến kỳ {}", from.label(), next.previous().label())
        }
        (_, None, _) => String::new(),
    };
    let all = dated.iter().enumerate().rev();
    all.map(|(at, (_, days))| ReportCalendar {
        when: when(at),
        days: *days,
    })
    .collect()
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
    let office = kept::Office {
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
    desk.store()?.write(|db| setting::OFFICE.set(db, &office))?;
    settings(desk)
}

/// Other days for reports, in force from a cycle on (the current one): what was due before stays as it was.
pub(in crate::api) fn deadlines_save(
    desk: &mut Desk,
    deadlines: ReportDays,
    from: Option<Cycle>,
) -> Result<Settings> {
    if let Some(why) = deadlines.refusal() {
        return Err(Error::Invalid(why));
    }
    // Days that cannot be read are entered anew.
    let mut changed = desk.deadlines().unwrap_or_default();
    let from = from.unwrap_or_else(|| changed.current(desk.today()));
    changed.change(from, deadlines);
    let kept = changed.dated().iter().map(|(from, days)| kept::Dated {
        valid_from: *from,
        deadlines: (*days).into(),
    });
    let (kept, at) = (kept.collect(), store::moment(desk.now()));
    let kept = desk.store()?.write(|db| {
        setting::DEADLINES.set(db, &kept)?;
        crate::api::plan::act::follow(db, &changed, &at)
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
