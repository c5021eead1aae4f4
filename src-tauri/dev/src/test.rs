//! `cargo dev test`: every test there is, to the end, and one closing line.

use std::{fs, io};

use crate::{
    house::House,
    packages, setup,
    steps::{Count, Steps},
};

/// Test programs that need more than the core: the built window and a display, what is handed out for Windows.
const OF_THEIR_OWN: &[&str] = &["window", "windows"];

/// Everything: formatting, lints, Rust tests with the real window, the page's types and browser
/// tests.
pub(crate) fn all(house: &House) -> io::Result<bool> {
    let mut steps = Steps::default();
    steps.act("System packages", || packages::install(packages::TEST));
    steps.act("The page", || setup::page(house));
    format(house, &mut steps);
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    steps.command("Clippy", Count::AsOne, house.cargo(&clippy));
    // Cargo builds a package's programs for its own tests only; ours live in another package.
    let build = house.cargo(&["build", "--workspace", "--bins"]);
    steps.command("Programs", Count::AsOne, build);
    let tests = house.cargo(&["test", "--workspace", "--no-fail-fast"]);
    steps.command("Rust tests", Count::Cargo, tests);
    steps.command("Svelte check", Count::AsOne, house.npm(&["run", "check"]));
    steps.command("Browser tests", Count::Node, house.npm(&["test"]));
    Ok(steps.close())
}

/// The core and the tests that need neither a window nor a browser.
pub(crate) fn fast(house: &House) -> io::Result<bool> {
    let mut steps = Steps::default();
    format(house, &mut steps);
    let packages = ["-p", "smc-core", "-p", "smc", "-p", "smc-tests"];
    let clippy = [
        &["clippy"],
        packages.as_slice(),
        &["--all-targets", "--", "-D", "warnings"],
    ];
    steps.command("Clippy", Count::AsOne, house.cargo(&clippy.concat()));
    // One choice of packages for both, so that what they share is built once.
    let build = [
        &["build"],
        packages.as_slice(),
        &["--bins", "--lib", "--tests"],
    ];
    steps.command("Programs", Count::AsOne, house.cargo(&build.concat()));
    let test = [
        &["test"],
        packages.as_slice(),
        &["--no-fail-fast", "--lib", "--bins"],
    ];
    let mut tests = house.cargo(&test.concat());
    for name in quiet_tests(house)? {
        tests.args(["--test", &name]);
    }
    steps.command("Tests", Count::Cargo, tests);
    Ok(steps.close())
}

fn format(house: &House, steps: &mut Steps) {
    steps.command(
        "Format",
        Count::AsOne,
        house.cargo(&["fmt", "--all", "--check"]),
    );
}

/// The names cargo gives the programs in `tests/tests`, a file's or a folder's, without those that need a screen.
pub(crate) fn quiet_tests(house: &House) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(house.path("tests/tests"))? {
        let path = entry?.path();
        let is_file = path.extension().is_some_and(|extension| extension == "rs");
        if is_file || path.join("main.rs").exists() {
            names.extend(
                path.file_stem()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
        }
    }
    names.retain(|name| !OF_THEIR_OWN.contains(&name.as_str()));
    names.sort();
    Ok(names)
}
