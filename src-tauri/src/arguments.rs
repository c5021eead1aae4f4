//! What the window is started with: `--data FILE` and nothing else.

use std::{ffi::OsString, path::PathBuf};

/// The arguments of one start.
#[derive(Debug, PartialEq)]
pub(crate) struct Arguments {
    /// Another data file than the person's own.
    pub(crate) data: Option<PathBuf>,
}

const USAGE: &str = "Cách dùng: so-mot-cua [--data TỆP]";

/// Reads the arguments after the program's name; an error is a sentence for the person.
pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, String> {
    let mut data = None;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument != "--data" {
            let argument = argument.to_string_lossy();
            return Err(format!("Không hiểu tham số “{argument}”.\n{USAGE}"));
        }
        match arguments.next() {
            Some(file) if !file.is_empty() => data = Some(PathBuf::from(file)),
            _ => return Err(format!("Thiếu tên tệp sau --data.\n{USAGE}")),
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
            (Err(message), Err(part)) => assert!(message.contains(part), "{message}"),
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
