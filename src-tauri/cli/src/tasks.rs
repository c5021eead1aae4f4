//! Tasks without a window: what is still to do, and the calendar file.

use std::io::Write;

use chrono::{Datelike, Days, NaiveDate};
use smc_core::api::{App, TaskFilter, TaskList};
use smc_core::plan::occurrence::State;
use smc_core::value::read_date;

use crate::args::Args;
use crate::{Ended, Run, Trouble, open, told};

/// Prints what is neither done nor not arisen, soonest first: all of it, or what is due before a day.
pub(crate) fn tasks(args: &Args, out: &mut impl Write) -> Run {
    let app = open(args);
    let filter = TaskFilter {
        states: vec![State::Todo, State::Doing],
        to: due_before(args, &app)?.map(|day| day - Days::new(1)),
        ..TaskFilter::default()
    };
    let found = all(&app, &filter)?;
    let lines = found.lines.iter().map(|line| {
        let [due, left, content, place] =
            [&line.due_told, &line.left, &line.content, &line.place].map(|text| on_one_line(text));
        let lead = match on_one_line(&line.lead) {
            lead if lead.is_empty() => lead,
            lead => format!(" · {lead}"),
        };
        format!("{due} · {left} · {content}{lead} · {place}\n")
    });
    let said = lines.collect::<String>() + &found.summary;
    told(args, out, &found, said)?;
    Ok(Ended::Fine)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day given; without a year it is of this one.
fn due_before(args: &Args, app: &App) -> Result<Option<NaiveDate>, Trouble> {
    let Some(given) = args.text("due-before")? else {
        return Ok(None);
    };
    let today: NaiveDate = app.state()?.today.parse().unwrap_or_default();
    match read_date(given, today.year()) {
        Some(day) => Ok(Some(day)),
        None => Err(Trouble::Misuse(format!(
            "--due-before: “{given}” không phải ngày có thật. Viết 2026-12-31 hoặc 31/12/2026."
        ))),
    }
}

/// The whole list: the door gives it in parts.
fn all(app: &App, filter: &TaskFilter) -> Result<TaskList, Trouble> {
    let part = |skip: usize| {
        app.tasks(TaskFilter {
            skip,
            ..filter.clone()
        })
    };
    let mut found = part(0)?;
    loop {
        let more = part(found.lines.len())?;
        if more.lines.is_empty() {
            return Ok(found);
        }
        found.lines.extend(more.lines);
    }
}

/// Writes the calendar file of a plan, or of all that is due this year, and prints its path.
pub(crate) fn ics(args: &Args, out: &mut impl Write) -> Run {
    let plan =
        match args.text("plan")? {
            None => None,
            Some(id) => Some(id.parse().map_err(|_| {
                Trouble::Misuse(format!("--plan: “{id}” không phải số của kế hoạch."))
            })?),
        };
    let path = args.path("out");
    let path = path.to_str().ok_or_else(|| {
        Trouble::Misuse("--out: không đọc được các ký tự của đường dẫn.".to_owned())
    })?;
    let reply = open(args).ics_write(plan, path.to_owned())?;
    told(args, out, &reply, &reply.path)?;
    Ok(Ended::Fine)
}
