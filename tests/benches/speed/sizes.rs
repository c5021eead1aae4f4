//! What is promised in bytes: memory, the page's first scripts, the installer.

use std::fs;
use std::path::{Path, PathBuf};

use smc_tests::programs;

use crate::table::Table;
use crate::talk::Talk;
use crate::{CLOSED, Run, export};

/// What a fresh process needed at most, until it had exported: a month, and all ten years in one.
pub(crate) fn memory(table: &mut Table, folder: &Path, file: &Path) -> Run<()> {
    for (name, period) in [
        ("peak memory of exporting a month", CLOSED),
        ("peak memory of exporting a year", "2025"),
        ("peak memory of exporting ten years", "2017-01..2026-10"),
    ] {
        // `smc call` stays until its input ends, so that its peak can be read after the work.
        let mut talk = Talk::start(file)?;
        let reply = talk.ask(&export(period, &folder.join("memory.xlsx")))?;
        if !reply.starts_with("{\"ok\"") {
            return Err(reply.into());
        }
        table.size(
            name,
            talk.peak_memory().map(|bytes| bytes as f64 / 1e6),
            60.0,
            "MB",
        );
    }
    Ok(())
}

pub(crate) fn sizes(table: &mut Table) -> Run<()> {
    let page = std::env::var_os("SMC_PAGE_DIR")
        .map_or_else(|| programs::in_repository("ui/dist"), PathBuf::from);
    let size = |bytes: u64| (bytes > 0).then_some(bytes as f64 / 1e3);
    table.size(
        "the page's JavaScript, until it stands",
        size(first_bytes(&page)?),
        150.0,
        "kB",
    );
    if let Some(all) = size(script_bytes(&page)?) {
        println!("the page's JavaScript with all that comes later: {all:.1} kB");
    }
    // Made by `cargo dev windows`, which takes longer than all that is measured here.
    let setup = installer()?;
    let name = "the installer for Windows";
    match setup {
        Some(bytes) => table.size(
            name,
            size(bytes).map(|kilobytes| kilobytes / 1e3),
            15.0,
            "MB",
        ),
        None => println!("{name}: not measured, `cargo dev windows` has not made it"),
    }
    Ok(())
}

/// The size of the installer that was made last, beside what was built.
fn installer() -> Run<Option<u64>> {
    let built = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("windows-package");
    let Ok(entries) = fs::read_dir(built) else {
        return Ok(None);
    };
    let mut setups = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("SoMotCua-") && name.ends_with("-setup.exe") {
            let file = entry.metadata()?;
            setups.push((file.modified()?, file.len()));
        }
    }
    Ok(setups.into_iter().max().map(|(_, bytes)| bytes))
}

/// What is loaded before the first screen: the script that the page names, and all that it imports at once.
fn first_bytes(page: &Path) -> Run<u64> {
    let markup = fs::read_to_string(page.join("index.html")).unwrap_or_default();
    let mut wanted: Vec<String> = named_after(&markup, "src=\"./assets/");
    let mut loaded: Vec<String> = Vec::new();
    let mut bytes = 0;
    while let Some(name) = wanted.pop() {
        if loaded.contains(&name) {
            continue;
        }
        let code = fs::read_to_string(page.join("assets").join(&name))?;
        bytes += code.len() as u64;
        wanted.extend(named_after(&code, "from\"./"));
        wanted.extend(named_after(&code, "import\"./"));
        loaded.push(name);
    }
    Ok(bytes)
}

/// The scripts named after these signs, up to the closing quote.
fn named_after(text: &str, signs: &str) -> Vec<String> {
    let found = text.split(signs).skip(1);
    let names = found.filter_map(|rest| rest.split('"').next());
    names
        .filter(|name| name.ends_with(".js"))
        .map(str::to_owned)
        .collect()
}

fn script_bytes(folder: &Path) -> Run<u64> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(0);
    };
    let mut bytes = 0;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            bytes += script_bytes(&path)?;
        } else if path.extension().is_some_and(|ending| ending == "js") {
            bytes += fs::metadata(&path)?.len();
        }
    }
    Ok(bytes)
}
