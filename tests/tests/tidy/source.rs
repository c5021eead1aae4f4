//! A source file as the house rules see it. Rust is read by syn: comments and texts are no code, and what is compiled
//! for tests only is left out.

use std::fs;
use std::path::Path;

use proc_macro2::{Ident, TokenStream, TokenTree};
use smc_tests::programs::in_repository;
use syn::visit::{self, Visit};
use syn::{Attribute, GenericArgument, ImplItem, Item, PathArguments, Type, UseTree, Visibility};

/// A file of the repository.
pub(crate) struct File {
    /// Its path from the repository's root, with `/`.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
}

/// What stands in a file of Rust outside its tests.
#[derive(Default)]
pub(crate) struct Rust {
    /// The items that it declares, by name.
    pub(crate) defines: Vec<String>,
    /// Its imports, inside functions too.
    pub(crate) uses: Vec<Use>,
    /// All other paths, of one word too, inside macros too.
    pub(crate) paths: Vec<Named>,
    /// The methods called.
    pub(crate) methods: Vec<String>,
    /// The macros called.
    pub(crate) macros: Vec<String>,
    /// The last words of the `E`s of `Result<T, E>`.
    pub(crate) errors: Vec<String>,
    /// How many lines its inline tests take.
    pub(crate) test_lines: usize,
}

/// A path and the line it stands in.
pub(crate) struct Named {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

/// One name that is imported.
pub(crate) struct Use {
    /// The path imported; of `a::*` it is `a`.
    pub(crate) named: Named,
    /// What it is called here; `*` for all that is there.
    pub(crate) name: String,
    /// Whether others may take it from here.
    pub(crate) hands_on: bool,
}

impl File {
    /// Whether all of it is a test.
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// What it says as Rust.
    #[track_caller]
    pub(crate) fn rust(&self) -> Rust {
        match syn::parse_file(&self.text) {
            Ok(parsed) => {
                let mut rust = Rust::default();
                rust.visit_file(&parsed);
                rust
            }
            Err(error) => panic!("{}: {error}", self.path),
        }
    }
}

/// The files below a folder with one of these endings.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&in_repository(folder), folder, endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, name: &str, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let own = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{name}/{own}");
        if entry.path().is_dir() {
            if !["target", "node_modules", "dist", "gen", "test-results"].contains(&own.as_str()) {
                collect(&entry.path(), &path, endings, found);
            }
        } else if endings
            .iter()
            .any(|ending| own.ends_with(&format!(".{ending}")))
        {
            let text = fs::read_to_string(entry.path()).unwrap();
            let text = text.replace("\r\n", "\n");
            found.push(File { path, text });
        }
    }
}

/// The words and signs of Rust, tests among them, without texts and comments.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let stream: TokenStream = text.parse().unwrap();
    let mut found = Vec::new();
    flatten(stream, &mut found);
    found
}

fn flatten(stream: TokenStream, found: &mut Vec<String>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                found.push(format!("{:?}", group.delimiter()));
                flatten(group.stream(), found);
            }
            TokenTree::Ident(word) => found.push(word.to_string()),
            TokenTree::Punct(sign) => found.push(sign.to_string()),
            TokenTree::Literal(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Rust {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = head(item);
        if !for_tests(attributes) {
            self.defines.extend(name.map(Ident::to_string));
            visit::visit_item(self, item);
        } else if let Item::Mod(module) = item
            && let Some((brace, _)) = &module.content
        {
            let first = attributes[0].pound_token.spans[0].start().line;
            self.test_lines += brace.span.close().end().line + 1 - first;
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = match item {
            ImplItem::Fn(function) => &function.attrs,
            ImplItem::Const(constant) => &constant.attrs,
            _ => return visit::visit_impl_item(self, item),
        };
        if !for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let hands_on = !matches!(item.vis, Visibility::Inherited);
        let line = item.use_token.span.start().line;
        self.import(&item.tree, Vec::new(), line, hands_on);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(last) = path.segments.last()
            && last.ident == "Result"
        {
            self.errors.extend(error_type(&last.arguments));
        }
        let words = path.segments.iter().map(|one| one.ident.to_string());
        self.paths.push(Named {
            path: words.collect(),
            line: path.segments[0].ident.span().start().line,
        });
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.methods.push(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last();
        self.macros.extend(name.map(|name| name.ident.to_string()));
        self.scan(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.scan(list.tokens.clone());
        visit::visit_meta_list(self, list);
    }
}

impl Rust {
    /// Everything named: what is imported, and every other path.
    pub(crate) fn named(&self) -> impl Iterator<Item = &[String]> {
        let uses = self.uses.iter().map(|one| &one.named);
        uses.chain(&self.paths).map(|named| named.path.as_slice())
    }

    /// Whether a crate is named: `name::…` or `use name`; `.zip(…)`, `own::zip` and a variable `zip` are not.
    pub(crate) fn names_crate(&self, name: &str) -> bool {
        let first = |path: &[String]| path.first().is_some_and(|word| word == name);
        let imported = self.uses.iter().any(|one| first(&one.named.path));
        imported
            || self
                .paths
                .iter()
                .any(|named| named.path.len() > 1 && first(&named.path))
    }

    fn import(&mut self, tree: &UseTree, mut path: Vec<String>, line: usize, hands_on: bool) {
        let name = match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                return self.import(&part.tree, path, line, hands_on);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, path.clone(), line, hands_on);
                }
                return;
            }
            UseTree::Glob(_) => "*".to_owned(),
            UseTree::Name(last) => last.ident.to_string(),
            UseTree::Rename(last) => last.rename.to_string(),
        };
        match tree {
            UseTree::Name(last) if last.ident != "self" => path.push(last.ident.to_string()),
            UseTree::Rename(last) if last.ident != "self" => path.push(last.ident.to_string()),
            _ => {}
        }
        // `use a::{self}` calls it `a`.
        let name = match name.as_str() {
            "self" => path.last().cloned().unwrap_or_default(),
            _ => name,
        };
        self.uses.push(Use {
            named: Named { path, line },
            name,
            hands_on,
        });
    }

    /// Inside a macro there is no syntax to go by: paths, `.method(` and `macro!` are found by their signs.
    fn scan(&mut self, stream: TokenStream) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let sign = |at: usize, wanted: char| matches!(trees.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == wanted);
        let mut at = 0;
        while let Some(tree) = trees.get(at) {
            let start = at;
            at += 1;
            match tree {
                TokenTree::Group(group) => self.scan(group.stream()),
                TokenTree::Ident(first) => {
                    let mut path = vec![first.to_string()];
                    while sign(at, ':')
                        && sign(at + 1, ':')
                        && let Some(TokenTree::Ident(next)) = trees.get(at + 2)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    let after_dot =
                        start > 0 && sign(start - 1, '.') && !(start > 1 && sign(start - 2, '.'));
                    if after_dot {
                        self.methods.append(&mut path);
                    } else if sign(at, '!') {
                        self.macros.extend(path.pop());
                    } else {
                        let line = first.span().start().line;
                        self.paths.push(Named { path, line });
                    }
                }
                _ => {}
            }
        }
    }
}

/// The attributes and the name of an item.
fn head(item: &Item) -> (&[Attribute], Option<&Ident>) {
    match item {
        Item::Const(own) => (&own.attrs, Some(&own.ident)),
        Item::Enum(own) => (&own.attrs, Some(&own.ident)),
        Item::Fn(own) => (&own.attrs, Some(&own.sig.ident)),
        Item::Macro(own) => (&own.attrs, own.ident.as_ref()),
        Item::Static(own) => (&own.attrs, Some(&own.ident)),
        Item::Struct(own) => (&own.attrs, Some(&own.ident)),
        Item::Trait(own) => (&own.attrs, Some(&own.ident)),
        Item::Type(own) => (&own.attrs, Some(&own.ident)),
        Item::Union(own) => (&own.attrs, Some(&own.ident)),
        // A module is found by its file.
        Item::Mod(own) => (&own.attrs, None),
        Item::Impl(own) => (&own.attrs, None),
        Item::Use(own) => (&own.attrs, None),
        _ => (&[], None),
    }
}

/// `#[cfg(test)]`
fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let test = |word: Ident| word == "test";
        attribute.path().is_ident("cfg") && attribute.parse_args().is_ok_and(test)
    })
}

/// The last word of `E` in `Result<T, E>`.
fn error_type(arguments: &PathArguments) -> Option<String> {
    let PathArguments::AngleBracketed(given) = arguments else {
        return None;
    };
    match given.args.iter().nth(1)? {
        GenericArgument::Type(Type::Path(path)) => {
            Some(path.path.segments.last()?.ident.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Rust {
        let path = "tried.rs".to_owned();
        let text = text.to_owned();
        File { path, text }.rust()
    }

    #[test]
    fn comments_texts_and_tests_are_left_out() {
        let rust = read(
            r##"
use a::b; // use calamine;
/* x /* rusqlite::a */ y */
const T: &str = "zip::a \" zip"; const R: &str = r#"typst::b " "#; const C: char = '"';
fn f<'a>(x: &'a str) {}
#[cfg(test)]
mod tests;
struct S;
impl S { #[cfg(test)] fn h() { tauri::a() } }
#[cfg(test)]
mod more {
    fn h() { if true { tauri::b() } }
}
fn last() { kept::here(format!("{}", kept::there().unwrap())) }
"##,
        );
        assert_eq!(rust.defines, ["T", "R", "C", "f", "S", "last"]);
        assert_eq!(rust.test_lines, 4);
        assert_eq!(rust.methods, ["unwrap"]);
        assert_eq!(rust.macros, ["format"]);
        let paths = rust.paths.iter().map(|named| named.path.join("::"));
        let long: Vec<String> = paths.filter(|path| path.contains("::")).collect();
        assert_eq!(long, ["kept::here", "kept::there"]);
    }

    #[test]
    fn imports_are_read_one_by_one() {
        let rust = read("use a::{self, b::{C as D, *}, e}; pub(crate) use super::f;");
        let shown = |one: &Use| {
            let sign = if one.hands_on { "+" } else { "" };
            format!("{sign}{}={}", one.name, one.named.path.join("::"))
        };
        let uses: Vec<String> = rust.uses.iter().map(shown).collect();
        assert_eq!(
            uses,
            ["a=a", "D=a::b::C", "*=a::b", "e=a::e", "+f=super::f"]
        );
    }

    #[test]
    fn crates_are_found_where_they_are_used() {
        for code in [
            "use zip;",
            "fn f(a: zip::Archive) {}",
            "use ::zip::{read};",
            "type T = <zip::A as B>::b;",
            "#[zip::command] fn f() {}",
            "fn f() { vec![zip::a()] }",
        ] {
            assert!(read(code).names_crate("zip"), "{code}");
        }
        for code in [
            "fn f() { a.zip(b) }",
            "fn f() { unzip::a() }",
            "fn f() { own::zip::b() }",
            "fn f() { let zip = 1; g(zip) }",
            "use own::zip;",
        ] {
            assert!(!read(code).names_crate("zip"), "{code}");
        }
    }

    #[test]
    fn errors_of_results_are_found() {
        let rust = read(
            "fn a() -> Result<Vec<(A, B)>, String> {} fn b() -> io::Result<T> {} \
         fn c(f: impl Fn() -> Result<A, std::string::String>) {} fn d() -> Result<(), (String, A)> {}",
        );
        assert_eq!(rust.errors, ["String", "String"]);
    }

    #[test]
    fn words_in_texts_are_no_tokens() {
        let found = tokens("#[ignore = \"unsafe\"] fn f() { /* unsafe */ }");
        assert_eq!(found[..4], ["#", "Bracket", "ignore", "="]);
        assert!(!found.contains(&"unsafe".to_owned()));
    }
}
