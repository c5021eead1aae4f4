//! The words of a plan's headings, as data: what a column means by what stands above it.

use crate::import::headings::vocabulary::{Phrase, Vocabulary, begins, has, whole};
use crate::import::headings::written::Written;
use crate::plan::Role;

/// What a heading says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// It holds this.
    Role(Role),
    /// When tasks begin.
    Start,
    /// Groups, kinds, fields, aims: the content only where no other column is.
    Broader,
    /// Codes and bases: known, and never any of the roles.
    Aside,
    /// Money, persons, how far it is: never any of the roles, and perhaps missed.
    Other,
}

use Means::{Aside, Broader, Other, Start};

const CONTENT: Means = Means::Role(Role::Content);
const LABEL: Means = Means::Role(Role::Label);
const TIME: Means = Means::Role(Role::Time);
const LEAD: Means = Means::Role(Role::Lead);
const COORDINATING: Means = Means::Role(Role::Coordinating);
const RESULT: Means = Means::Role(Role::Result);
const NOTE: Means = Means::Role(Role::Note);

/// The surest first: the first list with a phrase that stands in a heading decides, in it the phrase that stands first.
const PHRASES: &[&[Phrase<Means>]] = &[
    &[
        whole("tt", LABEL),
        whole("stt", LABEL),
        whole("so tt", LABEL),
        whole("s tt", LABEL),
        whole("t t", LABEL),
        whole("s t t", LABEL),
        whole("so thu tu", LABEL),
        whole("thu tu", LABEL),
        whole("muc", LABEL),
        whole("so", LABEL),
        whole("no", LABEL),
        whole("tu", Start),
        whole("den", TIME),
        whole("hoan thanh", TIME),
        whole("han", TIME),
        whole("ngay", TIME),
        whole("thang", TIME),
        whole("quy", TIME),
        whole("dinh ky", TIME),
        whole("thuc hien", LEAD),
        whole("chi dao", LEAD),
        whole("thanh phan", COORDINATING),
        whole("lien quan", COORDINATING),
        whole("viec", CONTENT),
        whole("cong tac", CONTENT),
        whole("tieu de", CONTENT),
        whole("mo ta", CONTENT),
        whole("yeu cau", Broader),
        whole("nguon", Other),
    ],
    &[
        has("don vi tinh", Other),
        whole("dvt", Other),
        has("kinh phi", Other),
        has("du toan", Other),
        has("nguon von", Other),
        begins("ho ten", Other),
        has("ho va ten", Other),
        has("chuc vu", Other),
        has("chuc danh", Other),
        has("dien thoai", Other),
        has("email", Other),
        has("dia chi", Other),
        has("dia diem", Other),
        has("nhan bao cao", Other),
        begins("tinh trang", Other),
        begins("trang thai", Other),
        begins("tinh hinh", Other),
        begins("ty le", Other),
        begins("danh gia", Other),
        begins("uu tien", Other),
        has("muc do uu tien", Other),
    ],
    &[
        begins("can cu", Aside),
        has("co so phap ly", Aside),
        begins("van ban giao", Aside),
        begins("van ban chi dao", Aside),
        begins("van ban lien quan", Aside),
        begins("van ban can cu", Aside),
        begins("nguon goc", Aside),
        begins("ma", Aside),
        begins("ky hieu", Aside),
        begins("so hieu", Aside),
        begins("so ky hieu", Aside),
        begins("so van ban", Aside),
        has("bat dau", Start).unless(&["ket thuc", "hoan thanh", "den"]),
        has("khoi dau", Start),
        has("khoi cong", Start),
        begins("tu ngay", Start).unless(&["den"]),
        begins("tu thang", Start).unless(&["den"]),
        has("duoc kiem tra", CONTENT),
        has("duoc thanh tra", CONTENT),
        has("duoc giam sat", CONTENT),
        has("duoc ra soat", CONTENT),
        has("doi tuong kiem tra", CONTENT),
        has("doi tuong thanh tra", CONTENT),
        has("doi tuong giam sat", CONTENT),
        has("doi tuong ra soat", CONTENT),
        begins("noi dung", CONTENT),
        begins("nhom", Broader).unless(&["thuc hien", "phu trach"]),
        begins("thuoc nhom", Broader),
        begins("thuoc linh vuc", Broader),
        begins("loai", Broader),
        begins("phan loai", Broader),
        begins("linh vuc", Broader),
        begins("mang", Broader),
        begins("chuyen muc", Broader),
        begins("muc tieu", Broader),
        begins("muc dich", Broader),
        begins("chuong trinh", Broader),
        begins("chuyen de", Broader),
        begins("chu de", Broader),
        begins("de an", Broader),
        begins("hang muc", Broader),
        begins("tieu chi", Broader),
        begins("chi so", Broader),
        begins("giai phap", Broader),
    ],
    &[
        has("phoi hop", COORDINATING).unless(&["chu tri"]),
        has("tham gia", COORDINATING).unless(&["chu tri"]),
        has("don vi lien quan", COORDINATING).unless(&["chu tri"]),
        has("co quan lien quan", COORDINATING).unless(&["chu tri"]),
        has("cung thuc hien", COORDINATING).unless(&["chu tri"]),
    ],
    &[
        has("thoi gian", TIME),
        has("thoi han", TIME),
        has("thoi diem", TIME),
        has("moc hoan thanh", TIME),
        has("tien do", TIME),
        has("lo trinh", TIME),
        has("han hoan thanh", TIME),
        has("han xu ly", TIME),
        has("han bao cao", TIME),
        begins("han", TIME),
        has("ngay hoan thanh", TIME),
        has("ngay thuc hien", TIME),
        has("den ngay", TIME),
        has("ket thuc", TIME),
        has("ky han", TIME),
        has("ky bao cao", TIME),
        has("ky thuc hien", TIME),
        has("tan suat", TIME),
        has("ket qua", RESULT),
        has("san pham", RESULT),
        has("dau ra", RESULT),
        has("hinh thuc", RESULT),
        has("chi tieu", RESULT),
        has("minh chung", RESULT),
        has("kiem chung", RESULT),
        has("chung minh", RESULT),
        has("don vi", LEAD),
        has("co quan", LEAD),
        has("bo phan", LEAD),
        has("phong ban", LEAD),
        has("phong chuyen mon", LEAD),
        has("nhom thuc hien", LEAD),
        has("nhom phu trach", LEAD),
        has("chu tri", LEAD),
        has("phan cong", LEAD),
        has("tham muu", LEAD),
        has("phu trach", LEAD),
        has("dau moi", LEAD),
        has("cong chuc", LEAD),
        has("can bo", LEAD),
        has("chuyen vien", LEAD),
        has("lanh dao", LEAD),
        has("trach nhiem", LEAD),
        has("nguoi", LEAD),
        has("ca nhan", LEAD),
        has("doan kiem tra", LEAD),
        has("to chuc thuc hien", LEAD),
        has("chu the thuc hien", LEAD),
        has("ghi chu", NOTE),
        has("luu y", NOTE),
        has("noi dung", CONTENT),
        has("nhiem vu", CONTENT),
        has("cong viec", CONTENT),
        has("hoat dong", CONTENT),
        has("hanh dong", CONTENT),
        has("dau viec", CONTENT),
        has("phan viec", CONTENT),
        has("viec can lam", CONTENT),
        has("muc tieu", CONTENT),
        has("giai phap", CONTENT),
        has("thu tuc", CONTENT),
        has("tthc", CONTENT),
        has("quy trinh", CONTENT),
        has("ten bao cao", CONTENT),
        has("ten van ban", CONTENT),
        has("dien giai", CONTENT),
    ],
];

/// Words that make a meaning surer where two columns have it.
const SURER: &[(Means, &str)] = &[
    (LEAD, "chu tri"),
    (LEAD, "phan cong"),
    (TIME, "hoan thanh"),
    (TIME, "ket thuc"),
    (TIME, "thuc hien"),
    (RESULT, "san pham"),
    (RESULT, "ket qua"),
];

/// Words that headings are made of besides those of the phrases. A row with nothing but such words is a heading.
pub(super) const PLAIN: &[&str] = &[
    "chi", "tiet", "cu", "the", "du", "kien", "va", "hoac", "ten", "nam", "trong", "tam", "chinh",
    "so", "dat", "can", "phai", "toan", "bo", "yeu", "cau", "xu", "ly", "nop", "gui", "trien",
    "khai", "giao", "theo", "doi", "hien", "thuc",
];

/// What headings of plans are compared with.
pub(super) fn vocabulary() -> Vocabulary<'static, Means> {
    Vocabulary {
        wanted: Vec::new(),
        phrases: PHRASES,
        surer: SURER,
    }
}

/// What a column means by its heading: of several rows the lowest says it, where it says anything; "Phối hợp" above
/// goes for all that stands below.
pub(super) fn meaning(written: &Written) -> Option<Means> {
    let own = vocabulary();
    let whole = own.meaning(&written.joined);
    let [first, .., leaf] = written.path.as_slice() else {
        return whole;
    };
    match (own.meaning(leaf), whole) {
        (_, Some(COORDINATING)) => whole,
        (Some(leaf), _) => Some(leaf),
        (None, Some(_)) => whole,
        (None, None) => own.meaning(first),
    }
}

impl Means {
    /// What a column would be that means this and is the only one.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Means::Role(role) => Some(role),
            Start => Some(Role::Time),
            Broader => Some(Role::Content),
            Aside | Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a heading means; its rows are parted by "|".
    #[track_caller]
    fn means(heading: &str, expected: Option<Means>) {
        let parts: Vec<&str> = heading.split('|').collect();
        assert_eq!(
            meaning(&Written::new(0, &parts, None)),
            expected,
            "{heading}"
        );
    }

    #[track_caller]
    fn all(headings: &[&str], expected: Option<Means>) {
        for heading in headings {
            means(heading, expected);
        }
    }

    #[test]
    fn labels_and_notes() {
        all(
            &[
                "TT",
                "STT",
                "Stt",
                "Số TT",
                "T.T",
                "Số thứ tự",
                "S T T",
                "Mục",
                "Stt|TT",
                "Stt|Chi tiết",
            ],
            Some(LABEL),
        );
        all(&["Ghi chú", "GHI CHÚ", "Lưu ý"], Some(NOTE));
    }

    #[test]
    fn what_a_task_is() {
        all(
            &[
                "Nội dung công việc",
                "Nội dung nhiệm vụ",
                "NỘI DUNG TUYÊN TRUYỀN",
                "Nô\u{323}i dung công viê\u{323}c",
                "Nhiệm vụ",
                "Nhiệm vụ trọng tâm",
                "Nhiệm vụ, giải pháp",
                "Công việc",
                "Tên công việc",
                "Đầu việc",
                "Tên nhiệm vụ",
                "Tên nhiệm vụ, hoạt động",
                "Nội dung phối hợp",
                "Hoạt động",
                "Hành động cụ thể",
                "Tên TTHC",
                "Tên thủ tục hành chính",
                "Thủ tục hành chính",
                "TTHC rà soát",
                "Tên quy trình nội bộ",
                "Tên báo cáo",
                "Đơn vị được kiểm tra",
                "Cơ quan, đơn vị được kiểm tra",
                "Đối tượng kiểm tra",
                "Cơ quan được thanh tra",
                "Nhóm|Nội dung",
                "Nội dung|Nhiệm vụ cụ thể",
                "Nhiệm vụ|Tên",
            ],
            Some(CONTENT),
        );
    }

    #[test]
    fn groups_are_contents_only_for_want_of_better() {
        all(
            &[
                "Nhóm nhiệm vụ",
                "Loại nhiệm vụ",
                "Thuộc nhóm nhiệm vụ, hành động",
                "Nhóm TTHC, quy định",
                "Lĩnh vực rà soát",
                "Lĩnh vực",
                "Mục tiêu",
                "Phân loại",
                "Chuyên đề",
                "Giải pháp thực hiện",
            ],
            Some(Broader),
        );
    }

    #[test]
    fn codes_and_bases_are_never_contents() {
        all(
            &[
                "Mã nhiệm vụ",
                "Mã số",
                "Văn bản giao nhiệm vụ",
                "Căn cứ đề xuất nhiệm vụ",
                "Căn cứ lựa chọn",
                "Cơ sở pháp lý",
                "Số, ký hiệu văn bản",
            ],
            Some(Aside),
        );
        all(
            &[
                "Kinh phí",
                "Kinh phí thực hiện nhiệm vụ",
                "Đơn vị tính",
                "Họ và tên",
                "Tình trạng",
                "Đơn vị nhận báo cáo",
            ],
            Some(Other),
        );
    }

    #[test]
    fn times_and_when_they_begin() {
        all(
            &[
                "Thời gian thực hiện/ hoàn thành",
                "Thời hạn hoàn thành nhiệm vụ",
                "Thời gian kiểm tra",
                "Tiến độ",
                "Lộ trình thực hiện",
                "Dự kiến thời gian",
                "Hạn xử lý",
                "Hạn hoàn thành",
                "Kỳ báo cáo",
                "Thời gian kết thúc",
                "Thời gian bắt đầu và kết thúc",
                "Thời gian|Hoàn thành",
                "Thời gian|Đến",
                "Tổ chức thực hiện|Thời gian",
                "Phân công thực hiện|Thời hạn",
                "Thời gian|Thực tế",
            ],
            Some(TIME),
        );
        all(
            &[
                "Thời gian bắt đầu",
                "Ngày bắt đầu",
                "Thời gian|Bắt đầu",
                "Thời gian|Từ",
                "Từ ngày",
            ],
            Some(Start),
        );
    }

    #[test]
    fn who_does_it_and_with_whom() {
        all(
            &[
                "Đơn vị chủ trì",
                "CƠ QUAN CHỦ TRÌ",
                "Cơ quan, đơn vị thực hiện",
                "Đơn vị thực hiện nhiệm vụ",
                "Bộ phận tham mưu",
                "Phân công",
                "Phân công thực hiện",
                "Đơn vị chủ trì, phối hợp",
                "Người phụ trách",
                "Công chức thực hiện",
                "Đầu mối",
                "Trách nhiệm thực hiện",
                "Cán bộ phụ trách",
                "Nhóm thực hiện",
                "Cơ quan thực hiện rà soát|Chủ trì",
                "Tổ chức thực hiện|Đơn vị",
            ],
            Some(LEAD),
        );
        all(
            &[
                "Đơn vị phối hợp",
                "Cơ quan phối hợp thực hiện",
                "Phối hợp",
                "Cơ quan thực hiện|Phối hợp",
                "Phối hợp|Đơn vị",
                "Thành phần tham gia",
                "Cơ quan liên quan",
            ],
            Some(COORDINATING),
        );
    }

    #[test]
    fn what_comes_of_it() {
        all(
            &[
                "Kết quả",
                "Kết quả đạt được",
                "Dự kiến sản phẩm",
                "Sản phẩm, kết quả đầu ra",
                "Hình thức",
                "Kết quả thực hiện nhiệm vụ",
                "Chỉ tiêu đạt được",
                "Minh chứng",
                "Tài liệu kiểm chứng",
            ],
            Some(RESULT),
        );
    }

    #[test]
    fn other_words_mean_nothing() {
        all(&["", "Nguyễn Văn Mẫu", "Mức khó", "Thuyết minh"], None);
    }
}
