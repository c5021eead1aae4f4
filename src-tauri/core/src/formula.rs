//! A formula of a form: text → expression; then its value, its Excel text, its printed text.
//! Pure: what a key stands for is asked of the caller.
//!
//! Grammar: column keys, numbers, `+ − × ÷` (also `- * /`), parentheses, `sum(a, b, …)` over names, and
//! totals of other forms (`II.06a.online`). A blank operand of `+ − × ÷` gives a blank; `sum` skips blanks and is blank
//! when all are; division by zero gives a blank.

use std::fmt;

use crate::value::Amount;

/// What a name in a formula stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Name {
    /// A column of the same row, by key.
    Column(String),
    /// The total of a column of another form of the same period.
    Total {
        /// The other form's code, e.g. `II.06a`.
        form: String,
        /// Its column's key.
        key: String,
    },
}

/// An arithmetic sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
}

/// A parsed formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A constant.
    Number(Amount),
    /// A column or a total of another form.
    Name(Name),
    /// `sum(…)`: skips blanks.
    Sum(Vec<Name>),
    /// Two operands and a sign: blank when either is.
    Two(Box<Expr>, Sign, Box<Expr>),
}

/// Why a text is no formula, with the character it stopped at (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAFormula {
    /// The character, counted from 1.
    pub at: usize,
    /// What was expected there, in Vietnamese.
    pub why: &'static str,
}

impl fmt::Display for NotAFormula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ký tự thứ {}: {}", self.at, self.why)
    }
}

/// How deep parentheses may nest; keeps reading and evaluating within the stack.
const DEEPEST: usize = 32;

/// Reads a formula.
pub fn parse(text: &str) -> Result<Expr, NotAFormula> {
    let mut reader = Reader {
        chars: text.chars().collect(),
        at: 0,
        depth: 0,
    };
    let expr = reader.sum_of_terms()?;
    match reader.peek() {
        None => Ok(expr),
        Some(_) => Err(reader.wrong("thừa sau công thức")),
    }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    fn wrong(&self, why: &'static str) -> NotAFormula {
        NotAFormula {
            at: self.at + 1,
            why,
        }
    }

    fn sum_of_terms(&mut self) -> Result<Expr, NotAFormula> {
        let mut left = self.product()?;
        loop {
            let sign = match self.peek() {
                Some('+') => Sign::Plus,
                Some('-' | '−') => Sign::Minus,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expr::Two(Box::new(left), sign, Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expr, NotAFormula> {
        let mut left = self.operand()?;
        loop {
            let sign = match self.peek() {
                Some('*' | '×') => Sign::Times,
                Some('/' | '÷') => Sign::Over,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expr::Two(Box::new(left), sign, Box::new(self.operand()?));
        }
    }

    fn operand(&mut self) -> Result<Expr, NotAFormula> {
        match self.peek() {
            Some('(') => {
                self.at += 1;
                self.inside(|reader| reader.sum_of_terms())
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_ascii_alphabetic() => self.name_or_sum(),
            _ => Err(self.wrong("thiếu tên cột, số hoặc dấu ngoặc")),
        }
    }

    /// What stands inside parentheses whose opening has been read, up to and with the closing one.
    fn inside<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, NotAFormula>,
    ) -> Result<T, NotAFormula> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("quá nhiều lớp ngoặc"));
        }
        let inner = read(self)?;
        self.depth -= 1;
        if self.take(')') {
            Ok(inner)
        } else {
            Err(self.wrong("thiếu dấu )"))
        }
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|c| belongs(*c)) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn number(&mut self) -> Result<Expr, NotAFormula> {
        let start = self.at;
        let text = self.word(|c| c.is_ascii_digit() || c == '.');
        text.parse().map(Expr::Number).map_err(|_| NotAFormula {
            at: start + 1,
            why: "không phải số",
        })
    }

    fn name_or_sum(&mut self) -> Result<Expr, NotAFormula> {
        let start = self.at;
        let word = self.word(is_of_a_name);
        if word == "sum" && self.take('(') {
            return self.inside(|reader| {
                let mut names = vec![reader.name()?];
                while reader.take(',') {
                    names.push(reader.name()?);
                }
                Ok(Expr::Sum(names))
            });
        }
        self.named(word, start).map(Expr::Name)
    }

    fn name(&mut self) -> Result<Name, NotAFormula> {
        match self.peek() {
            Some(c) if c.is_ascii_alphabetic() => {
                let start = self.at;
                let word = self.word(is_of_a_name);
                self.named(word, start)
            }
            _ => Err(self.wrong("thiếu tên cột")),
        }
    }

    fn named(&self, word: String, start: usize) -> Result<Name, NotAFormula> {
        match word.rsplit_once('.') {
            None => Ok(Name::Column(word)),
            Some((form, key)) if !form.is_empty() && !key.is_empty() => Ok(Name::Total {
                form: form.to_owned(),
                key: key.to_owned(),
            }),
            Some(_) => Err(NotAFormula {
                at: start + 1,
                why: "tên biểu và tên cột viết như II.06a.online",
            }),
        }
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}

impl Expr {
    /// Every name in it, in order of appearance.
    pub fn names(&self) -> Vec<&Name> {
        match self {
            Expr::Number(_) => Vec::new(),
            Expr::Name(name) => vec![name],
            Expr::Sum(names) => names.iter().collect(),
            Expr::Two(left, _, right) => {
                let mut names = left.names();
                names.extend(right.names());
                names
            }
        }
    }

    /// Its value; `None` is blank. A result too large to hold is blank as well.
    pub fn value(&self, of: &dyn Fn(&Name) -> Option<Amount>) -> Option<Amount> {
        match self {
            Expr::Number(number) => Some(*number),
            Expr::Name(name) => of(name),
            Expr::Sum(names) => names
                .iter()
                .filter_map(of)
                .try_fold(None, |sum: Option<Amount>, number| match sum {
                    None => Some(Some(number)),
                    Some(sum) => sum.checked_add(number).map(Some),
                })
                .flatten(),
            Expr::Two(left, sign, right) => {
                let (left, right) = (left.value(of)?, right.value(of)?);
                match sign {
                    Sign::Plus => left.checked_add(right),
                    Sign::Minus => left.checked_sub(right),
                    Sign::Times => left.checked_mul(right),
                    Sign::Over => left.checked_div(right),
                }
            }
        }
    }

    /// The live Excel formula (without `=`), with the same blanks: a blank operand leaves the cell empty.
    /// `cell` gives a name's cell reference.
    pub fn excel(&self, cell: &dyn Fn(&Name) -> String) -> String {
        let plain = self.written(
            cell,
            &|parts| format!("SUM({})", parts.join(",")),
            ["+", "-", "*", "/"],
        );
        let plain = if self.divides() {
            format!("IFERROR({plain},\"\")")
        } else {
            plain
        };
        let blank = self.blank_in_excel(cell);
        match blank.len() {
            0 => plain,
            1 => format!("IF({},\"\",{plain})", blank[0]),
            _ => format!("IF(OR({}),\"\",{plain})", blank.join(",")),
        }
    }

    /// The conditions under which the value is blank: a single operand without a number, a sum with none.
    fn blank_in_excel(&self, cell: &dyn Fn(&Name) -> String) -> Vec<String> {
        let (mut single, mut sums) = (Vec::new(), Vec::new());
        self.operands(&mut single, &mut sums);
        let list = |names: &[&Name]| {
            let cells: Vec<String> = names.iter().map(|name| cell(name)).collect();
            cells.join(",")
        };
        let mut blank = Vec::new();
        if !single.is_empty() {
            blank.push(format!("COUNT({})<{}", list(&single), single.len()));
        }
        for sum in sums {
            blank.push(format!("COUNT({})=0", list(&sum)));
        }
        blank
    }

    fn operands<'a>(&'a self, single: &mut Vec<&'a Name>, sums: &mut Vec<Vec<&'a Name>>) {
        match self {
            Expr::Number(_) => {}
            Expr::Name(name) => single.push(name),
            Expr::Sum(names) => sums.push(names.iter().collect()),
            Expr::Two(left, _, right) => {
                left.operands(single, sums);
                right.operands(single, sums);
            }
        }
    }

    fn divides(&self) -> bool {
        match self {
            Expr::Number(_) | Expr::Name(_) | Expr::Sum(_) => false,
            Expr::Two(left, sign, right) => {
                *sign == Sign::Over || left.divides() || right.divides()
            }
        }
    }

    /// As the number row prints it: `(4)+(5)+(6)`; `label` gives a name's printed number.
    pub fn printed(&self, label: &dyn Fn(&Name) -> String) -> String {
        self.written(label, &|parts| parts.join("+"), ["+", "-", "×", ":"])
    }

    /// As a sentence: `Nhận giải quyết (1.100) + …`; `label` gives a name with its value.
    pub fn sentence(&self, label: &dyn Fn(&Name) -> String) -> String {
        self.written(
            label,
            &|parts| parts.join(" + "),
            [" + ", " − ", " × ", " : "],
        )
    }

    fn written(
        &self,
        name: &dyn Fn(&Name) -> String,
        sum: &dyn Fn(&[String]) -> String,
        signs: [&str; 4],
    ) -> String {
        match self {
            Expr::Number(number) => number.normalize().to_string(),
            Expr::Name(own) => name(own),
            Expr::Sum(names) => {
                let parts: Vec<String> = names.iter().map(name).collect();
                sum(&parts)
            }
            Expr::Two(left, sign, right) => {
                let inner = |side: &Expr, on_the_right: bool| {
                    let text = side.written(name, sum, signs);
                    if side.needs_parentheses(*sign, on_the_right) {
                        format!("({text})")
                    } else {
                        text
                    }
                };
                format!(
                    "{}{}{}",
                    inner(left, false),
                    signs[*sign as usize],
                    inner(right, true)
                )
            }
        }
    }

    fn needs_parentheses(&self, outer: Sign, on_the_right: bool) -> bool {
        let loose = match self {
            Expr::Number(_) | Expr::Name(_) => return false,
            Expr::Sum(parts) if parts.len() < 2 => return false,
            Expr::Sum(_) => true,
            Expr::Two(_, sign, _) => matches!(sign, Sign::Plus | Sign::Minus),
        };
        match outer {
            Sign::Plus => false,
            Sign::Minus => on_the_right && loose,
            Sign::Times => loose,
            Sign::Over => loose || on_the_right,
        }
    }
}

#[cfg(test)]
mod tests;
