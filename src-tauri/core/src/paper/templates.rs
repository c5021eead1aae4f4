//! The templates of printed pages that ship with the program.

use include_dir::{Dir, include_dir};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/print");

/// File name and text of every `assets/print/*.typ`, in order of their names.
pub fn built_in() -> impl Iterator<Item = (String, String)> {
    BUILT_IN.files().filter_map(|file| {
        let name = file.path().file_name()?.to_string_lossy().into_owned();
        let text = name.ends_with(".typ").then(|| file.contents_utf8())??;
        Some((name, text.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_has_its_template() {
        let mut names: Vec<String> = built_in().map(|(name, _)| name).collect();
        names.sort();
        assert_eq!(
            names,
            [
                "bieu.typ",
                "chung.typ",
                "cong-viec.typ",
                "ho-so.typ",
                "nhac-viec.typ",
                "phu-luc.typ",
                "quyet-dinh.typ"
            ]
        );
    }
}
