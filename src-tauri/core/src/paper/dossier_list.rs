//! Dossiers that are late or due soon, on paper: title, sentences, columns and what stands in them. Made once; the page
//! and the workbook both take their words from here. No person stands in it. Pure.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::weekday_short;
use crate::value::{format_date, one_line, said};

/// "T6 20/11/2026".
fn short(day: NaiveDate) -> String {
    format!("{} {}", weekday_short(day), format_date(day))
}

/// What is said of dossiers of which no list says which unit has them.
pub const NO_UNIT: &str = "Chưa rõ đơn vị";

/// Whose list it is where no unit has any.
pub const EVERY_UNIT: &str = "Tất cả đơn vị";

/// One of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DossierDuePart")]
pub enum Part {
    /// Those that are late.
    Late,
    /// Those due within some days, as far as no slip apologises for them yet.
    Soon,
}

/// A dossier that is late or due soon.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueLine {
    /// Its code.
    pub code: String,
    /// The procedure's name, else its code.
    pub procedure: String,
    /// The day it was received.
    pub received: Option<NaiveDate>,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// "quá hạn 3 ngày", "còn 2 ngày".
    pub left: String,
    /// Whether it is late.
    pub late: bool,
    /// "Đang xử lý".
    pub status: String,
}

/// The dossiers of one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueUnit {
    /// As lists write it; empty where no list says.
    pub unit: String,
    /// Late ones, the latest first.
    pub late: Vec<DueLine>,
    /// Those due soon, soonest first.
    pub soon: Vec<DueLine>,
}

impl DueUnit {
    /// Its name.
    pub fn name(&self) -> &str {
        match self.unit.trim() {
            "" => NO_UNIT,
            unit => unit,
        }
    }

    /// All of its dossiers, late ones first.
    pub fn lines(&self) -> impl Iterator<Item = &DueLine> {
        self.late.iter().chain(&self.soon)
    }
}

/// The dossiers of all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueList {
    /// One list of the two; none: both.
    pub part: Option<Part>,
    /// Within how many working days.
    pub days: u32,
    /// The moment up to which the newest list speaks.
    pub as_of: Option<NaiveDateTime>,
    /// The day for which days are counted.
    pub today: NaiveDate,
    /// The unit with the most urgent one first.
    pub units: Vec<DueUnit>,
}

impl DueList {
    /// "Danh sách hồ sơ quá hạn".
    pub fn title(&self) -> String {
        match self.part {
            Some(Part::Late) => "Danh sách hồ sơ quá hạn",
            Some(Part::Soon) => "Danh sách hồ sơ sắp đến hạn",
            None => "Danh sách hồ sơ quá hạn và sắp đến hạn",
        }
        .to_owned()
    }

    /// "Quá hạn", "Đến hạn trong 3 ngày làm việc tới": what a part is, in a title.
    pub fn part(&self, part: Part) -> String {
        match part {
            Part::Late => "Quá hạn".to_owned(),
            Part::Soon => format!("Đến hạn trong {} ngày làm việc tới", self.days),
        }
    }

    /// "Ngày 16/11/2026 có 2 hồ sơ quá hạn, 1 hồ sơ đến hạn trong 3 ngày làm việc tới (theo danh sách tính đến
    /// 15/11/2026 08:12)."
    pub fn sentence(&self, unit: &DueUnit) -> String {
        let parts = [(Part::Late, &unit.late), (Part::Soon, &unit.soon)];
        let asked = parts
            .into_iter()
            .filter(|(part, _)| self.part.is_none_or(|own| own == *part));
        let told = asked.map(|(part, own)| {
            let count = match own.len() {
                0 => "không có".to_owned(),
                count => format!(
                    "có {}",
                    said::count(i64::try_from(count).unwrap_or_default())
                ),
            };
            let what = self.part(part);
            format!("{count} hồ sơ {}", what.to_lowercase())
        });
        let told: Vec<String> = told.collect();
        let heard = match self.as_of {
            Some(as_of) => format!(" (theo danh sách tính đến {})", said::moment(as_of)),
            None => String::new(),
        };
        format!(
            "Ngày {} {}{heard}.",
            format_date(self.today),
            told.join(", ")
        )
    }
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The line's number.
    Number,
    /// The dossier's code.
    Code,
    /// Its procedure.
    Procedure,
    /// When it was received.
    Received,
    /// When it is due.
    Due,
    /// How late it is, or how long there is.
    Left,
    /// Where it stands.
    Status,
}

impl Column {
    /// All of them.
    pub const ALL: [Column; 7] = [
        Column::Number,
        Column::Code,
        Column::Procedure,
        Column::Received,
        Column::Due,
        Column::Left,
        Column::Status,
    ];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Column::Number => "TT",
            Column::Code => "Mã hồ sơ",
            Column::Procedure => "Thủ tục",
            Column::Received => "Ngày tiếp nhận",
            Column::Due => "Hẹn trả",
            Column::Left => "Quá hạn, còn",
            Column::Status => "Trạng thái",
        }
    }

    /// Whether its texts stand in the middle.
    pub fn centred(self) -> bool {
        !matches!(self, Column::Code | Column::Procedure | Column::Status)
    }

    /// What it says of a dossier, the list's so-manieth.
    pub fn text(self, number: usize, line: &DueLine) -> String {
        let day = |day: Option<NaiveDate>| day.map(format_date).unwrap_or_default();
        match self {
            Column::Number => number.to_string(),
            Column::Code => line.code.clone(),
            Column::Procedure => one_line(&line.procedure),
            Column::Received => day(line.received),
            Column::Due => line.due.map(short).unwrap_or_default(),
            Column::Left => line.left.clone(),
            Column::Status => line.status.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_what_it_lists_and_what_it_was_heard_from() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let lines = |count: usize| vec![DueLine::default(); count];
        let unit = |late: usize, soon: usize| DueUnit {
            unit: "Tư pháp".to_owned(),
            late: lines(late),
            soon: lines(soon),
        };
        let list = |part| DueList {
            part,
            days: 3,
            as_of: day.and_hms_opt(8, 12, 0),
            today: day,
            units: Vec::new(),
        };
        for (part, unit, title, expected) in [
            (
                None,
                unit(2, 1),
                "Danh sách hồ sơ quá hạn và sắp đến hạn",
                "Ngày 16/11/2026 có 2 hồ sơ quá hạn, có 1 hồ sơ đến hạn trong 3 ngày làm việc tới",
            ),
            (
                None,
                unit(0, 1),
                "Danh sách hồ sơ quá hạn và sắp đến hạn",
                "Ngày 16/11/2026 không có hồ sơ quá hạn, có 1 hồ sơ đến hạn trong 3 ngày làm việc tới",
            ),
            (
                Some(Part::Late),
                unit(1200, 0),
                "Danh sách hồ sơ quá hạn",
                "Ngày 16/11/2026 có 1.200 hồ sơ quá hạn",
            ),
        ] {
            let list = list(part);
            assert_eq!(list.title(), title);
            let expected = format!("{expected} (theo danh sách tính đến 16/11/2026 08:12).");
            assert_eq!(list.sentence(&unit), expected);
        }
        assert_eq!(DueUnit::default().name(), NO_UNIT);
    }
}
