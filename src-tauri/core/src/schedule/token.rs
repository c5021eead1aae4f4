//! A time's text as folded words, numbers and marks, and a reader that steps through them.

use unicode_normalization::char::is_combining_mark;

use crate::value::{YEARS, fold, one_line};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word without case and accents; đ = d.
    Word(String),
    /// A number and how many digits it was written with.
    Number(u32, usize),
    /// One of `/ - . ,`; brackets, semicolons, colons, pluses and sentence ends count as commas.
    Mark(char),
}

/// What an item of a list begins with.
const BULLETS: [char; 5] = ['-', '–', '+', '*', '•'];

/// Steps through the tokens; whatever does not fit leaves it where it was.
pub(super) struct Reader {
    tokens: Vec<Token>,
    at: usize,
    doubtful: bool,
}

impl Reader {
    /// A reader of a text; `None` when it holds a sign or a number that belongs to no time.
    pub(super) fn new(text: &str) -> Option<Reader> {
        let (mut tokens, mut said) = (Vec::new(), Vec::new());
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        // A dash begins an item of a list only when the first line has one: else it is "from – to".
        let listed = lines().next().is_some_and(|line| line.starts_with(BULLETS));
        for line in lines() {
            let plain = match listed {
                true => line.trim_start_matches(BULLETS),
                false => line,
            };
            if plain.len() < line.len() {
                tokens.push(Token::Mark(','));
                said.push(String::new());
            }
            push(&mut tokens, &mut said, &one_line(plain))?;
        }
        numbers(&mut tokens, &said);
        let ends = |token: &Token| matches!(token, Token::Mark(',' | '-' | '.'));
        while tokens.last().is_some_and(ends) {
            tokens.pop();
        }
        Some(Reader {
            tokens,
            at: 0,
            doubtful: false,
        })
    }

    /// Notes that what is read here can be meant otherwise.
    pub(super) fn doubt(&mut self) {
        self.doubtful = true;
    }

    /// Whether something that was read can be meant otherwise.
    pub(super) fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    /// The token so many ahead.
    pub(super) fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    /// The token before the next one.
    pub(super) fn last(&self) -> Option<&Token> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    /// Whether everything was read.
    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Passes over one token.
    pub(super) fn skip(&mut self) {
        self.at += 1;
    }

    /// Goes back by one token.
    pub(super) fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Reads what the closure reads, or nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (at, doubtful) = (self.at, self.doubtful);
        let found = read(self);
        if found.is_none() {
            (self.at, self.doubtful) = (at, doubtful);
        }
        found
    }

    /// Whether a word comes next.
    pub(super) fn is_next(&self, word: &str) -> bool {
        matches!(self.peek(0), Some(Token::Word(own)) if own == word)
    }

    /// Whether one of some words comes next.
    pub(super) fn is_next_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_next(word))
    }

    /// Reads all words of a phrase, or nothing.
    pub(super) fn phrase(&mut self, phrase: &str) -> Option<()> {
        self.attempt(|reader| {
            for word in phrase.split(' ') {
                if !reader.is_next(word) {
                    return None;
                }
                reader.skip();
            }
            Some(())
        })
    }

    /// Reads the first of some phrases that stands here.
    pub(super) fn any(&mut self, phrases: &[&str]) -> Option<()> {
        phrases.iter().find_map(|phrase| self.phrase(phrase))
    }

    /// Reads a mark.
    pub(super) fn mark(&mut self, mark: char) -> Option<()> {
        (self.peek(0) == Some(&Token::Mark(mark))).then(|| self.skip())
    }

    /// Reads a number of one or two digits.
    pub(super) fn small(&mut self) -> Option<u32> {
        match self.peek(0) {
            Some(Token::Number(value, 1 | 2)) => {
                let value = *value;
                self.skip();
                Some(value)
            }
            _ => None,
        }
    }

    /// Reads a year of four digits.
    pub(super) fn long_year(&mut self) -> Option<i32> {
        match self.peek(0) {
            Some(Token::Number(value, 4)) if YEARS.contains(&(*value as i32)) => {
                let year = *value as i32;
                self.skip();
                Some(year)
            }
            _ => None,
        }
    }

    /// Reads a year of four or two digits: "2026", "26".
    pub(super) fn year(&mut self) -> Option<i32> {
        self.long_year().or_else(|| match self.peek(0) {
            Some(Token::Number(value, 2)) => {
                let year = 2000 + *value as i32;
                self.skip();
                Some(year)
            }
            _ => None,
        })
    }

    /// Reads an hour: "17h00", "16 giờ 30 phút". What has to be there before an hour may come on its day.
    pub(super) fn hour(&mut self) -> Option<()> {
        self.attempt(|reader| {
            reader.small().filter(|hour| *hour < 24)?;
            reader.any(&["h", "gio"])?;
            if reader.small().is_some() {
                reader.phrase("phut");
            }
            Some(())
        })
    }

    /// Reads commas and "và"; says whether there were any.
    pub(super) fn separators(&mut self) -> bool {
        let start = self.at;
        while self
            .mark(',')
            .or_else(|| self.any(&["va", "cung nhu"]))
            .is_some()
        {}
        self.at > start
    }
}

/// Reads a line (NFC) into tokens; beside each word stands how it was said, with its accents.
fn push(tokens: &mut Vec<Token>, said: &mut Vec<String>, line: &str) -> Option<()> {
    let chars: Vec<char> = line.chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run = |is: fn(char) -> bool| chars[at..].iter().take_while(|c| is(**c)).count();
        let length = match c {
            '0'..='9' => run(|c| c.is_ascii_digit()),
            c if c.is_alphabetic() => run(|c| c.is_alphabetic() || is_combining_mark(c)),
            _ => 1,
        };
        let before = at.checked_sub(1).map(|i| &chars[i]);
        let piece: String = chars[at..at + length].iter().collect();
        match c {
            '0'..='9' if length <= 4 => tokens.push(Token::Number(piece.parse().ok()?, length)),
            c if c.is_alphabetic() => tokens.push(Token::Word(match fold(&piece).as_str() {
                "qui" => "quy".to_owned(),
                word => word.to_owned(),
            })),
            '/' | '-' => tokens.push(Token::Mark(c)),
            '–' | '—' | '−' | '‐' | '‑' => tokens.push(Token::Mark('-')),
            '.' if is_digit(chars.get(at + 1)) && is_digit(before) => {
                tokens.push(Token::Mark('.'));
            }
            // "Q.IV", "T.8".
            '.' if before.is_some_and(|c| c.is_alphabetic()) && is_short(tokens.last()) => {}
            ',' | ';' | ':' | '.' | '(' | ')' | '…' | '+' => tokens.push(Token::Mark(',')),
            '&' => tokens.push(Token::Word("va".to_owned())),
            ' ' | '"' | '“' | '”' => {}
            _ => return None,
        }
        said.resize(tokens.len(), String::new());
        if let (Some(Token::Word(_)), Some(own)) = (tokens.last(), said.last_mut())
            && c.is_alphabetic()
        {
            *own = piece.to_lowercase();
        }
        at += length;
    }
    Some(())
}

/// "q" for a quarter, "t" for a month.
fn is_short(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Word(word)) if word == "q" || word == "t")
}

/// Numbers written as words become numbers: "tháng sáu", "quý hai", "sáu tháng". Not those of "một lần"; and the
/// accents decide where others are words of a time: "tháng sau", "từ".
fn numbers(tokens: &mut Vec<Token>, said: &[String]) {
    let word = |at: usize| said.get(at).map(String::as_str).unwrap_or_default();
    let number = |at: usize| match word(at) {
        "một" | "mot" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "tư" | "bốn" | "bon" => Some(4),
        "sáu" => Some(6),
        "bảy" | "bẩy" | "bay" => Some(7),
        "tám" | "tam" => Some(8),
        "chín" | "chin" => Some(9),
        "mười" | "muoi" => Some(10),
        _ => None,
    };
    let is = |at: usize, words: &[&str]| matches!(tokens.get(at), Some(Token::Word(own)) if words.contains(&own.as_str()));
    let mut found = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let named = at > 0 && is(at - 1, &["thang", "quy"]);
        let months = is(at + 1, &["thang"]) && !(at > 0 && is(at - 1, &["thu"]));
        let value = number(at).filter(|value| match named {
            true => !is(at + 1, &["lan"]),
            false => months && matches!(value, 3 | 6 | 9),
        });
        let more = match value {
            Some(10) => number(at + 1).filter(|more| *more < 3 && !is(at + 2, &["lan"])),
            _ => None,
        };
        found.push(match value {
            Some(value) => Token::Number(value + more.unwrap_or(0), 2),
            None => tokens[at].clone(),
        });
        at += 1 + usize::from(more.is_some());
    }
    *tokens = found;
}

fn is_digit(c: Option<&char>) -> bool {
    c.is_some_and(char::is_ascii_digit)
}

/// Words that speak of a time.
const TIMES: &[&str] = &[
    "truoc", "cham", "muon", "xong", "hang", "moi", "dinh", "tuan", "thang", "quy", "thuong",
    "lan", "ngay", "cuoi",
];

/// The numbers of quarters.
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

impl Reader {
    /// Whether a number or a word comes next that speaks of a time.
    pub(super) fn is_time(&self) -> bool {
        let follows = |words: &[&str]| matches!(self.peek(1), Some(Token::Word(own)) if words.contains(&own.as_str()));
        let number = matches!(self.peek(1), Some(Token::Number(..)));
        let word = match self.peek(0) {
            Some(Token::Number(..)) => return true,
            Some(Token::Mark(_)) | None => return false,
            Some(Token::Word(word)) => word.as_str(),
        };
        match word {
            "nam" => matches!(self.last(), Some(Token::Word(last)) if last == "thuc"),
            "dau" | "giua" => follows(&["nam", "thang", "quy"]),
            "q" => number || follows(&ROMAN),
            "t" => number,
            _ => {
                let quarter = word
                    .strip_prefix('q')
                    .is_some_and(|rest| ROMAN.contains(&rest));
                quarter || TIMES.contains(&word) && !is_other_word(self)
            }
        }
    }

    /// Whether a word comes next that does not speak of a time.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.peek(0), Some(Token::Word(_))) && !self.is_time()
    }
}

/// "quy định", "chỉ định" … fold to the letters of a time's word.
pub(super) fn is_other_word(reader: &Reader) -> bool {
    let follows = |words: &[&str]| matches!(reader.peek(1), Some(Token::Word(next)) if words.contains(&next.as_str()));
    let ended = |word: &str| matches!(reader.last(), Some(Token::Word(last)) if last == word);
    match reader.peek(0) {
        Some(Token::Word(word)) if word == "quy" => {
            follows(&["dinh", "che", "trinh", "hoach", "chuan"])
        }
        Some(Token::Word(word)) if word == "dinh" => !follows(&["ky"]) || ended("quy"),
        Some(Token::Word(word)) if word == "hang" || word == "moi" => {
            !follows(&["ngay", "tuan", "thang", "quy", "nam"])
        }
        Some(Token::Word(word)) if word == "thuong" => !follows(&["xuyen"]),
        _ => false,
    }
}
