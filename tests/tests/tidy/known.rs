//! What still breaks a rule, file by file: a list to be emptied. A file that stands here and breaks nothing any more
//! is a fault as well.

use std::collections::BTreeMap;

/// The rule and the file.
const KNOWN: &[(&str, &str)] = &[
    ("api", "src-tauri/core/src/api/desk/load.rs"),
    ("api", "src-tauri/core/src/api/desk/over.rs"),
    ("api", "src-tauri/core/src/api/figures/cycle.rs"),
    ("api", "src-tauri/core/src/api/reports/overview.rs"),
    ("api", "src-tauri/core/src/api/task/calendar.rs"),
    ("circle", "src-tauri/core/src/api/desk/carry.rs"),
    ("circle", "src-tauri/core/src/api/desk/load.rs"),
    ("circle", "src-tauri/core/src/api/desk/mod.rs"),
    ("circle", "src-tauri/core/src/api/desk/over.rs"),
    ("circle", "src-tauri/core/src/api/desk/stored.rs"),
    ("circle", "src-tauri/core/src/api/figures/cells.rs"),
    ("circle", "src-tauri/core/src/api/figures/closing.rs"),
    ("circle", "src-tauri/core/src/api/figures/views.rs"),
    ("circle", "src-tauri/core/src/api/plan/bulk.rs"),
    ("circle", "src-tauri/core/src/api/plan/sample.rs"),
    ("circle", "src-tauri/core/src/api/plan/targets.rs"),
    ("circle", "src-tauri/core/src/api/plan/view.rs"),
    ("circle", "src-tauri/core/src/api/reply/report.rs"),
    ("circle", "src-tauri/core/src/api/reply/window.rs"),
    ("circle", "src-tauri/core/src/api/reports/overview.rs"),
    ("circle", "src-tauri/core/src/api/reports/report.rs"),
    ("circle", "src-tauri/core/src/api/reports/sending.rs"),
    ("circle", "src-tauri/core/src/api/settings/forms.rs"),
    ("circle", "src-tauri/core/src/api/settings/office.rs"),
    ("circle", "src-tauri/core/src/api/start/backups.rs"),
    ("circle", "src-tauri/core/src/api/start/sample.rs"),
    ("circle", "src-tauri/core/src/api/start/state.rs"),
    ("circle", "src-tauri/core/src/api/task/calendar.rs"),
    ("circle", "src-tauri/core/src/api/task/evidence.rs"),
    ("circle", "src-tauri/core/src/api/task/tasks.rs"),
    ("circle", "src-tauri/core/src/export/document/mod.rs"),
    ("circle", "src-tauri/core/src/export/document/parts.rs"),
    ("circle", "src-tauri/core/src/export/document/styles.rs"),
    ("circle", "src-tauri/core/src/export/mod.rs"),
    ("circle", "src-tauri/core/src/export/page.rs"),
    ("circle", "src-tauri/core/src/form/check.rs"),
    ("circle", "src-tauri/core/src/form/mod.rs"),
    ("circle", "src-tauri/core/src/import/body.rs"),
    ("circle", "src-tauri/core/src/import/columns.rs"),
    ("circle", "src-tauri/core/src/import/heading.rs"),
    ("circle", "src-tauri/core/src/import/mod.rs"),
    ("circle", "src-tauri/core/src/import/names.rs"),
    ("circle", "src-tauri/core/src/import/plan/document.rs"),
    ("circle", "src-tauri/core/src/import/plan/mod.rs"),
    ("circle", "src-tauri/core/src/import/plan/numbering.rs"),
    ("circle", "src-tauri/core/src/import/plan/sheet.rs"),
    ("circle", "src-tauri/core/src/import/plan/text.rs"),
    ("circle", "src-tauri/core/src/import/plan/word.rs"),
    ("circle", "src-tauri/core/src/import/table.rs"),
    ("circle", "src-tauri/core/src/import/totals.rs"),
    ("circle", "src-tauri/core/src/import/words.rs"),
    ("circle", "src-tauri/core/src/paper/block.rs"),
    ("circle", "src-tauri/core/src/paper/columns.rs"),
    ("circle", "src-tauri/core/src/paper/forms.rs"),
    ("circle", "src-tauri/core/src/sample/mod.rs"),
    ("circle", "src-tauri/core/src/sample/ward.rs"),
    ("circle", "src-tauri/core/src/sheet/check.rs"),
    ("circle", "src-tauri/core/src/sheet/mod.rs"),
    ("circle", "src-tauri/core/src/store/backup.rs"),
    ("circle", "src-tauri/core/src/store/check.rs"),
    ("circle", "src-tauri/core/src/store/daily.rs"),
    ("circle", "src-tauri/core/src/store/keep.rs"),
    ("circle", "src-tauri/core/src/store/open.rs"),
    ("length", "src-tauri/core/src/api/incoming/summary.rs"),
    ("length", "src-tauri/core/src/export/plan_book.rs"),
    ("length", "src-tauri/core/src/import/body.rs"),
    ("length", "src-tauri/core/src/import/plan/document.rs"),
    ("length", "src-tauri/core/src/import/tests.rs"),
    ("length", "src-tauri/core/src/schedule/tests.rs"),
    ("length", "src-tauri/core/src/store/history.rs"),
    ("length", "src-tauri/core/src/store/tests.rs"),
    ("length", "tests/benches/speed/main.rs"),
    ("length", "tests/src/badfiles.rs"),
    ("length", "tests/tests/cli.rs"),
    ("length", "tests/tests/data_file.rs"),
    ("length", "tests/tests/fifth_form.rs"),
    ("length", "tests/tests/month.rs"),
    ("length", "tests/tests/plan_import/shapes.rs"),
    ("length", "tests/tests/plan_paper/package.rs"),
    ("length", "tests/tests/reports.rs"),
    ("length", "tests/tests/undo.rs"),
    ("length", "tests/tests/windows/setup.rs"),
    ("length", "ui/src/grid/Grid.svelte"),
    ("length", "ui/src/plan/Tree.svelte"),
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
