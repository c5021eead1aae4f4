//! Names of procedures that lists write otherwise than the catalogue: what they could be, and what the officer said.

use chrono::Datelike;

use crate::api::desk::Desk;
use crate::api::desk::moments::saved;
use crate::api::procedure::preview::number;
use crate::api::procedure::used::InUse;
use crate::api::reply::{NearProcedure, ProcedureNames, SaidName, UnknownName};
use crate::error::{Error, Result};
use crate::procedure::Procedure;
use crate::store::history::{self, Scope, Subject, Undo};
use crate::store::{self, procedure};
use crate::value::{fold_name, one_line, shortened, within};

/// The most names that are given.
const MOST: usize = 200;

/// The most letters of a name in a sentence, and of a name that is kept.
const SHORT: usize = 60;
const LONGEST: usize = 2_000;

pub(in crate::api) fn procedure_names(desk: &mut Desk) -> Result<ProcedureNames> {
    list(desk, None)
}

fn list(desk: &mut Desk, message: Option<String>) -> Result<ProcedureNames> {
    let year = desk.today().year();
    let InUse {
        catalogue,
        lookup,
        used,
        ..
    } = InUse::of(desk, year)?;
    let near = |at: usize| {
        let own: &Procedure = catalogue.get(at)?;
        Some(NearProcedure {
            code: own.code.clone(),
            name: own.name.clone(),
        })
    };
    let unknown = used.unknown.iter().take(MOST).map(|own| UnknownName {
        name: own.name.clone(),
        code: own.code.clone(),
        dossiers: format!("{} hồ sơ", number(own.dossiers)),
        near: lookup
            .near(&own.name)
            .into_iter()
            .filter_map(near)
            .collect(),
    });
    let unknown: Vec<UnknownName> = unknown.collect();
    let dossiers: usize = used.unknown.iter().map(|own| own.dossiers).sum();
    let mut summary = match used.unknown.len() {
        0 => "Mọi hồ sơ đều thuộc thủ tục có trong danh mục.".to_owned(),
        names => format!(
            "{} thủ tục của {} hồ sơ chưa có trong danh mục.",
            number(names),
            number(dossiers)
        ),
    };
    let more = used.unknown.len() - unknown.len();
    if more > 0 {
        summary = format!(
            "{summary} Hiện {} thủ tục có nhiều hồ sơ nhất; còn {} thủ tục nữa.",
            number(unknown.len()),
            number(more)
        );
    }
    let db = desk.db()?;
    let said = procedure::said_of_names(db)?.into_iter().map(|own| {
        let found = lookup.code(&own.code).and_then(|at| catalogue.get(at));
        SaidName {
            procedure: found.map(|found| found.name.clone()),
            name: own.name,
            code: own.code,
        }
    });
    let (undo, redo) = history::labels(db, Scope::Procedures)?;
    Ok(ProcedureNames {
        unknown,
        summary,
        said: said.collect(),
        message,
        saved: saved(db)?,
        undo,
        redo,
    })
}

pub(in crate::api) fn procedure_name_set(
    desk: &mut Desk,
    name: String,
    code: Option<String>,
) -> Result<ProcedureNames> {
    let name = within("Tên thủ tục", one_line(&name), LONGEST)?;
    if fold_name(&name).is_empty() {
        return Err(Error::Invalid(
            "Chưa có tên thủ tục nào để gắn. Chọn một tên trong danh sách.".to_owned(),
        ));
    }
    let db = desk.db()?;
    let short = shortened(&name, SHORT);
    let told = match &code {
        Some(code) => {
            let all = procedure::list(db)?;
            if !all.iter().any(|own| own.code == *code) {
                return Err(Error::NotFound(format!(
                    "Danh mục không có thủ tục mã {code}. Chọn thủ tục khác, hoặc thêm thủ tục đó trước."
                )));
            }
            format!("gắn tên “{short}” với thủ tục {code}")
        }
        None => format!("bỏ gắn tên “{short}”"),
    };
    let at = store::moment(desk.now());
    desk.store()?.write(|db| {
        let changes = procedure::name_changes(db, &name, code)?;
        let own = Subject::Procedures;
        history::make(db, own, &at, &told, Undo::Possible, &changes)
    })?;
    list(desk, Some(format!("Đã {told}")))
}
