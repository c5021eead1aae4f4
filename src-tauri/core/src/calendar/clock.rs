//! Whether the computer's clock can be right, going by what was done last.

use chrono::{NaiveDateTime, TimeDelta};

/// What is wrong with a clock that says `now`, as a sentence, where `last` is the moment of the last change: it stands
/// more than a day before, or more than 200 days after. Ward offices work every month, and a battery that is empty sets
/// the clock years back.
pub fn doubt(now: NaiveDateTime, last: Option<NaiveDateTime>) -> Option<String> {
    let last = last?;
    let how = match now - last {
        since if since < TimeDelta::days(-1) => "sớm hơn",
        since if since > TimeDelta::days(200) => "muộn hơn hẳn",
        _ => return None,
    };
    let (now, last) = (now.format("%d/%m/%Y"), last.format("%d/%m/%Y"));
    Some(format!(
        "Đồng hồ của máy chỉ ngày {now}, {how} ngày {last} của lần thay đổi gần nhất trong sổ. \
         Hạn gửi và kỳ báo cáo tính theo đồng hồ này: xem lại ngày giờ của máy. Hôm nay không bản sao nào bị tỉa."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_before_or_long_after_the_last_change_is_doubtful() {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let now = at("2026-11-16 10:00");
        for (last, how) in [
            ("2026-11-16 09:59", None),
            // A clock put right by some hours.
            ("2026-11-17 09:59", None),
            ("2026-11-17 10:01", Some("sớm hơn")),
            ("2031-01-05 08:00", Some("sớm hơn")),
            // Half a year's absence happens.
            ("2026-05-01 10:00", None),
            ("2026-04-30 09:59", Some("muộn hơn hẳn")),
            ("2025-10-16 10:00", Some("muộn hơn hẳn")),
        ] {
            let said = doubt(now, Some(at(last)));
            assert_eq!(said.is_some(), how.is_some(), "{last}: {said:?}");
            assert!(said.unwrap_or_default().contains(how.unwrap_or_default()));
        }
        assert_eq!(doubt(now, None), None);
    }
}
