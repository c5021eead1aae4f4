//! Word files: a plan's appendices, and the whole decision with its plan, for the officer to finish in Word.
//! The parts are written as they are (no Word crate is in between): every element is ours to put where Word wants it.

mod decision;
mod head;
mod page;
mod parts;
mod styles;
mod table;
mod words;
mod xml;

use crate::error::{Error, Result};
use crate::paper::paragraphs::paragraphs;
use crate::paper::{PlanPaper, lines, plan_words};
use crate::plan::Appendix;
use crate::value::{one_line, told::verbatim};
use words::paragraph;
use xml::{Element, RELATIONS, WORD, element};

/// The Word file of a plan's appendices, with the decision before them when there is one.
///
/// # Errors
///
/// There is nothing to write.
pub fn plan_word(paper: &PlanPaper<'_>) -> Result<Vec<u8>> {
    let appendices = paper.appendices();
    if appendices.is_empty() {
        return Err(Error::Invalid(
            "Kế hoạch không có phụ lục nào để xuất. Thêm phụ lục rồi xuất lại.".to_owned(),
        ));
    }
    let mut sections: Vec<(Vec<Element>, bool)> = Vec::new();
    if let Some(text) = paper.decision {
        let own = plan_words::decision(paper, text);
        sections.push((decision::decision(&own), false));
    }
    for appendix in &appendices {
        let own = plan_words::appendix_head(paper, appendix);
        let mut content = head::titles(&own, appendix.landscape);
        match appendix.prose {
            true => content.extend(prose(appendix)),
            false => content.push(table::table(appendix)),
        }
        sections.push((content, appendix.landscape));
    }
    let sizes = appendices.iter().map(|appendix| lines::size(appendix));
    let mut sizes: Vec<u8> = sizes.map(|size| size as u8).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let properties = parts::Properties {
        title: one_line(&paper.plan.title),
        author: crate::paper::texts::body_name(&paper.office.body),
        made_at: paper.made_at,
    };
    parts::package(document(sections), styles::part(&sizes), &properties)
        .map_err(|error| Error::Invalid(format!("Không lập được tệp Word ({}).", verbatim(error))))
}

/// The numbered paragraphs of an appendix in prose.
fn prose(appendix: &Appendix) -> impl Iterator<Item = Element> {
    paragraphs(appendix).into_iter().map(|own| match own.title {
        true => paragraph("BodyText").bold(&own.text).keep_next(true).into(),
        false => words::line("BodyText", &own.text).into(),
    })
}

/// `word/document.xml`. A section's paper stands at its end: in its last paragraph, the last section's after all.
fn document(sections: Vec<(Vec<Element>, bool)>) -> Element {
    let mut body = element("w:body");
    let last = sections.len().saturating_sub(1);
    for (at, (content, landscape)) in sections.into_iter().enumerate() {
        let paper = page::section(landscape);
        // Word wants a paragraph after a table; it is too low to be seen or to need a page.
        let end = paragraph("End");
        body = body.children(content);
        body = match at == last {
            true => body.child(end.into()).child(paper),
            false => body.child(end.ends(paper).into()),
        };
    }
    element("w:document")
        .with("xmlns:w", WORD)
        .with("xmlns:r", RELATIONS)
        .child(body)
}
