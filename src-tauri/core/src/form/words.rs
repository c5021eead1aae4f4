//! What the names of a form are called: one word for each, inside a sentence. The page has them from here.

use super::definition::{ColumnKind, Severity, Status};

impl ColumnKind {
    /// All of them, in the usual order of a form.
    pub const ALL: [ColumnKind; 6] = [
        ColumnKind::Ordinal,
        ColumnKind::Name,
        ColumnKind::Count,
        ColumnKind::Amount,
        ColumnKind::Percent,
        ColumnKind::Text,
    ];

    /// "số đếm".
    pub fn word(self) -> &'static str {
        match self {
            ColumnKind::Ordinal => "số thứ tự",
            ColumnKind::Name => "tên",
            ColumnKind::Count => "số đếm",
            ColumnKind::Amount => "số có phần lẻ",
            ColumnKind::Percent => "phần trăm",
            ColumnKind::Text => "chữ",
        }
    }
}

impl Severity {
    /// Both, the graver first.
    pub const ALL: [Severity; 2] = [Severity::Error, Severity::Warning];

    /// "lỗi".
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
        }
    }
}

impl Status {
    /// Both, the better first.
    pub const ALL: [Status; 2] = [Status::Confirmed, Status::Reconstructed];

    /// "dựng lại".
    pub fn word(self) -> &'static str {
        match self {
            Status::Confirmed => "đã đối chiếu",
            Status::Reconstructed => "dựng lại",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_word() {
        let mut words: Vec<&str> = ColumnKind::ALL.map(ColumnKind::word).to_vec();
        words.extend(Severity::ALL.map(Severity::word));
        words.extend(Status::ALL.map(Status::word));
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
