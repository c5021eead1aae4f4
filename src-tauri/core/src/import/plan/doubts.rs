//! What is worth a look, and what stands in the way, cell by cell. Everything stays as the file has it.

use super::read::{Remark, RowRead, Use};
use super::rows::Body;
use super::shape;
use super::table::{Cell, MOST_LETTERS, Origin};
use super::words::Means;
use crate::import::encoding;
use crate::import::workbook::{cell_name, shortened};
use crate::plan::check::missing;
use crate::plan::{Kind, Role};
use crate::value::format_number;

/// The most letters of a label.
const MOST_IN_LABEL: usize = 50;

/// The most sentences of a kind; the rest is counted.
const MOST: usize = 200;

/// What was found in a table.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) problems: Vec<Remark>,
    pub(super) doubts: Vec<Remark>,
}

/// The first sentences, and how many more there are.
pub(super) fn capped(mut remarks: Vec<Remark>) -> Vec<Remark> {
    if remarks.len() > MOST {
        let more = remarks.len() - MOST;
        remarks.truncate(MOST);
        remarks.push(Remark::whole(format!("… và {more} chỗ khác")));
    }
    remarks
}

impl Body<'_> {
    /// A place of the table in words: "Bảng 1, dòng 31, cột Kết quả", "Sheet1!F31".
    pub(super) fn place(&self, row: Option<usize>, column: Option<usize>) -> String {
        let grid = &self.piece.grid;
        let number = row.and_then(|row| grid.rows.get(row)).map(|row| row.number);
        if let (true, Some(number), Some(column)) = (grid.sheet, number, column) {
            let (row, column) = (u32::try_from(number), u32::try_from(column));
            let name = cell_name(row.unwrap_or(0), column.unwrap_or(0));
            return format!("{}!{name}", shortened(&grid.place));
        }
        let mut place = grid.place.clone();
        if let Some(row) = row.and_then(|row| grid.rows.get(row)) {
            place += &format!(", {}", self.piece.place(row));
        }
        if let Some(column) = column.and_then(|column| self.laid.columns.get(column)) {
            place += &format!(", cột {}", shortened(&column.heading));
        }
        place
    }

    /// A sentence about a place of the table.
    pub(super) fn remark(&self, row: Option<usize>, role: Option<Role>, text: String) -> Remark {
        let order = row.map(|row| self.order(row));
        let column =
            order.and_then(|order| order.iter().position(|own| own.is_some() && *own == role));
        Remark {
            table: Some(self.table),
            row,
            role,
            place: self.place(row, column),
            text,
            offers: Vec::new(),
        }
    }

    /// Everything worth saying of a table that is taken in.
    pub(super) fn remarks(&self, rows: &[RowRead]) -> Found {
        let mut found = Found::default();
        self.of_columns(&mut found);
        for swap in self.swaps.iter().filter(|swap| swap.accepted) {
            found
                .doubts
                .push(self.remark(Some(swap.from), None, swap.text.clone()));
        }
        let used = || rows.iter().filter(|row| row.used);
        let has_lead = used().any(|row| !row.node.lead.is_empty());
        let used: Vec<&RowRead> = used().collect();
        for (at, row) in used.iter().enumerate() {
            self.of_cells(row, &mut found);
            if row.node.kind == Kind::Task {
                // The tasks below a parent say who does it.
                let below = used[at + 1..].iter();
                let mut below = below.take_while(|own| own.node.level > row.node.level);
                let wants_lead = has_lead && below.all(|own| own.node.lead.is_empty());
                self.of_task(row, at > 0, wants_lead, &mut found);
            }
        }
        found
    }

    fn of_columns(&self, found: &mut Found) {
        for wanted in Use::ALL {
            let columns = self.laid.columns.iter();
            let named = columns.filter(|column| column.role == Some(wanted));
            let named: Vec<String> = named
                .map(|column| format!("“{}”", column.heading))
                .collect();
            if named.len() > 1 {
                found.problems.push(self.remark(
                    None,
                    wanted.role(),
                    format!(
                        "các cột {} cùng được đọc là {}. Chọn lại nghĩa của cột.",
                        named.join(", "),
                        wanted.word()
                    ),
                ));
            }
        }
        self.of_content(found);
        if self.piece.heading.is_none() && self.piece.prose.is_none() {
            let text = "không có hàng tiêu đề; nghĩa của các cột được đoán theo nội dung. Kiểm tra lại từng cột.";
            found.doubts.push(self.remark(None, None, text.to_owned()));
        }
        let rows = &self.piece.grid.rows[self.first().min(self.piece.grid.rows.len())..];
        for (at, column) in self.laid.columns.iter().enumerate() {
            let holds = rows.iter().any(|row| {
                let cell = &row.cells[at];
                cell.origin == Origin::Own && !cell.is_blank()
            });
            // What was taken out of the question is not asked again.
            if self.laid.mended[at] || !holds {
                continue;
            }
            let text = match (column.role, self.piece.means(at).and_then(Means::role)) {
                (Some(Use::Role(own)), Some(role)) if own.further().is_some() => format!(
                    "cột này cũng giống {}; chỉ một cột được đọc là {0}, cột này giữ thành cột riêng của phụ lục. Chọn lại nếu cần.",
                    role.word()
                ),
                (Some(_), _) => continue,
                (None, _) => format!(
                    "cột này chưa rõ là gì và phụ lục đã đủ {} cột riêng nên không nhập. Chọn nghĩa của cột nếu cần.",
                    Role::FURTHER.len()
                ),
            };
            let mut remark = self.remark(None, None, text);
            remark.place = self.place(None, Some(at));
            found.doubts.push(remark);
        }
    }

    /// What is wrong with, or worth saying of, the choice of the content.
    fn of_content(&self, found: &mut Found) {
        let columns = &self.laid.columns;
        let content = columns.iter().position(|column| column.is(Role::Content));
        let text = match content {
            None => "chưa có cột nào là nội dung công việc. Chọn cột đó trong bảng.".to_owned(),
            Some(_) if self.laid.is_doubtful() => format!(
                "chưa rõ cột nào là nội dung công việc: {}. Chọn một cột.",
                self.laid.candidates(self.piece).join(" hay ")
            ),
            Some(at) if self.laid.decided.guessed && !self.laid.mended[at] => {
                let text = "tiêu đề lạ; được đọc là nội dung công việc theo chữ trong các ô. Kiểm tra lại nghĩa của cột.";
                let mut remark = self.remark(None, Some(Role::Content), text.to_owned());
                remark.place = self.place(None, Some(at));
                found.doubts.push(remark);
                return;
            }
            Some(_) => return,
        };
        let remark = self.remark(None, Some(Role::Content), text);
        found.problems.push(remark);
    }

    /// The cell under a role, unless the officer has mended its text.
    fn cell(&self, row: usize, role: Role) -> Option<&Cell> {
        if self.mends.texts.contains_key(&(self.table, row, role)) {
            return None;
        }
        let column = self.order(row).iter().position(|own| *own == Some(role))?;
        let cell = self.piece.grid.rows.get(row)?.cells.get(column)?;
        (cell.origin == Origin::Own).then_some(cell)
    }

    fn of_cells(&self, read: &RowRead, found: &mut Found) {
        for role in Role::ALL {
            let text = read.node.text(role);
            if let Some(code) = encoding::of(text) {
                let remark = self.remark(Some(read.row), Some(role), code.sentence());
                found.problems.push(remark);
                continue;
            }
            if shape::has_markup(text) {
                let text =
                    "lẫn ký hiệu của trang web (<…>); giữ nguyên như nguồn, xóa tại đây nếu thừa.";
                found
                    .doubts
                    .push(self.remark(Some(read.row), Some(role), text.to_owned()));
            }
            let cell = self.cell(read.row, role);
            let most = match role {
                Role::Label => MOST_IN_LABEL,
                _ => MOST_LETTERS,
            };
            let own = || Some(text.chars().count()).filter(|letters| *letters > most);
            let letters = cell.and_then(|cell| cell.too_long);
            if let Some(letters) = letters.or_else(|| if text.len() > most { own() } else { None })
            {
                let text = format!(
                    "ô dài {} chữ, quá dài (nhiều nhất {}). Rút ngắn trong tệp hoặc tại đây, hoặc bỏ dòng này.",
                    format_number(letters.into()),
                    format_number(most.into()),
                );
                found
                    .problems
                    .push(self.remark(Some(read.row), Some(role), text));
            }
            let Some(cell) = cell else {
                continue;
            };
            if let Some(strange) = &cell.strange {
                found
                    .doubts
                    .push(self.remark(Some(read.row), Some(role), format!("{strange}.")));
            }
        }
    }

    fn of_task(&self, read: &RowRead, below: bool, wants_lead: bool, found: &mut Found) {
        let times = self.times;
        let node = &read.node;
        let row = Some(read.row);
        let mut doubt =
            |role: Option<Role>, text: String| found.doubts.push(self.remark(row, role, text));
        for role in [
            Role::Content,
            Role::Time,
            Role::Lead,
            Role::Coordinating,
            Role::Result,
        ] {
            let slipped = shape::slipped_number(node.text(role));
            if let (Some(number), false) = (slipped, node.joined.contains(&role)) {
                doubt(
                    Some(role),
                    format!(
                        "có thể lẫn số trang “{number}” ở đầu ô; giữ nguyên như nguồn, xóa tại đây nếu thừa."
                    ),
                );
            }
        }
        if let Some(date) = shape::impossible_date(&node.time) {
            doubt(
                Some(Role::Time),
                format!("ngày {date} không có trong lịch. Sửa lại thời gian."),
            );
        } else if !node.time.is_empty() && node.schedule.is_none() && !times.is_read(&node.time) {
            let time = shortened(&node.time);
            let text = match times.proposal(&node.time) {
                Some(words) => format!(
                    "chưa chắc về thời gian “{time}”, đề xuất: {words}; giữ nguyên chữ và sẽ hỏi lại khi theo dõi."
                ),
                None => {
                    format!("chưa hiểu thời gian “{time}”; giữ nguyên và sẽ hỏi lại khi theo dõi.")
                }
            };
            doubt(Some(Role::Time), text);
        }
        let lower = node
            .content
            .chars()
            .next()
            .is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')'));
        let rest = node.content.is_empty() || lower;
        let goes_on = below && node.label.is_empty() && rest;
        if goes_on {
            let text = "có thể là phần tiếp của dòng trên bị ngắt sang trang. \
                        Nếu đúng, ghép chữ vào dòng trên rồi bỏ dòng này.";
            doubt(Some(Role::Content), text.to_owned());
        }
        // A time and a result are often left blank on purpose; of a plan that has them they are told once it is there.
        let told = |role: &Role| match role {
            Role::Content => !goes_on,
            Role::Lead => wants_lead,
            _ => false,
        };
        for role in missing(node).into_iter().filter(told) {
            doubt(Some(role), format!("chưa có {}.", role.word()));
        }
        if times.is_time(&node.lead) && !times.is_time(&node.time) {
            doubt(
                Some(Role::Lead),
                "trông như thời gian, không phải đơn vị. Kiểm tra lại cột.".to_owned(),
            );
        }
    }
}
