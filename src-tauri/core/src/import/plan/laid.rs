//! How a table's columns are laid out: decided for each heading over the rows below it, then as the officer mended it;
//! what is asked of them, what is said.

use super::columns::{Decided, Seen, decide};
use super::guess::guess;
use super::heading::Heading;
use super::looks;
use super::pieces::Piece;
use super::read::{Beside, Choice, ColumnRead, Mends, Question, Use};
use super::shape::Times;
use super::table::Origin;
use crate::import::workbook::shortened;
use crate::plan::Role;

/// How many texts of a column are shown in a question.
const SAMPLES: usize = 3;

/// A table's columns.
#[derive(Debug)]
pub(super) struct Laid {
    /// Them, as mended.
    pub(super) columns: Vec<ColumnRead>,
    /// What was decided before anything was mended.
    pub(super) decided: Decided,
    /// What they hold below each further heading.
    pub(super) others: Vec<Vec<Option<Role>>>,
    /// Which of them the officer has mended.
    pub(super) mended: Vec<bool>,
}

impl Laid {
    /// The columns of a table with this number.
    pub(super) fn of(piece: &Piece, table: usize, mends: &Mends, times: &Times) -> Laid {
        let mut laid = match (&piece.prose, &piece.heading) {
            (Some(prose), _) => told(prose.columns.clone()),
            (None, Some(heading)) => headed(piece, heading, times),
            (None, None) => guessed(piece, times),
        };
        let content = Some(Use::Role(Role::Content));
        let mend = |at: usize| mends.columns.get(&(table, at)).copied();
        let said = (0..laid.columns.len()).any(|at| mend(at) == Some(content));
        for (at, column) in laid.columns.iter_mut().enumerate() {
            match mend(at) {
                Some(own) => (column.role, laid.mended[at]) = (own, true),
                // The question is answered: what was taken until then gives way.
                None if said && laid.decided.contents.contains(&at) => column.role = None,
                None => {}
            }
        }
        laid.keep_further(piece);
        laid
    }

    /// What the usual columns have no place for becomes a column of the appendix's own, as long as there is room; what
    /// the officer chose stays as it was chosen.
    fn keep_further(&mut self, piece: &Piece) {
        let below = piece.heading.as_ref().map_or(0, |own| own.own.below);
        let holds = |at: usize| {
            let mut cells = piece.grid.rows[below..]
                .iter()
                .filter_map(|row| row.cells.get(at));
            cells.any(|cell| cell.origin == Origin::Own && !cell.is_blank())
        };
        for at in 0..self.columns.len() {
            if self.columns[at].role.is_some() || self.mended[at] || !holds(at) {
                continue;
            }
            let Some(role) = self.own_or_free(at) else {
                break;
            };
            let column = &mut self.columns[at];
            column.role = Some(Use::Role(role));
            if column.heading.is_empty() || piece.heading.is_none() {
                role.heading().clone_into(&mut column.heading);
            }
        }
        // What a further heading has no meaning for goes on in the column that stands there.
        let roles = self.roles();
        for order in &mut self.others {
            for (own, there) in order.iter_mut().zip(&roles) {
                *own = own.or(there.filter(|role| role.further().is_some()));
            }
        }
    }

    /// The column of the office's own that this one is, else the next that is free.
    fn own_or_free(&self, at: usize) -> Option<Role> {
        let others = || (self.columns.iter().enumerate()).filter(|(other, _)| *other != at);
        let own = Role::FURTHER
            .into_iter()
            .find(|role| self.columns[at].is(*role));
        let free = |role: &Role| !others().any(|(_, own)| own.is(*role));
        own.or_else(|| Role::FURTHER.into_iter().find(free))
    }

    /// What each column holds.
    pub(super) fn roles(&self) -> Vec<Option<Role>> {
        let columns = self.columns.iter();
        columns.map(|own| own.role.and_then(Use::role)).collect()
    }

    /// The column that serves so.
    pub(super) fn beside(&self, beside: Beside) -> Option<usize> {
        let wanted = Some(Use::Beside(beside));
        self.columns.iter().position(|own| own.role == wanted)
    }

    /// Whether the content is a question that is not answered.
    pub(super) fn is_doubtful(&self) -> bool {
        let content = |at: usize| self.columns[at].is(Role::Content) && self.mended[at];
        !self.decided.contents.is_empty() && !(0..self.columns.len()).any(content)
    }

    /// What needs no answer.
    pub(super) fn said(&self, piece: &Piece) -> Vec<String> {
        let mut said = Vec::new();
        let heading = |at: usize| self.columns[at].heading.as_str();
        let time = self.columns.iter().position(|own| own.is(Role::Time));
        if let (Some(start), Some(time)) = (self.beside(Beside::Start), time) {
            said.push(format!(
                "{}: cột “{}” được ghép vào thời gian, trước cột “{}”",
                piece.grid.place,
                heading(start),
                heading(time),
            ));
        }
        let further = self.columns.iter().filter(|own| own.is_further());
        let names: Vec<&str> = further.map(|own| own.heading.as_str()).collect();
        if !names.is_empty() {
            let (place, names) = (&piece.grid.place, names.join(", "));
            said.push(format!("{place}: giữ nguyên thành cột riêng: {names}"));
        }
        said
    }

    /// What is asked.
    pub(super) fn questions(&self, piece: &Piece) -> Vec<Question> {
        let mut questions = Vec::new();
        let choice = |column: usize, role: Option<Use>, text: String| Choice {
            column,
            role,
            text,
            samples: samples(piece, column),
            chosen: self.columns[column].role == role,
        };
        if !self.decided.contents.is_empty() {
            let chosen = !self.is_doubtful();
            let choices = self.decided.contents.iter().map(|at| {
                let text = format!("“{}”", self.columns[*at].heading);
                let mut own = choice(*at, Some(Use::Role(Role::Content)), text);
                own.chosen &= chosen;
                own
            });
            questions.push(Question {
                text: "Cột nào là nội dung công việc?".to_owned(),
                choices: choices.collect(),
            });
        }
        if let Some(at) = self.decided.groups {
            let heading = &self.columns[at].heading;
            questions.push(Question {
                text: format!(
                    "Cột “{heading}” lặp lại theo từng nhóm nhiệm vụ. Lập nhóm theo cột này?"
                ),
                choices: vec![
                    choice(at, Some(Use::Beside(Beside::Groups)), "Lập nhóm".to_owned()),
                    match self.own_or_free(at) {
                        Some(role) => {
                            choice(at, Some(Use::Role(role)), "Giữ thành cột riêng".to_owned())
                        }
                        None => choice(at, None, "Bỏ qua cột này".to_owned()),
                    },
                ],
            });
        }
        questions
    }

    /// The candidates of the content with some of their texts: "“Nhiệm vụ” (Rà soát; Báo cáo)".
    pub(super) fn candidates(&self, piece: &Piece) -> Vec<String> {
        let candidates = self.decided.contents.iter().map(|at| {
            let samples = samples(piece, *at).join("; ");
            format!("“{}” ({samples})", self.columns[*at].heading)
        });
        candidates.collect()
    }
}

/// The first different texts of a column below the heading.
fn samples(piece: &Piece, column: usize) -> Vec<String> {
    let below = piece.heading.as_ref().map_or(0, |own| own.own.below);
    let mut samples: Vec<String> = Vec::new();
    for row in piece.grid.rows[below..]
        .iter()
        .filter(|row| row.over_all().is_none())
    {
        let text = row.cells.get(column).map_or("", |cell| cell.text.as_str());
        let text = shortened(text);
        if !text.is_empty() && !samples.contains(&text) {
            samples.push(text);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

fn headed(piece: &Piece, heading: &Heading, times: &Times) -> Laid {
    let tops = piece.others.iter().map(|own| own.own.top);
    let mut ends = tops.chain([piece.grid.rows.len()]);
    let mut of = |own: &Heading| {
        let end = ends.next().unwrap_or(piece.grid.rows.len());
        let rows = &piece.grid.rows[own.own.below..end.max(own.own.below)];
        let looks = looks::of(rows, piece.grid.columns, times);
        let seen = looks.into_iter().enumerate().map(|(at, looks)| Seen {
            means: own.means[at],
            named: !own.words[at].is_empty(),
            sure: own.sure[at],
            looks,
        });
        let seen: Vec<Seen> = seen.collect();
        decide(&seen)
    };
    let decided = of(heading);
    let roles = |own: &Decided| -> Vec<Option<Role>> {
        let uses = own.uses.iter();
        uses.map(|own| own.and_then(Use::role)).collect()
    };
    let first = roles(&decided);
    let others = piece.others.iter().map(|own| {
        let mut below = of(own);
        // What the first heading decided decides a question further down.
        if let Some(at) = below
            .contents
            .iter()
            .find(|at| first[**at] == Some(Role::Content))
        {
            below.uses[below.contents[0]] = None;
            below.uses[*at] = Some(Use::Role(Role::Content));
        }
        let mut order = roles(&below);
        for at in 0..order.len() {
            // A cell that is blank in it, often that of the labels, means what it meant.
            if own.words[at].is_empty() && !order.contains(&first[at]) {
                order[at] = first[at];
            }
        }
        order
    });
    let others = others.collect();
    let columns = heading.words.iter().zip(&decided.uses);
    Laid {
        columns: columns
            .map(|(words, role)| ColumnRead {
                heading: words.clone(),
                role: *role,
            })
            .collect(),
        mended: vec![false; heading.words.len()],
        decided,
        others,
    }
}

fn guessed(piece: &Piece, times: &Times) -> Laid {
    let guessed = guess(&piece.grid, times);
    let first = piece.grid.rows.first();
    let columns = (0..piece.grid.columns).map(|at| {
        let role = guessed.as_ref().and_then(|roles| roles[at]);
        let words = first.map_or("", |row| row.cells[at].text.as_str());
        ColumnRead {
            heading: match role {
                Some(role) => role.heading().to_owned(),
                None => shortened(words),
            },
            role: role.map(Use::Role),
        }
    });
    told(columns.collect())
}

/// Columns of which nothing is left to decide.
fn told(columns: Vec<ColumnRead>) -> Laid {
    Laid {
        decided: Decided {
            uses: columns.iter().map(|own| own.role).collect(),
            ..Decided::default()
        },
        mended: vec![false; columns.len()],
        columns,
        others: Vec::new(),
    }
}
