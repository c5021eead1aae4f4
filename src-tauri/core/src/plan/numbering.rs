//! Numbering an appendix anew, on request, in the office's own style. Pure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::label::{self, Script};
use super::{Kind, Node, outline};

/// How labels are renumbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "Numbering")]
pub enum Style {
    /// I, II; 1, 2; 1.1, 1.2 within each section.
    Nested,
    /// I, II; then 1, 2, 3 … through the whole appendix.
    Running,
    /// I, II; 1, 2; and "-" for the innermost.
    Dashes,
}

/// The labels the lines get, in order. Sections stay Roman, letters or Arabic as they are, and the sign after
/// a number ("1.", "1)") stays.
pub fn labels(nodes: &[Node], style: Style) -> Vec<String> {
    let parents = outline::parents(nodes);
    let mut bare: Vec<String> = Vec::with_capacity(nodes.len());
    let mut counts = vec![(0, 0); nodes.len() + 1];
    let mut running = 0;
    let own_style = Written::of(nodes);
    for (at, node) in nodes.iter().enumerate() {
        let up = parents[at];
        let (sections, others) = &mut counts[up.unwrap_or(nodes.len())];
        if node.kind == Kind::Section {
            *sections += 1;
            bare.push(label::written(*sections, own_style.script(node.level)));
            continue;
        }
        *others += 1;
        let within = up.filter(|up| nodes[*up].kind != Kind::Section);
        bare.push(match (style, within) {
            (Style::Dashes, Some(_)) => "-".to_owned(),
            (Style::Running, None) => {
                running += 1;
                running.to_string()
            }
            (_, Some(up)) => format!("{}.{others}", bare[up]),
            (_, None) => others.to_string(),
        });
    }
    let lines = nodes.iter().zip(bare);
    lines
        .map(|(node, bare)| match bare.as_str() {
            "-" => bare,
            _ => bare + own_style.sign(node.kind),
        })
        .collect()
}

/// How an office writes its numbers, as its first labels show.
struct Written {
    sections: Vec<(u8, Script)>,
    section_sign: &'static str,
    sign: &'static str,
}

impl Written {
    fn of(nodes: &[Node]) -> Written {
        let mut sections: Vec<(u8, Script)> = Vec::new();
        for node in nodes.iter().filter(|node| node.kind == Kind::Section) {
            let known = sections.iter().any(|(level, _)| *level == node.level);
            if let Some(own) = label::read(&node.label).filter(|_| !known) {
                sections.push((node.level, own.script));
            }
        }
        let sign = |section: bool| {
            let mut labels = nodes
                .iter()
                .filter(|node| (node.kind == Kind::Section) == section);
            let first = labels.find(|node| label::read(&node.label).is_some());
            match first.and_then(|node| node.label.trim().chars().last()) {
                Some('.') => ".",
                Some(')') => ")",
                _ => "",
            }
        };
        Written {
            sections,
            section_sign: sign(true),
            sign: sign(false),
        }
    }

    fn script(&self, level: u8) -> Script {
        let own = self.sections.iter().find(|(own, _)| *own == level);
        own.map_or(Script::Roman, |(_, script)| *script)
    }

    fn sign(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Section => self.section_sign,
            _ => self.sign,
        }
    }
}

#[cfg(test)]
mod tests;
