//! Linux: a display, a session bus and WebKit's driver of the test's own.

use std::{
    env, fs,
    io::{self, BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use tempfile::TempDir;

use super::{Process, driver, eventually};
use crate::{hands::Hands, programs, webdriver::Session};

/// A session bus that carries names between programs and starts none by itself.
const BUS: &str = "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>\
<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

/// Where the desktop notes the file it was asked to open.
const OPENED: &str = "opened";

/// Asks a process to end.
pub(super) fn ask_to_end(process: &Child) -> io::Result<()> {
    Ok(kill_process(Pid::from_child(process), Signal::TERM)?)
}

/// Starts `command` and reads the first line it prints, which tells how to reach it.
fn start_and_ask(command: &mut Command) -> (Process, String) {
    let mut process = Process::start(command.stdout(Stdio::piped()));
    let output = process.0.stdout.take().expect("a piped output");
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .expect("one printed line");
    (process, line.trim().to_owned())
}

/// The display, the bus and the driver, with an empty home.
pub struct Desktop {
    // Fields end in this order: the driver and its window before what they need.
    _driver: Process,
    driver_url: String,
    bus: String,
    display: String,
    _bus: Process,
    _xvfb: Process,
    home: TempDir,
}

impl Desktop {
    /// Starts a desktop with a screen like the smallest one the window is made for.
    ///
    /// # Panics
    ///
    /// When one of its programs is missing or does not answer.
    #[must_use]
    pub fn start() -> Desktop {
        let home = tempfile::tempdir().expect("a temporary home");
        let screen = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
        ];
        let quiet = Stdio::null;
        let (xvfb, display) = start_and_ask(Command::new("Xvfb").args(screen).stderr(quiet()));
        let rules = home.path().join("bus.conf");
        fs::write(&rules, BUS).expect("the bus's rules");
        let mut bus = Command::new("dbus-daemon");
        bus.arg("--config-file")
            .arg(&rules)
            .args(["--nofork", "--nopidfile", "--print-address=1"]);
        let (bus_process, bus) = start_and_ask(bus.stderr(quiet()));
        let display = format!(":{display}");
        stand_in_for_opening(home.path());
        print_to_files(home.path());
        let mut webkit = Command::new("WebKitWebDriver");
        live_in(&mut webkit, home.path(), &display, &bus);
        let (driver, driver_url) = driver(&mut webkit);
        Desktop {
            _driver: driver,
            driver_url,
            bus,
            display,
            _bus: bus_process,
            _xvfb: xvfb,
            home,
        }
    }

    /// A folder that ends with the desktop.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Opens the window on a data file, driven by the test.
    #[must_use]
    pub fn open(&self, data: &Path) -> Session {
        let arguments = ["--data", &data.to_string_lossy()];
        let options = json!({ "binary": programs::window(), "args": arguments });
        let wanted = json!({ "webkitgtk:browserOptions": options });
        Session::open(&self.driver_url, wanted, None)
    }

    /// The file the window last asked the desktop to open.
    ///
    /// # Panics
    ///
    /// When it asks for none within a minute.
    #[must_use]
    pub fn opened_file(&self) -> String {
        let opened = self.home().join(OPENED);
        eventually("a file is opened", || {
            fs::read_to_string(&opened).ok().filter(|s| !s.is_empty())
        })
    }

    /// The keyboard and the pointer of the whole screen.
    #[must_use]
    pub fn hands(&self) -> Hands {
        Hands::at(&self.display)
    }

    /// Starts the window's program once more, as a person would.
    #[must_use]
    pub fn start_again(&self, data: &Path) -> Process {
        let mut window = Command::new(programs::window());
        live_in(
            window.arg("--data").arg(data),
            self.home(),
            &self.display,
            &self.bus,
        );
        // Nobody drives it: a web view that could be driven opens no print dialog.
        window.env_remove("TAURI_WEBVIEW_AUTOMATION");
        Process::start(&mut window)
    }
}

/// Puts a program of the desktop's own where the window looks for the one that opens files.
fn stand_in_for_opening(home: &Path) {
    let folder = home.join("bin");
    fs::create_dir(&folder).expect("a folder for programs");
    let program = folder.join("xdg-open");
    let script = format!(
        "#!/bin/sh\nprintf %s \"$1\" > '{}'\n",
        home.join(OPENED).display()
    );
    fs::write(&program, script).expect("a program that opens files");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("that it may run");
}

/// Leaves the print dialog one printer: the one that writes `output.pdf` into the home.
fn print_to_files(home: &Path) {
    let folder = home.join("config").join("gtk-3.0");
    fs::create_dir_all(&folder).expect("a folder for settings");
    let settings = "[Settings]\ngtk-print-backends=file\n";
    fs::write(folder.join("settings.ini"), settings).expect("the desktop's settings");
}

/// Gives a program this desktop and nothing of the one the test itself may run on.
fn live_in(command: &mut Command, home: &Path, display: &str, bus: &str) {
    let paths = env::var_os("PATH").unwrap_or_default();
    let paths = [home.join("bin")]
        .into_iter()
        .chain(env::split_paths(&paths));
    command
        .env("PATH", env::join_paths(paths).expect("a search path"))
        .env("DISPLAY", display)
        .env("DBUS_SESSION_BUS_ADDRESS", bus)
        .env("GDK_BACKEND", "x11")
        .env("HOME", home)
        .current_dir(home)
        // The names of the desktop's own dialogs.
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        // Without it the web view never talks to the driver, which waits for ever.
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("GSETTINGS_BACKEND", "memory")
        .env("GIO_USE_VFS", "local")
        .env_remove("WAYLAND_DISPLAY");
}
