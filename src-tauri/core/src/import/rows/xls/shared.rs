//! What all sheets of an old workbook share: fonts, formats, texts.

use std::collections::HashMap;

use super::super::fault::Result;
use super::super::format::Format;
use super::super::line::Run;
use super::super::strings::Strings;
use super::record::Cursor;

/// What all sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Whether texts are in Unicode: Excel 97 and later.
    pub(super) unicode: bool,
    pub(super) page: u16,
    pub(super) from_1904: bool,
    fonts: Vec<Run>,
    codes: HashMap<u16, String>,
    /// Font and number format of each style.
    pub(super) styles: Vec<(u16, usize)>,
    pub(super) formats: Vec<Format>,
    pub(super) strings: Strings,
}

impl Shared {
    /// Nothing yet.
    pub(super) fn new() -> Shared {
        Shared {
            page: 1258,
            formats: vec![Format::default()],
            ..Shared::default()
        }
    }

    /// So many letters.
    pub(super) fn words(&self, own: &mut Cursor<'_>, length: usize) -> Result<String> {
        match self.unicode {
            true => Ok(String::from_utf16_lossy(&own.text(length)?.0)),
            false => own.narrow(length, self.page),
        }
    }

    pub(super) fn font(&mut self, own: &mut Cursor<'_>) -> Result<()> {
        own.u16()?;
        let struck = own.u16()? & 8 > 0;
        own.u32()?;
        let raised = own.u16()? > 0;
        self.fonts.push(Run { struck, raised });
        Ok(())
    }

    pub(super) fn code(&mut self, own: &mut Cursor<'_>) -> Result<()> {
        let id = own.u16()?;
        let length = match self.unicode {
            true => own.u16()?.into(),
            false => own.u8()?.into(),
        };
        let code = self.words(own, length)?;
        self.codes.insert(id, code);
        Ok(())
    }

    pub(super) fn style(&mut self, own: &mut Cursor<'_>) -> Result<()> {
        let (font, format) = (own.u16()?, own.u16()?);
        let format = match self.codes.get(&format) {
            Some(code) => Format::of(code),
            None => Format::built_in(format.into()),
        };
        let known = self.formats.iter().position(|own| *own == format);
        let at = known.unwrap_or_else(|| {
            self.formats.push(format);
            self.formats.len() - 1
        });
        self.styles.push((font, at));
        Ok(())
    }

    /// How letters of a font stand. There is no font 4.
    pub(super) fn run(&self, font: u16) -> Run {
        let at = usize::from(if font > 4 { font - 1 } else { font });
        self.fonts.get(at).copied().unwrap_or_default()
    }

    /// The table of shared texts.
    pub(super) fn texts(&mut self, own: &mut Cursor<'_>) -> Result<()> {
        own.u32()?;
        let count = own.u32()?;
        for _ in 0..count {
            let length = own.u16()?.into();
            let (units, fonts) = own.text(length)?;
            let mut from = 0;
            let mut font = None;
            let ends = fonts
                .iter()
                .map(|(at, font)| (usize::from(*at), Some(*font)));
            for (to, next) in ends.chain([(units.len(), None)]) {
                let to = to.clamp(from, units.len());
                let run = font.map_or(Run::default(), |font| self.run(font));
                self.strings
                    .push(&String::from_utf16_lossy(&units[from..to]), run);
                (from, font) = (to, next);
            }
            self.strings.close()?;
        }
        Ok(())
    }
}
