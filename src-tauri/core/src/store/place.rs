//! Where the data file lives: a pure rule on the environment, so that it can be tested for every system.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

const FILE: &str = "so-mot-cua.db";

/// The data file of the person at this computer.
pub fn default_file() -> PathBuf {
    data_file(cfg!(windows), |name| std::env::var_os(name))
        // Without any of the variables (a bare service account) the present folder is all there is.
        .unwrap_or_else(|| PathBuf::from(FILE))
}

/// The per-user place: `%LOCALAPPDATA%\SoMotCua` on Windows, the XDG data folder elsewhere.
fn data_file(windows: bool, env: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| {
        env(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = match windows {
        true => folder("LOCALAPPDATA")
            .or_else(|| Some(folder("USERPROFILE")?.join("AppData").join("Local")))?
            .join("SoMotCua"),
        false => folder("XDG_DATA_HOME")
            // The XDG rules: a relative path there is to be ignored.
            .filter(|folder| folder.is_absolute())
            .or_else(|| Some(folder("HOME")?.join(".local").join("share")))?
            .join("so-mot-cua"),
    };
    Some(folder.join(FILE))
}

/// The sample ward's data file, beside the office's own: `so-mot-cua.db` → `so-mot-cua-mau.db`.
pub fn sample_file(data: &Path) -> PathBuf {
    let mut name = data.file_stem().unwrap_or_default().to_owned();
    name.push("-mau");
    if let Some(extension) = data.extension() {
        name.push(".");
        name.push(extension);
    }
    data.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(windows: bool, env: &[(&str, &str)], expected: &[&str]) {
        let look_up = |name: &str| {
            let found = env.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let expected: Option<PathBuf> = match expected {
            [] => None,
            parts => Some(parts.iter().collect()),
        };
        assert_eq!(data_file(windows, look_up), expected);
    }

    #[test]
    fn windows_uses_the_local_application_data() {
        let file = ["D:/mau/AppData/Local", "SoMotCua", "so-mot-cua.db"];
        check(
            true,
            &[("LOCALAPPDATA", "D:/mau/AppData/Local"), ("HOME", "/x")],
            &file,
        );
    }

    #[test]
    fn windows_without_it_goes_by_the_profile() {
        let file = ["D:/mau", "AppData", "Local", "SoMotCua", "so-mot-cua.db"];
        check(
            true,
            &[("USERPROFILE", "D:/mau"), ("LOCALAPPDATA", "")],
            &file,
        );
    }

    #[cfg(unix)]
    #[test]
    fn elsewhere_the_xdg_data_folder_is_used() {
        let file = ["/data/mau", "so-mot-cua", "so-mot-cua.db"];
        check(
            false,
            &[("XDG_DATA_HOME", "/data/mau"), ("HOME", "/home/mau")],
            &file,
        );
    }

    #[test]
    fn elsewhere_a_relative_xdg_folder_is_ignored() {
        let file = [
            "/home/mau",
            ".local",
            "share",
            "so-mot-cua",
            "so-mot-cua.db",
        ];
        check(
            false,
            &[("XDG_DATA_HOME", "data"), ("HOME", "/home/mau")],
            &file,
        );
        check(false, &[("HOME", "/home/mau")], &file);
    }

    #[test]
    fn nothing_known_gives_no_place() {
        check(false, &[("HOME", "")], &[]);
        check(true, &[("HOME", "/home/mau")], &[]);
    }

    #[test]
    fn the_sample_ward_lies_beside() {
        let beside = |name: &str| sample_file(&Path::new("sổ").join(name));
        assert_eq!(
            beside("so-mot-cua.db"),
            Path::new("sổ").join("so-mot-cua-mau.db")
        );
        assert_eq!(beside("phường"), Path::new("sổ").join("phường-mau"));
        assert_eq!(beside("a.b.sqlite"), Path::new("sổ").join("a.b-mau.sqlite"));
    }
}
