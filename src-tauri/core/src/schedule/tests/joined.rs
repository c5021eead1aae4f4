//! Texts of several parts: each of them counts.

use super::*;

#[test]
fn what_goes_on_and_falls_due_as_well() {
    check(&[
        ("Thường xuyên, hàng tháng", "month"),
        ("Thường xuyên, hằng quý", "quarter"),
        ("Thường xuyên, hằng năm", "year"),
        ("Thường xuyên hằng quý", "quarter"),
        ("Thường xuyên; định kỳ 6 tháng, năm", "half, year"),
        ("Thường xuyên và hàng tháng", "month"),
        ("Hàng tháng, thường xuyên", "month"),
        ("Thường xuyên, trước 30/11/2026", "29/11/2026"),
        (
            "Thường xuyên; báo cáo trước ngày 15/6 và 15/12",
            "14/6/2026, 14/12/2026",
        ),
        ("Thường xuyên, trước ngày 18 hàng tháng", "month before 18"),
        ("Thường xuyên, 2026", "always"),
        ("Thường xuyên, năm 2026", "always"),
        ("Thường xuyên, quý II/2026", "-"),
        ("Thường xuyên, tháng 6", "-"),
        ("Thường xuyên từ tháng 3 đến tháng 8", "-"),
    ]);
}

#[test]
fn neighbouring_periods_are_dates_of_their_own() {
    check(&[
        ("Quý II, Quý III", "30/6/2026, 30/9/2026"),
        ("Quý II và quý III năm 2026", "30/6/2026, 30/9/2026"),
        ("Tháng 10, 11", "31/10/2026, 30/11/2026"),
        ("Tháng 10, tháng 11", "31/10/2026, 30/11/2026"),
        ("Tháng 10 và 11/2026", "31/10/2026, 30/11/2026"),
        ("Tháng 9, 10 và 11", "30/9/2026, 31/10/2026, 30/11/2026"),
        ("Các tháng 6, 7", "30/6/2026, 31/7/2026"),
        ("Tháng 12/2025, tháng 01/2026", "31/12/2025, 31/1/2026"),
        ("Quý I, quý II, quý III", "31/3/2026, 30/6/2026, 30/9/2026"),
        ("Năm 2026, năm 2027", "31/12/2026, 31/12/2027"),
        ("Quý 1,2,3,4", "31/3/2026, 30/6/2026, 30/9/2026, 31/12/2026"),
        (
            "Quý I, II, III, IV",
            "31/3/2026, 30/6/2026, 30/9/2026, 31/12/2026",
        ),
        ("Quý II - III", "1/4/2026..30/9/2026"),
        ("Tháng 10 đến tháng 11", "1/10/2026..30/11/2026"),
        ("Tháng 10/11", "-"),
        ("Quý II/III", "-"),
        ("Quý II hoặc quý III", "-"),
    ]);
}

#[test]
fn the_reports_of_a_year_by_their_names() {
    check(&[
        (
            "Quý I, 6 tháng, 9 tháng, năm",
            "quarter, half, nine months, year",
        ),
        (
            "Quý I, 6 tháng, 9 tháng và năm 2026",
            "quarter, half, nine months, year",
        ),
        (
            "Báo cáo quý I, 6 tháng, quý III và năm",
            "quarter, half, year",
        ),
        (
            "Định kỳ quý I, 6 tháng đầu năm, 9 tháng, cả năm",
            "quarter, half, nine months, year",
        ),
        (
            "Quý I/6 tháng/9 tháng/năm",
            "quarter, half, nine months, year",
        ),
        (
            "Quý I, 6 tháng, 9 tháng, năm và đột xuất",
            "quarter, half, nine months, year",
        ),
        ("Quý I, II, III và năm", "quarter, year"),
        ("Hàng quý (quý I, II, III, IV)", "quarter"),
        ("Hàng quý: quý I, quý II, quý III, quý IV/2026", "quarter"),
        (
            "Quý I, II, III, năm 2026",
            "31/3/2026, 30/6/2026, 30/9/2026",
        ),
        ("Quý I, năm 2026", "1/1/2026..31/3/2026"),
        ("Quý I, 6 tháng", "-"),
        ("Hàng quý (quý I, II, III)", "-"),
    ]);
}

#[test]
fn from_a_time_on() {
    check(&[
        ("Từ tháng 3/2026", "always"),
        ("Từ 30/8/2026", "always"),
        ("Kể từ ngày 01/7/2026", "always"),
        ("Từ quý II/2026 trở đi", "always"),
        ("Bắt đầu từ tháng 3", "always"),
        ("Tháng 3/2026 trở đi", "always"),
        ("Từ năm 2026", "always"),
        ("Từ năm 2026 và các năm tiếp theo", "always"),
        ("Từ ngày ban hành trở đi", "always"),
        ("Kể từ ngày ban hành Kế hoạch", "always"),
        ("Từ ngày ký", "always"),
        ("Từ nay trở đi", "always"),
        ("Thường xuyên từ tháng 3/2026", "always"),
        ("Từ ngày ban hành đến hết ngày 30/6/2026", "30/6/2026"),
        ("Từ ngày 01/3, trước 30/6/2026", "29/6/2026"),
        ("Từ tháng 01/2026, hàng tháng", "month"),
        ("Từ tháng 3/2026, hàng tháng", "-"),
        ("Từ tháng 3, 4/2026", "-"),
        ("Từ tháng 13/2026", "-"),
    ]);
}
