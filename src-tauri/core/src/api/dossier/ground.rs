//! What is counted: every dossier with the row it belongs to, and the catalogue. Which procedure a dossier belongs to,
//! and which field of the office that is, is decided here, once for each text and not for each dossier.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use crate::api::desk::Desk;
use crate::api::procedure::official::Office;
use crate::api::procedure::used::lookup;
use crate::count::{Listed, Subject};
use crate::dossier::Known;
use crate::error::Result;
use crate::procedure::Procedure;
use crate::procedure::fields::Meaning;
use crate::procedure::lookup::Lookup;
use crate::store;
use crate::value::{fold_name, format_number};

/// What the row of those is called of which nobody can say where they belong.
pub(in crate::api) const UNCLASSIFIED: &str = "Chưa phân loại";

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
    let db = desk.db()?;
    let (catalogue, office) = (store::procedure::list(db)?, Office::of(db)?);
    let lookup = lookup(db, &catalogue)?;
    let sources: Vec<_> = store::source::list(db)?
        .into_iter()
        .filter(|own| own.active)
        .collect();
    let known = match (desk.dossiers()?, as_of) {
        (None, _) => Known::default().into(),
        (Some(file), None) => file.shared()?,
        (Some(file), Some(moment)) => file.known(Some(moment))?.into(),
    };
    let place = Placing::of(&known, &catalogue, &lookup, &office);
    let mut lines = Lines::default();
    let mut subjects = Vec::with_capacity(known.dossiers.len());
    let by_key: HashMap<&str, usize> = (0..)
        .zip(&sources)
        .map(|(at, own)| (own.key.as_str(), at))
        .collect();
    let of_source: Vec<Option<usize>> = known
        .sources
        .iter()
        .map(|key| by_key.get(key.as_str()).copied())
        .collect();
    // The row of those that belong nowhere is the office's own, where it has one of that name.
    let nowhere = office
        .list
        .iter()
        .position(|own| fold_name(&own.name) == fold_name(UNCLASSIFIED));
    let (mut no_source, mut no_procedure, mut no_field) = (0, 0, 0);
    for own in &known.dossiers {
        let procedure = place.procedure(own.procedure, own.title);
        let field = procedure.map_or_else(
            || place.field(own.field),
            |at| place.of_procedure[at as usize],
        );
        let source = own.source.and_then(|at| of_source[at as usize]);
        // A single source is every dossier's.
        let source = source.or((sources.len() == 1).then_some(0));
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
                field: place.of_procedure[at as usize].or(nowhere),
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

/// Rows, numbered as they are met.
#[derive(Default)]
struct Lines {
    all: Vec<Line>,
    numbers: HashMap<Line, u32>,
}

impl Lines {
    fn number(&mut self, line: Line) -> u32 {
        if let Some(number) = self.numbers.get(&line) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(NOWHERE);
        self.all.push(line);
        self.numbers.insert(line, number);
        number
    }
}

/// What the texts of the lists are, by their numbers.
struct Placing {
    /// Of each text the procedure whose code it is.
    by_code: Vec<Option<u32>>,
    /// Of each text the procedure whose name it is; looked up only where it is a name.
    by_name: Vec<Option<u32>>,
    /// Of each text the office's field that it is.
    by_field: Vec<Option<usize>>,
    /// Of each procedure the office's field.
    of_procedure: Vec<Option<usize>>,
}

impl Placing {
    fn of(known: &Known, catalogue: &[Procedure], lookup: &Lookup, office: &Office) -> Placing {
        let count = known.texts.len();
        let (mut codes, mut titles, mut fields) =
            (vec![false; count], vec![false; count], vec![false; count]);
        for own in &known.dossiers {
            for (number, used) in [
                (own.procedure, &mut codes),
                (own.title, &mut titles),
                (own.field, &mut fields),
            ] {
                if let Some(used) = number.and_then(|at| used.get_mut(at as usize)) {
                    *used = true;
                }
            }
        }
        let place = |found: Option<usize>| u32::try_from(found?).ok();
        let field = |text: &str| match office.meaning(text, None) {
            Meaning::Is { at, .. } => Some(at),
            _ => None,
        };
        let texts = || known.texts.iter().enumerate();
        Placing {
            by_code: texts()
                .map(|(at, text)| place(codes[at].then(|| lookup.code(text))?))
                .collect(),
            by_name: texts()
                .map(|(at, text)| place(titles[at].then(|| lookup.name(text))?))
                .collect(),
            by_field: texts()
                .map(|(at, text)| fields[at].then(|| field(text))?)
                .collect(),
            of_procedure: catalogue.iter().map(|own| field(&own.field)).collect(),
        }
    }

    fn procedure(&self, code: Option<u32>, title: Option<u32>) -> Option<u32> {
        let by = |texts: &[Option<u32>], number: Option<u32>| *texts.get(number? as usize)?;
        by(&self.by_code, code).or_else(|| by(&self.by_name, title))
    }

    fn field(&self, number: Option<u32>) -> Option<usize> {
        *self.by_field.get(number? as usize)?
    }
}
