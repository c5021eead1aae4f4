//! Windows: the real screen, WebView2 and Microsoft's driver of it.
//!
//! The test starts the window and the driver is put to it. Were the driver to start the window, it would tell WebView2
//! through the environment that it is to be driven, and hand on arguments as switches with `=`; WebView2 hears no
//! environment where the program runs elevated, as it does in continuous integration.

use std::{
    env,
    fs::File,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde_json::json;
use tempfile::TempDir;

use super::{Process, driver, eventually};
use crate::{programs, webdriver::Session};

/// Where WebView2 listens for a driver. Elevated, it must be told by the machine's policy: `.github/workflows/ci.yml`.
const LISTENS: &str = "127.0.0.1:9339";

/// There is one screen with one port for a driver: one test at a time.
static SCREEN: Mutex<()> = Mutex::new(());

/// The screen and the driver, with an empty home.
pub struct Desktop {
    // Fields end in this order: the driver before what it needs, the screen last.
    _driver: Process,
    driver_url: String,
    home: TempDir,
    _screen: MutexGuard<'static, ()>,
}

impl Desktop {
    /// Takes the screen as soon as it is free.
    ///
    /// # Panics
    ///
    /// When the driver is missing or does not answer, or another window of the program stays open.
    #[must_use]
    pub fn start() -> Desktop {
        let screen = SCREEN.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::tempdir().expect("a temporary home");
        let window = programs::window();
        eventually("every window of the program is closed", || {
            // The system lends the file of a running program to nobody for writing.
            File::options().write(true).open(&window).ok()
        });
        eventually("the last web view has ended", || {
            TcpListener::bind(LISTENS).ok()
        });
        let (driver, driver_url) = driver(Command::new(edge_driver()).current_dir(home.path()));
        Desktop {
            _driver: driver,
            driver_url,
            home,
            _screen: screen,
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
        let window = self.start_again(data);
        eventually("the window can be driven", || {
            Session::has_page(LISTENS).then_some(())
        });
        let options = json!({ "debuggerAddress": LISTENS });
        let wanted = json!({ "browserName": "webview2", "ms:edgeOptions": options });
        Session::open(&self.driver_url, wanted, Some(window))
    }

    /// Starts the window's program once more, as a person would.
    #[must_use]
    pub fn start_again(&self, data: &Path) -> Process {
        let (_, port) = LISTENS.rsplit_once(':').expect("a port");
        let argument = format!("--remote-debugging-port={port}");
        let mut window = Command::new(programs::window());
        window
            .arg("--data")
            .arg(data)
            .current_dir(self.home())
            .env("WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS", argument)
            .env("WEBVIEW2_USER_DATA_FOLDER", self.home().join("web"));
        Process::start(&mut window)
    }
}

/// The driver: in the folder that `EDGEWEBDRIVER` names, otherwise on the search path.
fn edge_driver() -> PathBuf {
    let folder = env::var_os("EDGEWEBDRIVER").map(PathBuf::from);
    folder.unwrap_or_default().join("msedgedriver.exe")
}
