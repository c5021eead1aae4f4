//! How much of a foreign file is read, for each use. What is larger is refused with the limit named.

/// What bounds the reading of a file.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// What such a file holds, for sentences: "một bảng tổng hợp".
    pub what: &'static str,
    /// The largest file, in megabytes.
    pub megabytes: u64,
    /// The most bytes all parts of an archive may have once inflated, in megabytes.
    pub inflated: u64,
    /// The most rows of a sheet that hold something.
    pub lines: u32,
    /// The most columns.
    pub columns: u32,
    /// The most cells of all sheets together; merged cells count wherever they reach, where they are kept.
    pub cells: u64,
    /// The most letters of these cells; those of merged cells count wherever they reach.
    pub text: u64,
    /// The most megabytes of the texts that cells of a workbook share.
    pub shared: usize,
    /// How many letters of a cell are kept.
    pub letters: usize,
}

/// A month's summary sheet: a form has at most 200 columns, a name at most 200 letters.
pub const SUMMARY: Limits = Limits {
    what: "một bảng tổng hợp",
    megabytes: 20,
    inflated: 200,
    lines: 20_000,
    columns: 1_000,
    cells: 1_000_000,
    text: 10_000_000,
    shared: 60,
    letters: 300,
};

/// A plan: as many columns as Word has.
pub const PLAN: Limits = Limits {
    what: "một kế hoạch",
    megabytes: 20,
    inflated: 200,
    lines: 20_000,
    columns: 63,
    cells: 1_300_000,
    text: 10_000_000,
    shared: 60,
    letters: 10_000,
};

/// A list with a row per dossier, read row by row and never kept whole.
pub const LIST: Limits = Limits {
    what: "một danh sách",
    megabytes: 200,
    inflated: 4_000,
    lines: 1_000_000,
    columns: 1_000,
    cells: 100_000_000,
    text: u64::MAX,
    shared: 200,
    letters: 2_000,
};

/// A catalogue of procedures: a province has some two thousand, all of the country under ten thousand.
pub const CATALOGUE: Limits = Limits {
    what: "một danh mục thủ tục",
    megabytes: 20,
    inflated: 200,
    lines: 50_000,
    columns: 200,
    cells: 2_000_000,
    text: 20_000_000,
    shared: 100,
    letters: 2_000,
};
