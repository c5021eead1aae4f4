//! When a dossier has ended, so that it may be cleared away after its time.

use chrono::NaiveDateTime;

use super::{Facts, Status};

/// When it ended; none while it has not. Its status decides, where one is known; of one that ended without a date it is
/// only known that it had when a list last spoke of it (`spoken`).
pub fn ended(facts: &Facts, spoken: NaiveDateTime) -> Option<NaiveDateTime> {
    let told = facts.returned.max(facts.finished);
    let is_ended = match facts.status {
        // Refused at the counter: nothing more comes of it.
        Some(status) => status.is_ended() || status == Status::Refused,
        None => told.is_some(),
    };
    is_ended.then(|| told.unwrap_or(spoken))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, day);
        day.unwrap().and_hms_opt(0, 0, 0).unwrap()
    }

    #[test]
    fn the_status_decides_and_dates_say_when() {
        for (status, finished, returned, expected) in [
            (None, None, None, None),
            (None, Some(3), None, Some(3)),
            (None, Some(3), Some(5), Some(5)),
            (Some(Status::Done), Some(3), None, Some(3)),
            (Some(Status::Withdrawn), None, None, Some(20)),
            (Some(Status::Refused), None, None, Some(20)),
            (Some(Status::Registered), None, None, None),
            (Some(Status::Processing), Some(3), None, None),
            (Some(Status::AwaitingPapers), None, None, None),
        ] {
            let facts = Facts {
                status,
                finished: finished.map(day),
                returned: returned.map(day),
                ..Facts::default()
            };
            assert_eq!(ended(&facts, day(20)), expected.map(day), "{facts:?}");
        }
    }
}
