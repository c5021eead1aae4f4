//! Plans through the door, for tests.

use serde_json::{Value, json};

use crate::door::Door;

/// A plan being edited.
pub struct Tree<'a> {
    /// The program.
    pub door: &'a Door,
    /// The plan's id.
    pub plan: i64,
}

impl<'a> Tree<'a> {
    /// A new plan with one empty appendix.
    #[track_caller]
    #[must_use]
    pub fn empty(door: &'a Door, year: i32) -> Tree<'a> {
        let from = json!({"from": "empty", "year": year, "about": "control"});
        Tree::of(door, &door.call("plan_new", json!({"from": from})))
    }

    /// The plan of an answer.
    ///
    /// # Panics
    ///
    /// When the answer has none.
    #[track_caller]
    #[must_use]
    pub fn of(door: &'a Door, changed: &Value) -> Tree<'a> {
        Tree {
            door,
            plan: changed["plan"]["id"].as_i64().expect("a plan"),
        }
    }

    /// A plan with these lines: kind and depth by sign and indent ("= " section, "+ " group, "* " task, two
    /// spaces a level), then `label|content|time|lead|coordinating|result`.
    #[track_caller]
    #[must_use]
    pub fn with(door: &'a Door, year: i32, lines: &[&str]) -> Tree<'a> {
        let tree = Tree::empty(door, year);
        for line in lines {
            let text = line.trim_start();
            let kind = match &text[..1] {
                "=" => "section",
                "+" => "group",
                _ => "task",
            };
            let id = tree.add(None, kind, Some((line.len() - text.len()) / 2));
            let cells = text[1..].trim_start().split('|');
            let roles = ["label", "content", "time", "lead", "coordinating", "result"];
            for (role, cell) in roles.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                tree.set(id, role, cell);
            }
        }
        tree
    }

    /// The plan as it is.
    #[track_caller]
    #[must_use]
    pub fn reply(&self) -> Value {
        self.door.call("plan", json!({"plan": self.plan}))
    }

    /// A command on the plan. A plan that it answers is the one that is stored.
    ///
    /// # Panics
    ///
    /// When it is another one.
    #[track_caller]
    pub fn call(&self, command: &str, mut args: Value) -> Value {
        args["plan"] = json!(self.plan);
        let answer = self.door.call(command, args);
        if let Some(told) = answer.get("plan").filter(|told| told["id"] == self.plan) {
            assert_eq!(*told, self.reply(), "the answer of {command}");
        }
        answer
    }

    /// The sentence with which a command on the plan is refused.
    #[track_caller]
    pub fn refused(&self, command: &str, mut args: Value) -> String {
        args["plan"] = json!(self.plan);
        self.door.refused(command, args)
    }

    /// The first appendix.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    #[must_use]
    pub fn appendix(&self) -> i64 {
        let id = &self.reply()["appendices"][0]["id"];
        id.as_i64().expect("an appendix")
    }

    /// The lines of the first appendix.
    ///
    /// # Panics
    ///
    /// When there are none.
    #[track_caller]
    #[must_use]
    pub fn rows(&self) -> Vec<Value> {
        let rows = self.reply()["appendices"][0]["rows"].take();
        rows.as_array().expect("rows").clone()
    }

    /// The ids of the lines.
    ///
    /// # Panics
    ///
    /// When a line has none.
    #[track_caller]
    #[must_use]
    pub fn ids(&self) -> Vec<i64> {
        let rows = self.rows();
        rows.iter()
            .map(|row| row["id"].as_i64().expect("an id"))
            .collect()
    }

    /// The outline: depth and label (or the content's start) of each line, "0I 1a 1b".
    #[track_caller]
    #[must_use]
    pub fn outline(&self) -> String {
        let rows = self.rows();
        let lines = rows.iter().map(|row| {
            let label = row["label"].as_str().unwrap_or_default();
            format!("{}{label}", row["level"])
        });
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Adds a line and gives its id.
    ///
    /// # Panics
    ///
    /// When it was not added.
    #[track_caller]
    pub fn add(&self, after: Option<i64>, kind: &str, level: Option<usize>) -> i64 {
        let args =
            json!({"appendix": self.appendix(), "after": after, "kind": kind, "level": level});
        let reply = self.call("node_add", args);
        reply["focus"][0].as_i64().expect("a line")
    }

    /// Sets a cell.
    #[track_caller]
    pub fn set(&self, node: i64, role: &str, text: &str) -> Value {
        self.call(
            "node_set",
            json!({"node": node, "role": role, "text": text}),
        )
    }

    /// What a line shows under a role.
    ///
    /// # Panics
    ///
    /// When there is no such line.
    #[track_caller]
    #[must_use]
    pub fn text(&self, node: i64, role: &str) -> String {
        let rows = self.rows();
        let row = rows
            .iter()
            .find(|row| row["id"] == json!(node))
            .expect("a line");
        row[role].as_str().unwrap_or_default().to_owned()
    }

    /// The findings, as "place: code".
    #[track_caller]
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        let reply = self.reply();
        let found = reply["findings"].as_array().expect("findings").iter();
        found
            .map(|own| {
                let text = |key: &str| own[key].as_str().unwrap_or_default().to_owned();
                format!("{}: {}", text("place"), text("code"))
            })
            .collect()
    }
}
