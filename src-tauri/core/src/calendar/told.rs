//! The words for a day by which something must be done: its weekday, and where it is a day off the last working day
//! before it. The one place where they are made.

use chrono::{Days, NaiveDate};

use super::Working;
use super::week::{weekday, weekday_short};
use crate::value::format_date;

/// The last safe day of something, and the day to go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The last safe day.
    last: NaiveDate,
    /// The last working day up to it.
    working: NaiveDate,
    /// Why the last safe day is not worked.
    why: Option<String>,
    /// The first day on which it can be done, where no day is worked from then on.
    from: Option<NaiveDate>,
}

/// How long there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// So many days until the day to go by.
    Days(i64),
    /// Today is the last working day; the last safe one is still to come.
    LastWorking,
    /// The working days are over; so many days off are left.
    DaysOff(i64),
    /// Today is the last safe day.
    Last,
    /// The last safe day passed so many days ago.
    Late(i64),
}

impl Left {
    /// "còn 1 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày"; `late`: the word for the last, "quá hạn".
    pub fn words(self, late: &str) -> String {
        match self {
            Left::Days(days) => format!("còn {days} ngày"),
            Left::LastWorking => "ngày làm việc cuối".to_owned(),
            Left::DaysOff(days) => format!("còn {days} ngày nghỉ"),
            Left::Last => "hôm nay là ngày cuối".to_owned(),
            Left::Late(days) => format!("{late} {days} ngày"),
        }
    }

    /// Whether the last safe day has passed.
    pub fn is_late(self) -> bool {
        matches!(self, Left::Late(_))
    }
}

impl Working {
    /// How a last safe day is told.
    pub fn told(&self, last: NaiveDate) -> Told {
        Told {
            last,
            working: self.last_working_on_or_before(last),
            why: self.why_off(last),
            from: None,
        }
    }

    /// The same for what cannot be done before a day is over: the figures of a period on its last day.
    pub fn told_after(&self, last: NaiveDate, over: NaiveDate) -> Told {
        let told = self.told(last);
        let from = over + Days::new(1);
        let never = told.why.is_some() && from <= last && told.working < from;
        Told {
            from: never.then_some(from),
            ..told
        }
    }
}

impl Told {
    /// "thứ Ba 17/11/2026"; "thứ Sáu 15/05/2026; 17/05 là Chủ nhật".
    pub fn words(&self) -> String {
        self.with(format_date(self.by()))
    }

    /// The same without the year: "thứ Ba 17/11".
    pub fn short(&self) -> String {
        self.with(day_month(self.by()))
    }

    /// The day to go by, where there is little room: "T6 15/05".
    pub fn shortest(&self) -> String {
        format!("{} {}", weekday_short(self.by()), day_month(self.by()))
    }

    /// Whether the last safe day is a day off.
    pub fn off(&self) -> bool {
        self.why.is_some()
    }

    /// How long there is.
    pub fn left(&self, today: NaiveDate) -> Left {
        let until = |day: NaiveDate| (day - today).num_days();
        match (until(self.by()), until(self.last)) {
            (_, last) if last < 0 => Left::Late(-last),
            (_, 0) => Left::Last,
            (0, _) => Left::LastWorking,
            (days, _) if days > 0 => Left::Days(days),
            (_, last) => Left::DaysOff(last),
        }
    }

    /// The day to go by.
    pub fn by(&self) -> NaiveDate {
        match self.from {
            Some(_) => self.last,
            None => self.working,
        }
    }

    fn with(&self, by: String) -> String {
        let head = format!("{} {by}", weekday(self.by()));
        match (&self.why, self.from) {
            (None, _) => head,
            (Some(why), None) => format!("{head}; {} là {why}", day_month(self.last)),
            // Its weekday has been said.
            (Some(why), Some(from)) => {
                let why = match why == weekday(self.last) {
                    true => String::new(),
                    false => format!(", {why}"),
                };
                format!("{head}{why}; từ {} đến đó đều nghỉ", day_month(from))
            }
        }
    }
}

fn day_month(day: NaiveDate) -> String {
    day.format("%d/%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn told(last: &str, words: &str, short: &str) {
        let told = Working::default().told(day(last));
        assert_eq!(
            (told.words().as_str(), told.short().as_str()),
            (words, short)
        );
    }

    #[test]
    fn a_day_has_its_weekday_and_a_day_off_the_last_working_day_before_it() {
        told("2026-11-17", "thứ Ba 17/11/2026", "thứ Ba 17/11");
        told(
            "2026-05-17",
            "thứ Sáu 15/05/2026; 17/05 là Chủ nhật",
            "thứ Sáu 15/05; 17/05 là Chủ nhật",
        );
        told(
            "2026-02-17",
            "thứ Sáu 13/02/2026; 17/02 là mùng 1 Tết",
            "thứ Sáu 13/02; 17/02 là mùng 1 Tết",
        );
        // "Trước 02/5/2026".
        told(
            "2026-05-01",
            "thứ Tư 29/04/2026; 01/05 là ngày Quốc tế Lao động",
            "thứ Tư 29/04; 01/05 là ngày Quốc tế Lao động",
        );
        told(
            "2027-01-01",
            "thứ Năm 31/12/2026; 01/01 là Tết Dương lịch",
            "thứ Năm 31/12; 01/01 là Tết Dương lịch",
        );
    }

    #[track_caller]
    fn after(last: &str, over: &str, words: &str) {
        let told = Working::default().told_after(day(last), day(over));
        assert_eq!(told.words(), words);
    }

    #[test]
    fn no_working_day_before_the_figures_are_there_is_named() {
        after(
            "2026-05-17",
            "2026-05-14",
            "thứ Sáu 15/05/2026; 17/05 là Chủ nhật",
        );
        after(
            "2026-02-17",
            "2026-02-14",
            "thứ Ba 17/02/2026, mùng 1 Tết; từ 15/02 đến đó đều nghỉ",
        );
        // Before the 17th, and the 15th and 16th are a weekend.
        after(
            "2026-08-16",
            "2026-08-14",
            "Chủ nhật 16/08/2026; từ 15/08 đến đó đều nghỉ",
        );
        // A report due before its period is over.
        after(
            "2026-02-14",
            "2026-02-14",
            "thứ Sáu 13/02/2026; 14/02 là thứ Bảy",
        );
        after("2026-06-04", "2026-06-14", "thứ Năm 04/06/2026");
    }

    #[track_caller]
    fn leaves(last: &str, today: &str, expected: &str) {
        let left = Working::default().told(day(last)).left(day(today));
        assert_eq!(left.words("quá hạn"), expected, "{last} on {today}");
        assert_eq!(left.is_late(), day(today) > day(last));
    }

    #[test]
    fn what_is_left_is_said_in_days_until_the_day_to_go_by() {
        leaves("2026-11-17", "2026-11-15", "còn 2 ngày");
        leaves("2026-11-17", "2026-11-17", "hôm nay là ngày cuối");
        leaves("2026-11-17", "2026-11-19", "quá hạn 2 ngày");
        leaves("2026-05-17", "2026-05-13", "còn 2 ngày");
        leaves("2026-05-17", "2026-05-15", "ngày làm việc cuối");
        leaves("2026-05-17", "2026-05-16", "còn 1 ngày nghỉ");
        leaves("2026-05-17", "2026-05-17", "hôm nay là ngày cuối");
        leaves("2026-05-17", "2026-05-18", "quá hạn 1 ngày");
    }
}
