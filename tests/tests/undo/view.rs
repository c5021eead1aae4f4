//! What the officer entered in a grid, and chance.

use std::collections::BTreeMap;

use serde_json::Value;

/// The same numbers on every computer (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn of(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(choices.len())]
    }
}

/// What the officer entered in one grid: rows with their cells, and the texts of notes.
/// Carried and computed cells follow from other figures and are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct View {
    pub(crate) rows: Vec<(i64, String, Vec<String>)>,
    pub(crate) notes: BTreeMap<(i64, usize), String>,
}

impl View {
    pub(crate) fn of(body: &Value, before: &View) -> View {
        let mut view = View::default();
        for line in body["lines"].as_array().expect("lines") {
            let Some(id) = line["row"].as_i64() else {
                continue;
            };
            let mut cells = Vec::new();
            for (i, cell) in line["cells"].as_array().expect("cells").iter().enumerate() {
                let typed = cell["input"] == true && cell["origin"] != "carried";
                let text = cell["text"].as_str().filter(|_| typed).unwrap_or_default();
                let origin = cell["origin"]
                    .as_str()
                    .filter(|_| typed)
                    .unwrap_or_default();
                cells.push(format!("{text}|{origin}|{}", cell["noted"] == true));
                if cell["noted"] == true {
                    let known = before.notes.get(&(id, i)).cloned();
                    view.notes.insert((id, i), known.unwrap_or_default());
                }
            }
            let name = line["name"].as_str().expect("a name").to_owned();
            view.rows.push((id, name, cells));
        }
        view
    }
}
