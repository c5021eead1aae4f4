//! What is handed out: one folder with everything that must lie together, the installer and the zip made of it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use super::{TARGET, Workshop, text};
use crate::setup;

/// The installer's script.
const SCRIPT: &str = "src-tauri/windows/setup.nsi";

/// Texts that lie beside the programs: where they come from and what they are called there. Plain letters, because
/// zip programs disagree about others.
const TEXTS: &[(&str, &str)] = &[
    ("LICENSE", "LICENSE.txt"),
    ("assets/fonts/OFL.txt", "OFL.txt"),
    ("assets/help/cai-dat.md", "Huong-dan-cai-dat.txt"),
];

/// The folder beside the program that makes it keep its data there.
const PORTABLE: &str = "du-lieu";

/// How hard the installer is pressed together.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Squeeze {
    /// As small as can be: what is handed out.
    Small,
    /// Quickly: what is only tried.
    Quick,
}

/// The folder with everything.
pub(super) struct Package {
    stage: PathBuf,
    out: PathBuf,
    script: PathBuf,
    version: String,
}

impl Package {
    /// Gathers what was built with a profile.
    pub(super) fn of(workshop: &Workshop<'_>, profile: &str) -> io::Result<Package> {
        let out = workshop.folder("windows-package");
        let name = if profile == super::HANDED_OUT {
            "SoMotCua"
        } else {
            "thu"
        };
        let stage = out.join(name);
        if stage.exists() {
            fs::remove_dir_all(&stage)?;
        }
        fs::create_dir_all(&stage)?;
        let built = workshop.built(profile);
        for (file, called) in [
            ("so-mot-cua.exe", "so-mot-cua.exe"),
            ("smc-launcher.exe", "smc.exe"),
        ] {
            bare(&built.join(file), &stage.join(called))?;
        }
        fs::copy(loader(&built)?, stage.join("WebView2Loader.dll"))?;
        for (file, called) in TEXTS {
            fs::write(
                stage.join(called),
                for_notepad(&fs::read_to_string(workshop.source(file))?),
            )?;
        }
        fs::write(
            stage.join("Thu-vien.txt"),
            for_notepad(&libraries(workshop)?),
        )?;
        Ok(Package {
            stage,
            out,
            script: workshop.source(SCRIPT),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    pub(super) fn stage(&self) -> &Path {
        &self.stage
    }

    pub(super) fn version(&self) -> &str {
        &self.version
    }

    /// The installer, as if this were `version`.
    pub(super) fn setup(&self, version: &str, squeeze: Squeeze) -> io::Result<PathBuf> {
        let name = match squeeze {
            Squeeze::Small => format!("SoMotCua-{version}-x64-setup.exe"),
            Squeeze::Quick => format!("thu-{version}-setup.exe"),
        };
        let setup = self.out.join(name);
        let mut makensis = Command::new("makensis");
        // A warning is a fault: NSIS warns of texts it lost and files it did not find.
        makensis.args(["-V2", "-WX"]);
        if squeeze == Squeeze::Quick {
            makensis.arg("-DFAST");
        }
        makensis
            .arg(format!("-DVERSION={version}"))
            .arg(format!("-DSTAGE={}", text(&self.stage)))
            .arg(format!("-DOUT={}", text(&setup)))
            .arg(&self.script);
        setup::succeed("makensis", &mut makensis)?;
        Ok(setup)
    }

    /// The portable zip: the same files, and the folder that keeps the data beside them.
    pub(super) fn zip(&self) -> io::Result<PathBuf> {
        let zip = self
            .out
            .join(format!("SoMotCua-{}-x64-portable.zip", self.version));
        if zip.exists() {
            fs::remove_file(&zip)?;
        }
        let data = self.stage.join(PORTABLE);
        fs::create_dir_all(&data)?;
        let mut pack = Command::new("zip");
        pack.current_dir(&self.out)
            .args(["-9", "-X", "-q", "-r"])
            .arg(&zip)
            .arg("SoMotCua");
        setup::succeed("zip", &mut pack)?;
        fs::remove_dir(data)?;
        Ok(zip)
    }

    /// Says how large everything became.
    pub(super) fn report(&self, made: &[PathBuf]) -> io::Result<()> {
        let programs = ["so-mot-cua.exe", "smc.exe"].map(|name| self.stage.join(name));
        for file in programs.iter().chain(made) {
            let bytes = fs::metadata(file)?.len();
            println!("{:7.1} MB  {}", bytes as f64 / 1e6, file.display());
        }
        Ok(())
    }
}

/// A program without what only debuggers read.
fn bare(from: &Path, to: &Path) -> io::Result<()> {
    let mut strip = Command::new("x86_64-w64-mingw32-strip");
    strip.arg("-o").arg(to).arg(from);
    setup::succeed(&format!("{}", to.display()), &mut strip)
}

/// WebView2's loader, which the build of its crate leaves among its own files: the newest, if there were several.
fn loader(built: &Path) -> io::Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(built.join("build"))? {
        let file = entry?.path().join("out/x64/WebView2Loader.dll");
        if let Ok(metadata) = fs::metadata(&file) {
            found.push((metadata.modified()?, file));
        }
    }
    found
        .into_iter()
        .max()
        .map(|(_, file)| file)
        .ok_or_else(|| io::Error::other("the build left no WebView2Loader.dll"))
}

/// The libraries that are in the programs, with their licences and where they come from.
fn libraries(workshop: &Workshop<'_>) -> io::Result<String> {
    let tree = [
        "tree", "--target", TARGET, "-e", "normal", "--prefix", "none", "--locked",
    ];
    let shape = ["-p", "so-mot-cua", "-f", "{p} — {l} — {r}"];
    let listed = workshop
        .house
        .cargo(&[tree.as_slice(), &shape].concat())
        .output()?;
    if !listed.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&listed.stderr)));
    }
    let listed = String::from_utf8_lossy(&listed.stdout);
    let mut lines: Vec<&str> = listed
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        // Our own packages show where they lie.
        .filter(|line| !line.contains(" (/") && !line.is_empty())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(format!(
        "Thư viện trong Sổ Một Cửa: tên, phiên bản — giấy phép — nơi phát hành\n\n{}\n",
        lines.join("\n")
    ))
}

/// A text as Windows's own editor reads it: marked as UTF-8, lines ended its way.
fn for_notepad(text: &str) -> String {
    format!(
        "\u{feff}{}",
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_marked_and_its_lines_end_in_two_signs() {
        assert_eq!(for_notepad("một\nhai\r\n"), "\u{feff}một\r\nhai\r\n");
    }
}
