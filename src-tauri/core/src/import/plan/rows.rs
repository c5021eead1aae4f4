//! The rows of a table → lines of the tree: each text under its role, labels that stand in front of a text,
//! merged cells, then the outline.

use super::heading::{Heading, is_numbers};
use super::label::{self, Label};
use super::laid::Laid;
use super::outline::{Seen, outline};
use super::pieces::Piece;
use super::prose::{self, Prose};
use super::read::{Beside, Mends, RowRead, Swap};
use super::shape::Times;
use super::span::span;
use super::table::{Cell, Origin, Row};
use crate::plan::{Kind, Node, Role};
use crate::value::tidy;

/// What the rows of a table are read with.
pub(super) struct Body<'a> {
    /// The table.
    pub(super) piece: &'a Piece,
    /// Its number.
    pub(super) table: usize,
    /// Its columns.
    pub(super) laid: &'a Laid,
    /// Where they are in another order.
    pub(super) swaps: &'a [Swap],
    /// What the officer mended.
    pub(super) mends: &'a Mends,
    /// The times of its year.
    pub(super) times: &'a Times,
    /// What its columns hold where they are in their own order.
    roles: Vec<Option<Role>>,
}

impl<'a> Body<'a> {
    /// The rows of a table with this number.
    pub(super) fn of(
        piece: &'a Piece,
        table: usize,
        laid: &'a Laid,
        mends: &'a Mends,
        times: &'a Times,
    ) -> Body<'a> {
        Body {
            piece,
            table,
            laid,
            swaps: &[],
            mends,
            times,
            roles: laid.roles(),
        }
    }

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

    /// The rows that hold something, as they would be stored; above them the groups of a column that serves so.
    pub(super) fn rows(&self) -> Vec<RowRead> {
        let rows = &self.piece.grid.rows;
        let foot = self.foot();
        let places = self.places();
        let groups = self.laid.beside(Beside::Groups);
        let (mut read, mut seen, mut used_at) = (Vec::new(), Vec::new(), Vec::new());
        let mut put = |row: usize, place: String, counts: bool, mut node: Node, mut own: Seen| {
            let key = (self.table, row);
            let said = self.mends.kinds.get(&key).copied();
            own.said = said.or_else(|| places.get(row).copied());
            for role in Role::ALL {
                if let Some(text) = self.mends.texts.get(&(self.table, row, role)) {
                    *node.text_mut(role) = tidy(text);
                    node.joined.retain(|joined| *joined != role);
                }
            }
            let used = self.mends.rows.get(&key).copied().unwrap_or(counts);
            if used {
                used_at.push(read.len());
                seen.push(own);
            }
            read.push(RowRead {
                row,
                place,
                used,
                node,
            });
        };
        let mut group: Option<&str> = None;
        for (at, row) in rows.iter().enumerate().skip(self.first()) {
            if row.cells.iter().all(Cell::is_blank) {
                continue;
            }
            let (node, own) = self.told(at, row);
            let counts = match &self.piece.prose {
                Some(prose) => prose.rows.get(at).is_some_and(|own| own.part.is_none()),
                None => at < foot && !self.is_heading(at, row) && !is_rule(row),
            };
            if counts && own.bare {
                group = None;
            }
            let text = groups.and_then(|column| row.cells.get(column));
            let text = text.map(|cell| cell.text.as_str());
            if let Some(text) = text.filter(|text| counts && !own.bare && !text.is_empty())
                && group != Some(text)
            {
                group = Some(text);
                // No row of the table has such a number, whatever else is mended.
                let number = rows.len() + at;
                put(
                    number,
                    format!("trên dòng {}", row.number),
                    true,
                    titled(text),
                    Seen::title(),
                );
            }
            put(at, self.piece.place(row), counts, node, own);
        }
        let mut before: Option<usize> = None;
        for (placed, at) in outline(&seen).into_iter().zip(used_at) {
            let (over, own) = read.split_at_mut(at);
            let Some(RowRead { node, row, .. }) = own.first_mut() else {
                continue;
            };
            let above = before.and_then(|before| over.get(before));
            (node.kind, node.level) = (placed.kind, placed.level);
            let said = self.mends.kinds.contains_key(&(self.table, *row));
            if *row >= rows.len() && !said {
                node.kind = Kind::Group;
            }
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
    fn is_heading(&self, at: usize, row: &Row) -> bool {
        let again = |heading: &Heading| heading.is_again(row);
        is_numbers(row)
            || self
                .piece
                .others
                .iter()
                .any(|own| own.rows().contains(&at) || again(own))
            || self.piece.heading.as_ref().is_some_and(again)
    }

    /// A row's texts under the roles of its columns, and what is seen of it.
    fn told(&self, number: usize, row: &Row) -> (Node, Seen) {
        let order = self.order(number);
        let mut node = Node::default();
        let at = |wanted: Role| order.iter().position(|role| *role == Some(wanted));
        let title = self.title(row, order);
        for role in Role::ALL {
            let Some(cell) = at(role).and_then(|column| row.cells.get(column)) else {
                continue;
            };
            if cell.origin != Origin::Left && title.is_none_or(|_| role == Role::Label) {
                node.text_mut(role).clone_from(&cell.text);
                if cell.origin == Origin::Above && !cell.is_blank() {
                    node.joined.push(role);
                }
            }
        }
        match title {
            Some(title) => node.content.clone_from(&row.cells[title].text),
            None => {
                let start = self.laid.beside(Beside::Start);
                if let Some(start) = start.and_then(|column| row.cells.get(column)) {
                    let read = |text: &str| self.times.is_read(text);
                    node.time = span(&start.text, &node.time, &read);
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
        let mut others = others.into_iter().chain(Role::FURTHER);
        let bare = others.all(|role| node.text(role).is_empty());
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

    /// The column of a text that is a title though it stands in another column than the content: it reaches over all
    /// the others, or stands alone where titles do.
    fn title(&self, row: &Row, order: &[Option<Role>]) -> Option<usize> {
        let role = |at: usize| order.get(at).copied().flatten();
        let elsewhere = |at: &usize| !matches!(role(*at), Some(Role::Content | Role::Label));
        if let Some(at) = row.over_all() {
            return Some(at).filter(elsewhere);
        }
        let label = order.iter().position(|own| *own == Some(Role::Label));
        let mut texts = row.filled().filter(|(at, _)| Some(*at) != label);
        let (Some((at, cell)), None) = (texts.next(), texts.next()) else {
            return None;
        };
        let joined = |cell: &Cell| cell.origin == Origin::Above && !cell.is_blank();
        if !elsewhere(&at) || row.cells.iter().any(joined) || self.times.is_time(&cell.text) {
            return None;
        }
        let label = label.map_or("", |at| row.cells[at].text.as_str());
        let outer = matches!(Label::of(label), Label::Roman | Label::Letter(_));
        let leads = order.iter().position(|own| *own != Some(Role::Label)) == Some(at);
        (outer || leads).then_some(at)
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

/// A title.
fn titled(text: &str) -> Node {
    Node {
        content: text.to_owned(),
        ..Node::default()
    }
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
