//! Words within one plan: the lines in which they occur, all of them, in the order of the tree.

use super::planned;
use crate::api::desk::Desk;
use crate::error::Result;
use crate::plan::Role;
use crate::value::fold;

pub(in crate::api) fn plan_find(desk: &mut Desk, plan: i64, text: String) -> Result<Vec<i64>> {
    let wanted = fold(&text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let plan = planned::load(desk.db()?, plan)?.plan;
    let lines = plan.appendices.iter().flat_map(|own| &own.nodes);
    let found = lines.filter(|line| {
        let mut texts = Role::ALL.into_iter().map(|role| line.text(role));
        texts.any(|text| fold(text).contains(&wanted))
    });
    Ok(found.map(|line| line.id).collect())
}
