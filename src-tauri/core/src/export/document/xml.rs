//! XML as a value: elements made by functions, written at once. What a text may not contain in XML is left out.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// The namespace of a document's text.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// That of the relationships between its parts.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Content>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Element(Element),
    Text(String),
}

/// An empty element.
pub(super) fn element(name: &'static str) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        content: Vec::new(),
    }
}

/// An empty element with a `w:val`.
pub(super) fn value(name: &'static str, value: impl ToString) -> Element {
    element(name).with("w:val", value)
}

impl Element {
    /// With an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Element {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// With a text.
    pub(super) fn text(mut self, text: &str) -> Element {
        self.content.push(Content::Text(allowed(text)));
        self
    }

    /// With a child after the others.
    pub(super) fn child(mut self, child: Element) -> Element {
        self.content.push(Content::Element(child));
        self
    }

    /// With some children after the others.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.content
            .extend(children.into_iter().map(Content::Element));
        self
    }

    /// The part of a package this element is the root of.
    pub(super) fn part(&self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )))?;
        self.write(&mut writer)?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter();
        let start = BytesStart::new(self.name)
            .with_attributes(attributes.map(|(name, value)| (*name, value.as_str())));
        if self.content.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for content in &self.content {
            match content {
                Content::Element(element) => element.write(writer)?,
                Content::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// A text without the signs XML 1.0 has no way to write.
fn allowed(text: &str) -> String {
    let bad =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| !bad(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_xml_are_escaped_and_those_it_cannot_write_left_out() {
        let root = element("w:p")
            .child(value("w:jc", "a\"<"))
            .child(element("w:t").text("<&>\u{1}\u{c}ế"));
        let part = String::from_utf8(root.part().unwrap()).unwrap();
        assert_eq!(
            part,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <w:p><w:jc w:val=\"a&quot;&lt;\"/><w:t>&lt;&amp;&gt;ế</w:t></w:p>"
        );
    }
}
