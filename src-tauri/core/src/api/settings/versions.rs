//! The forms with their versions, as the settings show them.

use chrono::NaiveDate;

use crate::api::desk::Desk;
use crate::api::figures::views;
use crate::api::reply::{ColumnLayout, FormVersions};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::form::edit::is_added;
use crate::form::{Column, Form};
use crate::value::format_date;

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

/// Whether a form is not what came with the program.
pub(in crate::api) fn is_edited(desk: &Desk, code: &str, day: NaiveDate) -> bool {
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

fn layout(form: &Form, column: &Column) -> ColumnLayout {
    ColumnLayout {
        key: column.key.clone(),
        no: column.no,
        heading: column.heading.clone(),
        kind: column.kind,
        number: form.printed_number(column),
        hidden: column.hidden,
        added: is_added(&column.key),
    }
}
