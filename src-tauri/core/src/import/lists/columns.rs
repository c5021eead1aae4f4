//! What the columns of a list are: by heading, by shape, by what the officer said.

use super::align::{Head, aligned};
use super::choices::ColumnChoice;
use super::personal::shown;
use super::role::Role;
use super::sample::Sample;
use super::shape::Shape;
use crate::import::rows::column_name;
use crate::value::shortened;

/// A column of a list as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRead {
    /// The column of its data, from 0.
    pub column: u32,
    /// The heading that belongs to it.
    pub heading: String,
    /// What stands in it.
    pub role: Role,
}

impl ColumnRead {
    /// "cột D “Mã hồ sơ”".
    fn told(&self) -> String {
        format!(
            "cột {} “{}”",
            column_name(self.column),
            shortened(&self.heading, 40)
        )
    }
}

/// The columns of a list, with what to know of them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) columns: Vec<ColumnRead>,
    /// Whether it is known where the codes stand.
    pub(super) has_code: bool,
    /// What keeps the list from being taken.
    pub(super) problems: Vec<String>,
    pub(super) remarks: Vec<String>,
}

/// What the columns of a list are.
pub(super) fn of(table: &Sample, said: &[ColumnChoice]) -> Columns {
    let mut found = understood(&table.heading.heads, &table.shapes(), said);
    let kept = found
        .columns
        .iter()
        .filter(|own| Role::KEPT.contains(&own.role));
    let kept: Vec<u32> = kept.map(|own| own.column).collect();
    if let Some((code, line, old)) = table.old_columns(&kept) {
        let old = found.columns.iter().filter(|own| old.contains(&own.column));
        let told: Vec<String> = old.map(ColumnRead::told).collect();
        found.problems.push(format!(
            "{} (dòng {line}): {}",
            capital(&told.join(", ")),
            code.sentence()
        ));
    }
    found
}

fn understood(heads: &[Head], shapes: &[Shape], said: &[ColumnChoice]) -> Columns {
    let places = aligned(heads, shapes);
    let mut found = Columns {
        remarks: shifts(heads, &places),
        ..Columns::default()
    };
    for (head, place) in heads.iter().zip(&places) {
        let Some(column) = *place else {
            found.remarks.push(format!(
                "Tiêu đề “{}” không có cột dữ liệu nào.",
                shortened(&shown(&head.text), 40)
            ));
            continue;
        };
        found.columns.push(ColumnRead {
            column,
            heading: shown(&head.text),
            role: head.role.unwrap_or(Role::Other),
        });
    }
    let unheaded = (0..).zip(shapes).filter(|(_, shape)| !shape.is_blank());
    for (column, _) in unheaded {
        if found.columns.iter().all(|own| own.column != column) {
            found.columns.push(ColumnRead {
                column,
                heading: String::new(),
                role: Role::Other,
            });
        }
    }
    found.columns.sort_by_key(|own| own.column);
    for own in &mut found.columns {
        let shape = shapes.get(own.column as usize);
        match said.iter().find(|said| said.column == own.column) {
            Some(said) => own.role = said.role,
            None => found
                .remarks
                .extend(shape.and_then(|shape| mended(own, shape))),
        }
    }
    found.by_shape(shapes, said);
    found.one_each(shapes, said);
    found.has_code = found.columns.iter().any(|own| own.role == Role::Code);
    found
}

/// What a column cannot be it is not; what persons stand in is theirs.
fn mended(own: &mut ColumnRead, shape: &Shape) -> Option<String> {
    let is_kept = Role::KEPT.contains(&own.role);
    if shape.is_persons() && own.role != Role::Personal {
        let before = std::mem::replace(&mut own.role, Role::Personal);
        return (before != Role::Other).then(|| {
            format!(
                "{} có tên người hoặc số giấy tờ, điện thoại: không lưu.",
                capital(&own.told())
            )
        });
    }
    (is_kept && shape.fits(own.role) == Some(false)).then(|| {
        let was = std::mem::replace(&mut own.role, Role::Other);
        format!(
            "{} không có dữ liệu kiểu “{}”: không dùng cột này. Sai thì chọn lại.",
            capital(&own.told()),
            was.word()
        )
    })
}

fn capital(text: &str) -> String {
    crate::value::capital(text)
}

impl Columns {
    /// Codes are found by their shape where no heading tells them.
    fn by_shape(&mut self, shapes: &[Shape], said: &[ColumnChoice]) {
        if self.columns.iter().any(|own| own.role == Role::Code) {
            return;
        }
        let is_said = |column: u32| said.iter().any(|said| said.column == column);
        let is_codes = |own: &&mut ColumnRead| {
            own.role == Role::Other
                && !is_said(own.column)
                && shapes.get(own.column as usize).is_some_and(Shape::is_codes)
        };
        let mut candidates: Vec<&mut ColumnRead> =
            self.columns.iter_mut().filter(is_codes).collect();
        match &mut candidates[..] {
            [own] => {
                own.role = Role::Code;
                self.remarks.push(format!(
                    "Mã hồ sơ lấy ở {}: nhận ra theo dạng của dữ liệu. Sai thì chọn lại.",
                    own.told()
                ));
            }
            [] => self.problems.push(
                "Không có cột nào chứa mã hồ sơ. Chọn cột mã hồ sơ, hoặc xuất lại danh sách có cột này.".to_owned(),
            ),
            several => {
                let told: Vec<String> = several.iter().map(|own| own.told()).collect();
                self.problems.push(format!(
                    "Có {} cột giống mã hồ sơ ({}). Chọn một cột.",
                    told.len(),
                    told.join(", ")
                ));
            }
        }
    }

    /// Every role stands in one column: of several the one whose data fit best, else the first. Two columns of codes are
    /// a question.
    fn one_each(&mut self, shapes: &[Shape], said: &[ColumnChoice]) {
        for role in Role::KEPT {
            let of_role: Vec<usize> = (0..self.columns.len())
                .filter(|at| self.columns[*at].role == role)
                .collect();
            if of_role.len() < 2 {
                continue;
            }
            let is_said = |at: usize| {
                said.iter()
                    .any(|own| own.column == self.columns[at].column && own.role == role)
            };
            let fits = |at: usize| {
                shapes
                    .get(self.columns[at].column as usize)
                    .and_then(|shape| shape.fits(role))
            };
            let rank = |at: usize| (is_said(at), fits(at) == Some(true));
            let Some(best) = of_role.iter().copied().rev().max_by_key(|at| rank(*at)) else {
                continue;
            };
            let alike = of_role.iter().filter(|at| rank(**at) == rank(best)).count();
            if role == Role::Code && alike > 1 {
                let told: Vec<String> = of_role.iter().map(|at| self.columns[*at].told()).collect();
                self.problems.push(format!(
                    "Có {} cột mã hồ sơ ({}). Chọn một cột.",
                    told.len(),
                    told.join(", ")
                ));
            }
            for at in of_role.into_iter().filter(|at| *at != best) {
                self.columns[at].role = Role::Other;
                if role != Role::Code || alike == 1 {
                    let (own, other) = (self.columns[at].told(), self.columns[best].told());
                    self.remarks.push(format!(
                        "“{}” lấy ở {other}; {own} không dùng.",
                        role.word()
                    ));
                }
            }
        }
    }
}

/// Where data stand beside their headings.
fn shifts(heads: &[Head], places: &[Option<u32>]) -> Vec<String> {
    let mut told = Vec::new();
    let mut before = 0;
    for (head, place) in heads.iter().zip(places) {
        let Some(place) = *place else { continue };
        let shift = i64::from(place) - i64::from(head.column);
        if shift != before && shift != 0 {
            let side = if shift < 0 { "trái" } else { "phải" };
            told.push(format!(
                "Dữ liệu đứng lệch so với tiêu đề: từ “{}” trở đi lệch sang {side} {} cột (dữ liệu ở cột {}).",
                shortened(&shown(&head.text), 40),
                shift.abs(),
                column_name(place)
            ));
        }
        before = shift;
    }
    told
}
