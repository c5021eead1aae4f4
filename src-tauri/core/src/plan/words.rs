//! What the names of a plan are called: one word for each, inside a sentence. At its start, and on the screen, it gets
//! a capital. The page has them from here.

use super::carry::Fate;
use super::numbering::Style;
use super::occurrence::Standing;
use super::target::Comparison;
use super::{About, Kind, Role, State};

impl Role {
    /// "đơn vị chủ trì".
    pub fn word(self) -> &'static str {
        match self {
            Role::Label => "số thứ tự",
            Role::Content => "nội dung",
            Role::Time => "thời gian",
            Role::Lead => "đơn vị chủ trì",
            Role::Coordinating => "đơn vị phối hợp",
            Role::Result => "kết quả",
            Role::Note => "ghi chú",
            Role::Further1 => "cột riêng 1",
            Role::Further2 => "cột riêng 2",
            Role::Further3 => "cột riêng 3",
            Role::Further4 => "cột riêng 4",
            Role::Further5 => "cột riêng 5",
            Role::Further6 => "cột riêng 6",
        }
    }
}

impl Kind {
    /// All of them, the outermost first.
    pub const ALL: [Kind; 3] = [Kind::Section, Kind::Group, Kind::Task];

    /// "nhiệm vụ".
    pub fn word(self) -> &'static str {
        match self {
            Kind::Section => "mục",
            Kind::Group => "nhóm",
            Kind::Task => "nhiệm vụ",
        }
    }
}

impl About {
    /// All of them, the most frequent first.
    pub const ALL: [About; 4] = [
        About::Control,
        About::Reform,
        About::Inspection,
        About::Other,
    ];

    /// "cải cách hành chính".
    pub fn word(self) -> &'static str {
        match self {
            About::Control => "kiểm soát thủ tục hành chính",
            About::Reform => "cải cách hành chính",
            About::Inspection => "kiểm tra",
            About::Other => "khác",
        }
    }
}

/// Said of an issued plan with an amendment under way.
pub const AMENDING: &str = "đang sửa đổi";

impl State {
    /// All of them, in the order of a plan's life.
    pub const ALL: [State; 2] = [State::Draft, State::Issued];

    /// "dự thảo".
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "dự thảo",
            State::Issued => "đã ban hành",
        }
    }
}

impl Fate {
    /// All of them, what changes first.
    pub const ALL: [Fate; 3] = [Fate::Changed, Fate::Dropped, Fate::Kept];

    /// "thay đổi".
    pub fn word(self) -> &'static str {
        match self {
            Fate::Changed => "thay đổi",
            Fate::Dropped => "bỏ",
            Fate::Kept => "giữ nguyên",
        }
    }
}

impl Style {
    /// All of them, the most frequent first.
    pub const ALL: [Style; 3] = [Style::Nested, Style::Running, Style::Dashes];

    /// "theo từng mục".
    pub fn word(self) -> &'static str {
        match self {
            Style::Nested => "theo từng mục",
            Style::Running => "liên tục cả phụ lục",
            Style::Dashes => "gạch đầu dòng",
        }
    }

    /// What labels look like: "I, II; trong mỗi mục 1, 2; rồi 1.1, 1.2".
    pub fn example(self) -> &'static str {
        match self {
            Style::Nested => "I, II; trong mỗi mục 1, 2; rồi 1.1, 1.2",
            Style::Running => "I, II; nhiệm vụ 1, 2, 3 … không bắt đầu lại ở mục sau",
            Style::Dashes => "I, II; 1, 2; trong cùng là dấu “-”",
        }
    }
}

impl Standing {
    /// All of them, the most urgent first.
    pub const ALL: [Standing; 5] = [
        Standing::Late,
        Standing::Soon,
        Standing::Later,
        Standing::Settled,
        Standing::Undated,
    ];

    /// "trễ hạn".
    pub fn word(self) -> &'static str {
        match self {
            Standing::Late => "trễ hạn",
            Standing::Soon => "đến hạn trong 14 ngày",
            Standing::Later => "đến hạn sau 14 ngày",
            Standing::Settled => "đã xong hoặc không phát sinh",
            Standing::Undated => "không có hạn",
        }
    }
}

impl Comparison {
    /// All of them, from the lower bounds to the upper ones.
    pub const ALL: [Comparison; 5] = [
        Comparison::AtLeast,
        Comparison::Above,
        Comparison::Exactly,
        Comparison::AtMost,
        Comparison::Below,
    ];

    /// Before the value: "tối thiểu".
    pub fn word(self) -> &'static str {
        match self {
            Comparison::AtLeast => "tối thiểu",
            Comparison::Above => "trên",
            Comparison::Exactly => "đạt",
            Comparison::AtMost => "không quá",
            Comparison::Below => "dưới",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::occurrence::SOON;
    use crate::plan::target;

    /// The word of a comparison is one that is read as it.
    #[test]
    fn a_target_that_is_told_is_read_again() {
        for comparison in Comparison::ALL {
            let text = format!("Tỷ lệ số hóa {} 90%", comparison.word());
            let read = target::read(&text, 2026);
            let read: Vec<Comparison> = read.iter().map(|own| own.comparison).collect();
            assert_eq!(read, [comparison], "{text}");
        }
    }

    #[test]
    fn what_is_soon_says_how_soon() {
        for own in [Standing::Soon, Standing::Later] {
            assert!(own.word().contains(&format!("{SOON} ngày")), "{own:?}");
        }
    }

    #[test]
    fn each_has_its_own_word() {
        let mut words: Vec<&str> = Role::ALL.map(Role::word).to_vec();
        words.extend(Kind::ALL.map(Kind::word));
        words.extend(About::ALL.map(About::word));
        words.extend(State::ALL.map(State::word));
        words.extend(Fate::ALL.map(Fate::word));
        words.extend(Style::ALL.map(Style::word));
        words.extend(Standing::ALL.map(Standing::word));
        words.extend(Comparison::ALL.map(Comparison::word));
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
