//! Random takings in and back, against what is derived from scratch, and against a file that has never known what was
//! taken back.

use std::collections::BTreeMap;

use super::{answers, at, entries, list, said, take};
use crate::dossier::{Channel, Facts, Said, Status};
use crate::store::dossiers::{Dossiers, NewIntake, to_the_end};

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        let at = self.below(of.len() as u64);
        of[at as usize].clone()
    }

    fn maybe<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (self.below(3) > 0).then(|| self.one(of))
    }

    fn said(&mut self) -> Said {
        let texts = ["a", "b", "c"].map(str::to_owned);
        let moments = ["01", "02 10:00", "03"].map(at);
        let code = format!("H{}", self.below(9));
        Said {
            procedure: self.maybe(&texts),
            title: self.maybe(&texts),
            field: self.maybe(&texts),
            unit: self.maybe(&texts),
            ..said(
                &code,
                Facts {
                    channel: self.maybe(&[Channel::Online, Channel::Direct, Channel::Post]),
                    received: self.maybe(&moments),
                    due: self.maybe(&moments),
                    finished: self.maybe(&moments),
                    returned: self.maybe(&moments),
                    status: self.maybe(&Status::ALL),
                    paid: self.maybe(&[true, false]),
                    digitised: self.maybe(&[true, false]),
                    electronic: self.maybe(&[true, false]),
                    apology: self.maybe(&[true, false]),
                },
            )
        }
    }
}

type List = (NewIntake, Vec<Said>);

/// What is known, the plain way: code → source, texts, facts.
type Plain = BTreeMap<String, ([Option<String>; 5], Facts)>;

fn plain(lists: &[List], as_of: Option<chrono::NaiveDateTime>) -> Plain {
    let mut lists: Vec<&List> = lists.iter().collect();
    lists.retain(|(new, _)| as_of.is_none_or(|as_of| new.as_of <= as_of));
    lists.sort_by_key(|(new, _)| (new.as_of, new.sha256.clone()));
    let mut found = Plain::new();
    for (new, all) in lists {
        for said in all {
            let (texts, facts) = found.entry(said.code.clone()).or_default();
            let now = [
                &new.source,
                &said.procedure,
                &said.title,
                &said.field,
                &said.unit,
            ];
            for (text, now) in texts.iter_mut().zip(now) {
                if now.is_some() {
                    text.clone_from(now);
                }
            }
            let own = said.facts;
            macro_rules! later {
                ($($fact:ident),*) => { $(if own.$fact.is_some() { facts.$fact = own.$fact; })* };
            }
            later!(
                channel, received, due, finished, returned, status, paid, digitised, electronic,
                apology
            );
        }
    }
    found
}

fn asked(dossiers: &Dossiers, as_of: Option<chrono::NaiveDateTime>) -> Plain {
    let all = entries(dossiers, as_of).into_iter();
    all.map(|own| {
        (
            own.code,
            (
                [own.source, own.procedure, own.title, own.field, own.unit],
                own.facts,
            ),
        )
    })
    .collect()
}

#[test]
fn two_hundred_sequences_of_taking_in_and_back() {
    let mut chance = Chance(0x5EED_0D05_51E5);
    for sequence in 0..200 {
        let mut dossiers = Dossiers::in_memory();
        let mut there: Vec<List> = Vec::new();
        for step in 0..3 + chance.below(8) {
            if !there.is_empty() && chance.below(3) == 0 {
                let at = chance.below(there.len() as u64) as usize;
                let (gone, _) = there.remove(at);
                let same = dossiers.same(&gone.sha256).unwrap().unwrap();
                dossiers.take_back(same.id, &to_the_end).unwrap();
                continue;
            }
            let day = chance.one(&["14", "15", "16", "17"]);
            let new = NewIntake {
                source: chance.maybe(&["tinh".to_owned(), "bo".to_owned()]),
                ..list(&format!("{}-{step}", chance.below(100)), day)
            };
            let all: Vec<Said> = (0..chance.below(12)).map(|_| chance.said()).collect();
            take(&mut dossiers, &new, &all);
            there.push((new, all));
        }
        for as_of in [None, Some(at("14")), Some(at("15")), Some(at("16"))] {
            assert_eq!(asked(&dossiers, as_of), plain(&there, as_of), "{sequence}");
        }
        let mut fresh = Dossiers::in_memory();
        there.reverse();
        for (new, all) in &there {
            take(&mut fresh, new, all);
        }
        assert_eq!(answers(&dossiers), answers(&fresh), "{sequence}");
    }
}
