//! The templates of printed pages: those of the program, and the office's own instead of them.

use std::path::Path;

use crate::api::desk::Desk;
use crate::error::{Error, Result};
use crate::name;
use crate::paper::{Fault, Job, Press, templates};
use crate::regular;

/// The largest template of an office, in megabytes.
const LARGEST: u64 = 1;

/// What goes on paper, before it is laid out.
pub(in crate::api) struct Ready {
    /// The template: `phu-luc.typ`.
    pub(in crate::api) template: &'static str,
    /// The document's title.
    pub(in crate::api) title: String,
    /// What the template shows.
    pub(in crate::api) data: serde_json::Value,
}

/// The templates by name, the office's own before the program's, and which of them are the office's.
struct Templates {
    texts: Vec<(String, String)>,
    own: Vec<String>,
    notes: Vec<String>,
}

impl Templates {
    fn built_in() -> Templates {
        Templates {
            texts: templates::built_in().collect(),
            own: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Files of the office's folder with the names of templates stand in their place; further ones beside them.
    fn of_office(folder: &Path) -> Templates {
        let mut templates = Templates::built_in();
        let Ok(entries) = std::fs::read_dir(folder) else {
            return templates;
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.to_lowercase().ends_with(".typ"))
            .collect();
        names.sort();
        for file in names {
            // On the officer's disk, case does not tell names apart; in a template's import it does.
            let mut known = templates.texts.iter().map(|(own, _)| own);
            let name = known.find(|own| name::same(own, &file));
            let name = name.unwrap_or(&file).clone();
            match read(&folder.join(&file)) {
                Ok(text) => {
                    templates.texts.retain(|(own, _)| *own != name);
                    templates.texts.push((name.clone(), text));
                    templates.own.push(name);
                }
                Err(error) => {
                    let why = match error {
                        Error::File { why, .. } => why,
                        error => error.to_string(),
                    };
                    let why = why.trim_end_matches('.');
                    templates.notes.push(format!(
                        "Mẫu {name} của văn phòng {why}; đã dùng mẫu kèm chương trình."
                    ));
                }
            }
        }
        templates
    }

    fn job(&self, ready: &Ready, desk: &Desk) -> Result<Job> {
        let mut files = self.texts.clone();
        let main = files.iter().position(|(name, _)| name == ready.template);
        let Some(main) = main else {
            return Err(Error::NotFound(format!("Không có mẫu {}.", ready.template)));
        };
        let (name, template) = files.swap_remove(main);
        Ok(Job {
            name,
            template,
            files,
            data: ready.data.clone(),
            title: ready.title.clone(),
            date: desk.today(),
        })
    }
}

fn read(path: &Path) -> Result<String> {
    let bytes = regular::read(path, LARGEST)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::File {
        file: path.to_owned(),
        why: "không phải tệp chữ UTF-8".to_owned(),
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Lays a paper out with the office's templates; with the program's own where those have a fault, which is noted.
pub(in crate::api) fn laid_out<T>(
    desk: &Desk,
    ready: &Ready,
    make: impl Fn(&dyn Press, &Job) -> std::result::Result<T, Fault>,
) -> Result<(T, Vec<String>)> {
    let Some(press) = desk.press.as_deref() else {
        return Err(Error::Invalid(
            "Bản chương trình này không có phần dàn trang nên chưa in và xuất PDF được.".to_owned(),
        ));
    };
    let templates = Templates::of_office(&desk.printing_folder());
    let mut notes = templates.notes.clone();
    let fault = match make(press, &templates.job(ready, desk)?) {
        Ok(made) => return Ok((made, notes)),
        Err(fault) => fault,
    };
    if templates.own.is_empty() {
        return Err(refused(&fault));
    }
    // The program's own part may have been called wrongly: then the call is at fault.
    let places = fault.line.map(|line| (fault.file.clone(), line));
    let mut places = places.iter().chain(&fault.calls);
    let place = match places.find(|(file, _)| templates.own.contains(file)) {
        Some((file, line)) => format!("Mẫu {file} của văn phòng có lỗi ở dòng {line}"),
        None => format!("Mẫu {} của văn phòng có lỗi", templates.own.join(", ")),
    };
    let why = fault.why.trim_end_matches('.');
    notes.push(format!("{place}: {why}; đã dùng mẫu kèm chương trình."));
    let job = Templates::built_in().job(ready, desk)?;
    let made = make(press, &job).map_err(|fault| refused(&fault))?;
    Ok((made, notes))
}

fn refused(fault: &Fault) -> Error {
    Error::Invalid(format!("Không dàn được trang ({}): {fault}", fault.file))
}
