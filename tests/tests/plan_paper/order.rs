//! The order in which Word wants the children of an element (ECMA-376, wml.xsd). Word refuses what LibreOffice
//! forgives, so it is checked here.

use crate::package::Element;

/// The orders of children that Word insists on, as far as a plan's documents use them.
const ORDERS: &[(&str, &[&str])] = &[
    ("w:document", &["w:body"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:color", "w:sz",
            "w:szCs", "w:u", "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    (
        "w:tblBorders",
        &[
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ],
    ),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:vAlign",
        ],
    ),
    ("w:p", &["w:pPr", "w:r", "w:fldSimple"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
        ],
    ),
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
];

/// Containers in any order, and elements without children.
const FREE: &[&str] = &[
    "w:body",
    "w:trPr",
    "w:r",
    "w:hdr",
    "w:fldSimple",
    "w:tblGrid",
    "w:rPrDefault",
    "w:pBdr",
    "w:compat",
];

/// Every element within has its children in order.
pub(crate) fn check(element: &Element) {
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == element.name) {
        let places = element.children.iter().map(|child| {
            let place = order.iter().position(|name| *name == child.name);
            place.unwrap_or_else(|| panic!("{} in {}", child.name, element.name))
        });
        let places: Vec<usize> = places.collect();
        assert!(
            places.is_sorted(),
            "{}: {:?}",
            element.name,
            element.children.iter().map(|c| &c.name).collect::<Vec<_>>()
        );
    } else {
        let free = FREE.contains(&element.name.as_str());
        assert!(
            free || element.children.is_empty(),
            "{} has no known order",
            element.name
        );
    }
    element.children.iter().for_each(check);
}
