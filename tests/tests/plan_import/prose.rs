//! Plans in prose: numbered paragraphs become sections, groups and tasks; what a paragraph says of its task becomes
//! its fields; what stands inside texts is proposed, not taken; what is no task is left out and said.

use serde_json::{Value, json};
use smc_tests::docx::{Docx, FOOT, HEAD, file, paragraph, table};
use smc_tests::door::Door;

use crate::read::{Preview, of_bytes, of_text, pasted, read, real, word};

/// A ward's plan of reform, as such plans are written; a star stands before what is bold.
const PLAN: &str = "*KẾ HOẠCH
*Cải cách hành chính năm 2026 của phường Mẫu
Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;
Thực hiện Kế hoạch của thành phố, UBND phường ban hành Kế hoạch với các nội dung sau:
*I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao chất lượng phục vụ người dân.
2. Yêu cầu
- Xác định rõ trách nhiệm của từng đơn vị.
*II. NHIỆM VỤ TRỌNG TÂM
1. Cải cách thể chế
a) Rà soát văn bản quy phạm pháp luật.
Đơn vị chủ trì: Văn phòng HĐND và UBND phường.
Cơ quan phối hợp: Các phòng chuyên môn.
Thời gian hoàn thành: Trước ngày 30/10/2026.
Sản phẩm: Báo cáo.
đ) Tự kiểm tra văn bản
theo chuyên đề của thành phố.
- Thời gian thực hiện: Hằng quý.
2. Cải cách thủ tục hành chính
2.1. Công khai thủ tục (Chủ trì: Trung tâm Phục vụ hành chính công; thời gian: Thường xuyên).
2.2. Kiểm tra việc giải quyết hồ sơ, báo cáo kết quả trước ngày 15/11/2026.
*III. KINH PHÍ
Kinh phí thực hiện được bố trí từ ngân sách phường.
*IV. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị:
- Xây dựng kế hoạch của đơn vị, gửi trước ngày 25/01/2026.
- Báo cáo quý gửi trước ngày 05 tháng cuối của quý, báo cáo năm trước ngày 05/12/2026.
2. Phòng Văn hóa - Xã hội có trách nhiệm theo dõi, đôn đốc thực hiện Kế hoạch.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về UBND phường./.
Nơi nhận:
- Như trên;
- Lưu: VT.";

fn plan() -> Docx {
    PLAN.lines().fold(Docx::new(), Docx::line)
}

fn text() -> String {
    PLAN.replace('*', "")
}

/// The rows taken in of the plan above.
const OUTLINE: [&str; 12] = [
    "S0 II.", "G1 1.", "T2 a)", "T2 đ)", "G1 2.", "T2 2.1.", "T2 2.2.", "S0 IV.", "G1 1.", "T2 -",
    "T2 -", "T1 2.",
];

#[test]
fn each_point_with_its_lead_and_time_is_a_task() {
    let text = std::fs::read_to_string(real("cases/m10-prose.txt")).unwrap();
    let preview = pasted(&text);
    assert_eq!(preview.outline(), ["G0 8.", "T1 -", "T1 -"]);
    assert_eq!(
        preview.column("content")[1..],
        [
            "Tổ chức hội nghị, hội thảo trao đổi nghiệp vụ.",
            "Ra mắt AI pháp luật hỗ trợ cho cán bộ, công chức."
        ]
    );
    assert_eq!(
        preview.column("lead"),
        ["", "Sở Tư pháp", "Sở Khoa học và Công nghệ"]
    );
    assert_eq!(
        preview.column("coordinating"),
        ["", "Các cơ quan, đơn vị liên quan", ""]
    );
    assert_eq!(preview.column("time"), ["", "Hằng năm", "Tháng 12/2025"]);
    assert_eq!(preview.0["title"], "KẾ HOẠCH");
    assert_eq!(preview.0["ready"], true, "{:?}", preview.problems());
}

#[test]
fn a_word_file_and_the_same_text_pasted_are_understood_alike() {
    for preview in [word(&plan().bytes()), pasted(&text())] {
        assert_eq!(preview.outline(), OUTLINE);
        assert_eq!(
            preview.0["title"],
            "KẾ HOẠCH Cải cách hành chính năm 2026 của phường Mẫu"
        );
        assert_eq!(
            (&preview.0["year"], &preview.0["about"]),
            (&json!(2026), &json!("reform"))
        );
        let content = preview.column("content");
        assert_eq!(content[0], "NHIỆM VỤ TRỌNG TÂM");
        assert_eq!(content[2], "Rà soát văn bản quy phạm pháp luật.");
        assert_eq!(
            content[3],
            "Tự kiểm tra văn bản\ntheo chuyên đề của thành phố."
        );
        assert_eq!(content[5], "Công khai thủ tục");
        let [time, lead, with, result] =
            ["time", "lead", "coordinating", "result"].map(|role| preview.column(role));
        assert_eq!(
            [&time[2], &lead[2], &with[2], &result[2]],
            [
                "Trước ngày 30/10/2026",
                "Văn phòng HĐND và UBND phường",
                "Các phòng chuyên môn",
                "Báo cáo"
            ]
        );
        assert_eq!((&*time[3], &*lead[3]), ("Hằng quý", ""));
        assert_eq!(
            (&*time[5], &*lead[5]),
            ("Thường xuyên", "Trung tâm Phục vụ hành chính công")
        );
        // What only stands inside a text is in no cell.
        assert_eq!(time[6..], ["", "", "", "", "", ""]);
        assert_eq!(lead[6..], ["", "", "", "", "", ""]);
        assert_eq!(preview.0["ready"], true, "{:?}", preview.problems());
        let understood = preview.0["understood"].to_string();
        assert!(
            understood.contains("Tìm thấy phần lời văn, 7 nhiệm vụ trong 2 mục"),
            "{understood}"
        );
        assert!(
            understood.contains("“Thời gian hoàn thành: …”"),
            "{understood}"
        );
    }
}

/// Every line of the document stands in a row, taken in or not.
#[test]
fn nothing_of_a_document_is_lost() {
    let preview = pasted(&text());
    let rows = preview.tables()[0]["rows"].as_array().unwrap();
    let all: String = rows
        .iter()
        .flat_map(|row| row["texts"].as_array().unwrap())
        .map(|text| text.as_str().unwrap().to_owned() + "\n")
        .collect();
    for line in text().lines().skip(2) {
        let words = line
            .split([':', ';', '(', ')'])
            .map(|words| words.trim().trim_end_matches('.'))
            .map(|words| words.split_once(' ').map_or(words, |(_, rest)| rest));
        // The words before a field's colon are its column's.
        let words = words.filter(|words| {
            ![
                "vị chủ trì",
                "quan phối hợp",
                "gian hoàn thành",
                "phẩm",
                "Thời gian thực hiện",
                "trì",
                "gian",
            ]
            .contains(words)
        });
        for words in words.filter(|words| !words.is_empty()) {
            assert!(all.contains(words), "“{words}” of “{line}” is gone");
        }
    }
}

#[test]
fn what_is_left_out_is_said_with_its_place_and_can_be_chosen() {
    let preview = pasted(&text());
    for said in [
        "Phần lời văn, đoạn 3–4: không lấy phần mở đầu văn bản (từ “Căn cứ Nghị quyết",
        "Phần lời văn, đoạn 5–9: không lấy mục đích, yêu cầu (từ “I. MỤC ĐÍCH, YÊU CẦU”)",
        "đoạn 23–24: không lấy kinh phí",
        "không lấy phần kết",
        "không lấy chữ ký, nơi nhận",
    ] {
        preview.is_doubted(said);
    }
    let rows = preview.tables()[0]["rows"].as_array().unwrap();
    let budget = |row: &&Value| {
        row["texts"][1]
            .as_str()
            .unwrap()
            .starts_with("Kinh phí thực hiện")
    };
    let row = &rows.iter().find(budget).unwrap()["row"];
    let mends = json!([{"mend": "row", "table": 0, "row": row, "used": true}]);
    let preview = read(&Door::new(), &of_text(&text()), mends);
    // Its section is still left out, so that it stands on the outermost level.
    assert_eq!(preview.outline()[7..9], ["T0", "S0 IV."]);
}

#[test]
fn times_in_texts_and_duties_of_units_are_proposed_and_taken_by_a_yes() {
    let door = Door::new();
    let source = of_text(&text());
    let preview = read(&door, &source, json!([]));
    preview.is_doubted(
        "trong nội dung có “trước ngày 15/11/2026”: nhận thời gian là “Trước ngày 15/11/2026”?",
    );
    preview.is_doubted(
        "“Các phòng, đơn vị” được giao các việc bên dưới: nhận làm đơn vị chủ trì của 2 việc?",
    );
    preview.is_doubted("“Phòng Văn hóa - Xã hội” được giao việc này: nhận làm đơn vị chủ trì?");
    let mends = accepted(&preview);
    let preview = read(&door, &source, mends.clone());
    assert_eq!(
        preview.column("time")[6..],
        [
            "Trước ngày 15/11/2026",
            "",
            "",
            "Trước ngày 25/01/2026",
            "Trước ngày 05/03/2026, trước ngày 05/06/2026, trước ngày 05/09/2026, trước ngày 05/12/2026",
            ""
        ]
    );
    assert_eq!(
        preview.column("lead")[9..],
        [
            "Các phòng, đơn vị",
            "Các phòng, đơn vị",
            "Phòng Văn hóa - Xã hội"
        ]
    );
    assert_eq!(accepted(&preview), json!([]), "{:?}", preview.doubts());
    let args =
        json!({"source": source, "year": null, "about": "reform", "into": null, "mends": mends});
    let plan = &door.call("plan_apply", args)["plan"];
    let appendix = &plan["appendices"][0];
    assert_eq!(appendix["rows"].as_array().unwrap().len(), OUTLINE.len());
    assert_eq!(
        appendix["fields"]["columns"][2],
        json!({"role": "time", "heading": "Thời gian hoàn thành"})
    );
    // Read again, it is the plan that is there.
    let again = read(&door, &source, mends);
    assert_eq!(again.0["differences"], json!([]));
}

/// What stands after the last of several points may be meant for each of them; only the officer knows.
#[test]
fn fields_after_the_last_point_are_proposed_for_those_above() {
    let text = "KẾ HOẠCH\nTuyên truyền năm 2026\n1. Công tác tuyên truyền\n- Phát thanh.\n- Phát tờ rơi.\n\
                Đơn vị chủ trì: Phòng Văn hóa.\n2. Kiểm tra.";
    let preview = pasted(text);
    assert_eq!(preview.column("lead"), ["", "", "Phòng Văn hóa", ""]);
    preview.is_doubted("Đơn vị chủ trì “Phòng Văn hóa” ghi sau việc cuối có thể chung cho cả nhóm: nhận cho 1 việc");
    let preview = read(&Door::new(), &of_text(text), accepted(&preview));
    assert_eq!(
        preview.column("lead"),
        ["", "Phòng Văn hóa", "Phòng Văn hóa", ""]
    );
}

/// All that is proposed, as the officer accepts it.
fn accepted(preview: &Preview) -> Value {
    let mut mends = Vec::new();
    for remark in preview.0["doubts"].as_array().unwrap() {
        for offer in remark["offers"].as_array().unwrap() {
            let mut mend = offer.clone();
            mend["mend"] = json!("text");
            mend["table"] = remark["table"].clone();
            mends.push(mend);
        }
    }
    Value::Array(mends)
}

#[test]
fn a_document_with_tables_and_prose_offers_both() {
    let rows: &[&[&str]] = &[
        &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
        &["1", "Rà soát", "Quý I/2026", "Văn phòng"],
    ];
    let bytes = plan().line("Phụ lục").line("*NHIỆM VỤ").table(rows).bytes();
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", &bytes);
    let preview = read(&door, &source, json!([]));
    let shown = |preview: &Preview| -> Vec<String> {
        let own = |table: &Value| format!("{} {}", table["place"], table["used"]).replace('"', "");
        preview.tables().iter().map(own).collect()
    };
    assert_eq!(shown(&preview), ["Bảng 1 true", "Phần lời văn false"]);
    assert_eq!(preview.column("content"), ["Rà soát"]);
    let understood = preview.0["understood"].to_string();
    assert!(understood.contains("còn có phần lời văn"), "{understood}");
    let mends = json!([{"mend": "table", "table": 1, "used": true}]);
    let preview = read(&door, &source, mends);
    assert_eq!(shown(&preview), ["Bảng 1 true", "Phần lời văn true"]);
    assert_eq!(preview.outline()[1..], OUTLINE);
    assert_eq!(preview.used()[1]["name"], "Phần lời văn");
    let mends = json!([
        {"mend": "table", "table": 0, "used": false},
        {"mend": "table", "table": 1, "used": true},
    ]);
    assert_eq!(read(&door, &source, mends).outline(), OUTLINE);
}

/// Tables that only lay out a page are no plan's, and the prose between them is.
#[test]
fn a_letterhead_and_a_signature_in_tables_stay_tables() {
    let head: &[&[&str]] = &[&[
        "ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]];
    let foot: &[&[&str]] = &[&["Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH"]];
    let body: String = PLAN.lines().take(30).map(paragraph).collect();
    let document = format!("{HEAD}{}{body}{}{FOOT}", table(head), table(foot));
    let preview = word(&file(&document, &[]));
    assert_eq!(preview.outline(), OUTLINE);
    let used: Vec<bool> = preview
        .tables()
        .iter()
        .map(|own| own["used"] == true)
        .collect();
    assert_eq!(used, [false, false, true]);
}

/// Some programs copy bold words with stars around them.
#[test]
fn stars_around_bold_words_are_no_letters() {
    let preview = pasted(
        "**KẾ HOẠCH**\n**Kiểm tra năm 2026**\n**I. NHIỆM VỤ**\n1. Báo cáo trước **ngày 15/11/2026**.\n\
         2. **Thời gian thực hiện**: Quý II",
    );
    assert_eq!(
        preview.column("content"),
        [
            "NHIỆM VỤ",
            "Báo cáo trước ngày 15/11/2026.",
            "Thời gian thực hiện: Quý II"
        ]
    );
    preview.is_doubted("nhận thời gian là “Trước ngày 15/11/2026”?");
}

/// Paragraphs without any number, and lists without a plan's words, are still told from a plan.
#[test]
fn a_letter_is_no_plan() {
    pasted("Kính gửi: các phòng.\nĐề nghị các phòng báo cáo.").is_blocked("không có bảng nào");
    word(
        &Docx::new()
            .line("Kính gửi: các phòng.")
            .line("Đề nghị báo cáo.")
            .bytes(),
    )
    .is_blocked("không có bảng nào");
}
