//! The program behind `cargo dev`: sets up what is missing, then runs, tests or measures.
//!
//! It has no dependencies, so that it starts within seconds on a fresh clone. It knows how the
//! other packages are built and started, and nothing of what they do.

mod bench;
mod house;
mod packages;
mod run;
mod setup;
mod steps;
mod summary;
mod test;
mod trust;
mod types;
mod windows;

use std::process::ExitCode;

use house::House;

const HELP: &str = "\
Sổ Một Cửa, for developers

  cargo dev run [--data FILE]   set up what is missing, build and open the window
                                (without a display: the same job through `smc`)
  cargo dev test [--fast]       every test there is; --fast: the core and its tests,
                                no window and no browser
  cargo dev bench               the measured promises, on a release build
  cargo dev trust               damaged files, leftovers, power cuts: many more than the
                                tests try
  cargo dev windows [--check]   for Windows, from Debian: programs, installer and zip;
                                --check: every test under wine, nothing to hand out
  cargo dev types               write the page's types anew, after the door has changed
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(true)
        }
        ["run"] => House::find().and_then(|house| run::run(&house, None)),
        ["run", "--data", file] => House::find().and_then(|house| run::run(&house, Some(file))),
        ["test"] => House::find().and_then(|house| test::all(&house)),
        ["test", "--fast"] => House::find().and_then(|house| test::fast(&house)),
        ["bench"] => House::find().and_then(|house| bench::bench(&house)),
        ["trust"] => House::find().and_then(|house| trust::trust(&house)),
        ["windows"] => House::find().and_then(|house| windows::windows(&house)),
        ["windows", "--check"] => House::find().and_then(|house| windows::check(&house)),
        ["types"] => House::find().and_then(|house| types::write(&house)),
        _ => {
            eprint!("cargo dev does not know `{}`.\n\n{HELP}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo dev: {error}");
            ExitCode::FAILURE
        }
    }
}
