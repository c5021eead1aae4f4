//! What makes a file's contents known again: stored must be what was shown.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The print of a file's bytes: equal for equal bytes only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Print([u8; 32]);

impl Print {
    /// The print of these bytes.
    pub fn of(bytes: &[u8]) -> Print {
        Print(Sha256::digest(bytes).into())
    }

    /// As it is kept: 64 letters.
    pub fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The print of everything that is still to be read.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn read(input: &mut impl Read) -> io::Result<Print> {
        let (mut hasher, mut bytes) = (Sha256::new(), vec![0; 64 * 1024]);
        loop {
            match input.read(&mut bytes)? {
                0 => return Ok(Print(hasher.finalize().into())),
                read => hasher.update(&bytes[..read]),
            }
        }
    }
}
