//! A folder as a disk has it: what has reached it, and what is still under way when the power goes. A file's bytes are
//! safe once it was synced, a name once its folder was. Names under way in one folder arrive in their order, as every
//! file system with a journal has it; writes of a file in any order, or in part.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use smc_tests::badfiles::Dice;

use crate::image::{Image, Piece};
use crate::names::{Id, Node, Tree, path_in};
use crate::watch::{Act, Task};

/// The smallest part that a disk writes as a whole.
pub(crate) const SECTOR: u64 = 512;

/// A change of a file's bytes that has not reached the disk.
pub(crate) enum Change {
    Write { at: u64, bytes: Vec<u8> },
    Length(u64),
}

struct Contents {
    safe: Arc<Vec<u8>>,
    /// The number of this state.
    state: u64,
    /// Numbered as they came.
    changes: Vec<(u64, Arc<Change>)>,
}

/// Which names, and which bytes, have reached the disk when the power goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    Nothing,
    Everything,
    /// By chance.
    Some,
    /// All but a part of the last write.
    Torn,
}

/// Of names and of bytes; the first two are what differs least from one write to the next.
const WAYS: [(Kept, Kept); 6] = [
    (Kept::Nothing, Kept::Nothing),
    (Kept::Everything, Kept::Nothing),
    (Kept::Nothing, Kept::Everything),
    (Kept::Everything, Kept::Everything),
    (Kept::Everything, Kept::Torn),
    (Kept::Some, Kept::Some),
];

/// What is left where only the program is killed.
const KILLED: [(Kept, Kept); 1] = [(Kept::Everything, Kept::Everything)];

pub(crate) struct Disk {
    task: Task,
    files: Vec<Contents>,
    names: Tree,
    /// Every state of bytes has a number of its own.
    number: u64,
    acts: u64,
    statements: u64,
    hit: bool,
    answered: bool,
    losses: u64,
    seen: BTreeSet<Vec<u8>>,
    images: Vec<Image>,
    unlike: Option<PathBuf>,
}

impl Disk {
    pub(crate) fn of(root: &Path, task: Task) -> Disk {
        let mut disk = Disk {
            task,
            files: Vec::new(),
            names: Tree::new(root),
            number: 0,
            acts: 0,
            statements: 0,
            hit: false,
            answered: false,
            losses: 0,
            seen: BTreeSet::new(),
            images: Vec::new(),
            unlike: None,
        };
        disk.fill(root);
        disk.names.is_safe();
        disk
    }

    fn fill(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_folder = path.is_dir();
            let node = match is_folder {
                true => self.names.new_folder(),
                false => self.new_file(std::fs::read(&path).unwrap()),
            };
            self.names.enter(&path, Some(node));
            if is_folder {
                self.fill(&path);
            }
        }
    }

    fn new_file(&mut self, bytes: Vec<u8>) -> Node {
        self.files.push(Contents {
            safe: Arc::new(bytes),
            state: 0,
            changes: Vec::new(),
        });
        Node::File(self.files.len() - 1)
    }

    /// Whether it changes anything on the disk. SQLite's shared memory is none of it: it is made anew after a power cut.
    fn counts(&self, path: &Path, act: Act<'_>) -> bool {
        let name = path.as_os_str().as_encoded_bytes();
        let there = self.names.node(path);
        !name.ends_with(b"-shm")
            && match act {
                Act::Open { is_new, is_cut } => match there {
                    Some(Node::File(id)) => is_cut && self.length(id) > 0,
                    Some(Node::Folder(_)) => false,
                    None => is_new && self.names.key(path).is_some(),
                },
                Act::Folder => there.is_none() && self.names.key(path).is_some(),
                _ => there.is_some(),
            }
    }

    fn length(&self, id: Id) -> usize {
        whole(&self.files[id]).len()
    }

    /// Before an act; the number of the system's with which it is refused.
    pub(crate) fn begin(&mut self, path: &Path, act: Act<'_>) -> Result<(), i32> {
        if !self.counts(path, act) {
            return Ok(());
        }
        self.acts += 1;
        // In a run of writes fewer.
        let is_one_of_many = matches!(act, Act::Write { .. })
            && matches!(self.task, Task::Cut { every, .. } if !self.acts.is_multiple_of(every));
        self.cut(if is_one_of_many { &WAYS[..2] } else { &WAYS });
        let writes = matches!(act, Act::Open { .. } | Act::Write { .. } | Act::Folder);
        match self.task {
            Task::Refuse { nth, number, on } if nth == self.acts && (!on || writes) => {
                self.hit = true;
                Err(number)
            }
            Task::Refuse { nth, number, on } if on && writes && nth < self.acts => {
                self.hit = true;
                Err(number)
            }
            _ => Ok(()),
        }
    }

    /// After an act that was done; of a write, with how many bytes.
    pub(crate) fn done(&mut self, path: &Path, act: Act<'_>, count: usize) {
        if !self.counts(path, act) {
            return;
        }
        match act {
            Act::Open { .. } => match self.names.node(path) {
                Some(Node::File(id)) => self.change(id, Change::Length(0)),
                _ => {
                    let node = self.new_file(Vec::new());
                    self.names.enter(path, Some(node));
                }
            },
            Act::Folder => {
                let node = self.names.new_folder();
                self.names.enter(path, Some(node));
            }
            Act::Remove => self.names.enter(path, None),
            Act::Write { at, bytes } => self.change_at(
                path,
                Change::Write {
                    at,
                    bytes: bytes[..count].to_vec(),
                },
            ),
            Act::Length(length) => self.change_at(path, Change::Length(length)),
            Act::Sync => self.sync(path),
            Act::Rename(to) => self.names.rename(path, to),
        }
    }

    fn change_at(&mut self, path: &Path, change: Change) {
        if let Some(Node::File(id)) = self.names.node(path) {
            self.change(id, change);
        }
    }

    fn change(&mut self, id: Id, change: Change) {
        self.number += 1;
        self.files[id].changes.push((self.number, Arc::new(change)));
    }

    fn sync(&mut self, path: &Path) {
        match self.names.node(path) {
            Some(Node::File(id)) => {
                let bytes = whole(&self.files[id]);
                // Were a write not seen, nothing would be shown.
                if std::fs::read(path).ok().as_deref() != Some(bytes.as_slice()) {
                    self.unlike = Some(path.to_owned());
                }
                self.number += 1;
                self.files[id] = Contents {
                    safe: Arc::new(bytes),
                    state: self.number,
                    changes: Vec::new(),
                };
            }
            Some(Node::Folder(id)) => self.names.sync(id),
            None => {}
        }
    }

    /// A statement begins; whether it is to be stopped.
    pub(crate) fn statement(&mut self) -> bool {
        self.statements += 1;
        self.cut(&KILLED);
        let stop = matches!(self.task, Task::Stop(nth) if nth == self.statements);
        self.hit |= stop;
        stop
    }

    /// From now on what was done has been acknowledged.
    pub(crate) fn answered(&mut self) {
        self.answered = true;
        self.cut(&WAYS);
    }

    /// No more is refused or stopped.
    pub(crate) fn relent(&mut self) {
        self.task = Task::Count;
    }

    /// How many acts there were, and how many statements.
    pub(crate) fn counted(&self) -> (u64, u64) {
        (self.acts, self.statements)
    }

    /// Whether anything was refused or stopped.
    pub(crate) fn was_hit(&self) -> bool {
        self.hit
    }

    /// The images that differ, and how many were taken. `unlike` is a file that was written behind our back.
    pub(crate) fn images(&mut self) -> (Vec<Image>, u64) {
        assert_eq!(self.unlike, None, "written, but not seen");
        (std::mem::take(&mut self.images), self.losses)
    }

    /// Takes the images of this moment.
    fn cut(&mut self, ways: &[(Kept, Kept)]) {
        let Task::Cut { dice, times, .. } = &mut self.task else {
            return;
        };
        let mut seed = Dice(dice.roll(usize::MAX) as u64 | 1);
        let times = *times;
        for (names, bytes) in ways {
            let by_chance = *names == Kept::Some;
            for _ in 0..if by_chance { times } else { 1 } {
                let image = self.image(*names, *bytes, &mut seed);
                self.losses += 1;
                // What was acknowledged must be there: images from before that say the same show less.
                if self.seen.insert(image.key()) {
                    self.images.push(image);
                }
            }
        }
    }

    fn image(&self, names: Kept, bytes: Kept, dice: &mut Dice) -> Image {
        let there = self.names.left(names, dice);
        let last = self.files.iter().filter_map(|own| own.changes.last());
        let last = last.map(|(number, _)| *number).max();
        let mut pieces = Vec::new();
        for ((folder, name), node) in &there {
            let Node::File(id) = node else { continue };
            let Some(folder) = path_in(&there, *folder) else {
                continue;
            };
            let own = &self.files[*id];
            let mut kept = Vec::new();
            for (number, change) in &own.changes {
                let part = match bytes {
                    Kept::Nothing => continue,
                    Kept::Everything => None,
                    Kept::Some if dice.roll(2) == 0 => continue,
                    Kept::Some => None,
                    Kept::Torn if Some(*number) == last => Some(dice.roll(usize::MAX) as u64),
                    Kept::Torn => None,
                };
                kept.push((*number, Arc::clone(change), part));
            }
            pieces.push(Piece {
                path: folder.join(name),
                state: (*id, own.state),
                safe: Arc::clone(&own.safe),
                kept,
            });
        }
        Image {
            answered: self.answered,
            at: (self.acts, self.statements),
            pieces,
        }
    }
}

fn whole(contents: &Contents) -> Vec<u8> {
    let mut bytes = contents.safe.to_vec();
    for (_, change) in &contents.changes {
        change.make(&mut bytes, None);
    }
    bytes
}
