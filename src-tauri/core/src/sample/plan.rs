//! An invented plan of any size, for measuring: sections, tasks with every kind of time, units in turn.

use crate::plan::{Appendix, Kind, Node, Plan};

/// What tasks are about; each text is made longer by what it is done with.
const WORK: [&str; 8] = [
    "Rà soát, đánh giá thủ tục hành chính thuộc phạm vi chức năng quản lý",
    "Công khai thủ tục hành chính tại bộ phận tiếp nhận và trả kết quả",
    "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính",
    "Tuyên truyền về kiểm soát thủ tục hành chính trên hệ thống truyền thanh",
    "Kiểm tra việc giải quyết thủ tục hành chính tại các bộ phận chuyên môn",
    "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "Tập huấn nghiệp vụ cho công chức làm việc tại bộ phận một cửa",
    "Báo cáo tình hình, kết quả thực hiện công tác kiểm soát thủ tục hành chính",
];

const WITH: [&str; 5] = [
    "lĩnh vực hộ tịch, chứng thực; gửi kết quả để tổng hợp chung",
    "lĩnh vực đất đai, xây dựng theo quy định hiện hành",
    "lĩnh vực bảo trợ xã hội, người có công trên địa bàn phường",
    "đợt này đạt tối thiểu 90% hồ sơ đúng hạn",
    "và niêm yết bằng bản giấy, bản điện tử",
];

/// The units that lead, in turn.
pub const UNITS: [&str; 5] = [
    "Trung tâm Phục vụ hành chính công",
    "Văn phòng HĐND và UBND",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hóa - Xã hội",
    "Công an phường",
];

/// How many of ten tasks have which time: half of them fall due once, the others again and again.
const TIMES: [&str; 10] = [
    "Hàng tháng",
    "Hàng quý",
    "Trước ngày 18 hàng tháng",
    "Định kỳ 6 tháng, năm",
    "Hàng quý và năm",
    "Trước 30/8/{}",
    "Trong tháng 11/{}",
    "Quý II/{}",
    "Chậm nhất 20/6/{}",
    "Thường xuyên trong năm {}",
];

/// How many tasks a section has.
const SECTION: usize = 25;

/// A plan of a year with so many tasks.
pub fn plan(year: i32, tasks: usize) -> Plan {
    let mut nodes = Vec::new();
    for number in 0..tasks {
        if number % SECTION == 0 {
            nodes.push(Node {
                kind: Kind::Section,
                label: (number / SECTION + 1).to_string(),
                content: format!("Nhóm nhiệm vụ {}", number / SECTION + 1),
                ..Node::default()
            });
        }
        nodes.push(task(year, number));
    }
    Plan {
        year,
        title: format!("Kế hoạch mẫu năm {year}"),
        appendices: vec![Appendix {
            title: "Danh mục nhiệm vụ".to_owned(),
            nodes,
            ..Appendix::default()
        }],
        ..Plan::default()
    }
}

fn task(year: i32, number: usize) -> Node {
    let of = |words: &[&str], turn: usize| words[turn % words.len()].to_owned();
    let unit = |turn: usize| of(&UNITS, turn);
    Node {
        level: 1,
        kind: Kind::Task,
        label: (number + 1).to_string(),
        content: format!(
            "{} {} (việc {})",
            of(&WORK, number),
            of(&WITH, number / 3),
            number + 1
        ),
        time: of(&TIMES, number).replace("{}", &year.to_string()),
        lead: unit(number / 2),
        coordinating: format!("{}; {}", unit(number / 2 + 1), unit(number / 2 + 3)),
        result: "Văn bản, báo cáo kết quả".to_owned(),
        ..Node::default()
    }
}
