//! `cargo dev windows`: from Debian, the programs for Windows, their installer and their portable zip;
//! with `--check` the same in the quick profile, tried under wine.

mod check;
mod package;
mod standard;
mod wine;

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use crate::{house::House, packages, setup};
use package::Package;
use standard::Standard;

pub(crate) use check::check;

/// What is built for: the officer's PC. The mingw kind, because Debian has its linker.
const TARGET: &str = "x86_64-pc-windows-gnu";

/// The profile of what is handed out.
const HANDED_OUT: &str = "windows";

/// Builds what is handed out, and says how large it became.
pub(crate) fn windows(house: &House) -> io::Result<bool> {
    let start = Instant::now();
    packages::install(packages::WINDOWS)?;
    let workshop = Workshop::open(house)?;
    setup::page(house)?;
    let build = ["build", "--profile", HANDED_OUT];
    let programs = ["-p", "so-mot-cua", "-p", "smc-launcher"];
    let mut build = workshop.cargo(&[build.as_slice(), &programs].concat());
    setup::succeed("The programs, for Windows", &mut build)?;
    let package = Package::of(&workshop, HANDED_OUT)?;
    let setup = package.setup(package.version(), package::Squeeze::Small)?;
    let zip = package.zip()?;
    package.report(&[setup, zip])?;
    println!("{:.0} s", start.elapsed().as_secs_f64());
    Ok(true)
}

/// Everything that building for Windows needs, at hand.
struct Workshop<'house> {
    house: &'house House,
    standard: Standard,
}

impl Workshop<'_> {
    fn open(house: &House) -> io::Result<Workshop<'_>> {
        let standard = Standard::library(house)?;
        Ok(Workshop { house, standard })
    }

    /// Cargo for Windows: `arguments` begin with cargo's command.
    fn cargo(&self, arguments: &[&str]) -> Command {
        let (command, rest) = arguments.split_first().unwrap_or((&"", &[]));
        let mut all = vec![*command];
        all.extend(self.standard.arguments());
        all.extend(["--target", TARGET]);
        all.extend(rest);
        let mut cargo = self.house.cargo(&all);
        self.standard.tell(&mut cargo);
        cargo
    }

    /// Where cargo puts what it builds for Windows.
    fn built(&self, profile: &str) -> PathBuf {
        let folder = if profile == "dev" { "debug" } else { profile };
        self.house.target().join(TARGET).join(folder)
    }

    fn source(&self, inside: &str) -> PathBuf {
        self.house.path(inside)
    }

    /// A folder of this command's own among what is built.
    fn folder(&self, name: &str) -> PathBuf {
        self.house.target().join(name)
    }
}

/// A path as a text of a command line.
fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
