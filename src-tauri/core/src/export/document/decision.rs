//! The decision that issues the plan: head, grounds, articles, signature and "Nơi nhận" side by side
//! (Nghị định 30/2020/NĐ-CP, Phụ lục III, form of a decision).

use super::head;
use super::words::{Paragraph, line, paragraph};
use super::xml::Element;
use crate::paper::plan_words::Decision;

/// The decision's paragraphs and tables.
pub(super) fn decision(own: &Decision) -> Vec<Element> {
    let number_and_date = (own.number.as_str(), own.date.as_str());
    let mut all = vec![
        head::letterhead(&own.head, false, Some(number_and_date)),
        line("Heading1", "QUYẾT ĐỊNH").before(14.0).into(),
        line("Heading2", &own.subject).into(),
        head::short_rule(false),
        line("Authority", &own.authority).before(10.0).into(),
    ];
    let proposer = (!own.proposer.is_empty()).then_some(&own.proposer);
    let grounds = own.basis.iter().chain(proposer).enumerate();
    all.extend(grounds.map(|(at, ground)| {
        let above = if at == 0 { 10.0 } else { 0.0 };
        Element::from(line("Basis", ground).before(above))
    }));
    all.push(
        line("Authority", "QUYẾT ĐỊNH:")
            .before(6.0)
            .keep_next(true)
            .into(),
    );
    all.extend(articles(&own.articles));
    all.push(signature(own));
    all
}

/// "Điều 1. …" with its paragraphs; the last one stays with the signature.
fn articles(articles: &[Vec<String>]) -> Vec<Element> {
    let mut all: Vec<Paragraph> = Vec::new();
    for (number, article) in (1..).zip(articles) {
        for (at, text) in article.iter().enumerate() {
            all.push(match at {
                0 => paragraph("BodyText")
                    .bold(&format!("Điều {number}."))
                    .run(&format!(" {text}")),
                _ => line("BodyText", text),
            });
        }
    }
    if let Some(last) = all.pop() {
        all.push(last.keep_next(true));
    }
    let first = all
        .drain(..all.len().min(1))
        .map(|first| first.before(6.0))
        .collect::<Vec<_>>();
    first.into_iter().chain(all).map(Element::from).collect()
}

/// Room to sign, in empty lines.
const ROOM: usize = 4;

/// "Nơi nhận:" and its list at the left, who signs at the right.
fn signature(own: &Decision) -> Element {
    let mut at_left: Vec<Element> = Vec::new();
    if !own.recipients.is_empty() {
        at_left.push(line("RecipientsTitle", "Nơi nhận:").before(12.0).into());
    }
    let recipients = own.recipients.iter();
    at_left.extend(recipients.map(|text| Element::from(line("Recipients", &format!("- {text}")))));
    let titles = own.signer_titles.iter().enumerate();
    let mut at_right: Vec<Element> = titles
        .map(|(at, title)| {
            line("Signer", title)
                .before(if at == 0 { 12.0 } else { 0.0 })
                .into()
        })
        .collect();
    at_right.extend((0..ROOM).map(|_| Element::from(paragraph("Signer"))));
    at_right.push(line("Signer", &own.signer).into());
    if at_left.is_empty() {
        at_left.push(paragraph("Recipients").into());
    }
    head::side_by_side(head::parts(false), vec![[at_left, at_right]])
}
