//! How wide a form's columns are on A4 and how large their text: the same for the workbook and the printed page.
//! Pure.

use super::book::Page;
use super::measure::{self, Font};
use crate::form::{Column, ColumnKind, Orientation};
use crate::sheet::{Line, LineKind};
use crate::value::format_number;

/// A screen's pixel in points; column widths are whole pixels.
pub(crate) const PIXEL: f64 = 0.75;
/// What a column has beside its longest word or number.
const GUTTER: f64 = 7.5;
/// The paper between the margins in points (A4; 30 and 15 mm at the sides, 20 and 20 above and below),
/// a little less than it is: printers measure differently.
const LONG_SIDE: f64 = 297.0;
const SHORT_SIDE: f64 = 210.0;
const SIDES: f64 = 45.0;
const ENDS: f64 = 40.0;
const POINTS_PER_MM: f64 = 72.0 / 25.4;
const SAFE: f64 = 0.985;

/// The columns of a form over a period.
pub(crate) struct Columns<'a> {
    /// The printed columns with their index in the form.
    pub(crate) columns: Vec<(usize, &'a Column)>,
    /// Their widths in points.
    pub(crate) widths: Vec<f64>,
    /// Decimals shown in each (amounts only).
    pub(crate) decimals: Vec<usize>,
    /// Size of the table's text in points.
    pub(crate) size: f64,
}

impl<'a> Columns<'a> {
    /// As large as the paper has room for without cutting a word or a number.
    pub(crate) fn of(page: &Page<'a>) -> Columns<'a> {
        let columns: Vec<(usize, &Column)> = page.form.shown().collect();
        let room = sides(page.form.definition.orientation).0;
        let sizes: &[f64] = match columns.len() {
            0..=13 => &[11.0, 10.0, 9.0],
            _ => &[10.0, 9.0],
        };
        let mut chosen = (Vec::new(), 0.0);
        for &size in sizes {
            let needs: Vec<Need> = columns.iter().map(|c| Need::of(page, *c, size)).collect();
            let fits = needs.iter().map(|need| need.least).sum::<f64>() <= room;
            chosen = (needs, size);
            if fits {
                break;
            }
        }
        let (needs, size) = chosen;
        Columns {
            widths: share(&needs, room),
            decimals: columns.iter().map(|c| decimals(page, *c)).collect(),
            columns,
            size,
        }
    }
}

/// Bold where the line is: sections and totals.
pub(crate) fn line_font(line: &Line, size: f64) -> Font {
    Font {
        size,
        bold: matches!(line.kind, LineKind::Section | LineKind::Total),
    }
}

/// The paper between the margins: width and height in points.
pub(crate) fn sides(orientation: Orientation) -> (f64, f64) {
    let (width, height) = match orientation {
        Orientation::Landscape => (LONG_SIDE, SHORT_SIDE),
        Orientation::Portrait => (SHORT_SIDE, LONG_SIDE),
    };
    let points = |mm: f64| mm * POINTS_PER_MM * SAFE;
    (points(width - SIDES), points(height - ENDS))
}

/// What a column needs, in points.
struct Need {
    /// Narrower than this it cuts a word or a number.
    least: f64,
    /// Narrower than this it is a burden to read: words keep their width as long as numbers can give way.
    enough: f64,
    /// As the definition would have it.
    wanted: f64,
    /// Whether it takes its part of spare width.
    grows: bool,
}

impl Need {
    fn of(page: &Page<'_>, (index, column): (usize, &Column), size: f64) -> Need {
        let heading = column.heading.last().map_or("", String::as_str);
        let number_font = Font::regular(size - 1.0);
        let printed = page.form.printed_number(column);
        let pieces = measure::number_pieces(&printed).map(|p| measure::width(p, number_font));
        let words = measure::longest_word(heading, Font::bold(size));
        let inside = match column.kind {
            ColumnKind::Name => longest_name(page, size).max(size * 8.0),
            ColumnKind::Text => size * 5.0,
            ColumnKind::Ordinal => labels(page, size),
            _ => widest_number(page, index, size),
        };
        let least = pieces.fold(words.max(inside), f64::max) + GUTTER;
        // The definition counts in digits, as Excel does.
        let wanted = f64::from(column.width) * size / 2.0 + GUTTER;
        let wanted = wanted.max(least);
        let words = matches!(column.kind, ColumnKind::Name | ColumnKind::Text);
        Need {
            least,
            enough: if words { wanted } else { least },
            wanted,
            grows: column.kind != ColumnKind::Ordinal,
        }
    }
}

/// The longest word of the names, as far as a column can be asked to show it in one piece.
fn longest_name(page: &Page<'_>, size: f64) -> f64 {
    let names = page.sheet.lines.iter();
    names
        .map(|line| measure::longest_word(&line.name, line_font(line, size)))
        .fold(0.0, f64::max)
        .min(size * 12.0)
}

fn labels(page: &Page<'_>, size: f64) -> f64 {
    let lines = page.sheet.lines.iter();
    lines
        .map(|line| measure::width(&line.label, line_font(line, size)))
        .fold(0.0, f64::max)
}

/// The largest number takes most room, bold most of all.
fn widest_number(page: &Page<'_>, index: usize, size: f64) -> f64 {
    let lines = page.sheet.lines.iter();
    let numbers = lines.filter_map(|line| line.cells.get(index)?.entry.as_ref()?.number());
    let (mut largest, mut fraction) = (None, "");
    for number in numbers {
        largest = largest.max(Some(number.abs()));
        if !number.fract().is_zero() {
            // Decimals beyond those shown do not count.
            fraction = ",0000";
        }
    }
    // The number format keeps the width of a bracket free on the right.
    largest.map_or(0.0, |number| {
        let shown = format!("{}{fraction})", format_number(number.trunc()));
        measure::width(&shown, Font::bold(size))
    })
}

/// Decimals an amount's column shows: as many as its figures have, not those of an endless quotient.
fn decimals(page: &Page<'_>, (index, column): (usize, &Column)) -> usize {
    let most = if column.formula.is_some() { 2 } else { 4 };
    let lines = page.sheet.lines.iter();
    let scales = lines.filter_map(|line| {
        let number = line.cells.get(index)?.entry.as_ref()?.number()?;
        Some(number.normalize().scale() as usize)
    });
    scales.max().unwrap_or(0).min(most)
}

/// Shares the paper's width out: what is missing is taken where there is more than needed,
/// what is left over goes to the wide ones. In whole pixels.
fn share(needs: &[Need], room: f64) -> Vec<f64> {
    let sum = |of: &dyn Fn(&Need) -> f64| needs.iter().map(of).sum::<f64>();
    let wanted = sum(&|need| need.wanted);
    let growing = sum(&|need| if need.grows { need.wanted } else { 0.0 });
    let floor: &dyn Fn(&Need) -> f64 = match sum(&|need| need.enough) <= room {
        true => &|need| need.enough,
        false => &|need| need.least,
    };
    let least = sum(floor);
    let width = |need: &Need| {
        if least >= room {
            // Too much for the paper at any size: printing is scaled down.
            floor(need)
        } else if wanted > room {
            floor(need) + (need.wanted - floor(need)) * (room - least) / (wanted - least)
        } else if need.grows {
            need.wanted * (1.0 + (room - wanted) / growing)
        } else {
            need.wanted
        }
    };
    let whole_pixels = |points: f64| (points / PIXEL).floor() * PIXEL;
    needs.iter().map(|need| whole_pixels(width(need))).collect()
}
