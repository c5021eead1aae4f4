//! Wine, as the tests of the Windows programs use it: a Windows of this repository's own, with the one function it
//! lacks.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{Workshop, text};
use crate::setup;

/// What wine 8 lacks and Rust's standard library asks for: random bytes, by the older name they have there.
const STUB: &str = "src-tauri/windows/bcryptprimitives.c";

/// A prefix, which is what wine calls an installed Windows.
pub(super) struct Wine {
    prefix: PathBuf,
    stub: PathBuf,
}

impl Wine {
    /// Sets it up where it is not there yet.
    pub(super) fn ready(workshop: &Workshop<'_>) -> io::Result<Wine> {
        let folder = workshop.folder("wine");
        fs::create_dir_all(&folder)?;
        let stub = folder.join("bcryptprimitives.dll");
        let mut compile = Command::new("x86_64-w64-mingw32-gcc");
        compile.args(["-shared", "-O2", "-s", "-o"]).arg(&stub);
        compile.arg(workshop.source(STUB)).arg("-ladvapi32");
        setup::succeed("What wine lacks", &mut compile)?;
        let wine = Wine {
            prefix: folder.join("prefix"),
            stub,
        };
        let system = wine.prefix.join("drive_c/windows/system32");
        if !system.join("kernel32.dll").exists() {
            let mut boot = Command::new("wine");
            boot.args(["wineboot", "--init"]);
            wine.tell(&mut boot);
            setup::succeed("A Windows for wine", boot.stderr(Stdio::null()))?;
            wine.serve("-w");
        }
        fs::copy(&wine.stub, system.join("bcryptprimitives.dll"))?;
        // Stays while programs come and go: one that starts while it leaves would find nobody.
        wine.serve("-p");
        Ok(wine)
    }

    /// The library that a Windows of a test's own needs too.
    pub(super) fn stub(&self) -> &Path {
        &self.stub
    }

    /// Names this Windows, without a word of wine's own, offers to download, or entries in this system's menus.
    pub(super) fn tell(&self, command: &mut Command) {
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=");
    }

    /// A path as the programs see it: all of this system is drive Z.
    pub(super) fn path(&self, path: &Path) -> String {
        format!("Z:{}", text(path).replace('/', "\\"))
    }

    /// Ends its server and whatever still runs.
    pub(super) fn end(&self) {
        self.serve("-k");
    }

    fn serve(&self, how: &str) {
        let mut server = Command::new("wineserver");
        // It stays behind: with this program's output in its hands, nobody would ever see that end.
        server
            .arg(how)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        self.tell(&mut server);
        // Where there is none there is nothing to wait for or to end; where it cannot start the tests will say so.
        let _ = server.status();
    }
}
