//! The words with which lists say where a dossier stands, how it was handed in, whether something was done of it.
//! A new word is a line in one of these tables; a word in none of them is unknown, and the officer says what it means.

use super::{Channel, Status};
use crate::value::fold_name;

/// Words of a status, folded.
const STATUSES: &[(&str, Status)] = &[
    ("moi dang ky", Status::Registered),
    ("cho tiep nhan", Status::Registered),
    ("cho xac nhan", Status::Registered),
    ("khong duoc tiep nhan", Status::Refused),
    ("khong tiep nhan", Status::Refused),
    ("tu choi tiep nhan", Status::Refused),
    ("tu choi", Status::Refused),
    ("duoc tiep nhan", Status::Accepted),
    ("da tiep nhan", Status::Accepted),
    ("moi tiep nhan", Status::Accepted),
    ("dang xu ly", Status::Processing),
    ("dang giai quyet", Status::Processing),
    ("dang thuc hien", Status::Processing),
    ("cho xu ly", Status::Processing),
    ("cho phe duyet", Status::Processing),
    ("yeu cau bo sung giay to", Status::AwaitingPapers),
    ("yeu cau bo sung ho so", Status::AwaitingPapers),
    ("yeu cau bo sung", Status::AwaitingPapers),
    ("cho bo sung", Status::AwaitingPapers),
    ("cho bo sung ho so", Status::AwaitingPapers),
    ("bo sung ho so", Status::AwaitingPapers),
    (
        "yeu cau thuc hien nghia vu tai chinh",
        Status::AwaitingPayment,
    ),
    ("yeu cau thuc hien nvtc", Status::AwaitingPayment),
    ("cho thuc hien nghia vu tai chinh", Status::AwaitingPayment),
    ("cho nop phi le phi", Status::AwaitingPayment),
    ("cho thanh toan", Status::AwaitingPayment),
    ("dung xu ly", Status::Stopped),
    ("tam dung", Status::Stopped),
    ("tam dung xu ly", Status::Stopped),
    ("cong dan yeu cau rut ho so", Status::Withdrawn),
    ("rut ho so", Status::Withdrawn),
    ("da rut", Status::Withdrawn),
    ("da rut ho so", Status::Withdrawn),
    ("xin rut", Status::Withdrawn),
    ("tra lai", Status::SentBack),
    ("da tra lai", Status::SentBack),
    ("tra lai ho so", Status::SentBack),
    ("da xu ly xong", Status::Done),
    ("da xu ly", Status::Done),
    ("da giai quyet", Status::Done),
    ("da giai quyet xong", Status::Done),
    ("da hoan thanh", Status::Done),
    ("hoan thanh", Status::Done),
    ("cho tra ket qua", Status::Done),
    ("da co ket qua", Status::Done),
    ("da tra ket qua", Status::Returned),
    ("da tra", Status::Returned),
];

/// Words of a channel, folded.
const CHANNELS: &[(&str, Channel)] = &[
    ("truc tuyen", Channel::Online),
    ("nop truc tuyen", Channel::Online),
    ("qua mang", Channel::Online),
    ("online", Channel::Online),
    ("cong dich vu cong", Channel::Online),
    ("qua cong dich vu cong", Channel::Online),
    ("dvc truc tuyen", Channel::Online),
    ("truc tiep", Channel::Direct),
    ("nop truc tiep", Channel::Direct),
    ("tai bo phan mot cua", Channel::Direct),
    ("tai mot cua", Channel::Direct),
    ("tai quay", Channel::Direct),
    ("buu chinh cong ich", Channel::Post),
    ("dich vu buu chinh cong ich", Channel::Post),
    ("qua buu chinh cong ich", Channel::Post),
    ("dich vu buu chinh", Channel::Post),
    ("buu chinh", Channel::Post),
    ("bcci", Channel::Post),
    ("qua bcci", Channel::Post),
    ("buu dien", Channel::Post),
];

/// Words of how a fee was paid, folded: whether it was online.
const PAYMENTS: &[(&str, bool)] = &[
    ("truc tuyen", true),
    ("thanh toan truc tuyen", true),
    ("online", true),
    ("cong thanh toan", true),
    ("payment platform", true),
    ("vnpt pay", true),
    ("viettel money", true),
    ("vi dien tu", true),
    ("tien mat", false),
    ("truc tiep", false),
    ("tai quay", false),
    ("chuyen khoan", false),
    ("chua thanh toan", false),
    ("khong", false),
    ("mien phi", false),
];

/// Words of yes and no, folded.
const ANSWERS: &[(&str, bool)] = &[
    ("co", true),
    ("da", true),
    ("x", true),
    ("1", true),
    ("true", true),
    ("da so hoa", true),
    ("da ky so", true),
    ("da cap", true),
    ("khong", false),
    ("chua", false),
    ("0", false),
    ("false", false),
    ("chua so hoa", false),
    ("chua cap", false),
];

fn found<T: Copy>(text: &str, words: &[(&str, T)]) -> Option<T> {
    let folded = fold_name(text);
    let own = words.iter().find(|(word, _)| *word == folded);
    own.map(|(_, meaning)| *meaning)
}

/// What a list's word says of where a dossier stands.
pub fn status(text: &str) -> Option<Status> {
    found(text, STATUSES)
}

/// What a list's word says of how a dossier was handed in.
pub fn channel(text: &str) -> Option<Channel> {
    found(text, CHANNELS)
}

/// What a list's word says of how a fee was paid: whether online.
pub fn payment(text: &str) -> Option<bool> {
    found(text, PAYMENTS)
}

/// Yes or no, as lists write it.
pub fn answer(text: &str) -> Option<bool> {
    found(text, ANSWERS)
}

impl Status {
    /// As the officer reads it; the ministries' own word.
    pub fn word(self) -> &'static str {
        match self {
            Status::Registered => "Mới đăng ký",
            Status::Refused => "Không được tiếp nhận",
            Status::Accepted => "Được tiếp nhận",
            Status::Processing => "Đang xử lý",
            Status::AwaitingPapers => "Yêu cầu bổ sung giấy tờ",
            Status::AwaitingPayment => "Yêu cầu thực hiện nghĩa vụ tài chính",
            Status::Stopped => "Dừng xử lý",
            Status::Withdrawn => "Công dân yêu cầu rút hồ sơ",
            Status::SentBack => "Trả lại",
            Status::Done => "Đã xử lý xong",
            Status::Returned => "Đã trả kết quả",
        }
    }
}

impl Channel {
    /// All of them.
    pub const ALL: [Channel; 3] = [Channel::Online, Channel::Direct, Channel::Post];

    /// As the officer reads it.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Online => "Trực tuyến",
            Channel::Direct => "Trực tiếp",
            Channel::Post => "Bưu chính công ích",
        }
    }
}

/// What all dossiers of a list have in common, where its title or name says so.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    ts_rs::TS,
)]
pub struct Meaning {
    /// How all of them were handed in.
    pub channel: Option<Channel>,
    /// Where all of them stand.
    pub status: Option<Status>,
    /// Whether all of them were paid online.
    pub paid: Option<bool>,
    /// Whether the papers of all of them are digitised.
    pub digitised: Option<bool>,
    /// Whether all of them have an electronic result.
    pub electronic: Option<bool>,
}

impl Meaning {
    /// Whether nothing is said.
    pub fn is_nothing(&self) -> bool {
        *self == Meaning::default()
    }

    /// "trực tuyến", "đã rút": what is said, in the middle of a sentence; empty for nothing.
    pub fn told(&self) -> String {
        let mut told = Vec::new();
        told.extend(self.channel.map(|own| own.word().to_lowercase()));
        told.extend(self.status.map(|own| own.word().to_lowercase()));
        for (is_so, yes, no) in [
            (
                self.paid,
                "thanh toán trực tuyến",
                "không thanh toán trực tuyến",
            ),
            (self.digitised, "đã số hóa", "chưa số hóa"),
            (
                self.electronic,
                "có kết quả điện tử",
                "không có kết quả điện tử",
            ),
        ] {
            told.extend(is_so.map(|is_so| if is_so { yes } else { no }.to_owned()));
        }
        told.join(", ")
    }
}

/// What a title, a sheet's name or a file's name says of all dossiers of a list. "Trực tiếp và BCCI" is told as direct:
/// no form tells the two apart.
pub fn meaning(text: &str) -> Meaning {
    let folded = format!(" {} ", fold_name(text));
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|word| folded.contains(&format!(" {word} ")))
    };
    let is_paid = says(&["thanh toan truc tuyen", "thu phi truc tuyen"]);
    let is_online = says(&[
        "qua mang",
        "nop truc tuyen",
        "tiep nhan truc tuyen",
        "ho so truc tuyen",
    ]);
    let is_direct = says(&["truc tiep", "tai quay"]);
    let is_post = says(&["bcci", "buu chinh", "buu chinh cong ich"]);
    Meaning {
        channel: match (is_online, is_direct, is_post) {
            // A title that names both ways says nothing of one dossier.
            (true, false, false) => Some(Channel::Online),
            (false, true, _) => Some(Channel::Direct),
            (false, false, true) => Some(Channel::Post),
            _ => None,
        },
        status: match () {
            () if says(&["xin rut", "rut ho so", "ho so rut"]) => Some(Status::Withdrawn),
            () if says(&["tra lai", "bi tra lai"]) => Some(Status::SentBack),
            () => None,
        },
        paid: is_paid.then_some(true),
        digitised: says(&["da so hoa", "duoc so hoa"]).then_some(true),
        electronic: says(&["ket qua dien tu"]).then_some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_systems_is_known() {
        for (text, expected) in [
            ("Mới đăng ký", Status::Registered),
            ("Được tiếp nhận", Status::Accepted),
            ("Không được tiếp nhận", Status::Refused),
            ("Đang xử lý", Status::Processing),
            ("ĐANG XỬ LÝ ", Status::Processing),
            ("Yêu cầu bổ sung giấy tờ", Status::AwaitingPapers),
            (
                "Yêu cầu thực hiện nghĩa vụ tài chính",
                Status::AwaitingPayment,
            ),
            ("Công dân yêu cầu rút hồ sơ", Status::Withdrawn),
            ("Dừng xử lý", Status::Stopped),
            ("Đã xử lý xong", Status::Done),
            ("Đã trả kết quả", Status::Returned),
            ("Chờ trả kết quả", Status::Done),
            ("Đã trả", Status::Returned),
            ("Trả lại", Status::SentBack),
            ("Tạm dừng", Status::Stopped),
        ] {
            assert_eq!(status(text), Some(expected), "{text}");
        }
        assert_eq!(status("Chuyển liên thông"), None);
        for own in Status::ALL {
            assert_eq!(status(own.word()), Some(own));
        }
        for own in Channel::ALL {
            assert_eq!(channel(own.word()), Some(own));
        }
    }

    #[test]
    fn no_word_means_two_things() {
        fn once<T>(words: &[(&str, T)]) {
            for (at, (word, _)) in words.iter().enumerate() {
                assert_eq!(fold_name(word), *word);
                assert!(words[..at].iter().all(|(other, _)| other != word), "{word}");
            }
        }
        once(STATUSES);
        once(CHANNELS);
        once(PAYMENTS);
        once(ANSWERS);
    }

    #[test]
    fn a_title_says_what_all_its_dossiers_have_in_common() {
        for (title, expected) in [
            ("DANH SÁCH HỒ SƠ TIẾP NHẬN QUA MẠNG", "trực tuyến"),
            ("tiep-nhan-qua-mang", "trực tuyến"),
            ("Danh sách hồ sơ tiếp nhận trực tiếp và BCCI", "trực tiếp"),
            ("tiep-nhan-truc-tiep-va-bcci", "trực tiếp"),
            (
                "Hồ sơ tiếp nhận qua bưu chính công ích",
                "bưu chính công ích",
            ),
            ("Hồ sơ nộp trực tuyến và trực tiếp", ""),
            (
                "DANH SÁCH HỒ SƠ THANH TOÁN TRỰC TUYẾN",
                "thanh toán trực tuyến",
            ),
            ("Danh sách hồ sơ xin rút", "công dân yêu cầu rút hồ sơ"),
            ("DANH SÁCH HỒ SƠ THEO BÁO CÁO TỔNG HỢP", ""),
            ("SỔ THEO DÕI HỒ SƠ", ""),
        ] {
            assert_eq!(meaning(title).told(), expected, "{title}");
        }
    }
}
