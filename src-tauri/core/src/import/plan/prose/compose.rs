//! The lines of a document outside its tables → a table: rows with what they are, how deep they stand, and which are
//! left out.

use super::entries::{Entry, entries, says_when};
use super::field::Field;
use super::paragraph::{Paragraph, Style};
use super::part::{self, Part};
use super::sorted::{gives, parts, unit_of};
use super::told::{Prose, Told};
use super::unit;
use crate::import::plan::above;
use crate::import::plan::pieces::Piece;
use crate::import::plan::read::{ColumnRead, Use};
use crate::import::plan::table::{Cell, Grid, Line, Row};
use crate::plan::outline::DEEPEST;
use crate::plan::{Kind, Node, Role};
use crate::value::{capital, fold_name};

/// What the prose of a document is called among its tables.
const PLACE: &str = "Phần lời văn";

/// The most letters of the line that an appendix begins with.
const MOST_IN_NAME: usize = 200;

/// A row in the making.
struct Made {
    node: Node,
    told: Told,
}

/// The prose of a document as a table; `None` where no paragraph in it is a task.
pub(super) fn piece(lines: &[Line]) -> Option<Piece> {
    let whole: Vec<&Line> = lines.iter().collect();
    let title = above::plan_title(&whole).map(|(range, _)| range);
    let attached = title
        .as_ref()
        .map_or(0, |title| above::attached(&lines[title.end..]));
    let from = title.as_ref().map_or(0, |title| title.end + attached);
    let paragraphs = (1..)
        .zip(lines)
        .map(|(number, line)| Paragraph::of(number, line));
    let paragraphs: Vec<Paragraph> = paragraphs.collect();
    let appendix = position(lines, from, is_appendix);
    let foot = position(&lines[..appendix], from, |line| part::is_foot(&line.text));
    let first = from + first_of(&paragraphs[from..foot]);

    let before = title.as_ref().map_or(0, |title| title.start);
    let mut made = Vec::new();
    made.extend(joined(&paragraphs[..before], Part::Opening));
    made.extend(joined(&paragraphs[from..first], Part::Opening));
    let own = entries(paragraphs[first..foot].to_vec());
    let further = entries(paragraphs[appendix..].to_vec());
    let is_prose = |entries: &[Entry]| {
        let counted = |own: &Entry| own.head.style.is_some_and(Style::is_counted);
        entries
            .iter()
            .any(|own| counted(own) || !own.fields.is_empty())
    };
    let rows = rows(&own);
    let empty = !rows.iter().any(is_task);
    made.extend(rows);
    made.extend(joined(&paragraphs[foot..appendix], Part::Foot));
    for mut row in self::rows(&further) {
        // What stands below the signature is taken in only where nothing stands above it.
        if !empty {
            row.told.part = Some(Part::Foot);
        }
        made.push(row);
    }
    if !made.iter().any(is_task) || !(is_prose(&own) || is_prose(&further)) {
        return None;
    }
    let title = title.map_or(&[][..], |title| &lines[title.start..from]);
    Some(table(made, own.iter().chain(&further), title))
}

fn position(lines: &[Line], from: usize, is: impl Fn(&Line) -> bool) -> usize {
    let found = lines.iter().skip(from).position(is);
    found.map_or(lines.len(), |at| from + at)
}

/// "Phụ lục I", "PHỤ LỤC: …".
fn is_appendix(line: &Line) -> bool {
    let begins = fold_name(&line.text).starts_with("phu luc");
    let short = line.text.chars().count() <= MOST_IN_NAME;
    begins && short && !line.text.ends_with(['.', ';', ','])
}

/// The first paragraph of the body: the first with a number that is no basis; without any, the first that stands out.
fn first_of(paragraphs: &[Paragraph]) -> usize {
    let counted = |own: &Paragraph| own.style.is_some_and(Style::is_counted);
    let is_first = |own: &Paragraph| counted(own) && part::begun(&own.text) != Some(Part::Basis);
    let found = paragraphs.iter().position(is_first);
    let Some(found) = found else {
        let out = paragraphs.iter().position(|own| own.style.is_some());
        return out.unwrap_or(paragraphs.len());
    };
    // Headings right above it, as "NHIỆM VỤ" above "1. …", belong to the body.
    let heads = paragraphs[..found].iter().rev();
    found - heads.take_while(|own| own.style.is_some()).count()
}

fn is_task(own: &Made) -> bool {
    own.told.part.is_none() && own.told.kind == Kind::Task
}

/// Paragraphs of a part that are of no interest one by one.
fn joined(paragraphs: &[Paragraph], part: Part) -> Option<Made> {
    let (first, last) = (paragraphs.first()?, paragraphs.last()?);
    let texts = paragraphs.iter().map(|own| said(&own.label, &own.text));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let node = Node {
        content: texts.join("\n"),
        ..Node::default()
    };
    let told = Told {
        kind: Kind::Task,
        level: 0,
        paragraphs: (first.number, last.number),
        part: Some(part),
        unit: None,
    };
    Some(Made { node, told })
}

fn said(label: &str, text: &str) -> String {
    format!("{label} {text}").trim().to_owned()
}

/// The rows of entries.
fn rows(entries: &[Entry]) -> Vec<Made> {
    let parts = parts(entries);
    let mut made = Vec::new();
    for (own, part) in entries.iter().zip(parts) {
        let apart = own.parts_more();
        let last = own.more.last().filter(|_| !apart);
        let mut node = Node::default();
        node.label.clone_from(&own.head.label);
        let rest = own.more.iter().filter(|_| !apart);
        let texts = std::iter::once(&own.head).chain(rest);
        node.content = texts.map(|own| &*own.text).collect::<Vec<_>>().join("\n");
        fill(
            &mut node,
            own.fields.iter().filter(|(at, _)| !apart || *at == 0),
        );
        made.push(Made {
            node,
            told: Told {
                kind: kind(own, apart),
                level: level(own.level),
                paragraphs: (
                    own.head.number,
                    last.map_or(own.head.number, |own| own.number),
                ),
                part,
                unit: unit_of(own).map(str::to_owned),
            },
        });
        for (at, more) in (1..).zip(&own.more).filter(|_| apart) {
            made.push(further(own, at, more, part));
        }
    }
    made
}

/// A paragraph without number below a heading.
fn further(above: &Entry, at: usize, own: &Paragraph, part: Option<Part>) -> Made {
    let mut node = Node::default();
    node.content.clone_from(&own.text);
    fill(&mut node, above.fields.iter().filter(|(of, _)| *of == at));
    let leads = own.text.ends_with(':') && at == above.more.len() && above.has_below;
    let general = part::is_carrying(&above.head.text) && !gives(own);
    let own_part = match (leads && !says_when(&own.text), general) {
        (true, _) => Some(Part::Lead),
        (false, true) => Some(Part::Closing),
        (false, false) => part::begun(&own.text),
    };
    Made {
        node,
        told: Told {
            kind: Kind::Task,
            level: level(above.level + 1),
            paragraphs: (own.number, own.number),
            part: part.or(own_part),
            unit: unit::named(&own.text, false).map(str::to_owned),
        },
    }
}

fn level(level: usize) -> u8 {
    u8::try_from(level).map_or(DEEPEST, |level| level.min(DEEPEST))
}

fn fill<'a>(node: &mut Node, fields: impl Iterator<Item = &'a (usize, Field)>) {
    for (_, field) in fields {
        let text = node.text_mut(field.role);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(field.value.trim());
    }
}

/// A section or a group has others below it; a section may be bare.
fn kind(own: &Entry, apart: bool) -> Kind {
    let Some(style) = own.head.style else {
        return Kind::Task;
    };
    let below = own.has_below || (apart && !own.more.is_empty());
    let section = style.is_sections() || (style == Style::Bare && own.level == 0);
    match (below, section) {
        (true, true) => Kind::Section,
        (true, false) => Kind::Group,
        (false, true) if own.head.strong && own.head.is_heading() && own.fields.is_empty() => {
            Kind::Section
        }
        (false, _) => Kind::Task,
    }
}

/// The rows as a table, under the title of the plan.
fn table<'a>(made: Vec<Made>, entries: impl Iterator<Item = &'a Entry>, title: &[Line]) -> Piece {
    let fields: Vec<&Field> = entries
        .flat_map(|own| &own.fields)
        .map(|(_, own)| own)
        .collect();
    let may = |role: Role| match role {
        Role::Content => true,
        Role::Lead => made.iter().any(|own| own.told.unit.is_some()),
        Role::Time => made
            .iter()
            .any(|own| is_task(own) && says_when(&own.node.content)),
        _ => false,
    };
    let roles = Role::ALL
        .into_iter()
        .filter(|role| made.iter().any(|own| !own.node.text(*role).is_empty()) || may(*role));
    let columns = roles.map(|role| {
        let named = fields.iter().find(|own| own.role == role);
        ColumnRead {
            heading: named.map_or_else(|| role.heading().to_owned(), |own| capital(&own.name)),
            role: Some(Use::Role(role)),
        }
    });
    let columns: Vec<ColumnRead> = columns.collect();
    let row = |own: &Made| Row {
        number: own.told.paragraphs.0,
        cells: columns
            .iter()
            .map(|column| {
                Cell::of(
                    column
                        .role
                        .and_then(Use::role)
                        .map_or("", |role| own.node.text(role)),
                )
            })
            .collect(),
    };
    let above = title.iter().map(|line| Line {
        strong: true,
        ..line.clone()
    });
    Piece {
        grid: Grid {
            place: PLACE.to_owned(),
            above: above.collect(),
            rows: made.iter().map(row).collect(),
            columns: columns.len(),
            ..Grid::default()
        },
        heading: None,
        others: Vec::new(),
        prose: Some(Prose {
            columns,
            rows: made.into_iter().map(|own| own.told).collect(),
        }),
    }
}
