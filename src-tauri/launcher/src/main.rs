//! What is handed out as `smc.exe`: starts the window's program beside it as `smc` (`so-mot-cua.exe --smc …`) and
//! passes arguments, input, output and exit code through. It knows no command itself.
//!
//! A program with a window has no console: Windows gives its output to nobody, and the prompt does not wait for it.

use std::env::{self, consts::EXE_SUFFIX};
use std::fmt;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What the exit code is when `smc` could not be started; the same as for its own misuse.
const NOT_STARTED: i32 = 2;

/// How often the program is started before it is called one that does not start. A scanner for viruses opens a program
/// that has just been written, and Windows then refuses to start it for a moment; nothing of it has run yet.
const STARTS: usize = 3;
const BETWEEN_STARTS: Duration = Duration::from_millis(500);

/// What Windows ends a program with whose library is missing (`STATUS_DLL_NOT_FOUND`).
const LIBRARY_MISSING: i32 = 0xC000_0135_u32.cast_signed();

/// Why `smc` did not run to its end.
enum Trouble {
    /// The window's program does not lie beside this one.
    Alone(PathBuf),
    /// It is there and could not be started or waited for.
    NotStarted(PathBuf, io::Error),
    /// It lacks the library it is handed out with.
    NoLibrary(PathBuf),
    /// The system ended it.
    Ended,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Alone(program) => write!(
                f,
                "Không thấy {}. smc phải nằm cùng thư mục với tệp này: cài lại Sổ Một Cửa, hoặc giải nén lại cả thư mục.",
                program.display()
            ),
            Trouble::NotStarted(program, error) => write!(
                f,
                "Không khởi động được {} (nguyên văn lỗi của máy: “{error}”). Phần mềm diệt virus có thể đang giữ tệp: thử lại, hoặc cài lại Sổ Một Cửa.",
                program.display()
            ),
            Trouble::NoLibrary(program) => write!(
                f,
                "Thiếu tệp WebView2Loader.dll bên cạnh {}: cài lại Sổ Một Cửa, hoặc giải nén lại cả thư mục.",
                program.display()
            ),
            Trouble::Ended => write!(
                f,
                "Chương trình bị dừng giữa chừng; việc chưa báo xong là chưa làm. Chạy lại lệnh."
            ),
        }
    }
}

fn main() {
    let code = run().unwrap_or_else(|trouble| {
        // Nobody may be listening.
        let _ = writeln!(io::stderr(), "{trouble}");
        NOT_STARTED
    });
    process::exit(code);
}

/// Runs `smc` with this program's arguments, for its exit code.
fn run() -> Result<i32, Trouble> {
    let program = env::current_exe()
        .unwrap_or_default()
        .with_file_name(format!("so-mot-cua{EXE_SUFFIX}"));
    let mut command = Command::new(&program);
    command
        .arg("--smc")
        .args(env::args_os().skip(1))
        .stdin(passed(&io::stdin()))
        .stdout(passed(&io::stdout()))
        .stderr(passed(&io::stderr()));
    let mut child = match started(&mut command) {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Trouble::Alone(program));
        }
        Err(error) => return Err(Trouble::NotStarted(program, error)),
    };
    // Not waited for: it ends with this program, or when nothing more is typed.
    child.stdin.take().map(|input| copying(io::stdin(), input));
    let out = child.stdout.take().map(|out| copying(out, io::stdout()));
    let complaints = child.stderr.take().map(|out| copying(out, io::stderr()));
    let ended = child.wait();
    for copying in [out, complaints].into_iter().flatten() {
        // A thread that copies has nothing to panic about.
        let _ = copying.join();
    }
    match ended {
        Ok(ended) => match ended.code() {
            Some(LIBRARY_MISSING) => Err(Trouble::NoLibrary(program)),
            Some(code) => Ok(code),
            None => Err(Trouble::Ended),
        },
        Err(error) => Err(Trouble::NotStarted(program, error)),
    }
}

/// Starts it, again after a moment when the system would not; one that is not there is not waited for.
fn started(command: &mut Command) -> io::Result<Child> {
    let mut tried = command.spawn();
    for _ in 1..STARTS {
        match &tried {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                thread::sleep(BETWEEN_STARTS);
                tried = command.spawn();
            }
            _ => break,
        }
    }
    tried
}

/// A file or a pipe goes to `smc` as it is. A console cannot: the other program has none, and only std knows how to
/// write Vietnamese to one; what goes there is piped through this program.
fn passed(stream: &impl IsTerminal) -> Stdio {
    match stream.is_terminal() {
        true => Stdio::piped(),
        false => Stdio::inherit(),
    }
}

/// Copies to the end on a thread of its own. Whoever stops reading or writing has had enough.
fn copying(
    mut from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let _ = io::copy(&mut from, &mut to);
        let _ = to.flush();
    })
}
