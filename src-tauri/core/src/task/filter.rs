//! Which tasks are looked for: what a filter takes, what it leaves out from the start, and the filter in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::occurrence::{Standing, State, standing};
use crate::value::{fold, format_date, one_line};

/// Which occurrences to list. Empty fields do not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "TaskFilter")]
pub struct Filter {
    /// A plan.
    pub plan: Option<i64>,
    /// Lead or coordinating unit of the catalogue.
    pub unit: Option<i64>,
    /// States; empty = all.
    pub states: Vec<State>,
    /// Where they stand on their due date; empty = anywhere.
    pub standing: Vec<Standing>,
    /// Due on or after.
    pub from: Option<NaiveDate>,
    /// Due on or before.
    pub to: Option<NaiveDate>,
    /// Words in content, label, result, units, note and evidence, without regard to case and accents.
    pub text: String,
    /// Tasks for which nothing falls due (ongoing, on demand, not understood) are listed as well.
    pub undated: bool,
    /// Skips so many; a reply carries at most 500 lines.
    pub skip: usize,
}

/// What need not be read at all for a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Only what is neither done nor not arisen.
    pub open: bool,
}

impl Filter {
    /// The days to look at, and whether what is settled can be left out from the start.
    pub fn reach(&self, today: NaiveDate) -> Reach {
        let settled = self.standing.is_empty() || self.standing.contains(&Standing::Settled);
        let states = self.states.is_empty()
            || self
                .states
                .iter()
                .any(|state| matches!(state, State::Done | State::NotArisen));
        let only_late = self.standing == [Standing::Late];
        Reach {
            from: self.from,
            to: match only_late {
                true => Some(self.to.map_or(today, |to| to.min(today))),
                false => self.to,
            },
            open: !(settled && states),
        }
    }

    /// Whether something due on a day, in a state, is what is looked for; its plan, unit and words are not asked.
    pub fn takes(&self, state: State, due: NaiveDate, today: NaiveDate) -> bool {
        (self.states.is_empty() || self.states.contains(&state))
            && (self.standing.is_empty() || self.standing.contains(&standing(state, due, today)))
    }

    /// Whether tasks for which nothing falls due belong to what is asked for.
    pub fn wants_undated(&self) -> bool {
        let standing = match self.standing.is_empty() {
            true => self.undated,
            false => self.standing.contains(&Standing::Undated),
        };
        let days = self.from.is_some() || self.to.is_some();
        let states = self.states.is_empty() || self.states.contains(&State::Todo);
        standing && states && !days
    }

    /// The same for what is due from one day to another, from its first line on.
    pub fn between(self, from: NaiveDate, to: NaiveDate) -> Filter {
        Filter {
            from: Some(from),
            to: Some(to),
            undated: false,
            skip: 0,
            ..self
        }
    }

    /// The filter without a plan and a unit that are not (or no longer) in the data file, and what to say of it: an
    /// empty list would look as if there was nothing to do.
    pub fn known(mut self, plan: bool, unit: bool) -> (Filter, Vec<&'static str>) {
        let mut dropped = Vec::new();
        if !plan && self.plan.take().is_some() {
            dropped.push(
                "Kế hoạch đã chọn trong bộ lọc không còn trong tệp dữ liệu này: đã bỏ, đang xem mọi kế hoạch.",
            );
        }
        if !unit && self.unit.take().is_some() {
            dropped.push(
                "Đơn vị đã chọn trong bộ lọc không còn trong danh mục: đã bỏ, đang xem mọi đơn vị.",
            );
        }
        (self, dropped)
    }

    /// What it asks for, in words: "Kế hoạch kiểm soát TTHC 2026 · Công an phường · trễ hạn". `plan` and `unit`: the
    /// names of those it asks for.
    pub fn in_words(&self, plan: Option<String>, unit: Option<String>) -> String {
        let day = |word: &str, day| format!("{word} {}", format_date(day));
        let states = self.states.iter().map(|state| state.text().to_lowercase());
        let standing = self.standing.iter().map(|own| own.word().to_owned());
        let states: Vec<String> = states.chain(standing).collect();
        let text = one_line(&self.text);
        let parts = [
            plan,
            unit,
            self.from.map(|from| day("từ", from)),
            self.to.map(|to| day("đến", to)),
            Some(states.join(", ")),
            (!text.is_empty()).then(|| format!("có “{text}”")),
        ];
        let mut parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

/// The words looked for, without case and accents.
pub struct Words(Vec<String>);

impl Words {
    /// The words of a text.
    pub fn new(text: &str) -> Words {
        let folded = fold(text);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Words(words.map(str::to_owned).collect())
    }

    /// Whether any word is looked for.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether each word is in one of the texts.
    pub fn all_in(&self, texts: &[&str]) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let folded = fold(&texts.join("\n"));
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        date("2026-11-16")
    }

    fn filter(states: &[State], standing: &[Standing]) -> Filter {
        Filter {
            states: states.to_vec(),
            standing: standing.to_vec(),
            ..Filter::default()
        }
    }

    #[track_caller]
    fn reaches(filter: &Filter, to: Option<&str>, open: bool) {
        let reach = filter.reach(today());
        assert_eq!((reach.to, reach.open), (to.map(date), open), "{filter:?}");
    }

    #[test]
    fn what_is_settled_is_read_only_when_it_can_be_asked_for() {
        use State::*;
        reaches(&filter(&[], &[]), None, false);
        reaches(&filter(&[Todo, Doing], &[]), None, true);
        reaches(&filter(&[Doing, NotArisen], &[]), None, false);
        reaches(&filter(&[], &[Standing::Soon]), None, true);
        reaches(
            &filter(&[], &[Standing::Soon, Standing::Settled]),
            None,
            false,
        );
        reaches(&filter(&[Done], &[Standing::Later]), None, true);
    }

    #[test]
    fn what_is_late_lies_before_today() {
        let late = filter(&[], &[Standing::Late]);
        reaches(&late, Some("2026-11-16"), true);
        let earlier = Filter {
            to: Some(date("2026-10-01")),
            ..late
        };
        reaches(&earlier, Some("2026-10-01"), true);
        reaches(&filter(&[], &[Standing::Late, Standing::Soon]), None, true);
    }

    #[track_caller]
    fn undated(filter: &Filter, wanted: bool) {
        assert_eq!(filter.wants_undated(), wanted, "{filter:?}");
    }

    #[test]
    fn tasks_without_a_due_date_come_when_nothing_excludes_them() {
        let all = Filter {
            undated: true,
            ..Filter::default()
        };
        undated(&Filter::default(), false);
        undated(&all, true);
        undated(&filter(&[], &[Standing::Undated]), true);
        undated(&filter(&[State::Done], &[Standing::Undated]), false);
        let narrowed = [
            filter(&[State::Done], &[]),
            filter(&[], &[Standing::Late]),
            Filter::default().between(today(), today()),
        ];
        for own in narrowed {
            undated(
                &Filter {
                    undated: true,
                    ..own
                },
                false,
            );
        }
        undated(
            &Filter {
                undated: true,
                ..filter(&[State::Todo], &[])
            },
            true,
        );
    }

    #[track_caller]
    fn takes(filter: &Filter, state: State, due: &str, wanted: bool) {
        let took = filter.takes(state, date(due), today());
        assert_eq!(took, wanted, "{state:?} {due}: {filter:?}");
    }

    #[test]
    fn state_and_standing_both_narrow() {
        let open_late = filter(&[State::Todo], &[Standing::Late, Standing::Soon]);
        takes(&open_late, State::Todo, "2026-11-15", true);
        takes(&open_late, State::Todo, "2026-11-30", true);
        takes(&open_late, State::Todo, "2026-12-01", false);
        takes(&open_late, State::Doing, "2026-11-15", false);
        takes(&open_late, State::Done, "2026-11-15", false);
        takes(&Filter::default(), State::Done, "2020-01-01", true);
    }

    #[test]
    fn a_plan_and_a_unit_that_are_not_there_are_dropped_and_told() {
        let asked = Filter {
            plan: Some(7),
            unit: Some(8),
            text: "hồ sơ".to_owned(),
            ..Filter::default()
        };
        let (same, said) = asked.clone().known(true, true);
        assert_eq!((same, said.len()), (asked.clone(), 0));
        let (own, said) = asked.clone().known(false, true);
        assert_eq!((own.plan, own.unit, said.len()), (None, Some(8), 1));
        assert!(said[0].starts_with("Kế hoạch đã chọn"));
        let (own, said) = asked.known(false, false);
        assert_eq!((own.plan, own.unit, said.len()), (None, None, 2));
        assert_eq!(own.text, "hồ sơ");
        // Nothing was asked for, so nothing is dropped.
        assert!(Filter::default().known(false, false).1.is_empty());
    }

    #[track_caller]
    fn words(filter: &Filter, plan: Option<&str>, expected: &str) {
        assert_eq!(filter.in_words(plan.map(str::to_owned), None), expected);
    }

    #[test]
    fn a_filter_in_words() {
        words(&Filter::default(), None, "");
        words(&Filter::default(), Some("Kế hoạch 2026"), "Kế hoạch 2026");
        let own = Filter {
            text: "  hồ  sơ ".to_owned(),
            ..filter(&[State::Doing], &[Standing::Late]).between(date("2026-11-01"), today())
        };
        words(
            &own,
            Some("Kế hoạch 2026"),
            "Kế hoạch 2026 · từ 01/11/2026 · đến 16/11/2026 · đang làm, trễ hạn · có “hồ sơ”",
        );
    }

    #[track_caller]
    fn found(words: &str, texts: &[&str], expected: bool) {
        assert_eq!(Words::new(words).all_in(texts), expected, "{words}");
    }

    #[test]
    fn each_word_must_be_in_one_of_the_texts() {
        let texts = ["Rà soát quy định", "Công an phường"];
        found("", &texts, true);
        found("cong  AN", &texts, true);
        found("soat phuong", &texts, true);
        found("soat truong", &texts, false);
        // A phrase does not reach over from one text to the next.
        found("dinhcong", &texts, false);
    }
}
