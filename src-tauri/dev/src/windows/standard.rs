//! Rust's standard library for Windows: from rustup, or where rustup cannot fetch it built from the source that
//! Debian keeps, of exactly the compiler's version and known by its checksum.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{TARGET, text};
use crate::{house::House, setup};

/// The source's version in Debian, the suite it lies in, and the checksum it was taken under.
struct Source {
    rust: &'static str,
    package: &'static str,
    suite: &'static str,
    sha256: &'static str,
}

const SOURCE: Source = Source {
    rust: "1.95.0",
    package: "rust-src=1.95.0+dfsg1-2~bpo13+1",
    suite: "trixie-backports",
    sha256: "7b76db5b880a77f9e52975d2baa6209d2f76d2c9c2789515c3088cb960e2c83b",
};

/// Where the standard library for Windows comes from.
pub(super) enum Standard {
    /// It lies with the compiler.
    Installed,
    /// Cargo builds it from the source in this folder.
    FromSource(PathBuf),
}

impl Standard {
    /// Finds it or brings it.
    pub(super) fn library(house: &House) -> io::Result<Standard> {
        if is_installed() || rustup_brings_it() {
            return Ok(Standard::Installed);
        }
        println!(
            "rustup brings no standard library for {TARGET}; it is built from Debian's source"
        );
        source(&house.target().join("windows-std")).map(Standard::FromSource)
    }

    /// What cargo is told beside its own arguments. The compiler must build its own library, which a stable one
    /// does only when asked twice (`tell`).
    pub(super) fn arguments(&self) -> &'static [&'static str] {
        match self {
            Standard::Installed => &[],
            Standard::FromSource(_) => &["-Zbuild-std=std,panic_unwind"],
        }
    }

    /// What cargo finds in its environment.
    pub(super) fn tell(&self, cargo: &mut Command) {
        if let Standard::FromSource(folder) = self {
            cargo
                .env("RUSTC_BOOTSTRAP", "1")
                .env("__CARGO_TESTS_ONLY_SRC_ROOT", folder);
        }
    }
}

fn rustc() -> Command {
    Command::new("rustc")
}

fn is_installed() -> bool {
    let library = rustc()
        .args(["--print", "target-libdir", "--target", TARGET])
        .output();
    let Ok(folder) = library else { return false };
    let folder = String::from_utf8_lossy(&folder.stdout).trim().to_owned();
    fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
        })
    })
}

fn rustup_brings_it() -> bool {
    let added = Command::new("rustup")
        .args(["target", "add", TARGET])
        .stdin(Stdio::null())
        .status();
    added.is_ok_and(|status| status.success()) && is_installed()
}

/// The folder `library` of the compiler's own source, unpacked into `folder`.
fn source(folder: &Path) -> io::Result<PathBuf> {
    let library = folder.join(format!("usr/src/rustc-{}/library", SOURCE.rust));
    if library.join("Cargo.lock").exists() {
        return Ok(library);
    }
    let version = rustc().arg("--version").output()?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.starts_with(&format!("rustc {} ", SOURCE.rust)) {
        return Err(io::Error::other(format!(
            "this compiler is {}, and only the source of {} is known: `rustup target add {TARGET}` is needed",
            version.trim(),
            SOURCE.rust
        )));
    }
    let package = fetch(folder)?;
    let mut unpack = Command::new("dpkg-deb");
    unpack.arg("-x").arg(&package).arg(folder);
    setup::succeed("The standard library's source", &mut unpack)?;
    fs::remove_file(package)?;
    Ok(library)
}

/// Takes the package from the mirror this system uses, with lists of its own: the suite is a newer Debian's, and
/// the system's own lists stay as they are. The checksum is what it is trusted by.
fn fetch(folder: &Path) -> io::Result<PathBuf> {
    let lists = folder.join("apt");
    for inside in ["lists/partial", "archives/partial"] {
        fs::create_dir_all(lists.join(inside))?;
    }
    fs::write(lists.join("status"), "")?;
    let line = format!("deb [trusted=yes] {} {} main\n", mirror()?, SOURCE.suite);
    fs::write(lists.join("sources.list"), line)?;
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.current_dir(folder).arg("-q");
        for (name, inside) in [
            ("Dir::Etc::sourcelist", "sources.list"),
            ("Dir::Etc::sourceparts", "none"),
            ("Dir::State::lists", "lists"),
            ("Dir::State::status", "status"),
            ("Dir::Cache", "archives"),
        ] {
            apt.args(["-o", &format!("{name}={}", text(&lists.join(inside)))]);
        }
        apt.args(["-o", "APT::Sandbox::User=", "-o", "Acquire::Retries=3"]);
        apt.args(arguments);
        apt
    };
    setup::succeed("apt-get update", &mut apt(&["update"]))?;
    setup::succeed("apt-get download", &mut apt(&["download", SOURCE.package]))?;
    let package = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .ok_or_else(|| io::Error::other("apt-get downloaded nothing"))?;
    let sum = Command::new("sha256sum").arg(&package).output()?;
    if String::from_utf8_lossy(&sum.stdout).starts_with(SOURCE.sha256) {
        return Ok(package);
    }
    fs::remove_file(package)?;
    Err(io::Error::other(format!(
        "{} is not the package it should be: its checksum differs",
        SOURCE.package
    )))
}

/// The mirror of Debian's own packages that this system uses.
fn mirror() -> io::Result<String> {
    let format = "$(ORIGIN)|$(LABEL)|$(SITE)";
    let sites = Command::new("apt-get")
        .args(["indextargets", "--format", format])
        .output()?;
    String::from_utf8_lossy(&sites.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("Debian|Debian|").map(str::to_owned))
        .ok_or_else(|| {
            io::Error::other(
                "this system's packages are not Debian's; `rustup target add` is needed",
            )
        })
}
