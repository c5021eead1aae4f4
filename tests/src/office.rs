//! LibreOffice as a stranger reads our files: pages as PDF, values computed anew from the formulas.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of one test's own with a LibreOffice profile in it, removed with it.
#[derive(Debug)]
pub struct Desk(pub PathBuf);

/// Vietnamese grouping of digits, and formulas computed on opening whatever results the file stores.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

impl Desk {
    /// A desk for a test of this name.
    ///
    /// # Panics
    ///
    /// When its folder cannot be made.
    #[must_use]
    pub fn new(name: &str) -> Desk {
        let path = std::env::temp_dir().join(format!("smc-workbook-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("profile/user")).unwrap();
        fs::write(path.join("profile/user/registrymodifications.xcu"), PROFILE).unwrap();
        Desk(path)
    }

    /// Converts a workbook; the file made.
    ///
    /// # Panics
    ///
    /// When LibreOffice cannot be run or does not take the file.
    #[must_use]
    pub fn convert(&self, bytes: &[u8], to: &str) -> PathBuf {
        self.converted("bieu.xlsx", bytes, to)
    }

    fn converted(&self, name: &str, bytes: &[u8], to: &str) -> PathBuf {
        let file = self.0.join(name);
        fs::write(&file, bytes).unwrap();
        let out = self.0.join("out");
        let profile = format!(
            "-env:UserInstallation=file://{}",
            self.0.join("profile").display()
        );
        run(Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", to, "--outdir"])
            .args([&out, &file]));
        out.join(name).with_extension(to)
    }

    /// The workbook's pages as PDF.
    #[must_use]
    pub fn pdf(&self, bytes: &[u8]) -> PathBuf {
        self.convert(bytes, "pdf")
    }

    /// A Word file's pages as PDF.
    #[must_use]
    pub fn word_pdf(&self, bytes: &[u8]) -> PathBuf {
        self.converted("van-ban.docx", bytes, "pdf")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What each page of a PDF says, one text per page.
#[must_use]
pub fn page_texts(pdf: &Path) -> Vec<String> {
    let text = run(Command::new("pdftotext")
        .arg("-layout")
        .args([pdf, Path::new("-")]));
    text.split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// The names of a PDF's fonts.
#[must_use]
pub fn fonts(pdf: &Path) -> Vec<String> {
    let text = run(Command::new("pdffonts").arg(pdf));
    text.lines()
        .skip(2)
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Runs a program of the system and gives what it prints.
///
/// # Panics
///
/// When it cannot be run or fails.
pub fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
