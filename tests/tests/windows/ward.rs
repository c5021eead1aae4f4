//! A ward's folder and the `smc` that works in it, on this system or as it is handed out for Windows.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use smc_tests::programs;

use crate::wine::{STARTS, Wine, made};

/// The present moment of every command.
const TODAY: &str = "2026-11-16T08:00:00";

/// One folder. Its files are named `@/name` in commands and in what is printed, wherever it lies.
pub(crate) struct Ward<'w> {
    folder: PathBuf,
    wine: Option<&'w Wine>,
}

impl<'w> Ward<'w> {
    /// A folder on this system.
    pub(crate) fn here(folder: &Path) -> Ward<'static> {
        fs::create_dir_all(folder).unwrap();
        Ward {
            folder: folder.to_owned(),
            wine: None,
        }
    }

    /// A folder on drive C.
    pub(crate) fn windows(wine: &'w Wine, inside: &str) -> Ward<'w> {
        let folder = wine.drive().join(inside);
        fs::create_dir_all(&folder).unwrap();
        Ward {
            folder,
            wine: Some(wine),
        }
    }

    /// A file of it, as this system sees it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The folder as its own system writes it.
    fn spelled(&self) -> String {
        match self.wine {
            Some(wine) => wine.windows(&self.folder),
            None => self.folder.to_str().unwrap().to_owned(),
        }
    }

    fn word(&self, word: &str) -> String {
        let Some(inside) = word.strip_prefix("@/") else {
            return word.to_owned();
        };
        match self.wine {
            Some(_) => format!("{}\\{}", self.spelled(), inside.replace('/', "\\")),
            None => format!("{}/{inside}", self.spelled()),
        }
    }

    /// `smc` with these words, on the ward's data file and day.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let data = ["--data", "@/sổ.db", "--today", TODAY];
        self.bare(&[words, &data].concat())
    }

    /// `smc` with these words alone.
    pub(crate) fn bare(&self, words: &[&str]) -> Command {
        let mut command = match self.wine {
            Some(wine) => wine.command(&made("SMC_STAGE").join("smc.exe")),
            None => Command::new(programs::smc()),
        };
        command.args(words.iter().map(|word| self.word(word)));
        command.stderr(Stdio::piped());
        command
    }

    /// Runs it to its end: what it said, and its exit code. Every command says something: one that is silent was let
    /// down by wine before it began, and is started again.
    pub(crate) fn run(&self, words: &[&str]) -> (String, i32) {
        let mut runs = (0..STARTS).map(|_| self.said(&self.command(words).output().unwrap()));
        let said = runs.find(|(said, _)| !said.is_empty());
        said.unwrap_or_else(|| panic!("{words:?} does not start"))
    }

    /// Lines of JSON in, lines of JSON out.
    pub(crate) fn call(&self, requests: &str) -> String {
        let mut command = self.command(&["call"]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(requests.as_bytes()).unwrap();
        drop(input);
        let (said, code) = self.said(&child.wait_with_output().unwrap());
        assert_eq!(code, 0, "{said}");
        said
    }

    /// A text with places written one way, wherever they lie.
    pub(crate) fn placed(&self, text: &str) -> String {
        let folder = self.spelled();
        let text = text
            .replace(&folder.replace('\\', "\\\\"), "@")
            .replace(&folder, "@");
        text.replace("\\\\", "/").replace('\\', "/")
    }

    /// Output and errors, with places written one way.
    pub(crate) fn said(&self, output: &Output) -> (String, i32) {
        let text = [output.stdout.as_slice(), &output.stderr].concat();
        let text = self.placed(&String::from_utf8(text).unwrap());
        (text, output.status.code().unwrap())
    }
}
