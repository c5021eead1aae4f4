//! The real window: the built program on a display of its own, driven as a person would.

#![cfg(target_os = "linux")]

use std::net::TcpListener;

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

#[test]
fn the_page_opens_a_workbook_and_no_program() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("thử.db"));
    let open = |file: &str| {
        let file = desktop.home().join(file).to_string_lossy().into_owned();
        let script = "await window.__TAURI_INTERNALS__.invoke('plugin:opener|open_path', \
                      { path: arguments[0] });";
        (window.attempt(script, json!([file])), file)
    };
    let (refused, _) = open("chương trình.sh");
    assert!(refused.is_err_and(|reason| reason.contains("Not allowed")));
    let (opened, file) = open("Báo cáo tháng 11.xlsx");
    assert!(opened.is_ok(), "{opened:?}");
    assert_eq!(desktop.opened_file(), file);
}

#[test]
fn the_page_cannot_reach_the_network() {
    let somewhere = TcpListener::bind("127.0.0.1:0").expect("a listening port");
    somewhere
        .set_nonblocking(true)
        .expect("a port that does not wait");
    let address = format!("http://{}/", somewhere.local_addr().expect("its address"));
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("thử.db"));
    let reached = window.attempt(
        "await fetch(arguments[0], { mode: 'no-cors' });",
        json!([address]),
    );
    assert!(reached.is_err());
    assert!(somewhere.accept().is_err());
}
