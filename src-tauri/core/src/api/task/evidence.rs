//! Documents that prove what was done, and their files.

use std::path::{Path, PathBuf};

use super::lines::{self, evidence_text, subject};
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::store::document::{self, Standing, Taken};
use crate::store::history::{self, Change, Table, Undo};
use crate::store::{Connection, evidence, moment, occurrence, task};
use crate::task::change::{document_text, past_day};
use crate::value::{one_line, tidy};

/// A document to save, read and checked; its file is taken in already.
pub(in crate::api) struct Document {
    id: i64,
    /// What it shall be; `None`: it stays as it is and only proves more.
    own: Option<evidence::Record>,
}

/// Reads a document's fields and takes its file in.
pub(in crate::api) fn read(desk: &Desk, fields: EvidenceFields) -> Result<Document> {
    let id = fields.id;
    let before = match id {
        0 => evidence::Record::default(),
        id => evidence::by_id(desk.db()?, id)?,
    };
    let blank = [&fields.number, &fields.date, &fields.summary, &fields.path];
    if blank.into_iter().all(|text| text.trim().is_empty()) {
        return match id {
            0 => Err(Error::Invalid(
                "Văn bản còn trống. Ghi số, ngày, trích yếu hoặc chọn tệp.".to_owned(),
            )),
            _ => Ok(Document { id, own: None }),
        };
    }
    let date = match fields.date.trim() {
        "" => None,
        date => Some(past_day("Ngày văn bản", date, desk.today())?),
    };
    let own = evidence::Record {
        number: document_text("Số văn bản", one_line(&fields.number))?,
        date,
        summary: document_text("Trích yếu", tidy(&fields.summary))?,
        ..before
    };
    Ok(Document {
        id,
        own: Some(with_file(desk, own, fields.path.trim(), fields.copy)?),
    })
}

/// The document with the file the officer gave; without one its file stays, and is copied if that is now wanted.
fn with_file(
    desk: &Desk,
    own: evidence::Record,
    path: &str,
    copy: bool,
) -> Result<evidence::Record> {
    let path = match path {
        "" if copy && own.copy.is_empty() && !own.link.is_empty() => own.link.clone(),
        "" => return Ok(own),
        path => path.to_owned(),
    };
    let Taken {
        link,
        copy,
        sha256,
        bytes,
    } = document::take(&desk.data, Path::new(&path), copy)?;
    Ok(evidence::Record {
        link,
        copy,
        sha256,
        bytes,
        ..own
    })
}

/// The changes that save a document and make it prove occurrences.
pub(in crate::api) fn changes(
    db: &Connection,
    document: &Document,
    occurrences: &[i64],
) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    let id = match (&document.own, document.id) {
        (Some(own), 0) => {
            let id = evidence::add(db, own)?;
            changes.push(Change::present(Table::Evidence, id, true));
            id
        }
        (Some(own), id) => {
            changes.extend(columns(id, own));
            id
        }
        (None, id) => id,
    };
    for occurrence in occurrences {
        let proof = match evidence::proof(db, *occurrence, id)? {
            Some((proof, _)) => proof,
            None => evidence::add_proof(db, *occurrence, id)?,
        };
        changes.push(Change::present(Table::Proof, proof, true));
    }
    Ok(changes)
}

fn columns(id: i64, own: &evidence::Record) -> [Change; 7] {
    let set = |column, value| Change::of(Table::Evidence, id, column, value);
    let text = |text: &String| Some(text.clone());
    [
        set("number", text(&own.number)),
        set("date", own.date.map(|date| date.to_string())),
        set("summary", text(&own.summary)),
        set("link", text(&own.link)),
        set("copy", text(&own.copy)),
        set("sha256", text(&own.sha256)),
        set("bytes", Some(own.bytes.to_string())),
    ]
}

pub(in crate::api) fn evidence_save(
    desk: &mut Desk,
    evidence: EvidenceFields,
) -> Result<TasksChanged> {
    if evidence.id == 0 {
        return Err(Error::Invalid(
            "Văn bản mới phải gắn với một việc. Chọn việc rồi thêm văn bản.".to_owned(),
        ));
    }
    let document = read(desk, evidence)?;
    if document.own.is_none() {
        return Err(Error::Invalid(
            "Văn bản còn trống. Ghi số, ngày, trích yếu hoặc chọn tệp.".to_owned(),
        ));
    }
    let at = moment(desk.now());
    let proven = desk.store()?.write(|db| {
        let changes = changes(db, &document, &[])?;
        let proven = evidence::proven(db, document.id)?;
        let plans = plans(db, &proven)?;
        let label = "sửa văn bản minh chứng";
        history::make(db, subject(&plans), &at, label, Undo::Possible, &changes)?;
        Ok(proven)
    })?;
    let message = "Đã ghi văn bản minh chứng".to_owned();
    lines::changed(desk.db()?, desk.today(), &proven, message)
}

/// The plans of occurrences.
fn plans(db: &Connection, occurrences: &[i64]) -> Result<Vec<i64>> {
    let place = |id: &i64| task::place(db, occurrence::by_id(db, *id)?.node);
    let places = occurrences.iter().map(place);
    places.map(|place| Ok(place?.plan)).collect()
}

pub(in crate::api) fn evidence_remove(
    desk: &mut Desk,
    occurrence: i64,
    evidence: i64,
) -> Result<TasksChanged> {
    let at = moment(desk.now());
    let message = desk.store()?.write(|db| {
        let own = evidence::by_id(db, evidence)?;
        let Some((proof, true)) = evidence::proof(db, occurrence, evidence)? else {
            return Err(Error::NotFound(
                "Văn bản này không còn là minh chứng của việc.".to_owned(),
            ));
        };
        let plans = plans(db, &[occurrence])?;
        let goes = [Change::present(Table::Proof, proof, false)];
        let label = "bỏ minh chứng của 1 việc";
        history::make(db, subject(&plans), &at, label, Undo::Possible, &goes)?;
        Ok(format!("Đã bỏ minh chứng: {}", evidence_text(&own)))
    })?;
    lines::changed(desk.db()?, desk.today(), &[occurrence], message)
}

pub(in crate::api) fn evidence_file(desk: &mut Desk, id: i64) -> Result<EvidenceFile> {
    let own = evidence::by_id(desk.db()?, id)?;
    if own.link.is_empty() {
        return Err(Error::NotFound(
            "Văn bản này không kèm tệp. Sửa văn bản và chọn tệp nếu cần.".to_owned(),
        ));
    }
    let link = PathBuf::from(&own.link);
    let stands = |path: &Path| document::standing(path, &own.sha256, own.bytes);
    if own.copy.is_empty() {
        let (there, warning) = of_link(stands(&link));
        return Ok(found(link, there, warning));
    }
    let copy = document::copy_at(&desk.data, &own.copy);
    Ok(match stands(&copy) {
        Standing::Same => found(copy, true, None),
        Standing::Gone if stands(&link) == Standing::Same => found(
            link,
            true,
            Some("Bản sao trong thư mục minh-chung không còn; đây là tệp gốc, còn nguyên."),
        ),
        Standing::Gone => found(
            copy,
            false,
            Some(
                "Bản sao trong thư mục minh-chung không còn ở đó. Chép lại thư mục này, hoặc chọn lại tệp.",
            ),
        ),
        Standing::Changed => found(
            copy,
            true,
            Some("Bản sao đã bị sửa: nội dung không còn như lúc ghi làm minh chứng."),
        ),
        Standing::Unreadable => found(
            copy,
            true,
            Some("Không đọc được bản sao để kiểm tra. Tệp có thể đang mở ở chương trình khác."),
        ),
    })
}

/// Whether a linked file is there, and what to know of it.
fn of_link(standing: Standing) -> (bool, Option<&'static str>) {
    match standing {
        Standing::Same => (true, None),
        Standing::Changed => (true, Some("Tệp đã thay đổi sau khi ghi làm minh chứng.")),
        Standing::Unreadable => (
            true,
            Some("Không đọc được tệp để kiểm tra. Tệp có thể đang mở ở chương trình khác."),
        ),
        Standing::Gone => (
            false,
            Some(
                "Tệp không còn ở đó: đã bị chuyển, đổi tên hoặc xóa. Sửa văn bản và chọn lại tệp.",
            ),
        ),
    }
}

fn found(path: PathBuf, there: bool, warning: Option<&str>) -> EvidenceFile {
    EvidenceFile {
        path: path.display().to_string(),
        warning: warning.map(str::to_owned),
        there,
    }
}
