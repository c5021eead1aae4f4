//! Tasks on paper: a unit's reminder (`nhac-viec.typ`) and the list of tasks (`cong-viec.typ`). Plain values. Pure.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::table::{Cell, Column, Row, Table};
use super::task_list::{self, TITLE, TaskList, content_with_place};
use super::texts;
use crate::task::line::Line;

/// The size of the tables' text.
const SIZE: f64 = 12.0;
/// The same in a reminder, which shall be one page.
const SMALL: f64 = 11.0;

/// The office as these papers show it. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// "UBND phường Đông Hải".
    pub body: String,
    /// "Trung tâm Phục vụ hành chính công phường Đông Hải".
    pub centre: String,
    /// Place of the date line.
    pub place: String,
    /// Who keeps the list.
    pub preparer: String,
}

/// What a unit is reminded of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reminder {
    /// The unit; empty for tasks whose unit is not known.
    pub unit: String,
    /// Late tasks and those due soon, soonest first.
    pub tasks: Vec<Line>,
}

/// What `nhac-viec.typ` shows: a sheet for each unit.
pub fn reminders(reminders: &[Reminder], days: i64, sender: &Sender, today: NaiveDate) -> Value {
    let sheets: Vec<Value> = reminders
        .iter()
        .map(|own| reminder(own, days, today))
        .collect();
    json!({ "office": office(sender, today), "reminders": sheets })
}

fn reminder(own: &Reminder, days: i64, today: NaiveDate) -> Value {
    let (late, soon): (Vec<&Line>, Vec<&Line>) = own.tasks.iter().partition(|task| task.late());
    let part = |title: String, tasks: &[&Line]| {
        (!tasks.is_empty()).then(|| json!({ "title": title, "table": due_table(tasks) }))
    };
    let parts: Vec<Value> = [
        part(format!("Việc trễ hạn ({})", late.len()), &late),
        part(
            format!("Việc đến hạn trong {days} ngày tới ({})", soon.len()),
            &soon,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    json!({
        "unit": own.unit.trim(),
        "sentence": sentence(own, late.len(), soon.len(), days, today),
        "parts": parts,
    })
}

/// "Tính đến ngày 16/11/2026, đơn vị có 2 việc trễ hạn, 1 việc đến hạn trong 30 ngày tới."
fn sentence(own: &Reminder, late: usize, soon: usize, days: i64, today: NaiveDate) -> String {
    let mut what = Vec::new();
    if late > 0 {
        what.push(format!("{late} việc trễ hạn"));
    }
    if soon > 0 {
        what.push(format!("{soon} việc đến hạn trong {days} ngày tới"));
    }
    let what = match what.is_empty() {
        true => format!("không có việc trễ hạn hoặc đến hạn trong {days} ngày tới"),
        false => what.join(", "),
    };
    let verb = if late + soon > 0 { "có " } else { "" };
    let today = today.format("%d/%m/%Y");
    match own.unit.trim().is_empty() {
        false => format!("Tính đến ngày {today}, đơn vị {verb}{what}."),
        true if late + soon > 0 => {
            format!("Tính đến ngày {today} có {what} chưa rõ đơn vị chủ trì.")
        }
        true => format!("Tính đến ngày {today} {what}."),
    }
}

/// What `cong-viec.typ` shows: the list with states and evidence.
pub fn list(list: &TaskList, sender: &Sender, today: NaiveDate) -> Value {
    json!({
        "office": office(sender, today),
        "title": TITLE,
        "about": list.about(),
        "summary": list.summary(today),
        "table": list_table(&list.lines),
    })
}

pub(super) fn office(sender: &Sender, today: NaiveDate) -> Value {
    let body = texts::body_lines(&sender.body);
    let centre = texts::body_name(&sender.centre);
    // The centre writes below the body it belongs to.
    let (superior, body) = match centre.is_empty() {
        true => (Vec::new(), body),
        false => (body, vec![centre.to_uppercase()]),
    };
    json!({
        "country": texts::COUNTRY,
        "motto": texts::MOTTO,
        "superior": superior,
        "body": body,
        "centre": centre,
        "date": texts::date_line(&sender.place, &today.to_string(), 0),
        "today": today.format("%d/%m/%Y").to_string(),
        "preparer": sender.preparer.trim(),
    })
}

/// The columns of a reminder. What is reminded of is not done: how long it is late says enough.
const DUE: [task_list::Column; 5] = {
    use task_list::Column::*;
    [Number, Content, Result, Due, State]
};

fn due_table(tasks: &[&Line]) -> Table {
    let rows = (1..).zip(tasks).map(|(number, task)| {
        row(DUE.map(|column| match column {
            task_list::Column::Content => content_with_place(task),
            task_list::Column::State => task.left_until(),
            column => column.text(number, task),
        }))
    });
    Table::new(&columns(&DUE), rows.collect(), SMALL, false)
}

/// The columns of the list that a page has room for.
const LIST: [task_list::Column; 7] = {
    use task_list::Column::*;
    [Number, Content, Lead, Due, State, Evidence, Note]
};

fn list_table(tasks: &[Line]) -> Table {
    let rows = (1..).zip(tasks).map(|(number, task)| {
        row(LIST.map(|column| match column {
            task_list::Column::Content => content_with_place(task),
            column => column.text(number, task),
        }))
    });
    Table::new(&columns(&LIST), rows.collect(), SIZE, true)
}

fn columns(columns: &[task_list::Column]) -> Vec<Column<'static>> {
    let columns = columns.iter();
    columns
        .map(|column| Column {
            heading: column.heading(),
            align: if column.centred() { "center" } else { "left" },
        })
        .collect()
}

pub(super) fn row<const N: usize>(texts: [String; N]) -> Row {
    let cells = texts.into_iter().enumerate().map(|(column, text)| Cell {
        text: text.trim().to_owned(),
        columns: 1,
        rows: 1,
        align: None,
        column,
    });
    Row {
        kind: "task",
        title: 0,
        long: false,
        cells: cells.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Working;
    use crate::plan::Node;
    use crate::plan::occurrence::State;
    use crate::task::line::Due;

    fn task(content: &str, due: &str) -> Line {
        let node = Node {
            content: content.to_owned(),
            ..Node::default()
        };
        let due = Due {
            day: due.parse().unwrap(),
            state: State::Todo,
            done: None,
        };
        let place = "Kế hoạch 2026 · Mục II, 3.1".to_owned();
        Line::dated(&node, 1, place, due, &Working::default(), today())
    }

    fn today() -> NaiveDate {
        "2026-02-05".parse().unwrap()
    }

    fn sheet(tasks: Vec<Line>) -> Value {
        let unit = "Phòng Mẫu".to_owned();
        reminders(&[Reminder { unit, tasks }], 30, &Sender::default(), today())["reminders"][0]
            .clone()
    }

    #[test]
    fn late_tasks_stand_before_those_due_soon() {
        let sheet = sheet(vec![
            task("a", "2026-02-06"),
            task("b", "2026-02-04"),
            task("c", "2026-02-01"),
        ]);
        assert_eq!(
            sheet["sentence"],
            "Tính đến ngày 05/02/2026, đơn vị có 2 việc trễ hạn, 1 việc đến hạn trong 30 ngày tới."
        );
        assert_eq!(sheet["parts"][0]["title"], "Việc trễ hạn (2)");
        let cells = &sheet["parts"][0]["table"]["rows"][0]["cells"];
        assert_eq!(cells[1]["text"], "b\n(Kế hoạch 2026 · Mục II, 3.1)");
        assert_eq!(cells[4]["text"], "trễ 1 ngày");
    }

    #[test]
    fn a_unit_with_nothing_due_is_told_so() {
        let sheet = sheet(Vec::new());
        assert_eq!(
            sheet["sentence"],
            "Tính đến ngày 05/02/2026, đơn vị không có việc trễ hạn hoặc đến hạn trong 30 ngày tới."
        );
        assert_eq!(sheet["parts"], json!([]));
    }

    #[test]
    fn the_centre_stands_below_the_body_it_belongs_to() {
        let sender = Sender {
            body: "UBND phường Mẫu".to_owned(),
            centre: "Trung tâm Mẫu".to_owned(),
            place: "Mẫu".to_owned(),
            ..Sender::default()
        };
        let office = office(&sender, today());
        assert_eq!(office["superior"], json!(["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"]));
        assert_eq!(office["body"], json!(["TRUNG TÂM MẪU"]));
        assert_eq!(office["date"], "Mẫu, ngày 05 tháng 02 năm 2026");
        let alone = Sender {
            centre: String::new(),
            ..sender
        };
        assert_eq!(
            super::office(&alone, today())["body"],
            json!(["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"])
        );
    }
}
