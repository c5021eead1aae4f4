//! How the table of commands becomes an enum, a dispatcher, a list and an application object.

pub(in crate::api) mod types;
mod words;

use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde_json::Value;

use crate::api::desk::progress::Progress;
use crate::api::desk::{Desk, Options};
use crate::error::{Error, Result};
use crate::value::told::{unread, verbatim};

/// Sổ Một Cửa, opened: everything goes in and out through [`App::run`], or a command's own function.
pub struct App {
    desk: Mutex<Desk>,
    progress: Arc<Progress>,
}

/// What the door offers under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommandInfo {
    /// The command's name.
    pub name: &'static str,
    /// What it does.
    pub doc: String,
    /// Its arguments: name and TypeScript type.
    pub args: Vec<(&'static str, String)>,
    /// The TypeScript type of its reply.
    pub reply: String,
}

impl App {
    /// Opens the data file. Never fails: a file that cannot be used is told by the commands,
    /// so that the window can show it and offer the copies.
    pub fn new(options: Options) -> App {
        let desk = Desk::open(options);
        App {
            progress: Arc::clone(&desk.progress),
            desk: Mutex::new(desk),
        }
    }

    /// Runs one command.
    pub fn run(&self, command: super::Command) -> Result<Value> {
        self.answer(command)
    }

    fn answer<A: Answer>(&self, command: super::Command) -> Result<A> {
        match super::at_once(&self.progress, &command) {
            Some(reply) => reply,
            None => self.at_desk(|desk| super::dispatch(desk, command)),
        }
    }

    /// Does a command's work at the desk.
    pub(in crate::api) fn at_desk<T>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T>,
    ) -> Result<T> {
        // A panic inside a command left nothing half done in the data file (its transaction was dropped),
        // so the desk may be used again.
        let mut desk = self
            .desk
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        self.progress.afresh();
        let reply = work(&mut desk).map_err(|error| desk.traced(error));
        // After the command, so that the first screen does not wait for it.
        desk.copy_by_itself();
        reply
    }

    /// The same in JSON: `{"cmd": …, "args": {…}}` → `{"ok": …}` or `{"error": {"code", "message", …}}`.
    pub fn run_json(&self, request: &str) -> String {
        let reply = match read(request) {
            Ok(command) => {
                let run = std::panic::AssertUnwindSafe(|| self.answer::<Sent>(command));
                std::panic::catch_unwind(run).unwrap_or_else(|_| {
                    Err(Error::Database {
                        why: "Lỗi bên trong chương trình; việc này chưa được ghi. \
                              Khởi động lại chương trình rồi làm lại."
                            .to_owned(),
                    })
                })
            }
            Err(error) => Err(error),
        };
        match reply {
            Ok(Sent(reply)) => reply,
            Err(error) => serde_json::json!({ "error": described(&error) }).to_string(),
        }
    }
}

fn described(error: &Error) -> Value {
    let mut described = serde_json::json!({ "code": error.code(), "message": error.to_string() });
    match error {
        Error::ChooseSheet { sheets, .. } => described["sheets"] = serde_json::json!(sheets),
        Error::OtherName { other, .. } => {
            described["other"] = serde_json::json!(other.display().to_string());
        }
        _ => {}
    }
    described
}

/// Reads a request; arguments may be left out where a command has none.
fn read(request: &str) -> Result<super::Command> {
    serde_json::from_str(request)
        .or_else(|_| without_args(request))
        .map_err(|error| {
            Error::Invalid(format!(
                "Lệnh không hợp lệ: {}.",
                unread(&error.to_string())
            ))
        })
}

/// Reads a request that may have left them out; of one that is wrong it tells why.
fn without_args(request: &str) -> serde_json::Result<super::Command> {
    let mut request: Value = serde_json::from_str(request)?;
    if let Some(request) = request.as_object_mut() {
        request
            .entry("args")
            .or_insert_with(|| serde_json::json!({}));
    }
    serde_json::from_value(request)
}

macro_rules! commands {
    (
        at_once { $( $(#[doc = $soon_doc:literal])+ $soon_module:ident :: $soon:ident () -> $soon_reply:ty; )+ }
        desk { $( $(#[doc = $doc:literal])+ $module:ident :: $name:ident ( $($arg:ident : $type:ty),* ) -> $reply:ty; )+ }
    ) => {
        /// A command with its arguments: `{"cmd": "sheet", "args": {"form": "II.06a", "cycle": "2026-11"}}`.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(tag = "cmd", content = "args", deny_unknown_fields)]
        #[expect(non_camel_case_types, missing_docs, reason = "a command is called what its function is called; the table documents it")]
        pub enum Command {
            $( $(#[doc = $soon_doc])+ $soon {}, )+
            $( $(#[doc = $doc])+ $name { $($arg: $type),* }, )+
        }

        /// Runs a command that must not wait for the desk; any other is none of its business.
        fn at_once<A: door::Answer>(progress: &progress::Progress, command: &Command) -> Option<Result<A>> {
            match command {
                $( Command::$soon {} => Some(A::of(&$soon_module::$soon(progress))), )+
                _ => None,
            }
        }

        fn dispatch<A: door::Answer>(desk: &mut desk::Desk, command: Command) -> Result<A> {
            match command {
                $( Command::$soon {} => A::of(&$soon_module::$soon(&desk.progress)), )+
                $( Command::$name { $($arg),* } => {
                    let reply: $reply = $module::$name(desk $(, $arg)*)?;
                    A::of(&reply)
                } )+
            }
        }

        /// Each command as a function, for who is written in Rust: its reply is no text to look into.
        #[allow(clippy::too_many_arguments, reason = "they are the command's own")]
        impl App {
            $( $(#[doc = $doc])+ pub fn $name(&self $(, $arg: $type)*) -> Result<$reply> {
                self.at_desk(|desk| $module::$name(desk $(, $arg)*))
            } )+
        }

        /// What the door offers, in the order of the table.
        pub fn list() -> Vec<CommandInfo> {
            let cfg = door::types::config();
            vec![
                $( CommandInfo {
                    name: stringify!($soon),
                    doc: [$($soon_doc),+].map(str::trim).join(" "),
                    args: Vec::new(),
                    reply: <$soon_reply as ts_rs::TS>::name(&cfg),
                }, )+
                $( CommandInfo {
                    name: stringify!($name),
                    doc: [$($doc),+].map(str::trim).join(" "),
                    args: vec![ $( (stringify!($arg), <$type as ts_rs::TS>::name(&cfg)) ),* ],
                    reply: <$reply as ts_rs::TS>::name(&cfg),
                } ),+
            ]
        }

        /// The declarations of every type that goes in or out.
        fn declarations() -> std::collections::BTreeMap<String, String> {
            let mut found = door::types::Declarations::default();
            $( found.add::<$soon_reply>(); )+
            $( $( found.add::<$type>(); )* found.add::<$reply>(); )+
            found.into_map()
        }
    };
}

pub(in crate::api) use commands;

/// A reply on its way out.
pub(in crate::api) trait Answer: Sized {
    /// Makes it from a command's reply.
    fn of(reply: &impl Serialize) -> Result<Self>;
}

/// To be looked into.
impl Answer for Value {
    fn of(reply: &impl Serialize) -> Result<Value> {
        serde_json::to_value(reply).map_err(unanswerable)
    }
}

/// A reply as it is sent: `{"ok": …}`, written once, without a tree in between. A grid has a thousand cells, and every
/// edit answers with one.
struct Sent(String);

impl Answer for Sent {
    fn of(reply: &impl Serialize) -> Result<Sent> {
        #[derive(Serialize)]
        struct Done<'a, T> {
            ok: &'a T,
        }
        let sent = serde_json::to_string(&Done { ok: reply });
        sent.map(Sent).map_err(unanswerable)
    }
}

fn unanswerable(error: serde_json::Error) -> Error {
    Error::Database {
        why: format!("Không tạo được câu trả lời ({}).", verbatim(error)),
    }
}
