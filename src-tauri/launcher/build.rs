//! Gives the program its version, icon and manifest where it is made for Windows.

use std::{env, io};

const ICON: &str = "../../assets/icons/icon.ico";
const MANIFEST: &str = "../windows/smc.manifest";

fn main() -> io::Result<()> {
    for file in ["build.rs", "Cargo.toml", ICON, MANIFEST] {
        println!("cargo:rerun-if-changed={file}");
    }
    if env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    let mut resource = tauri_winres::WindowsResource::new();
    resource.set_icon(ICON);
    resource.set_manifest(&std::fs::read_to_string(MANIFEST)?);
    resource.compile()
}
