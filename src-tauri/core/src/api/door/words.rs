//! The words of the core's names, for the page: it has no tables of its own. Written behind the types.

use std::fmt::Write;

use serde::Serialize;
use ts_rs::{Config, TS};

use crate::dossier;
use crate::import::lists;
use crate::plan::check::Code;
use crate::plan::occurrence::State;
use crate::plan::target::Comparison;
use crate::plan::{About, Kind, Role, fields, outline};
use crate::schedule::Span;
use crate::value::{YEARS, capital};

/// The tables, and the limits that the page must not cross.
pub(super) fn tables(cfg: &Config) -> String {
    let mut text = String::new();
    let first = |word: &'static str| capital(word);
    table(
        &mut text,
        cfg,
        "ROLES",
        "What columns hold.",
        Role::ALL,
        |own| first(own.word()),
    );
    table(
        &mut text,
        cfg,
        "HEADINGS",
        "The headings columns have unless the office says otherwise.",
        Role::ALL,
        |own| own.heading().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "KINDS",
        "What lines are.",
        Kind::ALL,
        |own| first(own.word()),
    );
    table(
        &mut text,
        cfg,
        "ABOUTS",
        "What plans are about.",
        About::ALL,
        |own| first(own.word()),
    );
    table(
        &mut text,
        cfg,
        "COMPARISONS",
        "How a target compares.",
        Comparison::ALL,
        |own| own.word().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "SPANS",
        "The spans of a rhythm.",
        Span::ALL,
        |own| own.word().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "OCCURRENCE_STATES",
        "How far something is.",
        State::ALL,
        |own| own.text().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "FINDING_TITLES",
        "What the checker finds, by kind.",
        Code::ALL,
        |own| own.title().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "LIST_ROLES",
        "What columns of a list of dossiers hold.",
        lists::Role::ALL,
        |own| own.word().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "DOSSIER_STATUSES",
        "Where dossiers stand.",
        dossier::Status::ALL,
        |own| own.word().to_owned(),
    );
    table(
        &mut text,
        cfg,
        "CHANNELS",
        "How dossiers are handed in.",
        dossier::Channel::ALL,
        |own| own.word().to_owned(),
    );
    range(
        &mut text,
        "YEARS",
        "The years that the program knows.",
        *YEARS.start(),
        *YEARS.end(),
    );
    range(
        &mut text,
        "LEVELS",
        "How deep a line stands.",
        0,
        outline::DEEPEST,
    );
    range(
        &mut text,
        "SIZES",
        "The print sizes of a plan's table.",
        *fields::SIZES.start(),
        *fields::SIZES.end(),
    );
    text
}

fn table<T: TS + Serialize + Copy, const N: usize>(
    text: &mut String,
    cfg: &Config,
    name: &str,
    doc: &str,
    all: [T; N],
    word: impl Fn(T) -> String,
) {
    let kind = T::name(cfg);
    let _ = writeln!(
        text,
        "\n/** {doc} */\nexport const {name}: Record<{kind}, string> = {{"
    );
    for own in all {
        let key = serde_json::to_value(own).unwrap_or_default();
        let key = key.as_str().unwrap_or_default();
        let _ = writeln!(text, "  {key}: '{}',", word(own));
    }
    text.push_str("};\n");
}

fn range<T: std::fmt::Display>(text: &mut String, name: &str, doc: &str, first: T, last: T) {
    let _ = writeln!(
        text,
        "\n/** {doc} */\nexport const {name} = {{ first: {first}, last: {last} }};"
    );
}
