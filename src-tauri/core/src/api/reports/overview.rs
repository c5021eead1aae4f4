//! The overview of a cycle, and the search.

use chrono::Datelike;

use crate::api::desk::Desk;
use crate::api::desk::load::find;
use crate::api::figures::views;
use crate::api::plan::accepted;
use crate::api::reply::{
    DeadlineLine, FormState, Hit, NextAct, NextStep, Overview, Progress, SentLine,
};
use crate::api::start::state;
use crate::api::task::calendar;
use crate::calendar::{Cycle, Deadlines, Period, last_safe_day, longer_periods_ending};
use crate::error::Result;
use crate::plan::occurrence::SOON;
use crate::store::{self, sent, sheet};
use crate::value::{fold, format_date};

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
    let head = views::cycle_head(cycle, desk.deadlines()?, desk.today(), &closed);
    let sent = sent::list(desk.db()?, None, MOST_SENT)?;
    let tasks = calendar::reminders(desk, SOON, MOST_TASKS)?;
    Ok(Overview {
        next: next_step(desk, cycle, &forms, tasks.late)?,
        planned: !store::plan::list(desk.db()?)?.is_empty(),
        targets: accepted::of_year(desk.db()?, desk.today().year())?,
        late: tasks.late,
        soon: tasks.soon,
        reminders: tasks.by_unit,
        deadlines: deadlines(desk)?,
        missing: missing(desk, cycle)?,
        sent: sent.iter().map(sent_line).collect(),
        last_backup: crate::api::start::backups::last(desk)?,
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
                views::form_state(&loaded.form, &loaded.sheet, closed)
            }
            None => views::not_started(crate::api::desk::load::known(desk, code, cycle)?),
        });
    }
    Ok(states)
}

/// The one clear next step: start, mend, fill, close, send; and when the forms need nothing, what is late.
fn next_step(desk: &Desk, cycle: Cycle, forms: &[FormState], late: usize) -> Result<NextStep> {
    let first = |progress: Progress| forms.iter().find(|form| form.progress == progress);
    let of = |form: &FormState, text: String| NextStep {
        text,
        act: NextAct::OpenForm,
        form: Some(form.code.clone()),
    };
    let plain = |text: String, act: NextAct| NextStep {
        text,
        act,
        form: None,
    };
    if first(Progress::NotStarted).is_some() {
        return Ok(plain(
            format!("Bắt đầu kỳ {}", cycle.label()),
            NextAct::StartCycle,
        ));
    }
    if let Some(form) = first(Progress::Errors) {
        let text = format!("Biểu {} còn {} lỗi: xem và sửa", form.code, form.errors);
        return Ok(of(form, text));
    }
    if let Some(form) = first(Progress::Blanks) {
        let text = match form.blanks {
            0 => format!(
                "Biểu {} chưa có số liệu: nhập tay hoặc nhập từ tệp",
                form.code
            ),
            blanks => format!("Biểu {} còn {blanks} ô trống: nhập tiếp", form.code),
        };
        return Ok(of(form, text));
    }
    if let Some(form) = first(Progress::Complete) {
        return Ok(of(
            form,
            format!("Biểu {} đã đủ: kiểm tra và khóa sổ", form.code),
        ));
    }
    let period = Period::Month(cycle).to_string();
    let done = sent::list(desk.db()?, Some(&period), 50)?;
    let word = |act: &str| done.iter().any(|sent| sent.act == act);
    if word("send")
        && let Some(code) =
            crate::api::reports::sending::changed_since_sent(desk, Period::Month(cycle))?
    {
        return Ok(plain(
            format!("Biểu {code} khác bản đã gửi: xem báo cáo và gửi lại"),
            NextAct::OpenReport,
        ));
    }
    Ok(match (word("export"), word("send")) {
        (_, true) if late > 0 => plain(
            format!("{late} việc trong kế hoạch trễ hạn: xem và cập nhật"),
            NextAct::OpenTasks,
        ),
        (_, true) => plain(format!("Kỳ {} đã gửi", cycle.label()), NextAct::Nothing),
        (true, false) => plain(
            format!("Gửi báo cáo kỳ {} rồi đánh dấu đã gửi", cycle.label()),
            NextAct::OpenReport,
        ),
        (false, false) => plain(
            format!("Xuất báo cáo kỳ {}", cycle.label()),
            NextAct::OpenReport,
        ),
    })
}

/// The reports due next: this month's and the longer ones of the next months, with those on administrative reform.
fn deadlines(desk: &Desk) -> Result<Vec<DeadlineLine>> {
    let (deadlines, today) = (desk.deadlines()?, desk.today());
    let current = Cycle::due(today, deadlines.month);
    let mut lines = vec![deadline(desk, deadlines, Period::Month(current), false)?];
    for period in ended_with(desk, current.previous())? {
        let line = deadline(desk, deadlines, period, false)?;
        lines.extend(Some(line).filter(|(_, line)| line.late));
    }
    for month in 0..3 {
        for period in longer_periods_ending(current.plus(month)) {
            lines.push(deadline(desk, deadlines, period, false)?);
            let due = deadlines.of_reform(period);
            if !matches!(period, Period::NineMonths(_)) && due > today {
                lines.push(deadline(desk, deadlines, period, true)?);
            }
        }
    }
    lines.sort_by_key(|(due, _)| *due);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// The periods that ended with a cycle the ward has entered: what of them was not sent is late.
fn ended_with(desk: &Desk, cycle: Cycle) -> Result<Vec<Period>> {
    let mut started = sheet::list(desk.db()?)?.into_iter();
    Ok(match started.any(|record| record.cycle == cycle) {
        true => [Period::Month(cycle)]
            .into_iter()
            .chain(longer_periods_ending(cycle))
            .collect(),
        false => Vec::new(),
    })
}

fn deadline(
    desk: &Desk,
    deadlines: Deadlines,
    period: Period,
    reform: bool,
) -> Result<(chrono::NaiveDate, DeadlineLine)> {
    let due = match reform {
        true => deadlines.of_reform(period),
        false => deadlines.of(period),
    };
    let (left, late) = views::left(due, desk.today());
    let sent = !reform && is_sent(desk, period)?;
    let title = match reform {
        true => format!("Báo cáo CCHC {}", small(period)),
        false => format!("Báo cáo {}", small(period)),
    };
    let line = DeadlineLine {
        title,
        period,
        before: format!("trước {}", format_date(due)),
        last_safe: format!("chậm nhất {}", format_date(last_safe_day(due))),
        left: if sent { "đã gửi".to_owned() } else { left },
        late: late && !sent,
        sent,
    };
    Ok((due, line))
}

fn is_sent(desk: &Desk, period: Period) -> Result<bool> {
    let sent = sent::list(desk.db()?, Some(&period.to_string()), 50)?;
    Ok(sent.iter().any(|sent| sent.act == "send"))
}

/// "tháng 11/2026", for the middle of a sentence.
fn small(period: Period) -> String {
    let title = period.title();
    let mut chars = title.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Cycles that the longer report ending next needs and that are missing or open, once the ward has started.
fn missing(desk: &Desk, cycle: Cycle) -> Result<Vec<String>> {
    let started = sheet::list(desk.db()?)?;
    let Some(first) = started.first().map(|record| record.cycle) else {
        return Ok(Vec::new());
    };
    let mut missing = Vec::new();
    let next = (0..3).map(|month| cycle.plus(month));
    let longest = next
        .filter_map(|end| longer_periods_ending(end).pop())
        .next();
    for own in longest.map(Period::cycles).unwrap_or_default() {
        if own < first || own >= cycle {
            continue;
        }
        let of_cycle = || started.iter().filter(|record| record.cycle == own);
        if of_cycle().next().is_none() {
            missing.push(format!("Kỳ {} chưa có số liệu", own.label()));
        }
        let open: Vec<&str> = of_cycle()
            .filter(|record| record.closed_at.is_none())
            .map(|record| record.form.as_str())
            .collect();
        if !open.is_empty() {
            missing.push(format!(
                "Kỳ {}: chưa khóa sổ {}",
                own.label(),
                open.join(", ")
            ));
        }
    }
    Ok(missing)
}

pub(in crate::api) fn sent_line(sent: &sent::Sent) -> SentLine {
    let period = sent.period.parse::<Period>();
    SentLine {
        at: views::shown_moment(&sent.at),
        act: match sent.act.as_str() {
            "send" => "Đã gửi".to_owned(),
            _ => "Đã xuất Excel".to_owned(),
        },
        what: match period {
            Ok(period) => format!("{} · {}", period.title(), sent.forms),
            Err(_) => sent.forms.clone(),
        },
        path: sent.path.clone(),
    }
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
    let current = Cycle::due(desk.today(), desk.deadlines()?.month);
    for head in state::cycles(desk, current)? {
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
