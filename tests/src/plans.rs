//! Plans to write and read again: the two real ones, and an invented one with everything that makes it hard.

use std::fs;

use serde_json::Value;
use smc_core::paper::DecisionText;
use smc_core::paper::texts::Issuer;
use smc_core::plan::{Appendix, Column, Kind, Node, Plan, Role, usual_columns};

use crate::programs::in_repository;

/// The real plans, by the names of their files.
pub const REAL: [&str; 2] = ["dong-hai-2026", "chi-linh-2025"];

/// A real plan from the cells written down for it. Neighbours that say the same in time, result or units within
/// III.3 of Chí Linh are one cell in its file.
///
/// # Panics
///
/// When the file is not as expected.
#[must_use]
pub fn real(name: &str) -> Plan {
    let file = in_repository(&format!("tests/data/plans/{name}.expected.json"));
    let plan: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let table = &plan["appendices"][0];
    let headings = table["columns"].as_array().unwrap().iter().map(text);
    let mut columns = usual_columns();
    for (column, heading) in columns.iter_mut().zip(headings) {
        column.heading = heading;
    }
    let mut nodes: Vec<Node> = table["rows"].as_array().unwrap().iter().map(node).collect();
    let mut grouped = false;
    for node in &mut nodes {
        grouped = node.kind == Kind::Group || (grouped && node.kind == Kind::Task);
        node.level = match node.kind {
            Kind::Section => 0,
            Kind::Group => 1,
            Kind::Task => 1 + u8::from(grouped),
        };
    }
    for at in 1..nodes.len() {
        let above = nodes[at - 1].clone();
        let node = &mut nodes[at];
        let within = name.starts_with("chi-linh") && node.label.starts_with("3.");
        let roles = [Role::Time, Role::Lead, Role::Coordinating, Role::Result];
        let same = |role: &Role| above.kind == Kind::Task && node.text(*role) == above.text(*role);
        node.joined = roles
            .into_iter()
            .filter(|role| within && same(role))
            .collect();
    }
    let year = plan["year"].as_i64().unwrap() as i32;
    Plan {
        appendices: vec![appendix("", "", columns, nodes)],
        ..empty(year, &text(&plan["title"]))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn node(row: &Value) -> Node {
    let kind = match row["kind"].as_str().unwrap() {
        "section" => Kind::Section,
        "group" => Kind::Group,
        _ => Kind::Task,
    };
    let title = if kind == Kind::Task {
        "content"
    } else {
        "text"
    };
    Node {
        kind,
        label: text(&row["label"]),
        content: text(&row[title]),
        time: text(&row["time"]),
        lead: text(&row["lead"]),
        coordinating: text(&row["coord"]),
        result: text(&row["result"]),
        ..Node::default()
    }
}

fn empty(year: i32, title: &str) -> Plan {
    Plan {
        id: 1,
        year,
        title: title.to_owned(),
        ..Plan::default()
    }
}

fn appendix(name: &str, title: &str, columns: Vec<Column>, nodes: Vec<Node>) -> Appendix {
    Appendix {
        id: 1,
        name: name.to_owned(),
        title: title.to_owned(),
        columns,
        landscape: false,
        nodes,
        ..Appendix::default()
    }
}

fn columns(all: &[(Role, &str)]) -> Vec<Column> {
    let column = |(role, heading): &(Role, &str)| Column {
        role: *role,
        heading: (*heading).to_owned(),
    };
    all.iter().map(column).collect()
}

/// An invented plan with everything that makes a plan hard to write: line breaks and dashes inside cells, cells
/// merged downwards, repeated and absent labels, empty cells, two appendices, another order of columns, notes,
/// 13 points across the page, signs of XML.
#[must_use]
pub fn hard() -> Plan {
    let second = columns(&[
        (Role::Label, "STT"),
        (Role::Time, "Thời gian hoàn thành"),
        (Role::Content, "Nhiệm vụ"),
        (Role::Result, "Dự kiến sản phẩm"),
        (Role::Lead, "Cơ quan chủ trì"),
        (Role::Coordinating, "Cơ quan phối hợp"),
        (Role::Note, "Ghi chú"),
        (Role::Further1, "Lĩnh vực"),
    ]);
    let mut other = appendix(
        "Phụ lục II",
        "TUYÊN TRUYỀN NĂM 2026",
        second,
        second_nodes(),
    );
    (other.id, other.landscape, other.size) = (2, true, 13);
    other.attached = "(Kèm theo Kế hoạch số /KH-UBND ngày / /2026 của UBND phường Mẫu)".to_owned();
    Plan {
        number: "12".to_owned(),
        date: "2026-02-05".to_owned(),
        appendices: vec![
            appendix(
                "Phụ lục I",
                "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
                usual_columns(),
                first_nodes(),
            ),
            other,
        ],
        ..empty(2026, "KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026")
    }
}

fn task(label: &str, content: &str, rest: [&str; 4], joined: &[Role]) -> Node {
    let [time, lead, coordinating, result] = rest.map(str::to_owned);
    Node {
        kind: Kind::Task,
        level: 1,
        label: label.to_owned(),
        content: content.to_owned(),
        time,
        lead,
        coordinating,
        result,
        joined: joined.to_vec(),
        ..Node::default()
    }
}

fn title(kind: Kind, level: u8, label: &str, content: &str) -> Node {
    Node {
        kind,
        level,
        label: label.to_owned(),
        content: content.to_owned(),
        ..Node::default()
    }
}

fn first_nodes() -> Vec<Node> {
    const UNITS: &str = "- Phòng Văn hóa - Xã hội\n- Phòng Kinh tế;\n- Công an phường";
    let shared = [Role::Time, Role::Lead, Role::Coordinating];
    vec![
        title(Kind::Section, 0, "I", "Công tác chỉ đạo & điều hành"),
        task(
            "1",
            "Ban hành \"Kế hoạch\" <năm 2026>",
            ["Trước 30/8/2026", "Trung tâm PVHCC", UNITS, "Kế hoạch"],
            &[],
        ),
        task(
            "1",
            "Số hiệu lặp lại; gồm:\n- ý một,\n- ý hai.",
            ["Hàng quý", "Trung tâm PVHCC", "", "Báo cáo 'quý'"],
            &[],
        ),
        title(Kind::Section, 0, "III", "Kiểm soát TTHC"),
        title(Kind::Group, 1, "1", "Công bố, công khai"),
        Node {
            level: 2,
            ..task("", "Không có số thứ tự", ["Thường xuyên", "", "", ""], &[])
        },
        title(Kind::Group, 1, "1", "Số nhóm lặp lại"),
        Node {
            level: 2,
            ..task(
                "-",
                "Gạch đầu dòng",
                [
                    "",
                    "Phòng Văn hóa - Xã hội; Phòng Kinh tế",
                    "Các đơn vị",
                    "Danh mục",
                ],
                &[],
            )
        },
        title(Kind::Group, 1, "2", "Ô gộp theo chiều dọc"),
        Node {
            level: 2,
            ..task(
                "2.1",
                "Việc thứ nhất",
                ["Thường xuyên", "Văn phòng", "Các đơn vị", "Báo cáo"],
                &[],
            )
        },
        Node {
            level: 2,
            ..task(
                "2.2",
                "Việc thứ hai",
                ["Thường xuyên", "Văn phòng", "Các đơn vị", ""],
                &shared,
            )
        },
        Node {
            level: 2,
            ..task(
                "2.3",
                "Việc thứ ba",
                ["Thường xuyên", "Văn phòng", "Các đơn vị", ""],
                &shared,
            )
        },
        title(Kind::Section, 0, "III", "Số mục lặp lại"),
        task(
            "28",
            "Tiếp tục theo số cũ",
            ["Khi có phát sinh", "Văn phòng", "", "Tối thiểu 90%"],
            &[],
        ),
        task("33", "Số nhảy", ["31/12/2026", "Văn phòng", "", ""], &[]),
    ]
}

fn second_nodes() -> Vec<Node> {
    let noted = |node: Node, note: &str| Node {
        level: 0,
        note: note.to_owned(),
        // One blank, one not.
        further: std::array::from_fn(|at| match (at, note) {
            (0, "") => "Đất đai; hộ tịch".to_owned(),
            _ => String::new(),
        }),
        ..node
    };
    vec![
        noted(
            task(
                "1",
                "Tuyên truyền dịch vụ công trực tuyến",
                ["Quý I, II năm 2026", "Tổ công nghệ số", "", "10 tin, bài"],
                &[],
            ),
            "Kinh phí thường xuyên",
        ),
        noted(
            task(
                "2",
                "Đối thoại với người dân, doanh nghiệp",
                [
                    "Trong tháng 6/2026",
                    "Trung tâm PVHCC",
                    "Các đơn vị",
                    "Biên bản",
                ],
                &[],
            ),
            "",
        ),
    ]
}

/// A plan that has hardly been begun: no title, an appendix without lines, one with a single column.
#[must_use]
pub fn bare() -> Plan {
    let line = title(Kind::Section, 0, "I", "Mục duy nhất");
    let single = columns(&[(Role::Content, "Nội dung")]);
    let mut second = appendix("Phụ lục", "", single, vec![line]);
    second.id = 2;
    Plan {
        appendices: vec![appendix("", "", usual_columns(), Vec::new()), second],
        ..empty(2026, "")
    }
}

/// A plan of so many tasks, in sections of twenty.
#[must_use]
pub fn long(tasks: usize) -> Plan {
    let mut nodes = Vec::new();
    for number in 0..tasks {
        if number % 20 == 0 {
            nodes.push(title(
                Kind::Section,
                0,
                &format!("{}", number / 20 + 1),
                "Nhóm nhiệm vụ",
            ));
        }
        let content = format!(
            "Nhiệm vụ thứ {number}: rà soát, công khai, báo cáo kết quả giải quyết thủ tục hành chính"
        );
        nodes.push(task(
            &number.to_string(),
            &content,
            ["Hàng tháng", "Văn phòng", "Các đơn vị", "Báo cáo"],
            &[],
        ));
    }
    Plan {
        appendices: vec![appendix("Phụ lục", "NHIỆM VỤ", usual_columns(), nodes)],
        ..empty(2026, "KẾ HOẠCH NĂM 2026")
    }
}

/// The office of an invented ward.
#[must_use]
pub fn issuer() -> Issuer {
    Issuer {
        body: "UBND phường Mẫu".to_owned(),
        place: "Mẫu".to_owned(),
        symbol: "QĐ-UBND".to_owned(),
        signer_title: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".to_owned(),
        signer: "Nguyễn Văn Mẫu".to_owned(),
    }
}

/// A decision in words of our own.
#[must_use]
pub fn decision() -> DecisionText {
    let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    DecisionText {
        subject:
            "Ban hành Kế hoạch kiểm soát thủ tục hành chính và thực hiện cơ chế một cửa năm 2026"
                .to_owned(),
        authority: "ỦY BAN NHÂN DÂN PHƯỜNG MẪU".to_owned(),
        basis: all(&[
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia;",
        ]),
        proposer: "Theo đề nghị của Giám đốc Trung tâm Phục vụ hành chính công phường.".to_owned(),
        articles: all(&[
            "Ban hành kèm theo Quyết định này Kế hoạch kiểm soát thủ tục hành chính và thực hiện cơ chế một cửa năm 2026 của phường Mẫu.",
            "Tổ chức thực hiện\n1. Các đơn vị thực hiện nhiệm vụ được giao, báo cáo kết quả theo quy định.\n2. Trung tâm Phục vụ hành chính công phường theo dõi, đôn đốc, tổng hợp.",
            "Quyết định này có hiệu lực kể từ ngày ký.",
            "Chánh Văn phòng, Giám đốc Trung tâm Phục vụ hành chính công, thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này./.",
        ]),
        recipients: all(&[
            "Như Điều 4;",
            "UBND thành phố;",
            "TT Đảng ủy, TT HĐND phường;",
            "Lưu: VT, TTPVHCC.",
        ]),
    }
}
