//! What the checker finds, and what it has to know beside the plan.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use crate::plan::meaning::Meaning;
use crate::plan::target::Target;
use crate::plan::{Node, Role};

/// What kind of thing was found. The order is the one in which the page lists the kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PlanFindingCode")]
pub enum Code {
    /// A number or date of a document that cannot be right, or does not agree with another.
    Citation,
    /// Targets that do not agree.
    Target,
    /// A time that is not understood.
    UnreadTime,
    /// A due date that hangs on an event or stands in another text, and that nobody follows.
    Untracked,
    /// A task without content.
    Content,
    /// A task without a time.
    Time,
    /// A task without a lead unit.
    Lead,
    /// A task without a result.
    Result,
    /// Labels that do not follow each other.
    Label,
    /// A task that is there already.
    Twice,
    /// What may have slipped into a cell.
    Noise,
}

impl Code {
    /// All of them, in order.
    pub const ALL: [Code; 11] = [
        Code::Citation,
        Code::Target,
        Code::UnreadTime,
        Code::Untracked,
        Code::Content,
        Code::Time,
        Code::Lead,
        Code::Result,
        Code::Label,
        Code::Twice,
        Code::Noise,
    ];

    /// Above a list of them: "Số, ngày văn bản".
    pub fn title(self) -> &'static str {
        match self {
            Code::Citation => "Số, ngày văn bản",
            Code::Target => "Chỉ tiêu",
            Code::UnreadTime => "Thời gian chưa hiểu",
            Code::Untracked => "Hạn chưa theo dõi",
            Code::Content => "Thiếu nội dung",
            Code::Time => "Thiếu thời gian",
            Code::Lead => "Thiếu đơn vị chủ trì",
            Code::Result => "Thiếu kết quả",
            Code::Label => "Số thứ tự",
            Code::Twice => "Nhiệm vụ trùng nhau",
            Code::Noise => "Chữ lạ trong ô",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The line; none: the plan's head or the decision's text.
    pub node: Option<i64>,
    /// Where in the head: "Tên kế hoạch", "Quyết định"; empty for lines.
    pub head: &'static str,
    /// The cell.
    pub role: Option<Role>,
    /// What kind.
    pub code: Code,
    /// The sentence, without its place.
    pub text: String,
    /// Whether it cannot be right; else it is only worth a look.
    pub error: bool,
}

impl Found {
    pub(super) fn at(node: &Node, role: Role, code: Code, text: String) -> Found {
        Found {
            node: Some(node.id),
            head: "",
            role: Some(role),
            code,
            text,
            error: false,
        }
    }
}

/// A text of the plan's head or of its decision: where it stands, and the text.
pub type HeadText<'a> = (&'static str, &'a str);

/// What a check needs to know beside the plan.
pub struct Known<'a> {
    /// The decision's texts.
    pub decision: &'a [HeadText<'a>],
    /// Where the lines are.
    pub places: &'a HashMap<i64, String>,
    /// What the text of a time means.
    pub time: &'a dyn Fn(&str) -> Option<&'a Meaning>,
    /// The targets of the lines: those recognised in their texts and those accepted.
    pub targets: &'a [(i64, Target)],
}
