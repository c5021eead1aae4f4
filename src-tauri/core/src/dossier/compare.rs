//! Two lists held against each other: what only one has, what they say otherwise.

use std::collections::BTreeMap;

use super::Said;
use super::merge::merged;
use super::told::{Fact, sayings};

/// What a list says of its dossiers, by their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OneList(BTreeMap<String, Said>);

impl OneList {
    /// Hears a row; of a code that comes again, a later known value stands over an earlier one.
    pub fn hear(&mut self, said: &Said) {
        let Some(known) = self.0.get_mut(&said.code) else {
            self.0.insert(said.code.clone(), said.clone());
            return;
        };
        let texts = [
            (&mut known.procedure, &said.procedure),
            (&mut known.title, &said.title),
            (&mut known.field, &said.field),
            (&mut known.unit, &said.unit),
        ];
        for (known, said) in texts {
            if said.is_some() {
                known.clone_from(said);
            }
        }
        known.facts = merged([known.facts, said.facts]);
    }

    /// Its dossiers in the order of their codes.
    pub fn dossiers(&self) -> impl Iterator<Item = &Said> {
        self.0.values()
    }

    /// One of them.
    pub fn get(&self, code: &str) -> Option<&Said> {
        self.0.get(code)
    }
}

/// How a dossier stands in two lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Only the first list has it.
    OnlyFirst,
    /// Only the second has it.
    OnlySecond,
    /// Both have it and say these otherwise: what the second says, and before it what the first does.
    Facts(Vec<Fact>),
}

/// The dossiers that do not stand alike in both lists, in the order of their codes. What only one of the lists says is
/// no difference: the other has no such column, or left it blank.
pub fn differences(first: &OneList, second: &OneList) -> BTreeMap<String, Difference> {
    let mut found = BTreeMap::new();
    for (code, said) in &first.0 {
        let Some(other) = second.0.get(code) else {
            found.insert(code.clone(), Difference::OnlyFirst);
            continue;
        };
        let both = sayings(&[said.clone(), other.clone()]).pop();
        let facts = both.into_iter().flatten();
        let facts: Vec<Fact> = facts.filter(|own| own.before.is_some()).collect();
        if !facts.is_empty() {
            found.insert(code.clone(), Difference::Facts(facts));
        }
    }
    for code in second.0.keys() {
        if !first.0.contains_key(code) {
            found.insert(code.clone(), Difference::OnlySecond);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Channel, Facts, Status};

    fn said(code: &str, title: &str, status: Option<Status>, channel: Option<Channel>) -> Said {
        Said {
            code: code.to_owned(),
            title: Some(title.to_owned()).filter(|title| !title.is_empty()),
            facts: Facts {
                status,
                channel,
                ..Facts::default()
            },
            ..Said::default()
        }
    }

    fn list(all: &[Said]) -> OneList {
        let mut list = OneList::default();
        all.iter().for_each(|own| list.hear(own));
        list
    }

    #[test]
    fn what_one_list_lacks_or_says_otherwise_is_told_and_silence_is_not() {
        let (done, working) = (Some(Status::Done), Some(Status::Processing));
        let online = Some(Channel::Online);
        let first = list(&[
            said("A", "Khai sinh", working, online),
            said("B", "Khai sinh", done, None),
            said("C", "Khai sinh", None, online),
            // Two rows of one dossier.
            said("D", "", working, None),
            said("D", "Khai sinh", done, None),
        ]);
        let second = list(&[
            said("A", "Khai sinh", done, None),
            said("C", "", done, online),
            said("D", "Khai tử", done, None),
            said("E", "Khai sinh", done, None),
        ]);
        let told = differences(&first, &second).into_iter().map(|(code, own)| {
            let own = match own {
                Difference::OnlyFirst => "1".to_owned(),
                Difference::OnlySecond => "2".to_owned(),
                Difference::Facts(facts) => {
                    let facts = facts.into_iter().map(|own| {
                        let before = own.before.unwrap_or_default();
                        format!("{} {before} → {}", own.name, own.text)
                    });
                    facts.collect::<Vec<_>>().join(", ")
                }
            };
            format!("{code}: {own}")
        });
        let expected = [
            "A: Trạng thái Đang xử lý → Đã xử lý xong",
            "B: 1",
            "D: Thủ tục Khai sinh → Khai tử",
            "E: 2",
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        assert!(differences(&first, &first).is_empty());
    }
}
