//! Two lists held against each other, and what each difference does to which column.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::count::{counting, rule};
use super::days::days;
use super::ground::{self, Ground};
use super::lists::First;
use crate::api::desk::Desk;
use crate::api::desk::progress::Doing;
use crate::api::reply::{ComparedColumn, ComparedDossier, ListsCompared};
use crate::calendar::Span;
use crate::condition::Condition;
use crate::count::answers::Needs;
use crate::count::facts::answers;
use crate::count::rule::Rule;
use crate::dossier::compare::{Difference, OneList, differences};
use crate::dossier::{Dossier, Known, Said};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::import::lists;
use crate::value::said;

/// How many differences are given when nothing is said.
const PART: usize = 200;

pub(in crate::api) fn lists_compare(
    desk: &mut Desk,
    a: String,
    b: String,
    period: Option<String>,
    most: usize,
) -> Result<ListsCompared> {
    let span = period.as_deref().map(days).transpose()?.map(|own| own.0);
    let (first, first_name) = read(desk, &a)?;
    let (second, second_name) = read(desk, &b)?;
    let differences = differences(&first, &second);
    let columns = match span {
        Some(span) => Columns::of(desk, span)?,
        None => Columns::default(),
    };
    let (before, after) = (
        columns.counted(desk, &first)?,
        columns.counted(desk, &second)?,
    );
    let count = |of: fn(&Difference) -> bool| differences.values().filter(|own| of(own)).count();
    let only_first = count(|own| *own == Difference::OnlyFirst);
    let only_second = count(|own| *own == Difference::OnlySecond);
    let different = differences.len() - only_first - only_second;
    let most = if most == 0 { PART } else { most };
    let shown = differences.iter().take(most);
    let lines = shown.map(|(code, own)| ComparedDossier {
        code: code.clone(),
        what: match own {
            Difference::OnlyFirst => format!("chỉ có trong {first_name}"),
            Difference::OnlySecond => format!("chỉ có trong {second_name}"),
            Difference::Facts(facts) => {
                let facts = facts.iter().map(|own| {
                    let before = own.before.as_deref().unwrap_or_default();
                    format!("{}: {before} → {}", own.name, own.text)
                });
                facts.collect::<Vec<_>>().join("; ")
            }
        },
        effects: columns.effects(before.get(code), after.get(code)),
    });
    let lines = lines.collect();
    let sum = |all: &HashMap<String, Vec<bool>>, at: usize| {
        u32::try_from(all.values().filter(|own| own[at]).count()).unwrap_or(u32::MAX)
    };
    let told = (0..).zip(&columns.all).map(|(at, own)| ComparedColumn {
        form: own.form.code().to_owned(),
        column: own.form.columns[own.column].key.clone(),
        no: own.form.columns[own.column].no,
        name: own.form.columns[own.column].name.clone(),
        first: sum(&before, at),
        second: sum(&after, at),
    });
    let number = |count: usize| said::count(i64::try_from(count).unwrap_or_default());
    Ok(ListsCompared {
        message: match differences.len() {
            0 => format!("{first_name} và {second_name} nói như nhau."),
            _ => format!(
                "{} hồ sơ chỉ có trong {first_name}, {} hồ sơ chỉ có trong {second_name}, {} hồ sơ ghi khác nhau.",
                number(only_first),
                number(only_second),
                number(different)
            ),
        },
        columns: told.collect(),
        lines,
        first: first_name,
        second: second_name,
        only_first,
        only_second,
        different,
    })
}

/// A list with its name; what cannot be understood without the officer is refused.
fn read(desk: &Desk, path: &str) -> Result<(OneList, String)> {
    let file = Path::new(path);
    let own = First::of(desk, file, None, 0)?;
    if let Some(problem) = own.understood.problems.first() {
        return Err(Error::Invalid(format!(
            "{}: {problem} Nhập danh sách này một lần và trả lời, rồi so lại.",
            own.understood.file
        )));
    }
    let mut list = OneList::default();
    let work = desk.progress.begin(Doing::Reading);
    let go_on = |rows: u64| work.go_on(rows);
    lists::read(file, &own.choices, &go_on, |_, said| {
        list.hear(said);
        Ok(())
    })?;
    Ok((list, own.understood.file))
}

/// The columns that count dossiers, of all forms.
#[derive(Default)]
struct Columns {
    all: Vec<Counting>,
    by: Option<(Rule, Span)>,
}

struct Counting {
    form: Arc<Form>,
    column: usize,
    condition: Condition,
}

impl Columns {
    fn of(desk: &Desk, span: Span) -> Result<Columns> {
        let mut all = Vec::new();
        for form in counting(desk, None, span.to)? {
            for (column, own) in form.columns.iter().enumerate() {
                if let Some(condition) = own.counts.clone().filter(|own| !own.procedures) {
                    all.push(Counting {
                        form: Arc::clone(&form),
                        column,
                        condition,
                    });
                }
            }
        }
        let by = Some((rule(None)?, span));
        Ok(Columns { all, by })
    }

    /// For each dossier of a list, in which of the columns it is counted.
    fn counted(&self, desk: &Desk, list: &OneList) -> Result<HashMap<String, Vec<bool>>> {
        let Some((rule, span)) = &self.by else {
            return Ok(HashMap::new());
        };
        let ground: Ground = ground::of_known(desk, &known(list), false, span.to)?;
        let conditions: Vec<Needs> = self
            .all
            .iter()
            .map(|own| Needs::of(&own.condition.terms))
            .collect();
        let counted = list.dossiers().zip(&ground.subjects).map(|(said, own)| {
            let answers = answers(&own.facts, rule, *span);
            let answers = answers.map(|own_answers| own_answers.with_procedure(own.level, own.fee));
            let met = |needs: &Needs| answers.is_some_and(|own| needs.met(own) == Some(true));
            (said.code.clone(), conditions.iter().map(met).collect())
        });
        Ok(counted.collect())
    }

    /// "II.06a (13): −1", "II.06a (9): +1".
    fn effects(&self, before: Option<&Vec<bool>>, after: Option<&Vec<bool>>) -> Vec<String> {
        let is = |own: Option<&Vec<bool>>, at: usize| own.is_some_and(|own| own[at]);
        let all = self.all.iter().enumerate();
        let changed = all.filter_map(|(at, own)| {
            let sign = match (is(before, at), is(after, at)) {
                (true, false) => "−1",
                (false, true) => "+1",
                _ => return None,
            };
            let no = own.form.columns[own.column].no;
            Some(format!("{} ({no}): {sign}", own.form.code()))
        });
        changed.collect()
    }
}

/// A list as dossiers are counted.
fn known(list: &OneList) -> Known {
    let mut known = Known::default();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    for (id, said) in (0..).zip(list.dossiers()) {
        let mut number = |text: &Option<String>| {
            let text = text.as_ref()?;
            if let Some(number) = numbers.get(text) {
                return Some(*number);
            }
            let number = u32::try_from(known.texts.len()).ok()?;
            known.texts.push(text.clone());
            numbers.insert(text.clone(), number);
            Some(number)
        };
        let Said {
            procedure,
            title,
            field,
            unit,
            facts,
            ..
        } = said;
        let own = Dossier {
            id,
            source: None,
            procedure: number(procedure),
            title: number(title),
            field: number(field),
            unit: number(unit),
            facts: *facts,
        };
        known.dossiers.push(own);
    }
    known
}
