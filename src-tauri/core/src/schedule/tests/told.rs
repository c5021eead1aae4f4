//! What is said of a time: its meaning in words, and why it was not understood.

use super::*;

#[track_caller]
fn refused(text: &str, why: &str) {
    assert_eq!(why_not(text).as_deref(), Some(why));
}

#[test]
fn what_is_not_understood_is_said() {
    refused("Trước 30/02/2026", "Ngày 30/02/2026 không có trong lịch.");
    refused("Trước 31/4", "Ngày 31/04/2026 không có trong lịch.");
    refused("Tháng 13/2026", "Không có tháng 13.");
    refused("Quý V", "Không có quý 5.");
    refused(
        "Định kỳ  theo\nchỉ đạo",
        "Chưa hiểu “Định kỳ theo chỉ đạo”: chọn cách hiểu.",
    );
}

#[test]
fn a_long_text_is_not_repeated_whole() {
    let why = why_not(&"chữ ".repeat(30_000)).unwrap();
    assert!(why.chars().count() < 130 && why.contains("…”"), "{why}");
}

#[track_caller]
fn says(text: &str, words: &str) {
    match understand(text, YEAR) {
        Reading::Known(known) => assert_eq!(known.words, words, "{text}"),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_meaning_is_told_in_words() {
    says("thường xuyên", "Thường xuyên");
    says("theo yêu cầu", "Khi có phát sinh");
    says("trước 30/8/2025", "Một lần, chậm nhất thứ Sáu 29/08/2025");
    says("quý II", "Một lần, từ 01/04/2026 đến thứ Ba 30/06/2026");
    says(
        "tháng 6, 12",
        "2 lần, chậm nhất thứ Ba 30/06/2026 và thứ Năm 31/12/2026",
    );
    says("hàng tháng", "Hàng tháng, theo lịch báo cáo");
    says("trước ngày 18 hàng tháng", "Hàng tháng, trước ngày 18");
    says("ngày 5 hàng tháng", "Hàng tháng, chậm nhất ngày 05");
    says(
        "ngày cuối cùng hàng tháng",
        "Hàng tháng, chậm nhất ngày cuối tháng",
    );
    says("hàng quý và năm", "Hàng quý và năm, theo lịch báo cáo");
    says(
        "định kỳ 6 tháng, 9 tháng, năm",
        "Định kỳ 6 tháng, 9 tháng và năm, theo lịch báo cáo",
    );
    says(
        "trước ngày 05 tháng cuối quý",
        "Hàng quý, trước ngày 05 của tháng cuối quý",
    );
    says("hàng tuần", "Hàng tuần, chậm nhất thứ Sáu");
    says("trước thứ năm hàng tuần", "Hàng tuần, trước thứ Năm");
    says(
        "trước ngày 18 hàng tháng và trước ngày 5 tháng cuối quý",
        "Hàng tháng, trước ngày 18; hàng quý, trước ngày 05 của tháng cuối quý",
    );
    says(
        "hàng tuần, hàng tháng",
        "Hàng tuần, chậm nhất thứ Sáu; hàng tháng, theo lịch báo cáo",
    );
}

#[test]
fn what_a_text_says_beside_its_due_dates_is_told_too() {
    says(
        "thường xuyên, hằng quý",
        "Thường xuyên; hàng quý, theo lịch báo cáo",
    );
    says(
        "thường xuyên, chậm nhất 30/11/2026",
        "Thường xuyên; một lần, chậm nhất thứ Hai 30/11/2026",
    );
    says(
        "hàng tháng và đột xuất",
        "Hàng tháng, theo lịch báo cáo; khi có phát sinh",
    );
    says("thường xuyên và đột xuất", "Thường xuyên; khi có phát sinh");
    says("thường xuyên theo kế hoạch", "Thường xuyên");
    says("từ tháng 3/2026", "Thường xuyên từ 01/03/2026");
    says("từ ngày ban hành trở đi", "Thường xuyên");
    says("theo tiến độ", "Theo sự kiện, chưa có ngày hạn");
    says(
        "hàng quý; 05 ngày sau khi có yêu cầu",
        "Hàng quý, theo lịch báo cáo; theo sự kiện, chưa có ngày hạn",
    );
}
