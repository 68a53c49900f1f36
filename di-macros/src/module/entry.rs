//! The entries of the lists, each in the form in which it is written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{
    Error, Expr, ExprPath, Path, Token, Type, TypeTraitObject, braced,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    token::{Brace, Paren},
};

use crate::module::names::{short, spelt};
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
    pub(crate) traits: Vec<Type>,
    pub(crate) options: Options,
}

/// `connect -> PgPool: transient`; of a decorator the same.
pub(crate) struct Function {
    pub(crate) path: ExprPath,
    pub(crate) ty: Type,
    pub(crate) options: Options,
}

/// `MetricsModule { dyn Metrics, Registry }`.
pub(crate) struct Import {
    pub(crate) module: Type,
    pub(crate) keys: Vec<Key>,
}

/// What stands after the colon.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) lifetime: Option<Ident>,
    pub(crate) key: Option<Type>,
    pub(crate) entry: Option<(Ident, Expr)>,
}

impl Key {
    /// The tokens that tell it from others.
    pub(crate) fn spelt(&self) -> String {
        let ty = spelt(without_groups(&self.ty));
        match &self.qualifier {
            Some(qualifier) => format!("{ty} keyed {}", qualifier.to_token_stream()),
            None => ty,
        }
    }

    /// As it is called in a message.
    pub(crate) fn name(&self) -> String {
        let ty = short(&self.ty);
        match &self.qualifier {
            Some(qualifier) => format!("{ty} keyed {}", short(qualifier)),
            None => ty,
        }
    }

    /// As it is written.
    pub(crate) fn written(&self) -> String {
        let ty = readable(&self.ty);
        match &self.qualifier {
            Some(qualifier) => format!("{ty}: key = {}", readable(qualifier)),
            None => ty,
        }
    }
}

impl Options {
    /// What stands after the colon, if one does: `scoped`, `key = Primary`, `entry = "stripe"`.
    /// `allowed` are those that may stand here.
    fn parse(input: ParseStream<'_>, allowed: &[&str]) -> syn::Result<Self> {
        let mut options = Self::default();
        if !input.peek(Token![:]) {
            return Ok(options);
        }
        input.parse::<Token![:]>()?;
        options.parse_one(input, allowed)?;
        while input.peek(Token![,]) && at_option(input) {
            input.parse::<Token![,]>()?;
            options.parse_one(input, allowed)?;
        }
        Ok(options)
    }

    fn parse_one(&mut self, input: ParseStream<'_>, allowed: &[&str]) -> syn::Result<()> {
        let list = || {
            let options = allowed.iter().map(|option| format!("`{option}`"));
            options.collect::<Vec<_>>().join(", ")
        };
        let name = input
            .call(Ident::parse_any)
            .map_err(|_| input.error(format!("expected an option of the entry: {}", list())))?;
        let spelt = name.unraw().to_string();
        let is_lifetime = matches!(spelt.as_str(), "singleton" | "scoped" | "transient");
        let is_known = allowed
            .iter()
            .any(|option| option.split(' ').next() == Some(spelt.as_str()));
        if !is_known {
            let message = format!(
                "unknown option `{spelt}` of an entry; expected one of {}",
                list()
            );
            return Err(Error::new(name.span(), message));
        }
        let is_given = match spelt.as_str() {
            "key" => self.key.is_some(),
            "entry" => self.entry.is_some(),
            _ => self.lifetime.is_some(),
        };
        if is_given {
            let message = if is_lifetime {
                format!("an entry has one lifetime; remove `{spelt}`")
            } else {
                format!("duplicate option `{spelt}`; write it once instead")
            };
            return Err(Error::new(name.span(), message));
        }
        if is_lifetime {
            self.lifetime = Some(name);
            return Ok(());
        }
        if !input.peek(Token![=]) {
            let form = if spelt == "key" {
                "key = Type"
            } else {
                "entry = value"
            };
            let message = format!("option `{spelt}` needs a value; write `{form}` instead");
            return Err(Error::new(name.span(), message));
        }
        input.parse::<Token![=]>()?;
        if spelt == "key" {
            self.key = Some(input.parse()?);
        } else {
            self.entry = Some((name, input.parse()?));
        }
        Ok(())
    }
}

/// Whether another option follows the comma, and not another entry.
fn at_option(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    if ahead.parse::<Token![,]>().is_err() {
        return false;
    }
    let Ok(name) = ahead.call(Ident::parse_any) else {
        return false;
    };
    match name.unraw().to_string().as_str() {
        "key" | "entry" => ahead.peek(Token![=]),
        "singleton" | "scoped" | "transient" => ahead.is_empty() || ahead.peek(Token![,]),
        _ => false,
    }
}

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ty = input.parse()?;
        let options = Options::parse(input, &["key = Type"])?;
        Ok(Self {
            ty,
            qualifier: options.key,
        })
    }
}

impl Parse for Component {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ty = input.parse()?;
        let mut traits = Vec::new();
        if input.peek(Token![as]) {
            let token = input.parse::<Token![as]>()?;
            if input.is_empty() || input.peek(Token![,]) || input.peek(Token![:]) {
                let message = "`as` needs a trait; write `as dyn Trait` instead";
                return Err(Error::new(token.span, message));
            }
            let is_list = input.peek(Paren);
            let ahead = input.fork();
            let bound = input.parse::<Type>();
            match bound.map_err(|error| joined(&ahead).unwrap_or(error))? {
                Type::Tuple(list) if is_list => traits.extend(list.elems),
                one => traits.push(without_groups(&one).clone()),
            }
        }
        let options = [
            "singleton",
            "scoped",
            "transient",
            "key = Type",
            "entry = value",
        ];
        Ok(Self {
            ty,
            traits,
            options: Options::parse(input, &options)?,
        })
    }
}

/// The mistake of `as dyn A + dyn B`.
fn joined(input: ParseStream<'_>) -> Option<Error> {
    TypeTraitObject::without_plus(input).ok()?;
    let plus = input.parse::<Token![+]>().ok()?;
    let message = "several traits stand in parentheses; write `as (dyn A, dyn B)` instead";
    input
        .peek(Token![dyn])
        .then(|| Error::new(plus.span, message))
}

impl Function {
    fn parse(input: ParseStream<'_>, example: &str, options: &[&str]) -> syn::Result<Self> {
        let path: ExprPath = input.parse()?;
        if !input.peek(Token![->]) {
            let message = format!(
                "`{}` does not say what it is for; write `{example}` instead",
                readable(&path)
            );
            return Err(Error::new_spanned(path, message));
        }
        input.parse::<Token![->]>()?;
        Ok(Self {
            path,
            ty: input.parse()?,
            options: Options::parse(input, options)?,
        })
    }

    pub(crate) fn factory(input: ParseStream<'_>) -> syn::Result<Self> {
        let options = [
            "singleton",
            "scoped",
            "transient",
            "key = Type",
            "entry = value",
        ];
        Self::parse(input, "function -> Type", &options)
    }

    pub(crate) fn decorator(input: ParseStream<'_>) -> syn::Result<Self> {
        Self::parse(input, "function -> dyn Trait", &["key = Type"])
    }

    /// The key that it makes or decorates.
    pub(crate) fn key(&self) -> Key {
        Key {
            ty: self.ty.clone(),
            qualifier: self.options.key.clone(),
        }
    }
}

impl Parse for Import {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let module: Type = input.parse()?;
        if !input.peek(Brace) {
            let name = readable(&module);
            let message = format!(
                "`{name}` does not say what is imported; write `{name} {{ dyn Trait }}` instead"
            );
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

/// The path of the crate.
pub(crate) fn root(input: ParseStream<'_>) -> syn::Result<Path> {
    input.parse::<Token![=]>()?;
    input.parse()
}
