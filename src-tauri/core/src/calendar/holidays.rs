//! The public holidays of a year, as the law proposes them: Bộ luật Lao động 2019, Điều 112, with the day that Nghị
//! quyết 28/2026/QH16, in force from 01/7/2026, added as one off with full pay. One that falls on a weekly rest is made
//! up for on the next working day (Điều 111 khoản 3). Which five days of Tết and which day beside 02/9 are off, the Prime
//! Minister says every year: until then the usual ones are proposed. What was in force before 2021 is not looked at.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lunar::{lunar, solar};
use super::week::weekend;

/// How many days of Tết are off.
const TET: usize = 5;

/// Which days are off where the law leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// How many of the five days of Tết lie before mùng 1: one or two.
    pub before_tet: u32,
    /// The day beside 02/9; none: the one that is usual in that year.
    pub beside: Option<Beside>,
}

impl Default for Choice {
    fn default() -> Self {
        Choice {
            before_tet: 1,
            beside: None,
        }
    }
}

/// The day off beside 02/9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// 01/9.
    Before,
    /// 03/9.
    After,
}

impl Beside {
    /// The one that is usual: the day that touches the weekend, else the day before. So it was in 2021–2026.
    pub fn usual(year: i32) -> Beside {
        let day = NaiveDate::from_ymd_opt(year, 9, 2).unwrap_or_default();
        match day.weekday() {
            Weekday::Mon | Weekday::Thu | Weekday::Sun => Beside::After,
            _ => Beside::Before,
        }
    }
}

/// On what a day off that is proposed rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The list of holidays.
    Holiday,
    /// The day of the nation's culture, which was added to it.
    Culture,
    /// A holiday fell on a weekly rest.
    MadeUp,
}

impl Basis {
    /// "Bộ luật Lao động 2019, Điều 112".
    pub fn text(self) -> &'static str {
        match self {
            Basis::Holiday => "Bộ luật Lao động 2019, Điều 112",
            Basis::Culture => "Nghị quyết 28/2026/QH16",
            Basis::MadeUp => "Bộ luật Lao động 2019, Điều 111 khoản 3",
        }
    }
}

/// A day off as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The day.
    pub day: NaiveDate,
    /// "mùng 1 Tết", "Giỗ Tổ Hùng Vương", "nghỉ bù mùng 1 Tết".
    pub name: String,
    /// On what it rests.
    pub basis: Basis,
}

/// The holidays of a year and what makes up for them, in order. `left_out`: what the office took away, which nothing
/// makes up for; `also_off`: its own days off, which make up for nothing.
pub fn proposals(
    year: i32,
    choice: Choice,
    left_out: impl Fn(NaiveDate) -> bool,
    also_off: impl Fn(NaiveDate) -> bool,
) -> Vec<Proposal> {
    let mut found = holidays(year, choice);
    let lost: Vec<Proposal> = found
        .iter()
        .filter(|own| weekend(own.day) && !left_out(own.day))
        .cloned()
        .collect();
    for own in lost {
        let taken = |day: NaiveDate| {
            weekend(day) || also_off(day) || found.iter().any(|other| other.day == day)
        };
        if let Some(day) = own.day.iter_days().find(|day| !taken(*day)) {
            found.push(Proposal {
                day,
                name: format!("nghỉ bù {}", own.name),
                basis: Basis::MadeUp,
            });
        }
    }
    found.sort_by_key(|own| own.day);
    found
}

fn holidays(year: i32, choice: Choice) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    let mut add = |day: Option<NaiveDate>, name: &str, basis: Basis| {
        let Some(day) = day else { return };
        match found.iter_mut().find(|own| own.day == day) {
            Some(own) => own.name = format!("{}, {name}", own.name),
            None => found.push(Proposal {
                day,
                name: name.to_owned(),
                basis,
            }),
        }
    };
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    add(on(1, 1), "Tết Dương lịch", Basis::Holiday);
    let tet = solar(year, 1, 1);
    let before = tet.map(|first| first - Days::new(choice.before_tet.clamp(1, 4).into()));
    let of_it = before.into_iter().flat_map(|first| first.iter_days());
    for day in of_it.take(TET) {
        add(Some(day), &of_tet(day), Basis::Holiday);
    }
    add(solar(year, 3, 10), "Giỗ Tổ Hùng Vương", Basis::Holiday);
    add(on(4, 30), "ngày Chiến thắng 30/4", Basis::Holiday);
    add(on(5, 1), "ngày Quốc tế Lao động", Basis::Holiday);
    let beside = match choice.beside.unwrap_or_else(|| Beside::usual(year)) {
        Beside::Before => on(9, 1),
        Beside::After => on(9, 3),
    };
    add(on(9, 2), "ngày Quốc khánh", Basis::Holiday);
    add(beside, "ngày nghỉ liền kề Quốc khánh", Basis::Holiday);
    if year >= 2026 {
        add(on(11, 24), "ngày Văn hóa Việt Nam", Basis::Culture);
    }
    found.sort_by_key(|own| own.day);
    found
}

/// "29 tháng Chạp", "mùng 1 Tết".
fn of_tet(day: NaiveDate) -> String {
    match lunar(day) {
        Some(own) if own.month == 1 => format!("mùng {} Tết", own.day),
        Some(own) => format!("{} tháng Chạp", own.day),
        None => "Tết".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::weekday_short;

    #[track_caller]
    fn check(year: i32, choice: Choice, expected: &[&str]) {
        let found = proposals(year, choice, |_| false, |_| false);
        let found: Vec<String> = found
            .iter()
            .map(|own| {
                format!(
                    "{} {} {}",
                    weekday_short(own.day),
                    own.day.format("%d/%m"),
                    own.name
                )
            })
            .collect();
        assert_eq!(found, expected, "{year}");
    }

    const TWO_BEFORE: Choice = Choice {
        before_tet: 2,
        beside: None,
    };

    #[test]
    fn the_holidays_of_2026() {
        // As announced for officials: Tết off from 14 to 22/02, Giỗ Tổ on a Sunday.
        check(
            2026,
            Choice::default(),
            &[
                "T5 01/01 Tết Dương lịch",
                "T2 16/02 29 tháng Chạp",
                "T3 17/02 mùng 1 Tết",
                "T4 18/02 mùng 2 Tết",
                "T5 19/02 mùng 3 Tết",
                "T6 20/02 mùng 4 Tết",
                "CN 26/04 Giỗ Tổ Hùng Vương",
                "T2 27/04 nghỉ bù Giỗ Tổ Hùng Vương",
                "T5 30/04 ngày Chiến thắng 30/4",
                "T6 01/05 ngày Quốc tế Lao động",
                "T3 01/09 ngày nghỉ liền kề Quốc khánh",
                "T4 02/09 ngày Quốc khánh",
                "T3 24/11 ngày Văn hóa Việt Nam",
            ],
        );
    }

    #[test]
    fn what_falls_on_a_weekend_is_made_up_for() {
        // As announced: Tết off from 08 to 14/02, Quốc khánh on 02 and 03/9.
        check(
            2024,
            TWO_BEFORE,
            &[
                "T2 01/01 Tết Dương lịch",
                "T5 08/02 29 tháng Chạp",
                "T6 09/02 30 tháng Chạp",
                "T7 10/02 mùng 1 Tết",
                "CN 11/02 mùng 2 Tết",
                "T2 12/02 mùng 3 Tết",
                "T3 13/02 nghỉ bù mùng 1 Tết",
                "T4 14/02 nghỉ bù mùng 2 Tết",
                "T5 18/04 Giỗ Tổ Hùng Vương",
                "T3 30/04 ngày Chiến thắng 30/4",
                "T4 01/05 ngày Quốc tế Lao động",
                "T2 02/09 ngày Quốc khánh",
                "T3 03/09 ngày nghỉ liền kề Quốc khánh",
            ],
        );
        // As announced: 29/4 to 03/5, 01 to 04/9.
        check(
            2023,
            TWO_BEFORE,
            &[
                "CN 01/01 Tết Dương lịch",
                "T2 02/01 nghỉ bù Tết Dương lịch",
                "T6 20/01 29 tháng Chạp",
                "T7 21/01 30 tháng Chạp",
                "CN 22/01 mùng 1 Tết",
                "T2 23/01 mùng 2 Tết",
                "T3 24/01 mùng 3 Tết",
                "T4 25/01 nghỉ bù 30 tháng Chạp",
                "T5 26/01 nghỉ bù mùng 1 Tết",
                "T7 29/04 Giỗ Tổ Hùng Vương",
                "CN 30/04 ngày Chiến thắng 30/4",
                "T2 01/05 ngày Quốc tế Lao động",
                "T3 02/05 nghỉ bù Giỗ Tổ Hùng Vương",
                "T4 03/05 nghỉ bù ngày Chiến thắng 30/4",
                "T6 01/09 ngày nghỉ liền kề Quốc khánh",
                "T7 02/09 ngày Quốc khánh",
                "T2 04/09 nghỉ bù ngày Quốc khánh",
            ],
        );
    }

    #[test]
    fn the_day_beside_2_9_is_the_usual_one_or_the_one_chosen() {
        let usual = |year| Beside::usual(year);
        assert_eq!(usual(2021), Beside::After);
        assert_eq!(usual(2022), Beside::Before);
        assert_eq!(usual(2025), Beside::Before);
        let chosen = Choice {
            beside: Some(Beside::After),
            ..Choice::default()
        };
        let found = proposals(2026, chosen, |_| false, |_| false);
        assert!(found.iter().any(|own| own.day.to_string() == "2026-09-03"));
    }

    #[test]
    fn what_the_office_takes_away_or_has_off_moves_nothing_else_there() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let made_up = |left_out: &str, also_off: &str| {
            let found = proposals(
                2026,
                Choice::default(),
                |own| own.to_string() == left_out,
                |own| own.to_string() == also_off,
            );
            let own = found.into_iter().find(|own| own.basis == Basis::MadeUp);
            own.map(|own| own.day)
        };
        assert_eq!(made_up("", ""), Some(day("2026-04-27")));
        assert_eq!(made_up("2026-04-26", ""), None);
        assert_eq!(made_up("2026-04-27", ""), Some(day("2026-04-27")));
        assert_eq!(made_up("", "2026-04-27"), Some(day("2026-04-28")));
    }

    #[test]
    fn every_year_has_its_days() {
        for year in 2000..=2200 {
            let found = holidays(year, Choice::default());
            let both = found.iter().filter(|own| own.name.contains(", ")).count();
            assert_eq!(
                found.len() + both,
                if year < 2026 { 11 } else { 12 },
                "{year}"
            );
            assert!(found.iter().all(|own| own.day.year() == year), "{year}");
        }
    }
}
