//! `cargo dev run`: the window, or where there is no display the same job through `smc`.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{house::House, packages, setup};

/// Opens the window on `data`, or on the person's own file.
pub(crate) fn run(house: &House, data: Option<&str>) -> io::Result<bool> {
    let data = data.map(std::path::absolute).transpose()?;
    if !has_display() {
        println!("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set),");
        println!("so no window opens; `smc` does the same job without one.\n");
        return without_window(house, data);
    }
    packages::install(packages::RUN)?;
    setup::page(house)?;
    let mut window = house.cargo(&["run", "-p", "so-mot-cua", "--"]);
    if let Some(file) = data {
        window.arg("--data").arg(file);
    }
    Ok(window.status()?.success())
}

fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    env::consts::OS != "linux" || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// A month's work on the sample ward (or on `data` as it is): check, then export.
fn without_window(house: &House, data: Option<PathBuf>) -> io::Result<bool> {
    packages::install(&[])?;
    setup::succeed(
        "cargo build -p smc",
        &mut house.cargo(&["build", "-p", "smc"]),
    )?;
    let out = house.path("out");
    fs::create_dir_all(&out)?;
    let smc = Smc {
        program: house.binary("debug", "smc"),
        data: data.clone().unwrap_or_else(|| out.join("mau.db")),
    };
    if data.is_none() {
        remove_sample(&smc.data)?;
        if !smc.show(&["sample"])? {
            return Ok(false);
        }
    }
    let state = smc.call(r#"{"cmd":"state"}"#)?;
    let cycle = last_closed(&state)
        .ok_or_else(|| io::Error::other(format!("no closed cycle in this data file: {state}")))?;
    smc.show(&["check", "--period", cycle])?;
    let folder = out.to_string_lossy();
    let done = smc.show(&["export", "--period", cycle, "--out", &folder])?;
    println!(
        "\nData file: {}\nWorkbooks: {}",
        smc.data.display(),
        out.display()
    );
    Ok(done)
}

/// The sample is made anew each time; what an earlier run left is its own.
fn remove_sample(file: &Path) -> io::Result<()> {
    for end in ["", "-wal", "-shm"] {
        let mut path = file.as_os_str().to_owned();
        path.push(end);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// `smc` on one data file.
struct Smc {
    program: PathBuf,
    data: PathBuf,
}

impl Smc {
    fn command(&self, arguments: &[&str]) -> Command {
        println!(
            "\n$ smc --data {} {}",
            self.data.display(),
            arguments.join(" ")
        );
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.data).args(arguments);
        command
    }

    /// Runs it in full view; findings of a check are an answer, not a failure of this program.
    fn show(&self, arguments: &[&str]) -> io::Result<bool> {
        Ok(self.command(arguments).status()?.success())
    }

    /// Asks the one door; the reply is a line of JSON.
    fn call(&self, request: &str) -> io::Result<String> {
        let mut child = self
            .command(&["call"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            writeln!(input, "{request}")?;
        }
        let output = child.wait_with_output()?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// The newest closed cycle in the door's `state`, which lists the newest first. A cycle there is an
/// object of plain fields, so that taking it apart at the braces does without a reader of JSON.
fn last_closed(state: &str) -> Option<&str> {
    let cycles = state.split(['{', '}']);
    cycles
        .filter(|object| object.contains(r#""closed":true"#))
        .find_map(|object| object.split_once(r#""cycle":""#)?.1.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_closed_cycle_is_found() {
        let state = r#"{"ok":{"current":"2026-11","cycles":[
            {"closed":false,"cycle":"2026-11","title":"Kỳ 11/2026"},
            {"cycle":"2026-10","left":"quá hạn","closed":true},
            {"closed":true,"cycle":"2026-09"}],"ward":"Phường mẫu"}}"#;
        assert_eq!(last_closed(state), Some("2026-10"));
    }

    #[test]
    fn without_a_closed_cycle_there_is_none() {
        assert_eq!(
            last_closed(r#"{"ok":{"cycles":[{"closed":false,"cycle":"2026-11"}]}}"#),
            None
        );
        assert_eq!(
            last_closed(r#"{"error":{"code":"file","message":""}}"#),
            None
        );
        assert_eq!(last_closed(""), None);
    }
}
