//! Which folders are watched as disks, and what is done there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};

use smc_tests::badfiles::Dice;

use crate::disk::Disk;

type Watched = BTreeMap<PathBuf, Arc<Mutex<Disk>>>;

/// The disks that are watched, by their folders.
static WATCHED: LazyLock<RwLock<Watched>> = LazyLock::new(RwLock::default);

/// The disk on which a path lies.
pub(crate) fn disk_of(path: &Path) -> Option<Arc<Mutex<Disk>>> {
    let watched = WATCHED.read().unwrap_or_else(PoisonError::into_inner);
    let (_, disk) = watched.iter().find(|(root, _)| path.starts_with(root))?;
    Some(Arc::clone(disk))
}

/// Watches a folder until it is dropped; all that lies there is safe at first.
pub(crate) struct Watch {
    root: PathBuf,
    disk: Arc<Mutex<Disk>>,
}

impl Watch {
    pub(crate) fn new(root: &Path, task: Task) -> Watch {
        let root = root.canonicalize().unwrap();
        let disk = Arc::new(Mutex::new(Disk::of(&root, task)));
        let mut watched = WATCHED.write().unwrap();
        watched.insert(root.clone(), Arc::clone(&disk));
        Watch { root, disk }
    }

    pub(crate) fn ask<T>(&self, ask: impl FnOnce(&mut Disk) -> T) -> T {
        ask(&mut self.disk.lock().unwrap())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut watched = WATCHED.write().unwrap_or_else(PoisonError::into_inner);
        watched.remove(&self.root);
    }
}

/// What a disk does besides keeping its files.
pub(crate) enum Task {
    /// Nothing but counting.
    Count,
    /// Refuses the n-th act, counted from 1, with a number of the system's; `on`: and all writes after it.
    Refuse { nth: u64, number: i32, on: bool },
    /// Stops SQLite at the n-th statement, counted from 1.
    Stop(u64),
    /// Takes images before every act and every statement: what a power cut would leave. Of writes that follow one
    /// another, those that differ by chance are taken at every so many only.
    Cut { dice: Dice, times: u64, every: u64 },
}

/// What is done to a path.
#[derive(Clone, Copy)]
pub(crate) enum Act<'a> {
    Open { is_new: bool, is_cut: bool },
    Write { at: u64, bytes: &'a [u8] },
    Length(u64),
    Sync,
    Rename(&'a Path),
    Remove,
    Folder,
}
