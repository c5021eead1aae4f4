use std::collections::HashMap;

use super::*;
use crate::sheet::{self, Figure, FindingKind, Row, Section, Sheet};
use crate::value::{Amount, Entry};

fn forms() -> Vec<Form> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/forms");
    ["II.04", "II.05a", "II.06a", "II.08"]
        .iter()
        .map(|code| {
            let text = std::fs::read_to_string(format!("{dir}/{code}.toml")).unwrap();
            Form::read(code, &text).unwrap()
        })
        .collect()
}

fn fields(count: usize) -> Vec<String> {
    (1..=count).map(|i| format!("Lĩnh vực {i}")).collect()
}

/// Fills every sheet in, with the openings of the cycle before and the totals of the other forms.
fn fill_all(forms: &[Form], sheets: &[SampleSheet]) -> Vec<Sheet> {
    let mut filled: Vec<Sheet> = Vec::new();
    // Cycle by cycle: first without the other forms' totals, then with them.
    for (start, of_cycle) in sheets.chunks(forms.len()).enumerate() {
        let mut others = HashMap::new();
        for round in 0..2 {
            let mut sheets_now = Vec::new();
            for (i, sample) in of_cycle.iter().enumerate() {
                let form = &forms[i];
                let before = (start > 0).then(|| {
                    let at = (start - 1) * forms.len() + i;
                    (&sheets[at], &filled[at])
                });
                let figures = figures(form, sample, before, &others);
                sheets_now.push(sheet::fill(form, &figures));
            }
            for (form, sheet) in forms.iter().zip(&sheets_now) {
                let total = sheet.total().unwrap();
                for (column, cell) in form.columns.iter().zip(&total.cells) {
                    if let Some(number) = cell.entry.as_ref().and_then(Entry::number) {
                        let label = column.label();
                        let key = (form.code().to_owned(), column.key.clone());
                        others.insert(key, sheet::OtherTotal { number, label });
                    }
                }
            }
            if round == 1 {
                filled.extend(sheets_now);
            }
        }
    }
    filled
}

fn figures(
    form: &Form,
    sample: &SampleSheet,
    before: Option<(&SampleSheet, &Sheet)>,
    others: &HashMap<(String, String), sheet::OtherTotal>,
) -> sheet::Figures {
    let rows = sample.rows.iter().enumerate().map(|(i, row)| {
        let closing = |key: &str| -> Option<Amount> {
            let (sample, sheet) = before?;
            let at = sample
                .rows
                .iter()
                .position(|r| (r.source, &r.line) == (row.source, &row.line))?;
            let line = sheet.lines.iter().find(|l| l.row == Some(at as i64))?;
            line.cells[form.index(key)?].entry.as_ref()?.number()
        };
        let cells = form.columns.iter().map(|column| {
            let text = row.figures.iter().find(|(key, _)| *key == column.key);
            Figure {
                entry: text.map(|(_, text)| match column.is_number() {
                    true => Entry::Number(text.parse().unwrap()),
                    false => Entry::Text(text.clone()),
                }),
                opening: column.carries.as_deref().and_then(closing),
                ..Figure::default()
            }
        });
        Row {
            id: i as i64,
            section: row.source.map(|source| source as i64),
            identity: sheet::Identity::Named(format!("{:?}", row.line)),
            name: format!("{:?}", row.line),
            figures: cells.collect(),
        }
    });
    sheet::Figures {
        sections: [0, 1]
            .map(|id| Section {
                id,
                key: format!("nguon-{id}"),
                name: format!("Nguồn {id}"),
            })
            .into(),
        rows: rows.collect(),
        others: others.clone(),
        ..sheet::Figures::default()
    }
}

fn ward<'a>(forms: &'a [Form], fields: &'a [String]) -> Ward<'a> {
    Ward {
        forms,
        fields,
        sources: 2,
        last: "2026-11".parse().unwrap(),
        closed: 12,
        full: false,
        seed: 2026,
    }
}

#[test]
fn the_same_seed_gives_the_same_ward_and_another_seed_another() {
    let (forms, fields) = (forms(), fields(23));
    let ward = ward(&forms, &fields);
    assert_eq!(generate(&ward), generate(&ward));
    assert_ne!(generate(&ward), generate(&Ward { seed: 1, ..ward }));
}

#[test]
fn every_closed_sheet_is_full_and_balances() {
    let (forms, fields) = (forms(), fields(23));
    for seed in [1, 2026, u64::MAX] {
        let sheets = generate(&Ward {
            seed,
            ..ward(&forms, &fields)
        });
        assert_eq!(sheets.len(), 13 * 4);
        for (sample, sheet) in sheets.iter().zip(fill_all(&forms, &sheets)) {
            if sample.closed {
                let place = format!("{} {} seed {seed}", sample.form, sample.cycle);
                assert!(sheet.findings.is_empty(), "{place}: {:?}", sheet.findings);
                assert_eq!(sheet.blanks, 0, "{place}");
            }
        }
    }
}

#[test]
fn the_open_cycle_has_two_errors_and_some_blanks() {
    let (forms, fields) = (forms(), fields(23));
    let sheets = generate(&ward(&forms, &fields));
    let filled = fill_all(&forms, &sheets);
    let open = || sheets.iter().zip(&filled).filter(|(s, _)| !s.closed);
    let errors: Vec<_> = open()
        .flat_map(|(_, sheet)| &sheet.findings)
        .filter(|finding| finding.kind != FindingKind::Blank)
        .map(|finding| finding.kind)
        .collect();
    assert_eq!(errors, [FindingKind::Check, FindingKind::Carry]);
    let blanks = |code: &str| open().find(|(s, _)| s.form == code).unwrap().1.blanks;
    assert!(blanks("II.06a") > 20 && blanks("II.08") > 20);
}

#[test]
fn it_looks_like_a_ward() {
    let (forms, fields) = (forms(), fields(23));
    let sheets = generate(&ward(&forms, &fields));
    let rows = |code: &str| -> Vec<usize> {
        let own = sheets.iter().filter(|s| s.form == code && s.closed);
        own.map(|s| s.rows.len()).collect()
    };
    assert!(rows("II.04").contains(&0) && rows("II.04").iter().any(|n| *n > 0));
    assert!(rows("II.05a").iter().all(|n| *n < 12) && rows("II.05a").iter().any(|n| *n > 0));
    let dossiers = |month: u32| -> u64 {
        sheets
            .iter()
            .filter(|s| s.form == "II.06a" && s.cycle.month() == month && s.closed)
            .flat_map(|s| s.rows.iter().flat_map(|row| &row.figures))
            .filter(|(key, _)| key == "online" || key == "direct")
            .map(|(_, figure)| figure.parse::<u64>().unwrap())
            .sum()
    };
    assert!(dossiers(8) > dossiers(2) * 3 / 2, "no season");
    let late = sheets
        .iter()
        .flat_map(|s| s.rows.iter().flat_map(|row| &row.figures));
    assert!(late.clone().any(|(key, n)| key == "late" && n != "0"));
    assert!(
        late.clone()
            .any(|(key, n)| key == "pending_late" && n != "0")
    );
}

#[test]
fn ten_years_are_about_two_hundred_thousand_figures() {
    let (forms, fields) = (forms(), fields(40));
    let sheets = generate(&Ward {
        closed: 119,
        full: true,
        ..ward(&forms, &fields)
    });
    assert_eq!(sheets.len(), 480);
    let figures: usize = sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .map(|row| row.figures.len())
        .sum();
    assert!((180_000..220_000).contains(&figures), "{figures}");
    for (sample, sheet) in sheets.iter().zip(fill_all(&forms, &sheets)) {
        assert!(
            !sample.closed || sheet.findings.is_empty(),
            "{} {}: {:?}",
            sample.form,
            sample.cycle,
            sheet.findings
        );
    }
}

#[test]
fn an_unknown_form_gets_counts_in_all_its_rows() {
    let text = r#"
code = "V.01"
number = "Biểu số V.01"
title = "BIỂU THỨ NĂM"
basis = "Văn bản mẫu"
valid_from = "2020-01-01"
status = "reconstructed"
unit = "Số"
[rows]
kind = "fixed"
fixed = [{ key = "a", name = "Dòng A" }, { key = "b", name = "Dòng B" }]
[[columns]]
key = "name"
no = 1
heading = ["Tên"]
kind = "name"
width = 20
[[columns]]
key = "n"
no = 2
heading = ["Số"]
kind = "count"
period = "sum"
width = 8
"#;
    let forms = [Form::read("V.01.toml", text).unwrap()];
    let sheets = generate(&ward(&forms, &[]));
    assert_eq!(sheets.len(), 13);
    for sheet in sheets.iter().filter(|sheet| sheet.closed) {
        let keys: Vec<_> = sheet.rows.iter().map(|row| row.line.clone()).collect();
        assert_eq!(keys, ["a", "b"].map(|key| SampleLine::Fixed(key.into())));
        for row in &sheet.rows {
            assert!(row.figures[0].1.parse::<u64>().unwrap() < 50);
        }
    }
}
