//! The lists and options in the `#[module(..)]` attributes of a struct or a field.

use proc_macro2::Ident;
use syn::{
    Attribute, Error, Meta, Path, Token, Type, ext::IdentExt, parenthesized, parse::ParseStream,
    token::Paren,
};

use crate::errors::Errors;
use crate::module::entry::{self, Component, Function, Import, Key};
use crate::module::options;
use crate::similar::similar;
use crate::spelling::without_groups;

const LISTS: [(&str, &str); 10] = [
    ("components", "components(Signup)"),
    ("factories", "factories(function -> Type)"),
    ("decorators", "decorators(function -> dyn Trait)"),
    ("collections", "collections(dyn Trait)"),
    ("seeds", "seeds(Type)"),
    ("imports", "imports(Module { dyn Trait })"),
    ("exports", "exports(dyn Trait)"),
    ("requires", "requires(dyn Trait)"),
    ("scope_levels", "scope_levels(Outer, Inner)"),
    ("crate", "crate = path"),
];

/// The lists of a module.
#[derive(Default)]
pub(crate) struct Lists {
    pub(crate) components: Vec<Component>,
    pub(crate) factories: Vec<Function>,
    pub(crate) decorators: Vec<Function>,
    pub(crate) collections: Vec<Key>,
    pub(crate) seeds: Vec<Key>,
    pub(crate) imports: Vec<Import>,
    /// `None` if the module exports everything.
    pub(crate) exports: Option<Vec<Key>>,
    pub(crate) requires: Vec<Key>,
    /// The levels of scopes, the outermost first.
    pub(crate) scope_levels: Vec<Type>,
    pub(crate) root: Option<Path>,
}

/// The options of a field.
#[derive(Default)]
pub(crate) struct FieldOptions {
    pub(crate) key: Option<Type>,
    pub(crate) traits: Vec<Type>,
}

/// Returns `true` for a `#[module(..)]`.
pub(crate) fn is_ours(attribute: &Attribute) -> bool {
    attribute
        .path()
        .get_ident()
        .is_some_and(|name| name.unraw() == "module")
}

impl Lists {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut lists = Self::default();
        read(
            attributes,
            "components(Signup)",
            errors,
            |name, input, errors| lists.read_list(name, input, errors),
        );
        lists
    }

    fn read_list(
        &mut self,
        name: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let plain = name.unraw().to_string();
        let Some((_, usage)) = LISTS.iter().find(|(list, _)| *list == plain) else {
            return Err(Error::new(name.span(), unknown(&plain)));
        };
        let is_list = plain != "crate";
        if !is_list && self.root.is_some() {
            let message = "duplicate option `crate`; write it once instead";
            errors.push(Error::new(name.span(), message));
        }
        if is_list != input.peek(Paren) || !is_list && !input.peek(Token![=]) {
            let message = format!("wrong form of `{plain}`; write `{usage}` instead");
            return Err(Error::new(name.span(), message));
        }
        match plain.as_str() {
            "components" => self
                .components
                .extend(list(input, syn::parse::Parse::parse, errors)?),
            "factories" => self
                .factories
                .extend(list(input, Function::factory, errors)?),
            "decorators" => self
                .decorators
                .extend(list(input, Function::decorator, errors)?),
            "collections" => self.collections.extend(keys(input, errors)?),
            "seeds" => self.seeds.extend(keys(input, errors)?),
            "imports" => self
                .imports
                .extend(list(input, syn::parse::Parse::parse, errors)?),
            "exports" => {
                let exports = keys(input, errors)?;
                self.exports.get_or_insert_default().extend(exports);
            }
            "requires" => self.requires.extend(keys(input, errors)?),
            "scope_levels" => {
                let levels = list(input, entry::any_type, errors)?;
                self.scope_levels.extend(levels);
            }
            _ => match entry::root(input) {
                Ok(root) => self.root = Some(root),
                // The error at the end has no token to point at.
                Err(error) if !input.is_empty() => return Err(error),
                Err(_) => {
                    let message =
                        format!("option `{plain}` needs a value; write `{usage}` instead");
                    return Err(Error::new(name.span(), message));
                }
            },
        }
        Ok(())
    }
}

impl FieldOptions {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = Self::default();
        read(attributes, "key = Type", errors, |name, input, errors| {
            options.read_option(name, input, errors)
        });
        options
    }

    fn read_option(
        &mut self,
        name: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match name.unraw().to_string().as_str() {
            "key" if input.peek(Token![=]) => {
                self.key = Some(options::value(name, "key = Type", input)?);
            }
            "as" if input.peek(Paren) => {
                let traits = list(input, entry::any_type, errors)?;
                let traits = traits.iter().map(|ty| without_groups(ty).clone());
                self.traits.extend(traits);
            }
            _ => {
                let message =
                    "unknown option of a field; write `key = Type` or `as(dyn Trait)` instead";
                return Err(Error::new(name.span(), message));
            }
        }
        Ok(())
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<_> = LISTS.iter().map(|(list, _)| format!("`{list}`")).collect();
    let suggestion = similar(name, LISTS.iter().map(|(list, _)| (*list, *list)));
    let question = suggestion.map(|word| format!("; did you mean `{word}`?"));
    format!(
        "unknown list `{name}`; expected one of {}{}",
        names.join(", "),
        question.unwrap_or_default()
    )
}

/// Reads all options in the attributes, and skips invalid ones.
fn read(
    attributes: &[Attribute],
    example: &str,
    errors: &mut Errors,
    mut option: impl FnMut(&Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    for attribute in attributes.iter().filter(|attribute| is_ours(attribute)) {
        let Meta::List(list) = &attribute.meta else {
            let message = format!(
                "`module` takes lists in parentheses; write `#[module({example})]` instead"
            );
            errors.add(&attribute.meta, message);
            continue;
        };
        let parser = |input: ParseStream<'_>| {
            while !input.is_empty() {
                let read = input
                    .call(Ident::parse_any)
                    .and_then(|name| option(&name, input, errors));
                if let Err(error) = read {
                    errors.push(error);
                    skip(input);
                }
                separate(input, errors);
            }
            Ok(())
        };
        if let Err(error) = list.parse_args_with(parser) {
            errors.push(error);
        }
    }
}

fn keys(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<Key>> {
    list(input, syn::parse::Parse::parse, errors)
}

/// Returns the entries in parentheses.
fn list<T>(
    input: ParseStream<'_>,
    entry: impl Fn(ParseStream<'_>) -> syn::Result<T>,
    errors: &mut Errors,
) -> syn::Result<Vec<T>> {
    let content;
    parenthesized!(content in input);
    let mut entries = Vec::new();
    while !content.is_empty() {
        reject_attributes(&content, errors)?;
        match entry(&content) {
            Ok(entry) => entries.push(entry),
            Err(error) => {
                errors.push(error);
                skip(&content);
            }
        }
        separate(&content, errors);
    }
    Ok(entries)
}

/// Reports an attribute of an entry. A derive macro cannot evaluate a `cfg`, but rustc evaluates the `cfg_attr` of
/// a struct.
fn reject_attributes(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    for attribute in input.call(Attribute::parse_outer)? {
        let message = "an entry takes no attribute; write a list of its own above the struct instead, such as \
                       `#[cfg_attr(condition, module(components(Entry)))]`";
        errors.add(&attribute, message.to_owned());
    }
    Ok(())
}

/// Skips a comma, or reports that it is missing.
fn separate(input: ParseStream<'_>, errors: &mut Errors) {
    if input.is_empty() {
        return;
    }
    if input.peek(Token![,]) {
        let _comma = input.parse::<Token![,]>();
        return;
    }
    errors.push(input.error("unexpected token; write `,` between two entries instead"));
    skip(input);
    if input.peek(Token![,]) {
        let _comma = input.parse::<Token![,]>();
    }
}

/// Skips the rest of an entry, up to the comma or the end.
fn skip(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}
