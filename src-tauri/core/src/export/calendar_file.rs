//! A calendar file (.ics, RFC 5545) that Outlook and Thunderbird import without asking: all-day events with an alarm.
//! The same events at the same moment give the same bytes.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

/// An all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What a calendar knows it again by.
    pub uid: String,
    /// Its day.
    pub day: NaiveDate,
    /// What it is.
    pub summary: String,
    /// What else to know; may have several lines.
    pub description: String,
    /// How many days before to remind; none: not at all.
    pub alarm: Option<u64>,
}

/// The longest line in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// The office's clock shows Vietnam's time all year.
const AHEAD_OF_UTC: TimeDelta = TimeDelta::hours(7);

/// The file's text. It names no METHOD: with one, Outlook would take it for an invitation.
pub fn calendar(events: &[Event], now: NaiveDateTime) -> String {
    let mut file = String::new();
    let stamp = (now - AHEAD_OF_UTC).format("%Y%m%dT%H%M%SZ").to_string();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, "PRODID:-//So Mot Cua//Nhiem vu//VI");
    line(&mut file, "CALSCALE:GREGORIAN");
    for own in events {
        event(&mut file, own, &stamp);
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, own: &Event, stamp: &str) {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let summary = text(&own.summary);
    line(file, "BEGIN:VEVENT");
    line(file, &format!("UID:{}", own.uid));
    line(file, &format!("DTSTAMP:{stamp}"));
    line(file, &format!("DTSTART;VALUE=DATE:{}", day(own.day)));
    let next = own.day + Days::new(1);
    line(file, &format!("DTEND;VALUE=DATE:{}", day(next)));
    line(file, &format!("SUMMARY:{summary}"));
    if !own.description.is_empty() {
        line(file, &format!("DESCRIPTION:{}", text(&own.description)));
    }
    // A due date takes nobody's time.
    line(file, "TRANSP:TRANSPARENT");
    line(file, "X-MICROSOFT-CDO-BUSYSTATUS:FREE");
    if let Some(days) = own.alarm {
        line(file, "BEGIN:VALARM");
        line(file, "ACTION:DISPLAY");
        line(file, &format!("DESCRIPTION:{summary}"));
        line(file, &format!("TRIGGER:-P{days}D"));
        line(file, "END:VALARM");
    }
    line(file, "END:VEVENT");
}

/// A text value: its signs escaped, line breaks written as words; other control signs have no place in the file.
fn text(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '\n' => text.push_str("\\n"),
            '\\' | ';' | ',' => {
                text.push('\\');
                text.push(c);
            }
            '\t' => text.push(' '),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

/// A line, folded between letters. Not beside a space: some readers lose it.
fn line(file: &mut String, text: &str) {
    let (mut rest, mut room) = (text, LONGEST_LINE);
    while rest.len() > room {
        let last = rest.floor_char_boundary(room);
        let inside_a_word = |at: &usize| {
            rest.is_char_boundary(*at)
                && !rest[..*at].ends_with(' ')
                && !rest[*at..].starts_with(' ')
        };
        let at = (1..=last).rev().find(inside_a_word).unwrap_or(last);
        let (folded, left) = rest.split_at(at);
        file.push_str(folded);
        file.push_str("\r\n ");
        (rest, room) = (left, LONGEST_LINE - 1);
    }
    file.push_str(rest);
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str, description: &str) -> Event {
        Event {
            uid: "viec-1-mau@so-mot-cua".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            summary: summary.to_owned(),
            description: description.to_owned(),
            alarm: Some(2),
        }
    }

    fn written(own: &Event) -> String {
        calendar(
            std::slice::from_ref(own),
            "2026-11-16T06:30:05".parse().unwrap(),
        )
    }

    #[track_caller]
    fn writes(own: &Event, line: &str) {
        let file = written(own).replace("\r\n ", "");
        assert!(file.split("\r\n").any(|own| own == line), "{line}:\n{file}");
    }

    #[test]
    fn an_event_takes_its_whole_day_and_is_stamped_in_universal_time() {
        let own = event("Báo cáo", "");
        writes(&own, "DTSTART;VALUE=DATE:20261231");
        writes(&own, "DTEND;VALUE=DATE:20270101");
        writes(&own, "DTSTAMP:20261115T233005Z");
        writes(&own, "TRIGGER:-P2D");
        assert!(!written(&own).contains("METHOD"));
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        writes(&event(r"a, b; c\d", ""), r"SUMMARY:a\, b\; c\\d");
        writes(&event("a\tb\u{7}c\r", "x\ny"), "SUMMARY:a bc");
        writes(&event("", "x\ny"), r"DESCRIPTION:x\ny");
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_letters() {
        for length in 1..200 {
            let file = written(&event(&"ề".repeat(length), &"a, b".repeat(length)));
            assert!(file.ends_with("END:VCALENDAR\r\n"));
            for line in file.split("\r\n") {
                let inside = line.strip_prefix(' ').unwrap_or(line);
                assert_eq!(inside, inside.trim(), "a space beside a fold");
                assert!(line.len() <= 75, "{} octets: {line}", line.len());
                assert!(!line.contains('\n') && !line.contains('\r'));
            }
        }
        writes(
            &event(&"ề".repeat(99), ""),
            &format!("SUMMARY:{}", "ề".repeat(99)),
        );
    }

    #[test]
    fn what_is_settled_reminds_nobody() {
        let own = Event {
            alarm: None,
            ..event("Báo cáo", "")
        };
        assert!(!written(&own).contains("VALARM"));
    }
}
