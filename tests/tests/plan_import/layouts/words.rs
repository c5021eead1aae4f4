//! The words that tables are made of, and chance.

/// Numbers that look like chance and are the same in every run.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    pub(super) fn one<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Column {
    Label,
    Content,
    Time,
    Start,
    Lead,
    Coordinating,
    Result,
    Note,
    Code,
    Group,
    Basis,
}

/// The words that offices have for a column.
pub(super) fn words(column: Column) -> &'static [&'static str] {
    match column {
        Column::Label => &["TT", "STT", "Stt", "Số TT", "T.T"],
        Column::Content => &[
            "Nội dung công việc",
            "Nhiệm vụ",
            "Nội dung nhiệm vụ",
            "NHIỆM VỤ, GIẢI PHÁP",
            "Tên nhiệm vụ",
            "Công việc",
            "Nội dung tuyên truyền",
            "Tên thủ tục hành chính",
            "Hoạt động",
            "Đầu việc",
        ],
        Column::Time => &[
            "Thời gian hoàn thành",
            "Thời hạn",
            "Tiến độ",
            "Hạn xử lý",
            "Lộ trình thực hiện",
            "Thời gian thực hiện/ hoàn thành",
            "Thời hạn hoàn thành nhiệm vụ",
        ],
        Column::Start => &["Thời gian bắt đầu", "Ngày bắt đầu"],
        Column::Lead => &[
            "Đơn vị chủ trì",
            "CƠ QUAN CHỦ TRÌ",
            "Phân công",
            "Bộ phận tham mưu",
            "Công chức thực hiện",
            "Đầu mối",
            "Trách nhiệm thực hiện",
            "Cơ quan, đơn vị thực hiện",
        ],
        Column::Coordinating => &["Đơn vị phối hợp", "Cơ quan phối hợp thực hiện", "Phối hợp"],
        Column::Result => &[
            "Kết quả",
            "Dự kiến sản phẩm",
            "Sản phẩm, kết quả đầu ra",
            "Chỉ tiêu đạt được",
            "Minh chứng",
        ],
        Column::Note => &["Ghi chú"],
        Column::Code => &["Mã nhiệm vụ", "Mã số"],
        Column::Group => &["Nhóm nhiệm vụ", "Loại nhiệm vụ", "Lĩnh vực", "Mục tiêu"],
        Column::Basis => &["Văn bản giao nhiệm vụ", "Căn cứ đề xuất nhiệm vụ"],
    }
}

pub(super) const ACTS: &[&str] = &[
    "Rà soát",
    "Ban hành",
    "Niêm yết",
    "Kiểm tra",
    "Tập huấn",
    "Số hóa",
];
pub(super) const THINGS: &[&str] = &[
    "thủ tục hành chính thuộc thẩm quyền",
    "quy trình nội bộ của các phòng",
    "kết quả giải quyết hồ sơ, nhiệm vụ được giao",
    "việc tiếp nhận phản ánh, kiến nghị",
    "kế hoạch",
];
pub(super) const TIMES: &[&str] = &[
    "Quý I/2026",
    "Thường xuyên",
    "Tháng 6/2026",
    "Trước 30/8/2026",
    "Hàng quý",
    "Khi có yêu cầu",
    "2026",
];
pub(super) const UNITS: &[&str] = &[
    "Văn phòng HĐND và UBND",
    "Phòng Tư pháp",
    "Trung tâm Phục vụ hành chính công",
    "Các phòng chuyên môn; Công an phường",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
];
pub(super) const RESULTS: &[&str] = &[
    "Báo cáo",
    "Kế hoạch",
    "Quyết định",
    "Danh mục được công bố",
    "90%",
];
pub(super) const TITLES: &[&str] = &[
    "Công tác chỉ đạo, điều hành",
    "KIỂM SOÁT THỦ TỤC HÀNH CHÍNH",
    "Nhiệm vụ trọng tâm",
    "Truyền thông",
];
