//! Lists as they are shown before they are taken in.

use std::path::Path;

use super::lists::{Read, all};
use crate::api::desk::Desk;
use crate::api::desk::shown::ShownAs;
use crate::api::reply::{ListColumn, ListFile, ListPreview, ListRow, ListWord, ListsPreview};
use crate::dossier::Said;
use crate::dossier::told::moment;
use crate::error::Result;
use crate::import::lists::{ListChoices, Role, Word};
use crate::import::rows::column_name;
use crate::value::format_number;

/// How many rows that are left out are named.
const NAMED: usize = 50;

pub(in crate::api) fn lists_read(desk: &mut Desk, files: Vec<ListFile>) -> Result<ListsPreview> {
    let read = all(desk, &files)?;
    for (path, own) in &read {
        if let Ok(own) = own {
            desk.shown.note(ShownAs::List, path, own.understood.print);
        }
    }
    Ok(told(read))
}

/// Files as they were read.
fn told(read: Vec<(String, Result<Read>)>) -> ListsPreview {
    let mut lists = Vec::with_capacity(read.len());
    for (path, own) in read {
        lists.push(match own {
            Ok(own) => list(path, &own),
            Err(error) => refused(path, &error.to_string()),
        });
    }
    let ready = lists.iter().all(|own| own.ready);
    let number = |count: u32| format_number(i64::from(count).into());
    let taken = || {
        lists
            .iter()
            .filter(|own| own.known.is_none() && own.refusal.is_none())
    };
    let summary = format!(
        "{} danh sách, {} dòng hồ sơ",
        taken().count(),
        number(taken().map(|own| own.dossiers).sum())
    );
    ListsPreview {
        summary,
        ready,
        lists,
    }
}

fn list(path: String, own: &Read) -> ListPreview {
    let read = &own.understood;
    let columns = read.columns.iter().map(|own| ListColumn {
        column: own.column,
        letter: column_name(own.column),
        heading: own.heading.clone(),
        role: own.role,
        word: own.role.word().to_owned(),
        personal: own.role == Role::Personal,
    });
    let left = read.left_out.0.iter().take(NAMED);
    let mut remarks = read.remarks.clone();
    remarks.extend(own.proposed.clone());
    if let Some((why, true)) = &read.swapped {
        remarks.push(format!("{why} Đã đổi lại ngày và tháng."));
    }
    if let (Some((meaning, words)), false) = (&read.meaning, own.choices.meaning.is_some()) {
        remarks.push(format!(
            "“{words}”: mọi hồ sơ trong danh sách là {}.",
            meaning.told()
        ));
    }
    if let Some((moment, line)) = read.latest_row.filter(|(moment, _)| *moment > own.as_of) {
        remarks.push(format!(
            "Dòng {line} ghi ngày {}, sau thời điểm danh sách nói đến ({}): xem lại thời điểm ấy, hoặc ngày và tháng \
             trong tệp có bị đổi chỗ không.",
            self::moment(moment),
            self::moment(own.as_of)
        ));
    }
    ListPreview {
        path,
        file: read.file.clone(),
        refusal: None,
        sheet: read.sheet.clone(),
        titles: read.titles.clone(),
        columns: columns.collect(),
        statuses: read
            .statuses
            .iter()
            .map(|own| word(own, |own| own.word()))
            .collect(),
        channels: read
            .channels
            .iter()
            .map(|own| word(own, |own| own.word()))
            .collect(),
        others: read.others.clone(),
        meaning: read.meaning.as_ref().map(|own| own.0),
        meaning_text: read
            .meaning
            .as_ref()
            .map(|own| own.0.told())
            .unwrap_or_default(),
        swap: read.swapped.as_ref().map(|own| own.0.clone()),
        disagreeing: read.disagreeing.len(),
        choices: own.choices.clone(),
        source: own.source.as_ref().map(|own| own.id),
        as_of: Some(own.as_of),
        rows: read.rows,
        dossiers: read.dossiers,
        left_out: read.left_out.1,
        left: left
            .map(|own| format!("dòng {}: {}", own.line, own.why))
            .collect(),
        problems: own.problems.clone(),
        remarks,
        first: read
            .first
            .iter()
            .map(|(line, said)| row(*line, said))
            .collect(),
        remembered: own.remembered,
        known: own.known.as_ref().map(|own| {
            format!(
                "Đã nhập lúc {}; bỏ qua, không nhập lại.",
                own.taken.format("%d/%m/%Y %H:%M")
            )
        }),
        ready: own.known.is_some() || own.problems.is_empty(),
    }
}

fn refused(path: String, why: &str) -> ListPreview {
    let file = Path::new(&path)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    ListPreview {
        file: file.unwrap_or_default(),
        path,
        refusal: Some(why.to_owned()),
        sheet: String::new(),
        titles: Vec::new(),
        columns: Vec::new(),
        statuses: Vec::new(),
        channels: Vec::new(),
        others: Vec::new(),
        meaning: None,
        meaning_text: String::new(),
        swap: None,
        disagreeing: 0,
        choices: ListChoices::default(),
        source: None,
        as_of: None,
        rows: 0,
        dossiers: 0,
        left_out: 0,
        left: Vec::new(),
        problems: Vec::new(),
        remarks: Vec::new(),
        first: Vec::new(),
        remembered: false,
        known: None,
        ready: false,
    }
}

fn word<T: Copy>(own: &Word<T>, told: impl Fn(T) -> &'static str) -> ListWord {
    ListWord {
        word: own.word.clone(),
        rows: own.rows,
        meaning: own.meaning.map(|meaning| told(meaning).to_owned()),
    }
}

fn row(line: u32, said: &Said) -> ListRow {
    let facts = &said.facts;
    ListRow {
        line,
        code: said.code.clone(),
        procedure: said
            .title
            .clone()
            .or(said.procedure.clone())
            .unwrap_or_default(),
        field: said.field.clone().unwrap_or_default(),
        channel: facts
            .channel
            .map(|own| own.word().to_owned())
            .unwrap_or_default(),
        status: facts
            .status
            .map(|own| own.word().to_owned())
            .unwrap_or_default(),
        received: facts.received.map(moment).unwrap_or_default(),
        due: facts.due.map(moment).unwrap_or_default(),
        finished: facts.finished.map(moment).unwrap_or_default(),
    }
}
