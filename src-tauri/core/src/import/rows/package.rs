//! The zip packages that .xlsx, .docx and .ods are: their parts by name, none of them larger than it may be.
//! Follows no relationship out of the file.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::fault::{AGAIN, Fault, Result};
use super::limits::Limits;

/// A file or bytes in memory.
pub(super) trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// What a foreign file is read from.
pub(super) type Input = Box<dyn Source>;

/// An open package.
pub(super) struct Package {
    archive: ZipArchive<Input>,
    /// The names of its parts as they are looked up.
    names: Vec<String>,
}

impl Package {
    /// Opens a package. One that lies about its parts, or inflates too far, is refused.
    pub(super) fn open(mut input: Input, limits: &Limits) -> Result<Package> {
        let broken = || Fault::Refused(format!("hỏng hoặc tải về chưa đủ. {AGAIN}"));
        if counts_too_many_parts(&mut input).map_err(|_| broken())? {
            return Err(broken());
        }
        let mut archive = ZipArchive::new(input).map_err(|_| broken())?;
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.map(|name| looked_up(&name)).unwrap_or_default())
            .collect();
        let mut declared = 0u64;
        for i in 0..archive.len() {
            let size = archive.by_index_raw(i).map_or(0, |part| part.size());
            declared = declared.saturating_add(size);
        }
        // The declared sizes bound what is read: the zip reader fails where a part goes on beyond its own.
        if declared > limits.inflated * 1024 * 1024 {
            return Err(Fault::Refused(format!(
                "bung ra quá {} MB, không phải {} bình thường. \
                 Không mở tệp này; xin lại tệp từ nơi gửi.",
                limits.inflated, limits.what,
            )));
        }
        Ok(Package { archive, names })
    }

    /// Whether it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        let name = looked_up(name);
        self.names.contains(&name)
    }

    /// How large a part says it is once inflated; 0 when there is none. No more of it is read.
    pub(super) fn size(&mut self, name: &str) -> u64 {
        let name = looked_up(name);
        let place = self.names.iter().position(|own| *own == name);
        let part = place.and_then(|place| self.archive.by_index_raw(place).ok());
        part.map_or(0, |part| part.size())
    }

    /// A part, to be read from its beginning; none when there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Box<dyn Read + '_>>> {
        let name = looked_up(name);
        let Some(place) = self.names.iter().position(|own| *own == name) else {
            return Ok(None);
        };
        let part = self.archive.by_index(place).map_err(|_| Fault::Broken)?;
        Ok(Some(Box::new(part)))
    }
}

/// A part's name whatever its case and slashes.
fn looked_up(name: &str) -> String {
    let name = name.replace('\\', "/").to_lowercase();
    name.strip_prefix('/').map_or(name.clone(), str::to_owned)
}

/// A zip64 directory that announces more parts than any package has; room for them would be reserved at once.
fn counts_too_many_parts(input: &mut Input) -> std::io::Result<bool> {
    const MOST: u64 = 65_535;
    const CHUNK: usize = 64 * 1024;
    /// As long as a directory's end is: what is looked for may lie over the border of two chunks.
    const END: usize = 56;
    let length = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(length.saturating_sub(70_000)))?;
    let mut tail = Vec::new();
    input.take(70_000).read_to_end(&mut tail)?;
    let mut far = false;
    if find(&tail, b"PK\x06\x07").is_some() {
        input.rewind()?;
        let mut bytes: Vec<u8> = Vec::new();
        loop {
            let kept = bytes.len().saturating_sub(END);
            bytes.drain(..kept);
            let read = input.take(CHUNK as u64).read_to_end(&mut bytes)?;
            far |= announced(&bytes).is_some_and(|count| count > MOST);
            if read == 0 || far {
                break;
            }
        }
    }
    input.rewind()?;
    Ok(far)
}

/// The largest number of parts that a zip64 directory's end among these bytes announces.
fn announced(bytes: &[u8]) -> Option<u64> {
    let (mut from, mut most) = (0, None);
    while let Some(at) = find(&bytes[from..], b"PK\x06\x06") {
        let start = from + at;
        let number = |offset: usize| {
            let field = bytes.get(start + offset..start + offset + 8)?;
            field.try_into().ok().map(u64::from_le_bytes)
        };
        most = most.max(number(24)).max(number(32));
        from = start + 4;
    }
    most
}

/// Where a run of bytes begins.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
