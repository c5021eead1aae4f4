//! What a power cut leaves of a folder.

use std::path::PathBuf;
use std::sync::Arc;

use smc_tests::badfiles::Dice;

use crate::disk::{Change, SECTOR};

/// A file, and which of its changes have reached the disk; of a torn one, how it tore.
pub(crate) struct Piece {
    pub(crate) path: PathBuf,
    /// The file's number, and that of its safe state.
    pub(crate) state: (usize, u64),
    pub(crate) safe: Arc<Vec<u8>>,
    pub(crate) kept: Vec<(u64, Arc<Change>, Option<u64>)>,
}

/// The files that are left.
pub(crate) struct Image {
    /// Whether what was done had been acknowledged.
    pub(crate) answered: bool,
    /// After how many acts and statements.
    pub(crate) at: (u64, u64),
    pub(crate) pieces: Vec<Piece>,
}

impl Image {
    /// Images with one key are alike.
    pub(crate) fn key(&self) -> Vec<u8> {
        let mut key = vec![u8::from(self.answered)];
        for piece in &self.pieces {
            key.extend_from_slice(piece.path.as_os_str().as_encoded_bytes());
            for number in [0, piece.state.0 as u64, piece.state.1] {
                key.extend(number.to_le_bytes());
            }
            for (number, _, torn) in &piece.kept {
                key.extend(number.to_le_bytes());
                key.extend(torn.unwrap_or(0).to_le_bytes());
            }
        }
        key
    }

    /// The files, each a path within the folder and its bytes.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let one = |piece: &Piece| {
            let mut bytes = piece.safe.to_vec();
            for (_, change, torn) in &piece.kept {
                change.make(&mut bytes, *torn);
            }
            (piece.path.to_str().unwrap().to_owned(), bytes)
        };
        self.pieces.iter().map(one).collect()
    }
}

impl Change {
    /// Makes the change; torn, only some of the sectors that it touches.
    pub(crate) fn make(&self, file: &mut Vec<u8>, torn: Option<u64>) {
        match self {
            Change::Length(length) => file.resize(usize::try_from(*length).unwrap(), 0),
            Change::Write { at, bytes } => {
                let mut dice = torn.map(|seed| Dice(seed | 1));
                let (mut from, end) = (*at, at + bytes.len() as u64);
                while from < end {
                    let to = end.min((from / SECTOR + 1) * SECTOR);
                    if dice.as_mut().is_none_or(|dice| dice.roll(2) == 0) {
                        let part =
                            usize::try_from(from - at).unwrap()..usize::try_from(to - at).unwrap();
                        let place = usize::try_from(from).unwrap()..usize::try_from(to).unwrap();
                        if file.len() < place.end {
                            file.resize(place.end, 0);
                        }
                        file[place].copy_from_slice(&bytes[part]);
                    }
                    from = to;
                }
            }
        }
    }
}
