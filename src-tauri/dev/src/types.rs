//! `cargo dev types`: the page's types, as the door declares them, into the page's sources.

use std::{fs, io, process::Stdio};

use crate::house::House;

/// Writes `ui/src/types/door.ts`; a test fails while it differs from what the door declares.
pub(crate) fn write(house: &House) -> io::Result<bool> {
    let mut declare = house.cargo(&["run", "-q", "-p", "smc-tests", "--example", "types"]);
    let declared = declare.stderr(Stdio::inherit()).output()?;
    if declared.status.success() {
        let file = house.path("ui/src/types/door.ts");
        fs::write(&file, declared.stdout)?;
        println!("{}", file.display());
    }
    Ok(declared.status.success())
}
