//! A form in a cycle, through the door.

use serde_json::{Value, json};

use crate::door::{Door, row_by_id, text_of};

/// A form in a cycle.
pub struct Grid<'a> {
    door: &'a Door,
    form: String,
    cycle: String,
}

impl<'a> Grid<'a> {
    pub(crate) fn new(door: &'a Door, form: &str, cycle: &str) -> Grid<'a> {
        Grid {
            door,
            form: form.to_owned(),
            cycle: cycle.to_owned(),
        }
    }

    /// The reply to a command about this form in this cycle, or its refusal as (code, message).
    ///
    /// # Errors
    ///
    /// The refusal.
    pub fn ask(&self, command: &str, further: Value) -> Result<Value, (String, String)> {
        let mut args = json!({"form": self.form, "cycle": self.cycle});
        for (key, value) in further.as_object().into_iter().flatten() {
            args[key] = value.clone();
        }
        self.door.ask(command, args)
    }

    /// The same for a command that must not be refused.
    ///
    /// # Panics
    ///
    /// When it is.
    #[track_caller]
    pub fn call(&self, command: &str, further: Value) -> Value {
        self.ask(command, further)
            .unwrap_or_else(|(code, message)| panic!("{command} refused ({code}): {message}"))
    }

    /// The sentence with which a command is refused.
    ///
    /// # Panics
    ///
    /// When it is not.
    #[track_caller]
    pub fn refused(&self, command: &str, further: Value) -> String {
        match self.ask(command, further) {
            Ok(reply) => panic!("{command} should have been refused, but: {reply}"),
            Err((_, message)) => message,
        }
    }

    /// The grid.
    #[track_caller]
    #[must_use]
    pub fn sheet(&self) -> Value {
        self.door.sheet(&self.form, &self.cycle)
    }

    /// Everything an officer sees of the figures: lines and findings.
    #[track_caller]
    #[must_use]
    pub fn seen(&self) -> (Value, Value) {
        let mut sheet = self.sheet();
        (
            sheet["body"]["lines"].take(),
            sheet["body"]["findings"].take(),
        )
    }

    /// Adds fields of the catalogue, by name.
    #[track_caller]
    pub fn add(&self, section: Option<i64>, names: &[&str]) {
        self.door
            .add_fields(&self.form, &self.cycle, section, names);
    }

    /// Adds a free row and gives its id.
    #[track_caller]
    pub fn add_named(&self, name: &str) -> i64 {
        let further = json!({"section": null, "fields": [], "name": name, "after": null});
        self.call("rows_add", further);
        self.row(None, name)
    }

    /// The id of a row.
    #[track_caller]
    #[must_use]
    pub fn row(&self, section: Option<i64>, name: &str) -> i64 {
        self.door.row(&self.form, &self.cycle, section, name)
    }

    /// Types texts into cells of a row, which must take them.
    #[track_caller]
    pub fn fill(&self, row: i64, cells: &[(&str, &str)]) {
        for (column, text) in cells {
            self.call(
                "cell_set",
                json!({"row": row, "column": column, "text": text}),
            );
        }
    }

    /// What a cell shows.
    #[track_caller]
    #[must_use]
    pub fn cell(&self, row: i64, column: &str) -> String {
        let sheet = self.sheet();
        text_of(&sheet, row_by_id(&sheet, row), column)
    }

    /// What cells of a row show.
    #[track_caller]
    #[must_use]
    pub fn cells(&self, row: i64, columns: &[&str]) -> Vec<String> {
        let sheet = self.sheet();
        let line = row_by_id(&sheet, row);
        columns
            .iter()
            .map(|column| text_of(&sheet, line, column))
            .collect()
    }

    /// The names of the rows from top to bottom.
    #[track_caller]
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let lines = self.sheet()["body"]["lines"].take();
        let lines = lines.as_array().expect("lines");
        lines
            .iter()
            .filter(|line| line["kind"] == "row")
            .map(|line| line["name"].as_str().expect("a name").to_owned())
            .collect()
    }

    /// The names of the rows of a section, or of those in none.
    ///
    /// # Panics
    ///
    /// When the grid is none.
    #[track_caller]
    #[must_use]
    pub fn names_in(&self, section: Option<i64>) -> Vec<String> {
        let lines = self.sheet()["body"]["lines"].take();
        let lines = lines.as_array().expect("lines");
        lines
            .iter()
            .filter(|line| line["kind"] == "row" && line["section"].as_i64() == section)
            .map(|line| line["name"].as_str().expect("a name").to_owned())
            .collect()
    }

    /// What the total shows.
    #[track_caller]
    #[must_use]
    pub fn total(&self, column: &str) -> String {
        self.door.total(&self.form, &self.cycle, column)
    }

    /// The findings' sentences.
    #[track_caller]
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        self.door.findings(&self.form, &self.cycle)
    }

    /// Closes the form with a note; nothing is to be asked.
    ///
    /// # Panics
    ///
    /// When it is.
    #[track_caller]
    pub fn close(&self, note: &str) {
        let reply = self.call("form_close", json!({"note": note, "sure": false}));
        assert_eq!(reply["question"], Value::Null);
    }

    /// Closes it although an earlier cycle is open, and gives what is asked before.
    ///
    /// # Panics
    ///
    /// When nothing is asked.
    #[track_caller]
    pub fn close_before_earlier(&self, note: &str) -> String {
        let reply = self.call("form_close", json!({"note": note, "sure": false}));
        let question = reply["question"].as_str().expect("a question").to_owned();
        assert_eq!(
            reply["body"]["editable"], true,
            "closed before it was answered"
        );
        self.call("form_close", json!({"note": note, "sure": true}));
        question
    }

    /// Opens it again.
    #[track_caller]
    pub fn reopen(&self, reason: &str) {
        self.call("form_reopen", json!({"reason": reason}));
    }
}
