use super::*;

/// Lines as "level kind label": `=` section, `+` group, `*` task.
fn nodes(lines: &[&str]) -> Vec<Node> {
    let lines = lines.iter().map(|line| {
        let (level, rest) = line.split_at(1);
        Node {
            level: level.parse().unwrap(),
            kind: match &rest[..1] {
                "=" => Kind::Section,
                "+" => Kind::Group,
                _ => Kind::Task,
            },
            label: rest[1..].to_owned(),
            ..Node::default()
        }
    });
    lines.collect()
}

#[track_caller]
fn check(lines: &[&str], style: Style, expected: &str) {
    assert_eq!(labels(&nodes(lines), style).join(" "), expected);
}

const PLAN: [&str; 9] = [
    "0=I", "1*28", "1*", "0=III", "1+1", "2*", "2*-", "1*4", "0=III",
];

#[test]
fn three_styles() {
    check(&PLAN, Style::Nested, "I 1 2 II 1 1.1 1.2 2 III");
    check(&PLAN, Style::Running, "I 1 2 II 3 3.1 3.2 4 III");
    check(&PLAN, Style::Dashes, "I 1 2 II 1 - - 2 III");
}

#[test]
fn a_plan_without_sections_is_numbered_too() {
    check(&["0*", "0*", "1*", "2*"], Style::Nested, "1 2 2.1 2.1.1");
    check(&["0*", "0*", "1*", "2*"], Style::Dashes, "1 2 - -");
    check(&[], Style::Running, "");
}

#[test]
fn numbers_are_written_as_the_office_writes_them() {
    check(
        &["0=A.", "1=I", "2*1)", "1=I", "0=A"],
        Style::Nested,
        "A. I. 1) II. B.",
    );
    check(&["0=1", "1*a", "0=2", "1*7."], Style::Nested, "1 1. 2 1.");
}
