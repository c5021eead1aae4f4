//! A catalogue comes in: first shown, then stored all or nothing as one undo step.

use crate::api::desk::Desk;
use crate::api::desk::shown::ShownAs;
use crate::api::procedure::catalogue::changed;
use crate::api::procedure::official;
use crate::api::procedure::preview::{MOST, number};
use crate::api::procedure::reading::Reading;
use crate::api::reply::{ProcedureChoices, ProcedurePreview, ProceduresChanged};
use crate::error::Result;
use crate::procedure::fields::Meaning;
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{self, Connection, procedure};

pub(in crate::api) fn procedures_read(
    desk: &mut Desk,
    path: String,
    choices: ProcedureChoices,
    most: Option<usize>,
) -> Result<ProcedurePreview> {
    let reading = Reading::of(desk, &path, &choices)?;
    desk.shown
        .note(ShownAs::Procedures, &path, reading.read.print);
    Ok(reading.preview(most.unwrap_or(MOST)))
}

pub(in crate::api) fn procedures_apply(
    desk: &mut Desk,
    path: String,
    choices: ProcedureChoices,
) -> Result<ProceduresChanged> {
    let reading = Reading::of(desk, &path, &choices)?;
    desk.shown
        .refuse_unseen(ShownAs::Procedures, &path, reading.read.print)?;
    reading.refuse_problems()?;
    let now = desk.now();
    let (new, changes) = (reading.merge.new.len(), reading.merge.changed.len());
    if new + changes + reading.ends.len() > 0 {
        desk.store()?
            .copy(now, store::backup::Reason::BeforeImport)?;
    }
    let at = store::moment(now);
    let label = format!("nhập danh mục thủ tục từ tệp {}", reading.read.file);
    let made = desk.store()?.write(|db| {
        let changes = stored(db, &reading)?;
        history::make(
            db,
            Subject::Procedures,
            &at,
            &label,
            Undo::Possible,
            &changes,
        )
    })?;
    let added = |meaning: &Meaning| *meaning == Meaning::Added;
    let fields = reading.official.iter().filter(|own| added(&own.meaning));
    let file = &reading.read.file;
    let message = match made {
        0 => format!("Danh mục đã đúng như tệp {file}"),
        _ => format!(
            "Đã nhập tệp {file}: thêm {} thủ tục, thay đổi {}, kết thúc hiệu lực {}",
            number(new),
            number(changes),
            number(reading.ends.len())
        ),
    };
    Ok(ProceduresChanged {
        added: new,
        changed: changes,
        ended: reading.ends.len(),
        fields: fields.count(),
        ..changed(desk, message, None)?
    })
}

/// All changes: fields of the office and what official ones are, then procedures.
fn stored(db: &Connection, reading: &Reading) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for own in &reading.official {
        let key = match &own.meaning {
            Meaning::Is { at, .. } => reading.office.list.get(*at).map(|own| own.key.clone()),
            Meaning::Added => {
                let (id, key) = official::add(db, &own.name)?;
                changes.push(Change::present(Table::Field, id, true));
                Some(key)
            }
            Meaning::Left | Meaning::Open(_) => None,
        };
        changes.extend(procedure::field_changes(db, &own.name, key)?);
    }
    for row in &reading.merge.new {
        if let Some(read) = reading.rows.get(*row) {
            let (_, appears) = procedure::add(db, &read.procedure)?;
            let place = format!("{}, {}", reading.read.file, read.place);
            changes.extend(placed(appears, &place));
        }
    }
    for own in &reading.merge.changed {
        if let (Some((id, _)), Some(read)) = (
            reading.standing.get(own.standing),
            reading.rows.get(own.row),
        ) {
            let place = format!("{}, {}", reading.read.file, read.place);
            changes.extend(placed(procedure::changes(*id, &own.after), &place));
        }
    }
    for (id, own) in reading.gone() {
        if let Some(until) = reading.ends.get(&own.code) {
            let mut after = own.clone();
            after.until = Some(*until);
            let place = format!("{}: không còn trong tệp", reading.read.file);
            changes.extend(placed(procedure::changes(*id, &after), &place));
        }
    }
    Ok(changes)
}

/// The same with the place they come from.
fn placed(changes: Vec<Change>, place: &str) -> impl Iterator<Item = Change> {
    changes.into_iter().map(move |change| Change {
        place: Some(place.to_owned()),
        ..change
    })
}
