//! Counting dossiers: columns with conditions, a rule, days and dossiers → figures, and for every figure its dossiers.
//! Pure: which row a dossier belongs to is the caller's.
//!
//! Under the usual rule (3) = (7) + (11) holds by construction: what was received by the last day and had not ended
//! before the first either ended in the days or is pending. A rule that leaves dossiers out of early, on time, late and
//! in time, or late ones with an apology apart, leaves them in `received`, `carried`, `done` and `pending`: the sums
//! then differ by just these dossiers, and the form says so. Nothing is taken from the other side to make it fit.

pub mod answers;
pub mod drift;
pub mod facts;
pub mod rule;

use answers::{Answers, Needs, and, or};

use crate::calendar::Span;
use crate::condition::Condition;
use crate::dossier::Facts;
use crate::procedure::Level;
use rule::Rule;

/// A dossier as it is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Subject {
    /// What the caller knows it by.
    pub id: i64,
    /// The row of the form it belongs to.
    pub line: u32,
    /// Its procedure, an index in the catalogue; None where that has none: it makes no procedure active.
    pub procedure: Option<u32>,
    /// Its procedure's level.
    pub level: Option<Level>,
    /// Whether its procedure costs a fee.
    pub fee: Option<bool>,
    /// What is known of it.
    pub facts: Facts,
}

/// A procedure of the catalogue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    /// The row of the form it is counted in, whatever its dossiers' rows.
    pub line: u32,
    /// Its level.
    pub level: Option<Level>,
    /// Whether it costs a fee.
    pub fee: Option<bool>,
}

/// A figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Dossiers or procedures of which the condition is so.
    pub count: u32,
    /// Those of which it cannot be said.
    pub unknown: u32,
}

impl Tally {
    fn add(&mut self, is_so: Option<bool>) {
        match is_so {
            Some(true) => self.count += 1,
            Some(false) => {}
            None => self.unknown += 1,
        }
    }
}

/// The figures of all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    conditions: usize,
    tallies: Vec<Tally>,
}

impl Counts {
    /// What a condition (by its place) counted in a row; nothing in a row that is not there.
    pub fn tally(&self, line: u32, condition: usize) -> Tally {
        let row = self
            .tallies
            .chunks(self.conditions.max(1))
            .nth(line as usize);
        let tally = row.and_then(|row| row.get(condition));
        tally.copied().unwrap_or_default()
    }
}

/// What a figure is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    /// The dossiers that are counted, in their order; where procedures are counted, those that made them active.
    pub known: Vec<i64>,
    /// The dossiers of which it cannot be said; where procedures are counted, all for which one may be.
    pub unknown: Vec<i64>,
    /// The procedures that are counted; none where dossiers are.
    pub procedures: Vec<u32>,
    /// The procedures of which it cannot be said.
    pub unknown_procedures: Vec<u32>,
}

/// A condition, ready to be asked.
#[derive(Debug, Clone, Copy)]
enum Asked {
    Dossiers(Needs),
    Procedures {
        /// Of the procedure.
        own: Needs,
        /// Of one of its dossiers; None: it needs none.
        dossier: Option<Needs>,
    },
}

impl Asked {
    fn of(condition: &Condition) -> Asked {
        if !condition.procedures {
            return Asked::Dossiers(Needs::of(&condition.terms));
        }
        let of = |of_procedure: bool| {
            let terms = condition.terms.iter();
            Needs::of(terms.filter(move |(word, _)| word.is_of_procedure() == of_procedure))
        };
        Asked::Procedures {
            own: of(true),
            dossier: Some(of(false)).filter(|needs| !needs.is_empty()),
        }
    }
}

/// Which procedures have a dossier that meets what is asked of one.
struct Active(Vec<Option<bool>>);

impl Active {
    fn none(of: &[Listed]) -> Active {
        Active(vec![Some(false); of.len()])
    }

    fn see(&mut self, procedure: Option<u32>, is_so: Option<bool>) {
        let own = procedure.and_then(|procedure| self.0.get_mut(procedure as usize));
        if let Some(own) = own {
            *own = or(*own, is_so);
        }
    }

    /// Whether a procedure counts.
    fn counts(
        &self,
        index: usize,
        listed: &Listed,
        own: Needs,
        needs_dossier: bool,
    ) -> Option<bool> {
        let answers = Answers::default().with_procedure(listed.level, listed.fee);
        let active = match needs_dossier {
            true => self.0.get(index).copied().flatten(),
            false => Some(true),
        };
        and(own.met(answers), active)
    }
}

fn answers_of(subject: &Subject, rule: &Rule, span: Span) -> Option<Answers> {
    let answers = facts::answers(&subject.facts, rule, span)?;
    Some(answers.with_procedure(subject.level, subject.fee))
}

/// Counts all conditions in all rows. A dossier or procedure whose row is not among `lines` counts in none.
pub fn count(
    conditions: &[&Condition],
    rule: &Rule,
    span: Span,
    subjects: &[Subject],
    listed: &[Listed],
    lines: usize,
) -> Counts {
    let width = conditions.len();
    let mut tallies = vec![Tally::default(); width * lines];
    let mut of_dossiers = Vec::new();
    let mut of_procedures = Vec::new();
    for (at, condition) in conditions.iter().enumerate() {
        match Asked::of(condition) {
            Asked::Dossiers(needs) => of_dossiers.push((at, needs)),
            Asked::Procedures { own, dossier } => {
                of_procedures.push((at, own, dossier, Active::none(listed)));
            }
        }
    }
    for subject in subjects {
        let Some(answers) = answers_of(subject, rule, span) else {
            continue;
        };
        let row = tallies.get_mut(subject.line as usize * width..);
        if let Some(row) = row.and_then(|row| row.get_mut(..width)) {
            for (at, needs) in &of_dossiers {
                row[*at].add(needs.met(answers));
            }
        }
        for (_, _, dossier, active) in &mut of_procedures {
            if let Some(needs) = dossier {
                active.see(subject.procedure, needs.met(answers));
            }
        }
    }
    for (at, own, dossier, active) in &of_procedures {
        for (index, procedure) in listed.iter().enumerate() {
            let tally = tallies.get_mut(procedure.line as usize * width + at);
            if let Some(tally) = tally {
                tally.add(active.counts(index, procedure, *own, dossier.is_some()));
            }
        }
    }
    Counts {
        conditions: width,
        tallies,
    }
}

/// What the figure of a condition in a row is made of; in all rows together without one.
pub fn members(
    condition: &Condition,
    rule: &Rule,
    span: Span,
    subjects: &[Subject],
    listed: &[Listed],
    line: Option<u32>,
) -> Members {
    let is_here = |own: u32| line.is_none_or(|line| line == own);
    let mut found = Members::default();
    let met = |subject: &Subject, needs: Needs| {
        let answers = answers_of(subject, rule, span);
        answers.map_or(Some(false), |answers| needs.met(answers))
    };
    let (own, dossier) = match Asked::of(condition) {
        Asked::Procedures { own, dossier } => (own, dossier),
        Asked::Dossiers(needs) => {
            for subject in subjects.iter().filter(|subject| is_here(subject.line)) {
                match met(subject, needs) {
                    Some(true) => found.known.push(subject.id),
                    Some(false) => {}
                    None => found.unknown.push(subject.id),
                }
            }
            return found;
        }
    };
    let mut active = Active::none(listed);
    // Those that make a procedure active, or may.
    let mut making = Vec::new();
    for subject in subjects {
        let here = subject.procedure.and_then(|own| listed.get(own as usize));
        let here = here.is_some_and(|procedure| is_here(procedure.line));
        let Some(needs) = dossier.filter(|_| here) else {
            continue;
        };
        let is_so = met(subject, needs);
        active.see(subject.procedure, is_so);
        if is_so != Some(false) {
            making.push((subject, is_so));
        }
    }
    let counts = |index: usize| {
        let procedure = listed
            .get(index)
            .filter(|procedure| is_here(procedure.line));
        procedure.map_or(Some(false), |procedure| {
            active.counts(index, procedure, own, dossier.is_some())
        })
    };
    for index in 0..listed.len() {
        match counts(index) {
            Some(true) => found.procedures.push(index as u32),
            Some(false) => {}
            None => found.unknown_procedures.push(index as u32),
        }
    }
    for (subject, is_so) in making {
        let Some(procedure) = subject.procedure else {
            continue;
        };
        match (counts(procedure as usize), is_so) {
            (Some(true), Some(true)) => found.known.push(subject.id),
            (None, _) => found.unknown.push(subject.id),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;
