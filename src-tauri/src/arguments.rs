//! What the window is started with: `--data FILE` and nothing else.

use std::{ffi::OsString, fmt, path::PathBuf};

/// The arguments of one start.
#[derive(Debug, PartialEq)]
pub(crate) struct Arguments {
    /// Another data file than the person's own.
    pub(crate) data: Option<PathBuf>,
}

const USAGE: &str = "Cách dùng: so-mot-cua [--data TỆP]";

/// Arguments that mean nothing; the sentence says why.
#[derive(Debug)]
pub(crate) struct Misuse(String);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{USAGE}", self.0)
    }
}

/// Reads the arguments after the program's name.
pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Misuse> {
    let mut data = None;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument != "--data" {
            let argument = argument.to_string_lossy();
            return Err(Misuse(format!("Không hiểu tham số “{argument}”.")));
        }
        match arguments.next() {
            Some(file) if !file.is_empty() => data = Some(PathBuf::from(file)),
            _ => return Err(Misuse("Thiếu tên tệp sau --data.".to_owned())),
        }
    }
    Ok(Arguments { data })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expected: Result<Option<&str>, &str>) {
        match (read(arguments.iter().map(OsString::from)), expected) {
            (Ok(read), Ok(data)) => assert_eq!(read.data, data.map(PathBuf::from)),
            (Err(misuse), Err(part)) => assert!(misuse.0.contains(part), "{misuse}"),
            (read, expected) => panic!("{read:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn without_arguments_the_persons_own_file_is_meant() {
        check(&[], Ok(None));
    }

    #[test]
    fn data_names_another_file() {
        check(&["--data", "thử nghiệm.db"], Ok(Some("thử nghiệm.db")));
    }

    #[test]
    fn data_without_a_file_is_refused() {
        check(&["--data"], Err("Thiếu tên tệp"));
        check(&["--data", ""], Err("Thiếu tên tệp"));
    }

    #[test]
    fn an_unknown_argument_is_named() {
        check(&["--mới"], Err("“--mới”"));
    }
}
