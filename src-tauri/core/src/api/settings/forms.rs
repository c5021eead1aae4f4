//! The officer's changes of form definitions: each is a new version, kept in the data file with its date.

use std::collections::HashSet;

use super::office;
use super::versions::is_edited;
use crate::api::desk::Desk;
use crate::api::reply::{FormEdit, Settings};
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::form::{Form, edit};
use crate::store::{definition, moment};

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
    for one in edits {
        edit::apply(&mut definition, one, &ever)?;
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
