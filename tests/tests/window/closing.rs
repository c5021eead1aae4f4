//! A window that its desktop asks to close while something is being typed.

use serde_json::json;
use smc_tests::{
    desktop::{Desktop, eventually},
    hands::key,
    webdriver::Session,
};

use crate::{VIETNAMESE, ask, button};

/// A cell of the sample ward's II.06a, with the keys on it, and how to read it.
const CELL: &str = "//table[@role = 'grid']//tr[th[normalize-space() = 'Đất đai']]/td[contains(@class, 'number')][2]";

fn stand_on_a_cell(window: &Session) {
    window.click(&button(window, "Dùng thử với dữ liệu mẫu"));
    window.click(&button(window, "Số liệu"));
    window.click(&window.find_by_path("//*[@role = 'tab'][contains(., 'II.06a')]"));
    window.click(&window.find_by_path(CELL));
}

#[test]
fn closing_keeps_a_figure_that_is_being_typed() {
    let desktop = Desktop::start();
    let data = desktop.home().join("phường.db");
    let window = desktop.open(&data);
    stand_on_a_cell(&window);
    let cycle = ask(&window, "state", json!({}))["current"].clone();
    window.press("4321");
    let hands = desktop.hands();
    eventually("the window is asked to close", || {
        hands.ask_to_close("Sổ Một Cửa").then_some(())
    });
    eventually("the window is closed", || {
        (!hands.ask_to_close("Sổ Một Cửa")).then_some(())
    });
    drop(window);

    let window = desktop.open(&desktop.home().join("phường-mau.db"));
    let sheet = ask(
        &window,
        "sheet",
        json!({ "form": "II.06a", "cycle": cycle }),
    );
    assert!(sheet.to_string().contains("4.321"), "the figure is kept");
}

#[test]
fn closing_asks_before_it_drops_what_is_not_done() {
    let desktop = Desktop::start();
    let window = desktop.open(&desktop.home().join("phường.db"));
    let ward = window.find_by_path("//input[@id = //label[. = 'Tên phường, xã']/@for]");
    window.type_into(&ward, VIETNAMESE);
    let hands = desktop.hands();
    assert!(hands.ask_to_close("Sổ Một Cửa"));
    window.click(&button(&window, "Ở lại"));
    let text = "return document.querySelector('form input[name=ward]').value;";
    assert_eq!(window.run(text, json!([])), VIETNAMESE);
    assert!(hands.ask_to_close("Sổ Một Cửa"));
    let _ = button(&window, "Đóng và bỏ phần đang dở");
    // By hand: the driver has no answer to a click that takes the window away. The keys stand on the other button.
    assert!(hands.point_at("Sổ Một Cửa"));
    hands.press(&[key::SHIFT, key::TAB]);
    hands.press(&[key::ENTER]);
    eventually("the window is closed", || {
        (!hands.ask_to_close("Sổ Một Cửa")).then_some(())
    });
}
