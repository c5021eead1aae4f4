//! A foreign file, opened by what it holds: its sheets, and each one's rows one after the other.

use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use super::cell::Row;
use super::docx::{self, Document, Outside};
use super::fault::{self, Fault};
use super::feed::{Feed, Region};
use super::format::Format;
use super::html::Page;
use super::kind::{self, Kind};
use super::limits::Limits;
use super::line::Line;
use super::ods::Ods;
use super::package::Input;
use super::pasted::Pasted;
use super::text::Text;
use super::xls;
use super::xlsx;
use crate::error::{Error, Result};
use crate::import::print::Print;
use crate::regular;

/// Up to how many megabytes a file is read at once, so that what is shown is what its print is of.
const AT_ONCE: u64 = 20;

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden in the file.
    pub hidden: bool,
}

/// An open file. Its progress hears the number of rows read so far, of all sheets; when it answers `false`,
/// reading ends with [`Error::Cancelled`].
pub struct Book<'p> {
    path: PathBuf,
    limits: Limits,
    progress: Progress<'p>,
    print: Print,
    open: Open,
    sheets: Vec<Sheet>,
    /// How many rows of it were read so far, all sheets together.
    read: u64,
    held: Held,
}

/// Told how far reading is, answers whether to go on.
pub type Progress<'p> = &'p dyn Fn(u64) -> bool;

enum Open {
    Workbook(Box<xlsx::Workbook>),
    OldWorkbook(Box<xls::Workbook>),
    Ods(Box<Ods>),
    Document(Document),
    Page(Input),
    Text(Input),
    Pasted(Vec<Vec<String>>),
}

impl<'p> Book<'p> {
    /// Opens a file, whatever its name says it is.
    pub fn open(path: &Path, limits: &Limits, progress: Progress<'p>) -> Result<Book<'p>> {
        let (file, length) = regular::open(path)?;
        small_enough(path, length, limits)?;
        let io = |error: std::io::Error| Error::io(path, &error);
        if limits.megabytes > AT_ONCE {
            let mut file = BufReader::new(file);
            let print = Print::read(&mut file).map_err(io)?;
            file.rewind().map_err(io)?;
            let book = Book::of(path, Box::new(file), limits, progress)?;
            return Ok(Book { print, ..book });
        }
        // The size may have grown since, so the reading is bounded as well.
        let (mut bytes, most) = (Vec::new(), limits.megabytes * 1024 * 1024);
        file.take(most + 1).read_to_end(&mut bytes).map_err(io)?;
        Book::of_bytes(path, bytes, limits, progress)
    }

    /// Opens bytes under a name.
    pub fn of_bytes(
        path: &Path,
        bytes: Vec<u8>,
        limits: &Limits,
        progress: Progress<'p>,
    ) -> Result<Book<'p>> {
        small_enough(path, bytes.len() as u64, limits)?;
        let print = Print::of(&bytes);
        let book = Book::of(path, Box::new(Cursor::new(bytes)), limits, progress)?;
        Ok(Book { print, ..book })
    }

    /// The cells of a pasted text.
    pub fn pasted(cells: Vec<Vec<String>>, limits: &Limits, progress: Progress<'p>) -> Book<'p> {
        const NAME: &str = "Văn bản dán";
        Book {
            path: PathBuf::from(NAME),
            limits: *limits,
            progress,
            print: Print::default(),
            open: Open::Pasted(cells),
            sheets: vec![Sheet {
                name: NAME.to_owned(),
                hidden: false,
            }],
            read: 0,
            held: Held::default(),
        }
    }

    fn of(path: &Path, input: Input, limits: &Limits, progress: Progress<'p>) -> Result<Book<'p>> {
        let told = |fault: Fault| fault.told(path, None, limits);
        let stem = || {
            let name = path.file_stem().unwrap_or(path.as_os_str());
            vec![(name.to_string_lossy().into_owned(), false)]
        };
        let (open, sheets) = match kind::of(path, input, limits).map_err(told)? {
            Kind::Workbook(package) => {
                let workbook = xlsx::Workbook::open(package).map_err(told)?;
                let sheets = workbook.sheets.clone();
                (Open::Workbook(Box::new(workbook)), sheets)
            }
            Kind::Page(input) => (Open::Page(input), stem()),
            Kind::Text(input) => (Open::Text(input), stem()),
            Kind::OpenDocument(package) => {
                let ods = Ods::open(package).map_err(told)?;
                let sheets = ods.sheets.clone();
                (Open::Ods(Box::new(ods)), sheets)
            }
            Kind::OldWorkbook(input) => {
                let workbook = xls::Workbook::open(input).map_err(told)?;
                let sheets = workbook.sheets.clone();
                (Open::OldWorkbook(Box::new(workbook)), sheets)
            }
            Kind::Document(package) => {
                let document = Document::open(package, limits, progress).map_err(told)?;
                let tables = 1..=document.tables.len();
                let sheets = tables
                    .map(|number| (format!("Bảng {number}"), false))
                    .collect();
                (Open::Document(document), sheets)
            }
        };
        let sheets = sheets.into_iter();
        Ok(Book {
            path: path.to_owned(),
            limits: *limits,
            progress,
            print: Print::default(),
            open,
            sheets: sheets
                .map(|(name, hidden)| Sheet { name, hidden })
                .collect(),
            read: 0,
            held: Held::default(),
        })
    }

    /// The print of its contents; of a pasted text none is needed.
    pub fn print(&self) -> Print {
        self.print
    }

    /// Its sheets in order.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Whether it is a Word file, whose tables may go on in the next one.
    pub fn is_document(&self) -> bool {
        matches!(self.open, Open::Document(_))
    }

    /// Whether it is a pasted text, whose columns are known only by tabs.
    pub fn is_pasted(&self) -> bool {
        matches!(self.open, Open::Pasted(_))
    }

    /// The lines between the table before and this one, in a Word file.
    pub fn above(&self, sheet: usize) -> &[Outside] {
        match &self.open {
            Open::Document(document) => (document.tables.get(sheet)).map_or(&[], |own| &own.above),
            _ => &[],
        }
    }

    /// The lines after the last table of a Word file.
    pub fn rest(&self) -> &[Outside] {
        match &self.open {
            Open::Document(document) => &document.rest,
            _ => &[],
        }
    }

    /// Sentences about the file as a whole.
    pub fn remarks(&self) -> &[String] {
        match &self.open {
            Open::Document(document) => &document.remarks,
            _ => &[],
        }
    }

    /// Counts cells and letters that are kept besides those read, as merged cells are in each row they reach over.
    /// `row`: from 1.
    ///
    /// # Errors
    ///
    /// With the row's place when they are more than such a file may hold.
    pub fn hold(&mut self, sheet: usize, row: u32, cells: u64, letters: u64) -> Result<()> {
        let held = self.held.add(cells, letters, &self.limits);
        let name = self.sheets.get(sheet).map_or("", |own| own.name.as_str());
        held.map_err(|fault| fault.told(&self.path, Some((name, row)), &self.limits))
    }

    /// The rows of a sheet.
    pub fn rows<'a>(&'a mut self, sheet: usize) -> Result<Rows<'a>> {
        let progress = self.progress;
        let (path, limits, read) = (&self.path, &self.limits, &mut self.read);
        let held = &mut self.held;
        let name = self
            .sheets
            .get(sheet)
            .map_or("", |sheet| sheet.name.as_str());
        let heard = *read;
        let mut asked = || match progress(heard) {
            true => Ok(()),
            false => Err(Fault::Cancelled),
        };
        let told = |fault: Fault| fault.told(path, Some((name, 1)), limits);
        let mut formats = Vec::new();
        let feed: Box<dyn Feed + 'a> = match &mut self.open {
            Open::Workbook(workbook) => {
                formats.extend_from_slice(workbook.formats());
                Box::new(workbook.sheet(sheet, limits, &mut asked).map_err(told)?)
            }
            Open::OldWorkbook(workbook) => {
                formats.extend_from_slice(workbook.formats());
                let cells = limits.cells;
                Box::new(workbook.sheet(sheet, cells, &mut asked).map_err(told)?)
            }
            Open::Ods(ods) => {
                formats = Ods::formats();
                Box::new(ods.sheet(sheet).map_err(told)?)
            }
            Open::Page(input) => Box::new(Page::open(input, limits).map_err(told)?),
            Open::Text(input) => Box::new(Text::open(input).map_err(told)?),
            Open::Document(document) => {
                let table = document.tables.get(sheet);
                Box::new(docx::Lines(table.map_or(&[][..], |own| &own.rows).iter()))
            }
            Open::Pasted(cells) => Box::new(Pasted(cells.iter().enumerate())),
        };
        Ok(Rows {
            feed,
            formats,
            line: Line::new(limits),
            last: 0,
            count: 0,
            read,
            held,
            progress,
            path,
            name,
            limits,
        })
    }
}

/// What is kept of a file so far.
#[derive(Debug, Default)]
struct Held {
    cells: u64,
    letters: u64,
}

impl Held {
    fn add(&mut self, cells: u64, letters: u64, limits: &Limits) -> fault::Result<()> {
        self.cells += cells;
        self.letters += letters;
        match (self.cells > limits.cells, self.letters > limits.text) {
            (true, _) => Err(Fault::TooFull(limits.cells, "ô")),
            (_, true) => Err(Fault::TooFull(limits.text, "chữ")),
            _ => Ok(()),
        }
    }
}

fn small_enough(path: &Path, bytes: u64, limits: &Limits) -> Result<()> {
    match bytes > limits.megabytes * 1024 * 1024 {
        false => Ok(()),
        true => Err(fault::file(
            path,
            format!(
                "lớn hơn {} MB, quá lớn so với {}. \
                 Chép riêng bảng cần nhập sang tệp mới rồi nhập tệp đó.",
                limits.megabytes, limits.what
            ),
        )),
    }
}

/// The rows of a sheet, from top to bottom. Only one is in memory.
pub struct Rows<'a> {
    feed: Box<dyn Feed + 'a>,
    formats: Vec<Format>,
    line: Line,
    /// The number of the last row.
    last: u32,
    count: u32,
    read: &'a mut u64,
    held: &'a mut Held,
    progress: Progress<'a>,
    path: &'a Path,
    name: &'a str,
    limits: &'a Limits,
}

impl Rows<'_> {
    /// The next row that holds something.
    #[expect(
        clippy::should_implement_trait,
        reason = "a row lives only until the next one"
    )]
    pub fn next(&mut self) -> Result<Option<Row<'_>>> {
        match self.more() {
            Ok(false) => Ok(None),
            Ok(true) => Ok(Some(Row::new(&self.line, &self.formats))),
            Err(fault) => Err(self.told(fault)),
        }
    }

    fn more(&mut self) -> fault::Result<bool> {
        let more = self.feed.next(&mut self.line)?;
        if more {
            self.count += 1;
            *self.read += 1;
        }
        if self.count.is_multiple_of(64) || !more {
            let go_on = (self.progress)(*self.read);
            go_on.then_some(()).ok_or(Fault::Cancelled)?;
        }
        if !more {
            return Ok(false);
        }
        if self.count > self.limits.lines {
            return Err(Fault::TooLong);
        }
        let letters = match self.limits.text {
            // Whoever keeps no letters need not count them.
            u64::MAX => 0,
            _ => self.line.letters(),
        };
        let cells = self.line.cells.len() as u64;
        self.held.add(cells, letters, self.limits)?;
        if self.line.number <= self.last {
            let first = self.line.cells.first().map_or(0, |cell| cell.column);
            return Err(Fault::Order(first));
        }
        self.last = self.line.number;
        Ok(true)
    }

    /// Counts letters that are kept besides those of the row read last: see [`Book::hold`].
    pub fn hold(&mut self, letters: u64) -> Result<()> {
        let held = self.held.add(0, letters, self.limits);
        held.map_err(|fault| self.told(fault))
    }

    /// The columns that are hidden in the file, from first to last each; known once the first row is.
    pub fn hidden_columns(&self) -> &[(u32, u32)] {
        self.feed.hidden_columns()
    }

    /// Which cells are merged, where they do not say so themselves; the rows not yet read are passed over.
    pub fn merged(mut self) -> Result<Vec<Region>> {
        let merged = self.feed.merged();
        merged.map_err(|fault| self.told(fault))
    }

    fn told(&self, fault: Fault) -> Error {
        let at = Some((self.name, self.line.number));
        fault.told(self.path, at, self.limits)
    }
}
