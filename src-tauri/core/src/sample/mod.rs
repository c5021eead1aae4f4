//! A sample ward: plausible invented figures for all forms over many cycles, and dossiers, made from a seed.
//! Pure: it returns plain data; who stores it decides where.
//!
//! Every closed sheet satisfies every check: its balance, and its opening stock, which is left to be carried
//! over from the cycle before. The last cycle is half done, with two errors and some blanks to mend.

mod catalogue;
mod dossiers;
pub mod plan;
mod random;
#[cfg(test)]
mod tests;
mod ward;

use std::collections::HashSet;

use crate::calendar::Cycle;
use crate::form::{Column, ColumnKind, Form, RowKind};
pub use catalogue::{SampleProcedure, procedures};
pub use dossiers::{Dossiering, SampleList, lists};
use random::Random;
pub use ward::Ward;
use ward::{Dossiers, Feedback, Life, Month, Online};

impl Ward<'_> {
    /// Whether a field's dossiers are handled in a source.
    fn lives_in(&self, field: usize, source: usize) -> bool {
        self.full || ward::lives_in(field, source, self.sources)
    }
}

/// A form in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleSheet {
    /// The form's code.
    pub form: String,
    /// The cycle.
    pub cycle: Cycle,
    /// Whether it has been closed.
    pub closed: bool,
    /// Its rows, those of a source together.
    pub rows: Vec<SampleRow>,
}

/// A row and its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRow {
    /// The source, in a form with sections.
    pub source: Option<usize>,
    /// What the row is.
    pub line: SampleLine,
    /// Column key and figure as it is kept (`1234.5`, or words). An opening stock that follows from the
    /// cycle before is left out.
    pub figures: Vec<(String, String)>,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SampleLine {
    /// A field of the catalogue, by index.
    Field(usize),
    /// A free line with a name.
    Free(String),
    /// A fixed row, by key.
    Fixed(String),
}

/// Invented reviews of procedures for II.04: the name and the note.
const TOPICS: [(&str, &str); 5] = [
    (
        "Nhóm thủ tục đăng ký khai sinh",
        "Kiến nghị bỏ bản sao giấy tờ đã có trong cơ sở dữ liệu",
    ),
    (
        "Thủ tục đăng ký hộ kinh doanh",
        "Kiến nghị giảm thời hạn từ 3 xuống 2 ngày",
    ),
    (
        "Nhóm thủ tục trợ giúp xã hội hằng tháng",
        "Kiến nghị gộp hai mẫu đơn",
    ),
    (
        "Thủ tục xác nhận tình trạng hôn nhân",
        "Kiến nghị thực hiện toàn trình",
    ),
    ("Nhóm thủ tục đất đai", "Kiến nghị giảm thành phần hồ sơ"),
];

/// Makes the ward's sheets, the oldest cycle first, the forms of a cycle in their given order.
pub fn generate(ward: &Ward) -> Vec<SampleSheet> {
    let mut life = Life::new(ward);
    let mut other = Random::new(ward.seed ^ 0x5353);
    let mut sheets: Vec<SampleSheet> = Vec::with_capacity(ward.forms.len() * (ward.closed + 1));
    for age in (0..=ward.closed).rev() {
        let cycle = ward.last.plus(-i32::try_from(age).unwrap_or(i32::MAX));
        let month = life.month(cycle);
        for form in ward.forms {
            let mut rows = rows(ward, form, &month, &mut other);
            if age == 0 {
                half_done(form, &mut rows);
            }
            let before = sheets.len().checked_sub(ward.forms.len());
            let previous = before.map_or(&[][..], |i| sheets[i].rows.as_slice());
            leave_carried(form, &mut rows, previous);
            sheets.push(SampleSheet {
                form: form.code().to_owned(),
                cycle,
                closed: age > 0,
                rows,
            });
        }
    }
    sheets
}

/// The rows of one form; unknown forms get small numbers that satisfy nothing special.
fn rows(ward: &Ward, form: &Form, month: &Month, other: &mut Random) -> Vec<SampleRow> {
    lines(ward, form, month)
        .into_iter()
        .map(|(source, line)| {
            let figures = form
                .columns
                .iter()
                .filter(|column| column.is_input() && !column.hidden)
                .filter_map(|column| {
                    let known = known(form, month, source, &line, &column.key);
                    let figure = known.or_else(|| invented(column, other))?;
                    Some((column.key.clone(), figure))
                })
                .collect();
            SampleRow {
                source,
                line,
                figures,
            }
        })
        .collect()
}

/// Which rows a form has in a cycle.
fn lines(ward: &Ward, form: &Form, month: &Month) -> Vec<(Option<usize>, SampleLine)> {
    let rows = &form.definition.rows;
    let fields = 0..ward.fields.len();
    match rows.kind {
        RowKind::Fields if rows.sections => (0..ward.sources)
            .flat_map(|source| fields.clone().map(move |field| (source, field)))
            .filter(|(source, field)| ward.lives_in(*field, *source))
            .map(|(source, field)| (Some(source), SampleLine::Field(field)))
            .collect(),
        RowKind::Fields => fields
            .filter(|field| form.code() != "II.05a" || month.feedback[*field].is_some())
            .map(|field| (None, SampleLine::Field(field)))
            .collect(),
        RowKind::Free if form.code() == "II.04" => month
            .reviews
            .iter()
            .map(|(topic, ..)| (None, SampleLine::Free(topic_of(*topic).0.to_owned())))
            .collect(),
        RowKind::Free => (1..=2)
            .map(|i| (None, SampleLine::Free(format!("Nội dung mẫu {i}"))))
            .collect(),
        RowKind::Fixed => rows
            .fixed
            .iter()
            .map(|row| (None, SampleLine::Fixed(row.key.clone())))
            .collect(),
    }
}

fn topic_of(topic: u64) -> (&'static str, &'static str) {
    TOPICS[topic as usize % TOPICS.len()]
}

/// The figure of a column this module knows.
fn known(
    form: &Form,
    month: &Month,
    source: Option<usize>,
    line: &SampleLine,
    key: &str,
) -> Option<String> {
    let number = match (form.code(), line) {
        ("II.06a", SampleLine::Field(field)) => {
            month.dossiers[source.unwrap_or(0)][*field].and_then(|dossiers| dossiers.figure(key))
        }
        ("II.08", SampleLine::Field(field)) => month.online[*field].figure(key),
        ("II.05a", SampleLine::Field(field)) => {
            month.feedback[*field].and_then(|feedback| feedback.figure(key))
        }
        ("II.04", SampleLine::Free(name)) => {
            let reviews = &month.reviews;
            let review = reviews.iter().find(|r| topic_of(r.0).0 == name)?;
            return review_figure(*review, key);
        }
        _ => None,
    };
    number.map(|number| number.to_string())
}

impl Dossiers {
    fn figure(&self, key: &str) -> Option<u64> {
        Some(match key {
            "online" => self.online,
            "direct" => self.direct,
            "carried" => self.carried,
            "early" => self.early,
            "on_time" => self.on_time,
            "late" => self.late,
            "pending_in_time" => self.pending_in_time,
            "pending_late" => self.pending_late,
            _ => return None,
        })
    }
}

impl Online {
    fn figure(&self, key: &str) -> Option<u64> {
        Some(match key {
            "procs" => self.procs,
            "part_procs" => self.part_procs,
            "part_active" => self.part_active,
            "part_online" => self.part_online,
            "part_direct" => self.part_direct,
            "full_procs" => self.full_procs,
            "full_active" => self.full_active,
            "full_online" => self.full_online,
            "full_direct" => self.full_direct,
            "portal_procs" => self.part_procs + self.full_procs,
            "portal_received" => self.portal_received,
            "pay_procs" => self.pay_procs,
            "paid_online" => self.paid_online,
            "digitised" => self.digitised,
            "e_results" => self.e_results,
            _ => return None,
        })
    }
}

impl Feedback {
    fn figure(&self, key: &str) -> Option<u64> {
        Some(match key {
            "act" => self.received[0],
            "rule" => self.received[1],
            "both" => self.received[2],
            "carried" => self.carried,
            "new" => self.received.iter().sum::<u64>() - self.carried,
            "handled_act" => self.handled[0],
            "handled_rule" => self.handled[1],
            "handled_both" => self.handled[2],
            "processing" => self.processing,
            "transferred" => self.transferred,
            "published" => self.published,
            _ => return None,
        })
    }
}

fn review_figure((topic, procs, saving): (u64, u64, u64), key: &str) -> Option<String> {
    match key {
        "prop_docs_amend" => Some("1".to_owned()),
        "prop_procs_amend" => Some(procs.to_string()),
        "prop_saving" => Some(format!("{}.{}", saving / 10, saving % 10)),
        "own_saving" => Some("0".to_owned()),
        "note" => Some(topic_of(topic).1.to_owned()),
        _ if key.starts_with("own_") || key.starts_with("prop_") => Some("0".to_owned()),
        _ => None,
    }
}

/// A small number for a column nobody knows here.
fn invented(column: &Column, other: &mut Random) -> Option<String> {
    match column.kind {
        ColumnKind::Count => Some(other.below(50).to_string()),
        ColumnKind::Amount => Some(format!("{}.{}", other.below(500), other.between(1, 9))),
        ColumnKind::Percent => Some(other.below(101).to_string()),
        ColumnKind::Ordinal | ColumnKind::Name | ColumnKind::Text => None,
    }
}

/// Takes away the opening stocks that the cycle before hands over: the row was there too.
fn leave_carried(form: &Form, rows: &mut [SampleRow], previous: &[SampleRow]) {
    let there: HashSet<_> = previous.iter().map(|row| (row.source, &row.line)).collect();
    let carries = |key: &str| form.column(key).is_some_and(|c| c.carries.is_some());
    for row in rows {
        if there.contains(&(row.source, &row.line)) {
            let typed_over = row.figures.iter().any(|(key, _)| key == TYPED_OVER);
            row.figures.retain(|(key, _)| typed_over || !carries(key));
        }
        row.figures.retain(|(key, _)| key != TYPED_OVER);
    }
}

/// Marks a row whose opening stock somebody typed over. No column has an empty key.
const TYPED_OVER: &str = "";

/// Undoes half of the last cycle's work: blanks, and two errors in II.06a for a newcomer to mend.
fn half_done(form: &Form, rows: &mut Vec<SampleRow>) {
    let count = rows.len();
    match form.code() {
        "II.06a" => {
            for row in rows.iter_mut().skip(count * 2 / 3) {
                row.figures.clear();
            }
            if let Some(row) = rows.get_mut(4.min(count * 2 / 3)) {
                row.figures.retain(|(key, _)| key != "late");
            }
            if let Some(row) = rows.get_mut(0) {
                add_one(row, "pending_in_time");
            }
            // The opening stock is one more than what stayed; the rest balances.
            if let Some(row) = rows.get_mut(2) {
                add_one(row, "carried");
                add_one(row, "pending_in_time");
                row.figures.push((TYPED_OVER.to_owned(), String::new()));
            }
        }
        "II.08" => {
            for row in rows.iter_mut().skip(count / 4) {
                row.figures.clear();
            }
        }
        "II.05a" => {}
        "II.04" => rows.clear(),
        _ => {
            for row in rows.iter_mut() {
                row.figures.clear();
            }
        }
    }
}

fn add_one(row: &mut SampleRow, key: &str) {
    for (_, figure) in row.figures.iter_mut().filter(|(own, _)| own == key) {
        if let Ok(number) = figure.parse::<u64>() {
            *figure = (number + 1).to_string();
        }
    }
}
