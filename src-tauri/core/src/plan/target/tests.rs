use super::*;

/// The targets of a text, each as `measure | comparison value unit [year]`, the year where it is not 2026.
fn shown(text: &str) -> Vec<String> {
    let one = |target: Target| {
        let sign = match target.comparison {
            Comparison::AtLeast => "≥",
            Comparison::Above => ">",
            Comparison::Exactly => "=",
            Comparison::AtMost => "≤",
            Comparison::Below => "<",
        };
        let year = match target.year {
            2026 => String::new(),
            year => format!(" {year}"),
        };
        format!(
            "{} | {sign} {}{}{year}",
            target.measure, target.value, target.unit
        )
    };
    read(text, 2026).into_iter().map(one).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text), expected, "{text}");
}

#[test]
fn every_target_of_the_two_plans_is_found() {
    check(
        "Mức độ hài lòng của người dân về giải quyết TTHC đạt trên 90%; tỷ lệ hồ sơ TTHC do các cơ quan, đơn vị \
         tiếp nhận trong năm được giải quyết trước và đúng hạn đạt 100%",
        &[
            "Mức độ hài lòng của người dân về giải quyết TTHC | > 90%",
            "tỷ lệ hồ sơ TTHC do các cơ quan, đơn vị tiếp nhận trong năm được giải quyết trước và đúng hạn | = 100%",
        ],
    );
    check(
        "- Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số hồ sơ TTHC có đủ điều kiện trên Cổng dịch \
         vụ công quốc gia đạt 80%\n- Tỷ lệ hồ sơ giải quyết trực tuyến trên tổng số hồ sơ tiếp nhận tối thiểu đạt 90%",
        &[
            "Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số hồ sơ TTHC có đủ điều kiện trên Cổng \
             dịch vụ công quốc gia | = 80%",
            "Tỷ lệ hồ sơ giải quyết trực tuyến trên tổng số hồ sơ tiếp nhận | ≥ 90%",
        ],
    );
    check(
        "Tối thiểu 80% hồ sơ giải quyết TTHC được luân chuyển trong nội bộ phường được thực hiện bằng phương thức \
         điện tử.",
        &[
            "hồ sơ giải quyết TTHC được luân chuyển trong nội bộ phường được thực hiện bằng phương thức điện tử \
           | ≥ 80%",
        ],
    );
    check(
        "100% phản ánh, kiến nghị được giải quyết đúng và trước hạn",
        &["phản ánh, kiến nghị được giải quyết đúng và trước hạn | = 100%"],
    );
    check(
        "100% cơ quan, đơn vị tiếp nhận, giải quyết TTHC thực hiện công khai theo quy định",
        &["cơ quan, đơn vị tiếp nhận, giải quyết TTHC thực hiện công khai theo quy định | = 100%"],
    );
    check(
        "100% TTHC thuộc thẩm quyền được tiếp nhận và trả kết quả tại Trung tâm Phục vụ Hành chính công (trừ các TTHC \
         đặc thù)\nTiếp nhận, giải quyết TTHC theo đúng nội dung quy định",
        &[
            "TTHC thuộc thẩm quyền được tiếp nhận và trả kết quả tại Trung tâm Phục vụ Hành chính công (trừ các \
             TTHC đặc thù) | = 100%",
        ],
    );
    check(
        "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ quốc gia trên tổng số giao dịch thanh toán của dịch vụ công đạt 60%",
        &[
            "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ quốc gia trên tổng số giao dịch thanh toán của dịch vụ \
             công | = 60%",
        ],
    );
    check(
        "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa đạt tối thiểu 50%",
        &["Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa | ≥ 50%"],
    );
    check(
        "Mức độ hài lòng trong tiếp nhận, giải quyết TTHC của người dân, doanh nghiệp đạt tối thiểu 90%",
        &["Mức độ hài lòng trong tiếp nhận, giải quyết TTHC của người dân, doanh nghiệp | ≥ 90%"],
    );
    check(
        "Đảm bảo đạt tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC; Tỷ lệ số hóa hồ sơ",
        &[],
    );
}

#[test]
fn comparisons() {
    for (text, expected) in [
        ("Tỷ lệ hồ sơ đúng hạn tối thiểu 90%", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn ít nhất 90 %", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt từ 90% trở lên", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt 90% trở lên", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn không dưới 90%", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn không thấp hơn 90%", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn ≥90%", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn >= 90%", "≥ 90%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt trên 99,5%", "> 99.5%"),
        ("Tỷ lệ hồ sơ đúng hạn hơn 90%", "> 90%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt 100%.", "= 100%"),
        ("Tỷ lệ hồ sơ đúng hạn phải đạt 100%", "= 100%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt tỷ lệ 95%", "= 95%"),
        ("Tỷ lệ hồ sơ đúng hạn: 100%", "= 100%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt 90 phần trăm", "= 90%"),
        ("TỶ LỆ HỒ SƠ ĐÚNG HẠN KHÔNG QUÁ 5%", "≤ 5%"),
        ("Tỷ lệ hồ sơ đúng hạn tối đa 5%", "≤ 5%"),
        ("Tỷ lệ hồ sơ đúng hạn từ 5% trở xuống", "≤ 5%"),
        ("Tỷ lệ hồ sơ đúng hạn dưới 5%", "< 5%"),
        ("Tỷ lệ hồ sơ đúng hạn (dưới 5%)", "< 5%"),
        ("Tối thiểu 90% tỷ lệ hồ sơ đúng hạn", "≥ 90%"),
        ("Phấn đấu trên 90% tỷ lệ hồ sơ đúng hạn", "> 90%"),
    ] {
        let found = shown(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let (measure, value) = found[0].split_once(" | ").unwrap();
        assert_eq!(value, expected, "{text}");
        assert_eq!(fold_name(measure), "ty le ho so dung han", "{text}");
    }
}

#[test]
fn several_in_one_clause() {
    check(
        "Tỷ lệ hồ sơ đúng hạn đạt 98%, tỷ lệ hài lòng trên 90% và tỷ lệ số hóa tối thiểu 80%",
        &[
            "Tỷ lệ hồ sơ đúng hạn | = 98%",
            "tỷ lệ hài lòng | > 90%",
            "tỷ lệ số hóa | ≥ 80%",
        ],
    );
    check(
        "100% hồ sơ được số hóa và tối thiểu 90% hồ sơ được giải quyết đúng hạn",
        &[
            "hồ sơ được số hóa | = 100%",
            "hồ sơ được giải quyết đúng hạn | ≥ 90%",
        ],
    );
    check("Tỷ lệ hồ sơ trực tuyến đạt từ 80% đến 90%", &[]);
}

#[test]
fn the_year_that_is_named() {
    check(
        "Đến năm 2027, tỷ lệ hồ sơ trực tuyến đạt 95%",
        &["tỷ lệ hồ sơ trực tuyến | = 95% 2027"],
    );
    check(
        "Tỷ lệ hồ sơ trực tuyến năm 2026 đạt 80%, năm 2027 đạt 90%",
        &[
            "Tỷ lệ hồ sơ trực tuyến | = 80%",
            "Tỷ lệ hồ sơ trực tuyến | = 90% 2027",
        ],
    );
    check(
        "Tỷ lệ hồ sơ trực tuyến tăng 10% so với năm 2025",
        &["Tỷ lệ hồ sơ trực tuyến tăng so với năm 2025 | = 10%"],
    );
}

#[test]
fn points_are_targets_where_they_are_to_be_reached() {
    check(
        "Chỉ số cải cách hành chính đạt trên 85,5 điểm",
        &["Chỉ số cải cách hành chính | > 85.5điểm"],
    );
    check("Gồm 5 điểm tiếp nhận hồ sơ", &[]);
    check("Giải quyết trong 10 ngày, 3 hồ sơ", &[]);
    check("90%", &[]);
    check("", &[]);
}

#[test]
fn a_sentence_ends_a_clause_but_an_abbreviation_does_not() {
    check(
        "Rà soát quy trình. Tỷ lệ hài lòng tại TP. Hải Phòng đạt 90%. Báo cáo kết quả.",
        &["Tỷ lệ hài lòng tại TP. Hải Phòng | = 90%"],
    );
}

fn target(text: &str) -> Target {
    read(text, 2026).remove(0)
}

#[track_caller]
fn stand(a: &str, b: &str, expected: Option<Clash>) {
    assert_eq!(contradict(&target(a), &target(b)), expected, "{a} / {b}");
    assert_eq!(contradict(&target(b), &target(a)), expected, "{b} / {a}");
}

#[test]
fn targets_of_one_measure_that_ask_for_different_things() {
    use Clash::{Different, Impossible};
    let one = "Tỷ lệ hồ sơ đúng hạn";
    let stand_as = |a: &str, b: &str, expected| {
        stand(&format!("{one} {a}"), &format!("{one} {b}"), expected);
    };
    stand_as("đạt 90%", "đạt 90%", None);
    stand_as("đạt 90%", "đạt 80%", Some(Impossible));
    stand_as("tối thiểu 90%", "tối thiểu 80%", Some(Different));
    stand_as("tối thiểu 90%", "trên 90%", Some(Different));
    stand_as("tối thiểu 90%", "đạt 90%", Some(Different));
    stand_as("trên 90%", "đạt 90%", Some(Impossible));
    stand_as("tối thiểu 90%", "dưới 90%", Some(Impossible));
    stand_as("tối thiểu 90%", "không quá 90%", Some(Different));
    stand_as("năm 2026 đạt 90%", "năm 2027 đạt 95%", None);
}

#[test]
fn measures_that_are_the_same_in_other_words() {
    let clash = Some(Clash::Impossible);
    stand(
        "Tỷ lệ hồ sơ đúng hạn đạt 90%",
        "TỶ LỆ HỒ SƠ, ĐÚNG HẠN đạt 80%",
        clash,
    );
    stand(
        "100% hồ sơ được giải quyết đúng hạn",
        "Tỷ lệ hồ sơ được giải quyết đúng hạn đạt 80%",
        clash,
    );
    stand(
        "Tỷ lệ hồ sơ đúng hạn của phường đạt 90%",
        "Tỷ lệ hồ sơ đúng hạn đạt 80%",
        clash,
    );
    stand(
        "Tỷ lệ hồ sơ trực tuyến đạt 60%",
        "Tỷ lệ hồ sơ trực tuyến được thanh toán đạt 80%",
        None,
    );
    stand("Tỷ lệ hài lòng đạt 60%", "Tỷ lệ số hóa đạt 80%", None);
    stand("100% hồ sơ", "Tỷ lệ số hóa hồ sơ đạt 80%", None);
}

#[test]
fn a_target_in_words() {
    let text = "Mức độ hài lòng đạt trên 90%";
    assert_eq!(
        target(text).describe(),
        "Mức độ hài lòng: trên 90% (năm 2026)"
    );
    let text = "Chỉ số PAPI tối thiểu 45,5 điểm";
    assert_eq!(
        target(text).describe(),
        "Chỉ số PAPI: tối thiểu 45,5 điểm (năm 2026)"
    );
}
