//! The fast counter against the plain one, over random wards; and what holds in all of them.

use super::oracle::plain;
use super::wards::{Chance, Ward, facts, ward, whole};
use super::*;
use crate::condition::Word;
use crate::count::{Members, Tally, count, members};

/// What the forms count, and some more at random.
fn conditions(of_forms: &[Condition], chance: &mut Chance) -> Vec<Condition> {
    let mut all = of_forms.to_vec();
    for _ in 0..8 {
        let mut terms: Vec<(Word, bool)> = Vec::new();
        for _ in 0..1 + chance.below(3) {
            let word = chance.one(&Word::ALL);
            if terms.iter().all(|(own, _)| *own != word) {
                terms.push((word, chance.below(3) > 0));
            }
        }
        let procedures = chance.below(3) == 0;
        all.push(Condition { procedures, terms });
    }
    all
}

fn sorted(mut members: Members) -> Members {
    members.known.sort_unstable();
    members.unknown.sort_unstable();
    members
}

#[test]
fn a_thousand_wards_are_counted_as_by_hand() {
    let of_forms = of_forms();
    for seed in 1..=1000 {
        let mut chance = Chance::new(seed);
        let ward = ward(&mut chance);
        let conditions = conditions(&of_forms, &mut chance);
        let asked: Vec<&Condition> = conditions.iter().collect();
        let Ward {
            rule,
            span,
            subjects,
            listed,
            lines,
        } = &ward;
        let counts = count(&asked, rule, *span, subjects, listed, *lines);
        for (at, condition) in conditions.iter().enumerate() {
            for line in 0..*lines as u32 {
                let by_hand = plain(&ward, condition, line);
                let (known, unknown) = match condition.procedures {
                    true => (by_hand.procedures.len(), by_hand.unknown_procedures.len()),
                    false => (by_hand.known.len(), by_hand.unknown.len()),
                };
                let expected = Tally {
                    count: known as u32,
                    unknown: unknown as u32,
                };
                let place =
                    || format!("ward {seed}, “{condition}”, row {line}, {rule:?}, {span:?}");
                assert_eq!(counts.tally(line, at), expected, "{}", place());
                let ours = members(condition, rule, *span, subjects, listed, Some(line));
                assert_eq!(sorted(ours), sorted(by_hand), "{}", place());
            }
            // All rows together are no more and no less than their sum.
            let sum: u32 = (0..*lines as u32)
                .map(|line| counts.tally(line, at).count)
                .sum();
            let together = members(condition, rule, *span, subjects, listed, None);
            let together = match condition.procedures {
                true => together.procedures.len(),
                false => together.known.len(),
            };
            assert_eq!(together, sum as usize, "ward {seed}, “{condition}”");
        }
    }
}

/// The balance of II.06a, whatever the lists say, as long as they say when and how.
#[test]
fn under_the_usual_rule_what_comes_in_is_what_goes_out_and_what_stays() {
    let sides = [
        [
            "received and online",
            "received and not online",
            "carried",
            "",
            "",
        ],
        [
            "done and early",
            "done and on_time",
            "done and late",
            "pending and in_time",
            "pending and late",
        ],
    ];
    let sides = sides.map(|side| {
        let own = side.into_iter().filter(|text| !text.is_empty());
        own.map(condition).collect::<Vec<_>>()
    });
    let mut all = 0;
    for seed in 1..=1000 {
        let mut chance = Chance::new(seed);
        let mut ward = ward(&mut chance);
        for subject in &mut ward.subjects {
            subject.facts = whole(subject.facts, &mut chance, ward.span);
        }
        let [came, went] = [&sides[0], &sides[1]].map(|side| {
            let asked: Vec<&Condition> = side.iter().collect();
            let counts = count(&asked, &usual(), ward.span, &ward.subjects, &[], ward.lines);
            let rows = (0..ward.lines as u32).map(|line| {
                let row: Vec<Tally> = (0..asked.len()).map(|at| counts.tally(line, at)).collect();
                assert!(row.iter().all(|own| own.unknown == 0), "ward {seed}");
                row.iter().map(|own| own.count).sum::<u32>()
            });
            rows.collect::<Vec<u32>>()
        });
        assert_eq!(came, went, "ward {seed}");
        all += came.iter().sum::<u32>();
    }
    assert!(all > 3000, "{all} dossiers");
}

/// What is said of a dossier with holes stays so, whatever fills them.
#[test]
fn what_is_known_stays_when_more_is_known() {
    let mut sure = 0;
    for seed in 1..=1000 {
        let mut chance = Chance::new(seed);
        let Ward { rule, span, .. } = ward(&mut chance);
        for _ in 0..4 {
            let facts = facts(&mut chance, span);
            let more = whole(facts, &mut chance, span);
            let answers = |own: &_| crate::count::facts::answers(own, &rule, span);
            let (Some(before), Some(now)) = (answers(&facts), answers(&more)) else {
                continue;
            };
            for word in Word::ALL {
                let (was, is) = (before.get(word), now.get(word));
                assert!(
                    was.is_none() || was == is,
                    "{word:?} of {facts:?}, then {more:?}, {rule:?}, {span:?}"
                );
                sure += usize::from(was.is_some());
            }
        }
    }
    assert!(sure > 20_000, "{sure}");
}
