//! Makes what the other packages need and a fresh clone lacks: npm packages and the built page.

use std::{io, process::Command, time::SystemTime};

use crate::house::{House, latest_below, written};

/// The npm packages exactly as the lock file names them.
pub(crate) fn npm_packages(house: &House) -> io::Result<()> {
    let lock = written(&house.path("ui/package-lock.json"));
    // npm writes this file last, so a broken installation is not taken for a finished one.
    let installed = written(&house.path("ui/node_modules/.package-lock.json"));
    if is_stale(installed, lock) {
        succeed("npm ci", &mut house.npm(&["ci", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// The page in `ui/dist`, no older than its sources.
pub(crate) fn page(house: &House) -> io::Result<()> {
    npm_packages(house)?;
    // The shell's stand-in page has no assets folder: it never counts as built.
    let built = written(&house.path("ui/dist/assets"))
        .and_then(|_| written(&house.path("ui/dist/index.html")));
    let sources = latest_below(&house.path("ui"), &["node_modules", "dist"])?;
    // The help text is part of the page.
    let help = latest_below(&house.path("assets/help"), &[]).ok().flatten();
    if is_stale(built, sources.max(help)) {
        succeed("npm run build", &mut house.npm(&["run", "build"]))?;
    }
    Ok(())
}

/// Runs a command that must succeed for anything after it to make sense.
pub(crate) fn succeed(name: &str, command: &mut Command) -> io::Result<()> {
    println!("{name}");
    let status = command
        .status()
        .map_err(|error| io::Error::new(error.kind(), format!("{name} did not start: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!("{name} failed ({status})")))
}

/// A product is stale when it is missing or older than what it was made from.
fn is_stale(product: Option<SystemTime>, source: Option<SystemTime>) -> bool {
    product.is_none() || product < source
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_product_is_stale_when_missing_or_older() {
        let early = Some(SystemTime::UNIX_EPOCH);
        let late = early.map(|time| time + Duration::from_secs(1));
        assert!(is_stale(None, early));
        assert!(is_stale(None, None));
        assert!(is_stale(early, late));
        assert!(!is_stale(late, early));
        assert!(!is_stale(early, early));
    }
}
