//! What was counted goes into the forms of a cycle: cell by cell against what stands, stored as one step for each form.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::count::{Tallied, counting, rule, tallied, until};
use super::ground::{Line, UNCLASSIFIED, unclassified_key};
use crate::api::desk::Desk;
use crate::api::desk::load::{find, refuse_closed};
use crate::api::figures::cells::planned_changes;
use crate::api::figures::rows::adding;
use crate::api::reply::{Counted, CountedChange};
use crate::calendar::{Cycle, Period};
use crate::count::rule::Rule;
use crate::error::{Error, Result};
use crate::form::reading::Reading;
use crate::sheet::proposal::{CellProposed, Fate, Planned, RowProposed, planned};
use crate::sheet::{Figures, Identity, Origin, RowKey};
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{self, Connection, counted, moment, row, sheet};
use crate::value::{Entry, fold_name, format_number};

/// A form with what was counted for it, against what stands.
pub(super) struct Proposed {
    pub(super) own: Tallied,
    pub(super) planned: Planned,
    /// What it was planned from.
    pub(super) proposals: Vec<RowProposed>,
    /// For each row the row it is counted in; none where nothing is.
    pub(super) lines: Vec<Option<u32>>,
    /// For each row the source and field it stands in.
    rows: Vec<(Option<i64>, Option<i64>)>,
    sheet: i64,
    /// How many cells lack facts.
    lacking: u32,
    pub(super) notes: Vec<String>,
}

pub(in crate::api) fn count_into(
    desk: &mut Desk,
    cycle: Cycle,
    rule: Option<String>,
    form: Option<String>,
    as_of: Option<NaiveDate>,
    unknown: bool,
    apply: bool,
) -> Result<Counted> {
    let span = Period::Month(cycle).days();
    let rule = self::rule(rule.as_deref())?;
    let (mut changes, mut notes, mut proposals) = (Vec::new(), Vec::new(), Vec::new());
    for form in counting(desk, form.as_deref(), span.to)? {
        let Some(loaded) = find(desk, form.code(), cycle)? else {
            return Err(Error::NotFound(format!(
                "Kỳ {} chưa bắt đầu. Bấm “Bắt đầu kỳ” ở Tổng quan.",
                cycle.label()
            )));
        };
        if loaded.figures.closed {
            notes.push(format!(
                "Biểu {} đã khóa sổ: giữ nguyên số liệu.",
                form.code()
            ));
            continue;
        }
        let own = tallied(desk, &loaded.form.clone(), &rule, span, until(as_of))?;
        let proposed = proposed(own, &loaded.figures, loaded.record.id, unknown);
        changes.extend(told(&proposed));
        notes.extend(proposed.notes.iter().cloned());
        notes.extend(proposed.own.ground.notes.iter().cloned());
        proposals.push(proposed);
    }
    notes.dedup();
    let count: usize = proposals.iter().map(|own| own.planned.changes()).sum();
    let cells = format_number(i64::try_from(count).unwrap_or_default().into());
    let message = match (apply, count) {
        (_, 0) => format!("Số liệu kỳ {} đã đúng như đếm từ hồ sơ.", cycle.label()),
        (false, _) => format!("Sẽ ghi {cells} ô vào kỳ {}.", cycle.label()),
        (true, _) => {
            store_all(desk, &rule, as_of, &proposals)?;
            format!(
                "Đã ghi {cells} ô vào kỳ {}. Ctrl+Z để lấy lại.",
                cycle.label()
            )
        }
    };
    Ok(Counted {
        from: span.from,
        to: span.to,
        as_of,
        rule: rule.key,
        sentence: rule.sentence,
        figures: Vec::new(),
        unknown: Vec::new(),
        lacking: proposals.iter().map(|own| own.lacking).sum(),
        notes,
        changes,
        message,
    })
}

/// What was counted for a form: rows that there are, and rows that something was counted in.
pub(super) fn proposed(own: Tallied, figures: &Figures, sheet: i64, unknown: bool) -> Proposed {
    let sections = own.form.definition.rows.sections;
    let ground = &own.ground;
    let key_of = |field: Option<usize>| {
        let own = field.and_then(|at| ground.fields.get(at));
        own.map_or_else(unclassified_key, |own| own.key.clone())
    };
    // A source of which there are no dossiers says nothing of its rows.
    let mut by_key: HashMap<RowKey, u32> = HashMap::new();
    let mut order = Vec::new();
    // New rows stand as the office has its sources and fields, those that belong nowhere last.
    let mut lines: Vec<(u32, &Line)> = (0..).zip(&ground.lines).collect();
    lines.sort_by_key(|(_, line)| (line.source, line.field.unwrap_or(usize::MAX)));
    for (number, line) in lines {
        if sections && line.source.is_none() {
            continue;
        }
        let key = RowKey {
            section: line.source.map(|at| ground.sources[at].key.clone()),
            identity: Identity::Field(key_of(line.field)),
        };
        let is_counted = (0..own.columns.len()).any(|at| {
            let tally = own.counts.tally(number, at);
            tally.count > 0 || tally.unknown > 0
        });
        if by_key.insert(key.clone(), number).is_none() {
            order.push((key, is_counted));
        }
    }
    let heard = |section: &Option<String>| order.iter().any(|(key, _)| key.section == *section);
    let there: Vec<RowKey> = figures.rows.iter().map(|row| figures.key(row)).collect();
    let standing = there
        .iter()
        .filter(|key| matches!(key.identity, Identity::Field(_)) && heard(&key.section));
    let fresh = order
        .iter()
        .filter(|(key, is_counted)| *is_counted && !there.contains(key))
        .map(|(key, _)| key);
    let keys: Vec<RowKey> = standing.chain(fresh).cloned().collect();
    let mut missing: HashMap<usize, (u32, u32)> = HashMap::new();
    let mut proposals = Vec::with_capacity(keys.len());
    let mut rows = Vec::with_capacity(keys.len());
    let mut counted_in = Vec::with_capacity(keys.len());
    for key in keys {
        let number = by_key.get(&key).copied();
        let mut cells = Vec::with_capacity(own.columns.len());
        for (at, (column, _)) in own.columns.iter().enumerate() {
            let tally = number
                .map(|number| own.counts.tally(number, at))
                .unwrap_or_default();
            if tally.unknown > 0 {
                let lacking = missing.entry(*column).or_default();
                *lacking = (lacking.0 + tally.unknown, lacking.1 + 1);
                if !unknown {
                    continue;
                }
            }
            cells.push(CellProposed {
                column: *column,
                reading: Reading::Figure(Entry::Number(i64::from(tally.count).into()), None),
                place: String::new(),
            });
        }
        let line = number.map(|number| ground.lines[number as usize]);
        let section = key
            .section
            .as_ref()
            .and_then(|key| ground.sources.iter().find(|own| own.key == *key));
        let field = line
            .and_then(|line| line.field)
            .and_then(|at| ground.fields.get(at));
        let name = field.map_or(UNCLASSIFIED, |own| own.name.as_str());
        let name = match section {
            Some(section) => format!("{name} · {}", section.name),
            None => name.to_owned(),
        };
        counted_in.push(number);
        rows.push((section.map(|own| own.id), field.map(|own| own.id)));
        proposals.push(RowProposed {
            row: key,
            name,
            cells,
        });
    }
    let lacking = missing.values().map(|own| own.1).sum();
    let mut columns: Vec<(&usize, &(u32, u32))> = missing.iter().collect();
    columns.sort_unstable();
    let notes = columns.into_iter().map(|(column, (dossiers, lines))| {
        let column = &own.form.columns[*column];
        format!(
            "{} ({}) {}: thiếu thông tin của {dossiers} hồ sơ ở {lines} dòng; {}.",
            own.form.code(),
            column.no,
            column.name,
            if unknown {
                "chỉ đếm số đã rõ"
            } else {
                "để nguyên các ô đó"
            }
        )
    });
    let notes = notes.collect();
    let planned = planned(&own.form, figures, proposals.clone());
    Proposed {
        planned,
        proposals,
        lines: counted_in,
        rows,
        sheet,
        lacking,
        notes,
        own,
    }
}

/// What would change, cell by cell: "II.06a ô (4) dòng Hộ tịch: 12 → 15".
fn told(own: &Proposed) -> Vec<CountedChange> {
    let form = &own.own.form;
    let mut told = Vec::new();
    for row in &own.planned.rows {
        for (cell, entry) in row.changes() {
            let shown = |entry: Option<&Entry>| entry.map(Entry::shown).unwrap_or_default();
            let or_blank = |text: &str| if text.is_empty() { "trống" } else { text }.to_owned();
            let (from, to) = (shown(cell.stands.as_ref()), shown(entry));
            let replaces = !matches!(cell.fate, Fate::New(_));
            let column = &form.columns[cell.column];
            told.push(CountedChange {
                form: form.code().to_owned(),
                row: row.name.clone(),
                column: format!("({}) {}", column.no, column.name),
                text: format!(
                    "{} {}: {} → {}{}",
                    form.code(),
                    row.cell_name(form, cell),
                    or_blank(&from),
                    or_blank(&to),
                    if replaces {
                        ", thay số đang có"
                    } else {
                        ""
                    }
                ),
                from,
                to,
                replaces,
            });
        }
    }
    told
}

fn store_all(
    desk: &mut Desk,
    rule: &Rule,
    as_of: Option<NaiveDate>,
    proposals: &[Proposed],
) -> Result<()> {
    let now = desk.now();
    let heard = heard(desk, until(as_of))?;
    desk.store()?
        .copy(now, store::backup::Reason::BeforeImport)?;
    let at = moment(now);
    let spoken = heard.iter().map(|own| own.1).max().unwrap_or(now);
    let place = format!(
        "hồ sơ ({}; tính đến {}; {} danh sách)",
        rule.name,
        spoken.format("%d/%m/%Y %H:%M"),
        heard.len()
    );
    let note = counted::Record {
        at: at.clone(),
        rule: rule.key.clone(),
        as_of: moment(spoken),
        intakes: heard.into_iter().map(|own| own.0).collect(),
    };
    desk.store()?.write(|db| {
        for own in proposals.iter().filter(|own| own.planned.changes() > 0) {
            refuse_closed(&sheet::by_id(db, own.sheet)?)?;
            let (planned, mut changes) = placed(db, own)?;
            let figures = planned_changes(&own.own.form, &planned, Origin::Counted).into_iter();
            changes.extend(figures.map(|change| Change {
                place: Some(place.clone()),
                ..change
            }));
            let subject = Subject::Sheet(own.sheet);
            history::make(
                db,
                subject,
                &at,
                "lấy số liệu từ hồ sơ",
                Undo::Possible,
                &changes,
            )?;
            counted::add(db, own.sheet, &note)?;
        }
        Ok(())
    })
}

/// The sums of the lists that are heard, and the moments they speak for.
fn heard(desk: &mut Desk, until: Option<NaiveDateTime>) -> Result<Vec<(String, NaiveDateTime)>> {
    let Some(file) = desk.dossiers()? else {
        return Ok(Vec::new());
    };
    let all = file.intakes()?.into_iter();
    let all = all.filter(|own| until.is_none_or(|until| own.as_of <= until));
    Ok(all.map(|own| (own.sha256, own.as_of)).collect())
}

/// The rows that change, each with its id, and the changes that put in those the form lacks.
fn placed(db: &Connection, own: &Proposed) -> Result<(Planned, Vec<Change>)> {
    let (mut rows, mut missing, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    let mut unclassified = None;
    for (row, (source, field)) in own.planned.rows.iter().zip(&own.rows) {
        if row.changes().next().is_none() {
            continue;
        }
        if row.id.is_none() {
            let field = match field {
                Some(field) => *field,
                None => match unclassified {
                    Some(field) => field,
                    None => *unclassified.insert(unclassified_field(db, &mut changes)?),
                },
            };
            missing.push(row::Record {
                id: 0,
                source: *source,
                field: Some(field),
                of: None,
                key: None,
                name: None,
                position: 0,
            });
        }
        rows.push(row.clone());
    }
    let added = adding(db, own.sheet, &missing, None)?;
    let appears =
        |change: &&Change| change.kind == history::Kind::Row && change.column == "present";
    let made: Vec<i64> = added.iter().filter(appears).map(|own| own.row).collect();
    let without = rows.iter_mut().filter(|row| row.id.is_none());
    for (row, id) in without.zip(made) {
        row.id = Some(id);
    }
    changes.extend(added);
    Ok((Planned { rows }, changes))
}

/// The field of those that belong nowhere; the office gets one where it has none.
fn unclassified_field(db: &Connection, changes: &mut Vec<Change>) -> Result<i64> {
    let folded = fold_name(UNCLASSIFIED);
    let mut all = store::field::list(db)?.into_iter();
    if let Some(own) = all.find(|own| fold_name(&own.name) == folded) {
        return Ok(own.id);
    }
    let id = store::field::add(
        db,
        &store::field::Field {
            id: 0,
            key: String::new(),
            name: UNCLASSIFIED.to_owned(),
            code: String::new(),
            unit: None,
            active_from: None,
            active_until: None,
            used: false,
        },
    )?;
    changes.push(Change::present(Table::Field, id, true));
    Ok(id)
}
