//! Texts that name an event: they have no date, and those whose due date nobody follows say so.

use super::*;

#[test]
fn on_demand() {
    check(&[
        ("Khi phát sinh", "on demand"),
        ("Ngay khi có phát sinh", "on demand"),
        ("Ngay sau khi có Kế hoạch của thành phố", "on demand"),
        ("Sau khi có văn bản của UBND thành phố", "on demand"),
        ("Khi có yêu cầu của cấp trên", "on demand"),
        ("Khi có phát sinh hoặc theo yêu cầu", "on demand"),
        ("Khi có quy định mới", "on demand"),
        ("Khi có phát sinh trong năm 2026", "on demand"),
        ("Khi có Kế hoạch của UBND thành phố năm 2026", "on demand"),
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND thành phố",
            "on demand",
        ),
        ("Theo kế hoạch của UBND thành phố", "on demand"),
        (
            "Theo yêu cầu của UBND thành phố, các sở, ngành",
            "on demand",
        ),
        ("Theo chỉ đạo của UBND thành phố", "on demand"),
        ("Đột xuất", "on demand"),
        ("Đột xuất khi có yêu cầu", "on demand"),
        ("Khi có yêu cầu, chậm nhất 30/6/2026", "30/6/2026"),
        ("Khi có yêu cầu, hàng tháng", "month"),
        ("Khi có yêu cầu hoặc hàng tháng", "-"),
        ("Khi có yêu cầu trong tháng 8/2026", "-"),
    ]);
}

#[test]
fn after_so_many_days() {
    check(&[
        ("10 ngày sau khi Kế hoạch được ban hành", "on demand"),
        ("05 ngày làm việc sau khi nhận được văn bản", "on demand"),
        ("15 ngày kể từ ngày ban hành", "on demand"),
        (
            "Trong 05 ngày làm việc kể từ ngày nhận được yêu cầu",
            "on demand",
        ),
        ("Trong vòng 30 ngày, kể từ ngày có hiệu lực", "on demand"),
        ("Chậm nhất 03 - 05 ngày kể từ ngày nhận hồ sơ", "on demand"),
        (
            "Chậm nhất sau 10 ngày làm việc kể từ khi có kết quả",
            "on demand",
        ),
        ("Sau khi có Kế hoạch 10 ngày", "on demand"),
        ("Trong 5 ngày kể từ khi có yêu cầu", "on demand"),
        ("02 tuần sau khi kiểm tra", "on demand"),
        ("15 ngày kể từ ngày 01/7/2026", "-"),
        ("Sau ngày 30/6/2026", "-"),
        ("05 ngày sau khi kết thúc quý", "-"),
        ("05 ngày sau khi kết thúc năm", "-"),
        ("10 ngày", "-"),
    ]);
}

#[test]
fn after_what_happens() {
    check(&[
        ("Sau khi Nghị định được ban hành", "on demand"),
        ("Ngay sau khi Nghị quyết được HĐND thông qua", "on demand"),
        ("Sau khi được phê duyệt", "on demand"),
        ("Sau ngày ban hành Quyết định", "on demand"),
        ("Khi Chính phủ ban hành Nghị định", "on demand"),
        ("Sau khi có kết quả, trước 30/11/2026", "29/11/2026"),
        ("Sau khi ban hành hàng quý", "-"),
    ]);
}

#[test]
fn by_what_stands_elsewhere() {
    check(&[
        ("Theo lộ trình", "on demand"),
        ("Theo lộ trình của Bộ, thành phố", "on demand"),
        ("Theo tiến độ", "on demand"),
        ("Theo đúng tiến độ", "on demand"),
        ("Đúng tiến độ", "on demand"),
        ("Theo phân công", "on demand"),
        ("Theo phân công của Chủ tịch UBND phường", "on demand"),
        ("Theo quy định", "on demand"),
        ("Theo quy định của pháp luật", "on demand"),
        ("Theo thời gian quy định", "on demand"),
        ("Theo chương trình công tác", "on demand"),
        ("Theo chương trình công tác năm 2026", "on demand"),
        ("Theo Quyết định số 12/QĐ-UBND", "on demand"),
        ("Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026", "on demand"),
        (
            "Theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ",
            "on demand",
        ),
        ("Theo Kế hoạch 12/KH-UBND", "on demand"),
        ("Thực hiện theo kế hoạch", "on demand"),
        ("Định kỳ, đột xuất", "on demand"),
        ("Định kỳ, đột xuất theo yêu cầu", "on demand"),
        ("Theo lịch báo cáo quý", "-"),
        ("Theo Quyết định số 12/QĐ-UBND trước 30/6/2026", "-"),
        ("Định kỳ, theo chỉ đạo", "-"),
    ]);
}

/// The numbers of a document are no times, but what comes after it is none of its own.
#[test]
fn a_time_after_a_document_is_not_lost() {
    check(&[
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026, trước 30/6/2026",
            "29/6/2026",
        ),
        ("Theo Quyết định số 12/QĐ-UBND, chậm nhất 30/6", "30/6/2026"),
        ("Theo Kế hoạch số 12/KH-UBND; hàng quý", "quarter"),
        ("Theo Công văn số 5633/VPCP- KSTT, 30/6/2026", "30/6/2026"),
    ]);
}

#[track_caller]
fn untracked(text: &str, expected: bool) {
    match understand(text, YEAR) {
        Reading::Known(known) => assert_eq!(known.untracked, expected, "{text}"),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_due_date_that_nobody_follows_is_known() {
    for text in [
        "10 ngày kể từ ngày ban hành",
        "Sau khi có Kế hoạch 10 ngày",
        "Theo tiến độ",
        "Theo Quyết định số 12/QĐ-UBND",
        "Định kỳ, đột xuất",
        "Hàng quý; 05 ngày sau khi có yêu cầu",
        "Thường xuyên; 05 ngày sau khi có yêu cầu",
    ] {
        untracked(text, true);
    }
    for text in [
        "Khi có phát sinh",
        "Theo yêu cầu",
        "Đột xuất",
        "Sau khi có kết quả",
        "Thường xuyên theo quy định",
        "Hàng quý theo Kế hoạch số 12/KH-UBND",
        "Theo tiến độ, trước 30/6/2026",
        "Thường xuyên",
        "30/6/2026",
    ] {
        untracked(text, false);
    }
}
