//! Where the data file lives: pure rules on the environment and on texts, so that they can be tested for every system.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::kind::Kind;
use crate::error::{Error, Result};
use crate::name;

const FILE: &str = "so-mot-cua.db";

/// The data file in a folder that another computer takes over: there it has its usual name.
pub fn usual_file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// A folder of this name beside the program makes it portable: the data file lies there.
const PORTABLE: &str = "du-lieu";

/// How long a data file's name may be: its copies have a date and a reason beside it in theirs.
const LONGEST_NAME: usize = 180;

/// How long its whole path may be, in bytes: what SQLite takes, less what the names of copies have more.
const LONGEST_PATH: usize = if cfg!(windows) { 900 } else { 400 };

/// The data file of the person at this computer.
pub fn default_file() -> PathBuf {
    portable_folder()
        .map(|folder| folder.join(FILE))
        .or_else(|| data_file(cfg!(windows), |name| std::env::var_os(name)))
        // Without any of the variables (a bare service account) the present folder is all there is.
        .unwrap_or_else(|| PathBuf::from(FILE))
}

/// The data folder of a program that is carried about with its data; none where it is installed.
pub fn portable_folder() -> Option<PathBuf> {
    portable(&std::env::current_exe().ok()?)
}

fn portable(program: &Path) -> Option<PathBuf> {
    let folder = program.with_file_name(PORTABLE);
    folder.is_dir().then_some(folder)
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
    with_more(data, "-mau")
}

/// A file of its own beside another, by what its name has more.
pub(super) fn with_more(data: &Path, more: &str) -> PathBuf {
    let mut name = data.file_stem().unwrap_or_default().to_owned();
    name.push(more);
    if let Some(extension) = data.extension() {
        name.push(".");
        name.push(extension);
    }
    data.with_file_name(name)
}

/// Refuses a place where a data file would not be safe, before anything is opened or made there.
pub(super) fn accept(kind: Kind, path: &Path) -> Result<()> {
    let refused = |why: String| Error::Database {
        why: format!("Không dùng được {} {}. {why}", kind.name, path.display()),
    };
    if let Some(share) = share(path) {
        return Err(refused(on_share(&share)));
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(fault) = name::fault(&file).filter(|_| cfg!(windows)) {
        let other = name::mended(&file);
        return Err(refused(format!(
            "Tên tệp {fault}. Đặt tên khác, ví dụ “{other}”."
        )));
    }
    let long = match cfg!(windows) {
        true => file.encode_utf16().count(),
        false => file.len(),
    };
    match long > LONGEST_NAME || path.as_os_str().len() > LONGEST_PATH {
        true => Err(refused(
            "Tên tệp hoặc đường dẫn quá dài. Chuyển tệp vào thư mục có đường dẫn ngắn hơn, \
             đặt tên ngắn hơn, rồi mở lại."
                .to_owned(),
        )),
        false => Ok(()),
    }
}

fn on_share(share: &str) -> String {
    format!(
        "Tệp nằm trên thư mục mạng {share}: mạng chập chờn hoặc hai máy cùng mở sẽ làm hỏng số liệu. \
         Chép tệp vào ổ đĩa của máy này rồi mở ở đó; tệp trên mạng được giữ nguyên. \
         Tệp Excel, Word, PDF vẫn xuất ra thư mục mạng được."
    )
}

/// The share of the network that a path leads to.
fn share(path: &Path) -> Option<String> {
    if !cfg!(windows) {
        return None;
    }
    // A path that says so is not looked at: a server that is not there takes long to answer.
    share_of(&path.to_string_lossy()).or_else(|| {
        // A drive's letter, or a folder that stands for another one, may lead there too; the system knows.
        let there = path.ancestors().find(|folder| folder.exists())?;
        share_of(&std::fs::canonicalize(there).ok()?.to_string_lossy())
    })
}

/// The share that a path of Windows names: `//may-chu/chung/a.db` → `\\may-chu\chung`.
fn share_of(path: &str) -> Option<String> {
    let path = path.replace('/', r"\");
    let rest = match path.strip_prefix(r"\\?\") {
        Some(verbatim) => {
            let (mark, rest) = verbatim.split_at_checked(4)?;
            mark.eq_ignore_ascii_case(r"UNC\").then_some(rest)?
        }
        None => path.strip_prefix(r"\\")?,
    };
    let mut parts = rest.split('\\').filter(|part| !part.is_empty());
    let server = parts.next().filter(|server| *server != ".")?;
    let share = parts.next().unwrap_or_default();
    Some(format!(r"\\{server}\{share}"))
}

/// A path as officers write it, without the mark of Windows that it is to be taken as it stands.
pub fn plain(path: PathBuf) -> PathBuf {
    match path
        .to_str()
        .filter(|_| cfg!(windows))
        .and_then(name::unmarked)
    {
        Some(plain) => PathBuf::from(plain),
        None => path,
    }
}

/// The data file that a path leads to: through a link, to where the file lies, since what belongs to it (copies,
/// dossiers, templates) lies beside it there.
pub fn followed(path: PathBuf) -> PathBuf {
    let is_link = std::fs::symlink_metadata(&path).is_ok_and(|own| own.is_symlink());
    match is_link.then(|| std::fs::canonicalize(&path)) {
        Some(Ok(there)) => plain(there),
        _ => plain(path),
    }
}

/// A path as SQLite needs it.
pub(super) fn for_sqlite(path: &Path) -> Cow<'_, Path> {
    let text = path.to_str().filter(|_| cfg!(windows));
    match text.and_then(verbatim) {
        Some(verbatim) => Cow::Owned(PathBuf::from(verbatim)),
        None => Cow::Borrowed(path),
    }
}

/// `C:\a` → `\\?\C:\a`: Windows takes paths of more than 260 letters with this mark only, and the standard library
/// sets it by itself, but SQLite does not. `path` is whole and without dots, as `std::path::absolute` gives it.
fn verbatim(path: &str) -> Option<String> {
    let drive = path.as_bytes().first()?.is_ascii_alphabetic() && path.get(1..3)? == r":\";
    drive.then(|| format!(r"\\?\{path}"))
}

/// Keeps a file or folder of ours from the other people of this computer: on Windows it lies in the person's own
/// folder, elsewhere its rights say it. Where they cannot be changed it stays as it is: it may be another's.
pub(super) fn keep_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let Ok(own) = std::fs::metadata(path) else {
            return;
        };
        let mode = own.permissions().mode();
        if mode & 0o077 != 0 {
            let _ = std::fs::set_permissions(path, PermissionsExt::from_mode(mode & 0o700));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Opens a file of SQLite.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(for_sqlite(path), flags)
}

#[cfg(test)]
mod tests {
    use super::super::kind::DATA;
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
    fn a_folder_beside_the_program_makes_it_portable() {
        let folder = std::env::temp_dir().join(format!("smc-place-{}", std::process::id()));
        let program = folder.join("so-mot-cua.exe");
        std::fs::create_dir_all(&folder).unwrap();
        assert_eq!(portable(&program), None);
        // A file of that name is none of ours.
        std::fs::write(folder.join("du-lieu"), b"").unwrap();
        assert_eq!(portable(&program), None);
        std::fs::remove_file(folder.join("du-lieu")).unwrap();
        std::fs::create_dir(folder.join("du-lieu")).unwrap();
        assert_eq!(portable(&program), Some(folder.join("du-lieu")));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[track_caller]
    fn leads(path: &str, expected: &str) {
        assert_eq!(share_of(path).unwrap_or_default(), expected);
    }

    #[test]
    fn shares_of_the_network_are_known_by_their_paths() {
        leads(r"\\may-chu\chung\sổ.db", r"\\may-chu\chung");
        leads(r"//may-chu/chung/sổ.db", r"\\may-chu\chung");
        leads(
            r"\\10.0.0.2\Dữ liệu chung\a\b.db",
            r"\\10.0.0.2\Dữ liệu chung",
        );
        leads(r"\\?\UNC\may-chu\chung\sổ.db", r"\\may-chu\chung");
        leads(r"\\?\unc\may-chu\chung", r"\\may-chu\chung");
        leads(r"\\may-chu\\chung", r"\\may-chu\chung");
        leads(r"\\may-chu", r"\\may-chu\");
        leads(r"\\wsl.localhost\Debian\sổ.db", r"\\wsl.localhost\Debian");
    }

    #[test]
    fn drives_and_folders_of_this_computer_are_no_shares() {
        for path in [
            r"C:\Người dùng\sổ.db",
            r"\\?\C:\sổ.db",
            r"\\?\Volume{1}\sổ.db",
            r"\\.\C:\sổ.db",
            r"\sổ.db",
            r"sổ.db",
            r"UNC\sổ.db",
            r"\\?\",
            "",
        ] {
            leads(path, "");
        }
    }

    #[track_caller]
    fn marks(path: &str, expected: Option<&str>) {
        assert_eq!(verbatim(path).as_deref(), expected);
    }

    #[test]
    fn sqlite_gets_paths_that_may_be_long() {
        marks(r"C:\Sổ\a.db", Some(r"\\?\C:\Sổ\a.db"));
        marks(r"\\?\C:\a.db", None);
        marks(r"\\may-chu\chung\a.db", None);
        marks(r"C:a.db", None);
        marks(r"/sổ/a.db", None);
        marks(":memory:", None);
    }

    #[track_caller]
    fn refuses(path: &str, told: &str) {
        let error = accept(DATA, Path::new(path)).unwrap_err().to_string();
        assert!(error.contains(told), "{path}: {error}");
    }

    #[test]
    fn what_is_too_long_for_its_copies_is_refused() {
        refuses(&format!("{}.db", "a".repeat(178)), "quá dài");
        refuses(&"abcdefghi/".repeat(91), "quá dài");
        assert!(accept(DATA, Path::new(&format!("{}.db", "a".repeat(177)))).is_ok());
    }

    #[cfg(windows)]
    #[test]
    fn what_windows_would_put_elsewhere_is_refused() {
        refuses(r"C:\sổ:a.db", "dấu “:”");
        refuses(r"C:\con.db", "“con_.db”");
        refuses(r"C:\sổ.", "“sổ”");
        refuses(r"\\may-chu\chung\sổ.db", r"thư mục mạng \\may-chu\chung");
        refuses(r"\\?\UNC\may-chu\chung\sổ.db", "thư mục mạng");
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
