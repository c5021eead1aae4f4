//! Matches the columns of a sheet's heading with those of a form. Words in, indexes out; knows no cell.

use super::numbers::printed_number;
use crate::form::{Column, ColumnKind, Form};
use crate::import::Remark;
use crate::import::words::Words;
use crate::import::workbook::{column_name, shortened};
use crate::value::fold_name;

/// From here on words may mean a column, if no other column is nearly as like.
const LIKE: f64 = 0.5;

/// How much liker than any other.
const MARGIN: f64 = 0.15;

/// A column of the sheet's heading.
#[derive(Debug, Clone)]
pub(in crate::import) struct Written {
    /// The sheet's column, from 0.
    pub column: u32,
    /// Its words, levels joined by " › ".
    pub text: String,
    /// The printed number, if one stands there.
    number: Option<u32>,
    /// Its folded words, outermost first, without the number.
    path: Vec<String>,
    joined: String,
    words: Words,
    leaf: Words,
}

impl Written {
    pub(in crate::import) fn new(column: u32, parts: &[&str], number: Option<u32>) -> Written {
        let mut path: Vec<String> = Vec::with_capacity(parts.len());
        for part in parts {
            let bare = printed_number(part).map_or(*part, |found| found.1);
            let folded = fold_name(bare);
            if !folded.is_empty() && path.last() != Some(&folded) {
                path.push(folded);
            }
        }
        let joined = path.join(" ");
        let text: Vec<String> = parts.iter().map(|part| shortened(part)).collect();
        Written {
            column,
            text: text.join(" › "),
            number,
            words: Words::of(&joined),
            leaf: path.last().map(|leaf| Words::of(leaf)).unwrap_or_default(),
            joined,
            path,
        }
    }
}

/// What the columns of a heading are.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Found {
    /// Columns of the sheet with the form's column each one is, if any.
    pub columns: Vec<(Written, Option<usize>)>,
    /// The sheet's column with the names of rows.
    pub name: Option<u32>,
    /// The sheet's column with the labels of rows.
    pub ordinal: Option<u32>,
    /// Required columns of the form that are not there.
    pub missing: Vec<usize>,
    /// Numbers and words that contradict each other, by column of the sheet.
    pub conflicts: Vec<Remark>,
    /// Whether it is this form's heading at all.
    pub plausible: bool,
    /// How well it fits, to compare readings of one heading.
    pub score: f64,
}

/// A form's column as its words are compared.
pub(in crate::import) struct Wanted<'a> {
    index: usize,
    column: &'a Column,
    leaf: String,
    joined: String,
    name: String,
    leaf_words: Words,
    words: Words,
    name_words: Words,
    all_words: Words,
}

impl Wanted<'_> {
    /// All columns of a form, folded once.
    pub(in crate::import) fn all(form: &Form) -> Vec<Wanted<'_>> {
        let columns = form.columns.iter().enumerate();
        columns
            .map(|(index, column)| {
                let leaf = column.heading.last().map(|leaf| fold_name(leaf));
                let leaf = leaf.unwrap_or_default();
                let joined = fold_name(&column.heading.join(" "));
                let name = fold_name(&column.name);
                Wanted {
                    index,
                    column,
                    leaf_words: Words::of(&leaf),
                    words: Words::of(&joined),
                    name_words: Words::of(&name),
                    all_words: Words::of(&format!("{joined} {name}")),
                    leaf,
                    joined,
                    name,
                }
            })
            .collect()
    }
}

/// The columns a sheet must have: those whose figures are typed. Computed ones are only compared.
pub(in crate::import) fn required(form: &Form) -> impl Iterator<Item = usize> {
    form.shown()
        .filter(|(_, column)| column.is_input() && column.is_number() && !column.optional)
        .map(|(index, _)| index)
}

/// Says what each column of a heading is.
pub(in crate::import) fn find(form: &Form, wanted: &[Wanted<'_>], written: &[Written]) -> Found {
    let mut matching = Matching {
        form,
        written,
        wanted,
        of: vec![None; written.len()],
        conflicts: Vec::new(),
    };
    matching.by_number();
    matching.by_same_words();
    while matching.by_like_words() {}
    matching.finish()
}

struct Matching<'a> {
    form: &'a Form,
    written: &'a [Written],
    wanted: &'a [Wanted<'a>],
    of: Vec<Option<usize>>,
    conflicts: Vec<Remark>,
}

impl Matching<'_> {
    fn taken(&self, index: usize) -> bool {
        self.of.contains(&Some(index))
    }

    fn by_number(&mut self) {
        for (i, written) in self.written.iter().enumerate() {
            let Some(number) = written.number else {
                continue;
            };
            let mut fitting = self.wanted.iter().filter(|w| w.column.no == number);
            let (Some(wanted), None) = (fitting.next(), fitting.next()) else {
                continue;
            };
            let letter = column_name(written.column);
            if self.taken(wanted.index) {
                self.conflicts.push(Remark::at(
                    &format!("cột {letter}"),
                    &format!(
                        "cột {letter}: số ({number}) đã có ở một cột khác. Sửa số cột trong tệp rồi nhập lại."
                    ),
                ));
                continue;
            }
            if let Some(other) = self.contradiction(written, wanted) {
                self.conflicts.push(Remark::at(
                    &format!("cột {letter}"),
                    &format!(
                        "cột {letter}: số ({number}) là cột “{}” nhưng tiêu đề “{}” là của cột {}. \
                         Sửa tiêu đề trong tệp rồi nhập lại.",
                        wanted.column.name,
                        shortened(&written.text),
                        other.label(),
                    ),
                ));
            }
            self.of[i] = Some(wanted.index);
        }
    }

    /// The column whose words stand exactly here, when they are not those of the numbered one.
    fn contradiction(&self, written: &Written, numbered: &Wanted<'_>) -> Option<&Column> {
        let same = |by: &dyn Fn(&Wanted<'_>) -> bool| -> Option<Option<&Column>> {
            let first = self.wanted.iter().find(|wanted| by(wanted))?;
            Some((!by(numbered)).then_some(first.column))
        };
        let whole =
            |wanted: &Wanted<'_>| wanted.joined == written.joined || wanted.name == written.joined;
        let leaf =
            |wanted: &Wanted<'_>| written.path.last().is_some_and(|leaf| wanted.leaf == *leaf);
        if written.joined.is_empty() {
            return None;
        }
        same(&whole).or_else(|| same(&leaf)).flatten()
    }

    fn by_same_words(&mut self) {
        for i in 0..self.written.len() {
            let joined = &self.written[i].joined;
            if self.of[i].is_some() || joined.is_empty() {
                continue;
            }
            let same = |wanted: &&Wanted<'_>| {
                (wanted.joined == *joined || wanted.name == *joined) && !self.taken(wanted.index)
            };
            let mut fitting = self.wanted.iter().filter(same);
            if let (Some(wanted), None) = (fitting.next(), fitting.next()) {
                let twice = self.written.iter().filter(|w| w.joined == *joined).count() > 1;
                if !twice {
                    self.of[i] = Some(wanted.index);
                }
            }
        }
    }

    /// Takes the clear cases among the open columns; whether there was one.
    /// "Quá hạn" twice: the neighbours that are already known decide which is which.
    fn by_like_words(&mut self) -> bool {
        for i in 0..self.written.len() {
            if self.of[i].is_some() {
                continue;
            }
            let before = self.of[..i].iter().flatten().max().copied();
            let after = self.of[i + 1..].iter().flatten().min().copied();
            let between = |index: usize| {
                before.is_none_or(|before| index > before)
                    && after.is_none_or(|after| index < after)
            };
            let mut fitting: Vec<(f64, usize)> = self
                .wanted
                .iter()
                .filter(|wanted| !self.taken(wanted.index) && between(wanted.index))
                .map(|wanted| (likeness(&self.written[i], wanted), wanted.index))
                .filter(|(like, _)| *like >= LIKE)
                .collect();
            fitting.sort_by(|a, b| b.0.total_cmp(&a.0));
            let clear = match fitting.as_slice() {
                [] => false,
                [_] => true,
                [first, second, ..] => first.0 - second.0 >= MARGIN,
            };
            if clear && !self.rival(i, fitting[0]) {
                self.of[i] = Some(fitting[0].1);
                return true;
            }
        }
        false
    }

    /// Whether another open column of the sheet fits that column of the form as well.
    fn rival(&self, i: usize, (like, index): (f64, usize)) -> bool {
        let wanted = &self.wanted[index];
        let next = self.of[i + 1..].iter().position(Option::is_some);
        let end = next.map_or(self.written.len(), |next| i + 1 + next);
        (i + 1..end).any(|other| likeness(&self.written[other], wanted) > like - MARGIN)
    }

    fn finish(self) -> Found {
        let place = |kind: ColumnKind| {
            let index = self.form.columns.iter().position(|c| c.kind == kind)?;
            let at = self.of.iter().position(|of| *of == Some(index))?;
            Some(self.written[at].column)
        };
        let figure =
            |of: &Option<usize>| of.is_some_and(|index| self.form.columns[index].is_number());
        let first_figure = self.of.iter().position(figure).unwrap_or(0);
        let ordinal = place(ColumnKind::Ordinal).or_else(|| {
            let mut before = self.written[..first_figure].iter();
            before
                .find(|w| is_ordinal_heading(&w.joined))
                .map(|w| w.column)
        });
        // Without a match: the last column of words before the figures.
        let name = place(ColumnKind::Name).or_else(|| {
            let before = self.written[..first_figure].iter().zip(&self.of).rev();
            let free = |(w, of): &(&Written, &Option<usize>)| {
                of.is_none() && !w.joined.is_empty() && Some(w.column) != ordinal
            };
            before.clone().find(free).map(|(w, _)| w.column)
        });
        let missing: Vec<usize> = required(self.form).filter(|i| !self.taken(*i)).collect();
        let there = required(self.form).count() - missing.len();
        let (mut score, mut agreeing, mut figures) = (0.0, 0, 0);
        for (written, index) in self.written.iter().zip(&self.of) {
            let Some(index) = index else { continue };
            let wanted = &self.wanted[*index];
            score += 1.0 + likeness(written, wanted);
            if wanted.column.is_number() {
                figures += 1;
                agreeing += usize::from(written.words.covers(&wanted.all_words) >= 0.5);
            }
        }
        let plausible = name.is_some() && figures > 0 && there * 2 >= required(self.form).count();
        Found {
            plausible: plausible && agreeing * 2 >= figures,
            columns: self.written.iter().cloned().zip(self.of).collect(),
            name,
            ordinal,
            missing,
            conflicts: self.conflicts,
            score,
        }
    }
}

/// How like the words of a sheet's column are to those of a form's, 0 to 1.
fn likeness(written: &Written, wanted: &Wanted<'_>) -> f64 {
    match wanted.column.kind {
        ColumnKind::Ordinal => f64::from(u8::from(is_ordinal_heading(&written.joined))),
        ColumnKind::Name => written.words.covers(&wanted.words),
        _ => {
            let whole = written.words.alike(&wanted.words);
            let leaf = written.leaf.alike(&wanted.leaf_words);
            match written.path.len() {
                0 => 0.0,
                1 => whole.max(leaf).max(written.words.alike(&wanted.name_words)),
                _ => whole.max(0.6 * leaf + 0.4 * whole),
            }
        }
    }
}

fn is_ordinal_heading(folded: &str) -> bool {
    matches!(folded, "stt" | "tt" | "so tt" | "so thu tu")
}

/// What a sentence calls the columns: "(4) Trực tuyến, (5) …".
pub(in crate::import) fn labels(form: &Form, indexes: &[usize]) -> String {
    let labels: Vec<String> = indexes.iter().map(|i| form.columns[*i].label()).collect();
    labels.join(", ")
}
