//! A counting rule as data (`assets/rules/*.toml`): its switches, and the sentence to cite with a figure it counted.

use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::form::Broken;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/rules");

/// The key of the rule that counts where nobody chose another.
pub const USUAL: &str = "mac-dinh";

/// How dossiers are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What it is known by: small letters, digits and `-`.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What is cited with its figures.
    pub sentence: String,
    /// Where it comes from.
    pub source: String,
    /// What a dossier done by withdrawing it or sending it back counts as.
    pub withdrawn: Odd,
    /// What a dossier without a due date counts as: done, on time; pending, in time.
    pub no_due: Odd,
    /// When a dossier ends.
    pub end: End,
    /// What a pending dossier that waits counts as.
    pub waiting: Waiting,
    /// What is compared with the due date.
    pub by: By,
    /// What a late dossier with a slip that apologises counts as.
    pub apology: Apology,
}

/// What a dossier counts as that a due date says nothing of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Odd {
    /// On time.
    OnTime,
    /// It is neither early nor on time nor late nor in time: (7) and (11) fall short of (3) by it.
    LeftOut,
}

/// When a dossier ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// When the work on it is finished.
    Finished,
    /// When its result is handed over.
    Returned,
}

/// What a pending dossier counts as that waits for papers, for money, or is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// In time, whatever its due date.
    InTime,
    /// Like any other.
    ByDue,
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Days.
    Day,
    /// Minutes; a due date without a time is the end of its day.
    Minute,
}

/// What a late dossier counts as whose lateness a slip apologises for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Apology {
    /// Late, like any other.
    Late,
    /// Not late: it has a figure of its own (the word `apology`), and (7) and (11) fall short of (3) by it.
    Apart,
}

impl Rule {
    /// Reads a rule's text; `file` is named in the error.
    ///
    /// # Errors
    ///
    /// What is wrong, and where.
    pub fn read(file: &str, text: &str) -> Result<Rule, Broken> {
        let rule: Rule =
            toml::from_str(text).map_err(|error| Broken::unread(file, text, &error))?;
        let fault = |place: &str, why: &str| {
            Err(Broken {
                file: file.to_owned(),
                place: place.to_owned(),
                why: why.to_owned(),
            })
        };
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if rule.key.is_empty() || !rule.key.chars().all(is_plain) {
            return fault("key", "chỉ gồm chữ thường không dấu, chữ số và “-”");
        }
        for (place, text) in [
            ("name", &rule.name),
            ("sentence", &rule.sentence),
            ("source", &rule.source),
        ] {
            if text.trim().is_empty() {
                return fault(place, "để trống");
            }
        }
        Ok(rule)
    }
}

/// The rules that ship with the program: file name and text of every `assets/rules/*.toml`.
pub fn built_in() -> impl Iterator<Item = (String, String)> {
    BUILT_IN
        .files()
        .filter(|file| file.path().extension().is_some_and(|ext| ext == "toml"))
        .filter_map(|file| {
            let name = file.path().file_name()?.to_string_lossy().into_owned();
            Some((name, file.contents_utf8()?.to_owned()))
        })
}

/// All rules, and those that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The usual one first, then by name.
    pub rules: Vec<Rule>,
    /// Why rules could not be read; the others still count.
    pub broken: Vec<Broken>,
}

impl Rules {
    /// Reads rules, each a file name and a text. Of two with the same key the later counts, so that an office can
    /// replace one that ships with the program.
    pub fn read(files: impl Iterator<Item = (String, String)>) -> Rules {
        let mut all = Rules::default();
        for (file, text) in files {
            match Rule::read(&file, &text) {
                Ok(rule) => {
                    all.rules.retain(|own| own.key != rule.key);
                    all.rules.push(rule);
                }
                Err(broken) => all.broken.push(broken),
            }
        }
        all.rules.sort_by(|a, b| {
            let usual_first = (a.key != USUAL).cmp(&(b.key != USUAL));
            usual_first.then_with(|| crate::value::compare(&a.name, &b.name))
        });
        all
    }

    /// A rule by its key.
    pub fn find(&self, key: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Switches = (Odd, Odd, End, Waiting, By, Apology);

    fn switches(rule: &Rule) -> Switches {
        let Rule {
            withdrawn, no_due, ..
        } = *rule;
        (
            withdrawn,
            no_due,
            rule.end,
            rule.waiting,
            rule.by,
            rule.apology,
        )
    }

    const OF_USUAL: Switches = (
        Odd::OnTime,
        Odd::OnTime,
        End::Finished,
        Waiting::InTime,
        By::Day,
        Apology::Late,
    );

    #[test]
    fn every_rule_that_ships_differs_from_the_usual_one_by_one_switch() {
        let all = Rules::read(built_in());
        assert_eq!(all.broken, []);
        assert_eq!(switches(&all.rules[0]), OF_USUAL);
        assert_eq!(all.rules[0].key, USUAL);
        let (w, n, e, a, b, s) = OF_USUAL;
        for (key, expected) in [
            ("bo-rut-tra-lai", (Odd::LeftOut, n, e, a, b, s)),
            ("bo-khong-han", (w, Odd::LeftOut, e, a, b, s)),
            ("theo-ngay-tra", (w, n, End::Returned, a, b, s)),
            ("cho-theo-han", (w, n, e, Waiting::ByDue, b, s)),
            ("theo-phut", (w, n, e, a, By::Minute, s)),
            ("tach-xin-loi", (w, n, e, a, b, Apology::Apart)),
        ] {
            let rule = all.find(key).unwrap();
            assert_eq!(switches(rule), expected, "{key}");
            let honest = "Không có văn bản nào quy định; để đối chiếu.";
            assert!(rule.sentence.ends_with(honest), "{key}");
            assert_eq!(rule.source, honest, "{key}");
        }
        assert_eq!(all.rules.len(), 7);
        for (file, text) in built_in() {
            let key = Rule::read(&file, &text).unwrap().key;
            assert_eq!(file, format!("{key}.toml"));
        }
    }

    #[test]
    fn a_wrong_rule_is_refused_with_its_place() {
        let files: Vec<(String, String)> = built_in().collect();
        let (_, text) = files
            .iter()
            .find(|(file, _)| file == "mac-dinh.toml")
            .unwrap();
        for (from, to, place, why) in [
            (
                "key = \"mac-dinh\"",
                "key = \"Mặc định\"",
                "key",
                "chỉ gồm chữ thường",
            ),
            ("name = \"Mặc định\"", "name = \" \"", "name", "để trống"),
            (
                "by = \"day\"",
                "by = \"hour\"",
                "dòng 16, cột 6",
                "không đọc được: “hour” không phải giá trị dùng được",
            ),
            (
                "by = \"day\"",
                "",
                "dòng 1, cột 1",
                "không đọc được: thiếu mục “by”",
            ),
            (
                "by = \"day\"",
                "by = \"day\"\nbuy = 1",
                "dòng 17, cột 1",
                "không đọc được: không có mục nào tên “buy”",
            ),
        ] {
            let broken = Rule::read("x.toml", &text.replace(from, to)).unwrap_err();
            assert_eq!(broken.place, place, "{to}");
            assert!(broken.why.starts_with(why), "{}", broken.why);
            let told = broken.to_string();
            assert!(told.starts_with("x.toml: "), "{told}");
        }
    }

    #[test]
    fn a_broken_rule_leaves_the_others_and_a_later_one_replaces_its_like() {
        let broken = ("B.toml".to_owned(), "key = ".to_owned());
        let own = built_in().map(|(file, text)| {
            let text = text.replace("name = \"Mặc định\"", "name = \"Của phường\"");
            (format!("own-{file}"), text)
        });
        let all = Rules::read(built_in().chain([broken]).chain(own));
        assert_eq!(all.rules.len(), 7);
        assert_eq!(all.rules[0].name, "Của phường");
        let told = all.broken[0].to_string();
        assert!(
            told.starts_with("B.toml: dòng 1, cột 7: không đọc được: "),
            "{told}"
        );
        assert!(all.find("không-có").is_none());
    }
}
