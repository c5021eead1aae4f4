//! A form over a period or any two days: one function, which chooses where its figures come from.

use std::sync::Arc;

use super::count::{Tallied, counts_dossiers, rule, tallied};
use super::ground::{Line, unclassified_key};
use crate::api::desk::Desk;
use crate::api::desk::load::{changed_since_sent, totals_of_others};
use crate::api::desk::over::{Over, answers, of_cycles};
use crate::calendar::{Cycle, Period, Span};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::sheet::counted::{CountedCell, CountedFigures, CountedRow, counted};
use crate::sheet::rows::is_offered;
use crate::sheet::state::{state, without_days, without_figures};
use crate::sheet::{Basis, Figures, Filled, Identity, Section, Sheet};
use crate::value::{format_date, format_number, said};

/// A form over a period: taken from its cycles; over any days counted from the dossiers where its columns count, else
/// taken from the cycles that lie within them. With the findings about what was sent before.
pub(in crate::api) fn over(desk: &mut Desk, code: &str, period: Period) -> Result<Over> {
    let Period::Days(span) = period else {
        return of_cycles(desk, code, period, period);
    };
    let form = desk.forms.valid(code, span.to).cloned();
    let form = form.ok_or_else(|| Error::NotFound(format!("Không có biểu “{code}”.")))?;
    if counts_dossiers(&form) {
        return of_dossiers(desk, &form, period);
    }
    match Cycle::within(span) {
        Some((first, last)) => {
            let from = Period::Cycles(first, last);
            let mut own = of_cycles(desk, code, period, from)?;
            own.rests_on.push(format!(
                "Biểu này không đếm từ hồ sơ: lấy số liệu của các kỳ nằm trọn trong khoảng ngày, {}.",
                told(from)
            ));
            if let Some(told) = not_covered(span, from.days()) {
                own.lacking.push(told);
                own.cycles = Some(from);
                own.state = without_days(own.state);
            }
            Ok(own)
        }
        None => Ok(without(
            form,
            "Biểu này không đếm từ hồ sơ, và khoảng ngày không chứa trọn kỳ báo cáo nào (từ ngày 15 đến hết ngày 14 \
             tháng sau): không có số liệu. Chọn khoảng ngày chứa ít nhất một kỳ."
                .to_owned(),
        )),
    }
}

/// "kỳ 10/2026, 11/2026 (15/09 – 14/11/2026)".
fn told(cycles: Period) -> String {
    let all: Vec<String> = cycles.cycles().into_iter().map(Cycle::label).collect();
    format!("kỳ {} ({})", all.join(", "), cycles.days().label())
}

/// The days of a span that its cycles leave out.
fn not_covered(span: Span, cycles: Span) -> Option<String> {
    let parts: Vec<String> = span.around(cycles).into_iter().map(Span::label).collect();
    (!parts.is_empty()).then(|| {
        format!(
            "Các ngày {} không có số liệu: kỳ báo cáo của các ngày đó không nằm trọn trong khoảng ngày.",
            parts.join(" và ")
        )
    })
}

/// A form over days that has nothing its figures could come from: headings alone, and why.
fn without(form: Arc<Form>, why: String) -> Over {
    Over {
        state: without_figures(&form),
        basis: Basis::Cycles,
        filled: Arc::new(Filled {
            form,
            figures: Figures::default(),
            sheet: Sheet {
                lines: Vec::new(),
                findings: Vec::new(),
                blanks: 0,
            },
        }),
        missing: Vec::new(),
        open: Vec::new(),
        cycles: None,
        lacking: vec![why],
        rests_on: Vec::new(),
    }
}

fn of_dossiers(desk: &mut Desk, form: &Arc<Form>, period: Period) -> Result<Over> {
    let intakes = match desk.dossiers()? {
        Some(file) => file.intakes()?,
        None => Vec::new(),
    };
    let Some(as_of) = intakes.iter().map(|own| own.as_of).max() else {
        return Ok(without(
            Arc::clone(form),
            "Biểu này đếm từ hồ sơ, mà chưa có danh sách hồ sơ nào. Nhập danh sách ở Hồ sơ rồi mở lại báo cáo."
                .to_owned(),
        ));
    };
    let (own, dossiers) = drawn(desk, form, period)?;
    let others = totals_of_others(form, |code| {
        let other = desk.forms.valid(code, period.last_day()).cloned();
        let Some(other) = other.filter(|own| counts_dossiers(own)) else {
            return Ok(None);
        };
        let (own, _) = drawn(desk, &other, period)?;
        Ok(Some(Arc::new(Filled::of(other, own.figures))))
    })?;
    let figures = Figures {
        others,
        ..own.figures
    };
    let mut filled = Filled::of(Arc::clone(form), figures);
    let changed = changed_since_sent(desk, &filled, period)?;
    filled.sheet.add(changed);
    let rule = rule(None)?;
    let rests_on = vec![format!(
        "Đếm từ {} hồ sơ, tính đến {}, theo quy tắc “{}”.",
        format_number(i64::try_from(dossiers).unwrap_or_default().into()),
        said::moment(as_of),
        rule.name
    )];
    let mut lacking = own.notes;
    let mut state = state(form, &filled.sheet, false);
    if as_of.date() < period.last_day() {
        state = without_days(state);
        lacking.insert(
            0,
            format!(
                "Danh sách mới nhất nói đến {}: chưa biết gì của các ngày sau đó, đến {}. Nhập danh sách mới ở Hồ sơ.",
                said::moment(as_of),
                format_date(period.last_day())
            ),
        );
    }
    Ok(Over {
        state,
        filled: Arc::new(filled),
        basis: Basis::Dossiers,
        missing: Vec::new(),
        open: Vec::new(),
        cycles: None,
        lacking,
        rests_on,
    })
}

/// The figures of a form counted over days with what to know of them, and how many dossiers there are in all.
fn drawn(desk: &mut Desk, form: &Arc<Form>, period: Period) -> Result<(CountedFigures, usize)> {
    let tallied = tallied(desk, form, &rule(None)?, period.days(), None)?;
    let answers = answers(desk.db()?, form.code(), period)?;
    let sections = tallied.sections();
    let rows = tallied.rows(period);
    let mut notes = tallied.silent(&sections);
    let mut own = counted(form, sections, rows, &answers);
    notes.append(&mut own.notes);
    notes.extend(tallied.ground.notes);
    let own = CountedFigures { notes, ..own };
    Ok((own, tallied.ground.subjects.len()))
}

impl Tallied {
    fn sections(&self) -> Vec<Section> {
        if !self.form.definition.rows.sections {
            return Vec::new();
        }
        let sources = self.ground.sources.iter();
        let sections = sources.map(|own| Section {
            id: own.id,
            key: own.key.clone(),
            name: own.name.clone(),
        });
        sections.collect()
    }

    /// The sections of whose source there is no dossier: nothing is said of them, not even none.
    fn silent(&self, sections: &[Section]) -> Vec<String> {
        let heard = |at: usize| self.ground.lines.iter().any(|own| own.source == Some(at));
        let silent = sections.iter().enumerate().filter(|(at, _)| !heard(*at));
        let told = silent.map(|(_, own)| {
            format!(
                "Mục “{}” để trống: chưa có hồ sơ nào của nguồn này. Nhập danh sách của nguồn ở Hồ sơ.",
                own.name
            )
        });
        told.collect()
    }

    /// The rows of which dossiers or the catalogue say something, as the office has its sources and fields, those that
    /// belong nowhere last. A field stands there as long as the office offers it.
    fn rows(&self, period: Period) -> Vec<CountedRow> {
        let (ground, has_sections) = (&self.ground, self.form.definition.rows.sections);
        let (first, last) = period.ends();
        let (first, last) = (first.to_string(), last.to_string());
        let mut lines: Vec<(u32, &Line)> = (0..).zip(&ground.lines).collect();
        // What is of no source is in no section.
        lines.retain(|(_, line)| !has_sections || line.source.is_some());
        let last_of_all = ground.fields.len();
        lines.sort_by_key(|(_, line)| (line.source, line.field.unwrap_or(last_of_all)));
        let rows = lines.into_iter().map(|(number, line)| {
            let field = line.field.and_then(|at| ground.fields.get(at));
            let stays = field.is_some_and(|own| {
                is_offered(&last, own.active_from.as_deref(), None)
                    && is_offered(&first, None, own.active_until.as_deref())
            });
            let cells = (0..).zip(&self.columns).map(|(at, (column, _))| {
                let tally = self.counts.tally(number, at);
                let cell = CountedCell {
                    count: tally.count,
                    unknown: tally.unknown,
                };
                (*column, cell)
            });
            CountedRow {
                id: id(line, last_of_all),
                section: line.source.map(|at| ground.sources[at].id),
                identity: Identity::Field(
                    field.map_or_else(unclassified_key, |own| own.key.clone()),
                ),
                name: ground.named(*line).1,
                stays,
                cells: cells.collect(),
            }
        });
        rows.collect()
    }
}

/// What a row is known by on the screen: its place among all that the office can have, whatever dossiers there are.
fn id(line: &Line, fields: usize) -> i64 {
    let source = line.source.map_or(0, |at| at + 1);
    let place = source * (fields + 1) + line.field.unwrap_or(fields) + 1;
    i64::try_from(place).unwrap_or_default()
}

/// The line that a row of the screen is, in a form with or without sections; none where there is no such place.
pub(super) fn line(id: i64, fields: usize, sections: bool) -> Option<Line> {
    let place = usize::try_from(id).ok()?.checked_sub(1)?;
    let (source, field) = (place / (fields + 1), place % (fields + 1));
    let line = Line {
        source: source.checked_sub(1),
        field: Some(field).filter(|field| *field < fields),
    };
    (line.source.is_some() == sections).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_known_by_its_place_alone() {
        for sections in [false, true] {
            let sources = if sections {
                vec![Some(0), Some(2)]
            } else {
                vec![None]
            };
            let mut seen = Vec::new();
            for source in sources {
                for field in [Some(0), Some(3), None] {
                    let own = Line { source, field };
                    let id = id(&own, 4);
                    assert_eq!(line(id, 4, sections), Some(own));
                    assert_eq!(line(id, 4, !sections), None);
                    assert!(!seen.contains(&id));
                    seen.push(id);
                }
            }
        }
        assert_eq!(line(0, 4, false), None);
        assert_eq!(line(-1, 4, true), None);
    }
}
