//! What lies on the desk: the open data file, the form definitions, the clock.

mod carry;
pub(in crate::api) mod change;
pub(in crate::api) mod copied;
mod documents;
mod folder;
mod kept;
pub(in crate::api) mod lists;
pub(in crate::api) mod load;
mod loaded;
pub(in crate::api) mod moments;
pub(in crate::api) mod office;
pub(in crate::api) mod over;
pub(in crate::api) mod progress;
pub(in crate::api) mod shown;
pub(in crate::api) mod stored;
pub(in crate::api) mod target;
pub(in crate::api) mod written;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate, NaiveDateTime};

use crate::api::desk::folder::files_in;
use crate::api::desk::kept::Kept;
pub(in crate::api) use crate::api::desk::kept::Recounted;
use crate::api::desk::lists::Lists;
use crate::api::desk::loaded::Loaded;
use crate::api::desk::progress::Progress;
use crate::api::desk::shown::Shown;
use crate::calendar::{Cycle, Deadlines, Working};
use crate::error::{Error, Result};
use crate::form::library::{Edited, built_in};
use crate::form::{Form, Library};
use crate::name;
use crate::paper::Press;
use crate::plan::reading::Readings;
use crate::plan::template::{self, Template};
use crate::store::dossiers::{self, Dossiers};
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
    /// How many copies of documents were put aside when it was opened.
    unused: usize,
    /// The form definitions.
    pub(in crate::api) forms: Library,
    /// Definitions that forms were closed with, once read; they never change.
    definitions: RefCell<HashMap<i64, Arc<Form>>>,
    /// Forms in cycles that were read.
    pub(in crate::api) kept: RefCell<Kept>,
    /// The file of dossiers, once it was asked for: the first screen does not wait for it.
    dossiers: Option<Dossiers>,
    /// Texts of plans that were read.
    pub(in crate::api) readings: RefCell<Readings>,
    /// Foreign files as the officer was shown them.
    pub(in crate::api) shown: Shown,
    /// Lists of dossiers that were read.
    pub(in crate::api) lists: RefCell<Lists>,
    /// How far a long reading is.
    pub(in crate::api) progress: Arc<Progress>,
}

impl Desk {
    pub(in crate::api) fn open(options: Options) -> Desk {
        let own = store::followed(options.data.unwrap_or_else(store::default_file));
        let mut desk = Desk {
            clock: options.clock,
            press: options.press,
            data: own.clone(),
            own,
            store: Err(Error::Cancelled),
            unused: 0,
            forms: Library::default(),
            definitions: RefCell::default(),
            kept: RefCell::default(),
            dossiers: None,
            readings: RefCell::default(),
            shown: Shown::default(),
            lists: RefCell::default(),
            progress: Arc::default(),
        };
        desk.reopen();
        desk
    }

    /// Opens the data file (again) and reads the form definitions.
    pub(in crate::api) fn reopen(&mut self) {
        // Copies of the sample ward are no reason to ask: it is made again.
        self.opened(match self.data == self.sample_file() {
            true => Store::begin,
            false => Store::open,
        });
    }

    /// Opens the data file where it could not be opened before: what was in the way may be gone.
    pub(in crate::api) fn retry(&mut self) {
        if self.store.is_err() {
            self.reopen();
            // What was found to be damaged before is so until all of it has been checked again.
            if let Some(error) = self.store.as_ref().ok().and_then(|own| own.checked().err()) {
                self.store = Err(error);
            }
        }
    }

    /// Opens a new data file, though there are copies of one.
    pub(in crate::api) fn begin(&mut self) {
        self.opened(Store::begin);
    }

    fn opened(&mut self, open: fn(&Path, NaiveDateTime) -> Result<Store>) {
        // The old connection must be gone first: Windows locks open files.
        self.store = Err(Error::Cancelled);
        self.dossiers = None;
        self.definitions.borrow_mut().clear();
        self.kept.borrow_mut().clear();
        self.store = open(&self.data, self.now());
        // What is not moved now is another time.
        self.unused = self.tidy_documents().unwrap_or_default();
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
        let mut edited = Vec::new();
        for edit in edits {
            // An empty text goes back to the definition it replaced; one that cannot be read does so too, and is told.
            let form = match edit.text.is_empty() {
                true => None,
                false => Form::read(&edit.form, &edit.text)
                    .map_err(|broken| self.forms.tell(broken))
                    .ok(),
            };
            edited.push(Edited {
                form: form.map(Arc::new),
                valid_from: edit.valid_from.parse().unwrap_or_default(),
                made_at: edit.made_at,
                code: edit.form,
            });
        }
        self.forms.set_edited(edited);
        self.kept.borrow_mut().forget_open();
        Ok(())
    }

    /// The definition a form was closed with.
    pub(in crate::api) fn kept_form(&self, code: &str, id: i64) -> Result<Arc<Form>> {
        if let Some(form) = self.definitions.borrow().get(&id) {
            return Ok(Arc::clone(form));
        }
        let text = store::definition::text(self.db()?, id)?;
        let form = Arc::new(Form::read(code, &text)?);
        self.definitions.borrow_mut().insert(id, Arc::clone(&form));
        Ok(form)
    }

    /// The definition that a cycle uses while it is open.
    pub(in crate::api) fn form(&self, code: &str, cycle: Cycle) -> Result<&Arc<Form>> {
        self.forms
            .valid(code, cycle.last_day())
            .ok_or_else(|| Error::NotFound(format!("Không có biểu “{code}”.")))
    }

    /// A form in a cycle that was read before and still stands so.
    fn kept(&self, code: &str, cycle: Cycle) -> Result<Option<Loaded>> {
        let version = store::written_by_others(self.db()?)?;
        Ok(self.kept.borrow_mut().get(version, code, cycle))
    }

    /// Keeps a form in a cycle that was read.
    fn keep(&self, own: &Loaded) {
        self.kept.borrow_mut().put(own);
    }

    /// Forgets the closed forms: one was reopened.
    pub(in crate::api) fn forget_closed(&self) {
        self.kept.borrow_mut().clear();
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
        self.dossiers = None;
    }

    /// The file of dossiers beside the data file; none where no list was ever taken in.
    pub(in crate::api) fn dossiers(&mut self) -> Result<Option<&mut Dossiers>> {
        if self.dossiers.is_none() {
            self.dossiers = Dossiers::open(&dossiers::beside(&self.data), self.now())?;
        }
        Ok(self.dossiers.as_mut())
    }

    /// The file of dossiers, made where there is none yet.
    pub(in crate::api) fn dossiers_made(&mut self) -> Result<&mut Dossiers> {
        let own = match self.dossiers.take() {
            Some(own) => own,
            None => Dossiers::create(&dossiers::beside(&self.data), self.now())?,
        };
        Ok(self.dossiers.insert(own))
    }

    /// The open data file, to write to it, or why there is none. What was read of open forms no longer counts.
    pub(in crate::api) fn store(&mut self) -> Result<&mut Store> {
        self.kept.get_mut().forget_open();
        self.lists.get_mut().forget_compared();
        self.writable()
    }

    /// What lay beside the data file and was not its own, where it lies now.
    pub(in crate::api) fn aside(&self) -> &[PathBuf] {
        self.store.as_ref().map_or(&[], Store::aside)
    }

    /// The same for one who sees to it himself that what was read counts.
    fn writable(&mut self) -> Result<&mut Store> {
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
        let kept = store::setting::DEADLINES.get(self.db()?)?;
        let dated = kept
            .into_iter()
            .map(|own| (own.valid_from, own.deadlines.into()));
        Ok(Deadlines::of_dated(dated))
    }

    /// The days the office works.
    pub(in crate::api) fn working(&self) -> Result<Working> {
        working(self.db()?)
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
    pub(in crate::api) fn templates_folder(&self) -> PathBuf {
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

/// The days the office of a data file works.
pub(in crate::api) fn working(db: &store::Connection) -> Result<Working> {
    let kept = store::setting::WORKING_DAYS.get(db)?;
    let years = kept.into_iter().map(|own| (own.year, own.into()));
    Ok(Working::from(years.collect::<BTreeMap<_, _>>()))
}
