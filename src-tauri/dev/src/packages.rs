//! Debian's packages: which are wanted, which are missing, how they are installed.

use std::{
    env, io,
    process::{Command, Stdio},
};

/// Building and opening the window. The fonts are the ones documents and screens are shown in.
pub(crate) const RUN: &[&str] = &["libwebkit2gtk-4.1-dev", "fonts-croscore", "fonts-noto-core"];

/// Beside those, what the tests look at the window, the browser and the written workbooks with.
pub(crate) const TEST: &[&str] = &[
    "libwebkit2gtk-4.1-dev",
    "fonts-croscore",
    "fonts-noto-core",
    "xvfb",
    "dbus-daemon",
    "webkit2gtk-driver",
    "chromium",
    "libreoffice-calc-nogui",
    "libreoffice-writer-nogui",
    "poppler-utils",
];

/// Building for Windows and trying what was built. Wine as on an officer's PC: of 64 bits alone.
pub(crate) const WINDOWS: &[&str] = &[
    "gcc-mingw-w64-x86-64",
    "g++-mingw-w64-x86-64",
    "nsis",
    "zip",
    "wine",
    "wine64",
];

/// Installs what is missing of `wanted`. On a system without dpkg it only says what to look for.
pub(crate) fn install(wanted: &[&'static str]) -> io::Result<()> {
    if env::consts::OS != "linux" {
        return Ok(());
    }
    if !answers("dpkg-query", "--version") {
        println!(
            "No dpkg here; these Debian packages are needed by name: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let status = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .stderr(Stdio::null())
        .output()?;
    let missing = missing(wanted, &String::from_utf8_lossy(&status.stdout));
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    apt(&["update", "-q"])?;
    let install = ["install", "-q", "-y", "--no-install-recommends"];
    apt(&[install.as_slice(), missing.as_slice()].concat())
}

/// What `dpkg-query` does not call installed, in the order wanted. A package it has never heard
/// of is not in its answer at all.
fn missing(wanted: &[&'static str], status: &str) -> Vec<&'static str> {
    let installed: Vec<&str> = status
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .collect();
    wanted
        .iter()
        .copied()
        .filter(|name| !installed.contains(name))
        .collect()
}

fn apt(arguments: &[&str]) -> io::Result<()> {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    };
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "Acquire::Retries=3",
    ]);
    let status = command.args(arguments).status()?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "apt-get {} failed",
        arguments.join(" ")
    )))
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn answers(program: &str, argument: &str) -> bool {
    let quiet = || Stdio::null();
    Command::new(program)
        .arg(argument)
        .stdout(quiet())
        .stderr(quiet())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(status: &str, expected: &[&str]) {
        assert_eq!(
            missing(&["xvfb", "chromium", "poppler-utils"], status),
            expected
        );
    }

    #[test]
    fn everything_installed_leaves_nothing_to_do() {
        check(
            "chromium installed\nxvfb installed\npoppler-utils installed\n",
            &[],
        );
    }

    #[test]
    fn a_package_dpkg_never_heard_of_is_missing() {
        check("xvfb installed\n", &["chromium", "poppler-utils"]);
        check("", &["xvfb", "chromium", "poppler-utils"]);
    }

    #[test]
    fn a_removed_or_half_installed_package_is_missing() {
        check(
            "xvfb not-installed\nchromium config-files\npoppler-utils half-configured\n",
            &["xvfb", "chromium", "poppler-utils"],
        );
    }

    #[test]
    fn the_font_without_vietnamese_letters_is_never_installed() {
        assert!(
            !RUN.iter()
                .chain(TEST)
                .any(|name| *name == "fonts-liberation")
        );
    }
}
