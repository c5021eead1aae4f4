//! A time's text as folded words, numbers and marks, and a reader that steps through them.

use crate::value::{YEARS, fold};

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
}

impl Reader {
    /// A reader of a text; `None` when it holds a sign or a number that belongs to no time.
    pub(super) fn new(text: &str) -> Option<Reader> {
        let mut tokens = Vec::new();
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
            }
            push(&mut tokens, &fold(plain))?;
        }
        let ends = |token: &Token| matches!(token, Token::Mark(',' | '-' | '.'));
        while tokens.last().is_some_and(ends) {
            tokens.pop();
        }
        Some(Reader { tokens, at: 0 })
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
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
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

fn push(tokens: &mut Vec<Token>, folded: &str) -> Option<()> {
    let chars: Vec<char> = folded.chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run = |is: fn(char) -> bool| chars[at..].iter().take_while(|c| is(**c)).count();
        let length = match c {
            '0'..='9' => run(|c| c.is_ascii_digit()),
            c if c.is_alphabetic() => run(char::is_alphabetic),
            _ => 1,
        };
        let piece: String = chars[at..at + length].iter().collect();
        match c {
            '0'..='9' if length <= 4 => tokens.push(Token::Number(piece.parse().ok()?, length)),
            c if c.is_alphabetic() => tokens.push(Token::Word(piece)),
            '/' | '-' => tokens.push(Token::Mark(c)),
            '–' | '—' | '−' | '‐' | '‑' => tokens.push(Token::Mark('-')),
            '.' if is_digit(chars.get(at + 1))
                && is_digit(at.checked_sub(1).map(|i| &chars[i])) =>
            {
                tokens.push(Token::Mark('.'));
            }
            ',' | ';' | ':' | '.' | '(' | ')' | '…' | '+' => tokens.push(Token::Mark(',')),
            '&' => tokens.push(Token::Word("va".to_owned())),
            ' ' | '"' | '“' | '”' => {}
            _ => return None,
        }
        at += length;
    }
    Some(())
}

fn is_digit(c: Option<&char>) -> bool {
    c.is_some_and(char::is_ascii_digit)
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
