//! Words for parts of months, quarters and years, other ways to write them, and other years.

use super::*;

#[test]
fn beginnings_middles_and_ends() {
    check(&[
        ("Đầu tháng 6", "1/6/2026..10/6/2026"),
        ("Giữa tháng 6", "11/6/2026..20/6/2026"),
        ("Cuối tháng 6", "21/6/2026..30/6/2026"),
        ("Cuối tháng 2/2024", "21/2/2024..29/2/2024"),
        ("Trong cuối tháng 6/2026", "21/6/2026..30/6/2026"),
        ("Đầu quý II", "1/4/2026..30/4/2026"),
        ("Giữa quý II", "1/5/2026..31/5/2026"),
        ("Cuối quý II", "1/6/2026..30/6/2026"),
        ("Cuối quý IV năm 2026", "1/12/2026..31/12/2026"),
        ("Đầu năm", "1/1/2026..31/3/2026"),
        ("Đầu năm 2027", "1/1/2027..31/3/2027"),
        ("Giữa năm", "1/4/2026..30/6/2026"),
        ("Cuối năm", "1/10/2026..31/12/2026"),
        ("Cuối năm 2026", "1/10/2026..31/12/2026"),
        ("Đến cuối tháng 6", "30/6/2026"),
        ("Trước đầu tháng 6", "31/5/2026"),
        ("Cuối tháng 6 đến đầu tháng 7", "21/6/2026..10/7/2026"),
        ("Cuối quý II, IV", "30/6/2026, 31/12/2026"),
        ("Đầu năm và cuối năm", "31/3/2026, 31/12/2026"),
        ("Đầu tháng 13", "-"),
        ("Cuối quý V", "-"),
        ("Đầu năm học", "-"),
        ("Đầu tháng", "-"),
    ]);
}

#[test]
fn other_ways_to_write_quarters_and_months() {
    check(&[
        ("Quí IV-2025", "1/10/2025..31/12/2025"),
        ("Quí II", "1/4/2026..30/6/2026"),
        ("Hàng quí", "quarter"),
        ("Q.IV", "1/10/2026..31/12/2026"),
        ("Q.IV/2026", "1/10/2026..31/12/2026"),
        ("Q. 4", "1/10/2026..31/12/2026"),
        ("T.8/2026", "1/8/2026..31/8/2026"),
        ("Quý một", "1/1/2026..31/3/2026"),
        ("Quý hai, quý bốn", "30/6/2026, 31/12/2026"),
        ("Tháng một", "1/1/2026..31/1/2026"),
        ("Tháng mười", "1/10/2026..31/10/2026"),
        ("Tháng mười một/2026", "1/11/2026..30/11/2026"),
        ("Tháng mười hai năm 2026", "1/12/2026..31/12/2026"),
        ("Tháng năm năm 2026", "1/5/2026..31/5/2026"),
        ("Trước tháng chín", "31/8/2026"),
        ("Mỗi tháng một lần", "month"),
        ("Tháng một lần", "month"),
    ]);
}

/// The accents of these are needed: "tháng sau" is another month, "từ" begins a span.
#[test]
fn months_that_only_accents_tell() {
    for (text, expected) in [
        ("Tháng sáu", "1/6/2026..30/6/2026"),
        ("THÁNG SÁU/2026", "1/6/2026..30/6/2026"),
        ("Quý tư", "1/10/2026..31/12/2026"),
        ("Trước tháng tư", "31/3/2026"),
        ("Sáu tháng đầu năm", "1/1/2026..30/6/2026"),
        ("Hàng tháng, từ ngày 15 đến ngày 17", "month on 17"),
        ("Tháng sau", "-"),
        ("Thang sau", "-"),
    ] {
        assert_eq!(shown(read(text, YEAR).as_ref()), expected, "{text}");
        let apart: String = text.nfd().collect();
        assert_eq!(shown(read(&apart, YEAR).as_ref()), expected, "{text}");
    }
}

#[test]
fn the_year_after_the_plans() {
    check(&[
        ("Trước 15/01 năm sau", "14/1/2027"),
        ("Trước ngày 15/01 của năm sau", "14/1/2027"),
        ("Trước ngày 15 tháng 01 năm kế tiếp", "14/1/2027"),
        ("Quý I năm sau", "1/1/2027..31/3/2027"),
        (
            "Trước 15/12 và trước 15/01 năm sau",
            "14/12/2026, 14/1/2027",
        ),
        ("Hàng năm, trước 15/01 năm sau", "14/1/2027"),
        ("Tháng 6 năm nay", "1/6/2026..30/6/2026"),
    ]);
}

#[test]
fn rhythms_that_are_written_otherwise() {
    check(&[
        ("Nhiệm vụ thường xuyên", "always"),
        ("Công việc thường xuyên", "always"),
        ("Nhiệm vụ thường xuyên, hàng năm", "year"),
        ("Cả năm", "always"),
        ("Trong cả năm 2026", "always"),
        ("15 hàng tháng", "month on 15"),
        ("Trước 25 hàng tháng", "month before 25"),
        ("Hàng tháng, trước 25", "month before 25"),
        ("Chậm nhất 25 hằng tháng", "month on 25"),
        ("Mùng 5 hàng tháng", "month on 5"),
        ("Định kỳ 6 tháng, 01 năm", "half, year"),
        ("1 năm/lần", "year"),
        ("01 năm 01 lần", "year"),
        ("Một năm một lần", "year"),
        ("1 tháng/lần", "month"),
        ("12 tháng/lần", "year"),
        ("Cuối mỗi quý", "quarter on 31"),
        ("Cuối hàng tháng", "month on 31"),
        ("Định kỳ cuối quý", "quarter on 31"),
        ("01 năm", "-"),
        ("Trước 25", "-"),
        ("2 năm/lần", "-"),
    ]);
}
