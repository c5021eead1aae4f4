//! Workbooks of Excel 5 to 2003 (.xls): their sheets, and each one's cells row by row.
//!
//! Read with our own eyes rather than calamine's: that crate keeps every sheet as a rectangle over all its cells
//! (a file of 20 kB can ask for gigabytes) and tells neither percentages nor hidden rows nor struck-through letters.

mod record;
mod shared;
mod sheet;

use cfb::{CompoundFile, Stream};

use super::fault::{AGAIN, Fault, Result};
use super::format::Format;
use super::package::Input;
use record::{Cursor, Records};
use shared::Shared;
pub(super) use sheet::Sheet;

/// The most sheets that are looked into.
const MOST_SHEETS: usize = 200;

/// An open workbook.
pub(super) struct Workbook {
    records: Records<Stream<Input>>,
    /// The file that the records are read from.
    _file: CompoundFile<Input>,
    shared: Shared,
    /// The sheets' names and whether they are hidden, in order.
    pub(super) sheets: Vec<(String, bool)>,
    /// Where each begins.
    places: Vec<u64>,
}

impl Workbook {
    /// Finds a workbook's sheets and reads what they share.
    pub(super) fn open(input: Input) -> Result<Workbook> {
        let broken = || Fault::Refused(format!("hỏng, không đọc được. {AGAIN}"));
        let mut file = CompoundFile::open(input).map_err(|_| broken())?;
        let mut streams = ["/Workbook", "/Book"].into_iter();
        let stream = streams.find_map(|name| file.open_stream(name).ok());
        let mut workbook = Workbook {
            records: Records::new(stream.ok_or_else(broken)?),
            _file: file,
            shared: Shared::new(),
            sheets: Vec::new(),
            places: Vec::new(),
        };
        workbook.shared()?;
        Ok(workbook)
    }

    fn shared(&mut self) -> Result<()> {
        let mut first = true;
        loop {
            let kind = self.records.next()?;
            if first && kind != 0x809 {
                return Err(Fault::Broken);
            }
            let breaks = match kind {
                0xFC => self.records.whole()?,
                _ => Vec::new(),
            };
            let mut own = Cursor::new(&self.records.data, &breaks);
            let shared = &mut self.shared;
            match kind {
                0x809 if first => shared.unicode = own.u16()? >= 0x600,
                0x2F => return Err(Fault::Locked),
                0x42 => shared.page = own.u16()?,
                0x22 => shared.from_1904 = own.u16()? == 1,
                0x31 => shared.font(&mut own)?,
                0x41E => shared.code(&mut own)?,
                0xE0 => shared.style(&mut own)?,
                0x85 if self.sheets.len() < MOST_SHEETS => {
                    let (place, state, of) = (own.u32()?, own.u8()?, own.u8()?);
                    let length = own.u8()?.into();
                    let name = shared.words(&mut own, length)?;
                    // Sheets of charts and macros hold no cells.
                    if of == 0 {
                        self.sheets.push((name, state & 3 > 0));
                        self.places.push(place.into());
                    }
                }
                0xFC => shared.texts(&mut own)?,
                0x0A => return Ok(()),
                _ => {}
            }
            first = false;
        }
    }

    /// The number formats of its cells.
    pub(super) fn formats(&self) -> &[Format] {
        &self.shared.formats
    }

    /// A sheet's rows; `heard` is asked now and then whether to go on.
    pub(super) fn sheet(
        &mut self,
        at: usize,
        cells: u64,
        heard: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Sheet<'_, Stream<Input>>> {
        let place = *self.places.get(at).ok_or(Fault::Broken)?;
        self.records.go_to(place)?;
        Sheet::index(&mut self.records, &self.shared, cells, heard)
    }
}
