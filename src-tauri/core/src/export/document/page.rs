//! Paper: A4, margins, page numbers of each section. In twips.

use super::xml::{Element, element, value};

const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const LEFT: f64 = 30.0;
const RIGHT: f64 = 15.0;
const ENDS: f64 = 20.0;
const EDGE: f64 = 10.0;

/// The relationships of the two headers.
pub(super) const NUMBERED: &str = "rId1";
pub(super) const BARE: &str = "rId2";

/// Millimetres in twips.
pub(super) fn twips(mm: f64) -> u32 {
    (mm * 1440.0 / 25.4).round() as u32
}

/// The paper's width and height.
fn sides(landscape: bool) -> (u32, u32) {
    match landscape {
        true => (LONG_SIDE, SHORT_SIDE),
        false => (SHORT_SIDE, LONG_SIDE),
    }
}

/// The width between the margins.
pub(super) fn width(landscape: bool) -> u32 {
    sides(landscape).0 - twips(LEFT) - twips(RIGHT)
}

/// The height between the margins.
pub(super) fn height(landscape: bool) -> u32 {
    sides(landscape).1 - 2 * twips(ENDS)
}

/// A section that begins on a new page and counts its pages from 1; the first shows no number.
pub(super) fn section(landscape: bool) -> Element {
    let header = |kind: &str, id: &str| {
        element("w:headerReference")
            .with("w:type", kind)
            .with("r:id", id)
    };
    let (across, down) = sides(landscape);
    let mut size = element("w:pgSz").with("w:w", across).with("w:h", down);
    if landscape {
        size = size.with("w:orient", "landscape");
    }
    let margins = [
        ("w:top", ENDS),
        ("w:right", RIGHT),
        ("w:bottom", ENDS),
        ("w:left", LEFT),
        ("w:header", EDGE),
        ("w:footer", EDGE),
        ("w:gutter", 0.0),
    ];
    let margins = margins
        .into_iter()
        .fold(element("w:pgMar"), |all, (side, mm)| {
            all.with(side, twips(mm))
        });
    element("w:sectPr")
        .child(header("default", NUMBERED))
        .child(header("first", BARE))
        .child(value("w:type", "nextPage"))
        .child(size)
        .child(margins)
        .child(element("w:pgNumType").with("w:start", 1))
        .child(element("w:cols").with("w:space", 720))
        .child(element("w:titlePg"))
}
