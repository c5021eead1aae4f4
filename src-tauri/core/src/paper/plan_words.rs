//! What a plan's paper says beside its tables: the decision, and what stands above an appendix. Made once; the pages,
//! the Word file and the workbook all take their words from here. Pure.

use serde::Serialize;

use super::texts::{self, COUNTRY, MOTTO};
use super::{DecisionText, PlanPaper};
use crate::plan::Appendix;

/// Country, motto and who issues: the head of a document that stands on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// Quốc hiệu.
    pub country: &'static str,
    /// Tiêu ngữ.
    pub motto: &'static str,
    /// The issuing body, in capitals, a line each.
    pub body: Vec<String>,
}

/// What stands above an appendix's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppendixHead {
    /// A plan that is issued with a decision has a letterhead of its own; an appendix with a name has none
    /// (Nghị định 30/2020/NĐ-CP, Phụ lục III).
    pub head: Option<Letterhead>,
    /// "Phụ lục I"; empty for the only table of a plan.
    pub name: String,
    /// The title in capitals, a line each.
    pub title: Vec<String>,
    /// "(Kèm theo Quyết định số …)".
    pub attached: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Its letterhead.
    pub head: Letterhead,
    /// "12/QĐ-UBND".
    pub number: String,
    /// "Đông Hải, ngày 05 tháng 02 năm 2026".
    pub date: String,
    /// "Ban hành Kế hoạch …".
    pub subject: String,
    /// Who decides, in capitals.
    pub authority: String,
    /// "Căn cứ …;", one each.
    pub basis: Vec<String>,
    /// "Theo đề nghị của …"; may be empty.
    pub proposer: String,
    /// The articles without "Điều 1.", each with its paragraphs. One without words is none.
    pub articles: Vec<Vec<String>>,
    /// Authority and title of who signs, in capitals, a line each.
    pub signer_titles: Vec<String>,
    /// Who signs.
    pub signer: String,
    /// "Nơi nhận:", without dashes.
    pub recipients: Vec<String>,
}

/// What stands above the table of an appendix.
pub fn appendix_head(paper: &PlanPaper<'_>, own: &Appendix) -> AppendixHead {
    let name = own.name.trim();
    AppendixHead {
        head: name.is_empty().then(|| letterhead(paper)),
        name: name.to_owned(),
        title: texts::title_lines(texts::appendix_title(paper.plan, own)),
        attached: texts::attached_line(paper.plan, own, &paper.office),
    }
}

/// The decision that issues a plan.
pub fn decision(paper: &PlanPaper<'_>, text: &DecisionText) -> Decision {
    let (plan, office) = (paper.plan, &paper.office);
    let authority = match text.authority.trim() {
        "" => texts::body_name(&office.body),
        own => own.to_owned(),
    };
    let articles = text.articles.iter().map(|own| filled(own.lines()));
    Decision {
        head: letterhead(paper),
        number: texts::number_text(&plan.number, &office.symbol),
        date: texts::date_line(&office.place, &plan.date, plan.year),
        subject: text.subject.trim().to_owned(),
        authority: authority.to_uppercase(),
        basis: filled(text.basis.iter().map(String::as_str)),
        proposer: text.proposer.trim().to_owned(),
        articles: articles.filter(|own| !own.is_empty()).collect(),
        signer_titles: office.signer_titles(plan),
        signer: office.signer(plan),
        recipients: filled(text.recipients.iter().map(String::as_str)),
    }
}

fn letterhead(paper: &PlanPaper<'_>) -> Letterhead {
    Letterhead {
        country: COUNTRY,
        motto: MOTTO,
        body: texts::body_lines(&paper.office.body),
    }
}

fn filled<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
