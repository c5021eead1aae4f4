//! plan → Word → plan and plan → Excel → plan lose nothing: what is written is read again by the officer's own
//! import, and every text, kind, level and merged cell is compared.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use smc_core::export::{plan_book, plan_word};
use smc_core::import::plan::{Mends, PlanRead, open_file, understand};
use smc_core::paper::texts::attached_line;
use smc_core::paper::{DecisionText, PlanPaper};
use smc_core::plan::{Appendix, Column, Plan};
use smc_tests::plans::{REAL, decision, hard, issuer, real};

fn read(path: &Path) -> PlanRead {
    let source = open_file(path, &|_| true).unwrap();
    understand(source, &Mends::default(), None)
}

/// What was read, as it would be stored.
fn plan(read: PlanRead) -> Plan {
    let tables = read.tables.into_iter().filter(|table| table.used);
    let appendices = tables.zip(1..).map(|(table, id)| Appendix {
        id,
        name: table.name,
        title: table.title,
        attached: table.attached,
        columns: (table.columns.into_iter())
            .filter_map(|column| {
                Some(Column {
                    role: column.role?.role()?,
                    heading: column.heading,
                })
            })
            .collect(),
        landscape: false,
        nodes: table
            .rows
            .into_iter()
            .filter(|row| row.used)
            .map(|row| row.node)
            .collect(),
        ..Appendix::default()
    });
    Plan {
        id: 1,
        year: read.year.unwrap_or_default(),
        title: read.title,
        appendices: appendices.collect(),
        ..Plan::default()
    }
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Word,
    WholeWord,
    Excel,
}

/// Writes a plan and reads it again.
fn again(original: &Plan, way: Way) -> Plan {
    let text: DecisionText = decision();
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let paper = PlanPaper {
        plan: original,
        decision: matches!(way, Way::WholeWord).then_some(&text),
        office: issuer(),
        appendix: None,
        made_at: day.and_hms_opt(8, 30, 0).unwrap(),
    };
    let (bytes, name) = match way {
        Way::Word | Way::WholeWord => (plan_word(&paper).unwrap(), "ke-hoach.docx"),
        Way::Excel => (plan_book(&paper).unwrap(), "ke-hoach.xlsx"),
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    plan(read(&path))
}

#[track_caller]
fn comes_back(original: &Plan, way: Way) {
    let read = again(original, way);
    assert_eq!(read.year, original.year, "{way:?}");
    assert_eq!(read.appendices.len(), original.appendices.len(), "{way:?}");
    for (read, original_appendix) in read.appendices.iter().zip(&original.appendices) {
        assert_eq!(read.name, original_appendix.name, "{way:?}");
        assert_eq!(read.columns, original_appendix.columns, "{way:?}");
        let attached = attached_line(original, original_appendix, &issuer());
        assert_eq!(read.attached, attached, "{way:?}");
        if !original_appendix.name.is_empty() {
            assert_eq!(read.title, original_appendix.title, "{way:?}");
        }
        for (at, (read, node)) in read.nodes.iter().zip(&original_appendix.nodes).enumerate() {
            assert_eq!(read, node, "{way:?}, line {at}");
        }
        assert_eq!(read.nodes.len(), original_appendix.nodes.len(), "{way:?}");
    }
}

#[test]
fn the_real_plans_come_back_from_word() {
    for name in REAL {
        let original = real(name);
        assert!(original.appendices[0].nodes.len() > 30);
        for way in [Way::Word, Way::WholeWord] {
            comes_back(&original, way);
            assert_eq!(again(&original, way).title, original.title);
        }
    }
}

#[test]
fn the_real_plans_come_back_from_excel() {
    for name in REAL {
        let original = real(name);
        comes_back(&original, Way::Excel);
        assert_eq!(again(&original, Way::Excel).title, original.title);
    }
}

#[test]
fn a_plan_with_every_difficulty_comes_back_from_word() {
    comes_back(&hard(), Way::Word);
    comes_back(&hard(), Way::WholeWord);
}

#[test]
fn a_plan_with_every_difficulty_comes_back_from_excel() {
    comes_back(&hard(), Way::Excel);
}
