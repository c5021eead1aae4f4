//! The words of the core's names, for the page: it has no tables of its own. Written behind the types.

use std::fmt::Write;

use serde::Serialize;
use ts_rs::{Config, TS};

use crate::agenda::next::Act;
use crate::dossier;
use crate::form::{ColumnKind, Severity, Status};
use crate::import::lists;
use crate::import::plan::{Above, Use};
use crate::plan::carry::Fate;
use crate::plan::check::Code;
use crate::plan::numbering::Style;
use crate::plan::occurrence::{Standing, State};
use crate::plan::target::Comparison;
use crate::plan::words::AMENDING;
use crate::plan::{self, About, Kind, Role, fields, outline};
use crate::schedule::{Day, Schedule, Span};
use crate::sheet::{LineKind, locked};
use crate::value::{YEARS, capital};

/// The tables, and the limits that the page must not cross.
pub(super) fn tables(cfg: &Config) -> String {
    let mut own = Written {
        text: String::new(),
        cfg,
    };
    let first = |word: &'static str| capital(word);
    own.table("ROLES", "What columns hold.", Role::ALL, |own| {
        first(own.word())
    });
    own.table(
        "COLUMN_USES",
        "What columns of a plan's file are used for.",
        Use::ALL,
        |own| first(own.word()),
    );
    own.table(
        "HEADINGS",
        "The headings columns have unless the office says otherwise.",
        Role::ALL,
        |own| own.heading().to_owned(),
    );
    own.table("KINDS", "What lines are.", Kind::ALL, |own| {
        first(own.word())
    });
    own.table("ABOUTS", "What plans are about.", About::ALL, |own| {
        first(own.word())
    });
    own.table(
        "PLAN_STATES",
        "How far plans are.",
        plan::State::ALL,
        |own| first(own.word()),
    );
    own.constant(
        "AMENDING",
        "Said of a plan with an amendment under way.",
        &first(AMENDING),
    );
    own.table(
        "FATES",
        "What becomes of the lines of an earlier plan.",
        Fate::ALL,
        |own| first(own.word()),
    );
    own.table(
        "NUMBERINGS",
        "How labels are renumbered.",
        Style::ALL,
        |own| first(own.word()),
    );
    own.table(
        "NUMBERING_EXAMPLES",
        "What labels look like then.",
        Style::ALL,
        |own| own.example().to_owned(),
    );
    own.table(
        "HEADING_KINDS",
        "What stands above a plan's table.",
        Above::ALL,
        |own| first(own.word()),
    );
    own.table(
        "COMPARISONS",
        "How a target compares.",
        Comparison::ALL,
        |own| own.word().to_owned(),
    );
    own.table("SPANS", "The spans of a rhythm.", Span::ALL, |own| {
        own.word().to_owned()
    });
    own.kinds(
        "SCHEDULE_KINDS",
        "What a time can be chosen to mean.",
        &Schedule::kinds(),
        |own| first(own.kind_word()),
    );
    own.kinds(
        "DAY_KINDS",
        "When in a span of a rhythm something is due.",
        &Day::KINDS,
        |own| own.kind_word().to_owned(),
    );
    own.table(
        "OCCURRENCE_STATES",
        "How far something is.",
        State::ALL,
        |own| own.text().to_owned(),
    );
    own.table(
        "STANDINGS",
        "Where something stands on its due date.",
        Standing::ALL,
        |own| first(own.word()),
    );
    own.table(
        "FINDING_TITLES",
        "What the checker finds, by kind.",
        Code::ALL,
        |own| own.title().to_owned(),
    );
    own.table(
        "LIST_ROLES",
        "What columns of a list of dossiers hold.",
        lists::Role::ALL,
        |own| own.word().to_owned(),
    );
    own.table(
        "DOSSIER_STATUSES",
        "Where dossiers stand.",
        dossier::Status::ALL,
        |own| own.word().to_owned(),
    );
    own.table(
        "CHANNELS",
        "How dossiers are handed in.",
        dossier::Channel::ALL,
        |own| own.word().to_owned(),
    );
    own.table(
        "COLUMN_KINDS",
        "What stands in a form's columns.",
        ColumnKind::ALL,
        |own| own.word().to_owned(),
    );
    own.table(
        "FIXED_LINES",
        "Why nothing is typed in lines; empty for those with figures.",
        LineKind::ALL,
        |own| locked::of_line(own).unwrap_or_default().to_owned(),
    );
    own.table(
        "SEVERITIES",
        "How grave findings are.",
        Severity::ALL,
        |own| first(own.word()),
    );
    own.table(
        "FORM_STATUSES",
        "Where forms come from.",
        Status::ALL,
        |own| own.word().to_owned(),
    );
    own.table(
        "NEXT_ACTS",
        "What the button of the next step does.",
        Act::ALL,
        |own| first(own.word()),
    );
    let (first, last) = (*YEARS.start(), *YEARS.end());
    own.range("YEARS", "The years that the program knows.", first, last);
    own.range("LEVELS", "How deep a line stands.", 0, outline::DEEPEST);
    let (first, last) = (*fields::SIZES.start(), *fields::SIZES.end());
    own.range("SIZES", "The print sizes of a plan's table.", first, last);
    own.text
}

/// What is written so far.
struct Written<'a> {
    text: String,
    cfg: &'a Config,
}

impl Written<'_> {
    fn table<T: TS + Serialize + Copy, const N: usize>(
        &mut self,
        name: &str,
        doc: &str,
        all: [T; N],
        word: impl Fn(T) -> String,
    ) {
        let kind = T::name(self.cfg);
        let _ = writeln!(
            self.text,
            "\n/** {doc} */\nexport const {name}: Record<{kind}, string> = {{"
        );
        for own in all {
            let key = serde_json::to_value(own).unwrap_or_default();
            let key = key.as_str().unwrap_or_default();
            let _ = writeln!(self.text, "  {key}: '{}',", word(own));
        }
        self.text.push_str("};\n");
    }

    /// A table of types that carry something: by their kind alone, of those that are offered.
    fn kinds<T: TS + Serialize>(
        &mut self,
        name: &str,
        doc: &str,
        offered: &[T],
        word: impl Fn(&T) -> String,
    ) {
        let kind = T::name(self.cfg);
        let _ = writeln!(self.text, "\n/** {doc} */\nexport const {name} = {{");
        for own in offered {
            let value = serde_json::to_value(own).unwrap_or_default();
            let key = value["kind"].as_str().unwrap_or_default();
            let _ = writeln!(self.text, "  {key}: '{}',", word(own));
        }
        let _ = writeln!(
            self.text,
            "}} satisfies Partial<Record<{kind}['kind'], string>>;"
        );
    }

    fn range<T: std::fmt::Display>(&mut self, name: &str, doc: &str, first: T, last: T) {
        let _ = writeln!(
            self.text,
            "\n/** {doc} */\nexport const {name} = {{ first: {first}, last: {last} }};"
        );
    }

    fn constant(&mut self, name: &str, doc: &str, word: &str) {
        let _ = writeln!(self.text, "\n/** {doc} */\nexport const {name} = '{word}';");
    }
}
