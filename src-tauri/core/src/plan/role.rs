//! What the columns of a plan's table hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a column holds. In the data file and on the wire under its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// TT, STT.
    Label,
    /// Nội dung công việc, Nhiệm vụ.
    Content,
    /// Thời gian thực hiện, hoàn thành.
    Time,
    /// Đơn vị, cơ quan chủ trì.
    Lead,
    /// Đơn vị, cơ quan phối hợp.
    Coordinating,
    /// Kết quả, dự kiến sản phẩm.
    Result,
    /// Ghi chú.
    Note,
    /// The first column of the office's own, whose heading alone says what it holds: "Lĩnh vực", "Kinh phí".
    Further1,
    /// The second one.
    Further2,
    /// The third one.
    Further3,
    /// The fourth one.
    Further4,
    /// The fifth one.
    Further5,
    /// The sixth one.
    Further6,
}

impl Role {
    /// All roles, in the usual order of an appendix.
    pub const ALL: [Role; 13] = [
        Role::Label,
        Role::Content,
        Role::Time,
        Role::Lead,
        Role::Coordinating,
        Role::Result,
        Role::Note,
        Role::Further1,
        Role::Further2,
        Role::Further3,
        Role::Further4,
        Role::Further5,
        Role::Further6,
    ];

    /// The columns of the office's own that an appendix may have besides.
    pub const FURTHER: [Role; 6] = {
        let [.., a, b, c, d, e, f] = Role::ALL;
        [a, b, c, d, e, f]
    };

    /// Which column of the office's own it is, from 0; none for what the program knows.
    pub fn further(self) -> Option<usize> {
        Role::FURTHER.iter().position(|role| *role == self)
    }

    /// Its name in the data file and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Role::Label => "label",
            Role::Content => "content",
            Role::Time => "time",
            Role::Lead => "lead",
            Role::Coordinating => "coordinating",
            Role::Result => "result",
            Role::Note => "note",
            Role::Further1 => "further1",
            Role::Further2 => "further2",
            Role::Further3 => "further3",
            Role::Further4 => "further4",
            Role::Further5 => "further5",
            Role::Further6 => "further6",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The heading it has when the office has not said otherwise.
    pub fn heading(self) -> &'static str {
        match self {
            Role::Label => "TT",
            Role::Content => "Nội dung công việc",
            Role::Time => "Thời gian thực hiện/ hoàn thành",
            Role::Lead => "Đơn vị chủ trì",
            Role::Coordinating => "Đơn vị phối hợp",
            Role::Result => "Kết quả",
            Role::Note => "Ghi chú",
            Role::Further1 => "Cột riêng 1",
            Role::Further2 => "Cột riêng 2",
            Role::Further3 => "Cột riêng 3",
            Role::Further4 => "Cột riêng 4",
            Role::Further5 => "Cột riêng 5",
            Role::Further6 => "Cột riêng 6",
        }
    }
}
