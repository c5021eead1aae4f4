//! What is particular to Windows: the web view's own habits, what a program without a console says aloud, and the
//! console of `smc`.

#![expect(
    unsafe_code,
    reason = "the web view's settings and the console are reached through calls of the system alone"
)]

use std::{panic, path::PathBuf, thread};

use rfd::{MessageButtons, MessageDialog, MessageLevel};
use smc_core::api::portable_folder;
use tauri::{App, Manager, Runtime, WebviewWindow};
use webview2_com::{
    ContextMenuRequestedEventHandler,
    Microsoft::Web::WebView2::Win32::{
        ICoreWebView2, ICoreWebView2_11, ICoreWebView2ContextMenuItemCollection,
        ICoreWebView2Settings3, ICoreWebView2Settings4, ICoreWebView2Settings6,
        ICoreWebView2Settings8,
    },
    take_pwstr,
};
use windows_core::{Interface, PWSTR};
use windows_sys::Win32::System::Console::{
    ATTACH_PARENT_PROCESS, AttachConsole, GetStdHandle, STD_ERROR_HANDLE, STD_INPUT_HANDLE,
    STD_OUTPUT_HANDLE, SetStdHandle,
};

/// What is said where the web view is missing.
pub(crate) const NO_WEB_VIEW: &str = "\
Máy này chưa có Microsoft Edge WebView2 Runtime, phần mà cửa sổ của Sổ Một Cửa cần để hiện lên.

Windows 11 và hầu hết máy Windows 10 đã có sẵn. Cần làm một trong hai việc:
– Đặt tệp MicrosoftEdgeWebView2RuntimeInstallerX64.exe cạnh tệp cài đặt Sổ Một Cửa rồi chạy lại tệp cài đặt; không cần mạng.
– Nhờ cán bộ tin học cài WebView2 Runtime.

Dữ liệu vẫn an toàn. Chương trình dòng lệnh smc.exe vẫn dùng được.";

const BROKEN: &str = "\
Sổ Một Cửa gặp lỗi bên trong và phải dừng. Những gì đã báo “Đã ghi” vẫn còn; mở lại chương trình để làm tiếp.

Nếu lỗi lặp lại, chụp màn hình này gửi cán bộ tin học:";

/// What the web view is started with: it asks nobody for anything.
pub(crate) const BROWSER_ARGUMENTS: &str = concat!(
    // Tauri's own, which naming others leaves out: no menu over selected text, none over PDFs, no look-ups of addresses.
    "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection",
    // Extensions' updates, look-ups of addresses, lists of weak certificates, experiments.
    " --disable-background-networking",
    // Parts of the browser that come by themselves: spelling, media, lists.
    " --disable-component-update",
    // Reports about failed connections.
    " --disable-domain-reliability",
    // Accounts.
    " --disable-sync",
    // Reports of links that were followed.
    " --no-pings",
);

/// The entries of the web view's context menu that stay, by the names it has in every language.
const MENU: &[&str] = &["undo", "redo", "cut", "copy", "paste", "selectAll"];

/// Whether the web view is installed.
pub(crate) fn has_web_view() -> bool {
    tauri::webview_version().is_ok()
}

/// Says it in a box, because nobody sees standard error.
pub(crate) fn tell(text: &str) {
    MessageDialog::new()
        .set_level(MessageLevel::Error)
        .set_title("Sổ Một Cửa")
        .set_description(text)
        .set_buttons(MessageButtons::OkCustom("Đóng".to_owned()))
        .show();
}

/// A fault of the window's own thread ends the program: that is said, too. Others end their thread alone, and whoever
/// waits for them tells.
pub(crate) fn tell_of_faults() {
    panic::set_hook(Box::new(|fault| {
        if thread::current().name() == Some("main") {
            tell(&format!("{BROKEN}\n{fault}"));
        }
    }));
}

/// Takes part in the console it was started from, so that Ctrl+C ends it. Input and output stay what they are, where
/// there are any.
pub(crate) fn join_console() {
    let streams = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE];
    // SAFETY: calls without pointers of ours; a handle that was given stays open as long as the program.
    unsafe {
        let given = streams.map(|stream| GetStdHandle(stream));
        // Started from no console: then there is none to join.
        AttachConsole(ATTACH_PARENT_PROCESS);
        for (stream, handle) in streams.into_iter().zip(given) {
            if !handle.is_null() {
                SetStdHandle(stream, handle);
            }
        }
    }
}

/// Where the web view keeps what is its own (the page's zoom): beside the data of a portable program, otherwise in
/// this person's folder `name`, one for all data files.
pub(crate) fn web_data<R: Runtime>(app: &App<R>, name: &str) -> tauri::Result<PathBuf> {
    match portable_folder() {
        Some(folder) => Ok(folder),
        None => Ok(app.path().local_data_dir()?.join(name)),
    }
}

/// Leaves of the browser only what a page in a window of its own needs. Called before the window's thread hears that
/// the page starts to load: later the settings would hold from the next page only, and there is none.
pub(crate) fn quieten<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|view| {
        // SAFETY: `with_webview` calls from the thread the web view belongs to.
        let quiet = unsafe {
            let view = view.controller().CoreWebView2();
            view.and_then(|view| set(&view).and_then(|()| reduce_menu(&view)))
        };
        // The page still prevents the browser's keys by itself, and everything else is comfort.
        drop(quiet);
    })
}

/// The settings Tauri leaves as a browser has them; an old web view lacks the later ones.
unsafe fn set(view: &ICoreWebView2) -> windows_core::Result<()> {
    unsafe {
        let settings = view.Settings()?;
        settings.SetAreDevToolsEnabled(cfg!(debug_assertions))?;
        settings.SetAreHostObjectsAllowed(false)?;
        settings.SetIsBuiltInErrorPageEnabled(false)?;
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings3>() {
            settings.SetAreBrowserAcceleratorKeysEnabled(false)?;
        }
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings4>() {
            settings.SetIsPasswordAutosaveEnabled(false)?;
        }
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings6>() {
            settings.SetIsSwipeNavigationEnabled(false)?;
        }
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings8>() {
            // Each page's address would be asked about over the network.
            settings.SetIsReputationCheckingRequired(false)?;
        }
        Ok(())
    }
}

/// The context menu keeps what edits a text; without such an entry none opens.
unsafe fn reduce_menu(view: &ICoreWebView2) -> windows_core::Result<()> {
    let asked = ContextMenuRequestedEventHandler::create(Box::new(|_, asked| {
        let Some(asked) = asked else { return Ok(()) };
        // SAFETY: the web view gives its own objects, on its own thread.
        unsafe {
            match reduce(&asked.MenuItems()?)? {
                0 => asked.SetHandled(true),
                _ => Ok(()),
            }
        }
    }));
    // For the life of the view: nobody takes it away again.
    let mut token = 0;
    unsafe {
        view.cast::<ICoreWebView2_11>()?
            .add_ContextMenuRequested(&asked, &mut token)
    }
}

/// How many entries stay.
unsafe fn reduce(items: &ICoreWebView2ContextMenuItemCollection) -> windows_core::Result<u32> {
    unsafe {
        let mut count = 0;
        items.Count(&mut count)?;
        let mut kept = 0;
        for at in (0..count).rev() {
            let mut name = PWSTR::null();
            items.GetValueAtIndex(at)?.Name(&mut name)?;
            if MENU.contains(&take_pwstr(name).as_str()) {
                kept += 1;
            } else {
                items.RemoveValueAtIndex(at)?;
            }
        }
        Ok(kept)
    }
}
