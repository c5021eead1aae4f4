//! Prepares the shell: a page to embed must exist, then Tauri's own checks run.

use std::{fs, io, path::Path};

/// Stands in for the page on a fresh clone, so that the shell compiles before the page is built.
const PLACEHOLDER: &str = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">\
<title>Sổ Một Cửa</title><h1>Sổ Một Cửa</h1><p>Trang chưa được dựng.</p></html>\n";

fn main() -> io::Result<()> {
    page_exists(Path::new("../ui/dist"))?;
    // The built page's files carry hashes in their names: a new page is a changed folder.
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
    Ok(())
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
