use super::*;
use crate::plan::{About, State, usual_columns};

/// A task from "label|content|time|lead|result".
fn line(kind: Kind, level: u8, id: i64, cells: &str) -> Node {
    let mut cells = cells.split('|').map(str::to_owned);
    let mut next = || cells.next().unwrap_or_default();
    Node {
        id,
        kind,
        level,
        label: next(),
        content: next(),
        time: next(),
        lead: next(),
        result: next(),
        ..Node::default()
    }
}

fn plan(nodes: Vec<Node>) -> Plan {
    Plan {
        id: 1,
        year: 2026,
        about: About::Control,
        title: String::new(),
        basis: String::new(),
        number: String::new(),
        date: String::new(),
        signer_title: String::new(),
        signer: String::new(),
        state: State::Draft,
        appendices: vec![Appendix {
            id: 1,
            name: String::new(),
            title: String::new(),
            attached: String::new(),
            columns: usual_columns(),
            landscape: true,
            size: 12,
            nodes,
        }],
    }
}

/// What is found, as "line code sentence".
#[track_caller]
fn finds(nodes: Vec<Node>, expected: &[&str]) {
    let plan = plan(nodes);
    let places = outline::places_in(&plan);
    let found: Vec<String> = check(&plan, &[], &places, &|time| time != "Định kỳ theo chỉ đạo")
        .iter()
        .map(|own| format!("{} {} {}", own.node.unwrap_or(0), own.code, own.text))
        .collect();
    assert_eq!(found, expected);
}

fn tasks(lines: &[&str]) -> Vec<Node> {
    let lines = (1..).zip(lines);
    lines
        .map(|(id, cells)| line(Kind::Task, 0, id, cells))
        .collect()
}

#[test]
fn a_whole_task_is_not_found_fault_with() {
    finds(tasks(&["1|Việc|Thường xuyên|Phòng A|Báo cáo"]), &[]);
}

#[test]
fn what_a_task_lacks_is_told() {
    finds(
        tasks(&["1|Việc|||", "2|Việc khác|Định kỳ theo chỉ đạo|A|B", "3|"]),
        &[
            "1 time Nhiệm vụ chưa có thời gian thực hiện.",
            "1 lead Nhiệm vụ chưa có đơn vị chủ trì.",
            "1 result Nhiệm vụ chưa có kết quả.",
            "2 unread_time Chưa hiểu thời gian “Định kỳ theo chỉ đạo”. Chọn ý nghĩa của thời gian này.",
            "3 content Nhiệm vụ chưa có nội dung.",
        ],
    );
}

#[test]
fn a_time_the_officer_explained_is_understood() {
    let mut nodes = tasks(&["1|Việc|Định kỳ theo chỉ đạo|A|B"]);
    nodes[0].schedule = Some(crate::schedule::Schedule::Ongoing);
    finds(nodes, &[]);
}

#[test]
fn what_the_appendix_has_no_column_for_is_not_missed() {
    let mut plan = plan(tasks(&["1|Việc|Thường xuyên|A|"]));
    plan.appendices[0]
        .columns
        .retain(|column| column.role != Role::Result);
    assert_eq!(check(&plan, &[], &HashMap::new(), &|_| true), []);
}

#[track_caller]
fn labels_say(lines: &[(Kind, u8, &str)], expected: &[&str]) {
    let lines = (1..).zip(lines);
    let nodes: Vec<Node> = lines
        .map(|(id, (kind, level, label))| line(*kind, *level, id, label))
        .collect();
    let found: Vec<String> = labels(&nodes)
        .concat()
        .into_iter()
        .map(|own| format!("{} {}", own.node.unwrap_or(0), own.text))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn numbers_that_jump_or_repeat_are_told() {
    use Kind::{Group, Section, Task};
    labels_say(
        &[(Section, 0, "I"), (Section, 0, "III"), (Section, 0, "III")],
        &["2 Số nhảy từ I đến III.", "3 Số III lặp lại."],
    );
    labels_say(
        &[
            (Task, 0, "1"),
            (Task, 0, "2"),
            (Task, 0, ""),
            (Task, 0, "4"),
        ],
        &["4 Số nhảy từ 2 đến 4."],
    );
    labels_say(
        &[(Task, 0, "2"), (Task, 0, "1")],
        &["1 Số bắt đầu từ 2, không phải từ 1.", "2 Số 1 đứng sau 2."],
    );
    labels_say(
        &[(Group, 0, "3"), (Task, 1, "3.1"), (Task, 1, "4.2")],
        &[
            "1 Số bắt đầu từ 3, không phải từ 1.",
            "3 Số 4.2 nằm trong 3.",
        ],
    );
    // Each section begins anew, or numbers run through the whole appendix.
    labels_say(
        &[
            (Section, 0, "I"),
            (Task, 1, "1"),
            (Section, 0, "II"),
            (Task, 1, "1"),
        ],
        &[],
    );
    labels_say(
        &[
            (Section, 0, "I"),
            (Task, 1, "1"),
            (Section, 0, "II"),
            (Task, 1, "2"),
        ],
        &[],
    );
    labels_say(
        &[
            (Task, 0, "1"),
            (Task, 0, "-"),
            (Task, 0, "-"),
            (Task, 0, "2"),
        ],
        &[],
    );
}

#[test]
fn the_same_task_twice_is_told_with_its_place() {
    finds(
        tasks(&["1|Rà soát TTHC|2026|A|B", "2|RÀ SOÁT  TTHC.|2026|A|B"]),
        &["2 twice Nhiệm vụ này đã có ở STT 1."],
    );
}

#[track_caller]
fn noisy(text: &str, expected: Option<&str>) {
    assert_eq!(noise(text).map(|(number, _)| number), expected, "{text}");
}

#[test]
fn a_page_number_at_a_cells_start_is_noise() {
    noisy("8 Trung tâm Phục vụ hành chính công", Some("8"));
    noisy("12\nVăn phòng", Some("12"));
    noisy("100% hồ sơ", None);
    noisy("6 tháng", None);
    noisy("02 TTHC được cắt giảm", None);
    noisy("2026 Kế hoạch", None);
    noisy("Trung tâm 8", None);
    noisy("8", None);
    noisy("8. Trung tâm", None);
}

#[test]
fn noise_in_results_needs_the_same_text_elsewhere() {
    finds(
        tasks(&[
            "1|Một|2026|8 Phòng A|12 Báo cáo",
            "2|Hai|2026|Phòng A|Kế hoạch",
            "3|Ba|2026|Phòng A|4 Kế hoạch",
        ]),
        &[
            "1 noise “8” ở đầu ô có thể là số trang lọt vào. Xóa nếu không thuộc nội dung.",
            "3 noise “4” ở đầu ô có thể là số trang lọt vào. Xóa nếu không thuộc nội dung.",
        ],
    );
}
