//! `smc.exe` as it is handed out gives what `smc` gives: the same bytes, the same exit code, for arguments and input
//! as officers have them. `SMC_LAUNCHER_BIN` names another one to try, as the folder to hand out holds it.

use std::{
    env,
    ffi::OsString,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// "Nguyễn Văn Mẫu" in one code point per letter, and with its marks apart.
const COMPOSED: &str = "Nguy\u{1ec5}n V\u{103}n M\u{1eab}u";
const DECOMPOSED: &str = "Nguye\u{302}\u{303}n Va\u{306}n Ma\u{302}\u{303}u";

fn launcher() -> PathBuf {
    env::var_os("SMC_LAUNCHER_BIN").map_or_else(
        || PathBuf::from(env!("CARGO_BIN_EXE_smc-launcher")),
        PathBuf::from,
    )
}

fn smc() -> PathBuf {
    let beside = Path::new(env!("CARGO_BIN_EXE_smc-launcher"))
        .with_file_name(format!("smc{}", env::consts::EXE_SUFFIX));
    env::var_os("SMC_BIN").map_or(beside, PathBuf::from)
}

/// A new folder of one test's own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("smc.exe {test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder of the test's own");
    folder
}

fn output(program: &Path, words: &[OsString], input: &[u8]) -> Output {
    let mut child = Command::new(program)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let mut stdin = child.stdin.take().expect("its input");
    // A program that reads no input may have ended.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("its output")
}

fn words(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

/// Both give the same, and end with `code`; what they gave.
#[track_caller]
fn check(given: &[&str], input: &str, code: i32) -> (String, String) {
    let given = words(given);
    let expected = output(&smc(), &given, input.as_bytes());
    let passed = output(&launcher(), &given, input.as_bytes());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&passed.stdout), text(&expected.stdout));
    assert_eq!(text(&passed.stderr), text(&expected.stderr));
    assert_eq!(passed.stdout, expected.stdout);
    assert_eq!(passed.stderr, expected.stderr);
    assert_eq!(expected.status.code(), Some(code), "{given:?}");
    assert_eq!(passed.status.code(), Some(code), "{given:?}");
    (text(&passed.stdout), text(&passed.stderr))
}

/// A word no command is called: the complaint repeats it letter by letter.
#[track_caller]
fn check_word(word: &str) {
    let (out, complaint) = check(&[word], "", 2);
    assert_eq!(out, "");
    assert!(complaint.contains(&format!("“{word}”")), "{complaint}");
}

#[test]
fn vietnamese_words_pass_as_they_were_written() {
    assert_ne!(COMPOSED, DECOMPOSED);
    check_word(COMPOSED);
    check_word(DECOMPOSED);
}

#[test]
fn blanks_quotes_and_backslashes_pass() {
    check_word("hai  chữ ");
    check_word(r#"nói "thế này""#);
    check_word(r#"\"#);
    check_word(r#"C:\Người dùng\"#);
    check_word(r#"một \\" hai"#);
    check_word("a\tb");
    check_word("%PATH% ^& $HOME *.xlsx");
}

#[test]
fn an_empty_argument_is_still_one() {
    check_word("");
    let (_, complaint) = check(&["schedule", "Quý I", "", "--year", "2026"], "", 2);
    assert!(complaint.contains("“”"), "{complaint}");
}

#[test]
fn without_arguments_and_with_help_the_same_is_said() {
    check(&[], "", 2);
    let (help, _) = check(&["help"], "", 0);
    assert!(help.starts_with("Sổ Một Cửa không cửa sổ."));
}

#[test]
fn what_is_piped_in_is_read_to_its_end() {
    let folder = folder("call");
    let data = folder.join("số liệu.db");
    let line = "{\"cmd\":\"state\",\"args\":{}}\n";
    // More than a pipe holds at once, both ways.
    let input = format!("{}{}", line.repeat(300), "không phải JSON");
    let data = data.to_str().expect("a name in Unicode");
    let (out, _) = check(&["call", "--data", data], &input, 0);
    assert_eq!(out.lines().count(), 301);
    assert!(
        out.lines()
            .last()
            .is_some_and(|last| last.contains("error"))
    );
}

#[test]
fn findings_keep_their_exit_code() {
    let folder = folder("check");
    for name in [COMPOSED, DECOMPOSED] {
        let data = folder.join(name).join("số liệu.db");
        fs::create_dir_all(folder.join(name)).expect("a folder with a name of this kind");
        let data = data.to_str().expect("a name in Unicode");
        let sample = output(&launcher(), &words(&["sample", "--data", data]), b"");
        assert_eq!(sample.status.code(), Some(0), "{sample:?}");
        assert!(Path::new(data).exists());
        let (findings, _) = check(&["check", "--period", "2026", "--data", data], "", 1);
        assert!(findings.contains("II.06a"), "{findings}");
    }
}

#[test]
fn alone_it_says_what_is_missing() {
    let folder = folder("alone");
    let alone = folder.join(format!("smc{}", env::consts::EXE_SUFFIX));
    fs::copy(launcher(), &alone).expect("a copy of the program");
    let ended = output(&alone, &words(&["version"]), b"");
    assert_eq!(ended.status.code(), Some(2));
    assert_eq!(ended.stdout, b"");
    let complaint = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(complaint.starts_with("Không thấy "), "{complaint}");
    assert!(complaint.contains("cài lại Sổ Một Cửa"), "{complaint}");
}
