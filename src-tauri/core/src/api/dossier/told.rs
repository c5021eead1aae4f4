//! One dossier: how it stands, what each list said of it, what of that does not go together.

use super::line::Teller;
use crate::api::desk::Desk;
use crate::api::reply::{DossierSaying, DossierTold};
use crate::dossier::code as code_of;
use crate::dossier::told::sayings;
use crate::error::{Error, Result};
use crate::store::dossiers::Intake;
use crate::value::said;

pub(in crate::api) fn dossier(desk: &mut Desk, code: String) -> Result<DossierTold> {
    let teller = Teller::of(desk)?;
    let missing = || {
        Error::NotFound(format!(
            "Không có hồ sơ mã “{}”. Tìm theo một phần của mã ở danh sách hồ sơ.",
            code.trim()
        ))
    };
    let Some(file) = desk.dossiers()? else {
        return Err(missing());
    };
    let own = code_of(&code).map(|code| file.by_code(&code)).transpose()?;
    let entry = own.flatten().ok_or_else(missing)?;
    let (intakes, all): (Vec<Intake>, Vec<_>) = file.said_of(entry.id)?.into_iter().unzip();
    let conflicts = file.conflicts(Some(&[entry.id]), None)?.into_iter();
    let conflicts = conflicts.map(|own| own.what.sentence(|key| teller.source(key)));
    let said = intakes.into_iter().zip(sayings(&all)).rev();
    let said = said.map(|(intake, facts)| DossierSaying {
        intake: intake.id,
        file: intake.file,
        as_of: intake.as_of,
        as_of_text: said::moment(intake.as_of),
        source: intake.source.as_deref().map(|key| teller.source(key)),
        facts,
    });
    Ok(DossierTold {
        said: said.collect(),
        conflicts: conflicts.collect(),
        line: teller.line(entry),
    })
}
