use super::*;
use crate::calendar::Deadlines;
use crate::plan::meaning::Meanings;

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
        appendices: vec![Appendix {
            id: 1,
            nodes,
            ..Appendix::default()
        }],
        ..Plan::default()
    }
}

fn checked(plan: &Plan, places: &HashMap<i64, String>) -> Vec<Found> {
    let nodes = plan.appendices.iter().flat_map(|own| &own.nodes);
    let targets = nodes.flat_map(|node| {
        let own = crate::plan::target::read(&node.content, plan.year).into_iter();
        own.map(|target| (node.id, target))
    });
    let mut meanings = Meanings::new(plan.year, plan.about, Deadlines::default());
    for node in plan.appendices.iter().flat_map(|own| &own.nodes) {
        meanings.of(node);
    }
    let known = Known {
        decision: &[(
            "Quyết định",
            "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025",
        )],
        places,
        time: &|time| meanings.known(time),
        targets: &targets.collect::<Vec<_>>(),
    };
    check(plan, &known, &mut Readings::default())
}

/// The code as it goes on the wire.
fn wire(code: Code) -> String {
    serde_json::to_value(code)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

/// What is found, as "line code sentence".
#[track_caller]
fn finds(nodes: Vec<Node>, expected: &[&str]) {
    let plan = plan(nodes);
    let places = outline::places_in(&plan);
    let found: Vec<String> = checked(&plan, &places)
        .iter()
        .map(|own| format!("{} {} {}", own.node.unwrap_or(0), wire(own.code), own.text))
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
fn a_parent_needs_no_lead_where_the_tasks_below_it_have_one() {
    let below = |cells: &str| {
        vec![
            line(Kind::Task, 0, 1, "1|Việc lớn|Quý I||B"),
            line(Kind::Task, 1, 2, cells),
            line(Kind::Task, 0, 3, "2|Việc khác|Quý I|A|B"),
        ]
    };
    finds(below("1.1|Việc nhỏ|Quý I|A|B"), &[]);
    finds(
        below("1.1|Việc nhỏ|Quý I||B"),
        &[
            "1 lead Nhiệm vụ chưa có đơn vị chủ trì.",
            "2 lead Nhiệm vụ chưa có đơn vị chủ trì.",
        ],
    );
}

#[test]
fn a_due_date_that_nobody_follows_is_told_and_a_time_that_is_not_sure_comes_with_its_proposal() {
    let hangs = "tính theo sự kiện hoặc ghi ở văn bản khác, chưa được theo dõi. Thêm hạn khi biết ngày, hoặc chọn ý \
                 nghĩa của thời gian này.";
    finds(
        tasks(&[
            "1|Một|10 ngày kể từ ngày ban hành|A|B",
            "2|Hai|Theo tiến độ|A|B",
            "3|Ba|Khi có phát sinh|A|B",
            "4|Bốn|Năm 2026 và các năm tiếp theo|A|B",
        ]),
        &[
            &format!("1 untracked Hạn của “10 ngày kể từ ngày ban hành” {hangs}"),
            &format!("2 untracked Hạn của “Theo tiến độ” {hangs}"),
            "4 unread_time Chưa chắc về “Năm 2026 và các năm tiếp theo”. Đề xuất: 31/12/2026 và mỗi năm tiếp theo. \
             Chọn cách hiểu.",
        ],
    );
    let mut explained = tasks(&["1|Một|10 ngày kể từ ngày ban hành|A|B"]);
    explained[0].schedule = Some(crate::schedule::Schedule::OnDemand);
    finds(explained, &[]);
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
    assert_eq!(checked(&plan, &HashMap::new()), []);
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

#[test]
fn citations_that_cannot_be_right_are_told_once_and_with_their_place() {
    finds(
        tasks(&[
            "1|Theo Nghị định số 118/2026/NĐ-CP ngày 09/6/2025|2026|A|B",
            "2|Theo Quyết định số 766/QĐ-TTg ngày 23/6/2022|2026|A|B",
            "3|Cũng theo Quyết định số 766/QĐ-TTg ngày 23/7/2022|2026|A|B",
            "4|Lại theo Quyết định số 766/QĐ-TTg ngày 23/6/2022|2026|A|B",
        ]),
        &[
            "1 citation “Nghị định số 118/2026/NĐ-CP ngày 09/6/2025”: số ghi năm 2026 nhưng ngày ban hành ghi năm 2025.",
            "1 citation “Nghị định số 118/2025/NĐ-CP ngày 09/6/2025” và “Nghị định số 118/2026/NĐ-CP ngày 09/6/2025”: \
             cùng số nhưng ghi khác ngày hoặc năm. Xem Quyết định.",
            "3 citation “Quyết định số 766/QĐ-TTg ngày 23/6/2022” và “Quyết định số 766/QĐ-TTg ngày 23/7/2022”: \
             cùng số nhưng ghi khác ngày hoặc năm. Xem STT 2.",
        ],
    );
}

#[test]
fn targets_that_contradict_each_other_are_told() {
    finds(
        tasks(&[
            "1|Tỷ lệ số hóa hồ sơ đạt tối thiểu 90%|2026|A|B",
            "2|Tỷ lệ số hóa hồ sơ không quá 80%|2026|A|B",
            "3|Tỷ lệ thanh toán trực tuyến đạt 60%|2026|A|B",
        ]),
        &[
            "2 target Chỉ tiêu “Tỷ lệ số hóa hồ sơ: không quá 80% (năm 2026)” không thể cùng đạt với \
             “Tỷ lệ số hóa hồ sơ: tối thiểu 90% (năm 2026)” ở STT 1.",
        ],
    );
}
