//! What Typst says of a template, in the words of whoever in the office made it.

/// What stands in Typst's own sentences, and what is said instead; `{}` stands for what changes.
const SENTENCES: &[(&str, &str)] = &[
    ("unknown variable: {}", "không có tên nào là “{}”"),
    ("unknown function: {}", "không có hàm nào là “{}”"),
    ("unclosed delimiter", "một dấu ngoặc mở mà không đóng"),
    ("unexpected closing {}", "dấu đóng “{}” thừa"),
    ("unclosed string", "một dấu nháy mở mà không đóng"),
    ("unclosed raw text", "một dấu ` mở mà không đóng"),
    ("missing argument: {}", "hàm còn thiếu “{}”"),
    ("unexpected argument: {}", "hàm không nhận “{}”"),
    ("unexpected argument", "hàm nhận thừa một giá trị"),
    ("duplicate argument: {}", "“{}” viết hai lần"),
    ("expected {}, found {}", "cần {}, gặp {}"),
    ("expected {}", "cần {}"),
    ("unexpected {}", "{} không đứng ở đây được"),
    (
        "dictionary does not contain key {}",
        "dữ liệu không có mục {}",
    ),
    (
        "array index out of bounds {}",
        "danh sách không có phần tử thứ {}",
    ),
    (
        "label {} does not exist in the document",
        "không có nhãn {} trong văn bản",
    ),
    (
        "file not found {}",
        "không có tệp đó; mẫu chỉ đọc các tệp trong thư mục của nó",
    ),
    ("unknown font family: {}", "không có phông chữ {}"),
    (
        "maximum function call depth exceeded",
        "mẫu tự gọi mình mãi không dừng",
    ),
    ("maximum layout depth exceeded", "mẫu lồng vào nhau quá sâu"),
    ("loop seems to be infinite", "vòng lặp không dừng"),
    (
        "condition is always true",
        "điều kiện luôn đúng: vòng lặp không dừng",
    ),
    (
        "cannot {}",
        "không làm được phép này (nguyên văn: “cannot {}”)",
    ),
];

/// What kinds of values are called.
const KINDS: &[(&str, &str)] = &[
    ("integer", "số nguyên"),
    ("float", "số lẻ"),
    ("string", "chữ"),
    ("boolean", "đúng/sai"),
    ("array", "danh sách"),
    ("dictionary", "nhóm mục"),
    ("content", "nội dung"),
    ("function", "hàm"),
    ("length", "độ dài"),
    ("color", "màu"),
    ("none", "trống (none)"),
    ("auto", "tự động (auto)"),
    ("expression", "biểu thức"),
    ("identifier", "tên"),
    ("comma", "dấu phẩy"),
    ("colon", "dấu hai chấm"),
    ("semicolon or line break", "dấu chấm phẩy hoặc xuống dòng"),
    ("end of file", "hết tệp"),
    ("end of block", "hết khối"),
];

/// In Vietnamese; what is not known stays as Typst says it, marked as its own words.
pub(crate) fn told(said: &str) -> String {
    let mut sentences = SENTENCES.iter();
    let found = sentences.find_map(|(own, told)| filled(own, told, said));
    found.unwrap_or_else(|| match said.is_ascii() {
        true => format!("Typst không hiểu chỗ này (nguyên văn: “{said}”)"),
        // A sentence of the template itself.
        false => said.to_owned(),
    })
}

/// The sentence said instead, with what changes in its places.
fn filled(own: &str, told: &str, said: &str) -> Option<String> {
    let mut rest = said;
    let mut parts = own.split("{}");
    rest = rest.strip_prefix(parts.next()?)?;
    let mut values = Vec::new();
    for part in parts {
        let end = match part {
            "" => rest.len(),
            part => rest.find(part)?,
        };
        values.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    if !rest.is_empty() {
        return None;
    }
    let mut text = told.to_owned();
    for value in values {
        text = text.replacen("{}", kind(value), 1);
    }
    Some(text)
}

fn kind(value: &str) -> &str {
    let known = KINDS.iter().find(|(own, _)| *own == value);
    known.map_or(value, |(_, told)| told)
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn what_typst_says_is_told_in_vietnamese() {
        for (said, expected) in [
            ("unknown variable: ten", "không có tên nào là “ten”"),
            ("unclosed delimiter", "một dấu ngoặc mở mà không đóng"),
            ("expected integer, found string", "cần số nguyên, gặp chữ"),
            (
                "expected length or auto, found none",
                "cần length or auto, gặp trống (none)",
            ),
            ("expected expression", "cần biểu thức"),
            ("unexpected end of file", "hết tệp không đứng ở đây được"),
            ("missing argument: body", "hàm còn thiếu “body”"),
            (
                "cannot add integer and string",
                "không làm được phép này (nguyên văn: “cannot add integer and string”)",
            ),
            (
                "something new",
                "Typst không hiểu chỗ này (nguyên văn: “something new”)",
            ),
            ("thiếu tên đơn vị", "thiếu tên đơn vị"),
        ] {
            assert_eq!(told(said), expected);
        }
    }
}
