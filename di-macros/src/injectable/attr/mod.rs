//! The options in the `#[inject(..)]` attributes of a struct or a field.

mod given;
pub(crate) mod hooks;
mod name;
pub(crate) mod value;

use proc_macro2::Ident;
use syn::{
    Attribute, Expr, ExprPath, MacroDelimiter, Meta, MetaList, Path, Token, Type, ext::IdentExt,
    parse::ParseStream,
};

use crate::errors::Errors;
pub(crate) use crate::injectable::attr::given::{Flag, Given};
use crate::injectable::attr::given::{duplicate, set};
pub(crate) use crate::injectable::attr::hooks::{Hooks, is_hook};
use crate::injectable::attr::name::Place;

#[derive(Default)]
pub(crate) struct StructOptions {
    pub(crate) bind: Option<Given<Vec<Type>>>,
    pub(crate) lifetimes: Vec<Flag>,
    /// The level of the scopes, in `scoped = Session`.
    pub(crate) level: Option<Type>,
    pub(crate) eager: Option<Flag>,
    pub(crate) key: Option<Given<Type>>,
    pub(crate) constructor: Option<Given<ExprPath>>,
    pub(crate) new: Option<Flag>,
    pub(crate) external: Option<Flag>,
    /// The name of the factory of a struct with `arg` fields.
    pub(crate) factory: Option<Given<Ident>>,
    /// The name of the function that returns the bed. Without the feature `testing`, nothing has this name.
    pub(crate) bed: Option<Given<Ident>>,
    pub(crate) hooks: Hooks,
    pub(crate) root: Option<Given<Path>>,
}

#[derive(Default)]
pub(crate) struct FieldOptions {
    pub(crate) key: Option<Given<Type>>,
    pub(crate) clone: Option<Flag>,
    pub(crate) default: Option<Given<Expr>>,
    pub(crate) value: Option<Given<Expr>>,
    pub(crate) skip: Option<Flag>,
    pub(crate) arg: Option<Flag>,
}

impl StructOptions {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        read(attributes, errors)
    }

    /// Adds the traits of a `bind`. Several `bind` are merged.
    fn add_bound(&mut self, name: Ident, traits: Vec<Type>) {
        match &mut self.bind {
            Some(bind) => bind.value.extend(traits),
            None => {
                self.bind = Some(Given {
                    name,
                    value: traits,
                });
            }
        }
    }

    /// Adds a lifetime. The rules report different lifetimes.
    fn add_lifetime(&mut self, lifetime: Flag, errors: &mut Errors) {
        if self
            .lifetimes
            .iter()
            .any(|other| other.name == lifetime.name)
        {
            duplicate(&lifetime.name, errors);
        } else {
            self.lifetimes.push(lifetime);
        }
    }
}

impl FieldOptions {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        read(attributes, errors)
    }

    /// Returns the names of the options that are set, in a fixed order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Ident> {
        [
            self.key.as_ref().map(|key| &key.name),
            self.clone.as_ref().map(|clone| &clone.name),
            self.default.as_ref().map(|default| &default.name),
            self.value.as_ref().map(|value| &value.name),
            self.skip.as_ref().map(|skip| &skip.name),
            self.arg.as_ref().map(|arg| &arg.name),
        ]
        .into_iter()
        .flatten()
    }
}

/// Returns `true` for an `#[inject(..)]`.
pub(crate) fn is_ours(attribute: &Attribute) -> bool {
    attribute
        .path()
        .get_ident()
        .is_some_and(|name| name.unraw() == "inject")
}

/// The options of a struct or a field.
trait Options: Default {
    const PLACE: Place;

    /// Reads an option after its name.
    fn read_option(
        &mut self,
        name: Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()>;
}

impl Options for StructOptions {
    const PLACE: Place = Place::Struct;

    fn read_option(
        &mut self,
        name: Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match name.unraw().to_string().as_str() {
            "bind" => {
                let traits = value::list(&name, input, errors)?;
                self.add_bound(name, traits);
            }
            "scoped" if input.peek(Token![=]) => {
                let Given { name, value } = value::level(name, input)?;
                self.level = Some(value);
                self.add_lifetime(Given { name, value: () }, errors);
            }
            "singleton" | "scoped" | "transient" => {
                self.add_lifetime(value::flag(name, input)?, errors);
            }
            "eager" => set(&mut self.eager, value::flag(name, input)?, errors),
            "key" => set(&mut self.key, value::parsed(name, input)?, errors),
            "constructor" => set(&mut self.constructor, value::function(name, input)?, errors),
            "new" => set(&mut self.new, value::flag(name, input)?, errors),
            "external" => set(&mut self.external, value::flag(name, input)?, errors),
            "factory" => set(&mut self.factory, value::parsed(name, input)?, errors),
            "bed" => set(&mut self.bed, value::parsed(name, input)?, errors),
            "crate" => set(&mut self.root, value::path(name, input)?, errors),
            option if is_hook(option) => self.hooks.read_option(name, input, errors)?,
            _ => return Err(name::unexpected(&name, Self::PLACE)),
        }
        Ok(())
    }
}

impl Options for FieldOptions {
    const PLACE: Place = Place::Field;

    fn read_option(
        &mut self,
        name: Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match name.unraw().to_string().as_str() {
            "key" => set(&mut self.key, value::parsed(name, input)?, errors),
            "clone" => set(&mut self.clone, value::flag(name, input)?, errors),
            "default" => set(&mut self.default, value::parsed(name, input)?, errors),
            "value" => set(&mut self.value, value::parsed(name, input)?, errors),
            "skip" => set(&mut self.skip, value::flag(name, input)?, errors),
            "arg" => set(&mut self.arg, value::flag(name, input)?, errors),
            _ => return Err(name::unexpected(&name, Self::PLACE)),
        }
        Ok(())
    }
}

fn read<O: Options>(attributes: &[Attribute], errors: &mut Errors) -> O {
    let mut options = O::default();
    for attribute in attributes.iter().filter(|attribute| is_ours(attribute)) {
        match &attribute.meta {
            Meta::List(list) => read_list(list, &mut options, errors),
            meta => errors.add(
                meta,
                format!(
                    "`inject` takes its options in parentheses; write `#[inject({})]` instead",
                    O::PLACE.example()
                ),
            ),
        }
    }
    options
}

fn read_list<O: Options>(list: &MetaList, options: &mut O, errors: &mut Errors) {
    let example = O::PLACE.example();
    if !matches!(list.delimiter, MacroDelimiter::Paren(_)) {
        errors.add(
            list,
            format!(
                "`inject` takes its options in parentheses; write `#[inject({example})]` instead"
            ),
        );
    } else if list.tokens.is_empty() {
        let message =
            format!("`inject` names no option; remove it, or write `#[inject({example})]` instead");
        errors.add(list, message);
    } else {
        let parser = |input: ParseStream<'_>| read_sequence(input, options, errors);
        if let Err(error) = list.parse_args_with(parser) {
            errors.push(error);
        }
    }
}

/// Reads all options, and skips invalid ones.
fn read_sequence<O: Options>(
    input: ParseStream<'_>,
    options: &mut O,
    errors: &mut Errors,
) -> syn::Result<()> {
    while !input.is_empty() {
        let option =
            name::parse(input, O::PLACE).and_then(|name| options.read_option(name, input, errors));
        if let Err(error) = option {
            errors.push(error);
            value::skip(input);
        }
        separator(input, errors)?;
    }
    Ok(())
}

fn separator(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    if input.peek(Token![,]) {
        return input.parse::<Token![,]>().map(drop);
    }
    if input.peek(syn::Ident::peek_any) {
        errors.push(input.error("missing comma; write `,` between two options instead"));
    } else {
        errors.push(
            input.error("unexpected token after an option; write `,` and another option instead"),
        );
        value::skip(input);
        return separator(input, errors);
    }
    Ok(())
}
