//! Documents opened with the program the desktop has for them.

use smc_tests::desktop::{Desktop, eventually};

use crate::open_with_desktop;

#[test]
fn the_page_opens_documents() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("thử.db"));
    for document in [
        "Báo cáo tháng 11.xlsx",
        "Quét 001.PDF",
        "Công văn.doc",
        "Ảnh.jpg",
    ] {
        let (opened, file) = open_with_desktop(&window, &desktop, document);
        assert!(opened.is_ok(), "{opened:?}");
        eventually("the document is opened", || {
            (desktop.opened_file() == file).then_some(())
        });
    }
}
