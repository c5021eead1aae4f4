//! Which procedure of the catalogue a list means: by its code; else by its name, as the officer said of that name, or by
//! exactly its words. What is only like it is proposed.

use std::collections::HashMap;

use super::Procedure;
use super::matching::{Match, Names};
use crate::value::fold_name;

/// The catalogue, ready to be looked up. Procedures are given by their places in it.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    codes: HashMap<String, usize>,
    names: Names,
    /// Folded name → what the officer said that it is.
    said: HashMap<String, usize>,
}

impl Lookup {
    /// `said`: names and codes, as the officer said; of a procedure that is gone, as if nothing had been said.
    pub fn of<'a>(
        catalogue: &[Procedure],
        said: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Lookup {
        let codes = catalogue.iter().map(|own| own.code.clone()).zip(0..);
        let codes: HashMap<String, usize> = codes.collect();
        let said = said
            .into_iter()
            .filter_map(|(name, code)| Some((fold_name(name), *codes.get(code)?)));
        Lookup {
            said: said.collect(),
            names: Names::of(catalogue.iter().map(|own| own.name.as_str())),
            codes,
        }
    }

    /// The procedure of a code.
    pub fn code(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied()
    }

    /// The procedure of a name.
    pub fn name(&self, name: &str) -> Option<usize> {
        let said = self.said.get(&fold_name(name)).copied();
        said.or_else(|| self.names.exact(name))
    }

    /// Those that a name could mean, the likest first.
    pub fn near(&self, name: &str) -> Vec<usize> {
        match self.names.find(name) {
            Match::One(own) => vec![own],
            Match::Several(all) | Match::Near(all) => all,
            Match::None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_was_said_else_what_has_its_words_and_never_what_is_near() {
        let of = |code: &str, name: &str| Procedure {
            code: code.to_owned(),
            name: name.to_owned(),
            ..Procedure::default()
        };
        let catalogue = [
            of("1.000001", "Thủ tục đăng ký khai sinh"),
            of("1.000002", "Thủ tục đăng ký khai tử"),
            of("1.000003", "Chứng thực"),
            of("1.000004", "CHỨNG THỰC"),
        ];
        let said = [
            ("Khai sinh (trẻ mới)", "1.000001"),
            ("Chứng thực", "1.000004"),
            ("Khai tử", "9.999999"),
            ("Thủ tục đăng ký khai tử", "1.000001"),
        ];
        let lookup = Lookup::of(&catalogue, said);
        for (name, is, near) in [
            ("thu tuc dang ky khai sinh", Some(0), vec![0]),
            ("KHAI SINH, trẻ mới", Some(0), vec![]),
            ("Chứng thực", Some(3), vec![2, 3]),
            ("Khai tử", None, vec![1]),
            // The officer's word stands over the catalogue's own.
            ("Thủ tục đăng ký khai tử", Some(0), vec![1]),
            ("Đất đai", None, vec![]),
            ("", None, vec![]),
        ] {
            assert_eq!(lookup.name(name), is, "{name}");
            assert_eq!(lookup.near(name), near, "{name}");
        }
        assert_eq!(lookup.code("1.000003"), Some(2));
        assert_eq!(lookup.code("9.999999"), None);
    }
}
