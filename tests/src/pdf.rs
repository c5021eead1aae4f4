//! PDF files as a stranger reads them: poppler's tools tell text, pages, fonts.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A PDF read back.
#[derive(Debug)]
pub struct Pdf {
    /// Each page's text, laid out as it stands.
    pub pages: Vec<String>,
    /// All text as it was drawn, cell after cell, without spaces: pages break words and lines.
    pub drawn: String,
    /// What the file says of itself: title, date, page size.
    pub info: String,
    /// The fonts' names, without the mark of a part.
    pub fonts: Vec<String>,
    /// Whether every font is in the file.
    pub embedded: bool,
    /// The file itself.
    pub bytes: Vec<u8>,
}

impl Pdf {
    /// Reads a PDF.
    ///
    /// # Panics
    ///
    /// When it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Pdf {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.pdf");
        fs::write(&file, bytes).expect("the file");
        let text = run("pdftotext", &["-layout"], &file, Some("-"));
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        // A form feed ends each page.
        pages.pop();
        let fonts = run("pdffonts", &[], &file, None);
        let fonts: Vec<Vec<&str>> = fonts
            .lines()
            .skip(2)
            .map(|line| line.split_whitespace().collect())
            .collect();
        let name = |words: &Vec<&str>| {
            let name = words[0];
            name.split_once('+')
                .map_or(name, |(_, name)| name)
                .to_owned()
        };
        let drawn = run("pdftotext", &["-raw"], &file, Some("-"));
        Pdf {
            pages,
            drawn: bare(&drawn),
            info: run("pdfinfo", &[], &file, None),
            // … emb sub uni, then the object's two numbers.
            embedded: fonts.iter().all(|words| words[words.len() - 5] == "yes"),
            fonts: fonts.iter().map(name).collect(),
            bytes: bytes.to_vec(),
        }
    }

    /// The same from a file.
    ///
    /// # Panics
    ///
    /// When it cannot be read.
    #[must_use]
    pub fn open(path: &Path) -> Pdf {
        Pdf::read(&fs::read(path).expect("the PDF"))
    }

    /// All text, its words one space apart.
    #[must_use]
    pub fn text(&self) -> String {
        let words: Vec<&str> = self
            .pages
            .iter()
            .flat_map(|page| page.split_whitespace())
            .collect();
        words.join(" ")
    }

    /// Whether the file says that it is PDF/A-2u.
    #[must_use]
    pub fn is_archive(&self) -> bool {
        let text = String::from_utf8_lossy(&self.bytes);
        text.contains("<pdfaid:part>2</pdfaid:part>")
            && text.contains("<pdfaid:conformance>U</pdfaid:conformance>")
    }

    /// The number in the top margin of each page; none where there is none.
    #[must_use]
    pub fn numbers(&self) -> Vec<Option<usize>> {
        let pages = self.pages.iter();
        pages
            .map(|page| page.lines().next()?.trim().parse().ok())
            .collect()
    }
}

/// A text without spaces, line breaks and places to break.
#[must_use]
pub fn bare(text: &str) -> String {
    let shown = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}');
    text.chars().filter(shown).collect()
}

fn run(program: &str, options: &[&str], file: &Path, to: Option<&str>) -> String {
    let ran = Command::new(program)
        .args(options)
        .arg(file)
        .args(to)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(
        ran.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
    String::from_utf8(ran.stdout).expect("text")
}
