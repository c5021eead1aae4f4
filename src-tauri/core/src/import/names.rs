//! What the names of a sheet mean: known ones by their folded words, others as the officer chose, now or earlier.

use std::collections::HashMap;

use super::words;
use super::{Act, Known, Match, Meaning, NO_SECTION, Named};
use crate::form::RowKind;
use crate::value::fold_name;

/// The names the office knows, folded once.
pub(super) struct Names<'a> {
    known: &'a Known<'a>,
    /// By folded name; none when two fields fold to the same.
    fields: HashMap<String, Option<&'a Named>>,
    /// Where a row was met first, by section and what it is.
    met: HashMap<(Option<usize>, Identity), String>,
}

#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Known(i64),
    Named(String),
}

impl<'a> Names<'a> {
    pub(super) fn new(known: &'a Known<'a>) -> Names<'a> {
        let mut fields: HashMap<String, Option<&Named>> = HashMap::new();
        for field in known.fields {
            fields
                .entry(fold_name(&field.name))
                .and_modify(|same| *same = None)
                .or_insert(Some(field));
        }
        Names {
            known,
            fields,
            met: HashMap::new(),
        }
    }

    /// Whether a name is exactly that of a field.
    pub(super) fn is_field(&self, name: &str) -> bool {
        self.fields.contains_key(&fold_name(name))
    }

    /// What a row's name means. Nothing is guessed: it fits exactly, or was chosen, or is asked for.
    pub(super) fn row(&self, name: &str, skipped: bool) -> Match {
        let folded = fold_name(name);
        let field = self.fields.get(&folded).copied().flatten();
        let key = format!("field:{folded}");
        let exact = field.map(|field| {
            let how = if field.offered {
                "khớp tên"
            } else {
                "khớp tên (đã thôi dùng)"
            };
            (Meaning::Is(field.id), how)
        });
        let (meaning, how) = match skipped {
            true => (Meaning::Skipped, "bỏ qua cùng mục"),
            false => self
                .chosen(&key, self.known.fields)
                .or(exact)
                .or_else(|| self.remembered(&key, self.known.fields))
                .unwrap_or(match self.known.form.definition.rows.kind {
                    // Free rows have no catalogue: a new name is simply a new row.
                    RowKind::Free => (Meaning::New, "thêm dòng mới"),
                    _ => (Meaning::Unclear, "chưa rõ"),
                }),
        };
        Match { key, meaning, how }
    }

    /// What a section's name means.
    pub(super) fn section(&self, name: &str) -> Match {
        let sources = self.known.sources;
        let folded = fold_name(name);
        let key = format!("{NO_SECTION}{folded}");
        let mut same = sources.iter().filter(|s| fold_name(&s.name) == folded);
        let exact = same.next().map(|s| (Meaning::Is(s.id), "khớp tên"));
        let (meaning, how) = self
            .chosen(&key, sources)
            .or(exact)
            .or_else(|| self.remembered(&key, sources))
            .or_else(|| words::source(name, sources).map(|id| (Meaning::Is(id), "khớp từ riêng")))
            .unwrap_or((Meaning::Unclear, "chưa rõ"));
        Match { key, meaning, how }
    }

    /// What rows without a section belong to.
    pub(super) fn no_section(&self) -> Match {
        let sources = self.known.sources;
        let only = match sources {
            [only] => Some((Meaning::Is(only.id), "chỉ có một nguồn")),
            _ => None,
        };
        let (meaning, how) = self
            .chosen(NO_SECTION, sources)
            .or(only)
            .unwrap_or((Meaning::Unclear, "chưa rõ"));
        Match {
            key: NO_SECTION.to_owned(),
            meaning,
            how,
        }
    }

    /// Where the same row of the same section was met before; else notes it.
    pub(super) fn twice(
        &mut self,
        section: Option<usize>,
        is: &Match,
        place: &str,
    ) -> Option<String> {
        let identity = match is.meaning {
            Meaning::Skipped => return None,
            Meaning::Is(id) => Identity::Known(id),
            Meaning::New | Meaning::Unclear => Identity::Named(is.key.clone()),
        };
        use std::collections::hash_map::Entry;
        match self.met.entry((section, identity)) {
            Entry::Occupied(first) => Some(first.get().clone()),
            Entry::Vacant(free) => {
                free.insert(place.to_owned());
                None
            }
        }
    }

    fn chosen(&self, key: &str, known: &[Named]) -> Option<(Meaning, &'static str)> {
        match self.known.choices.get(key)? {
            Act::Is(id) => exists(*id, known).then_some((Meaning::Is(*id), "đã chọn")),
            // Fixed rows are those of the definition.
            Act::Add if self.known.form.definition.rows.kind == RowKind::Fixed => None,
            Act::Add => Some((Meaning::New, "thêm vào danh mục")),
            Act::Skip => Some((Meaning::Skipped, "bỏ qua")),
        }
    }

    /// A remembered addition has become a field since; if its name is gone, the officer is asked again.
    fn remembered(&self, key: &str, known: &[Named]) -> Option<(Meaning, &'static str)> {
        match self.known.remembered.get(key)? {
            Act::Is(id) => exists(*id, known).then_some((Meaning::Is(*id), "đã chọn lần trước")),
            Act::Add => None,
            Act::Skip => Some((Meaning::Skipped, "bỏ qua như lần trước")),
        }
    }
}

fn exists(id: i64, known: &[Named]) -> bool {
    known.iter().any(|named| named.id == id)
}
