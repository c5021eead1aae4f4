//! How cells look: made once per sheet and shared, because making a format costs more than writing a cell.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::form::ColumnKind;
use crate::paper::block::Face;
use crate::sheet::LineKind;

/// The one family of official documents.
pub(super) const FAMILY: &str = "Times New Roman";

/// The formats of one sheet.
pub(super) struct Styles {
    pub(super) unit: Format,
    pub(super) heading: Format,
    pub(super) number: Format,
    row: RowStyles,
    bold: RowStyles,
}

/// The formats of a line's cells.
pub(super) struct RowStyles {
    pub(super) ordinal: Format,
    pub(super) words: Words,
    count: Format,
    percent: Format,
    /// By decimals.
    amount: [Format; 5],
}

/// Words, and words that look like a formula: their quote prefix keeps them words when they are edited.
pub(super) struct Words {
    plain: Format,
    quoted: Format,
}

impl Words {
    fn new(plain: Format) -> Words {
        Words {
            quoted: plain.clone().set_quote_prefix(),
            plain,
        }
    }

    /// The format for a text.
    pub(super) fn of(&self, text: &str) -> &Format {
        match text.starts_with(['=', '+', '-', '@']) {
            true => &self.quoted,
            false => &self.plain,
        }
    }
}

impl Styles {
    /// The formats of a table with text of this size.
    pub(super) fn new(size: f64) -> Styles {
        let cell = bordered(font(Face::Plain, size));
        let heading = bordered(font(Face::Bold, size)).set_align(FormatAlign::Center);
        let number = bordered(font(Face::Plain, size - 1.0)).set_align(FormatAlign::Center);
        Styles {
            unit: font(Face::Italic, 11.0)
                .set_align(FormatAlign::Right)
                .set_align(FormatAlign::VerticalCenter),
            heading,
            number,
            bold: RowStyles::new(&cell.clone().set_bold()),
            row: RowStyles::new(&cell),
        }
    }

    /// The formats of a line: sections and totals are bold.
    pub(super) fn of(&self, kind: LineKind) -> &RowStyles {
        match kind {
            LineKind::Section | LineKind::Total => &self.bold,
            LineKind::Row | LineKind::Empty => &self.row,
        }
    }
}

impl RowStyles {
    fn new(cell: &Format) -> RowStyles {
        // `_)`: the width of a bracket keeps the last digit off the border.
        let number = |pattern: &str| {
            let right = cell.clone().set_align(FormatAlign::Right);
            right.set_num_format(format!("{pattern}_)"))
        };
        RowStyles {
            ordinal: cell.clone().set_align(FormatAlign::Center),
            words: Words::new(cell.clone().set_align(FormatAlign::Left)),
            count: number("#,##0"),
            percent: number("0.00"),
            amount: [
                number("#,##0"),
                number("#,##0.0"),
                number("#,##0.00"),
                number("#,##0.000"),
                number("#,##0.0000"),
            ],
        }
    }

    /// The format of a column's numbers.
    pub(super) fn number(&self, kind: ColumnKind, decimals: usize) -> &Format {
        match kind {
            ColumnKind::Percent => &self.percent,
            ColumnKind::Amount => &self.amount[decimals.min(self.amount.len() - 1)],
            _ => &self.count,
        }
    }
}

/// A font alone: for the workbook's default, and for the runs of a head or foot.
pub(super) fn font(face: Face, size: f64) -> Format {
    let format = Format::new().set_font_name(FAMILY).set_font_size(size);
    // Family 1 is Roman: a reader without this font takes another with serifs.
    let format = format.set_font_family(1);
    match face {
        Face::Plain => format,
        Face::Bold => format.set_bold(),
        Face::Italic => format.set_italic(),
    }
}

/// The cell of a head or foot block.
pub(super) fn block(align: FormatAlign) -> Format {
    font(Face::Plain, 11.0)
        .set_align(align)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

/// A cell of a table.
pub(super) fn bordered(format: Format) -> Format {
    format
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}
