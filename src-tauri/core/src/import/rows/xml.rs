//! XML of office files, read event by event within a stretch of memory.

use std::io::{BufReader, ErrorKind, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart};

use super::fault::{Fault, Result};
use super::meter::{Meter, Metered};

/// A reader over a part of a package.
pub(super) type Xml<'a> = Reader<BufReader<Metered<Box<dyn Read + 'a>>>>;

/// Reads a part, as tolerantly as Excel does; empty elements open and close.
pub(super) fn reader<'a>(part: Box<dyn Read + 'a>, meter: &Meter) -> Xml<'a> {
    let metered = Metered::new(part, meter.clone());
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 * 1024, metered));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

impl From<quick_xml::Error> for Fault {
    fn from(error: quick_xml::Error) -> Fault {
        match error {
            quick_xml::Error::Io(error) => error.kind().into(),
            _ => Fault::Broken,
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Fault {
        error.kind().into()
    }
}

impl From<ErrorKind> for Fault {
    fn from(kind: ErrorKind) -> Fault {
        match kind {
            // What the meter says.
            ErrorKind::FileTooLarge => Fault::Endless,
            _ => Fault::Broken,
        }
    }
}

/// The value of an attribute, told by its name without prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let own = found.find(|own| own.key.local_name().as_ref() == name)?;
    match quick_xml::escape::unescape(&own.value) {
        Ok(value) => Some(value.into_owned()),
        Err(_) => Some(own.value.to_string()),
    }
}

/// The number in an attribute.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.trim().parse().ok()
}

/// Whether an attribute says yes.
pub(super) fn is_on(start: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(start, name).as_deref(), Some("1" | "true"))
}

/// The letter an entity stands for. XML of an office program declares none of its own.
pub(super) fn letter(entity: &BytesRef<'_>) -> Result<char> {
    let letter = match &*entity.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().map_err(|_| Fault::Broken)?,
    };
    letter.ok_or(Fault::Broken)
}
