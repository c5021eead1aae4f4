//! Lists as text: cells parted by commas, semicolons, tabs or bars; one sheet.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::decode;
use super::fault::{Fault, Result};
use super::feed::Feed;
use super::line::{Line, Run};
use super::meter::{MEGABYTES, Meter, Metered};
use super::package::Input;

/// How much is looked at to find what parts the cells.
const SAMPLE: u64 = 64 * 1024;

/// The most line breaks inside a cell; more are a quote that was never closed.
const MOST_BREAKS: usize = 200;

/// The rows of a text.
pub(super) struct Text<'a> {
    reader: Reader<Box<dyn Read + 'a>>,
    meter: Meter,
    record: ByteRecord,
    number: u32,
    /// The line of the file after the last record, from 1.
    after: u64,
}

impl<'a> Text<'a> {
    /// Reads a text from its beginning.
    pub(super) fn open(input: &'a mut Input) -> Result<Text<'a>> {
        let meter = Meter::new();
        let letters = decode::letters(input, |_| None)?;
        let mut letters = BufReader::new(Metered::new(letters, meter.clone()));
        let mut head = Vec::new();
        letters.by_ref().take(SAMPLE).read_to_end(&mut head)?;
        let sample = String::from_utf8_lossy(&head);
        let sample = sample.trim_start_matches('\u{feff}');
        let named = named(sample);
        let parting = named.unwrap_or_else(|| parting(sample));
        let marks = if head.starts_with("\u{feff}".as_bytes()) {
            3
        } else {
            0
        };
        head.drain(..marks);
        let mut whole = BufReader::new(Cursor::new(head).chain(letters));
        if named.is_some() {
            whole.read_line(&mut String::new())?;
        }
        let reader = ReaderBuilder::new()
            .delimiter(parting)
            .has_headers(false)
            .flexible(true)
            .from_reader(Box::new(whole) as Box<dyn Read>);
        Ok(Text {
            reader,
            meter,
            record: ByteRecord::new(),
            number: 0,
            after: 1,
        })
    }
}

impl Feed for Text<'_> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        loop {
            let more = self.reader.read_byte_record(&mut self.record);
            if !more.map_err(|error| stopped(&error, self.after))? {
                return Ok(false);
            }
            self.meter.reset();
            let breaks = |cell: &[u8]| cell.iter().filter(|byte| **byte == b'\n').count();
            let inside: usize = self.record.iter().map(breaks).sum();
            if inside > MOST_BREAKS {
                return Err(Fault::Refused(format!(
                    "có dấu nháy kép (\") không đóng ở dòng {}, các dòng sau bị nuốt vào một ô. \
                     Sửa hoặc bỏ dấu ấy rồi nhập lại.",
                    self.number + 1
                )));
            }
            // The reader passes over blank lines, but they are rows to whoever sees the file in Excel.
            let after = self.reader.position().line();
            let lines = after.saturating_sub(self.after).max(1);
            self.after = after;
            let blank = lines.saturating_sub(1 + inside as u64);
            self.number =
                (self.number + 1).saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
            line.begin(self.number);
            for (column, cell) in (0..).zip(&self.record) {
                line.push(&String::from_utf8_lossy(cell), Run::default());
                line.put_text(column, false)?;
            }
            if !line.is_blank() {
                return Ok(true);
            }
        }
    }
}

/// Why a text is not read on after a line.
fn stopped(error: &csv::Error, line: u64) -> Fault {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Fault::Refused(format!(
                "có một dòng dài quá {MEGABYTES} MB (bắt đầu ở dòng {line}): không phải bảng, hoặc có dấu nháy kép (\") \
                 không đóng. Xuất lại tệp từ hệ thống rồi nhập."
            ))
        }
        _ => Fault::Broken,
    }
}

/// What parts the cells as the text's first line says to Excel: "sep=;".
fn named(sample: &str) -> Option<u8> {
    let first = sample.lines().next()?;
    match first.strip_prefix("sep=")?.as_bytes() {
        [parting] => Some(*parting),
        _ => None,
    }
}

/// What parts the cells: the sign that stands equally often in the most lines.
fn parting(sample: &str) -> u8 {
    let mut best = (0, 0, b',');
    for sign in [b'\t', b';', b',', b'|'] {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        for line in sample
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(200)
        {
            let mut quoted = false;
            let signs = line.bytes().filter(|byte| {
                quoted ^= *byte == b'"';
                *byte == sign && !quoted
            });
            let count = signs.count();
            if count > 0 {
                *counts.entry(count).or_default() += 1;
            }
        }
        let most = counts
            .into_iter()
            .max_by_key(|(count, lines)| (*lines, *count));
        if let Some((count, lines)) = most
            && (lines, count) > (best.0, best.1)
        {
            best = (lines, count, sign);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::parting;

    #[test]
    fn the_sign_that_parts_the_cells_is_found() {
        for (text, sign) in [
            ("a,b,c\n1,2,3\n", b','),
            ("STT;Tên;Số\n1;\"a; b\";3,5\n2;c;4,25\n", b';'),
            ("a\tb, c\tx\n1\t2\t3\n", b'\t'),
            ("a|b|c\n1|2|3", b'|'),
            ("Danh sách, tháng 1\nSTT;Tên\n1;Hộ tịch\n2;Đất đai", b';'),
            ("một cột", b','),
        ] {
            assert_eq!(parting(text), sign, "{text}");
        }
    }
}
