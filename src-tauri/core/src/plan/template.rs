//! Templates for plans: TOML with `{year}` where the plan's year goes. Read and checked once. Pure.

use std::fmt;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::{About, Appendix, Column, Kind, Node, Plan, Role, outline, usual_columns};
use crate::value::{tidy, told::unread};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/plans");

/// The templates that come with the program: file name and text.
pub fn built_in() -> impl Iterator<Item = (String, String)> {
    let files = BUILT_IN.files();
    let files = files.filter(|file| {
        let path = file.path();
        path.extension().is_some_and(|ext| ext == "toml") && path != Path::new(DECISION)
    });
    files.filter_map(|file| {
        let name = file.path().file_name()?.to_string_lossy().into_owned();
        Some((name, file.contents_utf8()?.to_owned()))
    })
}

/// The file of the decision's text, beside the templates.
pub(super) const DECISION: &str = "quyet-dinh.toml";

/// The text of a file that comes with the program.
pub(super) fn asset(file: &str) -> Option<&'static str> {
    BUILT_IN.get_file(file)?.contents_utf8()
}

/// A template that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub why: String,
}

impl Fault {
    /// At a byte of a file's text.
    pub(super) fn at(file: &str, text: &str, byte: usize, why: &str) -> Fault {
        let before = text.get(..byte);
        Fault {
            file: file.to_owned(),
            line: before.map_or(1, |before| before.matches('\n').count() + 1),
            why: why.to_owned(),
        }
    }
}

/// What a file says; `file` is its name.
pub(super) fn parsed<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let why = format!(
            "không đọc được ({}). Sửa lại dòng này.",
            unread(error.message())
        );
        Fault::at(file, text, at, &why)
    })
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Mẫu kế hoạch {}, dòng {}: {}",
            self.file, self.line, self.why
        )
    }
}

impl std::error::Error for Fault {}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What it is called.
    pub name: String,
    plan: Plan,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    about: About,
    title: String,
    #[serde(default)]
    basis: String,
    #[serde(default)]
    appendix: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    name: String,
    #[serde(default)]
    title: String,
    #[serde(default = "usual_columns")]
    columns: Vec<Column>,
    #[serde(default = "across")]
    landscape: bool,
    #[serde(default = "usual_size")]
    size: Spanned<u8>,
    #[serde(default)]
    line: Vec<Spanned<Line>>,
}

fn across() -> bool {
    true
}

fn usual_size() -> Spanned<u8> {
    Spanned::new(0..0, 12)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    kind: Kind,
    level: Option<u8>,
    #[serde(default)]
    label: String,
    #[serde(default)]
    content: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    coordinating: String,
    #[serde(default)]
    result: String,
    #[serde(default)]
    note: String,
    /// What its columns of the office's own hold, from the first on.
    #[serde(default)]
    further: Vec<String>,
}

impl Template {
    /// Reads a template; `file` is its name.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn read(file: &str, text: &str) -> Result<Template, Fault> {
        let fault = |at: usize, why: &str| Fault::at(file, text, at, why);
        let own: File = parsed(file, text)?;
        if own.appendix.is_empty() {
            return Err(fault(
                0,
                "không có phụ lục nào. Thêm một bảng [[appendix]].",
            ));
        }
        let mut appendices = Vec::with_capacity(own.appendix.len());
        for table in own.appendix {
            if !super::SIZES.contains(table.size.get_ref()) {
                return Err(fault(
                    table.size.span().start,
                    "cỡ chữ (size) phải từ 11 đến 13.",
                ));
            }
            if !table
                .columns
                .iter()
                .any(|column| column.role == Role::Content)
            {
                return Err(fault(0, "phụ lục phải có cột content."));
            }
            let mut nodes = Vec::with_capacity(table.line.len());
            for line in table.line {
                let at = line.span().start;
                let node = node(line.into_inner(), &nodes).map_err(|why| fault(at, why.0))?;
                nodes.push(node);
            }
            appendices.push(Appendix {
                id: 0,
                name: table.name,
                title: table.title,
                attached: String::new(),
                columns: table.columns,
                landscape: table.landscape,
                prose: false,
                size: table.size.into_inner(),
                nodes,
            });
        }
        Ok(Template {
            name: own.name,
            plan: Plan {
                about: own.about,
                title: own.title,
                basis: own.basis,
                appendices,
                ..Plan::of_year(0)
            },
        })
    }

    /// What it is about.
    pub fn about(&self) -> About {
        self.plan.about
    }

    /// Number of its tasks.
    pub fn tasks(&self) -> usize {
        self.plan.tasks()
    }

    /// The plan of a year that it makes.
    pub fn plan(&self, year: i32) -> Plan {
        let filled = |text: &mut String| *text = text.replace("{year}", &year.to_string());
        let mut plan = Plan {
            year,
            ..self.plan.clone()
        };
        filled(&mut plan.title);
        filled(&mut plan.basis);
        for own in &mut plan.appendices {
            filled(&mut own.title);
            for node in &mut own.nodes {
                Role::ALL
                    .into_iter()
                    .for_each(|role| filled(node.text_mut(role)));
            }
        }
        plan
    }
}

/// Why a line cannot stand where it stands.
struct Misplaced(&'static str);

fn node(line: Line, above: &[Node]) -> Result<Node, Misplaced> {
    let (_, usual) = outline::seat(above, None, line.kind, None);
    let level = line.level.unwrap_or(usual);
    let most = above
        .last()
        .map_or(0, |last| last.level + 1)
        .min(outline::DEEPEST);
    if level > most {
        return Err(Misplaced(
            "dòng thụt sâu hơn dòng trên quá một bậc. Giảm level.",
        ));
    }
    if line.content.trim().is_empty() {
        return Err(Misplaced("dòng không có nội dung. Thêm content."));
    }
    if line.further.len() > Role::FURTHER.len() {
        return Err(Misplaced(
            "dòng có hơn 6 cột riêng. Giảm số mục trong further.",
        ));
    }
    let mut further: [String; Role::FURTHER.len()] = Default::default();
    for (text, own) in further.iter_mut().zip(&line.further) {
        *text = tidy(own);
    }
    Ok(Node {
        level,
        kind: line.kind,
        label: tidy(&line.label),
        content: tidy(&line.content),
        time: tidy(&line.time),
        lead: tidy(&line.lead),
        coordinating: tidy(&line.coordinating),
        result: tidy(&line.result),
        note: tidy(&line.note),
        further,
        ..Node::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_that_ships_can_be_read() {
        let mut count = 0;
        for (file, text) in built_in() {
            let template = Template::read(&file, &text).unwrap();
            assert!(template.tasks() >= 25, "{file}");
            let plan = template.plan(2031);
            let nodes = || plan.appendices.iter().flat_map(|own| &own.nodes);
            let unfilled =
                nodes().find(|node| Role::ALL.iter().any(|role| node.text(*role).contains('{')));
            assert_eq!(unfilled, None, "{file}");
            for node in nodes().filter(|node| node.kind == Kind::Task) {
                assert!(node.meaning(2031).is_some(), "{file}: {}", node.time);
            }
            count += 1;
        }
        assert!(count > 0);
    }

    #[test]
    fn a_line_stands_below_its_section_or_group_unless_told() {
        let line = |kind: &str, more: &str| {
            format!("[[appendix.line]]\nkind = \"{kind}\"\ncontent = \"a\"\n{more}\n")
        };
        let text = "name = \"x\"\ntitle = \"KẾ HOẠCH {year}\"\n[[appendix]]\n".to_owned()
            + &line("section", "")
            + &line("task", "")
            + &line("group", "")
            + &line("task", "")
            + &line("task", "level = 1")
            + &line("section", "");
        let plan = Template::read("x.toml", &text).unwrap().plan(2026);
        let levels: Vec<u8> = plan.appendices[0]
            .nodes
            .iter()
            .map(|own| own.level)
            .collect();
        assert_eq!(levels, [0, 1, 1, 2, 1, 0]);
        assert_eq!(plan.title, "KẾ HOẠCH 2026");
    }

    #[track_caller]
    fn broken(text: &str, line: usize, why: &str) {
        let fault = Template::read("x.toml", text).unwrap_err();
        assert_eq!(fault.line, line, "{fault}");
        assert!(fault.why.contains(why), "{fault}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        broken("name = \"x\"\ntitle = 5", 2, "không đọc được");
        broken("name = \"x\"\ntitle = \"y\"", 1, "không có phụ lục");
        let start = "name = \"x\"\ntitle = \"y\"\n[[appendix]]\n";
        broken(&format!("{start}sise = 12"), 4, "sise");
        broken(&format!("{start}size = 9"), 4, "từ 11 đến 13");
        let line = "[[appendix.line]]\nkind = \"task\"\ncontent = \"a\"\n";
        broken(&format!("{start}{line}{line}level = 2\n"), 7, "quá một bậc");
        broken(
            &format!("{start}[[appendix.line]]\nkind = \"task\""),
            4,
            "không có nội dung",
        );
        broken(
            &format!("{start}[[appendix.line]]\nkind = \"việc\""),
            5,
            "không đọc được",
        );
    }
}
