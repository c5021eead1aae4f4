//! The office that a report is printed with: a month that was closed keeps the one it was closed with.

use crate::calendar::{Cycle, Period};
use crate::error::Result;
use crate::store::kept::Office;
use crate::store::{Connection, setting, sheet};

/// The office as a report prints it, and what to know of it.
pub(in crate::api) struct Printed {
    /// The office.
    pub(in crate::api) office: Office,
    /// Where it is not the one of a closed form of the period.
    pub(in crate::api) notes: Vec<String>,
}

/// The office of a report: of a month that is closed the office it was closed with, of all else today's.
pub(in crate::api) fn office_of(
    db: &Connection,
    period: Period,
    codes: &[String],
) -> Result<Printed> {
    let (first, last) = period.ends();
    let mut sheets = sheet::offices(db, first, last)?;
    sheets.retain(|own| codes.contains(&own.form));
    let now = setting::OFFICE.get(db)?;
    Ok(printed(&sheets, period.month().is_some(), now))
}

fn printed(sheets: &[sheet::Closed], month: bool, now: Office) -> Printed {
    let closed = sheets.iter().filter(|own| own.closed);
    let newest = closed.max_by_key(|own| &own.at);
    let all = month && sheets.iter().all(|own| own.closed);
    let office = match newest.and_then(|own| own.office.clone()) {
        Some(then) if all => then,
        _ => now,
    };
    let mut notes: Vec<String> = Vec::new();
    for own in sheets {
        let Some(then) = own.office.as_ref().filter(|then| **then != office) else {
            continue;
        };
        let note = note(own.cycle, &own.form, then, &office);
        // The forms of a month were mostly closed with the same office: one of them is enough.
        let same = |known: &String| known.starts_with(&start(own.cycle));
        if !notes.iter().any(same) {
            notes.push(note);
        }
    }
    Printed { office, notes }
}

fn start(cycle: Cycle) -> String {
    format!("Kỳ {} ", cycle.label())
}

/// What of the office has changed since a form was closed.
fn note(cycle: Cycle, form: &str, then: &Office, now: &Office) -> String {
    let texts = |own: &Office| {
        [
            ("phường", own.ward.clone()),
            ("cơ quan ban hành", own.body.clone()),
            ("cơ quan cấp trên", own.superior.clone()),
            ("trung tâm", own.centre.clone()),
            ("địa danh", own.place.clone()),
            ("đơn vị báo cáo", own.reporting_unit.clone()),
            ("đơn vị nhận báo cáo", own.receiving_unit.clone()),
            ("người lập biểu", own.preparer.clone()),
            ("chức danh người ký", own.signer_title.clone()),
            ("người ký", own.signer.clone()),
            ("ký hiệu văn bản", own.symbol.clone()),
        ]
    };
    let differing: Vec<String> = texts(then)
        .into_iter()
        .zip(texts(now))
        .filter(|((_, then), (_, now))| then != now)
        .map(|((what, then), (_, now))| format!("{what} “{then}”, ở đây ghi “{now}”"))
        .collect();
    format!(
        "{}khóa sổ (biểu {form}) với {}.",
        start(cycle),
        differing.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(ward: &str) -> Office {
        Office {
            ward: ward.to_owned(),
            ..Office::default()
        }
    }

    /// A form of a cycle: closed at an hour with an office, or open.
    fn sheet(cycle: &str, form: &str, closed: Option<(&str, &str)>) -> sheet::Closed {
        sheet::Closed {
            cycle: cycle.parse().unwrap(),
            form: form.to_owned(),
            closed: closed.is_some(),
            at: closed.map(|(at, _)| at.to_owned()),
            office: closed.map(|(_, ward)| office(ward)),
        }
    }

    #[track_caller]
    fn check(sheets: &[sheet::Closed], month: bool, ward: &str, notes: &[&str]) {
        let printed = printed(sheets, month, office("Mới"));
        assert_eq!(printed.office.ward, ward);
        assert_eq!(printed.notes, notes);
    }

    #[test]
    fn a_closed_month_prints_the_office_it_was_closed_with() {
        let old = |form| sheet("2025-06", form, Some(("10:00", "Cũ")));
        check(&[old("II.06a"), old("II.08")], true, "Cũ", &[]);
        check(
            &[old("II.06a"), sheet("2025-06", "II.08", None)],
            true,
            "Mới",
            &["Kỳ 06/2025 khóa sổ (biểu II.06a) với phường “Cũ”, ở đây ghi “Mới”."],
        );
        // Opened again and closed under the new name: the newest closing says it.
        check(
            &[
                old("II.06a"),
                sheet("2025-06", "II.08", Some(("11:00", "Mới"))),
            ],
            true,
            "Mới",
            &["Kỳ 06/2025 khóa sổ (biểu II.06a) với phường “Cũ”, ở đây ghi “Mới”."],
        );
        check(&[sheet("2025-07", "II.08", None)], true, "Mới", &[]);
        check(&[], true, "Mới", &[]);
    }

    #[test]
    fn a_longer_period_prints_the_office_of_today_and_says_what_differs() {
        let old = |cycle, form| sheet(cycle, form, Some(("10:00", "Cũ")));
        check(
            &[
                old("2025-05", "II.06a"),
                old("2025-05", "II.08"),
                old("2025-06", "II.06a"),
                sheet("2025-07", "II.06a", Some(("10:00", "Mới"))),
            ],
            false,
            "Mới",
            &[
                "Kỳ 05/2025 khóa sổ (biểu II.06a) với phường “Cũ”, ở đây ghi “Mới”.",
                "Kỳ 06/2025 khóa sổ (biểu II.06a) với phường “Cũ”, ở đây ghi “Mới”.",
            ],
        );
    }
}
