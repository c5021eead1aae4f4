//! The records that the stream of an old workbook (.xls) is made of, and the texts in them.

use std::io::{BufReader, Read, Seek};

use encoding_rs::{Encoding, WINDOWS_1258};

use super::super::fault::{Fault, Result};

/// A record goes on in the next one.
const CONTINUE: u16 = 0x3C;

/// The records of a stream.
pub(super) struct Records<R> {
    stream: BufReader<R>,
    /// Where the next record begins.
    place: u64,
    /// The contents of the last one read.
    pub(super) data: Vec<u8>,
}

impl<R: Read + Seek> Records<R> {
    pub(super) fn new(stream: R) -> Records<R> {
        Records {
            stream: BufReader::with_capacity(32 * 1024, stream),
            place: 0,
            data: Vec::new(),
        }
    }

    /// Where the next record begins.
    pub(super) fn place(&self) -> u64 {
        self.place
    }

    /// Goes on at another record.
    pub(super) fn go_to(&mut self, place: u64) -> Result<()> {
        let by = i64::try_from(place).map_err(|_| Fault::Broken)?
            - i64::try_from(self.place).map_err(|_| Fault::Broken)?;
        self.stream.seek_relative(by)?;
        self.place = place;
        Ok(())
    }

    /// The next record's kind; its contents stand in `data`.
    pub(super) fn next(&mut self) -> Result<u16> {
        let mut head = [0; 4];
        self.stream.read_exact(&mut head)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = u16::from_le_bytes([head[2], head[3]]);
        self.data.resize(length.into(), 0);
        self.stream.read_exact(&mut self.data)?;
        self.place += 4 + u64::from(length);
        Ok(kind)
    }

    /// Adds the records that the last one goes on in; where each begins.
    pub(super) fn whole(&mut self) -> Result<Vec<usize>> {
        let mut breaks = Vec::new();
        loop {
            let mut head = [0; 4];
            if self.stream.read_exact(&mut head).is_err() {
                break;
            }
            let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
            if u16::from_le_bytes([head[0], head[1]]) != CONTINUE {
                self.stream.seek_relative(-4)?;
                break;
            }
            let from = self.data.len();
            breaks.push(from);
            self.data.resize(from + length, 0);
            self.stream.read_exact(&mut self.data[from..])?;
            self.place += 4 + length as u64;
        }
        Ok(breaks)
    }
}

/// A text in UTF-16, and from which of its units on it has which font.
pub(super) type Text = (Vec<u16>, Vec<(u16, u16)>);

/// Reads numbers and texts of a record one after the other.
pub(super) struct Cursor<'a> {
    data: &'a [u8],
    /// Where records begin that the first one goes on in.
    breaks: &'a [usize],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(data: &'a [u8], breaks: &'a [usize]) -> Cursor<'a> {
        Cursor {
            data,
            breaks,
            at: 0,
        }
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(count).ok_or(Fault::Broken)?;
        let bytes = self.data.get(self.at..end).ok_or(Fault::Broken)?;
        self.at = end;
        Ok(bytes)
    }

    pub(super) fn u8(&mut self) -> Result<u8> {
        Ok(self.bytes(1)?[0])
    }

    pub(super) fn u16(&mut self) -> Result<u16> {
        let bytes = self.bytes(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    pub(super) fn u32(&mut self) -> Result<u32> {
        let (low, high) = (self.u16()?, self.u16()?);
        Ok(u32::from(low) | u32::from(high) << 16)
    }

    pub(super) fn f64(&mut self) -> Result<f64> {
        let bytes = self.bytes(8)?.try_into().map_err(|_| Fault::Broken)?;
        Ok(f64::from_le_bytes(bytes))
    }

    /// A text of Unicode; its length stands before it.
    pub(super) fn text(&mut self, length: usize) -> Result<Text> {
        let flags = self.u8()?;
        let runs = if flags & 8 > 0 { self.u16()? } else { 0 };
        let more = if flags & 4 > 0 { self.u32()? } else { 0 };
        let (mut units, mut wide) = (Vec::with_capacity(length.min(32_768)), flags & 1 > 0);
        while units.len() < length {
            let next = self.breaks.iter().find(|own| **own > self.at);
            let end = next.copied().unwrap_or(self.data.len());
            let width = if wide { 2 } else { 1 };
            let count = (length - units.len()).min((end - self.at) / width);
            let bytes = self.bytes(count * width)?;
            match wide {
                true => units.extend(
                    bytes
                        .chunks_exact(2)
                        .map(|b| u16::from_le_bytes([b[0], b[1]])),
                ),
                false => units.extend(bytes.iter().map(|byte| u16::from(*byte))),
            }
            if units.len() < length {
                // Where a text goes on in the next record it says anew how wide its letters are.
                if self.at != end || end == self.data.len() {
                    return Err(Fault::Broken);
                }
                wide = self.u8()? & 1 > 0;
            }
        }
        let mut fonts = Vec::with_capacity(runs.into());
        for _ in 0..runs {
            fonts.push((self.u16()?, self.u16()?));
        }
        self.bytes(more as usize)?;
        Ok((units, fonts))
    }

    /// A text of bytes in a code page, as Excel wrote before 1997.
    pub(super) fn narrow(&mut self, length: usize, page: u16) -> Result<String> {
        let label = format!("windows-{page}");
        let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1258);
        let bytes = self.bytes(length)?;
        Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// A number squeezed into 30 bits.
pub(super) fn squeezed(rk: u32) -> f64 {
    let number = match rk & 2 > 0 {
        #[expect(clippy::cast_possible_wrap, reason = "its sign is the topmost bit")]
        true => f64::from((rk as i32) >> 2),
        false => f64::from_bits(u64::from(rk & !3) << 32),
    };
    if rk & 1 > 0 { number / 100.0 } else { number }
}

/// What an error is called.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#?",
    }
}
