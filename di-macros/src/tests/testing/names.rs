//! No expansion declares a name that an item of the user may have.
//!
//! A binding with the name of a constant would be a pattern, and a generated item would hide one of the user's.

use std::error::Error;
use std::fs;
use std::path::Path;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Block, File, Item, ItemFn, ItemStruct, ItemTrait, Meta, PatIdent, Stmt, UseRename,
};

use crate::tests::testing::expansion;
use crate::tests::{inputs, inputs_in};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The folders of the repository whose items the macros expand too. A published package has none of them.
const SOURCES: [&str; 2] = ["../tests", "../examples"];

#[test]
fn no_expansion_declares_a_name_that_an_item_may_have() -> Outcome {
    let (mut plain, mut count) = (Vec::new(), 0);
    for (fields, expansion) in expansions()? {
        let names = Names::of(&syn::parse2(expansion)?, fields);
        count += names.count;
        plain.extend(names.plain);
    }
    plain.sort();
    plain.dedup();
    assert!(count > 200, "the expansions declare {count} names");
    assert!(plain.is_empty(), "without two underscores: {plain:?}");
    Ok(())
}

#[test]
fn a_name_without_two_underscores_is_found() -> Outcome {
    let plain = |text: &str| -> Outcome<Vec<String>> {
        let fields = ["value", "entry", "_key", "NODES", "D"].map(str::to_owned);
        Ok(Names::of(&syn::parse_str(text)?, fields.to_vec()).plain)
    };
    assert_eq!(plain("fn f(value: u8) {}")?, ["value"]);
    assert_eq!(plain("fn f() { let (entry, __other) = g(); }")?, ["entry"]);
    assert_eq!(plain("fn f() { g(|_key| 0) }")?, ["_key"]);
    assert_eq!(plain("const _: () = { const NODES: u8 = 0; };")?, ["NODES"]);
    assert_eq!(plain("const _: () = { use a::{B as _, C as D}; };")?, ["D"]);
    let hidden = "const _: () = { fn value() {} impl S { fn new(value: u8) {} } };";
    assert!(plain(hidden)?.is_empty());
    Ok(())
}

/// The names that an expansion declares.
#[derive(Default)]
struct Names {
    /// The names without two underscores.
    plain: Vec<String>,
    count: usize,
    /// The names of the fields of the input. All other names that are tokens of the input are the user's own.
    fields: Vec<String>,
    /// The functions in the enclosing blocks that hide constants, which bindings may have the names of.
    hiding: Vec<String>,
}

impl Names {
    fn of(expansion: &File, fields: Vec<String>) -> Self {
        let mut names = Self {
            fields,
            ..Self::default()
        };
        names.visit_file(expansion);
        names
    }

    fn add(&mut self, ident: &Ident) {
        let name = ident.to_string();
        if ident.span().source_text().is_some() && !self.fields.contains(&name) {
            return;
        }
        self.count += 1;
        if name != "_" && !name.starts_with("__") && !self.hiding.contains(&name) {
            self.plain.push(name);
        }
    }

    fn add_item(&mut self, item: &Item) {
        match item {
            Item::Const(item) => self.add(&item.ident),
            Item::Fn(item) => self.add(&item.sig.ident),
            Item::Static(item) => self.add(&item.ident),
            Item::Type(item) => self.add(&item.ident),
            // A bed, which has another name if the input mentions this one.
            Item::Struct(item) => assert!(item.ident.to_string().ends_with("Bed")),
            Item::Impl(_) | Item::Use(_) => {}
            _ => panic!(
                "no macro generates such an item: {}",
                item.to_token_stream()
            ),
        }
    }
}

impl Visit<'_> for Names {
    fn visit_pat_ident(&mut self, binding: &PatIdent) {
        self.add(&binding.ident);
        visit::visit_pat_ident(self, binding);
    }

    fn visit_use_rename(&mut self, rename: &UseRename) {
        self.add(&rename.rename);
    }

    fn visit_block(&mut self, block: &Block) {
        let before = self.hiding.len();
        let items = block.stmts.iter().filter_map(|statement| match statement {
            Stmt::Item(item) => Some(item),
            _ => None,
        });
        for item in items.clone() {
            match item {
                Item::Fn(function) if hides(function) => {
                    self.hiding.push(function.sig.ident.to_string());
                }
                _ => {}
            }
        }
        items.for_each(|item| self.add_item(item));
        visit::visit_block(self, block);
        self.hiding.truncate(before);
    }

    /// Does nothing: an expansion contains the trait of the user.
    fn visit_item_trait(&mut self, _: &ItemTrait) {}
}

/// Returns `true` for a function that only hides a constant of its name.
fn hides(function: &ItemFn) -> bool {
    function.sig.inputs.is_empty() && function.block.stmts.is_empty()
}

/// Returns the expansion of each recorded input, and of each item in the sources of the repository, with the names
/// of the fields of each.
fn expansions() -> Outcome<Vec<(Vec<String>, TokenStream)>> {
    let mut sources = Sources::default();
    for (_, input) in inputs()? {
        sources.add_injectable(&syn::parse_str(&input)?);
    }
    for (_, input) in inputs_in("src/tests/snapshots/modules")? {
        sources.add_module(&syn::parse_str(&input)?);
    }
    for (_, input) in expansion::inputs()? {
        let (options, item) = expansion::parts(&input)?;
        let expansion = expansion::expand(options, &item);
        sources.expansions.push((Vec::new(), expansion));
    }
    for folder in SOURCES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        if folder.exists() {
            sources.read(&folder)?;
        }
    }
    Ok(sources.expansions)
}

/// The expansions of the items in source files.
#[derive(Default)]
struct Sources {
    expansions: Vec<(Vec<String>, TokenStream)>,
}

impl Sources {
    fn add_injectable(&mut self, item: &ItemStruct) {
        let expansion = crate::injectable::derive(item.to_token_stream());
        self.expansions.push((field_names(item), expansion));
    }

    fn add_module(&mut self, item: &ItemStruct) {
        let expansion = crate::module::derive(item.to_token_stream());
        self.expansions.push((field_names(item), expansion));
    }

    /// Reads the files in a folder.
    fn read(&mut self, folder: &Path) -> Outcome {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.read(&path)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.visit_file(&syn::parse_file(&fs::read_to_string(&path)?)?);
            }
        }
        Ok(())
    }
}

impl Visit<'_> for Sources {
    fn visit_item_struct(&mut self, item: &ItemStruct) {
        if derives(&item.attrs, "Injectable") {
            self.add_injectable(item);
        }
        if derives(&item.attrs, "Module") {
            self.add_module(item);
        }
    }

    fn visit_item_trait(&mut self, item: &ItemTrait) {
        let mut item = item.clone();
        if let Some(options) = take(&mut item.attrs, "mockable") {
            let expansion = crate::mockable::mockable(options, &item.into_token_stream());
            self.expansions.push((Vec::new(), expansion));
        }
    }

    fn visit_item_fn(&mut self, function: &ItemFn) {
        visit::visit_item_fn(self, function);
        let mut function = function.clone();
        if let Some(options) = take(&mut function.attrs, "test") {
            let expansion = crate::test::test(options, &function.into_token_stream());
            self.expansions.push((Vec::new(), expansion));
        }
    }
}

fn field_names(item: &ItemStruct) -> Vec<String> {
    let names = item.fields.iter().filter_map(|field| field.ident.as_ref());
    names.map(Ident::to_string).collect()
}

/// Returns `true` if one of the attributes derives a trait.
fn derives(attributes: &[Attribute], name: &str) -> bool {
    let derives = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"));
    derives
        .map(ToTokens::to_token_stream)
        .any(|tokens| crate::spelling::mentions(tokens, name))
}

/// Removes an attribute of wirework, and returns its options.
fn take(attributes: &mut Vec<Attribute>, name: &str) -> Option<TokenStream> {
    let is_ours = |attribute: &Attribute| {
        let path: Vec<_> = attribute.path().segments.iter().collect();
        matches!(&*path, [first, last] if first.ident == "wirework" && last.ident == name)
    };
    let at = attributes.iter().position(is_ours)?;
    match attributes.remove(at).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}
