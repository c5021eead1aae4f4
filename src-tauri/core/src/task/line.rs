//! A task as it is told: where it stands, how long it has, what proves it.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::calendar::{Left, Working, weekday_short};
use crate::plan::occurrence::{Standing, State, standing};
use crate::plan::{Column, Node};
use crate::schedule::Schedule;
use crate::value::{format_date, one_line};

/// What a column of the office's own says of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "TaskFurther")]
pub struct Further {
    /// The column's heading.
    pub heading: String,
    /// Its text.
    pub text: String,
}

impl Further {
    /// All that the columns of the office's own say of a line.
    pub fn of(node: &Node, columns: &[Column]) -> Vec<Further> {
        let own = columns
            .iter()
            .filter(|column| column.role.further().is_some());
        own.map(|column| Further {
            heading: column.heading.clone(),
            text: node.text(column.role).to_owned(),
        })
        .filter(|own| !own.text.is_empty())
        .collect()
    }
}

/// A task on a due date; or a task for which nothing falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "TaskLine")]
pub struct Line {
    /// The occurrence; none for a task for which nothing falls due.
    pub id: Option<i64>,
    /// The task.
    pub node: i64,
    /// Its plan.
    pub plan: i64,
    /// "Kế hoạch kiểm soát TTHC 2026 · Mục II, 3.1".
    pub place: String,
    /// Its content.
    pub content: String,
    /// The lead units as written.
    pub lead: String,
    /// The coordinating units as written.
    pub coordinating: String,
    /// The result expected.
    pub result: String,
    /// The time as written.
    pub time: String,
    /// What the columns of its appendix's own say of it.
    pub further: Vec<Further>,
    /// The last safe day.
    pub due: Option<NaiveDate>,
    /// "17/12/2026".
    pub due_text: String,
    /// "T5": its weekday.
    pub due_weekday: String,
    /// "thứ Năm 17/12/2026"; "thứ Sáu 15/05/2026; 17/05 là Chủ nhật" where it is a day off.
    pub due_told: String,
    /// Whether it is a day off.
    pub due_off: bool,
    /// "chậm nhất T6 15/05": the last working day before it, while there is time and it is a day off; else empty.
    pub due_by: String,
    /// How many days before it the last working day lies; zero where it is worked itself.
    #[serde(skip)]
    #[ts(skip)]
    pub days_off: u64,
    /// "còn 3 ngày", "trễ 5 ngày", "xong 12/11/2026"; "thường xuyên" and its like without a due date.
    pub left: String,
    /// How far it is.
    pub state: State,
    /// "Chưa làm", "Đang làm", "Đã xong", "Không phát sinh".
    pub state_text: String,
    /// Where it stands on its due date.
    pub standing: Standing,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// A note.
    pub note: String,
    /// Whether the officer added it.
    pub added: bool,
    /// What proves it.
    pub evidence: Vec<Document>,
}

/// A document that proves something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "EvidenceReply")]
pub struct Document {
    /// Its id.
    pub id: i64,
    /// "12/BC-UBND".
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub summary: String,
    /// "12/BC-UBND ngày 15/11/2026: Báo cáo …".
    pub text: String,
    /// The file's name, when there is one.
    pub file: Option<String>,
    /// Whether the program keeps a copy of the file.
    pub copied: bool,
}

/// What falls due of a task, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last safe day.
    pub day: NaiveDate,
    /// How far it is.
    pub state: State,
    /// When it was done.
    pub done: Option<NaiveDate>,
}

impl Line {
    /// A task of a plan on a due date, without what is written of it; `place`: where it stands, in words.
    pub fn dated(
        node: &Node,
        plan: i64,
        place: String,
        due: Due,
        working: &Working,
        today: NaiveDate,
    ) -> Line {
        let told = working.told(due.day);
        let standing = standing(due.state, due.day, today);
        let open = matches!(standing, Standing::Soon | Standing::Later);
        Line {
            due: Some(due.day),
            due_text: format_date(due.day),
            due_weekday: weekday_short(due.day).to_owned(),
            due_told: told.words(),
            due_off: told.off(),
            due_by: match open && told.off() {
                true => format!("chậm nhất {}", told.shortest()),
                false => String::new(),
            },
            days_off: (due.day - told.by()).num_days().unsigned_abs(),
            left: left(due, told.left(today)),
            state: due.state,
            state_text: due.state.text().to_owned(),
            standing,
            done: due.done,
            ..Line::of(node, plan, place)
        }
    }

    /// A task of a plan of a year for which nothing falls due.
    pub fn undated(node: &Node, plan: i64, place: String, year: i32) -> Line {
        Line {
            left: without_due(node, year),
            ..Line::of(node, plan, place)
        }
    }

    fn of(node: &Node, plan: i64, place: String) -> Line {
        Line {
            id: None,
            node: node.id,
            plan,
            place,
            content: node.content.clone(),
            lead: node.lead.clone(),
            coordinating: node.coordinating.clone(),
            result: node.result.clone(),
            time: node.time.clone(),
            further: Vec::new(),
            due: None,
            due_text: String::new(),
            due_weekday: String::new(),
            due_told: String::new(),
            due_off: false,
            due_by: String::new(),
            days_off: 0,
            left: String::new(),
            state: State::Todo,
            state_text: State::Todo.text().to_owned(),
            standing: Standing::Undated,
            done: None,
            note: String::new(),
            added: false,
            evidence: Vec::new(),
        }
    }

    /// Whether it is late.
    pub fn late(&self) -> bool {
        self.standing == Standing::Late
    }

    /// "T5 17/12/2026"; the time as written for a task without a due date.
    pub fn when(&self) -> String {
        match self.due {
            Some(_) => format!("{} {}", self.due_weekday, self.due_text),
            None => self.time.clone(),
        }
    }

    /// How long there is, and where the due date is a day off until when: "còn 3 ngày, chậm nhất thứ Sáu 15/05/2026;
    /// 17/05 là Chủ nhật".
    pub fn left_until(&self) -> String {
        match self.due_by.is_empty() {
            true => self.left.clone(),
            false => format!("{}, chậm nhất {}", self.left, self.due_told),
        }
    }

    /// How far it is, and below it when it was done, how long there is, or why nothing falls due.
    pub fn state_lines(&self) -> String {
        match (self.standing, self.done) {
            (Standing::Undated, _) => self.left.clone(),
            (Standing::Settled, None) => self.state_text.clone(),
            (Standing::Settled, Some(done)) => {
                format!("{}\n{}", self.state_text, format_date(done))
            }
            _ => format!("{}\n{}", self.state_text, self.left_until()),
        }
    }

    /// What it is in a calendar, on one line: "[Đã xong] Công bố thủ tục", "Công bố thủ tục (chậm nhất T6 15/05)".
    pub fn headline(&self) -> String {
        let content = one_line(&self.content);
        match (self.standing, self.due_by.is_empty()) {
            (Standing::Settled, _) => format!("[{}] {content}", self.state_text),
            (_, false) => format!("{content} ({})", self.due_by),
            (_, true) => content,
        }
    }

    /// All else that is known of it, a line each: "Chủ trì: Công an phường".
    pub fn details(&self) -> String {
        let about = [
            ("Chậm nhất", &self.due_told),
            ("Kế hoạch", &self.place),
            ("Thời gian ghi trong kế hoạch", &self.time),
            ("Chủ trì", &self.lead),
            ("Phối hợp", &self.coordinating),
            ("Kết quả", &self.result),
            ("Ghi chú", &self.note),
        ];
        let further = self.further.iter();
        let further = further.map(|own| (own.heading.as_str(), &own.text));
        let about: Vec<String> = about
            .into_iter()
            .chain(further)
            .filter(|(_, text)| !text.is_empty())
            .map(|(what, text)| format!("{what}: {text}"))
            .collect();
        about.join("\n")
    }
}

/// "còn 3 ngày", "trễ 5 ngày", "xong 12/11/2026".
fn left(Due { state, done, .. }: Due, left: Left) -> String {
    match (state, done) {
        (State::Done, Some(done)) => format!("xong {}", format_date(done)),
        (State::Done, None) => "đã xong".to_owned(),
        (State::NotArisen, _) => "không phát sinh".to_owned(),
        _ => left.words("trễ"),
    }
}

/// Why nothing falls due of a task.
fn without_due(node: &Node, year: i32) -> String {
    match node.meaning(year) {
        Some(Schedule::Ongoing) => "thường xuyên".to_owned(),
        Some(Schedule::OnDemand) => "khi có phát sinh".to_owned(),
        Some(_) => format!("không có hạn trong năm {year}"),
        None if node.time.is_empty() => "chưa ghi thời gian".to_owned(),
        None => "chưa hiểu thời gian".to_owned(),
    }
}

/// "12/BC-UBND ngày 15/11/2026: Báo cáo …", as far as it is known; else the name of its file.
pub fn document_text(number: &str, date: Option<NaiveDate>, summary: &str, file: &str) -> String {
    let date = date.map(|date| format!("ngày {}", format_date(date)));
    let mut head = vec![number.to_owned()];
    head.extend(date);
    head.retain(|part| !part.is_empty());
    let mut both = vec![head.join(" "), summary.to_owned()];
    both.retain(|part| !part.is_empty());
    match both.is_empty() {
        true => file_name(file).unwrap_or_default(),
        false => both.join(": "),
    }
}

/// The name of the file at a path, when there is one.
pub fn file_name(path: &str) -> Option<String> {
    let name = Path::new(path).file_name();
    name.map(|name| name.to_string_lossy().into_owned())
}

/// "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày", given where each of them stands.
pub fn summary(standings: impl Iterator<Item = Standing>) -> String {
    let (mut total, mut late, mut soon) = (0_usize, 0_usize, 0_usize);
    for standing in standings {
        total += 1;
        late += usize::from(standing == Standing::Late);
        soon += usize::from(standing == Standing::Soon);
    }
    let parts: Vec<String> = [(late, "trễ hạn"), (soon, "đến hạn trong 14 ngày")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    match (total, parts.is_empty()) {
        (0, _) => "Không có việc nào".to_owned(),
        (_, true) => format!("{total} việc"),
        (_, false) => format!("{total} việc: {}", parts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Kind;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn node(time: &str) -> Node {
        Node {
            kind: Kind::Task,
            content: "Công bố\nthủ tục".to_owned(),
            time: time.to_owned(),
            lead: "Công an phường".to_owned(),
            ..Node::default()
        }
    }

    fn place() -> String {
        "Kế hoạch 2026 · Mục I".to_owned()
    }

    fn due(day: &str, state: State, done: Option<&str>) -> Line {
        let (day, done) = (date(day), done.map(date));
        let today = date("2026-11-16");
        Line::dated(
            &node("Tháng 11"),
            1,
            place(),
            Due { day, state, done },
            &Working::default(),
            today,
        )
    }

    #[track_caller]
    fn stands(state: State, day: &str, done: Option<&str>, left: &str, standing: Standing) {
        let line = due(day, state, done);
        assert_eq!(
            (line.left.as_str(), line.standing),
            (left, standing),
            "{day}"
        );
    }

    #[test]
    fn a_due_date_says_how_long_there_is() {
        use State::*;
        stands(Todo, "2026-11-15", None, "trễ 1 ngày", Standing::Late);
        stands(
            Doing,
            "2026-11-16",
            None,
            "hôm nay là ngày cuối",
            Standing::Soon,
        );
        stands(Todo, "2026-11-30", None, "còn 14 ngày", Standing::Soon);
        stands(Todo, "2026-12-01", None, "còn 15 ngày", Standing::Later);
        let done = Some("2026-11-12");
        stands(
            Done,
            "2026-11-15",
            done,
            "xong 12/11/2026",
            Standing::Settled,
        );
        stands(Done, "2026-11-15", None, "đã xong", Standing::Settled);
        stands(
            NotArisen,
            "2026-01-15",
            None,
            "không phát sinh",
            Standing::Settled,
        );
    }

    #[track_caller]
    fn undated(time: &str, why: &str) {
        let line = Line::undated(&node(time), 1, place(), 2026);
        assert_eq!((line.left.as_str(), line.when().as_str()), (why, time));
    }

    #[test]
    fn without_a_due_date_it_says_why() {
        undated("Thường xuyên", "thường xuyên");
        undated("Khi có phát sinh", "khi có phát sinh");
        undated("", "chưa ghi thời gian");
        undated("vào một lúc nào đó", "chưa hiểu thời gian");
        // Understood, but it gives no due date of its own.
        undated("Hàng quý", "không có hạn trong năm 2026");
    }

    #[test]
    fn how_far_it_is_stands_on_two_lines() {
        use State::*;
        let done = Some("2026-11-12");
        assert_eq!(
            due("2026-11-15", Done, done).state_lines(),
            "Đã xong\n12/11/2026"
        );
        assert_eq!(due("2026-11-15", Done, None).state_lines(), "Đã xong");
        assert_eq!(
            due("2026-11-15", NotArisen, None).state_lines(),
            "Không phát sinh"
        );
        assert_eq!(
            due("2026-11-15", Doing, None).state_lines(),
            "Đang làm\ntrễ 1 ngày"
        );
        assert_eq!(
            due("2026-11-24", Todo, None).state_lines(),
            "Chưa làm\ncòn 7 ngày, chậm nhất thứ Hai 23/11/2026; 24/11 là ngày Văn hóa Việt Nam"
        );
        let undated = Line::undated(&node("Thường xuyên"), 1, place(), 2026);
        assert_eq!(undated.state_lines(), "thường xuyên");
    }

    #[track_caller]
    fn document(number: &str, day: &str, summary: &str, file: &str, expected: &str) {
        let text = document_text(number, day.parse().ok(), summary, file);
        assert_eq!(text, expected);
    }

    #[test]
    fn a_document_is_told_as_far_as_it_is_known() {
        let file = "/ho-so/bao-cao.pdf";
        document(
            "12/BC-UBND",
            "2026-11-15",
            "Báo cáo",
            file,
            "12/BC-UBND ngày 15/11/2026: Báo cáo",
        );
        document("12/BC-UBND", "", "", file, "12/BC-UBND");
        document("", "2026-11-15", "", file, "ngày 15/11/2026");
        document("", "", "Báo cáo", "", "Báo cáo");
        document("", "", "", file, "bao-cao.pdf");
        document("", "", "", "", "");
    }

    #[track_caller]
    fn sums(late: usize, soon: usize, others: usize, expected: &str) {
        let of = |standing, count| std::iter::repeat_n(standing, count);
        let all = of(Standing::Undated, others)
            .chain(of(Standing::Late, late))
            .chain(of(Standing::Soon, soon));
        assert_eq!(summary(all), expected);
    }

    #[test]
    fn a_list_is_summed_up() {
        sums(0, 0, 0, "Không có việc nào");
        sums(0, 0, 5, "5 việc");
        sums(3, 2, 7, "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày");
        sums(0, 2, 0, "2 việc: 2 đến hạn trong 14 ngày");
    }

    #[test]
    fn in_a_calendar_it_is_one_line_with_all_that_is_known_below() {
        let line = due("2026-11-30", State::Todo, None);
        assert_eq!(line.headline(), "Công bố thủ tục");
        assert_eq!(
            line.details(),
            "Chậm nhất: thứ Hai 30/11/2026\nKế hoạch: Kế hoạch 2026 · Mục I\nThời gian ghi trong kế hoạch: Tháng 11\nChủ trì: Công an phường"
        );
        let off = due("2026-11-29", State::Todo, None);
        assert_eq!(off.headline(), "Công bố thủ tục (chậm nhất T6 27/11)");
        assert_eq!(off.days_off, 2);
        let done = due("2026-11-30", State::Done, Some("2026-11-12"));
        assert_eq!(done.headline(), "[Đã xong] Công bố thủ tục");
        assert_eq!(done.when(), "T2 30/11/2026");
    }
}
