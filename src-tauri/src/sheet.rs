//! The printer's sheet on Linux. WebKitGTK does not read the sheet's size and margins from the page's style, as
//! WebView2 does: here they are said to the print dialog before it opens. All pages of one printing lie the same way.

use gtk::{PageOrientation, PageSetup, Unit};
use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{PrintOperationExt, WebViewExt};

/// Lets the window print A4 without margins, lying as the end of the page's address says.
pub(crate) fn bare<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|view| {
        view.inner().connect_print(|page, operation| {
            let address = page.uri().unwrap_or_default();
            operation.set_page_setup(&sheet(address.ends_with("#landscape")));
            // The dialog still opens.
            false
        });
    })
}

/// A4 without margins: the pages bring their own.
fn sheet(landscape: bool) -> PageSetup {
    let sheet = PageSetup::new();
    sheet.set_paper_size(&gtk::PaperSize::new(Some(gtk::PAPER_NAME_A4)));
    sheet.set_orientation(match landscape {
        true => PageOrientation::Landscape,
        false => PageOrientation::Portrait,
    });
    sheet.set_top_margin(0.0, Unit::Points);
    sheet.set_bottom_margin(0.0, Unit::Points);
    sheet.set_left_margin(0.0, Unit::Points);
    sheet.set_right_margin(0.0, Unit::Points);
    sheet
}
