//! The fonts of documents: the system's Times New Roman, else Tinos, which has the same widths.

use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontFamily, FontList, Lang, Locale};

/// The language of all that is printed.
pub(crate) const VIETNAMESE: Locale = Locale::new(Lang::VIETNAMESE, None);

/// Regular, bold, italic, bold italic: as Windows and Debian's msttcorefonts call them.
const TIMES: [[&str; 4]; 2] = [
    ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"],
    [
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ],
];

const TINOS: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/Tinos-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-Bold.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-Italic.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-BoldItalic.ttf"),
];

/// The four faces, Regular first.
pub(crate) struct Fonts(pub(crate) Vec<Font>);

impl Fonts {
    /// Times New Roman at its usual places, else Tinos.
    pub(crate) fn find() -> Fonts {
        let times = folders().iter().find_map(|folder| {
            let mut faces = TIMES.iter().map(|names| faces(folder, names));
            faces.find_map(|faces| faces)
        });
        times.map_or_else(Fonts::bundled, Fonts)
    }

    /// Tinos.
    pub(crate) fn bundled() -> Fonts {
        let fonts = TINOS.iter().map(|data| Font::new(Bytes::new(*data), 0));
        Fonts(fonts.flatten().collect())
    }

    /// Their family, for text whose template does not name one.
    pub(crate) fn families() -> FontList {
        FontList(vec![
            FontFamily::new("Times New Roman"),
            FontFamily::new("Tinos"),
        ])
    }
}

/// All four or none: a text half in one font and half in another is worse than either.
fn faces(folder: &Path, names: &[&str; 4]) -> Option<Vec<Font>> {
    let read = |name: &&str| {
        let data = std::fs::read(folder.join(name)).ok()?;
        let font = Font::new(Bytes::new(data), 0)?;
        // An old one lacks letters.
        let whole = ['ế', 'Ự', 'ỹ', 'đ']
            .iter()
            .all(|c| font.info().coverage.contains(u32::from(*c)));
        (whole && font.info().family.as_str() == "Times New Roman").then_some(font)
    };
    names.iter().map(read).collect()
}

/// Where Times New Roman usually lies.
fn folders() -> Vec<PathBuf> {
    if cfg!(windows) {
        let windows = std::env::var_os("WINDIR").map(PathBuf::from);
        return windows.into_iter().map(|own| own.join("Fonts")).collect();
    }
    [
        "/usr/share/fonts/truetype/msttcorefonts",
        "/usr/share/fonts/msttcorefonts",
        "/usr/share/fonts/TTF",
    ]
    .map(PathBuf::from)
    .into()
}
