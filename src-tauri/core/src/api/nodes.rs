//! The tree of a plan: cells, lines, order, depth, labels.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};
use crate::plan::{Kind as NodeKind, Role};
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

pub(super) fn schedule_read(_desk: &mut Desk, _text: String, _year: i32) -> Result<ScheduleReply> {
    Err(Error::Invalid("schedule_read chưa có.".to_owned()))
}

pub(super) fn schedule_set(
    _desk: &mut Desk,
    _plan: i64,
    _node: i64,
    _schedule: Option<Schedule>,
) -> Result<PlanChanged> {
    Err(Error::Invalid("schedule_set chưa có.".to_owned()))
}
