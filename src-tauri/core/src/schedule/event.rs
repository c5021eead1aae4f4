//! What happens on an event: "khi có phát sinh", "10 ngày sau khi ban hành", "theo tiến độ".

use super::name::day;
use super::token::{Reader, Token};

/// How a task hangs on its event. The later ones say more of a due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// It is done when the event comes: "khi có phát sinh", "theo yêu cầu".
    Arising,
    /// When it is due stands in another text or is said by somebody: "theo lộ trình", "định kỳ, đột xuất".
    Elsewhere,
    /// It is due so many days after: "10 ngày kể từ ngày ban hành".
    After,
}

/// How what happens on an event begins.
const ARISING: &[&str] = &["neu co", "co phat sinh", "phat sinh", "dot xuat"];

/// What a task goes by that somebody says when it comes: "theo yêu cầu".
const CALLS: &[&str] = &[
    "yeu cau",
    "de nghi",
    "chi dao",
    "su chi dao",
    "thuc te",
    "tinh hinh",
    "nhu cau",
    "tung dot",
    "dot",
    "vu viec",
];

/// What a task goes by that says itself when something is due: "theo lộ trình".
const TEXTS: &[&str] = &[
    "ke hoach",
    "kh",
    "lo trinh",
    "tien do",
    "phan cong",
    "su phan cong",
    "quy dinh",
    "thoi gian quy dinh",
    "thoi han quy dinh",
    "thoi han",
    "thoi gian",
    "chuong trinh",
    "van ban",
    "quyet dinh",
    "qd",
    "nghi quyet",
    "nghi dinh",
    "thong tu",
    "cong van",
    "thong bao",
    "huong dan",
    "de an",
    "du an",
    "lich",
    "luat",
];

/// Reads what happens on an event, to the end of its words.
pub(super) fn event(reader: &mut Reader) -> Option<Tie> {
    reader
        .attempt(neither_here_nor_there)
        .or_else(|| reader.attempt(days_after))
        .or_else(|| reader.attempt(arising))
        .or_else(|| reader.attempt(by))
}

/// "Định kỳ, đột xuất": a rhythm that is not said. "Định kỳ và đột xuất" may be meant otherwise and is asked.
fn neither_here_nor_there(reader: &mut Reader) -> Option<Tie> {
    reader.phrase("dinh ky")?;
    reader.mark(',').or_else(|| reader.mark('/'))?;
    reader.phrase("dot xuat")?;
    tail(reader, false)?;
    Some(Tie::Elsewhere)
}

/// "Trong 05 ngày làm việc kể từ ngày nhận được văn bản". Days after a date are no event.
fn days_after(reader: &mut Reader) -> Option<Tie> {
    reader.any(&["cham nhat la", "cham nhat", "muon nhat", "khong qua"]);
    reader.any(&["trong vong", "trong thoi han", "trong", "toi da", "sau"]);
    count_of_days(reader)?;
    reader.mark(',');
    reader.any(&[
        "ke tu thoi diem",
        "ke tu ngay",
        "ke tu khi",
        "ke tu",
        "tinh tu ngay",
        "tinh tu khi",
        "tinh tu",
        "tu ngay",
        "tu khi",
        "sau khi",
        "sau ngay",
        "sau",
        "khi",
    ])?;
    reader.is_plain().then_some(())?;
    tail(reader, false)?;
    Some(Tie::After)
}

/// "10 ngày làm việc", "03 - 05 ngày", "1 tháng".
fn count_of_days(reader: &mut Reader) -> Option<()> {
    reader.attempt(|reader| {
        reader.small()?;
        reader.attempt(|reader| {
            reader.mark('-').or_else(|| reader.phrase("den"))?;
            reader.small()
        });
        reader.any(&["ngay", "tuan", "thang", "gio"])?;
        reader.phrase("lam viec");
        Some(())
    })
}

/// "Khi có yêu cầu", "ngay sau khi Kế hoạch được ban hành", "đột xuất".
fn arising(reader: &mut Reader) -> Option<Tie> {
    let after = reader.any(&["ngay sau", "sau"]).is_some();
    if !after {
        reader.phrase("ngay");
    }
    let begun = reader
        .any(ARISING)
        .or_else(|| reader.attempt(|reader| followed(reader, "khi")));
    if begun.is_none() {
        after.then_some(())?;
        reader.attempt(|reader| followed(reader, "ngay"))?;
    }
    tail(reader, after)
}

/// A word and a plain one after it, which stays.
fn followed(reader: &mut Reader, word: &str) -> Option<()> {
    reader.phrase(word)?;
    reader.is_plain().then_some(())
}

/// "Theo yêu cầu của cấp trên", "theo Quyết định số 12/QĐ-UBND".
fn by(reader: &mut Reader) -> Option<Tie> {
    reader.any(&["ngay sau", "ngay", "sau"]);
    let on_time = reader.phrase("dung").is_some();
    if reader.phrase("theo").is_some() {
        reader.any(&["dung", "cac", "tung"]);
        if reader.any(CALLS).is_some() {
            tail(reader, false)?;
            return Some(Tie::Arising);
        }
        reader.any(TEXTS)?;
    } else {
        on_time.then_some(())?;
        reader.any(&["tien do", "lo trinh", "ke hoach", "thoi han"])?;
    }
    tail(reader, false)?;
    Some(Tie::Elsewhere)
}

/// Passes over the words of an event, up to a time after a comma; none when a time stands among them. `after`: days
/// at its end are those after it ("sau khi có Kế hoạch 10 ngày").
fn tail(reader: &mut Reader, after: bool) -> Option<Tie> {
    let mut tie = Tie::Arising;
    while let Some(token) = reader.peek(0) {
        let number = matches!(token, Token::Number(..));
        let dated = reader.is_next("nam") && matches!(reader.peek(1), Some(Token::Number(_, 4)));
        if reader.attempt(document).is_some() {
            continue;
        }
        if after && number && reader.attempt(days_at_end).is_some() {
            tie = Tie::After;
            continue;
        }
        if reader.is_time() {
            after_separator(reader)?;
            return Some(tie);
        }
        (0..=usize::from(dated)).for_each(|_| reader.skip());
    }
    Some(tie)
}

fn days_at_end(reader: &mut Reader) -> Option<()> {
    count_of_days(reader)?;
    let ended = reader.is_done() || reader.peek(0) == Some(&Token::Mark(','));
    ended.then_some(())
}

/// "số 12/KH-UBND ngày 05/01/2026", "118/2025/NĐ-CP": its numbers are no times, and nothing after it belongs to it.
fn document(reader: &mut Reader) -> Option<()> {
    let numbered = reader.phrase("so").is_some();
    match reader.peek(0)? {
        Token::Number(..) => reader.skip(),
        _ => return None,
    }
    let symbol = reader.attempt(|reader| {
        reader.mark('/').or_else(|| reader.mark('-'))?;
        if reader.long_year().is_some() {
            reader.mark('/').or_else(|| reader.mark('-'))?;
        }
        letters(reader)?;
        while reader
            .attempt(|reader| {
                reader.mark('/').or_else(|| reader.mark('-'))?;
                letters(reader)
            })
            .is_some()
        {}
        Some(())
    });
    (numbered || symbol.is_some()).then_some(())?;
    if reader.is_next("ngay") {
        reader.attempt(day);
    }
    // After a comma the day may be the document's or the task's.
    if reader.peek(0) == Some(&Token::Mark(','))
        && matches!(reader.peek(1), Some(Token::Word(word)) if word == "ngay")
    {
        reader.doubt();
    }
    Some(())
}

/// The letters of a document's symbol: "KH", "UBND".
fn letters(reader: &mut Reader) -> Option<()> {
    reader.is_plain().then(|| reader.skip())
}

/// What happens on an event may be followed by a time after a comma: "khi có yêu cầu, hàng tháng". Goes back to
/// the words that belong to that time.
fn after_separator(reader: &mut Reader) -> Option<()> {
    while let Some(Token::Word(word)) = reader.last() {
        match word.as_str() {
            "va" => return Some(()),
            "trong" | "den" | "het" | "vao" | "tu" | "ke" | "nam" => reader.back(),
            _ => return None,
        }
    }
    (reader.last() == Some(&Token::Mark(','))).then_some(())
}
