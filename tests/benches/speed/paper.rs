//! The appendix of a plan of 500 tasks as PDF, against Typst alone with the same template and data.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use smc_core::api::{App, Options, SampleSize, sample_plans_write, sample_write};
use smc_core::paper::{Fault, Job, Press};
use smc_print::Typst;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::table::{Table, in_turn};
use crate::{Run, ask, options, send, ten_years};

pub(crate) fn paper(table: &mut Table, folder: &Path) -> Run<()> {
    let file = folder.join("paper.db");
    let ward = SampleSize {
        closed: 1,
        fields: 23,
        ..ten_years()?
    };
    sample_write(options(&file), ward)?;
    sample_plans_write(options(&file), 2026..=2026, 500)?;
    let press = Arc::new(Listening::default());
    let app = App::new(Options {
        press: Some(press.clone()),
        ..options(&file)
    });
    let plans = ask(&app, &json!({ "cmd": "plans" }))?;
    let plans = plans.as_array().ok_or("no plans")?;
    let largest = plans.iter().max_by_key(|plan| plan["tasks"].as_u64());
    let plan = largest.ok_or("no plan")?;
    let out = folder.join("phu-luc.pdf");
    let paper = json!({ "paper": "appendix", "plan": plan["id"], "appendix": null });
    let write =
        json!({ "cmd": "paper_write", "args": { "paper": paper, "kind": "pdf", "path": out } });
    ask(&app, &write)?;
    let job = press.heard.lock().map_err(|_| "no job")?.clone();
    let bare = Bare::new(&job.ok_or("no job")?)?;
    let pages = bare.pdf()?.1;
    println!(
        "a plan of {} tasks: {pages} pages, {:.0} kB",
        plan["tasks"],
        fs::metadata(&out)?.len() as f64 / 1e3
    );
    let command = write.to_string();
    let (ours, bares) = in_turn(7, || send(&app, &command), |_| bare.pdf().map(|_| ()))?;
    let name = "the appendix of 500 tasks as PDF / Typst alone";
    table.ratio(name, &ours, &bares, 1.3);
    Ok(())
}

/// The program's press, which remembers the last job.
#[derive(Debug, Default)]
struct Listening {
    press: Typst,
    heard: Mutex<Option<Job>>,
}

impl Press for Listening {
    fn pages(&self, job: &Job) -> Result<Vec<String>, Fault> {
        self.press.pages(job)
    }

    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Fault> {
        if let Ok(mut heard) = self.heard.lock() {
            *heard = Some(job.clone());
        }
        self.press.pdf(job)
    }
}

/// Typst with nothing around it.
struct Bare {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
    data: (FileId, Bytes),
    day: Option<Datetime>,
}

impl Bare {
    fn new(job: &Job) -> Run<Bare> {
        let mut fonts = Vec::new();
        for face in ["Regular", "Bold", "Italic", "BoldItalic"] {
            let path = format!("assets/fonts/Tinos-{face}.ttf");
            let data = fs::read(smc_tests::programs::in_repository(&path))?;
            fonts.extend(Font::new(Bytes::new(data), 0));
        }
        let mut sources = vec![Source::new(id(&job.name)?, job.template.clone())];
        for (name, text) in &job.files {
            sources.push(Source::new(id(name)?, text.clone()));
        }
        Ok(Bare {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            data: (id("data.json")?, Bytes::from_string(data(job))),
            day: Datetime::from_ymd(2026, 11, 16),
        })
    }

    /// The PDF's bytes and how many pages it has.
    fn pdf(&self) -> Run<(Vec<u8>, usize)> {
        let compiled = typst::compile::<PagedDocument>(self).output;
        let mut document = compiled.map_err(|errors| format!("{errors:?}"))?;
        document.info_mut().date = Smart::Custom(self.day);
        let standards = PdfStandards::new(&[PdfStandard::A_2u]);
        let options = PdfOptions {
            standards: standards.map_err(|error| error.message().to_string())?,
            tagged: false,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| format!("{errors:?}"))?;
        comemo::evict(0);
        Ok((bytes, document.pages().len()))
    }
}

fn data(job: &Job) -> String {
    Value::to_string(&job.data)
}

fn id(name: &str) -> Run<FileId> {
    let path = VirtualPath::new(name).map_err(|error| error.to_string())?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = self.sources.iter().find(|source| source.id() == id);
        own.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.data.0 == id {
            true => Ok(self.data.1.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
