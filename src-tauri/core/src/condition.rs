//! What a column of a form counts: text → condition. Pure: what is so of a dossier is asked of the caller.
//!
//! Grammar: words joined by `and`, each with `not` before it where it must not be so. `received and not online` counts
//! dossiers; a condition with the word `procedures` counts procedures of the catalogue, its other words on dossiers then
//! mean "with at least one dossier of which all of them are so": `procedures and partial and received`.

use std::fmt;

/// One thing that is so or is not so of a dossier, or of the procedure it belongs to, in a span of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// Received within the span.
    Received,
    /// Received before the span, and not ended before it.
    Carried,
    /// Ended within the span.
    Done,
    /// Received by the end of the span, and not ended by then.
    Pending,
    /// Done before its due date.
    Early,
    /// Done on its due date.
    OnTime,
    /// Done after its due date, or pending though its due date has passed.
    Late,
    /// Pending and not yet due.
    InTime,
    /// Handed in online.
    Online,
    /// Handed in by post.
    Post,
    /// Withdrawn by the applicant.
    Withdrawn,
    /// Sent back, not accepted after it was taken in.
    SentBack,
    /// Waiting for papers, for money, or stopped.
    Waiting,
    /// Late, with a slip that apologises for it.
    Apology,
    /// Fee paid online.
    Paid,
    /// Its papers are digitised.
    Digitised,
    /// Its result is an electronic one.
    Electronic,
    /// Its procedure is wholly online (toàn trình).
    Full,
    /// Its procedure is partly online (một phần).
    Partial,
    /// Its procedure costs a fee.
    Fee,
}

impl Word {
    /// All of them.
    pub const ALL: [Word; 20] = [
        Word::Received,
        Word::Carried,
        Word::Done,
        Word::Pending,
        Word::Early,
        Word::OnTime,
        Word::Late,
        Word::InTime,
        Word::Online,
        Word::Post,
        Word::Withdrawn,
        Word::SentBack,
        Word::Waiting,
        Word::Apology,
        Word::Paid,
        Word::Digitised,
        Word::Electronic,
        Word::Full,
        Word::Partial,
        Word::Fee,
    ];

    /// As it is written in a definition.
    pub fn text(self) -> &'static str {
        match self {
            Word::Received => "received",
            Word::Carried => "carried",
            Word::Done => "done",
            Word::Pending => "pending",
            Word::Early => "early",
            Word::OnTime => "on_time",
            Word::Late => "late",
            Word::InTime => "in_time",
            Word::Online => "online",
            Word::Post => "post",
            Word::Withdrawn => "withdrawn",
            Word::SentBack => "sent_back",
            Word::Waiting => "waiting",
            Word::Apology => "apology",
            Word::Paid => "paid",
            Word::Digitised => "digitised",
            Word::Electronic => "electronic",
            Word::Full => "full",
            Word::Partial => "partial",
            Word::Fee => "fee",
        }
    }

    /// As the officer reads it, in the middle of a sentence.
    pub fn told(self) -> &'static str {
        match self {
            Word::Received => "tiếp nhận trong kỳ",
            Word::Carried => "kỳ trước chuyển qua",
            Word::Done => "đã giải quyết trong kỳ",
            Word::Pending => "đang giải quyết",
            Word::Early => "trước hạn",
            Word::OnTime => "đúng hạn",
            Word::Late => "quá hạn",
            Word::InTime => "trong hạn",
            Word::Online => "nộp trực tuyến",
            Word::Post => "qua bưu chính công ích",
            Word::Withdrawn => "rút hồ sơ",
            Word::SentBack => "trả lại",
            Word::Waiting => "chờ bổ sung, chờ nộp tiền hoặc tạm dừng",
            Word::Apology => "có phiếu xin lỗi",
            Word::Paid => "thanh toán trực tuyến",
            Word::Digitised => "đã số hóa",
            Word::Electronic => "có kết quả điện tử",
            Word::Full => "toàn trình",
            Word::Partial => "một phần",
            Word::Fee => "có thu phí",
        }
    }

    /// Whether it is so of the procedure, whatever its dossiers.
    pub fn is_of_procedure(self) -> bool {
        matches!(self, Word::Full | Word::Partial | Word::Fee)
    }
}

/// A word, and whether it must be so (`true`) or must not.
pub type Term = (Word, bool);

/// What a column counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Procedures are counted, not dossiers.
    pub procedures: bool,
    /// All of these hold.
    pub terms: Vec<Term>,
}

/// Why a text is no condition, with the character it stopped at (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotACondition {
    /// The character, counted from 1.
    pub at: usize,
    /// What is wrong there, in Vietnamese.
    pub why: String,
}

impl fmt::Display for NotACondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ký tự thứ {}: {}", self.at, self.why)
    }
}

/// The word that counts procedures.
const PROCEDURES: &str = "procedures";

/// Reads a condition.
///
/// # Errors
///
/// When a word is not known, is missing, stands twice, or contradicts another.
pub fn parse(text: &str) -> Result<Condition, NotACondition> {
    let mut words = words(text).peekable();
    let mut condition = Condition {
        procedures: false,
        terms: Vec::new(),
    };
    let end = text.chars().count() + 1;
    loop {
        let (mut at, mut word) = words.next().unwrap_or((end, ""));
        let is_so = word != "not";
        if !is_so {
            (at, word) = words.next().unwrap_or((end, ""));
        }
        let wrong = |why: String| Err(NotACondition { at, why });
        match Word::ALL.into_iter().find(|own| own.text() == word) {
            _ if word == PROCEDURES && is_so && !condition.procedures => {
                condition.procedures = true
            }
            _ if word == PROCEDURES => {
                return wrong(format!("“{PROCEDURES}” chỉ viết một lần, không có “not”"));
            }
            _ if word.is_empty() => return wrong("thiếu một điều kiện".to_owned()),
            None => {
                return wrong(format!(
                    "không có điều kiện “{word}”. Chọn trong: {}",
                    known()
                ));
            }
            Some(own) if condition.terms.iter().any(|(other, _)| *other == own) => {
                return wrong(format!("“{word}” viết hai lần"));
            }
            Some(own) => condition.terms.push((own, is_so)),
        }
        match words.next() {
            None => break,
            Some((_, "and")) => {}
            Some((at, word)) => {
                let why = format!("giữa hai điều kiện phải là “and”, không phải “{word}”");
                return Err(NotACondition { at, why });
            }
        }
    }
    if !condition.procedures
        && condition
            .terms
            .iter()
            .all(|(word, _)| word.is_of_procedure())
    {
        let why = "chưa nói hồ sơ nào được đếm (ví dụ received)".to_owned();
        return Err(NotACondition { at: 1, why });
    }
    Ok(condition)
}

/// The words of a text with where each begins (from 1).
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| {
        let bytes = word.as_ptr() as usize - text.as_ptr() as usize;
        (text[..bytes].chars().count() + 1, word)
    })
}

fn known() -> String {
    let words = Word::ALL.map(Word::text);
    format!("{PROCEDURES}, {}", words.join(", "))
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms = self.terms.iter().map(|(word, is_so)| match is_so {
            true => word.text().to_owned(),
            false => format!("not {}", word.text()),
        });
        let first = self.procedures.then(|| PROCEDURES.to_owned());
        let all: Vec<String> = first.into_iter().chain(terms).collect();
        f.write_str(&all.join(" and "))
    }
}

impl Condition {
    /// What is counted, for the officer: "hồ sơ tiếp nhận trong kỳ, không nộp trực tuyến".
    pub fn told(&self) -> String {
        let told = |of_procedure: bool| {
            let own = self.terms.iter();
            let own = own.filter(move |(word, _)| word.is_of_procedure() == of_procedure);
            let own = own.map(|(word, is_so)| match is_so {
                true => word.told().to_owned(),
                false => format!("không {}", word.told()),
            });
            Some(own.collect::<Vec<_>>().join(", ")).filter(|told| !told.is_empty())
        };
        let parts = match self.procedures {
            true => [
                Some("TTHC".to_owned()),
                told(true),
                told(false).map(|own| format!("có hồ sơ {own}")),
            ],
            false => [
                Some("hồ sơ".to_owned()),
                told(false),
                told(true).map(|own| format!("thuộc TTHC {own}")),
            ],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_read_printed_and_told() {
        for (text, told) in [
            (
                "received and online",
                "hồ sơ tiếp nhận trong kỳ, nộp trực tuyến",
            ),
            (
                "received and not online",
                "hồ sơ tiếp nhận trong kỳ, không nộp trực tuyến",
            ),
            ("carried", "hồ sơ kỳ trước chuyển qua"),
            ("procedures", "TTHC"),
            (
                "received and full and not online",
                "hồ sơ tiếp nhận trong kỳ, không nộp trực tuyến thuộc TTHC toàn trình",
            ),
            ("procedures and fee", "TTHC có thu phí"),
            (
                "procedures and received and partial",
                "TTHC một phần có hồ sơ tiếp nhận trong kỳ",
            ),
        ] {
            let read = parse(text).unwrap();
            assert_eq!(read.to_string(), text);
            assert_eq!(read.told(), told);
        }
        let loose = parse("  received   and\tnot  online ").unwrap();
        assert_eq!(loose.to_string(), "received and not online");
    }

    #[test]
    fn what_is_no_condition_is_refused_with_its_place() {
        for (text, place) in [
            ("", "ký tự thứ 1: thiếu một điều kiện"),
            ("received and", "ký tự thứ 13: thiếu một điều kiện"),
            ("not", "ký tự thứ 4: thiếu một điều kiện"),
            (
                "received online",
                "ký tự thứ 10: giữa hai điều kiện phải là “and”, không phải “online”",
            ),
            (
                "received and received",
                "ký tự thứ 14: “received” viết hai lần",
            ),
            (
                "received and not received",
                "ký tự thứ 18: “received” viết hai lần",
            ),
            (
                "not procedures",
                "ký tự thứ 5: “procedures” chỉ viết một lần, không có “not”",
            ),
            (
                "partial",
                "ký tự thứ 1: chưa nói hồ sơ nào được đếm (ví dụ received)",
            ),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), place, "{text:?}");
        }
        let unknown = parse("nhận and online").unwrap_err().to_string();
        assert!(unknown.starts_with(
            "ký tự thứ 1: không có điều kiện “nhận”. Chọn trong: procedures, received, "
        ));
    }

    #[test]
    fn every_word_is_read_as_itself() {
        for word in Word::ALL {
            let text = format!("procedures and {}", word.text());
            assert_eq!(parse(&text).unwrap().terms, [(word, true)]);
        }
    }
}
