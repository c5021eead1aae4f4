//! A file read against the catalogue: what it says, and what it would change.

use std::collections::HashMap;
use std::path::Path;

use chrono::{Days, NaiveDate};

use crate::api::desk::Desk;
use crate::api::desk::progress::Doing;
use crate::api::procedure::official::{LONGEST, Office, Official};
use crate::api::reply::{PlacedText, ProcedureChoices};
use crate::error::{Error, Result};
use crate::import::procedures::{Catalogue, read_catalogue};
use crate::procedure::fields::Meaning;
use crate::procedure::merge::{Merge, Read, Twice, merge, one_each};
use crate::procedure::{Procedure, changes};
use crate::store::procedure;
use crate::value::{format_date, shortened};

/// The most letters of a word of the file in a sentence.
const SHORT: usize = 60;

/// A file, what stands, and what comes of both.
pub(in crate::api) struct Reading {
    pub(in crate::api) read: Catalogue,
    pub(in crate::api) standing: Vec<(i64, Procedure)>,
    /// One for each code.
    pub(in crate::api) rows: Vec<Read>,
    pub(in crate::api) merge: Merge,
    pub(in crate::api) register: bool,
    pub(in crate::api) office: Office,
    pub(in crate::api) official: Vec<Official>,
    /// The last day of those that the officer ends, by code.
    pub(in crate::api) ends: HashMap<String, NaiveDate>,
    pub(in crate::api) remarks: Vec<PlacedText>,
    pub(in crate::api) problems: Vec<PlacedText>,
    pub(in crate::api) today: NaiveDate,
}

impl Reading {
    pub(in crate::api) fn of(
        desk: &Desk,
        path: &str,
        choices: &ProcedureChoices,
    ) -> Result<Reading> {
        let work = desk.progress.begin(Doing::Reading);
        let mut read = read_catalogue(Path::new(path), &|rows| work.go_on(rows))?;
        drop(work);
        let db = desk.db()?;
        let today = desk.today();
        let standing = procedure::records(db)?;
        let known: Vec<Procedure> = standing.iter().map(|(_, own)| own.clone()).collect();
        let proposed = changes::proposed(&read.entries, &known);
        let register = read.rows.is_empty();
        let mut rows = std::mem::take(&mut read.rows);
        rows.extend(proposed.rows);
        let (rows, twice) = one_each(rows);
        let mut merge = merge(&known, &rows, today);
        if register {
            (merge.gone, merge.elsewhere) = (Vec::new(), 0);
        }
        let office = Office::of(db)?;
        let words = rows.iter().map(|row| row.procedure.field.as_str());
        let official = Official::all(words, &office, &choices.fields)?;
        let told = proposed.told.into_iter();
        let told = told.map(|(place, text)| PlacedText { place, text });
        let mut reading = Reading {
            remarks: told.chain(twice.iter().map(told_twice)).collect(),
            problems: Vec::new(),
            ends: ends(&merge, &known, choices)?,
            read,
            standing,
            rows,
            merge,
            register,
            office,
            official,
            today,
        };
        reading.ended_before();
        reading.find_problems();
        Ok(reading)
    }

    /// What was chosen about those that are not named any more, or the day before today.
    pub(in crate::api) fn until(&self, code: &str) -> (NaiveDate, bool) {
        match self.ends.get(code) {
            Some(until) => (*until, true),
            None => (self.today - Days::new(1), false),
        }
    }

    /// Refuses what still has to be decided.
    pub(in crate::api) fn refuse_problems(&self) -> Result<()> {
        match self.problems.as_slice() {
            [] => Ok(()),
            [only] => Err(Error::Invalid(format!("Chưa ghi gì. {}", only.text))),
            [first, more @ ..] => Err(Error::Invalid(format!(
                "Chưa ghi gì. {} (và {} chỗ khác cần chọn hoặc sửa)",
                first.text,
                more.len()
            ))),
        }
    }

    fn ended_before(&mut self) {
        for row in &self.merge.ended {
            let Some(read) = self.rows.get(*row) else {
                continue;
            };
            let code = &read.procedure.code;
            let own = self.standing.iter().find(|(_, own)| own.code == *code);
            let Some(until) = own.and_then(|(_, own)| own.until) else {
                continue;
            };
            self.remarks.push(PlacedText {
                place: read.place.clone(),
                text: format!(
                    "{}: thủ tục {code} trong danh mục đã hết hiệu lực ngày {} mà tệp vẫn có. \
                     Xem lại ngày hết hiệu lực.",
                    read.place,
                    format_date(until)
                ),
            });
        }
    }

    fn find_problems(&mut self) {
        for own in &self.official {
            let name = shortened(&own.name, SHORT);
            let text = match own.meaning {
                Meaning::Open(_) => format!(
                    "Lĩnh vực “{name}” ({} thủ tục) chưa gắn với lĩnh vực nào của đơn vị. \
                     Chọn lĩnh vực, thêm vào danh mục hoặc để ngỏ.",
                    own.procedures
                ),
                Meaning::Added if own.name.chars().count() > LONGEST => format!(
                    "Lĩnh vực “{name}”: tên dài quá {LONGEST} ký tự nên không thêm được. Chọn lĩnh vực khác."
                ),
                _ => continue,
            };
            self.problems.push(PlacedText {
                place: own.name.clone(),
                text,
            });
        }
        for own in self.after() {
            if let (Some(from), Some(until)) = (own.from, own.until)
                && from > until
            {
                self.problems.push(PlacedText {
                    place: own.code.clone(),
                    text: format!(
                        "Thủ tục {}: có hiệu lực từ {} mà hết hiệu lực ngày {}. Sửa một trong hai ngày.",
                        own.code,
                        format_date(from),
                        format_date(until)
                    ),
                });
            }
        }
    }

    /// All that are added, changed or ended, as they will be.
    fn after(&self) -> Vec<Procedure> {
        let new = self.merge.new.iter().filter_map(|row| self.rows.get(*row));
        let new = new.map(|row| row.procedure.clone());
        let changed = self.merge.changed.iter().map(|own| own.after.clone());
        let gone = self.gone().filter_map(|(_, own)| {
            let until = Some(*self.ends.get(&own.code)?);
            let own = own.clone();
            Some(Procedure { until, ..own })
        });
        new.chain(changed).chain(gone).collect()
    }

    /// Those that the file could have named and does not.
    pub(in crate::api) fn gone(&self) -> impl Iterator<Item = &(i64, Procedure)> {
        let at = self.merge.gone.iter();
        at.filter_map(|at| self.standing.get(*at))
    }
}

/// The last days that the officer chose, each of one that can come to its end.
fn ends(
    merge: &Merge,
    known: &[Procedure],
    choices: &ProcedureChoices,
) -> Result<HashMap<String, NaiveDate>> {
    let gone = |code: &str| {
        let mut all = merge.gone.iter().filter_map(|at| known.get(*at));
        all.any(|own| own.code == code)
    };
    let mut ends = HashMap::new();
    for own in &choices.ended {
        if !gone(&own.code) {
            return Err(Error::Invalid(format!(
                "Thủ tục {} không nằm trong số không còn trong tệp nên không kết thúc theo tệp này. Xem trước lại.",
                own.code
            )));
        }
        ends.insert(own.code.clone(), own.until);
    }
    Ok(ends)
}

/// "dòng 9: 1.001193 đã có ở dòng 4 với tên khác; dùng “…” của dòng 4, không dùng “…”."
fn told_twice(own: &Twice) -> PlacedText {
    let (kept, other) = (shortened(&own.kept, SHORT), shortened(&own.other, SHORT));
    PlacedText {
        place: own.again.clone(),
        text: format!(
            "{}: {} đã có ở {} với {} khác; dùng “{kept}” của {}, không dùng “{other}”.",
            own.again,
            own.code,
            own.first,
            own.column.word().to_lowercase(),
            own.first
        ),
    }
}
