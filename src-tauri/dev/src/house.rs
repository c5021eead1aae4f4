//! Where things lie in the repository, and how its tools are called on this system.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

/// The repository and the build folder this program was built into.
pub(crate) struct House {
    root: PathBuf,
    target: PathBuf,
}

impl House {
    /// Finds the repository: cargo names this package's folder, two floors below the root.
    pub(crate) fn find() -> io::Result<House> {
        let root = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => Path::new(&package)
                .ancestors()
                .nth(2)
                .map(Path::to_path_buf),
            None => env::current_dir().ok(),
        };
        let target = env::current_exe()?
            .ancestors()
            .nth(2)
            .map(Path::to_path_buf);
        match (root, target) {
            (Some(root), Some(target)) if root.join("Cargo.toml").exists() => {
                Ok(House { root, target })
            }
            _ => Err(io::Error::other(
                "start it as `cargo dev` inside the repository",
            )),
        }
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// The folder of everything that is built.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// A program of this workspace, as the given profile's folder holds it.
    pub(crate) fn binary(&self, profile: &str, name: &str) -> PathBuf {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        self.target.join(profile).join(file)
    }

    /// Cargo in the repository, without what cargo told this program about this package.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.current_dir(&self.root).args(arguments);
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        // Tests and benches start the programs of the same build, wherever it lies.
        let profile = if arguments.first() == Some(&"bench") {
            "release"
        } else {
            "debug"
        };
        self.tell_where(profile, &mut command);
        command
    }

    /// npm in the page's folder.
    pub(crate) fn npm(&self, arguments: &[&str]) -> Command {
        let npm = if env::consts::OS == "windows" {
            "npm.cmd"
        } else {
            "npm"
        };
        let mut command = Command::new(npm);
        command.current_dir(self.path("ui")).args(arguments);
        self.tell_where("debug", &mut command);
        command
    }

    fn tell_where(&self, profile: &str, command: &mut Command) {
        command
            .env("SMC_BIN", self.binary(profile, "smc"))
            .env("SMC_PAGE_HOST", self.binary(profile, "page-host"))
            .env("SMC_WINDOW_BIN", self.binary(profile, "so-mot-cua"))
            .env("SMC_PAGE_DIR", self.path("ui/dist"));
    }
}

/// When `path` was last written; nothing where it does not exist.
pub(crate) fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}

/// The latest writing anywhere below `folder`, leaving out entries of the given names. Folders
/// count too: a removed file shows only there.
pub(crate) fn latest_below(folder: &Path, leave_out: &[&str]) -> io::Result<Option<SystemTime>> {
    let mut latest = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if leave_out.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let path = entry.path();
        latest = latest.max(written(&path));
        if entry.file_type()?.is_dir() {
            latest = latest.max(latest_below(&path, leave_out)?);
        }
    }
    Ok(latest)
}
