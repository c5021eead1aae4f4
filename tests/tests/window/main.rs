//! The real window: the built program on a display of its own, driven as a person would.

#![cfg(any(target_os = "linux", windows))]

// What the desktop itself closes, opens and prints: on Windows no program of the test's own stands in for it.
#[cfg(target_os = "linux")]
mod closing;
#[cfg(target_os = "linux")]
mod dropping;
#[cfg(target_os = "linux")]
mod opening;
#[cfg(target_os = "linux")]
mod printing;

use std::{env, fs, net::TcpListener, path::PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use smc_tests::{
    desktop::{Desktop, eventually},
    webdriver::{ENTER, Element, Session},
};

/// Asks the core through the page and the window's one command, for the reply's content.
fn ask(window: &Session, cmd: &str, args: Value) -> Value {
    let mut reply = call(window, &json!({ "cmd": cmd, "args": args }));
    assert!(reply["error"].is_null(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// The same for a request that may be refused.
fn call(window: &Session, request: &Value) -> Value {
    let script = "return window.__TAURI_INTERNALS__.invoke('call', { request: arguments[0] });";
    let reply = window.wait_for(script, json!([request.to_string()]));
    serde_json::from_str(reply.as_str().expect("a reply as text")).expect("a reply in JSON")
}

fn button(window: &Session, name: &str) -> Element {
    window.find_by_path(&format!(
        "//button[starts-with(normalize-space(), '{name}')]"
    ))
}

/// Keeps what the window shows, in the folder that SMC_PICTURES names.
fn picture(window: &Session, name: &str) {
    if let Some(folder) = env::var_os("SMC_PICTURES").map(PathBuf::from) {
        fs::create_dir_all(&folder).expect("the folder of the pictures");
        fs::write(folder.join(name), window.screenshot()).expect("a picture");
    }
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

/// Letters that a typing tool composes of several keys, with every kind of mark.
const VIETNAMESE: &str = "Phường Đông Hải – ưỡng, ữ, ẵ, ệ, ổ, đĩ";

#[test]
fn the_first_start_takes_a_vietnamese_text() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    let ward = window.find_by_path("//input[@id = //label[. = 'Tên phường, xã']/@for]");
    window.type_into(&ward, VIETNAMESE);
    window.click(&button(&window, "Tiếp tục"));
    eventually("the ward is stored", || {
        let settings = ask(&window, "settings", json!({}));
        (settings["office"]["ward"] == VIETNAMESE).then_some(())
    });
}

#[test]
fn a_figure_is_typed_with_the_keyboard_and_undone() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    window.click(&button(&window, "Dùng thử với dữ liệu mẫu"));
    window.click(&button(&window, "Số liệu"));
    window.click(&window.find_by_path("//*[@role = 'tab'][contains(., 'II.06a')]"));
    let cell = "//table[@role = 'grid']//tr[th[normalize-space() = 'Đất đai']]/td[contains(@class, 'number')][2]";
    window.click(&window.find_by_path(cell));
    // What the driver calls an element's text leaves out what the focused cell's input covers.
    let script = "return document.evaluate(arguments[0], document, null, 9, null).singleNodeValue.textContent.trim();";
    let text = || window.run(script, json!([cell]));
    let before = text();
    window.press(&format!("1234{ENTER}"));
    let shows = |wanted: &Value| {
        eventually(&format!("the cell shows {wanted}"), || {
            (text() == *wanted).then_some(())
        });
    };
    assert_ne!(before, "1.234");
    shows(&json!("1.234"));
    window.press_with_ctrl('z');
    shows(&before);
}

#[test]
fn the_window_gets_as_small_as_a_screen_at_150_percent_leaves() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    let page = || {
        let size = window.run("return [innerWidth, innerHeight];", json!([]));
        (size[0].as_u64().unwrap(), size[1].as_u64().unwrap())
    };
    // 1366×768 at 150 %, without the taskbar and the title bar.
    window.resize(911, 440);
    eventually("911×440", || (page() == (911, 440)).then_some(()));
    window.resize(300, 200);
    eventually("no less than 800×420", || {
        (page() == (800, 420)).then_some(())
    });
}

#[test]
fn the_help_is_there_without_a_network() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    window.click(&button(&window, "Dùng thử với dữ liệu mẫu"));
    window.click(&button(&window, "Trợ giúp"));
    let heading = window.find_by_path("//dialog//h3[1]");
    assert_eq!(window.text(&heading), "Một tháng với Sổ Một Cửa");
}

#[test]
fn the_sample_ward_takes_a_note_and_becomes_a_workbook() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    window.click(&button(&window, "Dùng thử với dữ liệu mẫu"));
    window.click(&button(&window, "Số liệu"));
    window.click(&window.find_by_path("//*[@role = 'tab'][contains(., 'II.06a')]"));
    let row = "//table[@role = 'grid']//tr[th[normalize-space() = 'Đất đai']]";
    window.click(&window.find_by_path(&format!("{row}/td[contains(@class, 'number')][2]")));
    let panel = "//section[@aria-label = 'Ô đang chọn'][h2[contains(., 'Đất đai')]]";
    let note = window.find_by_path(&format!("{panel}//textarea"));
    window.click(&window.find("[aria-label='Đóng thông báo']"));
    picture(&window, "window.png");
    window.type_into(&note, &format!("{VIETNAMESE}{ENTER}"));

    let cycle = ask(&window, "state", json!({}))["current"].clone();
    let place = json!({ "form": "II.06a", "cycle": cycle });
    let line = |sheet: &Value| {
        let lines = sheet["body"]["lines"].as_array().expect("lines");
        lines
            .iter()
            .find(|line| line["name"] == "Đất đai")
            .expect("the row")
            .clone()
    };
    eventually("the note is stored", || {
        let line = line(&ask(&window, "sheet", place.clone()));
        let cells = line["cells"].as_array().expect("cells");
        cells.iter().any(|cell| cell["noted"] == true).then_some(())
    });

    let file = desktop.home().join("Báo cáo tháng.xlsx");
    let export = json!({ "period": cycle, "forms": ["II.06a", "II.08"], "path": file });
    let written = ask(&window, "export_write", export);
    let written = written["path"].as_str().expect("the written file's path");
    let book: Xlsx<_> = open_workbook(written).expect("a workbook");
    assert_eq!(book.sheet_names(), ["II.06a", "II.08"]);
}
