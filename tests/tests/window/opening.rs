//! What the page may have opened with its own program.

use serde_json::json;
use smc_tests::desktop::{Desktop, eventually};
use smc_tests::webdriver::Session;

use crate::call;

/// Asks the window, through the page, to open a file; why it does not.
fn asked(window: &Session, file: &str) -> String {
    let script =
        "return await window.__TAURI_INTERNALS__.invoke('open_file', { path: arguments[0] });";
    let why = window
        .attempt(script, json!([file]))
        .expect("an answer, yes or no");
    why.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_page_opens_documents_that_the_core_has_named_and_nothing_else() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("thử.db"));
    let home = |name: &str| desktop.home().join(name).to_string_lossy().into_owned();
    for other in [
        "chương trình.sh",
        "setup.exe",
        "báo cáo.pdf.bat",
        "thư riêng.pdf",
    ] {
        std::fs::write(home(other), "x").expect("a file to ask for");
        let why = asked(&window, &home(other));
        let refused = why.contains("không phải văn bản do chương trình vừa nêu");
        assert!(refused, "{other}: {why}");
    }
    call(&window, &json!({ "cmd": "sample_fill", "args": {} }));
    let path = home("Lịch việc tháng 11.ics");
    let written = call(
        &window,
        &json!({ "cmd": "ics_write", "args": { "plan": null, "path": path } }),
    );
    assert_eq!(written["ok"]["path"], path, "{written}");
    assert_eq!(asked(&window, &path), "");
    eventually("the document is opened", || {
        (desktop.opened_file() == path).then_some(())
    });
    std::fs::remove_file(&path).expect("a file to remove");
    let why = asked(&window, &path);
    assert!(why.contains("không còn ở đó"), "{why}");
}
