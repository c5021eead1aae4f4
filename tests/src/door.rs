//! The program without a window, at a moment that stands still: JSON in, JSON out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_core::paper::Press;
use tempfile::TempDir;

use crate::book::Book;
pub use crate::grid::Grid;
pub use crate::seen::{findings_of, row_by_id, row_in, text_of};

/// An opened program on a data file in a folder of its own.
pub struct Door {
    app: App,
    folder: TempDir,
    press: Option<Arc<dyn Press>>,
}

/// The moment all tests live in, unless they say otherwise: the morning before the last safe day.
pub const NOW: &str = "2026-11-16T08:00:00";

impl Door {
    /// A new data file, nothing entered.
    ///
    /// # Panics
    ///
    /// When no temporary folder can be made.
    #[must_use]
    pub fn new() -> Door {
        Door::at(NOW)
    }

    /// The same at another moment.
    ///
    /// # Panics
    ///
    /// When no temporary folder can be made.
    #[must_use]
    pub fn at(now: &str) -> Door {
        Door::with_forms(now, &[])
    }

    /// The same with further form definitions, each a file name and a text, in the office's own folder.
    ///
    /// # Panics
    ///
    /// When the folders or files cannot be made.
    #[must_use]
    pub fn with_forms(now: &str, forms: &[(&str, &str)]) -> Door {
        let file =
            |(name, text): &(&str, &str)| (format!("bieu-mau/{name}"), text.as_bytes().to_vec());
        Door::on(now, &forms.iter().map(file).collect::<Vec<_>>())
    }

    /// The same with files that are there already, each a path and its bytes; `phuong.db` is the data file.
    ///
    /// # Panics
    ///
    /// When the files cannot be made.
    #[must_use]
    pub fn on(now: &str, files: &[(String, Vec<u8>)]) -> Door {
        Door::on_after(now, files, |_| {})
    }

    /// The same, doing something with the folder before the data file is opened.
    ///
    /// # Panics
    ///
    /// When the files cannot be made.
    #[must_use]
    pub fn on_after(now: &str, files: &[(String, Vec<u8>)], before: impl FnOnce(&Path)) -> Door {
        let folder = folder();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            std::fs::write(path, bytes).expect("the file");
        }
        before(folder.path());
        Door {
            app: open(&folder.path().join("phuong.db"), now, None),
            folder,
            press: None,
        }
    }

    /// A new data file in a program that can lay out pages.
    ///
    /// # Panics
    ///
    /// When no temporary folder can be made.
    #[must_use]
    pub fn with_press(press: Arc<dyn Press>) -> Door {
        let folder = folder();
        Door {
            app: open(
                &folder.path().join("phuong.db"),
                NOW,
                Some(Arc::clone(&press)),
            ),
            folder,
            press: Some(press),
        }
    }

    /// Puts a form definition into the office's own folder; it counts from the next opening on.
    ///
    /// # Panics
    ///
    /// When the file cannot be made.
    pub fn add_form(&self, name: &str, bytes: &[u8]) {
        put_form(self.folder.path(), name, bytes);
    }

    /// A new data file whose ward is named, with a started cycle.
    #[must_use]
    pub fn started(cycle: &str) -> Door {
        let door = Door::new();
        door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
        door.call("cycle_start", json!({"cycle": cycle}));
        door
    }

    /// Closes the program and opens the same data file at another moment.
    #[must_use]
    pub fn reopened(self, now: &str) -> Door {
        let Door { app, folder, press } = self;
        drop(app);
        Door {
            app: open(&folder.path().join("phuong.db"), now, press.clone()),
            folder,
            press,
        }
    }

    /// Another program on the same data file, opened now; to be dropped before this one.
    ///
    /// # Panics
    ///
    /// When no temporary folder can be made.
    #[must_use]
    pub fn beside(&self) -> Door {
        Door {
            app: open(&self.data_file(), NOW, None),
            folder: folder(),
            press: None,
        }
    }

    /// A path in the door's own folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The data file.
    #[must_use]
    pub fn data_file(&self) -> PathBuf {
        self.path("phuong.db")
    }

    /// The reply to a command, or its refusal as (code, message).
    ///
    /// # Errors
    ///
    /// The refusal.
    ///
    /// # Panics
    ///
    /// When the reply is neither.
    pub fn ask(&self, command: &str, args: Value) -> Result<Value, (String, String)> {
        let request = json!({"cmd": command, "args": args}).to_string();
        let mut reply: Value = serde_json::from_str(&self.app.run_json(&request)).expect("JSON");
        match reply.get("error") {
            None => Ok(reply["ok"].take()),
            Some(error) => {
                let text = |key: &str| error[key].as_str().expect("a text").to_owned();
                Err((text("code"), text("message")))
            }
        }
    }

    /// The reply to a command that must not be refused.
    ///
    /// # Panics
    ///
    /// When it is.
    #[track_caller]
    pub fn call(&self, command: &str, args: Value) -> Value {
        self.ask(command, args)
            .unwrap_or_else(|(code, message)| panic!("{command} refused ({code}): {message}"))
    }

    /// The sentence with which a command is refused.
    ///
    /// # Panics
    ///
    /// When it is not.
    #[track_caller]
    pub fn refused(&self, command: &str, args: Value) -> String {
        match self.ask(command, args) {
            Ok(reply) => panic!("{command} should have been refused, but: {reply}"),
            Err((_, message)) => message,
        }
    }

    /// A form in a cycle, for tests that stay in it.
    #[must_use]
    pub fn grid(&self, form: &str, cycle: &str) -> Grid<'_> {
        Grid::new(self, form, cycle)
    }

    /// Adds fields of the catalogue to a form, by name.
    #[track_caller]
    pub fn add_fields(&self, form: &str, cycle: &str, section: Option<i64>, names: &[&str]) {
        let choices = self.call(
            "row_choices",
            json!({"form": form, "cycle": cycle, "section": section}),
        );
        let choices = choices.as_array().expect("choices");
        let fields: Vec<&Value> = names
            .iter()
            .map(|name| {
                let choice = choices.iter().find(|choice| choice["name"] == *name);
                &choice.unwrap_or_else(|| panic!("no field {name}"))["field"]
            })
            .collect();
        let args = json!({"form": form, "cycle": cycle, "section": section, "fields": fields, "name": null, "after": null});
        self.call("rows_add", args);
    }

    /// The grid of a form in a cycle.
    #[track_caller]
    pub fn sheet(&self, form: &str, cycle: &str) -> Value {
        self.call("sheet", json!({"form": form, "cycle": cycle}))
    }

    /// The id of a row by name, in a section or in none.
    #[track_caller]
    pub fn row(&self, form: &str, cycle: &str, section: Option<i64>, name: &str) -> i64 {
        let sheet = self.sheet(form, cycle);
        row_in(&sheet, section, name)["row"]
            .as_i64()
            .expect("an id")
    }

    /// Types a text into a cell.
    ///
    /// # Errors
    ///
    /// The refusal, as (code, message).
    pub fn try_type(
        &self,
        form: &str,
        cycle: &str,
        row: i64,
        column: &str,
        text: &str,
    ) -> Result<Value, (String, String)> {
        self.ask(
            "cell_set",
            json!({"form": form, "cycle": cycle, "row": row, "column": column, "text": text}),
        )
    }

    /// Types a text into a cell that must take it.
    #[track_caller]
    pub fn type_in(&self, form: &str, cycle: &str, row: i64, column: &str, text: &str) -> Value {
        self.try_type(form, cycle, row, column, text)
            .unwrap_or_else(|(_, message)| panic!("cell refused: {message}"))
    }

    /// What a cell shows.
    #[track_caller]
    pub fn cell(
        &self,
        form: &str,
        cycle: &str,
        section: Option<i64>,
        name: &str,
        column: &str,
    ) -> String {
        let sheet = self.sheet(form, cycle);
        let line = row_in(&sheet, section, name);
        text_of(&sheet, line, column)
    }

    /// What the total shows in a column.
    #[track_caller]
    pub fn total(&self, form: &str, cycle: &str, column: &str) -> String {
        let sheet = self.sheet(form, cycle);
        let lines = sheet["body"]["lines"].as_array().expect("lines");
        let total = lines.iter().find(|line| line["kind"] == "total");
        text_of(&sheet, total.expect("a total"), column)
    }

    /// A form of a report.
    #[track_caller]
    #[must_use]
    pub fn report(&self, form: &str, period: &str) -> Value {
        self.call("report_sheet", json!({"form": form, "period": period}))
    }

    /// Writes a workbook and reads it back.
    ///
    /// # Panics
    ///
    /// When it cannot be written or read.
    #[track_caller]
    #[must_use]
    pub fn export(&self, period: &str, forms: &[&str]) -> Book {
        let path = self.path("bao-cao.xlsx");
        let args = json!({"period": period, "forms": forms, "path": path.display().to_string()});
        let reply = self.call("export_write", args);
        Book::read(Path::new(reply["path"].as_str().expect("a path")))
    }

    /// The sentences of a form's findings, each with its place.
    #[track_caller]
    pub fn findings(&self, form: &str, cycle: &str) -> Vec<String> {
        findings_of(&self.sheet(form, cycle)["body"])
    }
}

/// A folder that goes when the test ends: in memory where the system has such a place, because every
/// change waits until it is on the disk.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = match cfg!(target_os = "linux") && memory.is_dir() {
        true => tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()),
        false => tempfile::tempdir(),
    };
    made.expect("a temporary folder")
}

fn put_form(folder: &Path, name: &str, bytes: &[u8]) {
    let forms = folder.join("bieu-mau");
    std::fs::create_dir_all(&forms).expect("the folder of forms");
    std::fs::write(forms.join(name), bytes).expect("a form's file");
}

impl Default for Door {
    fn default() -> Door {
        Door::new()
    }
}

fn open(data: &Path, now: &str, press: Option<Arc<dyn Press>>) -> App {
    let now: NaiveDateTime = now.parse().expect("a moment");
    App::new(Options {
        press,
        data: Some(data.to_owned()),
        clock: Clock::fixed(now),
    })
}
