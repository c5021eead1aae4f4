//! Which fields of the office the official fields are.

use crate::api::desk::Desk;
use crate::api::desk::moments::saved;
use crate::api::procedure::official::{self, Office, Official};
use crate::api::reply::{ChoiceAct, ProcedureFieldList};
use crate::error::{Error, Result};
use crate::procedure::fields::Act;
use crate::store::history::{self, Change, Scope, Subject, Table, Undo};
use crate::store::{self, procedure};
use crate::value::fold_name;

pub(in crate::api) fn procedure_fields(desk: &mut Desk) -> Result<ProcedureFieldList> {
    list(desk, None)
}

fn list(desk: &Desk, message: Option<String>) -> Result<ProcedureFieldList> {
    let db = desk.db()?;
    let office = Office::of(db)?;
    let all = procedure::list(db)?;
    let words = all.iter().map(|own| own.field.as_str());
    let official = Official::standing(words, &office);
    let (undo, redo) = history::labels(db, Scope::Procedures)?;
    Ok(ProcedureFieldList {
        fields: official.iter().map(|own| own.told(&office)).collect(),
        office: office.named(),
        message,
        saved: saved(db)?,
        undo,
        redo,
    })
}

pub(in crate::api) fn procedure_field_set(
    desk: &mut Desk,
    name: String,
    act: ChoiceAct,
) -> Result<ProcedureFieldList> {
    let db = desk.db()?;
    let office = Office::of(db)?;
    let all = procedure::list(db)?;
    let wanted = fold_name(&name);
    let own = all
        .iter()
        .find(|own| !wanted.is_empty() && fold_name(&own.field) == wanted);
    let Some(official) = own.map(|own| own.field.clone()) else {
        return Err(Error::NotFound(format!(
            "Không có thủ tục nào thuộc lĩnh vực “{name}”."
        )));
    };
    let act = office.act(act)?;
    let at = store::moment(desk.now());
    let told = match act {
        Act::Is(at) => {
            let field = office.list.get(at).map_or("", |own| own.name.as_str());
            format!("gắn lĩnh vực {official} với {field}")
        }
        Act::Add => format!("thêm lĩnh vực {official} vào danh mục"),
        Act::Skip => format!("để ngỏ lĩnh vực {official}"),
    };
    let there = |own: &store::field::Field| fold_name(&own.name) == wanted;
    if act == Act::Add && office.list.iter().any(there) {
        return Err(Error::Invalid(format!(
            "Đã có lĩnh vực “{official}” (không phân biệt hoa thường, dấu). Chọn lĩnh vực đó."
        )));
    }
    desk.store()?.write(|db| {
        let mut changes = Vec::new();
        let key = match act {
            Act::Is(at) => office.list.get(at).map(|own| own.key.clone()),
            Act::Add => {
                let (id, key) = official::add(db, &official)?;
                changes.push(Change::present(Table::Field, id, true));
                Some(key)
            }
            Act::Skip => None,
        };
        changes.extend(procedure::field_changes(db, &official, key)?);
        let own = Subject::Procedures;
        history::make(db, own, &at, &told, Undo::Possible, &changes)
    })?;
    list(desk, Some(format!("Đã {told}")))
}
