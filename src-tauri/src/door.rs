//! The one command of the window: a request goes in as JSON, the core's reply comes out.

use std::{path::PathBuf, sync::Arc};

use smc_core::api::{App, Clock, Options};
use tauri::{AppHandle, Manager, Runtime, async_runtime};

use crate::named::Named;

/// The core as every call shares it.
pub(crate) type Door = Arc<App>;

/// Opens the core on `data`, or on the person's own data file.
pub(crate) fn open(data: Option<PathBuf>) -> Door {
    Arc::new(App::new(Options {
        press: Some(Arc::new(smc::Apart::default())),
        data,
        clock: Clock::system(),
    }))
}

/// What the page gets when not even the core could tell what went wrong.
const BROKEN: &str = r#"{"error":{"code":"database","message":"Lỗi bên trong chương trình; việc này chưa được ghi. Khởi động lại chương trình rồi làm lại."}}"#;

/// Answers one request. The work waits on the disk, so it runs beside the window's own thread.
#[tauri::command]
pub(crate) async fn call<R: Runtime>(app: AppHandle<R>, request: String) -> String {
    let door = Door::clone(&app.state::<Door>());
    let reply = async_runtime::spawn_blocking(move || door.run_json(&request)).await;
    let reply = reply.unwrap_or_else(|_| BROKEN.to_owned());
    app.state::<Named>().hear(&reply);
    reply
}
