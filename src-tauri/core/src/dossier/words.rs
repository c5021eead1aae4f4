//! What a status is called.

use super::Status;

impl Status {
    /// As the officer says it: "đang xử lý".
    pub fn words(self) -> &'static str {
        match self {
            Status::Registered => "mới đăng ký",
            Status::Refused => "không được tiếp nhận",
            Status::Accepted => "được tiếp nhận",
            Status::Processing => "đang xử lý",
            Status::AwaitingPapers => "yêu cầu bổ sung giấy tờ",
            Status::AwaitingPayment => "yêu cầu thực hiện nghĩa vụ tài chính",
            Status::Stopped => "dừng xử lý",
            Status::Withdrawn => "công dân rút hồ sơ",
            Status::SentBack => "trả lại",
            Status::Done => "đã xử lý xong",
            Status::Returned => "đã trả kết quả",
        }
    }
}
