//! A workbook's part of shared texts.

use quick_xml::events::Event;

use super::super::fault::{Fault, Result};
use super::super::limits::Limits;
use super::super::meter::Meter;
use super::super::strings::Strings;
use super::super::xml::{Xml, letter};
use super::text::{Runs, unescaped};

/// Reads the table of shared texts; `heard` is asked now and then whether to go on.
pub(super) fn read(
    mut xml: Xml<'_>,
    meter: &Meter,
    limits: &Limits,
    heard: &mut dyn FnMut() -> Result<()>,
) -> Result<Strings> {
    let mut strings = Strings::default();
    let (mut buffer, mut piece) = (Vec::new(), String::new());
    let (mut runs, mut inside) = (Runs::default(), false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "si" => {
                    runs = Runs::default();
                    inside = true;
                }
                _ if inside => runs.open(&start),
                _ => {}
            },
            Event::Text(text) if runs.is_text() => piece.push_str(&text.xml10_content()),
            Event::CData(text) if runs.is_text() => piece.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if runs.is_text() => piece.push(letter(&entity)?),
            Event::End(end) => match end.local_name().as_ref() {
                "si" => {
                    inside = false;
                    strings.close()?;
                    if strings.bytes() > limits.shared * 1024 * 1024 {
                        return Err(Fault::Refused(format!(
                            "có quá {} MB chữ, không phải {} bình thường. \
                             Chép riêng bảng cần nhập sang tệp mới rồi nhập tệp đó.",
                            limits.shared, limits.what
                        )));
                    }
                    meter.reset();
                    if strings.len().is_multiple_of(4096) {
                        heard()?;
                    }
                }
                "sst" => return Ok(strings),
                name if inside => {
                    if let Some(run) = runs.close(name) {
                        strings.push(&unescaped(runs.trimmed(&piece)), run);
                        piece.clear();
                    }
                }
                _ => {}
            },
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}
