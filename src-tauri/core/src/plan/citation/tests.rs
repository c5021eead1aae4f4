use super::*;

/// Each citation as `number | year | date`.
#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    let one = |own: Citation| {
        let year = own.year.map(|year| year.to_string()).unwrap_or_default();
        let date = own.date.map(|date| date.to_string()).unwrap_or_default();
        format!("{}|{year}|{date}", own.number)
    };
    let found: Vec<String> = find(text).into_iter().map(one).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_citations_of_the_two_plans_and_their_sources() {
    finds(
        "Căn cứ Nghị định số 118/2026/NĐ-CP ngày 09/6/2025 của Chính phủ về Thực hiện Thủ tục hành chính",
        &["118/2026/NĐ-CP|2026|09/06/2025"],
    );
    finds(
        "Căn cứ Quyết định số 257/QĐ-UBND ngày 24/01/2025 của Chủ tịch UBND thành phố",
        &["257/QĐ-UBND||24/01/2025"],
    );
    finds(
        "Hệ thống thông tin báo cáo Chính phủ tại Văn bản số 5633/VPCP- KSTT ngày 25/7/2023",
        &["5633/VPCP-KSTT||25/07/2023"],
    );
    finds(
        "mẫu tại Phụ lục kèm theo Thông tư số 02/2017/TT-\nVPCP ngày 31/10/2017 của Văn phòng Chính phủ",
        &["02/2017/TT-VPCP|2017|31/10/2017"],
    );
    finds(
        "theo Quyết định số 766/QĐ-TTg ngày 23/6/2022",
        &["766/QĐ-TTG||23/06/2022"],
    );
    finds(
        "Thông tư số 01/2020/TT-VPCP ngày 21 tháng 10 năm 2020 của Văn phòng Chính phủ",
        &["01/2020/TT-VPCP|2020|21/10/2020"],
    );
    finds(
        "Nghị định số 367/2025/NĐ-CP ngày 31/12/2025 sửa đổi Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;",
        &[
            "367/2025/NĐ-CP|2025|31/12/2025",
            "118/2025/NĐ-CP|2025|09/06/2025",
        ],
    );
    finds(
        "theo Nghị quyết số 66.7/2025/NQ-CP của Chính phủ.",
        &["66.7/2025/NQ-CP|2025|"],
    );
    finds("Biểu số II.06a/VPCP/KSTT.", &[]);
    finds(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025.",
        &[],
    );
}

#[test]
fn other_ways_to_write_them() {
    finds("Nghị quyết 15-NQ/TW ngày 5/2/24", &["15-NQ/TW||05/02/2024"]);
    finds("Luật số 72/2025/QH15", &["72/2025/QH15|2025|"]);
    finds(
        "Nghị định số 118/2025/NĐ-CP của Chính phủ ngày 09/6/2025",
        &["118/2025/NĐ-CP|2025|09/06/2025"],
    );
    finds("257/QĐ-UBND, ngày 24.01.2025", &["257/QĐ-UBND||24/01/2025"]);
    finds(
        "Quyết định 257/QĐ-UBND - UBND thành phố",
        &["257/QĐ-UBND||"],
    );
    finds(
        "Kế hoạch 12/KH-UBND và Kế hoạch 13/KH-UBND",
        &["12/KH-UBND||", "13/KH-UBND||"],
    );
}

#[test]
fn blanks_and_other_numbers_are_no_citations() {
    finds(
        "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026 của Chủ tịch)",
        &[],
    );
    finds("Quyết định số …/QĐ-UBND ngày … tháng … năm 2026", &[]);
    finds(
        "Quyết định số 12/QĐ-UBND ngày … tháng … năm 2026",
        &["12/QĐ-UBND||"],
    );
    finds("Quyết định số 12/QĐ-UBND ngày   /5/2026", &["12/QĐ-UBND||"]);
    finds("Trước 30/8/2025, đạt 80% trong 24/7", &[]);
    finds("Điểm a/Khoản 2, mục 3/Phần II, 1/UBND", &["1/UBND||"]);
    finds("", &[]);
}

#[test]
fn what_a_citation_is_called_stands_with_it() {
    let text = |text: &str| find(text).remove(0).text;
    assert_eq!(
        text("theo Nghị định số 118/2025/NĐ-CP  ngày\n09/6/2025 của Chính phủ"),
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025"
    );
    assert_eq!(text("Luật số 72/2025/QH15"), "Luật số 72/2025/QH15");
    assert_eq!(text("Công văn 12/VP-KSTT"), "Công văn 12/VP-KSTT");
    assert_eq!(text("xem số 12/VP-KSTT"), "12/VP-KSTT");
}

#[track_caller]
fn faults(text: &str, expected: &[&str]) {
    let found: Vec<String> = find(text).iter().flat_map(|own| own.faults(2026)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_cannot_be_right() {
    faults(
        "Nghị định số 118/2026/NĐ-CP ngày 09/6/2025",
        &[
            "“Nghị định số 118/2026/NĐ-CP ngày 09/6/2025”: số ghi năm 2026 nhưng ngày ban hành ghi năm 2025.",
        ],
    );
    faults(
        "Quyết định số 257/QĐ-UBND ngày 31/02/2025",
        &["“Quyết định số 257/QĐ-UBND ngày 31/02/2025”: ngày 31/02/2025 không có trong lịch."],
    );
    faults(
        "Quyết định số 257/QĐ-UBND ngày 24/01/2027",
        &["“Quyết định số 257/QĐ-UBND ngày 24/01/2027”: ghi năm 2027, sau năm 2026 của kế hoạch."],
    );
    faults(
        "Luật số 72/2027/QH15",
        &["“Luật số 72/2027/QH15”: ghi năm 2027, sau năm 2026 của kế hoạch."],
    );
    faults("Nghị định số 118/2025/NĐ-CP ngày 09/6/2025", &[]);
    faults("Quyết định số 257/QĐ-UBND ngày 24/12/2026", &[]);
    faults("Quyết định số 257/QĐ-UBND ngày … tháng …", &[]);
}

/// Which of the citations of a text differ from an earlier one.
#[track_caller]
fn differ(text: &str, expected: &[(usize, usize)]) {
    let found = differing(&find(text));
    let places: Vec<(usize, usize)> = found.iter().map(|own| (own.first, own.second)).collect();
    assert_eq!(places, expected, "{text}");
}

#[test]
fn one_document_has_one_number_and_one_date() {
    differ(
        "118/2025/NĐ-CP ngày 09/6/2025; 118/2025/NĐ-CP ngày 09/6/2025",
        &[],
    );
    differ(
        "118/2025/NĐ-CP ngày 09/6/2025; 118/2025/NĐ-CP ngày 19/6/2025",
        &[(0, 1)],
    );
    differ(
        "118/2025/NĐ-CP ngày 09/6/2025; 118/2026/NĐ-CP ngày 09/6/2025",
        &[(0, 1)],
    );
    differ(
        "257/QĐ-UBND ngày 24/01/2025; 257/QĐ-UBND ngày 24/01/2026",
        &[(0, 1)],
    );
    differ(
        "5633/VPCP-KSTT ngày 25/7/2023, 5633/VPCP- KSTT ngày 26/7/2023",
        &[(0, 1)],
    );
    differ(
        "118/2025/NĐ-CP ngày 09/6/2025; 118/2025/NĐ-CP ngày 09/6/2025; 118/2025/NĐ-CP ngày 9/7/2025",
        &[(0, 2)],
    );
}

#[test]
fn documents_that_may_be_two_are_left_alone() {
    differ(
        "257/QĐ-UBND ngày 24/01/2025; 257/QĐ-UBND ngày 03/02/2025",
        &[],
    );
    differ(
        "257/QĐ-UBND ngày 24/01/2025; 257/QĐ-UBND ngày 03/02/2026",
        &[],
    );
    differ(
        "5633/VPCP-KSTT ngày 25/7/2023; 5633/VPCP-KSTT ngày 26/8/2024",
        &[],
    );
    differ(
        "118/2025/NĐ-CP ngày 09/6/2025; 118/2024/NĐ-CP ngày 01/10/2024",
        &[],
    );
    differ("118/2025/NĐ-CP ngày 09/6/2025; 118/2025/NĐ-CP", &[]);
    differ(
        "118/2025/NĐ-CP ngày 09/6/2025; 118/2025/NQ-CP ngày 10/6/2025",
        &[],
    );
}

#[test]
fn a_difference_names_both() {
    let found = differing(&find(
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025; Nghị định 118/2025/NĐ-CP ngày 19/6/2025",
    ));
    assert_eq!(
        found[0].text,
        "“Nghị định số 118/2025/NĐ-CP ngày 09/6/2025” và “Nghị định 118/2025/NĐ-CP ngày 19/6/2025”: cùng số \
         nhưng ghi khác ngày hoặc năm."
    );
}
