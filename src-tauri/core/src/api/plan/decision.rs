//! The text of the decision that issues a plan: the plan's own, the office's standard, the built-in one.

use crate::api::reply::{Decision, Office};
use crate::error::{Error, Result};
use crate::plan::Plan;
use crate::plan::decision::{Names, Pattern, Standard};
use crate::store::{Connection, plan, setting};

/// The setting that holds the office's standard text.
const STANDARD: &str = "decision";

/// The decision's text of a plan: its own, or the office's standard one, or the built-in one.
pub(in crate::api) fn of(db: &Connection, record: &plan::Record) -> Result<Decision> {
    let own = record.decision.as_deref();
    if let Some(own) = own.and_then(|text| serde_json::from_str(text).ok()) {
        return Ok(own);
    }
    let standard: Standard = setting::get(db, STANDARD)?;
    if let Some(text) = standard.for_plan(&record.plan) {
        return Ok(text);
    }
    let office: Office = setting::get(db, "office")?;
    let names = Names {
        body: &office.body,
        centre: &office.centre,
        superior: &office.superior,
    };
    match Pattern::built_in() {
        Ok(pattern) => Ok(pattern.text(&record.plan, names)),
        Err(fault) => Err(Error::Invalid(fault.to_string())),
    }
}

/// Makes a plan's decision the office's standard.
pub(in crate::api) fn keep_standard(db: &Connection, plan: &Plan, text: &Decision) -> Result<()> {
    setting::set(db, STANDARD, &Standard::of(plan, text.clone()))
}
