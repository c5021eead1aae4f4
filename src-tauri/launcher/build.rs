//! Gives the program its version, icon and manifest where it is made for Windows.

use std::{env, io, path::Path};

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
    // As a file: given as text, every line gets a blank in front, which is no XML.
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join(MANIFEST);
    resource.set_manifest_file(&manifest.to_string_lossy());
    resource.compile()
}
