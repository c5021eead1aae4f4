//! Two lists held against each other, and what each difference does to which column.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::count::{counting, rule};
use super::ground::{self, Ground};
use super::lists::First;
use crate::api::desk::Desk;
use crate::api::desk::lists::Compared;
use crate::api::desk::progress::Doing;
use crate::api::desk::written::write;
use crate::api::reply::{
    ComparedColumn, ComparedDossier, ComparedGroup, ComparedPart, Exported, ListsCompared,
};
use crate::calendar::{Period, Span};
use crate::condition::Condition;
use crate::count::answers::Needs;
use crate::count::facts::answers;
use crate::count::rule::Rule;
use crate::dossier::compare::{Difference, OneList, differences};
use crate::dossier::{Dossier, Known, Said};
use crate::error::{Error, Result};
use crate::export::compare_book::{CompareBook, CompareLine, compare_book};
use crate::form::Form;
use crate::import::lists;
use crate::store::setting;
use crate::value::{fold, said};

/// How many differences are given when nothing is said.
const PART: usize = 200;

pub(in crate::api) fn lists_compare(
    desk: &mut Desk,
    a: String,
    b: String,
    period: Option<Period>,
    part: Option<ComparedPart>,
    most: usize,
) -> Result<ListsCompared> {
    let all = compared(desk, &a, &b, period)?;
    let part = part.unwrap_or_default();
    let text = fold(&part.text);
    let lines = all.lines.iter().filter(|own| {
        part.group.is_none_or(|group| own.group == group)
            && (text.is_empty()
                || fold(&own.code).contains(&text)
                || fold(&own.what).contains(&text))
    });
    let most = if most == 0 { PART } else { most };
    let mut found = 0;
    let lines = lines.inspect(|_| found += 1).enumerate();
    let lines = lines.filter(|(at, _)| (part.skip..part.skip.saturating_add(most)).contains(at));
    let lines = lines.map(|(_, own)| own.clone()).collect();
    Ok(ListsCompared {
        first: all.first.clone(),
        second: all.second.clone(),
        only_first: all.only_first,
        only_second: all.only_second,
        different: all.different,
        columns: all.columns.clone(),
        found,
        lines,
        message: all.message.clone(),
    })
}

pub(in crate::api) fn lists_compare_write(
    desk: &mut Desk,
    a: String,
    b: String,
    period: Option<Period>,
    path: String,
) -> Result<Exported> {
    let all = compared(desk, &a, &b, period)?;
    let lines = all.lines.iter().map(|own| CompareLine {
        code: own.code.clone(),
        what: own.what.clone(),
        effects: own.effects.join("; "),
    });
    let bytes = compare_book(&CompareBook {
        body: setting::OFFICE.get(desk.db()?)?.body,
        first: all.first.clone(),
        second: all.second.clone(),
        sentence: all.message.clone(),
        span: period.map_or_else(String::new, Period::span),
        lines: lines.collect(),
        made_at: desk.now(),
    })?;
    write(&path, ".xlsx", &bytes)
}

/// All that differs between two lists: read once, as long as nothing changes.
fn compared(
    desk: &mut Desk,
    a: &str,
    b: &str,
    period: Option<Period>,
) -> Result<Arc<ListsCompared>> {
    let which = Compared::of(Path::new(a), Path::new(b), period);
    let kept = which
        .as_ref()
        .and_then(|which| desk.lists.borrow().compared(which));
    if let Some(kept) = kept {
        return Ok(kept);
    }
    let found = Arc::new(compared_anew(desk, a, b, period)?);
    if let Some(which) = which {
        desk.lists.borrow_mut().keep_compared(which, &found);
    }
    Ok(found)
}

fn compared_anew(
    desk: &mut Desk,
    a: &str,
    b: &str,
    period: Option<Period>,
) -> Result<ListsCompared> {
    let span = period.map(Period::days);
    let (first, first_name) = read(desk, a)?;
    let (second, second_name) = read(desk, b)?;
    let differences = differences(&first, &second);
    let columns = match span {
        Some(span) => Columns::of(desk, span)?,
        None => Columns::default(),
    };
    let (before, after) = (
        columns.counted(desk, &first)?,
        columns.counted(desk, &second)?,
    );
    let lines = differences.iter().map(|(code, own)| {
        let (group, what) = match own {
            Difference::OnlyFirst => (
                ComparedGroup::OnlyFirst,
                format!("chỉ có trong {first_name}"),
            ),
            Difference::OnlySecond => (
                ComparedGroup::OnlySecond,
                format!("chỉ có trong {second_name}"),
            ),
            Difference::Facts(facts) => {
                let facts = facts.iter().map(|own| {
                    let before = own.before.as_deref().unwrap_or_default();
                    format!("{}: {before} → {}", own.name, own.text)
                });
                let facts: Vec<String> = facts.collect();
                (ComparedGroup::Different, facts.join("; "))
            }
        };
        ComparedDossier {
            code: code.clone(),
            group,
            what,
            effects: columns.effects(before.get(code), after.get(code)),
        }
    });
    let lines: Vec<ComparedDossier> = lines.collect();
    let count = |group| lines.iter().filter(|own| own.group == group).count();
    let only_first = count(ComparedGroup::OnlyFirst);
    let only_second = count(ComparedGroup::OnlySecond);
    let different = count(ComparedGroup::Different);
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
        message: match lines.len() {
            0 => format!("{first_name} và {second_name} nói như nhau."),
            _ => format!(
                "{} hồ sơ chỉ có trong {first_name}, {} hồ sơ chỉ có trong {second_name}, {} hồ sơ ghi khác nhau.",
                number(only_first),
                number(only_second),
                number(different)
            ),
        },
        columns: told.collect(),
        found: lines.len(),
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
