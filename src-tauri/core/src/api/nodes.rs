//! The tree of a plan: cells, lines, order, depth, labels.

use super::desk::Desk;
use super::meaning;
use super::reply::*;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::plan::{About, Kind as NodeKind, Role};
use crate::schedule::Schedule;

pub(super) fn appendix_add(_desk: &mut Desk, _plan: i64) -> Result<PlanChanged> {
    Err(Error::Invalid("appendix_add chưa có.".to_owned()))
}

pub(super) fn appendix_save(
    _desk: &mut Desk,
    _plan: i64,
    _appendix: i64,
    _fields: AppendixFields,
) -> Result<PlanChanged> {
    Err(Error::Invalid("appendix_save chưa có.".to_owned()))
}

pub(super) fn appendix_delete(
    _desk: &mut Desk,
    _plan: i64,
    _appendix: i64,
    _sure: bool,
) -> Result<PlanChanged> {
    Err(Error::Invalid("appendix_delete chưa có.".to_owned()))
}

pub(super) fn node_set(
    _desk: &mut Desk,
    _plan: i64,
    _node: i64,
    _role: Role,
    _text: String,
) -> Result<PlanChanged> {
    Err(Error::Invalid("node_set chưa có.".to_owned()))
}

pub(super) fn node_add(
    _desk: &mut Desk,
    _plan: i64,
    _appendix: i64,
    _after: Option<i64>,
    _kind: NodeKind,
    _level: Option<u8>,
) -> Result<PlanChanged> {
    Err(Error::Invalid("node_add chưa có.".to_owned()))
}

pub(super) fn nodes_delete(
    _desk: &mut Desk,
    _plan: i64,
    _nodes: Vec<i64>,
    _sure: bool,
) -> Result<PlanChanged> {
    Err(Error::Invalid("nodes_delete chưa có.".to_owned()))
}

pub(super) fn nodes_move(
    _desk: &mut Desk,
    _plan: i64,
    _nodes: Vec<i64>,
    _steps: i64,
) -> Result<PlanChanged> {
    Err(Error::Invalid("nodes_move chưa có.".to_owned()))
}

pub(super) fn nodes_indent(
    _desk: &mut Desk,
    _plan: i64,
    _nodes: Vec<i64>,
    _steps: i64,
) -> Result<PlanChanged> {
    Err(Error::Invalid("nodes_indent chưa có.".to_owned()))
}

pub(super) fn nodes_copy(_desk: &mut Desk, _plan: i64, _nodes: Vec<i64>) -> Result<PlanChanged> {
    Err(Error::Invalid("nodes_copy chưa có.".to_owned()))
}

pub(super) fn nodes_kind(
    _desk: &mut Desk,
    _plan: i64,
    _nodes: Vec<i64>,
    _kind: NodeKind,
) -> Result<PlanChanged> {
    Err(Error::Invalid("nodes_kind chưa có.".to_owned()))
}

pub(super) fn renumber(
    _desk: &mut Desk,
    _plan: i64,
    _appendix: i64,
    _numbering: Numbering,
) -> Result<PlanChanged> {
    Err(Error::Invalid("renumber chưa có.".to_owned()))
}

pub(super) fn schedule_read(desk: &mut Desk, text: String, year: i32) -> Result<ScheduleReply> {
    if Cycle::new(year, 1).is_none() {
        let why = format!("Năm {year}: chọn năm từ 2000 đến 2200.");
        return Err(Error::Invalid(why));
    }
    let deadlines = desk.deadlines()?;
    Ok(meaning::of_text(&text, year, About::default(), &deadlines))
}

pub(super) fn schedule_set(
    _desk: &mut Desk,
    _plan: i64,
    _node: i64,
    _schedule: Option<Schedule>,
) -> Result<PlanChanged> {
    Err(Error::Invalid("schedule_set chưa có.".to_owned()))
}
