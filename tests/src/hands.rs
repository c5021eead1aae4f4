//! The hands at a display: keys and pointer of the whole screen, for what no driver of a web view reaches, like the
//! desktop's own print dialog.

use std::path::Path;

use x11rb::{
    connection::Connection,
    protocol::{
        xproto::{
            AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, KEY_PRESS_EVENT,
            KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

use crate::dropping;

/// Keys by their X names, as numbers.
pub mod key {
    /// Tab.
    pub const TAB: u32 = 0xFF09;
    /// Enter.
    pub const ENTER: u32 = 0xFF0D;
    /// The arrow down.
    pub const DOWN: u32 = 0xFF54;
    /// Shift.
    pub const SHIFT: u32 = 0xFFE1;
    /// Ctrl.
    pub const CTRL: u32 = 0xFFE3;
    /// Alt.
    pub const ALT: u32 = 0xFFE9;
}

/// A keyboard and a pointer of a display.
pub struct Hands {
    connection: RustConnection,
    root: Window,
}

impl Hands {
    /// Takes the keyboard of a display: ":1".
    ///
    /// # Panics
    ///
    /// When the display does not answer.
    #[must_use]
    pub fn at(display: &str) -> Hands {
        let (connection, screen) = RustConnection::connect(Some(display)).expect("the display");
        let root = connection.setup().roots[screen].root;
        Hands { connection, root }
    }

    /// Presses keys together and lets them go; a letter is its own number.
    ///
    /// # Panics
    ///
    /// When the display has no such key.
    pub fn press(&self, keys: &[u32]) {
        let codes: Vec<u8> = keys.iter().map(|key| self.code(*key)).collect();
        for code in &codes {
            self.fake(KEY_PRESS_EVENT, *code, (0, 0));
        }
        for code in codes.iter().rev() {
            self.fake(KEY_RELEASE_EVENT, *code, (0, 0));
        }
        self.connection.flush().expect("the display");
    }

    /// Puts the pointer into the middle of the window of this name, which has the keyboard then; false when there
    /// is none.
    #[must_use]
    pub fn point_at(&self, name: &str) -> bool {
        self.try_point_at(name).unwrap_or(false)
    }

    /// A window may be gone before it is asked about.
    fn try_point_at(&self, name: &str) -> Result<bool, x11rb::errors::ReplyError> {
        let Some(window) = self.named(name)? else {
            return Ok(false);
        };
        let place = self.connection.get_geometry(window)?.reply()?;
        let middle = |from: i16, size: u16| from.saturating_add_unsigned(size / 2);
        let to = (middle(place.x, place.width), middle(place.y, place.height));
        // From its corner, so that it hears of the pointer each time: one that came before the window was ready
        // gave it no keyboard.
        self.fake(MOTION_NOTIFY_EVENT, 0, (place.x, place.y));
        self.fake(MOTION_NOTIFY_EVENT, 0, to);
        self.connection.flush()?;
        Ok(true)
    }

    /// Asks the window of this name to close, as its cross does; false when there is none.
    #[must_use]
    pub fn ask_to_close(&self, name: &str) -> bool {
        self.try_ask_to_close(name).unwrap_or(false)
    }

    fn try_ask_to_close(&self, name: &str) -> Result<bool, x11rb::errors::ReplyError> {
        let Some(window) = self.named(name)? else {
            return Ok(false);
        };
        let protocols = self.connection.intern_atom(false, b"WM_PROTOCOLS")?;
        let delete = self.connection.intern_atom(false, b"WM_DELETE_WINDOW")?;
        let (protocols, delete) = (protocols.reply()?.atom, delete.reply()?.atom);
        let asked = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        self.connection
            .send_event(false, window, EventMask::NO_EVENT, asked)?;
        self.connection.flush()?;
        Ok(true)
    }

    /// Carries files from elsewhere over the window of this name and drops them there; false when there is none.
    ///
    /// # Panics
    ///
    /// When the window does not take them.
    #[must_use]
    pub fn drop_files(&self, name: &str, files: &[&Path]) -> bool {
        let Ok(Some(window)) = self.named(name) else {
            return false;
        };
        dropping::drop_files(&self.connection, self.root, window, files);
        true
    }

    /// The window of this name.
    fn named(&self, name: &str) -> Result<Option<Window>, x11rb::errors::ReplyError> {
        let property = self.connection.intern_atom(false, b"_NET_WM_NAME")?;
        let property = property.reply()?.atom;
        let windows = self.connection.query_tree(self.root)?.reply()?.children;
        for window in windows {
            let any = AtomEnum::ANY;
            let asked = self
                .connection
                .get_property(false, window, property, any, 0, 64)?;
            // A window may be gone before it is asked about.
            if asked
                .reply()
                .is_ok_and(|found| found.value == name.as_bytes())
            {
                return Ok(Some(window));
            }
        }
        Ok(None)
    }

    fn fake(&self, kind: u8, detail: u8, (x, y): (i16, i16)) {
        self.connection
            .xtest_fake_input(kind, detail, 0, self.root, x, y, 0)
            .expect("the display");
    }

    /// The place of a key on the keyboard.
    fn code(&self, key: u32) -> u8 {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let asked = self
            .connection
            .get_keyboard_mapping(first, last - first + 1);
        let map = asked.expect("the display").reply().expect("its keyboard");
        let width = usize::from(map.keysyms_per_keycode);
        let at = map
            .keysyms
            .chunks(width)
            .position(|signs| signs.first() == Some(&key));
        let at = at.unwrap_or_else(|| panic!("no key {key:#x}"));
        first + u8::try_from(at).expect("a key's place")
    }
}
