//! Undo and redo. Each place that can be open has its own: a form in a cycle, a plan, the tasks. What lies elsewhere
//! is offered by its name, and done when it is asked for.

use crate::api::desk::Desk;
use crate::api::desk::load::{load, refuse_closed};
use crate::api::figures::views;
use crate::api::reply::{Elsewhere, UndoPlace, Undone, UndoneSheet};
use crate::error::{Error, Result};
use crate::store::history::{self, Kind, Replayed, Scope, Step, Subject, Table};
use crate::store::{Connection, evidence, moment, occurrence, plan, row, sheet, task};

pub(in crate::api) fn undo(
    desk: &mut Desk,
    place: Option<UndoPlace>,
    step: Option<i64>,
) -> Result<Undone> {
    replay(desk, Way::Back, place, step)
}

pub(in crate::api) fn redo(
    desk: &mut Desk,
    place: Option<UndoPlace>,
    step: Option<i64>,
) -> Result<Undone> {
    replay(desk, Way::Again, place, step)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Way::Back => "hoàn tác",
            Way::Again => "làm lại",
        }
    }

    /// The act that comes next.
    fn next(self, db: &Connection, scope: Scope) -> Result<Option<Step>> {
        match self {
            Way::Back => history::undoable(db, scope),
            Way::Again => history::redoable(db, scope),
        }
    }
}

/// What is done: an act of the place, or nothing but an offer of one elsewhere.
enum Done {
    Replayed(Step, Replayed, Option<Elsewhere>),
    Offered(Elsewhere),
}

fn replay(
    desk: &mut Desk,
    way: Way,
    place: Option<UndoPlace>,
    wanted: Option<i64>,
) -> Result<Undone> {
    let at = moment(desk.now());
    let done = desk.store()?.write(|db| {
        let scope = scope(db, place.as_ref())?;
        let step = match wanted {
            Some(id) => Some(asked(db, way, id)?),
            None => way.next(db, scope)?,
        };
        let Some(step) = step else {
            let other = way
                .next(db, Scope::Anywhere)?
                .ok_or_else(|| Error::NotFound(format!("Không còn gì để {}.", way.word())))?;
            return Ok(Done::Offered(offered(db, way, &other)?));
        };
        if let Subject::Sheet(id) = step.subject {
            refuse_closed(&sheet::by_id(db, id)?)?;
        }
        let replayed = match way {
            Way::Back => history::undo(db, &step, &at)?,
            Way::Again => history::redo(db, &step, &at)?,
        };
        let elsewhere = match way {
            Way::Back if wanted.is_none() => newer_elsewhere(db, &step)?,
            _ => None,
        };
        let elsewhere = elsewhere.map(|newest| offered(db, way, &newest));
        Ok(Done::Replayed(step, replayed, elsewhere.transpose()?))
    })?;
    match done {
        Done::Offered(elsewhere) => Ok(Undone {
            message: String::new(),
            stays: Vec::new(),
            place: None,
            sheet: None,
            plan: None,
            node: None,
            occurrences: Vec::new(),
            elsewhere: Some(elsewhere),
        }),
        Done::Replayed(step, replayed, elsewhere) => told(desk, way, &step, replayed, elsewhere),
    }
}

/// The newest act of all, where it lies in another place than the one just taken back.
fn newer_elsewhere(db: &Connection, step: &Step) -> Result<Option<Step>> {
    let newest = history::undoable(db, Scope::Anywhere)?;
    Ok(newest
        .filter(|newest| newest.id > step.id && newest.subject.scope() != step.subject.scope()))
}

/// The acts of a place. Without one (from the command line) all are meant.
fn scope(db: &Connection, place: Option<&UndoPlace>) -> Result<Scope> {
    Ok(match place {
        None => Scope::All,
        Some(UndoPlace::Tasks) => Scope::Tasks,
        Some(UndoPlace::Procedures) => Scope::Procedures,
        Some(UndoPlace::Plan { plan }) => Scope::Plan(*plan),
        Some(UndoPlace::Sheet { form, cycle }) => match sheet::find(db, form, *cycle)? {
            Some(record) => Scope::Sheet(record.id),
            // A form that was not started has no acts.
            None => Scope::Sheet(0),
        },
    })
}

/// An act that was offered, if it is still what comes next in its place.
fn asked(db: &Connection, way: Way, id: i64) -> Result<Step> {
    let next = match history::step(db, id)? {
        Some(step) => way.next(db, step.subject.scope())?,
        None => None,
    };
    next.filter(|next| next.id == id).ok_or_else(|| {
        Error::Invalid(format!(
            "Việc này không còn là việc kế tiếp để {} ở chỗ của nó: đã có thay đổi khác. Xem lại rồi làm.",
            way.word()
        ))
    })
}

fn offered(db: &Connection, way: Way, step: &Step) -> Result<Elsewhere> {
    let word = match way {
        Way::Back => "Hoàn tác",
        Way::Again => "Làm lại",
    };
    let place = match step.subject {
        Subject::Sheet(id) => {
            let record = sheet::by_id(db, id)?;
            format!("biểu {} kỳ {}", record.form, record.cycle.label())
        }
        Subject::Plan { plan: Some(id), .. } => {
            format!("kế hoạch năm {}", plan::year(db, id)?)
        }
        Subject::Plan { plan: None, .. } => "kế hoạch".to_owned(),
        Subject::Task { .. } => "ở Nhiệm vụ".to_owned(),
        Subject::Procedures => "ở Danh mục thủ tục".to_owned(),
    };
    Ok(Elsewhere {
        step: step.id,
        question: format!("{word} {}, {place}?", step.label),
    })
}

/// What was done, and where.
fn told(
    desk: &Desk,
    way: Way,
    step: &Step,
    replayed: Replayed,
    elsewhere: Option<Elsewhere>,
) -> Result<Undone> {
    let db = desk.db()?;
    let changed = history::of_step(db, step.id)?;
    let mut message = format!("Đã {}: {}", way.word(), step.label);
    for stays in &replayed.stays {
        message = format!("{message}. {stays}");
    }
    let mut undone = Undone {
        message,
        stays: replayed.stays,
        place: None,
        sheet: None,
        plan: None,
        node: None,
        occurrences: Vec::new(),
        elsewhere,
    };
    match step.subject {
        Subject::Sheet(id) => {
            let record = sheet::by_id(db, id)?;
            let (row, column) = cursor(db, id, &changed)?;
            let (form, cycle) = (record.form, record.cycle);
            undone.sheet = Some(UndoneSheet {
                body: views::body(desk, &load(desk, &form, cycle)?)?,
                form: form.clone(),
                cycle,
                row,
                column,
            });
            undone.place = Some(UndoPlace::Sheet { form, cycle });
        }
        Subject::Plan { plan, .. } => {
            undone.plan = plan;
            undone.node = node(db, &changed)?;
            undone.place = Some(UndoPlace::Plan { plan });
        }
        Subject::Task { plan } => {
            undone.plan = plan;
            undone.occurrences = occurrences(db, &changed)?;
            undone.place = Some(UndoPlace::Tasks);
        }
        Subject::Procedures => undone.place = Some(UndoPlace::Procedures),
    }
    Ok(undone)
}

type Changed = [(Kind, i64, String)];

/// Where the cursor belongs in a form: the first cell that was changed and is there, else the first row.
fn cursor(db: &Connection, sheet: i64, changed: &Changed) -> Result<(Option<i64>, Option<String>)> {
    let mut whole = None;
    for (kind, id, column) in changed {
        let cell = matches!(kind, Kind::Figure | Kind::Note);
        if !(cell || *kind == Kind::Row && whole.is_none()) {
            continue;
        }
        if row::find(db, sheet, *id)?.is_none() {
            continue;
        }
        match cell {
            true => return Ok((Some(*id), Some(column.clone()))),
            false => whole = Some(*id),
        }
    }
    Ok((whole, None))
}

/// The first line of a plan that was changed and is there.
fn node(db: &Connection, changed: &Changed) -> Result<Option<i64>> {
    for (kind, id, _) in changed {
        if *kind == Kind::Of(Table::Node) && task::find(db, *id)?.is_some() {
            return Ok(Some(*id));
        }
    }
    Ok(None)
}

/// What falls due that was changed, or proved, and is there.
fn occurrences(db: &Connection, changed: &Changed) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    for (kind, id, _) in changed {
        let own = match kind {
            Kind::Of(Table::Occurrence) => vec![*id],
            Kind::Of(Table::Proof) => evidence::proved(db, *id)?.into_iter().collect(),
            Kind::Of(Table::Evidence) => evidence::proved_by(db, *id)?,
            _ => Vec::new(),
        };
        for own in own {
            if !found.contains(&own) && occurrence::by_id(db, own).is_ok() {
                found.push(own);
            }
        }
    }
    Ok(found)
}
