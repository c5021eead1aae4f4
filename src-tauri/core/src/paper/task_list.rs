//! The list of tasks on paper: its title, what it lists, its columns and what stands in them. Made once; the page and
//! the workbook both take their words from here. The page has room for some of the columns. Pure.

use chrono::NaiveDate;

use crate::task::line::Line;
use crate::value::{format_date, one_line};

/// The title.
pub const TITLE: &str = "DANH SÁCH NHIỆM VỤ";

/// A list of tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskList {
    /// What it lists: "Kế hoạch kiểm soát TTHC 2026 · từ 01/11/2026 · trễ hạn"; empty for all.
    pub about: String,
    /// "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày".
    pub summary: String,
    /// The tasks.
    pub lines: Vec<Line>,
}

impl TaskList {
    /// The line below the title; may be empty.
    pub fn about(&self) -> String {
        one_line(&self.about)
    }

    /// The line below that: how many there are, and of which day the list is.
    pub fn summary(&self, made: NaiveDate) -> String {
        format!(
            "{} (lập ngày {})",
            one_line(&self.summary),
            format_date(made)
        )
    }
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The line's number.
    Number,
    /// What is to be done.
    Content,
    /// Which plan it is of, and where in it.
    Place,
    /// Who leads.
    Lead,
    /// Who takes part.
    Coordinating,
    /// What comes of it.
    Result,
    /// When it is due.
    Due,
    /// How far it is.
    State,
    /// What proves it.
    Evidence,
    /// A note.
    Note,
}

impl Column {
    /// All of them, as the workbook shows them.
    pub const ALL: [Column; 10] = [
        Column::Number,
        Column::Content,
        Column::Place,
        Column::Lead,
        Column::Coordinating,
        Column::Result,
        Column::Due,
        Column::State,
        Column::Evidence,
        Column::Note,
    ];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Column::Number => "TT",
            Column::Content => "Nội dung công việc",
            Column::Place => "Kế hoạch, mục",
            Column::Lead => "Đơn vị chủ trì",
            Column::Coordinating => "Đơn vị phối hợp",
            Column::Result => "Kết quả",
            Column::Due => "Hạn",
            Column::State => "Tình trạng",
            Column::Evidence => "Minh chứng",
            Column::Note => "Ghi chú",
        }
    }

    /// Whether its texts stand in the middle.
    pub fn centred(self) -> bool {
        matches!(self, Column::Number | Column::Due | Column::State)
    }

    /// What it says of a task, the list's so-manieth.
    pub fn text(self, number: usize, line: &Line) -> String {
        match self {
            Column::Number => number.to_string(),
            Column::Content => line.content.trim().to_owned(),
            Column::Place => line.place.clone(),
            Column::Lead => line.lead.trim().to_owned(),
            Column::Coordinating => line.coordinating.trim().to_owned(),
            Column::Result => line.result.trim().to_owned(),
            Column::Due => line.when().trim().to_owned(),
            Column::State => line.state_lines(),
            Column::Evidence => {
                let evidence: Vec<&str> =
                    line.evidence.iter().map(|own| own.text.as_str()).collect();
                evidence.join("\n")
            }
            Column::Note => line.note.trim().to_owned(),
        }
    }
}

/// What is to be done with its plan below it, where the plan has no column of its own.
pub fn content_with_place(line: &Line) -> String {
    match line.place.trim() {
        "" => line.content.trim().to_owned(),
        place => format!("{}\n({place})", line.content.trim()),
    }
}
