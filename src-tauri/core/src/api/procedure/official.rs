//! Official fields as they are told, and what is chosen for them.

use std::collections::{BTreeMap, HashMap};

use crate::api::reply::{Choice, ChoiceAct, Named, OfficialField};
use crate::error::{Error, Result};
use crate::procedure::fields::{Act, Fields, Meaning};
use crate::store::{Connection, field, procedure};
use crate::value::{compare, fold_name, one_line};

/// What comes before the folded name in the key of a choice.
const KEY: &str = "field:";

/// The longest name of a field.
pub(in crate::api) const LONGEST: usize = 300;

/// The office's fields, and what was said of official ones.
pub(in crate::api) struct Office {
    pub(in crate::api) list: Vec<field::Field>,
    fields: Fields,
}

impl Office {
    pub(in crate::api) fn of(db: &Connection) -> Result<Office> {
        let list = field::list(db)?;
        let names = list.iter().map(|own| (own.key.as_str(), own.name.as_str()));
        let fields = Fields::of(names, procedure::said_of_fields(db)?);
        Ok(Office { list, fields })
    }

    /// The choice of the officer, as the rule takes it.
    pub(in crate::api) fn act(&self, act: ChoiceAct) -> Result<Act> {
        Ok(match act {
            ChoiceAct::Add => Act::Add,
            ChoiceAct::Skip => Act::Skip,
            ChoiceAct::Is(id) => {
                let at = self.list.iter().position(|own| own.id == id);
                Act::Is(at.ok_or_else(|| {
                    Error::NotFound(
                        "Lĩnh vực đã chọn không còn trong danh mục. Chọn lĩnh vực khác.".to_owned(),
                    )
                })?)
            }
        })
    }

    /// What an official field is.
    pub(in crate::api) fn meaning(&self, official: &str, chosen: Option<Act>) -> Meaning {
        self.fields.meaning(official, chosen)
    }

    /// All of the office's, to choose from.
    pub(in crate::api) fn named(&self) -> Vec<Named> {
        self.list.iter().map(named).collect()
    }

    fn at(&self, places: &[usize]) -> Vec<Named> {
        let found = places.iter().filter_map(|at| self.list.get(*at));
        found.map(named).collect()
    }
}

fn named(own: &field::Field) -> Named {
    Named {
        id: own.id,
        name: own.name.clone(),
    }
}

/// An official field with what it is.
pub(in crate::api) struct Official {
    pub(in crate::api) name: String,
    pub(in crate::api) procedures: usize,
    pub(in crate::api) meaning: Meaning,
    /// Whether it was so already.
    pub(in crate::api) known: bool,
}

impl Official {
    /// The official fields in these words, by name, with what was chosen for them.
    pub(in crate::api) fn all<'a>(
        words: impl IntoIterator<Item = &'a str>,
        office: &Office,
        choices: &[Choice],
    ) -> Result<Vec<Official>> {
        let mut chosen = HashMap::new();
        for choice in choices {
            if let Some(folded) = choice.key.strip_prefix(KEY) {
                chosen.insert(folded, office.act(choice.act)?);
            }
        }
        let chosen = |folded: &str| chosen.get(folded).copied();
        Ok(Official::of(words, office, |name, folded| {
            office.meaning(name, chosen(folded))
        }))
    }

    /// The same as they stand, nothing chosen.
    pub(in crate::api) fn standing<'a>(
        words: impl IntoIterator<Item = &'a str>,
        office: &Office,
    ) -> Vec<Official> {
        Official::of(words, office, |name, _| office.fields.standing(name))
    }

    fn of<'a>(
        words: impl IntoIterator<Item = &'a str>,
        office: &Office,
        meaning: impl Fn(&str, &str) -> Meaning,
    ) -> Vec<Official> {
        let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for text in words {
            let folded = fold_name(text);
            if !folded.is_empty() {
                found
                    .entry(folded)
                    .or_insert_with(|| (text.to_owned(), 0))
                    .1 += 1;
            }
        }
        let found = found.into_iter().map(|(folded, (name, procedures))| {
            let meaning = meaning(&name, &folded);
            let settled = match meaning {
                Meaning::Is { at, .. } => said(at),
                Meaning::Added | Meaning::Left | Meaning::Open(_) => meaning.clone(),
            };
            Official {
                known: office.fields.is_said(&name, &settled),
                meaning,
                name,
                procedures,
            }
        });
        let mut found: Vec<Official> = found.collect();
        found.sort_by(|a, b| compare(&a.name, &b.name));
        found
    }

    /// As it is told.
    pub(in crate::api) fn told(&self, office: &Office) -> OfficialField {
        let (how, field) = match &self.meaning {
            Meaning::Is { at, said } => {
                let how = if *said { "đã chọn" } else { "khớp tên" };
                (how, office.at(&[*at]).pop())
            }
            Meaning::Added => ("thêm vào danh mục", None),
            Meaning::Left => ("để ngỏ", None),
            Meaning::Open(_) => ("chưa gắn", None),
        };
        OfficialField {
            key: format!("{KEY}{}", fold_name(&self.name)),
            name: self.name.clone(),
            procedures: self.procedures,
            field,
            how,
            open: matches!(self.meaning, Meaning::Open(_)),
            left: self.meaning == Meaning::Left,
            near: match &self.meaning {
                Meaning::Open(near) => office.at(near),
                Meaning::Left => office.at(&office.fields.like(&self.name)),
                Meaning::Is { .. } | Meaning::Added => Vec::new(),
            },
        }
    }
}

/// This field of the office, as it was said.
fn said(at: usize) -> Meaning {
    Meaning::Is { at, said: true }
}

/// Adds a field of the office under an official name, not yet present; its id and key.
pub(in crate::api) fn add(db: &Connection, official: &str) -> Result<(i64, String)> {
    let name = crate::value::within("Tên lĩnh vực", one_line(official), LONGEST)?;
    let id = field::add(
        db,
        &field::Field {
            id: 0,
            key: String::new(),
            name,
            code: String::new(),
            unit: None,
            active_from: None,
            active_until: None,
            used: false,
        },
    )?;
    Ok((id, field::key(db, id)?))
}
