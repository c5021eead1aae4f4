//! The printer's sheet on Linux. WebKitGTK does not read the sheet's size and margins from the page's style, as
//! WebView2 does: here the print dialog is told of them before it opens. Always upright, because WebKitGTK prints
//! nothing at all on sheets that lie; the page turns what lies by a quarter.

use gtk::{PageSetup, Unit};
use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{PrintOperationExt, WebViewExt};

/// Lets the window print on upright A4 without margins.
pub(crate) fn bare<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|view| {
        view.inner().connect_print(|_, operation| {
            operation.set_page_setup(&sheet());
            // The dialog still opens.
            false
        });
    })
}

/// A4 without margins: the pages bring their own.
fn sheet() -> PageSetup {
    let sheet = PageSetup::new();
    sheet.set_paper_size(&gtk::PaperSize::new(Some(gtk::PAPER_NAME_A4)));
    sheet.set_top_margin(0.0, Unit::Points);
    sheet.set_bottom_margin(0.0, Unit::Points);
    sheet.set_left_margin(0.0, Unit::Points);
    sheet.set_right_margin(0.0, Unit::Points);
    sheet
}
