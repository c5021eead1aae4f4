//! The text of the decision that issues a plan: the plan's own, the office's standard, the built-in one.

use crate::api::reply::Decision;
use crate::error::{Error, Result};
use crate::plan::Plan;
use crate::plan::decision::{Names, Pattern, Standard};
use crate::store::{Connection, kept, plan, setting};

/// The decision's text of a plan: its own, or the office's standard one, or the built-in one.
pub(in crate::api) fn of(db: &Connection, record: &plan::Record) -> Result<Decision> {
    if let Some(own) = &record.decision {
        return Ok(from_kept(kept::read(
            own,
            "Lời văn quyết định của kế hoạch",
        )?));
    }
    let standard = standard(setting::DECISION.get(db)?);
    if let Some(text) = standard.for_plan(&record.plan) {
        return Ok(text);
    }
    let office = setting::OFFICE.get(db)?;
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
    let standard = Standard::of(plan, text.clone());
    setting::DECISION.set(
        db,
        &kept::Standard {
            year: standard.year,
            text: standard.text.map(kept_of),
        },
    )
}

fn standard(own: kept::Standard) -> Standard {
    Standard {
        year: own.year,
        text: own.text.map(from_kept),
    }
}

/// A decision as it is kept (JSON).
pub(in crate::api) fn text(own: Decision) -> Result<String> {
    kept::text(&kept_of(own))
}

fn kept_of(own: Decision) -> kept::Decision {
    kept::Decision {
        subject: own.subject,
        authority: own.authority,
        basis: own.basis,
        proposer: own.proposer,
        articles: own.articles,
        recipients: own.recipients,
    }
}

fn from_kept(own: kept::Decision) -> Decision {
    Decision {
        subject: own.subject,
        authority: own.authority,
        basis: own.basis,
        proposer: own.proposer,
        articles: own.articles,
        recipients: own.recipients,
    }
}
