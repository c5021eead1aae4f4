//! A small client of the W3C WebDriver protocol: what the tests of the real window need of it.
//!
//! A refusal of the driver is a failed test, so every function panics with the driver's words.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use ureq::Agent;

use crate::desktop::Process;

/// The protocol's name for the key of an element reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The protocol's letter for the Enter key.
pub const ENTER: char = '\u{E007}';

/// The Ctrl key, as WebDriver names it.
const CONTROL: char = '\u{E009}';

/// One driven window; it closes when the session ends.
pub struct Session {
    agent: Agent,
    url: String,
    /// The window's process where it was not the driver that started it; it ends after the session.
    _window: Option<Process>,
}

/// A reference to an element of the page.
pub struct Element(String);

impl Session {
    /// Whether the driver at `url` takes new sessions.
    #[must_use]
    pub fn is_ready(url: &str) -> bool {
        let answer = agent().get(format!("{url}/status")).call();
        answer.is_ok_and(|answer| answer.status().is_success())
    }

    /// Whether a web view that listens for a driver at `address` has a page to be driven.
    #[cfg(windows)]
    pub(crate) fn has_page(address: &str) -> bool {
        let answer = agent().get(format!("http://{address}/json/list")).call();
        let pages = answer
            .ok()
            .and_then(|mut answer| answer.body_mut().read_json::<Vec<Value>>().ok());
        pages.is_some_and(|pages| pages.iter().any(|page| page["type"] == "page"))
    }

    /// Opens a session with what this driver must be told, for a window that may run already.
    pub(crate) fn open(driver: &str, mut wanted: Value, window: Option<Process>) -> Session {
        let agent = agent();
        // The driver itself looks for an element until it is there.
        wanted["timeouts"] = json!({ "implicit": 30_000, "script": 30_000 });
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let session = send(&agent, &format!("{driver}/session"), &wanted);
        let id = session["sessionId"].as_str().expect("a session id");
        Session {
            url: format!("{driver}/session/{id}"),
            agent,
            _window: window,
        }
    }

    /// The page's title.
    #[must_use]
    pub fn title(&self) -> String {
        string(self.ask("title"))
    }

    /// The element a CSS selector finds first, as soon as there is one.
    #[must_use]
    pub fn find(&self, selector: &str) -> Element {
        self.locate("css selector", selector)
    }

    /// The element an XPath expression finds first, as soon as there is one.
    #[must_use]
    pub fn find_by_path(&self, path: &str) -> Element {
        self.locate("xpath", path)
    }

    fn locate(&self, using: &str, value: &str) -> Element {
        let wanted = json!({ "using": using, "value": value });
        // Several, because of one that is not there the driver would not say what it looked for.
        let found = self.tell("elements", &wanted);
        let element = found[0][ELEMENT].as_str();
        Element(
            element
                .unwrap_or_else(|| panic!("no {value} on the page"))
                .to_owned(),
        )
    }

    /// The element's visible text.
    #[must_use]
    pub fn text(&self, element: &Element) -> String {
        string(self.ask(&format!("element/{}/text", element.0)))
    }

    /// Clicks the middle of an element.
    pub fn click(&self, element: &Element) {
        self.tell(&format!("element/{}/click", element.0), &json!({}));
    }

    /// Types into an element, key by key.
    pub fn type_into(&self, element: &Element, text: &str) {
        self.tell(
            &format!("element/{}/value", element.0),
            &json!({ "text": text }),
        );
    }

    /// Presses keys wherever the focus is.
    pub fn press(&self, keys: &str) {
        let strokes = keys
            .chars()
            .flat_map(|key| [("keyDown", key), ("keyUp", key)]);
        self.strokes(strokes.collect());
    }

    /// Presses a key while Ctrl is held.
    pub fn press_with_ctrl(&self, key: char) {
        self.strokes(vec![
            ("keyDown", CONTROL),
            ("keyDown", key),
            ("keyUp", key),
            ("keyUp", CONTROL),
        ]);
    }

    fn strokes(&self, strokes: Vec<(&str, char)>) {
        let strokes: Vec<Value> = strokes
            .into_iter()
            .map(|(stroke, key)| json!({ "type": stroke, "value": key }))
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.tell("actions", &json!({ "actions": [keyboard] }));
    }

    /// Asks for another size of the window, in points; the desktop may give it less or more.
    pub fn resize(&self, width: u32, height: u32) {
        let asked = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.tell("window/rect", &asked);
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        self.tell(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Awaits the promise a script returns; a rejection is a failed test.
    pub fn wait_for(&self, script: &str, arguments: Value) -> Value {
        match self.attempt(script, arguments) {
            Ok(value) => value,
            Err(reason) => panic!("the page said {reason}"),
        }
    }

    /// Awaits the promise a script returns, which may be a rejection with a reason.
    pub fn attempt(&self, script: &str, arguments: Value) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (async function () {{ {script} }}).apply(null, arguments) \
             .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let mut answer = self.tell(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        );
        match answer["error"].take() {
            Value::Null => Ok(answer["value"].take()),
            reason => Err(string(reason)),
        }
    }

    /// What the window shows, as a PNG file, once everything is painted.
    #[must_use]
    pub fn screenshot(&self) -> Vec<u8> {
        let painted = "return new Promise((done) => \
                       requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        self.wait_for(painted, json!([]));
        let picture = string(self.ask("screenshot"));
        BASE64_STANDARD
            .decode(picture)
            .expect("a picture in base64")
    }

    fn ask(&self, command: &str) -> Value {
        value(
            self.agent.get(format!("{}/{command}", self.url)).call(),
            command,
        )
    }

    fn tell(&self, command: &str, body: &Value) -> Value {
        send(&self.agent, &format!("{}/{command}", self.url), body)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A window that is gone already has nothing left to close.
        let _ = self.agent.delete(&self.url).call();
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        // A refusal carries its reason in the body.
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}

fn send(agent: &Agent, url: &str, body: &Value) -> Value {
    value(agent.post(url).send_json(body), url)
}

fn value(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>, asked: &str) -> Value {
    let mut answer = answer.unwrap_or_else(|error| panic!("the driver, asked {asked}: {error}"));
    let accepted = answer.status().is_success();
    let mut body: Value = answer
        .body_mut()
        .read_json()
        .expect("the driver answers in JSON");
    assert!(accepted, "the driver, asked {asked}: {}", body["value"]);
    body["value"].take()
}

fn string(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => panic!("the driver gave {other} instead of a text"),
    }
}
