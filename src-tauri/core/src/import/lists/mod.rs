//! Lists with a row per dossier, as the systems export them → what each says of its dossiers. One pass, row by row:
//! the heading by what its words mean, the columns by the shape of what stands in them. Personal data ends here.

mod above;
mod align;
mod choices;
mod coded;
mod columns;
mod file_name;
mod heading;
mod moment;
mod personal;
mod role;
mod said;
mod sample;
mod shape;
mod taking;
mod told;

#[cfg(test)]
mod tests;

use std::path::Path;

use chrono::NaiveDateTime;

use super::print::Print;
use super::rows::{Book, LIST, Progress};
use crate::dossier::words::Meaning;
use crate::dossier::{Channel, Said, Status};
use crate::error::Result;
use said::Reader;
use taking::Taking;

pub use choices::{ChannelChoice, ColumnChoice, ListChoices, Repeats, StatusChoice};
pub use columns::ColumnRead;
pub use role::Role;
pub use said::Word;
pub use taking::LeftOut;

/// What a list says as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The file's name, without what is about a person in it.
    pub file: String,
    /// The print of its contents.
    pub print: Print,
    /// The sheet that was read.
    pub sheet: String,
    /// The other sheets that are lists as well.
    pub others: Vec<String>,
    /// The number of the heading's last row.
    pub heading: u32,
    /// What its headings are known by again.
    pub fingerprint: String,
    /// Its columns from left to right.
    pub columns: Vec<ColumnRead>,
    /// The lines above the heading.
    pub titles: Vec<String>,
    /// What all its dossiers have in common, and the words that say so.
    pub meaning: Option<(Meaning, String)>,
    /// The last moment that it names, in a title or in a row.
    pub latest: Option<NaiveDateTime>,
    /// The last moment at which a row says that something was done, and the row's number.
    pub latest_row: Option<(NaiveDateTime, u32)>,
    /// The first and the last day of receiving.
    pub received: Option<(NaiveDateTime, NaiveDateTime)>,
    /// How many rows with a dossier's code it has.
    pub rows: u32,
    /// How many dossiers are taken from it.
    pub dossiers: u32,
    /// How many dossiers it says it has.
    pub total: Option<u32>,
    /// The rows that are left out, the first of them, and how many there are.
    pub left_out: (Vec<LeftOut>, u32),
    /// Words of statuses.
    pub statuses: Vec<Word<Status>>,
    /// Words of channels.
    pub channels: Vec<Word<Channel>>,
    /// Why day and month seem to stand exchanged; whether they were put right.
    pub swapped: Option<(String, bool)>,
    /// Codes whose rows disagree, with the two rows; the officer says which counts.
    pub disagreeing: Vec<(String, u32, u32)>,
    /// What keeps it from being taken, in sentences.
    pub problems: Vec<String>,
    /// What to know, in sentences.
    pub remarks: Vec<String>,
    /// What its first rows say.
    pub first: Vec<(u32, Said)>,
}

/// Reads a list and hands over what each row says, with its number.
///
/// # Errors
///
/// When the file cannot be read, is no list, or `each` fails.
pub fn read(
    path: &Path,
    choices: &ListChoices,
    progress: Progress<'_>,
    each: impl FnMut(u32, &Said) -> Result<()>,
) -> Result<Understood> {
    of_book(Book::open(path, &LIST, progress)?, path, choices, each)
}

fn of_book(
    mut book: Book<'_>,
    path: &Path,
    choices: &ListChoices,
    mut each: impl FnMut(u32, &Said) -> Result<()>,
) -> Result<Understood> {
    let name = |own: Option<&std::ffi::OsStr>| {
        own.map(|own| own.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let (given, stem) = (name(path.file_name()), name(path.file_stem()));
    let file = file_name::kept(&given);
    let chosen = sample::chosen(&mut book, &file, choices.sheet.as_deref())?;
    let sheet = book.sheets()[chosen.at].name.clone();
    let table = chosen.sample;
    let titles = table.titles();
    let meaning = match choices.meaning {
        Some(meaning) => Some((meaning, String::new())),
        None => above::meaning(titles.iter().chain([&sheet, &stem]).map(String::as_str)),
    };
    let columns = columns::of(&table, &choices.columns);
    let dates = columns.columns.iter().filter(|own| own.role.is_moment());
    let swapped = table.swapped(&dates.map(|own| (own.column, own.role)).collect::<Vec<_>>());
    let swap = choices.swapped.unwrap_or(false);
    let common = meaning.as_ref().map(|own| own.0).unwrap_or_default();
    let mut reader = Reader::new(choices, common, swap);
    let mut taking = Taking::new(&table.heading.heads, &columns.columns, choices.repeats);
    let mut rows = book.rows(chosen.at)?;
    while let Some(row) = rows.next()? {
        // Without a code's column nothing is known of anything.
        if row.number() >= table.body && columns.has_code {
            taking.row(row, &mut reader, &mut each)?;
        }
    }
    drop(rows);
    let (statuses, channels, odd) = reader.told();
    let counted = taking.counted();
    let total = counted.total.or(table.total());
    let mut remarks = columns.remarks;
    remarks.extend(told::rows(&counted, total));
    remarks.extend(chosen.others.iter().map(|own| told::other_sheet(own)));
    remarks.extend(odd);
    remarks.extend((file != given).then(|| told::file_name(&file)));
    Ok(Understood {
        file,
        print: book.print(),
        // A text's only sheet is called as its file. Among several they are chosen by their names.
        sheet: match chosen.others.is_empty() {
            true => file_name::kept(&sheet),
            false => sheet,
        },
        others: chosen.others,
        heading: table.heading.row,
        fingerprint: table.fingerprint(),
        columns: columns.columns,
        meaning: meaning.map(|(own, words)| (own, personal::shown(&words))),
        latest: [counted.latest.map(|own| own.0), table.until()]
            .into_iter()
            .flatten()
            .max(),
        latest_row: counted.latest,
        received: counted.received,
        rows: counted.rows,
        dossiers: counted.dossiers,
        total,
        left_out: (counted.left_out, counted.left),
        statuses,
        channels,
        swapped: swapped.map(|why| (why, swap)),
        disagreeing: counted.disagreeing,
        problems: columns.problems,
        remarks,
        first: counted.first,
        titles: titles.iter().map(|line| personal::shown(line)).collect(),
    })
}
