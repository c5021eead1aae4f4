//! The columns of the office's own in a file and in the plan it goes into: which are the same.

use crate::plan::{Appendix, Role};
use crate::value::fold_name;

/// Moves the columns of the office's own of a new appendix into the places that the old one has for them: by their
/// headings, then, as renamed ones, in order.
pub(super) fn align(old: &Appendix, new: &mut Appendix) {
    let places = places(&further(old), &further(new));
    let moved = |role: Role| {
        let found = places.iter().find(|(from, _)| *from == role);
        found.map_or(role, |(_, to)| *to)
    };
    if places.iter().all(|(from, to)| from == to) {
        return;
    }
    for column in &mut new.columns {
        column.role = moved(column.role);
    }
    for node in &mut new.nodes {
        let mut texts = std::mem::take(&mut node.further);
        for (from, to) in &places {
            if let Some(text) = from.further().and_then(|at| texts.get_mut(at)) {
                *node.text_mut(*to) = std::mem::take(text);
            }
        }
        for role in &mut node.joined {
            *role = moved(*role);
        }
    }
}

/// The columns of the office's own: what they hold, and their headings as they are compared.
fn further(own: &Appendix) -> Vec<(Role, String)> {
    let columns = own.columns.iter();
    columns
        .filter(|column| column.role.further().is_some())
        .map(|column| (column.role, fold_name(&column.heading)))
        .collect()
}

/// Where each new column goes.
fn places(old: &[(Role, String)], new: &[(Role, String)]) -> Vec<(Role, Role)> {
    let mut free: Vec<&(Role, String)> = old.iter().collect();
    let mut found: Vec<(Role, Option<Role>)> = Vec::new();
    for (role, heading) in new {
        let same = free.iter().position(|(_, own)| own == heading);
        found.push((*role, same.map(|at| free.remove(at).0)));
    }
    let taken =
        |found: &[(Role, Option<Role>)], role: Role| found.iter().any(|(_, to)| *to == Some(role));
    let mut renamed = free.into_iter().map(|(role, _)| *role);
    for at in 0..found.len() {
        if found[at].1.is_none() {
            let unused = || {
                let unused =
                    |role: &Role| !taken(&found, *role) && !old.iter().any(|(own, _)| own == role);
                Role::FURTHER.into_iter().find(unused)
            };
            found[at].1 = renamed.next().or_else(unused);
        }
    }
    let whole = found.into_iter();
    whole.map(|(from, to)| (from, to.unwrap_or(from))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Column, Node};

    /// An appendix with columns "place heading" and one line, whose cells say their headings.
    fn appendix(columns: &[&str]) -> Appendix {
        let mut own = Appendix {
            columns: Vec::new(),
            nodes: vec![Node::default()],
            ..Appendix::default()
        };
        for column in columns {
            let (place, heading) = column.split_once(' ').unwrap();
            let role = Role::FURTHER[place.parse::<usize>().unwrap() - 1];
            own.columns.push(Column {
                role,
                heading: heading.to_owned(),
            });
            *own.nodes[0].text_mut(role) = heading.to_owned();
            own.nodes[0].joined.push(role);
        }
        own
    }

    #[track_caller]
    fn check(old: &[&str], new: &[&str], expected: &[&str]) {
        let mut own = appendix(new);
        align(&appendix(old), &mut own);
        assert_eq!(own, appendix(expected));
    }

    #[test]
    fn columns_go_where_the_same_heading_stands() {
        check(
            &["1 Phí", "2 Lĩnh vực"],
            &["1 Lĩnh vực", "2 Phí"],
            &["2 Lĩnh vực", "1 Phí"],
        );
        check(&["3 Phí"], &["1 PHÍ"], &["3 PHÍ"]);
        check(&[], &["1 Phí"], &["1 Phí"]);
        check(&["1 Phí"], &[], &[]);
    }

    #[test]
    fn others_are_renamed_ones_then_new_ones() {
        check(&["1 Phí"], &["1 Kinh phí"], &["1 Kinh phí"]);
        check(
            &["2 Phí"],
            &["1 Kinh phí", "2 Mới"],
            &["2 Kinh phí", "1 Mới"],
        );
        check(
            &["1 A", "2 B"],
            &["1 C", "2 A", "3 D"],
            &["2 C", "1 A", "3 D"],
        );
        let six = |names: [&str; 6]| {
            (1..)
                .zip(names)
                .map(|(at, name)| format!("{at} {name}"))
                .collect::<Vec<_>>()
        };
        let (old, new) = (
            six(["a", "b", "c", "d", "e", "f"]),
            six(["f", "e", "d", "c", "b", "g"]),
        );
        let text = |own: &[String]| {
            own.iter()
                .map(String::as_str)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let expected = ["6 f", "5 e", "4 d", "3 c", "2 b", "1 g"];
        check(
            &text(&old).iter().map(String::as_str).collect::<Vec<_>>(),
            &text(&new).iter().map(String::as_str).collect::<Vec<_>>(),
            &expected,
        );
    }
}
