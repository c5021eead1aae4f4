use super::*;

#[test]
fn an_opening_stock_is_carried_until_the_officer_types_another() {
    let form = form("II.06a");
    let carried = form.index("carried").unwrap();
    let mut own = row(&form, 1, Some(1), "Đất đai", &with(&[("carried", 30)]));
    own.figures[carried].opening = Some(27.into());
    let sheet = fill(&form, &two_sections(vec![own.clone()]));
    let text = &sheet
        .findings
        .iter()
        .find(|f| f.kind == FindingKind::Carry)
        .unwrap()
        .text;
    assert_eq!(
        text,
        "(6) Từ kỳ trước 30 ≠ (11) kỳ 10/2026 là 27: lệch 3. Sửa lại, hoặc ghi chú lý do (Ctrl+F2)"
    );
    own.figures[carried].note = Some("Tách từ phường khác".to_owned());
    let sheet = fill(&form, &two_sections(vec![own.clone()]));
    let carry = sheet
        .findings
        .iter()
        .find(|f| f.kind == FindingKind::Carry)
        .unwrap();
    assert_eq!(carry.severity, Severity::Warning);
    assert!(carry.text.ends_with("Ghi chú: Tách từ phường khác"));
    own.figures[carried].entry = None;
    let sheet = fill(&form, &two_sections(vec![own]));
    let line = sheet.lines.iter().find(|line| line.row == Some(1)).unwrap();
    assert_eq!(shown(&form, line, "carried"), "27");
    assert_eq!(line.cells[carried].origin, Some(Origin::Carried));
}

/// II.06a in October: rows of two sections, each with what it closes with.
fn october(rows: &[(i64, i64, &str, i64)]) -> Filled {
    let form = form("II.06a");
    let rows = rows.iter().map(|(id, section, name, pending)| {
        let figures = [("pending_in_time", *pending), ("pending_late", 0)];
        row(&form, *id, Some(*section), name, &figures)
    });
    filled("II.06a", two_sections(rows.collect()))
}

/// The same form in November, opening with October; a number is typed, `None` carried.
fn november(before: &Filled, rows: &[(i64, &str, Option<i64>)]) -> Figures {
    let form = form("II.06a");
    let rows = rows.iter().zip(11..).map(|((section, name, carried), id)| {
        let typed: Vec<(&str, i64)> = carried.iter().map(|own| ("carried", *own)).collect();
        row(&form, id, Some(*section), name, &typed)
    });
    let mut figures = two_sections(rows.collect());
    open_stocks(&form, &mut figures, before);
    figures
}

/// The findings about opening stocks: place and sentence.
#[track_caller]
fn unlike(findings: &[Finding], expected: &[&str]) {
    let found: Vec<String> = findings
        .iter()
        .filter(|own| own.kind == FindingKind::Carry)
        .map(|own| format!("{:?} · {}: {}", own.severity, own.place, own.text))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_the_cycle_before_left_in_rows_that_are_gone_is_named() {
    let before = october(&[
        (1, 1, "Hộ tịch", 10),
        (2, 1, "Đất đai", 7),
        (3, 2, "Hộ tịch", 6),
        (4, 2, "Y tế", 0),
    ]);
    let check = |rows: &[(i64, &str, Option<i64>)], expected: &[&str]| {
        let sheet = filled("II.06a", november(&before, rows)).sheet;
        unlike(&sheet.findings, expected);
    };
    check(
        &[
            (1, "Hộ tịch", None),
            (1, "Đất đai", None),
            (2, "Hộ tịch", None),
        ],
        &[],
    );
    check(
        &[(1, "Hộ tịch", None), (2, "Hộ tịch", None)],
        &[
            "Warning · Tổng số: (6) Từ kỳ trước cộng 16 ≠ (11) kỳ 10/2026 cộng 23: lệch 7. \
           Không còn dòng: Đất đai · Bộ 7. Thêm lại dòng (F5), hoặc ghi chú lý do khi khóa sổ",
        ],
    );
    check(
        &[(1, "Hộ tịch", None)],
        &[
            "Warning · Tổng số: (6) Từ kỳ trước cộng 10 ≠ (11) kỳ 10/2026 cộng 23: lệch 13. \
           Không còn dòng: Đất đai · Bộ 7; Hộ tịch · thành phố 6. Thêm lại dòng (F5), hoặc ghi chú lý do khi khóa sổ",
        ],
    );
    // A field under another name: what it takes over is what the old one left.
    check(
        &[
            (1, "Hộ tịch", None),
            (1, "Đất đai và môi trường", Some(7)),
            (2, "Hộ tịch", None),
        ],
        &[],
    );
    check(
        &[
            (1, "Hộ tịch", None),
            (1, "Đất đai và môi trường", Some(5)),
            (2, "Hộ tịch", None),
        ],
        &[
            "Warning · Tổng số: (6) Từ kỳ trước cộng 21 ≠ (11) kỳ 10/2026 cộng 23: lệch 2. \
           Không còn dòng: Đất đai · Bộ 7. Kỳ 10/2026 chưa có: Đất đai và môi trường · Bộ 5. \
           Thêm lại dòng (F5), hoặc ghi chú lý do khi khóa sổ",
        ],
    );
    check(
        &[
            (1, "Hộ tịch", None),
            (1, "Đất đai", None),
            (2, "Hộ tịch", None),
            (2, "Thuế", Some(4)),
        ],
        &[
            "Warning · Tổng số: (6) Từ kỳ trước cộng 27 ≠ (11) kỳ 10/2026 cộng 23: lệch 4. \
           Kỳ 10/2026 chưa có: Thuế · thành phố 4. Kiểm tra lại, hoặc ghi chú lý do khi khóa sổ",
        ],
    );
    // What differs within a row is said there alone.
    check(
        &[
            (1, "Hộ tịch", Some(9)),
            (1, "Đất đai", None),
            (2, "Hộ tịch", None),
        ],
        &[
            "Error · Hộ tịch · Bộ: (6) Từ kỳ trước 9 ≠ (11) kỳ 10/2026 là 10: lệch 1. \
           Sửa lại, hoặc ghi chú lý do (Ctrl+F2)",
        ],
    );
}

#[test]
fn without_a_cycle_before_nothing_is_held_against_it() {
    let form = form("II.06a");
    let rows = vec![row(&form, 1, Some(1), "Hộ tịch", &BALANCED)];
    unlike(&filled("II.06a", two_sections(rows)).sheet.findings, &[]);
}

/// November closed after it was opened with one October, held against another.
#[track_caller]
fn since(then: &[(i64, i64, &str, i64)], now: &[(i64, i64, &str, i64)], expected: &[&str]) {
    let mut figures = november(
        &october(then),
        &[(1, "Hộ tịch", None), (1, "Đất đai", None)],
    );
    let carried = form("II.06a").index("carried").unwrap();
    for row in &mut figures.rows {
        let figure = &mut row.figures[carried];
        if let Some(stock) = figure.opening.take() {
            figure.entry = Some(Entry::Number(stock));
            figure.origin = Some(Origin::Carried);
        }
    }
    (figures.closed, figures.gone) = (true, None);
    let closed = filled("II.06a", figures);
    unlike(&closed.sheet.findings, &[]);
    unlike(&unmet_since(&closed, &october(now)), expected);
    let cell = |sheet: &Sheet| sheet.total().unwrap().cells[carried].clone();
    let again = filled("II.06a", closed.figures.clone());
    assert_eq!(
        cell(&again.sheet),
        cell(&closed.sheet),
        "it stays as it was closed"
    );
}

#[test]
fn a_closed_form_is_held_against_what_the_cycle_before_closes_with_now() {
    let then = [(1, 1, "Hộ tịch", 10), (2, 1, "Đất đai", 7)];
    let tail = "Mở lại biểu này để lấy số mới của kỳ trước";
    since(&then, &then, &[]);
    since(
        &then,
        &[(1, 1, "Hộ tịch", 12), (2, 1, "Đất đai", 7)],
        &[&format!(
            "Warning · Hộ tịch · Bộ: (6) Từ kỳ trước 10 ≠ (11) kỳ 10/2026 nay là 12: lệch 2. {tail}"
        )],
    );
    since(
        &then,
        &[(1, 1, "Hộ tịch", 10)],
        &[&format!(
            "Warning · Đất đai · Bộ: (6) Từ kỳ trước 7 ≠ (11) kỳ 10/2026 nay là trống: lệch 7. {tail}"
        )],
    );
    since(
        &[(1, 1, "Hộ tịch", 10)],
        &then,
        &[&format!(
            "Warning · Đất đai · Bộ: (6) Từ kỳ trước trống ≠ (11) kỳ 10/2026 nay là 7: lệch 7. {tail}"
        )],
    );
    since(
        &then,
        &[
            (1, 1, "Hộ tịch", 10),
            (2, 1, "Đất đai", 7),
            (3, 2, "Thuế", 3),
        ],
        &[
            "Warning · Tổng số: (6) Từ kỳ trước cộng 17 ≠ (11) kỳ 10/2026 cộng 20: lệch 3. \
           Không còn dòng: Thuế · thành phố 3. Mở lại biểu này nếu cần sửa",
        ],
    );
}

#[test]
fn an_opening_stock_of_a_closed_form_that_was_typed_with_a_reason_keeps_it() {
    let before = october(&[(1, 1, "Hộ tịch", 10)]);
    let mut figures = november(&before, &[(1, "Hộ tịch", Some(9))]);
    let carried = form("II.06a").index("carried").unwrap();
    figures.rows[0].figures[carried].note = Some("một hồ sơ chuyển đi".to_owned());
    (figures.closed, figures.gone) = (true, None);
    unlike(
        &unmet_since(&filled("II.06a", figures), &before),
        &[
            "Warning · Hộ tịch · Bộ: (6) Từ kỳ trước 9 ≠ (11) kỳ 10/2026 là 10: lệch 1. Ghi chú: một hồ sơ chuyển đi",
        ],
    );
}

#[test]
fn in_a_longer_period_a_finding_names_its_cycle() {
    let before = october(&[(1, 1, "Hộ tịch", 10)]);
    let figures = november(&before, &[(1, "Hộ tịch", Some(9))]);
    let found: Vec<Finding> = in_period("11/2026", unmet(&form("II.06a"), &figures)).collect();
    assert_eq!((found.len(), found[0].row), (1, None));
    assert_eq!(found[0].place, "Kỳ 11/2026 · Hộ tịch · Bộ");
}
