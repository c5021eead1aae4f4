//! The page's TypeScript types, made from the table of commands.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::api::door::words::tables;

pub(in crate::api) fn config() -> Config {
    Config::new().with_large_int("number")
}

/// Collects the declarations of types and of all they are made of.
#[derive(Default)]
pub(in crate::api) struct Declarations {
    seen: HashSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl Declarations {
    pub(in crate::api) fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let cfg = config();
            let docs = T::docs().unwrap_or_default();
            self.found
                .insert(T::ident(&cfg), format!("{docs}export {}", T::decl(&cfg)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }

    pub(in crate::api) fn into_map(self) -> BTreeMap<String, String> {
        self.found
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

/// The file `ui/src/types/door.ts`: every type of the door, its commands with arguments and replies, and the words of
/// its names.
pub fn typescript() -> String {
    let mut text = String::from(
        "// Made from the table of commands in the core. Do not edit: `cargo dev types` writes it.\n",
    );
    for declaration in crate::api::declarations().values() {
        let _ = write!(text, "\n{declaration}\n");
    }
    text.push_str("\n/** What the door offers: arguments and reply of each command. */\nexport interface Commands {\n");
    for command in crate::api::list() {
        let args: Vec<String> = command
            .args
            .iter()
            .map(|(name, kind)| format!("{name}: {kind}"))
            .collect();
        let args = match args.is_empty() {
            true => "Record<string, never>".to_owned(),
            false => format!("{{ {} }}", args.join("; ")),
        };
        let _ = writeln!(
            text,
            "  /** {} */\n  {}: {{ args: {args}; reply: {} }};",
            command.doc, command.name, command.reply
        );
    }
    text.push_str("}\n");
    text.push_str(&tables(&config()));
    text
}
