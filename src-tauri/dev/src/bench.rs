//! `cargo dev bench`: the measured promises, on a release build with the real page in it.

use std::io;

use crate::{house::House, packages, setup};

/// Builds everything that is measured, then measures.
pub(crate) fn bench(house: &House) -> io::Result<bool> {
    packages::install(packages::TEST)?;
    setup::page(house)?;
    // The same packages both times, so that what the programs and the bench share is built once.
    let packages = ["-p", "smc", "-p", "smc-tests"];
    let build = [&["build", "--release", "--bins"], packages.as_slice()];
    setup::succeed("cargo build --release", &mut house.cargo(&build.concat()))?;
    let bench = [&["bench", "--bench", "speed"], packages.as_slice()];
    Ok(house.cargo(&bench.concat()).status()?.success())
}
