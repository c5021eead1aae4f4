use super::*;

/// A tree from its outline: two spaces a level, `=` section, `+` group, `*` task, then the label.
fn tree(outline: &str) -> Vec<Node> {
    let lines = outline.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let text = line.trim_start();
            Node {
                level: u8::try_from((line.len() - text.len()) / 2).unwrap(),
                kind: match &text[..1] {
                    "=" => Kind::Section,
                    "+" => Kind::Group,
                    _ => Kind::Task,
                },
                label: text[1..].trim().to_owned(),
                ..Node::default()
            }
        })
        .collect()
}

const PLAN: &str = "
= I
  * 1
  * 2
= II
  + 1
    *
    * -
  + 3.
    * 3.1
    * 3.2
  * 4
";

#[track_caller]
fn place(outline: &str, at: usize, expected: &str) {
    assert_eq!(places(&tree(outline))[at], expected);
}

#[test]
fn places_of_lines() {
    place(PLAN, 0, "Mục I");
    place(PLAN, 2, "Mục I, 2");
    place(PLAN, 4, "Mục II, 1");
    place(PLAN, 5, "Mục II, 1, dòng 1");
    place(PLAN, 6, "Mục II, 1, dòng 2");
    place(PLAN, 7, "Mục II, 3");
    place(PLAN, 8, "Mục II, 3.1");
    place(PLAN, 10, "Mục II, 4");
    place("= \n  * 1", 1, "Mục thứ 1, 1");
    place("* 5", 0, "STT 5");
    place("+ 5\n  * 5.1", 1, "STT 5.1");
    place("*\n*", 1, "dòng 2");
    place("= I\n  * 1.1", 1, "Mục I, 1.1");
}

#[test]
fn what_is_below_and_above() {
    let nodes = tree(PLAN);
    assert_eq!(subtree(&nodes, 3), 3..11);
    assert_eq!(subtree(&nodes, 7), 7..10);
    assert_eq!(subtree(&nodes, 10), 10..11);
    assert_eq!(subtree(&nodes, 99), 99..99);
    assert_eq!(parent(&nodes, 8), Some(7));
    assert_eq!(parent(&nodes, 10), Some(3));
    assert_eq!(parent(&nodes, 3), None);
    for at in 0..nodes.len() {
        assert_eq!(parents(&nodes)[at], parent(&nodes, at), "line {at}");
    }
    assert_eq!(roots(&nodes, &[8, 7, 1]), [1..2, 7..10]);
}

/// The labels in their new order.
#[track_caller]
fn moves(chosen: &[usize], steps: i64, expected: &str) {
    let nodes = tree("= I\n  * 1\n  * 2\n    * a\n  * 3\n= II\n  * 4");
    let labels: Vec<&str> = moved(&nodes, chosen, steps)
        .into_iter()
        .map(|line| nodes[line].label.as_str())
        .collect();
    assert_eq!(labels.join(" "), expected);
}

#[test]
fn lines_move_among_their_neighbours() {
    moves(&[2], -1, "I 2 a 1 3 II 4");
    moves(&[2], 1, "I 1 3 2 a II 4");
    moves(&[4], -1, "I 1 3 2 a II 4");
    moves(&[4], -9, "I 3 1 2 a II 4");
    moves(&[1, 2], 1, "I 3 1 2 a II 4");
    moves(&[2, 4], -1, "I 2 a 3 1 II 4");
    moves(&[5], -1, "II 4 I 1 2 a 3");
    moves(&[0], 1, "II 4 I 1 2 a 3");
}

#[test]
fn at_the_edges_nothing_moves() {
    let as_it_was = "I 1 2 a 3 II 4";
    moves(&[1], -1, as_it_was);
    moves(&[1, 2], -3, as_it_was);
    moves(&[4], 1, as_it_was);
    moves(&[6], 1, as_it_was);
    moves(&[3], 1, as_it_was);
    moves(&[0], -1, as_it_was);
    moves(&[2], 0, as_it_was);
    moves(&[], 1, as_it_was);
}

#[track_caller]
fn indents(outline: &str, chosen: &[usize], steps: i64, expected: &str) {
    let nodes = tree(outline);
    let levels: Vec<String> = indented(&nodes, chosen, steps)
        .iter()
        .map(|(level, kind)| format!("{level}{}", if *kind == Kind::Section { "=" } else { "" }))
        .collect();
    assert_eq!(levels.join(" "), expected);
}

#[test]
fn lines_move_deeper_and_outwards_with_what_is_below_them() {
    indents("= I\n  * 1\n  * 2", &[2], 1, "0= 1 2");
    indents("= I\n  * 1\n  * 2", &[1], 1, "0= 1 1");
    indents("= I\n  * 1\n  * 2", &[1, 2], 1, "0= 1 2");
    indents("= I\n  + 1\n    * a\n  + 2\n    * b", &[3], 1, "0= 1 2 2 3");
    indents("= I\n  + 1\n    * a\n    * b", &[1], -1, "0= 0 1 1");
    indents("= I\n  + 1\n    * a\n    * b", &[2], -1, "0= 1 1 2");
    indents("= I\n= II\n  * 1", &[1], 1, "0= 1 2");
    indents("* 1", &[0], 1, "0");
    indents("* 1", &[0], -1, "0");
}

#[test]
fn a_section_stands_outermost() {
    let nodes = tree("= I\n  + 1\n    * a\n  * 2");
    let now = of_kind(&nodes, &[1], Kind::Section);
    let expected = [
        (0, Kind::Section),
        (0, Kind::Section),
        (1, Kind::Task),
        (1, Kind::Task),
    ];
    assert_eq!(now, expected);
    assert_eq!(of_kind(&nodes, &[3], Kind::Group)[3], (1, Kind::Group));
}

#[track_caller]
fn seats(after: Option<usize>, kind: Kind, level: Option<u8>, expected: (usize, u8)) {
    assert_eq!(seat(&tree(PLAN), after, kind, level), expected);
}

#[test]
fn where_a_new_line_goes() {
    seats(Some(1), Kind::Task, None, (2, 1));
    seats(Some(0), Kind::Task, None, (1, 1));
    seats(Some(7), Kind::Task, None, (8, 2));
    seats(Some(7), Kind::Group, None, (10, 1));
    seats(Some(8), Kind::Group, None, (10, 1));
    seats(Some(1), Kind::Section, None, (3, 0));
    seats(Some(1), Kind::Group, None, (2, 1));
    seats(Some(1), Kind::Task, Some(9), (2, 2));
    seats(Some(3), Kind::Section, None, (11, 0));
    seats(None, Kind::Task, None, (11, 1));
    seats(None, Kind::Section, None, (11, 0));
    assert_eq!(seat(&[], None, Kind::Task, Some(3)), (0, 0));
}

#[test]
fn a_cell_continues_the_one_above_while_both_say_the_same() {
    let line = |lead: &str, joined: &[Role]| Node {
        lead: lead.to_owned(),
        joined: joined.to_vec(),
        ..Node::default()
    };
    let nodes = [
        line("A", &[Role::Lead]),
        line("A", &[Role::Lead]),
        line("B", &[Role::Lead, Role::Time]),
        line("B", &[]),
    ];
    let expected: [&[Role]; 4] = [&[], &[Role::Lead], &[Role::Time], &[]];
    assert_eq!(joins(&nodes), expected);
    assert_eq!(merged(&nodes, 0, Role::Lead), 0..3);
    assert_eq!(merged(&nodes, 3, Role::Lead), 3..4);
}
