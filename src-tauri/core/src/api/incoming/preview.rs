//! What an import understood, in words for the officer.

use std::collections::{HashMap, HashSet};

use crate::api::incoming::reading::Reading;
use crate::api::reply::{
    ChangeFound, ColumnFound, PlacedText, RowFound, SectionFound, SummaryPreview,
};
use crate::calendar::{Cycle, Period};
use crate::import::{Meaning, Remark, RowRead, is_office};
use crate::sheet::proposal::{Planned, RowPlanned};
use crate::sheet::{Figures, place};
use crate::value::{Entry, format_date};

impl Reading {
    /// Everything the officer should see before deciding.
    pub(in crate::api) fn preview(self) -> SummaryPreview {
        let planned = self.planned();
        let summary = &self.summary;
        SummaryPreview {
            file: summary.file.clone(),
            sheet: summary.sheet.clone(),
            sheets: summary.sheets.clone(),
            form: self.form.code().to_owned(),
            understood: self.understood(&planned),
            columns: self.columns(),
            sections: self.sections(),
            rows: summary.rows.iter().map(|row| self.row(row)).collect(),
            warning: self.warning(),
            left_out: self.left_out(),
            remarks: summary.remarks.iter().map(placed).collect(),
            differences: summary.differences.iter().map(placed).collect(),
            problems: summary.problems.iter().map(placed).collect(),
            changes: self.changes(&planned),
            summary: self.outcome(&planned),
            ready: summary.problems.is_empty(),
        }
    }

    fn understood(&self, planned: &Planned) -> Vec<String> {
        let summary = &self.summary;
        let sections = match summary.sections.len() {
            0 => String::new(),
            count => format!(" trong {count} mục"),
        };
        let mut lines = vec![format!(
            "Trang “{}”: tiêu đề ở dòng {}; {} dòng số liệu{sections}",
            summary.sheet,
            summary.heading,
            summary.rows.len(),
        )];
        if let Some(period) = summary.period {
            lines.push(format!("Kỳ ghi trong tệp: {}", period.title()));
        }
        let mut added: Vec<&str> = summary
            .rows
            .iter()
            .filter(|row| row.is.meaning == Meaning::New)
            .map(|row| row.text.as_str())
            .collect();
        added.dedup();
        if !added.is_empty() {
            lines.push(format!("Tên mới sẽ được thêm: {}", added.join("; ")));
        }
        match &self.loaded {
            None => lines.push(format!(
                "Kỳ {} chưa bắt đầu; kỳ sẽ bắt đầu khi ghi",
                self.cycle.label()
            )),
            Some(loaded) => lines.extend(self.kept(&loaded.figures, planned)),
        }
        lines
    }

    /// What stands in the form and gets nothing from the file: it stays.
    fn kept(&self, figures: &Figures, planned: &Planned) -> Vec<String> {
        let met: HashMap<i64, &RowPlanned> = planned
            .rows
            .iter()
            .filter_map(|row| Some((row.id?, row)))
            .collect();
        let in_file: HashSet<usize> = self
            .summary
            .columns
            .iter()
            .filter_map(|own| own.column)
            .collect();
        let (mut gone, mut empty, mut blank) = (Vec::new(), 0, Vec::new());
        for row in &figures.rows {
            let mut entered = row
                .figures
                .iter()
                .enumerate()
                .filter(|(_, own)| own.entry.is_some());
            match met.get(&row.id) {
                None if entered.next().is_some() => gone.push(place(figures, row)),
                None => empty += 1,
                Some(own) => blank.extend(
                    entered
                        .filter(|(i, _)| in_file.contains(i) && self.form.columns[*i].is_input())
                        .filter(|(i, _)| own.cells.iter().all(|cell| cell.column != *i))
                        .map(|(i, _)| format!("({}) {}", self.form.columns[i].no, own.name)),
                ),
            }
        }
        let told = |what: &str, names: &[String]| {
            (!names.is_empty()).then(|| format!("{what}, giữ nguyên: {}", listed(names)))
        };
        let empty =
            (empty > 0).then(|| format!("{empty} dòng chưa có số của biểu không nhận gì từ tệp"));
        let gone = told("Dòng đang có số mà không nhận gì từ tệp", &gone);
        let blank = told("Ô đang có số mà tệp để trống", &blank);
        [gone, blank, empty].into_iter().flatten().collect()
    }

    /// A file of another month is the likeliest mistake of all, the neighbour's the next.
    fn warning(&self) -> Option<String> {
        let sentences = [self.other_period(), self.other_office()];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    fn other_period(&self) -> Option<String> {
        let named = match (self.summary.period, self.summary.span) {
            (Some(period), _) if period != Period::Month(self.cycle) => {
                format!("kỳ {}", period.title())
            }
            (_, Some((from, to)))
                if (from, to) != (self.cycle.first_day(), self.cycle.last_day()) =>
            {
                let days = format!("từ ngày {} đến ngày {}", format_date(from), format_date(to));
                let cycle = Cycle::containing(to);
                match (from, to) == (cycle.first_day(), cycle.last_day()) {
                    true => format!("{days} (kỳ {})", cycle.label()),
                    false => days,
                }
            }
            _ => return None,
        };
        Some(format!(
            "Tệp ghi {named} nhưng đang nhập vào kỳ {}: kiểm tra lại đúng tệp, đúng kỳ.",
            self.cycle.label()
        ))
    }

    fn other_office(&self) -> Option<String> {
        let own = &self.office;
        let names = [&own.ward, &own.body, &own.centre, &own.reporting_unit].map(String::as_str);
        let offices = &self.summary.offices;
        let ours = own.ward.is_empty() || offices.iter().any(|named| is_office(named, &names));
        let other = offices.first().filter(|_| !ours)?;
        Some(format!(
            "Tệp ghi đơn vị “{other}”, không phải “{}”: kiểm tra lại đúng tệp.",
            own.ward
        ))
    }

    fn columns(&self) -> Vec<ColumnFound> {
        let columns = self.summary.columns.iter();
        columns
            .map(|column| ColumnFound {
                letter: column.letter.clone(),
                heading: column.heading.clone(),
                meaning: column.column.map(|i| self.form.columns[i].label()),
                compared: column.compared,
            })
            .collect()
    }

    fn sections(&self) -> Vec<SectionFound> {
        let sections = self.summary.sections.iter();
        sections
            .map(|section| SectionFound {
                place: section.place.clone(),
                text: match section.text.as_str() {
                    "" => "(tệp không chia mục)".to_owned(),
                    text => text.to_owned(),
                },
                key: section.is.key.clone(),
                source: id_of(section.is.meaning),
                skipped: section.is.meaning == Meaning::Skipped,
            })
            .collect()
    }

    fn row(&self, row: &RowRead) -> RowFound {
        RowFound {
            place: format!("dòng {}", row.row),
            text: row.text.clone(),
            key: row.is.key.clone(),
            section: row.section,
            field: id_of(row.is.meaning),
            how: row.is.how.to_owned(),
            open: row.is.meaning == Meaning::Unclear,
            skipped: row.is.meaning == Meaning::Skipped,
            figures: self.figures(row),
        }
    }

    /// The figures of a row as read: "(4) 500".
    fn figures(&self, row: &RowRead) -> Vec<String> {
        let figures = row.cells.iter().map(|cell| {
            let no = self.form.columns[cell.column].no;
            format!("({no}) {}", cell.shown())
        });
        figures.collect()
    }

    /// The rows that will not be stored: what was chosen once is not to be forgotten.
    fn left_out(&self) -> Vec<PlacedText> {
        let rows = self.summary.rows.iter();
        rows.filter(|row| row.is.meaning == Meaning::Skipped)
            .map(|row| {
                let place = format!("dòng {}", row.row);
                let figures = match self.figures(row).join(" · ") {
                    none if none.is_empty() => "không có số liệu".to_owned(),
                    figures => format!("không ghi {figures}"),
                };
                PlacedText {
                    text: format!("{place} “{}”: {}, {figures}", row.text, row.is.how),
                    place,
                }
            })
            .collect()
    }

    fn changes(&self, planned: &Planned) -> Vec<ChangeFound> {
        let rows = planned.rows.iter();
        let cells = rows.flat_map(|row| row.changes().map(move |(cell, to)| (row, cell, to)));
        cells
            .map(|(row, cell, to)| ChangeFound {
                row: row.name.clone(),
                column: self.form.columns[cell.column].label(),
                from: cell.stands.as_ref().map(Entry::shown).unwrap_or_default(),
                to: to.map(Entry::shown).unwrap_or_default(),
                place: cell.place.clone(),
            })
            .collect()
    }

    /// "Sẽ ghi 140 ô: 120 ô mới, 20 ô thay đổi; thêm 2 dòng".
    fn outcome(&self, planned: &Planned) -> String {
        match self.summary.problems.len() {
            0 => planned.outcome().unwrap_or_else(|| {
                "Không có gì thay đổi: số liệu trong kỳ đã đúng như tệp".to_owned()
            }),
            problems => format!("Chưa ghi được: còn {problems} chỗ phải chọn hoặc sửa"),
        }
    }
}

/// "A; B; C", of many the first and how many more.
fn listed(names: &[String]) -> String {
    const MOST: usize = 12;
    match names.len() {
        0..=MOST => names.join("; "),
        all => format!("{}; … và {} chỗ khác", names[..MOST].join("; "), all - MOST),
    }
}

fn id_of(meaning: Meaning) -> Option<i64> {
    match meaning {
        Meaning::Is(id) => Some(id),
        Meaning::New | Meaning::Skipped | Meaning::Unclear => None,
    }
}

fn placed(remark: &Remark) -> PlacedText {
    PlacedText {
        place: remark.place.clone(),
        text: remark.text.clone(),
    }
}
