//! Files dragged from another program and dropped on a window: the source's part of the desktop's protocol for it
//! (XDND 5), as a file manager speaks it.

use std::{fmt::Write as _, path::Path};

use x11rb::{
    CURRENT_TIME,
    connection::Connection,
    protocol::{
        Event,
        xproto::{
            Atom, AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask,
            PropMode, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window,
            WindowClass,
        },
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::desktop::eventually;

/// The version of the protocol that is spoken, where the first message keeps it.
const VERSION: u32 = 5 << 24;

/// A drag under way over a window.
struct Drag<'a> {
    connection: &'a RustConnection,
    /// The window that the drag comes from.
    from: Window,
    /// The window that it is over, and the middle of it.
    over: Window,
    middle: (i16, i16),
    /// What is carried: each file's address on a line of its own.
    carried: String,
    /// Whether the window has asked what is carried.
    told: bool,
}

/// Carries files over the middle of a window, drops them as soon as it takes them, and waits until it has them.
///
/// # Panics
///
/// When the window takes no files, or the display does not answer.
pub(crate) fn drop_files(connection: &RustConnection, root: Window, over: Window, files: &[&Path]) {
    let from = connection.generate_id().expect("a window's number");
    let place = connection.get_geometry(over).expect("the display");
    let place = place.reply().expect("the window's place");
    let middle = |from: i16, size: u16| from.saturating_add_unsigned(size / 2);
    let own = CreateWindowAux::new();
    connection
        .create_window(
            0,
            from,
            root,
            0,
            0,
            1,
            1,
            0,
            WindowClass::INPUT_ONLY,
            0,
            &own,
        )
        .expect("the display");
    let mut drag = Drag {
        connection,
        from,
        over,
        middle: (middle(place.x, place.width), middle(place.y, place.height)),
        carried: files.iter().map(|file| address(file)).collect(),
        told: false,
    };
    drag.take_hold();
    drag.enter();
    eventually("the window takes the files", || {
        // As a hand does not lie still, either: a page answers later than it is asked.
        drag.move_over();
        drag.heard().contains(&Heard::Accepts).then_some(())
    });
    eventually("the window is told what is carried", || {
        drag.heard();
        drag.told.then_some(())
    });
    drag.send("XdndDrop", [0, CURRENT_TIME, 0, 0]);
    eventually("the window has the files", || {
        drag.heard().contains(&Heard::Finished).then_some(())
    });
    connection.destroy_window(from).expect("the display");
    connection.flush().expect("the display");
}

/// What a window says of a drag.
#[derive(PartialEq)]
enum Heard {
    Accepts,
    Finished,
}

impl Drag<'_> {
    fn atom(&self, name: &str) -> Atom {
        let asked = self.connection.intern_atom(false, name.as_bytes());
        asked.expect("the display").reply().expect("an atom").atom
    }

    fn take_hold(&self) {
        let selection = self.atom("XdndSelection");
        let held = self
            .connection
            .set_selection_owner(self.from, selection, CURRENT_TIME);
        held.expect("the display").check().expect("the selection");
    }

    fn send(&self, message: &str, [one, two, three, four]: [u32; 4]) {
        let data = [self.from, one, two, three, four];
        let told = ClientMessageEvent::new(32, self.over, self.atom(message), data);
        let sent = self
            .connection
            .send_event(false, self.over, EventMask::NO_EVENT, told);
        sent.expect("the display");
        self.connection.flush().expect("the display");
    }

    fn enter(&self) {
        let list = self.atom("text/uri-list");
        self.send("XdndEnter", [VERSION, list, 0, 0]);
    }

    fn move_over(&self) {
        let place = |at: i16| u32::from(at.unsigned_abs());
        let at = place(self.middle.0) << 16 | place(self.middle.1);
        let copy = self.atom("XdndActionCopy");
        self.send("XdndPosition", [0, at, CURRENT_TIME, copy]);
    }

    /// All that was heard since; what is carried is told to whoever asks.
    fn heard(&mut self) -> Vec<Heard> {
        let (status, finished) = (self.atom("XdndStatus"), self.atom("XdndFinished"));
        let mut heard = Vec::new();
        while let Some(event) = self.connection.poll_for_event().expect("the display") {
            match event {
                Event::SelectionRequest(asked) => self.tell(asked),
                Event::ClientMessage(own) if own.type_ == status => {
                    let accepts = own.data.as_data32()[1] & 1 == 1;
                    heard.extend(accepts.then_some(Heard::Accepts));
                }
                Event::ClientMessage(own) if own.type_ == finished => heard.push(Heard::Finished),
                _ => {}
            }
        }
        heard
    }

    fn tell(&mut self, asked: SelectionRequestEvent) {
        let list = self.atom("text/uri-list");
        let known = asked.target == list;
        if known {
            self.connection
                .change_property8(
                    PropMode::REPLACE,
                    asked.requestor,
                    asked.property,
                    list,
                    self.carried.as_bytes(),
                )
                .expect("the display");
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if known {
                asked.property
            } else {
                AtomEnum::NONE.into()
            },
        };
        self.connection
            .send_event(false, asked.requestor, EventMask::NO_EVENT, answer)
            .expect("the display");
        self.connection.flush().expect("the display");
        self.told |= known;
    }
}

/// A file's address as a line: "file:///nh%C3%A0/s%E1%BB%95.csv".
fn address(file: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in file.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => address.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            _ => write!(address, "%{byte:02X}").expect("a text takes everything"),
        }
    }
    address + "\r\n"
}
