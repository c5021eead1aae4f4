//! The names of a disk: as the program sees them, and those that have reached the disk. A folder has a number, so that
//! all in it stays there when it gets another name.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use smc_tests::badfiles::Dice;

use crate::disk::Kept;

/// The number of a file, or of a folder.
pub(crate) type Id = usize;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {
    File(Id),
    Folder(Id),
}

/// A name in a folder.
type Key = (Id, OsString);
pub(crate) type Names = BTreeMap<Key, Node>;

/// A change of names in a folder that has not reached the disk.
struct Naming {
    folder: Id,
    names: Vec<(Key, Option<Node>)>,
}

pub(crate) struct Tree {
    root: PathBuf,
    folders: usize,
    /// As the program sees them.
    seen: Names,
    safe: Names,
    under_way: Vec<Naming>,
}

impl Tree {
    pub(crate) fn new(root: &Path) -> Tree {
        Tree {
            root: root.to_owned(),
            folders: 1,
            seen: Names::new(),
            safe: Names::new(),
            under_way: Vec::new(),
        }
    }

    /// All that was entered has reached the disk.
    pub(crate) fn is_safe(&mut self) {
        self.safe.clone_from(&self.seen);
        self.under_way.clear();
    }

    pub(crate) fn new_folder(&mut self) -> Node {
        self.folders += 1;
        Node::Folder(self.folders - 1)
    }

    /// The folder and the name of a path, where the folder is there.
    pub(crate) fn key(&self, path: &Path) -> Option<Key> {
        match self.node(path.parent()?)? {
            Node::Folder(id) => Some((id, path.file_name()?.to_owned())),
            Node::File(_) => None,
        }
    }

    pub(crate) fn node(&self, path: &Path) -> Option<Node> {
        let below = path.strip_prefix(&self.root).ok()?;
        let mut node = Node::Folder(0);
        for name in below {
            let Node::Folder(id) = node else { return None };
            node = *self.seen.get(&(id, name.to_owned()))?;
        }
        Some(node)
    }

    /// Something has this name from now on; none: nothing has it.
    pub(crate) fn enter(&mut self, path: &Path, node: Option<Node>) {
        if let Some(key) = self.key(path) {
            self.change(key.0, vec![(key, node)]);
        }
    }

    pub(crate) fn rename(&mut self, from: &Path, to: &Path) {
        let node = self.node(from);
        if let (Some(from), Some(to)) = (self.key(from), self.key(to)) {
            self.change(to.0, vec![(from, None), (to, node)]);
        }
    }

    fn change(&mut self, folder: Id, names: Vec<(Key, Option<Node>)>) {
        put(&mut self.seen, &names);
        self.under_way.push(Naming { folder, names });
    }

    /// What is under way in a folder has reached the disk.
    pub(crate) fn sync(&mut self, folder: Id) {
        let names = &mut self.safe;
        self.under_way.retain(|own| {
            if own.folder == folder {
                put(names, &own.names);
            }
            own.folder != folder
        });
    }

    /// What a power cut leaves.
    pub(crate) fn left(&self, kept: Kept, dice: &mut Dice) -> Names {
        let mut names = self.safe.clone();
        match kept {
            Kept::Nothing => {}
            Kept::Everything | Kept::Torn => names.clone_from(&self.seen),
            Kept::Some => {
                // Of each folder the first so many.
                let mut left: BTreeMap<Id, usize> = BTreeMap::new();
                for own in &self.under_way {
                    let of = |other: &&Naming| other.folder == own.folder;
                    let count = self.under_way.iter().filter(of).count();
                    let left = left
                        .entry(own.folder)
                        .or_insert_with(|| dice.roll(count + 1));
                    if *left > 0 {
                        *left -= 1;
                        put(&mut names, &own.names);
                    }
                }
            }
        }
        names
    }
}

fn put(names: &mut Names, changes: &[(Key, Option<Node>)]) {
    for (key, node) in changes {
        match node {
            Some(node) => names.insert(key.clone(), *node),
            None => names.remove(key),
        };
    }
}

/// Where a folder lies; none where its own name is lost.
pub(crate) fn path_in(names: &Names, folder: Id) -> Option<PathBuf> {
    if folder == 0 {
        return Some(PathBuf::new());
    }
    let found = names
        .iter()
        .find(|(_, node)| **node == Node::Folder(folder));
    let ((above, name), _) = found?;
    Some(path_in(names, *above)?.join(name))
}
