//! What is asked of prose: which parts are left out, the times that stand inside texts, the units that are given
//! duties. Proposed, never taken: a cell gets such a text only where the officer says so.

use std::collections::{BTreeMap, HashSet};

use super::due;
use super::part::Part;
use super::told::Prose;
use crate::import::plan::doubts::Found;
use crate::import::plan::read::{Offer, Remark, RowRead};
use crate::import::plan::rows::Body;
use crate::import::plan::shape::Times;
use crate::import::workbook::shortened;
use crate::plan::{Kind, Role};
use crate::value::{capital, fold_name};

/// All parts, in the order of a document.
const PARTS: [Part; 7] = [
    Part::Opening,
    Part::Basis,
    Part::Purpose,
    Part::Lead,
    Part::Budget,
    Part::Closing,
    Part::Foot,
];

/// What a heading, or the last of several tasks, may say for others.
const FIELDS: [Role; 4] = [Role::Lead, Role::Coordinating, Role::Time, Role::Result];

/// The most stretches of paragraphs that a sentence names.
const MOST_SPANS: usize = 12;

/// Adds what is asked of the rows of prose to what was found in them.
pub(in crate::import::plan) fn asked(
    body: &Body<'_>,
    prose: &Prose,
    rows: &[RowRead],
    times: &Times,
    found: &mut Found,
) {
    let own = Asked {
        body,
        prose,
        rows,
        times,
    };
    let mut remarks = own.left_out();
    let dues = own.dues();
    let offered: HashSet<(usize, Role)> = cells(&dues).collect();
    remarks.extend(dues);
    remarks.extend(own.given(&offered));
    let offered: HashSet<(usize, Role)> = cells(&remarks).collect();
    // What is proposed is not said to be missing besides.
    found.doubts.retain(|own| {
        let cell = own.row.zip(own.role);
        !(own.text.starts_with("chưa có ") && cell.is_some_and(|cell| offered.contains(&cell)))
    });
    found.doubts.splice(0..0, remarks);
}

fn cells(remarks: &[Remark]) -> impl Iterator<Item = (usize, Role)> {
    let offers = remarks.iter().flat_map(|own| &own.offers);
    offers.map(|own| (own.row, own.role))
}

struct Asked<'a> {
    body: &'a Body<'a>,
    prose: &'a Prose,
    rows: &'a [RowRead],
    times: &'a Times,
}

impl Asked<'_> {
    /// The parts that are left out, one sentence each.
    fn left_out(&self) -> Vec<Remark> {
        let parts = PARTS.into_iter().filter_map(|part| {
            let is_left = |own: &&RowRead| {
                !own.used
                    && self
                        .prose
                        .rows
                        .get(own.row)
                        .is_some_and(|own| own.part == Some(part))
            };
            let left: Vec<&RowRead> = self.rows.iter().filter(is_left).collect();
            let first = left.first()?;
            let begins = format!("{} {}", first.node.label, first.node.content);
            let begins = begins.trim().lines().next().unwrap_or_default();
            let mut remark = self.body.remark(
                Some(first.row),
                None,
                format!(
                    "không lấy {} (từ “{}”); dòng nào là nhiệm vụ thì đánh dấu lấy.",
                    part.word(),
                    shortened(begins)
                ),
            );
            remark.place = format!(
                "{}, đoạn {}",
                self.body.place(None, None),
                self.spans(&left)
            );
            Some(remark)
        });
        parts.collect()
    }

    /// "1–8, 30": the paragraphs of rows.
    fn spans(&self, rows: &[&RowRead]) -> String {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for row in rows {
            let (first, last) = self.prose.rows[row.row].paragraphs;
            match spans.last_mut() {
                Some(span) if span.1 + 1 >= first => span.1 = last.max(span.1),
                _ => spans.push((first, last)),
            }
        }
        let more = if spans.len() > MOST_SPANS {
            ", …"
        } else {
            ""
        };
        let shown = spans
            .iter()
            .take(MOST_SPANS)
            .map(|(first, last)| match first == last {
                true => first.to_string(),
                false => format!("{first}–{last}"),
            });
        format!("{}{more}", shown.collect::<Vec<_>>().join(", "))
    }

    /// The tasks that are taken in.
    fn tasks(&self) -> impl Iterator<Item = &RowRead> {
        let rows = self.rows.iter();
        rows.filter(|own| own.used && own.node.kind == Kind::Task)
    }

    /// Whether the officer said what stands in a cell.
    fn is_mended(&self, row: usize, role: Role) -> bool {
        self.body
            .mends
            .texts
            .contains_key(&(self.body.table, row, role))
    }

    /// Times inside the texts of tasks.
    fn dues(&self) -> Vec<Remark> {
        self.tasks().filter_map(|own| self.due(own)).collect()
    }

    fn due(&self, own: &RowRead) -> Option<Remark> {
        let year = self.times.year();
        let mut found = due::found(&own.node.content, year);
        if self.is_mended(own.row, Role::Time) {
            return None;
        }
        let time = &own.node.time;
        let said = |text: &str| fold_name(time).contains(&fold_name(text));
        found.retain(|text| !said(text) && !due::is_within(text, time, year));
        let quoted: Vec<String> = found.iter().map(|own| format!("“{own}”")).collect();
        let quoted = quoted.join(", ");
        let proposed = due::together(&found, year).filter(|_| time.is_empty());
        let text = match (&proposed, found.len(), time.is_empty()) {
            (_, 0, _) => return None,
            (Some(proposed), ..) => {
                format!("trong nội dung có {quoted}: nhận thời gian là “{proposed}”?")
            }
            (None, _, true) => format!(
                "trong nội dung có {quoted}, không gộp được thành một thời gian. Gõ thời gian, hoặc tách thành nhiều việc."
            ),
            (None, _, false) => format!(
                "trong nội dung còn có {quoted} ngoài thời gian đã ghi. Thêm vào thời gian, hoặc tách thành việc riêng nếu cần."
            ),
        };
        let mut remark = self.body.remark(Some(own.row), Some(Role::Time), text);
        remark.offers.extend(proposed.map(|text| Offer {
            row: own.row,
            role: Role::Time,
            text,
        }));
        Some(remark)
    }

    /// What headings give to the tasks below them that lack it: the unit they name, and their own fields.
    fn given(&self, offered: &HashSet<(usize, Role)>) -> Vec<Remark> {
        let mut given: BTreeMap<(usize, Role), (String, Vec<Offer>)> = BTreeMap::new();
        let mut above: Vec<usize> = Vec::new();
        for (at, own) in self.rows.iter().enumerate() {
            let level = self.prose.rows[own.row].level;
            above.retain(|up| self.prose.rows[self.rows[*up].row].level < level);
            above.push(at);
            if !own.used || own.node.kind != Kind::Task {
                continue;
            }
            for role in FIELDS {
                let cell = (own.row, role);
                let blank = own.node.text(role).is_empty() && !self.is_mended(own.row, role);
                if !blank || offered.contains(&cell) {
                    continue;
                }
                let giver = above
                    .iter()
                    .rev()
                    .find_map(|up| Some((*up, self.gives(*up, role)?)))
                    .or_else(|| self.last_beside(at, role));
                if let Some((up, text)) = giver {
                    let offer = Offer {
                        row: own.row,
                        role,
                        text: text.to_owned(),
                    };
                    let (_, offers) = given
                        .entry((up, role))
                        .or_insert_with(|| (text.to_owned(), Vec::new()));
                    offers.push(offer);
                }
            }
        }
        let remarks = given
            .into_iter()
            .map(|((up, role), (text, offers))| self.gift(&self.rows[up], role, &text, offers));
        remarks.collect()
    }

    /// What a row says for those below it.
    fn gives(&self, at: usize, role: Role) -> Option<&str> {
        let own = &self.rows[at];
        let said = Some(own.node.text(role)).filter(|text| !text.is_empty());
        let unit = self.prose.rows[own.row].unit.as_deref();
        said.or_else(|| unit.filter(|_| role == Role::Lead))
    }

    /// The last of the rows beside one, where it alone has fields: they may be meant for all of them.
    fn last_beside(&self, at: usize, role: Role) -> Option<(usize, &str)> {
        let level = |at: usize| self.prose.rows[self.rows[at].row].level;
        let own = level(at);
        let first = (0..at)
            .rev()
            .find(|up| level(*up) < own)
            .map_or(0, |up| up + 1);
        let end = (at..self.rows.len()).find(|next| level(*next) < own);
        let end = end.unwrap_or(self.rows.len());
        let mut beside = (first..end).filter(|next| level(*next) == own && self.rows[*next].used);
        let last = beside.next_back().filter(|last| *last > at && first > 0)?;
        let has_none = |at: usize| {
            FIELDS
                .iter()
                .all(|role| self.rows[at].node.text(*role).is_empty())
        };
        let text = self.rows[last].node.text(role);
        (!text.is_empty() && beside.all(has_none)).then_some((last, text))
    }

    fn gift(&self, own: &RowRead, role: Role, text: &str, offers: Vec<Offer>) -> Remark {
        let itself = offers.iter().all(|offer| offer.row == own.row);
        let above = offers.iter().all(|offer| offer.row < own.row);
        let said = !own.node.text(role).is_empty();
        let count = offers.len();
        let sentence = match (itself, said) {
            (false, true) if above => format!(
                "{} “{text}” ghi sau việc cuối có thể chung cho cả nhóm: nhận cho {count} việc phía trên?",
                capital(role.word())
            ),
            (true, _) => format!("“{text}” được giao việc này: nhận làm {}?", role.word()),
            (false, true) => format!(
                "{} “{text}” ghi chung cho các việc bên dưới: nhận cho {count} việc chưa có?",
                capital(role.word())
            ),
            (false, false) => format!(
                "“{text}” được giao các việc bên dưới: nhận làm {} của {count} việc?",
                role.word()
            ),
        };
        let cell = itself.then_some(role);
        let mut remark = self.body.remark(Some(own.row), cell, sentence);
        remark.offers = offers;
        remark
    }
}
