//! A dossier in words: what one list says of it, fact by fact, and what of that is not as it was.

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use serde::Serialize;
use ts_rs::TS;

use super::Said;
use crate::value::{format_date, said};

/// A fact in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "DossierFact")]
pub struct Fact {
    /// "Hẹn trả".
    pub name: &'static str,
    /// "20/11/2026 17:00".
    pub text: String,
    /// What was said last before it, where that is not the same.
    pub before: Option<String>,
}

/// "20/11/2026 17:00"; a midnight is a day without a time.
pub fn moment(at: NaiveDateTime) -> String {
    match is_day(at) {
        true => format_date(at.date()),
        false => said::moment(at),
    }
}

/// Whether it is a day without a time.
pub(super) fn is_day(at: NaiveDateTime) -> bool {
    at.time() == NaiveTime::MIN
}

/// Whether two moments are not the same, as exactly as the less exact of them is written: a day, a minute, a second.
pub(super) fn differ(a: NaiveDateTime, b: NaiveDateTime) -> bool {
    let minute = |at: NaiveDateTime| at.with_second(0);
    match (is_day(a) || is_day(b), a.second() == 0 || b.second() == 0) {
        (true, _) => a.date() != b.date(),
        (false, true) => minute(a) != minute(b),
        (false, false) => a != b,
    }
}

/// What each of these says, in the order of speaking: the facts it knows, and what was said last before where that is
/// another.
pub fn sayings(all: &[Said]) -> Vec<Vec<Fact>> {
    let told = |at: usize| {
        let own = facts(&all[at]).into_iter().enumerate();
        let known = own.filter_map(|(place, (name, value))| {
            let value = value?;
            let mut earlier = all[..at].iter().rev();
            let before = earlier.find_map(|said| facts(said).swap_remove(place).1);
            Some(Fact {
                name,
                before: before
                    .filter(|before| before.differs(&value))
                    .map(|before| before.text()),
                text: value.text(),
            })
        });
        known.collect()
    };
    (0..all.len()).map(told).collect()
}

#[derive(Clone)]
enum Value {
    Text(String),
    Moment(NaiveDateTime),
    Answer(bool),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Moment(at) => moment(*at),
            Value::Answer(true) => "có".to_owned(),
            Value::Answer(false) => "không".to_owned(),
        }
    }

    fn differs(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Moment(a), Value::Moment(b)) => differ(*a, *b),
            _ => self.text() != other.text(),
        }
    }
}

fn facts(said: &Said) -> Vec<(&'static str, Option<Value>)> {
    let own = &said.facts;
    let text = |text: &Option<String>| text.clone().map(Value::Text);
    let word = |word: Option<&str>| word.map(|word| Value::Text(word.to_owned()));
    vec![
        ("Mã thủ tục", text(&said.procedure)),
        ("Thủ tục", text(&said.title)),
        ("Lĩnh vực", text(&said.field)),
        ("Đơn vị", text(&said.unit)),
        ("Hình thức nộp", word(own.channel.map(|own| own.word()))),
        ("Ngày tiếp nhận", own.received.map(Value::Moment)),
        ("Hẹn trả", own.due.map(Value::Moment)),
        ("Ngày kết thúc", own.finished.map(Value::Moment)),
        ("Ngày trả kết quả", own.returned.map(Value::Moment)),
        ("Trạng thái", word(own.status.map(|own| own.word()))),
        ("Thanh toán trực tuyến", own.paid.map(Value::Answer)),
        ("Số hóa", own.digitised.map(Value::Answer)),
        ("Kết quả điện tử", own.electronic.map(Value::Answer)),
        ("Phiếu xin lỗi", own.apology.map(Value::Answer)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Facts, Status};

    fn at(text: &str) -> Option<NaiveDateTime> {
        NaiveDateTime::parse_from_str(&format!("2026-11-{text}"), "%Y-%m-%d %H:%M:%S").ok()
    }

    fn said(title: Option<&str>, facts: Facts) -> Said {
        Said {
            title: title.map(str::to_owned),
            facts,
            ..Said::default()
        }
    }

    #[test]
    fn each_list_tells_what_it_knows_and_what_of_it_is_new() {
        let facts = |received: &str, due: Option<&str>, status| Facts {
            received: at(received),
            due: due.and_then(at),
            status,
            ..Facts::default()
        };
        let all = [
            said(
                Some("Khai sinh"),
                facts("03 08:30:12", Some("05 00:00:00"), Some(Status::Processing)),
            ),
            // Less exact is not another, and silence is none.
            said(None, facts("03 00:00:00", None, None)),
            said(
                Some("Khai sinh"),
                Facts {
                    paid: Some(true),
                    ..facts("03 08:30:00", Some("09 17:00:00"), Some(Status::Done))
                },
            ),
        ];
        let told = sayings(&all).into_iter().map(|facts| {
            let facts = facts.into_iter().map(|own| match own.before {
                Some(before) => format!("{}: {before} → {}", own.name, own.text),
                None => format!("{}: {}", own.name, own.text),
            });
            facts.collect::<Vec<_>>().join("; ")
        });
        let expected = [
            "Thủ tục: Khai sinh; Ngày tiếp nhận: 03/11/2026 08:30; Hẹn trả: 05/11/2026; Trạng thái: Đang xử lý",
            "Ngày tiếp nhận: 03/11/2026",
            "Thủ tục: Khai sinh; Ngày tiếp nhận: 03/11/2026 08:30; Hẹn trả: 05/11/2026 → 09/11/2026 17:00; \
             Trạng thái: Đang xử lý → Đã xử lý xong; Thanh toán trực tuyến: có",
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        assert!(sayings(&[]).is_empty());
    }
}
