//! The real window: the built program on a display of its own, driven as a person would.

#![cfg(target_os = "linux")]

use serde_json::{Value, json};
use smc_tests::{desktop::Desktop, webdriver::Session};

/// Asks the core through the page and the window's one command.
fn call(window: &Session, request: &Value) -> Value {
    let script = "return window.__TAURI_INTERNALS__.invoke('call', { request: arguments[0] });";
    let reply = window.wait_for(script, json!([request.to_string()]));
    serde_json::from_str(reply.as_str().expect("a reply as text")).expect("a reply in JSON")
}

#[test]
fn the_window_opens_and_its_command_answers() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("thử.db"));
    assert_eq!(window.text(&window.find("h1")), "Sổ Một Cửa");
    let reply = call(&window, &json!({ "cmd": "no such command", "args": {} }));
    assert!(reply["error"]["message"].is_string(), "{reply}");
}

#[test]
fn a_second_start_on_the_same_file_leaves_at_once() {
    let desktop = Desktop::start();
    let data = desktop.home().join("một.db");
    let window = desktop.open(&data);
    let mut second = desktop.start_again(&data);
    assert_eq!(second.exit_code(), Some(0));
    assert_eq!(window.title(), "Sổ Một Cửa");
}
