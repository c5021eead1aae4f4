//! The officer's changes of form definitions: each is a new version, kept in the data file with its date.

use std::collections::HashSet;

use crate::api::desk::Desk;
use crate::api::figures::views;
use crate::api::reply::{ColumnLayout, FormEdit, FormVersions, Settings};
use crate::api::settings::office;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::{ColumnKind, ColumnText, Definition, Form, PeriodRule, Status};
use crate::store::{definition, moment};
use crate::value::{format_date, tidy};

/// Key of a column the officer adds: this and a number.
const ADDED: &str = "added_";

/// The most headings above one another that a screen and a page can show.
const DEEPEST: usize = 5;

/// All forms in the version a new cycle would use, with what changed them.
pub(in crate::api) fn versions(desk: &Desk) -> Result<Vec<FormVersions>> {
    let day = Cycle::containing(desk.today()).last_day();
    let codes = desk.forms.codes().into_iter();
    Ok(codes
        .filter_map(|code| desk.forms.valid(code, day))
        .map(|form| FormVersions {
            form: views::form_head(form),
            versions: version_texts(desk, form.code()),
            edited: is_edited(desk, form.code(), day),
            columns: form
                .columns
                .iter()
                .map(|column| layout(form, column))
                .collect(),
        })
        .collect())
}

fn is_edited(desk: &Desk, code: &str, day: chrono::NaiveDate) -> bool {
    desk.forms.valid(code, day) != desk.forms.unedited(code, day)
}

fn version_texts(desk: &Desk, code: &str) -> Vec<String> {
    let built_in = desk
        .forms
        .versions(code)
        .into_iter()
        .map(|form| format!("Áp dụng từ {}", format_date(form.definition.valid_from)));
    let edits = desk.forms.edits(code).map(|edit| {
        let at = views::shown_moment(&edit.made_at);
        match edit.form {
            Some(_) => format!("Đơn vị sửa lúc {at}"),
            None => format!("Về mặc định lúc {at}"),
        }
    });
    built_in.chain(edits).collect()
}

fn layout(form: &Form, column: &crate::form::Column) -> ColumnLayout {
    ColumnLayout {
        key: column.key.clone(),
        no: column.no,
        heading: column.heading.clone(),
        kind: column.kind,
        number: form.printed_number(column),
        hidden: column.hidden,
        added: column.key.starts_with(ADDED),
    }
}

pub(in crate::api) fn form_edit(
    desk: &mut Desk,
    form: String,
    edits: Vec<FormEdit>,
) -> Result<Settings> {
    let day = Cycle::containing(desk.today()).last_day();
    let base = desk.forms.valid(&form, day);
    let base = base.ok_or_else(|| Error::NotFound(format!("Không có biểu “{form}”.")))?;
    let mut definition = base.definition.clone();
    let ever = added_ever(desk, &form);
    for edit in edits {
        apply(&mut definition, edit, &ever)?;
    }
    // The same checks as for a file: a change that breaks a formula or rule is refused whole.
    let edited = Form::check(&form, definition)
        .map_err(|broken| Error::Invalid(format!("Biểu {form}: {}.", broken.why)))?;
    let version = definition::Edit {
        form,
        valid_from: edited.definition.valid_from.to_string(),
        made_at: moment(desk.now()),
        text: edited.text(),
    };
    keep(desk, version)
}

/// The keys of all columns the officer ever added to a form. Figures stay under the key of a column that is
/// gone, so another column may not have it.
fn added_ever(desk: &Desk, form: &str) -> HashSet<String> {
    let edits = desk.forms.edits(form).filter_map(|edit| edit.form.as_ref());
    edits
        .flat_map(|form| &form.columns)
        .map(|column| column.key.clone())
        .collect()
}

fn keep(desk: &mut Desk, version: definition::Edit) -> Result<Settings> {
    desk.store()?
        .write(|db| definition::add_edit(db, &version))?;
    desk.read_edits()?;
    office::settings(desk)
}

pub(in crate::api) fn form_reset(desk: &mut Desk, form: String) -> Result<Settings> {
    let day = Cycle::containing(desk.today()).last_day();
    let base = desk.forms.unedited(&form, day);
    let base = base.ok_or_else(|| Error::NotFound(format!("Không có biểu “{form}”.")))?;
    if !is_edited(desk, &form, day) {
        return Err(Error::Invalid(format!(
            "Biểu {form} đang dùng mẫu mặc định."
        )));
    }
    let version = definition::Edit {
        valid_from: base.definition.valid_from.to_string(),
        form,
        made_at: moment(desk.now()),
        text: String::new(),
    };
    keep(desk, version)
}

/// A heading's or title's new words.
fn words(text: &str) -> Result<String> {
    let text = tidy(text);
    match text.chars().count() {
        0 => Err(Error::Invalid(
            "Tiêu đề còn trống. Nhập tiêu đề.".to_owned(),
        )),
        1..=300 => Ok(text),
        _ => Err(Error::Invalid(
            "Tiêu đề dài quá 300 ký tự. Viết ngắn lại.".to_owned(),
        )),
    }
}

fn apply(definition: &mut Definition, edit: FormEdit, ever: &HashSet<String>) -> Result<()> {
    match edit {
        FormEdit::Heading { key, level, text } => {
            let (at, text) = (place(definition, &key)?, words(&text)?);
            rename_heading(definition, at, level, &text)
        }
        FormEdit::Hidden { key, hidden } => {
            let at = place(definition, &key)?;
            definition.columns[at].hidden = hidden;
            Ok(())
        }
        FormEdit::Add {
            after,
            heading,
            kind,
            summed,
        } => {
            let at = place(definition, &after)?;
            let column = added(definition, heading, kind, summed, ever)?;
            definition.columns.insert(at + 1, column);
            Ok(())
        }
        FormEdit::Remove { key } => {
            let at = place(definition, &key)?;
            if !key.starts_with(ADDED) {
                return Err(Error::Invalid(
                    "Chỉ bỏ được cột do đơn vị thêm; cột của biểu thì ẩn đi.".to_owned(),
                ));
            }
            definition.columns.remove(at);
            Ok(())
        }
        FormEdit::Title { text } => {
            definition.title = words(&text)?;
            Ok(())
        }
        FormEdit::Basis { text } => {
            definition.basis = words(&text)?;
            Ok(())
        }
        FormEdit::Confirm => {
            definition.status = Status::Confirmed;
            Ok(())
        }
    }
}

fn place(definition: &Definition, key: &str) -> Result<usize> {
    let found = definition
        .columns
        .iter()
        .position(|column| column.key == key);
    found.ok_or_else(|| Error::NotFound(format!("Biểu {} không có cột “{key}”.", definition.code)))
}

/// Renames a heading in a column and in all its neighbours that share it.
fn rename_heading(definition: &mut Definition, at: usize, level: usize, text: &str) -> Result<()> {
    let columns = &mut definition.columns;
    let Some(path) = columns[at].heading.get(..=level).map(<[String]>::to_vec) else {
        return Err(Error::Invalid(
            "Cột không có tiêu đề ở tầng này.".to_owned(),
        ));
    };
    let own = level + 1 == columns[at].heading.len();
    let shares =
        |column: &ColumnText| column.heading.len() > level + 1 && column.heading[..=level] == path;
    let (mut first, mut last) = (at, at);
    while !own && first > 0 && shares(&columns[first - 1]) {
        first -= 1;
    }
    while !own && last + 1 < columns.len() && shares(&columns[last + 1]) {
        last += 1;
    }
    for column in &mut columns[first..=last] {
        text.clone_into(&mut column.heading[level]);
    }
    Ok(())
}

/// A typed column with the next free key and number.
fn added(
    definition: &Definition,
    heading: Vec<String>,
    kind: ColumnKind,
    summed: bool,
    ever: &HashSet<String>,
) -> Result<ColumnText> {
    if matches!(kind, ColumnKind::Ordinal | ColumnKind::Name) {
        return Err(Error::Invalid(
            "Chọn loại cột: số lượng, số tiền, tỷ lệ hoặc chữ.".to_owned(),
        ));
    }
    if heading.is_empty() || heading.len() > DEEPEST {
        return Err(Error::Invalid(format!(
            "Tiêu đề cột có từ 1 đến {DEEPEST} tầng."
        )));
    }
    let heading = heading
        .iter()
        .map(|text| words(text))
        .collect::<Result<_>>()?;
    let taken =
        |key: &str| ever.contains(key) || definition.columns.iter().any(|column| column.key == key);
    let mut number = 1;
    while taken(&format!("{ADDED}{number}")) {
        number += 1;
    }
    let last = definition.columns.iter().map(|column| column.no).max();
    Ok(ColumnText {
        key: format!("{ADDED}{number}"),
        no: last.unwrap_or(0) + 1,
        heading,
        kind,
        name: None,
        formula: None,
        carries: None,
        period: match (kind, summed) {
            (ColumnKind::Text, _) => None,
            (ColumnKind::Percent, _) => Some(PeriodRule::Ask),
            (_, true) => Some(PeriodRule::Sum),
            (_, false) => Some(PeriodRule::Last),
        },
        // A column the circular does not have must not keep a form from being complete.
        optional: true,
        hidden: false,
        width: 10,
    })
}
