//! Lists of dossiers read, shown, and taken in: several files at once, all or nothing.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};

use super::intakes::intakes_told;
use super::profile::{recalled, remember};
use crate::api::desk::Desk;
use crate::api::desk::lists::stamp;
use crate::api::desk::progress::Doing;
use crate::api::desk::shown::ShownAs;
use crate::api::reply::{Intakes, ListFile};
use crate::dossier;
use crate::error::{Error, Result};
use crate::import::lists::{self, ListChoices, Understood};
use crate::store::dossiers::{Intake, LeftOut, NewIntake};
use crate::store::source::Source;
use crate::store::{self, backup};
use crate::value::format_number;

/// The most files read together.
const MOST_FILES: usize = 50;

/// A list that was read, with all that is decided of it.
#[derive(Clone)]
pub(in crate::api) struct Read {
    pub(super) path: PathBuf,
    pub(super) understood: Understood,
    /// With what was remembered.
    pub(super) choices: ListChoices,
    /// Whether something was remembered of lists of this kind.
    pub(super) remembered: bool,
    pub(super) source: Option<Source>,
    pub(super) as_of: NaiveDateTime,
    /// The list as it was taken in before.
    pub(super) known: Option<Intake>,
    /// Why its source is proposed.
    pub(super) proposed: Option<String>,
    /// What must be decided before it can be taken in.
    pub(super) problems: Vec<String>,
}

/// A list as it is understood by what is said of it, or was said of the last one of its kind.
pub(super) struct First {
    pub(super) understood: Understood,
    pub(super) choices: ListChoices,
    remembered: bool,
    kept_source: Option<String>,
}

impl First {
    pub(super) fn of(
        desk: &Desk,
        path: &Path,
        said: Option<ListChoices>,
        read_before: u64,
    ) -> Result<First> {
        let mut choices = said.clone().unwrap_or_default();
        let mut understood = understood(desk, path, &choices, read_before)?;
        let kept = recalled(desk.db()?, &understood.fingerprint)?;
        let remembered = kept.is_some();
        let (kept, kept_source) = kept.unwrap_or_default();
        // What is said now stands over what was said of the last one.
        if said.is_none() && remembered && kept != ListChoices::default() {
            choices = ListChoices {
                // What this file's own title says stands over what was said of another one.
                meaning: kept.meaning.filter(|_| understood.meaning.is_none()),
                ..kept
            };
            understood = self::understood(desk, path, &choices, read_before)?;
        }
        Ok(First {
            understood,
            choices,
            remembered,
            kept_source,
        })
    }
}

impl Read {
    fn of(desk: &mut Desk, file: &ListFile, read_before: u64) -> Result<(Read, u64)> {
        let path = PathBuf::from(&file.path);
        let First {
            understood,
            choices,
            remembered,
            kept_source,
        } = First::of(desk, &path, file.choices.clone(), read_before)?;
        let sources: Vec<Source> = store::source::list(desk.db()?)?
            .into_iter()
            .filter(|own| own.active)
            .collect();
        let asked = |own: &&Source| file.source == Some(own.id);
        let kept = |own: &&Source| Some(&own.key) == kept_source.as_ref();
        let source = match &sources[..] {
            [one] => Some(one),
            all => all.iter().find(asked).or_else(|| all.iter().find(kept)),
        };
        let as_of = file
            .as_of
            .unwrap_or_else(|| spoken(&path, &understood, desk.now()));
        let known = match desk.dossiers()? {
            Some(own) => own.same(&understood.print.text())?,
            None => None,
        };
        let read = Read {
            source: source.cloned(),
            path,
            understood,
            choices,
            remembered,
            as_of,
            known,
            proposed: None,
            problems: Vec::new(),
        };
        let rows = u64::from(read.understood.rows);
        Ok((read, rows))
    }

    /// The system that all its first codes are of.
    fn system(&self) -> Option<&str> {
        let mut all = self
            .understood
            .first
            .iter()
            .map(|(_, said)| dossier::system(&said.code));
        let first = all.next()??;
        all.all(|own| own == Some(first)).then_some(first)
    }

    /// Whether it says something that is not kept yet.
    fn is_new(&self) -> bool {
        self.known.is_none()
    }
}

/// What a file says. One that has not changed since it was read with the same choices is not read once more: of ten
/// lists in the preview only the one is, of which something was said.
fn understood(
    desk: &Desk,
    path: &Path,
    choices: &ListChoices,
    read_before: u64,
) -> Result<Understood> {
    let stamp = stamp(path);
    if let Some(known) = stamp.and_then(|stamp| desk.lists.borrow().get(path, choices, stamp)) {
        return Ok(known);
    }
    let understood = {
        let work = desk.progress.begin(Doing::Reading);
        let go_on = |count: u64| work.go_on(read_before + count);
        lists::read(path, choices, &go_on, |_, _| Ok(()))?
    };
    if let Some(stamp) = stamp {
        desk.lists
            .borrow_mut()
            .keep(path, choices, stamp, &understood);
    }
    Ok(understood)
}

/// The moment up to which a list speaks, where nobody said: when the file was made, if that is after all it names; else
/// the last moment that it names.
fn spoken(path: &Path, understood: &Understood, now: NaiveDateTime) -> NaiveDateTime {
    let made = std::fs::metadata(path)
        .and_then(|meta| meta.modified())
        .ok();
    let made = made.map(|made| DateTime::<Local>::from(made).naive_local());
    let latest = understood.latest;
    match made.filter(|made| *made <= now && latest.is_none_or(|latest| latest <= *made)) {
        Some(made) => made,
        None => latest.unwrap_or(now).min(now),
    }
}

/// What must be decided before a list can be taken in.
fn problems(read: &Understood, choices: &ListChoices, has_source: bool) -> Vec<String> {
    let mut problems = read.problems.clone();
    if !has_source {
        problems.push(
            "Chọn nguồn của danh sách: hệ thống của bộ, ngành hay của tỉnh, thành phố.".to_owned(),
        );
    }
    if read.rows == 0 && read.problems.is_empty() {
        problems.push("Danh sách không có hồ sơ nào.".to_owned());
    }
    if let (Some((why, _)), None) = (&read.swapped, choices.swapped) {
        problems.push(format!(
            "{why} Chọn đổi lại ngày và tháng, hoặc giữ như tệp ghi."
        ));
    }
    if let (Some((code, first, second)), None) = (read.disagreeing.first(), choices.repeats) {
        let more = match read.disagreeing.len() {
            1 => String::new(),
            count => format!(
                " và {} mã khác",
                format_number(i64::try_from(count - 1).unwrap_or_default().into())
            ),
        };
        problems.push(format!(
            "Mã {code} có ở dòng {first} và dòng {second} với nội dung khác nhau{more}. Chọn lấy dòng đầu hay dòng cuối."
        ));
    }
    problems
}

/// Reads the files; one that cannot be read is told in its place.
pub(super) fn all(desk: &mut Desk, files: &[ListFile]) -> Result<Vec<(String, Result<Read>)>> {
    if files.is_empty() || files.len() > MOST_FILES {
        return Err(Error::Invalid(format!(
            "Chọn từ 1 đến {MOST_FILES} tệp danh sách."
        )));
    }
    let (mut read, mut rows) = (Vec::with_capacity(files.len()), 0);
    for file in files {
        let own = match Read::of(desk, file, rows) {
            Ok((own, count)) => {
                rows += count;
                Ok(own)
            }
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            Err(error) => Err(error),
        };
        read.push((file.path.clone(), own));
    }
    propose_sources(&mut read);
    for own in read.iter_mut().filter_map(|(_, own)| own.as_mut().ok()) {
        own.problems = problems(&own.understood, &own.choices, own.source.is_some());
    }
    Ok(read)
}

/// A list of which nobody said where it comes from, comes from where another one comes whose codes are of the same
/// system: of four lists of one system the officer says it once.
fn propose_sources(read: &mut [(String, Result<Read>)]) {
    let known: Vec<(String, Source, String)> = read
        .iter()
        .filter_map(|(_, own)| {
            let own = own.as_ref().ok()?;
            let (system, source) = (own.system()?, own.source.clone()?);
            Some((system.to_owned(), source, own.understood.file.clone()))
        })
        .collect();
    for own in read.iter_mut().filter_map(|(_, own)| own.as_mut().ok()) {
        let system = own.system().filter(|_| own.source.is_none());
        let like = system.and_then(|system| known.iter().find(|other| other.0 == system));
        if let Some((system, source, file)) = like {
            own.proposed = Some(format!(
                "Nguồn đề xuất theo tệp {file}: cùng loại mã hồ sơ “{system}-…”. Chọn lại nếu không phải."
            ));
            own.source = Some(source.clone());
        }
    }
}

pub(in crate::api) fn lists_apply(desk: &mut Desk, files: Vec<ListFile>) -> Result<Intakes> {
    let mut lists: Vec<Read> = Vec::new();
    for (path, own) in all(desk, &files)? {
        let own = own?;
        desk.shown
            .refuse_unseen(ShownAs::List, &path, own.understood.print)?;
        if let Some(problem) = own.problems.first() {
            return Err(Error::Invalid(format!(
                "{}: {problem} Chưa nhập gì.",
                own.understood.file
            )));
        }
        // The same file under two names is one list.
        if own.is_new()
            && lists
                .iter()
                .all(|other| other.understood.print != own.understood.print)
        {
            lists.push(own);
        }
    }
    if lists.is_empty() {
        return intakes_told(
            desk,
            Some("Các danh sách này đã được nhập trước đây; không có gì mới.".to_owned()),
        );
    }
    let now = desk.now();
    let progress = std::sync::Arc::clone(&desk.progress);
    let file = desk.dossiers_made()?;
    file.copy(now, backup::Reason::BeforeImport)?;
    let mut taking = file.begin()?;
    let (mut dossiers, mut read) = (0, 0);
    for own in &lists {
        let id = taking.intake(&intake(own, now))?;
        let work = progress.begin(Doing::Reading);
        let go_on = |count: u64| work.go_on(read + count);
        let mut rows = 0;
        let again = lists::read(&own.path, &own.choices, &go_on, |line, said| {
            rows += 1;
            taking.say(id, line, said)
        })?;
        // What is stored is what was shown.
        if again.print != own.understood.print {
            return Err(Error::Invalid(format!(
                "Tệp {} đã thay đổi từ lúc xem trước; xem lại rồi nhập. Chưa nhập gì.",
                own.understood.file
            )));
        }
        (dossiers, read) = (dossiers + own.understood.dossiers, read + rows);
    }
    let work = progress.begin(Doing::Storing);
    taking.finish(&|done, all| work.done(done, all))?;
    drop(work);
    desk.store()?.write(|db| {
        for own in &lists {
            let source = own.source.as_ref().map(|own| own.key.clone());
            remember(db, &own.understood.fingerprint, &own.choices, source)?;
        }
        Ok(())
    })?;
    let message = format!(
        "Đã nhập {} danh sách, {} dòng hồ sơ. Có thể gỡ từng lần nhập bất cứ lúc nào.",
        lists.len(),
        format_number(i64::from(dossiers).into())
    );
    intakes_told(desk, Some(message))
}

fn intake(own: &Read, now: NaiveDateTime) -> NewIntake {
    let read = &own.understood;
    let left_out = read.left_out.0.iter().map(|own| LeftOut {
        line: own.line,
        why: own.why.clone(),
    });
    NewIntake {
        file: read.file.clone(),
        sha256: read.print.text(),
        taken: now,
        as_of: own.as_of,
        source: own.source.as_ref().map(|own| own.key.clone()),
        profile: read.fingerprint.clone(),
        rows: read.rows,
        left_out: left_out.collect(),
    }
}
