//! Signs worth a look, and the dossiers that show them.

use std::collections::HashSet;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::progress::{Doing, Progress};
use crate::api::reply::DossierSignCount;
use crate::calendar::Working;
use crate::dossier::signs::{self, Sign};
use crate::error::Result;
use crate::store::dossiers::Dossiers;

/// The dossiers that show a sign.
pub(super) fn showing(
    file: &Dossiers,
    sign: Sign,
    working: &Working,
    progress: &Progress,
) -> Result<HashSet<i64>> {
    if !sign.is_conflict() {
        let known = file.shared()?;
        return Ok(signs::showing(sign, &known.dossiers, &|day| {
            working.is_working(day)
        }));
    }
    let work = progress.begin(Doing::Looking);
    let all = file.all_conflicts(&|done, all| work.done(done, all))?;
    let own = all
        .iter()
        .filter(|own| Sign::of_conflict(&own.what) == sign);
    Ok(own.map(|own| own.dossier).collect())
}

pub(in crate::api) fn dossier_signs(desk: &mut Desk) -> Result<Vec<DossierSignCount>> {
    let (working, progress) = (desk.working()?, Arc::clone(&desk.progress));
    let mut found = Vec::with_capacity(Sign::ALL.len());
    for sign in Sign::ALL {
        let count = match desk.dossiers()? {
            Some(file) => showing(file, sign, &working, &progress)?.len(),
            None => 0,
        };
        found.push(DossierSignCount {
            sign,
            word: sign.word(),
            rule: sign.rule(),
            conflict: sign.is_conflict(),
            count,
        });
    }
    Ok(found)
}
