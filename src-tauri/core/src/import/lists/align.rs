//! Headings and data that stand beside each other: real exports have twelve headings over eleven cells, so that
//! everything stands a column to the left of its heading.

use super::role::Role;
use super::shape::Shape;

/// A heading with what it says its column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The column it stands in, from 0.
    pub(super) column: u32,
    /// Its words.
    pub(super) text: String,
    /// What it says.
    pub(super) role: Option<Role>,
}

/// For each heading the column of its data; none: no data stands there. The headings' own columns unless what stands
/// in them speaks against it and another order, headings left out, fits better.
pub(super) fn aligned(heads: &[Head], shapes: &[Shape]) -> Vec<Option<u32>> {
    let own: Vec<Option<u32>> = heads.iter().map(|head| Some(head.column)).collect();
    let wrong = heads.iter().any(|head| {
        let shape = shapes.get(head.column as usize);
        head.role.and_then(|role| shape?.fits(role)) == Some(false)
    });
    if !wrong {
        return own;
    }
    let (found, best) = in_order(heads, shapes);
    let kept: f64 = heads
        .iter()
        .map(|head| score(head, shapes.get(head.column as usize)))
        .sum();
    match best > kept + 1.0 {
        true => found,
        false => own,
    }
}

fn score(head: &Head, shape: Option<&Shape>) -> f64 {
    let Some(shape) = shape.filter(|shape| !shape.is_blank()) else {
        return 0.0;
    };
    match head.role.and_then(|role| shape.fits(role)) {
        Some(true) if head.role == Some(Role::Code) => 4.0,
        Some(true) => 2.0,
        Some(false) => -3.0,
        // Where nobody can tell, persons are hardly where no name is.
        None if head.role == Some(Role::Personal) && shape.is_nameless() => -0.5,
        None => 0.0,
    }
}

/// A heading without data, or data without a heading, on the way through both.
const LEFT_OUT: f64 = -0.75;

/// The best pairs of headings and columns that keep the order of both, and how good they are.
fn in_order(heads: &[Head], shapes: &[Shape]) -> (Vec<Option<u32>>, f64) {
    // What data stand before the first heading, or behind the last, belongs to no table of steps: blank columns are free.
    let free = |column: usize| {
        if shapes[column].is_blank() {
            0.0
        } else {
            LEFT_OUT
        }
    };
    let (rows, columns) = (heads.len(), shapes.len());
    let mut best = vec![vec![0.0; columns + 1]; rows + 1];
    for row in (0..=rows).rev() {
        for column in (0..=columns).rev() {
            if row == rows && column == columns {
                continue;
            }
            let mut most = f64::NEG_INFINITY;
            if row < rows {
                most = most.max(LEFT_OUT + best[row + 1][column]);
            }
            if column < columns {
                most = most.max(free(column) + best[row][column + 1]);
            }
            if row < rows && column < columns {
                most = most.max(score(&heads[row], shapes.get(column)) + best[row + 1][column + 1]);
            }
            best[row][column] = most;
        }
    }
    let mut found = vec![None; rows];
    let (mut row, mut column) = (0, 0);
    while row < rows {
        let here = best[row][column];
        let together = match column < columns {
            true => score(&heads[row], shapes.get(column)) + best[row + 1][column + 1],
            false => f64::NEG_INFINITY,
        };
        if (here - together).abs() < 1e-9 {
            found[row] = u32::try_from(column).ok();
            (row, column) = (row + 1, column + 1);
        } else if (here - (LEFT_OUT + best[row + 1][column])).abs() < 1e-9 {
            row += 1;
        } else {
            column += 1;
        }
    }
    (found, best[0][0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lists::role::of_heading;
    use crate::import::lists::shape::Given;

    fn heads(text: &str) -> Vec<Head> {
        let all = text.split('|').enumerate();
        all.map(|(at, text)| Head {
            column: u32::try_from(at).unwrap(),
            text: text.to_owned(),
            role: of_heading(text),
        })
        .collect()
    }

    fn shapes(rows: &[&str]) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for row in rows {
            for (at, text) in row.split('|').enumerate() {
                if shapes.len() <= at {
                    shapes.push(Shape::default());
                }
                shapes[at].see(&Given {
                    column: 0,
                    text: text.to_owned(),
                    moment: None,
                    number: None,
                });
            }
        }
        shapes
    }

    /// Where the data of each heading stand, "." for none.
    fn places(heads: &[Head], shapes: &[Shape]) -> String {
        let found = aligned(heads, shapes).into_iter();
        let found = found.map(|own| own.map_or(".".to_owned(), |column| column.to_string()));
        found.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn data_stand_under_their_headings_unless_they_say_otherwise() {
        let twelve = "STT|Đơn vị tiếp nhận|Người tiếp nhận|Tên thủ tục hành chính|Mã hồ sơ|Trạng thái|Địa chỉ\
                      |Người nộp|Chủ hồ sơ|Ngày nộp hồ sơ|Ngày nhận|Ngày hẹn trả";
        let eleven = [
            "1|UBND phường Mẫu|Đăng ký khai sinh kết hợp nhận cha, mẹ, con|H24-260115-0001|Đang xử lý|Tổ 1\
             |Nguyễn Văn Mẫu|Nguyễn Văn Mẫu|06/11/2026|06/11/2026|09/11/2026",
            "2|UBND phường Mẫu|Chứng thực bản sao từ bản chính giấy tờ|H24-260115-0002|Đã trả kết quả|Tổ 2\
             |Trần Thị Mẫu|Trần Thị Mẫu|07/11/2026|07/11/2026|10/11/2026",
        ];
        assert_eq!(
            places(&heads(twelve), &shapes(&eleven)),
            "0 1 . 2 3 4 5 6 7 8 9 10"
        );
        let full = eleven.map(|row| row.replacen("phường Mẫu|", "phường Mẫu|Lê Văn Mẫu|", 1));
        let full: Vec<&str> = full.iter().map(String::as_str).collect();
        assert_eq!(
            places(&heads(twelve), &shapes(&full)),
            "0 1 2 3 4 5 6 7 8 9 10 11"
        );
    }

    #[test]
    fn three_headings_without_data_are_found() {
        let heads = heads(
            "STT|Lĩnh vực|Tên thủ tục hành chính|Mã hồ sơ|Trạng thái|Địa chỉ|Người nộp|Chủ hồ sơ|Ngày nộp hồ sơ\
             |Ngày nhận|Ngày hẹn trả|Đơn vị/ cá nhân giải quyết",
        );
        let nine = shapes(&[
            "1|Hộ tịch|Đăng ký khai sinh kết hợp nhận cha, mẹ, con|H24-260115-0001|Đang xử lý|Nguyễn Văn Mẫu|06/11/2026\
             |07/11/2026|09/11/2026",
            "2|Đất đai|Chuyển mục đích sử dụng đất của hộ gia đình|H24-260115-0002|Đang xử lý|Trần Thị Mẫu|06/11/2026\
             |08/11/2026|10/11/2026",
        ]);
        let found = places(&heads, &nine);
        assert!(found.starts_with("0 1 2 3 4 "), "{found}");
        assert!(found.ends_with(" 6 7 8 ."), "{found}");
    }
}
