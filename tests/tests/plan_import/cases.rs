//! Small plans after layouts met in other offices' plans: every line with its texts, and what is asked.

use std::fs;

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::read::{Preview, of_bytes, of_file, of_table, of_text, pasted, read, real};

fn source(name: &str) -> Value {
    let path = real(&format!("cases/{name}"));
    match name.rsplit_once('.') {
        Some((_, "tsv" | "txt")) => of_text(&fs::read_to_string(path).unwrap()),
        _ => of_file(&path),
    }
}

/// A line as "T0 1|content|time|lead|coordinating|result|note|" and the columns of the office's own, without what is blank at its end.
fn lines(preview: &Preview) -> Vec<String> {
    let rows = preview.rows();
    let outline = preview.outline();
    let line = |(row, head): (&&Value, &String)| {
        let texts = row["texts"].as_array().unwrap();
        let texts: Vec<&str> = texts[1..].iter().map(|own| own.as_str().unwrap()).collect();
        format!("{head}|{}", texts.join("|"))
            .trim_end_matches('|')
            .to_owned()
    };
    rows.iter().zip(&outline).map(line).collect()
}

#[track_caller]
fn gives(preview: &Preview, expected: &[&str]) {
    assert_eq!(lines(preview), expected);
    assert_eq!(preview.0["ready"], true, "{:?}", preview.problems());
}

/// What is understood of one of the files, which is ready to be stored.
#[track_caller]
fn case(name: &str, expected: &[&str]) -> Preview {
    let preview = read(&Door::new(), &source(name), json!([]));
    gives(&preview, expected);
    preview
}

fn understood(preview: &Preview) -> String {
    preview.0["understood"].to_string()
}

#[test]
fn groups_codes_and_bases_are_never_the_content() {
    let preview = case(
        "m01-nhom-nhiem-vu.tsv",
        &[
            "T0 1|Tham mưu kế hoạch chuyển đổi số|Quý I/2026|Phòng VH-XH||||Chỉ đạo, điều hành",
            "T0 2|Theo dõi chỉ số chuyển đổi số|Quý II/2026|Phòng VH-XH||||Chỉ đạo, điều hành",
        ],
    );
    let question = &preview.used()[0]["questions"][0];
    assert_eq!(
        question["text"],
        "Cột “Nhóm nhiệm vụ” lặp lại theo từng nhóm nhiệm vụ. Lập nhóm theo cột này?"
    );
    let chosen = |at: usize| &question["choices"][at]["chosen"];
    assert_eq!((chosen(0), chosen(1)), (&json!(false), &json!(true)));
    let preview = case(
        "m02-ma-nhiem-vu.tsv",
        &[
            "T0 1|Tham mưu Kế hoạch của UBND|Quý I/2026|Sở KH&CN||||KH20_N01.1",
            "T0 2|Sửa đổi quy chế làm việc|Quý II/2026|Văn phòng UBND||||KH20_N01.2",
        ],
    );
    assert!(understood(&preview).contains("giữ nguyên thành cột riêng: Mã nhiệm vụ"));
    assert_eq!(preview.doubts(), [""; 0]);
    case(
        "m03-lead-first.tsv",
        &[
            "T0 1|Xây dựng quy chế phối hợp|Quý I/2026|Sở Y tế||Quy chế được ban hành||Hoàn thiện chính sách",
            "T0 2|Rà soát quy hoạch|Quý II/2026|Sở Xây dựng||Báo cáo||Hoàn thiện chính sách",
        ],
    );
    for heading in [
        "Loại nhiệm vụ",
        "Văn bản giao nhiệm vụ",
        "Căn cứ đề xuất nhiệm vụ",
    ] {
        let preview = pasted(&format!(
            "STT\t{heading}\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời hạn\n\
             1\tLoại một\tRà soát\tVăn phòng\tQuý I/2026\n2\tLoại hai\tBáo cáo\tVăn phòng\tQuý II/2026",
        ));
        assert_eq!(
            preview.column("content"),
            ["Rà soát", "Báo cáo"],
            "{heading}"
        );
    }
}

#[test]
fn a_repeated_column_becomes_groups_when_the_officer_says_so() {
    let door = Door::new();
    let source = of_text(
        "STT\tNhóm nhiệm vụ\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời gian\n\
         1\tChỉ đạo\tBan hành kế hoạch\tVăn phòng\tQuý I/2026\n\
         2\tChỉ đạo\tTheo dõi\tVăn phòng\tQuý II/2026\n\
         3\tKiểm tra\tKiểm tra các phòng\tVăn phòng\tQuý III/2026",
    );
    let question = |preview: &Preview| preview.used()[0]["questions"][0].clone();
    let preview = read(&door, &source, json!([]));
    let choice = &question(&preview)["choices"][0];
    assert_eq!(choice["samples"], json!(["Chỉ đạo", "Kiểm tra"]));
    assert_eq!(choice["chosen"], false);
    let mend =
        json!({"mend": "column", "table": 0, "column": choice["column"], "role": choice["role"]});
    let preview = read(&door, &source, json!([mend]));
    gives(
        &preview,
        &[
            "G0|Chỉ đạo",
            "T1 1|Ban hành kế hoạch|Quý I/2026|Văn phòng",
            "T1 2|Theo dõi|Quý II/2026|Văn phòng",
            "G0|Kiểm tra",
            "T1 3|Kiểm tra các phòng|Quý III/2026|Văn phòng",
        ],
    );
    assert_eq!(question(&preview)["choices"][0]["chosen"], true);
    assert_eq!(preview.rows()[0]["place"], "trên dòng 2");
    // A group is mended like any other line.
    let row = preview.rows()[0]["row"].clone();
    let mends = json!([
        mend,
        {"mend": "kind", "table": 0, "row": row, "kind": "section", "level": 0},
        {"mend": "text", "table": 0, "row": row, "role": "label", "text": "I"},
    ]);
    assert_eq!(lines(&read(&door, &source, mends))[0], "S0 I|Chỉ đạo");
}

#[test]
fn headings_of_two_rows() {
    let preview = case(
        "m04-two-row-heading.docx",
        &[
            "T0 1|Chuẩn hóa dữ liệu|Theo thời hạn sau đây:",
            "T1 a)|Dữ liệu đất đai|30/7/2026|Sở NNMT||||1",
            "T1 b)|Dữ liệu y tế|30/8/2026|Sở Y tế||||2",
            "T0 2|Mô hình du lịch số|30/9/2026|Sở Du lịch||||3",
        ],
    );
    let doubts = preview.doubts().join("\n");
    assert!(!doubts.contains("chưa có đơn vị chủ trì"), "{doubts}");
    let preview = case(
        "m05-two-row-heading-common.docx",
        &[
            "T0 1|Đăng ký khai sinh|Từ tháng 3/2026 đến tháng 6/2026|Phòng Tư pháp|Văn phòng|||TTHC có nhiều phản ánh",
            "T0 2|Chứng thực bản sao|Từ tháng 4/2026 đến tháng 7/2026|Phòng Tư pháp|Trung tâm PVHCC|||Hồ sơ nhiều",
        ],
    );
    assert!(understood(&preview).contains("“Thời gian thực hiện rà soát: Bắt đầu” được ghép"));
}

#[test]
fn the_end_is_the_time_and_the_start_is_kept_with_it() {
    let preview = case(
        "m06-start-end.tsv",
        &[
            "T0 1.1|Triển khai công tác quy hoạch|Từ 10/2025 đến 12/2025|Văn phòng|Các chi bộ|Quyết định phê duyệt",
            "T0 1.2|Rà soát quy chế|Từ 11/2025 đến 12/2025|Phòng TC-NS|Các khoa|Quy chế",
        ],
    );
    assert_eq!(
        preview.rows()[0]["schedule"]["meaning"]["due"],
        "2025-12-31"
    );
}

#[test]
fn a_heading_in_other_words_inside_the_table_is_a_heading() {
    let two = [
        "T0 1|Rà soát cơ chế|2026|Sở Tư pháp||Văn bản",
        "T0 2|Xây dựng kế hoạch|2026|Sở Y tế||Kế hoạch",
    ];
    for name in [
        "m07-repeat-heading.tsv",
        "m16-exact-repeat.docx",
        "m16-exact-repeat.tsv",
        "m16-exact-repeat.xlsx",
        "m17-two-tables.docx",
        "m18-blank-row-then-heading.xlsx",
    ] {
        case(name, &two);
    }
}

#[test]
fn a_cell_over_the_whole_width_is_a_section() {
    case(
        "m08-section-first-column-not-content.docx",
        &[
            "S0|Đợt 1: tuyên truyền",
            "T1|Phát thanh|Tháng 3/2026|Đài truyền thanh",
            "T1|Tờ rơi|Tháng 4/2026|Đoàn Thanh niên",
            "S0|Đợt 2: tổng kết",
            "T1|Hội nghị|Tháng 12/2026|Văn phòng",
        ],
    );
    let sections = [
        "S0 A.|PHÒNG KINH TẾ",
        "T1 1|Rà soát quy hoạch|Quý I/2026|Phòng Kinh tế||Báo cáo",
        "S0 B.|CÔNG AN",
        "T1 1|Làm sạch dữ liệu|Quý II/2026|Công an||Báo cáo",
    ];
    case("m09-section-in-lead-first.docx", &sections);
    // As text, where no merged cell is to be seen.
    gives(
        &pasted(
            "STT\tCơ quan chủ trì\tNội dung nhiệm vụ\tKết quả\tThời hạn\nA.\tPHÒNG KINH TẾ\t\t\t\n\
             1\tPhòng Kinh tế\tRà soát quy hoạch\tBáo cáo\tQuý I/2026\nB.\tCÔNG AN\t\t\t\n\
             1\tCông an\tLàm sạch dữ liệu\tBáo cáo\tQuý II/2026",
        ),
        &sections,
    );
}

#[test]
fn a_table_of_bars_is_a_table() {
    case(
        "m11-markdown.txt",
        &[
            "S0 I.|Nâng cao nhận thức",
            "T1 1.|Xây dựng chương trình tuyên truyền|Thường xuyên|Phòng VH-XH",
            "T1 2.|Ban hành kế hoạch|01/2025|Văn phòng",
        ],
    );
}

#[test]
fn a_date_of_excel_stands_as_it_is_shown() {
    let preview = case(
        "m12-date-formats.xlsx",
        &[
            "T0 1|Sửa đổi quy chế|Tháng 4/2026|Văn phòng",
            "T0 2|Báo cáo|25/02/2026|Văn phòng",
            "T0 3|Kiểm tra|4/3/26|Văn phòng",
            "T0 4|Tổng kết|12/2026|Văn phòng",
        ],
    );
    let doubts = preview.doubts();
    let dates: Vec<&String> = doubts.iter().filter(|own| own.contains("Excel")).collect();
    assert_eq!(dates.len(), 1, "{doubts:?}");
    assert!(dates[0].contains("!D4"), "day and month could be swapped");
}

#[test]
fn other_words_for_the_columns() {
    case(
        "m13-ten-tthc.tsv",
        &[
            "T0 1|Đăng ký khai sinh|Quý II/2026|Phòng Tư pháp|Văn phòng|Báo cáo rà soát",
            "T0 2|Chứng thực bản sao từ bản chính|Quý III/2026|Trung tâm Phục vụ hành chính công|Văn phòng|Báo cáo rà soát",
        ],
    );
    for heading in ["Tên TTHC", "Nhóm TTHC, quy định", "Lĩnh vực rà soát"] {
        let preview = pasted(&format!(
            "TT\t{heading}\tCơ quan chủ trì\tThời gian\n1\tĐăng ký khai sinh\tPhòng Tư pháp\tQuý II/2026",
        ));
        assert_eq!(
            preview.column("content"),
            ["Đăng ký khai sinh"],
            "{heading}"
        );
        assert_eq!(preview.0["ready"], true);
    }
    case(
        "m14-don-vi-duoc-kiem-tra.tsv",
        &[
            "T0 1|Trung tâm Phục vụ hành chính công|Tháng 5/2026|Văn phòng HĐND và UBND",
            "T0 2|Phòng Kinh tế, Hạ tầng và Đô thị|Tháng 9/2026|Văn phòng HĐND và UBND",
        ],
    );
    case(
        "m15-cong-chuc-minh-chung.tsv",
        &[
            "T0 1|Ban hành kế hoạch|Quý I/2026|Nguyễn Văn A||Kế hoạch",
            "T0 2|Niêm yết thủ tục|Thường xuyên|Trần Thị B||Biên bản",
        ],
    );
    let preview = pasted(
        "STT\tNhiệm vụ\tĐầu mối\tHạn xử lý\tChỉ tiêu đạt được\n1\tRà soát\tVăn phòng\tQuý I/2026\t100%",
    );
    gives(&preview, &["T0 1|Rà soát|Quý I/2026|Văn phòng||100%"]);
}

#[test]
fn two_columns_that_may_be_the_content_are_a_question() {
    let door = Door::new();
    let source = of_bytes(
        &door,
        "hai-cot.docx",
        &smc_tests::docx::Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                &[
                    "TT",
                    "Nhiệm vụ",
                    "Nội dung thực hiện",
                    "Đơn vị chủ trì",
                    "Thời gian",
                ],
                &["1", "Rà soát", "Rà soát các thủ tục", "Văn phòng", "Quý I"],
                &["2", "Báo cáo", "Báo cáo kết quả năm", "Văn phòng", "Quý IV"],
            ])
            .bytes(),
    );
    let preview = read(&door, &source, json!([]));
    preview.is_blocked(
        "chưa rõ cột nào là nội dung công việc: “Nội dung thực hiện” (Rà soát các thủ tục; Báo cáo kết quả năm) hay “Nhiệm vụ” (Rà soát; Báo cáo)",
    );
    let choose =
        |column: u8| json!({"mend": "column", "table": 0, "column": column, "role": "content"});
    let preview = read(&door, &source, json!([choose(1)]));
    gives(
        &preview,
        &[
            "T0 1|Rà soát|Quý I|Văn phòng||||Rà soát các thủ tục",
            "T0 2|Báo cáo|Quý IV|Văn phòng||||Báo cáo kết quả năm",
        ],
    );
    let chosen: Vec<&Value> = preview.used()[0]["questions"][0]["choices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| &own["chosen"])
        .collect();
    assert_eq!(chosen, [&json!(false), &json!(true)]);
    // The officer thinks better of it: the later answer counts.
    let preview = read(&door, &source, json!([choose(1), choose(2)]));
    assert_eq!(preview.column("content")[0], "Rà soát các thủ tục");
    assert_eq!(preview.0["ready"], true, "{:?}", preview.problems());
}

#[test]
fn a_strange_word_for_the_content_is_found_by_its_cells_and_said() {
    let preview = of_table(&[
        &["STT", "Phần phải làm", "Đơn vị chủ trì", "Thời hạn"],
        &["1", "Rà soát thủ tục", "Văn phòng", "Quý I"],
        &["2", "Báo cáo kết quả", "Văn phòng", "Quý IV"],
    ]);
    gives(
        &preview,
        &[
            "T0 1|Rà soát thủ tục|Quý I|Văn phòng",
            "T0 2|Báo cáo kết quả|Quý IV|Văn phòng",
        ],
    );
    preview.is_doubted("cột Phần phải làm: tiêu đề lạ; được đọc là nội dung công việc");
}
