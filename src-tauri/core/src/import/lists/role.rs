//! What a column of a list is, by the words of its heading. The words are data: a new one is a line.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::value::fold_name;

/// What stands in a column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ListRole")]
pub enum Role {
    /// The code of the dossier.
    Code,
    /// The code of its procedure.
    Procedure,
    /// The name of its procedure.
    Title,
    /// Its field.
    Field,
    /// The unit that has it.
    Unit,
    /// How it was handed in.
    Channel,
    /// Where it stands.
    Status,
    /// When it was sent: shown, not kept.
    Submitted,
    /// When it was received.
    Received,
    /// When its result is due.
    Due,
    /// When work on it ended.
    Finished,
    /// When its result was handed over.
    Returned,
    /// How its fee was paid.
    Payment,
    /// Whether its papers are digitised.
    Digitised,
    /// Whether its result is an electronic one.
    Electronic,
    /// Whether a slip apologises for its lateness.
    Apology,
    /// The number of the row.
    Ordinal,
    /// About a person: never kept.
    Personal,
    /// Known, but of no use here.
    Other,
}

impl Role {
    /// Those that are kept of a dossier.
    pub const KEPT: [Role; 15] = [
        Role::Code,
        Role::Procedure,
        Role::Title,
        Role::Field,
        Role::Unit,
        Role::Channel,
        Role::Status,
        Role::Received,
        Role::Due,
        Role::Finished,
        Role::Returned,
        Role::Payment,
        Role::Digitised,
        Role::Electronic,
        Role::Apology,
    ];

    /// As the officer reads it.
    pub fn word(self) -> &'static str {
        match self {
            Role::Code => "Mã hồ sơ",
            Role::Procedure => "Mã TTHC",
            Role::Title => "Tên TTHC",
            Role::Field => "Lĩnh vực",
            Role::Unit => "Đơn vị",
            Role::Channel => "Hình thức nộp",
            Role::Status => "Trạng thái",
            Role::Submitted => "Ngày nộp",
            Role::Received => "Ngày tiếp nhận",
            Role::Due => "Ngày hẹn trả",
            Role::Finished => "Ngày kết thúc xử lý",
            Role::Returned => "Ngày trả kết quả",
            Role::Payment => "Hình thức thanh toán",
            Role::Digitised => "Số hóa",
            Role::Electronic => "Kết quả điện tử",
            Role::Apology => "Phiếu xin lỗi",
            Role::Ordinal => "Số thứ tự",
            Role::Personal => "Thông tin cá nhân",
            Role::Other => "Không dùng",
        }
    }

    /// Whether its cells hold a moment.
    pub fn is_moment(self) -> bool {
        matches!(
            self,
            Role::Submitted | Role::Received | Role::Due | Role::Finished | Role::Returned
        )
    }
}

/// Whole headings, folded.
const WHOLE: &[(&str, Role)] = &[
    ("stt", Role::Ordinal),
    ("tt", Role::Ordinal),
    ("so tt", Role::Ordinal),
    ("so thu tu", Role::Ordinal),
    ("no", Role::Ordinal),
    ("ma", Role::Code),
    ("ma hs", Role::Code),
    ("so hs", Role::Code),
    ("so bien nhan", Role::Code),
    ("ma bien nhan", Role::Code),
    ("ma tra cuu", Role::Code),
    ("thu tuc", Role::Title),
    ("tthc", Role::Title),
    ("ten ho so", Role::Title),
    ("loai ho so", Role::Title),
    ("noi dung", Role::Title),
    ("ngay nop", Role::Submitted),
    ("ngay nhan", Role::Received),
    ("nhan ho so", Role::Received),
    ("hen tra", Role::Due),
    ("ngay tra", Role::Returned),
    ("tra ket qua", Role::Returned),
    ("kenh", Role::Channel),
    ("hinh thuc", Role::Channel),
    ("phi", Role::Other),
    ("le phi", Role::Other),
    ("tong", Role::Other),
    ("ghi chu", Role::Other),
    ("don vi", Role::Unit),
    ("co quan", Role::Unit),
    ("phong ban", Role::Unit),
    ("so hoa", Role::Digitised),
    ("ket qua", Role::Other),
    ("cccd", Role::Personal),
    ("cmnd", Role::Personal),
    ("sdt", Role::Personal),
    ("email", Role::Personal),
    ("ho va ten", Role::Personal),
    ("ho ten", Role::Personal),
    ("ten", Role::Personal),
];

/// Phrases within a heading, folded: of all that occur the one that stands first decides, the longer of two that
/// begin together. Persons come before what they did: "Người nhận hồ sơ" is a person.
const WITHIN: &[(&str, Role)] = &[
    ("nguoi", Role::Personal),
    ("ten nguoi", Role::Personal),
    ("ca nhan", Role::Personal),
    ("to chuc ca nhan", Role::Personal),
    ("ten to chuc", Role::Personal),
    ("ten ca nhan", Role::Personal),
    ("can bo", Role::Personal),
    ("chuyen vien", Role::Personal),
    ("cong chuc", Role::Personal),
    ("chu ho so", Role::Personal),
    ("chu ho", Role::Personal),
    ("chu so huu", Role::Personal),
    ("cong dan", Role::Personal),
    ("dia chi", Role::Personal),
    ("noi o", Role::Personal),
    ("noi cu tru", Role::Personal),
    ("dia ban", Role::Personal),
    ("ten dia ban", Role::Personal),
    ("dien thoai", Role::Personal),
    ("so dien thoai", Role::Personal),
    ("so cccd", Role::Personal),
    ("so cmnd", Role::Personal),
    ("can cuoc", Role::Personal),
    ("giay to tuy than", Role::Personal),
    ("so dinh danh", Role::Personal),
    ("ma dinh danh", Role::Personal),
    ("ngay sinh", Role::Personal),
    ("ma so thue", Role::Personal),
    ("ky nhan", Role::Personal),
    ("ma ho so", Role::Code),
    ("so ho so", Role::Code),
    ("ma so ho so", Role::Code),
    ("so bo ho so", Role::Other),
    ("ma tthc", Role::Procedure),
    ("ma so tthc", Role::Procedure),
    ("ma thu tuc", Role::Procedure),
    ("ma so thu tuc", Role::Procedure),
    ("ten thu tuc", Role::Title),
    ("ten tthc", Role::Title),
    ("thu tuc hanh chinh", Role::Title),
    ("noi dung ho so", Role::Title),
    ("trich yeu", Role::Title),
    ("ten dich vu", Role::Title),
    ("linh vuc", Role::Field),
    ("muc do", Role::Other),
    ("ngay nop", Role::Submitted),
    ("thoi gian nop", Role::Submitted),
    ("ngay gui", Role::Submitted),
    ("ngay dang ky", Role::Submitted),
    ("ngay nhan", Role::Received),
    ("ngay tiep nhan", Role::Received),
    ("thoi gian tiep nhan", Role::Received),
    ("thoi diem tiep nhan", Role::Received),
    ("ngay hen", Role::Due),
    ("ngay hen tra", Role::Due),
    ("thoi gian hen tra", Role::Due),
    ("hen tra ket qua", Role::Due),
    ("han tra", Role::Due),
    ("han giai quyet", Role::Due),
    ("han xu ly", Role::Due),
    ("thoi han", Role::Other),
    ("ngay ket thuc", Role::Finished),
    ("ngay co ket qua", Role::Finished),
    ("ngay hoan thanh", Role::Finished),
    ("ngay xu ly xong", Role::Finished),
    ("ngay giai quyet", Role::Finished),
    ("thoi gian hoan thanh", Role::Finished),
    ("ngay tra ket qua", Role::Returned),
    ("thoi gian tra ket qua", Role::Returned),
    ("ngay tra kq", Role::Returned),
    ("ngay thu", Role::Other),
    ("hinh thuc thanh toan", Role::Payment),
    ("phuong thuc thanh toan", Role::Payment),
    ("thanh toan qua", Role::Payment),
    ("trang thai thanh toan", Role::Other),
    ("hinh thuc nop", Role::Channel),
    ("hinh thuc tiep nhan", Role::Channel),
    ("hinh thuc nhan", Role::Channel),
    ("phuong thuc nhan", Role::Channel),
    ("phuong thuc nop", Role::Channel),
    ("phuong thuc tiep nhan", Role::Channel),
    ("loai tiep nhan", Role::Channel),
    ("kenh tiep nhan", Role::Channel),
    ("kenh thuc hien", Role::Channel),
    ("kenh nop", Role::Channel),
    ("nguon ho so", Role::Channel),
    ("trang thai", Role::Status),
    ("tinh trang", Role::Status),
    ("don vi tiep nhan", Role::Unit),
    ("don vi giai quyet", Role::Unit),
    ("don vi xu ly", Role::Unit),
    ("don vi thu ly", Role::Unit),
    ("co quan chu tri", Role::Unit),
    ("co quan giai quyet", Role::Unit),
    ("co quan tiep nhan", Role::Unit),
    ("co quan thuc hien", Role::Unit),
    ("phong ban", Role::Unit),
    ("so hoa", Role::Digitised),
    ("so hoa tphs", Role::Digitised),
    ("ket qua dien tu", Role::Electronic),
    ("kq dien tu", Role::Electronic),
    ("ky so ket qua", Role::Electronic),
    ("xin loi", Role::Apology),
    ("phieu xin loi", Role::Apology),
    ("ly do", Role::Other),
    ("so bien lai", Role::Other),
    ("mau so", Role::Other),
    ("ky hieu", Role::Other),
    ("phi le phi", Role::Other),
];

/// What a heading says its column is; none: a word nobody knows.
pub(super) fn of_heading(heading: &str) -> Option<Role> {
    let folded = fold_name(&apart(heading));
    let whole = WHOLE.iter().find(|(word, _)| *word == folded);
    if let Some((_, role)) = whole {
        return Some(*role);
    }
    let padded = format!(" {folded} ");
    let found = WITHIN.iter().filter_map(|(word, role)| {
        let place = padded.find(&format!(" {word} "))?;
        Some(((place, usize::MAX - word.len()), *role))
    });
    let persons = [
        "ca nhan",
        "can bo",
        "nguoi",
        "chu ho so",
        "cong dan",
        "chuyen vien",
    ];
    let named = persons
        .iter()
        .any(|word| padded.contains(&format!(" {word} ")));
    let role = found
        .min_by_key(|(order, _)| *order)
        .map(|(_, role)| role)?;
    // "Đơn vị/ cá nhân giải quyết" may name a person in any row.
    Some(match role {
        Role::Unit | Role::Title if named => Role::Personal,
        role => role,
    })
}

/// A heading that is the name of a property, "NgayTiepNhan", in words.
fn apart(heading: &str) -> String {
    let bare = heading.trim();
    let is_one = !bare.contains(char::is_whitespace) && bare.chars().all(char::is_alphanumeric);
    if !is_one || bare.chars().all(|c| !c.is_lowercase()) {
        return bare.to_owned();
    }
    let mut words = String::with_capacity(bare.len() + 8);
    let mut before = ' ';
    for c in bare.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(c);
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_what_its_column_is() {
        for (headings, role) in [
            (
                "Mã hồ sơ|SỐ HỒ SƠ|Mã hồ sơ hành chính|Mã số hồ sơ|MaHoSo|Số biên nhận",
                Role::Code,
            ),
            (
                "Mã TTHC|Mã thủ tục|Mã số TTHC|MaThuTuc|Mã thủ tục hành chính",
                Role::Procedure,
            ),
            (
                "Tên thủ tục hành chính|Thủ tục|Tên TTHC|Nội dung hồ sơ|Trích yếu|TrichYeuHoSo|TTHC",
                Role::Title,
            ),
            ("Lĩnh vực", Role::Field),
            ("Ngày nộp|Ngày nộp hồ sơ|Thời gian nộp", Role::Submitted),
            (
                "Ngày nhận|Ngày tiếp nhận|Ngày tiếp nhận hồ sơ|Thời gian tiếp nhận|NgayTiepNhan|Nhận hồ sơ",
                Role::Received,
            ),
            (
                "Ngày hẹn trả|Ngày hẹn trả kết quả|Hạn trả|Hạn giải quyết|NgayHenTra|Hẹn trả",
                Role::Due,
            ),
            (
                "Ngày kết thúc xử lý|Ngày có kết quả|Ngày hoàn thành",
                Role::Finished,
            ),
            (
                "Ngày trả|Ngày trả kết quả|NgayTra|Trả kết quả",
                Role::Returned,
            ),
            (
                "Hình thức nộp|Loại tiếp nhận|Kênh|Kênh thực hiện|Hình thức tiếp nhận|Phương thức nhận",
                Role::Channel,
            ),
            ("Trạng thái|Tình trạng|Tình trạng hồ sơ", Role::Status),
            (
                "Đơn vị tiếp nhận|Đơn vị giải quyết|Cơ quan chủ trì",
                Role::Unit,
            ),
            ("Hình thức thanh toán|Thanh toán qua", Role::Payment),
            ("Số hóa|Số hóa (TPHS)|Số hóa TPHS", Role::Digitised),
            ("Kết quả điện tử", Role::Electronic),
            ("STT|TT|Số TT", Role::Ordinal),
            (
                "Chủ hồ sơ|Người nộp|Địa chỉ|Số CCCD|Điện thoại|Tên người nộp|Họ và tên|ChuHoSo|DiaChiChuHoSo\
                 |SoDienThoaiChuHoSo|TenNguoiNhanHoSo|TenDiaBan|Tên tổ chức, cá nhân|Địa chỉ/SĐT|Ký nhận\
                 |Đơn vị/ cá nhân giải quyết|Cán bộ đang xử lý|Người tiếp nhận|Ngày sinh",
                Role::Personal,
            ),
            (
                "Mức độ|Phí|Lệ phí|Tổng|Phí, lệ phí|Số biên lai|Ghi chú|Lý do xin rút/ trả lại|Ngày thu\
                 |SoBoHoSo",
                Role::Other,
            ),
        ] {
            for heading in headings.split('|') {
                assert_eq!(of_heading(heading), Some(role), "{heading}");
            }
        }
        assert_eq!(of_heading("Chức danh"), None);
        assert_eq!(of_heading("Phí (VNĐ)"), None);
        assert_eq!(of_heading(""), None);
    }
}
