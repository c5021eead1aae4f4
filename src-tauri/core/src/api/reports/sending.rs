//! What was sent: noted with its figures, so that a later change is a finding, not a silent change.

use std::collections::BTreeMap;

use crate::api::desk::Desk;
use crate::api::dossier::over::over;
use crate::api::reply::Report;
use crate::api::reports::outgoing::{Outgoing, codes};
use crate::api::reports::report::report;
use crate::calendar::Period;
use crate::error::{Error, Result};
use crate::sheet::sent::{Snapshot, has_changed, snapshot};
use crate::store::{moment, sent};

pub(in crate::api) fn sent_mark(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
) -> Result<Report> {
    let outgoing = Outgoing::of(desk, period, &forms)?;
    let mut figures: BTreeMap<&str, Snapshot> = BTreeMap::new();
    for (code, over) in outgoing.codes.iter().zip(&outgoing.overs) {
        let errors = over.filled.sheet.errors();
        if errors > 0 {
            return Err(Error::Invalid(format!(
                "Biểu {code} còn {errors} lỗi; sửa trước khi đánh dấu đã gửi."
            )));
        }
        figures.insert(code, snapshot(&over.filled));
    }
    let noted = sent::Sent {
        at: moment(desk.now()),
        act: sent::Act::Send,
        period: period.to_string(),
        forms: outgoing.codes.join(", "),
        path: None,
    };
    let figures = serde_json::json!(figures).to_string();
    desk.store()?
        .write(|db| sent::add(db, &noted, Some(&figures)))?;
    report(desk, period)
}

/// The first form of a period whose figures are no longer those that were sent.
pub(in crate::api) fn changed_since_sent(
    desk: &mut Desk,
    period: Period,
) -> Result<Option<String>> {
    for code in codes(desk) {
        if has_changed(&over(desk, &code, period)?.filled) {
            return Ok(Some(code));
        }
    }
    Ok(None)
}
