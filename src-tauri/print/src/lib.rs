//! Lays out pages: the only crate that names Typst. Templates see the data given and nothing else: no file, no
//! package, no network, no clock. The same job gives the same bytes.

mod fault;
mod fonts;
mod glyphs;
mod told;
mod world;

use std::fmt;
use std::sync::OnceLock;
use std::thread;

use fonts::Fonts;
use smc_core::paper::{Fault, Job, Press};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;
use world::{Bench, World};

/// A template that nests deeply needs more stack than a thread of the window has.
const STACK: usize = 32 << 20;

/// The press: fonts and Typst's library, read when the first page is wanted.
#[derive(Default)]
pub struct Typst {
    bench: OnceLock<Bench>,
    bundled_only: bool,
}

impl Typst {
    /// With the system's Times New Roman where it has all four faces, else Tinos.
    #[must_use]
    pub fn new() -> Typst {
        Typst::default()
    }

    /// With Tinos wherever it runs.
    #[must_use]
    pub fn bundled() -> Typst {
        Typst {
            bench: OnceLock::new(),
            bundled_only: true,
        }
    }

    fn bench(&self) -> &Bench {
        self.bench.get_or_init(|| {
            Bench::new(match self.bundled_only {
                true => Fonts::bundled(),
                false => Fonts::find(),
            })
        })
    }

    /// Lays a job out and makes something of it, on a thread of its own: a panic ends that thread only.
    fn make<T: Send>(
        &self,
        job: &Job,
        make: impl FnOnce(&World<'_>, &PagedDocument) -> Result<T, Fault> + Send,
    ) -> Result<T, Fault> {
        let work = || {
            let world = World::new(self.bench(), job)?;
            let document = laid_out(&world, job)?;
            make(&world, &document)
        };
        let made = thread::scope(|scope| {
            let worker = thread::Builder::new().stack_size(STACK);
            match worker.spawn_scoped(scope, work) {
                Ok(worker) => worker.join().unwrap_or_else(|_| Err(broken(job))),
                Err(_) => Err(broken(job)),
            }
        });
        // What was remembered of this job serves no other; the pages are made anew within a moment.
        comemo::evict(0);
        made
    }
}

impl fmt::Debug for Typst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typst")
    }
}

impl Press for Typst {
    fn pages(&self, job: &Job) -> Result<Vec<String>, Fault> {
        self.make(job, |_, document| {
            let pages = document.pages().iter();
            Ok(pages
                .map(|page| typst_svg::svg(page, &SvgOptions::default()))
                .collect())
        })
    }

    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Fault> {
        self.make(job, |world, document| {
            let standards = PdfStandards::new(&[PdfStandard::A_2u])
                .map_err(|error| fault::plain(job, error.message().as_str()))?;
            let options = PdfOptions {
                creator: Smart::Custom(Some("Sổ Một Cửa".to_owned())),
                standards,
                tagged: false,
                ..PdfOptions::default()
            };
            typst_pdf::pdf(document, &options).map_err(|errors| first(world, job, &errors))
        })
    }
}

fn laid_out(world: &World<'_>, job: &Job) -> Result<PagedDocument, Fault> {
    let compiled = typst::compile::<PagedDocument>(world);
    let mut document = compiled
        .output
        .map_err(|errors| first(world, job, &errors))?;
    let info = document.info_mut();
    info.title = Some(job.title.as_str().into());
    info.date = Smart::Custom(datetime(job.date));
    info.locale = Smart::Custom(fonts::VIETNAMESE);
    Ok(document)
}

fn datetime(date: chrono::NaiveDate) -> Option<Datetime> {
    use chrono::Datelike;
    Datetime::from_ymd(date.year(), date.month() as u8, date.day() as u8)
}

fn first(world: &World<'_>, job: &Job, errors: &[SourceDiagnostic]) -> Fault {
    match errors.first() {
        Some(error) => fault::of(world, job, error),
        None => broken(job),
    }
}

fn broken(job: &Job) -> Fault {
    fault::plain(job, "không dàn được trang.")
}

#[cfg(test)]
mod tests;
