//! The overview of a cycle, and the search.

use chrono::Datelike;

use crate::agenda::due;
use crate::agenda::missing::{self, Started};
use crate::agenda::next::{self, Report, Stage};
use crate::api::desk::load::find;
use crate::api::desk::{Desk, copied};
use crate::api::figures::{cycles, views};
use crate::api::plan::accepted;
use crate::api::reply::{DeadlineLine, FormState, Hit, NextStep, Overview, Progress};
use crate::api::reports::report::sent_line;
use crate::api::task::calendar;
use crate::calendar::{Cycle, Period};
use crate::error::Result;
use crate::plan::occurrence::SOON;
use crate::sheet::state as sheet_state;
use crate::store::{self, sent, sheet};
use crate::value::fold;

/// How many exports and sendings the overview shows.
const MOST_SENT: usize = 6;

/// How many late and coming tasks the overview shows.
const MOST_TASKS: usize = 12;

pub(in crate::api) fn overview(desk: &mut Desk, cycle: Cycle) -> Result<Overview> {
    let forms = form_states(desk, cycle)?;
    let closed: Vec<bool> = forms
        .iter()
        .filter(|form| form.progress != Progress::NotStarted)
        .map(|form| form.progress == Progress::Closed)
        .collect();
    let head = views::cycle_head(
        cycle,
        &desk.deadlines()?,
        &desk.working()?,
        desk.today(),
        &closed,
    );
    let sent = sent::list(desk.db()?, None, MOST_SENT)?;
    let tasks = calendar::reminders(desk, SOON, MOST_TASKS)?;
    let started = sheet::list(desk.db()?)?;
    Ok(Overview {
        next: next_step(desk, cycle, &forms, tasks.late)?,
        planned: !store::plan::list(desk.db()?)?.is_empty(),
        targets: accepted::of_year(desk.db()?, desk.today().year())?,
        late: tasks.late,
        soon: tasks.soon,
        reminders: tasks.by_unit,
        deadlines: deadlines(desk, &started)?,
        missing: missing(cycle, &started),
        sent: sent.iter().map(sent_line).collect(),
        last_backup: copied::last(desk)?,
        cycle: head,
        forms,
    })
}

/// The state of every form in a cycle.
pub(in crate::api) fn form_states(desk: &Desk, cycle: Cycle) -> Result<Vec<FormState>> {
    let mut states = Vec::new();
    for code in desk.forms.codes() {
        states.push(match find(desk, code, cycle)? {
            Some(loaded) => {
                let closed = loaded.record.closed_at.is_some();
                sheet_state::state(&loaded.form, &loaded.sheet, closed)
            }
            None => sheet_state::not_started(crate::api::desk::load::known(desk, code, cycle)?),
        });
    }
    Ok(states)
}

fn next_step(desk: &mut Desk, cycle: Cycle, forms: &[FormState], late: usize) -> Result<NextStep> {
    let stages: Vec<(&str, Stage)> = forms
        .iter()
        .map(|form| (form.code.as_str(), stage(form)))
        .collect();
    if let Some(step) = next::of_forms(cycle, &stages) {
        return Ok(step);
    }
    let period = Period::Month(cycle);
    let done = sent::list(desk.db()?, Some(&period.to_string()), 50)?;
    let word = |act: sent::Act| done.iter().any(|sent| sent.act == act);
    let changed = match word(sent::Act::Send) {
        true => crate::api::reports::sending::changed_since_sent(desk, period)?,
        false => None,
    };
    let report = Report {
        exported: word(sent::Act::Export),
        sent: word(sent::Act::Send),
        changed: changed.as_deref(),
    };
    Ok(next::of_report(cycle, report, late))
}

fn stage(form: &FormState) -> Stage {
    match form.progress {
        Progress::NotStarted => Stage::NotStarted,
        Progress::Errors => Stage::Errors(form.errors),
        Progress::Blanks => Stage::Blanks(form.blanks),
        Progress::Complete => Stage::Complete,
        Progress::Closed => Stage::Closed,
    }
}

/// The reports due next, and what is late.
fn deadlines(desk: &Desk, started: &[sheet::Record]) -> Result<Vec<DeadlineLine>> {
    let (deadlines, working, today) = (desk.deadlines()?, desk.working()?, desk.today());
    let entered: Vec<Cycle> = started.iter().map(|record| record.cycle).collect();
    let mut lines = Vec::new();
    for due in due::due(today, &deadlines, &entered) {
        let sent = is_sent(desk, due.period)?;
        lines.extend(due.line(sent, today, &working));
    }
    Ok(lines)
}

fn is_sent(desk: &Desk, period: Period) -> Result<bool> {
    let sent = sent::list(desk.db()?, Some(&period.to_string()), 50)?;
    Ok(sent.iter().any(|sent| sent.act == sent::Act::Send))
}

fn missing(cycle: Cycle, started: &[sheet::Record]) -> Vec<String> {
    let started: Vec<Started<'_>> = started
        .iter()
        .map(|record| Started {
            cycle: record.cycle,
            form: &record.form,
            closed: record.closed_at.is_some(),
        })
        .collect();
    missing::missing(cycle, &started)
}

/// How many hits the search shows.
const MOST_HITS: usize = 30;

pub(in crate::api) fn search(desk: &mut Desk, text: String, cycle: Cycle) -> Result<Vec<Hit>> {
    let wanted = fold(&text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let found = |text: &str| fold(text).contains(&wanted);
    let mut hits = Vec::new();
    for code in desk.forms.codes() {
        let form = crate::api::desk::load::known(desk, code, cycle)?;
        let title = &form.definition.title;
        if found(code) || found(title) {
            hits.push(hit(
                title,
                format!("Biểu {code}"),
                Some(code),
                Some(cycle),
                None,
            ));
        }
        let Some(loaded) = find(desk, code, cycle)? else {
            continue;
        };
        for row in &loaded.figures.rows {
            let place = format!("{code} · Kỳ {}", cycle.label());
            if found(&row.name) {
                let name = loaded.place(row);
                hits.push(hit(
                    &name,
                    place.clone(),
                    Some(code),
                    Some(cycle),
                    Some(row.id),
                ));
            }
            for note in row.figures.iter().filter_map(|figure| figure.note.as_ref()) {
                if found(note) {
                    let title = format!("Ghi chú: {note}");
                    hits.push(hit(
                        &title,
                        place.clone(),
                        Some(code),
                        Some(cycle),
                        Some(row.id),
                    ));
                }
            }
        }
    }
    let current = desk.deadlines()?.current(desk.today());
    for head in cycles::cycles(desk, current)? {
        if found(&head.title) || found(&head.span) {
            hits.push(hit(&head.title, head.span, None, Some(head.cycle), None));
        }
    }
    let of_plans = crate::api::plan::search::hits(desk.db()?, &wanted)?;
    hits.truncate(MOST_HITS - of_plans.len());
    hits.extend(of_plans);
    Ok(hits)
}

fn hit(
    title: &str,
    place: String,
    form: Option<&str>,
    cycle: Option<Cycle>,
    row: Option<i64>,
) -> Hit {
    Hit {
        title: title.to_owned(),
        place,
        form: form.map(str::to_owned),
        cycle,
        row,
        plan: None,
        node: None,
    }
}
