//! `cargo dev windows --check`: the tests as Windows programs under wine, and what is handed out, tried there.

use std::{io, process::Command};

use super::{
    Workshop,
    package::{Package, Squeeze},
    wine::Wine,
};
use crate::{
    house::House,
    packages, setup,
    steps::{Count, Steps},
    test::quiet_tests,
};

/// Versions before and after any other, for the installer's ways up and down.
const OLDER: &str = "0.0.1";
const NEWER: &str = "99.0.0";

/// Compiles, lints and tests for Windows; tells whether everything passed.
pub(crate) fn check(house: &House) -> io::Result<bool> {
    packages::install(packages::WINDOWS)?;
    packages::install(packages::TEST)?;
    let workshop = Workshop::open(house)?;
    setup::page(house)?;
    let wine = Wine::ready(&workshop)?;
    let mut steps = Steps::default();
    let lint = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    steps.command("Clippy for Windows", Count::AsOne, workshop.cargo(&lint));
    // With the tests, or Typst would be built once for the programs and once more for the tests.
    let build = ["build", "--workspace", "--bins", "--tests"];
    steps.command("Programs for Windows", Count::AsOne, workshop.cargo(&build));
    let tests = tests(&workshop, &wine)?;
    steps.command("Tests under wine", Count::Cargo, tests);
    // What is handed out has a Windows of its own for each test.
    wine.end();
    let mut build = house.cargo(&["build", "--workspace", "--bins"]);
    build.args(["--features", "smc-tests/windows"]);
    steps.command("Programs", Count::AsOne, build);
    let packaged = packaged(&workshop, &wine)?;
    steps.command("What is handed out, under wine", Count::Cargo, packaged);
    Ok(steps.close())
}

/// Every test that needs no screen, as a Windows program.
fn tests(workshop: &Workshop<'_>, wine: &Wine) -> io::Result<Command> {
    let mut tests = workshop.cargo(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]);
    // The launcher's own.
    tests.args(["--test", "passed"]);
    for name in quiet_tests(workshop.house)? {
        tests.args(["--test", &name]);
    }
    tests.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine");
    let built = workshop.built("dev");
    tests
        .env("SMC_BIN", built.join("smc.exe"))
        .env("SMC_WINDOW_BIN", built.join("so-mot-cua.exe"))
        // The web view's loader lies beside the programs, and tests lie one folder further down.
        .env("WINEPATH", wine.path(&built));
    wine.tell(&mut tests);
    Ok(tests)
}

/// The tests of installer and programs as an officer gets them, beside the programs of this system.
fn packaged(workshop: &Workshop<'_>, wine: &Wine) -> io::Result<Command> {
    let package = Package::of(workshop, "dev")?;
    let setup = |version| package.setup(version, Squeeze::Quick);
    let test = [
        "test",
        "--workspace",
        "--no-fail-fast",
        "--features",
        "smc-tests/windows",
    ];
    let mut tests = workshop
        .house
        .cargo(&[test.as_slice(), &["--test", "windows"]].concat());
    tests
        .env("SMC_STAGE", package.stage())
        .env("SMC_SETUP", setup(package.version())?)
        .env("SMC_SETUP_OLDER", setup(OLDER)?)
        .env("SMC_SETUP_NEWER", setup(NEWER)?)
        .env("SMC_WINE_STUB", wine.stub());
    Ok(tests)
}
