//! The files of SQLite that the program keeps: the data file, and the dossiers beside it. What differs between them
//! stands here; opening, checking, copying and restoring are one for both.

/// A kind of file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Marks a file as one of this kind (`application_id`).
    pub(super) mark: i32,
    /// The tables, step by step; `user_version` counts the steps a file has behind it. Append-only: a step that has
    /// been given out is never changed, only followed by another.
    pub(super) steps: &'static [&'static str],
    /// Whether the sums over its tables are kept with every change.
    pub(super) digest: bool,
    /// What it is called inside a sentence.
    pub(super) name: &'static str,
    /// What to do when another program's file lies in its place.
    pub(super) instead: &'static str,
    /// What to do when it is damaged and there is a copy: goes on with the copy's name.
    pub(super) mend: &'static str,
    /// Where that is done; ends the sentence.
    pub(super) mend_where: &'static str,
    /// The same when no copy is known.
    pub(super) mend_somehow: &'static str,
    /// What to do when it went while it was open and nobody can put it back.
    pub(super) lost: &'static str,
    /// Asks whether there is anything worth a copy.
    pub(super) work: &'static str,
    /// Counts the acts that the file has behind it: of two states the one with more is the newer.
    pub(super) acts: &'static str,
    /// What it said up to such an act: a state that follows another one says the same. None where lines go again.
    pub(super) past: Option<&'static str>,
    /// Asks when it was last changed; none where nobody would miss copies that a wrong clock removed.
    pub(super) changed: Option<&'static str>,
    /// How often a copy is made by itself, and which copies are kept.
    pub(super) copies: Copies,
}

/// How often a copy is made, and which are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Copies {
    /// Every day; many young ones are kept, few old ones.
    Daily,
    /// Every week; the newest few are kept.
    Weekly,
}

/// The data file.
pub(super) const DATA: Kind = Kind {
    mark: i32::from_be_bytes(*b"SMC1"),
    steps: &[
        include_str!("migrations/0001.sql"),
        include_str!("migrations/0002.sql"),
        include_str!("migrations/0003.sql"),
        include_str!("migrations/0004.sql"),
        include_str!("migrations/0005.sql"),
        include_str!("migrations/0006.sql"),
        include_str!("migrations/0007.sql"),
        include_str!("migrations/0008.sql"),
        include_str!("migrations/0009.sql"),
    ],
    digest: true,
    name: "tệp dữ liệu",
    instead: "chọn tệp dữ liệu khác",
    mend: "Có thể khôi phục bản sao gần nhất",
    mend_where: "vào Thiết lập, phần Sao lưu.",
    mend_somehow: "Vào Thiết lập, phần Sao lưu, khôi phục bản sao gần nhất.",
    lost: "Nếu không tìm lại được: vào Thiết lập, phần Sao lưu, bấm Sao lưu ngay (số liệu còn nguyên trong chương trình đang \
           mở), đóng chương trình, mở lại và khôi phục bản đó.",
    work: "SELECT EXISTS (SELECT 1 FROM sheet) OR EXISTS (SELECT 1 FROM plan)",
    acts: "SELECT coalesce(max(id), 0) FROM history",
    past: Some("SELECT * FROM history WHERE id <= ?"),
    changed: Some("SELECT at FROM history ORDER BY id DESC LIMIT 1"),
    copies: Copies::Daily,
};

/// The dossiers.
pub(super) const DOSSIERS: Kind = Kind {
    mark: i32::from_be_bytes(*b"SMHS"),
    steps: &[include_str!("dossiers/migrations/0001.sql")],
    // Lists can be taken in again, and the forms' figures do not lie here.
    digest: false,
    name: "tệp hồ sơ",
    instead: "chuyển tệp này đi chỗ khác rồi làm lại",
    mend: "Số liệu của biểu không nằm trong tệp này. Chuyển tệp này đi chỗ khác rồi nhập lại các danh sách, \
           hoặc đặt vào chỗ nó bản sao gần nhất",
    mend_where: "bản sao nằm trong thư mục sao-luu bên cạnh.",
    mend_somehow: "Số liệu của biểu không nằm trong tệp này. Chuyển tệp này đi chỗ khác rồi nhập lại các danh sách, \
                   hoặc đặt vào chỗ nó bản sao gần nhất trong thư mục sao-luu.",
    lost: "Nếu không tìm lại được: đóng chương trình, mở lại rồi nhập lại các danh sách; số liệu của biểu không nằm trong \
           tệp này.",
    work: "SELECT EXISTS (SELECT 1 FROM intake)",
    acts: "SELECT changes FROM state",
    past: None,
    changed: None,
    copies: Copies::Weekly,
};
