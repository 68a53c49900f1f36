//! The entries of the lists, and their parsers.

use quote::ToTokens;
use syn::{
    Error, ExprPath, Path, Token, Type, TypeParamBound, TypeTraitObject, braced,
    parse::{Parse, ParseStream},
    token::Brace,
};

use crate::bare_object;
use crate::crate_path;
use crate::injectable::attr::value::whole;
use crate::injectable::expand::fields::pointed;
use crate::module::names::{short, type_text};
use crate::module::options::{OF_COMPONENT, OF_FACTORY, Options};
use crate::spelling::{readable, without_groups};

/// `Type`, or `Type: key = Qualifier`.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) ty: Type,
    pub(crate) qualifier: Option<Type>,
}

/// `Signup`, `SmtpMailer as dyn Mailer: scoped`.
pub(crate) struct Component {
    pub(crate) ty: Type,
    /// The traits after `as`.
    pub(crate) traits: Vec<Type>,
    /// True if there is an `as`, which may be `as ()`.
    pub(crate) has_as: bool,
    pub(crate) options: Options,
}

/// `connect -> PgPool: transient`, for a factory or a decorator.
pub(crate) struct Function {
    /// The `async` before the path of an async function.
    pub(crate) asyncness: Option<Token![async]>,
    pub(crate) path: ExprPath,
    pub(crate) ty: Type,
    pub(crate) options: Options,
}

/// `MetricsModule { dyn Metrics, Registry }`.
pub(crate) struct Import {
    pub(crate) module: Type,
    pub(crate) keys: Vec<Key>,
}

impl Key {
    /// Returns the text that identifies the key.
    pub(crate) fn text(&self) -> String {
        let ty = type_text(without_groups(&self.ty));
        match &self.qualifier {
            Some(qualifier) => format!("{ty} keyed {}", qualifier.to_token_stream()),
            None => ty,
        }
    }

    /// Returns the name of the key in messages.
    pub(crate) fn name(&self) -> String {
        let ty = short(&self.ty);
        match &self.qualifier {
            Some(qualifier) => format!("{ty} keyed {}", short(qualifier)),
            None => ty,
        }
    }

    /// Returns the key of the type that an `Arc` points to, if the key is spelt as one.
    pub(crate) fn in_arc(&self) -> Option<Self> {
        Some(Self {
            ty: pointed(&self.ty)?.clone(),
            qualifier: self.qualifier.clone(),
        })
    }

    /// Returns the key as source text.
    pub(crate) fn written(&self) -> String {
        let ty = readable(&self.ty);
        match &self.qualifier {
            Some(qualifier) => format!("{ty}: key = {}", readable(qualifier)),
            None => ty,
        }
    }
}

/// Parses a type.
pub(crate) fn any_type(input: ParseStream<'_>) -> syn::Result<Type> {
    let message = "expected a type; write `Type` or `dyn Trait` instead";
    let ty = whole(input, || message.to_owned())?;
    bare_object::check(&ty)?;
    Ok(ty)
}

/// Parses a type as rustc writes it in messages: `(dyn Mailer + 'static)` is a `dyn Mailer`.
fn key_type(input: ParseStream<'_>) -> syn::Result<Type> {
    let mut ty = any_type(input)?;
    while let Type::Paren(inner) = ty {
        ty = *inner.elem;
    }
    if let Type::TraitObject(object) = &mut ty {
        let bounds = std::mem::take(&mut object.bounds);
        let is_static = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(it) if it.ident == "static");
        object.bounds = bounds.into_iter().filter(|it| !is_static(it)).collect();
    }
    Ok(ty)
}

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ty = key_type(input)?;
        if let Some(token) = input.parse::<Option<Token![as]>>()? {
            let meant = readable(key_type(input)?);
            let message =
                format!("only an entry of `components` has an `as`; write `{meant}` here instead");
            return Err(Error::new(token.span, message));
        }
        let options = Options::parse(input, &["key = Type"])?;
        Ok(Self {
            ty,
            qualifier: options.key,
        })
    }
}

impl Component {
    /// Returns `true` for two entries of the same struct and traits, neither of which is an entry of a map.
    pub(crate) fn is_same_as(&self, other: &Self) -> bool {
        let types = |it: &Self| it.traits.iter().map(type_text).collect::<Vec<_>>();
        type_text(&self.ty) == type_text(&other.ty)
            && types(self) == types(other)
            && self.options.entry.is_none()
            && other.options.entry.is_none()
    }
}

impl Parse for Component {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if let Some(asyncness) = input.parse::<Option<Token![async]>>()? {
            let message =
                "a component names its async constructor itself; write it without `async`";
            return Err(Error::new(asyncness.span, message));
        }
        let ty = any_type(input)?;
        if input.peek(Token![->]) {
            let message = "`components` lists structs; write `factories(function -> Type)` for a function instead";
            return Err(input.error(message));
        }
        let mut traits = Vec::new();
        let has_as = input.peek(Token![as]);
        if has_as {
            let token = input.parse::<Token![as]>()?;
            if input.is_empty() || input.peek(Token![,]) || input.peek(Token![:]) {
                let message = "`as` needs a trait; write `as dyn Trait` instead";
                return Err(Error::new(token.span, message));
            }
            let ahead = input.fork();
            let bound = any_type(input);
            let bound = bound.map_err(|error| joined(&ahead).unwrap_or(error))?;
            // A list may come from the `$traits:ty` of a macro, in an invisible group.
            match without_groups(&bound) {
                Type::Tuple(list) => traits.extend(list.elems.iter().cloned()),
                one => traits.push(one.clone()),
            }
        }
        Ok(Self {
            ty,
            traits,
            has_as,
            options: Options::parse(input, &OF_COMPONENT)?,
        })
    }
}

/// Returns the error for `as dyn A + dyn B`.
fn joined(input: ParseStream<'_>) -> Option<Error> {
    TypeTraitObject::without_plus(input).ok()?;
    let plus = input.parse::<Token![+]>().ok()?;
    let message = "several traits need parentheses; write `as (dyn A, dyn B)` instead";
    input
        .peek(Token![dyn])
        .then(|| Error::new(plus.span, message))
}

impl Function {
    fn parse(input: ParseStream<'_>, example: &str, options: &[&str]) -> syn::Result<Self> {
        let asyncness: Option<Token![async]> = input.parse()?;
        if let Some(asyncness) = asyncness.filter(|_| !cfg!(feature = "async")) {
            let message =
                "an async function needs the feature `async` of wirework; enable it in Cargo.toml";
            return Err(Error::new(asyncness.span, message));
        }
        let start = input.span();
        let path: ExprPath = input.parse().map_err(|_| {
            let message = format!("expected the path of a function; write `{example}` instead");
            Error::new(start, message)
        })?;
        if !input.peek(Token![->]) {
            let message = format!(
                "`{}` has no type; write `{example}` instead",
                readable(&path)
            );
            return Err(Error::new_spanned(path, message));
        }
        input.parse::<Token![->]>()?;
        Ok(Self {
            asyncness,
            path,
            ty: key_type(input)?,
            options: Options::parse(input, options)?,
        })
    }

    pub(crate) fn factory(input: ParseStream<'_>) -> syn::Result<Self> {
        let factory = Self::parse(input, "function -> Type", &OF_FACTORY)?;
        factory.options.require_hooks()?;
        Ok(factory)
    }

    pub(crate) fn decorator(input: ParseStream<'_>) -> syn::Result<Self> {
        Self::parse(input, "function -> dyn Trait", &["key = Type"])
    }

    /// Returns the key that the function constructs or decorates.
    pub(crate) fn key(&self) -> Key {
        Key {
            ty: self.ty.clone(),
            qualifier: self.options.key.clone(),
        }
    }
}

impl Parse for Import {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let module = any_type(input)?;
        if !input.peek(Brace) {
            let name = readable(&module);
            let message = match &module {
                Type::TraitObject(_) => {
                    format!("`imports` lists modules; write `TheModule {{ {name} }}` instead")
                }
                _ => format!("`{name}` lists no imports; write `{name} {{ dyn Trait }}` instead"),
            };
            return Err(Error::new_spanned(module, message));
        }
        let content;
        braced!(content in input);
        let keys = content.parse_terminated(Key::parse, Token![,])?;
        Ok(Self {
            module,
            keys: keys.into_iter().collect(),
        })
    }
}

/// Parses the path of the crate.
pub(crate) fn root(input: ParseStream<'_>) -> syn::Result<Path> {
    input.parse::<Token![=]>()?;
    crate_path::checked(input.parse()?)
}
