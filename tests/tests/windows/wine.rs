//! A Windows of its own for one test: a wine prefix in a temporary folder, without a display.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
};

use tempfile::TempDir;

use crate::stand_in::Open;

/// What cargo dev has made and named in the environment.
pub(crate) fn made(variable: &str) -> PathBuf {
    let path = env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("{variable} is not set; `cargo dev windows` sets it"));
    assert!(path.exists(), "{variable}: {} is not there", path.display());
    path
}

/// How often a program is started that wine lets down.
pub(crate) const STARTS: usize = 3;

/// A wine prefix that ends, with everything that runs in it, when it is dropped.
pub(crate) struct Wine {
    folder: TempDir,
    /// Stays open for as long as this Windows.
    open: Option<Open>,
}

impl Wine {
    /// Windows 10 as it comes out of the box, without a web view.
    pub(crate) fn new() -> Wine {
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let prefix = folder.path().join("prefix");
        // System files are shared with the template; the registry is written to and is copied.
        shell("cp", &["-al", text(template()), text(&prefix)]);
        for name in ["system.reg", "user.reg", "userdef.reg"] {
            let (from, to) = (template().join(name), prefix.join(name));
            fs::remove_file(&to).unwrap();
            fs::copy(from, to).unwrap();
        }
        let wine = Wine { folder, open: None };
        let stub = wine.drive().join("windows/system32/bcryptprimitives.dll");
        fs::copy(made("SMC_WINE_STUB"), stub).unwrap();
        wine
    }

    /// The same with a window open from now on. The first program with a window starts wine's services, which keep hold
    /// of its output for as long as they run: here it is one whose output nobody waits for.
    pub(crate) fn running() -> Wine {
        let mut wine = Wine::new();
        wine.open = Some(Open::start(&wine, &wine.drive(), "window.exe", &["window"]));
        wine
    }

    fn prefix(&self) -> PathBuf {
        self.folder.path().join("prefix")
    }

    /// Drive C.
    pub(crate) fn drive(&self) -> PathBuf {
        self.prefix().join("drive_c")
    }

    /// The user's folder.
    pub(crate) fn user(&self) -> PathBuf {
        let users = fs::read_dir(self.drive().join("users")).unwrap();
        users
            .map(|entry| entry.unwrap().path())
            .find(|path| !path.ends_with("Public"))
            .expect("a user")
    }

    /// `%LOCALAPPDATA%`.
    pub(crate) fn local(&self) -> PathBuf {
        self.user().join("AppData/Local")
    }

    /// A path on drive C as Windows writes it.
    pub(crate) fn windows(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.drive()).expect("a path on drive C");
        format!("C:\\{}", inside.to_str().unwrap().replace('/', "\\"))
    }

    /// A program to be started in this prefix.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = wine_command("wine", &self.prefix(), self.folder.path());
        command.arg(program);
        command
    }

    /// Runs a program to its end. Arguments with spaces are quoted, as wine does it.
    pub(crate) fn run(&self, program: &Path, arguments: &[&str]) -> Output {
        self.command(program).args(arguments).output().unwrap()
    }

    /// Runs a program to its end and gives its exit code.
    pub(crate) fn code(&self, program: &Path, arguments: &[&str]) -> i32 {
        self.run(program, arguments).status.code().unwrap()
    }

    /// Waits until nothing runs any more; the registry is then on the disk.
    pub(crate) fn wait(&self) {
        let mut server = wine_command("wineserver", &self.prefix(), self.folder.path());
        assert!(server.arg("-w").status().unwrap().success());
    }

    /// A key of the registry with all below it as `reg export` writes it; empty when there is none.
    pub(crate) fn registry(&self, key: &str) -> String {
        let file = self.drive().join("export.reg");
        let _ = fs::remove_file(&file);
        // A program that starts while wine's server leaves finds nobody; then it is started again.
        for _ in 0..STARTS {
            let path = self.windows(&file);
            self.run(Path::new("reg"), &["export", key, &path, "/y"]);
            if file.exists() {
                break;
            }
        }
        let bytes = fs::read(&file).unwrap_or_default();
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units)
            .unwrap()
            .trim_start_matches('\u{feff}')
            .to_owned()
    }

    /// Writes a value of text into the registry.
    pub(crate) fn register(&self, key: &str, name: &str, value: &str) {
        let code = self.code(
            Path::new("reg"),
            &["add", key, "/v", name, "/d", value, "/f"],
        );
        assert_eq!(code, 0, "{key} {name}");
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        let mut server = wine_command("wineserver", &self.prefix(), self.folder.path());
        let _ = server.arg("-k").status();
        let _ = server.args(["-w"]).status();
    }
}

/// A program of wine, knowing only `prefix`, without display and with `home` as the home folder.
fn wine_command(program: &str, prefix: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("WINEPREFIX", prefix)
        .env("WINEARCH", "win64")
        .env("WINEDEBUG", "-all")
        .env("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=")
        .env("HOME", home)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A prefix to copy, kept from run to run: making one takes ten seconds.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let version = Command::new("wine").arg("--version").output().unwrap();
        let version: String = String::from_utf8(version.stdout).unwrap();
        let version: String = version
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (made, ready) = (tmp.join("wine"), tmp.join(version));
        if !ready.exists() {
            let _ = fs::remove_dir_all(&made);
            make_template(&made, tmp);
            fs::rename(&made, &ready).unwrap();
        }
        ready
    })
}

fn make_template(prefix: &Path, home: &Path) {
    let run = |program: &str, arguments: &[&str]| {
        let status = wine_command(program, prefix, home)
            .args(arguments)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "{program} {arguments:?}");
    };
    run("wineboot", &["-i"]);
    let wine = r"HKCU\Software\Wine";
    run(
        "wine",
        &["reg", "add", wine, "/v", "Version", "/d", "win10", "/f"],
    );
    let drivers = r"HKCU\Software\Wine\Drivers";
    run(
        "wine",
        &["reg", "add", drivers, "/v", "Graphics", "/d", "null", "/f"],
    );
    run("wineserver", &["-w"]);
    // Wine lets these lead out of the prefix, into the home folder.
    for user in fs::read_dir(prefix.join("drive_c/users")).unwrap() {
        for entry in fs::read_dir(user.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_symlink() {
                fs::remove_file(&path).unwrap();
                fs::create_dir(&path).unwrap();
            }
        }
    }
}

fn shell(program: &str, arguments: &[&str]) {
    let status = Command::new(program).args(arguments).status().unwrap();
    assert!(status.success(), "{program} {arguments:?}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
