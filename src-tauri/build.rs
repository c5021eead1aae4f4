//! Prepares the shell: a page to embed must exist, then Tauri's own checks run.

use std::{fs, io, path::Path};

/// Stands in for the page on a fresh clone, so that the shell compiles before the page is built.
const PLACEHOLDER: &str = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">\
<title>Sổ Một Cửa</title><h1>Sổ Một Cửa</h1><p>Trang chưa được dựng.</p></html>\n";

fn main() -> io::Result<()> {
    page_exists(Path::new("../ui/dist"))?;
    // The built page's files carry hashes in their names: a new page is a changed folder.
    println!("cargo:rerun-if-changed=../ui/dist");
    let windows = tauri_build::WindowsAttributes::new_without_app_manifest();
    tauri_build::try_build(tauri_build::Attributes::new().windows_attributes(windows))
        .map_err(io::Error::other)?;
    manifest()
}

/// The manifest goes into the tests too, which Tauri's own way leaves out: without version 6 of the common controls
/// Windows does not start them.
fn manifest() -> io::Result<()> {
    println!("cargo:rerun-if-changed=windows");
    embed_resource::compile_for_everything("windows/so-mot-cua.rc", embed_resource::NONE)
        .manifest_required()
        .map_err(io::Error::other)
}

/// Writes the placeholder where there is no page, and never over one.
fn page_exists(dist: &Path) -> io::Result<()> {
    let index = dist.join("index.html");
    if index.exists() {
        return Ok(());
    }
    fs::create_dir_all(dist)?;
    fs::write(index, PLACEHOLDER)
}
