//! `cargo dev bench`: the measured promises, on a release build with the real page in it.

use std::io;

use crate::{house::House, packages, setup};

/// Builds everything that is measured, then measures.
pub(crate) fn bench(house: &House) -> io::Result<bool> {
    packages::install(packages::TEST)?;
    setup::page(house)?;
    // The whole workspace both times, so that what the programs and the bench share is built once.
    let build = ["build", "--release", "--workspace", "--bins"];
    setup::succeed("cargo build --release", &mut house.cargo(&build))?;
    Ok(house
        .cargo(&["bench", "--workspace", "--bench", "speed"])
        .status()?
        .success())
}
