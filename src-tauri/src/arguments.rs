//! What the window is started with: `--data FILE`, or the file alone, as when it is dropped on the icon.

use std::{ffi::OsString, fmt, path::PathBuf};

/// The arguments of one start.
#[derive(Debug, PartialEq)]
pub(crate) struct Arguments {
    /// Another data file than the person's own.
    pub(crate) data: Option<PathBuf>,
}

const USAGE: &str = "Cách dùng: so-mot-cua [TỆP], hoặc so-mot-cua --data TỆP";

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
        let file = if argument == "--data" {
            arguments.next().filter(|file| !file.is_empty())
        } else if argument.is_empty() || argument.to_string_lossy().starts_with("--") {
            let argument = argument.to_string_lossy();
            return Err(Misuse(format!("Không hiểu tham số “{argument}”.")));
        } else {
            Some(argument)
        };
        let Some(file) = file else {
            return Err(Misuse("Thiếu tên tệp sau --data.".to_owned()));
        };
        if data.replace(PathBuf::from(file)).is_some() {
            return Err(Misuse("Mỗi lần chỉ mở được một tệp dữ liệu.".to_owned()));
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
    fn a_file_alone_means_the_same() {
        check(&["thử nghiệm.db"], Ok(Some("thử nghiệm.db")));
        check(&["-a.db"], Ok(Some("-a.db")));
        check(&["--data", "--a.db"], Ok(Some("--a.db")));
    }

    #[test]
    fn one_window_opens_one_file() {
        check(&["a.db", "b.db"], Err("chỉ mở được một tệp"));
        check(&["--data", "a.db", "b.db"], Err("chỉ mở được một tệp"));
    }

    #[test]
    fn data_without_a_file_is_refused() {
        check(&["--data"], Err("Thiếu tên tệp"));
        check(&["--data", ""], Err("Thiếu tên tệp"));
    }

    #[test]
    fn an_unknown_argument_is_named() {
        check(&["--mới"], Err("“--mới”"));
        check(&[""], Err("“”"));
    }
}
