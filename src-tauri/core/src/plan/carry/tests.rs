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

fn old() -> Plan {
    let node = |id: i64, cells: [&str; 4]| Node {
        id,
        content: cells[0].to_owned(),
        time: cells[1].to_owned(),
        result: cells[2].to_owned(),
        note: cells[3].to_owned(),
        ..Node::default()
    };
    let mut explained = node(4, ["Báo cáo", "Định kỳ theo chỉ đạo", "", ""]);
    explained.schedule = Some(Schedule::Once {
        from: None,
        due: NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or_default(),
    });
    Plan {
        id: 7,
        year: 2024,
        title: "KẾ HOẠCH NĂM 2024".to_owned(),
        basis: "Kế hoạch 1/KH-UBND".to_owned(),
        number: "12".to_owned(),
        date: "2024-01-20".to_owned(),
        signer_title: "CHỦ TỊCH".to_owned(),
        signer: "Nguyễn Văn Mẫu".to_owned(),
        state: State::Issued,
        appendices: vec![Appendix {
            id: 3,
            attached: "(Kèm theo Quyết định số 12)".to_owned(),
            nodes: vec![
                node(1, ["Rà soát", "Thường xuyên", "Báo cáo", ""]),
                node(
                    2,
                    [
                        "Kế hoạch năm 2024",
                        "Tháng 8/2024",
                        "Kế hoạch",
                        "gấp; Năm 2023 chưa xong",
                    ],
                ),
                node(3, ["", "", "", ""]),
                explained,
            ],
            ..Appendix::default()
        }],
        ..Plan::default()
    }
}

#[test]
fn a_new_plan_is_a_draft_of_its_own() {
    let (plan, _) = carry(&old(), 2025, &HashSet::new());
    assert_eq!((plan.id, plan.year, plan.state), (0, 2025, State::Draft));
    assert_eq!(plan.title, "KẾ HOẠCH NĂM 2025");
    assert_eq!([plan.number, plan.date, plan.basis], ["", "", ""]);
    assert_eq!(plan.signer, "Nguyễn Văn Mẫu");
    assert_eq!(plan.appendices[0].attached, "");
}

#[test]
fn what_became_of_each_line_is_told() {
    let (plan, lines) = carry(&old(), 2025, &HashSet::from([1, 2]));
    let told: Vec<(Option<i64>, Fate, usize)> = lines
        .iter()
        .map(|own| (own.node, own.fate, own.changes.len()))
        .collect();
    let expected = [
        (None, Fate::Changed, 0),
        (Some(1), Fate::Changed, 1),
        (Some(2), Fate::Changed, 3),
        (Some(3), Fate::Dropped, 0),
        (Some(4), Fate::Changed, 1),
    ];
    assert_eq!(told, expected);
    let said: Vec<String> = lines.iter().map(Carried::sentence).collect();
    let expected = [
        "",
        "Ghi chú: Năm 2024 chưa xong",
        "Nội dung: Kế hoạch năm 2024 → Kế hoạch năm 2025; Thời gian: Tháng 8/2024 → Tháng 8/2025; \
         Ghi chú: gấp; Năm 2023 chưa xong → gấp; Năm 2024 chưa xong",
        "dòng trống, không đưa sang",
        "Ý nghĩa thời gian: Một lần, chậm nhất thứ Năm 29/02/2024 → Một lần, chậm nhất thứ Sáu 28/02/2025",
    ];
    assert_eq!(said, expected);
    let nodes = &plan.appendices[0].nodes;
    assert_eq!(nodes.len(), 3);
    assert_eq!(nodes[0].note, "Năm 2024 chưa xong");
    assert_eq!(nodes[1].note, "gấp; Năm 2024 chưa xong");
    assert_eq!(nodes[1].time, "Tháng 8/2025");
    let due = NaiveDate::from_ymd_opt(2025, 2, 28).unwrap_or_default();
    assert_eq!(nodes[2].schedule, Some(Schedule::Once { from: None, due }));
}
