//! What is counted: every dossier with the row it belongs to, and the catalogue.

use chrono::{NaiveDate, NaiveDateTime};

use super::placing::Placing;
use crate::api::desk::Desk;
use crate::api::procedure::official::Office;
use crate::api::procedure::used::lookup;
use crate::count::{Listed, Subject};
use crate::dossier::Known;
use crate::error::Result;
use crate::procedure::Procedure;
use crate::store;
use crate::value::{fold_name, format_number};

/// What the row of those is called of which nobody can say where they belong.
pub(in crate::api) const UNCLASSIFIED: &str = "Chưa phân loại";

/// The key of the field of those that belong nowhere, where the office has none of that name yet.
pub(in crate::api) fn unclassified_key() -> String {
    fold_name(UNCLASSIFIED).replace(' ', "-")
}

/// A row of a form: a field of the office within a source. `None`: not known which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::api) struct Line {
    /// Index of the source.
    pub(in crate::api) source: Option<usize>,
    /// Index of the field.
    pub(in crate::api) field: Option<usize>,
}

/// All that is counted.
pub(in crate::api) struct Ground {
    /// The sources of the office, in their order.
    pub(in crate::api) sources: Vec<store::source::Source>,
    /// The fields of the office.
    pub(in crate::api) fields: Vec<store::field::Field>,
    /// The catalogue.
    pub(in crate::api) catalogue: Vec<Procedure>,
    /// The dossiers; their row is one of `lines`.
    pub(in crate::api) subjects: Vec<Subject>,
    /// The procedures in force on a day, in the order of the catalogue.
    pub(in crate::api) listed: Vec<Listed>,
    /// The rows that there are.
    pub(in crate::api) lines: Vec<Line>,
    /// What to know.
    pub(in crate::api) notes: Vec<String>,
}

/// Which row procedures that are not in force stand in: none.
const NOWHERE: u32 = u32::MAX;

/// The dossiers as of a moment (none: as all lists have them), for a form with or without sections, counted up to a day.
pub(in crate::api) fn of(
    desk: &mut Desk,
    as_of: Option<NaiveDateTime>,
    sections: bool,
    on: NaiveDate,
) -> Result<Ground> {
    let known = match (desk.dossiers()?, as_of) {
        (None, _) => Known::default().into(),
        (Some(file), None) => file.shared()?,
        (Some(file), Some(moment)) => file.known(Some(moment))?.into(),
    };
    of_known(desk, &known, sections, on)
}

/// The sources of the office that are in use, in their order.
pub(super) fn sources(db: &store::Connection) -> Result<Vec<store::source::Source>> {
    let mut sources = store::source::list(db)?;
    sources.retain(|own| own.active);
    Ok(sources)
}

/// The same of any dossiers.
pub(super) fn of_known(
    desk: &Desk,
    known: &Known,
    sections: bool,
    on: NaiveDate,
) -> Result<Ground> {
    let db = desk.db()?;
    let (catalogue, office) = (store::procedure::list(db)?, Office::of(db)?);
    let lookup = lookup(db, &catalogue)?;
    let sources = sources(db)?;
    let place = Placing::of(known, &catalogue, &lookup, &office, &sources);
    let mut lines = Lines::default();
    let mut subjects = Vec::with_capacity(known.dossiers.len());
    // The row of those that belong nowhere is the office's own, where it has one of that name.
    let nowhere = office
        .list
        .iter()
        .position(|own| fold_name(&own.name) == fold_name(UNCLASSIFIED));
    let (mut no_source, mut no_procedure, mut no_field) = (0, 0, 0);
    for own in &known.dossiers {
        let procedure = place.procedure(own);
        let field = place.field(own);
        let source = place.source(own);
        no_source += usize::from(source.is_none());
        no_procedure += usize::from(procedure.is_none());
        no_field += usize::from(field.is_none());
        let line = Line {
            source: source.filter(|_| sections),
            field: field.or(nowhere),
        };
        let of_catalogue = procedure.map(|at| &catalogue[at as usize]);
        subjects.push(Subject {
            id: own.id,
            line: lines.number(line),
            procedure,
            level: of_catalogue.and_then(|own| own.level),
            fee: of_catalogue.and_then(|own| own.fee),
            facts: own.facts,
        });
    }
    let listed = (0..).zip(&catalogue).map(|(at, own)| Listed {
        line: match own.is_valid(on) && !sections {
            true => lines.number(Line {
                source: None,
                field: place.field_of(at).or(nowhere),
            }),
            false => NOWHERE,
        },
        level: own.level,
        fee: own.fee,
    });
    let listed: Vec<Listed> = listed.collect();
    let number = |count: usize| format_number(i64::try_from(count).unwrap_or_default().into());
    let mut notes = Vec::new();
    if catalogue.is_empty() && !known.dossiers.is_empty() {
        notes.push("Chưa có danh mục thủ tục: chưa rõ mức độ trực tuyến, phí và lĩnh vực của thủ tục. Nhập danh mục trước.".to_owned());
    }
    if no_procedure > 0 {
        notes.push(format!(
            "{} hồ sơ thuộc thủ tục chưa có trong danh mục; được đếm theo lĩnh vực ghi trong danh sách, không có thì ở dòng “{UNCLASSIFIED}”.",
            number(no_procedure)
        ));
    }
    if no_field > 0 {
        notes.push(format!(
            "{} hồ sơ chưa rõ lĩnh vực của đơn vị: ở dòng “{UNCLASSIFIED}”.",
            number(no_field)
        ));
    }
    if no_source > 0 && sections {
        notes.push(format!(
            "{} hồ sơ chưa rõ nguồn, không vào mục nào của biểu. Nhập lại danh sách và chọn nguồn.",
            number(no_source)
        ));
    }
    Ok(Ground {
        sources,
        fields: office.list,
        catalogue,
        subjects,
        listed,
        lines: lines.all,
        notes,
    })
}

impl Ground {
    /// Numbers the rows of this ground as they are numbered in others, which get those that they lack.
    pub(super) fn number_as(&mut self, others: &mut Vec<Line>) {
        let mut lines = Lines::default();
        for other in std::mem::take(others) {
            lines.number(other);
        }
        let numbers: Vec<u32> = self.lines.iter().map(|own| lines.number(*own)).collect();
        let number = |line: &mut u32| {
            if let Some(number) = numbers.get(*line as usize) {
                *line = *number;
            }
        };
        self.subjects
            .iter_mut()
            .for_each(|own| number(&mut own.line));
        self.listed.iter_mut().for_each(|own| number(&mut own.line));
        self.lines.clone_from(&lines.all);
        *others = lines.all;
    }
}

/// Rows, numbered as they are met.
#[derive(Default)]
struct Lines {
    all: Vec<Line>,
    /// The numbers by source and field, one place on for each: none of them stands first. Every dossier is looked up
    /// here, so nothing is hashed.
    numbers: Vec<Vec<u32>>,
}

impl Lines {
    fn number(&mut self, line: Line) -> u32 {
        let place = |at: Option<usize>| at.map_or(0, |at| at + 1);
        let (source, field) = (place(line.source), place(line.field));
        if self.numbers.len() <= source {
            self.numbers.resize(source + 1, Vec::new());
        }
        let numbers = &mut self.numbers[source];
        if numbers.len() <= field {
            numbers.resize(field + 1, NOWHERE);
        }
        if numbers[field] == NOWHERE {
            numbers[field] = u32::try_from(self.all.len()).unwrap_or(NOWHERE);
            self.all.push(line);
        }
        numbers[field]
    }
}
