//! The catalogue as it stands: listed, searched, edited by hand.

use chrono::NaiveDate;

use crate::api::desk::Desk;
use crate::api::desk::moments::saved;
use crate::api::procedure::classified::FieldsOf;
use crate::api::procedure::official::Office;
use crate::api::procedure::preview::number;
use crate::api::procedure::used::missing;
use crate::api::reply::{
    Named, ProcedureCounts, ProcedureFields, ProcedureFilter, ProcedureLine, ProcedureList,
    ProceduresChanged,
};
use crate::dossier::procedure_code;
use crate::error::{Error, Result};
use crate::procedure::Procedure;
use crate::procedure::fields::Meaning;
use crate::procedure::words::{days_text, fee_text, level_text, validity_text};
use crate::store::history::{self, Scope, Subject, Undo};
use crate::store::{self, procedure};
use crate::value::{fold, fold_name, one_line, within};

/// How many lines are given when nothing is said.
const PART: usize = 200;

/// The longest name of a procedure, and the longest other text.
const LONGEST: (usize, usize) = (2_000, 1_000);

pub(in crate::api) fn procedures(
    desk: &mut Desk,
    filter: ProcedureFilter,
) -> Result<ProcedureList> {
    let missing = filter.missing.map(|asked| missing(desk, asked));
    let missing = missing.transpose()?;
    let (db, today) = (desk.db()?, desk.today());
    let all = procedure::records(db)?;
    let fields = FieldsOf::read(db)?;
    let valid = || all.iter().filter(|(_, own)| own.is_valid(today));
    let counts = valid().map(|(_, own)| (own, fields.of(own).is_some()));
    let counts = ProcedureCounts::of(counts);
    let ended = all.iter().filter(|(_, own)| own.has_ended(today)).count();
    let words = fold(&filter.text);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let found: Vec<&(i64, Procedure)> = all
        .iter()
        .filter(|(id, own)| match &missing {
            Some(missing) => missing.contains(id),
            None => filter.ended || !own.has_ended(today),
        })
        .filter(|(_, own)| asked(&filter, own, fields.of(own)) && says(own, &words))
        .collect();
    let most = if filter.most == 0 { PART } else { filter.most };
    let lines = found.iter().skip(filter.skip).take(most);
    let lines = lines.map(|(id, own)| line(*id, own, &fields, today));
    let (undo, redo) = history::labels(db, Scope::Procedures)?;
    Ok(ProcedureList {
        lines: lines.collect(),
        total: found.len(),
        summary: summary(&counts, ended),
        counts,
        ended,
        undo,
        redo,
    })
}

/// Whether a filter asks for a procedure, its words apart.
fn asked(filter: &ProcedureFilter, own: &Procedure, field: Option<&Named>) -> bool {
    let level = filter.level.is_none_or(|asked| asked.level() == own.level);
    let fee = filter.fee.is_none_or(|asked| asked.fee() == own.fee);
    let is = |id: i64| field.is_some_and(|own| own.id == id);
    level && fee && filter.field.is_none_or(is) && !(filter.unclassified && field.is_some())
}

/// Whether all of these folded words stand in what is known of a procedure.
fn says(own: &Procedure, words: &[&str]) -> bool {
    words.is_empty() || {
        let all = [&own.code, &own.name, &own.field, &own.unit];
        let text = fold(&all.map(String::as_str).join("\n"));
        words.iter().all(|word| text.contains(word))
    }
}

fn line(id: i64, own: &Procedure, fields: &FieldsOf, today: NaiveDate) -> ProcedureLine {
    ProcedureLine {
        id,
        code: own.code.clone(),
        name: own.name.clone(),
        field: own.field.clone(),
        office_field: fields.of(own).cloned(),
        level: own.level,
        level_text: level_text(own.level),
        fee: own.fee,
        fee_text: fee_text(own.fee),
        days: own.days,
        days_text: days_text(own.days),
        unit: own.unit.clone(),
        authority: own.authority.clone(),
        from: own.from,
        until: own.until,
        valid: own.is_valid(today),
        ended: own.has_ended(today),
        validity: validity_text(own, today),
    }
}

fn summary(counts: &ProcedureCounts, ended: usize) -> String {
    let mut told = format!("{} thủ tục còn hiệu lực", number(counts.all));
    let parts = [
        (counts.full, "toàn trình"),
        (counts.partial, "một phần"),
        (counts.other, "chưa cung cấp trực tuyến"),
        (counts.level_unknown, "chưa rõ mức độ"),
    ];
    let parts = parts.iter().filter(|(own, _)| *own > 0);
    let parts = parts.map(|(own, word)| format!("{} {word}", number(*own)));
    let parts: Vec<String> = parts.collect();
    if !parts.is_empty() {
        told = format!("{told}: {}", parts.join(", "));
    }
    for (own, word) in [
        (counts.unclassified, "chưa gắn lĩnh vực"),
        (ended, "đã hết hiệu lực"),
    ] {
        if own > 0 {
            told = format!("{told}; {} {word}", number(own));
        }
    }
    told
}

// --- by hand ---

pub(in crate::api) fn procedure_save(
    desk: &mut Desk,
    procedure: ProcedureFields,
) -> Result<ProceduresChanged> {
    let db = desk.db()?;
    let standing = match procedure.id {
        0 => None,
        id => Some(
            procedure::find(db, id)?
                .ok_or_else(|| Error::NotFound("Thủ tục không còn trong danh mục.".to_owned()))?,
        ),
    };
    let own = read(&procedure, standing.as_ref())?;
    if standing.is_none()
        && let Some(there) = procedure::list(db)?
            .iter()
            .find(|there| there.code == own.code)
    {
        return Err(Error::Invalid(format!(
            "Mã {} đã có trong danh mục: “{}”. Sửa thủ tục đó.",
            there.code,
            crate::value::shortened(&there.name, 60)
        )));
    }
    let office = Office::of(db)?;
    // A field with the office's own words is that field; any other is asked for where fields are.
    let same = match office.meaning(&own.field, None) {
        Meaning::Is { at, said: false } => office.list.get(at),
        _ => None,
    };
    let at = store::moment(desk.now());
    let label = match standing {
        Some(_) => format!("sửa thủ tục {}", own.code),
        None => format!("thêm thủ tục {}", own.code),
    };
    let (id, made) = desk.store()?.write(|db| {
        let mut changes = match same {
            Some(field) => procedure::field_changes(db, &own.field, Some(field.key.clone()))?,
            None => Vec::new(),
        };
        let id = match standing {
            Some(_) => procedure.id,
            None => {
                let (id, appears) = procedure::add(db, &own)?;
                changes.extend(appears);
                id
            }
        };
        changes.extend(procedure::changes(id, &own));
        let subject = Subject::Procedures;
        let made = history::make(db, subject, &at, &label, Undo::Possible, &changes)?;
        Ok((id, made))
    })?;
    let message = match made {
        0 => format!("Thủ tục {} không có gì thay đổi", own.code),
        _ => format!("Đã {label}"),
    };
    let line = {
        let db = desk.db()?;
        line(id, &own, &FieldsOf::read(db)?, desk.today())
    };
    let is_new = standing.is_none();
    Ok(ProceduresChanged {
        added: usize::from(is_new),
        changed: usize::from(!is_new && made > 0),
        ..changed(desk, message, Some(line))?
    })
}

/// What was entered, as it is kept.
fn read(fields: &ProcedureFields, standing: Option<&Procedure>) -> Result<Procedure> {
    let code = match standing {
        Some(own) => own.code.clone(),
        None => procedure_code(&fields.code).ok_or_else(|| {
            Error::Invalid(format!(
                "Mã thủ tục “{}” không đúng dạng. Viết như 1.001193.",
                fields.code
            ))
        })?,
    };
    let name = within("Tên thủ tục", one_line(&fields.name), LONGEST.0)?;
    if fold_name(&name).is_empty() {
        return Err(Error::Invalid(
            "Tên thủ tục còn trống. Nhập tên.".to_owned(),
        ));
    }
    if let (Some(from), Some(until)) = (fields.from, fields.until)
        && from > until
    {
        return Err(Error::Invalid(format!(
            "Thủ tục {code}: ngày hết hiệu lực trước ngày có hiệu lực. Sửa một trong hai."
        )));
    }
    if fields.days.is_some_and(|days| days > 3_650) {
        return Err(Error::Invalid(format!(
            "Thủ tục {code}: thời hạn quá 3.650 ngày làm việc. Nhập lại."
        )));
    }
    Ok(Procedure {
        code,
        name,
        field: within("Lĩnh vực", one_line(&fields.field), LONGEST.1)?,
        level: fields.level,
        fee: fields.fee,
        days: fields.days,
        unit: within("Cơ quan thực hiện", one_line(&fields.unit), LONGEST.1)?,
        authority: within("Cơ quan công bố", one_line(&fields.authority), LONGEST.1)?,
        from: fields.from,
        until: fields.until,
    })
}

/// The answer to a change.
pub(in crate::api) fn changed(
    desk: &Desk,
    message: String,
    line: Option<ProcedureLine>,
) -> Result<ProceduresChanged> {
    let db = desk.db()?;
    let (undo, redo) = history::labels(db, Scope::Procedures)?;
    Ok(ProceduresChanged {
        message,
        line,
        added: 0,
        changed: 0,
        ended: 0,
        fields: 0,
        saved: saved(db)?,
        undo,
        redo,
    })
}
