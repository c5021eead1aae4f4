//! Texts that can be meant in two ways: asked, with what they may well mean.

use super::*;

/// What is proposed, as the tables write it; `-` for a question without a proposal.
#[track_caller]
fn proposes(rows: &[Row]) {
    for (text, expected) in rows {
        for form in [
            (*text).to_owned(),
            text.to_uppercase(),
            text.nfd().collect(),
        ] {
            match understand(&form, YEAR) {
                Reading::Asked { proposal, .. } => {
                    let found = shown(proposal.map(|own| own.schedule).as_ref());
                    assert_eq!(found, *expected, "{form}");
                }
                other => panic!("{form}: {other:?}"),
            }
        }
    }
}

#[test]
fn what_is_not_sure_comes_with_a_proposal() {
    proposes(&[
        ("Năm 2026 và các năm tiếp theo", "year on 31"),
        ("2026 và những năm tiếp theo", "year on 31"),
        ("Trong năm 2026 và các năm sau", "year on 31"),
        ("Quý II/2026 và các năm tiếp theo", "1/4/2026..30/6/2026"),
        ("Trước 30/6 và tháng 12/2026", "29/6/2026, 31/12/2026"),
        ("Tháng năm 2026", "1/5/2026..31/5/2026"),
        ("Tháng năm", "1/5/2026..31/5/2026"),
        ("Cuối tháng", "month on 31"),
        ("Cuối quý", "quarter on 31"),
        ("Trước cuối tháng 6", "30/6/2026"),
        ("Trước cuối năm 2026", "31/12/2026"),
        ("Khoảng 30/8/2026", "30/8/2026"),
        ("Trước ngày 18", "month before 18"),
        ("Trước ngày 15 hàng quý", "quarter before 15"),
        ("2 lần/năm", "half"),
        ("Ít nhất 04 lần trong năm", "quarter"),
        ("Thường xuyên, quý II/2026", "1/4/2026..30/6/2026"),
        (
            "Hàng quý (quý I, II, III)",
            "31/3/2026, 30/6/2026, 30/9/2026",
        ),
        ("Từ tháng 3/2026, hàng tháng", "month"),
        ("Theo Kế hoạch số 12/KH-UBND, ngày 30/6/2026", "30/6/2026"),
        ("Định kỳ và đột xuất", "-"),
        ("Định kỳ theo chỉ đạo", "-"),
        ("Trước 30/02/2026", "-"),
        ("Hàng quý và trước 15/12/2026", "-"),
    ]);
}

#[track_caller]
fn asks(text: &str, sentence: &str) {
    assert_eq!(why_not(text).as_deref(), Some(sentence));
}

#[test]
fn the_proposal_stands_in_the_sentence() {
    asks(
        "Năm 2026 và các năm tiếp theo",
        "Chưa chắc về “Năm 2026 và các năm tiếp theo”. Đề xuất: 31/12/2026 và mỗi năm tiếp theo. Chọn cách hiểu.",
    );
    asks(
        "Quý II/2026 và các năm tiếp theo",
        "Chưa chắc về “Quý II/2026 và các năm tiếp theo”. Đề xuất: một lần, từ 01/04/2026 đến thứ Ba 30/06/2026 \
         và mỗi năm tiếp theo. Chọn cách hiểu.",
    );
    asks(
        "2 lần/năm",
        "Chưa chắc về “2 lần/năm”. Đề xuất: định kỳ 6 tháng, theo lịch báo cáo. Chọn cách hiểu.",
    );
    asks(
        "Định kỳ và đột xuất",
        "Chưa hiểu “Định kỳ và đột xuất”: chọn cách hiểu.",
    );
}
