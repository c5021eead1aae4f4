//! Letters of foreign texts: UTF-8 with or without its mark, UTF-16, windows-1258. Text in TCVN3 or VNI is told.

use std::io::{self, Cursor, Read, Seek};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::fault::{Fault, Result};
use super::package::Input;
use crate::import::encoding;

/// How much is looked at to tell an old code page.
const SAMPLE: usize = 256 * 1024;

/// The encoding that the first bytes show for themselves.
fn marked(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    // UTF-16 without its mark: every second byte of Latin letters is zero.
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = |count: usize| count * 10 > head.len() / 2 * 4;
    match () {
        () if head.len() < 16 => None,
        () if many(odd) && even * 8 < odd => Some(UTF_16LE),
        () if many(even) && odd * 8 < even => Some(UTF_16BE),
        () => None,
    }
}

/// The beginning of a file as text, to see what it is.
pub(super) fn guessed(head: &[u8]) -> String {
    let encoding = marked(head).unwrap_or(UTF_8);
    let (text, _, wrong) = encoding.decode(head);
    match wrong {
        false => text.into_owned(),
        true => WINDOWS_1252.decode(head).0.into_owned(),
    }
}

/// A text's letters as UTF-8, read on demand. `named`: what the text says of itself.
pub(super) fn letters<'a>(
    input: &'a mut Input,
    named: impl Fn(&[u8]) -> Option<&'static Encoding>,
) -> Result<Box<dyn Read + 'a>> {
    input.rewind()?;
    let mut head = Vec::new();
    input.by_ref().take(4096).read_to_end(&mut head)?;
    input.rewind()?;
    let encoding = match marked(&head) {
        Some(encoding) => encoding,
        None if is_utf8(input)? => UTF_8,
        None => {
            refuse_old(input)?;
            named(&head)
                .filter(|own| *own != UTF_8)
                .unwrap_or(WINDOWS_1258)
        }
    };
    input.rewind()?;
    Ok(Box::new(Decoded::new(input, encoding)))
}

/// A part of an office file as UTF-8: it is that, or UTF-16 with its mark.
pub(super) fn by_mark<'a>(mut part: Box<dyn Read + 'a>) -> Result<Box<dyn Read + 'a>> {
    let mut head = Vec::new();
    part.by_ref().take(3).read_to_end(&mut head)?;
    let (encoding, mark) = Encoding::for_bom(&head).unwrap_or((UTF_8, 0));
    let input = Cursor::new(head.split_off(mark)).chain(part);
    Ok(match encoding == UTF_8 {
        true => Box::new(input),
        false => Box::new(Decoded::new(input, encoding)),
    })
}

/// The encoding a page names for itself.
pub(super) fn named(head: &[u8]) -> Option<&'static Encoding> {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let (_, after) = text.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    Encoding::for_label(&after.as_bytes()[..end.unwrap_or(after.len())])
}

/// Whether all of it is UTF-8. Read through once; nothing is kept.
fn is_utf8(input: &mut Input) -> Result<bool> {
    let mut bytes = vec![0; 64 * 1024];
    let mut kept = 0;
    loop {
        let read = input.read(&mut bytes[kept..])?;
        let filled = kept + read;
        match std::str::from_utf8(&bytes[..filled]) {
            Ok(_) => kept = 0,
            // A letter may lie over the border of two chunks.
            Err(error) if error.error_len().is_none() && read > 0 => {
                let from = error.valid_up_to();
                bytes.copy_within(from..filled, 0);
                kept = filled - from;
            }
            // What is cut off may end inside a letter.
            Err(error) if error.error_len().is_none() => return Ok(true),
            Err(_) => return Ok(false),
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// Refuses text of before Unicode: read as anything else it would be garbage for ever.
fn refuse_old(input: &mut Input) -> Result<()> {
    input.rewind()?;
    let mut sample = Vec::new();
    input
        .by_ref()
        .take(SAMPLE as u64)
        .read_to_end(&mut sample)?;
    let text = WINDOWS_1252.decode_without_bom_handling(&sample).0;
    // windows-1258 puts accents behind their letters; its own signs are none of the old codes.
    let old = text.lines().filter_map(encoding::of).collect::<Vec<_>>();
    let telling = text.lines().filter(|line| !line.is_ascii()).count();
    match old.first() {
        Some(code) if old.len() * 2 >= telling && !has_accents(&sample) => {
            Err(Fault::Refused(code.sentence()))
        }
        _ => Ok(()),
    }
}

/// Whether bytes are the accents of windows-1258 behind vowels, as in most Vietnamese words.
fn has_accents(sample: &[u8]) -> bool {
    let pairs = sample.windows(2);
    let accents = pairs.filter(|pair| {
        let vowel = matches!(
            pair[0].to_ascii_lowercase(),
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | 0xE2 | 0xE3 | 0xEA | 0xF4 | 0xF5 | 0xFD
        );
        vowel && matches!(pair[1], 0xCC | 0xD2 | 0xDE | 0xEC | 0xF2)
    });
    let foreign = sample.iter().filter(|byte| **byte >= 0x80).count();
    accents.count() * 10 >= foreign
}

/// Decodes while reading.
struct Decoded<R> {
    input: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    /// Bytes read and not yet decoded.
    waiting: (usize, usize),
    out: Vec<u8>,
    /// Bytes decoded and not yet taken.
    ready: (usize, usize),
    ended: bool,
}

impl<R: Read> Decoded<R> {
    fn new(input: R, encoding: &'static Encoding) -> Decoded<R> {
        Decoded {
            input,
            decoder: encoding.new_decoder(),
            bytes: vec![0; 32 * 1024],
            waiting: (0, 0),
            out: vec![0; 128 * 1024],
            ready: (0, 0),
            ended: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.ready.0 == self.ready.1 {
            if self.ended {
                return Ok(0);
            }
            if self.waiting.0 == self.waiting.1 {
                let read = self.input.read(&mut self.bytes)?;
                self.waiting = (0, read);
                self.ended = read == 0;
            }
            let (from, to) = self.waiting;
            let source = &self.bytes[from..to];
            let (_, read, written, _) =
                self.decoder
                    .decode_to_utf8(source, &mut self.out, self.ended);
            self.waiting.0 += read;
            self.ready = (0, written);
        }
        let count = into.len().min(self.ready.1 - self.ready.0);
        let from = self.ready.0;
        into[..count].copy_from_slice(&self.out[from..from + count]);
        self.ready.0 += count;
        Ok(count)
    }
}
