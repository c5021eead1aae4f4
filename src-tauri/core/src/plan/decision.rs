//! The text of the decision that issues a plan: the office's standard, carried to the plan's title and year, or the
//! one that comes with the program.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use ts_rs::TS;

use super::name::{sentence_case, usual_title};
use super::template::{self, Fault};
use super::{About, Plan, carry};
use crate::value::{TooLong, one_line, tidy};

/// The text of the decision that issues a plan. Empty lists mean: nothing there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Decision {
    /// "Ban hành Kế hoạch …".
    pub subject: String,
    /// Who decides, in capitals: "ỦY BAN NHÂN DÂN PHƯỜNG …".
    pub authority: String,
    /// "Căn cứ …;", one each.
    pub basis: Vec<String>,
    /// "Theo đề nghị của …".
    pub proposer: String,
    /// The articles' texts, without "Điều 1."; line breaks separate paragraphs.
    pub articles: Vec<String>,
    /// "Nơi nhận:" lines, without dashes.
    pub recipients: Vec<String>,
}

/// The most letters of a decision in all.
const LONGEST: usize = 50_000;

impl Decision {
    /// As it is kept: tidied, empty lines gone.
    ///
    /// # Errors
    ///
    /// When it is too long in all.
    pub fn read(&self) -> Result<Decision, TooLong> {
        let texts = |texts: &[String]| -> Vec<String> {
            let texts = texts.iter().map(|text| tidy(text));
            texts.filter(|text| !text.is_empty()).collect()
        };
        let read = Decision {
            subject: tidy(&self.subject),
            authority: tidy(&self.authority),
            basis: texts(&self.basis),
            proposer: tidy(&self.proposer),
            articles: texts(&self.articles),
            recipients: texts(&self.recipients),
        };
        let lists = [&read.basis, &read.articles, &read.recipients];
        let single = [&read.subject, &read.authority, &read.proposer];
        let all = lists.into_iter().flatten().chain(single);
        match all.map(|text| text.chars().count()).sum::<usize>() {
            0..=LONGEST => Ok(read),
            _ => Err(TooLong {
                what: "Nội dung quyết định".to_owned(),
                most: LONGEST,
            }),
        }
    }

    /// The same of a plan of another year.
    pub fn in_year(self, old: i32, year: i32) -> Decision {
        self.each(|text| carry::shifted(&text, old, year))
    }

    fn each(self, change: impl Fn(String) -> String) -> Decision {
        let all = |texts: Vec<String>| texts.into_iter().map(&change).collect();
        Decision {
            subject: change(self.subject),
            authority: self.authority,
            basis: all(self.basis),
            proposer: change(self.proposer),
            articles: all(self.articles),
            recipients: all(self.recipients),
        }
    }
}

/// What stands for the plan's title.
const TITLE: &str = "{kế hoạch}";

/// An office's standard text, with the year it was written for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// The year.
    pub year: i32,
    /// The text; none as long as the office has not made one.
    pub text: Option<Decision>,
}

impl Standard {
    /// A plan's decision as the office's standard: its title and year become those of the plan it is used for.
    pub fn of(plan: &Plan, text: Decision) -> Standard {
        let title = sentence_case(&one_line(&plan.title));
        Standard {
            year: plan.year,
            text: Some(text.each(|text| match title.is_empty() {
                true => text,
                false => replaced(&text, &title, TITLE),
            })),
        }
    }

    /// The text for a plan; none as long as the office has not made one.
    pub fn for_plan(self, plan: &Plan) -> Option<Decision> {
        let title = sentence_case(&one_line(&plan.title));
        let text = self.text?.each(|text| text.replace(TITLE, &title));
        Some(text.in_year(self.year, plan.year))
    }
}

/// Replaces a text wherever it stands, whatever its case.
fn replaced(text: &str, wanted: &str, by: &str) -> String {
    let lower = |text: &str| -> Vec<char> {
        let one = |c: char| c.to_lowercase().next().unwrap_or(c);
        text.chars().map(one).collect()
    };
    let (letters, wanted) = (lower(text), lower(wanted));
    let original: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (String::with_capacity(text.len()), 0);
    while at < original.len() {
        if letters[at..].starts_with(&wanted) {
            found.push_str(by);
            at += wanted.len();
        } else {
            found.push(original[at]);
            at += 1;
        }
    }
    found
}

/// Who is named in a decision; what an office has not said is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Names<'a> {
    /// Who issues it: "UBND phường Đông Hải".
    pub body: &'a str,
    /// The centre: "Trung tâm Phục vụ hành chính công phường Đông Hải".
    pub centre: &'a str,
    /// The superior office: "UBND thành phố Hải Phòng".
    pub superior: &'a str,
}

/// A decision with names in braces, read from a file and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(File);

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    subject: Spanned<String>,
    authority: Spanned<String>,
    #[serde(default)]
    basis: Vec<Basis>,
    proposer: Spanned<String>,
    articles: Vec<Spanned<String>>,
    recipients: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Basis {
    text: Spanned<String>,
    /// Only for plans about this.
    about: Option<About>,
}

/// What stands for what the plan carries out.
const BASIS: &str = "{căn cứ}";

/// What may stand in braces.
const NAMES: [&str; 6] = [
    TITLE,
    "{cơ quan}",
    "{CƠ QUAN}",
    "{trung tâm}",
    "{cấp trên}",
    BASIS,
];

impl Pattern {
    /// The one that comes with the program.
    ///
    /// # Errors
    ///
    /// When it is wrong; a test sees to it that it is not.
    pub fn built_in() -> Result<&'static Pattern, &'static Fault> {
        static READ: LazyLock<Result<Pattern, Fault>> = LazyLock::new(|| {
            let file = template::DECISION;
            Pattern::read(file, template::asset(file).unwrap_or_default())
        });
        READ.as_ref()
    }

    /// Reads a pattern; `file` is its name.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn read(file: &str, text: &str) -> Result<Pattern, Fault> {
        let own: File = template::parsed(file, text)?;
        let texts = [&own.subject, &own.authority, &own.proposer].into_iter();
        let texts = texts.chain(&own.articles).chain(&own.recipients);
        for one in texts.chain(own.basis.iter().map(|one| &one.text)) {
            let rest = NAMES
                .iter()
                .fold(one.get_ref().clone(), |rest, name| rest.replace(name, ""));
            if rest.contains(['{', '}']) {
                let why = format!(
                    "có dấu {{ }} không đi với tên nào. Dùng một trong các tên: {}.",
                    NAMES.join(", ")
                );
                return Err(Fault::at(file, text, one.span().start, &why));
            }
        }
        Ok(Pattern(own))
    }

    /// The decision for a plan.
    pub fn text(&self, plan: &Plan, names: Names<'_>) -> Decision {
        let or = |text: &str, other: &str| match text.trim() {
            "" => other.to_owned(),
            text => text.to_owned(),
        };
        let title = match plan.title.trim() {
            "" => usual_title(plan.about, plan.year),
            title => one_line(title),
        };
        let body = or(names.body, "UBND phường").replace("UBND", "Ủy ban nhân dân");
        let carried = plan.basis.trim().trim_end_matches([';', '.']);
        let carried = carried.strip_prefix("Căn cứ ").unwrap_or(carried);
        let values = [
            sentence_case(&title),
            body.clone(),
            body.to_uppercase(),
            or(names.centre, "Trung tâm Phục vụ hành chính công"),
            or(names.superior, "UBND thành phố"),
            carried.to_owned(),
        ];
        let one = |text: &Spanned<String>| {
            let named = NAMES.iter().zip(&values);
            named.fold(text.get_ref().clone(), |text, (name, value)| {
                text.replace(name, value)
            })
        };
        let fits = |own: &&Basis| {
            own.about.is_none_or(|about| about == plan.about)
                && !(carried.is_empty() && own.text.get_ref().contains(BASIS))
        };
        let File {
            subject,
            authority,
            basis,
            proposer,
            articles,
            recipients,
        } = &self.0;
        Decision {
            subject: one(subject),
            authority: one(authority),
            basis: basis
                .iter()
                .filter(fits)
                .map(|own| one(&own.text))
                .collect(),
            proposer: one(proposer),
            articles: articles.iter().map(one).collect(),
            recipients: recipients.iter().map(one).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
