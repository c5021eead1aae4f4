//! What an import understood, in words for the officer.

use std::collections::HashSet;

use crate::api::incoming::reading::Reading;
use crate::api::reply::{
    ChangeFound, ColumnFound, PlacedText, RowFound, SectionFound, SummaryPreview,
};
use crate::calendar::Period;
use crate::import::{Meaning, Remark, RowRead};
use crate::sheet::proposal::Planned;
use crate::value::Entry;

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
            warning: self.other_period(),
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
            Some(loaded) => {
                let met: HashSet<i64> = planned.rows.iter().filter_map(|row| row.id).collect();
                let rows = loaded.figures.rows.iter();
                let kept = rows.filter(|row| !met.contains(&row.id)).count();
                if kept > 0 && planned.changes() > 0 {
                    lines.push(format!(
                        "{kept} dòng của biểu không có trong tệp: giữ nguyên"
                    ));
                }
            }
        }
        lines
    }

    /// A file of another month is the likeliest mistake of all.
    fn other_period(&self) -> Option<String> {
        let period = self.summary.period?;
        (period != Period::Month(self.cycle)).then(|| {
            format!(
                "Tệp ghi kỳ {} nhưng đang nhập vào kỳ {}: kiểm tra lại đúng tệp, đúng kỳ.",
                period.title(),
                self.cycle.label()
            )
        })
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
