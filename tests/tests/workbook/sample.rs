//! Plausible invented figures for the four forms, always the same.

use std::path::Path;

use chrono::NaiveDate;
use smc_core::export::{Book, Office, Page};
use smc_core::form::Form;
use smc_core::sheet::{Figure, Figures, Identity, Row, Section, Sheet, fill};
use smc_core::value::{Amount, Entry};

/// The forms, in the order of the workbook.
pub(crate) const CODES: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

const FIELDS: [&str; 12] = [
    "Hộ tịch",
    "Chứng thực",
    "Đất đai",
    "Bảo trợ xã hội",
    "Người có công",
    "Hoạt động xây dựng",
    "Thành lập và hoạt động hộ kinh doanh",
    "Hàng hải và đường thủy nội địa",
    "Giáo dục và đào tạo",
    "Thi đua, khen thưởng",
    "Tiếp công dân, xử lý đơn thư",
    "Lao động, việc làm",
];

/// Numbers that look random and are the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: u64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) % limit.max(1)) as i64
    }
}

/// A form of the assets.
pub(crate) fn form(code: &str) -> Form {
    let name = format!("{code}.toml");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/forms");
    let text = std::fs::read_to_string(folder.join(&name)).unwrap();
    Form::read(&name, &text).unwrap()
}

/// A form and its figures, filled in.
pub(crate) struct Filled {
    pub(crate) form: Form,
    pub(crate) figures: Figures,
    pub(crate) sheet: Sheet,
}

impl Filled {
    pub(crate) fn new(form: Form, figures: Figures) -> Filled {
        let sheet = fill(&form, &figures);
        Filled {
            form,
            figures,
            sheet,
        }
    }

    pub(crate) fn page(&self, errors: usize) -> Page<'_> {
        Page {
            form: &self.form,
            sheet: &self.sheet,
            period: "2026-11".parse().unwrap(),
            cycles: None,
            draft_errors: errors,
        }
    }
}

/// A form with this many rows (in each section) of figures that fit.
pub(crate) fn filled(code: &str, rows: usize) -> Filled {
    let form = form(code);
    let figures = figures(&form, rows);
    Filled::new(form, figures)
}

/// The four forms as a month has them.
pub(crate) fn month() -> Vec<Filled> {
    let rows = [3, 4, 10, 12];
    CODES
        .iter()
        .zip(rows)
        .map(|(code, rows)| filled(code, rows))
        .collect()
}

/// The workbook of some forms, each a draft when it has errors.
pub(crate) fn book(filled: &[Filled]) -> Book<'_> {
    Book {
        office: office(),
        pages: filled.iter().map(|f| f.page(f.sheet.errors())).collect(),
        made_at: NaiveDate::from_ymd_opt(2026, 11, 16)
            .and_then(|day| day.and_hms_opt(10, 32, 0))
            .unwrap(),
    }
}

pub(crate) fn office() -> Office {
    Office {
        ward: "Mẫu".to_owned(),
        place: "Phường Mẫu".to_owned(),
        reporting_unit: "Ủy ban nhân dân phường Mẫu".to_owned(),
        receiving_unit: "Ủy ban nhân dân thành phố Mẫu (qua Văn phòng)".to_owned(),
        preparer: "Nguyễn Văn Mẫu".to_owned(),
        signer_title: vec!["TM. ỦY BAN NHÂN DÂN".to_owned(), "CHỦ TỊCH".to_owned()],
        signer: "Trần Thị Mẫu".to_owned(),
    }
}

/// Rows of figures that fit.
pub(crate) fn figures(form: &Form, rows: usize) -> Figures {
    let mut dice = Dice(2026);
    let sections: Vec<Section> = match form.definition.rows.sections {
        true => [
            "Trên Hệ thống của Bộ, ngành",
            "Trên Hệ thống thông tin giải quyết TTHC của thành phố",
        ]
        .iter()
        .zip(1..)
        .map(|(name, id)| Section {
            id,
            key: format!("nguon-{id}"),
            name: (*name).to_owned(),
        })
        .collect(),
        false => Vec::new(),
    };
    let ids: Vec<Option<i64>> = match sections.is_empty() {
        true => vec![None],
        false => sections.iter().map(|section| Some(section.id)).collect(),
    };
    let mut lines = Vec::new();
    for section in ids {
        for i in 0..rows {
            let name = match i / FIELDS.len() {
                0 => FIELDS[i].to_owned(),
                n => format!("{} ({})", FIELDS[i % FIELDS.len()], n + 1),
            };
            let numbers = numbers(form.code(), &mut dice);
            lines.push(row(form, lines.len() as i64 + 1, section, &name, &numbers));
        }
    }
    Figures {
        sections,
        rows: lines,
        previous: "10/2026".to_owned(),
        ..Figures::default()
    }
}

/// A row with some of its figures; computed columns and the rest are blank.
pub(crate) fn row(
    form: &Form,
    id: i64,
    section: Option<i64>,
    name: &str,
    numbers: &[(&str, String)],
) -> Row {
    let figures = form.columns.iter().map(|column| Figure {
        entry: numbers
            .iter()
            .find(|(key, _)| *key == column.key)
            .map(|(_, text)| match column.is_number() {
                true => Entry::Number(text.parse::<Amount>().unwrap()),
                false => Entry::Text(text.clone()),
            }),
        ..Figure::default()
    });
    Row {
        id,
        section,
        identity: Identity::Named(format!("row-{id}")),
        name: name.to_owned(),
        figures: figures.collect(),
    }
}

fn numbers(code: &str, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let texts = |numbers: &[(&'static str, i64)]| -> Vec<(&'static str, String)> {
        numbers
            .iter()
            .map(|(key, number)| (*key, number.to_string()))
            .collect()
    };
    match code {
        "II.04" => {
            let mut numbers = Vec::new();
            for key in [
                "own_docs_amend",
                "own_docs_replace",
                "own_docs_repeal",
                "own_procs_amend",
                "own_procs_replace",
                "own_procs_repeal",
                "prop_docs_amend",
                "prop_docs_replace",
                "prop_docs_repeal",
                "prop_procs_amend",
                "prop_procs_replace",
                "prop_procs_repeal",
            ] {
                numbers.push((key, dice.below(4).to_string()));
            }
            numbers.push((
                "own_saving",
                format!("{}.{}", dice.below(40), dice.below(100)),
            ));
            numbers.push(("prop_saving", format!("{}.5", dice.below(30))));
            numbers.push(("note", "Đã có phương án".to_owned()));
            numbers
        }
        "II.05a" => {
            let (act, rule, both) = (dice.below(6), dice.below(4), dice.below(2));
            let received = act + rule + both;
            let carried = dice.below(received as u64 + 1);
            let transferred = dice.below((received - carried) as u64 + 1).min(2);
            let own = received - transferred;
            let processing = dice.below(own as u64 + 1).min(2);
            let handled = own - processing;
            let handled_act = handled.min(act);
            let handled_rule = (handled - handled_act).min(rule);
            texts(&[
                ("act", act),
                ("rule", rule),
                ("both", both),
                ("carried", carried),
                ("new", received - carried),
                ("handled_act", handled_act),
                ("handled_rule", handled_rule),
                ("handled_both", handled - handled_act - handled_rule),
                ("processing", processing),
                ("transferred", transferred),
                ("published", handled),
            ])
        }
        "II.06a" => {
            let (online, direct, carried) = (dice.below(2400), dice.below(180), dice.below(60));
            let received = online + direct + carried;
            let done = received - dice.below(50).min(received);
            let late = dice.below(3).min(done);
            let early = dice.below((done - late) as u64 + 1);
            let pending_late = dice.below(2).min(received - done);
            texts(&[
                ("online", online),
                ("direct", direct),
                ("carried", carried),
                ("early", early),
                ("on_time", done - late - early),
                ("late", late),
                ("pending_in_time", received - done - pending_late),
                ("pending_late", pending_late),
            ])
        }
        _ => {
            let (part, full) = (dice.below(20), dice.below(30));
            texts(&[
                ("procs", part + full + dice.below(4)),
                ("part_procs", part),
                ("part_active", dice.below(part as u64 + 1)),
                ("part_online", dice.below(900)),
                ("part_direct", dice.below(90)),
                ("full_procs", full),
                ("full_active", dice.below(full as u64 + 1)),
                ("full_online", dice.below(1500)),
                ("full_direct", dice.below(40)),
                ("portal_procs", part),
                ("portal_received", dice.below(900)),
                ("pay_procs", dice.below(10)),
                ("paid_online", dice.below(700)),
                ("digitised", dice.below(1500)),
                ("e_results", dice.below(1500)),
            ])
        }
    }
}
