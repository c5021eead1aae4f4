//! A row of a list becomes what it says of one dossier. What is about a person goes no further than here.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::choices::ListChoices;
use super::coded;
use super::moment::{self, Read};
use super::personal::{is_private, shown};
use super::role::Role;
use super::shape::Given;
use crate::dossier::words::{self, Meaning};
use crate::dossier::{Channel, Said, Status, procedure_code};
use crate::value::{fold_name, one_line};

/// A word of a list, how often it stands there and what it means; none: nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<T> {
    /// As the list writes it first.
    pub word: String,
    /// In how many rows.
    pub rows: u32,
    /// What it means.
    pub meaning: Option<T>,
}

/// Words of one column by what they are folded to; each is looked up once.
#[derive(Debug)]
struct Words<T> {
    /// By the text as it is written, and as it is folded: an index.
    by_text: HashMap<String, usize>,
    by_folded: HashMap<String, usize>,
    all: Vec<Word<T>>,
}

impl<T: Copy> Words<T> {
    fn new() -> Words<T> {
        Words {
            by_text: HashMap::new(),
            by_folded: HashMap::new(),
            all: Vec::new(),
        }
    }

    fn meaning(&mut self, text: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let at = match self.by_text.get(text) {
            Some(at) => *at,
            None => {
                let folded = fold_name(text);
                let known = self.by_folded.get(&folded).copied();
                // A column of other things than words must not fill the memory.
                if known.is_none() && self.all.len() >= MOST_WORDS {
                    return of(text);
                }
                let at = known.unwrap_or_else(|| {
                    self.all.push(Word {
                        word: shown(text),
                        rows: 0,
                        meaning: of(text),
                    });
                    self.by_folded.insert(folded, self.all.len() - 1);
                    self.all.len() - 1
                });
                if self.by_text.len() < MOST_WORDS {
                    self.by_text.insert(text.to_owned(), at);
                }
                at
            }
        };
        self.all[at].rows += 1;
        self.all[at].meaning
    }
}

/// How many words of a column are remembered.
const MOST_WORDS: usize = 1_000;

/// Something odd in a cell, with what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Odd {
    /// No moment stands where one should.
    NoMoment(Role),
    /// A date in a year of another century.
    Year(Role, i32),
    /// Something about a person stood in it and was dropped.
    Person(Role),
    /// A date of its end, and no status where others have one.
    NoStatus,
}

/// Makes rows into what they say.
pub(super) struct Reader<'a> {
    choices: &'a ListChoices,
    meaning: Meaning,
    swap: bool,
    statuses: Words<Status>,
    channels: Words<Channel>,
    payments: Words<bool>,
    answers: Words<bool>,
    /// Texts that were looked at: whether they may not be kept.
    private: HashMap<String, bool>,
    /// What was odd, how often, and in which row first.
    odd: Vec<(Odd, u32, u32)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(choices: &'a ListChoices, meaning: Meaning, swap: bool) -> Reader<'a> {
        Reader {
            choices,
            meaning,
            swap,
            statuses: Words::new(),
            channels: Words::new(),
            payments: Words::new(),
            answers: Words::new(),
            private: HashMap::new(),
            odd: Vec::new(),
        }
    }

    /// What a row says; none: no dossier's code stands in it.
    pub(super) fn said(
        &mut self,
        line: u32,
        cells: &[(Role, &Given)],
        group: Option<(Role, &str)>,
    ) -> Option<Said> {
        let of = |role: Role| {
            cells
                .iter()
                .find(|(own, _)| *own == role)
                .map(|(_, given)| *given)
        };
        let text = |role: Role| {
            of(role)
                .map(|own| own.text.as_str())
                .filter(|text| !text.is_empty())
        };
        let mut said = Said {
            code: text(Role::Code).and_then(coded::of_cell)?,
            procedure: text(Role::Procedure)
                .or(text(Role::Title))
                .and_then(procedure_code),
            ..Said::default()
        };
        for (role, place) in [
            (Role::Title, &mut said.title),
            (Role::Field, &mut said.field),
            (Role::Unit, &mut said.unit),
        ] {
            let own = text(role).or(group.filter(|(of, _)| *of == role).map(|(_, text)| text));
            let own = own.map(one_line).filter(|text| !text.is_empty());
            match own {
                Some(text) if self.is_private(&text) => self.note(Odd::Person(role), line),
                own => *place = own,
            }
        }
        let facts = &mut said.facts;
        facts.channel = match text(Role::Channel) {
            Some(text) => {
                let said = &self.choices.channels;
                self.channels.meaning(text, |text| channel(said, text))
            }
            None => None,
        }
        .or(self.meaning.channel);
        facts.status = match text(Role::Status) {
            Some(text) => {
                let said = &self.choices.statuses;
                self.statuses.meaning(text, |text| status(said, text))
            }
            None => None,
        }
        .or(self.meaning.status);
        facts.paid = match of(Role::Payment) {
            // A list that tells how fees were paid says of a blank that none was.
            Some(given) if given.text.is_empty() => Some(false),
            Some(given) => self.payments.meaning(&given.text, words::payment),
            None if has(cells, Role::Payment) => Some(false),
            None => None,
        }
        .or(self.meaning.paid);
        facts.digitised = self
            .answer(text(Role::Digitised))
            .or(self.meaning.digitised);
        facts.electronic = self
            .answer(text(Role::Electronic))
            .or(self.meaning.electronic);
        facts.apology = self.answer(text(Role::Apology));
        for (role, place) in [
            (Role::Received, &mut facts.received),
            (Role::Due, &mut facts.due),
            (Role::Finished, &mut facts.finished),
            (Role::Returned, &mut facts.returned),
        ] {
            *place = of(role).and_then(|given| self.moment(line, role, given));
        }
        let has_end = facts.finished.is_some() || facts.returned.is_some();
        if has_end
            && facts.status.is_none()
            && of(Role::Status).is_some_and(|own| own.text.is_empty())
        {
            self.note(Odd::NoStatus, line);
        }
        Some(said)
    }

    /// Whether a text may not be kept; the same few texts stand in most rows.
    fn is_private(&mut self, text: &str) -> bool {
        if let Some(known) = self.private.get(text) {
            return *known;
        }
        let private = is_private(text);
        if self.private.len() < MOST_WORDS {
            self.private.insert(text.to_owned(), private);
        }
        private
    }

    fn answer(&mut self, text: Option<&str>) -> Option<bool> {
        text.and_then(|text| self.answers.meaning(text, words::answer))
    }

    fn moment(&mut self, line: u32, role: Role, given: &Given) -> Option<NaiveDateTime> {
        match given.read_moment() {
            // What the file holds as a date was read as one by whoever exchanged the two; a text was not.
            Read::Moment(moment) if self.swap && given.moment.is_some() => {
                Some(moment::swapped(moment))
            }
            Read::Moment(moment) => Some(moment),
            Read::Year(year) => {
                self.note(Odd::Year(role, year), line);
                None
            }
            Read::None if matches!(given.text.as_str(), "" | "-" | "–") => None,
            Read::None => {
                self.note(Odd::NoMoment(role), line);
                None
            }
        }
    }

    fn note(&mut self, odd: Odd, line: u32) {
        let same = |own: &&mut (Odd, u32, u32)| match (own.0, odd) {
            (Odd::Year(role, _), Odd::Year(other, _)) => role == other,
            (own, odd) => own == odd,
        };
        match self.odd.iter_mut().find(same) {
            Some(own) => own.1 += 1,
            None => self.odd.push((odd, 1, line)),
        }
    }

    /// The words of statuses and channels, and what was odd.
    pub(super) fn told(self) -> (Vec<Word<Status>>, Vec<Word<Channel>>, Vec<String>) {
        let mut told: Vec<String> = self
            .odd
            .into_iter()
            .map(|(odd, rows, line)| sentence(odd, rows, line))
            .collect();
        for (what, all) in [
            ("thanh toán", self.payments.all),
            ("có/không", self.answers.all),
        ] {
            for own in all.into_iter().filter(|own| own.meaning.is_none()) {
                told.push(format!(
                    "Chưa hiểu “{}” ({what}) ở {} dòng; các hồ sơ này coi như chưa rõ.",
                    crate::value::shortened(&own.word, 40),
                    own.rows
                ));
            }
        }
        (self.statuses.all, self.channels.all, told)
    }
}

/// Whether a column of a role is there at all.
fn has(cells: &[(Role, &Given)], role: Role) -> bool {
    cells.iter().any(|(own, _)| *own == role)
}

fn status(said: &[super::choices::StatusChoice], text: &str) -> Option<Status> {
    let folded = fold_name(text);
    match said.iter().find(|own| fold_name(&own.word) == folded) {
        Some(own) => own.status,
        None => words::status(text),
    }
}

fn channel(said: &[super::choices::ChannelChoice], text: &str) -> Option<Channel> {
    let folded = fold_name(text);
    match said.iter().find(|own| fold_name(&own.word) == folded) {
        Some(own) => own.channel,
        None => words::channel(text),
    }
}

fn sentence(odd: Odd, rows: u32, line: u32) -> String {
    let place = match rows {
        1 => format!("dòng {line}"),
        rows => format!("{rows} dòng, dòng đầu là {line}"),
    };
    match odd {
        Odd::NoMoment(role) => format!(
            "Cột “{}” có ô không phải ngày ({place}); các ô đó coi như chưa rõ.",
            role.word()
        ),
        Odd::Year(role, year) => format!(
            "Cột “{}” có ngày thuộc năm {year:04} ({place}); coi như chưa rõ. Sửa ở hệ thống rồi xuất lại.",
            role.word()
        ),
        Odd::Person(role) => format!(
            "Cột “{}” có tên người, địa chỉ hoặc số giấy tờ, điện thoại ({place}); không lưu các ô đó.",
            role.word()
        ),
        Odd::NoStatus => format!(
            "Có ngày kết thúc nhưng ô trạng thái trống ({place}); coi như đã xử lý xong vào ngày đó."
        ),
    }
}
