//! An officer who does anything, undoes and redoes, and remembers what every grid looked like.

use std::rc::Rc;

use serde_json::{Value, json};
use smc_tests::door::{Door, NOW};

use crate::view::{Random, View};

/// The grids the officer walks among: form and cycle.
pub(crate) const GRIDS: [(&str, &str); 5] = [
    ("II.06a", "2026-10"),
    ("II.06a", "2026-11"),
    ("II.05a", "2026-11"),
    ("II.04", "2026-11"),
    ("II.05a", "2026-10"),
];

/// One act: what its grid looked like before and after.
pub(crate) struct Step {
    /// How many acts there were before it.
    number: usize,
    before: Rc<View>,
    after: Rc<View>,
    label: Value,
}

pub(crate) struct Officer {
    door: Option<Door>,
    random: Random,
    pub(crate) at: usize,
    columns: Vec<Vec<String>>,
    views: Vec<Rc<View>>,
    /// What can be undone, and redone, in each grid.
    pub(crate) past: [Vec<Step>; GRIDS.len()],
    pub(crate) future: [Vec<Step>; GRIDS.len()],
    pub(crate) acts: usize,
}

impl Officer {
    pub(crate) fn new(seed: u64) -> Officer {
        let door = Door::started("2026-10");
        door.call("cycle_start", json!({"cycle": "2026-11"}));
        let sheets = GRIDS.map(|(form, cycle)| door.sheet(form, cycle));
        let keys = |sheet: &Value| {
            let columns = sheet["head"]["columns"].as_array().expect("columns").iter();
            columns
                .map(|own| own["key"].as_str().expect("a key").to_owned())
                .collect()
        };
        Officer {
            columns: sheets.iter().map(keys).collect(),
            views: sheets
                .iter()
                .map(|sheet| Rc::new(View::of(&sheet["body"], &View::default())))
                .collect(),
            door: Some(door),
            random: Random(seed),
            at: 0,
            past: Default::default(),
            future: Default::default(),
            acts: 0,
        }
    }

    fn door(&self) -> &Door {
        self.door.as_ref().expect("the program runs")
    }

    fn ask(&self, command: &str, mut args: Value) -> Result<Value, (String, String)> {
        let (form, cycle) = GRIDS[self.at];
        args["form"] = json!(form);
        args["cycle"] = json!(cycle);
        self.door().ask(command, args)
    }

    /// Does something that may change the grid; `note` is the cell and text of a note that was set.
    fn act(&mut self, command: &str, args: Value, note: Option<((i64, usize), String)>) {
        let Ok(reply) = self.ask(command, args) else {
            // Refused: the grid must be as it was.
            return self.look();
        };
        let before = Rc::clone(&self.views[self.at]);
        let mut after = View::of(&reply["body"], &before);
        if let Some((cell, text)) = note
            && let Some(own) = after.notes.get_mut(&cell)
        {
            *own = text;
        }
        let (undo, redo) = (&reply["body"]["undo"], &reply["body"]["redo"]);
        if after == *before {
            let top = self.past[self.at].last();
            let top = top.map_or(&Value::Null, |step| &step.label);
            assert_eq!(undo, top, "{command} changed nothing and is no step");
            assert_eq!(
                redo.is_null(),
                self.future[self.at].is_empty(),
                "{command} keeps what can be redone"
            );
            return;
        }
        assert!(!undo.is_null() && redo.is_null(), "{command} can be undone");
        let after = Rc::new(after);
        self.views[self.at] = Rc::clone(&after);
        self.future[self.at].clear();
        self.acts += 1;
        self.past[self.at].push(Step {
            number: self.acts,
            before,
            after,
            label: undo.clone(),
        });
    }

    /// The grid as the program shows it is the grid as remembered.
    pub(crate) fn look(&mut self) {
        let (form, cycle) = GRIDS[self.at];
        let sheet = self.door().sheet(form, cycle);
        let known = &self.views[self.at];
        assert_eq!(View::of(&sheet["body"], known), **known, "{form} {cycle}");
    }

    fn replay(&self, command: &str, step: Option<&Value>) -> Result<Value, (String, String)> {
        let (form, cycle) = GRIDS[self.at];
        let place = json!({"in": "sheet", "form": form, "cycle": cycle});
        let args = json!({"place": place, "step": step});
        self.door().ask(command, args)
    }

    /// The grid that holds the newest act of all.
    fn newest(&self) -> Option<usize> {
        let newest = |grid: &usize| self.past[*grid].last().map(|step| step.number);
        let some = (0..GRIDS.len()).filter(|grid| newest(grid).is_some());
        some.max_by_key(newest)
    }

    /// The grid that holds the oldest act of all that can be redone.
    fn oldest(&self) -> Option<usize> {
        let oldest = |grid: &usize| self.future[*grid].last().map(|step| step.number);
        let some = (0..GRIDS.len()).filter(|grid| oldest(grid).is_some());
        some.min_by_key(oldest)
    }

    pub(crate) fn undo(&mut self) {
        let (here, newest) = (self.at, self.newest());
        let reply = self.replay("undo", None);
        let Some(step) = self.past[here].pop() else {
            return self.offered("undo", newest, reply);
        };
        let reply = reply.expect("an act of this place");
        self.is_now(&reply, here, &step.before, &step.label);
        let elsewhere = newest != Some(here);
        assert_eq!(!reply["elsewhere"].is_null(), elsewhere, "{}", step.number);
        self.future[here].push(step);
    }

    pub(crate) fn redo(&mut self) {
        let (here, oldest) = (self.at, self.oldest());
        let reply = self.replay("redo", None);
        let Some(step) = self.future[here].pop() else {
            return self.offered("redo", oldest, reply);
        };
        self.is_now(
            &reply.expect("an act of this place"),
            here,
            &step.after,
            &step.label,
        );
        self.past[here].push(step);
    }

    /// Nothing is here: what lies elsewhere is offered, with its name and place, and mostly taken.
    fn offered(
        &mut self,
        command: &str,
        grid: Option<usize>,
        reply: Result<Value, (String, String)>,
    ) {
        let Some(grid) = grid else {
            assert_eq!(reply.expect_err("nothing is left").0, "not_found");
            return;
        };
        let reply = reply.expect("an offer");
        assert_eq!(
            (&reply["message"], &reply["sheet"]),
            (&json!(""), &Value::Null)
        );
        self.look();
        let (form, cycle) = GRIDS[grid];
        let stack = match command {
            "undo" => &mut self.past[grid],
            _ => &mut self.future[grid],
        };
        let label = stack
            .last()
            .expect("an act")
            .label
            .as_str()
            .expect("a label");
        let (year, month) = cycle.split_once('-').expect("a cycle");
        let question = reply["elsewhere"]["question"].as_str().expect("a question");
        let place = format!("{label}, biểu {form} kỳ {month}/{year}?");
        assert!(question.ends_with(&place), "{question}: {place}");
        if self.random.below(4) == 0 {
            return;
        }
        let done = self.replay(command, Some(&reply["elsewhere"]["step"]));
        let done = done.expect("what was offered");
        let (from, to) = match command {
            "undo" => (&mut self.past, &mut self.future),
            _ => (&mut self.future, &mut self.past),
        };
        let step = from[grid].pop().expect("an act");
        let view = Rc::clone(if command == "undo" {
            &step.before
        } else {
            &step.after
        });
        let label = step.label.clone();
        to[grid].push(step);
        self.is_now(&done, grid, &view, &label);
    }

    fn is_now(&mut self, reply: &Value, grid: usize, expected: &Rc<View>, label: &Value) {
        let (form, cycle) = GRIDS[grid];
        assert_eq!(
            (&reply["sheet"]["form"], &reply["sheet"]["cycle"]),
            (&json!(form), &json!(cycle))
        );
        let said = reply["message"].as_str().expect("a message");
        assert!(said.ends_with(label.as_str().expect("a label")), "{said}");
        assert_eq!(
            View::of(&reply["sheet"]["body"], expected),
            **expected,
            "{form} {cycle}: {said}"
        );
        self.at = grid;
        self.views[grid] = Rc::clone(expected);
        self.read_a_note();
    }

    /// The text of a note is seen beside the grid only.
    fn read_a_note(&mut self) {
        if self.random.below(10) > 0 {
            return;
        }
        let view = Rc::clone(&self.views[self.at]);
        if let Some(((row, column), text)) = view.notes.first_key_value() {
            let key = &self.columns[self.at][*column];
            let about = self
                .ask("cell_about", json!({"row": row, "column": key}))
                .expect("about");
            assert_eq!(about["note"], json!(text));
        }
    }

    pub(crate) fn restart(&mut self) {
        let door = self.door.take().expect("the program runs");
        self.door = Some(door.reopened(NOW));
        self.look();
    }

    fn cell(&mut self) -> Option<(i64, usize)> {
        let view = Rc::clone(&self.views[self.at]);
        if view.rows.is_empty() {
            return None;
        }
        let row = view.rows[self.random.below(view.rows.len())].0;
        Some((row, self.random.below(self.columns[self.at].len())))
    }

    fn key(&self, column: usize) -> Value {
        json!(self.columns[self.at][column])
    }

    fn text(&mut self) -> &'static str {
        self.random
            .of(&["", "0", "5", "12", "1.234", "7", "99", "1,5", "abc", "-1"])
    }

    fn add_row(&mut self) {
        let after = self
            .cell()
            .filter(|_| self.random.below(2) == 0)
            .map(|cell| cell.0);
        let args = match GRIDS[self.at].0 {
            "II.04" => {
                let name = self.random.of(&[
                    "Khai sinh",
                    "Kết hôn",
                    "Khai tử",
                    "Giám hộ",
                    "Nhận cha, mẹ, con",
                ]);
                json!({"section": null, "fields": [], "name": name, "after": after})
            }
            form => {
                let section = (form == "II.06a").then(|| 1 + self.random.below(2));
                let fields: Vec<usize> = (0..=self.random.below(2))
                    .map(|_| 1 + self.random.below(5))
                    .collect();
                json!({"section": section, "fields": fields, "name": null, "after": after})
            }
        };
        self.act("rows_add", args, None);
    }

    fn paste(&mut self, (row, column): (i64, usize)) {
        let (height, width) = (1 + self.random.below(3), 1 + self.random.below(4));
        let lines: Vec<String> = (0..height)
            .map(|_| {
                (0..width)
                    .map(|_| self.text())
                    .collect::<Vec<_>>()
                    .join("\t")
            })
            .collect();
        let args = json!({"row": row, "column": self.key(column), "text": lines.join("\r\n"), "sure": true});
        self.act("cells_paste", args, None);
    }

    fn change(&mut self) {
        let kind = self.random.below(100);
        let Some((row, column)) = self.cell().filter(|_| kind >= 8) else {
            return self.add_row();
        };
        let cell = json!({"row": row, "column": self.key(column)});
        let (other_row, other) = self.cell().expect("a cell");
        let other = json!({"row": other_row, "column": self.key(other)});
        match kind {
            8..58 => {
                let text = self.text();
                self.act(
                    "cell_set",
                    json!({"row": row, "column": self.key(column), "text": text}),
                    None,
                );
            }
            58..68 => self.paste((row, column)),
            68..74 => self.act("cells_clear", json!({"cells": [cell, other]}), None),
            74..80 => {
                let fill = self.random.of(&["down", "right"]);
                self.act(
                    "cells_fill",
                    json!({"from": cell, "to": other, "fill": fill}),
                    None,
                );
            }
            80..82 => self.act("blanks_zero", json!({"row": row}), None),
            82..88 => {
                let text = self.random.of(&["", "đã hỏi lại", "theo hệ thống của Bộ"]);
                let args = json!({"row": row, "column": self.key(column), "text": text});
                self.act("note_set", args, Some(((row, column), text.to_owned())));
            }
            88..92 => self.act("row_delete", json!({"row": row, "sure": true}), None),
            92..96 => {
                let steps = self.random.below(7) as i64 - 3;
                self.act("row_move", json!({"row": row, "steps": steps}), None);
            }
            96..98 if GRIDS[self.at].0 == "II.04" => {
                let name = self
                    .random
                    .of(&["Khai sinh", "Kết hôn lại", "Hộ tịch khác"]);
                self.act("row_rename", json!({"row": row, "name": name}), None);
            }
            _ => self.look(),
        }
    }

    pub(crate) fn step(&mut self) {
        match self.random.below(1000) {
            0..4 => self.restart(),
            4..64 => {
                self.at = self.random.below(GRIDS.len());
                self.look();
            }
            64..224 => self.undo(),
            224..344 => self.redo(),
            _ => self.change(),
        }
    }
}
