//! A stretch of bytes that may be read at once: no cell, tag or quoted text may make a reader collect without end.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// The most bytes between two rows: a cell of Excel has at most 32,767 letters.
const STRETCH: u64 = MEGABYTES * 1024 * 1024;

/// The same in megabytes, for sentences.
pub(super) const MEGABYTES: u64 = 16;

/// How much may still be read before the next row.
#[derive(Debug, Clone)]
pub(super) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// A whole stretch.
    pub(super) fn new() -> Meter {
        Meter(Rc::new(Cell::new(STRETCH)))
    }

    /// A row is done: the next stretch begins.
    pub(super) fn reset(&self) {
        self.0.set(STRETCH);
    }
}

/// Reads as long as the meter allows.
#[derive(Debug)]
pub(super) struct Metered<R> {
    inner: R,
    meter: Meter,
}

impl<R> Metered<R> {
    /// A reader under a meter.
    pub(super) fn new(inner: R, meter: Meter) -> Metered<R> {
        Metered { inner, meter }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        let left = self.meter.0.get().checked_sub(read as u64);
        let endless = || io::Error::new(io::ErrorKind::FileTooLarge, "no row ends");
        self.meter.0.set(left.ok_or_else(endless)?);
        Ok(read)
    }
}
