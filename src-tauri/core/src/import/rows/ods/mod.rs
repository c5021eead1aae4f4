//! Sheets of LibreOffice and its kin (.ods), read row by row.

mod sheet;
mod styles;

use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::Event;

use super::fault::{AGAIN, Fault, Result};
use super::format::Format;
use super::line::Run;
use super::meter::Meter;
use super::package::Package;
use super::xml::{self, Xml, attribute};
pub(super) use sheet::Sheet;
use styles::Runs;

/// The most sheets that are looked into: each is looked for from the beginning.
const MOST_SHEETS: usize = 200;

/// The most styles that count: as many as Excel has.
const MOST_STYLES: usize = 70_000;

/// The part with everything that is on the sheets.
const CONTENT: &str = "content.xml";

/// An open file.
pub(super) struct Ods {
    package: Package,
    /// The sheets' names and whether they are hidden, in order.
    pub(super) sheets: Vec<(String, bool)>,
    styles: Runs,
}

impl Ods {
    /// Finds a file's sheets and styles.
    pub(super) fn open(mut package: Package) -> Result<Ods> {
        if let Some(mut part) = package.part("META-INF/manifest.xml")? {
            let mut manifest = String::new();
            // Letters that cannot be read lock nothing.
            let _ = part.by_ref().take(1 << 20).read_to_string(&mut manifest);
            if manifest.contains("encryption-data") {
                return Err(Fault::Locked);
            }
        }
        let (mut sheets, mut styles, mut unseen) = (Vec::new(), Runs::new(), HashSet::new());
        let (mut style, mut depth) = (String::new(), 0);
        let meter = Meter::new();
        let mut xml = content(&mut package, &meter)?;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "style" => style = attribute(&start, "name").unwrap_or_default(),
                    "text-properties" => {
                        let run = styles::run_of(&start);
                        if run != Run::default() && styles.len() < MOST_STYLES {
                            styles.insert(style.clone(), run);
                        }
                    }
                    "table-properties"
                        if unseen.len() < MOST_STYLES
                            && attribute(&start, "display").as_deref() == Some("false") =>
                    {
                        unseen.insert(style.clone());
                    }
                    "table" => {
                        depth += 1;
                        if depth == 1 && sheets.len() < MOST_SHEETS {
                            let style = attribute(&start, "style-name").unwrap_or_default();
                            let hidden = unseen.contains(&style);
                            sheets.push((attribute(&start, "name").unwrap_or_default(), hidden));
                        }
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "table" => depth -= 1,
                    "table-row" => meter.reset(),
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        Ok(Ods {
            package,
            sheets,
            styles,
        })
    }

    /// The number formats of its cells.
    pub(super) fn formats() -> Vec<Format> {
        styles::formats()
    }

    /// A sheet's rows.
    pub(super) fn sheet(&mut self, at: usize) -> Result<Sheet<'_>> {
        let meter = Meter::new();
        let mut xml = content(&mut self.package, &meter)?;
        let (mut seen, mut depth, mut buffer) = (0, 0, Vec::new());
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) if start.local_name().as_ref() == "table" => {
                    depth += 1;
                    seen += usize::from(depth == 1);
                    if seen == at + 1 {
                        break;
                    }
                }
                Event::End(end) if end.local_name().as_ref() == "table" => depth -= 1,
                Event::Eof => return Err(Fault::Broken),
                _ => {}
            }
            meter.reset();
        }
        Ok(Sheet::new(xml, meter, &self.styles))
    }
}

fn content<'a>(package: &'a mut Package, meter: &Meter) -> Result<Xml<'a>> {
    let part = package.part(CONTENT)?;
    let part = part.ok_or_else(|| Fault::Refused(format!("hỏng, không đọc được. {AGAIN}")))?;
    Ok(xml::reader(part, meter))
}
