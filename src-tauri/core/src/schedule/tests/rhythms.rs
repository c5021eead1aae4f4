//! Texts that name no day: always, on demand, at a rhythm.

use super::*;

#[test]
fn all_the_time() {
    check(&[
        ("Thường xuyên trong năm", "always"),
        ("Thường xuyên, trong năm 2026", "always"),
        ("Thường xuyên (trong năm 2026)", "always"),
        ("Thường xuyên, liên tục", "always"),
        ("Thường xuyên, liên tục trong năm 2026", "always"),
        ("Thường xuyên hàng năm", "always"),
        ("Thường xuyên hằng ngày", "always"),
        ("Thực hiện thường xuyên", "always"),
        ("Thường xuyên trong suốt năm", "always"),
        ("Trong suốt năm 2026", "always"),
        ("Cả năm 2026", "always"),
        ("Thường xuyên theo quy định", "always"),
        ("Hàng ngày", "always"),
        ("Thường xuyên và đột xuất", "always"),
        ("Thường xuyên, khi có phát sinh", "always"),
        ("Không thường xuyên", "-"),
    ]);
}

#[test]
fn rhythms() {
    check(&[
        ("Hàng tuần", "week"),
        ("Hằng quý", "quarter"),
        ("Hàng năm", "year"),
        ("Định kỳ năm", "year"),
        ("Mỗi quý", "quarter"),
        ("Mỗi quý 01 lần", "quarter"),
        ("01 lần/năm", "year"),
        ("Ít nhất 01 lần/quý", "quarter"),
        ("6 tháng/lần", "half"),
        ("6 tháng một lần", "half"),
        ("Định kỳ 6 tháng", "half"),
        ("Định kỳ hàng tháng, hàng quý", "month, quarter"),
        ("Hàng tháng/quý/năm", "month, quarter, year"),
        (
            "Hàng tháng, quý, 6 tháng, 9 tháng và năm",
            "month, quarter, half, nine months, year",
        ),
        ("6 tháng, 9 tháng và năm", "half, nine months, year"),
        (
            "6 tháng đầu năm, 9 tháng và năm 2026",
            "half, nine months, year",
        ),
        ("Định kỳ quý, 6 tháng, năm", "quarter, half, year"),
        ("Báo cáo quý, 6 tháng, năm", "quarter, half, year"),
        ("Hàng tháng và hàng tháng", "month"),
        ("Hàng quý năm 2026", "quarter"),
        ("Hàng tháng trong năm 2026", "month"),
        ("Định kỳ hàng tháng và đột xuất", "month"),
        ("Tháng, quý, năm", "month, quarter, year"),
        ("Quý", "-"),
        ("Năm", "-"),
        ("6 tháng", "-"),
        ("Định kỳ", "-"),
        ("Hàng tháng, đúng quy định", "-"),
        ("2 lần/năm", "-"),
        ("Hàng quý và trước 15/12/2026", "-"),
    ]);
}

#[test]
fn rhythms_on_a_day() {
    check(&[
        ("Hàng tháng, trước ngày 18", "month before 18"),
        ("Hàng tháng (trước ngày 18)", "month before 18"),
        ("Định kỳ trước ngày 18 hằng tháng", "month before 18"),
        ("Báo cáo trước ngày 18 hàng tháng", "month before 18"),
        ("Trước ngày 18 của mỗi tháng", "month before 18"),
        ("Chậm nhất ngày 17 hàng tháng", "month on 17"),
        ("Hàng tháng, chậm nhất ngày 17", "month on 17"),
        ("Vào ngày 25 hàng tháng", "month on 25"),
        ("Ngày 15, 30 hàng tháng", "month on 15, month on 30"),
        ("Ngày cuối cùng hàng tháng", "month on 31"),
        (
            "Hàng quý, trước ngày 05 của tháng cuối quý",
            "quarter before 5",
        ),
        (
            "Trước ngày 05 của tháng cuối cùng mỗi quý",
            "quarter before 5",
        ),
        ("Ngày 20 tháng cuối quý", "quarter on 20"),
        (
            "Trước ngày 18 hàng tháng và trước ngày 05 tháng cuối quý",
            "month before 18, quarter before 5",
        ),
        ("Thứ sáu hàng tuần", "week on 5"),
        ("Trước thứ 6 hàng tuần", "week before 5"),
        ("Hàng tuần, chậm nhất thứ Năm", "week on 4"),
        ("Chủ nhật hàng tuần", "week on 7"),
        ("Trước ngày 15 hàng quý", "-"),
        ("Trước ngày 15 tháng đầu quý sau", "-"),
        ("Trước ngày 18", "-"),
        ("Ngày 32 hàng tháng", "-"),
        ("Trước 16h ngày 18 hàng tháng", "month on 18"),
        ("Trước 16 giờ 30 thứ sáu hàng tuần", "week on 5"),
        ("Từ ngày 15 đến ngày 17 hàng tháng", "month on 17"),
        ("Từ ngày 17 đến ngày 15 hàng tháng", "-"),
        ("Trước 25h ngày 18 hàng tháng", "-"),
    ]);
}
