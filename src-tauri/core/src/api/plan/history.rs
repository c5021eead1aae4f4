//! The past changes of a plan, with places, before and after.

use std::collections::HashMap;

use super::nodes;
use super::planned;
use crate::api::desk::Desk;
use crate::api::figures::views;
use crate::api::reply::*;
use crate::error::Result;
use crate::plan::{Node, Role, outline};
use crate::store::history::{self, Act, Kind, OfPlan, Table};
use crate::store::{self, Connection, kept, node, target};

/// How many changes of single cells are looked through.
const MOST: usize = 5000;

pub(in crate::api) fn plan_history(desk: &mut Desk, plan: i64) -> Result<Vec<PlanChange>> {
    let db = desk.db()?;
    let record = planned::load(db, plan)?;
    let made = history::of_plan(db, plan, MOST)?;
    let told = Told {
        places: outline::places_in(&record.plan),
        lines: lines(db, &made)?,
        targets: targets(db, &made)?,
        reasons: store::plan::amendments(db, plan)?
            .into_iter()
            .map(|own| (own.id, own.reason))
            .collect(),
    };
    let mut found: Vec<PlanChange> = Vec::new();
    // Changes of one act stand together; each line of it is told once.
    for act in
        made.chunk_by(|a, b| (a.step, a.made.act, &a.made.at) == (b.step, b.made.act, &b.made.at))
    {
        found.extend(told.act(act));
    }
    Ok(found)
}

/// The lines that changes are of, as they are or were last.
fn lines(db: &Connection, made: &[OfPlan]) -> Result<HashMap<i64, Node>> {
    let of_nodes = made.iter().filter(|own| own.kind == Kind::Of(Table::Node));
    let mut ids: Vec<i64> = of_nodes.map(|own| own.row).collect();
    ids.sort_unstable();
    ids.dedup();
    let nodes = node::by_ids(db, &ids)?;
    Ok(nodes.into_iter().map(|node| (node.id, node)).collect())
}

fn targets(db: &Connection, made: &[OfPlan]) -> Result<HashMap<i64, String>> {
    let of_targets = made
        .iter()
        .filter(|own| own.kind == Kind::Of(Table::Target));
    of_targets
        .map(|own| Ok((own.row, target::measure(db, own.row)?)))
        .collect()
}

/// What changes are told with.
struct Told {
    places: HashMap<i64, String>,
    lines: HashMap<i64, Node>,
    targets: HashMap<i64, String>,
    reasons: HashMap<i64, String>,
}

impl Told {
    /// What one act changed: one entry for each line, one for all that merely moved.
    fn act(&self, act: &[OfPlan]) -> Vec<PlanChange> {
        let Some(first) = act.first() else {
            return Vec::new();
        };
        let mut rows: Vec<(Kind, i64)> = Vec::new();
        for own in act {
            if !rows.contains(&(own.kind, own.row)) {
                rows.push((own.kind, own.row));
            }
        }
        // A plan that appears brings its lines with it.
        let whole = |own: &OfPlan| own.kind == Kind::Of(Table::Plan) && own.column == "present";
        if act.iter().any(whole) {
            rows.retain(|(kind, _)| *kind == Kind::Of(Table::Plan));
        }
        // The newest change comes first: the tree's order is the other way round.
        rows.reverse();
        let (mut told, mut moved) = (Vec::new(), Vec::new());
        for (kind, row) in rows {
            let mut of_row: Vec<&OfPlan> = act
                .iter()
                .filter(|own| (own.kind, own.row) == (kind, row))
                .collect();
            of_row.reverse();
            let text = self.row(kind, row, &of_row);
            if !text.is_empty() {
                told.push(self.entry(first, self.place(kind, row), text));
            } else if kind == Kind::Of(Table::Node)
                && of_row.iter().any(|own| own.column == "position")
            {
                moved.push(row);
            }
        }
        if told.is_empty() && !moved.is_empty() {
            let text = format!("Chuyển chỗ, {} dòng có thứ tự mới", moved.len());
            told.push(self.entry(first, String::new(), text));
        }
        told
    }

    fn entry(&self, own: &OfPlan, place: String, text: String) -> PlanChange {
        let label = &own.label;
        PlanChange {
            at: views::shown_moment(&own.made.at),
            what: match own.made.act {
                Act::Undo => format!("Hoàn tác: {label}"),
                Act::Redo => format!("Làm lại: {label}"),
                Act::Do => capital(label),
            },
            place,
            text,
            reason: own.amendment.and_then(|id| self.reasons.get(&id).cloned()),
        }
    }

    fn place(&self, kind: Kind, row: i64) -> String {
        match kind {
            Kind::Of(Table::Node) => match self.places.get(&row) {
                Some(place) => place.clone(),
                None => "dòng đã xóa".to_owned(),
            },
            Kind::Of(Table::Appendix) => "Phụ lục".to_owned(),
            Kind::Of(Table::Target) => "Chỉ tiêu".to_owned(),
            _ => "Kế hoạch".to_owned(),
        }
    }

    /// What changed of one line of a table; empty when that is of no interest by itself.
    fn row(&self, kind: Kind, row: i64, changes: &[&OfPlan]) -> String {
        let Kind::Of(table) = kind else {
            return String::new();
        };
        let name = match table {
            Table::Node => self.lines.get(&row).map(|node| node.content.clone()),
            Table::Target => self.targets.get(&row).cloned(),
            _ => None,
        };
        let parts = changes
            .iter()
            .filter_map(|own| column(table, own, name.as_deref()));
        parts.collect::<Vec<_>>().join("; ")
    }
}

/// A change of one column as a sentence; none for what nobody looks for.
fn column(table: Table, own: &OfPlan, name: Option<&str>) -> Option<String> {
    let (from, to) = (own.made.from.as_deref(), own.made.to.as_deref());
    let named = name.filter(|name| !name.is_empty());
    let quoted = named.map_or(String::new(), |name| format!(" “{}”", shortened(name)));
    let change = |what: &str| Some(format!("{what}: {} → {}", quote(from), quote(to)));
    match (table, own.column.as_str()) {
        (Table::Node, "present") => Some(match to {
            Some("1") => format!("Thêm dòng{quoted}"),
            _ => format!("Xóa dòng{quoted}"),
        }),
        (Table::Node, "level") => change("Bậc"),
        (Table::Node, "kind") => {
            let word = |kind: Option<&str>| match kind {
                Some("section") => "mục",
                Some("group") => "nhóm",
                _ => "nhiệm vụ",
            };
            Some(format!("Loại: {} → {}", word(from), word(to)))
        }
        (Table::Node, "schedule") => {
            let text = |own: Option<&str>| -> String {
                let read = own.and_then(|own| kept::schedule(own, 0).ok());
                read.map_or("như nội dung ghi".to_owned(), |own| own.describe())
            };
            Some(format!("Ý nghĩa thời gian: {} → {}", text(from), text(to)))
        }
        (Table::Node, name) => change(&capital(nodes::role_word(Role::named(name)?))),
        (Table::Plan, name) => plan_column(name, to, &change),
        (Table::Appendix, "present") => Some(match to {
            Some("1") => "Thêm phụ lục".to_owned(),
            _ => "Xóa phụ lục".to_owned(),
        }),
        (Table::Appendix, "name") => change("Tên phụ lục"),
        (Table::Appendix, "title") => change("Tiêu đề phụ lục"),
        (Table::Appendix, "attached") => change("Dòng “Kèm theo”"),
        (Table::Appendix, "columns") => Some("Đổi các cột của bảng".to_owned()),
        (Table::Target, "present") => Some(match to {
            Some("1") => format!("Thêm chỉ tiêu{quoted}"),
            _ => format!("Xóa chỉ tiêu{quoted}"),
        }),
        (Table::Target, "value") => change(&format!("Giá trị{quoted}")),
        (Table::Target, "measure") => change("Chỉ tiêu"),
        _ => None,
    }
}

fn plan_column(
    name: &str,
    to: Option<&str>,
    change: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    match name {
        "present" if to == Some("1") => Some("Tạo kế hoạch".to_owned()),
        "present" => Some("Xóa kế hoạch".to_owned()),
        "year" => change("Năm"),
        "title" => change("Tên kế hoạch"),
        "basis" => change("Căn cứ"),
        "number" => change("Số quyết định"),
        "date" => change("Ngày quyết định"),
        "signer_title" => change("Chức danh người ký"),
        "signer" => change("Người ký"),
        "decision" => Some("Sửa nội dung quyết định".to_owned()),
        "state" if to == Some("issued") => Some("Dự thảo → đã ban hành".to_owned()),
        "state" => Some("Đã ban hành → dự thảo".to_owned()),
        "amending" if to.is_some() => Some("Mở ra sửa đổi".to_owned()),
        "amending" => Some("Kết thúc sửa đổi".to_owned()),
        _ => None,
    }
}

fn quote(text: Option<&str>) -> String {
    match text {
        None | Some("") => "trống".to_owned(),
        Some(text) => format!("“{}”", shortened(text)),
    }
}

/// The longest text a sentence of the history quotes.
const LONGEST: usize = 300;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
