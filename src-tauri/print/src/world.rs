//! All that a template can see: its own text and its companions', the data, the fonts.

use smc_core::paper::{Fault, Job};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, TextElem};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use crate::fault;
use crate::fonts::{Fonts, VIETNAMESE};
use crate::glyphs::printable;

/// The file under which a template finds what it shows.
const DATA: &str = "data.json";

/// What stays the same for all jobs.
pub(crate) struct Bench {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Bench {
    pub(crate) fn new(Fonts(fonts): Fonts) -> Bench {
        let mut library = Library::default();
        library.styles.set(TextElem::font, Fonts::families());
        library.styles.set(TextElem::lang, VIETNAMESE.lang);
        library
            .styles
            .set(TextElem::hyphenate, Smart::Custom(false));
        Bench {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
}

/// What one job's templates can see.
pub(crate) struct World<'a> {
    bench: &'a Bench,
    main: FileId,
    sources: Vec<Source>,
    data: (FileId, Bytes),
}

impl World<'_> {
    pub(crate) fn new<'a>(bench: &'a Bench, job: &Job) -> Result<World<'a>, Fault> {
        let main = id(job, &job.name)?;
        let mut sources = vec![Source::new(main, job.template.clone())];
        for (name, text) in &job.files {
            sources.push(Source::new(id(job, name)?, text.clone()));
        }
        let data = match bench.fonts.first() {
            Some(font) => printable(&job.data, font).to_string(),
            None => return Err(fault::plain(job, "không đọc được phông chữ.")),
        };
        Ok(World {
            bench,
            main,
            sources,
            data: (id(job, DATA)?, Bytes::from_string(data)),
        })
    }
}

fn id(job: &Job, name: &str) -> Result<FileId, Fault> {
    let path = VirtualPath::new(name)
        .map_err(|_| fault::plain(job, &format!("“{name}” không phải tên tệp.")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.bench.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.bench.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = self.sources.iter().find(|source| source.id() == id);
        own.cloned().ok_or_else(|| refused(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (data, bytes) = &self.data;
        if *data == id {
            return Ok(bytes.clone());
        }
        let source = self.source(id)?;
        Ok(Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.bench.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A template may ask for other files and packages of the network; it gets none.
fn refused(id: FileId) -> FileError {
    let why = match id.root() {
        VirtualRoot::Package(package) => {
            format!("mẫu không được dùng gói tải từ mạng ({package}). Bỏ dòng đó.")
        }
        VirtualRoot::Project => format!(
            "mẫu không được đọc tệp khác ({}). Mẫu chỉ thấy {DATA} và các mẫu cùng thư mục.",
            id.vpath().get_without_slash()
        ),
    };
    FileError::Other(Some(why.into()))
}
