//! `cargo dev bench`: the measured promises, on a release build with the real page in it.

use std::io;

use crate::{house::House, packages, setup};

/// Builds everything that is measured, then measures.
pub(crate) fn bench(house: &House) -> io::Result<bool> {
    packages::install(packages::RUN)?;
    setup::page(house)?;
    let build = ["build", "--release", "-p", "so-mot-cua", "-p", "smc"];
    setup::succeed("cargo build --release", &mut house.cargo(&build))?;
    Ok(house
        .cargo(&["bench", "-p", "smc-tests"])
        .status()?
        .success())
}
