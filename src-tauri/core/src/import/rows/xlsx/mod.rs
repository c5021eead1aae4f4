//! Workbooks of Excel (.xlsx, .xlsm): their sheets, and each one's cells read row by row.
//!
//! Read with our own eyes rather than calamine's: that crate tells neither hidden rows nor struck-through or raised
//! letters, reads a sheet a second time for its formats, and keeps every shared text as a string of its own.

mod sheet;
mod strings;
mod styles;
mod text;

use std::collections::HashMap;

use quick_xml::events::Event;

use super::fault::{AGAIN, Fault, Result};
use super::format::Format;
use super::limits::Limits;
use super::meter::Meter;
use super::package::Package;
use super::strings::Strings;
use super::xml::{self, attribute};
pub(super) use sheet::Sheet;
use styles::Styles;

/// The most sheets that are looked into.
const MOST_SHEETS: usize = 200;

/// An open workbook.
pub(super) struct Workbook {
    package: Package,
    /// The sheets' names and whether they are hidden, in order.
    pub(super) sheets: Vec<(String, bool)>,
    /// The parts they stand in.
    parts: Vec<String>,
    strings_part: String,
    /// Read when the first sheet is.
    strings: Option<Strings>,
    styles: Styles,
    from_1904: bool,
}

impl Workbook {
    /// Finds a workbook's sheets.
    pub(super) fn open(mut package: Package) -> Result<Workbook> {
        let root = relations(&mut package, "_rels/.rels")?;
        let office = root
            .values()
            .find(|own| own.kind.ends_with("/officeDocument"));
        let office = office.map_or("xl/workbook.xml", |own| own.target.as_str());
        let office = office.trim_start_matches('/').to_owned();
        let (folder, name) = match office.rsplit_once('/') {
            Some((folder, name)) => (format!("{folder}/"), name),
            None => (String::new(), office.as_str()),
        };
        let relations = relations(&mut package, &format!("{folder}_rels/{name}.rels"))?;
        let place = |target: &str| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}{target}"),
        };
        let of_kind = |kind: &str, usual: &str| {
            let found = relations.values().find(|own| own.kind.ends_with(kind));
            found.map_or(format!("{folder}{usual}"), |own| place(&own.target))
        };
        let strings_part = of_kind("/sharedStrings", "sharedStrings.xml");
        let styles_part = of_kind("/styles", "styles.xml");
        let styles = match package.part(&styles_part)? {
            Some(part) => Styles::read(xml::reader(part, &Meter::new()))?,
            None => Styles::none(),
        };
        let mut workbook = Workbook {
            package,
            sheets: Vec::new(),
            parts: Vec::new(),
            strings_part,
            strings: None,
            styles,
            from_1904: false,
        };
        workbook.list(&office, &relations, &place)?;
        Ok(workbook)
    }

    fn list(
        &mut self,
        office: &str,
        relations: &HashMap<String, Relation>,
        place: &dyn Fn(&str) -> String,
    ) -> Result<()> {
        let missing = || Fault::Refused(format!("hỏng, không đọc được. {AGAIN}"));
        let part = self.package.part(office)?.ok_or_else(missing)?;
        let mut xml = xml::reader(part, &Meter::new());
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "sheet" => {
                        let id = attribute(&start, "id").unwrap_or_default();
                        let own = relations.get(&id).ok_or(Fault::Broken)?;
                        // Sheets of charts and dialogues hold no cells.
                        if own.kind.ends_with("/worksheet") && self.sheets.len() < MOST_SHEETS {
                            let state = attribute(&start, "state").unwrap_or_default();
                            let hidden = matches!(state.as_str(), "hidden" | "veryHidden");
                            let name = attribute(&start, "name").unwrap_or_default();
                            self.sheets.push((name, hidden));
                            self.parts.push(place(&own.target));
                        }
                    }
                    "workbookPr" => self.from_1904 |= xml::is_on(&start, "date1904"),
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "workbook" => return Ok(()),
                Event::Eof => return Err(Fault::Broken),
                _ => {}
            }
        }
    }

    /// The number formats of its cells.
    pub(super) fn formats(&self) -> &[Format] {
        &self.styles.formats
    }

    /// A sheet's rows; `heard` is asked now and then whether to go on.
    pub(super) fn sheet(
        &mut self,
        at: usize,
        limits: &Limits,
        heard: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Sheet<'_>> {
        if self.strings.is_none() {
            let meter = Meter::new();
            self.strings = Some(match self.package.part(&self.strings_part)? {
                Some(part) => strings::read(xml::reader(part, &meter), &meter, limits, heard)?,
                None => Strings::default(),
            });
        }
        let part = self.parts.get(at).ok_or(Fault::Broken)?;
        let part = self.package.part(part)?.ok_or(Fault::Broken)?;
        let strings = self.strings.as_ref().ok_or(Fault::Broken)?;
        Ok(Sheet::new(part, strings, &self.styles, self.from_1904))
    }
}

/// Where a relationship leads.
struct Relation {
    kind: String,
    target: String,
}

/// The relationships of a part by their ids; none where there are none.
fn relations(package: &mut Package, name: &str) -> Result<HashMap<String, Relation>> {
    let mut relations = HashMap::new();
    let Some(part) = package.part(name)? else {
        return Ok(relations);
    };
    let mut xml = xml::reader(part, &Meter::new());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let get = |name| attribute(&start, name).unwrap_or_default();
                let (kind, target) = (get("Type"), get("Target"));
                relations.insert(get("Id"), Relation { kind, target });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}
