//! Paragraphs and runs, in the order of elements the schema wants: Word refuses what LibreOffice forgives.

use super::xml::{Element, element, value};
use crate::paper::measure::{self, Font};

/// Twips in a point.
pub(super) const POINT: f64 = 20.0;

/// A paragraph in a style.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    style: String,
    keep_next: bool,
    indents: Option<(u32, u32)>,
    before: Option<u32>,
    runs: Vec<Element>,
    section: Option<Element>,
}

/// An empty paragraph of a style.
pub(super) fn paragraph(style: impl Into<String>) -> Paragraph {
    Paragraph {
        style: style.into(),
        keep_next: false,
        indents: None,
        before: None,
        runs: Vec::new(),
        section: None,
    }
}

/// A paragraph with a text; line breaks stay within it.
pub(super) fn line(style: impl Into<String>, text: &str) -> Paragraph {
    paragraph(style).run(text)
}

/// A horizontal rule in the middle of a width, both in points.
pub(super) fn rule(length: f64, width: f64) -> Element {
    let side = ((width - length).max(0.0) / 2.0 * POINT) as u32;
    let mut rule = paragraph("Rule");
    rule.indents = Some((side, side));
    rule.into()
}

/// How wide a bold text is.
pub(super) fn bold_width(text: &str, size: f64) -> f64 {
    measure::width(text, Font::bold(size))
}

impl Paragraph {
    /// With a run as the style has it.
    pub(super) fn run(self, text: &str) -> Paragraph {
        self.styled_run(text, None)
    }

    /// With a bold run.
    pub(super) fn bold(self, text: &str) -> Paragraph {
        self.styled_run(text, Some(element("w:rPr").child(element("w:b"))))
    }

    fn styled_run(mut self, text: &str, properties: Option<Element>) -> Paragraph {
        if !text.is_empty() {
            let run = element("w:r").children(properties);
            self.runs.push(run.children(pieces(text)));
        }
        self
    }

    /// On the same page as what follows, when asked to.
    pub(super) fn keep_next(mut self, keep: bool) -> Paragraph {
        self.keep_next = keep;
        self
    }

    /// With space above it, in points.
    pub(super) fn before(mut self, points: f64) -> Paragraph {
        self.before = Some((points * POINT) as u32);
        self
    }

    /// The last of its section, with the section's properties.
    pub(super) fn ends(mut self, section: Element) -> Paragraph {
        self.section = Some(section);
        self
    }
}

impl From<Paragraph> for Element {
    fn from(paragraph: Paragraph) -> Element {
        let mut properties = element("w:pPr").child(value("w:pStyle", paragraph.style));
        if paragraph.keep_next {
            properties = properties.child(element("w:keepNext"));
        }
        if let Some(before) = paragraph.before {
            properties = properties.child(element("w:spacing").with("w:before", before));
        }
        if let Some((left, right)) = paragraph.indents {
            let indents = element("w:ind").with("w:left", left).with("w:right", right);
            properties = properties.child(indents);
        }
        properties = properties.children(paragraph.section);
        element("w:p").child(properties).children(paragraph.runs)
    }
}

/// The content of a run: text, breaks, tabs.
fn pieces(text: &str) -> Vec<Element> {
    let mut pieces = Vec::new();
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            pieces.push(element("w:br"));
        }
        for (i, part) in line.split('\t').enumerate() {
            if i > 0 {
                pieces.push(element("w:tab"));
            }
            if !part.is_empty() {
                pieces.push(element("w:t").with("xml:space", "preserve").text(part));
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_come_in_the_order_of_the_schema() {
        let mut all = paragraph("BodyText").bold("Điều 1.").run(" a\nb\tc");
        all = all.keep_next(true).before(6.0);
        all.indents = Some((10, 20));
        let part = Element::from(all.ends(element("w:sectPr"))).part().unwrap();
        let part = String::from_utf8(part).unwrap();
        assert!(part.ends_with(
            "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:keepNext/><w:spacing w:before=\"120\"/>\
             <w:ind w:left=\"10\" w:right=\"20\"/><w:sectPr/></w:pPr>\
             <w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Điều 1.</w:t></w:r>\
             <w:r><w:t xml:space=\"preserve\"> a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t>\
             <w:tab/><w:t xml:space=\"preserve\">c</w:t></w:r></w:p>"
        ));
    }
}
