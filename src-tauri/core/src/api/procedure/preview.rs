//! What a file says, and what it would change, as it is told.

use crate::api::procedure::reading::Reading;
use crate::api::reply::{
    PlacedText, ProcedureChange, ProcedureColumn, ProcedureDifference, ProcedureGone, ProcedureNew,
    ProcedurePreview,
};
use crate::import::procedures::UnknownWord;
use crate::procedure::fields::Meaning;
use crate::procedure::words::{days_text, fee_text, level_text};
use crate::value::capital;
use crate::value::said::count;

/// The most sentences and procedures of a kind that are listed, unless more are asked for; the rest is counted.
pub(super) const MOST: usize = 200;

impl Reading {
    /// `most`: how many procedures of a kind are given.
    pub(in crate::api) fn preview(&self, most: usize) -> ProcedurePreview {
        let read = &self.read;
        let placed = |place: &str, text: &str| PlacedText {
            place: place.to_owned(),
            text: text.to_owned(),
        };
        let left_out = read.left_out.iter();
        let left_out = left_out.map(|own| placed(&own.place, &own.text)).collect();
        let word = |own: &UnknownWord| placed(&own.place, &own.text);
        let unknown = read.unknown.iter().map(word).collect();
        let remarks = read.remarks.iter();
        let remarks = remarks.map(|own| placed(&own.place, &own.text));
        let remarks = remarks.chain(self.remarks.iter().cloned()).collect();
        ProcedurePreview {
            file: read.file.clone(),
            register: self.register,
            understood: self.understood(),
            columns: self.columns(),
            new: self.new_ones(most),
            new_count: self.merge.new.len(),
            changed: self.changed(most),
            changed_count: self.merge.changed.len(),
            same: self.merge.same,
            gone: self.gone_ones(),
            fields: self
                .official
                .iter()
                .map(|own| own.told(&self.office))
                .collect(),
            left_out: capped(left_out),
            unknown: capped(unknown),
            remarks: capped(remarks),
            problems: capped(self.problems.clone()),
            summary: self.summary(),
            ready: self.problems.is_empty(),
        }
    }

    fn understood(&self) -> Vec<String> {
        let headings = self.read.headings.join("; ");
        let what = match self.register {
            true => format!(
                "Sổ theo dõi thay đổi: {} dòng",
                number(self.read.entries.len())
            ),
            false => format!("{} thủ tục", number(self.rows.len())),
        };
        let mut told = vec![format!("Tiêu đề ở {headings}; {what}.")];
        if self.merge.elsewhere > 0 {
            told.push(format!(
                "{} thủ tục khác trong danh mục thuộc cơ quan hoặc lĩnh vực mà tệp không nhắc tới: giữ nguyên.",
                number(self.merge.elsewhere)
            ));
        }
        let left = |meaning: &Meaning| *meaning == Meaning::Left;
        let left = self.official.iter().filter(|own| left(&own.meaning));
        let procedures: usize = left.map(|own| own.procedures).sum();
        if procedures > 0 {
            told.push(format!(
                "{} thủ tục thuộc lĩnh vực để ngỏ: hồ sơ của chúng nằm ở dòng chưa phân loại.",
                number(procedures)
            ));
        }
        told
    }

    fn columns(&self) -> Vec<ProcedureColumn> {
        let columns = self.read.columns.iter();
        columns
            .map(|own| ProcedureColumn {
                letter: own.letter.clone(),
                heading: own.heading.clone(),
                meaning: own.meaning,
            })
            .collect()
    }

    fn new_ones(&self, most: usize) -> Vec<ProcedureNew> {
        let new = self.merge.new.iter().take(most);
        new.filter_map(|row| self.rows.get(*row))
            .map(|read| {
                let own = &read.procedure;
                ProcedureNew {
                    place: read.place.clone(),
                    code: own.code.clone(),
                    name: own.name.clone(),
                    field: own.field.clone(),
                    level: level_text(own.level),
                    fee: fee_text(own.fee),
                    days: days_text(own.days),
                }
            })
            .collect()
    }

    fn changed(&self, most: usize) -> Vec<ProcedureChange> {
        let changed = self.merge.changed.iter().take(most);
        changed
            .filter_map(|own| {
                let (_, before) = self.standing.get(own.standing)?;
                let columns = own.columns.iter().map(|own| ProcedureDifference {
                    column: own.column.word(),
                    from: own.from.clone().unwrap_or_default(),
                    to: own.to.clone().unwrap_or_default(),
                });
                Some(ProcedureChange {
                    place: self.rows.get(own.row)?.place.clone(),
                    code: before.code.clone(),
                    name: before.name.clone(),
                    columns: columns.collect(),
                })
            })
            .collect()
    }

    fn gone_ones(&self) -> Vec<ProcedureGone> {
        let gone = self.gone().map(|(_, own)| {
            let (until, ends) = self.until(&own.code);
            ProcedureGone {
                code: own.code.clone(),
                name: own.name.clone(),
                field: own.field.clone(),
                until,
                ends,
            }
        });
        gone.collect()
    }

    fn summary(&self) -> String {
        let added = |meaning: &Meaning| *meaning == Meaning::Added;
        let fields = self.official.iter().filter(|own| added(&own.meaning));
        let is = |meaning: &Meaning| matches!(meaning, Meaning::Is { .. });
        let tied = self.official.iter();
        let tied = tied.filter(|own| is(&own.meaning) && !own.known);
        let parts = [
            (self.merge.new.len(), "thêm", "thủ tục"),
            (self.merge.changed.len(), "thay đổi", "thủ tục"),
            (self.ends.len(), "kết thúc hiệu lực", "thủ tục"),
            (fields.count(), "thêm", "lĩnh vực"),
            (tied.count(), "gắn", "lĩnh vực"),
        ];
        let parts = parts.iter().filter(|(own, ..)| *own > 0);
        let parts = parts.map(|(own, act, what)| format!("{act} {} {what}", number(*own)));
        let parts: Vec<String> = parts.collect();
        let mut told = match parts.is_empty() {
            true => "Không có gì thay đổi".to_owned(),
            false => format!("Sẽ {}", parts.join(", ")),
        };
        if self.merge.same > 0 {
            told.push_str(&format!("; {} không đổi", number(self.merge.same)));
        }
        let open = self.merge.gone.len() - self.ends.len();
        if open > 0 {
            told.push_str(&format!(
                "; {} không còn trong tệp, giữ nguyên",
                number(open)
            ));
        }
        capital(&told) + "."
    }
}

/// "1.234".
pub(in crate::api) fn number(own: usize) -> String {
    count(i64::try_from(own).unwrap_or(i64::MAX))
}

/// The first sentences, and how many more there are.
fn capped(mut all: Vec<PlacedText>) -> Vec<PlacedText> {
    if all.len() > MOST {
        let more = all.len() - MOST;
        all.truncate(MOST);
        all.push(PlacedText {
            place: String::new(),
            text: format!("… và {} chỗ khác", number(more)),
        });
    }
    all
}
