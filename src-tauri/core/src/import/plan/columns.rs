//! Which column is what, decided over all of them together: by what their headings say and by what stands in their
//! cells. What cannot be decided is a question, never the first that comes.

use super::looks::Looks;
use super::read::{Beside, Use};
use super::words::Means;
use crate::plan::Role;

/// The fewest letters of a text that may be a task's where the heading does not say that it is.
const FEWEST_LETTERS: usize = 10;

/// What is known of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// What its heading means.
    pub(super) means: Option<Means>,
    /// Whether words stand in its heading at all.
    pub(super) named: bool,
    /// Whether they are among the surest.
    pub(super) sure: bool,
    /// Its cells.
    pub(super) looks: Looks,
}

/// What was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Decided {
    /// What each column is used for.
    pub(super) uses: Vec<Option<Use>>,
    /// The columns that may be the content, where that is a question; the first one is taken until it is answered.
    pub(super) contents: Vec<usize>,
    /// Whether the content was found by its cells alone.
    pub(super) guessed: bool,
    /// A column that is left out and whose texts may become groups.
    pub(super) groups: Option<usize>,
}

/// Decides what each column is.
pub(super) fn decide(seen: &[Seen]) -> Decided {
    let mut decided = Decided {
        uses: vec![None; seen.len()],
        ..Decided::default()
    };
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Content) {
        if let Some(at) = best(seen, role) {
            decided.uses[at] = Some(Use::Role(role));
        }
    }
    starts(seen, &mut decided.uses);
    let open: Vec<usize> = (0..seen.len())
        .filter(|at| decided.uses[*at].is_none())
        .collect();
    let told = [Role::Time, Role::Lead, Role::Coordinating, Role::Result];
    let told = told
        .iter()
        .filter(|role| decided.uses.contains(&Some(Use::Role(**role))));
    let (contents, guessed) = contents(seen, &open, told.count() >= 2);
    if let Some(first) = contents.first() {
        decided.uses[*first] = Some(Use::Role(Role::Content));
    }
    decided.guessed = guessed;
    decided.groups = open.into_iter().find(|at| {
        let own = &seen[*at];
        let may_be = matches!(
            own.means,
            None | Some(Means::Broader | Means::Role(Role::Content))
        );
        !contents.contains(at) && may_be && own.named && own.looks.groups()
    });
    if contents.len() > 1 {
        decided.contents = contents;
    }
    decided
}

/// Of the columns that mean a role the one that looks most like it: filled, its cells of that kind, its words the surest,
/// the leftmost.
fn best(seen: &[Seen], role: Role) -> Option<usize> {
    let fits = |own: &Seen| {
        let looks = &own.looks;
        let alike = match role {
            Role::Label => looks.most(looks.labels),
            Role::Time => looks.most(looks.times),
            _ => true,
        };
        let filled = if role == Role::Label { looks.filled } else { 0 };
        (looks.filled > 0, alike, own.sure, filled)
    };
    let columns = (0..seen.len()).filter(|at| seen[*at].means == Some(Means::Role(role)));
    columns.rev().max_by_key(|at| fits(&seen[*at]))
}

/// When tasks begin is kept with the time when they end; where no end is, it is the time.
fn starts(seen: &[Seen], uses: &mut [Option<Use>]) {
    let Some(start) = seen.iter().position(|own| own.means == Some(Means::Start)) else {
        return;
    };
    uses[start] = match uses.contains(&Some(Use::Role(Role::Time))) {
        true => Some(Use::Beside(Beside::Start)),
        false => Some(Use::Role(Role::Time)),
    };
}

/// The columns that may be the content, the likeliest first, and whether its cells alone say so.
fn contents(seen: &[Seen], open: &[usize], told: bool) -> (Vec<usize>, bool) {
    let of = |means: Option<Means>| -> Vec<usize> {
        let own = |at: &usize| seen[*at].means == means && seen[*at].named;
        open.iter().copied().filter(own).collect()
    };
    let able = |columns: &[usize]| -> Vec<usize> {
        let able = |at: &usize| seen[*at].looks.may_tell_tasks();
        settled(seen, columns.iter().copied().filter(able).collect())
    };
    let strange = |repeating: bool| -> Vec<usize> {
        let own = |at: &usize| {
            let looks = &seen[*at].looks;
            looks.filled > 0
                && looks.average() >= FEWEST_LETTERS
                && !looks.most(looks.units)
                && (repeating || !looks.repeats())
        };
        let columns: Vec<usize> = of(None).into_iter().filter(own).collect();
        if told { able(&columns) } else { Vec::new() }
    };
    let said = of(Some(Means::Role(Role::Content)));
    let best = able(&said);
    match (best.as_slice(), said.as_slice()) {
        // Groups under the word for tasks, and texts that vary beside them.
        ([only], _) if seen[*only].looks.repeats() => {
            (likeliest(seen, strange(false), &best), false)
        }
        ([_, ..], _) => (best, false),
        // Nothing but blanks or codes under the word for tasks.
        ([], [_, ..]) => (likeliest(seen, strange(false), &said[..1]), false),
        ([], []) => {
            let broader = of(Some(Means::Broader));
            let best = able(&broader);
            match best.as_slice() {
                [only] if seen[*only].looks.repeats() => {
                    (likeliest(seen, strange(false), &best), false)
                }
                [_, ..] => (best, false),
                [] => {
                    let guessed = strange(true);
                    let alone = guessed.len() == 1;
                    match guessed.is_empty() {
                        true => (broader.into_iter().take(1).collect(), false),
                        false => (guessed, alone),
                    }
                }
            }
        }
    }
}

/// Of several candidates those that do not repeat, where there are such; the longest texts first.
fn settled(seen: &[Seen], mut columns: Vec<usize>) -> Vec<usize> {
    if columns.iter().any(|at| !seen[*at].looks.repeats()) {
        columns.retain(|at| !seen[*at].looks.repeats());
    }
    columns.sort_by_key(|at| (std::cmp::Reverse(seen[*at].looks.average()), *at));
    columns
}

/// Columns whose cells speak for them, then those whose headings do.
fn likeliest(seen: &[Seen], first: Vec<usize>, then: &[usize]) -> Vec<usize> {
    let mut all = settled(seen, first);
    all.extend(then);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns as "meaning:cells": L, C, T, S, P (lead), R, b (broader), a (aside), ? unknown; the cells vary (v), are
    /// long (w), repeat (r), are codes (c), blank (-), times (t), units (u), labels (l).
    fn seen(columns: &str) -> Vec<Seen> {
        let of = |column: &str| {
            let (means, cells) = column.split_once(':').unwrap();
            let looks = Looks {
                rows: 8,
                filled: if cells == "-" { 0 } else { 8 },
                distinct: if cells == "r" { 2 } else { 8 },
                runs: if cells == "r" { 2 } else { 8 },
                labels: if cells == "l" { 8 } else { 0 },
                codes: if matches!(cells, "c" | "l") { 8 } else { 0 },
                times: if cells == "t" { 8 } else { 0 },
                units: if cells == "u" { 8 } else { 0 },
                letters: if cells == "w" { 800 } else { 160 },
            };
            Seen {
                means: match means {
                    "L" => Some(Means::Role(Role::Label)),
                    "C" => Some(Means::Role(Role::Content)),
                    "T" => Some(Means::Role(Role::Time)),
                    "S" => Some(Means::Start),
                    "P" => Some(Means::Role(Role::Lead)),
                    "R" => Some(Means::Role(Role::Result)),
                    "b" => Some(Means::Broader),
                    "a" => Some(Means::Aside),
                    _ => None,
                },
                named: true,
                sure: false,
                looks,
            }
        };
        columns.split(' ').map(of).collect()
    }

    /// What the columns become: C the content, g may become groups, s a beginning, "." left out, else as above; a
    /// question's candidates follow, "guessed" where the cells alone said it.
    #[track_caller]
    fn gives(columns: &str, expected: &str) {
        let own = decide(&seen(columns));
        let sign = |(at, role): (usize, &Option<Use>)| match role {
            Some(Use::Role(Role::Label)) => 'L',
            Some(Use::Role(Role::Content)) => 'C',
            Some(Use::Role(Role::Time)) => 'T',
            Some(Use::Role(Role::Lead)) => 'P',
            Some(Use::Role(Role::Result)) => 'R',
            Some(Use::Beside(Beside::Start)) => 's',
            Some(_) => '!',
            None if own.groups == Some(at) => 'g',
            None => '.',
        };
        let mut told: String = own.uses.iter().enumerate().map(sign).collect();
        if !own.contents.is_empty() {
            told += &format!(" {:?}", own.contents);
        }
        if own.guessed {
            told += " guessed";
        }
        assert_eq!(told, expected, "{columns}");
    }

    #[test]
    fn words_say_what_the_content_is() {
        gives("L:l C:v T:t P:u", "LCTP");
        // Groups, codes and bases beside it never are, whatever stands in them.
        gives("L:l b:r C:v T:t P:u", "LgCTP");
        gives("L:l b:w C:v T:t P:u", "L.CTP");
        gives("L:l a:c C:v T:t P:u", "L.CTP");
        gives("L:l a:w C:v T:t P:u", "L.CTP");
        // Without another column a group is what is done.
        gives("L:l b:v T:t P:u", "LCTP");
        gives("L:l C:u T:t P:u", "LCTP");
    }

    #[test]
    fn two_that_may_be_are_a_question() {
        gives("L:l C:v C:w T:t P:u", "L.CTP [2, 1]");
        gives("L:l b:v b:w T:t P:u", "L.CTP [2, 1]");
        gives("L:l C:r ?:v T:t P:u", "L.CTP [2, 1]");
        gives("L:l C:- ?:v T:t P:u", "L.CTP [2, 1]");
        gives("L:l ?:v ?:w T:t P:u", "L.CTP [2, 1]");
    }

    #[test]
    fn cells_rule_out_what_cannot_be() {
        gives("L:l C:r C:v T:t P:u", "LgCTP");
        gives("L:l C:c C:v T:t P:u", "L.CTP");
        gives("L:l C:- C:v T:t P:u", "L.CTP");
        // Alone it is the content, whatever stands in it.
        gives("L:l C:r T:t P:u", "LCTP");
        gives("L:l C:c T:t P:u", "LCTP");
    }

    #[test]
    fn a_strange_word_is_the_content_where_all_else_is_known() {
        gives("L:l ?:v T:t P:u", "LCTP guessed");
        gives("L:l ?:u T:t P:u", "L.TP");
        gives("L:l ?:c T:t P:u", "L.TP");
        gives("L:l ?:v P:u", "L.P");
    }

    #[test]
    fn of_two_that_mean_the_same_the_likelier_is_taken() {
        gives("L:- L:l C:v T:t P:u", ".LCTP");
        gives("L:l C:v T:v T:t P:u", "LC.TP");
        gives("L:l C:v T:t P:- P:u", "LCT.P");
        gives("L:l C:v S:t T:t P:u", "LCsTP");
        gives("L:l C:v S:t P:u", "LCTP");
    }
}
