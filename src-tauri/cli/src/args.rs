//! The words of the command line, held against the table in [`crate::usage`].

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::Trouble;
use crate::usage::{self, COMMANDS, Usage};

/// A command with its words and options.
#[derive(Debug)]
pub(crate) struct Args {
    /// The command's name, one of the table's.
    pub(crate) command: &'static str,
    /// `--data FILE`.
    pub(crate) data: Option<PathBuf>,
    /// `--today 2026-11-16T08:00:00`: the present moment, for tests. Not in the help.
    pub(crate) today: Option<NaiveDateTime>,
    words: Vec<OsString>,
    options: BTreeMap<String, OsString>,
}

impl Args {
    /// Reads the command line, without the program's own name.
    pub(crate) fn read(words: impl Iterator<Item = OsString>) -> Result<Args, Trouble> {
        let mut given = words.peekable();
        let mut usage: Option<&Usage> = None;
        let mut words = Vec::new();
        let mut options = BTreeMap::new();
        while let Some(word) = given.next() {
            let name = match word.to_str() {
                Some("-h" | "--help") => return Ok(Args::only("help")),
                Some("-V" | "--version") => return Ok(Args::only("version")),
                Some(text) if text.starts_with("--") && text.len() > 2 => text[2..].to_owned(),
                _ if usage.is_none() => {
                    usage = Some(command(&word)?);
                    continue;
                }
                _ => {
                    words.push(word);
                    continue;
                }
            };
            let (name, value) = option(usage, &name, &mut given)?;
            if options.insert(name.clone(), value).is_some() {
                return Err(Trouble::Misuse(format!("--{name} được viết hai lần.")));
            }
        }
        let Some(usage) = usage else {
            return Err(Trouble::Misuse(usage::TEXT.to_owned()));
        };
        complete(usage, &words, &options)?;
        let today = match options.remove("today") {
            Some(today) => Some(moment(&today)?),
            None => None,
        };
        Ok(Args {
            command: usage.name,
            data: options.remove("data").map(PathBuf::from),
            today,
            words,
            options,
        })
    }

    fn only(command: &'static str) -> Args {
        Args {
            command,
            data: None,
            today: None,
            words: Vec::new(),
            options: BTreeMap::new(),
        }
    }

    /// All words as paths.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.words.iter().map(PathBuf::from)
    }

    /// A word as a path; the table has made sure that it is there.
    pub(crate) fn word_path(&self, i: usize) -> PathBuf {
        self.words.get(i).map(PathBuf::from).unwrap_or_default()
    }

    /// A word as text; the table has made sure that it is there.
    pub(crate) fn word(&self, i: usize) -> Result<&str, Trouble> {
        let word = self.words.get(i).map(OsString::as_os_str);
        word.unwrap_or_default()
            .to_str()
            .ok_or_else(|| Trouble::Misuse("Không đọc được các ký tự của lệnh.".to_owned()))
    }

    /// An option's text.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, Trouble> {
        let unreadable = || Trouble::Misuse(format!("--{name}: không đọc được các ký tự."));
        self.options
            .get(name)
            .map(|value| value.to_str().ok_or_else(unreadable))
            .transpose()
    }

    /// An option as a path.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.options
            .get(name)
            .map(PathBuf::from)
            .unwrap_or_default()
    }

    /// An option read as a cycle, a period …; the table has made sure that it is there.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, name: &str) -> Result<T, Trouble>
    where
        T::Err: std::fmt::Display,
    {
        let text = self.text(name)?.unwrap_or_default();
        text.parse()
            .map_err(|error| Trouble::Misuse(format!("--{name}: {error}")))
    }

    /// Whether a switch was given.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.options.contains_key(name)
    }

    /// Whether the reply is wanted as JSON.
    pub(crate) fn json(&self) -> bool {
        self.has("json")
    }
}

fn command(word: &OsStr) -> Result<&'static Usage, Trouble> {
    let name = word.to_string_lossy();
    COMMANDS
        .iter()
        .find(|usage| usage.name == name)
        .ok_or_else(|| Trouble::Misuse(usage::unknown_command(&name)))
}

/// An option and its value: `--out DIR`, `--out=DIR`, `--json`.
fn option(
    usage: Option<&Usage>,
    text: &str,
    given: &mut impl Iterator<Item = OsString>,
) -> Result<(String, OsString), Trouble> {
    let (name, inline) = match text.split_once('=') {
        Some((name, value)) => (name, Some(OsString::from(value))),
        None => (text, None),
    };
    let own = |list: fn(&Usage) -> &'static [&'static str]| {
        usage.is_some_and(|usage| list(usage).contains(&name))
    };
    let everywhere = matches!(name, "data" | "today");
    if own(|usage| usage.switches) && inline.is_none() {
        return Ok((name.to_owned(), OsString::new()));
    }
    if !everywhere && !own(|usage| usage.options) {
        return Err(Trouble::Misuse(match usage {
            Some(usage) => format!(
                "Lệnh {} không có tùy chọn --{text}. Xem `smc help`.",
                usage.name
            ),
            None => format!("Tùy chọn --{text} phải đứng sau lệnh. Xem `smc help`."),
        }));
    }
    match inline.or_else(|| given.next()) {
        Some(value) if !value.is_empty() => Ok((name.to_owned(), value)),
        _ => Err(Trouble::Misuse(format!("--{name} thiếu giá trị."))),
    }
}

/// Whether nothing needed is missing and nothing is too much.
fn complete(
    usage: &Usage,
    words: &[OsString],
    options: &BTreeMap<String, OsString>,
) -> Result<(), Trouble> {
    let how = || format!("Viết: {}", usage::line(usage));
    let many = usage.words.last().is_some_and(|last| last.ends_with('…'));
    if let Some(extra) = words.get(usage.words.len()).filter(|_| !many) {
        return Err(Trouble::Misuse(format!(
            "Thừa “{}”. {}",
            extra.to_string_lossy(),
            how()
        )));
    }
    if let Some(missing) = usage.words.get(words.len()) {
        return Err(Trouble::Misuse(format!("Thiếu {missing}. {}", how())));
    }
    match usage
        .needed
        .iter()
        .find(|name| !options.contains_key(**name))
    {
        Some(name) => Err(Trouble::Misuse(format!("Thiếu --{name}. {}", how()))),
        None => Ok(()),
    }
}

fn moment(text: &OsStr) -> Result<NaiveDateTime, Trouble> {
    let text = text.to_string_lossy();
    text.parse().map_err(|_| {
        Trouble::Misuse(format!(
            "--today: “{text}” không phải thời điểm. Viết 2026-11-16T08:00:00."
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Args, String> {
        Args::read(words.iter().map(OsString::from)).map_err(|trouble| match trouble {
            Trouble::Misuse(text) => text,
            other => panic!("{other:?}"),
        })
    }

    #[track_caller]
    fn refuses(words: &[&str], part: &str) {
        let text = read(words).unwrap_err();
        assert!(text.contains(part), "{text}");
    }

    #[test]
    fn options_stand_before_or_after_and_with_or_without_a_sign() {
        for words in [
            ["--data", "a b.db", "check", "--period", "2026-Q1"],
            ["check", "--period", "2026-Q1", "--data", "a b.db"],
        ] {
            let args = read(&words).unwrap();
            assert_eq!(args.command, "check");
            assert_eq!(args.data, Some(PathBuf::from("a b.db")));
            assert_eq!(args.text("period").unwrap(), Some("2026-Q1"));
            assert!(!args.json());
        }
        let args = read(&["check", "--period=2026", "--data=x=y.db", "--json"]).unwrap();
        assert_eq!(args.data, Some(PathBuf::from("x=y.db")));
        assert!(args.json());
    }

    #[test]
    fn misuse_is_told_in_words() {
        refuses(&[], "Cách dùng");
        refuses(&["chek"], "Không có lệnh “chek”");
        refuses(&["check"], "Thiếu --period");
        refuses(&["check", "--period"], "--period thiếu giá trị");
        refuses(&["check", "--period", ""], "--period thiếu giá trị");
        refuses(&["check", "--period", "2026", "more"], "Thừa “more”");
        refuses(&["check", "--perod", "2026"], "không có tùy chọn --perod");
        refuses(&["backup", "--json=1"], "không có tùy chọn --json=1");
        refuses(&["--json", "backup"], "phải đứng sau lệnh");
        refuses(&["backup", "--data", "a", "--data", "b"], "hai lần");
        refuses(&["import-summary", "--cycle", "2026-01"], "Thiếu TỆP.xlsx");
        refuses(&["backup", "--today", "hôm qua"], "không phải thời điểm");
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for() {
        assert_eq!(read(&["check", "--help"]).unwrap().command, "help");
        assert_eq!(read(&["-h"]).unwrap().command, "help");
        assert_eq!(read(&["--version"]).unwrap().command, "version");
    }

    #[test]
    fn every_command_of_the_table_is_in_the_help() {
        for usage in COMMANDS {
            assert!(usage::TEXT.contains(usage.name), "{}", usage.name);
            for option in usage.options.iter().chain(usage.switches) {
                assert!(usage::TEXT.contains(&format!("--{option}")), "{option}");
            }
        }
    }
}
