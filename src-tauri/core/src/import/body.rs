//! Reads the lines below a heading: sections, rows, sums; asks where a name is not known, and refuses what is no figure.

use super::cells::{self, Read};
use super::compared::{Above, Total};
use super::heading::Heading;
use super::headings::numbers::{self, is_mark};
use super::names::Names;
use super::odd;
use super::totals::{Numbers, Sums};
use super::words::{is_ordinal, is_roman, parted};
use super::workbook::{Line, Odd, Value, cell_name, shortened};
use super::{CellRead, Known, Meaning, Remark, RowRead, SectionRead};
use crate::form::{ColumnKind, Form, is_total};
use crate::value::fold_name;

/// The longest name of a row or section.
const LONGEST_NAME: usize = 200;

/// What stands below a heading.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub sections: Vec<SectionRead>,
    pub rows: Vec<RowRead>,
    pub differences: Vec<Remark>,
    pub problems: Vec<Remark>,
    pub remarks: Vec<Remark>,
}

/// Reads everything below a heading.
pub(super) fn read(known: &Known<'_>, lines: &[Line], heading: &Heading) -> Body {
    let form = known.form;
    let figures: Vec<(u32, usize)> = heading
        .columns
        .iter()
        .filter_map(|(written, column)| column.map(|i| (written.column, i)))
        .filter(|(_, i)| {
            !matches!(
                form.columns[*i].kind,
                ColumnKind::Ordinal | ColumnKind::Name
            )
        })
        .collect();
    let below = &lines[heading.body.min(lines.len())..];
    let has_figure = |line: &Line| {
        let mut here = figures.iter().filter_map(|(column, _)| line.at(*column));
        here.any(cells::is_figure)
    };
    let end = below
        .iter()
        .rposition(has_figure)
        .map_or(0, |last| last + 1);
    let mut reader = Reader {
        form,
        names: Names::new(known),
        sums: Sums::new(form, &figures),
        figures: &figures,
        name: heading.name,
        ordinal: heading.ordinal,
        heading_row: heading.row,
        total: fold_name(form.definition.rows.total.as_deref().unwrap_or_default()),
        body: Body {
            rows: Vec::with_capacity(below.len()),
            ..Body::default()
        },
        numbers: Vec::with_capacity(below.len()),
        labels: Vec::new(),
        totals: Vec::new(),
    };
    let mut names = heading.columns.iter().map(|(written, _)| written);
    let title = names.find(|written| Some(written.column) == heading.name);
    let named: Vec<(String, Named)> = below.iter().map(|line| reader.named(line)).collect();
    let again = |at: usize| {
        let (line, own) = (below.get(at), named.get(at).map(|named| &named.1));
        let marks = line.is_some_and(is_numbers);
        own.is_some_and(|own| {
            marks && (own.name.is_empty() || is_mark(&own.name))
                || title.is_some_and(|title| title.is(&own.folded))
        })
    };
    for (i, (line, (label, own))) in below.iter().zip(&named).enumerate() {
        // Below the last figure stand place, date and signatures; only a numbered row is still one.
        let is_foot = i >= end && !is_ordinal(label);
        if is_foot || again(i) {
            continue;
        }
        let has_figure = has_figure(line);
        match again(i + 1) && !has_figure && reader.is_title(label, own) {
            true => reader.body.remarks.push(odd::title(line.number, &own.name)),
            false => reader.line(line, label, own, has_figure),
        }
    }
    reader.finish()
}

/// Whether a line only numbers the columns.
fn is_numbers(line: &Line) -> bool {
    let cells = line.cells.iter();
    numbers::row(cells.map(|(column, value)| (*column, value.shown()))).is_some()
}

/// A line's name, folded once.
struct Named {
    name: String,
    folded: String,
}

struct Reader<'a> {
    form: &'a Form,
    names: Names<'a>,
    sums: Sums<'a>,
    /// Columns of the sheet with the form's column each one is.
    figures: &'a [(u32, usize)],
    name: Option<u32>,
    ordinal: Option<u32>,
    heading_row: u32,
    /// The form's own label of the total, folded.
    total: String,
    body: Body,
    /// The numbers of each row.
    numbers: Vec<Numbers>,
    /// The roman label of each section.
    labels: Vec<String>,
    totals: Vec<Total<'a>>,
}

impl<'a> Reader<'a> {
    /// A line's label ("I", "1") and name, wherever they stand.
    fn named(&self, line: &Line) -> (String, Named) {
        let at = |column: Option<u32>| column.and_then(|column| line.at(column)).map(Value::shown);
        let (label, name) = parted(
            at(self.ordinal).unwrap_or_default(),
            at(self.name).unwrap_or_default(),
        );
        let folded = fold_name(&name);
        (label, Named { name, folded })
    }

    /// Whether words above a heading that stands there again are its title and no section.
    fn is_title(&self, label: &str, own: &Named) -> bool {
        !is_roman(label)
            && self.is_section(label, &own.folded, false)
            && self.names.section(&own.name).meaning == Meaning::Unclear
    }

    fn line(&mut self, line: &'a Line, label: &str, own: &Named, has_figure: bool) {
        let Named { name, folded } = own;
        if is_total(folded, &self.total) {
            self.totals.push(Total {
                line,
                text: name.clone(),
                sections: self.body.sections.len(),
                rows: self.body.rows.len(),
            });
        } else if name.is_empty() {
            if has_figure {
                self.body.problems.push(odd::nameless(line.number));
            }
        } else if self.is_section(label, folded, has_figure) {
            if self.form.definition.rows.sections {
                self.section(line, label.to_owned(), name);
            }
        } else {
            self.row(line, name, folded);
        }
    }

    /// A section has a roman numeral (and perhaps its sum), or neither number nor figures.
    fn is_section(&self, label: &str, folded: &str, has_figure: bool) -> bool {
        let sections = self.form.definition.rows.sections;
        if self.names.is_field(folded) {
            return false;
        }
        let lettered = label.len() == 1 && label.chars().all(|c| c.is_ascii_uppercase());
        match has_figure {
            true => sections && is_roman(label),
            false => is_roman(label) || lettered || label.is_empty(),
        }
    }

    fn section(&mut self, line: &'a Line, label: String, name: &str) {
        let place = format!("dòng {}", line.number);
        let is = self.names.section(name);
        if let Some(letters) = self.too_long(line, name) {
            self.name_too_long(line, letters);
        } else if is.meaning == Meaning::Unclear {
            self.body.problems.push(odd::unclear_section(&place, name));
        }
        if let Meaning::Is(id) = is.meaning {
            let mut before = self.body.sections.iter();
            if let Some(twin) = before.find(|section| section.is.meaning == Meaning::Is(id)) {
                let problem = odd::same_source(&place, name, twin);
                self.body.problems.push(problem);
            }
        }
        // A section's own sum stands in its row and is compared like a total.
        self.totals.push(Total {
            line,
            text: format!("({label})"),
            sections: self.body.sections.len() + 1,
            rows: self.body.rows.len(),
        });
        self.labels.push(label);
        self.body.sections.push(SectionRead {
            place,
            text: whole_or_shortened(name),
            is,
        });
    }

    /// The section for rows that stand in none.
    fn no_section(&mut self) {
        let place = format!("dòng {}", self.heading_row);
        let is = self.names.no_section();
        if is.meaning == Meaning::Unclear {
            self.body.problems.push(Remark::at(
                &place,
                "Tệp không có dòng mục (nguồn) phía trên các dòng số liệu. Chọn nguồn của các dòng này.",
            ));
        }
        self.labels.push(String::new());
        self.body.sections.push(SectionRead {
            place,
            text: String::new(),
            is,
        });
    }

    fn row(&mut self, line: &'a Line, name: &str, folded: &str) {
        if self.form.definition.rows.sections && self.body.sections.is_empty() {
            self.no_section();
        }
        let section = self.body.sections.len().checked_sub(1);
        let skipped = section
            .is_some_and(|section| self.body.sections[section].is.meaning == Meaning::Skipped);
        let is = self.names.row(folded, skipped);
        if let Some(letters) = self.too_long(line, name) {
            self.name_too_long(line, letters);
        } else if is.meaning == Meaning::Unclear {
            let place = self.place(line.number);
            let text = format!(
                "{place}: chưa biết “{}”. Chọn tên có sẵn, thêm vào danh mục hoặc bỏ dòng này.",
                shortened(name)
            );
            self.body.problems.push(Remark { place, text });
        }
        if let Some(before) = self.names.twice(section, &is, line.number) {
            let place = self.place(line.number);
            let text = format!(
                "{place}: “{}” đã có ở {} trong cùng mục. Gộp hoặc bỏ một dòng rồi nhập lại.",
                shortened(name),
                self.place(before)
            );
            self.body.problems.push(Remark { place, text });
        }
        let wanted = is.meaning != Meaning::Skipped;
        let struck = wanted && self.unusual(line, name);
        let cells = self.cells(line, wanted, struck);
        self.body.rows.push(RowRead {
            row: line.number,
            text: whole_or_shortened(name),
            section,
            is,
            cells,
        });
    }

    /// Says what is unusual about a row and its name; whether the name is struck through.
    fn unusual(&mut self, line: &Line, name: &str) -> bool {
        if line.hidden {
            self.body.remarks.push(odd::hidden(line.number, name));
        }
        let place = self.place(line.number);
        match self.name.and_then(|column| line.odd_at(column)) {
            None => return false,
            Some(Odd::LeftOut(letters)) => {
                let remark = odd::left_out(&place, name, letters);
                self.body.remarks.push(remark);
            }
            Some(Odd::Struck) => {
                self.body.problems.push(odd::struck(&place, name));
                return true;
            }
        }
        false
    }

    /// The cell with a row's name.
    fn place(&self, row: u32) -> String {
        match self.name {
            Some(column) => cell_name(row, column),
            None => format!("dòng {row}"),
        }
    }

    /// The figures of a row. Those of a row that is left out are only shown: a total of the file is compared with
    /// what will be stored.
    fn cells(&mut self, line: &Line, wanted: bool, struck: bool) -> Vec<CellRead> {
        let mut cells = Vec::with_capacity(self.figures.len());
        let mut numbers = Numbers {
            values: vec![None; self.form.columns.len()],
            broken: Vec::new(),
        };
        for (column, i) in self.figures {
            let of = &self.form.columns[*i];
            let Some(value) = line.at(*column).filter(|_| of.formula.is_none()) else {
                continue;
            };
            let read = match line.odd_at(*column).filter(|_| !struck) {
                Some(own) => Read::Wrong(odd::no_figure(own, &value.shown())),
                None => cells::figure(of, value),
            };
            match read {
                Read::Blank => {}
                Read::Figure {
                    entry,
                    words,
                    remark,
                } => {
                    if wanted {
                        numbers.values[*i] = entry.number();
                        self.body.remarks.extend(remark.map(|how| {
                            let cell = cell_name(line.number, *column);
                            let text = format!("{cell}: {how}");
                            Remark { place: cell, text }
                        }));
                    }
                    cells.push(CellRead {
                        column: *i,
                        at: (line.number, *column),
                        entry,
                        words,
                    });
                }
                Read::Wrong(_) if !wanted => {}
                Read::Wrong(why) => {
                    numbers.broken.push(*i);
                    let cell = cell_name(line.number, *column);
                    let text = format!("{cell}: {why}");
                    self.body.problems.push(Remark { place: cell, text });
                }
            }
        }
        if wanted {
            let differing = self.sums.across(line, &mut numbers);
            self.body.differences.extend(differing);
        }
        self.numbers.push(numbers);
        cells
    }

    /// How many letters a name has when they are too many.
    fn too_long(&self, line: &Line, name: &str) -> Option<usize> {
        let long = [self.name, self.ordinal].into_iter().flatten();
        let letters = long
            .filter_map(|column| match line.at(column) {
                Some(Value::Long(_, letters)) => Some(*letters),
                _ => None,
            })
            .max()
            .unwrap_or_else(|| name.chars().count());
        (letters > LONGEST_NAME).then_some(letters)
    }

    fn name_too_long(&mut self, line: &Line, letters: usize) {
        let column = self.name.or(self.ordinal).unwrap_or_default();
        let cell = cell_name(line.number, column);
        let problem = odd::too_long(&cell, letters, LONGEST_NAME);
        self.body.problems.push(problem);
    }

    fn finish(mut self) -> Body {
        let above = Above {
            sums: &self.sums,
            sections: &self.body.sections,
            labels: &self.labels,
            rows: &self.body.rows,
            numbers: &self.numbers,
        };
        let remarks = self.totals.iter().flat_map(|total| above.compared(total));
        self.body.differences.extend(remarks);
        if self.body.rows.is_empty() && self.body.problems.is_empty() {
            let place = format!("dòng {}", self.heading_row);
            self.body.problems.push(Remark::at(
                &place,
                &format!("{place}: dưới hàng tiêu đề không có dòng số liệu nào."),
            ));
        }
        self.body
    }
}

/// A name as it would be added to the catalogue; one that is too long only as far as a sentence needs it.
fn whole_or_shortened(name: &str) -> String {
    match name.chars().count() {
        0..=LONGEST_NAME => name.to_owned(),
        _ => shortened(name),
    }
}
