//! What lies on the desk: the open data file, the form definitions, the clock.

pub(in crate::api) mod carry;
pub(in crate::api) mod load;
pub(in crate::api) mod moments;
pub(in crate::api) mod over;
pub(in crate::api) mod progress;
pub(in crate::api) mod stored;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate, NaiveDateTime};

use crate::api::desk::progress::Progress;
use crate::api::desk::stored::Stored;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::form::library::{Edited, built_in};
use crate::form::{Broken, Form, Library};
use crate::name;
use crate::paper::Press;
use crate::plan::reading::Readings;
use crate::plan::template::{self, Template};
use crate::store::kept::Dated;
use crate::store::{self, Store};

/// Tells the present moment, local time. A parameter, so that tests and samples have their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> NaiveDateTime + Send + Sync>);

impl Clock {
    /// The computer's clock: the one place where the core asks for it.
    pub fn system() -> Clock {
        Clock(Arc::new(|| Local::now().naive_local()))
    }

    /// A clock that stands still.
    pub fn fixed(moment: NaiveDateTime) -> Clock {
        Clock(Arc::new(move || moment))
    }

    /// The present moment.
    pub fn now(&self) -> NaiveDateTime {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// How to open the program.
#[derive(Debug, Clone)]
pub struct Options {
    /// What lays out pages; without one, printing says that it cannot.
    pub press: Option<Arc<dyn Press>>,
    /// The data file; `None` = the per-user place.
    pub data: Option<PathBuf>,
    /// The present moment.
    pub clock: Clock,
}

/// Everything a command works with.
pub(in crate::api) struct Desk {
    clock: Clock,
    /// What lays out pages.
    pub(in crate::api) press: Option<Arc<dyn Press>>,
    /// The office's own data file.
    own: PathBuf,
    /// The file that is open: the office's own, or the sample ward's.
    pub(in crate::api) data: PathBuf,
    store: Result<Store>,
    /// The form definitions.
    pub(in crate::api) forms: Library,
    /// Definitions that forms were closed with, once read; they never change.
    kept: RefCell<HashMap<i64, Arc<Form>>>,
    /// Forms that are closed, once read; they cannot change before they are reopened.
    closed: RefCell<Closed>,
    /// Texts of plans that were read.
    pub(in crate::api) readings: RefCell<Readings>,
    /// How far a long reading is.
    pub(in crate::api) progress: Arc<Progress>,
}

impl Desk {
    pub(in crate::api) fn open(options: Options) -> Desk {
        let own = store::plain(options.data.unwrap_or_else(store::default_file));
        let mut desk = Desk {
            clock: options.clock,
            press: options.press,
            data: own.clone(),
            own,
            store: Err(Error::Cancelled),
            forms: Library::default(),
            kept: RefCell::default(),
            closed: RefCell::default(),
            readings: RefCell::default(),
            progress: Arc::default(),
        };
        desk.reopen();
        desk
    }

    /// Opens the data file (again) and reads the form definitions.
    pub(in crate::api) fn reopen(&mut self) {
        // The old connection must be gone first: Windows locks open files.
        self.store = Err(Error::Cancelled);
        self.kept.borrow_mut().clear();
        self.forget_closed();
        self.store = Store::open(&self.data, self.now());
        let (offices_own, unreadable) = files_in(&self.forms_folder());
        self.forms = Library::read(built_in().chain(offices_own));
        self.forms.broken.extend(unreadable);
        if let Err(error) = self.read_edits() {
            self.store = Err(self.traced(error));
        }
    }

    /// Puts the officer's versions of forms over the definitions.
    pub(in crate::api) fn read_edits(&mut self) -> Result<()> {
        let Ok(store) = &self.store else {
            return Ok(());
        };
        let edits = store::definition::edits(store.db())?;
        let edited = edits
            .into_iter()
            .map(|edit| Edited {
                form: Form::read(&edit.form, &edit.text).ok().map(Arc::new),
                valid_from: edit.valid_from.parse().unwrap_or_default(),
                made_at: edit.made_at,
                code: edit.form,
            })
            .collect();
        self.forms.set_edited(edited);
        Ok(())
    }

    /// The definition a form was closed with.
    pub(in crate::api) fn kept_form(&self, code: &str, id: i64) -> Result<Arc<Form>> {
        if let Some(form) = self.kept.borrow().get(&id) {
            return Ok(Arc::clone(form));
        }
        let text = store::definition::text(self.db()?, id)?;
        let form = Arc::new(Form::read(code, &text)?);
        self.kept.borrow_mut().insert(id, Arc::clone(&form));
        Ok(form)
    }

    /// A closed form that was read before.
    pub(in crate::api) fn closed(
        &self,
        record: &store::sheet::Record,
    ) -> Result<Option<Arc<Stored>>> {
        let version = store::written_by_others(self.db()?)?;
        let mut closed = self.closed.borrow_mut();
        if closed.version != version {
            closed.forms.clear();
            closed.version = version;
        }
        let own = closed.forms.get(&record.id);
        Ok(own.filter(|own| own.record == *record).cloned())
    }

    /// Keeps a closed form that was read.
    pub(in crate::api) fn keep_closed(&self, own: &Arc<Stored>) {
        let mut closed = self.closed.borrow_mut();
        if closed.forms.len() >= MOST_CLOSED {
            closed.forms.clear();
        }
        closed.forms.insert(own.record.id, Arc::clone(own));
    }

    /// Forgets the closed forms: one was reopened, or another file is open.
    pub(in crate::api) fn forget_closed(&self) {
        self.closed.borrow_mut().forms.clear();
    }

    /// Switches to another data file.
    pub(in crate::api) fn switch(&mut self, sample: bool) {
        self.data = match sample {
            true => self.sample_file(),
            false => self.own.clone(),
        };
        self.reopen();
    }

    /// Lets go of the data file, so that it can be replaced or removed.
    pub(in crate::api) fn let_go(&mut self) {
        self.store = Err(Error::Cancelled);
    }

    /// The open data file, or why there is none.
    pub(in crate::api) fn store(&mut self) -> Result<&mut Store> {
        match &mut self.store {
            // A large file is still being checked in the background when the first commands come.
            Ok(store) => store.sound().map(|()| store),
            Err(error) => Err(error.clone()),
        }
    }

    /// The connection, for reading.
    pub(in crate::api) fn db(&self) -> Result<&store::Connection> {
        match &self.store {
            Ok(store) => store.sound().map(|()| store.db()),
            Err(error) => Err(error.clone()),
        }
    }

    /// Starts making the copy of the day, if there is none yet. The sample ward needs none.
    pub(in crate::api) fn copy_daily(&mut self) {
        let (now, sample) = (self.now(), self.data == self.sample_file());
        if let Ok(store) = &mut self.store
            && !sample
        {
            store.copy_daily(now);
        }
    }

    /// An error of the data file traced to its cause: a read that failed while the check of the whole file
    /// is under way most likely met the damage that the check is about to find.
    pub(in crate::api) fn traced(&self, error: Error) -> Error {
        match (&self.store, &error) {
            (Ok(store), Error::Database { .. }) => store.checked().err().unwrap_or(error),
            _ => error,
        }
    }

    /// The present moment.
    pub(in crate::api) fn now(&self) -> NaiveDateTime {
        self.clock.now()
    }

    /// Today.
    pub(in crate::api) fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// The report calendar.
    pub(in crate::api) fn deadlines(&self) -> Result<Deadlines> {
        let dated: Vec<Dated<Deadlines>> = store::setting::get(self.db()?, "deadlines")?;
        Ok(dated.last().map(|own| own.deadlines).unwrap_or_default())
    }

    /// The sample ward's data file, beside the office's own.
    pub(in crate::api) fn sample_file(&self) -> PathBuf {
        store::sample_file(&self.own)
    }

    /// Further form definitions are looked for in this folder beside the data file.
    pub(in crate::api) fn forms_folder(&self) -> PathBuf {
        self.own.with_file_name("bieu-mau")
    }

    /// The office's own templates for plans are looked for in this folder beside the data file.
    fn templates_folder(&self) -> PathBuf {
        self.own.with_file_name("mau-ke-hoach")
    }

    /// The templates for plans by file name, those that come with the program first; an office's own of the same
    /// name goes before one of those.
    pub(in crate::api) fn templates(
        &self,
    ) -> Vec<(String, std::result::Result<Template, template::Fault>)> {
        let (own, unreadable) = files_in(&self.templates_folder());
        let read = |(file, text): (String, String)| {
            let template = Template::read(&file, &text);
            (file, template)
        };
        let mut found: Vec<_> = template::built_in().map(read).collect();
        let unreadable = unreadable.into_iter().map(|broken| {
            let fault = template::Fault {
                file: broken.file.clone(),
                line: 1,
                why: broken.why,
            };
            (broken.file, Err(fault))
        });
        for (file, template) in own.into_iter().map(read).chain(unreadable) {
            // On the officer's disk, case does not tell names apart.
            found.retain(|(known, _)| !name::same(known, &file));
            found.push((file, template));
        }
        found
    }

    /// The office's own printing templates are looked for in this folder beside the data file.
    pub(in crate::api) fn printing_folder(&self) -> PathBuf {
        self.own.with_file_name("mau-in")
    }
}

/// Closed forms that were read, while no other process has written to the data file.
#[derive(Default)]
struct Closed {
    version: i64,
    forms: HashMap<i64, Arc<Stored>>,
}

/// How many closed forms are kept in memory: a year of four. Each takes some hundred kilobytes.
const MOST_CLOSED: usize = 48;

/// The TOML files of a folder, in order of their names, and those that cannot be read as text;
/// none when there is no such folder.
fn files_in(folder: &Path) -> (Vec<(String, String)>, Vec<Broken>) {
    let (mut texts, mut unreadable) = (Vec::new(), Vec::new());
    let Ok(entries) = std::fs::read_dir(folder) else {
        return (texts, unreadable);
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|ext| ext.eq_ignore_ascii_case("toml"))
        })
        .collect();
    files.sort();
    for path in files {
        let file = path.file_name().unwrap_or_default();
        let file = file.to_string_lossy().into_owned();
        match std::fs::read_to_string(&path) {
            Ok(text) => texts.push((file, text)),
            Err(_) => unreadable.push(Broken {
                file,
                place: "dòng 1".to_owned(),
                why: "không phải tệp chữ UTF-8. Lưu lại tệp với mã UTF-8.".to_owned(),
            }),
        }
    }
    (texts, unreadable)
}
