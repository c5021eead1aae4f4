//! Many more damaged files, leftovers and power cuts than a test run has time for.

use std::io;

use crate::{house::House, packages};

/// How many times as many as in a test run: 1,000 pairs of a file and what lies beside it.
const TIMES: &str = "42";

pub(crate) fn trust(house: &House) -> io::Result<bool> {
    packages::install(packages::TEST)?;
    let words = [
        "test",
        "--workspace",
        "--no-fail-fast",
        "--test",
        "trust",
        "--test",
        "power",
        "--",
        "--nocapture",
    ];
    let mut tests = house.cargo(&words);
    Ok(tests.env("SMC_TRUST", TIMES).status()?.success())
}
