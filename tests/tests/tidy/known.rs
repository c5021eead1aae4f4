//! What still breaks a rule, file by file: a list to be emptied. A file that stands here and breaks nothing any more
//! is a fault as well.

use std::collections::BTreeMap;

/// The rule and the file.
const KNOWN: &[(&str, &str)] = &[
];

/// Fails when a file breaks a rule that is not known to do so, or is known to and does not.
#[track_caller]
pub(crate) fn none_but_known(rule: &str, found: &BTreeMap<String, String>) {
    let known: Vec<&str> = KNOWN
        .iter()
        .filter(|(of, _)| *of == rule)
        .map(|(_, file)| *file)
        .collect();
    let fresh = found
        .iter()
        .filter(|(file, _)| !known.contains(&file.as_str()));
    let mut complaints: Vec<String> = fresh.map(|(file, why)| format!("{file}: {why}")).collect();
    let mended = known.iter().filter(|file| !found.contains_key(**file));
    complaints.extend(
        mended.map(|file| format!("{file}: mended; take (\"{rule}\", …) out of tidy/known.rs")),
    );
    crate::none(&complaints);
}
