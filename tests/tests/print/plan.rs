//! A plan's appendices and decision on paper.

use chrono::NaiveDate;
use smc_core::paper::paragraphs::paragraphs;
use smc_core::paper::texts::Issuer;
use smc_core::paper::{PlanPaper, Press, plan_pages};
use smc_core::plan::{Kind, Plan, Role};
use smc_print::Typst;
use smc_tests::pdf::{Pdf, bare};
use smc_tests::plans::{decision, hard, issuer, long, real};

use super::job;

fn paper(plan: &Plan, office: Issuer) -> PlanPaper<'_> {
    PlanPaper {
        plan,
        decision: None,
        office,
        appendix: None,
        made_at: NaiveDate::from_ymd_opt(2026, 11, 16)
            .unwrap()
            .and_hms_opt(8, 0, 0)
            .unwrap(),
    }
}

/// A plan's appendices as PDF.
fn appendices(plan: &Plan) -> Pdf {
    let data = plan_pages::appendices(&paper(plan, issuer()));
    Pdf::read(&Typst::bundled().pdf(&job("phu-luc.typ", data)).unwrap())
}

/// A plan's decision and appendices as PDF.
fn whole(plan: &Plan) -> Pdf {
    let data = plan_pages::decision(&paper(plan, issuer()), &decision());
    Pdf::read(&Typst::bundled().pdf(&job("quyet-dinh.typ", data)).unwrap())
}

/// Every cell of the plan, whole.
#[track_caller]
fn shows_every_cell(plan: &Plan, pdf: &Pdf) {
    for appendix in &plan.appendices {
        for node in &appendix.nodes {
            for column in &appendix.columns {
                let text = node.text(column.role);
                let role = column.role;
                assert!(pdf.drawn.contains(&bare(text)), "{role:?}: {text}");
            }
        }
    }
}

#[track_caller]
fn numbers_stand_on_all_pages_but_the_first(numbers: &[Option<usize>]) {
    let expected: Vec<Option<usize>> = (1..=numbers.len())
        .map(|number| (number > 1).then_some(number))
        .collect();
    assert_eq!(numbers, expected);
}

#[test]
fn the_real_plans_print_whole() {
    for name in smc_tests::plans::REAL {
        let plan = real(name);
        let pdf = appendices(&plan);
        shows_every_cell(&plan, &pdf);
        numbers_stand_on_all_pages_but_the_first(&pdf.numbers());
        assert!(
            (3..=7).contains(&pdf.pages.len()),
            "{name}: {} pages",
            pdf.pages.len()
        );
        for page in &pdf.pages {
            assert!(page.contains("Nội dung công việc"), "{name}: {page}");
        }
    }
}

#[test]
fn a_plan_with_a_decision_has_the_countrys_name_and_room_for_number_and_date() {
    let pdf = appendices(&real("dong-hai-2026"));
    let first = bare(&pdf.pages[0]);
    for words in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
        "……/QĐ-UBND",
        "ngày …… tháng …… năm 2026",
    ] {
        assert!(first.contains(&bare(words)), "{words}: {}", pdf.pages[0]);
    }
    assert!(!pdf.text().contains("null") && !pdf.text().contains("1970"));
}

#[test]
fn appendices_with_names_have_no_country_and_number_their_own_pages() {
    let mut plan = long(40);
    let mut second = plan.appendices[0].clone();
    plan.appendices[0].name = "Phụ lục I".to_owned();
    second.name = "Phụ lục II".to_owned();
    second.landscape = true;
    plan.appendices.push(second);
    let pdf = appendices(&plan);
    let starts: Vec<usize> = (0..pdf.pages.len())
        .filter(|page| pdf.pages[*page].contains("Phụ lục I"))
        .collect();
    assert_eq!(starts.len(), 2, "{:?}", pdf.pages);
    assert!(!pdf.text().contains("CỘNG HÒA"));
    let numbers = pdf.numbers();
    numbers_stand_on_all_pages_but_the_first(&numbers[..starts[1]]);
    numbers_stand_on_all_pages_but_the_first(&numbers[starts[1]..]);
}

#[test]
fn in_prose_every_text_stands_on_the_page_and_no_heading_of_a_table() {
    let mut plan = real("dong-hai-2026");
    plan.appendices[0].prose = true;
    let pdf = appendices(&plan);
    for paragraph in paragraphs(&plan.appendices[0]) {
        let text = paragraph.text;
        assert!(pdf.drawn.contains(&bare(&text)), "{text}");
    }
    assert!(!pdf.drawn.contains(&bare("Nội dung công việc")));
}

#[test]
fn the_decision_stands_before_its_plan() {
    let pdf = whole(&real("chi-linh-2025"));
    let first = bare(&pdf.pages[0]);
    let at = |words: &str| {
        first
            .find(&bare(words))
            .unwrap_or_else(|| panic!("{words}: {first}"))
    };
    assert!(at("CỘNG HÒA") < at("QUYẾT ĐỊNH"));
    assert!(at("Điều 1.") < at("Điều 2."));
    assert!(first.contains(&bare("Nơi nhận:")), "{first}");
    assert!(
        pdf.pages[1].contains("Nội dung công việc"),
        "{}",
        pdf.pages[1]
    );
    assert_eq!(pdf.numbers()[..3], [None, None, Some(2)]);
}

#[test]
fn the_file_is_an_archive_with_its_own_fonts() {
    let pdf = appendices(&hard());
    assert!(pdf.is_archive());
    assert!(pdf.embedded, "{:?}", pdf.fonts);
    for font in &pdf.fonts {
        assert!(font.starts_with("Tinos"), "{font}");
    }
    for words in ["Phụ lục kế hoạch 2026", "Nov 16", "(A4)"] {
        assert!(pdf.info.contains(words), "{words}: {}", pdf.info);
    }
    assert!(
        String::from_utf8_lossy(&pdf.bytes).contains("/Lang(vi"),
        "no language"
    );
    shows_every_cell(&hard(), &pdf);
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_pages() {
    let plan = real("dong-hai-2026");
    assert_eq!(appendices(&plan).bytes, appendices(&plan).bytes);
    let data = plan_pages::appendices(&paper(&plan, issuer()));
    let press = Typst::bundled();
    let (job, pages) = (
        job("phu-luc.typ", data.clone()),
        appendices(&plan).pages.len(),
    );
    let svg = press.pages(&job).unwrap();
    assert_eq!(svg.len(), pages);
    assert_eq!(svg, press.pages(&job).unwrap());
    assert!(
        svg.iter()
            .all(|page| page.starts_with("<svg") && !page.contains("http://127"))
    );
}

#[test]
fn five_hundred_tasks_keep_their_headings_numbers_and_sections() {
    let plan = long(500);
    let pdf = appendices(&plan);
    assert!(pdf.pages.len() > 20, "{} pages", pdf.pages.len());
    numbers_stand_on_all_pages_but_the_first(&pdf.numbers());
    let sections: Vec<String> = plan.appendices[0]
        .nodes
        .iter()
        .filter(|node| node.kind != Kind::Task)
        .map(|node| bare(&node.content))
        .collect();
    assert!(!sections.is_empty());
    for page in &pdf.pages {
        assert!(page.contains("Nội dung công việc"), "{page}");
        let last = page.lines().rev().find(|line| !line.trim().is_empty());
        let last = bare(last.unwrap_or_default());
        let alone = sections.iter().any(|own| last.ends_with(own.as_str()));
        assert!(!alone, "a section's title ends its page: {page}");
    }
}

#[test]
fn a_section_never_ends_its_page_wherever_it_falls() {
    for before in 12..32 {
        let mut plan = long(60);
        let nodes = &mut plan.appendices[0].nodes;
        nodes.retain(|node| node.kind == Kind::Task);
        let mut section = nodes[0].clone();
        section.kind = Kind::Section;
        (section.label, section.content) = ("IX".to_owned(), "Mục ở cuối trang".to_owned());
        for role in [Role::Time, Role::Lead, Role::Coordinating, Role::Result] {
            section.text_mut(role).clear();
        }
        let mut group = section.clone();
        group.kind = Kind::Group;
        (group.label, group.content) = ("99".to_owned(), "Nhóm ở cuối trang".to_owned());
        nodes.insert(before, section);
        nodes.insert(before + 1, group);
        let pdf = appendices(&plan);
        let page = pdf
            .pages
            .iter()
            .find(|page| page.contains("Mục ở cuối trang"));
        let page = page.unwrap();
        let below = page.split("Nhóm ở cuối trang").nth(1);
        let below = below.unwrap_or_else(|| panic!("torn apart after {before} rows: {page}"));
        assert!(
            !below.trim().is_empty(),
            "alone after {before} rows: {page}"
        );
    }
}

#[test]
fn a_row_longer_than_a_page_is_split_and_others_are_not() {
    let mut plan = long(12);
    let node = plan.appendices[0]
        .nodes
        .iter_mut()
        .find(|node| node.kind == Kind::Task);
    let words: Vec<String> = (0..3000).map(|at| format!("chữ{at}")).collect();
    node.unwrap().content = words.join(" ");
    let pdf = appendices(&plan);
    let text = &pdf.drawn;
    for at in [0, 1500, 2999] {
        assert!(text.contains(&format!("chữ{at}")), "chữ{at}");
    }
    numbers_stand_on_all_pages_but_the_first(&pdf.numbers());
}

#[test]
fn words_wider_than_a_column_and_odd_signs_are_printed() {
    let mut plan = long(3);
    let node = plan.appendices[0]
        .nodes
        .iter_mut()
        .find(|node| node.kind == Kind::Task);
    let node = node.unwrap();
    node.result = "x".repeat(120);
    node.content = "Dấu \u{f0b7} đầu dòng, \u{1F600}, \u{4e2d}, \u{200b}, \u{7}, #lệnh *đậm* _nghiêng_ @x <y> $z$ \\w".to_owned();
    let pdf = appendices(&plan);
    let text = &pdf.drawn;
    assert!(text.contains("#lệnh*đậm*_nghiêng_@x<y>$z$\\w"), "{text}");
    assert!(text.contains('•'), "{text}");
    assert!(text.contains(&"x".repeat(120)), "{text}");
    // Broken within its column, not drawn beyond it.
    let widest = pdf.pages[0]
        .split_whitespace()
        .map(|word| word.matches('x').count())
        .max();
    assert!(widest < Some(40), "{}", pdf.pages[0]);
    assert!(pdf.is_archive());
}

#[test]
fn an_empty_appendix_and_one_column_print() {
    let mut plan = long(2);
    plan.appendices[0].nodes.clear();
    assert_eq!(appendices(&plan).pages.len(), 1);
    let mut plan = long(2);
    plan.appendices[0]
        .columns
        .retain(|column| column.role == Role::Content);
    assert!(appendices(&plan).text().contains("Nội dung công việc"));
}
