//! The decision that issues the plan: head, grounds, articles, signature and "Nơi nhận" side by side
//! (Nghị định 30/2020/NĐ-CP, Phụ lục III, form of a decision).

use super::head;
use super::words::{Paragraph, line, paragraph};
use super::xml::Element;
use crate::paper::texts;
use crate::paper::{DecisionText, PlanPaper};

/// The decision's paragraphs and tables.
pub(super) fn decision(paper: &PlanPaper<'_>, text: &DecisionText) -> Vec<Element> {
    let plan = paper.plan;
    let number = texts::number_text(&plan.number, &paper.office.symbol);
    let date = texts::date_line(&paper.office.place, &plan.date, plan.year);
    let mut all = vec![
        head::letterhead(paper, false, Some((number, date))),
        line("Heading1", "QUYẾT ĐỊNH").before(14.0).into(),
        line("Heading2", text.subject.trim()).into(),
        head::short_rule(false),
        line("Authority", &authority(paper, text))
            .before(10.0)
            .into(),
    ];
    let grounds: Vec<Paragraph> = text
        .basis
        .iter()
        .chain([&text.proposer])
        .map(|ground| ground.trim())
        .filter(|ground| !ground.is_empty())
        .enumerate()
        .map(|(at, ground)| line("Basis", ground).before(if at == 0 { 10.0 } else { 0.0 }))
        .collect();
    all.extend(grounds.into_iter().map(Element::from));
    all.push(
        line("Authority", "QUYẾT ĐỊNH:")
            .before(6.0)
            .keep_next(true)
            .into(),
    );
    all.extend(articles(&text.articles));
    all.push(signature(paper, text));
    all
}

fn authority(paper: &PlanPaper<'_>, text: &DecisionText) -> String {
    match text.authority.trim() {
        "" => texts::body_name(&paper.office.body).to_uppercase(),
        own => own.to_owned(),
    }
}

/// "Điều 1. …" with its paragraphs; the last one stays with the signature.
fn articles(articles: &[String]) -> Vec<Element> {
    let mut all: Vec<Paragraph> = Vec::new();
    for (number, article) in (1..).zip(articles) {
        for (at, text) in article.trim().split('\n').enumerate() {
            all.push(match at {
                0 => paragraph("BodyText")
                    .bold(&format!("Điều {number}."))
                    .run(&format!(" {}", text.trim())),
                _ => line("BodyText", text.trim()),
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
fn signature(paper: &PlanPaper<'_>, text: &DecisionText) -> Element {
    let mut at_left: Vec<Element> = Vec::new();
    let recipients = text.recipients.iter().map(|recipient| recipient.trim());
    let recipients: Vec<&str> = recipients
        .filter(|recipient| !recipient.is_empty())
        .collect();
    if !recipients.is_empty() {
        at_left.push(line("RecipientsTitle", "Nơi nhận:").before(12.0).into());
    }
    at_left.extend(
        recipients
            .iter()
            .map(|text| Element::from(line("Recipients", &format!("- {text}")))),
    );
    let titles = paper.office.signer_titles(paper.plan);
    let titles = titles.iter().enumerate();
    let mut at_right: Vec<Element> = titles
        .map(|(at, title)| {
            line("Signer", title)
                .before(if at == 0 { 12.0 } else { 0.0 })
                .into()
        })
        .collect();
    at_right.extend((0..ROOM).map(|_| Element::from(paragraph("Signer"))));
    at_right.push(line("Signer", &paper.office.signer(paper.plan)).into());
    if at_left.is_empty() {
        at_left.push(paragraph("Recipients").into());
    }
    head::side_by_side(head::parts(false), vec![[at_left, at_right]])
}
