//! The installer: what it puts where, what it refuses, what it leaves alone.

use std::{fs, path::Path};

use crate::{
    installed::{
        ENTRY, START_MENU, UNINSTALLER, assert_whole, links, log, program, put_data, set_up, tree,
        user_registry,
    },
    stand_in::{Open, stand_in},
    wine::{Wine, made},
};

const WEBVIEW_SETUP: &str = "MicrosoftEdgeWebView2RuntimeInstallerX64.exe";

// The exit codes of a silent setup, as the guide tells them.
const WINDOWS_TOO_OLD: i32 = 3;
const NEWER_IS_THERE: i32 = 4;
const PROGRAM_RUNS: i32 = 5;
const NOT_WRITABLE: i32 = 6;
const BROKEN_OFF: i32 = 2;

#[test]
fn a_silent_setup_installs_for_the_current_user() {
    let wine = Wine::new();
    let machine = wine.registry(r"HKLM\Software\Classes\.db");
    set_up(&wine, "SMC_SETUP");
    let folder = program(&wine);
    assert_whole(&folder);
    assert!(links(&wine, START_MENU));
    assert!(!links(&wine, "Desktop"));

    let entry = wine.registry(&format!(r"HKCU\{ENTRY}"));
    let place = wine.windows(&folder).replace('\\', r"\\");
    for line in [
        "\"DisplayName\"=\"Sổ Một Cửa\"".to_owned(),
        format!("\"DisplayVersion\"=\"{}\"", env!("CARGO_PKG_VERSION")),
        "\"Publisher\"=\"Sổ Một Cửa\"".to_owned(),
        format!("\"InstallLocation\"=\"{place}\""),
        format!(r#""DisplayIcon"="{place}\\so-mot-cua.exe""#),
        format!(r#""UninstallString"="\"{place}\\{UNINSTALLER}\"""#),
        format!(r#""QuietUninstallString"="\"{place}\\{UNINSTALLER}\" /S""#),
    ] {
        assert!(entry.contains(&line), "{line} in {entry}");
    }
    let size: u64 = tree(&made("SMC_STAGE"))
        .values()
        .map(|file| file.len() as u64)
        .sum();
    let told = entry.split("\"EstimatedSize\"=dword:").nth(1).unwrap();
    let told = u64::from_str_radix(told.lines().next().unwrap().trim(), 16).unwrap();
    assert!(
        told.abs_diff(size / 1024) < 50,
        "{told} KB told, {size} bytes"
    );

    assert_eq!(wine.registry(&format!(r"HKLM\{ENTRY}")), "");
    assert_eq!(wine.registry(r"HKLM\Software\Classes\.db"), machine);
}

#[test]
fn data_files_are_offered_to_the_program_and_not_taken_over() {
    let wine = Wine::new();
    let office = r"HKCU\Software\Classes\.db";
    wine.register(office, "PerceivedType", "document");
    set_up(&wine, "SMC_SETUP");
    let own = wine.registry(office);
    assert!(own.contains("\"SoMotCua.DuLieu\"=hex(0):"), "{own}");
    assert!(!own.contains("@="), "a default program: {own}");
    assert!(own.contains("\"PerceivedType\"=\"document\""), "{own}");
    let opens = format!(
        r#"@="\"{}\\so-mot-cua.exe\" --data \"%1\"""#,
        wine.windows(&program(&wine)).replace('\\', r"\\")
    );
    for class in ["SoMotCua.DuLieu", r"Applications\so-mot-cua.exe"] {
        let key = wine.registry(&format!(
            r"HKCU\Software\Classes\{class}\shell\open\command"
        ));
        assert!(key.contains(&opens), "{opens} in {key}");
    }
}

#[test]
fn an_administrator_installs_and_uninstalls_for_all_users() {
    let wine = Wine::new();
    let before = user_registry(&wine);
    let classes = wine.registry(r"HKLM\Software\Classes\.db");
    let words = ["/S", "/AllUsers", "/DesktopIcon"];
    assert_eq!(wine.code(&made("SMC_SETUP"), &words), 0);
    let folder = wine.drive().join("Program Files/SoMotCua");
    assert_whole(&folder);
    assert!(!program(&wine).exists());
    assert_eq!(user_registry(&wine), before);
    assert!(
        wine.registry(&format!(r"HKLM\{ENTRY}"))
            .contains("Program Files")
    );
    let menu = "ProgramData/Microsoft/Windows/Start Menu/Programs/Sổ Một Cửa.lnk";
    let icon = "users/Public/Desktop/Sổ Một Cửa.lnk";
    assert!(wine.drive().join(menu).exists());
    assert!(wine.drive().join(icon).exists());

    // Without being told again, it is found where it is.
    fs::remove_file(folder.join("so-mot-cua.exe")).unwrap();
    set_up(&wine, "SMC_SETUP");
    assert_whole(&folder);
    assert!(!program(&wine).exists());

    assert_eq!(wine.code(&folder.join(UNINSTALLER), &["/S"]), 0);
    wine.wait();
    assert!(!folder.exists());
    assert!(!wine.drive().join(menu).exists());
    assert!(!wine.drive().join(icon).exists());
    assert_eq!(wine.registry(&format!(r"HKLM\{ENTRY}")), "");
    assert_eq!(wine.registry(r"HKLM\Software\Classes\.db"), classes);
}

#[test]
fn a_folder_with_spaces_and_vietnamese_letters_is_installed_into_and_found_again() {
    let wine = Wine::new();
    // Setup wants the folder without quotes; words are joined with spaces.
    let words = r"/S /DesktopIcon /D=C:\Người dùng\Nguyễn Văn Mẫu\Sổ Một Cửa";
    let words: Vec<&str> = words.split(' ').collect();
    assert_eq!(wine.code(&made("SMC_SETUP_OLDER"), &words), 0);
    assert!(links(&wine, "Desktop"));
    set_up(&wine, "SMC_SETUP");
    assert_whole(&wine.drive().join("Người dùng/Nguyễn Văn Mẫu/Sổ Một Cửa"));
    assert!(!program(&wine).exists());
    let entry = wine.registry(&format!(r"HKCU\{ENTRY}"));
    assert!(
        entry.contains(r"C:\\Người dùng\\Nguyễn Văn Mẫu\\Sổ Một Cửa"),
        "{entry}"
    );
}

#[test]
fn an_upgrade_replaces_the_program_and_leaves_data_and_foreign_files_alone() {
    let wine = Wine::new();
    let data = put_data(&wine);
    set_up(&wine, "SMC_SETUP_OLDER");
    let folder = program(&wine);
    let key = format!(r"HKCU\{ENTRY}");
    assert!(!wine.registry(&key).contains(&version_line()));
    // A file of the older version that this one lacks, a foreign one, and what a broken-off upgrade left.
    fs::write(folder.join("cu.dll"), "cũ").unwrap();
    wine.register(
        &key,
        "Files",
        r"cu.dll|so-mot-cua.exe|..\..\SoMotCua\so-mot-cua.db",
    );
    fs::write(folder.join("riêng.txt"), "của cơ quan").unwrap();
    fs::write(folder.join("so-mot-cua.exe"), "cũ").unwrap();
    fs::create_dir(folder.join("~moi")).unwrap();
    fs::write(folder.join("~moi/so-mot-cua.exe"), "một nửa").unwrap();

    set_up(&wine, "SMC_SETUP");
    assert!(wine.registry(&key).contains(&version_line()));
    assert_eq!(
        fs::read_to_string(folder.join("riêng.txt")).unwrap(),
        "của cơ quan"
    );
    fs::remove_file(folder.join("riêng.txt")).unwrap();
    assert_whole(&folder);
    assert!(!folder.join("~moi").exists());
    assert!(tree(&wine.local().join("SoMotCua")) == data);
}

fn version_line() -> String {
    format!("\"DisplayVersion\"=\"{}\"", env!("CARGO_PKG_VERSION"))
}

/// Setup (or the uninstaller) ends with `code`, and nothing has changed.
#[track_caller]
fn assert_refused(wine: &Wine, program_file: &Path, words: &[&str], code: i32) {
    let before = (tree(&program(wine)), user_registry(wine));
    assert_eq!(wine.code(program_file, words), code, "{}", log(wine));
    assert!(before == (tree(&program(wine)), user_registry(wine)));
}

#[test]
fn while_a_command_runs_nothing_is_replaced_and_it_runs_on() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP_OLDER");
    let folder = program(&wine);
    let open = Open::start(&wine, &folder, "smc.exe", &[]);
    assert_refused(&wine, &made("SMC_SETUP"), &["/S"], PROGRAM_RUNS);
    assert!(log(&wine).contains("Sổ Một Cửa vẫn đang mở"));
    assert_eq!(open.end(), Some(0));
    set_up(&wine, "SMC_SETUP");
    assert_whole(&folder);
}

#[test]
fn a_window_that_stays_open_is_asked_and_never_ended() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP_OLDER");
    let mut open = Open::start(&wine, &program(&wine), "so-mot-cua.exe", &["stubborn"]);
    assert_refused(&wine, &made("SMC_SETUP"), &["/S"], PROGRAM_RUNS);
    assert_eq!(open.line(), "asked");
    assert_eq!(open.end(), Some(0));
}

#[test]
fn a_window_that_closes_when_asked_is_replaced() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP_OLDER");
    let folder = program(&wine);
    // A portable copy elsewhere has nothing to do with it.
    let elsewhere = wine.drive().join("Sổ mang theo");
    fs::create_dir(&elsewhere).unwrap();
    let portable = Open::start(&wine, &elsewhere, "so-mot-cua.exe", &["stubborn"]);
    let open = Open::start(&wine, &folder, "so-mot-cua.exe", &["window"]);
    set_up(&wine, "SMC_SETUP");
    assert_eq!(open.end(), None);
    assert_eq!(portable.last_words(), "", "the portable copy was asked");
    assert_whole(&folder);
}

#[test]
fn the_uninstaller_waits_for_the_program_too() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP");
    let folder = program(&wine);
    let open = Open::start(&wine, &folder, "smc.exe", &[]);
    let here = format!("_?={}", wine.windows(&folder));
    assert_refused(
        &wine,
        &folder.join(UNINSTALLER),
        &["/S", &here],
        PROGRAM_RUNS,
    );
    assert_eq!(open.end(), Some(0));
}

#[test]
fn a_newer_version_is_not_replaced_by_an_older_one() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP_NEWER");
    assert_refused(&wine, &made("SMC_SETUP"), &["/S"], NEWER_IS_THERE);
    assert!(log(&wine).contains("mới hơn bản"));
}

#[test]
fn the_same_version_repairs_missing_damaged_and_read_only_files() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP");
    let folder = program(&wine);
    fs::remove_file(folder.join("WebView2Loader.dll")).unwrap();
    fs::write(folder.join("so-mot-cua.exe"), "hỏng").unwrap();
    fs::write(folder.join("smc.exe"), "hỏng").unwrap();
    let smc = wine.windows(&folder.join("smc.exe"));
    assert_eq!(wine.code(Path::new("attrib"), &["+r", &smc]), 0);
    fs::remove_file(wine.user().join(START_MENU).join("Sổ Một Cửa.lnk")).unwrap();
    set_up(&wine, "SMC_SETUP");
    assert_whole(&folder);
    assert!(links(&wine, START_MENU));
}

#[test]
fn an_upgrade_that_cannot_go_on_leaves_the_program_that_starts_and_no_rest() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP_OLDER");
    let folder = program(&wine);
    let old = "bản cũ";
    fs::write(folder.join("so-mot-cua.exe"), old).unwrap();
    // A folder where a file should go: it cannot be replaced.
    fs::remove_file(folder.join("smc.exe")).unwrap();
    fs::create_dir(folder.join("smc.exe")).unwrap();
    let entry = wine.registry(&format!(r"HKCU\{ENTRY}"));
    assert_eq!(wine.code(&made("SMC_SETUP"), &["/S"]), BROKEN_OFF);
    assert!(
        log(&wine).contains("Không thay được tệp smc.exe"),
        "{}",
        log(&wine)
    );
    assert_eq!(
        fs::read_to_string(folder.join("so-mot-cua.exe")).unwrap(),
        old
    );
    assert!(!folder.join("~moi").exists());
    assert_eq!(wine.registry(&format!(r"HKCU\{ENTRY}")), entry);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let wine = Wine::new();
    // Wine's drive Z is the whole of the machine; nobody writes here.
    let words = ["/S", r"/D=Z:\proc\SoMotCua"];
    assert_refused(&wine, &made("SMC_SETUP"), &words, NOT_WRITABLE);
    assert!(log(&wine).contains(r"Z:\proc\SoMotCua"), "{}", log(&wine));
}

#[test]
fn a_windows_before_10_is_refused() {
    let wine = Wine::new();
    wine.register(r"HKCU\Software\Wine", "Version", "win81");
    wine.wait();
    assert_refused(&wine, &made("SMC_SETUP"), &["/S"], WINDOWS_TOO_OLD);
    assert!(!program(&wine).exists());
    assert!(log(&wine).contains("cần Windows 10"));
}

#[test]
fn uninstalling_takes_the_program_and_keeps_data_and_foreign_files() {
    let wine = Wine::new();
    wine.register(r"HKCU\Software\Classes\.csv", "PerceivedType", "text");
    let registry = user_registry(&wine);
    let data = put_data(&wine);
    set_up(&wine, "SMC_SETUP");
    let folder = program(&wine);
    fs::write(folder.join("riêng.txt"), "của cơ quan").unwrap();
    let cache = wine.local().join("vn.somotcua.desktop");
    fs::create_dir_all(cache.join("EBWebView/Default")).unwrap();
    fs::write(cache.join("EBWebView/Default/Cache"), "tạm").unwrap();

    assert_eq!(wine.code(&folder.join(UNINSTALLER), &["/S"]), 0);
    wine.wait();
    let left = tree(&folder);
    assert_eq!(left.keys().collect::<Vec<_>>(), [Path::new("riêng.txt")]);
    assert!(tree(&wine.local().join("SoMotCua")) == data);
    assert!(!cache.exists());
    assert!(!links(&wine, START_MENU));
    assert_eq!(user_registry(&wine), registry);
    let place = wine.windows(&wine.local().join("SoMotCua"));
    assert!(log(&wine).contains(&place), "{}", log(&wine));
}

#[test]
fn without_a_web_view_setup_says_what_is_missing() {
    let wine = Wine::new();
    set_up(&wine, "SMC_SETUP");
    assert!(log(&wine).contains("thiếu Microsoft Edge WebView2"));
    assert!(log(&wine).contains(WEBVIEW_SETUP));
}

/// Installs with Microsoft's installer beside setup, and tells how often that was run.
fn runs_of_the_web_views_installer(wine: &Wine) -> usize {
    let folder = wine.drive().join("Bộ cài");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(stand_in(), folder.join(WEBVIEW_SETUP)).unwrap();
    let setup = folder.join("SoMotCua.exe");
    fs::copy(made("SMC_SETUP"), &setup).unwrap();
    assert_eq!(wine.code(&setup, &["/S"]), 0, "{}", log(wine));
    let note = fs::read_to_string(wine.drive().join("webview.txt"));
    note.unwrap_or_default().lines().count()
}

#[test]
fn a_missing_web_view_is_installed_once_from_beside_setup() {
    let wine = Wine::new();
    assert_eq!(runs_of_the_web_views_installer(&wine), 1);
    assert!(log(&wine).contains("WebView2 120.0.1.2"));
    assert!(!log(&wine).contains("thiếu"));
    assert_eq!(runs_of_the_web_views_installer(&wine), 1);
}

#[test]
fn a_web_view_that_was_removed_counts_as_missing() {
    let wine = Wine::new();
    let clients = r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients";
    let key = format!(r"{clients}\{{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}}");
    wine.register(&key, "pv", "0.0.0.0");
    assert_eq!(runs_of_the_web_views_installer(&wine), 1);
}
