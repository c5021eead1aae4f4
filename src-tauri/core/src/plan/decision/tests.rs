use super::*;

fn plan(about: About, title: &str, basis: &str) -> Plan {
    Plan {
        about,
        title: title.to_owned(),
        basis: basis.to_owned(),
        ..Plan::of_year(2026)
    }
}

#[test]
fn what_comes_with_the_program_can_be_read_and_has_no_name_left() {
    let pattern = Pattern::built_in().unwrap();
    for about in About::ALL {
        let text = pattern.text(&plan(about, "", "Kế hoạch số 12/KH-UBND"), Names::default());
        let all = [&text.basis, &text.articles, &text.recipients]
            .into_iter()
            .flatten();
        let all: Vec<&String> = all
            .chain([&text.subject, &text.authority, &text.proposer])
            .collect();
        assert_eq!(all.iter().find(|text| text.contains(['{', '}'])), None);
        assert_eq!(text.articles.len(), 4);
    }
}

#[test]
fn names_and_basis_are_the_offices_and_the_plans() {
    let names = Names {
        body: "UBND phường Mẫu",
        centre: "Trung tâm A",
        superior: "UBND tỉnh B",
    };
    let own = plan(
        About::Reform,
        "KẾ HOẠCH CCHC NĂM 2026",
        "Căn cứ Kế hoạch số 5/KH-UBND;",
    );
    let text = Pattern::built_in().unwrap().text(&own, names);
    assert_eq!(text.subject, "Ban hành Kế hoạch CCHC năm 2026");
    assert_eq!(text.authority, "ỦY BAN NHÂN DÂN PHƯỜNG MẪU");
    assert_eq!(text.proposer, "Theo đề nghị của Giám đốc Trung tâm A.");
    assert_eq!(
        text.basis,
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
            "Căn cứ Kế hoạch số 5/KH-UBND;"
        ]
    );
    assert_eq!(text.recipients[1], "UBND tỉnh B (để báo cáo);");
    assert!(text.articles[1].ends_with("báo cáo Ủy ban nhân dân phường Mẫu."));
}

#[test]
fn a_basis_is_for_its_kind_of_plan_and_none_is_empty() {
    #[track_caller]
    fn check(about: About, basis: &str, count: usize) {
        let text = Pattern::built_in()
            .unwrap()
            .text(&plan(about, "", basis), Names::default());
        assert_eq!(text.basis.len(), count, "{:?}", text.basis);
    }
    check(About::Control, "", 2);
    check(About::Control, "Kế hoạch số 1", 3);
    check(About::Other, " ", 1);
}

#[test]
fn what_is_wrong_with_a_pattern_is_told_with_its_line() {
    #[track_caller]
    fn broken(more: &str, line: usize, why: &str) {
        let text =
            format!("subject = \"\"\nauthority = \"\"\nproposer = \"\"\narticles = []\n{more}");
        let fault = Pattern::read("x.toml", &text).unwrap_err();
        assert_eq!(fault.line, line, "{fault}");
        assert!(fault.why.contains(why), "{fault}");
    }
    broken("recipients = [\n\"{UBND}\"]", 6, "{kế hoạch}");
    broken("recipients = [\"{kế hoạch\"]", 5, "dấu { }");
    broken("recipients = []\nbases = []", 6, "bases");
}

#[test]
fn an_offices_standard_follows_title_and_year() {
    let own = plan(About::Control, "KẾ HOẠCH A NĂM 2026", "");
    let text = Decision {
        subject: "Ban hành kế hoạch A năm 2026".to_owned(),
        articles: vec!["Kế hoạch A năm 2026 có hiệu lực từ 01/02/2026.".to_owned()],
        ..Decision::default()
    };
    let standard = Standard::of(&own, text);
    let next = Plan {
        year: 2027,
        title: "KẾ HOẠCH CCHC NĂM 2027".to_owned(),
        ..own
    };
    let text = standard.for_plan(&next).unwrap();
    assert_eq!(text.subject, "Ban hành Kế hoạch CCHC năm 2027");
    assert_eq!(
        text.articles,
        ["Kế hoạch CCHC năm 2027 có hiệu lực từ 01/02/2027."]
    );
    assert_eq!(Standard::default().for_plan(&next), None);
}

#[test]
fn a_text_is_replaced_whatever_its_case() {
    let found = replaced("Ban hành KẾ HOẠCH A năm.", "Kế hoạch A", "X");
    assert_eq!(found, "Ban hành X năm.");
    assert_eq!(replaced("Kế", "Kế hoạch", "X"), "Kế");
}

#[test]
fn empty_lines_go_and_too_much_is_refused() {
    let text = Decision {
        basis: vec![" ".to_owned(), " a  ".to_owned()],
        ..Decision::default()
    };
    assert_eq!(text.read().unwrap().basis, ["a"]);
    let text = Decision {
        articles: vec!["ô".repeat(LONGEST + 1)],
        ..Decision::default()
    };
    let refused = text.read().unwrap_err().to_string();
    assert_eq!(
        refused,
        "Nội dung quyết định dài quá 50.000 ký tự. Viết ngắn lại."
    );
}
