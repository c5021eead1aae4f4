use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shifted(text, 2025, 2026), expected);
}

#[track_caller]
fn stays(text: &str) {
    check(text, text);
}

#[test]
fn years_and_dates_move_on() {
    check("Trong tháng 08/2025", "Trong tháng 08/2026");
    check("Trước 30/8/2025", "Trước 30/8/2026");
    check("Xong trước ngày 15/11/2025", "Xong trước ngày 15/11/2026");
    check(
        "Trước ngày 30 tháng 8 năm 2025",
        "Trước ngày 30 tháng 8 năm 2026",
    );
    check(
        "Định kỳ hàng quý và năm 2025",
        "Định kỳ hàng quý và năm 2026",
    );
    check("2025", "2026");
    check("KẾ HOẠCH NĂM 2025.", "KẾ HOẠCH NĂM 2026.");
    check("Quý I, II/2025; năm 2025", "Quý I, II/2026; năm 2026");
    check("- 2025", "- 2026");
}

#[test]
fn other_years_stay() {
    stays("Trong năm 2024");
    stays("Giai đoạn 2021-2025");
    stays("Giai đoạn 2025 – 2030");
    stays("Năm học 2024/2025");
    stays("Mã 120259");
}

#[test]
fn citations_stay() {
    stays("Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ");
    stays("Quyết định số 257/QĐ-UBND ngày 24/01/2025 của Chủ tịch");
    stays("Văn bản số 5633/VPCP- KSTT ngày 25/7/2025");
    stays("Quyết định số 257/QĐ-UBND ngày 24 tháng 01 năm 2025");
    stays("Luật Tổ chức chính quyền địa phương ngày 16/6/2025");
    check(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 20/1/2025; xong trước ngày 30/8/2025",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 20/1/2025; xong trước ngày 30/8/2026",
    );
    check(
        "Thực hiện Quyết định số 766/QĐ-TTg trước ngày 30/6/2025",
        "Thực hiện Quyết định số 766/QĐ-TTg trước ngày 30/6/2026",
    );
}

#[test]
fn the_29th_of_february_becomes_the_28th() {
    assert_eq!(shifted("Trước 29/02/2024", 2024, 2025), "Trước 28/02/2025");
    assert_eq!(shifted("Trước 29/2/2024", 2024, 2028), "Trước 29/2/2028");
}
