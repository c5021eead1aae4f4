//! Programs that are open while setup runs, and Microsoft's installer of the web view: played by `stand_in.c`.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::OnceLock,
};

use crate::wine::{STARTS, Wine};

/// A program of ours that is open.
pub(crate) struct Open {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Open {
    /// Puts a stand-in in the place of `name` in `folder` and starts it.
    pub(crate) fn start(wine: &Wine, folder: &Path, name: &str, words: &[&str]) -> Open {
        fs::copy(stand_in(), folder.join(name)).unwrap();
        // Now and then wine ends a program before it has begun.
        let mut opened = (0..STARTS).map(|_| {
            let mut child = wine
                .command(&folder.join(name))
                .args(words)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let output = BufReader::new(child.stdout.take().unwrap());
            let mut open = Open { child, output };
            (open.line(), open)
        });
        let open = opened.find(|(said, _)| !said.is_empty());
        let (said, open) = open.expect("a program that starts");
        assert_eq!(said, "open");
        open
    }

    /// The next line it says.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// Ends its input, and gives its exit code; `None` when it had ended before.
    pub(crate) fn end(mut self) -> Option<i32> {
        if self.child.try_wait().unwrap().is_some() {
            return None;
        }
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code()
    }

    /// Ends its input, and gives all it has said since.
    pub(crate) fn last_words(mut self) -> String {
        drop(self.child.stdin.take());
        let mut words = String::new();
        self.output.read_to_string(&mut words).unwrap();
        assert!(self.child.wait().unwrap().success());
        words
    }
}

/// A small program made for these tests.
pub(crate) fn stand_in() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/windows/stand_in.c");
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stand-in.exe");
        let status = Command::new("x86_64-w64-mingw32-gcc")
            .arg("-o")
            .args([&program, &source])
            .status()
            .unwrap();
        assert!(status.success());
        program
    })
}
