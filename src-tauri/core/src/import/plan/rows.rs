//! The rows of a table → lines of the tree: each text under its role, labels that stand in front of a text,
//! merged cells, then the outline.

use super::heading::{Heading, is_numbers};
use super::label::{self, Label};
use super::outline::{Seen, outline};
use super::pieces::Piece;
use super::prose::{self, Prose};
use super::table::{Cell, Origin, Row};
use super::{ColumnRead, Mends, RowRead, Swap};
use crate::plan::{Kind, Node, Role};
use crate::value::tidy;

/// What the rows of a table are read with.
pub(super) struct Body<'a> {
    /// The table.
    pub(super) piece: &'a Piece,
    /// Its number.
    pub(super) table: usize,
    /// Its columns.
    pub(super) columns: &'a [ColumnRead],
    /// Where they are in another order.
    pub(super) swaps: &'a [Swap],
    /// What the officer mended.
    pub(super) mends: &'a Mends,
    /// What its columns hold where they are in their own order.
    pub(super) roles: Vec<Option<Role>>,
}

impl Body<'_> {
    /// What each column holds in a row.
    pub(super) fn order(&self, row: usize) -> &[Option<Role>] {
        let swap = self
            .swaps
            .iter()
            .find(|own| own.accepted && (own.from..=own.to).contains(&row));
        swap.map_or(&self.roles, |swap| &swap.order)
    }

    /// The first row below the heading.
    pub(super) fn first(&self) -> usize {
        self.piece
            .heading
            .as_ref()
            .map_or(0, |heading| heading.own.below)
    }

    /// The rows that hold something, as they would be stored.
    pub(super) fn rows(&self) -> Vec<RowRead> {
        let rows = &self.piece.grid.rows;
        let foot = self.foot();
        let places = self.places();
        let (mut read, mut seen, mut used_at) = (Vec::new(), Vec::new(), Vec::new());
        for (at, row) in rows.iter().enumerate().skip(self.first()) {
            if row.cells.iter().all(Cell::is_blank) {
                continue;
            }
            let key = (self.table, at);
            let (mut node, mut own) = told(row, self.order(at));
            let said = self.mends.kinds.get(&key).copied();
            own.said = said.or_else(|| places.get(at).copied());
            for role in Role::ALL {
                if let Some(text) = self.mends.texts.get(&(self.table, at, role)) {
                    *node.text_mut(role) = tidy(text);
                    node.joined.retain(|joined| *joined != role);
                }
            }
            let used = match &self.piece.prose {
                Some(prose) => self.is_used(prose, at),
                None => {
                    let counts = at < foot && !self.repeats(row) && !is_rule(row);
                    self.mends.rows.get(&key).copied().unwrap_or(counts)
                }
            };
            if used {
                used_at.push(read.len());
                seen.push(own);
            }
            read.push(RowRead {
                row: at,
                place: self.piece.place(row),
                used,
                node,
            });
        }
        let mut before: Option<usize> = None;
        for (placed, at) in outline(&seen).into_iter().zip(used_at) {
            let (over, own) = read.split_at_mut(at);
            let Some(RowRead { node, .. }) = own.first_mut() else {
                continue;
            };
            let above = before.and_then(|before| over.get(before));
            (node.kind, node.level) = (placed.kind, placed.level);
            // A cell goes on only where the line above is there and says the same.
            let mut joined = std::mem::take(&mut node.joined);
            joined.retain(|role| {
                above.is_some_and(|above| above.node.text(*role) == node.text(*role))
            });
            node.joined = joined;
            if node.kind != Kind::Task {
                node.joined.clear();
            }
            before = Some(at);
        }
        read
    }

    /// Whether a row of prose is taken in.
    fn is_used(&self, prose: &Prose, at: usize) -> bool {
        let counts = prose.rows.get(at).is_some_and(|own| own.part.is_none());
        let mended = self.mends.rows.get(&(self.table, at));
        mended.copied().unwrap_or(counts)
    }

    /// What the rows of prose are and how deep they stand; of a table nothing is known before.
    fn places(&self) -> Vec<(Kind, u8)> {
        let Some(prose) = &self.piece.prose else {
            return Vec::new();
        };
        let used = (0..prose.rows.len()).map(|at| self.is_used(prose, at));
        prose.places(&used.collect::<Vec<_>>())
    }

    /// Whether a row repeats the heading or its numbers, or is another heading.
    fn repeats(&self, row: &Row) -> bool {
        let again = |heading: &Heading| heading.is_again(row);
        is_numbers(row)
            || self.piece.heading.as_ref().is_some_and(again)
            || self.piece.others.iter().any(again)
    }

    /// The row from which on a signature or "Nơi nhận" stands.
    fn foot(&self) -> usize {
        let rows = &self.piece.grid.rows;
        let is_foot = |row: &Row| {
            // Most rows have more cells: their words need not be looked at.
            if row.filled().count() > 2 {
                return false;
            }
            prose::is_foot(&row.line().text)
        };
        let found = rows
            .iter()
            .enumerate()
            .skip(self.first())
            .find(|(_, row)| is_foot(row));
        found.map_or(rows.len(), |(at, _)| at)
    }
}

/// A row of dashes, as some programs draw below a table.
fn is_rule(row: &Row) -> bool {
    let mut dashes = 0;
    for (_, cell) in row.filled() {
        if !cell
            .text
            .chars()
            .all(|c| matches!(c, '-' | '|' | '_' | ':' | '=' | ' '))
        {
            return false;
        }
        dashes += cell.text.len();
    }
    dashes > 3
}

/// A row's texts under the roles of its columns, and what is seen of it.
fn told(row: &Row, order: &[Option<Role>]) -> (Node, Seen) {
    let mut node = Node::default();
    let at = |wanted: Role| order.iter().position(|role| *role == Some(wanted));
    for role in Role::ALL {
        let Some(cell) = at(role).and_then(|column| row.cells.get(column)) else {
            continue;
        };
        if cell.origin != Origin::Left {
            node.text_mut(role).clone_from(&cell.text);
            if cell.origin == Origin::Above && !cell.is_blank() {
                node.joined.push(role);
            }
        }
    }
    let others = [
        Role::Time,
        Role::Lead,
        Role::Coordinating,
        Role::Result,
        Role::Note,
    ];
    let bare = others.iter().all(|role| node.text(*role).is_empty());
    // A title in a column that is left out is still a title.
    if bare && node.label.is_empty() && node.content.is_empty() && row.filled().count() == 1 {
        node.content = row.line().text;
    }
    let merged = row.cells.iter().any(|cell| cell.origin == Origin::Left);
    let strong = stands_out(row, &node);
    part_label(&mut node, bare, merged || strong);
    let shown = match (at(Role::Label), label::split(&node.content, false)) {
        // Without a column for labels the one in front of the text tells, and stays there.
        (None, Some((label, _))) => Label::of(label),
        _ => Label::of(&node.label),
    };
    let seen = Seen {
        label: shown,
        bare,
        merged,
        strong,
        goes_on: goes_on(&node.content),
        said: None,
    };
    (node, seen)
}

/// Parts a label from the text it stands in front of, where the two share a cell.
fn part_label(node: &mut Node, bare: bool, title: bool) {
    if node.content.is_empty() && Label::of(&node.label) == Label::Other {
        let text = std::mem::take(&mut node.label);
        match label::split(&text, true) {
            Some((label, rest)) => (node.label, node.content) = (label.to_owned(), rest.to_owned()),
            None => node.content = text,
        }
        return;
    }
    if !bare || !node.label.is_empty() {
        return;
    }
    if let Some((label, rest)) = label::split(&node.content, title)
        && matches!(
            Label::of(label),
            Label::Roman | Label::Letter(_) | Label::Number(_)
        )
    {
        let (label, rest) = (label.to_owned(), rest.to_owned());
        (node.label, node.content) = (label, rest);
    }
}

/// Whether all that stands in a row is bold, or its text is in capitals.
fn stands_out(row: &Row, node: &Node) -> bool {
    let text = if node.content.is_empty() {
        &node.label
    } else {
        &node.content
    };
    let letters = |least: usize| text.chars().filter(|c| c.is_alphabetic()).nth(least - 1);
    let content = row.filled().filter(|(_, cell)| cell.text == *text);
    let mut content = content.peekable();
    let bold = content.peek().is_some() && content.all(|(_, cell)| cell.bold);
    bold || (!text.contains(char::is_lowercase) && letters(4).is_some())
}

/// Whether a text begins like the rest of a sentence or an item of a list.
fn goes_on(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_lowercase() || matches!(c, '-' | '+' | '–' | ',' | ';' | ')'))
}
