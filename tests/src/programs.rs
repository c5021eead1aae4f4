//! Where the programs under test lie: named by `cargo dev`, otherwise beside the test itself.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The window's program.
#[must_use]
pub fn window() -> PathBuf {
    built("SMC_WINDOW_BIN", "so-mot-cua")
}

/// `smc`, the same commands without a window.
#[must_use]
pub fn smc() -> PathBuf {
    built("SMC_BIN", "smc")
}

/// A path inside the repository.
#[must_use]
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// # Panics
///
/// When the program has not been built: a test that cannot run must not pass.
fn built(variable: &str, name: &str) -> PathBuf {
    let program = env::var_os(variable).map_or_else(|| beside_the_test(name), PathBuf::from);
    assert!(
        program.exists(),
        "{} is not built; `cargo dev test` builds it, or set {variable}",
        program.display()
    );
    program
}

/// A test program lies in `target/<profile>/deps`, the others one folder up.
fn beside_the_test(name: &str) -> PathBuf {
    let test = env::current_exe().expect("the test's own path");
    let profile = test.ancestors().nth(2).expect("the build folder");
    profile.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
