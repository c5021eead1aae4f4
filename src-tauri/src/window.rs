//! The one window of a data file: how it opens, what a second start does, where the page may go.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use smc_core::api::{default_file, portable_folder};
use tauri::{
    App, AppHandle, Manager, PhysicalSize, Runtime, Url, WebviewWindow, WebviewWindowBuilder,
    webview::{NewWindowResponse, PageLoadEvent, PermissionResponse},
};
use tauri_plugin_window_state::StateFlags;

use crate::door;
use crate::named::{self, Named};

/// The window's name in `tauri.conf.json` and in the capabilities.
const MAIN: &str = "main";

/// Opens the window on `data` and stays until it is closed.
pub(crate) fn run(data: Option<PathBuf>) -> tauri::Result<()> {
    let data = data.map(std::path::absolute).transpose()?;
    let mut context = tauri::generate_context!();
    #[cfg(windows)]
    let web_data = context.config().identifier.clone();
    if let Some(file) = foreign(
        data.as_deref(),
        &default_file(),
        portable_folder().is_some(),
    ) {
        let identifier = &mut context.config_mut().identifier;
        *identifier = own_identifier(identifier, file);
    }
    tauri::Builder::default()
        // First, so that a second start leaves before it has opened anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| focus(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            door::call,
            named::open_file,
            named::show_in_folder
        ])
        .setup(move |app| {
            app.manage(door::open(data));
            app.manage(Named::default());
            let opened = open(
                app,
                #[cfg(windows)]
                &web_data,
            );
            // Tauri would panic.
            if let Err(error) = opened {
                crate::tell(&not_opened(&error));
                std::process::exit(1);
            }
            Ok(())
        })
        .run(context)
}

/// The sentence for an officer whose window does not open.
pub(crate) fn not_opened(error: &tauri::Error) -> String {
    format!(
        "Không mở được cửa sổ Sổ Một Cửa (nguyên văn: “{error}”).\n\nDữ liệu không bị ảnh hưởng. Khởi động lại máy rồi mở lại; nếu vẫn \
         không được, gửi câu trên cho cán bộ tin học."
    )
}

/// Builds the window, at its remembered place, and only then shows it.
fn open(app: &App, #[cfg(windows)] web_data: &str) -> tauri::Result<()> {
    let Some(config) = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
    else {
        return Err(tauri::Error::WindowNotFound);
    };
    let builder = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        // Only by now does every desktop know the size the window really got.
        .on_page_load(|window, page| {
            if page.event() == PageLoadEvent::Finished {
                // A window that stays too large can still be maximized by hand.
                let _ = fit(&window);
            }
        });
    #[cfg(windows)]
    let builder = builder
        .additional_browser_args(crate::windows::BROWSER_ARGUMENTS)
        .data_directory(crate::windows::web_data(app, web_data)?);
    let window = builder.build()?;
    #[cfg(windows)]
    crate::windows::quieten(&window)?;
    #[cfg(target_os = "linux")]
    crate::sheet::bare(&window)?;
    window.show()?;
    window.set_focus()
}

/// A size remembered from a larger screen is cut to this one, so that every edge can be reached.
fn fit<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let Some(monitor) = window.current_monitor()? else {
        return Ok(());
    };
    let area = monitor.work_area();
    let size = window.outer_size()?;
    let too_large = size.width > area.size.width || size.height > area.size.height;
    // A maximized window reaches a little beyond its screen, and should.
    if too_large && !window.is_maximized()? {
        // The size that is set is that of the page: the frame and the title bar come to it.
        let page = window.inner_size()?;
        let (beside, above) = (
            size.width.saturating_sub(page.width),
            size.height.saturating_sub(page.height),
        );
        window.set_size(PhysicalSize::new(
            size.width.min(area.size.width).saturating_sub(beside),
            size.height.min(area.size.height).saturating_sub(above),
        ))?;
        window.set_position(area.position)?;
    }
    Ok(())
}

/// Brings the open window to the front: what a second start is for.
fn focus<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window that cannot be raised is still there to be clicked.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// The page is embedded and stays: a file dropped on the window must not replace it.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => url.as_str() == "about:blank",
    }
}

/// The data file, unless it is the one of the installed program: named in a start or carried about with the program.
fn foreign<'a>(named: Option<&'a Path>, usual: &'a Path, portable: bool) -> Option<&'a Path> {
    match named.filter(|file| key(file) != key(usual)) {
        Some(file) => Some(file),
        None => portable.then_some(usual),
    }
}

/// One window per data file: a file named on the command line is a window of its own, so that
/// trying the sample ward does not merely raise the window of the real one.
fn own_identifier(identifier: &str, file: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    key(file).hash(&mut hasher);
    format!("{identifier}.f{:016x}", hasher.finish())
}

/// The same for every way to write a file's path, whether it exists yet or not.
fn key(file: &Path) -> PathBuf {
    let folder = file.parent().and_then(|folder| folder.canonicalize().ok());
    let file = match (folder, file.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => file.to_path_buf(),
    };
    match cfg!(windows) {
        // Windows knows no difference between A and a.
        true => file.to_string_lossy().to_lowercase().into(),
        false => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_data_file_has_a_window_of_its_own() {
        let one = own_identifier("vn.a", Path::new("/a/một.db"));
        assert_eq!(one, own_identifier("vn.a", Path::new("/a/một.db")));
        assert_ne!(one, own_identifier("vn.a", Path::new("/a/hai.db")));
        assert!(one.starts_with("vn.a.f"));
    }

    #[test]
    fn the_usual_file_has_the_programs_own_window_unless_it_is_carried_about() {
        let (usual, other) = (Path::new("/a/sổ.db"), Path::new("/a/khác.db"));
        assert_eq!(foreign(None, usual, false), None);
        assert_eq!(foreign(Some(Path::new("/a/./sổ.db")), usual, false), None);
        assert_eq!(foreign(Some(other), usual, false), Some(other));
        assert_eq!(foreign(None, usual, true), Some(usual));
        assert_eq!(foreign(Some(other), usual, true), Some(other));
    }

    #[test]
    fn a_file_is_the_same_however_its_path_is_written() {
        let folder = std::env::temp_dir();
        let plain = key(&folder.join("Sổ.db"));
        assert_eq!(plain, key(&folder.join(".").join("Sổ.db")));
        let other = key(&folder.join("SỔ.DB"));
        assert_eq!(plain == other, cfg!(windows));
    }

    #[track_caller]
    fn check_page(url: &str, expected: bool) {
        let url = Url::parse(url).expect("a URL");
        assert_eq!(is_own_page(&url), expected, "{url}");
    }

    #[test]
    fn the_window_stays_on_its_own_page() {
        check_page("tauri://localhost/", true);
        check_page("http://tauri.localhost/index.html", true);
        check_page("https://example.org/", false);
        check_page("http://localhost:8080/", false);
        check_page("file:///C:/b%C3%A1o%20c%C3%A1o.html", false);
    }
}
